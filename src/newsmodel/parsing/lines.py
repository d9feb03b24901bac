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
    #: how often it is printed in a row, equal to the letter
    times: int = 1


def lines_of(text: str) -> list[Line]:
    """Return the lines of *text* that are not blank: hard-wrapped ones joined, repeated ones once."""
    rows: list[WrappedLine] = []
    blanks = 0
    for raw in split_lines(without_no_width(text)):
        words = raw.split()
        if not words:
            blanks += 1
            continue
        rows.append(WrappedLine(" ".join(words), blanks, raw))
        blanks = 0
    found: list[Line] = []
    for joined, first, count in join_wrapped(rows):
        if found and found[-1].text == joined:
            found[-1] = attrs.evolve(found[-1], times=found[-1].times + 1)
        else:
            found.append(Line(joined, first.blanks, first.raw.strip().count("\t"), count > 1))
    return found
