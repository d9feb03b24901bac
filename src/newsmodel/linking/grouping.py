"""Which actors of several articles are one: those of one full name that have something more in common.

A name alone is not enough, since two may bear it: their roles must share a word, their affiliations be one,
or somebody else must be named beside both. A surname, or any other single word for a person, never is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsmodel.comparing.tokens import words_of
from newsmodel.linking.records import ActorRecord, ArticleRecord, QuoteRecord
from newsmodel.model import ActorKind

#: Words of roles that are shorter hold them together: "of", "the", "für".
_TELLING_LETTERS = 4
#: How many of those who are named beside an actor are looked at, the most mentioned first.
_MOST_BESIDE = 20

_Name = tuple[ActorKind, tuple[str, ...]]


class Sighting(NamedTuple):
    """An actor of an article, with what the article says of it."""

    article: ArticleRecord
    actor: ActorRecord
    #: the actor's own, each with its number in the article
    quotes: tuple[tuple[int, QuoteRecord], ...]
    #: the ids and names of others who are named in the article, the most mentioned first
    beside: tuple[tuple[str, str], ...]


class Group(NamedTuple):
    """Actors of several articles that are one."""

    sightings: list[Sighting]
    evidence: tuple[str, ...]


def groups_of(articles: Sequence[ArticleRecord]) -> Iterator[Group]:
    """Yield all actors of *articles*, those that are one together."""
    by_name: dict[_Name, list[Sighting]] = defaultdict(list)
    for article in articles:
        names: dict[_Name, list[Sighting]] = defaultdict(list)
        for sighting in _sightings(article):
            names[sighting.actor.kind, tuple(words_of(sighting.actor.name))].append(sighting)
        for name, found in names.items():
            # Two of one name whom their own article keeps apart: nobody else can know which is which.
            if len(found) > 1 or not _is_whole(name):
                yield from (Group([sighting], ()) for sighting in found)
            else:
                by_name[name] += found
    for sightings in by_name.values():
        yield from _joined(sightings)


def _is_whole(name: _Name) -> bool:
    kind, words = name
    return len(words) > 1 if kind is ActorKind.PERSON else bool(words)


def _sightings(article: ArticleRecord) -> Iterator[Sighting]:
    quotes: dict[str, list[tuple[int, QuoteRecord]]] = defaultdict(list)
    for number, quote in enumerate(article.quotes):
        quotes[quote.speaker].append((number, quote))
    # A place is named beside too many to tell one of them from another.
    named = [actor for actor in article.actors if actor.kind is not ActorKind.PLACE]
    named.sort(key=lambda actor: (-actor.mentions, actor.id))
    beside = tuple((actor.id, " ".join(words_of(actor.name))) for actor in named[:_MOST_BESIDE])
    for actor in article.actors:
        yield Sighting(article, actor, tuple(quotes[actor.id]), beside)


def _joined(sightings: Sequence[Sighting]) -> Iterator[Group]:
    """Yield the sightings of one name, those that share a feature together."""
    holders: dict[str, list[int]] = defaultdict(list)
    if len(sightings) > 1:
        for place, sighting in enumerate(sightings):
            for feature in _features(sighting):
                holders[feature].append(place)
    roots = list(range(len(sightings)))

    def root(place: int) -> int:
        while roots[place] != place:
            roots[place] = roots[roots[place]]
            place = roots[place]
        return place

    for found in holders.values():
        for place in found[1:]:
            roots[root(place)] = root(found[0])
    members: dict[int, list[Sighting]] = defaultdict(list)
    for place, sighting in enumerate(sightings):
        members[root(place)].append(sighting)
    evidence: dict[int, list[str]] = defaultdict(list)
    for feature, found in holders.items():
        if len(found) > 1:
            evidence[root(found[0])].append(feature)
    for place, group in members.items():
        yield Group(group, tuple(sorted(evidence[place])))


def _features(sighting: Sighting) -> dict[str, None]:
    """Return what another article may have in common with this one of the same name."""
    actor = sighting.actor
    words = [word for role in actor.roles for word in words_of(role) if len(word) >= _TELLING_LETTERS]
    affiliation = " ".join(words_of(actor.affiliation or ""))
    return dict.fromkeys(
        (
            *(f"role:{word}" for word in words),
            *((f"affiliation:{affiliation}",) if affiliation else ()),
            *(f"with:{name}" for other, name in sighting.beside if other != actor.id and " " in name),
        )
    )
