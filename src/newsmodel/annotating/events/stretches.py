"""Keeps what annotations mark in an article so that the part in one sentence is found at once."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from newsmodel.model import Span

_T = TypeVar("_T")


class Stretches(Generic[_T]):
    """Values with the spans that they mark, in reading order."""

    def __init__(self, marked: Iterable[tuple[Span, _T]]) -> None:
        """Take in values with their spans, in any order."""
        self._values: dict[int, list[tuple[Span, _T]]] = defaultdict(list)
        for span, value in marked:
            self._values[span.block].append((span, value))
        #: by block; made when the block is first asked for, as few are
        self._starts: dict[int, list[int]] = {}

    def _starts_in(self, block: int) -> list[int]:
        starts = self._starts.get(block)
        if starts is None:
            values = self._values[block]
            values.sort(key=_start_of)
            starts = self._starts[block] = [span.start for span, _ in values]
        return starts

    def beginning_in(self, sentence: Span) -> list[_T]:
        """Return what begins in *sentence*, in reading order."""
        if sentence.block not in self._values:
            return []
        starts = self._starts_in(sentence.block)
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        return [value for _, value in self._values[sentence.block][first:last]]

    def touching(self, sentence: Span) -> list[_T]:
        """Return what begins in *sentence*, and what begins before it last, if that reaches into it."""
        if sentence.block not in self._values:
            return []
        found = self.beginning_in(sentence)
        before = bisect_left(self._starts_in(sentence.block), sentence.start) - 1
        if before >= 0:
            span, value = self._values[sentence.block][before]
            if span.end > sentence.start:
                found.insert(0, value)
        return found


def _start_of(marked: tuple[Span, object]) -> int:
    return marked[0].start
