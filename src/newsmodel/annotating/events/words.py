"""Cuts a sentence into words, and the words into segments and parts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

# Possessive: what is a word has no other reading.
_WORD = r"[^\W_]++(?:[-’'.][^\W_]++)*+"
# Commas part clauses, and so do brackets, dashes, colons and quotation marks. Not a comma or a colon inside
# figures.
_BREAK = re.compile(r",(?!\d)|:(?!(?<=\d:)\d)|[;|()“”„»«\"]|\s[-–—]\s|—")
_BRACKETS = {"(": 1, ")": -1}
#: What follows one of these has a subject of its own.
_PARTING = ":;|"


class Words:
    """The words of one sentence, column by column: an article has hundreds of them."""

    __slots__ = ("ends", "firsts", "lowers", "parts", "size", "starts")

    def __init__(
        self, starts: list[int], ends: list[int], lowers: list[str], firsts: list[int], parts: list[int]
    ) -> None:
        """Take in the columns."""
        #: half-open code-point offsets in the block
        self.starts: list[int] = starts
        self.ends: list[int] = ends
        #: their letters in lower case
        self.lowers: list[str] = lowers
        #: which word opens the segment that a word stands in: the stretch between two breaks
        self.firsts: list[int] = firsts
        #: number of the part that it stands in: what a colon or a semicolon parts shares no subject
        self.parts: list[int] = parts
        #: how many they are
        self.size: int = len(starts)

    def outside(self, stretches: Iterable[tuple[int, int]]) -> Words:
        """Return those that begin in none of *stretches*, half-open ranges of offsets."""
        inside: set[int] = set()
        for start, end in stretches:
            inside.update(range(bisect_left(self.starts, start), bisect_left(self.starts, end)))
        if not inside:
            return self
        kept = [i for i in range(self.size) if i not in inside]
        first: dict[int, int] = {}
        return Words(
            [self.starts[i] for i in kept],
            [self.ends[i] for i in kept],
            [self.lowers[i] for i in kept],
            [first.setdefault(self.firsts[i], number) for number, i in enumerate(kept)],
            [self.parts[i] for i in kept],
        )


@lru_cache(maxsize=64)
def word_pattern(elisions: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of a word, which is its only group.

    *elisions* are words that an apostrophe ties to the next: "l'accord".
    """
    if not elisions:
        return re.compile(f"({_WORD})")
    tied = "|".join(sorted((*elisions, *map(str.capitalize, elisions)), key=len, reverse=True))
    return re.compile(rf"((?<![^\W_])(?:{tied})(?=[’'][^\W_])|{_WORD})")


def words_of(
    text: str, start: int, end: int, pattern: re.Pattern[str], whole: Sequence[tuple[int, int]] = ()
) -> Words:
    """Return the words of *text* between two offsets; nothing parts the *whole* stretches: "May 3, 2024"."""
    # Split by the words, a text alternates between what is around them and them.
    pieces = pattern.split(text[start:end])
    edges = list(accumulate(map(len, pieces), initial=start))
    starts = edges[1:-1:2]
    firsts: list[int] = []
    parts: list[int] = []
    depth = first = part = 0
    begins = [begin for begin, _ in whole]
    for match in _BREAK.finditer(text, start, end):
        mark = match[0]
        inside = bisect_right(begins, match.start()) - 1
        if inside >= 0 and match.end() <= whole[inside][1]:
            continue
        following = bisect_left(starts, match.start(), first)
        if following > first:
            firsts += [first] * (following - first)
            parts += [part] * (following - first)
            first = following
        depth = max(0, depth + _BRACKETS.get(mark, 0))
        # What stands in brackets parts nothing.
        part += not depth and mark in _PARTING
    more = len(starts) - first
    return Words(
        starts,
        edges[2::2],
        list(map(str.lower, pieces[1::2])),
        firsts + [first] * more,
        parts + [part] * more,
    )
