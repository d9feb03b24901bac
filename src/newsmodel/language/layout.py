"""Words that tell the parts of an article apart: bylines, credits, boilerplate."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class LayoutWords:
    """The table ``[layout]`` of a language file."""
