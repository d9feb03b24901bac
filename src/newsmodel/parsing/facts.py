"""What an article's own lines say about it: who wrote it, when and where."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from newsmodel._lazily import worked_out_once
from newsmodel.language import Language
from newsmodel.model import Author, Block, Byline, Dateline, Timestamp
from newsmodel.parsing.bylines import byline_names
from newsmodel.parsing.datelines import find_dateline
from newsmodel.parsing.timestamps import Stamps, read_stamps
from newsmodel.parsing.zones import end_of_head


class PrintedFacts:
    """What the blocks of a text print about it; read when it is asked for."""

    def __init__(self, blocks: Sequence[Block], language: Language) -> None:
        self._blocks = blocks
        self._language = language

    @worked_out_once
    def authors(self) -> tuple[Author, ...]:
        """Those whom the bylines name, each once."""
        lines = (block.text for block in self._head if isinstance(block, Byline))
        names = chain.from_iterable(byline_names(line, self._language) for line in lines)
        return tuple(map(Author, dict.fromkeys(names)))

    @worked_out_once
    def stamps(self) -> Stamps:
        """When it was published and changed."""
        lines = (block.text for block in self._head if isinstance(block, Timestamp | Byline))
        return read_stamps(lines, self._language)

    @worked_out_once
    def dateline(self) -> Dateline | None:
        """Where and when it was filed."""
        return find_dateline(self._blocks, self._language)

    @worked_out_once
    def _head(self) -> Sequence[Block]:
        return self._blocks[: end_of_head([block.in_body for block in self._blocks])]
