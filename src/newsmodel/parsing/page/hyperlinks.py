"""The links of a story: which of its words lead where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsmodel.model import Aside, Block, Caption, Embed, Hyperlink, Span, Standfirst
from newsmodel.parsing.addresses import web_address
from newsmodel.parsing.page.linked import Linked, LinkedText
from newsmodel.parsing.page.placing import Places
from newsmodel.parsing.page.walk import RawBlock, Walk

#: What is the newsroom's own besides the body.
_OWN = (Standfirst, Caption, Aside)
#: By so many code points a raw block is found in the block that it became a part of.
_OPENING = 60


def links_of(places: Places, walk: Walk, *, base: str | None, page: str | None) -> tuple[Hyperlink, ...]:
    """Return the links of the article's own text, in reading order.

    Args:
        places: of the article's blocks.
        walk: the page.
        base: what relative addresses start from.
        page: its own address: what leads to a place on the page itself is left out.
    """
    if not walk.linked:
        return ()
    own = {address.partition("#")[0] for address in (base, page) if address}
    linked = walk.linked.keys()
    found: dict[Hyperlink, None] = {}
    for index, block, numbers in places.kept:
        if linked.isdisjoint(numbers) or not (block.in_body or isinstance(block, _OWN)):
            continue
        for start, end, element in _links_in(block, numbers, walk):
            href = (element.get("href") or "").strip()
            url = None if href.startswith("#") else web_address(href, base)
            if url is None or ("#" in url and url.partition("#")[0] in own):
                continue
            found[Hyperlink(Span(index, start, end), url)] = None
    return tuple(sorted(found, key=lambda link: link.span))


def _links_in(block: Block, numbers: Sequence[int], walk: Walk) -> Iterator[Linked]:
    """Yield the links of a block, by where they stand in its text."""
    lines = 0
    for number in numbers:
        raw, linked = walk.blocks[number], walk.linked.get(number)
        # The lines of a post are its text, one after the other.
        shift = lines if isinstance(block, Embed) else None
        lines += len(raw.text) + 1
        if linked is None:
            continue
        if shift is None:
            shift = _shift(raw, block)
        yield from _shifted(linked, raw, block, shift)


def _shift(raw: RawBlock, block: Block) -> int:
    """Return where in a block the text of a raw one begins: before it, if a caption lacks its beginning."""
    if raw.text == block.text:
        return 0
    at = block.text.find(raw.text[:_OPENING])
    return at if at >= 0 else -max(0, raw.text.find(block.text[:_OPENING]))


def _shifted(linked: LinkedText, raw: RawBlock, block: Block, shift: int) -> Iterator[Linked]:
    for start, end, element in linked.links_in(raw.number):
        first, last = start + shift, end + shift
        # What was cut off as the credit has no place in the caption.
        if first >= 0 and block.text[first:last] == raw.text[start:end]:
            yield Linked(first, last, element)
