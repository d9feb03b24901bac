"""Chooses the verb that leads up to a quoted stretch, among those before it in its sentence."""

from __future__ import annotations

import operator
from bisect import bisect_left
from collections.abc import Sequence

from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.cues import Cue
from newsmodel.annotating.quotes.words import Does, Form, VerbKind

#: No more of a sentence is looked at: what has more tokens is no sentence.
_LONGEST_SENTENCE = 150
#: Tokens between an auxiliary and its participle.
_AUXILIARY_WITHIN = 5
_verb = operator.attrgetter("verb")


def lead_of(words: Words, cues: Sequence[Cue], first: int, quote: int) -> Cue | None:
    """Return the verb before the quote that attributes it: the last one, unless an earlier one is surer.

    A naming verb, a bare form, a gerund inside the clause or a form that may be a plural noun ("he said
    that executive orders were …") gives way to a finite verb before it.
    """
    index = bisect_left(cues, quote, key=_verb) - 1
    first = max(first, quote - _LONGEST_SENTENCE)
    fallback: Cue | None = None
    while index >= 0 and cues[index].verb >= first:
        cue = cues[index]
        index -= 1
        if cue.passive or _is_adjective(words, cue):
            continue
        if _is_sure(words, cue) or (
            fallback is None
            and cue.form.kind is not VerbKind.ATTITUDE
            and is_close(words, cue, quote)
            and not may_be_noun(words, cue)
        ):
            return cue
        if fallback is None or (_is_loose(words, fallback) and not _is_loose(words, cue)):
            fallback = cue
    return fallback


def _is_adjective(words: Words, cue: Cue) -> bool:
    """Tell whether a participle without its auxiliary tells more of a noun: « le plan, contesté par … »."""
    if cue.form.form is not Form.PARTICIPLE or not words.vocabulary.compound_inversion:
        return False
    before = range(max(0, cue.verb - _AUXILIARY_WITHIN), cue.verb)
    return not words.vocabulary.any_form and not any(words.does[i] & Does.AUXILIARY for i in before)


def introduces(words: Words, cue: Cue, quote: int, *, capital: bool) -> bool:
    """Tell whether the verb stands right before the quote and surely introduces it."""
    if not is_close(words, cue, quote) or may_be_noun(words, cue):
        return False
    return words.lower[quote - 1] in ",:" or (cue.form.speech and capital) or cue.form.names


def is_close(words: Words, cue: Cue, quote: int) -> bool:
    """Tell whether nothing but a comma or a colon stands between verb and quote."""
    return cue.last + 1 == quote or (cue.last + 2 == quote and words.lower[quote - 1] in ",:")


def _is_sure(words: Words, cue: Cue) -> bool:
    if cue.form.form is Form.GERUND and cue.form.names and words.lower[cue.first - 1] == ",":
        # “Nobody asked us,” he said, calling it …: the verb before has its quote already.
        first = words.sentence(cue.first)[0]
        return words.has_quote(max(first, cue.first - _LONGEST_SENTENCE), cue.first)
    if cue.form.form is Form.BARE or cue.form.names:
        return cue.form.form is Form.FINITE and _has_subject(words, cue) and not may_be_noun(words, cue)
    if cue.form.form is Form.GERUND:
        return cue.form.speech and not _is_loose(words, cue)
    return cue.form.speech and not may_be_noun(words, cue)


def _is_loose(words: Words, cue: Cue) -> bool:
    """A gerund inside a phrase ("a report saying"), or what may be no verb at all."""
    if cue.form.form is Form.GERUND:
        return (
            cue.first > 0
            and words.is_word(cue.first - 1)
            and not words.does[cue.first - 1] & Does.CONJUNCTION
        )
    return cue.form.form is Form.BARE or may_be_noun(words, cue)


def _has_subject(words: Words, cue: Cue) -> bool:
    before = cue.first - 1
    return before >= 0 and (bool(words.does[before] & Does.PRONOUN) or words.is_capital(before))


def may_be_noun(words: Words, cue: Cue) -> bool:
    """Tell whether the verb's form may be the plural of a noun: "claims"."""
    return (
        cue.form.form is Form.FINITE
        and not cue.form.never_noun
        and bool(words.vocabulary.plural_endings)
        and words.lower[cue.verb].endswith(words.vocabulary.plural_endings)
        and cue.verb > 0
        and not words.does[cue.verb - 1] & (Does.PRONOUN | Does.RELATIVE)
        and not words.is_capital(cue.verb - 1)
    )
