"""Words that tell where a sentence ends and where it does not."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class SentenceWords:
    """The table ``[sentences]`` of a language file."""
