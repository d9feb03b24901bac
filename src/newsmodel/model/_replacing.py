"""Actors of an article in the place of others, with everything that refers to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

import attrs

from newsmodel.model.actor import Actor, Mention, Place
from newsmodel.model.blocks import Block, Caption, Depiction
from newsmodel.model.event import Event, Participant
from newsmodel.model.extras import Extras
from newsmodel.model.quote import Quote

if TYPE_CHECKING:
    from newsmodel.model.article import Article, Dateline

_T = TypeVar("_T", Mention, Participant, Depiction, str)


def replaced(article: Article, by_id: Mapping[str, Actor]) -> Article:
    """Return *article* with those actors in the place of the ones with the ids.

    Several may become one: it stands where the first of them stood, and whoever would take part in an event,
    or be shown in a picture, twice in the same role or position does so once.
    """
    actors = {id(actor): actor for actor in (by_id.get(actor.id, actor) for actor in article.actors)}
    return attrs.evolve(
        article,
        actors=tuple(actors.values()),
        blocks=tuple(_block(block, by_id) for block in article.blocks),
        quotes=tuple(_quote(quote, by_id) for quote in article.quotes),
        events=tuple(_event(event, by_id) for event in article.events),
        dateline=_dateline(article.dateline, by_id),
    )


def merged(kept: Actor, others: Sequence[Actor]) -> Actor:
    """Return *kept* with all that is known of the *others*."""
    actors = (kept, *others)
    aliases = [alias for actor in actors for alias in (actor.name, *actor.aliases)]
    mentions = {mention.span: mention for actor in reversed(actors) for mention in reversed(actor.mentions)}
    extras = {key: value for actor in reversed(actors) for key, value in actor.extras.items()}
    return attrs.evolve(
        kept,
        roles=_once(role for actor in actors for role in actor.roles),
        affiliation=next((actor.affiliation for actor in actors if actor.affiliation is not None), None),
        aliases=_once(alias for alias in aliases if alias != kept.name),
        mentions=tuple(mentions[span] for span in sorted(mentions)),
        evidence=_once(code for actor in actors for code in actor.evidence),
        extras=Extras(extras),
    )


def _block(block: Block, by_id: Mapping[str, Actor]) -> Block:
    if not isinstance(block, Caption):
        return block
    depicts = _once(attrs.evolve(who, actor=by_id.get(who.actor.id, who.actor)) for who in block.depicts)
    return attrs.evolve(block, depicts=depicts, place=_place(block.place, by_id))


def _quote(quote: Quote, by_id: Mapping[str, Actor]) -> Quote:
    speaker = quote.speaker
    if speaker is None or speaker.id not in by_id:
        return quote
    return attrs.evolve(quote, speaker=by_id[speaker.id])


def _event(event: Event, by_id: Mapping[str, Actor]) -> Event:
    participants = _once(
        attrs.evolve(who, actor=by_id.get(who.actor.id, who.actor)) for who in event.participants
    )
    return attrs.evolve(event, participants=participants, place=_place(event.place, by_id))


def _dateline(dateline: Dateline | None, by_id: Mapping[str, Actor]) -> Dateline | None:
    return dateline and attrs.evolve(dateline, place=_place(dateline.place, by_id))


def _place(place: Place | None, by_id: Mapping[str, Actor]) -> Place | None:
    if place is None or place.actor is None:
        return place
    return attrs.evolve(place, actor=by_id.get(place.actor.id, place.actor))


def _once(members: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(members))
