"""From plain text to typed blocks."""

from __future__ import annotations

from newsmodel.language import Language
from newsmodel.model import Block
from newsmodel.parsing.assembly import blocks_of_lines
from newsmodel.parsing.labels import label_lines
from newsmodel.parsing.lines import lines_of
from newsmodel.parsing.repairs import repaired


def blocks_of_text(text: str, language: Language) -> tuple[Block, ...]:
    """Return the blocks that *text* is made of, in its order: nothing lost, nothing twice."""
    labelled = label_lines(lines_of(text), text, language)
    return blocks_of_lines(repaired(labelled, language), language)
