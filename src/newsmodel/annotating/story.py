"""Which blocks the annotators read."""

from __future__ import annotations

from collections.abc import Iterator

from newsmodel.model import Article, Aside, Block, Caption, Headline, Standfirst

#: A longer block, in code points, is no paragraph but a file without line ends: nothing is looked for in it.
#: The longest of 1,600 pages has a tenth of that, and a whole book chapter pasted as one line fits.
LONGEST_BLOCK = 100_000
#: The blocks that tell the story besides those of the body.
_TOLD_BESIDE = (Headline, Standfirst, Caption, Aside)
#: So much of a story is read, in code points; a thick book has as many.
LONGEST_STORY = 1_000_000


def story_blocks(article: Article) -> Iterator[tuple[int, Block]]:
    """Yield the blocks that annotators read, with their indices: those of the story, within bounds.

    Blocks longer than `LONGEST_BLOCK` are left out, and so are those behind the first `LONGEST_STORY` code
    points of the others; `is_limited` tells.
    """
    read = 0
    for index, block in told_blocks(article):
        length = len(block.text)
        if length <= LONGEST_BLOCK:
            read += length
            if read > LONGEST_STORY:
                return
            yield index, block


def told_blocks(article: Article) -> Iterator[tuple[int, Block]]:
    """Yield the blocks that tell the story, with their indices: headline, standfirst, body, captions, asides.

    Bylines, time stamps and boilerplate are about the article or the site, not about what happened.
    """
    for index, block in enumerate(article.blocks):
        if block.in_body or isinstance(block, _TOLD_BESIDE):
            yield index, block


def is_limited(article: Article) -> bool:
    """Tell whether the story holds blocks that are not annotated, because they are too long or too many."""
    lengths = [len(block.text) for _, block in told_blocks(article)]
    return sum(lengths) > LONGEST_STORY or max(lengths, default=0) > LONGEST_BLOCK
