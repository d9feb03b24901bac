"""What happened: an action, who took part, when and where."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

import attrs

from newsmodel.model._fields import each, is_a, is_text, listed, maybe, member_name, shortened
from newsmodel.model.actor import Actor, Place
from newsmodel.model.extras import NO_EXTRAS, Extras, as_extras
from newsmodel.model.span import Span
from newsmodel.model.time import TimeExpression


class EventStatus(enum.Enum):
    """How real the text says the event is."""

    #: it happened, or is happening
    HAPPENED = "happened"
    #: it is to come
    PLANNED = "planned"
    #: it may happen, or may have happened
    POSSIBLE = "possible"
    #: it did not happen
    DENIED = "denied"


class EventType(enum.Enum):
    """A coarse type of event, after the categories of PLOVER (the successor of CAMEO)."""

    #: somebody says or announces something
    STATEMENT = "statement"
    #: talks, visits, calls
    MEETING = "meeting"
    #: contracts, treaties, mergers
    AGREEMENT = "agreement"
    #: marches, strikes, blockades
    PROTEST = "protest"
    #: violence against people or things
    ATTACK = "attack"
    #: elections and ballots
    VOTE = "vote"
    #: who takes or leaves an office
    APPOINTMENT = "appointment"
    ARREST = "arrest"  #: arrests, charges, trials, sentences
    #: crashes, fires, spills
    ACCIDENT = "accident"
    #: storms, floods, earthquakes
    DISASTER = "disaster"
    #: everything else that is told
    OTHER = "other"

    @property
    def plover(self) -> str | None:
        """The PLOVER category of such events; None where PLOVER has none, or several."""
        return _PLOVER.get(self)


_PLOVER = {
    EventType.MEETING: "CONSULT",
    EventType.AGREEMENT: "AGREE",
    EventType.PROTEST: "PROTEST",
    EventType.ATTACK: "ASSAULT",
    EventType.ARREST: "COERCE",
}


class ParticipantRole(enum.Enum):
    """What a participant does in the event."""

    AGENT = "agent"  #: does it
    PATIENT = "patient"  #: has it done to them
    OTHER = "other"  #: takes part otherwise


@attrs.frozen
class Participant:
    """An actor in an event."""

    #: the article's own
    actor: Actor = attrs.field(validator=is_a(Actor), repr=lambda actor: shortened(actor.name))
    #: what they do in the event
    role: ParticipantRole = attrs.field(
        default=ParticipantRole.OTHER,
        validator=is_a(ParticipantRole),
        repr=member_name,
    )


@attrs.frozen
class Event:
    """Something that the article says happened, will, might or did not."""

    #: the verb's lemma, its particle included ("vote down"), or the noun that tells it ("attack")
    action: str = attrs.field(validator=is_text, repr=shortened)
    #: the clause that tells it; of a statement, its source and its cue
    span: Span = attrs.field(validator=is_a(Span), repr=False)
    #: who did it and to whom
    participants: tuple[Participant, ...] = attrs.field(
        default=(),
        validator=each(Participant),
        repr=lambda participants: f"({listed(who.actor.name for who in participants)})",
        kw_only=True,
    )
    #: when: a time of the text, a week by its days ("2024-02-26/2024-03-03"), two times as the stretch that
    #: they bound; of the main event, where the article names no day, that of publication: then the time's
    #: evidence is ``"published"`` and its span the time stamp's or the event's own
    time: TimeExpression | None = attrs.field(
        default=None,
        validator=maybe(TimeExpression),
        repr=lambda time: shortened(time and time.value),
        kw_only=True,
    )
    #: None if the sentence tells none
    place: Place | None = attrs.field(
        default=None, validator=maybe(Place), repr=lambda place: shortened(place and place.text), kw_only=True
    )
    #: how real it is
    status: EventStatus = attrs.field(
        default=EventStatus.HAPPENED,
        validator=is_a(EventStatus),
        repr=member_name,
        kw_only=True,
    )
    #: None if the verb has none
    type: EventType = attrs.field(
        default=EventType.OTHER,
        validator=is_a(EventType),
        repr=member_name,
        kw_only=True,
    )
    #: the article's own news; one event at most
    main: bool = attrs.field(default=False, validator=is_a(bool), kw_only=True)
    #: what told the event
    evidence: tuple[str, ...] = attrs.field(default=(), validator=each(str), repr=False, kw_only=True)
    #: what users add
    extras: Extras = attrs.field(default=NO_EXTRAS, converter=as_extras, repr=False, kw_only=True)

    def _repr_html_(self) -> str:
        """Return what Jupyter shows: a card."""
        from newsmodel.interop.notebook import card_html

        return card_html(self)


if TYPE_CHECKING:

    @attrs.frozen
    class DatedEvent(Event):
        """An event that has a time, for checkers of types alone: it is an `Event` like any other."""

        # What is a default to it is none to them.
        time: TimeExpression  # pyright: ignore[reportGeneralTypeIssues]

else:
    DatedEvent = Event
