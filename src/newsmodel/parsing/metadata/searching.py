"""Looks through a whole page for the date that it prints, where nothing declares one and nothing is near."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from newsmodel.language import Language
from newsmodel.parsing.metadata.headline import words_of
from newsmodel.parsing.metadata.surroundings import dated, marked_as
from newsmodel.parsing.metadata.texts import text_of
from newsmodel.parsing.timestamps import Stamps, is_timestamp, read_stamps
from newsmodel.parsing.tree import Element

_MOST_ELEMENTS = 20_000
_MOST_DATES = 60
#: Elements between the headline and its date; twice as near if the date comes first.
_REACH = 120
_FRAME = frozenset({"footer", "nav", "aside", "script", "style", "option", "a"})
_FRAME_CLASS = re.compile(r"footer|copyright|comment|teaser|related|sidebar|popular|calendar|menu")


class _Dated(NamedTuple):
    place: int
    text: str
    marked: bool


def search_dates(root: Element, forms: set[str], language: Language) -> Stamps:
    """Return the dates printed nearest to the headline, else the first that is marked or stands alone.

    Args:
        root: only read.
        forms: of the headline, as `words_of` returns them.
        language: of the months' names.
    """
    headline = None
    found: list[_Dated] = []
    longest = max(map(len, forms), default=0) + 20
    # All at once: lxml climbs from each element that it lets go to the next one above that is still held; in
    # a deep page, where none is, that is all the way up.
    elements = list(islice(root.iter("*"), _MOST_ELEMENTS))
    for index, element in enumerate(elements):
        after = element.tail
        if after and dated(after) and element is not root and len(found) < _MOST_DATES:
            parent = element.getparent()
            if parent is not None and not _in_frame(parent):
                found.append(_Dated(index, " ".join(after.split()), marked=False))
        text = element.text
        if not text or element.tag in _FRAME:
            continue
        if (
            headline is None
            and 10 < len(text) < longest
            and words_of(text) in forms
            and element.tag != "title"
        ):
            headline = index
        marked = marked_as(element) == "date"
        if (marked or dated(text)) and len(found) < _MOST_DATES and not _in_frame(element):
            found.append(_Dated(index, text_of(element, 200) or "", marked))
    for candidate in _nearest(found, headline, language):
        stamps = read_stamps([candidate.text], language)
        if stamps.published or stamps.modified:
            return stamps
    return Stamps(None, None)


def _nearest(found: list[_Dated], headline: int | None, language: Language) -> Iterator[_Dated]:
    if headline is not None:
        near = [
            (item.place - headline if item.place > headline else 2 * (headline - item.place), item)
            for item in found
        ]
        yield from (item for distance, item in sorted(near) if distance <= _REACH)
    yield from (item for item in found if item.marked)
    yield from (item for item in found if is_timestamp(item.text, language))


def _in_frame(element: Element) -> bool:
    node: Element | None = element
    for _ in range(6):
        if node is None:
            return False
        if node.tag in _FRAME or _FRAME_CLASS.search((node.get("class") or "").lower()):
            return True
        node = node.getparent()
    return False
