"""All that the rules look at when they decide what the blocks of a page are."""

from __future__ import annotations

from collections.abc import Sequence

from newsmodel.parsing.page.body import BodyGuess
from newsmodel.parsing.page.head_lines import HeadLines
from newsmodel.parsing.page.reading import PageSource
from newsmodel.parsing.page.walk import RawBlock

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
#: Headline, byline and the like stand at most so many blocks before the story.
_HEAD = 25
#: And so many after its first block: a time stamp below the opening picture.
_INTO_STORY = 2


class PageView:
    """A page, what the model guesses of its blocks, and what its metadata say, made ready for comparing."""

    def __init__(
        self,
        source: PageSource,
        guesses: Sequence[BodyGuess],
        is_body: Sequence[bool],
        lines: HeadLines,
        standfirsts: frozenset[int],
    ) -> None:
        self.source = source
        self.blocks: list[RawBlock] = source.walk.blocks
        self.guesses = guesses
        self.lines = lines
        #: numbers of the blocks that are the standfirst
        self.standfirsts = standfirsts
        #: numbers of the blocks that the model takes for body
        self.body: list[int] = [number for number, taken in enumerate(is_body) if taken]
        first = self.body[0] if self.body else 0
        best, headline = source.around.best, source.around.headline
        #: numbers of the blocks that stand where the story does, not before it
        self.inside: range = range(max(first, best.started), best.ended) if best else range(0)
        start = headline.number if headline and headline.number <= first else first - _HEAD
        end = min(len(self.blocks), first + _INTO_STORY + 1)
        #: the blocks between headline and body, or shortly before the body
        self.head: list[RawBlock] = self.blocks[max(0, start) : end]
        #: the blocks that are looked at: most of a page is far from all prose, and no rule is about it
        self.near: list[RawBlock] = [
            block for block, guess in zip(self.blocks, guesses, strict=True) if guess.features
        ]
        #: the headline that the metadata give, folded
        self.title: str = source.words.title
