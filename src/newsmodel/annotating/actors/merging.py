"""Tells who is who: which mentions mean the same person, organisation or place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

import attrs

from newsmodel.annotating.actors.around import Around
from newsmodel.annotating.actors.candidates import Candidate, Vote
from newsmodel.annotating.actors.capitalised import is_given_name, owns_noun
from newsmodel.annotating.actors.kinds import cues_of, is_telling, kind_of
from newsmodel.annotating.actors.known import cues_of_votes
from newsmodel.annotating.actors.register import Register
from newsmodel.annotating.actors.runs import Word
from newsmodel.annotating.actors.weights import telling_cues, weights_of
from newsmodel.annotating.actors.words import Lookup
from newsmodel.model import ActorKind

#: What stands between two names of a list is no longer: ", and ".
_GAP = 6

#: Kind, words of the fullest name, and for organisations whose they are.
_Identity = tuple[ActorKind, tuple[str, ...], str | None]


class Named(NamedTuple):
    """A candidate with what stands around it."""

    candidate: Candidate
    around: Around
    #: the words in lower case: forms are compared by it
    key: tuple[str, ...]


@attrs.define(eq=False)
class Bearer:
    """Somebody or something that the article names, being gathered."""

    kind: ActorKind
    named: list[Named] = attrs.field(factory=list[Named])
    cues: set[str] = attrs.field(factory=set[str])
    #: the forms whose cues are in `cues`
    forms: set[tuple[str, ...]] = attrs.field(factory=set[tuple[str, ...]])

    @property
    def affiliation(self) -> str | None:
        """The first country or organisation that a mention gives."""
        return next((one.around.affiliation for one in self.named if one.around.affiliation), None)


def named(candidate: Candidate, around: Around) -> Named:
    """Return *candidate* with its surroundings, ready for comparing."""
    words = candidate.words
    key = (words[0].folded,) if len(words) == 1 else tuple([word.folded for word in words])
    return Named(candidate, around, key)


def without_cases(mentions: Sequence[Named], texts: Mapping[int, str], lookup: Lookup) -> list[Named]:
    """Return *mentions* without the endings of case that names have in some languages: "Winters" is Winter's.

    An ending is one if the name is also met without it, whole or as a surname, or if a full name stands
    beside what it owns and nowhere else: "Ada Winters Rede". *texts* are those of the blocks.
    """
    endings = lookup.language.actors.name_endings
    if not endings:
        return list(mentions)
    known = {one.key for one in mentions} | {one.key[-1:] for one in mentions if len(one.key) > 1}
    owners = [owns_noun(one.candidate.words, texts[one.candidate.block], lookup) for one in mentions]
    # "Klaus Peters sagte": with this ending it is met as it is, too.
    plain = {one.key[-1] for one, is_owner in zip(mentions, owners, strict=True) if not is_owner}
    return [
        _without_case(one, endings, known, lookup, is_owner=is_owner and one.key[-1] not in plain)
        for one, is_owner in zip(mentions, owners, strict=True)
    ]


def _without_case(
    one: Named, endings: tuple[str, ...], known: set[tuple[str, ...]], lookup: Lookup, *, is_owner: bool
) -> Named:
    last = one.candidate.words[-1]
    if not last.text.endswith(endings):
        return one
    for ending in endings:
        stem = last.text.removesuffix(ending)
        key = (*one.key[:-1], stem.casefold())
        sure = key in known or lookup.is_place(stem) or lookup.is_organization(stem)
        sure = sure or (is_owner and ending == endings[-1])
        if len(stem) < 3 or stem == last.text or not sure:
            continue
        word = Word(stem, last.start, last.end - len(ending), stem.casefold())
        candidate = one.candidate._replace(
            words=(*one.candidate.words[:-1], word), text=one.candidate.text.removesuffix(ending)
        )
        return Named(candidate, one.around, key)
    return one


def without_nouns(mentions: Sequence[Named], lookup: Lookup) -> list[Named]:
    """Return *mentions* without the noun before a known surname, where it has a capital: "Trainer Winter"."""
    if not lookup.language.actors.nouns_capitalised:
        return list(mentions)
    surnames = {
        one.key[-1] for one in mentions if len(one.key) > 1 and is_given_name(one.candidate.words[0], lookup)
    }
    return [_without_noun(one, surnames, lookup) for one in mentions]


def _without_noun(one: Named, surnames: set[str], lookup: Lookup) -> Named:
    words = one.candidate.words
    if len(words) != 2 or one.key[-1] not in surnames or is_given_name(words[0], lookup):
        return one
    candidate = one.candidate._replace(words=words[1:], text=words[1].text)
    return Named(candidate, one.around, one.key[1:])


def bearers_of(mentions: Sequence[Named], lookup: Lookup) -> list[Bearer]:
    """Return who is named, each with its mentions, in the order of the first.

    Args:
        mentions: the candidates of the whole article, in reading order.
        lookup: the words of the article's language.
    """
    cues = cues_of_forms(mentions, lookup)
    kinds = _kinds_of_forms(cues, mentions, lookup)
    register = Register()
    for key, kind in kinds.items():
        if len(key) > 1 and kind is ActorKind.PERSON:
            register.add_person(key)
    bearers: dict[_Identity, Bearer] = {}
    owners: dict[tuple[str, ...], str | None] = {}
    for one in mentions:
        _, around, form = one
        kind, key = _identity(one, kinds[form], cues[form], register, lookup)
        if kind is None:
            continue
        owner = None
        if kind is ActorKind.ORGANIZATION:
            # "The Foreign Ministry" without a country is the one named last, with or without.
            owner = around.affiliation or owners.get(key)
            owners[key] = owner
        register.name(kind, key, around.acronym)
        identity = (kind, key, owner)
        bearer = bearers.get(identity)
        if bearer is None:
            bearer = bearers[identity] = Bearer(kind)
        bearer.named.append(one)
        if form not in bearer.forms:
            bearer.forms.add(form)
            bearer.cues |= cues[form]
    return list(bearers.values())


def cues_of_forms(mentions: Sequence[Named], lookup: Lookup) -> dict[tuple[str, ...], set[str]]:
    """Return the cues for each form of a name, from all its mentions together."""
    cues: dict[tuple[str, ...], set[str]] = {}
    known: set[tuple[str, tuple[str, ...], bool]] = set()
    votes: dict[tuple[str, ...], list[Vote]] = defaultdict(list)
    for candidate, around, key in mentions:
        found = cues.get(key)
        if found is None:
            cues[key] = found = set(around.cues)
        else:
            found.add("named-often" if "named-twice" in found else "named-twice")
            found.update(around.cues)
        # What a name's own words say is the same each time.
        form = (candidate.text, candidate.cues, candidate.opens_sentence)
        if form not in known:
            known.add(form)
            found.update(cues_of(candidate, lookup))
        if candidate.vote:
            votes[key].append(candidate.vote)
    for key, cast in votes.items():
        if "acronym" not in cues[key]:  # guesses, in every pipeline
            cues[key].update(cues_of_votes(cast))
    return cues


def _kinds_of_forms(
    cues: Mapping[tuple[str, ...], AbstractSet[str]], mentions: Sequence[Named], lookup: Lookup
) -> Mapping[tuple[str, ...], ActorKind | None]:
    """Return what each form of a name names, None if nothing, in the order of their first mentions."""
    weights, telling = weights_of(lookup.language), telling_cues(lookup.language)
    kinds = {
        # Most nouns have no cue that speaks for a name, where nouns have capitals.
        key: kind_of(found, weights) if is_telling(found, telling) else None
        for key, found in cues.items()
    }
    for one, other in pairwise(mentions):
        if other.around.is_joined and _is_listed_with(one.candidate, other.candidate):
            _spread(one.key, other.key, kinds)
    return kinds


def _is_listed_with(one: Candidate, other: Candidate) -> bool:
    """Tell whether two names stand in a list: "Ada Winter, Mads Berg", "Ada Winter and Mads Berg"."""
    return one.block == other.block and other.start - one.end <= _GAP


def _spread(
    one: tuple[str, ...], other: tuple[str, ...], kinds: dict[tuple[str, ...], ActorKind | None]
) -> None:
    """Where one of two listed names is a person's and the other has no kind but its shape, it is one too."""
    for known, unknown in ((one, other), (other, one)):
        if kinds[known] is ActorKind.PERSON and kinds[unknown] is None and min(len(known), len(unknown)) > 1:
            kinds[unknown] = ActorKind.PERSON


def _identity(
    one: Named, kind: ActorKind | None, cues: AbstractSet[str], register: Register, lookup: Lookup
) -> tuple[ActorKind | None, tuple[str, ...]]:
    """Return what a mention names: its kind, None if nothing, and the words of the fullest name.

    *kind* and *cues* are those of all mentions of the same form.
    """
    key = one.key
    if (meant := register.short_forms.get(key)) is not None:
        return meant
    if "listed:place" in cues or "listed:organization" in cues:
        # "Paris" is a woman where Ada Paris is named, and nothing happens in Paris.
        namesake = len(key) == 1 and "before:place-preposition" not in cues
        person = register.by_surname(key[0]) if namesake else None
        return (ActorKind.PERSON, person) if person else (kind, key)
    if len(key) > 1:
        if kind is ActorKind.ORGANIZATION:
            return kind, register.organization(key)
        person = register.fuller_person(key)
        return (ActorKind.PERSON, person) if person else (kind, key)
    word = one.candidate.words[-1].folded
    if person := register.by_surname(word, _gender_of(one, lookup) if one.candidate.cues else None):
        return ActorKind.PERSON, person
    if kind is not ActorKind.ORGANIZATION and (person := register.by_given_name(word)):
        return ActorKind.PERSON, person
    if lookup.is_organization(word):
        return ActorKind.ORGANIZATION, key
    if lookup.is_organization_head(word) or word in lookup.place_heads:
        # "The Council" is the one named last; a council alone is none.
        head = register.by_head(word) if "before:article" in one.around.cues else None
        return (ActorKind.ORGANIZATION, head) if head else (None, key)
    return kind, key


def _gender_of(one: Named, lookup: Lookup) -> str | None:
    """Return ``female`` or ``male`` where an honorific before the name says so: "Mrs"."""
    titles = (cue[2:] for cue in one.candidate.cues if cue.startswith("h="))
    return next((gender for title in titles if (gender := lookup.gender_words.get(title))), None)
