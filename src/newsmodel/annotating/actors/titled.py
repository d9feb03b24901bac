"""Cuts runs of capitals in headings that give every word a capital: at their verbs no name goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from newsmodel.annotating.actors.capitalised import is_given_name
from newsmodel.annotating.actors.runs import Run, Word
from newsmodel.annotating.actors.words import Lookup
from newsmodel.annotating.events.verbs import grammar_of
from newsmodel.language import Language

#: Words of a name that is looked for in a heading.
_MOST_WORDS = 4
#: Words of a run in which one known word can stand beside others that are no part of its name.
_FEWEST_AROUND = 3


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


def has_capital_verb(runs: Iterable[Run], lookup: Lookup) -> bool:
    """Tell whether a verb, or a word before one, has a capital inside *runs*: "Ada Winter *Slams* Okoro."."""
    verbal = _verbal(lookup.language)
    return any(word.folded in verbal for run in runs for word in run.words[1:])


def names_of(runs: Iterable[Run]) -> frozenset[tuple[str, ...]]:
    """Return the short runs of capitals inside sentences, by their folded words: names a heading may have."""
    return frozenset(
        tuple(word.folded for word in run.words)
        for run in runs
        if len(run.words) <= _MOST_WORDS and not run.opens_sentence
    )


def cut_at_names(run: Run, names: frozenset[tuple[str, ...]], lookup: Lookup) -> Iterator[Run]:
    """Yield *run* cut around the longest of *names* that it has: "Wild" "Ada Winter" "Rumours".

    What ends in the head of an organisation stays whole: "Osterby Council".
    """
    folded = [word.folded for word in run.words]
    rest = first = 0
    while first < len(folded):
        longest = min(_MOST_WORDS, len(folded) - first)
        count = next((n for n in range(longest, 0, -1) if tuple(folded[first : first + n]) in names), 0)
        alone = count == 1 and _may_be_longer(run.words, first, lookup)
        if not count or alone or _heads_behind(run.words[first + count :], lookup):
            first += 1
            continue
        if first > rest:
            yield _part(run, rest, first)
        yield _part(run, first, first + count)
        first = rest = first + count
    if rest < len(folded):
        yield _part(run, rest, len(folded)) if rest else run


def _may_be_longer(words: tuple[Word, ...], at: int, lookup: Lookup) -> bool:
    """Tell whether a known word may be part of a name that is not known: "Ada *Winter*"."""
    near = words[max(0, at - 1) : at + 1]
    return len(words) < _FEWEST_AROUND or any(is_given_name(word, lookup) for word in near)


def _heads_behind(words: tuple[Word, ...], lookup: Lookup) -> bool:
    return any(lookup.is_organization_head(word.text) or word.folded in lookup.place_heads for word in words)


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
