"""Finds the story among the blocks that are taken for body, where a page has prose in several places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsmodel.parsing.page.reading import PageSource
from newsmodel.parsing.page.walk import Container, RawBlock, ancestry

#: More blocks than this between two pieces of body part what belongs together.
_GAP = 12
#: The headline's own story begins at most so many blocks after it, and counts this many times.
_NEAR_HEADLINE = 20
_HEADLINE_WEIGHT = 4.0
_LIST = frozenset(("li", "dl", "table"))
#: The share of the story that its core holds, at least.
_MOST = 0.7


def strays_of(source: PageSource, body: Sequence[int]) -> Iterator[int]:
    """Yield the numbers of those *body* blocks that are far from the story: a dialog, another article.

    The body falls into runs without long gaps; the one that holds most text, those below the headline
    preferred, is the story. Its core is the innermost element with most of it. What stands behind that, or
    above the headline, belongs to the story only if it hangs close by, or in an element that is built alike.
    Between the headline and the core only lists are: stories often begin in an element of their own.
    """
    blocks = source.walk.blocks
    if not body:
        return
    story = max(_runs(body), key=lambda run: _weight(run, blocks, source.around.headline))
    core = _core([blocks[number] for number in story])
    if core is None:
        return
    inside = [number for number in story if core in ancestry(blocks[number].container)]
    paths = {blocks[number].container.path for number in inside if blocks[number].is_prose}
    around = (core.parent or core).parent or core
    headline = source.around.headline
    first = min(inside[0], headline.number) if headline else inside[0]
    for number in body:
        container = blocks[number].container
        start = inside[0] if _LIST & container.tags else first
        between = start <= number <= inside[-1]
        if not between and container.path not in paths and around not in ancestry(container):
            yield number


def _runs(body: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in body:
        if runs and number - runs[-1][-1] <= _GAP:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _weight(run: Sequence[int], blocks: Sequence[RawBlock], headline: RawBlock | None) -> float:
    size = sum(blocks[number].size for number in run)
    below = headline is not None and 0 <= run[0] - headline.number <= _NEAR_HEADLINE
    return size * _HEADLINE_WEIGHT if below else size


def _core(story: Sequence[RawBlock]) -> Container | None:
    """Return the innermost element that holds most of the story; None if it lies in several documents."""
    sizes: dict[Container, float] = {}
    above: dict[Container | None, float] = {}
    for block in story:
        container = block.container
        sizes[container] = sizes.get(container, 0.0) + block.size
        above[container.parent] = above.get(container.parent, 0.0) + block.size
    # Most paragraphs are children of a few elements: what is further up is added up once for each of these.
    for parent, size in above.items():
        for element in ancestry(parent):
            sizes[element] = sizes.get(element, 0.0) + size
    least = _MOST * sum([block.size for block in story])
    holders = (element for element, size in sizes.items() if size >= least)
    return max(holders, key=lambda element: element.depth, default=None)
