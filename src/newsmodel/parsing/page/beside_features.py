"""What is seen of the blocks that are not the story's: by these signs it is told what stands beside it.

A *box* is the largest element around a block that holds nothing of the story. What a site sets beside its
stories, it mostly sets in boxes: a list of links, a form for a newsletter, the readers' comments.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from typing import NamedTuple

from newsmodel._remembering import remembered
from newsmodel.parsing.page.body import BodyGuess
from newsmodel.parsing.page.families import BitFamily, Family, choice, flag, ladder, step
from newsmodel.parsing.page.features import OWN, PHRASES
from newsmodel.parsing.page.hints import HINTS, hints_of
from newsmodel.parsing.page.kin import AROUND, BUILT, SHARES, TAG_PLACES, TAGS
from newsmodel.parsing.page.walk import Container, RawBlock

_DISTANCES = (1, 2, 4, 8, 16, 32, 64)
_STEPS = (0, 1, 2, 3, 4, 6, 8)
_COUNTS = (1, 2, 4, 8, 16, 32, 64)
_SIZES = (8, 15, 30, 60, 120, 250)
_GUESSES = (0.03, 0.15, 0.4, 0.6)
_PLACES = ("between", "after")
_LINKED = ("text", "mixed", "link")
_SHORT = ("tiny", "short", "line", "long")
_SHORT_EDGES = (15, 40, 120)
#: More than this much of its text in links makes a block one, or a mixture of both.
_MIXED, _LINK = 0.1, 0.8
_NO_LINK = (0, 0)
#: Phrases of a box that are looked at: they tell its kind early.
_MOST_PHRASES = 24
_NO_KIN = (0,) * (len(AROUND) + len(BUILT))
_LONGEST_ADDRESS = 300
#: An address that holds the words of a title, or a long number, leads to another article.
_WORDS_OF_TITLE = 3
_DIGITS_OF_ARTICLE = 5
#: What forms are made of.
_FIELDS = ("input", "textarea", "form")
#: Which of the codes of `OWN` is that of the phrase.
PHRASE_AT = 7

#: Of a block's box.
BOX: tuple[Family, ...] = (
    choice("box-tag", TAGS),
    BitFamily("box", HINTS),
    BitFamily("box-phrase", PHRASES),
    ladder("box-blocks", _COUNTS),
    ladder("box-links", SHARES),
    ladder("up-to-story", _STEPS),
    choice("box-place", _PLACES),
    ladder("box-images", _COUNTS),
    flag("box-fields"),
    choice("common-tag", TAGS),
    BitFamily("common", HINTS),
    ladder("down-to-story", _STEPS),
)
#: Of a block and the story.
STORY: tuple[Family, ...] = (
    choice("place", _PLACES),
    ladder("after-story", _DISTANCES),
    flag("follows-story"),
    flag("precedes-story"),
    ladder("body-guess", _GUESSES),
    ladder("in-box", _DISTANCES),
    choice("link", ("anchor", "scheme", "article", "top", "deep")),
    BitFamily("link", HINTS),
    ladder("alike", _COUNTS),
    choice("form", tuple(f"{p}+{k}+{s}" for p in _PLACES for k in _LINKED for s in _SHORT)),
)
#: In the order of a look's codes: of what blocks share, and of each.
SHARED: tuple[Family, ...] = (*AROUND, *BUILT, *BOX)
EACH: tuple[Family, ...] = (*OWN, *STORY)


class Look(NamedTuple):
    """A block that is not the story's, and all that is seen of it."""

    block: RawBlock
    #: codes of `SHARED`; the same value for blocks that share them
    shared: tuple[int, ...]
    #: codes of `EACH`
    each: tuple[int, ...]
    box: Container | None


class Boxes:
    """The boxes of a page.

    Args:
        blocks: of the page.
        story: numbers of the blocks that are the story's, in order.
        phrases: the places among `PHRASES` of those blocks that are one, by their numbers, in order.
    """

    def __init__(self, blocks: Sequence[RawBlock], story: Sequence[int], phrases: dict[int, int]) -> None:
        self._blocks = blocks
        self._story = story
        told = [0] * len(blocks)
        for number in story:
            told[number] = 1
        self._before = [0, *accumulate(told)]
        self._phrases = phrases
        self._phrased = list(phrases)
        self._boxes: dict[Container, tuple[Container | None, int, int]] = {}
        self._codes: dict[Container | None, tuple[int, ...]] = {}

    def box_of(self, container: Container) -> tuple[Container | None, int, int]:
        """Return the box around a container, the hints from there down to it, the steps up to the story."""
        found = self._boxes.get(container)
        if found is None:
            before = self._before
            if before[container.ended] > before[container.started]:
                found = None, 0, 0
            else:
                own = hints_of(container.names)
                parent = container.parent
                outer, hints, up = self.box_of(parent) if parent else (None, 0, 0)
                found = (outer or container), hints | own, up + 1
            self._boxes[container] = found
        return found

    def codes_of(self, container: Container) -> tuple[Container | None, tuple[int, ...]]:
        """Return the box around a container, and the codes of `BOX` for what stands in the container."""
        box, hints, up = self.box_of(container)
        if box is None:
            return None, (0,) * len(BOX)
        tag, phrases, count, links, *rest = self._of_box(box)
        return box, (tag, hints, phrases, count, links, step(_STEPS, up), *rest)

    def _of_box(self, box: Container) -> tuple[int, ...]:
        found = self._codes.get(box)
        if found is None:
            phrases = 0
            # Most boxes have none: only where phrases stand is looked.
            start = bisect_left(self._phrased, box.started)
            for number in self._phrased[start : start + _MOST_PHRASES]:
                if number >= box.ended:
                    break
                phrases |= 1 << (self._phrases[number] - 1)
            story = self._story
            place = 2 if box.started > story[-1] else 1
            found = self._codes[box] = (
                TAG_PLACES.get(box.tag, 0),
                phrases,
                step(_COUNTS, box.ended - box.started),
                step(SHARES, box.links / (box.text or 1.0)),
                place,
                step(_COUNTS, box.images),
                1 if next(box.element.iter(*_FIELDS), None) is not None else 0,
                *self._of_common(box.parent),
            )
        return found

    def is_of_frame(self, box: Container) -> bool:
        """Tell whether a box stands right in the page's body, and the story further down."""
        outer, last = box.parent, self._blocks[self._story[-1]].container
        return outer is not None and outer.tag == "body" and last.depth - outer.depth > 1

    def _of_common(self, common: Container | None) -> tuple[int, int, int]:
        """Return the codes of the element that holds a box and some of the story."""
        if common is None:
            return 0, 0, 0
        deep = self._blocks[self._story[-1]].container.depth - common.depth
        return TAG_PLACES.get(common.tag, 0), hints_of(common.names), step(_STEPS, deep)


def _link_of(container: Container) -> tuple[int, int]:
    """Return the codes of where the first link in an element leads, or one around it."""
    element = container.element
    link = next(element.iter("a"), None)
    if link is None:
        link = next(islice(element.iterancestors("a"), 1), None)
    address = link.get("href") if link is not None else None
    if not address:
        return 0, 0
    return _codes_of_address(str(address)[:_LONGEST_ADDRESS])


@remembered(4096)
def _codes_of_address(address: str) -> tuple[int, int]:
    start, _, rest = address.partition("://")
    path = rest.partition("/")[2] if rest else address
    path = path.partition("?")[0]
    if address[:1] == "#":
        kind = 1
    elif not rest and ":" in start[:12]:
        kind = 2  # "mailto:", "javascript:"
    elif path.count("-") >= _WORDS_OF_TITLE or sum(map(str.isdigit, path)) >= _DIGITS_OF_ARTICLE:
        kind = 3
    elif path.count("/") <= 1:
        kind = 4
    else:
        kind = 5
    return kind, hints_of(address)


def looks_at(
    blocks: Sequence[RawBlock],
    story: Sequence[int],
    wanted: Sequence[int],
    guesses: Sequence[BodyGuess],
) -> Iterator[Look]:
    """Yield what is seen of blocks that are not the story's.

    Args:
        blocks: of the page.
        story: numbers of the blocks that are the story's, in order; not empty.
        wanted: numbers of the others that stand behind its beginning, in order.
        guesses: for each block what the body's model guesses of it.
    """
    told_by = [(number, guesses[number]) for number in wanted]
    phrases = {number: code for number, guess in told_by if (code := guess.features[1][PHRASE_AT])}
    boxes = Boxes(blocks, story, phrases)
    links: dict[Container, tuple[int, int]] = {}
    alike = Counter([id(guess.kin) for _, guess in told_by])
    is_story = set(story)
    last = story[-1]
    shared: dict[Container | int, tuple[Container | None, tuple[int, ...]]] = {}
    for number, guess in told_by:
        block, kin = blocks[number], guess.kin
        container = block.container
        box, common = shared.get(id(kin)) or shared.get(container) or (None, None)
        if common is None:
            box, of_box = boxes.codes_of(container)
            of_kin = (*kin.around, *kin.built) if kin else _NO_KIN
            common = (*of_kin, *of_box)
            # All that is kin in a box shares these.
            shared[container if box is container or box is None else id(kin)] = box, common
        if box and number > last and boxes.is_of_frame(box):
            continue
        place = 1 if number > last else 0
        share = block.link_share
        link = _NO_LINK
        if share and (link := links.get(container, _NO_LINK)) is _NO_LINK:
            link = links[container] = _link_of(container)
        kind = 2 if share > _LINK else 1 if share > _MIXED else 0
        form = 1 + (place * 3 + kind) * 4 + bisect_left(_SHORT_EDGES, block.size)
        yield Look(
            block,
            common,
            (
                *guess.features[1],
                place + 1,
                step(_DISTANCES, number - last) if number > last else 0,
                1 if number - 1 in is_story else 0,
                1 if number + 1 in is_story else 0,
                step(_GUESSES, guess.probability),
                step(_DISTANCES, number - box.started) if box else 0,
                *link,
                step(_COUNTS, alike[id(kin)]),
                form,
            ),
            box,
        )
