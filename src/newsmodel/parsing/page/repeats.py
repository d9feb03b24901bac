"""Finds what a page prints twice: copies of the text for other screens, and pull quotes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from newsmodel.parsing.page.features import fold
from newsmodel.parsing.page.hints import BIT
from newsmodel.parsing.page.reading import PageSource
from newsmodel.parsing.page.view import HEADINGS
from newsmodel.parsing.page.walk import RawBlock

#: Shorter texts may be printed twice in one story: "Correction", "Q:".
_LEAST_COPY = 40
#: A line that is shorter, in letters, may come back below each part of a story; a paragraph does not.
_LONGEST_REFRAIN = 120
#: Letters and digits of a pull quote.
_LEAST_PULLED = 25
_MOST_PULLED = 400
#: More quotes that could be pulled are not looked for in the text of one page.
_MOST_QUOTES = 60
_PULLED_TAGS = frozenset(("blockquote", "aside", "figure", "q"))
_QUOTE = BIT["quote"]


def copies_of(source: PageSource, body: Sequence[int], standfirsts: Collection[int]) -> Iterator[int]:
    """Yield the numbers of *body* blocks whose text the body already has, of headings also the standfirst.

    A paragraph that says again what the standfirst says is the story's. A short line that comes back in an
    element built alike, each time after another one, is no copy: such lines close the entries of a list.
    """
    if not source.around.copies:
        return
    blocks = source.walk.blocks
    seen: dict[str, int] = {}
    follows_copy = False
    told = {blocks[number].text for number in standfirsts}
    for number in body:
        block = blocks[number]
        if block.text in told and block.container.tag in HEADINGS:
            yield number
            continue
        first = seen.setdefault(block.text, number) if len(block.text) >= _LEAST_COPY else number
        is_copy = first != number and (follows_copy or not _is_refrain(block, blocks[first]))
        if is_copy:
            yield number
        follows_copy = is_copy


def _is_refrain(block: RawBlock, first: RawBlock) -> bool:
    here, there = block.container, first.container
    return block.size < _LONGEST_REFRAIN and here.parent is there.parent and here.names == there.names


def pull_quotes_of(source: PageSource, body: Sequence[int]) -> Iterator[int]:
    """Yield the numbers of *body* blocks that are set as quotes and repeat words of another block."""
    blocks = source.walk.blocks
    quotes = [number for number in body if _may_be_pulled(blocks[number], source)][:_MOST_QUOTES]
    if not quotes:
        return
    story = "|".join(fold(blocks[number].text) for number in body)
    for number in quotes:
        text = fold(blocks[number].text)
        if _LEAST_PULLED <= len(text) <= _MOST_PULLED and story.count(text) > 1:
            yield number


def _may_be_pulled(block: RawBlock, source: PageSource) -> bool:
    container = block.container
    if container.tag in HEADINGS or "li" in container.tags:
        return False
    if not _PULLED_TAGS.isdisjoint(container.tags):
        return True
    own, _, below = source.around.hints_of(container)
    return bool((own | below) & _QUOTE)
