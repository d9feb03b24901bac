"""Times told by their distance from the day of publication or from the time named before."""

from __future__ import annotations

from datetime import date

import attrs

from newsmodel.annotating.times import calendar, lengths
from newsmodel.annotating.times.calendar import Period
from newsmodel.annotating.times.clauses import Leaning
from newsmodel.annotating.times.lexicon import Found
from newsmodel.annotating.times.named import calendar_date, weekday
from newsmodel.annotating.times.reading import SHAPES, Reading, on_day, part_suffix, reading_of
from newsmodel.annotating.times.scene import Scene
from newsmodel.model import TimeType

#: "Two decades ago" names a year, roughly, not a decade.
_COUNTED_IN = {"decade": "year", "century": "year"}
#: Units that a count of days or weeks can't be taken from to the day.
_COARSE = ("month", "quarter", "year")
#: Stretches of which no day is known.
_VAGUE = ("week", "weekend", "season", "decade", "century", "half", "range")


def relative_day(found: Found, scene: Scene) -> Reading | None:
    """A day by its distance: "yesterday", "tonight", "the day before yesterday"."""
    count = found.number("day_word") or 0
    day = scene.day and calendar.moved(scene.day, "day", count)
    if day is None:
        kind = TimeType.TIME if found.word("part") else TimeType.DATE
        return Reading(f"XXXX-XX-XX{part_suffix(found)}", kind)
    return on_day(day, found, scene.anchored)


def shifted_unit(found: Found, scene: Scene) -> Reading | None:
    """The unit before or after the present one, or itself: "last month", "this year", "next week"."""
    unit = found.word("unit")
    if unit is None or unit not in SHAPES:
        return None
    shift = found.number("shift")
    if shift is None and unit in lengths.ONE and scene.is_ended(found):
        return Reading(lengths.ONE[unit], TimeType.DURATION)
    if scene.day is None:
        return Reading(SHAPES[unit], TimeType.DATE)
    if shift is None:
        shift = scene.weekend_shift(found) if unit == "weekend" else 0
    day = calendar.moved(scene.day, unit, shift)
    return reading_of(calendar.unit_of(day, unit), scene.anchored) if day else None


def distant(found: Found, scene: Scene) -> Reading | None:
    """So many units before or after the present: "three days ago", "in two weeks"."""
    quarter = scene.last_quarter
    if quarter and found.number("number") == 1 and found.word("unit") == "year":
        # Where results of a quarter are told, "a year ago" is the same quarter of the year before.
        return _distant(found, scene, quarter.start.date(), "hangs-on:" + quarter.value, quarter)
    return _distant(found, scene, scene.day, scene.anchored)


def distant_ahead(found: Found, scene: Scene) -> Reading | None:
    """So many units ahead where the clause looks there, a length anywhere else: "won twice in two weeks"."""
    if scene.leaning(found) is Leaning.AHEAD and not scene.is_record(found):
        return distant(attrs.evolve(found, slots={**found.slots, "direction": 1}), scene)
    length = lengths.duration(found, scene)
    if length is None:
        return None
    preposition = scene.text[found.start : found.end].split()[0]  # it is no part of a length
    return attrs.evolve(length, skipped=len(preposition) + 1)


def distant_from_last(found: Found, scene: Scene) -> Reading | None:
    """So many units before or after the time named last: "a week earlier", "two days later"."""
    last, unit = scene.last, found.word("unit") or found.word("units") or ""
    if last is not None and last.unit in ("decade", "century") and unit in _COARSE:
        return Reading(SHAPES[unit], TimeType.DATE)  # "in the early 2010s … seven years later"
    if last is not None and last.unit in _VAGUE and unit not in _COARSE:
        # No day of it is known; the day named before it may be meant.
        last = calendar.of_day(scene.last_day) if scene.last_day else None
    if last is None:
        ahead = (found.number("direction") or 0) > 0
        return _distant(found, scene, None if ahead else scene.day, scene.anchored)
    if found.number("number") == 1 and found.word("unit") == "year" and scene.last_quarter:
        last = scene.last_quarter
    reading = _distant(found, scene, last.start.date(), "hangs-on:" + last.value, last)
    if reading and reading.period and scene.day and reading.period.start.date() > scene.day:
        # What was is not to come: it counts from something else.
        return reading if scene.leaning(found) is Leaning.AHEAD else Reading(SHAPES[unit], reading.type)
    return reading


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
    if unit not in SHAPES:  # hours and less: no clock time is known to count from
        return Reading(scene.day.isoformat() if scene.day else "XXXX-XX-XX", TimeType.DATE)
    if origin is None:
        return Reading(SHAPES[unit], TimeType.DATE)
    day = calendar.moved(origin, unit, direction * number)
    if day is None:
        return None
    if last is not None and last.unit in _COARSE and unit not in _COARSE:
        return _somewhere(last, unit, direction * number, how)
    # What hangs on a month or a quarter is one itself: no day is known to count from.
    shape = _COUNTED_IN.get(unit, unit)
    if last is not None and (last.unit in _COARSE or (last.unit == "day" and unit == "week")):
        shape = last.unit
    return reading_of(calendar.unit_of(day, shape), how)


def _somewhere(last: Period, unit: str, count: int, how: str | None) -> Reading | None:
    """Return a day or week that lies so far from some day of *last*: "a week earlier" than "in October"."""
    first = calendar.moved(last.start.date(), unit, count)
    end = calendar.moved(last.end.date(), unit, count)
    if first is None or end is None:
        return None
    start = calendar.of_day(first).start
    value = f"{start.year:04}{SHAPES[unit].removeprefix('XXXX')}"
    return Reading(value, TimeType.DATE, Period(value, start, calendar.of_day(end).start, "vague"), how)


def same_part(found: Found, scene: Scene) -> Reading | None:
    """A part of the day named last, or of the one before or after it: "that night", "the next morning".

    Forms with ``today=1`` mean the day of publication where none is named before.
    """
    origin, how = scene.last_day, f"hangs-on:{scene.last_day}"
    if origin is None and found.number("today"):
        origin, how = scene.day, scene.anchored or ""
    day = origin and calendar.moved(origin, "day", found.number("days") or 0)
    return on_day(day, found, how) if day and found.word("part") else None


def same_quarter(found: Found, scene: Scene) -> Reading | None:
    """The quarter that the text is about, or the one so many years before it."""
    last, year = scene.last_quarter, found.number("year")
    if last is not None and year is not None:
        return reading_of(calendar.quarter_of(year, (last.start.month + 2) // 3), "hangs-on:" + last.value)
    if year is not None:
        return reading_of(calendar.year_of(year))
    if found.number("over") and last is not None and scene.day and last.end.date() > scene.day:
        last = None
    how = "hangs-on:" + last.value if last else scene.anchored
    if last is None:
        # What newspapers report on is the quarter that has ended.
        before = scene.day and calendar.moved(scene.day, "quarter", -1)
        last = calendar.unit_of(before, "quarter") if before else None
    if last is None:
        return Reading("XXXX-QX", TimeType.DATE)
    day = calendar.moved(last.start.date(), "year", found.number("years") or 0)
    return reading_of(calendar.unit_of(day, "quarter"), how) if day else None


def same_unit(found: Found, scene: Scene) -> Reading | None:
    """The unit that the time named last is in: "that year", "the same day"."""
    unit = found.word("unit")
    if unit is None or scene.last is None:
        return None
    return reading_of(calendar.unit_of(scene.last.start.date(), unit), "hangs-on:" + scene.last.value)


def beside_event(found: Found, _: Scene) -> Reading | None:
    """A day before or after something that happened: nothing tells when that was."""
    unit = found.word("unit")
    return Reading(SHAPES[unit], TimeType.DATE) if unit in SHAPES else None


def beside(found: Found, scene: Scene) -> Reading | None:
    """So many days before or after the day that is named right there: "the day before last Tuesday"."""
    named = calendar_date(found, scene) if "month" in found.slots else weekday(found, scene)
    if named is None or named.period is None:
        return None
    direction, number = found.number("direction") or 0, found.number("number") or 1
    unit = found.word("unit") or found.word("units") or "day"
    day = calendar.moved(named.period.start.date(), unit, direction * number)
    shape = unit if unit in _COARSE else "day"
    return reading_of(calendar.unit_of(day, shape), "hangs-on:" + named.value) if day else None
