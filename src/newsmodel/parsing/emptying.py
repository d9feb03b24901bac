"""Leaves out of a page, before libxml2 reads it, what nobody reads and what libxml2 cannot read in time.

The first is what long scripts and style sheets hold, a third of most pages; the second the attributes of
elements that have too many. Both stand where no "<" follows another for long, so that a page is looked
through in long steps.

What is left out of scripts is proved to have been the text of a script or a style sheet: a mark stands for
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

# libxml2 compares each attribute of an element with all others: 100,000 take 20 seconds. Pages have a few
# dozen.
#: Elements with more lose them.
MOST_ATTRIBUTES = 500
#: More attributes than that take as many bytes, with what parts them. What is shorter is hardly worth
#: leaving out.
_LONG = 2 * MOST_ATTRIBUTES
#: Stands for what is left out, with its number behind it. The longer it is, the quicker it is looked for.
_MARK = b"newsmodel left out the text of a script or a style sheet that stood here, number "
_OPENING = re.compile(rb"<(script|style)\b[^<>]*>")
_ENDS = {b"script": b"</script", b"style": b"</style"}
#: A tag that may have more than `MOST_ATTRIBUTES`: its name, and what follows up to its end.
_FLOOD = re.compile(
    rb"""(<[A-Za-z][^\s/>]*+)(?=(?>[\s/]*+=?[^\s/>=]++(?>\s*+=\s*+(?>"[^"]*+"|'[^']*+'|[^\s>]*+))?+){%d})"""
    rb"""((?:[^>"']+|"[^"]*"|'[^']*'|["'])*)""" % (MOST_ATTRIBUTES + 1)
)
_VALUE = re.compile(rb""""[^"]*"|'[^']*'""")
_NAME = re.compile(rb"[^\s/=]+")
#: Inside of a script these may change what ends it.
_TELLING = re.compile(rb"<(?:!--|/[sS](?:[cC][rR]|[tT][yY]))")
_AFTER_END = frozenset((b" ", b"\t", b"\n", b"\r", b"\f", b"/", b">"))


class Emptied(NamedTuple):
    """The source of a page without what was left out."""

    source: bytes
    #: of so many scripts and style sheets the text was left out
    left_out: int
    #: most attributes of an element that lost them, else 0
    trimmed: int

    @property
    def is_valid_utf8(self) -> bool:
        """Tell whether what is read of the page is valid UTF-8; what was left out is never read."""
        try:
            self.source.decode("utf-8")
        except UnicodeDecodeError:
            return False
        return True

    def is_proved(self, elements: Iterable[Element]) -> bool:
        """Tell whether all that was left out of scripts is the text of one of *elements*.

        Args:
            elements: the scripts and style sheets of the tree, in document order.
        """
        if not self.left_out:
            return True
        mark = _MARK.decode("ascii")
        found = [text for element in elements if (text := element.text) and text.startswith(mark)]
        return found == [f"{mark}{number}" for number in range(self.left_out)]


def emptied(source: bytes, *, with_scripts: bool = False) -> Emptied:
    """Return *source* without what its long scripts and style sheets hold, and without attribute floods.

    JSON-LD stays: it is metadata.

    Args:
        source: of a page, in an encoding in which ASCII is ASCII.
        with_scripts: keep what scripts and style sheets hold.
    """
    kept: list[bytes] = []
    done = left_out = most = 0
    # What scripts hold that start before this is kept.
    free = len(source) if with_scripts else 0
    for start, following in _long_stretches(source):
        if start < done:
            continue
        opening = _OPENING.match(source, start, following)
        flood = None
        if opening is None or opening.end() - start > _LONG:
            if (flood := _FLOOD.match(source, start, following)) is None:
                continue
            # What looks like one may be a script's text.
            last = max(source.rfind(b"<script", done, start), source.rfind(b"<style", done, start))
            opening = _OPENING.match(source, last, start) if last >= 0 else None
        if opening and opening.start() >= free and not _may_be_json_ld(opening[0]):
            ended, free = _end_of(opening)
            if ended > start:
                kept += (source[done : opening.end()], b"%b%d" % (_MARK, left_out))
                left_out += 1
                done = ended
                continue
        if flood and (count := _attributes(flood[2])) > MOST_ATTRIBUTES:
            most = max(most, count)
            kept += (source[done : flood.end(1)], b" ")
            done = flood.end()
    if not kept:
        return Emptied(source, 0, 0)
    short = b"".join((*kept, source[done:]))
    if left_out and short.count(_MARK) != left_out:
        # The page itself holds what stands for scripts here.
        return emptied(source, with_scripts=True)
    return Emptied(short, left_out, most)


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


def _attributes(inside: bytes) -> int:
    return len(_NAME.findall(_VALUE.sub(b" ", inside)))


def _may_be_json_ld(tag: bytes) -> bool:
    # A character reference could spell the type.
    return b"ld+json" in tag.lower() or b"&" in tag
