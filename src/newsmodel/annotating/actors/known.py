"""Names that something else has found, a pipeline or a list of one's own, beside those found here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import attrs

from newsmodel.annotating.lookup import Lookup
from newsmodel.model import ActorKind, Block, Span

_WORD = re.compile(r"\S+")
_OUTSIDE = " \t\r\n\u00a0\"'“”‘’„«»,;:!?()[]"


@attrs.frozen
class KnownName:
    """A name in the article, and the kind of actor that it names."""

    span: Span
    kind: ActorKind
    #: what a person is said to be beside the name, if that was found too
    role: str | None = None


def votes_of(
    names: Iterable[KnownName], blocks: Sequence[tuple[int, Block]], lookup: Lookup
) -> dict[int, list[tuple[int, int, ActorKind]]]:
    """Return the names of each block, in reading order, each without what is no part of a name.

    Articles, honorifics, a possessor's mark and marks around it are cut off. Of two that overlap the first is
    kept.
    """
    texts = {index: block.text for index, block in blocks}
    votes: dict[int, list[tuple[int, int, ActorKind]]] = {}
    for name in sorted(names, key=lambda name: (name.span.block, name.span.start, -name.span.end)):
        text = texts.get(name.span.block)
        if text is None:
            continue
        start, end = _bare(name.span.start, name.span.end, text, lookup)
        found = votes.setdefault(name.span.block, [])
        if start < end and (not found or found[-1][1] <= start):
            found.append((start, end, name.kind))
    return votes


def _bare(start: int, end: int, text: str, lookup: Lookup) -> tuple[int, int]:
    """Return the name without article, honorific, possessor's mark and what stands around it."""
    while True:
        before = (start, end)
        while start < end and text[start] in _OUTSIDE:
            start += 1
        while end > start and text[end - 1] in _OUTSIDE:
            end -= 1
        first = _WORD.match(text, start, end)
        if first and first.end() < end:
            folded = first[0].casefold().rstrip(".")
            if folded in lookup.determiners or folded in lookup.honorifics:
                start = first.end()
        for mark in lookup.possessives:
            if text.endswith(mark, start, end):
                end -= len(mark)
                break
        if before == (start, end):
            return start, end
