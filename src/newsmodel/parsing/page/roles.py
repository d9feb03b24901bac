"""Decides what each raw block of a page is: the body model's guess, and the few rules that know better."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from newsmodel.model import BoilerplateKind, Byline, Timestamp
from newsmodel.parsing.page.body import BodyGuess
from newsmodel.parsing.page.captions import PageCaption
from newsmodel.parsing.page.features import fold
from newsmodel.parsing.page.head_lines import HeadLines
from newsmodel.parsing.page.headings import heading_nothing, titles_of_entries
from newsmodel.parsing.page.reading import PageSource
from newsmodel.parsing.page.repeats import copies_of, pull_quotes_of
from newsmodel.parsing.page.siblings import siblings_of
from newsmodel.parsing.page.standfirst import standfirst_model
from newsmodel.parsing.page.standfirst_features import HeadReader
from newsmodel.parsing.page.story import strays_of
from newsmodel.parsing.page.view import HEADINGS, PageView

#: Blocks right after the story's last that are kept and labelled; what follows is the site's frame.
AFTER = 12
#: The evidence of a standfirst that the story begins with: it is body.
OPENING = "opens-story"
#: From this share on a block is one link.
_WHOLLY = 0.9
#: A line that is longer, in letters, is prose even if it holds a phrase of the site.
_LONGEST_PHRASE = 160
#: No letter makes more than so many when it is folded.
_MOST_FOLDED = 3
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
    #: of boilerplate beside the story
    kind: BoilerplateKind | None = None

    @property
    def is_copy(self) -> bool:
        """Whether the block is left out because the article has its text already."""
        return self.evidence == _AGAIN or self.evidence == _COPY


#: Returns the numbers of the blocks that a rule is about.
Rule = Callable[[PageView], Iterable[int]]

_AGAIN, _COPY = ("headline",), ("copy",)
_BODY = Decision(Role.BODY, ())
_BESIDE = Decision(Role.BESIDE, ())
_OUTSIDE = Decision(Role.OUTSIDE, ())
_MAY_BE_TITLES = frozenset((Role.BODY, Role.BESIDE, Role.OUTSIDE))


def decide(
    source: PageSource,
    guesses: Sequence[BodyGuess],
    is_body: Sequence[bool],
    captions: Sequence[PageCaption],
) -> list[Decision]:
    """Return a decision for each raw block; one without evidence is the body's model's."""
    lines = HeadLines(source)
    standfirsts = standfirst_model().standfirsts(HeadReader(source, guesses, is_body, captions, lines))
    page = PageView(source, guesses, is_body, lines, standfirsts)
    decisions = _ruled(page)
    body = [number for number in page.body if decisions[number] is _BODY]
    for evidence, find in ADDING:
        added = list(find(page, body, decisions))
        for number in added:
            decisions[number] = Decision(Role.BODY, (evidence,))
        body = sorted((*body, *added)) if added else body
    for evidence, role, sift in REMOVING:
        removed = set(sift(page, body))
        for number in removed:
            decisions[number] = Decision(role or _beside_or_outside(number, page), (evidence,))
        body = [number for number in body if number not in removed] if removed else body
    for caption in captions:
        for number in caption.numbers:
            decisions[number] = Decision(Role.CAPTION, caption.evidence)
    # Sentences that open the story belong to it, though they are set apart: without them it would not begin.
    for number in standfirsts:
        opens = is_body[number] and page.blocks[number].full_stop
        if opens and decisions[number].role is Role.STANDFIRST:
            decisions[number] = Decision(Role.BODY, (OPENING, *decisions[number].evidence))
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


def _ruled(page: PageView) -> list[Decision]:
    """Return the rules' decisions; for blocks that none is about, the model's."""
    decisions = [_OUTSIDE] * len(page.blocks)
    decisions[page.inside.start : page.inside.stop] = [_BESIDE] * len(page.inside)
    for number in page.body:
        decisions[number] = _BODY
    ruled: set[int] = set()
    for evidence, role, rule in RULES:
        for number in rule(page):
            if number not in ruled:
                ruled.add(number)
                decisions[number] = Decision(role or _beside_or_outside(number, page), (evidence,))
    return decisions


def _beside_or_outside(number: int, page: PageView) -> Role:
    return Role.BESIDE if number in page.inside else Role.OUTSIDE


def headline(page: PageView) -> Iterable[int]:
    found = page.source.around.headline
    return () if found is None else (found.number,)


def headline_again(page: PageView) -> Iterable[int]:
    title = page.title
    least, most = len(title) / _MOST_FOLDED, len(title) * 2
    # In most pages no other line is as long.
    alike = [block for block in page.near if block.size < most and len(block.text) >= least]
    return [block.number for block in alike if fold(block.text) == title]


def standfirst(page: PageView) -> Iterable[int]:
    return page.standfirsts


def byline(page: PageView) -> Iterable[int]:
    return [block.number for block in page.head if page.lines.kind_of(block) is Byline]


def timestamp(page: PageView) -> Iterable[int]:
    return [block.number for block in page.head if page.lines.kind_of(block) is Timestamp]


def phrase(page: PageView) -> Iterable[int]:
    # What the model takes for no body anyway gets its label when the article's blocks are made.
    blocks, phrase_of = page.blocks, page.source.words.phrase_of
    short = [number for number in page.body if blocks[number].size <= _LONGEST_PHRASE]
    return [number for number in short if phrase_of(blocks[number].text)]


def wholly_link(page: PageView) -> Iterable[int]:
    links = [block for block in page.near if block.link_share >= _WHOLLY]
    return [block.number for block in links if block.container.tag not in HEADINGS]


def form_line(page: PageView) -> Iterable[int]:
    # Whole pages can stand in a form: only what stands right in it, and is short, belongs to its fields.
    fields = [block for block in page.near if block.container.tag in _FORM_PARTS]
    return [block.number for block in fields if not block.is_prose and block.size <= _LONGEST_LABEL]


#: What is known better than the model knows it: the name of the evidence, the role, None for what depends on
#: the block's place, and the rule. The first that is about a block decides: what the metadata tell of the
#: page's head, then the site's own phrases, then links, which in any language lead away from the story.
RULES: tuple[tuple[str, Role | None, Rule], ...] = (
    ("headline", Role.HEADLINE, headline),
    ("headline", Role.OUTSIDE, headline_again),
    ("standfirst", Role.STANDFIRST, standfirst),
    ("byline", Role.BYLINE, byline),
    ("timestamp", Role.TIMESTAMP, timestamp),
    ("phrase", None, phrase),
    ("wholly-link", None, wholly_link),
    ("form", None, form_line),
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
    ("copy", Role.OUTSIDE, lambda page, body: copies_of(page.source, body, page.standfirsts)),
    ("far-from-story", Role.OUTSIDE, lambda page, body: strays_of(page.source, body)),
    ("heads-nothing", None, lambda page, body: heading_nothing(page.blocks, body)),
    ("pull-quote", Role.ASIDE, lambda page, body: pull_quotes_of(page.source, body)),
)
