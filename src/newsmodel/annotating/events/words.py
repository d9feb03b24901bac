"""Cuts a sentence into words, and the words into segments and parts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import Any, NamedTuple, cast

_WORD = r"[^\W_]+(?:[-’'.][^\W_]+)*"
# Commas part clauses, and so do brackets, dashes, colons and quotation marks. Not a comma inside a number.
_BREAK = re.compile(r",(?!\d)|[;:|()“”„»«\"]|\s[-–—]\s|—")
_BRACKETS = {"(": 1, ")": -1}
#: What follows one of these has a subject of its own.
_PARTING = ":;|"


# A tuple, not an attrs class: an article has hundreds of them, and they are made four times as fast.
class Word(NamedTuple):
    """A word of one block: half-open code-point offsets, and its letters in lower case."""

    start: int
    end: int
    lower: str
    #: number of the stretch between two breaks that it stands in
    segment: int
    #: number of the part that it stands in: what a colon or a semicolon parts shares no subject
    part: int


#: Makes a word of its fields: in C, three times as fast as the class itself.
_word: Callable[[tuple[int, int, str, int, int]], Word] = partial(cast(Any, tuple).__new__, Word)
_start_of, _end_of = re.Match[str].start, re.Match[str].end
_text_of: Callable[[re.Match[str]], str] = re.Match[str].group


@lru_cache(maxsize=64)
def word_pattern(elisions: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of a word; *elisions* are words that an apostrophe ties to the next: "l'accord"."""
    if not elisions:
        return re.compile(_WORD)
    tied = "|".join(sorted((*elisions, *map(str.capitalize, elisions)), key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{tied})(?=[’'][^\W_])|{_WORD}")


def words_of(text: str, start: int, end: int, pattern: re.Pattern[str]) -> list[Word]:
    """Return the words of *text* between two offsets."""
    # Column by column: an article has hundreds of words.
    matches = list(pattern.finditer(text, start, end))
    starts = list(map(_start_of, matches))
    segments: list[int] = []
    parts: list[int] = []
    segment = part = 0
    for position, parting in _breaks(text, start, end):
        more = bisect_left(starts, position) - len(segments)
        segments += [segment] * more
        parts += [part] * more
        segment, part = segment + 1, part + parting
    more = len(starts) - len(segments)
    segments += [segment] * more
    parts += [part] * more
    lower = map(str.lower, map(_text_of, matches))
    return list(map(_word, zip(starts, map(_end_of, matches), lower, segments, parts, strict=True)))


def _breaks(text: str, start: int, end: int) -> Iterator[tuple[int, bool]]:
    """Yield where segments begin, and whether a part does too; what stands in brackets parts nothing."""
    depth = 0
    for match in _BREAK.finditer(text, start, end):
        mark = match[0]
        depth = max(0, depth + _BRACKETS.get(mark, 0))
        yield match.start(), not depth and mark in _PARTING
