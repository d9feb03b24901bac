"""Leaves out what long scripts and style sheets hold, a third of most pages, before libxml2 reads a page.

It stands where no "<" follows another for long, so that a page is looked through in long steps.

What is left out is proved to have been the text of a script or a style sheet: a mark stands for
it, and the tree must hold each mark as the whole text of such an element (`is_proved`). Up to the mark the
page is the same with and without it, so that the parser was reading such an element there; and what is left
out holds nothing by which it could have ended or changed how it ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newsmodel.parsing.tree import Element

#: What is shorter is hardly worth leaving out, in bytes.
_LONG = 1_000
#: Stands for what is left out, with its number behind it. The longer it is, the quicker it is looked for.
_MARK = b"newsmodel left out the text of a script or a style sheet that stood here, number "
_OPENING = re.compile(rb"<(script|style)\b[^<>]*>")
_ENDS = {b"script": b"</script", b"style": b"</style"}
#: Inside of a script these may change what ends it.
_TELLING = re.compile(rb"<(?:!--|/[sS](?:[cC][rR]|[tT][yY]))")
_AFTER_END = frozenset((b" ", b"\t", b"\n", b"\r", b"\f", b"/", b">"))


class Stripped(NamedTuple):
    """The source of a page without what was left out."""

    source: bytes
    #: of so many scripts and style sheets the text was left out
    left_out: int

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
        if not self.left_out:
            return True
        mark = _MARK.decode("ascii")
        found = [text for element in elements if (text := element.text) and text.startswith(mark)]
        return found == [f"{mark}{number}" for number in range(self.left_out)]


def stripped(source: bytes, *, with_scripts: bool = False) -> Stripped:
    """Return *source* without what its long scripts and style sheets hold.

    JSON-LD stays: it is metadata.

    Args:
        source: of a page, in an encoding in which ASCII is ASCII.
        with_scripts: keep what scripts and style sheets hold.
    """
    kept: list[bytes] = []
    done = left_out = 0
    # What scripts hold that start before this is kept.
    free = len(source) if with_scripts else 0
    for start, following in _long_stretches(source):
        if start < done:
            continue
        opening = _OPENING.match(source, start, following)
        if opening and start >= free and not _may_be_json_ld(opening[0]):
            ended, free = _end_of(opening)
            if ended > start:
                kept += (source[done : opening.end()], b"%b%d" % (_MARK, left_out))
                left_out += 1
                done = ended
    if not kept:
        return Stripped(source, 0)
    short = b"".join((*kept, source[done:]))
    if left_out and short.count(_MARK) != left_out:
        # The page itself holds what stands for scripts here.
        return stripped(source, with_scripts=True)
    return Stripped(short, left_out)


def _long_stretches(source: bytes) -> Iterator[tuple[int, int]]:
    """Yield where a "<" stands that no other follows for long, and where the next one stands, or the end.

    They are found without looking at every "<".
    """
    find, rfind, size = source.find, source.rfind, len(source)
    start = find(b"<")
    while start >= 0:
        following = rfind(b"<", start + 1, start + _LONG)
        if following < 0:
            following = find(b"<", start + _LONG)
            if following >= 0:
                yield start, following
            elif size - start > _LONG:
                yield start, size
        start = following


def _end_of(opening: re.Match[bytes]) -> tuple[int, int]:
    """Return where the text of a script or style sheet ends, else -1; and where the next may start."""
    source, end = opening.string, _ENDS[opening[1]]
    telling = _TELLING.search(source, opening.end())
    if telling is None:
        return -1, len(source)
    closed = telling.start()
    after = closed + len(end)
    if source.startswith(end, closed) and source[after : after + 1] in _AFTER_END:
        return closed, closed
    closed = source.find(end, closed + 1)
    return -1, closed if closed >= 0 else len(source)


def _may_be_json_ld(tag: bytes) -> bool:
    # A character reference could spell the type.
    return b"ld+json" in tag.lower() or b"&" in tag
