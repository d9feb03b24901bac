"""The people, organisations, places and events of an article as the concepts of NewsML-G2."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from newsmodel.interop._nodes import in_utc
from newsmodel.interop._xml import Element, Vocabulary
from newsmodel.model import Actor, ActorKind, Article, Event, Place, TimeExpression

G2 = Vocabulary("http://iptc.org/std/nar/2006-10-01/")

TYPES = {
    ActorKind.PERSON: "cpnat:person",
    ActorKind.ORGANIZATION: "cpnat:organisation",
    ActorKind.PLACE: "cpnat:geoArea",
    ActorKind.UNNAMED: "newsmodel:unnamed",
}
EVENT = "cpnat:event"

_YEAR_OR_MONTH = re.compile(r"(?!0000)[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
#: XML Schema knows no zone that is farther off.
_FARTHEST = timedelta(hours=14)


def write_actor(item: Element, actor: Actor) -> None:
    """Write what the article says of an actor."""
    concept = _concept(item, line(actor.id), TYPES[actor.kind], actor.name)
    for alias in actor.aliases:
        G2.add(concept, "name", line(alias), role="newsmodel:alias")
    _facets(concept, "role", *actor.roles)
    if actor.affiliation and actor.kind is ActorKind.PERSON:
        named(G2.add(concept, "personDetails"), "affiliation", actor.affiliation)


def write_event(item: Element, article: Article, event: Event, identity: str) -> None:
    """Write an event: its clause is its name.

    One with a day has ``eventDetails``; those of another, for which that element has no room, are related.
    """
    concept = _concept(item, identity, EVENT, article[event.span])
    _facets(concept, "action", event.action)
    _facets(concept, "status", event.status.value)
    _facets(concept, "type", event.type.value)
    if event.time and event.time.start:
        _write_details(concept, event, event.time)
        return
    _facets(concept, "time", *([event.time.value] if event.time else ()))
    for who in event.participants:
        refer(concept, "related", who.actor, rel=f"newsmodel:{who.role.value}")
    if event.place:
        write_place(concept, "related", event.place, rel="newsmodel:place")


def _write_details(concept: Element, event: Event, time: TimeExpression) -> None:
    details = G2.add(concept, "eventDetails")
    dates = G2.add(details, "dates")
    day = calendar_value(time)
    G2.add(dates, "start", day)
    if time.end and day and "T" in day:
        G2.add(dates, "end", time.end.isoformat())
    if event.place:
        write_place(details, "location", event.place)
    for who in event.participants:
        refer(details, "participant", who.actor, role=f"newsmodel:{who.role.value}")


def _concept(item: Element, identity: str, type_: str, name: str) -> Element:
    concept = G2.add(item, "assert", literal=identity)
    G2.add(concept, "type", qcode=type_)
    G2.add(concept, "name", line(name))
    return concept


def _facets(concept: Element, of: str, *values: str) -> None:
    for value in values:
        G2.add(concept, "facet", rel=f"newsmodel:{of}", literal=line(value))


def refer(parent: Element, element: str, actor: Actor, **attributes: str) -> Element:
    """Add an element that refers to an actor of the article."""
    return G2.add(parent, element, literal=line(actor.id), type=TYPES[actor.kind], **attributes)


def named(parent: Element, element: str, name: str, **attributes: str | None) -> Element:
    """Add an element for something of which the article tells the name alone."""
    found = G2.add(parent, element, literal=line(name), **attributes)
    G2.add(found, "name", line(name))
    return found


def write_place(parent: Element, element: str, place: Place, **attributes: str) -> None:
    """Add an element for a place, which is an actor or has a name alone."""
    if place.actor:
        refer(parent, element, place.actor, **attributes)
    elif element == "related":
        # It has no name inside.
        G2.add(parent, element, literal=line(place.text), type=TYPES[ActorKind.PLACE], **attributes)
    else:
        named(parent, element, place.text, type=TYPES[ActorKind.PLACE], **attributes)


def calendar_value(time: TimeExpression) -> str | None:
    """Return a year, a month, a day or the first moment of a time, as XML Schema writes it."""
    if _YEAR_OR_MONTH.fullmatch(time.value):
        return time.value
    try:
        if _DAY.fullmatch(time.value):
            return date.fromisoformat(time.value).isoformat()
    except ValueError:
        pass  # the 30th of February
    return time.start.isoformat() if time.start else None


def moment(value: datetime | date) -> str:
    """Return a moment as XML Schema writes it, a bare day as its midnight without a zone."""
    if not isinstance(value, datetime):
        return f"{value.isoformat()}T00:00:00"
    offset = value.utcoffset()
    if offset and (abs(offset) > _FARTHEST or offset.total_seconds() % 60):
        value = in_utc(value)
    return value.isoformat()


def line(words: str) -> str:
    """Return *words* without the line breaks and tabs that names and literals can't hold."""
    return " ".join(words.split())
