"""When it was published and changed: the best of what a page declares and prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta, timezone
from itertools import chain
from typing import NamedTuple, TypeAlias

from newsmodel._lazily import worked_out_once
from newsmodel.language import Language
from newsmodel.parsing.metadata.gathering import Gathered
from newsmodel.parsing.metadata.headline import words_of
from newsmodel.parsing.metadata.json_ld import Node, texts
from newsmodel.parsing.metadata.machine_dates import machine_date
from newsmodel.parsing.metadata.meta_names import CREATED, MODIFIED, PUBLISHED, dates_in
from newsmodel.parsing.metadata.searching import search_dates
from newsmodel.parsing.metadata.sources import Sources
from newsmodel.parsing.metadata.surroundings import Surroundings
from newsmodel.parsing.metadata.texts import text_of
from newsmodel.parsing.printed_dates import find_dates
from newsmodel.parsing.timestamps import Stamps, is_timestamp, read_stamps
from newsmodel.parsing.tree import Element

Moment: TypeAlias = date | datetime

_URL_DAY = re.compile(
    r"[/_=-]((?:19|20)\d\d)[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\d|3[01])(?=[^\d]|$)"
    r"|/((?:19|20)\d\d)/([1-9])/(\d\d?)(?=/|$)|/((?:19|20)\d\d)/(\d\d?)/([1-9])(?=/|$)"
)
_SLUG_DAY = re.compile(r"(?<!\d)(0[1-9]|[12]\d|3[01])([._-])(0[1-9]|1[0-2])\2((?:19|20)\d\d)(?!\d)")
_ZERO = timedelta(0)
#: No zone is further from UTC.
_FURTHEST = timedelta(hours=14)
#: Where people live, none is further behind it.
_WEST = timedelta(hours=10)
#: `time` elements read of one page: the others are those of teasers and comments.
_MOST_TIMES = 8
#: A line with a date in it is no longer.
_LINE = 120
_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)
_QUARTER = timedelta(minutes=15)


class Dates(NamedTuple):
    """The two dates of an article."""

    published: Moment | None
    modified: Moment | None


class _Times(NamedTuple):
    published: list[Moment]
    modified: list[Moment]
    shown: list[Moment]  #: those of publication, as the text says them


def choose_dates(sources: Sources, near: Surroundings) -> Dates:
    """Return the dates of publication and of the last change."""
    reader = _Reader(sources, near)
    changed = next(reader.changed(), None)
    declared = reader.declared("datePublished", PUBLISHED)
    first = next(reader.candidates(declared), None) or changed
    if first is None:
        first = next(iter(reader.read(_of_nodes(sources.graph.pages, "dateModified"))), None)
    if first is None:
        return Dates(None, None)
    if any(_day(moment) != _day(declared[0]) for moment in declared[1:]):
        first = _agreed(declared, reader.printed) or first
    if first == changed:
        # Some systems set both to the last change: an earlier day that the page prints is the first one's.
        first = reader.printed_before(first) or first
    if isinstance(first, datetime) and first.utcoffset() == _ZERO:
        days = (day for day in reader.days() if not isinstance(day, datetime))
        first = in_local_zone(first, chain(declared, reader.hints()), days)
    return Dates(first, changed)


class _Reader:
    """Reads the dates of one page from each of its sources, what is printed only if it is asked for."""

    def __init__(self, sources: Sources, near: Surroundings) -> None:
        self.sources = sources
        self.language = sources.language
        self.metas = _dated_metas(sources.found)
        self.near = near

    @worked_out_once
    def times(self) -> _Times:
        return _times(self.near.times, self.sources.root, self.language)

    @worked_out_once
    def stamps(self) -> Stamps:
        names = (marked.text for marked in self.near.authors if not marked.is_name)
        return read_stamps(chain(self.near.dates, names), self.language)

    @worked_out_once
    def plain(self) -> Stamps:
        plain = (text for text in self.near.plain if text[0].isdigit() or is_timestamp(text, self.language))
        return read_stamps(plain, self.language)

    @property
    def printed(self) -> list[Moment]:
        return [*self.times.shown, *_present(self.stamps.published)]

    def candidates(self, declared: Sequence[Moment]) -> Iterator[Moment]:
        """Yield what may be the day of publication, best first."""
        pages, url = self.sources.graph.pages, self.sources.url
        yield from declared
        yield from self.times.published
        yield from _present(_of_url(url), self.stamps.published, self.plain.published)
        yield from self.declared("dateCreated", CREATED)
        yield from self.declared("uploadDate", None)
        yield from self.read(_of_nodes(pages, "datePublished", "uploadDate"))
        yield from self.searched()
        yield from _present(_of_slug(url))

    def hints(self) -> Iterator[Moment]:
        """Yield what may tell the zone of the page's moments."""
        yield from self.times.published
        yield from self.printed

    def days(self) -> Iterator[Moment]:
        """Yield what may tell the day of publication where the page is read."""
        yield from _present(_of_url(self.sources.url))
        yield from self.printed

    def read(self, values: Iterable[str]) -> list[Moment]:
        return [moment for value in values if (moment := machine_date(value, self.language))]

    def declared(self, key: str, metas: re.Pattern[str] | None) -> list[Moment]:
        moments = self.read(_of_nodes(self.sources.stories, key))
        if metas is None:
            return moments
        named = (contents for kinds, contents in self.metas if metas in kinds)
        return moments + self.read(chain.from_iterable(named))

    def changed(self) -> Iterator[Moment]:
        """Yield what may be the day of the last change, best first."""
        yield from self.declared("dateModified", MODIFIED)
        yield from self.times.modified
        yield from _present(self.stamps.modified)
        yield from _present(self.plain.modified)

    def printed_before(self, moment: Moment) -> Moment | None:
        """Return the earlier day that stands near the headline, where that of *moment* doesn't."""
        printed = self.plain.published
        if printed is None or _day(printed) >= _day(moment):
            return None
        lines = chain(self.near.plain, self.near.dates)
        days = (_day(found.value) for line in lines for found in find_dates(line[:_LINE], self.language))
        return None if any(_is_near(moment, day) for day in days) else printed

    def searched(self) -> list[Moment]:
        """Return what the page prints anywhere, where nothing is declared or near the headline."""
        forms = {words_of(title) for title in self.sources.titles}
        stamps = search_dates(self.sources.root, forms, self.language)
        times = _times(self.sources.found.times, self.sources.root, self.language).published
        return [*_present(stamps.published), *times, *_present(stamps.modified)]


def _present(*moments: Moment | None) -> list[Moment]:
    return [moment for moment in moments if moment is not None]


def _agreed(declared: Sequence[Moment], printed: Sequence[Moment]) -> Moment | None:
    """Return the one of several declared moments that has the printed day, if only the others haven't."""
    days = {_day(moment) for moment in printed}
    if not days or any(_is_near(declared[0], day) for day in days if declared):
        return None
    return next((moment for moment in declared[1:] if _day(moment) in days), None)


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _is_near(moment: Moment, day: date) -> bool:
    """Tell whether *moment* may fall on *day*, in some zone."""
    return abs(_day(moment) - day) <= _DAY


def in_local_zone(moment: Moment, hints: Iterable[Moment], days: Iterable[date]) -> Moment:
    """Return *moment*, where it is given in UTC, as the page prints it.

    Args:
        moment: of publication.
        hints: the same moment in another zone, or without one at a distance that zones have, tells the zone.
        days: the day before or after, as an address holds it or the page prints it, tells the day alone.
    """
    if not isinstance(moment, datetime) or moment.utcoffset() != _ZERO:
        return moment
    clock = moment.replace(tzinfo=None)
    for hint in hints:
        if not isinstance(hint, datetime):
            continue
        offset = hint.utcoffset()
        if offset:
            if abs(hint - moment) < _MINUTE:
                return moment.astimezone(timezone(offset))
        elif offset is None:
            distance = hint.replace(second=0) - clock.replace(second=0)
            if distance and abs(distance) <= _FURTHEST and not distance % _QUARTER:
                return moment.astimezone(timezone(distance))
    return next((day for day in days if _is_local_day(day, clock)), moment)


def _is_local_day(day: date, clock: datetime) -> bool:
    """Tell whether *day* is the one before or after that of *clock*, which is in UTC, in some zone."""
    midnight = datetime(day.year, day.month, day.day)
    return day != clock.date() and midnight - _FURTHEST <= clock < midnight + _DAY + _WEST


def _of_nodes(nodes: Iterable[Node], *keys: str) -> Iterator[str]:
    nodes = list(nodes)
    for key in keys:
        for node in nodes:
            value = node.get(key)
            yield from texts(str(value) if type(value) is int else value)


def _dated_metas(found: Gathered) -> list[tuple[frozenset[re.Pattern[str]], list[str]]]:
    """Return the contents of the `meta` elements that hold dates, each with the patterns of its name."""
    return [(kinds, contents) for key, contents in found.metas.items() if (kinds := dates_in(key))]


def _times(elements: Sequence[Element], root: Element, language: Language) -> _Times:
    """Return the moments of `time` elements, told apart by their marks and the words before them."""
    found = _Times([], [], [])
    for element in elements[:_MOST_TIMES]:
        own = text_of(element, _LINE) or ""
        shown = machine_date(own, language)
        moment = machine_date(element.get("datetime") or "", language) or shown
        if moment is None:
            continue
        if _is_modified(element, own, root, language):
            found.modified.append(moment)
        else:
            found.published.append(moment)
            found.shown.extend(_present(shown))
    return found


def _is_modified(element: Element, own: str, root: Element, language: Language) -> bool:
    if MODIFIED.search(f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()):
        return True
    parent = None if element is root else element.getparent()
    line = (text_of(parent, _LINE) if parent is not None else None) or own
    stamps = read_stamps([line], language)
    return stamps.published is None and stamps.modified is not None


def _of_url(url: str | None) -> date | None:
    path = (url or "").partition("://")[2].partition("/")[2][:500]
    for match in _URL_DAY.finditer("/" + path):
        year, month, day = (part for part in match.groups() if part)
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None


def _of_slug(url: str | None) -> date | None:
    """Return the day that the words of an address end or begin with: "match-report-03-05-2024"."""
    match = _SLUG_DAY.search((url or "")[:500])
    try:
        return date(int(match[4]), int(match[3]), int(match[1])) if match else None
    except ValueError:
        return None
