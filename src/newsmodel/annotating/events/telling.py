"""Reads one sentence: its clauses, and of each who takes part, when and where."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import attrs

from newsmodel.annotating.events.clauses import Clause, Word, clauses_of, words_of
from newsmodel.annotating.events.verbs import Grammar, status_of
from newsmodel.annotating.events.zones import Zone
from newsmodel.model import (
    Actor,
    ActorKind,
    Block,
    Caption,
    Event,
    Participant,
    ParticipantRole,
    Place,
    Span,
    TimeExpression,
)

# What stands in brackets takes no part in the clauses around it. The first form is what a credit leaves
# behind whose bracket was opened in the sentence before.
_BRACKETS = re.compile(r"^[^()]{0,80}\)|\([^()]{0,300}\)")
_GOES_ON = re.compile(r"[-’'.]?[^\W_]")
#: Words between a name and another that it only describes: "*Harbour Board* chairman Ada Winter".
_MOST_BETWEEN = 4
#: Titles and articles between a preposition and a name.
_MOST_TITLES = 20
#: Words between a preposition and its place: "in the northern city of Osterby".
_MOST_BEFORE_PLACE = 6


@attrs.frozen
class Name:
    """A mention as the events see it: half-open code-point offsets in its block."""

    start: int
    end: int
    actor: Actor


class Telling:
    """One sentence, with the names and times that stand in it."""

    def __init__(
        self,
        block: Block,
        sentence: Span,
        zone: Zone,
        grammar: Grammar,
        *,
        names: Sequence[Name],
        times: Sequence[TimeExpression],
        hidden: Sequence[Span] = (),
    ) -> None:
        """Take in a sentence.

        Args:
            block: in which it stands.
            sentence: its span.
            zone: where in the article that is.
            grammar: of the article's language.
            names: of the block, in reading order.
            times: of the block.
            hidden: what the article does not tell itself: direct speech, the dateline.
        """
        self.block, self.sentence, self.zone, self.grammar = block, sentence, zone, grammar
        stretches = [(span.start, span.end) for span in hidden]
        stretches += _in_brackets(block.text, sentence)

        def is_told(start: int) -> bool:
            return not any(first <= start < end for first, end in stretches)

        first, last = sentence.start, sentence.end
        self.names = [name for name in names if first <= name.start < last and is_told(name.start)]
        self.times = [when for when in times if first <= when.span.start < last and is_told(when.span.start)]
        words = words_of(block.text, first, last)
        self.words = [word for word in words if is_told(word.start)] if stretches else words
        self.starting = {word.start: i for i, word in enumerate(self.words)}
        self.offsets = [word.start for word in self.words]
        self.name_offsets = [name.start for name in self.names]
        self.time_offsets = [when.span.start for when in self.times]

    def clauses(self) -> list[Clause]:
        """Return the clauses of the sentence."""
        name_ends = frozenset(name.end for name in self.names)
        return clauses_of(
            self.words,
            name_ends,
            self.grammar,
            terse=self.zone.is_terse,
            headline=self.zone is Zone.HEADLINE,
        )

    def event(self, clause: Clause) -> Event:
        """Return the event that *clause* tells."""
        return Event(
            clause.action,
            Span(self.sentence.block, min(clause.first, clause.start), max(clause.right_end, clause.end)),
            participants=tuple(self.participants_of(clause)),
            time=self.time_of(clause),
            place=self.place_of(clause),
            status=status_of(clause.before, self.grammar),
            type=clause.verb.type,
            evidence=(f"verb:{clause.verb.lemma}", f"zone:{self.zone.value}"),
        )

    def participants_of(self, clause: Clause) -> Iterator[Participant]:
        """Yield the actors before the verb, then those after it."""
        seen: set[str] = set()
        for number in self.numbers(self.name_offsets, clause.left | clause.right):
            name = self.names[number]
            if name.actor.id in seen or self.describes_next(number) or self.is_part_of_place(number):
                continue
            role = self.role_of(name, clause)
            if role is not None:
                seen.add(name.actor.id)
                yield Participant(name.actor, role)

    def role_of(self, name: Name, clause: Clause) -> ParticipantRole | None:
        i = self.starting.get(name.start)
        if i is None or self.is_possessive(name):
            return None
        preposition = self.preposition_before(i)
        if name.start in clause.left:
            if preposition:
                return None
            return ParticipantRole.PATIENT if clause.passive else ParticipantRole.AGENT
        if name.start in clause.right:
            if preposition is None:
                return ParticipantRole.PATIENT
            if clause.passive and preposition in self.grammar.agent_prepositions:
                return ParticipantRole.AGENT
            return ParticipantRole.OTHER if preposition in self.grammar.partner_prepositions else None
        return None

    def describes_next(self, number: int) -> bool:
        """Tell whether a name only says of which house a person is: "*Harbour Board* chairman Ada Winter"."""
        if number + 1 == len(self.names):
            return False
        name, following = self.names[number], self.names[number + 1]
        if name.actor.kind is ActorKind.PERSON or following.actor.kind is not ActorKind.PERSON:
            return False
        first, last = (bisect_left(self.offsets, offset) for offset in (name.end, following.start))
        between = self.words[first:last] if last - first <= _MOST_BETWEEN else self.words[:0]
        part = self.grammar.prepositions | self.grammar.coordinators | self.grammar.clause_starts
        return (
            last - first <= _MOST_BETWEEN
            and name.actor is not following.actor
            and len({self.words[i].segment for i in self.indices(name, following)}) == 1
            and not any(word.lower in part or word.lower in self.grammar.forms for word in between)
        )

    def indices(self, *names: Name) -> Iterator[int]:
        return (self.starting[name.start] for name in names if name.start in self.starting)

    def is_part_of_place(self, number: int) -> bool:
        """Tell whether a name belongs to a printed place: "in Osterby, *Norland*"."""
        name = self.names[number]
        if isinstance(self.block, Caption) and self.block.place and self.block.place.span:
            span = self.block.place.span
            if span.start <= name.start < span.end:
                return True
        if name.actor.kind is not ActorKind.PLACE or number == 0:
            return False
        before = self.names[number - 1]
        return before.actor.kind is ActorKind.PLACE and self.block.text[before.end : name.start] == ", "

    def is_possessive(self, name: Name) -> bool:
        """Tell whether the word goes on after the name: "Aune's"."""
        return _GOES_ON.match(self.block.text, name.end) is not None

    def preposition_before(self, i: int) -> str | None:
        """Return the preposition that rules the name beginning at word *i*, over its titles and articles."""
        j = i - 1
        while j >= max(0, i - _MOST_TITLES) and self.words[j].segment == self.words[i].segment:
            word = self.words[j]
            if word.lower in self.grammar.prepositions:
                return word.lower
            if not (self.is_capital(word) or word.lower in self.grammar.determiners):
                return None
            j -= 1
        return None

    def place_preposition_before(self, i: int) -> str | None:
        """Return the preposition of a place, over what describes it: "*in* the northern city of Osterby"."""
        near = self.preposition_before(i)
        if near in self.grammar.place_prepositions:
            return near
        j, described = i - 1, False
        while j >= max(0, i - _MOST_BEFORE_PLACE) and self.words[j].segment == self.words[i].segment:
            lower = self.words[j].lower
            if described and lower in self.grammar.place_prepositions:
                return lower
            described = described or lower in self.grammar.place_nouns
            if lower in self.grammar.forms and not described:
                return None
            j -= 1
        return None

    def is_capital(self, word: Word) -> bool:
        return self.block.text[word.start].isupper()

    def time_of(self, clause: Clause) -> TimeExpression | None:
        """Return the time of the clause: the nearest to its verb that has a place on the calendar."""
        if isinstance(self.block, Caption) and self.block.time:
            return self.block.time
        offsets = clause.left | clause.right
        near = (self.times[number] for number in self.numbers(self.time_offsets, offsets))
        mine = [when for when in near if when.start and self.within(when.span, offsets)]
        return min(mine, key=lambda when: abs(when.span.start - clause.start), default=None)

    def within(self, span: Span, offsets: frozenset[int]) -> bool:
        first, last = (bisect_left(self.offsets, offset) for offset in (span.start, span.end))
        return any(offset in offsets for offset in self.offsets[first:last])

    def numbers(self, starts: Sequence[int], offsets: frozenset[int]) -> range:
        """Return which of the names or times that begin at *starts* stand between the ends of *offsets*."""
        if not offsets:
            return range(0)
        # An expression of time may begin with words that are no words of a clause ("*the* 3rd").
        first = max(0, bisect_left(starts, min(offsets)) - 1)
        return range(first, bisect_right(starts, max(offsets)))

    def place_of(self, clause: Clause) -> Place | None:
        """Return the place of the clause: the one that its caption prints, else what a preposition rules."""
        if isinstance(self.block, Caption) and self.block.place:
            return self.block.place
        return self.place_among(clause.right | clause.left)

    def place(self) -> Place | None:
        """Return the place of the whole sentence."""
        return self.place_among(frozenset(self.starting))

    def place_among(self, offsets: frozenset[int]) -> Place | None:
        """Return the place among names at *offsets* whose preposition says most surely where it was."""
        best: tuple[int, Place] | None = None
        for number in self.numbers(self.name_offsets, offsets):
            name = self.names[number]
            if name.start not in offsets or not self.is_somewhere(name) or self.describes_next(number):
                continue
            i = self.starting.get(name.start)
            preposition = None if i is None else self.place_preposition_before(i)
            if preposition in self.grammar.place_prepositions:
                rank = self.grammar.place_prepositions.index(preposition)
                span = Span(self.sentence.block, name.start, name.end)
                if best is None or rank < best[0]:
                    best = rank, Place(self.block.text[name.start : name.end], span=span, actor=name.actor)
        return best[1] if best else None

    def is_somewhere(self, name: Name) -> bool:
        """Tell whether a name is a place, or an organisation called after its building."""
        last = self.block.text[name.start : name.end].rpartition(" ")[2].lower()
        return name.actor.kind is ActorKind.PLACE or (
            name.actor.kind is ActorKind.ORGANIZATION and last in self.grammar.place_heads
        )


def _in_brackets(text: str, sentence: Span) -> list[tuple[int, int]]:
    stretches = [
        (sentence.start + match.start(), sentence.start + match.end())
        for match in _BRACKETS.finditer(text[sentence.start : sentence.end])
    ]
    covered = sum(end - start for start, end in stretches)
    # A sentence that stands in brackets whole tells what it tells.
    return stretches if covered < 0.8 * (sentence.end - sentence.start) else []
