"""A text's lines, as the page or the mail had them."""

from __future__ import annotations

import attrs

from newsmodel.parsing.characters import split_lines, without_no_width
from newsmodel.parsing.wrapping import WrappedLine, join_wrapped


@attrs.frozen
class Line:
    """What stands between two line ends, or a paragraph put together from hard-wrapped lines."""

    #: normalised: runs of white space are one blank, none at the ends; never empty
    text: str
    #: how many blank lines stand before it
    blanks: int
    #: how many tabs stand between its words: the cells of a pasted table
    tabs: int = 0
    #: put together from several
    joined: bool = False


def lines_of(text: str) -> list[Line]:
    """Return the lines of *text* that are not blank, hard-wrapped ones joined into paragraphs."""
    rows: list[WrappedLine] = []
    blanks = 0
    for raw in split_lines(without_no_width(text)):
        words = raw.split()
        if not words:
            blanks += 1
            continue
        rows.append(WrappedLine(" ".join(words), blanks, raw))
        blanks = 0
    return [
        Line(text, first.blanks, first.raw.strip().count("\t"), count > 1)
        for text, first, count in join_wrapped(rows)
    ]
