"""Remembers which words of a page are links, and says where in the blocks they stand when it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsmodel.parsing.characters import without_no_width
from newsmodel.parsing.tree import Element


class Linked(NamedTuple):
    """A stretch of a block's text, half-open code points, and the element that links it."""

    start: int
    end: int
    element: Element


class LinkedText:
    """A run of text with links in it, as the walk found it: pieces, which together are some blocks.

    Nothing is worked out before somebody asks: most blocks of a page are no part of the story.
    """

    __slots__ = ("_by_block", "_pieces", "_places", "_stretches")

    def __init__(self, pieces: Sequence[str], stretches: Sequence[tuple[int, int, Element]]) -> None:
        self._pieces = tuple(pieces)
        #: for each link, the half-open run of its pieces
        self._stretches = tuple(stretches)
        #: number of each block that the run became, where it begins in the run's normalised text, its length
        self._places: list[tuple[int, int, int]] = []
        self._by_block: dict[int, list[Linked]] | None = None

    def became(self, number: int, length: int, cut: int) -> None:
        """Note the next block of the run: its number, its length, and how much of its beginning was cut."""
        begin = sum(self._places[-1][1:]) + 1 if self._places else 0
        self._places.append((number, begin + cut, length))

    def links_in(self, number: int) -> Sequence[Linked]:
        """Return the links of the block of that number, in reading order."""
        if self._by_block is None:
            self._by_block = self._parted()
        return self._by_block.get(number, ())

    def _parted(self) -> dict[int, list[Linked]]:
        """Return the links by block; one that goes over several blocks is one in each."""
        found: dict[int, list[Linked]] = {}
        place = 0
        for start, end, element in sorted(self._placed(), key=lambda link: (link.start, -link.end)):
            while place < len(self._places) and sum(self._places[place][1:]) <= start:
                place += 1
            at = place
            while at < len(self._places) and self._places[at][1] < end:
                number, begin, length = self._places[at]
                link = Linked(max(start - begin, 0), min(end - begin, length), element)
                if link.start < link.end:
                    found.setdefault(number, []).append(link)
                at += 1
        return found

    def _placed(self) -> list[Linked]:
        """Return the links by where they stand in the run's normalised text."""
        #: where the first word of each piece begins, or None, and how long the text is behind the piece
        begins: list[int | None] = []
        lengths = [0]
        length, is_apart = 0, False
        for raw in self._pieces:
            piece = without_no_width(raw).replace("\x00", " ")
            words = piece.split()
            is_apart = is_apart or piece[:1].isspace()
            if words:
                begin = length + (is_apart and length > 0)
                begins.append(begin)
                length = begin + sum(map(len, words)) + len(words) - 1
                is_apart = piece[-1].isspace()
            else:
                begins.append(None)
            lengths.append(length)
        # The first word from each piece on.
        following: list[int] = [length] * (len(begins) + 1)
        for number in range(len(begins) - 1, -1, -1):
            first = begins[number]
            following[number] = following[number + 1] if first is None else first
        return [
            Linked(following[first], lengths[last], element)
            for first, last, element in self._stretches
            if following[first] < lengths[last]
        ]
