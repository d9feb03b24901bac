"""What words that name a time mean: the value that the functions of this package return."""

from __future__ import annotations

from datetime import date

import attrs

from newsmodel.annotating.times import calendar
from newsmodel.annotating.times.calendar import Period
from newsmodel.annotating.times.lexicon import Found
from newsmodel.model import TimeType

#: Values of a time whose unit is all that is known.
SHAPES = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
    "split": "XXXX/XXXX",
    "decade": "XXX",
    "century": "XX",
}


@attrs.frozen
class Reading:
    """What words that name a time mean."""

    value: str
    type: TimeType
    period: Period | None = None
    #: how it was resolved
    how: str | None = None
    #: so many characters at the beginning of the form are no part of it
    skipped: int = 0


def reading_of(period: Period | None, how: str | None = None) -> Reading | None:
    if period is None:
        return None
    kind = TimeType.TIME if period.unit == "time" else TimeType.DATE
    return Reading(period.value, kind, period, how)


def on_day(day: date, found: Found, how: str | None) -> Reading | None:
    """Return the day itself or, where the form names one, its part."""
    part = found.word("part")
    return reading_of(calendar.part_of(day, part) if part else calendar.of_day(day), how)


def part_suffix(found: Found) -> str:
    part = found.word("part")
    return f"T{part}" if part else ""
