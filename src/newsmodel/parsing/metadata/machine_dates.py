"""Reads dates written for machines, whatever the zone, the language and the clock of the one that reads."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

from dateutil import parser as dateutil_parser

from newsmodel.language import Language
from newsmodel.parsing.printed_dates import find_dates

_LONGEST = 64
_ISO = re.compile(r"(\d{4})-?([01]\d)-?([0-3]\d)(?!\d)")
_ISO_TIME = re.compile(
    r"[T\s]\s?(\d{2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d{1,9})?\s?(Z|z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?"
)
# With hyphens too, machines write the month first where people do.
_MONTH_FIRST = re.compile(r"(\d\d?)-(\d\d?)-(\d{4})")
_LAST_WORD = re.compile(r"(?<=\s)[A-Z]{2,4}$")
_HALF = re.compile(r"(?i)[ap]\.?m\b")
_EPOCH = re.compile(r"1[0-9]{9}(?:[0-9]{3})?|[2-9][0-9]{8}")
_HAS_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")

#: The names of zones that the mail standard (RFC 5322) knows, in hours from UTC. Others are not unique.
_ZONES = {
    "UT": 0, "UTC": 0, "GMT": 0, "Z": 0,
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip

# What a text leaves out is filled from these: where they differ in the result, it was left out.
_FILL = datetime(2003, 1, 1, 0, 0)
_OTHER_FILL = datetime(2004, 2, 2, 1, 1)

#: What programs print for "never"; the last days of the calendar they print for "without end".
_NEVER = frozenset({date(1970, 1, 1), date(1969, 12, 31)})
_EARLIEST = 1600
_LATEST = 9998


def machine_date(text: str, language: Language) -> date | datetime | None:
    """Return the date that *text* is: ISO 8601, seconds since 1970, mail dates, dates in words or figures.

    A `datetime` where a clock time is given, naive where no zone is; None if the day, the month or the year
    is missing, or the text is something else.
    """
    return _read(" ".join(text.split())[:_LONGEST], language)


# Pages say the same moment in several places.
@lru_cache(maxsize=256)
def _read(text: str, language: Language) -> date | datetime | None:
    found = _iso(text) or _epoch(text) or _printed(text, language) or _worded(text, language)
    if found is None or not _EARLIEST <= found.year <= _LATEST:
        return None
    return None if _day(found) in _NEVER else found


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _iso(text: str) -> date | datetime | None:
    match = _ISO.match(text)
    if match is None or _HALF.search(text):
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    time = _ISO_TIME.match(text, match.end())
    if time is None:
        return day
    hour, minute, second = int(time[1]), int(time[2]), int(time[3] or 0)
    if hour == 24 and minute == second == 0:
        return day
    try:
        return datetime(day.year, day.month, day.day, hour, minute, min(second, 59), tzinfo=_offset(time[4]))
    except ValueError:
        return day


def _offset(zone: str | None) -> timezone | None:
    if zone is None:
        return None
    if zone[0] not in "+-":
        return UTC
    minutes = int(zone[1:3]) * 60 + int(zone[3:].lstrip(":") or 0)
    return timezone(timedelta(minutes=-minutes if zone[0] == "-" else minutes))


def _epoch(text: str) -> datetime | None:
    if not _EPOCH.fullmatch(text):
        return None
    seconds = int(text[:10]) if len(text) == 13 else int(text)
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


def _printed(text: str, language: Language) -> date | datetime | None:
    if (match := _MONTH_FIRST.fullmatch(text)) and language.times.date_order == "mdy":
        text = f"{match[1]}/{match[2]}/{match[3]}"
    found = find_dates(text, language)
    if not found:
        return None
    moment = found[0].value
    zone = _LAST_WORD.search(text)
    if zone and isinstance(moment, datetime) and moment.tzinfo is None:
        return moment.replace(tzinfo=_zone(zone[0], None))
    return moment


def _worded(text: str, language: Language) -> date | datetime | None:
    if not _HAS_YEAR.search(text):
        return None
    day_first = language.times.date_order == "dmy"
    try:
        first, second = (
            dateutil_parser.parse(text, default=fill, dayfirst=day_first, tzinfos=_zone)
            for fill in (_FILL, _OTHER_FILL)
        )
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None
    if first.date() != second.date():
        return None
    return first if first.timetz() == second.timetz() else first.date()


def _zone(name: str | None, offset: int | None) -> timezone | None:
    if offset is not None:
        return timezone(timedelta(seconds=offset)) if abs(offset) < 86_400 else None
    hours = _ZONES.get(name or "")
    return None if hours is None else timezone(timedelta(hours=hours))
