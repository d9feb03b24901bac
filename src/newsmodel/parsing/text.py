"""From plain text to typed blocks."""

from __future__ import annotations

from newsmodel.language import Language
from newsmodel.limits import Limits
from newsmodel.model import Block
from newsmodel.parsing.assembly import blocks_of_lines
from newsmodel.parsing.labels import label_lines
from newsmodel.parsing.lines import lines_of
from newsmodel.parsing.repairs import repaired


def blocks_of_text(text: str, language: Language, limits: Limits) -> tuple[Block, ...]:
    """Return the blocks that *text* is made of, in its order: nothing lost, nothing twice.

    Raises:
        LimitExceededError: the text has more lines, or gives more blocks, than *limits* allow for blocks.
    """
    lines = lines_of(text)
    # Before they are labelled, which takes the most time.
    limits.check("max_blocks", len(lines))
    labelled = label_lines(lines, text, language)
    blocks = blocks_of_lines(repaired(labelled, language), language)
    limits.check("max_blocks", len(blocks))
    return blocks
