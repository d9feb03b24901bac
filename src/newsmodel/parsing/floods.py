"""Takes attributes from elements that have too many, before libxml2 reads a page.

It compares each attribute of an element with all others: 100,000 take 20 seconds. Pages have a few dozen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

#: Elements with more lose them.
MOST_ATTRIBUTES = 500

#: An attribute as the HTML standard cuts them: a quotation mark opens a value only after an equals sign, and
#: an equals sign with no name before it begins one.
_ATTRIBUTE = rb"""[\s/]*+(?:[^\s/>=]++|=[^\s/>=]*+)(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
_ONE = re.compile(_ATTRIBUTE)
#: The beginning of a tag: its name, and its attributes or so many that there are too many of them.
_TAG = re.compile(rb"(<[A-Za-z][^\s/>]*+)(?:%b){0,%d}+" % (_ATTRIBUTE, MOST_ATTRIBUTES + 1))
#: Many tags of the plain kind that nearly all are, which can't have too many attributes: 16 times 60 bytes
#: have room for no more. Where the standard would cut them in another way, they are left to `_TAG`.
_PLAIN = re.compile(
    rb"""(?:[^<]*+<(?:(?![A-Za-z])|[A-Za-z][^\s/>=]*+(?=[\s/>])[^=>]{0,60}+"""
    rb"""(?:(?<![\s/"'])=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)[^=>]{0,60}+){0,15}+>)){0,1000}+"""
)


#: What may stand where a "<" does, for the careful look at pages that seem to have a flood.
_NEXT = re.compile(rb"<(?:(!--)|([A-Za-z][^\s/>]*+))")
_END_OF_COMMENT = re.compile(rb"-->|--!>")
_ENDS = {
    name: re.compile(rb"(?i)</%b(?=[\s/>])" % name)
    for name in (b"script", b"style", b"textarea", b"title", b"iframe", b"xmp", b"noembed", b"noframes")
}
#: Whose content every version of libxml2 takes for text.
_CODE = (b"script", b"style")
_CLOSED = re.compile(rb"[\s/]*/>")


class Trimmed(NamedTuple):
    """The source of a page of which no element has too many attributes."""

    source: bytes
    #: most attributes of an element that lost them, else 0
    most: int = 0


def trimmed(source: bytes) -> Trimmed:
    """Return *source* without the attributes of elements that have more than `MOST_ATTRIBUTES`.

    Args:
        source: of a page, in an encoding in which ASCII is ASCII, without control characters.
    """
    if not _has_flood(source):
        return Trimmed(source)
    kept: list[bytes] = []
    done = most = 0
    for start, end, count in _floods(source):
        most = max(most, count)
        kept += (source[done:start], b" ")
        done = end
    return Trimmed(b"".join((*kept, source[done:])), most)


def _has_flood(source: bytes) -> bool:
    """Tell whether something looks like a tag with too many attributes; it may be code or a comment."""
    at = 0
    while True:
        while (match := _PLAIN.match(source, at)) and match.end() > at:
            at = match.end()
        # It stops where it can't go on, which is before the next tag or at the end.
        at = source.find(b"<", at)
        tag = _TAG.match(source, at) if at >= 0 else None
        if tag is None:
            return False
        at = tag.end()
        if at - tag.end(1) > MOST_ATTRIBUTES and _counted(source, tag.end(1))[0] > MOST_ATTRIBUTES:
            return True


def _floods(source: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield where too many attributes begin and end, and how many they are.

    Comments, scripts and style sheets are passed over, and nothing else: where versions of libxml2 differ in
    what is text, it is better to take attributes from what is none than to miss some.
    """
    at = 0
    # Inside of what some versions take for text before this, no comment and no script begins.
    text_ends = 0
    closes = _Closers(source)
    while found := _NEXT.search(source, at):
        at = found.end()
        if found[1]:
            # "<!-->" is a whole comment.
            if found.start() >= text_ends:
                at = closes.after(b"!--", _END_OF_COMMENT, at - 2)
            continue
        count, end = _counted(source, at)
        if count > MOST_ATTRIBUTES:
            yield at, end, count
        at = end
        name = found[2].lower()
        if name in _ENDS and found.start() >= text_ends:
            closed = closes.after(name, _ENDS[name], at)
            # Whether a script that closes itself has content is such a difference.
            if name in _CODE and not _CLOSED.match(source, at):
                at = closed
            else:
                text_ends = closed


class _Closers:
    """Finds what ends comments and elements of text; what is not there is looked for once."""

    def __init__(self, source: bytes) -> None:
        self._source = source
        self._missing: set[bytes] = set()

    def after(self, name: bytes, pattern: re.Pattern[bytes], start: int) -> int:
        """Return where the next end is, *start* where there is none."""
        if name not in self._missing:
            if found := pattern.search(self._source, start):
                return found.end()
            self._missing.add(name)
        return start


def _counted(source: bytes, start: int) -> tuple[int, int]:
    """Return how many attributes follow each other from *start* on, and where the last one ends."""
    count, end = 0, start
    for attribute in _ONE.finditer(source, start):
        if attribute.start() != end:
            break
        count, end = count + 1, attribute.end()
    return count, end
