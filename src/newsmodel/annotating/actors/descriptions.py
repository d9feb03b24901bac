"""Finds whom a description means: "the Russian ambassador to Iran"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from newsmodel.annotating.actors.mentions import with_mentions
from newsmodel.annotating.lookup import Lookup, lookup_of
from newsmodel.language import language_of
from newsmodel.model import Actor, ActorKind, Article, Block, Mention, MentionForm, Span

#: Words between the article and the office: "the outgoing Russian deputy foreign minister".
_MOST_BEFORE = 5
_REACH = 80
#: Of so many ministers none is "the minister"; and looking through all of them would take its time.
_MOST_HOLDERS = 40
#: "to Iran", "of the Harbour Board": a joiner, perhaps an article, and what has a capital.
_COMPLEMENT = re.compile(
    r"[ \u00a0](\w{2,5}(?:[ \u00a0]\w{2,3})?)((?:[ \u00a0][^\W\d_a-zß-öø-ÿ][\w’'.-]*){1,4})"
)


def actor_of_description(text: str, article: Article) -> Actor | None:
    """Return the person whom a definite description means in *article*, None if that is not sure.

    Sure is a description with a definite article ("the ambassador to Iran", "the Russian ambassador") that
    fits a role of exactly one person: the same office, and nothing in it that the role doesn't say.
    "The minister" is nobody's where the article has two ministers.

    Args:
        text: the description with its article, as written.
        article: its `actors` are asked, its `language` gives the words.
    """
    lookup = lookup_of(language_of(article.language))
    words = text.split()
    if len(words) < 2 or words[0].casefold() not in lookup.definite_articles:
        return None
    return _only_bearer(words[1:], _holders(article.actors, lookup), lookup)


def with_nominals(
    actors: Sequence[Actor], blocks: Sequence[tuple[int, Block]], lookup: Lookup
) -> tuple[Actor, ...]:
    """Return *actors* with the definite descriptions of them in *blocks* as nominal mentions."""
    holders = _holders(actors, lookup)
    names: dict[int, list[Span]] = {}
    for actor in actors:
        for mention in actor.mentions:
            names.setdefault(mention.span.block, []).append(mention.span)
    for spans in names.values():
        spans.sort(key=_start_of)
    starts = {(block, span.start) for block, spans in names.items() for span in spans}
    ends = {(block, span.end) for block, spans in names.items() for span in spans}
    found: dict[str, list[Mention]] = {}
    for index, block in blocks:
        for start, office_end, end in _descriptions(block.text, set(holders), lookup):
            # Beside a name ("X, the mayor", "the mayor, X") the words are its role, no mention of their own.
            named = any((index, end + gap) in starts for gap in (1, 2)) or (index, start - 2) in ends
            span, office = Span(index, start, end), Span(index, start, office_end)
            if named or _overlaps(office, names.get(index, [])):
                continue
            meant = _only_bearer(block.text[start:end].split()[1:], holders, lookup)
            if meant:
                found.setdefault(meant.id, []).append(Mention(span, MentionForm.NOMINAL))
    return with_mentions(actors, found)


def _start_of(span: Span) -> int:
    return span.start


def _descriptions(text: str, offices: set[str], lookup: Lookup) -> Iterator[tuple[int, int, int]]:
    """Yield where a description in *text* starts, where its office ends, and where what that is over ends."""
    folded = text.lower()
    if len(folded) != len(text):  # a letter whose lower case is longer would shift the offsets
        return
    spans: set[tuple[int, int, int]] = set()
    for office in offices:
        at = folded.find(office)
        while at >= 0:
            end = at + len(office)
            whole = not folded[max(0, at - 1) : at].isalnum() and not folded[end : end + 1].isalnum()
            start = _article_before(text, at, lookup) if whole else None
            if start is not None:
                spans.add((start, end, _end_of_complement(text, end, lookup)))
            at = folded.find(office, end)
    yield from sorted(spans)


def _article_before(text: str, office: int, lookup: Lookup) -> int | None:
    """Return where the definite article stands whose noun is the office at offset *office*."""
    position = office
    for _ in range(_MOST_BEFORE):
        head = text[max(0, position - _REACH) : position].rstrip()
        word = head.rpartition(" ")[2]
        start = position - len(text[max(0, position - _REACH) : position]) + len(head) - len(word)
        if word.casefold() in lookup.definite_articles:
            return start
        if not word or not (lookup.is_modifier(word) or lookup.is_nationality(word)):
            return None
        position = start
    return None


def _end_of_complement(text: str, end: int, lookup: Lookup) -> int:
    match = _COMPLEMENT.match(text, end)
    if match and match[1].casefold() in lookup.joiners:
        return end + len(match[0].rstrip("’'.-").removesuffix("’s").removesuffix("'s"))
    return end


def _holders(actors: Sequence[Actor], lookup: Lookup) -> dict[str, list[tuple[Actor, frozenset[str]]]]:
    """Return the people by the words of their offices, each with all words of the role and of whose it is."""
    holders: dict[str, list[tuple[Actor, frozenset[str]]]] = {}
    for actor in actors:
        if actor.kind is not ActorKind.PERSON:
            continue
        for role in actor.roles:
            words = frozenset(f"{role} {actor.affiliation or ''}".casefold().split())
            for office in {word for word in role.casefold().split() if lookup.is_office(word)}:
                holders.setdefault(office, []).append((actor, words))
    return holders


def _only_bearer(
    words: Sequence[str], holders: dict[str, list[tuple[Actor, frozenset[str]]]], lookup: Lookup
) -> Actor | None:
    said = {word.casefold() for word in words}
    office = next((word.casefold() for word in words if lookup.is_office(word)), None)
    fellows = holders.get(office or "", [])
    if len(fellows) > _MOST_HOLDERS:
        return None
    found: Actor | None = None
    for actor, role in fellows:
        if said <= role and actor is not found:
            if found:
                return None
            found = actor
    return found


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    """Tell whether one of *others*, sorted and apart from each other, shares a character with *span*."""
    place = bisect_right(others, span.start, key=_start_of)
    return any(span.overlaps(other) for other in others[max(0, place - 1) : place + 1])
