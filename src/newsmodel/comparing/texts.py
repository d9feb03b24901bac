"""The blocks of an article that are compared, as tokens."""

from __future__ import annotations

from typing import NamedTuple

from newsmodel.comparing.tokens import Tokens, is_word, tokens_of
from newsmodel.model import Article, Aside, Block, Standfirst, Subheading


class Text(NamedTuple):
    """A block that is compared."""

    place: int  #: into the article's blocks
    block: Block
    tokens: Tokens
    subheading: str | None  #: that it stands under or is

    @property
    def words(self) -> list[str]:
        """Its words without regard to case."""
        return [key.casefold() for key in self.tokens.keys if is_word(key)]

    @property
    def is_standfirst(self) -> bool:
        """Whether the change is told by the standfirst of the revision, not by its blocks."""
        return isinstance(self.block, Standfirst)


def texts_of(article: Article) -> list[Text]:
    """Return the blocks of the standfirst, the body and the asides, in reading order.

    The standfirst too, because what is one in the first version may be the first paragraph of the next.
    """
    texts: list[Text] = []
    subheading: str | None = None
    for place, block in enumerate(article.blocks):
        if isinstance(block, Subheading):
            subheading = block.text
        if is_compared(block):
            texts.append(Text(place, block, tokens_of(block.text), subheading))
    return texts


def is_compared(block: Block) -> bool:
    """Tell whether a block is the newsroom's own text; captions are compared by themselves."""
    return block.in_body or isinstance(block, Aside | Standfirst)
