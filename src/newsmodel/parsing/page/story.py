"""Finds the story among the blocks that are taken for body, where a page has prose in several places."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

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
    around = (core.parent or core).parent or core
    if around.started <= body[0] and body[-1] < around.ended:
        return
    inside = [number for number in story if core.started <= number < core.ended]
    shapes = {blocks[number].container.shape for number in inside if blocks[number].is_prose}
    headline = source.around.headline
    first = min(inside[0], headline.number) if headline else inside[0]
    for number in body:
        if around.started <= number < around.ended:
            continue
        container = blocks[number].container
        start = inside[0] if _LIST & container.tags else first
        between = start <= number <= inside[-1]
        if not between and container.shape not in shapes:
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
    sizes = list(accumulate([block.size for block in story], initial=0.0))
    numbers = [block.number for block in story]
    least = _MOST * sizes[-1]
    # What holds so much holds the middle too.
    middle = story[bisect_right(sizes, sizes[-1] / 2) - 1]
    for element in ancestry(middle.container):
        start, end = bisect_left(numbers, element.started), bisect_left(numbers, element.ended)
        if sizes[end] - sizes[start] >= least:
            return element
    return None
