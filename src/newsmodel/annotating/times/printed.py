"""Reads dates as time stamps and datelines print them."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

from newsmodel.annotating.times.forms import cased
from newsmodel.language import Language

_YEAR = r"(?P<year>(?:19|20|21)\d\d)(?!\d)"
_DAY = r"(?<!\d)(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)"
_NUMBER_OF_MONTH = r"(?P<month>1[0-2]|0?[1-9])(?!\d)"
_CLOCK = re.compile(
    r"(?<![\d.,:/-])(?P<hour>2[0-3]|[01]?\d)\s?(?:[:h時시点點]|\.(?=\d\d(?!\d|\.)))\s?(?P<minute>[0-5]\d)(?!\d)"
    r"(?::[0-5]\d)?\s?(?P<half>[^\W\d_](?:\.?\s?[^\W\d_]){0,20}\.?)?"
)

#: So many characters at most stand between a date and its clock time.
_NEAR = 40

#: Figures alone, in an order that no language changes.
_ISO = rf"(?<!\d){_YEAR}(?P<mark>[-/.])\s?{_NUMBER_OF_MONTH}(?P=mark)\s?(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)"
_DAY_FIRST = rf"(?<![\d.]){_DAY}(?P<mark>[-/.])\s?{_NUMBER_OF_MONTH}(?P=mark)\s?{_YEAR}(?!\.\d)"
_MONTH_FIRST = rf"(?<![\d.]){_NUMBER_OF_MONTH}(?P<mark>[-/.]){_DAY}(?P=mark){_YEAR}(?!\.\d)"
#: Chinese, Japanese and Korean: the signs for year, month and day tell.
_CJK = rf"(?<!\d){_YEAR}\s?[年년]\s?{_NUMBER_OF_MONTH}\s?[月월]\s?(?P<day>3[01]|[12]\d|0?[1-9])\s?[日일]"


def read_printed_date(text: str, language: Language) -> datetime | date | None:
    """Return the first full calendar date that *text* prints, None if there is none.

    With a clock time beside it the result is a naive `datetime`: a printed zone is not taken into account,
    the wall clock stands as printed. Dates without a year or without a day are no full dates; words such
    as "yesterday" neither.

    Args:
        text: a time stamp, a byline, a dateline: "Published April 26, 2023 2:20pm", "05.11.2025, 18:00 Uhr".
        language: its month names are used; figures alone are read in its order ("10/26/2020").
    """
    found = [
        (match.start(), order, match)
        for order, pattern in enumerate(_patterns(language))
        if (match := pattern.search(text)) is not None
    ]
    for _, _, match in sorted(found, key=lambda item: item[:2]):
        day = _date_of(match, language)
        if day is not None:
            moment = _clock_near(text, match, language)
            return datetime(day.year, day.month, day.day, *moment) if moment else day
    return None


def _date_of(match: re.Match[str], language: Language) -> date | None:
    month = match["month"]
    number = int(month) if month.isdecimal() else _months(language)[month.casefold()]
    try:
        return date(int(match["year"]), number, int(match["day"]))
    except ValueError:
        return None


def _clock_near(text: str, printed: re.Match[str], language: Language) -> tuple[int, int] | None:
    """Return the hour and minute right after the date or, failing that, right before it."""
    after = text[printed.end() : printed.end() + _NEAR]
    before = text[max(0, printed.start() - _NEAR) : printed.start()]
    for clock in (_CLOCK.search(after), _CLOCK.search(before)):
        if clock is not None:
            hour, minute = int(clock["hour"]), int(clock["minute"])
            half = _half_of(clock["half"], language)
            if half is not None and 1 <= hour <= 12:
                hour = hour % 12 + (12 if half == "pm" else 0)
            return hour, minute
    return None


def _half_of(words: str | None, language: Language) -> str | None:
    if not words:
        return None
    plain = re.sub(r"\W", "", words).casefold()
    for half, names in language.times.clock_halves.items():
        if any(plain.startswith(re.sub(r"\W", "", name).casefold()) for name in names):
            return half
    return None


@lru_cache(maxsize=64)
def _months(language: Language) -> dict[str, int]:
    return {name.casefold(): number for name, number in language.times.months.items()}


@lru_cache(maxsize=64)
def _patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    patterns = [_ISO, _CJK]
    # A day over 12 tells the order by itself, whatever the language's is.
    patterns += (
        [_MONTH_FIRST, _DAY_FIRST] if language.times.date_order == "mdy" else [_DAY_FIRST, _MONTH_FIRST]
    )
    names = sorted(language.times.months, key=len, reverse=True)
    if names:
        month = rf"(?<!\w)(?P<month>{'|'.join(map(cased, names))})(?!\w)\.?"
        endings = "|".join(map(re.escape, language.times.day_endings))
        day = rf"{_DAY}(?:{endings})?" if endings else _DAY
        between = r"[\s,./-]{1,3}(?:[^\W\d_]{1,3}\s)?"
        patterns += [
            rf"{month}[\s.-]{{1,2}}{day}{between}{_YEAR}",
            rf"{day}\s?{between}{month}{between}{_YEAR}",
        ]
    return tuple(re.compile(pattern) for pattern in patterns)
