"""Decides what a name is: the cues of all its mentions together, weighed."""

from __future__ import annotations

from collections.abc import Iterable

from newsmodel.annotating.actors.candidates import Candidate
from newsmodel.annotating.actors.words import Lookup
from newsmodel.model import ActorKind

#: What each cue adds for a person, an organisation, a place.
_WEIGHTS: dict[str, tuple[int, int, int]] = {
    "title": (8, -2, -4),
    "honorific": (8, -4, -4),
    "owns-office": (-2, 4, 0),
    "after-nationality": (1, 1, -2),
    "before:office": (8, -2, -4),
    "before:person-noun": (6, -2, -2),
    "before:apposition": (6, -1, -1),
    "before:organization-noun": (-2, 6, -1),
    "before:place-noun": (-2, -2, 6),
    "before:place-preposition": (-1, 0, 3),
    "before:place-possessive": (0, 2, 0),
    "before:article": (-3, 1, -1),
    "after:person-verb": (3, 1, 0),
    "after:organization-noun": (-2, 6, -2),
    "after:place-noun": (-2, -2, 6),
    "after:acronym": (-3, 6, 0),
    "after:age": (8, -4, -4),
    "after:place": (-1, 0, 6),
    "after:apposition": (6, -1, -2),
    "after:possessive": (0, 0, 0),
    "apposed:organization-noun": (-2, 6, -2),
    "apposed:place-noun": (-2, -2, 6),
    "listed:place": (-4, -4, 12),
    "listed:organization": (-4, 12, -4),
    "ends:organization": (-4, 7, -2),
    "ends:place": (-4, 0, 7),
    "opens:place": (-1, -1, 3),
    "given-name": (5, -1, -1),
    "initial": (3, 0, -1),
    "particle": (2, -1, -1),
    "acronym": (-3, 3, 0),
    "digit": (-9, -5, -5),
    "ampersand": (-5, 5, -2),
    "name-shape": (3, 1, 0),
    "long": (-2, 1, 0),
}
_KINDS = (ActorKind.PERSON, ActorKind.ORGANIZATION, ActorKind.PLACE)
#: What a kind needs to be believed.
_ENOUGH = 3


def cues_of(candidate: Candidate, lookup: Lookup) -> list[str]:
    """Return what the words of a name themselves say of its kind."""
    words = candidate.words
    first, last = words[0], words[-1]
    cues = list(candidate.cues)
    if lookup.is_place(candidate.text):
        cues.append("listed:place")
    if candidate.text in lookup.organizations:
        cues.append("listed:organization")
    if any(letter.isdigit() for letter in candidate.text):
        cues.append("digit")
    if "&" in candidate.text:
        cues.append("ampersand")
    if len(words) == 1:
        if 2 <= len(first.text) <= 6 and first.text.isalpha() and first.text.isupper():
            cues.append("acronym")
        return cues
    if lookup.is_organization_head(last.text) or _heads_with_joiner(candidate, lookup):
        cues.append("ends:organization")
    if last.folded in lookup.place_heads:
        cues.append("ends:place")
    if first.folded in lookup.place_openers:
        cues.append("opens:place")
    if first.folded in lookup.given_names:
        cues.append("given-name")
    if any(len(word.text) <= 3 and word.text.endswith(".") for word in words[:2]):
        cues.append("initial")
    if any(word.text.islower() for word in words):
        cues.append("particle")
    cues.append("name-shape" if len(words) <= 3 else "long")
    return cues


def _heads_with_joiner(candidate: Candidate, lookup: Lookup) -> bool:
    """Tell whether the name is like "Ministry of Fisheries": the head stands before a joiner."""
    return any(
        lookup.is_organization_head(word.text) and following.start > word.end + 1
        for word, following in zip(candidate.words, candidate.words[1:], strict=False)
    )


def kind_of(cues: Iterable[str]) -> tuple[ActorKind | None, int]:
    """Return the kind that *cues* speak for most and how much they do, None if for none enough."""
    totals = [0, 0, 0]
    for cue in cues:
        for index, weight in enumerate(_WEIGHTS.get(cue, (0, 0, 0))):
            totals[index] += weight
    best = max(totals)
    return (_KINDS[totals.index(best)] if best >= _ENOUGH else None), best
