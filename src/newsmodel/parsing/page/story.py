"""Finds the story among the blocks that are taken for body, where a page has prose in several places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsmodel.parsing.page.reading import PageSource
from newsmodel.parsing.page.walk import Container, RawBlock

#: More blocks than this between two pieces of body part what belongs together.
_GAP = 12
#: The headline's own story begins at most so many blocks after it, and counts this many times.
_NEAR_HEADLINE = 40
_HEADLINE_WEIGHT = 4.0


def strays_of(source: PageSource, body: Sequence[int]) -> Iterator[int]:
    """Yield the numbers of those *body* blocks that are far from the story: a dialog, another article.

    The body falls into runs without long gaps. The story is the run that holds most text, the one below the
    headline preferred; other runs belong to it only if they hang in the same element or in one built alike.
    """
    blocks = source.walk.blocks
    runs = _runs(body)
    if len(runs) < 2:
        return
    headline = source.around.headline
    story = max(runs, key=lambda run: _weight(run, blocks, headline))
    around = _common([blocks[number].container for number in story])
    paths = {blocks[number].container.path for number in story if blocks[number].is_prose}
    for run in runs:
        if run is not story:
            for number in run:
                container = blocks[number].container
                if container.path not in paths and around not in _ancestry(container):
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


def _common(containers: Sequence[Container]) -> Container:
    """Return the element around the closest one that holds all *containers*."""
    shared = list(_ancestry(containers[0]))
    for container in containers[1:]:
        line = set(_ancestry(container))
        shared = [element for element in shared if element in line]
    return shared[0].parent or shared[0]


def _ancestry(container: Container | None) -> Iterator[Container]:
    while container is not None:
        yield container
        container = container.parent
