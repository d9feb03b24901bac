"""Leaves out what a page's scripts and style sheets hold before libxml2 reads it: half of most pages.

What is left out is proved to have been the text of a script or a style sheet: a mark stands for it, and the
tree must hold each mark as the whole text of such an element (`is_proved`). Up to the mark the page is the
same with and without it, so that the parser was reading such an element there; and what is left out holds
nothing by which it could have ended or changed how it ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newsmodel.parsing.tree import Element

#: Stands for what is left out, with its number behind it.
_MARK = b"newsmodel:left-out:"
#: What is shorter costs more to leave out than to read.
_SHORTEST = 80
# A "<" ends it: so no stretch of a page is looked through twice.
_START = re.compile(rb"<s(?:cript|tyle)\b[^<>]*>")
_ENDS = {b"<sc": b"</script", b"<st": b"</style"}
#: Inside of a script these may change what ends it.
_TELLING = re.compile(rb"<(?:!--|/[sS](?:[cC][rR]|[tT][yY]))")
_AFTER_END = b" \t\n\r\f/>"


class Emptied(NamedTuple):
    """The source of a page without what was left out."""

    source: bytes
    left_out: tuple[bytes, ...]

    @property
    def is_valid_utf8(self) -> bool:
        """Tell whether what is read of the page is valid UTF-8; what was left out is never read."""
        try:
            self.source.decode("utf-8")
        except UnicodeDecodeError:
            return False
        return True

    def is_proved(self, elements: Iterable[Element]) -> bool:
        """Tell whether all that was left out is the text of one of *elements*.

        Args:
            elements: the scripts and style sheets of the tree, in document order.
        """
        mark = _MARK.decode("ascii")
        found = [text for element in elements if (text := element.text) and text.startswith(mark)]
        return found == [f"{mark}{number}" for number in range(len(self.left_out))]


def emptied(source: bytes) -> Emptied:
    """Return *source* without the contents of its scripts and style sheets.

    Scripts whose type names JSON keep theirs: they may hold metadata.
    """
    kept: list[bytes] = []
    left_out: list[bytes] = []
    done = 0
    start = _START.search(source)
    while start:
        tag, at = start[0], start.end()
        end = _ENDS[tag[:3]]
        closed = source.find(b"<", at)
        if source[closed : closed + len(end)] != end:
            first, closed = closed, source.find(end, at)
            if closed < 0:
                break
            is_plain = not _TELLING.search(source, first, closed)
        else:
            is_plain = True
        after = source[closed + len(end) : closed + len(end) + 1]
        if is_plain and closed - at >= _SHORTEST and after and after in _AFTER_END and not _may_be_json(tag):
            kept.append(source[done:at])
            kept.append(b"%b%d" % (_MARK, len(left_out)))
            left_out.append(source[at:closed])
            done = closed
        start = _START.search(source, closed)
    if not left_out:
        return Emptied(source, ())
    kept.append(source[done:])
    short = b"".join(kept)
    if short.count(_MARK) != len(left_out):
        return Emptied(source, ())
    return Emptied(short, tuple(left_out))


def _may_be_json(tag: bytes) -> bool:
    # A character reference could spell the type.
    return b"json" in tag.lower() or b"&" in tag
