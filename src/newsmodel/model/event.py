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

    HAPPENED = "happened"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"


class EventType(enum.Enum):
    """A coarse type of event, after the categories of PLOVER (the successor of CAMEO)."""

    STATEMENT = "statement"
    MEETING = "meeting"
    AGREEMENT = "agreement"
    PROTEST = "protest"
    ATTACK = "attack"
    VOTE = "vote"
    APPOINTMENT = "appointment"
    ARREST = "arrest"  #: arrests, charges, trials, sentences
    ACCIDENT = "accident"
    DISASTER = "disaster"
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

    actor: Actor = attrs.field(validator=is_a(Actor), repr=lambda actor: shortened(actor.name))
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
    place: Place | None = attrs.field(
        default=None, validator=maybe(Place), repr=lambda place: shortened(place and place.text), kw_only=True
    )
    status: EventStatus = attrs.field(
        default=EventStatus.HAPPENED,
        validator=is_a(EventStatus),
        repr=member_name,
        kw_only=True,
    )
    type: EventType = attrs.field(
        default=EventType.OTHER,
        validator=is_a(EventType),
        repr=member_name,
        kw_only=True,
    )
    #: the article's own news; one event at most
    main: bool = attrs.field(default=False, validator=is_a(bool), kw_only=True)
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
