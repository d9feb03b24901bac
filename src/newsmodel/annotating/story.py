"""Which blocks the annotators read."""

from __future__ import annotations

from collections.abc import Iterator

from newsmodel.model import Article, Aside, Block, Caption, Headline, Standfirst


def story_blocks(article: Article) -> Iterator[tuple[int, Block]]:
    """Yield the blocks that tell the story, with their indices: headline, standfirst, body, captions, asides.

    Bylines, time stamps and boilerplate are about the article or the site, not about what happened.
    """
    for index, block in enumerate(article.blocks):
        if block.in_body or isinstance(block, Headline | Standfirst | Caption | Aside):
            yield index, block
