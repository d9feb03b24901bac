"""How much a parser is willing to read."""

from __future__ import annotations

import attrs

from newsmodel.errors import LimitExceededError
from newsmodel.model._fields import at_least


@attrs.frozen(kw_only=True)
class Limits:
    """Upper bounds on one input; beyond one of them parsing raises `LimitExceededError`.

    The defaults are far above any real article, and low enough that no input can hold a worker for long.
    """

    #: code points of a text or of a page, bytes of a page that is handed over in bytes
    max_chars: int = attrs.field(default=25_000_000, validator=at_least(1))
    #: blocks that an article may be cut into
    max_blocks: int = attrs.field(default=200_000, validator=at_least(1))

    def check(self, limit: str, actual: int) -> None:
        """Raise `LimitExceededError` if *actual* is beyond the limit of that name."""
        allowed = getattr(self, limit)
        if actual > allowed:
            raise LimitExceededError(limit=limit, allowed=allowed, actual=actual)
