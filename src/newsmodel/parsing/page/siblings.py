"""Finds lines of the story that the model doubts, by the paragraphs that are built like them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsmodel.parsing.page.view import PageView
from newsmodel.parsing.page.walk import Container

#: How sure the model is, at least, of a sentence, and of a line that is none.
_LEAST_SENTENCE = 0.25
_LEAST_LINE = 0.4
#: The share of its links is at most this.
_LINKED = 0.3
#: A line that is no sentence follows so many paragraphs, which hold most of what stands in the element around
#: them; it has at least so many letters.
_MANY = 4
_MOST = 0.8
_LEAST_SIZE = 15
#: What opens a story has at least so many letters.
_LEAST_OPENING = 60

_Family = tuple[Container | None, str, str]


def siblings_of(page: PageView, body: Sequence[int], doubted: Sequence[int]) -> Iterator[int]:
    """Yield the numbers of those *doubted* blocks that belong to the body blocks which stand before them.

    They have the same parent, tag and names as these. What the model doubts most are the last words of a
    story, and short ones inside it. A long one right before the story's first belongs to it as well: a story
    that lacks its beginning is worse than one with a line too many.
    """
    families: dict[_Family, tuple[int, float]] = {}
    told = 0
    for number in doubted:
        if not _may_belong(number, page):
            continue
        while told < len(body) and body[told] < number:
            family = _family(page.blocks[body[told]].container)
            count, size = families.get(family, (0, 0.0))
            families[family] = count + 1, size + len(page.blocks[body[told]].text)
            told += 1
        if _opens(number, page, body) or _belongs(number, page, families):
            yield number


def _family(container: Container) -> _Family:
    return container.parent, container.tag, container.names


def _may_belong(number: int, page: PageView) -> bool:
    """Tell whether a block could be the story's at all."""
    if page.guesses[number].probability < _LEAST_SENTENCE:
        return False
    block = page.blocks[number]
    return block.link_share < _LINKED and not page.source.words.phrase_of(block.text)


def _opens(number: int, page: PageView, body: Sequence[int]) -> bool:
    """Tell whether a block is a long one right before the story's first, built like it."""
    if not body or number + 1 != body[0]:
        return False
    block, first = page.blocks[number], page.blocks[body[0]]
    is_long = block.size >= _LEAST_OPENING and block.container.tag == "p"
    return is_long and _family(block.container) == _family(first.container)


def _belongs(number: int, page: PageView, families: dict[_Family, tuple[int, float]]) -> bool:
    """Tell whether a block is a sentence after others built like it, or one of many such lines."""
    block = page.blocks[number]
    container = block.container
    if container.tag not in ("p", "div"):
        return False
    count, size = families.get(_family(container), (0, 0.0))
    if not count:
        return False
    if block.full_stop and container.tag == "p":
        return True
    whole = container.parent.text if container.parent else 0.0
    is_one_of_many = count >= _MANY and size >= _MOST * whole and block.size >= _LEAST_SIZE
    return page.guesses[number].probability >= _LEAST_LINE and is_one_of_many
