"""Puts paragraphs that mail or a terminal broke into short lines together again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

#: Nobody wraps narrower: shorter lines are verse, lists, buttons.
_NARROWEST = 45
#: Nobody wraps wider; longer lines are paragraphs.
_WIDEST = 120
#: Share of lines that must be as full as the width allows: wrapping fills all but a paragraph's last.
_LEAST_FULL = 0.6
#: Lines that must be full before a text counts as wrapped at all.
_LEAST_LINES = 3

# What opens a new item or paragraph however full the line before is.
_OPENS = re.compile(r"[•●▪■◦‣·*>–—-]\s|\d{1,3}[.)]\s|\(\w\)\s")
_HYPHENATED = re.compile(r"[^\W\d_]-$|\xad$")


class WrappedLine(NamedTuple):
    """A line before it is known whether it is wrapped."""

    text: str
    blanks: int
    raw: str


def join_wrapped(rows: list[WrappedLine]) -> Iterable[tuple[str, WrappedLine, int]]:
    """Yield each paragraph's text, its first line, and how many lines it was put together from.

    Texts that are not hard-wrapped come out line by line.
    """
    width = wrap_width(rows)
    paragraph: list[WrappedLine] = []
    for row in rows:
        if paragraph and not (width and _continues(paragraph[-1], row, width)):
            yield _joined(paragraph), paragraph[0], len(paragraph)
            paragraph = []
        paragraph.append(row)
    if paragraph:
        yield _joined(paragraph), paragraph[0], len(paragraph)


def wrap_width(rows: list[WrappedLine]) -> int:
    """Return the width that the text is wrapped at, in code points; 0 if it is not.

    It is wrapped if most lines that another follows at once are so full that the next word did not fit.
    """
    width = max([len(row.text) for row in rows], default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    followed = [(a, b) for a, b in pairwise(rows) if not b.blanks]
    # A paragraph's last line is short, so where no blank lines part paragraphs some lines are not full.
    inner = [(a, b) for a, b in followed if len(a.text) > width // 2]
    full = sum(_is_full(a, b, width) for a, b in inner)
    return width if full >= _LEAST_LINES and full >= _LEAST_FULL * len(followed) else 0


def _is_full(row: WrappedLine, following: WrappedLine, width: int) -> bool:
    """Tell whether the next line's first word did not fit; some programs wrap a few places early."""
    room = width - len(row.text)
    return room < 15 and len(following.text.partition(" ")[0]) + 4 >= room


def _continues(row: WrappedLine, following: WrappedLine, width: int) -> bool:
    if following.blanks or not _is_full(row, following, width) or _OPENS.match(following.text):
        return False
    indented = following.raw[:1] in " \t" and row.raw[:1] not in " \t"
    return not indented


def _joined(paragraph: list[WrappedLine]) -> str:
    if len(paragraph) == 1:
        return paragraph[0].text
    parts: list[str] = []
    for row in paragraph:
        if parts and not (_HYPHENATED.search(parts[-1]) and row.text[0].islower()):
            parts.append(" ")
        parts.append(row.text)
    return "".join(parts)
