"""Finds the subheadings of a story that aren't set as headings: bold lines, and lines that are named so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsmodel.parsing.page.tags import INLINE
from newsmodel.parsing.page.view import HEADINGS
from newsmodel.parsing.page.walk import Container, RawBlock
from newsmodel.parsing.tree import Element

#: A subheading is no longer, in letters.
_LONGEST = 90
#: The line that it heads has at least so many.
_LEAST_HEADED = 40
_BOLD = frozenset(("b", "strong"))
#: What ends a line that introduces something, asks somebody or is cut off.
_NO_END = (":", ",", ";", "…", "?", "-", "–", "—")
_LETTERS = re.compile(r"[^\W\d_]{2}|[\u3400-\u9fff\uac00-\ud7af]")
# Names of classes, as authors of templates choose them.
_NAMED = re.compile(
    r"(?:sub-?|inter-?|inner-?|section-?|zwischen-?|cross-?|mellan-?|mellem-?|sous-?|medium-?)"
    r"(?:head(?:er|ing|line)?|line|title|titel|titulo|titre|rubrik|ueberschrift)(?![a-z])"
)
_NAMED_BOLD = re.compile(r"(?<![a-z])(?:strong|bold|fett)(?![a-z])")
#: Tags of what can be a line of a story, and has no other meaning.
_PLAIN = frozenset(("p", "div", "section", "blockquote", "center", "article"))


def subheadings_of(blocks: Sequence[RawBlock], body: Sequence[int]) -> Iterator[int]:
    """Yield the numbers of those lines of *body* that head what follows them, though no tag says so.

    They are short, end no sentence, are bold as a whole or named as subheadings, and a longer line that is
    neither follows. The first line heads nothing, and of two such lines in a row none heads the other: they
    are a list, or somebody's words.
    """
    found = _Lines(blocks)
    before = False
    for number, following in pairwise(body):
        may_head = found.may_head(blocks[number])
        after = blocks[following]
        headed = after.size >= _LEAST_HEADED or after.full_stop or after.container.tag in HEADINGS
        if may_head and headed and not before and number != body[0] and not found.may_head(after):
            yield number
        before = may_head


class _Lines:
    """Tells which lines are set apart; the bold words of an element are gathered once."""

    def __init__(self, blocks: Sequence[RawBlock]) -> None:
        self._blocks = blocks
        self._bold: dict[Container, frozenset[str]] = {}

    def may_head(self, block: RawBlock) -> bool:
        """Tell whether a line is short, ends no sentence, and is set apart from the others."""
        text, container = block.text, block.container
        return (
            block.size <= _LONGEST
            and not block.full_stop
            and container.tag in _PLAIN
            and block.link_share < 0.5
            and not text.endswith(_NO_END)
            and (self._is_bold(block) or _is_named(container))
            and bool(_LETTERS.search(text))
        )

    def _is_bold(self, block: RawBlock) -> bool:
        container = block.container
        bold = self._bold.get(container)
        if bold is None:
            bold = self._bold[container] = frozenset(_bold_texts(container.element))
        return "".join(block.text.split()) in bold


def _is_named(container: Container) -> bool:
    return container.ended - container.started == 1 and (
        container.element.get("role") == "heading" or bool(_NAMED.search(container.names.lower()))
    )


def _bold_texts(element: Element) -> Iterator[str]:
    """Yield the texts, without blanks, of the bold elements right in the lines of *element*."""
    waiting = list(element)
    while waiting:
        child = waiting.pop()
        if child.tag in _BOLD or (child.tag == "span" and _NAMED_BOLD.search(child.get("class") or "")):
            yield "".join("".join(map(str, child.itertext())).split())
        elif child.tag in INLINE:
            waiting.extend(child)
