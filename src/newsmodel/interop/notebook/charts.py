"""Drawings: the events in the order of their times, and who is quoted how much."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from newsmodel.interop.notebook.look import LABEL, MUTED, SANS, Hues
from newsmodel.interop.notebook.markup import NOTHING, Html, count, element, join, shortened, text
from newsmodel.interop.notebook.times import time_words
from newsmodel.model import Article, Event, EventStatus
from newsmodel.model.event import DatedEvent

_MOST_EVENTS = 24
_MOST_SPEAKERS = 12
#: in the units of the drawing, which are about a pixel
_ROW = 26
_WIDTH = 760
_AXIS = 138
_LABEL_CHARS = 92
_LONGEST = 240

_NAME = "flex:0 0 190px;text-align:right;padding:0 6px;border-radius:2px"
_BAR = "height:10px;border-radius:2px"


def timeline_html(article: Article) -> Html:
    """Return the dated events, earliest first; nothing where there are none."""
    events = article.timeline()
    shown = events[:_MOST_EVENTS]
    if not shown:
        return NOTHING
    height = _ROW * len(shown) + 6
    line = _shape(
        "line", x1=_AXIS, x2=_AXIS, y1=_ROW / 2, y2=height - _ROW / 2, stroke="currentColor", opacity=0.3
    )
    times = [row for _, same in groupby(shown, _when) for row in _times(list(same))]
    rows = [_event(article, event, time, place) for place, (event, time) in enumerate(times)]
    drawing = element(
        "svg",
        line,
        *rows,
        style=f"width:100%;max-width:{_WIDTH}px;height:auto;{SANS}",
        attributes={
            "viewBox": f"0 0 {_WIDTH} {height}",
            "role": "img",
            "aria-label": "timeline of the events",
        },
    )
    rest = len(events) - len(shown)
    more = element("div", text(f"… and {count(rest, 'later event')}"), style=LABEL) if rest else NOTHING
    return join((drawing, more))


def _times(same: Sequence[DatedEvent]) -> list[tuple[DatedEvent, str]]:
    """Return events of one time, of which the first tells it."""
    return [(event, "" if place else _when(event)) for place, event in enumerate(same)]


def _when(event: DatedEvent) -> str:
    return time_words(event.time)


def _event(article: Article, event: Event, time: str, place: int) -> Html:
    y = _ROW * place + _ROW / 2
    happened = event.status is EventStatus.HAPPENED
    dot = _shape(
        "circle",
        cx=_AXIS,
        cy=y,
        r=6 if event.main else 4,
        fill="currentColor" if happened else "none",
        stroke="currentColor",
    )
    status = "" if happened else f" ({event.status.value})"
    label = shortened(article[event.span], _LABEL_CHARS - len(status)) + status
    title = f"{event.action} · {event.type.value} · {event.status.value}\n{article[event.span]}"
    return element(
        "g",
        element("title", text(title)),
        _words(shortened(time, 22), _AXIS - 14, y, end=True),
        dot,
        _words(label, _AXIS + 14, y, bold=event.main),
    )


def _words(words: str, x: float, y: float, *, end: bool = False, bold: bool = False) -> Html:
    attributes = {
        "x": f"{x:g}",
        "y": f"{y + 4:g}",
        "font-size": "12.5",
        "fill": "currentColor",
        "text-anchor": "end" if end else "start",
        "font-weight": "700" if bold else "400",
    }
    return element("text", text(words), attributes=attributes)


def _shape(name: str, **attributes: float | str) -> Html:
    return element(name, attributes={key: str(value) for key, value in attributes.items()})


def speakers_html(hues: Hues) -> Html:
    """Return who is quoted with how many words, as bars in the colours of the quotes."""
    most = max((words for _, words in hues.speakers), default=0) or 1
    rows: list[Html] = []
    for speaker, words in hues.speakers[:_MOST_SPEAKERS]:
        name = element(
            "div",
            text(speaker.name),
            style=f"{_NAME};background:{hues.tint(speaker, 0.26)}",
            title=", ".join(speaker.roles),
        )
        bar = element(
            "div",
            style=f"{_BAR};width:{_LONGEST * words / most:.0f}px;background:{hues.tint(speaker, 0.7)}",
        )
        told = count(words, "word") if words else "indirectly"
        said = element("div", text(told), style=f"font-size:12px;{MUTED}")
        rows.append(
            element("div", name, bar, said, style="display:flex;gap:10px;align-items:center;margin:3px 0")
        )
    return element("div", *rows, style=f"{SANS};font-size:13px") if rows else NOTHING
