"""From plain text to typed blocks."""

from __future__ import annotations

import re

from newsmodel.language import Language
from newsmodel.model import Block, Headline, Paragraph


def blocks_of_text(text: str, language: Language) -> tuple[Block, ...]:
    """Return the blocks that *text* is made of, in its order: nothing lost, nothing twice."""
    lines = [" ".join(line.split()) for line in re.split(r"\n+", text)]
    texts = [line for line in lines if line]
    return tuple(
        Headline(line, evidence=("first-line",)) if i == 0 else Paragraph(line, evidence=("line",))
        for i, line in enumerate(texts)
    )
