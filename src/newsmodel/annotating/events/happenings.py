"""Finds what happened where a noun tells it: "the Oct. 7 *attack*", "her *arrest* in May"."""

from __future__ import annotations

from collections.abc import Iterator

from newsmodel.annotating.events.clauses import Clause
from newsmodel.annotating.events.reading import Reading
from newsmodel.annotating.events.verbs import Form, Verb
from newsmodel.model import TimeExpression

#: Words between a time and the noun behind it: "the Oct. 7 *border* attack".
_BEHIND = 3
#: Words between a noun and the time behind it: "the attack *on fans in* October".
_BEFORE = 8
#: Words before the noun that belong to it: "the *deadly border* attack".
_MOST_OF_PHRASE = 4


def happenings_of(reading: Reading) -> list[Clause]:
    """Return the nouns of a sentence that tell what happened at one of its times, as clauses without a verb."""
    if not reading.grammar.happenings:
        return []
    found: dict[int, Clause] = {}
    for when in reading.times:
        if when.start is not None:
            found.update((clause.start, clause) for clause in _beside(reading, when))
    return [found[start] for start in sorted(found)]


def _beside(reading: Reading, when: TimeExpression) -> Iterator[Clause]:
    inside = reading.words_inside(when.span.start, when.span.end)
    for i in _around(reading, inside):
        verb = happening(reading, i)
        if verb is not None:
            yield _clause(reading, i, verb, inside)
            return


def _around(reading: Reading, inside: range) -> Iterator[int]:
    """Yield the words at which the noun of a time can stand, the nearest first."""
    words, grammar = reading.words, reading.grammar
    for i in range(inside.stop, min(words.size, inside.stop + _BEHIND)):
        if reading.opens(i) or words.lowers[i] in grammar.around_phrases or words.lowers[i] in grammar.forms:
            if words.lowers[i] not in grammar.forms or happening(reading, i) is None:
                break
        yield i
    for i in range(inside.start - 1, max(-1, inside.start - 1 - _BEFORE), -1):
        lower = words.lowers[i]
        if inside.start >= words.size or words.firsts[i] != words.firsts[inside.start]:
            break
        if lower in grammar.clause_starts or lower in grammar.before_verbs:
            break
        yield i


def happening(reading: Reading, i: int) -> Verb | None:
    """Return the noun at word *i* as a verb, if it tells what happened."""
    grammar, lower = reading.grammar, reading.words.lowers[i]
    if grammar.capital_nouns and not reading.is_capital(i):
        return None
    known = grammar.happenings.get(lower)
    if known is not None:
        return known
    if not grammar.capital_nouns:
        return None
    # A compound: "Farbanschlag"
    start = next((k for k in range(3, len(lower) - 3) if lower[k:] in grammar.happenings), None)
    return None if start is None else Verb(lower, grammar.happenings[lower[start:]].type, Form.PARTICIPLE)


def _clause(reading: Reading, i: int, noun: Verb, inside: range) -> Clause:
    words, grammar = reading.words, reading.grammar
    first = i
    while first > words.firsts[i] and i - first < _MOST_OF_PHRASE:
        lower = words.lowers[first - 1]
        if lower in grammar.prepositions or lower in grammar.clause_starts or lower in grammar.before_verbs:
            break
        first -= 1
        if lower in grammar.articles or lower in grammar.determiners:
            break
    last = max(i, inside.stop - 1)
    right = frozenset(words.starts[i + 1 : last + 1])
    return Clause(
        verb=noun,
        action=noun.lemma,
        passive=False,
        start=words.starts[i],
        end=words.ends[i],
        before=(),
        first=words.starts[min(first, inside.start)] if inside.start < i else words.starts[first],
        has_subject=False,
        has_content=False,
        subordinate=True,
        left=frozenset(),
        right=right,
        low=words.starts[i],
        high=max(right, default=words.starts[i]),
        right_end=words.ends[last],
        helper=words.starts[i],
    )
