"""Says times in words: what a season, a decade or a length is called, not its notation."""

from __future__ import annotations

import re
from datetime import date

from newsmodel.model import TimeExpression

_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_QUARTERS = ("1st", "2nd", "3rd", "4th")
_PARTS = {
    "MO": "morning",
    "MI": "midday",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
    "DT": "daytime",
}
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year", "Q": "quarter", "WE": "weekend"}
_HOURS = {"H": "hour", "M": "minute", "S": "second"}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_DECADES = {"DE": "decade", "CE": "century"}
_NO_DATES = {"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}

_SEASON = re.compile(r"(?P<year>\d{4})-(?P<season>SP|SU|FA|WI)")
_PART_OF_YEAR = re.compile(r"(?P<year>\d{4})-(?P<part>[QH])(?P<number>[1-4])")
_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?")
_WEEK = re.compile(r"(?P<year>\d{4})-W(?P<week>\d\d)(?P<weekend>-WE)?")
_PART_OF_DAY = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)T(?P<part>[A-Z]{2})")
_CLOCK = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)T(?P<clock>\d\d(?::\d\d){0,2})")
_LENGTH = re.compile(r"P(?P<hours>T)?(?P<number>\d+(?:\.\d+)?|X)(?P<unit>[A-Z]{1,2})")


def time_words(time: TimeExpression) -> str:
    """Return what *time* is called: "14 March 2024", "summer 2024", "2010s", "3 days"."""
    first, stroke, last = time.value.partition("/")
    if stroke and first and last:
        return f"{_words(first)} to {_words(last)}"
    return _words(time.value)


def day_words(day: date) -> str:
    """Return what a day is called: "14 March 2024"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _words(value: str) -> str:
    if value in _NO_DATES:
        return _NO_DATES[value]
    if re.fullmatch(r"\d{3}", value):
        return f"{value}0s"
    if re.fullmatch(r"\d\d", value):
        return f"{int(value)}00s"
    if match := _SEASON.fullmatch(value):
        return f"{_SEASONS[match['season']]} {match['year']}"
    if match := _LENGTH.fullmatch(value):
        return _length(match)
    return _stretch(value) or _day(value) or value


def _day(value: str) -> str | None:
    """Return what a day or a month is called."""
    match = _DAY.fullmatch(value)
    if match is None:
        return None
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"] or 1))
    except ValueError:
        return None
    return day_words(day) if match["day"] else f"{_MONTHS[day.month - 1]} {day.year}"


def _stretch(value: str) -> str | None:
    if match := _PART_OF_YEAR.fullmatch(value):
        name = "quarter" if match["part"] == "Q" else "half"
        return f"{_QUARTERS[int(match['number']) - 1]} {name} of {match['year']}"
    if match := _WEEK.fullmatch(value):
        return _week(int(match["year"]), int(match["week"]), weekend=bool(match["weekend"]))
    if (match := _PART_OF_DAY.fullmatch(value)) and match["part"] in _PARTS:
        return f"{_words(match['day'])}, {_PARTS[match['part']]}"
    match = _CLOCK.fullmatch(value)
    return f"{_words(match['day'])}, {match['clock']}" if match else None


def _week(year: int, week: int, *, weekend: bool) -> str | None:
    try:
        day = date.fromisocalendar(year, week, 6 if weekend else 1)
    except ValueError:
        return None
    return f"{'weekend' if weekend else 'week'} of {day_words(day)}"


def _length(match: re.Match[str]) -> str:
    number, names = match["number"], _HOURS if match["hours"] else {**_UNITS, **_DECADES}
    name = names.get(match["unit"])
    if name is None:
        return match[0]
    plural = "centuries" if name == "century" else f"{name}s"
    if number == "X":
        return f"some {plural}"
    return f"{number} {name if number == '1' else plural}"
