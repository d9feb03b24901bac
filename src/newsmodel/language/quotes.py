"""Words that attribute speech."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class QuoteWords:
    """The table ``[quotes]`` of a language file."""
