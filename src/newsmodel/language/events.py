"""Words that tell events."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class EventWords:
    """The table ``[events]`` of a language file."""
