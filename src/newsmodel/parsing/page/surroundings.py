"""What a page's containers tell of the blocks in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsmodel.parsing.page.hints import hints_of
from newsmodel.parsing.page.texts import fold
from newsmodel.parsing.page.walk import Container, RawBlock, Shape, ancestry

_HEADING_TAGS = frozenset(("h1", "h2", "h3", "p", "div", "span", "header"))
#: How the prose of a block counts for the containers around it: for two of them fully, then less and less.
_FADE = 0.75
_FADE_DEPTH = 7
#: How far up from the best container, and from the headline, blocks are looked at closely though they are no
#: prose.
_REGION_HEIGHT = 3


class Surroundings:
    """What a page's containers tell of the blocks in them; worked out once for each container."""

    def __init__(self, blocks: Sequence[RawBlock], title: str = "") -> None:
        self.blocks = blocks
        prose = [block for block in blocks if block.is_prose]
        self.best: Container | None = _best_container(prose)
        best = self.best
        inside = [block.number for block in prose if self.is_in_best(block)]
        self.first: int = inside[0] if inside else 0
        self.last: int = inside[-1] if inside else -1
        self.all_prose: float = max(1.0, sum([block.weight for block in prose]))
        self.top_path: float = max([block.container.shape.prose for block in prose], default=1.0)
        #: weight of the prose in elements of the same tags and names
        self.style_prose: dict[tuple[Shape, str], float] = {}
        for block in prose:
            style = block.container.shape, block.container.names
            self.style_prose[style] = self.style_prose.get(style, 0.0) + block.weight
        self.top_style: float = max(self.style_prose.values(), default=1.0)
        #: texts that the page prints more than once
        self.copies: frozenset[str] = _printed_again([block.text for block in blocks])
        self.headline: RawBlock | None = _headline(blocks, title, self.first)
        self._regions = [
            _above(container, _REGION_HEIGHT)
            for container in (best, self.headline and self.headline.container)
            if container
        ]
        line = ancestry(self.headline.container) if self.headline else ()
        self._headline_line = {container: down for down, container in enumerate(line)}
        self._hints: dict[Container, tuple[int, int, int]] = {}

    def is_in_best(self, block: RawBlock) -> bool:
        """Tell whether *block* stands in the container that holds most of the page's prose."""
        best = self.best
        return best is not None and best.started <= block.number < best.ended

    def near_prose(self, blocks: Sequence[RawBlock]) -> list[RawBlock]:
        """Return those of *blocks* that could be body at all: prose, what looks like it, or stands close."""
        close = {number for region in self._regions for number in range(region.started, region.ended)}
        return [block for block in blocks if block.container.shape.prose or block.number in close]

    def own_hints(self, container: Container) -> int:
        """Return the hints of a container's own names."""
        return hints_of(container.names)

    def hints_of(self, container: Container) -> tuple[int, int, int]:
        """Return the hints of its own names, of all from the top, and of those below the best container."""
        hints = self._hints.get(container)
        if hints is None:
            own = hints_of(container.names)
            above = below = 0
            if container.parent is not None:
                _, above, below = self.hints_of(container.parent)
            below = 0 if container is self.best else below | own
            hints = self._hints[container] = own, above | own, below
        return hints

    def steps_to_headline(self, container: Container) -> tuple[int, int]:
        """Return how far up the element lies that holds both, and how far down from it the headline."""
        line = self._headline_line
        node: Container | None = container
        up = 0
        while node is not None:
            if node in line:
                return up, line[node]
            node = node.parent
            up += 1
        return len(line), len(line)


def _printed_again(texts: Sequence[str]) -> frozenset[str]:
    if len(set(texts)) == len(texts):
        return frozenset()
    return frozenset([text for text, count in Counter(texts).items() if count > 1])


def _above(container: Container, height: int) -> Container:
    """Return the element *height* levels up, or the topmost."""
    for _ in range(height):
        container = container.parent or container
    return container


def _headline(blocks: Sequence[RawBlock], title: str, first_prose: int) -> RawBlock | None:
    """Return the headline's block: the metadata's, else the last h1 before the prose, else the first h1."""
    if title:
        start, least = title[:100], min(100, len(title))
        for block in blocks:
            may_be = len(block.text) >= least and block.container.tag in _HEADING_TAGS
            if may_be and fold(block.text[:160])[:100] == start:
                return block
    heads = [block for block in blocks if "h1" in block.container.shape.tags]
    before = [block for block in heads if block.number <= first_prose]
    return before[-1] if before else heads[0] if heads else None


def _best_container(prose: Sequence[RawBlock]) -> Container | None:
    """Return the container that holds most prose near its surface, None if the page has no prose."""
    scores: dict[Container, float] = {}
    above: dict[Container, float] = {}
    for block in prose:
        container, weight = block.container, block.weight
        scores[container] = scores.get(container, 0.0) + weight
        if container.parent:
            above[container.parent] = above.get(container.parent, 0.0) + weight
    for start, total in above.items():
        container, weight = start, total
        for _ in range(_FADE_DEPTH - 1):
            scores[container] = scores.get(container, 0.0) + weight
            if container.parent is None:
                break
            container = container.parent
            weight *= _FADE
    return max(scores, key=lambda container: scores[container]) if scores else None
