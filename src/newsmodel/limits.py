"""How much a parser is willing to read."""

from __future__ import annotations

import attrs

from newsmodel.errors import LimitExceededError
from newsmodel.model._fields import at_least


@attrs.frozen(kw_only=True)
class Limits:
    """Upper bounds on one input; beyond one of them parsing raises `LimitExceededError`.

    The defaults are far above any real article, and low enough that no input can hold a worker for long: of
    1,600 news pages the largest has a tenth of `max_chars`, 1,400 blocks, 56 levels, 73 attributes on one
    element and 80,000 code points of JSON-LD. Each is at least 1.
    """

    #: code points of a text or of a page, bytes of a page that is handed over in bytes
    max_chars: int = attrs.field(default=25_000_000, validator=at_least(1))
    #: blocks that an input may be cut into, and lines of a text
    max_blocks: int = attrs.field(default=200_000, validator=at_least(1))
    #: levels of elements, where a page is read. Of a page that is no element yet only the first 2,048 are
    #: there; where it has more, the diagnostic ``truncated`` tells
    max_depth: int = attrs.field(default=10_000, validator=at_least(1))
    #: attributes of one element of a page. One that has more than 500 loses them before the page is parsed
    #: (``truncated``), as libxml2 compares each with all others. Where the caller has parsed the page they do
    #: no more harm, and are counted only for limits below 500
    max_attributes: int = attrs.field(default=100_000, validator=at_least(1))
    #: code points of all JSON-LD scripts of a page together. What is more is left out (``json-ld-ignored``):
    #: the story does without
    max_json_ld: int = attrs.field(default=10_000_000, validator=at_least(1))

    def check(self, limit: str, actual: int) -> None:
        """Raise `LimitExceededError` if *actual* is beyond the limit of that name."""
        allowed = getattr(self, limit)
        if actual > allowed:
            raise LimitExceededError(limit=limit, allowed=allowed, actual=actual)
