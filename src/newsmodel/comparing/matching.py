"""Which stretches of two sequences are the same, found in time that grows with their length.

What occurs once in both is a landmark; the longest chain of landmarks that are in the same order in both is
kept, and what lies between two of them is looked at again, by shorter landmarks. That is how "patience diff"
works. Each pass looks at everything once, and there are few passes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

#: How many items a landmark has, pass by pass. Long ones first: a sentence tells more than the words in it.
_PASSES = (4, 1)


class Match(NamedTuple):
    """A stretch that both sequences have."""

    old: int  #: where it begins in the old one
    new: int
    length: int


class _Gap(NamedTuple):
    """What lies between two matches: half-open ranges of both sequences."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


_Items: TypeAlias = Sequence[Hashable]


def matches(old: _Items, new: _Items) -> list[Match]:
    """Return the stretches that *old* and *new* share, in the order of both, none next to another."""
    found: list[Match] = []
    gaps = [_trimmed(_Gap(0, len(old), 0, len(new)), old, new, found)]
    for size in _PASSES:
        gaps = [rest for gap in gaps for rest in _looked_into(gap, size, old, new, found)]
    return _joined(sorted(found))


def _looked_into(gap: _Gap, size: int, old: _Items, new: _Items, found: list[Match]) -> Iterator[_Gap]:
    """Add the matches in *gap* to *found*; yield what is left between them."""
    start_old, start_new = gap.old_start, gap.new_start
    for match in [*_inside(gap, size, old, new), Match(gap.old_end, gap.new_end, 0)]:
        rest = _trimmed(_Gap(start_old, match.old, start_new, match.new), old, new, found)
        if rest.old_start < rest.old_end and rest.new_start < rest.new_end:
            yield rest
        if match.length:
            found.append(match)
        start_old, start_new = match.old + match.length, match.new + match.length


def _trimmed(gap: _Gap, old: _Items, new: _Items, found: list[Match]) -> _Gap:
    """Add what is the same at both ends of *gap* to *found*; return what is left of it."""
    a, b, c, d = gap
    while a < b and c < d and old[a] == new[c]:
        a, c = a + 1, c + 1
    if a > gap.old_start:
        found.append(Match(gap.old_start, gap.new_start, a - gap.old_start))
    while a < b and c < d and old[b - 1] == new[d - 1]:
        b, d = b - 1, d - 1
    if b < gap.old_end:
        found.append(Match(b, d, gap.old_end - b))
    return _Gap(a, b, c, d)


def _inside(gap: _Gap, size: int, old: _Items, new: _Items) -> Iterator[Match]:
    """Yield the landmarks of that *size* in *gap*, in order, none of which overlaps another."""
    places = _once(old, gap.old_start, gap.old_end, size)
    pairs = [
        (places[landmark], place)
        for landmark, place in _once(new, gap.new_start, gap.new_end, size).items()
        if landmark in places
    ]
    end_old = end_new = -1
    for old_place, new_place in _longest_chain(sorted(pairs)):
        if old_place >= end_old and new_place >= end_new:
            yield Match(old_place, new_place, size)
            end_old, end_new = old_place + size, new_place + size


def _once(items: _Items, start: int, end: int, size: int) -> dict[Hashable, int]:
    """Return what stands exactly once among *items* from *start* to *end*, with its place."""
    places: dict[Hashable, int] = {}
    again: set[Hashable] = set()
    for place in range(start, end - size + 1):
        landmark = tuple(items[place : place + size])
        if landmark in places:
            again.add(landmark)
        places[landmark] = place
    return {landmark: place for landmark, place in places.items() if landmark not in again}


def _longest_chain(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of *pairs*, sorted by their first, in which the second grows too."""
    tops: list[int] = []  # the least second that a chain of that length ends in
    ends: list[int] = []  # and the pair that it is of
    before: list[int] = []
    for index, (_, second) in enumerate(pairs):
        length = bisect_left(tops, second)
        before.append(ends[length - 1] if length else -1)
        tops[length : length + 1] = [second]
        ends[length : length + 1] = [index]
    chain: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _joined(found: Sequence[Match]) -> list[Match]:
    joined: list[Match] = []
    for match in found:
        last = joined[-1] if joined else Match(-1, -1, 0)
        if (last.old + last.length, last.new + last.length) == (match.old, match.new):
            joined[-1] = Match(last.old, last.new, last.length + match.length)
        else:
            joined.append(match)
    return joined
