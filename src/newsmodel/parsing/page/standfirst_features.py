"""What tells a standfirst from the blocks around it, as named yes-or-no features for its model."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from newsmodel.parsing.page.body import BodyGuess
from newsmodel.parsing.page.captions import PageCaption
from newsmodel.parsing.page.families import bins
from newsmodel.parsing.page.head_lines import HeadLines
from newsmodel.parsing.page.hints import BIT, HINTS
from newsmodel.parsing.page.reading import PageSource
from newsmodel.parsing.page.texts import fold
from newsmodel.parsing.page.walk import RawBlock

#: Blocks before the story, where the page has no headline, and after its first that are looked at.
_BEFORE = 12
_AFTER = 5
#: Blocks between the headline and the story looked at; a menu has more.
_MOST = 40
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
_PLACES = (0, 1, 2, 4)
_LONG_LINE = 80
_ALL_OF_IT = frozenset(("equal", "whole"))
_LEAD = BIT["lead"]
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


#: Names of features that go together; made once and shared.
Names = tuple[str, ...]


@lru_cache(maxsize=4096)
def _hints_named(where: str, hints: int) -> Names:
    return tuple(f"{where}:{name}" for bit, name in enumerate(HINTS) if hints >> bit & 1)


def _first_of_story(source: PageSource, body: Sequence[int]) -> int:
    """Return the number of the story's first block: of what follows the headline, where most of it does."""
    headline = source.around.headline
    below = body[bisect_right(body, headline.number) :] if headline else ()
    return next(iter(below if 2 * len(below) > len(body) else body), 0)


class HeadReader:
    """Describes the blocks between a page's headline and its story."""

    def __init__(
        self,
        source: PageSource,
        guesses: Sequence[BodyGuess],
        is_body: Sequence[bool],
        captions: Sequence[PageCaption],
        lines: HeadLines,
    ) -> None:
        """Take what is known of a page: how surely each block is body, whether it is, captions, bylines."""
        self.source: PageSource = source
        self.is_body: Sequence[bool] = is_body
        self.sureness: list[float] = [guess.probability for guess in guesses]
        self.in_caption: set[int] = {number for caption in captions for number in caption.numbers}
        body = [number for number, is_taken in enumerate(is_body) if is_taken]
        self.first: int = _first_of_story(source, body)
        #: number of the last block of body but one: behind it there is no story
        self._story_end: int = body[-2] if len(body) > 1 else -1
        self._kind_of_line = lines.kind_of
        self._as_declared: dict[int, str] = {}
        metadata = source.metadata
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
            and self._kind_of_line(block) is None
        )

    def features(self, candidates: Sequence[RawBlock], place: int) -> list[str]:
        """Return the names of what is true of the block at *place* among *candidates*."""
        return [name for group in self.groups(candidates, place) for name in group]

    def groups(self, candidates: Sequence[RawBlock], place: int) -> list[Names]:
        """Return the same names, those that go together as one: the same groups come up again and again."""
        block = candidates[place]
        container, number, around = block.container, block.number, self.source.around
        parent = container.parent or container
        own, _, below = around.hints_of(container)
        outer = around.own_hints(parent)
        alike = [c.names for c in self._story if c.shape is container.shape]
        same, count = alike.count(container.names), max(1, len(self._story))
        declared = self._declared_as(block)
        where = "before" if number < self.first else "at" if number == self.first else "after"
        headline = around.headline
        groups = [
            _of_element(container.tag, parent.tag, container.tags),
            _hints_named("own", own),
            _hints_named("parent", outer),
            _hints_named("below", below & ~outer),
            bins("path-of-story", len(alike) / count, _ALIKE),
            bins("names-of-story", same / count, _ALIKE),
            bins("size", len(block.text), _SIZES),
            bins("links", block.link_share, _SHARES),
            _of_text(declared, block.full_stop),
            bins("body", self.sureness[number], _SURENESS),
            _where(where, container.tag),
            bins("nth", place, _PLACES),
            bins("to-story", max(0, self.first - number), _GAPS),
            tuple(self._flags(block, candidates, place)),
        ]
        if alike and not same:
            groups.append(("named-apart",))
        if headline:
            up, down = around.steps_to_headline(container)
            groups += (
                bins("up-to-headline", up, _STEPS),
                bins("down-to-headline", down, _STEPS),
                bins("from-headline", number - headline.number - 1, _GAPS),
            )
        groups.append(
            _pairs(
                declared,
                where,
                container.tag,
                own_lead=bool(own & _LEAD),
                in_header="header" in container.tags,
                like_story=same > _ALIKE[1] * count,
                full_stop=block.full_stop,
                below_headline=headline is not None and number - headline.number > 1,
                is_long=len(block.text) > _LONG_LINE,
            )
        )
        return groups

    def _flags(self, block: RawBlock, candidates: Sequence[RawBlock], place: int) -> Iterator[str]:
        """Yield what is true of few blocks."""
        number, blocks = block.number, self.source.walk.blocks
        if _PLACE.match(block.text):
            yield "place-in-front"
        if self.source.words.phrase_of(block.text):
            yield "phrase"
        headline = self.source.around.headline
        between = range(headline.number + 1 if headline else number, number)
        if not self.in_caption.isdisjoint(between):
            yield "after-caption"
        if self._has_line(blocks[between.start : between.stop][:_MOST]):
            yield "after-byline"
        if not self.in_caption.isdisjoint(range(number + 1, max(self.first, number + 4))):
            yield "before-caption"
        if self._has_line(blocks[number + 1 : number + 5]):
            yield "before-byline"
        if any(self._declared_as(other) in _ALL_OF_IT for other in candidates if other is not block):
            yield "other-declared"
        if number >= self._story_end:
            yield "no-story-after"
        if place:
            yield from _beside("previous", block, candidates[place - 1])
        if place + 1 < len(candidates):
            yield from _beside("next", block, candidates[place + 1])

    def _has_line(self, blocks: Sequence[RawBlock]) -> bool:
        kind_of = self._kind_of_line
        for block in blocks:  # noqa: SIM110 - a loop takes half the time of a generator here
            if kind_of(block) is not None:
                return True
        return False

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


@lru_cache(maxsize=1024)
def _of_element(tag: str, parent_tag: str, tags: frozenset[str]) -> Names:
    inside = (f"inside:{name}" for name in _TAGS if name in tags)
    return "always", f"tag:{tag}", f"parent-tag:{parent_tag}", *inside


@lru_cache(maxsize=32)
def _of_text(declared: str, full_stop: bool) -> Names:
    return (f"declared:{declared}", "full-stop") if full_stop else (f"declared:{declared}",)


@lru_cache(maxsize=256)
def _where(where: str, tag: str) -> Names:
    return (f"{where}-first",) if where == "before" else (f"{where}-first", f"{where}-first:tag:{tag}")


@lru_cache(maxsize=1024)
def _pairs(
    declared: str,
    where: str,
    tag: str,
    *,
    own_lead: bool,
    in_header: bool,
    like_story: bool,
    full_stop: bool,
    below_headline: bool,
    is_long: bool,
) -> Names:
    """Return the names of those of `_PAIRS` that are true."""
    known = {f"declared:{declared}", f"{where}-first", f"tag:{tag}"}
    marks = (
        ("own:lead", own_lead),
        ("inside:header", in_header),
        ("names-of-story>0.2", like_story),
        ("full-stop", full_stop),
        ("from-headline>0", below_headline),
        ("size>80", is_long),
    )
    known |= {name for name, is_true in marks if is_true}
    return tuple(f"{one}+{other}" for one, other in _PAIRS if one in known and other in known)


def _beside(side: str, block: RawBlock, neighbour: RawBlock) -> Iterator[str]:
    here, there = block.container, neighbour.container
    if there.shape is here.shape and there.names == here.names:
        yield f"{side}-alike"
    if there.tag in _TITLE_TAGS:
        yield f"{side}-heading"
