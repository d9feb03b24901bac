"""A stretch of one block's text: what every annotation points with."""

from __future__ import annotations

import attrs
from attrs import validators

_OFFSET = [validators.instance_of(int), validators.ge(0)]


@attrs.frozen(order=True)
class Span:
    """A half-open stretch of one block's text: `start` is in, `end` is out.

    Offsets count Unicode code points (what ``len(str)`` counts), not bytes, and index the
    block's normalised text, not the source that it came from. Spans sort in reading order.

    Raises:
        ValueError: an offset is negative, or the end comes before the start.
    """

    #: index into ``Article.blocks``
    block: int = attrs.field(validator=_OFFSET)
    start: int = attrs.field(validator=_OFFSET)
    end: int = attrs.field(validator=_OFFSET)

    def __attrs_post_init__(self) -> None:
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
