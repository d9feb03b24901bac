"""Refuses trees that are beyond a caller's limits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from newsmodel.limits import Limits
from newsmodel.parsing.floods import MOST_ATTRIBUTES
from newsmodel.parsing.tree import Element, Skim

#: Deeper levels than this the walk over a page does not look at closely; the depth is checked first.
_USUAL = 150


def check_tree(roots: Sequence[Element], trimmed: int, limits: Limits) -> None:
    """Raise `LimitExceededError` if a page has too many attributes, or may be too deep.

    Whatever a default limit rules out is not counted: that would take a tenth of the time of a parse.

    Args:
        roots: of the page.
        trimmed: most attributes of an element that lost them before the page was parsed, else 0.
        limits: the caller's.
    """
    limits.check("max_attributes", trimmed)
    if limits.max_attributes < MOST_ATTRIBUTES:
        elements = (element for root in roots for element in root.iter("*"))
        limits.check("max_attributes", max(len(element.attrib) for element in elements))
    if limits.max_depth < _USUAL:
        check_depth(roots, limits)


def check_depth(roots: Iterable[Element], limits: Limits) -> None:
    """Raise `LimitExceededError` if elements are nested too deep in one of *roots*."""
    # lxml's time for a level grows with the levels above it: so many are not counted to the end.
    enough = 2 * limits.max_depth
    limits.check("max_depth", max(_depth_of(root, enough) for root in roots))


def _depth_of(root: Element, enough: int) -> int:
    """Return how deep elements are nested; *enough* where it is that or more."""
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, ("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > deepest:
            deepest = depth
            if deepest >= enough:
                break
    return deepest


def within_json_ld(skims: Iterable[Skim], limits: Limits) -> tuple[tuple[Skim, ...], bool]:
    """Return *skims* without the JSON-LD from the first script on that is too much, and whether any is."""
    left = limits.max_json_ld
    kept: list[Skim] = []
    for skim in skims:
        scripts: list[Element] = []
        for script in skim.scripts:
            size = _json_ld_in(script)
            left -= size
            if left >= 0 or not size:
                scripts.append(script)
        kept.append(skim._replace(scripts=scripts))
    return tuple(kept), left < 0


def _json_ld_in(script: Element) -> int:
    """Return the length of what a script holds, if that is JSON-LD."""
    kind = script.get("type")
    return len(script.text or "") if kind and "ld+json" in kind.lower() else 0
