"""What tells a standfirst from the blocks around it, as named yes-or-no features for its model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from newsmodel.parsing.page.body import BodyGuess
from newsmodel.parsing.page.captions import PageCaption
from newsmodel.parsing.page.families import bins
from newsmodel.parsing.page.hints import HINTS
from newsmodel.parsing.page.reading import PageSource
from newsmodel.parsing.page.texts import fold
from newsmodel.parsing.page.walk import Container, RawBlock
from newsmodel.parsing.timestamps import is_timestamp

#: Blocks before the story, where the page has no headline, and after its first that are looked at.
_BEFORE = 12
_AFTER = 5
#: Blocks between the headline and the story looked at; a menu has more.
_MOST = 40
#: A byline or a time stamp is no longer.
_LINE = 160
#: A standfirst has at least so many code points, and no more than these.
_LEAST = 12
_LONGEST = 1_500
#: Body blocks by which it is told how the story's paragraphs are built.
_STORY = 12
_SIZES = (20, 40, 80, 150, 300, 450, 700)
_SURENESS = (0.05, 0.2, 0.5, 0.8, 0.95)
_GAPS = (0, 1, 2, 4, 8)
_STEPS = (0, 1, 2, 3, 4, 6)
_SHARES = (0.1, 0.3)
_ALIKE = (0, 0.2, 0.5)
#: Folded texts that have so many letters in common, from their beginnings or to their ends, are the same.
_COMMON = 50
_TAGS = ("header", "figure", "figcaption", "aside", "li", "form", "button", "nav", "footer", "table")
_TITLE_TAGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
#: What says more together than each by itself.
_PAIRS = (
    *((f"declared:{how}", "own:lead") for how in ("equal", "part", "whole", "begun", "other", "nothing")),
    *((f"declared:{how}", "names-of-story>0.2") for how in ("equal", "part", "whole", "begun")),
    *((f"declared:{how}", "before-first") for how in ("equal", "part", "whole", "other", "nothing")),
    ("own:lead", "before-first"),
    ("own:lead", "names-of-story>0.2"),
    ("inside:header", "before-first"),
    ("inside:header", "at-first"),
    ("inside:header", "tag:p"),
    ("tag:h2", "full-stop"),
    ("tag:h2", "from-headline>0"),
    ("tag:h2", "size>80"),
)
# A place in front: "HARBOURTOWN, 3 May (Agency) —", "Hafenstadt. ", "(Agency)".
_PLACE = re.compile(r"\(?[^\W\d_a-zß-ÿ][^\W\d_]*[^.!?]{0,50}?(?:\s[–—-]|[):])\s|[^\W\d_a-zß-ÿ]{3,}[\s,.:]")


@lru_cache(maxsize=4096)
def _hints_named(where: str, hints: int) -> tuple[str, ...]:
    return tuple(f"{where}:{name}" for bit, name in enumerate(HINTS) if hints >> bit & 1)


def _first_of_story(source: PageSource, is_body: Sequence[bool]) -> int:
    """Return the number of the story's first block: of what follows the headline, where most of it does."""
    taken = [number for number, is_taken in enumerate(is_body) if is_taken]
    headline = source.around.headline
    below = [number for number in taken if headline and number > headline.number]
    return next(iter(below if 2 * len(below) > len(taken) else taken), 0)


class HeadReader:
    """Describes the blocks between a page's headline and its story."""

    def __init__(
        self,
        source: PageSource,
        guesses: Sequence[BodyGuess],
        is_body: Sequence[bool],
        captions: Sequence[PageCaption],
    ) -> None:
        """Take what is known of a page: its blocks, how surely each is body, whether it is, its captions."""
        self.source: PageSource = source
        self.is_body: Sequence[bool] = is_body
        self.sureness: list[float] = [guess.probability for guess in guesses]
        self.in_caption: set[int] = {number for caption in captions for number in caption.numbers}
        self.first: int = _first_of_story(source, is_body)
        self._lines: dict[int, bool] = {}
        self._as_declared: dict[int, str] = {}
        metadata = source.metadata
        self._names = [name for a in metadata.authors if len(name := fold(a.name)) > 4]
        self._byline = fold(metadata.byline or "")
        self._declared = [text for t in metadata.standfirsts if len(text := fold(t)) >= _LEAST]
        self._title = fold(metadata.headline or "")
        self._story = [
            block.container for block in source.walk.blocks[self.first + 1 :] if is_body[block.number]
        ][:_STORY]

    def candidates(self) -> list[RawBlock]:
        """Return the blocks that could be standfirsts."""
        headline = self.source.around.headline
        start = headline.number + 1 if headline and headline.number <= self.first else self.first - _BEFORE
        start = max(0, start, self.first - _MOST)
        return [b for b in self.source.walk.blocks[start : self.first + _AFTER + 1] if self._is_candidate(b)]

    def _is_candidate(self, block: RawBlock) -> bool:
        return (
            _LEAST <= len(block.text) <= _LONGEST
            and block.link_share < 0.5
            and block.number not in self.in_caption
            and fold(block.text[:200]) != self._title[:200]
            and not self._is_line(block)
        )

    def _is_line(self, block: RawBlock) -> bool:
        """Tell whether *block* is a byline or a time stamp."""
        known = self._lines.get(block.number)
        if known is None:
            known = self._lines[block.number] = len(block.text) <= _LINE and self._reads_as_line(block)
        return known

    def _reads_as_line(self, block: RawBlock) -> bool:
        text = fold(block.text)
        if text and text == self._byline:
            return True
        named = sum(len(name) for name in self._names if name in text)
        if named * 2 > len(text) or (named and len(block.text) < 60):
            return True
        return any(map(str.isdigit, block.text)) and is_timestamp(block.text, self.source.language)

    def features(self, candidates: Sequence[RawBlock], place: int) -> list[str]:
        """Return the names of what is true of the block at *place* among *candidates*."""
        block = candidates[place]
        names = [
            "always",
            *self._of_element(block.container),
            *self._of_text(block),
            *self._of_place(block, candidates, place),
        ]
        known = set(names)
        names += [f"{one}+{other}" for one, other in _PAIRS if one in known and other in known]
        return names

    def _of_element(self, container: Container) -> Iterator[str]:
        parent = container.parent or container
        yield f"tag:{container.tag}"
        yield f"parent-tag:{parent.tag}"
        yield from (f"inside:{tag}" for tag in _TAGS if tag in container.tags)
        own, _, below = self.source.around.hints_of(container)
        outer = self.source.around.hints_of(parent)[0]
        yield from _hints_named("own", own)
        yield from _hints_named("parent", outer)
        yield from _hints_named("below", below & ~outer)
        alike = [c for c in self._story if c.shape is container.shape]
        yield from bins("path-of-story", len(alike) / max(1, len(self._story)), _ALIKE)
        same = [c for c in alike if c.names == container.names]
        yield from bins("names-of-story", len(same) / max(1, len(self._story)), _ALIKE)
        if alike and not same:
            yield "named-apart"
        if self.source.around.headline:
            up, down = self.source.around.steps_to_headline(container)
            yield from bins("up-to-headline", up, _STEPS)
            yield from bins("down-to-headline", down, _STEPS)

    def _of_text(self, block: RawBlock) -> Iterator[str]:
        yield from bins("size", len(block.text), _SIZES)
        yield from bins("links", block.link_share, _SHARES)
        if block.full_stop:
            yield "full-stop"
        if _PLACE.match(block.text):
            yield "place-in-front"
        if self.source.words.phrase_of(block.text):
            yield "phrase"
        yield f"declared:{self._declared_as(block)}"
        yield from bins("body", self.sureness[block.number], _SURENESS)

    def _declared_as(self, block: RawBlock) -> str:
        known = self._as_declared.get(block.number)
        if known is None:
            known = self._as_declared[block.number] = self._compared(block)
        return known

    def _compared(self, block: RawBlock) -> str:
        """Tell how the text of *block* stands to the summaries that the page declares."""
        if not self._declared:
            return "nothing"
        text = fold(block.text)
        if text in self._declared:
            return "equal"
        for declared in self._declared:
            if len(text) > 20 and text in declared:
                return "part"
            if len(declared) > _COMMON and declared in text:
                return "whole"
            if len(declared) > _COMMON and (
                text[:_COMMON] == declared[:_COMMON] or declared[-_COMMON:] in text
            ):
                return "begun"
        return "other"

    def _of_place(self, block: RawBlock, candidates: Sequence[RawBlock], place: int) -> Iterator[str]:
        number = block.number
        where = "before" if number < self.first else "at" if number == self.first else "after"
        yield f"{where}-first"
        if where != "before":
            yield f"{where}-first:tag:{block.container.tag}"
        yield from bins("nth", place, (0, 1, 2, 4))
        headline = self.source.around.headline
        if headline:
            yield from bins("from-headline", number - headline.number - 1, _GAPS)
        yield from bins("to-story", max(0, self.first - number), _GAPS)
        between = range(headline.number + 1 if headline else number, number)
        if any(n in self.in_caption for n in between):
            yield "after-caption"
        if any(self._is_line(self.source.walk.blocks[n]) for n in between[:_MOST]):
            yield "after-byline"
        following = range(number + 1, max(self.first, number + 4))
        if any(n in self.in_caption for n in following):
            yield "before-caption"
        if any(self._is_line(b) for b in self.source.walk.blocks[number + 1 : number + 5]):
            yield "before-byline"
        if any(self._declared_as(other) in ("equal", "whole") for other in candidates if other is not block):
            yield "other-declared"
        if sum(self.is_body[number + 1 :]) < 2:
            yield "no-story-after"
        for side, other in (("previous", place - 1), ("next", place + 1)):
            if 0 <= other < len(candidates):
                there = candidates[other].container
                if there.shape is block.container.shape and there.names == block.container.names:
                    yield f"{side}-alike"
                if there.tag in _TITLE_TAGS:
                    yield f"{side}-heading"
