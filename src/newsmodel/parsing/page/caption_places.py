"""Finds where captions can stand: in elements made for them, and right after images."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from newsmodel.parsing.page.hints import BIT
from newsmodel.parsing.page.surroundings import Surroundings
from newsmodel.parsing.page.walk import Container, Image, RawBlock

#: How many elements up from an image its caption may hang.
_REACH = 6
#: Images looked at that are further down than that.
_MOST_DEEP = 24
#: How many elements up from a block an image is looked for.
_CLIMB = 5
#: No caption is longer, in letters.
_LONGEST = 1_500
#: What stands more blocks after the story's last belongs to something else, and so does what stands this
#: many blocks before its first in no element made for captions.
_AFTER = 6
_BEFORE = 60
#: A block in no element made for captions stands no more than this many blocks after its image.
_GAP = 8
#: The same for one that stands before its image, in an element made for captions.
_GAP_AHEAD = 3
_GAP_LOOSE = 3
#: An element around such a block and its image holds no more blocks, unless the block follows at once.
_MOST_TOGETHER = 3
#: A block of the body that is less of the text around its image is a paragraph.
_LEAST_SHARE = 0.2
#: A page with fewer images has them loaded by scripts.
_FEW = 3
_SHORTEST_LOOSE = 6
_LONGEST_LINE = 120
_NEVER = frozenset(("li", "h2", "h3", "h4", "td", "th", "tr"))
_FRAME = frozenset(("nav", "footer"))
_CAPTION = BIT["caption"]
_TELLING = BIT["caption"] | BIT["credit"]


class Near(NamedTuple):
    """The image nearest to a block."""

    image: Image
    place: int  #: among the page's images
    common: Container  #: the closest element that holds both
    up: int  #: from the block's element to that
    down: int  #: from there to the image's


class Place(NamedTuple):
    """A block that may be a picture's."""

    block: RawBlock
    kind: str
    near: Near | None


def places_of(
    blocks: Sequence[RawBlock],
    images: Sequence[Image],
    around: Surroundings,
    is_body: Sequence[bool],
    first: int,
    last: int,
    is_credit: Callable[[RawBlock], bool],
) -> Iterator[Place]:
    """Yield the blocks that may be captions or credits, in document order.

    Args:
        blocks: of the page.
        images: of the page.
        around: what its containers tell.
        is_body: for each block whether it is taken for body.
        first: number of the story's first block.
        last: of its last.
        is_credit: tells whether a block is a credit line alone.
    """
    starts = {image.number for image in images}
    following = {start + gap for start in starts for gap in range(_GAP_LOOSE + 1)}
    looked_at = blocks[: last + _AFTER + 1]
    # Where scripts load the images the page itself has none: then names have to tell.
    if len(images) >= _FEW:
        close = {start + gap for start in starts for gap in range(-_GAP_AHEAD, _GAP + 1)}
        looked_at = [b for b in looked_at if b.number in close or "figcaption" in b.container.shape.tags]
    container: Container | None = None
    parent: Container | None = None
    built, outer = "", 0
    for block in looked_at:
        if block.size > _LONGEST:
            continue
        here = block.container
        if here.parent is not parent:
            container, parent = None, here.parent
            outer = around.own_hints(parent) if parent else 0
        if container is None or not here.is_built_like(container):
            container, built = here, _kind_of(here, outer, around)
        # An element that frames one image with one line is as good as one named for captions.
        is_frame = built == "loose" and first <= block.number <= last and _is_frame(block)
        kind = "named" if is_frame else built
        is_loose = kind == "loose"
        if is_loose and not (
            block.number in following and _may_be_loose(block, images, is_body, first, last, is_credit)
        ):
            continue
        near = _nearest(block, images)
        if is_loose and not (near and _is_close(block, near, is_body, is_credit)):
            continue
        if near or kind in ("named", "figcaption"):
            yield Place(block, kind, near)


def _kind_of(container: Container, outer: int, around: Surroundings) -> str:
    """Return how surely an element, in one of the hints *outer*, is made for captions."""
    tags = container.shape.tags
    if "figcaption" in tags:
        return "figcaption"
    hints = outer | around.own_hints(container)
    if hints & _CAPTION:
        return "named"
    if "figure" in tags:
        return "figure"
    return "credited" if hints & _TELLING else "loose"


def _is_frame(block: RawBlock) -> bool:
    """Tell whether an element holds one image and one line below it: a table around them, a paragraph."""
    container = block.container
    if container.tag == "tr" and container.parent and container.images < 2:
        while container.parent and container.tag != "table":
            container = container.parent
        return container.images == 1 and container.ended - container.started <= 2 and not block.is_prose
    if container.images != 1 or container.ended - container.started != 1 or not block.images_before:
        return False
    # How long a film or the story takes begins with a number.
    is_line = (
        not (block.full_stop or block.text[0].isdigit()) and _SHORTEST_LOOSE < block.size < _LONGEST_LINE
    )
    return is_line and container.tag not in _NEVER and block.link_share < 0.5


def _may_be_loose(
    block: RawBlock,
    images: Sequence[Image],
    is_body: Sequence[bool],
    first: int,
    last: int,
    is_credit: Callable[[RawBlock], bool],
) -> bool:
    """Tell whether a block that follows an image, in no element made for captions, may be its caption."""
    number = block.number
    if not first - _BEFORE <= number <= last + 2:
        return False
    if block.link_share > 0.5 or block.size < _SHORTEST_LOOSE:
        return False
    if block.container.tag in _NEVER or not _FRAME.isdisjoint(block.container.shape.tags):
        return False
    gap = number - images[block.images_before - 1].number
    # A paragraph between paragraphs is one, unless it follows an image at once or is a caption's credit.
    if not (gap and is_body[number] and is_body[number - 1]):
        return True
    return gap == 1 and not block.is_prose and is_credit(block)


def _is_close(
    block: RawBlock, near: Near, is_body: Sequence[bool], is_credit: Callable[[RawBlock], bool]
) -> bool:
    """Tell whether a block follows its image at once, or shares an element with it and little else."""
    common = near.common
    if block.number > near.image.number and common.ended - common.started > _MOST_TOGETHER:
        return False
    is_part = is_body[block.number] and len(block.text) < _LEAST_SHARE * common.text
    return not is_part or (not block.is_prose and is_credit(block))


def _nearest(block: RawBlock, images: Sequence[Image]) -> Near | None:
    container: Container | None = block.container
    for up in range(_CLIMB):
        if container is None:
            return None
        if container.images and (place := _closest(block, images, container)) is not None:
            image = images[place]
            return Near(image, place, container, up, image.container.depth - container.depth)
        if container.tag == "figure":
            # An image outside belongs to something else; this one is loaded by a script.
            return None
        container = container.parent
    return None


def _closest(block: RawBlock, images: Sequence[Image], container: Container) -> int | None:
    """Return the place of the image in *container*, not far down in it, that is closest to a block of it."""
    following = block.images_before
    before = _first_held(container, images, range(following - 1, -1, -1))
    after = _first_held(container, images, range(following, len(images)))
    if before is None or after is None:
        return after if before is None else before
    is_nearer = images[after].number - block.number - 1 < block.number - images[before].number
    return after if is_nearer else before


def _first_held(container: Container, images: Sequence[Image], places: Iterable[int]) -> int | None:
    """Return the first of *places* whose image stands in *container*, and not far down in it."""
    for place in islice(places, _MOST_DEEP):
        node: Container | None = images[place].container
        down = node.depth - container.depth if node else -1
        if down >= _REACH:
            continue
        for _ in range(down):
            node = node and node.parent
        # Behind an image outside of the container there are only others outside of it.
        return place if node is container else None
    return None
