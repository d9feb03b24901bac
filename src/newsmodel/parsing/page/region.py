"""Finds the part of a page where its prose stands, so that the site's frame need not be read at all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from newsmodel.parsing.page.tags import INLINE
from newsmodel.parsing.tree import Element, Skim

#: A paragraph of prose is at least this long, in code points up to its first child element.
_LONG = 70
_SHORTEST = int(_LONG * 2 / 5)
_HEAVIEST = 3_000
#: So many paragraphs with so many code points together tell for sure where the story stands.
_FEWEST = 4
_LEAST = 1_000
#: A page with fewer paragraphs and divisions is read as a whole: it has hardly a frame.
_SMALL = 60
_MOST_BREAKS = 500
#: From here on in Unicode are the scripts that need fewer letters for as many words.
_DENSE = "\u2e80"
_DENSE_WEIGHT = 5 / 2
#: How the prose of a paragraph counts for the elements around it.
_FADE = 0.75
_FADE_DEPTH = 6
#: How far up from the element with most prose, from a heading and from other prose everything is read.
_ABOVE_BEST = 2
_ABOVE_HEADING = 3
_ABOVE_OTHERS = 1
_MOST_HEADINGS = 4
#: What holds both a heading and the story lies at most so far up from the story; else the heading is the
#: site's.
_NEAR_STORY = 5
#: Prose in so many elements may be one story in parts. So many are looked at, at most.
_SCATTERED = 8
_MOST_ELEMENTS = 500
#: The share of the prose that the element around such a story holds, at least.
_MOST = 0.6


class Region(NamedTuple):
    """The elements of a page that are worth reading."""

    #: these and everything in them
    inside: frozenset[Element]
    #: around these: only they, and what is in `inside`, is read
    way: frozenset[Element]


def region_of(root: Element, skim: Skim) -> Region | None:
    """Return where the prose stands, None if it is not plain to see.

    Args:
        root: of what is read: the page or its body.
        skim: of the page.
    """
    if len(skim.paragraphs) < _SMALL:
        return None
    weights: dict[Element, int] = {}
    count = 0
    for element, size in _long_texts(skim):
        parent = element.getparent() if element is not root else None
        if parent is None:
            return None
        weights[parent] = weights.get(parent, 0) + size
        count += 1
    if count < _FEWEST or sum(weights.values()) < _LEAST:
        return None
    best = _best(weights, root)
    inside = {_above(best, _ABOVE_BEST, root)}
    inside.update(_above(heading, _ABOVE_HEADING, root) for heading in skim.headings[:_MOST_HEADINGS])
    inside.update(_above(parent, _ABOVE_OTHERS, root) for parent in weights)
    if len(weights) >= _SCATTERED and (core := _core(weights, root)) is not None:
        inside.add(core)
    for heading in skim.headings[:_MOST_HEADINGS]:
        inside.update(_between(heading, best, root))
    way: set[Element] = set()
    for element in inside:
        node = element
        while node is not root:
            parent = node.getparent()
            if parent is None or parent in way:
                break
            way.add(parent)
            node = parent
    return None if root in inside else Region(frozenset(inside), frozenset(way))


def _core(weights: dict[Element, int], root: Element) -> Element | None:
    """Return the innermost element that holds most of the prose, None if only *root* does.

    The entries of a live blog stand each in an element of its own, with lines too short to be told by.
    """
    sums: dict[Element, int] = {}
    total = 0
    for parent, weight in islice(weights.items(), _MOST_ELEMENTS):
        total += weight
        for node in _line(parent, root):
            sums[node] = sums.get(node, 0) + weight
    holders = (element for element, size in sums.items() if size >= _MOST * total)
    core = max(holders, key=lambda element: len(_line(element, root)))
    return None if core is root else core


def _between(heading: Element, best: Element, root: Element) -> list[Element]:
    """Return what stands between a heading and the element with most prose, right below what holds both.

    What holds the heading there is returned too, if it is not far from the story: the lead image may stand in
    it, before the heading.
    """
    line = _line(best, root)
    height = {node: height for height, node in enumerate(line)}
    start: Element = heading
    for node in _line(heading, root):
        if up := height.get(node):
            found = [start] if up <= _NEAR_STORY else []
            for sibling in start.itersiblings():
                if sibling is line[up - 1]:
                    return found
                found.append(sibling)
            break
        start = node
    return []


def _line(element: Element, root: Element) -> list[Element]:
    """Return *element* and all around it, up to *root*."""
    line = [element]
    while element is not root and (parent := element.getparent()) is not None:
        element = parent
        line.append(element)
    return line


def _long_texts(skim: Skim) -> Iterator[tuple[Element, int]]:
    """Yield what holds or follows a long text, with its length in letters as an alphabet would need them."""
    for element in skim.paragraphs:
        text = element.text
        if text is None and element.tag == "p" and len(element):
            text = element[0].text
        # White space is most of what stands at the beginning of elements.
        if text and len(text) >= _SHORTEST and (size := _size(text)) > _LONG:
            yield element, size
    # Where lines are parted by breaks, paragraphs stand in no elements of their own.
    for element in skim.breaks[:_MOST_BREAKS]:
        text = element.tail
        if text and len(text) >= _SHORTEST and (size := _size(text)) > _LONG:
            yield element, size


def _size(text: str) -> int:
    size = len(text)
    if text.isspace():
        return 0
    return min(int(size * _DENSE_WEIGHT) if text[size // 2] >= _DENSE else size, _HEAVIEST)


def _best(weights: dict[Element, int], root: Element) -> Element:
    scores: dict[Element, float] = {}
    for parent, size in weights.items():
        node, weight = parent, float(size)
        for _ in range(_FADE_DEPTH):
            scores[node] = scores.get(node, 0.0) + weight
            above = None if node is root else node.getparent()
            if above is None:
                break
            node = above
            weight *= _FADE
    return max(scores, key=lambda element: scores[element])


def _above(element: Element, height: int, root: Element) -> Element:
    """Return the block-level element *height* levels up, or the topmost below *root*."""
    while height > 0 or element.tag in INLINE:
        parent = None if element is root else element.getparent()
        if parent is None or parent is root:
            break
        element = parent
        height -= 1
    return element
