"""Finds what happened where a noun tells it: "the Oct. 7 *attack*", "her *arrest* in May"."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

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


def happenings_of(reading: Reading, clauses: Sequence[Clause]) -> list[Clause]:
    """Return the nouns of a sentence that tell what happened at one of its times, as clauses without a verb.

    *clauses* are those of its verbs. What a verb does to something is told by the verb: "signed the *treaty*
    in 2019".
    """
    if not reading.grammar.happenings:
        return []
    verbs = {reading.starting[clause.start] for clause in clauses}
    found: dict[int, Clause] = {}
    for when in reading.times:
        if when.start is not None:
            found.update((clause.start, clause) for clause in _beside(reading, when, verbs))
    return [found[start] for start in sorted(found)]


def _beside(reading: Reading, when: TimeExpression, verbs: Container[int]) -> Iterator[Clause]:
    inside = reading.words_inside(when.span.start, when.span.end)
    for i in (*_behind(reading, inside, verbs), *_before(reading, inside, verbs)):
        noun = happening(reading, i)
        if noun is not None:
            first = _first_of(reading, i, verbs)
            if i >= inside.stop or _stands_free(reading, first, verbs):
                yield _clause(reading, i, noun, first, inside)
            return


def _behind(reading: Reading, inside: range, verbs: Container[int]) -> Iterator[int]:
    """Yield the words of the phrase that begins with a time: "the *Oct. 7* border attack"."""
    words = reading.words
    for i in range(inside.stop, min(words.size, inside.stop + _BEHIND)):
        if reading.opens(i) or i in verbs or words.lowers[i] in reading.grammar.around_phrases:
            return
        yield i


def _before(reading: Reading, inside: range, verbs: Container[int]) -> Iterator[int]:
    """Yield the words before a time up to the next verb, the nearest first."""
    words, grammar = reading.words, reading.grammar
    if inside.start >= words.size:
        return
    for i in range(inside.start - 1, max(words.firsts[inside.start], inside.start - _BEFORE) - 1, -1):
        if i in verbs or words.lowers[i] in grammar.clause_starts or words.lowers[i] in grammar.before_verbs:
            return
        yield i


def _stands_free(reading: Reading, first: int, verbs: Container[int]) -> bool:
    """Tell whether a phrase is no object: a preposition rules it, or no verb stands before it."""
    words = reading.words
    if first > words.firsts[first] and words.lowers[first - 1] in reading.grammar.prepositions:
        return True
    return not any(i in verbs for i in range(words.firsts[first], first))


def _first_of(reading: Reading, i: int, verbs: Container[int]) -> int:
    """Return the word that the phrase of the noun at *i* begins with."""
    words, grammar = reading.words, reading.grammar
    first = i
    while first > words.firsts[i] and i - first < _MOST_OF_PHRASE:
        lower = words.lowers[first - 1]
        if first - 1 in verbs or lower in grammar.prepositions:
            break
        if lower in grammar.clause_starts or lower in grammar.before_verbs:
            break
        first -= 1
        if lower in grammar.articles or lower in grammar.determiners:
            break
    return first


def happening(reading: Reading, i: int) -> Verb | None:
    """Return the noun at word *i* as a verb, if it tells what happened."""
    grammar, lower = reading.grammar, reading.words.lowers[i]
    if grammar.capital_nouns and not reading.is_capital(i):
        return None
    known = grammar.happenings.get(lower)
    if known is not None:
        return known if _ends_phrase(reading, i) else None
    if not grammar.capital_nouns:
        return None
    # A compound: "Farbanschlag"
    start = next((k for k in range(3, len(lower) - 3) if lower[k:] in grammar.happenings), None)
    return None if start is None else Verb(lower, grammar.happenings[lower[start:]].type, Form.PARTICIPLE)


def _ends_phrase(reading: Reading, i: int) -> bool:
    """Tell whether the noun at *i* is the last of its phrase: not in "a *conference* call"."""
    words, grammar = reading.words, reading.grammar
    if grammar.adjectives_follow or i + 1 == words.size or reading.opens(i + 1):
        return True
    after = words.lowers[i + 1]
    verb = grammar.forms.get(after)
    return (
        after in grammar.around_phrases
        or (verb is not None and not verb.is_bare)
        or after.endswith(grammar.adverb_endings)
        or reading.is_in_time(words.starts[i + 1])
        or reading.is_capital(i + 1)
    )


def _clause(reading: Reading, i: int, noun: Verb, first: int, inside: range) -> Clause:
    words = reading.words
    last = max(i, inside.stop - 1)
    right = frozenset(words.starts[i + 1 : last + 1])
    return Clause(
        verb=noun,
        action=noun.lemma,
        passive=False,
        start=words.starts[i],
        end=words.ends[i],
        before=(),
        first=words.starts[min(first, inside.start)],
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
