"""Where in an article, and whether in its story, something stands that the page holds between its blocks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from newsmodel._lazily import worked_out_once
from newsmodel.model import Block, Caption
from newsmodel.parsing.page.assembly import Placed
from newsmodel.parsing.page.captions import PageCaption
from newsmodel.parsing.page.hints import BIT
from newsmodel.parsing.page.roles import Decision, Role
from newsmodel.parsing.page.surroundings import Surroundings
from newsmodel.parsing.page.walk import Container, Image

#: What stands at most this many blocks before the story's first is the story's: the picture over its head.
_LEAD = 12
#: So many blocks of the story are its opening.
_OPENING = 3
#: How many blocks a caption may stand from its picture.
_GAP = 3
#: How many elements up the text is looked for that something stands at.
_CLIMB = 8
#: Roles of what is the newsroom's own.
_BODY, _OUTSIDE = Role.BODY, Role.OUTSIDE
_STORY = frozenset((Role.BODY, Role.CAPTION, Role.HEADLINE, Role.STANDFIRST, Role.ASIDE))
#: What the names of elements say of all that is in them.
_FOREIGN = sum(
    BIT[name]
    for name in ("related", "share", "newsletter", "ad", "comment", "nav", "footer", "sidebar", "hidden")
)
_AUTHOR = BIT["author"]
_FRAME = frozenset(("nav", "footer", "aside", "form", "button"))


class Places:
    """The blocks of an article, and where on the page each of them stood."""

    def __init__(
        self,
        blocks: Sequence[Block],
        placed: Sequence[Placed],
        captions: Sequence[PageCaption],
        decisions: Sequence[Decision],
        around: Surroundings,
    ) -> None:
        """Take the article's blocks, those of the page (some may have been left out), and its captions."""
        index_of = {id(block): index for index, block in enumerate(blocks)}
        printed = iter(sorted(captions, key=lambda caption: caption.at))
        #: each block that is kept, with its index and the numbers of the raw blocks that it was made of
        self.kept: list[tuple[int, Block, tuple[int, ...]]] = []
        #: each caption that is kept, with its index
        self.captions: list[tuple[int, PageCaption]] = []
        self._starts: list[int] = []
        for numbers, block in placed:
            index = index_of.get(id(block))
            caption = next(printed) if isinstance(block, Caption) else None
            if index is None:
                continue
            if caption is not None:
                self.captions.append((index, caption))
            self.kept.append((index, block, caption.numbers if caption else numbers))
            self._starts.append(numbers[0])
        self._around = around
        self._roles = [decision.role for decision in decisions]
        body = [number for number, role in enumerate(self._roles) if role is _BODY]
        self._first, self._last = (body[0], body[-1]) if body else (0, -1)
        self._opening = body[:_OPENING][-1] if body else len(self._roles)

    @worked_out_once
    def _story(self) -> list[int]:
        """How many of the first raw blocks are the story's: of none, of one, of two …"""
        return [0, *accumulate(role is not _OUTSIDE and role in _STORY for role in self._roles)]

    def at(self, number: int) -> int:
        """Return the index of the block before which something stands that precedes a raw block."""
        place = bisect_left(self._starts, number)
        return self.kept[place][0] if place < len(self.kept) else len(self.kept)

    @worked_out_once
    def alts(self) -> dict[int, str]:
        """The text alternatives of the captions' pictures, by the captions' indices."""
        return {index: caption.alt for index, caption in self.captions if caption.alt}

    @worked_out_once
    def _captioned(self) -> frozenset[int]:
        """The numbers of raw blocks that a captioned picture stands before."""
        places = [caption.at for _, caption in self.captions]
        return frozenset(at + gap for at in places for gap in range(-_GAP, _GAP + 1))

    def is_captioned(self, number: int) -> bool:
        """Tell whether what precedes a raw block stands close to a caption."""
        return number in self._captioned

    def reaches(self, number: int) -> bool:
        """Tell whether the story, or one of its captions, reaches what precedes a raw block."""
        return self._first - _LEAD <= number <= self._last + 1 or number in self._captioned

    def opens(self, number: int) -> bool:
        """Tell whether what precedes a raw block stands among the first blocks of the story."""
        return number <= self._opening

    def is_behind(self, number: int) -> bool:
        """Tell whether what precedes a raw block stands behind the story's last block."""
        return number > self._last

    def in_story(self, image: Image) -> bool:
        """Tell whether something is the story's: it stands in it, at text of the newsroom's own."""
        if not self._first - _LEAD <= image.number <= self._last + 1:
            return False
        if _FRAME & image.container.tags or self._around.hints_of(image.container)[2] & _FOREIGN:
            return False
        for container in _upwards(image.container):
            if self._story[container.ended] > self._story[container.started]:
                return True
            # Text of somebody else's: a portrait in the byline, another story's teaser.
            if container.started < container.ended or self._around.own_hints(container) & _AUTHOR:
                return False
        return False


def _upwards(container: Container) -> Iterator[Container]:
    node: Container | None = container
    for _ in range(_CLIMB):
        if node is None:
            return
        yield node
        node = node.parent
