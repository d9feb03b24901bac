"""All that the rules look at when they decide what the blocks of a page are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from newsmodel.parsing.page.body import BodyGuess, BodyModel
from newsmodel.parsing.page.features import fold
from newsmodel.parsing.page.reading import PageSource
from newsmodel.parsing.page.walk import RawBlock

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
#: Headline, byline and the like stand at most so many blocks before the story.
_HEAD = 25
#: And so many after its first block: a time stamp below the opening picture.
_INTO_STORY = 2
#: A line that is longer, in letters, is prose even if it holds a phrase of the site.
LONGEST_PHRASE = 160
#: Shorter names are part of many words.
_LEAST_NAME = 5


class PageView:
    """A page, what the model guesses of its blocks, and what its metadata say, made ready for comparing."""

    def __init__(
        self,
        source: PageSource,
        guesses: Sequence[BodyGuess],
        is_body: Sequence[bool],
        model: BodyModel,
        standfirsts: frozenset[int],
    ) -> None:
        self.source = source
        self.blocks: list[RawBlock] = source.walk.blocks
        self.guesses = guesses
        #: for each block whether the model takes it for body
        self.is_body = is_body
        self.model = model
        #: numbers of the blocks that are the standfirst
        self.standfirsts = standfirsts
        #: numbers of the blocks that it takes for body
        self.body: list[int] = [number for number, taken in enumerate(is_body) if taken]
        #: number of the first of them
        self.first: int = self.body[0] if self.body else 0
        self._is_in_best = source.around.is_in_best
        self.head: range = self._head()
        headline = source.around.headline
        #: number of the headline, -1 if there is none
        self.headline: int = headline.number if headline else -1
        #: the headline that the metadata give, folded
        self.title: str = source.words.title
        #: rules are about lines up to this length, in letters
        self.longest_ruled: float = max(
            LONGEST_PHRASE, 2 * len(self.title), headline.size if headline else 0.0
        )

    def _head(self) -> range:
        """Return the numbers of the blocks between headline and body, or shortly before the body."""
        headline = self.source.around.headline
        start = headline.number if headline and headline.number <= self.first else self.first - _HEAD
        return range(max(0, start), min(len(self.blocks), self.first + _INTO_STORY + 1))

    def is_inside(self, block: RawBlock) -> bool:
        """Tell whether *block* stands where the story does, not before it."""
        return self.first <= block.number and self._is_in_best(block)

    @cached_property
    def byline(self) -> str:
        """The printed byline that the metadata have, folded; empty if they have none."""
        return fold(self.source.metadata.byline or "")

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the authors, folded."""
        names = (fold(author.name) for author in self.source.metadata.authors)
        return tuple(name for name in names if len(name) >= _LEAST_NAME)
