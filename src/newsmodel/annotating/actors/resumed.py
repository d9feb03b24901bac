"""Finds organisations called by what they are: "the ministry" after "Foreign Ministry"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from newsmodel.annotating.actors.mentions import with_mentions
from newsmodel.annotating.lookup import Lookup, alternatives
from newsmodel.annotating.wording import wording_of, written_forms
from newsmodel.language import Language
from newsmodel.model import Actor, ActorKind, Block, Mention, MentionForm, Span

#: Blocks between such a mention and the one before it.
_REACH = 3
_NEXT = re.compile(r"[ \u00a0](\w+)")


def with_resumed(
    actors: Sequence[Actor], blocks: Sequence[tuple[int, Block]], lookup: Lookup
) -> tuple[Actor, ...]:
    """Return *actors* with the mentions of organisations by their kind alone, as nominal mentions.

    Meant is the only organisation of that kind in the article, named not long before. What says itself which
    one it means ("the ministry of health") is none of them.
    """
    pattern = _pattern(lookup.language)
    bearers = _bearers(actors, lookup) if pattern else {}
    if not pattern or not bearers:
        return tuple(actors)
    named = _named_in(actors)
    kinds = frozenset(written_forms(wording_of(kind).words[0] for kind in bearers))
    last: dict[str, int] = {}
    found: dict[str, list[Mention]] = defaultdict(list)
    for index, block in blocks:
        here = named.get(index, ())
        # Most blocks have no such word; looking for the pattern takes longer.
        told = () if kinds.isdisjoint(wording_of(block.text).words) else pattern.finditer(block.text)
        for match in told:
            actor = bearers.get(match["kind"].casefold())
            if actor is None or _goes_on(block.text, match.end(), lookup):
                continue
            if any(span.start < match.end() and match.start() < span.end for span, _ in here):
                continue
            before = [span for span, one in here if one == actor.id and span.start < match.start()]
            if before or index - last.get(actor.id, index - _REACH - 1) <= _REACH:
                span = Span(index, match.start(), match.end())
                found[actor.id].append(Mention(span, MentionForm.NOMINAL))
                last[actor.id] = index
        last.update((one, index) for _, one in here)
    return with_mentions(actors, found)


def _named_in(actors: Sequence[Actor]) -> Mapping[int, list[tuple[Span, str]]]:
    named: dict[int, list[tuple[Span, str]]] = defaultdict(list)
    for actor in actors:
        for mention in actor.mentions:
            named[mention.span.block].append((mention.span, actor.id))
    return named


def _bearers(actors: Sequence[Actor], lookup: Lookup) -> dict[str, Actor]:
    """Return the organisations by their kind, those that share one left out."""
    kinds = lookup.language.actors.resumed_kinds
    bearers: dict[str, Actor | None] = {}
    for actor in actors:
        if actor.kind is not ActorKind.ORGANIZATION:
            continue
        words = actor.name.casefold().split()
        for kind in kinds:
            compound = lookup.language.actors.nouns_capitalised and words[-1].endswith(kind)
            if kind in words or compound:
                bearers[kind] = None if kind in bearers else actor
    return {kind: actor for kind, actor in bearers.items() if actor}


def _goes_on(text: str, end: int, lookup: Lookup) -> bool:
    following = _NEXT.match(text, end)
    return following is not None and following[1].casefold() in lookup.all_joiners


@lru_cache(maxsize=64)
def _pattern(language: Language) -> re.Pattern[str] | None:
    words = language.actors
    if not words.resumed_kinds:
        return None
    articles, kinds = alternatives(words.definite_articles), alternatives(words.resumed_kinds)
    return re.compile(rf"(?<!\w)(?:{articles})[ \u00a0](?P<kind>{kinds})(?![\w-])", re.IGNORECASE)
