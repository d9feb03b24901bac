"""What tells a standfirst from the blocks around it: a code for each family of features, see `families`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import compress

from newsmodel.parsing.page.body import BodyGuess
from newsmodel.parsing.page.captions import PageCaption
from newsmodel.parsing.page.families import BitFamily, Family, SetFamily, choice, flag, ladder, step
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
#: Blocks after one that are its neighbourhood.
_NEXT = 4
#: A standfirst has at least so many code points, and no more than these.
_LEAST = 12
_LONGEST = 1_500
#: By the beginning of a headline it is told, in code points.
_TITLE = 200
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
_LEAD = BIT["lead"]
_TAGS = ("p", "div", "span", "section", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "blockquote", "pre")
_TAG = {tag: place for place, tag in enumerate((*_TAGS, "button", "header"), 1)}
_PARENTS = ("article", "aside", "blockquote", "div", "header", "hgroup", "li", "main", "ol", "section", "ul")
_PARENT = {tag: place for place, tag in enumerate(_PARENTS, 1)}
_INSIDE = ("header", "figure", "figcaption", "aside", "li", "form", "button", "nav", "footer", "table")
_TITLE_TAGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
#: How the text stands to the summaries that the page declares.
_DECLARED = ("nothing", "other", "begun", "part", "whole", "equal")
_ALL_OF_IT = _DECLARED.index("whole")
#: Where a block stands: before the story's first, or that, or after.
_WHERE = ("before-first", "at-first", "after-first")
_FLAGS = (
    "after-caption", "after-byline", "other-declared", "named-apart", "place-in-front", "phrase",
    "before-caption", "before-byline", "no-story-after", "previous-alike", "previous-heading", "next-alike",
    "next-heading",
)  # fmt: skip
#: What says more together with another than by itself.
_MARKS = (
    *(f"declared:{how}" for how in _DECLARED), *_WHERE, "tag:p", "tag:h2", "own:lead", "inside:header",
    "names-of-story>0.2", "full-stop", "from-headline>0", "size>80",
)  # fmt: skip
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


_FLAG_BITS = tuple(1 << place for place in range(len(_FLAGS)))
_AT_WHERE = 1 << len(_DECLARED)
_MARK_BITS = tuple(1 << place for place in range(len(_DECLARED) + len(_WHERE), len(_MARKS)))

Codes = tuple[int, ...]


def _set_in(code: int, names: Sequence[str]) -> list[str]:
    return [name for place, name in enumerate(names) if code >> place & 1]


def _pairs_of(code: int) -> tuple[str, ...]:
    known = frozenset(_set_in(code, _MARKS))
    return tuple(f"{one}+{other}" for one, other in _PAIRS if one in known and other in known)


def _place_names(code: int) -> tuple[str, ...]:
    tag, place = divmod(code, len(_WHERE))
    where = _WHERE[place]
    return (where, f"{where}:tag:{[*_TAG][tag - 1]}") if tag and place else (where,)


#: All features but the one that each block has.
FAMILIES: tuple[Family, ...] = (
    choice("tag", tuple(_TAG)),
    choice("parent-tag", _PARENTS),
    BitFamily("inside", _INSIDE),
    BitFamily("own", HINTS),
    BitFamily("parent", HINTS),
    BitFamily("below", HINTS),
    ladder("path-of-story", _ALIKE),
    ladder("names-of-story", _ALIKE),
    ladder("size", _SIZES),
    ladder("links", _SHARES),
    Family(len(_DECLARED), lambda code: (f"declared:{_DECLARED[code]}",)),
    flag("full-stop"),
    ladder("body", _SURENESS),
    Family(len(_WHERE) * (len(_TAG) + 1), _place_names),
    ladder("nth", _PLACES),
    ladder("to-story", _GAPS),
    ladder("up-to-headline", _STEPS),
    ladder("down-to-headline", _STEPS),
    ladder("from-headline", _GAPS),
    SetFamily(1 << len(_FLAGS), lambda code: tuple(_set_in(code, _FLAGS))),
    SetFamily(1 << len(_MARKS), _pairs_of),
)


def names_of(codes: Codes) -> list[str]:
    """Return the names of all features of a block."""
    told = (family.names(code) for family, code in zip(FAMILIES, codes, strict=True))
    return ["always", *(name for names in told for name in names)]


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
        self._source = source
        self._guesses = guesses
        self._in_caption = {number for caption in captions for number in caption.numbers}
        self._kind_of_line = lines.kind_of
        body = [number for number, is_taken in enumerate(is_body) if is_taken]
        self._first = _first_of_story(source, body)
        #: number of the last block of body but one: behind it there is no story
        self._story_end = body[-2] if len(body) > 1 else -1
        story = body[bisect_right(body, self._first) :][:_STORY]
        self._story = [source.walk.blocks[number].container for number in story]
        self._title = fold(source.metadata.headline or "")[:_TITLE]
        self._declared = [text for t in source.metadata.standfirsts if len(text := fold(t)) >= _LEAST]
        #: the blocks that could be standfirsts
        self.candidates: list[RawBlock] = self._candidates()

    def sureness(self, block: RawBlock) -> float:
        """Return how sure the body's model is of a block."""
        return self._guesses[block.number].probability

    def codes(self) -> Iterator[Codes]:
        """Yield the codes of `FAMILIES` for each of the candidates."""
        candidates, headline = self.candidates, self._source.around.headline
        if not candidates:
            return
        declared = [self._compared(block.text) for block in candidates]
        count = sum(how >= _ALL_OF_IT for how in declared)
        # Where the page has no headline, nothing stands between it and a block.
        caption = line = len(self._source.walk.blocks)
        if headline:
            caption = min((n for n in self._in_caption if n > headline.number), default=caption)
            line = self._line_after(headline.number, candidates[-1].number)
        for place, (block, how) in enumerate(zip(candidates, declared, strict=True)):
            number = block.number
            told = (number > caption, number > line, count > (how >= _ALL_OF_IT))
            yield self._codes(block, place, how, told)

    def _candidates(self) -> list[RawBlock]:
        headline = self._source.around.headline
        start = headline.number + 1 if headline and headline.number <= self._first else self._first - _BEFORE
        start = max(0, start, self._first - _MOST)
        blocks = self._source.walk.blocks[start : self._first + _AFTER + 1]
        return [block for block in blocks if self._is_candidate(block)]

    def _is_candidate(self, block: RawBlock) -> bool:
        return (
            _LEAST <= len(block.text) <= _LONGEST
            and block.link_share < 0.5
            and block.number not in self._in_caption
            and not self._is_title(block.text)
            and self._kind_of_line(block) is None
        )

    def _is_title(self, text: str) -> bool:
        first = text[0]
        if first.isalnum() and not self._title.startswith(first.casefold()):
            return False
        return fold(text[:_TITLE]) == self._title

    def _line_after(self, number: int, last: int) -> int:
        """Return the number of the first byline or time stamp between two blocks, *last* if there is none."""
        blocks = self._source.walk.blocks[number + 1 : min(last, number + 1 + _MOST)]
        return next((block.number for block in blocks if self._kind_of_line(block)), last)

    def _codes(self, block: RawBlock, place: int, declared: int, told: Sequence[bool]) -> Codes:
        """Return the codes of `FAMILIES` for one candidate.

        Args:
            block: the candidate.
            place: its, among the candidates.
            declared: how it stands to what the page declares.
            told: whether it comes after a caption, after a byline, and beside what the page declares.
        """
        container, number, text, around = block.container, block.number, block.text, self._source.around
        parent = container.parent or container
        tag, tags = container.tag, container.shape.tags
        own, _, below = around.hints_of(container)
        outer = around.own_hints(parent)
        alike = [c.names for c in self._story if c.shape is container.shape]
        same, count = alike.count(container.names), len(self._story) or 1
        where = (number >= self._first) + (number > self._first)
        up = down = gap = 0
        if headline := around.headline:
            gap = number - headline.number - 1
            up, down = map(_step_of, around.steps_to_headline(container))
        is_alike = step(_ALIKE, same / count)
        marks = (
            tag == "p",
            tag == "h2",
            own & _LEAD,
            "header" in tags,
            is_alike > 1,
            block.full_stop,
            gap > 0,
            len(text) > _LONG_LINE,
        )
        return (
            _TAG.get(tag, 0),
            _PARENT.get(parent.tag, 0),
            _inside(tags),
            own,
            outer,
            below & ~outer,
            step(_ALIKE, len(alike) / count),
            is_alike,
            step(_SIZES, len(text)),
            step(_SHARES, block.link_share),
            declared,
            block.full_stop,
            step(_SURENESS, self.sureness(block)),
            _TAG.get(tag, 0) * len(_WHERE) + where,
            step(_PLACES, place),
            step(_GAPS, self._first - number),
            up,
            down,
            step(_GAPS, gap),
            sum(compress(_FLAG_BITS, (*told, bool(alike) and not same, *self._flags(block, place)))),
            1 << declared | _AT_WHERE << where | sum(compress(_MARK_BITS, marks)),
        )

    def _flags(self, block: RawBlock, place: int) -> Iterator[bool]:
        """Yield what is true of few blocks, in the order of the last of `_FLAGS`."""
        number, blocks = block.number, self._source.walk.blocks
        yield _PLACE.match(block.text) is not None
        yield self._source.words.phrase_of(block.text) is not None
        ahead = range(number + 1, max(self._first, number + _NEXT))
        yield not self._in_caption.isdisjoint(ahead)
        yield any(map(self._kind_of_line, blocks[number + 1 : number + _NEXT + 1]))
        yield number >= self._story_end
        for other in (place - 1, place + 1):
            there = self.candidates[other].container if 0 <= other < len(self.candidates) else None
            yield there is not None and there.is_built_like(block.container)
            yield there is not None and there.tag in _TITLE_TAGS

    def _compared(self, text: str) -> int:
        """Return the place in `_DECLARED` of how a text stands to the summaries that the page declares."""
        return _DECLARED.index(_how_declared(fold(text), self._declared) if self._declared else "nothing")


def _first_of_story(source: PageSource, body: Sequence[int]) -> int:
    """Return the number of the story's first block: of what follows the headline, where most of it does."""
    headline = source.around.headline
    below = body[bisect_right(body, headline.number) :] if headline else ()
    return next(iter(below if 2 * len(below) > len(body) else body), 0)


def _how_declared(text: str, declared: Sequence[str]) -> str:
    if text in declared:
        return "equal"
    for one in declared:
        if len(text) > 20 and text in one:
            return "part"
        if len(one) > _COMMON and one in text:
            return "whole"
        if len(one) > _COMMON and (text[:_COMMON] == one[:_COMMON] or one[-_COMMON:] in text):
            return "begun"
    return "other"


def _step_of(distance: int) -> int:
    return step(_STEPS, distance)


@lru_cache(maxsize=1024)
def _inside(tags: frozenset[str]) -> int:
    return sum(1 << place for place, tag in enumerate(_INSIDE) if tag in tags)
