"""Blocks that are kin: their elements are children of one element and built alike.

What is seen of the element around them, and of how they are built, is the same for all: it is told once, and
added up once. A page has far fewer kins than blocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from newsmodel.parsing.page.families import BitFamily, Family, choice, flag, ladder, step
from newsmodel.parsing.page.hints import HINTS, hints_of
from newsmodel.parsing.page.surroundings import Surroundings
from newsmodel.parsing.page.walk import Container, RawBlock, Shape

TAGS = (
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "section", "article", "main", "aside",
    "header", "footer", "nav", "figure", "figcaption", "blockquote", "body", "form", "fieldset", "legend",
    "button", "dl", "dt", "dd", "table", "tbody", "tr", "pre", "address", "summary", "details", "noscript",
    "center",
)  # fmt: skip
TAG_PLACES = {tag: place for place, tag in enumerate(TAGS, 1)}
_TAGS_ABOVE = (
    "nav", "footer", "header", "aside", "figure", "form", "table", "ul", "ol", "article", "main",
    "blockquote", "figcaption", "button", "dl", "details", "noscript",
)  # fmt: skip
_BIT_ABOVE = {tag: 1 << place for place, tag in enumerate(_TAGS_ABOVE)}
#: Steps of a share of links.
SHARES = (0.001, 0.1, 0.3, 0.6, 0.9)
#: Steps of the share of the page's prose that an element holds.
MASSES = (0.0, 0.02, 0.1, 0.3, 0.6, 0.9)
_STEPS = (0, 1, 2, 3, 4, 6, 8)
_DEEPEST = 5

#: Of the element around a block's own.
AROUND: tuple[Family, ...] = (
    choice("parent-tag", TAGS),
    BitFamily("parent", HINTS),
    BitFamily("above", HINTS),
    BitFamily("below-best", HINTS),
    BitFamily("inside", _TAGS_ABOVE),
    ladder("parent-prose", MASSES),
    ladder("parent-links", SHARES),
    ladder("up-to-headline", _STEPS),
    ladder("down-to-headline", _STEPS),
)
#: Of how its own element is built.
BUILT: tuple[Family, ...] = (
    choice("tag", TAGS),
    BitFamily("own", HINTS),
    choice("best-depth", tuple(map(str, range(_DEEPEST + 1)))),
    ladder("path-prose", MASSES),
    flag("path-top"),
    ladder("style-prose", MASSES),
)


class Kin(NamedTuple):
    """Elements that hold blocks, are built alike and are children of one element."""

    parent: Container | None
    shape: Shape
    #: their classes, ids and itemprops
    names: str
    #: whether they are outside of the element that holds most of the page's prose
    is_outside: bool
    #: codes of `AROUND` and of `BUILT`
    around: tuple[int, ...]
    built: tuple[int, ...]


def kin_of(blocks: Sequence[RawBlock], around: Surroundings) -> tuple[list[Kin], list[int]]:
    """Return the kins of *blocks*, and for each block the place of its own among them."""
    best = around.best
    started, ended = (best.started, best.ended) if best else (0, 0)
    places: dict[tuple[Container | None, str, str, bool], int] = {}
    kins: list[Kin] = []
    found: list[int] = []
    told: dict[Container, tuple[int, ...]] = {}
    for block in blocks:
        container = block.container
        parent, names, is_outside = container.parent, container.names, not started <= block.number < ended
        key = parent, container.tag, names, is_outside
        place = places.get(key)
        if place is None:
            place = places[key] = len(kins)
            outer = parent or container
            codes = told.get(outer)
            if codes is None:
                codes = told[outer] = _around_codes(outer, around)
            built = _built_codes(container, is_outside, around)
            kins.append(Kin(parent, container.shape, names, is_outside, codes, built))
        found.append(place)
    return kins, found


def _around_codes(parent: Container, around: Surroundings) -> tuple[int, ...]:
    own, above, below = around.hints_of(parent)
    up, down = around.steps_to_headline(parent)
    return (
        TAG_PLACES.get(parent.tag, 0),
        own,
        above,
        below,
        _inside(parent.shape.tags),
        step(MASSES, parent.prose / around.all_prose),
        step(SHARES, parent.links / (parent.text or 1.0)),
        step(_STEPS, up),
        step(_STEPS, down),
    )


def _built_codes(container: Container, is_outside: bool, around: Surroundings) -> tuple[int, ...]:
    shape, best = container.shape, around.best
    depth = 0 if is_outside or best is None else max(0, 1 + min(_DEEPEST, container.depth - best.depth))
    prose, style = shape.prose, 0.0
    if prose:
        style = around.style_prose.get((shape, container.names), 0.0)
    return (
        TAG_PLACES.get(shape.tag, 0),
        hints_of(container.names),
        depth,
        step(MASSES, prose / around.top_path),
        1 if prose == around.top_path else 0,
        step(MASSES, style / around.top_style),
    )


# Bounded: adversarial pages have any number of sets of tags, all others a few dozen.
@lru_cache(maxsize=4096)
def _inside(tags: frozenset[str]) -> int:
    return sum([_BIT_ABOVE[tag] for tag in tags if tag in _BIT_ABOVE])
