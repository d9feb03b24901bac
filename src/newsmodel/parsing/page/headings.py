"""Finds headings that the model misjudges: titles of the parts of a story, and what heads something else."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsmodel.parsing.page.view import HEADINGS
from newsmodel.parsing.page.walk import Container, RawBlock, Shape

#: Stories in parts have at least so many of them.
_FEWEST = 3
#: The share of the headings built alike that begin an entry, at least.
_MOST = 0.8
#: How far up from a heading what holds its entry is looked for, and how many blocks after it the entry's
#: first paragraph: a time, a name, a picture's caption stand between.
_CLIMB = 4
_BETWEEN = 5
_WHOLLY = 0.9


class _Style(NamedTuple):
    shape: Shape
    names: str


def titles_of_entries(
    blocks: Sequence[RawBlock], body: Sequence[int], headings: Sequence[int]
) -> Iterator[int]:
    """Yield the numbers of those *headings* that begin the entries of a story told in parts.

    An entry is an element that holds the heading and then body that is no heading, and no such body before.
    All entries, or what wraps them, are children of one element. Where most headings that are built alike
    begin one, they belong to the story.
    """
    lines = [number for number in body if blocks[number].container.tag not in HEADINGS]
    if len(lines) < _FEWEST or len(headings) < _FEWEST:
        return
    styles: defaultdict[_Style, list[int]] = defaultdict(list)
    for number in headings:
        container = blocks[number].container
        styles[_Style(container.shape, container.names)].append(number)
    for numbers in styles.values():
        if len(numbers) < _FEWEST:
            continue
        entries = {number: entry for number in numbers if (entry := _entry(blocks, lines, number))}
        if len(entries) >= max(_FEWEST, _MOST * len(numbers)) and _are_parts(set(entries.values())):
            yield from entries


def _are_parts(entries: set[Container]) -> bool:
    """Tell whether *entries*, or what wraps each of them, are children of one element."""
    count = len(entries)
    for _ in range(_CLIMB):
        parents = {entry.parent for entry in entries if entry.parent}
        if len(entries) < count or len(parents) < 2:
            return len(entries) == count and len(parents) == 1
        entries = parents
    return False


def _entry(blocks: Sequence[RawBlock], lines: Sequence[int], number: int) -> Container | None:
    """Return the innermost element that holds a heading and the line of the story right after it, if any."""
    place = bisect_left(lines, number)
    if place == len(lines) or lines[place] - number > _BETWEEN or blocks[number].link_share >= _WHOLLY:
        return None
    first = lines[place]
    node: Container | None = blocks[number].container
    for _ in range(_CLIMB + 1):
        if node is None:
            return None
        if node.ended > first:
            return None if place and lines[place - 1] >= node.started else node
        node = node.parent
    return None


def heading_nothing(blocks: Sequence[RawBlock], body: Sequence[int]) -> Iterator[int]:
    """Yield the numbers of *body* headings that head something else.

    These are the ones after the last line of the story, and those that stand in a box of their own with
    links or the like below them. Where there are several such boxes, built alike, they list what the story
    is about.
    """
    lines = [number for number in body if blocks[number].container.tag not in HEADINGS]
    if not lines or len(lines) == len(body):
        return
    boxes: defaultdict[_Style, list[int]] = defaultdict(list)
    for number in body:
        if blocks[number].container.tag not in HEADINGS:
            continue
        if number > lines[-1]:
            yield number
            continue
        box = _box(blocks[number])
        if box is None:
            continue
        inside = bisect_left(lines, box.started)
        if lines[inside] >= box.ended:
            boxes[_Style(box.shape, box.names)].append(number)
    for numbers in boxes.values():
        if len(numbers) < _FEWEST:
            yield from numbers


def _box(heading: RawBlock) -> Container | None:
    """Return the innermost element that holds a heading and something else, if the heading begins it."""
    node = heading.container
    while node.ended - node.started < 2:
        if node.parent is None:
            return None
        node = node.parent
    return node if node.started == heading.number else None
