"""What is known of a raw block and its surroundings, as named yes-or-no features for the model."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from newsmodel.parsing.page.hints import HINTS, hints_of
from newsmodel.parsing.page.walk import Container, RawBlock, ancestry

_NEIGHBOURS = ((-1, "before"), (1, "after"), (-2, "before2"), (2, "after2"))

_TAGS_ABOVE = (
    "nav", "footer", "header", "aside", "figure", "form", "table", "ul", "ol", "article", "main",
    "blockquote", "figcaption", "button", "dl", "details", "noscript",
)  # fmt: skip
_HEADING_TAGS = ("h1", "h2", "h3", "p", "div", "span", "header")
_SIZES = (8, 15, 30, 60, 100, 200, 400, 800)
_SHARES = (0.001, 0.1, 0.3, 0.6, 0.9)
_MASSES = (0.0, 0.02, 0.1, 0.3, 0.6, 0.9)
_DISTANCES = (1, 2, 4, 8, 16)
_STEPS = (0, 1, 2, 3, 4, 6, 8)
#: How the prose of a block counts for the containers around it: for two of them fully, then less and less.
_FADE = 0.75
_FADE_DEPTH = 7
#: How far up from the best container, and from the headline, blocks are looked at closely though they are no
#: prose.
_REGION_HEIGHT = 3


class PageWords(NamedTuple):
    """What a page's language and its metadata tell of its texts."""

    #: tells the kind of the phrase that a line of text is ("read_more"), None if it is none
    phrase_of: Callable[[str], str | None]
    #: the article's text as the metadata give it, folded by `fold`; empty if they give none
    story: str
    #: the headline that they give, folded
    title: str


def bins(name: str, value: float, edges: tuple[float, ...]) -> tuple[str, ...]:
    """Return a feature for each edge that *value* is above: a ladder, which a sum of weights can bend."""
    return _ladder(name, edges)[bisect_left(edges, value)]


# As many entries as there are calls of `bins` in the code.
@cache
def _ladder(name: str, edges: tuple[float, ...]) -> tuple[tuple[str, ...], ...]:
    names = [f"{name}>{edge}" for edge in edges]
    return tuple(tuple(names[:rungs]) for rungs in range(len(names) + 1))


@lru_cache(maxsize=4096)
def _hint_names(prefix: str, bits: int) -> tuple[str, ...]:
    return tuple(f"{prefix}:{name}" for place, name in enumerate(HINTS) if bits >> place & 1)


class Surroundings:
    """What a page's containers tell of the blocks in them; worked out once for each container."""

    def __init__(self, blocks: Sequence[RawBlock], title: str = "") -> None:
        self.blocks = blocks
        self.best = _best_container(blocks)
        prose = [block for block in blocks if block.is_prose and self.is_in_best(block)]
        self.first = prose[0].number if prose else 0
        self.last = prose[-1].number if prose else -1
        self.all_prose = max(1.0, sum(block.weight for block in blocks if block.is_prose))
        self.path_prose: Counter[str] = Counter()
        for block in blocks:
            if block.is_prose:
                self.path_prose[block.container.path] += int(block.weight)
        self.top_path = max(self.path_prose.values(), default=1)
        self.copies = Counter(block.text for block in blocks)
        self.headline = _headline(blocks, title, self.first)
        self._regions = [
            _above(container, _REGION_HEIGHT)
            for container in (self.best, self.headline and self.headline.container)
            if container
        ]
        self._headline_line = list(ancestry(self.headline.container)) if self.headline else []
        self._names: dict[Container, list[str]] = {}
        self._hints: dict[Container, tuple[int, int, int]] = {}

    def is_in_best(self, block: RawBlock) -> bool:
        """Tell whether *block* stands in the container that holds most of the page's prose."""
        best = self.best
        return best is not None and best.started <= block.number < best.ended

    def is_near_prose(self, block: RawBlock) -> bool:
        """Tell whether *block* could be body at all: it is prose, looks like it, or stands close to it."""
        return (
            block.is_prose
            or block.container.path in self.path_prose
            or any(region.started <= block.number < region.ended for region in self._regions)
        )

    def names_of(self, container: Container) -> list[str]:
        """Return the features that all blocks directly in *container* share."""
        names = self._names.get(container)
        if names is None:
            names = self._names[container] = self._describe(container)
        return names

    def hints_of(self, container: Container) -> tuple[int, int, int]:
        """Return the hints of its own names, of all from the top, and of those below the best container."""
        hints = self._hints.get(container)
        if hints is None:
            own = hints_of(container.names) if len(container.names) > 2 else 0
            _, above, below = self.hints_of(container.parent) if container.parent else (0, 0, 0)
            below = 0 if container is self.best else below | own
            hints = self._hints[container] = own, above | own, below
        return hints

    def _describe(self, container: Container) -> list[str]:
        own, above, below = self.hints_of(container)
        parent = container.parent or container
        grandparent = parent.parent or parent
        names = [f"tag:{container.tag}", f"parent-tag:{parent.tag}"]
        names += _hint_names("own", own)
        names += _hint_names("parent", self.hints_of(parent)[0])
        names += _hint_names("above", above)
        depth = self._depth_in_best(container)
        if depth is None:
            names.append("outside-best")
        else:
            names += _hint_names("below-best", below)
            names.append(f"best-depth:{min(depth, 5)}")
        names += [f"inside:{tag}" for tag in _TAGS_ABOVE if tag in container.tags]
        for name, ring in (("own", container), ("parent", parent), ("grandparent", grandparent)):
            names += bins(f"{name}-prose", ring.prose / self.all_prose, _MASSES)
            names += bins(f"{name}-links", ring.links / (ring.text or 1.0), _SHARES)
            if ring.images:
                names.append(f"{name}-image")
        if self.headline:
            up, down = self._steps_to_headline(container)
            names += bins("up-to-headline", up, _STEPS)
            names += bins("down-to-headline", down, _STEPS)
        path = self.path_prose.get(container.path, 0)
        names += bins("path-prose", path / self.top_path, _MASSES)
        if path == self.top_path:
            names.append("path-top")
        return names

    def _steps_to_headline(self, container: Container) -> tuple[int, int]:
        """Return how far up the element lies that holds both, and how far down from it the headline."""
        line = self._headline_line
        for up, node in enumerate(ancestry(container)):
            if node in line:
                return up, line.index(node)
        return len(line), len(line)

    def _depth_in_best(self, container: Container) -> int | None:
        best = self.best
        if best is None or container.depth < best.depth:
            return None
        node: Container | None = container
        while node is not None and node.depth > best.depth:
            node = node.parent
        return container.depth - best.depth if node is best else None


def features_of(blocks: Sequence[RawBlock], around: Surroundings, words: PageWords) -> list[list[str]]:
    """Return the features of each of *blocks*, as names, without those of its container.

    Args:
        blocks: those that are looked at, of one page.
        around: all blocks of the page, and what their containers tell.
        words: what the page's language and metadata tell.
    """
    found: list[list[str]] = []
    everything = around.blocks
    for block in blocks:
        i = block.number
        names = _features_alone(block, around, words)
        names += _place_in_page(i, around)
        for offset, side in _NEIGHBOURS:
            j = i + offset
            if 0 <= j < len(everything):
                names += _as_neighbour(everything[j], block, side)
            else:
                names.append(f"{side}:none")
        if around.headline:
            names.append("after-headline" if i > around.headline.number else "not-after-headline")
        found.append(names)
    return found


def fold(text: str) -> str:
    """Return the letters and digits of *text* in lower case: what is left when spelling details are not."""
    return "".join(filter(str.isalnum, text.casefold()))


def _features_alone(block: RawBlock, around: Surroundings, words: PageWords) -> list[str]:
    text, (phrase_of, story, title) = block.text, words
    names = ["always"]
    names += bins("size", block.size, _SIZES)
    names += bins("links", block.link_share, _SHARES)
    names.append("full-stop" if block.full_stop else f"ends:{_class_of(text[-1])}")
    if block.full_stop and block.size > 60:
        names.append("sentence")
    if block.is_prose:
        names.append("prose")
    names.append(f"begins:{_class_of(text[0])}")
    if text.isupper():
        names.append("capitals")
    if block.size < 200:
        names += bins("digits", sum(map(str.isdigit, text)) / len(text), (0.05, 0.2, 0.4))
        names += bins(
            "capital-words", sum(word[0].isupper() for word in text.split()) * 6 / len(text), (0.3, 0.7)
        )
    if around.copies[text] > 1:
        names.append("copied")
    if block.size < 400 and (phrase := phrase_of(text)):
        names.append(f"phrase:{phrase}")
        if block.size < 80:
            names.append("phrase:short")
    if title or story:
        folded = fold(text[:120])
        if story:
            if len(folded) > 7:
                names.append("in-story" if folded in story else "not-in-story")
                if block.size > 60:
                    names.append("long-" + names[-1])
            else:
                names.append("story")
        if title and len(folded) > 7 and (folded == title[:120] or folded == title):
            names.append("is-title")
    return names


def _class_of(character: str) -> str:
    if character.isupper():
        return "upper"
    if character.islower():
        return "lower"
    if character.isdigit():
        return "digit"
    if character.isalpha():
        return "letter"
    return character if character in "?!:,;-–—…\"“”„«»'‘’「」()[]|/•*#©@→›>+" else "sign"


def _place_in_page(i: int, around: Surroundings) -> list[str]:
    if i < around.first:
        return ["before-prose", *bins("before-prose", around.first - i, _DISTANCES)]
    if i > around.last:
        return ["after-prose", *bins("after-prose", i - around.last, _DISTANCES)]
    return ["between-prose"]


def _as_neighbour(neighbour: RawBlock, block: RawBlock, side: str) -> list[str]:
    names = [f"{side}:prose"] if neighbour.is_prose else [*bins(f"{side}:size", neighbour.size, (15, 60))]
    if neighbour.link_share > 0.5:
        names.append(f"{side}:link")
    here, there = block.container, neighbour.container
    if here is there:
        names.append(f"{side}:same-element")
    elif here.path == there.path:
        names.append(f"{side}:same-path")
    if here.parent is there.parent:
        names.append(f"{side}:sibling")
        if neighbour.is_prose:
            names.append(f"{side}:sibling-prose")
    if there.tag in ("p", "li", "h2", "h3", "figcaption"):
        names.append(f"{side}:{there.tag}")
    return names


def _above(container: Container, height: int) -> Container:
    """Return the element *height* levels up, or the topmost."""
    for _ in range(height):
        container = container.parent or container
    return container


def _headline(blocks: Sequence[RawBlock], title: str, first_prose: int) -> RawBlock | None:
    """Return the headline's block: the metadata's, else the last h1 before the prose, else the first h1."""
    if title:
        for block in blocks:
            if block.container.tag in _HEADING_TAGS and fold(block.text[:160])[:100] == title[:100]:
                return block
    heads = [block for block in blocks if "h1" in block.container.tags]
    before = [block for block in heads if block.number <= first_prose]
    return before[-1] if before else heads[0] if heads else None


def _best_container(blocks: Sequence[RawBlock]) -> Container | None:
    """Return the container that holds most prose near its surface, None if the page has no prose."""
    scores: dict[Container, float] = {}
    for block in blocks:
        if not block.is_prose:
            continue
        container: Container | None = block.container
        weight = block.weight
        for height in range(_FADE_DEPTH):
            if container is None:
                break
            scores[container] = scores.get(container, 0.0) + weight
            container = container.parent
            if height:
                weight *= _FADE
    return max(scores, key=lambda container: scores[container]) if scores else None
