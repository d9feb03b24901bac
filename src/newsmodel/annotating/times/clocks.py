"""Clock times."""

from __future__ import annotations

from newsmodel.annotating.times import calendar
from newsmodel.annotating.times.clauses import Leaning
from newsmodel.annotating.times.lexicon import Found
from newsmodel.annotating.times.named import calendar_date, weekday
from newsmodel.annotating.times.reading import Reading, reading_of
from newsmodel.annotating.times.relative import relative_day
from newsmodel.annotating.times.scene import Scene
from newsmodel.model import TimeType

_MIDNIGHT = 24
#: Slots that tell of which day a clock time is.
_DAYS = {"month", "month_number", "weekday", "day_word"}


def clock(found: Found, scene: Scene) -> Reading | None:
    """A clock time, with its day or without: "3 p.m. Monday", "noon"."""
    hour = found.number("hour")
    if hour is None:
        hour = found.number("number")
    if hour is None:
        return None
    half = found.word("half")
    if half == "pm" and hour > 12:
        half = None  # "18:30 de la tarde"
    if half is not None and not 1 <= hour <= 12:
        return None
    if half is not None:
        hour = hour % 12 + (12 if half == "pm" else 0)
    # "Half eight" is half an hour before eight where a language tells time so.
    hour, minute = divmod(hour * 60 + (found.number("minute") or 0), 60)
    if hour == _MIDNIGHT and not found.slots.keys() & _DAYS and scene.leaning(found) is Leaning.BACK:
        hour = 0  # "landed just after midnight": that was the night before
    reading = None
    if found.slots.keys() & {"month", "month_number"}:
        reading = calendar_date(found, scene)
    elif "weekday" in found.slots:
        reading = weekday(found, scene)
    elif "day_word" in found.slots:
        reading = relative_day(found, scene)
    elif scene.last_day is not None:
        reading = reading_of(calendar.of_day(scene.last_day), "hangs-on:" + scene.last_day.isoformat())
    elif scene.day is not None:
        reading = reading_of(calendar.of_day(scene.day), scene.anchored)
    if reading is None or reading.period is None:
        shape = reading.value if reading is not None else "XXXX-XX-XX"
        return Reading(f"{shape}T{hour:02}:{minute:02}", TimeType.TIME)
    return reading_of(calendar.clock_of(reading.period.start.date(), hour, minute), reading.how)


def bare_clock(found: Found, scene: Scene) -> Reading | None:
    """Figures with a colon, if the word before them makes them a clock time: "at 18:30"."""
    return clock(found, scene) if scene.is_clock(found) else None
