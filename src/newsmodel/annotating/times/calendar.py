"""Stretches of the calendar, each with its TIMEX3 value."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import attrs
from dateutil.relativedelta import relativedelta

_DAY = timedelta(days=1)
#: The calendar of Python ends with the year 9999.
_LAST = datetime.combine(date.max, time.max)

#: First month of a season, as news of the northern hemisphere uses the words: whole months, not solstices.
_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
#: First month of a year that begins in the middle of one.
_MIDDLE = 7
#: First hour and length in hours of a part of the day; the night runs into the next day.
_PART_HOURS = {"MO": (5, 7), "MI": (12, 1), "AF": (12, 6), "EV": (18, 4), "NI": (20, 10)}


@attrs.frozen
class Period:
    """A stretch of the calendar: a TIMEX3 value and its half-open interval."""

    value: str
    start: datetime
    end: datetime
    #: what it is one of: "day", "week", "month" … ("time" if shorter than a day)
    unit: str


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _after(start: datetime, length: timedelta) -> datetime:
    """Return the end of what begins at *start*, the calendar's where it would be after that."""
    return start + length if length < _LAST - start else _LAST


def _months(value: str, year: int, month: int, count: int, unit: str) -> Period | None:
    # The model's interval needs an end, and the calendar of Python has none after the year 9999.
    if not 1 <= year < 9900 or not 1 <= month <= 12:
        return None
    years, after = divmod(month - 1 + count, 12)
    return Period(value, datetime(year, month, 1), datetime(year + years, after + 1, 1), unit)


def day_of(year: int, month: int, day: int) -> Period | None:
    """Return the day, None if the calendar has none such."""
    try:
        return of_day(date(year, month, day))
    except (ValueError, OverflowError):
        return None


def of_day(day: date) -> Period:
    """Return *day* as a period."""
    start = _midnight(day)
    return Period(start.date().isoformat(), start, _after(start, _DAY), "day")


def month_of(year: int, month: int) -> Period | None:
    """Return a month."""
    return _months(f"{year:04}-{month:02}", year, month, 1, "month")


def quarter_of(year: int, quarter: int) -> Period | None:
    """Return the first to fourth quarter of a year."""
    if not 1 <= quarter <= 4:
        return None
    return _months(f"{year:04}-Q{quarter}", year, 3 * quarter - 2, 3, "quarter")


def half_of(year: int, half: int) -> Period | None:
    """Return the first or second half of a year."""
    if not 1 <= half <= 2:
        return None
    return _months(f"{year:04}-H{half}", year, 6 * half - 5, 6, "half")


def year_of(year: int) -> Period | None:
    """Return a year."""
    return _months(f"{year:04}", year, 1, 12, "year")


def decade_of(year: int) -> Period | None:
    """Return the decade that a year is in; its value is the year's first three digits."""
    return _months(f"{year // 10:03}", year // 10 * 10, 1, 120, "decade")


def century_of(year: int) -> Period | None:
    """Return the hundred years that share a year's first two digits."""
    return _months(f"{year // 100:02}", year // 100 * 100, 1, 1200, "century")


def range_of(first: Period, last: Period) -> Period | None:
    """Return what reaches from one stretch to the end of another, None if that is before it."""
    if last.end <= first.start:
        return None
    return Period(f"{first.value}/{last.value}", first.start, last.end, "range")


def split_year_of(year: int) -> Period | None:
    """Return the year that begins in the middle of *year*, as those of schools and leagues do."""
    return _months(f"{year:04}/{year + 1:04}", year, _MIDDLE, 12, "range")


def season_of(year: int, season: str) -> Period | None:
    """Return a season (SP, SU, FA, WI) of a year; winter is the one that begins in it."""
    return _months(f"{year:04}-{season}", year, _SEASON_START[season], 3, "season")


def week_of(day: date) -> Period | None:
    """Return the ISO week (Monday to Sunday) that *day* is in."""
    year, week, weekday = day.isocalendar()
    try:
        start = _midnight(day - timedelta(days=weekday - 1))
        return Period(f"{year:04}-W{week:02}", start, start + 7 * _DAY, "week")
    except OverflowError:
        return None


def weekend_of(day: date) -> Period | None:
    """Return the Saturday and Sunday of the ISO week that *day* is in."""
    week = week_of(day)
    if week is None:
        return None
    return Period(f"{week.value}-WE", week.start + 5 * _DAY, week.end, "weekend")


def part_of(day: date, part: str) -> Period:
    """Return a part (MO, MI, AF, EV, NI) of a day."""
    first, hours = _PART_HOURS[part]
    start = _midnight(day) + timedelta(hours=first)
    return Period(f"{day.isoformat()}T{part}", start, _after(start, timedelta(hours=hours)), "time")


def clock_of(day: date, hour: int, minute: int) -> Period | None:
    """Return the minute that a clock time of a day names; 24:00 is the day's end."""
    if not (0 <= hour < 24 and 0 <= minute < 60) and (hour, minute) != (24, 0):
        return None
    start = _after(_midnight(day), timedelta(hours=hour, minutes=minute))
    if start == _LAST:
        return None
    return Period(
        f"{day.isoformat()}T{hour:02}:{minute:02}", start, _after(start, timedelta(minutes=1)), "time"
    )


def unit_of(day: date, unit: str) -> Period | None:
    """Return the period of a *unit* ("day", "week" … "century") that *day* is in."""
    match unit:
        case "day":
            return of_day(day)
        case "week":
            return week_of(day)
        case "weekend":
            return weekend_of(day)
        case "month":
            return month_of(day.year, day.month)
        case "quarter":
            return quarter_of(day.year, (day.month + 2) // 3)
        case "year":
            return year_of(day.year)
        case "split":
            return split_year_of(day.year if day.month >= _MIDDLE else day.year - 1)
        case "decade":
            return decade_of(day.year)
        case "century":
            return century_of(day.year)
        case _:
            return None


def moved(day: date, unit: str, count: int) -> date | None:
    """Return the day that is *count* units after *day* (before it, if negative), None off the calendar."""
    months = {"month": 1, "quarter": 3, "year": 12, "split": 12, "decade": 120, "century": 1200}
    days = {"day": 1, "week": 7, "weekend": 7}
    try:
        if unit in months:
            return day + relativedelta(months=months[unit] * count)
        return day + timedelta(days=days[unit] * count) if unit in days else None
    except (ValueError, OverflowError):
        return None
