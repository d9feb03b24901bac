"""Tells the lines of a page's head that say who wrote the article, and when."""

from __future__ import annotations

import re

from newsmodel.model import Block, Byline, Timestamp
from newsmodel.parsing.page.reading import PageSource
from newsmodel.parsing.page.texts import fold
from newsmodel.parsing.page.walk import RawBlock
from newsmodel.parsing.timestamps import is_timestamp

#: A line about the article is no longer than this, in code points; one that only holds an author's name is
#: shorter than that.
_LONGEST = 160
_LONGEST_BYLINE = 80
#: Shorter names, folded, are part of many words.
_LEAST_NAME = 5
_DIGIT = re.compile(r"\d")


class HeadLines:
    """Bylines and time stamps, as far as the page's metadata and its language tell them."""

    def __init__(self, source: PageSource) -> None:
        metadata = source.metadata
        self._language = source.language
        self._byline = fold(metadata.byline or "")
        names = [fold(author.name) for author in metadata.authors]
        self._names = [name for name in names if len(name) >= _LEAST_NAME]
        self._known: dict[int, type[Block] | None] = {}

    def kind_of(self, block: RawBlock) -> type[Block] | None:
        """Return `Byline`, `Timestamp`, or None for any other block."""
        if len(block.text) > _LONGEST:
            return None
        number, known = block.number, self._known
        if number not in known:
            known[number] = self._read(block.text)
        return known[number]

    def _read(self, text: str) -> type[Block] | None:
        if (self._byline or self._names) and self._names_author(text):
            return Byline
        return Timestamp if _DIGIT.search(text) and is_timestamp(text, self._language) else None

    def _names_author(self, text: str) -> bool:
        bare = fold(text)
        if self._byline and bare == self._byline:
            return True
        named = sum([len(name) for name in self._names if name in bare])
        return named * 2 > len(bare) or (named > 0 and len(text) < _LONGEST_BYLINE)
