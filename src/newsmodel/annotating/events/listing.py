"""Lists the participants that the article does not name among its actors."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsmodel.annotating.wording import without_accents
from newsmodel.model import Actor, ActorKind, Article, Event, Mention, Participant
from newsmodel.model._derived import derived


def with_listed(article: Article, events: tuple[Event, ...]) -> Article:
    """Return *article* with *events*, and with their participants without a name listed behind its actors.

    The same words are the same actor; a mention for each event that they take part in.
    """
    known = {actor.id for actor in article.actors}
    mentions: dict[str, dict[Mention, None]] = {}
    names: dict[str, str] = {}
    for who in _strangers(events, known):
        mentions.setdefault(who.id, {}).update(dict.fromkeys(who.mentions))
        names.setdefault(who.id, who.name)
    listed = {
        key: Actor(name, ActorKind.UNNAMED, _slug(name, known), mentions=tuple(mentions[key]))
        for key, name in names.items()
    }
    return derived(
        article,
        actors=(*article.actors, *listed.values()),
        events=tuple(_with_participants(event, listed) for event in events),
    )


def _strangers(events: tuple[Event, ...], known: set[str]) -> Iterator[Actor]:
    return (who.actor for event in events for who in event.participants if who.actor.id not in known)


def _with_participants(event: Event, listed: dict[str, Actor]) -> Event:
    if not any(who.actor.id in listed for who in event.participants):
        return event
    participants = tuple(
        Participant(listed.get(who.actor.id, who.actor), who.role) for who in event.participants
    )
    return attrs.evolve(event, participants=participants)


def _slug(name: str, taken: set[str]) -> str:
    plain = without_accents(name.casefold())
    kept = "".join(one if one.isalnum() else " " for one in plain)
    base = "-".join(kept.split())
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    taken.add(slug)
    return slug
