"""Decides what each raw block of a page is: the body model's guess, and the few rules that know better."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from newsmodel.parsing.page.body import BodyGuess, BodyModel
from newsmodel.parsing.page.captions import PageCaption
from newsmodel.parsing.page.features import fold
from newsmodel.parsing.page.reading import PageSource
from newsmodel.parsing.page.standfirst import standfirst_model
from newsmodel.parsing.page.standfirst_features import HeadReader
from newsmodel.parsing.page.story import strays_of
from newsmodel.parsing.page.walk import RawBlock
from newsmodel.parsing.timestamps import is_timestamp

#: A line that is longer, in letters, is prose even if it holds a phrase of the site.
_LONGEST_PHRASE = 160
#: From this share on a block is one link.
_WHOLLY = 0.9
#: Shorter texts may be printed twice in one story: "Correction", "Q:".
_LEAST_COPY = 40
#: Headline, byline and the like stand at most so many blocks before the story.
_HEAD = 25
#: A line about the article is no longer than this, in code points.
_LONGEST_LINE = 160
_FORM_PARTS = frozenset(("form", "fieldset", "legend", "button"))
_LONGEST_LABEL = 60
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class Role(enum.Enum):
    """What a raw block is in the article."""

    BODY = "body"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    TIMESTAMP = "timestamp"
    CAPTION = "caption"
    BESIDE = "beside"  #: not the story's, but inside or right after it
    OUTSIDE = "outside"  #: the site's frame


class Decision(NamedTuple):
    """What a block is, and what decided it, strongest first."""

    role: Role
    evidence: tuple[str, ...]


class Page(NamedTuple):
    """All that the rules look at."""

    source: PageSource
    guesses: Sequence[BodyGuess]
    #: for each block whether the model takes it for body
    is_body: Sequence[bool]
    model: BodyModel
    captions: Sequence[PageCaption]
    #: number of the first block that the model takes for body
    first: int
    #: numbers of the blocks that are the standfirst
    standfirsts: frozenset[int]


Rule = Callable[[RawBlock, Page], Role | None]


def decide(
    source: PageSource,
    guesses: Sequence[BodyGuess],
    is_body: Sequence[bool],
    model: BodyModel,
    captions: Sequence[PageCaption],
) -> list[Decision]:
    """Return a decision for each raw block."""
    body = [number for number, taken in enumerate(is_body) if taken]
    standfirsts = standfirst_model().standfirsts(HeadReader(source, guesses, is_body, captions))
    page = Page(source, guesses, is_body, model, captions, body[0] if body else 0, standfirsts)
    decisions = [_decide(block, page) for block in source.walk.blocks]
    for number in _repeated(source.walk.blocks, decisions):
        decisions[number] = Decision(Role.OUTSIDE, ("copy",))
    for number in strays_of(
        source, [n for n, decision in enumerate(decisions) if decision.role is Role.BODY]
    ):
        decisions[number] = Decision(Role.OUTSIDE, ("far-from-story",))
    for caption in captions:
        for number in caption.numbers:
            decisions[number] = Decision(Role.CAPTION, caption.evidence)
    return decisions


_FAR = Decision(Role.OUTSIDE, ())


def _decide(block: RawBlock, page: Page) -> Decision:
    number = block.number
    if not page.guesses[number].features and number not in page.standfirsts and not _is_head(block, page):
        return _FAR  # most of a page is, and no rule is about it
    for name, rule in RULES:
        if role := rule(block, page):
            return Decision(role, (name,))
    if page.is_body[block.number]:
        return Decision(Role.BODY, _told(block, page))
    role = _beside_or_outside(block, page)
    # Naming the evidence takes as long as the decision: only for what is kept.
    return Decision(role, _told(block, page) if role is Role.BESIDE else ())


def _told(block: RawBlock, page: Page) -> tuple[str, ...]:
    guess = page.guesses[block.number]
    return page.model.evidence(guess, page.source.around.names_of(block.container)) or ("model",)


def _beside_or_outside(block: RawBlock, page: Page) -> Role:
    inside = page.source.around.is_in_best(block) and page.first <= block.number
    return Role.BESIDE if inside else Role.OUTSIDE


def _is_head(block: RawBlock, page: Page) -> bool:
    """Tell whether *block* stands between headline and body, or shortly before the body."""
    headline = page.source.around.headline
    start = headline.number if headline and headline.number <= page.first else page.first - _HEAD
    return start <= block.number <= page.first + 2


def headline(block: RawBlock, page: Page) -> Role | None:
    known = page.source.around.headline
    if block is known:
        return Role.HEADLINE
    title = page.source.words.title
    is_copy = bool(title) and block.size < len(title) * 2 and fold(block.text) == title
    return Role.OUTSIDE if is_copy else None


def standfirst(block: RawBlock, page: Page) -> Role | None:
    return Role.STANDFIRST if block.number in page.standfirsts else None


def byline(block: RawBlock, page: Page) -> Role | None:
    if len(block.text) > _LONGEST_LINE or not _is_head(block, page):
        return None
    text = fold(block.text)
    if page.source.metadata.byline and text == fold(page.source.metadata.byline):
        return Role.BYLINE
    names = [fold(author.name) for author in page.source.metadata.authors]
    named = sum(len(name) for name in names if len(name) > 4 and name in text)
    return Role.BYLINE if named * 2 > len(text) or (named and len(block.text) < 80) else None


def timestamp(block: RawBlock, page: Page) -> Role | None:
    if len(block.text) > _LONGEST_LINE or not _is_head(block, page) or not any(map(str.isdigit, block.text)):
        return None
    return Role.TIMESTAMP if is_timestamp(block.text, page.source.language) else None


def phrase(block: RawBlock, page: Page) -> Role | None:
    if block.size > _LONGEST_PHRASE or not page.source.words.phrase_of(block.text):
        return None
    return _beside_or_outside(block, page)


def wholly_link(block: RawBlock, page: Page) -> Role | None:
    if block.link_share < _WHOLLY or block.container.tag in _HEADINGS:
        return None
    return _beside_or_outside(block, page)


def form_line(block: RawBlock, page: Page) -> Role | None:
    # Whole pages can stand in a form: only what stands right in it, and is short, belongs to its fields.
    if block.container.tag not in _FORM_PARTS or block.is_prose or block.size > _LONGEST_LABEL:
        return None
    return _beside_or_outside(block, page)


#: In this order: what is known from the metadata first, then the site's own phrases, then links, which in
#: any language lead away from the story.
RULES: tuple[tuple[str, Rule], ...] = (
    ("headline", headline),
    ("standfirst", standfirst),
    ("byline", byline),
    ("timestamp", timestamp),
    ("phrase", phrase),
    ("wholly-link", wholly_link),
    ("form", form_line),
)


def _repeated(blocks: Sequence[RawBlock], decisions: Sequence[Decision]) -> Iterator[int]:
    """Yield the numbers of body blocks whose text the body already has."""
    seen: set[str] = set()
    for block, decision in zip(blocks, decisions, strict=True):
        if decision.role is Role.BODY and len(block.text) >= _LEAST_COPY:
            if block.text in seen:
                yield block.number
            seen.add(block.text)
