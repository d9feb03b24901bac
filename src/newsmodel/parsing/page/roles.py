"""Decides what each raw block of a page is: the body model's guess, and the few rules that know better."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from newsmodel.parsing.page.body import BodyGuess, BodyModel
from newsmodel.parsing.page.captions import PageCaption
from newsmodel.parsing.page.features import fold
from newsmodel.parsing.page.headings import heading_nothing, titles_of_entries
from newsmodel.parsing.page.reading import PageSource
from newsmodel.parsing.page.repeats import copies_of, pull_quotes_of
from newsmodel.parsing.page.siblings import siblings_of
from newsmodel.parsing.page.standfirst import standfirst_model
from newsmodel.parsing.page.standfirst_features import HeadReader
from newsmodel.parsing.page.story import strays_of
from newsmodel.parsing.page.view import HEADINGS, LONGEST_PHRASE, PageView
from newsmodel.parsing.page.walk import RawBlock
from newsmodel.parsing.timestamps import is_timestamp

#: Blocks right after the story's last that are kept and labelled; what follows is the site's frame.
AFTER = 12
#: The evidence of a standfirst that the story begins with: it is body.
OPENING = "opens-story"
#: From this share on a block is one link.
_WHOLLY = 0.9
#: A line about the article is no longer than this, in code points; one that only holds an author's name is
#: shorter than that.
_LONGEST_LINE = 160
_LONGEST_BYLINE = 80
_FORM_PARTS = frozenset(("form", "fieldset", "legend", "button"))
_LONGEST_LABEL = 60


class Role(enum.Enum):
    """What a raw block is in the article."""

    BODY = "body"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    TIMESTAMP = "timestamp"
    CAPTION = "caption"
    ASIDE = "aside"  #: the newsroom's own, set apart from the story
    BESIDE = "beside"  #: not the story's, but inside or right after it
    OUTSIDE = "outside"  #: the site's frame


class Decision(NamedTuple):
    """What a block is, and what decided it, strongest first."""

    role: Role
    evidence: tuple[str, ...]


Rule = Callable[[RawBlock, PageView], Role | None]

_BODY = Decision(Role.BODY, ())
_BESIDE = Decision(Role.BESIDE, ())
_OUTSIDE = Decision(Role.OUTSIDE, ())
_MAY_BE_TITLES = frozenset((Role.BODY, Role.BESIDE, Role.OUTSIDE))


def decide(
    source: PageSource,
    guesses: Sequence[BodyGuess],
    is_body: Sequence[bool],
    model: BodyModel,
    captions: Sequence[PageCaption],
) -> list[Decision]:
    """Return a decision for each raw block."""
    standfirsts = standfirst_model().standfirsts(HeadReader(source, guesses, is_body, captions))
    page = PageView(source, guesses, is_body, model, standfirsts)
    # Most of a page is far from all prose, and no rule is about it.
    decisions = [
        _decide(block, page) if guess.features or block.number in page.head else _OUTSIDE
        for block, guess in zip(page.blocks, guesses, strict=True)
    ]
    body = [number for number, decision in enumerate(decisions) if decision is _BODY]
    for evidence, find in ADDING:
        added = list(find(page, body, decisions))
        for number in added:
            decisions[number] = Decision(Role.BODY, (evidence,))
        body = sorted((*body, *added)) if added else body
    for evidence, role, sift in REMOVING:
        removed = set(sift(page, body))
        for number in removed:
            decisions[number] = Decision(role or _beside_or_outside(page.blocks[number], page), (evidence,))
        body = [number for number in body if number not in removed] if removed else body
    for caption in captions:
        for number in caption.numbers:
            decisions[number] = Decision(Role.CAPTION, caption.evidence)
    # Sentences that open the story belong to it, though they are set apart: without them it would not begin.
    for number in standfirsts:
        opens = is_body[number] and page.blocks[number].full_stop
        if opens and decisions[number].role is Role.STANDFIRST:
            decisions[number] = Decision(Role.BODY, (OPENING, *decisions[number].evidence))
    # Naming what decided takes as long as deciding: it is done for what is kept.
    kept = last_kept(decisions)
    for number, decision in enumerate(decisions[: kept + 1]):
        if decision is _BODY or decision is _BESIDE:
            decisions[number] = Decision(decision.role, _told(page.blocks[number], page))
    return decisions


def last_kept(decisions: Sequence[Decision]) -> int:
    """Return the number up to which blocks are kept that aren't the story's, -1 if there is no story."""
    # Members of an enum are slow to get at.
    body, caption = Role.BODY, Role.CAPTION
    for number in range(len(decisions) - 1, -1, -1):
        role = decisions[number].role
        if role is body or role is caption:
            return number + AFTER
    return -1


def _decide(block: RawBlock, page: PageView) -> Decision:
    number = block.number
    if number in page.head or number in page.standfirsts:
        for name, rule in HEAD_RULES:
            if role := rule(block, page):
                return Decision(role, (name,))
    # Paragraphs are longer than all that the rules are about, but for links.
    if block.size <= page.longest_ruled or block.link_share >= _WHOLLY:
        for name, rule in RULES:
            if role := rule(block, page):
                return Decision(role, (name,))
    if page.is_body[number]:
        return _BODY
    return _BESIDE if page.is_inside(block) else _OUTSIDE


def _told(block: RawBlock, page: PageView) -> tuple[str, ...]:
    guess = page.guesses[block.number]
    return page.model.evidence(guess) or ("model",)


def _beside_or_outside(block: RawBlock, page: PageView) -> Role:
    return Role.BESIDE if page.is_inside(block) else Role.OUTSIDE


def headline(block: RawBlock, page: PageView) -> Role | None:
    if block.number == page.headline:
        return Role.HEADLINE
    title = page.title
    if not title or block.size >= len(title) * 2:
        return None
    first = block.text[0]
    if first.isalnum() and not title.startswith(first.casefold()):
        return None
    return Role.OUTSIDE if fold(block.text) == title else None


def standfirst(block: RawBlock, page: PageView) -> Role | None:
    return Role.STANDFIRST if block.number in page.standfirsts else None


def byline(block: RawBlock, page: PageView) -> Role | None:
    if len(block.text) > _LONGEST_LINE or not (page.byline or page.names):
        return None
    text = fold(block.text)
    if page.byline and text == page.byline:
        return Role.BYLINE
    named = sum(len(name) for name in page.names if name in text)
    is_short = len(block.text) < _LONGEST_BYLINE
    return Role.BYLINE if named * 2 > len(text) or (named and is_short) else None


def timestamp(block: RawBlock, page: PageView) -> Role | None:
    if len(block.text) > _LONGEST_LINE or not any(map(str.isdigit, block.text)):
        return None
    return Role.TIMESTAMP if is_timestamp(block.text, page.source.language) else None


def phrase(block: RawBlock, page: PageView) -> Role | None:
    # What the model takes for no body anyway gets its label when the article's blocks are made.
    if not page.is_body[block.number] or block.size > LONGEST_PHRASE:
        return None
    return _beside_or_outside(block, page) if page.source.words.phrase_of(block.text) else None


def wholly_link(block: RawBlock, page: PageView) -> Role | None:
    if block.link_share < _WHOLLY or block.container.tag in HEADINGS:
        return None
    return _beside_or_outside(block, page)


def form_line(block: RawBlock, page: PageView) -> Role | None:
    # Whole pages can stand in a form: only what stands right in it, and is short, belongs to its fields.
    if block.container.tag not in _FORM_PARTS or block.is_prose or block.size > _LONGEST_LABEL:
        return None
    return _beside_or_outside(block, page)


#: What is known from the metadata, for blocks between headline and body.
HEAD_RULES: tuple[tuple[str, Rule], ...] = (
    ("headline", headline),
    ("standfirst", standfirst),
    ("byline", byline),
    ("timestamp", timestamp),
)

#: In this order: the site's own phrases before links, which in any language lead away from the story.
RULES: tuple[tuple[str, Rule], ...] = (
    ("headline", headline),
    ("phrase", phrase),
    ("wholly-link", wholly_link),
    ("form", form_line),
)


def _siblings(page: PageView, body: Sequence[int], decisions: Sequence[Decision]) -> Iterator[int]:
    # The end of a story may stand outside of the element that holds most of it.
    doubted = [
        number for number, decision in enumerate(decisions) if decision is _BESIDE or decision is _OUTSIDE
    ]
    return siblings_of(page, body, doubted)


def _titles(page: PageView, body: Sequence[int], decisions: Sequence[Decision]) -> Iterator[int]:
    headings = [block.number for block in page.blocks if block.container.tag in HEADINGS]
    headings = [number for number in headings if decisions[number].role in _MAY_BE_TITLES]
    titles = titles_of_entries(page.blocks, body, headings)
    return (number for number in titles if decisions[number].role is not Role.BODY)


#: What finds body that the model doubts, and the name of the evidence.
ADDING: tuple[tuple[str, Callable[[PageView, Sequence[int], Sequence[Decision]], Iterable[int]]], ...] = (
    ("sibling", _siblings),
    ("title-of-entry", _titles),
)

#: What finds, among the body, what is none; and what that is, None for what depends on its place. Copies come
#: first: those of a whole story would have the story's weight.
REMOVING: tuple[tuple[str, Role | None, Callable[[PageView, Sequence[int]], Iterable[int]]], ...] = (
    ("copy", Role.OUTSIDE, lambda page, body: copies_of(page.blocks, body, page.standfirsts)),
    ("far-from-story", Role.OUTSIDE, lambda page, body: strays_of(page.source, body)),
    ("heads-nothing", None, lambda page, body: heading_nothing(page.blocks, body)),
    ("pull-quote", Role.ASIDE, lambda page, body: pull_quotes_of(page.source, body)),
)
