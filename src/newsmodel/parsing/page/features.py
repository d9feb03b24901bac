"""What is seen of a raw block and its surroundings: a code for each family of features.

The families' names are what the model is learned over and what evidence is told by; see `families`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from operator import add
from typing import NamedTuple

import attrs

from newsmodel.language.layout import BoilerplatePhrases
from newsmodel.parsing.page.families import Family, choice, flag, ladder, step
from newsmodel.parsing.page.kin import MASSES, SHARES
from newsmodel.parsing.page.surroundings import Surroundings
from newsmodel.parsing.page.texts import fold as fold
from newsmodel.parsing.page.walk import Container, RawBlock

_SIZES = (8, 15, 30, 60, 100, 200, 400, 800)
#: A sentence is longer, in letters; a phrase is looked for in what is shorter.
_SENTENCE = 60
_LONGEST_PHRASE = 400
_DISTANCES = (1, 2, 4, 8, 16)
_SIGNS = "?!:,;-–—…\"“”„«»'‘’「」()[]|/•*#©@→›>+"
_CLASSES = ("upper", "lower", "digit", "letter", "sign", *_SIGNS)
_CLASS = {name: place for place, name in enumerate(_CLASSES, 1)}
_FULL_STOP = len(_CLASSES) + 1
PHRASES = (*(field.name for field in attrs.fields(BoilerplatePhrases)), "aside")
_PHRASE = {name: place for place, name in enumerate(PHRASES, 1)}
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


#: Of the block itself.
OWN: tuple[Family, ...] = (
    ladder("own-prose", MASSES),
    ladder("size", _SIZES),
    ladder("links", SHARES),
    choice("ends", (*_CLASSES, "full-stop")),
    flag("sentence"),
    choice("begins", _CLASSES),
    flag("copied"),
    choice("phrase", PHRASES),
    flag("phrase:short"),
    choice("story", _STORY),
    flag("begins-with-author"),
    Family(2 * len(_DISTANCES) + 3, _place_names),
    choice("headline", ("before", "after")),
    *map(_neighbour, _SIDES),
    *(choice(f"{side}-prose", _PROSE_TIES) for side in ("previous", "next")),
)


def codes_of(blocks: Sequence[RawBlock], around: Surroundings, words: PageWords) -> Iterator[tuple[int, ...]]:
    """Return the codes of `OWN` for each of *blocks*.

    Family by family: a list is made of all blocks' codes at once, which takes a third of the time of going
    from block to block.

    Args:
        blocks: those that are looked at, of one page.
        around: all blocks of the page, and what their containers tell.
        words: what the page's language and metadata tell.
    """
    numbers = [block.number for block in blocks]
    texts = [block.text for block in blocks]
    sizes = [block.size for block in blocks]
    stops = [block.full_stop for block in blocks]
    pairs = list(zip(texts, sizes, strict=True))
    phrases = [words.phrase_of(text) if size < _LONGEST_PHRASE else None for text, size in pairs]
    story, authors, copies, all_prose = words.story, words.authors, around.copies, around.all_prose
    nothing = [0] * len(blocks)
    return zip(
        [step(MASSES, prose / all_prose) if (prose := block.container.prose) else 0 for block in blocks],
        [step(_SIZES, size) for size in sizes],
        [step(SHARES, share) if (share := block.link_share) else 0 for block in blocks],
        [_FULL_STOP if stop else _class_of(text[-1]) for text, stop in zip(texts, stops, strict=True)],
        [1 if stop and size > _SENTENCE else 0 for size, stop in zip(sizes, stops, strict=True)],
        [_class_of(text[0]) for text in texts],
        [1 if text in copies else 0 for text in texts],
        [_PHRASE[phrase] if phrase else 0 for phrase in phrases],
        [1 if phrase and size < 80 else 0 for phrase, size in zip(phrases, sizes, strict=True)],
        [_story_code(text, size, story) for text, size in pairs] if story else nothing,
        [1 if text.startswith(authors) else 0 for text in texts] if authors else nothing,
        _places(numbers, around),
        _sides_of_headline(numbers, around.headline),
        *_neighbours(numbers, around.blocks),
        *_nearest_prose(numbers, around.blocks),
        strict=True,
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


def _places(numbers: Sequence[int], around: Surroundings) -> list[int]:
    """Return how far before the first prose of the best container, or after its last, each block stands."""
    first, last = around.first, around.last
    after = len(_DISTANCES) + 2
    return [
        1 + step(_DISTANCES, first - number)
        if number < first
        else after + step(_DISTANCES, number - last)
        if number > last
        else 0
        for number in numbers
    ]


def _sides_of_headline(numbers: Sequence[int], headline: RawBlock | None) -> list[int]:
    if headline is None:
        return [0] * len(numbers)
    at = headline.number
    return [2 if number > at else 1 for number in numbers]


def _neighbours(numbers: Sequence[int], blocks: Sequence[RawBlock]) -> Iterator[list[int]]:
    """Yield for each of `_SIDES` what the neighbours are to the blocks of these *numbers*."""
    tag_of = _NEIGHBOUR_TAG.get
    kinds = [
        1
        + _TIES
        * (
            tag_of(block.container.tag, 0) * 8
            + (6 if block.is_prose else 4 if block.size > 60 else 2 if block.size > 15 else 0)
            + (block.link_share > 0.5)
        )
        for block in blocks
    ]
    containers = [block.container for block in blocks]
    for distance in (1, 2):
        ties = [
            5 if here is there else (here.parent is there.parent) + (2 if here.shape is there.shape else 0)
            for here, there in zip(containers, containers[distance:], strict=False)
        ]
        missing = [0] * min(distance, len(blocks))
        before = [*missing, *map(add, kinds, ties)]
        after = [*map(add, kinds[distance:], ties), *missing]
        yield [before[number] for number in numbers]
        yield [after[number] for number in numbers]


def _nearest_prose(numbers: Sequence[int], blocks: Sequence[RawBlock]) -> Iterator[list[int]]:
    """Yield how the blocks of these *numbers* hang together with the last prose before, and the next."""
    prose = [block.number for block in blocks if block.is_prose]
    containers: list[Container | None] = [None, *[blocks[number].container for number in prose], None]
    for places in ([bisect_left(prose, n) for n in numbers], [bisect_right(prose, n) + 1 for n in numbers]):
        yield [
            _tied_to_prose(blocks[number].container, containers[place])
            for number, place in zip(numbers, places, strict=True)
        ]


def _tied_to_prose(here: Container, there: Container | None) -> int:
    if there is None:
        return 0
    tie = 4 if here.parent is there.parent else 1
    if here.shape is there.shape:
        tie += 2 if here.names == there.names else 1
    return tie
