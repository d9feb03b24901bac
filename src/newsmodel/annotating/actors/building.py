"""Turns what was gathered about each bearer of a name into actors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from newsmodel.annotating.actors.identities import Bearer
from newsmodel.annotating.actors.naming import Names
from newsmodel.annotating.actors.roles import Beside
from newsmodel.annotating.names.decision import KINDS
from newsmodel.annotating.names.reasons import CERTAIN, HEADING, KNOWN
from newsmodel.annotating.wording import without_accents
from newsmodel.model import Actor, ActorKind, Mention, Span

_NO_LETTERS = re.compile(r"[\W_]+", re.ASCII)


def build_actors(bearers: Sequence[Bearer], beside: Mapping[int, Beside], names: Names) -> tuple[Actor, ...]:
    """Return the actors, each with an id of its own, in the order of *bearers*.

    Args:
        bearers: who is named.
        beside: what stands beside each name, by the `id` of the name.
        names: tells why the names are names.
    """
    taken: dict[str, int] = {}
    return tuple(_actor(bearer, beside, names, taken) for bearer in bearers)


def _actor(bearer: Bearer, beside: Mapping[int, Beside], names: Names, taken: dict[str, int]) -> Actor:
    forms = _unique(one.text for one in bearer.named)
    name = forms[0] if len(forms) == 1 else _fullest(forms)
    said = [found for one in bearer.named if (found := beside.get(id(one)))]
    acronyms = [form for found in said for form in (found.acronym, found.owned) if form]
    roles = (role for found in said for role in found.roles) if bearer.kind is ActorKind.PERSON else ()
    affiliations = (found.affiliation for found in said if found.affiliation)
    # In reading order already: that is how the names were found.
    mentions = [Mention(Span(one.block, one.start, one.end)) for one in bearer.named]
    return Actor(
        name,
        bearer.kind,
        _slug(name, taken),
        roles=_unique(" ".join(role.split()) for role in roles),
        affiliation=bearer.affiliation or next(affiliations, None),
        aliases=tuple(form for form in _unique((*forms, *acronyms)) if form != name),
        mentions=tuple(mentions),
        evidence=_evidence(bearer, names),
    )


def _fullest(forms: Sequence[str]) -> str:
    """Return the form with the most words; of two that differ by an ending the one without."""
    name = max(forms, key=lambda form: (len(form.split()), not form.isupper(), len(form)))
    shorter = (form for form in forms if name.startswith(form) and " " not in name[len(form) :])
    return min(shorter, key=len, default=name) if name[-1:].islower() else name


def _evidence(bearer: Bearer, names: Names) -> tuple[str, ...]:
    """Return the signs that spoke most for the kind, at the place where the fullest name stands first."""
    decided = [
        (len(one.key), one.margin, one.name)
        for one in bearer.named
        if one.name is not None and one.block not in names.headings
    ]
    if not decided:
        return (HEADING,)
    _, _, name = max(decided, key=lambda one: one[:2])
    if name.certain is not None:
        return (CERTAIN,)
    told = names.article.parts(name.run, name.candidate)
    votes = names.votes.get(name.block, ())
    known = (f"{KNOWN}{bearer.kind.value}",) if (name.start, name.end, bearer.kind) in votes else ()
    return (*known, *names.model.reasons(told, KINDS.index(bearer.kind)))


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _slug(name: str, taken: dict[str, int]) -> str:
    """Return *name* as an id that no other actor has: "ada-winter", "ada-winter-2"."""
    if name.isascii():  # most names
        kept = _NO_LETTERS.sub(" ", name.casefold())
    else:
        plain = without_accents(name.casefold())
        kept = "".join(letter if letter.isalnum() else " " for letter in plain)
    base = "-".join(kept.split()) or "actor"
    slug = base
    while slug in taken:
        taken[base] += 1
        slug = f"{base}-{taken[base]}"
    taken[slug] = 1
    return slug
