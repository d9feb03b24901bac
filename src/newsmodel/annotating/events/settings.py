"""Tells when and where a clause happened."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsmodel.annotating.events.clauses import Clause
from newsmodel.annotating.events.reading import Name, Reading
from newsmodel.annotating.events.zones import Zone
from newsmodel.model import ActorKind, Caption, Place, Span, TimeExpression

#: Words between a preposition and its place: "in the northern city of Osterby".
_MOST_BEFORE_PLACE = 6
#: Of the prepositions of a place, the first ones say where, the others also where to.
_SUREST = 5
#: Words of a place's name.
_MOST_CAPITALS = 4


def describes_noun(reading: Reading, when: TimeExpression) -> bool:
    """Tell whether a time only says which thing a noun means: "*Tuesday's* election"."""
    if reading.goes_on(when.span.end):
        return True
    i = reading.word_after(when.span.end)
    if i is None:
        return False
    lower = reading.words.lowers[i]
    return not (
        lower in reading.grammar.around_phrases
        or lower in reading.grammar.forms
        or lower.endswith(reading.grammar.after_phrases)
        or reading.is_capital(i)
    )


def is_aside(reading: Reading, when: TimeExpression) -> bool:
    """Tell whether a time stands in a clause that only tells more of somebody: "who won on Wednesday"."""
    first = reading.words_inside(when.span.start, when.span.end).start
    words = reading.words
    before = words.lowers[words.firsts[first] : first] if first < words.size else ()
    return not reading.grammar.clause_starts.isdisjoint(before)


@attrs.frozen
class FoundPlace:
    """A place that a sentence names, and how surely it is where something happened (less is surer)."""

    rank: int
    place: Place


def place_of(reading: Reading, clause: Clause) -> Place | None:
    """Return the place of the clause: the one that its caption prints, else what a preposition rules."""
    if isinstance(reading.block, Caption) and reading.block.place:
        return reading.block.place
    return _surest(reading, clause)


def place_in(reading: Reading) -> Place | None:
    """Return the place that the whole sentence names most surely."""
    return _surest(reading, None)


def _surest(reading: Reading, clause: Clause | None) -> Place | None:
    if not reading.names:
        return None
    found = min(_places_among(reading, clause), key=lambda one: one.rank, default=None)
    return found.place if found else None


def _places_among(reading: Reading, clause: Clause | None) -> Iterator[FoundPlace]:
    prepositions = reading.grammar.place_prepositions
    names = reading.names
    for number in reading.numbers(reading.name_offsets, clause) if clause else range(len(names)):
        name = names[number]
        inside = clause is None or name.start in clause.left or name.start in clause.right
        if not inside or not _is_somewhere(reading, name):
            continue
        if reading.block.text.startswith(reading.grammar.place_endings, name.end):
            yield FoundPlace(0, _as_place(reading, name))
            continue
        i = reading.starting.get(name.start)
        preposition = None if i is None else _place_preposition(reading, i)
        if preposition in prepositions and not reading.describes_next(names, number):
            yield FoundPlace(prepositions.index(preposition), _as_place(reading, name))


def unknown_place_in(reading: Reading) -> Place | None:
    """Return what looks like a place that no actor is: "the track at *Vessel Bay*"."""
    if reading.grammar.capital_nouns or reading.zone is Zone.HEADLINE:
        return None
    surest = reading.grammar.place_prepositions[:_SUREST]
    for i, lower in enumerate(reading.words.lowers):
        if lower in surest and (span := _capitals_after(reading, i)):
            return Place(reading.block.text[span.start : span.end], span=span)
    return None


def _capitals_after(reading: Reading, i: int) -> Span | None:
    """Return the capitals behind the preposition at *i*, unless they are a time or somebody's name."""
    words = reading.words
    over = reading.grammar.before_capitals
    first = i + 1
    while first < words.size and words.lowers[first] in over and not reading.is_capital(first):
        first += 1
    end = first
    reach = min(words.size, first + _MOST_CAPITALS + 1)
    while end < reach and words.firsts[end] == words.firsts[i] and reading.is_capital(end):
        end += 1
    if end == first or end - first > _MOST_CAPITALS:
        return None
    after = reading.word_after(words.ends[end - 1])
    if after is not None and words.lowers[after] not in reading.grammar.around_phrases:
        return None  # "in Norland-held parts"
    start, last = words.starts[first], words.ends[end - 1]
    taken = [(when.span.start, when.span.end) for when in reading.times]
    taken += [(name.start, name.end) for name in reading.names if name.actor.kind is ActorKind.PERSON]
    if any(begin < last and start < stop for begin, stop in taken):
        return None
    return Span(reading.sentence.block, start, last)


def _as_place(reading: Reading, name: Name) -> Place:
    span = Span(reading.sentence.block, name.start, name.end)
    return Place(reading.block.text[name.start : name.end], span=span, actor=name.actor)


def _is_somewhere(reading: Reading, name: Name) -> bool:
    """Tell whether a name is a place, or an organisation called after its building."""
    last = reading.block.text[name.start : name.end].rpartition(" ")[2].lower()
    return name.actor.kind is ActorKind.PLACE or (
        name.actor.kind is ActorKind.ORGANIZATION and last in reading.grammar.place_heads
    )


def _place_preposition(reading: Reading, i: int) -> str | None:
    """Return the preposition of a place, over what describes it: "*in* the northern city of Osterby"."""
    grammar, lowers = reading.grammar, reading.words.lowers
    near = reading.preposition_before(i)
    if near in grammar.place_prepositions:
        return near
    j, described = i - 1, False
    if near is not None and i > 1 and lowers[i - 1] == near:
        before = lowers[i - 2]
        if before in grammar.place_prepositions:
            return before  # "cerca de Osterby", "outside of Osterby"
    while j >= max(reading.words.firsts[i], i - _MOST_BEFORE_PLACE):
        lower = lowers[j]
        if described and lower in grammar.place_prepositions:
            return lower
        described = described or lower in grammar.place_nouns or lower in grammar.place_modifiers
        if lower in grammar.forms and not described:
            return None
        j -= 1
    return None
