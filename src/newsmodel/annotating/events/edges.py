"""Where an event's words begin and end: with words, and with whole quotations."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

import attrs

from newsmodel.model import Article, Event, EventType, Span

#: Signs behind the last word inside of marks, the closing one and a full stop or a blank before it.
_MOST_BETWEEN = 3


def with_edges(events: Iterable[Event], article: Article) -> tuple[Event, ...]:
    """Return *events*, none of whose spans begins or ends with a blank or parts words from their marks.

    What begins inside a quotation that ends within it begins behind that; what ends with the last word of one
    ends with its mark. A day that stands inside what somebody says is not the day on which they said it: such
    a statement is left out, and of anything else the part inside the quotation stays.
    """
    # Loaded here: the reader of quotes itself reads what others found before.
    from newsmodel.annotating.quotes.marks import quoted_regions

    #: of each block from the opening mark up to behind the closing one
    marks: dict[int, list[tuple[int, int]]] = {}
    found: list[Event] = []
    for event in events:
        block = event.span.block
        text = article.blocks[block].text
        if block not in marks:
            marks[block] = [
                (region.open, region.close) for region in quoted_regions(text)[0] if region.closed
            ]
        edged = _with_edges(event, text, marks[block])
        if edged is not None:
            found.append(edged)
    return tuple(found)


def _with_edges(event: Event, text: str, marks: list[tuple[int, int]]) -> Event | None:
    start, end = event.span.start, event.span.end
    at = bisect_right(marks, (start, len(text))) - 1
    if at >= 0 and marks[at][0] < start < marks[at][1] < end:
        close = marks[at][1]
        if not _has_its_time(event, close):
            start = close
            while start < end and not text[start].isalnum():
                start += 1
        elif event.type is EventType.STATEMENT and not event.main:
            return None
        else:
            end = close
            while end > start and not text[end - 1].isalnum():
                end -= 1
    at = bisect_right(marks, (end - 1, len(text))) - 1
    if at >= 0 and start <= marks[at][0] < end < marks[at][1] <= end + _MOST_BETWEEN:
        end = marks[at][1]
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end or (start, end) == (event.span.start, event.span.end):
        return event
    return attrs.evolve(event, span=Span(event.span.block, start, end))


def _has_its_time(event: Event, close: int) -> bool:
    """Tell whether what says when it was stands before *close*."""
    when = event.time.span if event.time else None
    return when is not None and when.block == event.span.block and event.span.start <= when.start < close
