"""Turns what was gathered about each bearer of a name into actors."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from newsmodel.annotating.actors.merging import Bearer
from newsmodel.model import Actor, ActorKind, Mention, Span

_NO_LETTERS = re.compile(r"[\W_]+", re.ASCII)


def build_actors(bearers: Sequence[Bearer]) -> tuple[Actor, ...]:
    """Return the actors, each with an id of its own, in the order of *bearers*."""
    taken: dict[str, int] = {}
    return tuple(_actor(bearer, taken) for bearer in bearers)


def _actor(bearer: Bearer, taken: dict[str, int]) -> Actor:
    forms = _unique(one.candidate.text for one in bearer.named)
    name = forms[0]
    if len(forms) > 1:
        name = max(forms, key=lambda form: (len(form.split()), not form.isupper(), len(form)))
    acronyms = _unique(one.around.acronym for one in bearer.named if one.around.acronym)
    roles = (
        (role for one in bearer.named for role in one.around.roles) if bearer.kind is ActorKind.PERSON else ()
    )
    # In reading order already: that is how the candidates were found.
    mentions = [
        Mention(Span(one.candidate.block, one.candidate.start, one.candidate.end)) for one in bearer.named
    ]
    return Actor(
        name,
        bearer.kind,
        _slug(name, taken),
        roles=_unique(" ".join(role.split()) for role in roles),
        affiliation=bearer.affiliation,
        aliases=tuple(form for form in (*forms, *acronyms) if form != name),
        mentions=tuple(mentions),
        evidence=tuple(sorted(cue for cue in bearer.cues if "=" not in cue)),
    )


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _slug(name: str, taken: dict[str, int]) -> str:
    """Return *name* as an id that no other actor has: "ada-winter", "ada-winter-2"."""
    if name.isascii():  # most names
        kept = _NO_LETTERS.sub(" ", name.casefold())
    else:
        plain = unicodedata.normalize("NFKD", name).casefold()
        kept = "".join(
            letter if letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter)
        )
    base = "-".join(kept.split()) or "actor"
    slug = base
    while slug in taken:
        taken[base] += 1
        slug = f"{base}-{taken[base]}"
    taken[slug] = 1
    return slug
