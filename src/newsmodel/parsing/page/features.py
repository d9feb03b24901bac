"""What is seen of a raw block and its surroundings: a code for each family of features.

The families' names are what the model is learned over and what evidence is told by; see `families`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import attrs

from newsmodel.language.layout import BoilerplatePhrases
from newsmodel.parsing.page.families import BitFamily, Family, choice, flag, ladder, step
from newsmodel.parsing.page.hints import HINTS
from newsmodel.parsing.page.surroundings import Surroundings
from newsmodel.parsing.page.texts import fold as fold
from newsmodel.parsing.page.walk import Container, RawBlock, Shape

_TAGS = (
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "section", "article", "main", "aside",
    "header", "footer", "nav", "figure", "figcaption", "blockquote", "body", "form", "fieldset", "legend",
    "button", "dl", "dt", "dd", "table", "tbody", "tr", "pre", "address", "summary", "details", "noscript",
    "center",
)  # fmt: skip
_TAG = {tag: place for place, tag in enumerate(_TAGS, 1)}
_TAGS_ABOVE = (
    "nav", "footer", "header", "aside", "figure", "form", "table", "ul", "ol", "article", "main",
    "blockquote", "figcaption", "button", "dl", "details", "noscript",
)  # fmt: skip
_SIZES = (8, 15, 30, 60, 100, 200, 400, 800)
_SHARES = (0.001, 0.1, 0.3, 0.6, 0.9)
_MASSES = (0.0, 0.02, 0.1, 0.3, 0.6, 0.9)
_DISTANCES = (1, 2, 4, 8, 16)
_STEPS = (0, 1, 2, 3, 4, 6, 8)
_DEEPEST = 5
_SIGNS = "?!:,;-–—…\"“”„«»'‘’「」()[]|/•*#©@→›>+"
_CLASSES = ("upper", "lower", "digit", "letter", "sign", *_SIGNS)
_CLASS = {name: place for place, name in enumerate(_CLASSES, 1)}
_FULL_STOP = len(_CLASSES) + 1
_PHRASES = (*(field.name for field in attrs.fields(BoilerplatePhrases)), "aside")
_PHRASE = {name: place for place, name in enumerate(_PHRASES, 1)}
_STORY = ("in", "long-in", "not-in", "long-not-in", "short")

# A neighbour is one number: its tag, whether it is prose or else how long, whether it is a link; and how
# it hangs together with the block.
_NEIGHBOUR_TAGS = ("", "p", "li", "h2", "h3", "figcaption")
_NEIGHBOUR_TAG = {tag: place for place, tag in enumerate(_NEIGHBOUR_TAGS)}
_SIDES = ("before", "after", "before2", "after2")
#: How a block hangs together with the nearest prose.
_PROSE_TIES = ("apart", "path", "style", "sibling", "sibling-path", "sibling-style")
_TIES = 6


class PageWords(NamedTuple):
    """What a page's language and its metadata tell of its texts."""

    #: tells the kind of the phrase that a line of text is ("read_more"), None if it is none
    phrase_of: Callable[[str], str | None]
    #: the article's text as the metadata give it, folded by `fold`; empty if they give none
    story: str
    #: the headline that they give, folded
    title: str
    #: what lines about the article's authors begin with: their names, and the first words of these
    authors: tuple[str, ...] = ()


def _place_names(code: int) -> tuple[str, ...]:
    before, after = ladder("before-prose", _DISTANCES), ladder("after-prose", _DISTANCES)
    if not code:
        return ("between-prose",)
    if code <= len(_DISTANCES) + 1:
        return ("before-prose", *before.names(code - 1))
    return ("after-prose", *after.names(code - len(_DISTANCES) - 2))


def _neighbour(side: str) -> Family:
    def names_of(code: int) -> tuple[str, ...]:
        if not code:
            return (f"{side}:none",)
        kind, tie = divmod(code - 1, _TIES)
        rest, is_link = divmod(kind, 2)
        tag, size = divmod(rest, 4)
        place, is_sibling = divmod(tie, 2)
        names = [("size<15",), ("size>15",), ("size>15", "size>60"), ("prose",)][size]
        told = (
            *names,
            *(("link",) if is_link else ()),
            *(((), ("same-path",), ("same-element",))[place]),
            *((("sibling", "sibling-prose") if size == 3 else ("sibling",)) if is_sibling else ()),
            *((_NEIGHBOUR_TAGS[tag],) if tag else ()),
        )
        return tuple(f"{side}:{name}" for name in told)

    return Family(1 + len(_NEIGHBOUR_TAGS) * 8 * _TIES, names_of)


#: Of the element around a block's own.
AROUND: tuple[Family, ...] = (
    choice("parent-tag", _TAGS),
    BitFamily("parent", HINTS),
    BitFamily("above", HINTS),
    BitFamily("below-best", HINTS),
    BitFamily("inside", _TAGS_ABOVE),
    ladder("parent-prose", _MASSES),
    ladder("parent-links", _SHARES),
    ladder("up-to-headline", _STEPS),
    ladder("down-to-headline", _STEPS),
)
#: Of the block and its own element.
OWN: tuple[Family, ...] = (
    choice("tag", _TAGS),
    BitFamily("own", HINTS),
    ladder("own-prose", _MASSES),
    choice("best-depth", tuple(map(str, range(_DEEPEST + 1)))),
    ladder("path-prose", _MASSES),
    flag("path-top"),
    ladder("style-prose", _MASSES),
    ladder("size", _SIZES),
    ladder("links", _SHARES),
    choice("ends", (*_CLASSES, "full-stop")),
    flag("sentence"),
    choice("begins", _CLASSES),
    flag("copied"),
    choice("phrase", _PHRASES),
    flag("phrase:short"),
    choice("story", _STORY),
    flag("begins-with-author"),
    Family(2 * len(_DISTANCES) + 3, _place_names),
    choice("headline", ("before", "after")),
    *map(_neighbour, _SIDES),
    *(choice(f"{side}-prose", _PROSE_TIES) for side in ("previous", "next")),
)


def codes_around(parent: Container, around: Surroundings) -> tuple[int, ...]:
    """Return the codes of `AROUND` for the blocks in children of *parent*."""
    own, above, below = around.hints_of(parent)
    up, down = around.steps_to_headline(parent)
    all_prose = around.all_prose
    return (
        _TAG.get(parent.tag, 0),
        own,
        above,
        below,
        _inside(parent.shape.tags),
        step(_MASSES, parent.prose / all_prose),
        step(_SHARES, parent.links / (parent.text or 1.0)),
        step(_STEPS, up),
        step(_STEPS, down),
    )


# Bounded: adversarial pages have any number of sets of tags, all others a few dozen.
@lru_cache(maxsize=4096)
def _inside(tags: frozenset[str]) -> int:
    return sum(1 << place for place, tag in enumerate(_TAGS_ABOVE) if tag in tags)


def codes_of(blocks: Sequence[RawBlock], around: Surroundings, words: PageWords) -> Iterator[tuple[int, ...]]:
    """Yield the codes of `OWN` for each of *blocks*.

    Args:
        blocks: those that are looked at, of one page.
        around: all blocks of the page, and what their containers tell.
        words: what the page's language and metadata tell.
    """
    everything = around.blocks
    count = len(everything)
    kinds = _kinds(everything)
    containers = [block.container for block in everything]
    ties, ties_far = _ties(containers, 1), _ties(containers, 2)
    headline = around.headline
    after = headline.number if headline else count
    top_path, top_style, style_prose = around.top_path, around.top_style, around.style_prose
    previous = _nearest_prose(everything)
    following = _nearest_prose(everything[::-1])[::-1]
    authors, story, copies = words.authors, words.story, around.copies
    own_hints, all_prose = around.own_hints, around.all_prose
    best = around.best
    # Codes of the tag, and of the prose that stands so.
    of_shape: dict[Shape, tuple[int, int, int]] = {}
    for block in blocks:
        i = block.number
        container = block.container
        shape = container.shape
        known = of_shape.get(shape)
        if known is None:
            path = shape.prose
            known = _TAG.get(shape.tag, 0), step(_MASSES, path / top_path), 1 if path == top_path else 0
            of_shape[shape] = known
        depth = 0
        if best is not None and best.started <= container.started and container.ended <= best.ended:
            depth = max(0, 1 + min(_DEEPEST, container.depth - best.depth))
        text, size, share, full_stop = block.text, block.size, block.link_share, block.full_stop
        phrase = words.phrase_of(text) if size < 400 else None
        first = text[0]
        yield (
            known[0],
            own_hints(container),
            step(_MASSES, container.prose / all_prose) if container.prose else 0,
            depth,
            known[1],
            known[2],
            step(_MASSES, style_prose.get((shape, container.names), 0.0) / top_style) if shape.prose else 0,
            step(_SIZES, size),
            step(_SHARES, share),
            _FULL_STOP if full_stop else _class_of(text[-1]),
            1 if full_stop and size > 60 else 0,
            _class_of(first),
            1 if copies[text] > 1 else 0,
            _PHRASE[phrase] if phrase else 0,
            1 if phrase and size < 80 else 0,
            _story_code(text, size, story) if story else 0,
            1 if authors and text.startswith(authors) else 0,
            _place(i, around.first, around.last),
            0 if headline is None else 2 if i > after else 1,
            kinds[i - 1] + ties[i - 1] if i else 0,
            kinds[i + 1] + ties[i] if i + 1 < count else 0,
            kinds[i - 2] + ties_far[i - 2] if i > 1 else 0,
            kinds[i + 2] + ties_far[i] if i + 2 < count else 0,
            _tied_to_prose(container, previous[i]),
            _tied_to_prose(container, following[i]),
        )


def _story_code(text: str, size: float, story: str) -> int:
    folded = fold(text[:120])
    if len(folded) <= 7:
        return 5
    is_long = size > 60
    if folded in story:
        return 2 if is_long else 1
    return 4 if is_long else 3


@lru_cache(maxsize=1024)
def _class_of(character: str) -> int:
    if character.isupper():
        return _CLASS["upper"]
    if character.islower():
        return _CLASS["lower"]
    if character.isdigit():
        return _CLASS["digit"]
    if character.isalpha():
        return _CLASS["letter"]
    return _CLASS.get(character, _CLASS["sign"])


def _place(i: int, first: int, last: int) -> int:
    if i < first:
        return 1 + step(_DISTANCES, first - i)
    if i > last:
        return len(_DISTANCES) + 2 + step(_DISTANCES, i - last)
    return 0


def _kinds(blocks: Sequence[RawBlock]) -> list[int]:
    """Return what each of *blocks* is to its neighbours."""
    tag_of = _NEIGHBOUR_TAG.get
    return [
        1
        + _TIES
        * (
            tag_of(block.container.tag, 0) * 8
            + (6 if block.is_prose else 4 if block.size > 60 else 2 if block.size > 15 else 0)
            + (block.link_share > 0.5)
        )
        for block in blocks
    ]


def _ties(containers: Sequence[Container], distance: int) -> list[int]:
    """Return how each of *containers* hangs together with the one *distance* further on."""
    return [
        5 if here is there else (here.parent is there.parent) + (2 if here.shape is there.shape else 0)
        for here, there in zip(containers, containers[distance:], strict=False)
    ]


def _nearest_prose(blocks: Sequence[RawBlock]) -> list[Container | None]:
    """Return for each block the element of the last prose before it."""
    found: list[Container | None] = []
    last: Container | None = None
    for block in blocks:
        found.append(last)
        if block.is_prose:
            last = block.container
    return found


def _tied_to_prose(here: Container, there: Container | None) -> int:
    if there is None:
        return 0
    tie = 4 if here.parent is there.parent else 1
    if here.shape is there.shape:
        tie += 2 if here.names == there.names else 1
    return tie
