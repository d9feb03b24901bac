"""How long and how often: durations and what comes round."""

from __future__ import annotations

import attrs

from newsmodel.annotating.times.lexicon import Found
from newsmodel.annotating.times.reading import Reading, part_suffix
from newsmodel.annotating.times.scene import Scene
from newsmodel.model import TimeType

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
#: The units of which "the year ended March 31" makes a length.
ONE = {"year": "P1Y", "quarter": "P1Q", "month": "P1M", "week": "P1W"}
#: Halves of a unit in the next smaller one.
_HALVES = {"year": "6M", "hour": "30M", "minute": "30S"}
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
    if found.word("plus") and isinstance(number, int):
        number = f"{number}.5"
    if unit in _IN_YEARS:
        return f"P{number * _IN_YEARS[unit]}Y" if isinstance(number, int) else "PXY"
    before, after = _DURATION[unit]
    if unit in _HALVES and isinstance(number, str) and number.endswith(".5"):
        return f"{before}{number[:-2]}{after}{_HALVES[unit]}"
    return f"{before}{'X' if number is None else number}{after}"


def repeated(found: Found, _: Scene) -> Reading | None:
    """Something that comes round: "every Friday", "each year", "daily"."""
    if (weekday := found.number("weekday")) is not None:
        return Reading(f"XXXX-WXX-{weekday}{part_suffix(found)}", TimeType.SET)
    if (month := found.number("month")) is not None:
        return Reading(f"XXXX-{month:02}", TimeType.SET)
    if (season := found.word("season")) is not None:
        return Reading(f"XXXX-{season}", TimeType.SET)
    if found.word("part"):
        return Reading(f"XXXX-XX-XX{part_suffix(found)}", TimeType.SET)
    if found.number("number") is None:
        found = attrs.evolve(found, slots={**found.slots, "number": 1})
    value = _length(found)
    return Reading(value, TimeType.SET) if value else None
