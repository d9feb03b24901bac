"""Tells who is who: which mentions mean the same person, organisation or place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import attrs

from newsmodel.annotating.actors.around import Around
from newsmodel.annotating.actors.candidates import Candidate
from newsmodel.annotating.actors.kinds import cues_of, kind_of
from newsmodel.annotating.actors.weights import weights_of
from newsmodel.annotating.actors.words import Lookup
from newsmodel.model import ActorKind


@attrs.frozen(eq=False)
class Named:
    """A candidate with what stands around it."""

    candidate: Candidate
    around: Around
    #: the words in lower case: forms are compared by it
    key: tuple[str, ...]


@attrs.define(eq=False)
class Bearer:
    """Somebody or something that the article names, being gathered."""

    kind: ActorKind
    key: tuple[str, ...]
    named: list[Named] = attrs.field(factory=list)
    cues: set[str] = attrs.field(factory=set)

    @property
    def affiliation(self) -> str | None:
        """The first country or organisation that a mention gives."""
        return next((one.around.affiliation for one in self.named if one.around.affiliation), None)


def named(candidate: Candidate, around: Around) -> Named:
    """Return *candidate* with its surroundings, ready for comparing."""
    return Named(candidate, around, tuple(word.folded for word in candidate.words))


def bearers_of(mentions: Sequence[Named], lookup: Lookup) -> list[Bearer]:
    """Return who is named, each with its mentions, in the order of the first.

    Args:
        mentions: the candidates of the whole article, in reading order.
        lookup: the words of the article's language.
    """
    kinds = _kinds_of_forms(mentions, lookup)
    people = _people(mentions, kinds)
    bearers: dict[object, Bearer] = {}
    latest: dict[str, tuple[str, ...]] = {}
    organizations: list[tuple[str, ...]] = []
    for one in mentions:
        kind, key = _identity(one, kinds, people, latest, organizations, lookup)
        if kind is None:
            continue
        if kind is ActorKind.ORGANIZATION and len(key) > 1:
            organizations.append(key)
        if kind is ActorKind.PERSON:
            latest[key[-1]] = key
        owner = one.around.affiliation if kind is ActorKind.ORGANIZATION else None
        identity = (kind, key, owner)
        bearer = bearers.get(identity)
        if bearer is None and kind is ActorKind.ORGANIZATION and owner is None:
            bearer = next((b for (k, n, _), b in _reversed(bearers) if (k, n) == (kind, key)), None)
        if bearer is None:
            bearer = bearers[identity] = Bearer(kind, key)
        bearer.named.append(one)
        bearer.cues |= kinds.get(one.key, (None, frozenset[str]()))[1]
    return list(bearers.values())


def _reversed(bearers: dict[object, Bearer]) -> Iterable[tuple[tuple[object, object, object], Bearer]]:
    return reversed([(identity, bearer) for identity, bearer in bearers.items()])  # type: ignore[misc]


def cues_of_forms(mentions: Sequence[Named], lookup: Lookup) -> dict[tuple[str, ...], set[str]]:
    """Return the cues for each form of a name, from all its mentions together."""
    cues: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for one in mentions:
        found = cues[one.key]
        if "named-twice" in found:
            found.add("named-often")
        elif found:
            found.add("named-twice")
        found.update(cues_of(one.candidate, lookup), one.around.cues)
    return cues


def _kinds_of_forms(
    mentions: Sequence[Named], lookup: Lookup
) -> dict[tuple[str, ...], tuple[ActorKind | None, frozenset[str]]]:
    weights = weights_of(lookup.language)
    cues = cues_of_forms(mentions, lookup)
    return {key: (kind_of(found, weights), frozenset(found)) for key, found in cues.items()}


def _people(
    mentions: Sequence[Named],
    kinds: dict[tuple[str, ...], tuple[ActorKind | None, frozenset[str]]],
) -> dict[str, list[tuple[str, ...]]]:
    """Return the full names of people by each word that may stand for them, in the order of naming."""
    people: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for one in mentions:
        key = one.key
        if len(key) > 1 and kinds[key][0] is ActorKind.PERSON:
            for word in {key[0], key[-1]}:
                if key not in people[word]:
                    people[word].append(key)
    return people


def _identity(
    one: Named,
    kinds: dict[tuple[str, ...], tuple[ActorKind | None, frozenset[str]]],
    people: dict[str, list[tuple[str, ...]]],
    latest: dict[str, tuple[str, ...]],
    organizations: Sequence[tuple[str, ...]],
    lookup: Lookup,
) -> tuple[ActorKind | None, tuple[str, ...]]:
    key = one.key
    kind, cues = kinds[key]
    if "listed:place" in cues or "listed:organization" in cues:
        return kind, key
    if len(key) == 1:
        bearers = people.get(key[-1], [])
        surname = [full for full in bearers if full[-1] == key[-1]]
        if surname:
            return ActorKind.PERSON, latest.get(key[-1], surname[0])
        given = [full for full in bearers if full[0] == key[0]]
        if len(given) == 1 and kind is not ActorKind.ORGANIZATION:
            return ActorKind.PERSON, given[0]
        if lookup.is_organization_head(key[0]) or key[0] in lookup.place_heads:
            return _meant_by_head(key[0], organizations, one)
    return kind, key


def _meant_by_head(
    head: str, organizations: Sequence[tuple[str, ...]], one: Named
) -> tuple[ActorKind | None, tuple[str, ...]]:
    """Return the organisation named last that "the Council" can mean, none if none was named."""
    if "before:article" in one.around.cues:
        for key in reversed(organizations):
            if head in (key[0], key[-1]):
                return ActorKind.ORGANIZATION, key
    return None, one.key
