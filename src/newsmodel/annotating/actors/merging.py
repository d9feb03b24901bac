"""Tells who is who: which mentions mean the same person, organisation or place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import attrs

from newsmodel.annotating.actors.around import Around
from newsmodel.annotating.actors.candidates import Candidate
from newsmodel.annotating.actors.kinds import cues_of, kind_of
from newsmodel.annotating.actors.runs import Word
from newsmodel.annotating.actors.weights import weights_of
from newsmodel.annotating.actors.words import Lookup
from newsmodel.model import ActorKind

#: Kind, words of the fullest name, and for organisations whose they are.
_Identity = tuple[ActorKind, tuple[str, ...], str | None]


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
    named: list[Named] = attrs.field(factory=list[Named])
    cues: set[str] = attrs.field(factory=set[str])

    @property
    def affiliation(self) -> str | None:
        """The first country or organisation that a mention gives."""
        return next((one.around.affiliation for one in self.named if one.around.affiliation), None)


def named(candidate: Candidate, around: Around) -> Named:
    """Return *candidate* with its surroundings, ready for comparing."""
    return Named(candidate, around, tuple(word.folded for word in candidate.words))


def without_cases(mentions: Sequence[Named], lookup: Lookup) -> list[Named]:
    """Return *mentions* without the endings of case that names have in some languages: "Winters" is Winter's.

    An ending is one if the name is also met without it, whole or as a surname.
    """
    endings = lookup.language.actors.name_endings
    if not endings:
        return list(mentions)
    known = {one.key for one in mentions} | {one.key[-1:] for one in mentions if len(one.key) > 1}
    return [_without_case(one, endings, known, lookup) for one in mentions]


def _without_case(one: Named, endings: tuple[str, ...], known: set[tuple[str, ...]], lookup: Lookup) -> Named:
    last = one.candidate.words[-1]
    for ending in endings:
        stem = last.text.removesuffix(ending)
        key = (*one.key[:-1], stem.casefold())
        if len(stem) < 3 or stem == last.text or not (key in known or lookup.is_place(stem)):
            continue
        word = Word(stem, last.start, last.end - len(ending), stem.casefold())
        candidate = one.candidate._replace(
            words=(*one.candidate.words[:-1], word), text=one.candidate.text.removesuffix(ending)
        )
        return Named(candidate, one.around, key)
    return one


def bearers_of(mentions: Sequence[Named], lookup: Lookup) -> list[Bearer]:
    """Return who is named, each with its mentions, in the order of the first.

    Args:
        mentions: the candidates of the whole article, in reading order.
        lookup: the words of the article's language.
    """
    kinds = _kinds_of_forms(mentions, lookup)
    people = _people(mentions, kinds)
    bearers: dict[_Identity, Bearer] = {}
    latest: dict[str, tuple[str, ...]] = {}
    organizations: list[tuple[str, ...]] = []
    owners: dict[tuple[str, ...], str | None] = {}
    for one in mentions:
        kind, key = _identity(one, kinds, people, latest, organizations, lookup)
        if kind is None:
            continue
        owner = None
        if kind is ActorKind.ORGANIZATION:
            # "The Foreign Ministry" without a country is the one named last, with or without.
            owner = one.around.affiliation or owners.get(key)
            owners[key] = owner
            if len(key) > 1:
                organizations.append(key)
        elif kind is ActorKind.PERSON:
            latest[key[-1]] = key
        bearer = bearers.setdefault((kind, key, owner), Bearer(kind, key))
        bearer.named.append(one)
        bearer.cues |= kinds[one.key][1]
    return list(bearers.values())


def cues_of_forms(mentions: Sequence[Named], lookup: Lookup) -> dict[tuple[str, ...], set[str]]:
    """Return the cues for each form of a name, from all its mentions together."""
    cues: dict[tuple[str, ...], set[str]] = defaultdict(set)
    known: set[tuple[str, tuple[str, ...], bool]] = set()
    for one in mentions:
        candidate = one.candidate
        found = cues[one.key]
        if "named-twice" in found:
            found.add("named-often")
        elif found:
            found.add("named-twice")
        found.update(one.around.cues)
        # What a name's own words say is the same each time.
        form = (candidate.text, candidate.cues, candidate.opens_sentence)
        if form not in known:
            known.add(form)
            found.update(cues_of(candidate, lookup))
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
