"""What the forms of a language file mean: one function a key of ``[times.forms]``, no word of a language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import attrs
from dateutil.easter import easter
from dateutil.relativedelta import relativedelta
from dateutil.relativedelta import weekday as weekday_rule

from newsmodel.annotating.times import calendar
from newsmodel.annotating.times.calendar import Period
from newsmodel.annotating.times.lexicon import Found
from newsmodel.annotating.times.scene import Scene
from newsmodel.model import TimeType


@attrs.frozen
class Reading:
    """What words that name a time mean."""

    value: str
    type: TimeType
    period: Period | None = None
    #: how it was resolved
    how: str | None = None


Meaning = Callable[[Found, Scene], Reading | None]


def _at(period: Period | None, how: str | None = None) -> Reading | None:
    if period is None:
        return None
    kind = TimeType.TIME if period.unit == "time" else TimeType.DATE
    return Reading(period.value, kind, period, how)


def _on(day: date, found: Found, how: str | None) -> Reading | None:
    """Return the day itself or, where the form names one, its part."""
    part = found.word("part")
    return _at(calendar.part_of(day, part) if part else calendar.of_day(day), how)


def _suffix(found: Found) -> str:
    part = found.word("part")
    return f"T{part}" if part else ""


def calendar_date(found: Found, scene: Scene) -> Reading | None:
    """A day of a month, with its year or without: "Monday, Oct. 26", "26 October 2020", "2020-10-26"."""
    month = found.number("month") or found.number("month_number")
    day = found.number("day")
    year = found.number("year")
    if month is None or day is None:
        return None
    if year is None and (short := found.number("short_year")) is not None:
        year = scene.full_year(short)
    how = None
    if year is None:
        if calendar.day_of(2000, month, day) is None:
            return None
        year = scene.year_of_day(month, day, found)
        how = scene.anchored
    if year is None:
        kind = TimeType.TIME if found.word("part") else TimeType.DATE
        return Reading(f"XXXX-{month:02}-{day:02}{_suffix(found)}", kind)
    period = calendar.day_of(year, month, day)
    return _on(period.start.date(), found, how) if period else None


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
    return _at(calendar.month_of(year, number), how)


def year(found: Found, scene: Scene) -> Reading | None:
    """A year in figures."""
    number = found.number("year")
    if number is None or not scene.is_year(number, found):
        return None
    return _at(calendar.year_of(number))


def decade(found: Found, _: Scene) -> Reading | None:
    """Ten years: "the 1990s"."""
    number = found.number("decade")
    return _at(calendar.decade_of(number)) if number is not None else None


def century(found: Found, _: Scene) -> Reading | None:
    """A hundred years: "the 19th century"."""
    number = found.number("ordinal")
    return _at(calendar.century_of(100 * (number - 1))) if number and 1 < number < 30 else None


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
    if "years" not in found.slots:
        scene.last_quarter = period
    return _at(period, how)


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
    return _at(calendar.half_of(year, number), how)


def season(found: Found, scene: Scene) -> Reading | None:
    """A season: "last summer", "the summer of 2020"."""
    code = found.word("season")
    if code is None:
        return None
    year, how = found.number("year"), None
    if year is None:
        year, how = scene.year_of_season(code, found), scene.anchored
    if year is None:
        return Reading(f"XXXX-{code}", TimeType.DATE)
    return _at(calendar.season_of(year, code), how)


def weekday(found: Found, scene: Scene) -> Reading | None:
    """A day of the week: "Monday", "next Friday", "Tuesday night"."""
    number = found.number("weekday")
    if number is None:
        return None
    day = scene.weekday(number, found)
    if day is None:
        kind = TimeType.TIME if found.word("part") else TimeType.DATE
        return Reading(f"XXXX-WXX-{number}{_suffix(found)}", kind)
    return _on(day, found, scene.anchored)


def relative_day(found: Found, scene: Scene) -> Reading | None:
    """A day by its distance: "yesterday", "tonight", "the day before yesterday"."""
    count = found.number("day_word") or 0
    day = scene.day and calendar.moved(scene.day, "day", count)
    if day is None:
        kind = TimeType.TIME if found.word("part") else TimeType.DATE
        return Reading(f"XXXX-XX-XX{_suffix(found)}", kind)
    return _on(day, found, scene.anchored)


_SHAPES = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}


def shifted_unit(found: Found, scene: Scene) -> Reading | None:
    """The unit before or after the present one, or itself: "last month", "this year", "next week"."""
    unit = found.word("unit")
    if unit is None or unit not in _SHAPES:
        return None
    if scene.day is None:
        return Reading(_SHAPES[unit], TimeType.DATE)
    day = calendar.moved(scene.day, unit, found.number("shift") or 0)
    return _at(calendar.unit_of(day, unit), scene.anchored) if day else None


def distant(found: Found, scene: Scene) -> Reading | None:
    """So many units before or after the present: "three days ago", "in two weeks"."""
    quarter = scene.last_quarter
    if quarter and found.number("number") == 1 and found.word("unit") == "year":
        # Where results of a quarter are told, "a year ago" is the same quarter of the year before.
        return _distant(found, scene, quarter.start.date(), "hangs-on:" + quarter.value, quarter)
    return _distant(found, scene, scene.day, scene.anchored)


def distant_from_last(found: Found, scene: Scene) -> Reading | None:
    """So many units before or after the time named last: "a week earlier", "two days later"."""
    last = scene.last
    if last is None:
        return _distant(found, scene, scene.day, scene.anchored)
    if found.number("number") == 1 and found.word("unit") == "year" and scene.last_quarter:
        last = scene.last_quarter
    return _distant(found, scene, last.start.date(), "hangs-on:" + last.value, last)


def _distant(
    found: Found, scene: Scene, origin: date | None, how: str | None, last: Period | None = None
) -> Reading | None:
    unit = found.word("unit") or found.word("units")
    number = found.number("number")
    direction = found.number("direction") or 0
    if unit is None:
        return None
    if number is None:
        return Reading("PAST_REF" if direction < 0 else "FUTURE_REF", TimeType.DATE)
    if unit not in _SHAPES:  # hours and less: no clock time is known to count from
        return Reading(scene.day.isoformat() if scene.day else "XXXX-XX-XX", TimeType.DATE)
    if origin is None:
        return Reading(_SHAPES[unit], TimeType.DATE)
    day = calendar.moved(origin, unit, direction * number)
    if day is None:
        return None
    if last is not None and last.unit in _COARSE and unit not in _COARSE:
        return _somewhere(last, unit, direction * number, how)
    # What hangs on a month or a quarter is one itself: no day is known to count from.
    shape = _COUNTED_IN.get(unit, unit)
    if last is not None and (last.unit in _COARSE or (last.unit == "day" and unit == "week")):
        shape = last.unit
    return _at(calendar.unit_of(day, shape), how)


#: "Two decades ago" names a year, roughly, not a decade.
_COUNTED_IN = {"decade": "year", "century": "year"}
#: Units that a count of days or weeks can't be taken from to the day.
_COARSE = ("month", "quarter", "year")


def _somewhere(last: Period, unit: str, count: int, how: str | None) -> Reading | None:
    """Return a day or week that lies so far from some day of *last*: "a week earlier" than "in October"."""
    first = calendar.moved(last.start.date(), unit, count)
    end = calendar.moved(last.end.date(), unit, count)
    if first is None or end is None:
        return None
    start = calendar.of_day(first).start
    value = f"{start.year:04}{_SHAPES[unit].removeprefix('XXXX')}"
    return Reading(value, TimeType.DATE, Period(value, start, calendar.of_day(end).start, "vague"), how)


_DURATION = {
    "second": ("PT", "S"),
    "minute": ("PT", "M"),
    "hour": ("PT", "H"),
    "day": ("P", "D"),
    "week": ("P", "W"),
    "weekend": ("P", "WE"),
    "month": ("P", "M"),
    "quarter": ("P", "Q"),
    "year": ("P", "Y"),
}
_IN_YEARS = {"decade": 10, "century": 100}


def duration(found: Found, _: Scene) -> Reading | None:
    """A length: "three days", "a two-year", "several weeks"."""
    value = _length(found)
    return Reading(value, TimeType.DURATION) if value else None


def _length(found: Found) -> str | None:
    unit = found.word("unit") or found.word("units")
    if unit is None:
        return None
    number = found.slots.get("number")
    # ISO 8601 has no letter for decades and centuries.
    if unit in _IN_YEARS:
        return f"P{number * _IN_YEARS[unit]}Y" if isinstance(number, int) else "PXY"
    if unit == "year" and isinstance(number, str) and number.endswith(".5"):
        return f"P{number[:-2]}Y6M"
    before, after = _DURATION[unit]
    return f"{before}{'X' if number is None else number}{after}"


def repeated(found: Found, _: Scene) -> Reading | None:
    """Something that comes round: "every Friday", "each year", "daily"."""
    if (weekday := found.number("weekday")) is not None:
        return Reading(f"XXXX-WXX-{weekday}{_suffix(found)}", TimeType.SET)
    if (month := found.number("month")) is not None:
        return Reading(f"XXXX-{month:02}", TimeType.SET)
    if (season := found.word("season")) is not None:
        return Reading(f"XXXX-{season}", TimeType.SET)
    if found.word("part"):
        return Reading(f"XXXX-XX-XX{_suffix(found)}", TimeType.SET)
    if found.number("number") is None:
        found = attrs.evolve(found, slots={**found.slots, "number": 1})
    value = _length(found)
    return Reading(value, TimeType.SET) if value else None


def clock(found: Found, scene: Scene) -> Reading | None:
    """A clock time, with its day or without: "3 p.m. Monday", "noon"."""
    hour = found.number("hour")
    if hour is None:
        hour = found.number("number")
    if hour is None:
        return None
    half = found.word("half")
    if half is not None and not 1 <= hour <= 12:
        return None
    if half is not None:
        hour = hour % 12 + (12 if half == "pm" else 0)
    minute = found.number("minute") or 0
    reading = None
    if found.slots.keys() & {"month", "month_number"}:
        reading = calendar_date(found, scene)
    elif "weekday" in found.slots:
        reading = weekday(found, scene)
    elif "day_word" in found.slots:
        reading = relative_day(found, scene)
    elif scene.last_day is not None:
        reading = _at(calendar.of_day(scene.last_day), "hangs-on:" + scene.last_day.isoformat())
    elif scene.day is not None:
        reading = _at(calendar.of_day(scene.day), scene.anchored)
    if reading is None or reading.period is None:
        shape = reading.value if reading is not None else "XXXX-XX-XX"
        return Reading(f"{shape}T{hour:02}:{minute:02}", TimeType.TIME)
    return _at(calendar.clock_of(reading.period.start.date(), hour, minute), reading.how)


def bare_clock(found: Found, scene: Scene) -> Reading | None:
    """Figures with a colon, if the word before them makes them a clock time: "at 18:30"."""
    return clock(found, scene) if scene.is_clock(found) else None


def same_part(found: Found, scene: Scene) -> Reading | None:
    """A part of the day named last, or of the one before or after it: "that night", "the next morning".

    Forms with ``today=1`` mean the day of publication where none is named before.
    """
    origin, how = scene.last_day, f"hangs-on:{scene.last_day}"
    if origin is None and found.number("today"):
        origin, how = scene.day, scene.anchored or ""
    day = origin and calendar.moved(origin, "day", found.number("days") or 0)
    return _on(day, found, how) if day and found.word("part") else None


def same_quarter(found: Found, scene: Scene) -> Reading | None:
    """The quarter that the text is about, or the one so many years before it."""
    last = scene.last_quarter
    how = "hangs-on:" + last.value if last else scene.anchored
    if last is None:
        # What newspapers report on is the quarter that has ended.
        before = scene.day and calendar.moved(scene.day, "quarter", -1)
        last = calendar.unit_of(before, "quarter") if before else None
    if last is None:
        return Reading("XXXX-QX", TimeType.DATE)
    day = calendar.moved(last.start.date(), "year", found.number("years") or 0)
    return _at(calendar.unit_of(day, "quarter"), how) if day else None


def same_unit(found: Found, scene: Scene) -> Reading | None:
    """The unit that the time named last is in: "that year", "the same day"."""
    unit = found.word("unit")
    if unit is None or scene.last is None:
        return None
    return _at(calendar.unit_of(scene.last.start.date(), unit), "hangs-on:" + scene.last.value)


def holiday(found: Found, scene: Scene) -> Reading | None:
    """A feast: on a fixed day, on the nth weekday of a month, or so many days from Easter."""
    if scene.day is None:
        return None
    days = [day for year in range(scene.day.year - 1, scene.day.year + 2) if (day := _feast(found, year))]
    ahead = scene.leaning(found) > 0
    fitting = [day for day in days if (day >= scene.day) == ahead or day == scene.day]
    nearest = min(fitting, key=lambda day: abs((day - scene.day).days) if scene.day else 0, default=None)
    return _at(calendar.of_day(nearest), scene.anchored) if nearest else None


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


def nothing(_: Found, __: Scene) -> Reading | None:
    """No time, though its words look like one: an age, "three-quarters"."""
    return None


def reference(found: Found, _: Scene) -> Reading | None:
    """The present, the past or the future: "now", "recently", "soon"."""
    return Reading(f"{found.word('to')}_REF", TimeType.DATE)


MEANINGS: Mapping[str, Meaning] = {
    "date": calendar_date,
    "month": month,
    "year": year,
    "decade": decade,
    "century": century,
    "quarter": quarter,
    "half-year": half_year,
    "season": season,
    "weekday": weekday,
    "day": relative_day,
    "unit": shifted_unit,
    "distant": distant,
    "distant-from-last": distant_from_last,
    "duration": duration,
    "set": repeated,
    "clock": clock,
    "same-quarter": same_quarter,
    "reference": reference,
    "clock-bare": bare_clock,
    "same-part": same_part,
    "same-unit": same_unit,
    "holiday": holiday,
    "nothing": nothing,
}
