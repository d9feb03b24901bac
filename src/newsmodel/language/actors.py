"""Words that tell who is who: titles, offices, endings of organisations."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class ActorWords:
    """The table ``[actors]`` of a language file."""
