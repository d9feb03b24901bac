"""Cuts runs of capitals in headings that give every word a capital: at their verbs no name goes on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from newsmodel.annotating.actors.capitalised import is_given_name
from newsmodel.annotating.actors.runs import Run, Word
from newsmodel.annotating.actors.words import Lookup
from newsmodel.annotating.events.verbs import grammar_of
from newsmodel.language import Language


def cut_at_verbs(run: Run, inside: frozenset[str], written: frozenset[str], lookup: Lookup) -> Iterator[Run]:
    """Yield what the verbs leave of a heading's *run*: "Ada Winter Slams Osterby Council".

    A word that has its capital elsewhere too is no verb, and behind a given name a surname is likelier: "Hugh
    Grant". *inside* are the words that stand with a capital inside the sentences of the article, *written*
    all of its words.
    """
    verbal = _verbal(lookup.language)
    first = 0
    for index, word in enumerate(run.words):
        if word.text in inside or not (word.folded in verbal or _is_small(word, written, lookup)):
            continue
        if index == 0 and run.opens_sentence:
            continue  # "Will Smith": the first word of a heading may be anything
        if index == first + 1 and _may_be_surname(run.words[first], word, written, lookup):
            continue
        if index > first:
            yield _part(run, first, index)
        first = index + 1
    if first < len(run.words):
        yield _part(run, first, len(run.words)) if first else run


def _is_small(word: Word, written: frozenset[str], lookup: Lookup) -> bool:
    return word.folded in lookup.stops and word.folded in written


def _may_be_surname(before: Word, word: Word, written: frozenset[str], lookup: Lookup) -> bool:
    return is_given_name(before, lookup) and before.folded not in written and word.folded not in written


def _part(run: Run, first: int, end: int) -> Run:
    return Run(run.block, run.words[first:end], run.opens_sentence and first == 0)


@lru_cache(maxsize=64)
def _verbal(language: Language) -> frozenset[str]:
    """Return the words that are verbs, stand before one, or rule what follows."""
    grammar = grammar_of(language)
    words = grammar.verbal.union(
        grammar.possibility, grammar.negations, grammar.adverbs, grammar.prepositions, grammar.clause_starts
    )
    return frozenset(word.casefold() for word in words)
