"""When it was published and changed: the best of what a page declares and prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple, TypeAlias

from newsmodel.language import Language
from newsmodel.parsing.metadata.gathering import Gathered
from newsmodel.parsing.metadata.headline import words_of
from newsmodel.parsing.metadata.json_ld import Node, texts
from newsmodel.parsing.metadata.machine_dates import machine_date
from newsmodel.parsing.metadata.searching import search_dates
from newsmodel.parsing.metadata.sources import Sources
from newsmodel.parsing.metadata.surroundings import Surroundings
from newsmodel.parsing.metadata.texts import text_of
from newsmodel.parsing.timestamps import read_stamps
from newsmodel.parsing.tree import Element

Moment: TypeAlias = date | datetime

_MODIFIED_KEY = re.compile(r"modif|updat|revis|lastmod|last-mod|expir|valid|end")
_PUBLISHED_KEY = re.compile(
    r"publish|pub-?date|pub_date|issued|dateposted|posted|firstpub|publication|sailthru\.date"
)
# These are the day of publication on most pages, but the last change or the first draft on many.
_WEAK_KEY = re.compile(r"(?:^|[.:_-])(?:date|datum|created?|release)$|created$|creation|articledate")
_URL_DAY = re.compile(
    r"[/_=-]((?:19|20)\d\d)[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\d|3[01])(?=[^\d]|$)"
    r"|/((?:19|20)\d\d)/([1-9])/(\d\d?)(?=/|$)|/((?:19|20)\d\d)/(\d\d?)/([1-9])(?=/|$)"
)
_SLUG_DAY = re.compile(r"(?<!\d)(0[1-9]|[12]\d|3[01])([._-])(0[1-9]|1[0-2])\2((?:19|20)\d\d)(?!\d)")
_ZERO = timedelta(0)
#: No zone is further from UTC.
_FURTHEST = timedelta(hours=14)
_QUARTER = timedelta(minutes=15)


class Dates(NamedTuple):
    """The two dates of an article."""

    published: Moment | None
    modified: Moment | None


class _Printed(NamedTuple):
    published: list[Moment]
    modified: list[Moment]


def choose_dates(sources: Sources, near: Surroundings) -> Dates:
    """Return the dates of publication and of the last change."""
    reader = _Reader(sources, near)
    changed = reader.changed()
    candidates = [
        *reader.declared("datePublished", _PUBLISHED_KEY),
        *reader.times.published,
        *_present(_of_url(sources.url), reader.stamps.published, reader.plain.published),
        *reader.declared("dateCreated", _WEAK_KEY),
        *reader.declared("uploadDate", None),
    ]
    candidates = candidates or reader.read(_of_nodes(sources.graph.pages, "datePublished", "uploadDate"))
    candidates = candidates or reader.searched()
    candidates = (
        candidates
        or _present(_of_slug(sources.url))
        or changed
        or reader.read(_of_nodes(sources.graph.pages, "dateModified"))
    )
    if not candidates:
        return Dates(None, None)
    published = in_local_zone(candidates[0], candidates, _of_url(sources.url))
    return Dates(published, changed[0] if changed else None)


class _Reader:
    """Reads the dates of one page from each of its sources."""

    def __init__(self, sources: Sources, near: Surroundings) -> None:
        self.sources = sources
        self.language = sources.language
        self.times = _times(near.times, self.language)
        lines = [*near.dates, *(text for text, is_name in near.authors if not is_name)]
        self.stamps = read_stamps(lines, self.language)
        self.plain = read_stamps(near.plain, self.language)

    def read(self, values: Iterable[str]) -> list[Moment]:
        return [moment for value in values if (moment := machine_date(value, self.language))]

    def declared(self, key: str, metas: re.Pattern[str] | None) -> list[Moment]:
        moments = self.read(_of_nodes(self.sources.stories, key))
        return moments if metas is None else moments + self.read(_of_metas(self.sources.found, metas))

    def changed(self) -> list[Moment]:
        return [
            *self.declared("dateModified", _MODIFIED_KEY),
            *self.times.modified,
            *_present(self.stamps.modified, self.plain.modified),
        ]

    def searched(self) -> list[Moment]:
        """Return what the page prints anywhere, where nothing is declared or near the headline."""
        forms = {words_of(title) for title in self.sources.titles}
        stamps = search_dates(self.sources.root, forms, self.language)
        times = _times(self.sources.found.times[:20], self.language).published
        return [*_present(stamps.published), *times, *_present(stamps.modified)]


def _present(*moments: Moment | None) -> list[Moment]:
    return [moment for moment in moments if moment is not None]


def in_local_zone(moment: Moment, hints: Iterable[Moment], address: date | None) -> Moment:
    """Return *moment*, where it is given in UTC, in the zone in which the page prints it.

    The same moment in another zone, or without one at a distance that zones have, tells the zone. The day
    that an address holds, where it is the day before or after, tells the day alone.
    """
    if not isinstance(moment, datetime) or moment.utcoffset() != _ZERO:
        return moment
    bare = moment.replace(tzinfo=None)
    for hint in hints:
        if not isinstance(hint, datetime):
            continue
        offset = hint.utcoffset()
        if offset:
            if abs(hint - moment) < timedelta(minutes=1):
                return moment.astimezone(timezone(offset))
        elif offset is None:
            distance = hint.replace(second=0) - bare.replace(second=0)
            if distance and abs(distance) <= _FURTHEST and not distance % _QUARTER:
                return moment.astimezone(timezone(distance))
    if address and abs(address - moment.date()) == timedelta(days=1):
        nearest = datetime.combine(address, datetime.min.time(), UTC) + timedelta(
            hours=24 * (address < moment.date())
        )
        if abs(moment - nearest) <= _FURTHEST:
            return address
    return moment


def _of_nodes(nodes: Iterable[Node], *keys: str) -> Iterator[str]:
    nodes = list(nodes)
    for key in keys:
        for node in nodes:
            value = node.get(key)
            yield from texts(str(value) if type(value) is int else value)


def _of_metas(found: Gathered, pattern: re.Pattern[str]) -> Iterator[str]:
    for key, contents in found.metas.items():
        if pattern.search(key) and (pattern is _MODIFIED_KEY or not _MODIFIED_KEY.search(key)):
            yield from contents


def _times(elements: Iterable[Element], language: Language) -> _Printed:
    """Return the moments of `time` elements, told apart by their marks and the words before them."""
    found = _Printed([], [])
    for element in elements:
        own = text_of(element, 160)
        moment = machine_date(element.get("datetime") or own or "", language)
        if moment is None:
            moment = machine_date(own or "", language)
        if moment is None:
            continue
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
        parent = element.getparent()
        around = text_of(parent, 100) if parent is not None else None
        stamps = read_stamps([around or own or ""], language)
        changed = bool(_MODIFIED_KEY.search(marks)) or (
            stamps.published is None and stamps.modified is not None
        )
        (found.modified if changed else found.published).append(moment)
    return found


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
