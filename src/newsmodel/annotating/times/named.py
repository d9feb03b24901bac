"""Times called by their names: dates, months, years, quarters, seasons, weekdays, feasts."""

from __future__ import annotations

from datetime import date

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta
from dateutil.relativedelta import weekday as weekday_rule

from newsmodel.annotating.times import calendar
from newsmodel.annotating.times.clauses import Leaning
from newsmodel.annotating.times.lexicon import Found
from newsmodel.annotating.times.reading import Reading, on_day, part_suffix, reading_of
from newsmodel.annotating.times.scene import Scene
from newsmodel.model import TimeType

#: In days: so far from the day of the article a number and a day of the week tell which day is meant.
_NEAR = 45


def calendar_date(found: Found, scene: Scene) -> Reading | None:
    """A day of a month, with its year or without: "Monday, Oct. 26", "26 October 2020", "2020-10-26"."""
    month = found.number("month") or found.number("month_number")
    day = found.number("day")
    year = found.number("year")
    if month is None or day is None:
        return None
    if year is None and (short := found.number("short_year")) is not None:
        year = scene.full_year(short)
    # "From 23 November to 2 January 2020": the year is that of the last day.
    if year is not None and month > (found.number("last_month") or 12):
        year -= 1
    how = None
    if year is None:
        if calendar.day_of(2000, month, day) is None:
            return None
        year = scene.year_of_day(month, day, found)
        how = scene.anchored
    if year is None:
        kind = TimeType.TIME if found.word("part") else TimeType.DATE
        return Reading(f"XXXX-{month:02}-{day:02}{part_suffix(found)}", kind)
    period = calendar.day_of(year, month, day)
    if period and found.word("of") == "week":
        return reading_of(calendar.week_of(period.start.date()), how)
    if period and (last_day := found.number("last_day")) is not None and "last_month" not in found.slots:
        last = calendar.day_of(year, month, last_day)
        return reading_of(calendar.range_of(period, last), how) if last else None
    return on_day(period.start.date(), found, how) if period else None


def month(found: Found, scene: Scene) -> Reading | None:
    """A month, with its year or without: "October 2020", "last October", "October last year"."""
    number = found.number("month")
    if number is None:
        return None
    year, how = found.number("year"), None
    if year is None and len(found.slots) == 1 and not scene.is_month(found):
        return None
    if year is None:
        year, how = scene.year_of_month(number, found), scene.anchored
    if year is None:
        return Reading(f"XXXX-{number:02}", TimeType.DATE)
    return reading_of(calendar.month_of(year, number), how)


def year(found: Found, scene: Scene) -> Reading | None:
    """A year in figures."""
    number, short = found.number("year"), found.number("short_year")
    if number is None and short is not None:
        number = scene.full_year(short)
    if number is None or not scene.is_year(number, found):
        return None
    return reading_of(calendar.year_of(number))


def years(found: Found, scene: Scene) -> Reading | None:
    """Several years, or one that begins in the middle of a year: "2007-2009", "2019/20"."""
    first, last = found.number("year"), found.number("until")
    if first is None or last is None or not scene.is_year(first, found):
        return None
    if last < 100:
        if last <= first % 100 and 1 <= last <= 12:  # "2023-05"
            return reading_of(calendar.month_of(first, last))
        last += first - first % 100 + (100 if last < first % 100 else 0)
    if last == first + 1:
        return reading_of(calendar.split_year_of(first))
    start, end = calendar.year_of(first), calendar.year_of(last)
    return reading_of(calendar.range_of(start, end)) if start and end and last - first < 100 else None


def decade(found: Found, _: Scene) -> Reading | None:
    """Ten years: "the 1990s"."""
    number = found.number("decade")
    return reading_of(calendar.decade_of(number)) if number is not None else None


def century(found: Found, _: Scene) -> Reading | None:
    """A hundred years: "the 19th century"."""
    number = found.number("ordinal")
    return reading_of(calendar.century_of(100 * (number - 1))) if number and 1 < number < 30 else None


def quarter(found: Found, scene: Scene) -> Reading | None:
    """A quarter of a year: "the third quarter of 2020"."""
    number = found.number("ordinal")
    if number is None or not 1 <= number <= 4:
        return None
    year, how = found.number("year"), None
    if year is None:
        year, how = scene.year_of_quarter(number, found), scene.anchored
    if year is None:
        return Reading(f"XXXX-Q{number}", TimeType.DATE)
    period = calendar.quarter_of(year, number)
    # What is reported on is over; a quarter to come is an outlook, and nothing hangs on it.
    if period and "years" not in found.slots and (scene.day is None or period.start.date() <= scene.day):
        scene.last_quarter = period
    return reading_of(period, how)


def half_year(found: Found, scene: Scene) -> Reading | None:
    """Half a year: "the first half of 2020"."""
    number = found.number("ordinal")
    if number is None or not 1 <= number <= 2:
        return None
    year, how = found.number("year"), None
    if year is None:
        year, how = scene.shifted_year(found), scene.anchored
    if year is None:
        return Reading(f"XXXX-H{number}", TimeType.DATE)
    return reading_of(calendar.half_of(year, number), how)


def season(found: Found, scene: Scene) -> Reading | None:
    """A season: "last summer", "the summer of 2020"."""
    code = found.word("season")
    if code is None:
        return None
    if len(found.slots) == 1 and scene.may_be_name(found):
        return None
    year, how = found.number("year"), None
    if year is None:
        year, how = scene.year_of_season(code, found), scene.anchored
    if year is None:
        return Reading(f"XXXX-{code}", TimeType.DATE)
    return reading_of(calendar.season_of(year, code), how)


def weekday(found: Found, scene: Scene) -> Reading | None:
    """A day of the week: "Monday", "next Friday", "Tuesday night"."""
    number = found.number("weekday")
    if number is None:
        return None
    day = _numbered(number, found, scene) or scene.weekday(number, found)
    if day is None:
        kind = TimeType.TIME if found.word("part") else TimeType.DATE
        return Reading(f"XXXX-WXX-{number}{part_suffix(found)}", kind)
    # The night "to Sunday" began on Saturday.
    moved = calendar.moved(day, "day", found.number("days") or 0)
    return on_day(moved, found, scene.anchored) if moved else None


def _numbered(weekday: int, found: Found, scene: Scene) -> date | None:
    """Return the nearest day that is so many of its month, and that day of the week: "martes 3" (Spanish)."""
    number, today = found.number("day"), scene.day
    if number is None or today is None:
        return None
    near = (calendar.moved(today, "day", away) for away in sorted(range(-_NEAR, _NEAR + 1), key=abs))
    return next((day for day in near if day and day.day == number and day.isoweekday() == weekday), None)


def holiday(found: Found, scene: Scene) -> Reading | None:
    """A feast: on a fixed day, on the nth weekday of a month, or so many days from Easter."""
    if scene.day is None:
        return None
    days = [day for year in range(scene.day.year - 1, scene.day.year + 2) if (day := _feast(found, year))]
    ahead = scene.leaning(found) is Leaning.AHEAD
    fitting = [day for day in days if (day >= scene.day) == ahead or day == scene.day]
    nearest = min(fitting, key=lambda day: abs((day - scene.day).days) if scene.day else 0, default=None)
    return reading_of(calendar.of_day(nearest), scene.anchored) if nearest else None


def _feast(found: Found, year: int) -> date | None:
    if not 1600 <= year <= 4000:  # as far as the rule for Easter reaches
        return None
    if (distance := found.number("easter")) is not None:
        return calendar.moved(easter(year), "day", distance)
    month = found.number("month") or 1
    nth, number = found.number("nth"), found.number("weekday")
    if nth is None or number is None:
        period = calendar.day_of(year, month, found.number("day") or 1)
        return period.start.date() if period else None
    start = date(year, month, 1)
    on = weekday_rule(number - 1)(nth)
    return start + (relativedelta(day=31, weekday=on) if nth < 0 else relativedelta(weekday=on))
