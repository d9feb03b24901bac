"""The lines around a story that could say who wrote it, where the page's head doesn't make it sure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsmodel.parsing.bylines import after_opening, is_name, opens_with_byline
from newsmodel.parsing.metadata.claims import Claims
from newsmodel.parsing.page.hints import BIT
from newsmodel.parsing.page.reading import PageSource
from newsmodel.parsing.page.roles import Decision, Role
from newsmodel.parsing.page.walk import RawBlock

#: Lines before the headline, after the story's first line, and after its last, that are looked at.
_BEFORE = 6
_INTO = 3
_AFTER = 8
#: A menu stands between the headline and a story that begins further down.
_MOST_BETWEEN = 30
#: A byline is no longer, in code points; one that opens in the middle of a line is shorter.
_LONGEST = 120
_LONGEST_INSIDE = 80
# Names of classes, as authors of templates choose them.
_SIGNED = re.compile(
    r"firma(?![a-z])|signature|signed|verfasser|redakt(?:eur|or)|forfatter|skribent|szerzo|auth-?info"
)
_AUTHOR = BIT["author"]
_OTHERS = BIT["comment"] | BIT["related"]


def with_lines(claims: Claims, source: PageSource, decisions: Sequence[Decision]) -> Claims:
    """Return *claims* and the names in lines right before and after the story that look like bylines.

    They are the same value if there are none.
    """
    found: Claims | None = None
    for block, where in _lines(source, decisions):
        if len(block.text) > _LONGEST:
            continue
        signs = [where]
        if opens_with_byline(block.text, source.language):
            signs.append("line:opening")
        elif block.size < _LONGEST_INSIDE and after_opening(block.text, source.language):
            signs.append("line:label")
        own, _, below = source.around.hints_of(block.container)
        if (own | below) & _AUTHOR or _SIGNED.search(block.container.names.lower()):
            signs.append("line:author")
        # Further down a name by itself is somebody's of another story.
        if len(signs) == 1 and (where == "line:tail" or not is_name(block.text, source.language)):
            continue
        if (own | below) & _OTHERS:
            signs.append("line:others")
        if decisions[block.number].role is Role.BODY:
            signs.append("line:body")
        found = found or claims.copy()
        found.add_line(block.text, signs)
    return found or claims


def _lines(source: PageSource, decisions: Sequence[Decision]) -> Iterator[tuple[RawBlock, str]]:
    blocks, headline = source.walk.blocks, source.around.headline
    body = [number for number, decision in enumerate(decisions) if decision.role is Role.BODY]
    if not body:
        return
    first, last = body[0], body[-1]
    start = headline.number - _BEFORE if headline and headline.number <= first else first - _BEFORE
    for block in blocks[max(0, start, first - _MOST_BETWEEN) : min(first + _INTO, last)]:
        if decisions[block.number].role not in (Role.CAPTION, Role.HEADLINE, Role.STANDFIRST):
            yield block, "line:head"
    for block in blocks[last : last + _AFTER + 1]:
        if decisions[block.number].role is not Role.CAPTION:
            yield block, "line:next" if block.number <= last + 1 else "line:tail"
