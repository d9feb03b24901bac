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
from newsmodel.model import Actor, Event, EventStatus, EventType, Participant, Span, TimeExpression


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


class Told:
    """A clause of a sentence with what it tells; its event is made when somebody asks."""

    __slots__ = ("clause", "is_noun", "kind", "participants", "reading", "speaks", "status", "subject")

    def __init__(
        self,
        telling: Telling,
        clause: Clause,
        kind: EventType,
        subject: Span | None,
        *,
        speaks: bool = False,
        is_noun: bool = False,
    ) -> None:
        """Take in a clause.

        Args:
            telling: the sentence.
            clause: one of its clauses.
            kind: what that tells.
            subject: the phrase that its verb has for a subject, if that is known.
            speaks: its news is in what somebody says.
            is_noun: a noun tells it.
        """
        self.reading: Reading = telling.reading
        self.clause: Clause = clause
        self.kind: EventType = kind
        self.subject: Span | None = subject
        self.speaks: bool = speaks
        self.is_noun: bool = is_noun
        parties = participants_of(telling.reading, telling.parties, telling.starts, clause, subject)
        self.participants: tuple[Participant, ...] = tuple(parties)
        self.status: EventStatus = status_of(clause.before, telling.reading.grammar, clause.verb)

    @property
    def span(self) -> Span:
        """The clause in its block."""
        clause = self.clause
        first, last = min(clause.first, clause.start), max(clause.right_end, clause.end)
        return Span(self.reading.sentence.block, first, last)

    def event(self, day: tuple[TimeExpression, float] | None) -> Event:
        """Return what the clause tells, on its *day*, which comes with how likely it is."""
        zone = self.reading.zone.value
        evidence = f"{'noun' if self.is_noun else 'verb'}:{self.clause.verb.lemma}", f"zone:{zone}"
        return Event(
            self.clause.action,
            self.span,
            participants=self.participants,
            time=day[0] if day else None,
            place=place_of(self.reading, self.clause),
            status=self.status,
            type=self.kind,
            evidence=(*evidence, f"dated:{day[1]:.2f}") if day else evidence,
        )
