"""What an article's own lines say about it: who wrote it, when and where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import chain

import attrs

from newsmodel.language import Language
from newsmodel.model import Author, Block, Byline, Dateline, Timestamp
from newsmodel.parsing.bylines import byline_names
from newsmodel.parsing.datelines import find_dateline
from newsmodel.parsing.timestamps import read_stamps
from newsmodel.parsing.zones import end_of_head


@attrs.frozen
class PrintedFacts:
    """What a text prints about itself."""

    authors: tuple[Author, ...]
    published: date | datetime | None
    modified: date | datetime | None
    dateline: Dateline | None


def facts_of_blocks(blocks: Sequence[Block], language: Language) -> PrintedFacts:
    """Return what *blocks* print about the article."""
    head = blocks[: end_of_head([block.in_body for block in blocks])]
    bylines = [block.text for block in head if isinstance(block, Byline)]
    names = dict.fromkeys(chain.from_iterable(byline_names(line, language) for line in bylines))
    stamps = read_stamps((b.text for b in head if isinstance(b, Timestamp | Byline)), language)
    return PrintedFacts(
        tuple(map(Author, names)), stamps.published, stamps.modified, find_dateline(blocks, language)
    )
