"""Words that name times."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class TimeWords:
    """The table ``[times]`` of a language file."""
