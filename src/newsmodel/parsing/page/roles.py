"""Decides what each raw block of a page is: the body model's guess, and the few rules that know better."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from newsmodel.parsing.page.body import BodyGuess, BodyModel
from newsmodel.parsing.page.captions import PageCaption
from newsmodel.parsing.page.features import fold
from newsmodel.parsing.page.hints import BIT
from newsmodel.parsing.page.reading import PageSource
from newsmodel.parsing.page.story import strays_of
from newsmodel.parsing.page.walk import Container, RawBlock
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
_LEAST_STANDFIRST = 30
_LEAST_HEADING = 45
#: Body blocks that follow a standfirst, at least: on a page with less text, it is the story.
_LEAST_STORY = 2
#: The model takes a block that is body this surely for the story's first paragraph, whatever is declared.
_SURE_BODY = 0.7
#: The same for a text that is declared as the summary, and by no name set apart.
_SURE_FIRST = 0.95
#: How many blocks after the first paragraph the next one is looked for.
_BESIDE = 12
_LINES = 3
#: A heading of a part of the story is shorter, in letters.
_LONGEST_HEADING = 100
#: Blocks of an element whose name speaks for each of them, at most.
_FEW = 2
_FORM_PARTS = frozenset(("form", "fieldset", "legend", "button"))
_LONGEST_LABEL = 60
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LEAD = BIT["lead"]


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
    page = Page(source, guesses, is_body, model, captions, body[0] if body else 0)
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
    if not page.guesses[block.number].features and not _is_head(block, page):
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
    if block.number > page.first or block.link_share > 0.5 or not _is_head(block, page):
        return None
    if sum(page.is_body[block.number + 1 :]) < _LEAST_STORY:
        return None
    own, _, _ = page.source.around.hints_of(block.container)
    named = bool(own & _LEAD) and block.size >= _LEAST_STANDFIRST
    sure = page.guesses[block.number].probability
    if block.container.tag in _HEADINGS:
        # Set as a heading, and the first thing after the headline. It is no heading of a part of the story if
        # it is too long for that, or if it is declared and no paragraph follows right below.
        if block.size < _LEAST_HEADING or block.number != page.first:
            return None
        is_apart = (named or not _has_body_below(block, page)) and _is_declared(block, page)
        return Role.STANDFIRST if is_apart or block.size >= _LONGEST_HEADING else None
    if not _is_declared(block, page):
        return Role.STANDFIRST if named and sure < _SURE_BODY else None
    # The story's first paragraph is often declared as its summary: it stays the first paragraph, unless the
    # page sets it apart.
    if named or _is_in_small_lead(block, page):
        return Role.STANDFIRST
    here, following = block.container, _following(block, page)
    if any(there.path == here.path and there.names == here.names for there in following):
        return None
    is_beside = any(there.parent is here.parent for there in following)
    return Role.STANDFIRST if is_beside or sure < _SURE_FIRST else None


def _is_in_small_lead(block: RawBlock, page: Page) -> bool:
    """Tell whether the page's author calls a small element around *block* a lead."""
    parent = block.container.parent
    if parent is None or parent.ended - parent.started > _FEW:
        return False
    return bool(page.source.around.hints_of(parent)[0] & _LEAD)


def _is_declared(block: RawBlock, page: Page) -> bool:
    """Tell whether the metadata have the text of *block* as the article's summary, or as a part of it."""
    text = fold(block.text)
    for declared in map(fold, page.source.metadata.standfirsts):
        if text == declared or (len(text) > 25 and text in declared):
            return True
        # Some pages print the place before it, and metadata cut long ones off.
        if len(declared) > 60 and declared[-60:] in text and len(text) < len(declared) + 40:
            return True
    return False


def _following(block: RawBlock, page: Page) -> list[Container]:
    """Return what holds the next lines of the body, without headings."""
    following = page.source.walk.blocks[block.number + 1 : block.number + 1 + _BESIDE]
    lines = [line.container for line in following if page.is_body[line.number]]
    return [line for line in lines if line.tag not in _HEADINGS][:_LINES]


def _has_body_below(block: RawBlock, page: Page) -> bool:
    """Tell whether the body goes on right below a heading."""
    return any(line.parent is block.container.parent for line in _following(block, page)[:1])


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
