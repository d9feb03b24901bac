"""A stretch of one block's text: what every annotation points with."""

from __future__ import annotations

import attrs


@attrs.frozen(order=True)
class Span:
    """A half-open stretch of one block's text: `start` is in, `end` is out.

    Offsets count Unicode code points (what ``len(str)`` counts), not bytes, and index the
    block's normalised text, not the source that it came from. Spans sort in reading order.

    Raises:
        TypeError: an offset is no int.
        ValueError: an offset is negative, or the end comes before the start.
    """

    #: index into ``Article.blocks``
    block: int
    #: of the first character, in code points of the block's text
    start: int
    #: behind the last character
    end: int

    # One look at all three instead of a validator each: an article has hundreds of spans.
    def __attrs_post_init__(self) -> None:
        block, start, end = self.block, self.start, self.end
        if type(block) is type(start) is type(end) is int and block >= 0 <= start <= end:
            return
        if not (type(self.block) is type(self.start) is type(self.end) is int):
            kinds = [type(value).__name__ for value in (self.block, self.start, self.end)]
            raise TypeError(f"the offsets of a span are of type int, not {', '.join(kinds)}")
        if self.block < 0 or self.start < 0:
            raise ValueError(f"the offsets of a span are not negative: {self}")
        if self.end < self.start:
            raise ValueError(f"a span can't end ({self.end}) before it starts ({self.start})")

    def __repr__(self) -> str:
        return f"Span({self.block}, {self.start}:{self.end})"

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: object) -> bool:
        """Tell whether *other*, a span, lies wholly inside this one."""
        return (
            isinstance(other, Span)
            and self.block == other.block
            and self.start <= other.start
            and other.end <= self.end
        )

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one character."""
        return self.block == other.block and max(self.start, other.start) < min(self.end, other.end)
