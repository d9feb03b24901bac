"""Reads one sentence: its clauses, and of each who takes part, when and where."""

from __future__ import annotations

from collections.abc import Mapping

from newsmodel._lazily import worked_out_once
from newsmodel.annotating.events.clauses import Clause
from newsmodel.annotating.events.parties import participants_of
from newsmodel.annotating.events.reading import Name, Reading
from newsmodel.annotating.events.settings import place_of
from newsmodel.annotating.events.unnamed import named_and_unnamed
from newsmodel.annotating.events.verbs import status_of
from newsmodel.model import Actor, Event, EventType, Span, TimeExpression


class Telling:
    """One sentence that can tell events."""

    def __init__(self, reading: Reading, holders: Mapping[str, Actor]) -> None:
        """Take in a sentence, and who in the article holds which office."""
        self.reading = reading
        self.holders = holders

    @worked_out_once
    def parties(self) -> list[Name]:
        """Who can take part, those by their office among them."""
        return named_and_unnamed(self.reading, self.holders)

    @worked_out_once
    def starts(self) -> list[int]:
        """The offsets at which those begin who can take part."""
        return [party.start for party in self.parties]

    def clauses(self) -> list[Clause]:
        """Return the clauses of the sentence."""
        return self.reading.clauses(self.parties) if self.reading.may_have_verbs() else []

    def event(
        self, clause: Clause, when: TimeExpression | None, kind: EventType, subject: Span | None
    ) -> Event:
        """Return the event of a kind that *clause* tells of a time."""
        reading = self.reading
        return Event(
            clause.action,
            Span(reading.sentence.block, min(clause.first, clause.start), max(clause.right_end, clause.end)),
            participants=tuple(participants_of(reading, self.parties, self.starts, clause, subject)),
            time=when,
            place=place_of(reading, clause),
            status=status_of(clause.before, reading.grammar, clause.verb),
            type=kind,
            evidence=(f"verb:{clause.verb.lemma}", f"zone:{reading.zone.value}"),
        )
