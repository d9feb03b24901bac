"""Reads the dates that an article prints about itself: "Published 12 March 2024, 4:45pm".

Strict: day, month and year must all be printed, nothing is filled in from today or from the machine's zone.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple

from newsmodel.language import NO_LANGUAGE, Language, known_languages, language_of
from newsmodel.parsing.phrases import alternatives

_CLOCK = (
    r"(?P<hour{n}>[01]?\d|2[0-3])(?:[:h時时](?P<minute{n}>[0-5]\d)(?::[0-5]\d)?|\.(?P<dot{n}>[0-5]\d)(?![.\d]))"
    r"(?:\s?(?P<half{n}>[apAP])\.?[mM]\b\.?)?"
    r"(?:\s?(?P<zone{n}>UTC|GMT|Z|[+-][01]\d:?[0-5]\d)\b)?"
)
# What may stand between a day and a clock time: signs and one short word ("at", "um", "kl."), in scripts
# without blanks between words right before the figures.
_BETWEEN = r"[\s,|•·–—-]{0,4}(?:[^\W\d]{1,4}\.?\s|[\u3400-\u9fff]{1,3})?[\s,|•·–—-]{0,3}"
_YEAR = r"(?P<year{n}>(?:19|20)\d\d)"
_FIGURES = re.compile(
    r"(?<![\d.,/-])(?:"
    r"(?P<y>(?:19|20)\d\d)(?:-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})|[/.](?P<m2>\d{1,2})[/.](?P<d2>\d{1,2})"
    r"|[年년]\s?(?P<m3>\d{1,2})[月월]\s?(?P<d3>\d{1,2})[日일])"
    r"|(?P<a>\d{1,2})(?P<sign>\.\s?|/|-)(?P<b>\d{1,2})(?:\.\s?|/|-)(?P<z>(?:19|20)\d\d|\d\d(?=\D|$)))"
    r"(?![\d/]|\.\d)"
)
_TIME_AFTER = re.compile(r"(?:T|" + _BETWEEN + ")" + _CLOCK.replace("{n}", ""))
_TIME_BEFORE = re.compile(_CLOCK.replace("{n}", "") + r"(?:\s[^\W\d]{1,4}\.?)?[\s,|•·–—-]{1,4}$")


_DIGIT = re.compile(r"\d")
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
#: A page's lines are asked for by several steps; longer texts are not remembered. In code points.
_LINE = 200


class PrintedDate(NamedTuple):
    """A date with the place where it stands: half-open code-point offsets."""

    start: int
    end: int
    #: a `datetime` where a clock time is printed too, naive without a zone
    value: date | datetime


def find_dates(text: str, language: Language) -> tuple[PrintedDate, ...]:
    """Return the full dates that *text* prints, in order."""
    if not _DIGIT.search(text):
        return ()
    return _found_in_line(text, language) if len(text) <= _LINE else _found(text, language)


def _found(text: str, language: Language) -> tuple[PrintedDate, ...]:
    found: list[PrintedDate] = []
    matches = [(m.start(), m.end(), _day_of_figures(m, language)) for m in _FIGURES.finditer(text)]
    # In words the year has four figures: that is told at once.
    if _ANY_YEAR.search(text) and (pattern := _worded(language)):
        matches += [(m.start(), m.end(), _day_of_words(m, language)) for m in pattern.finditer(text)]
    for start, end, day in sorted(matches, key=lambda match: match[:2]):
        if day and (not found or start >= found[-1].end):
            found.append(_with_clock(text, start, end, day, language))
    return tuple(found)


_found_in_line = lru_cache(maxsize=256)(_found)


def _with_clock(text: str, start: int, end: int, day: date, language: Language) -> PrintedDate:
    if match := _TIME_AFTER.match(text, end):
        if moment := _moment(day, match):
            return PrintedDate(start, match.end(), _in_half(moment, text, end, match, language))
    elif (match := _TIME_BEFORE.search(text, max(0, start - 30), start)) and (moment := _moment(day, match)):
        return PrintedDate(match.start(), end, moment)
    return PrintedDate(start, end, day)


def _moment(day: date, match: re.Match[str]) -> datetime | None:
    hour, minute = int(match["hour"]), int(match["minute"] or match["dot"] or 0)
    if half := match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (half in "pP")
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=_zone(match["zone"]))


def _in_half(moment: datetime, text: str, start: int, match: re.Match[str], language: Language) -> datetime:
    """Return *moment* in the half of the day that a word between day and clock time, or after it, names."""
    halves = _halves(language)
    if halves is None or match["half"] or not 1 <= moment.hour <= 12:
        return moment
    word = halves.search(text, start, match.start("hour")) or halves.match(text, match.end())
    if word is None:
        return moment
    return moment.replace(hour=moment.hour % 12 + 12 * (word.lastgroup == "pm"))


@lru_cache(maxsize=64)
def _halves(language: Language) -> re.Pattern[str] | None:
    """Return the pattern of the words for the halves of the day, None where the language has none."""
    names = {half: alternatives(words) for half, words in language.times.clock_halves.items() if words}
    if not names:
        return None
    return re.compile(r"\s{0,3}(?:" + "|".join(f"(?P<{half}>{words})" for half, words in names.items()) + ")")


def _zone(name: str | None) -> tzinfo | None:
    if name is None:
        return None
    if name[0] not in "+-":
        return UTC
    offset = timedelta(hours=int(name[1:3]), minutes=int(name[-2:]))
    return timezone(-offset if name[0] == "-" else offset)


def _day_of_figures(match: re.Match[str], language: Language) -> date | None:
    if match["y"]:
        month = match["m1"] or match["m2"] or match["m3"]
        return _day(match["y"], int(month), match["d1"] or match["d2"] or match["d3"])
    first, second = int(match["a"]), int(match["b"])
    year = match["z"] if len(match["z"]) == 4 else "20" + match["z"]
    # Full stops are written in countries that put the day first.
    if match["sign"] == "/" and language.times.date_order == "mdy" and first <= 12:
        return _day(year, first, second)
    return _day(year, second, first)


def _day_of_words(match: re.Match[str], language: Language) -> date | None:
    month = month_names(language).get(match["month1"] or match["month2"] or match["month3"])
    if month is None:
        return None
    year = match["year1"] or match["year2"] or match["year3"]
    return _day(year, month, match["day1"] or match["day2"] or match["day3"])


def _day(year: str, month: int, day: str | int) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def _sources(language: Language) -> list[Language]:
    """Return the languages whose words serve *language*: all of them if it is none."""
    return [language_of(code) for code in known_languages()] if language is NO_LANGUAGE else [language]


@lru_cache(maxsize=64)
def month_names(language: Language) -> dict[str, int]:
    """Return the names of months, in the languages' own and in capital letters."""
    names: dict[str, int] = {}
    for source in _sources(language):
        for name, number in source.times.months.items():
            for form in (name, name.capitalize(), name.upper()):
                names.setdefault(form, number)
    return names


@lru_cache(maxsize=64)
def _worded(language: Language) -> re.Pattern[str] | None:
    names = alternatives(month_names(language))
    if not names:
        return None
    endings = alternatives(ending for source in _sources(language) for ending in source.times.day_endings)
    day = r"(?P<day{n}>[0-3]?\d)" + (f"(?:{endings})?" if endings else "")
    month = rf"(?P<month{{n}}>{names})\.?"
    # "12 March 2024", "12. März 2024", "12 de marzo de 2024"; "March 12, 2024"; "2024. március 12.".
    of = r",?(?:\s[^\W\d]{2})?[\s-]?"
    first = rf"(?<![\d.,:]){day}{of}{month}{of}{_YEAR}"
    second = rf"(?<!\w){month}\s?{day},?\s{_YEAR}"
    third = rf"(?<![\d.,:]){_YEAR}\.?\s{month}\s{day}\.?(?!\d)"
    forms = (first, second, third)
    return re.compile("|".join(form.replace("{n}", str(number)) for number, form in enumerate(forms, 1)))
