"""What the keys of ``[times.forms]`` in a language file mean: one function each, no word of a language."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from newsmodel.annotating.times import clocks, lengths, named, relative
from newsmodel.annotating.times.lexicon import Found
from newsmodel.annotating.times.reading import Reading
from newsmodel.annotating.times.scene import Scene
from newsmodel.model import TimeType

Meaning = Callable[[Found, Scene], Reading | None]


def nothing(_: Found, __: Scene) -> Reading | None:
    """No time, though its words look like one: an age, "three-quarters"."""
    return None


def reference(found: Found, _: Scene) -> Reading | None:
    """The present, the past or the future: "now", "recently", "soon"."""
    return Reading(f"{found.word('to')}_REF", TimeType.DATE)


MEANINGS: Mapping[str, Meaning] = {
    "date": named.calendar_date,
    "month": named.month,
    "year": named.year,
    "years": named.years,
    "decade": named.decade,
    "century": named.century,
    "quarter": named.quarter,
    "half-year": named.half_year,
    "season": named.season,
    "weekday": named.weekday,
    "day": relative.relative_day,
    "unit": relative.shifted_unit,
    "distant": relative.distant,
    "distant-ahead": relative.distant_ahead,
    "distant-from-last": relative.distant_from_last,
    "duration": lengths.duration,
    "set": lengths.repeated,
    "clock": clocks.clock,
    "same-quarter": relative.same_quarter,
    "reference": reference,
    "clock-bare": clocks.bare_clock,
    "same-part": relative.same_part,
    "same-unit": relative.same_unit,
    "beside": relative.beside,
    "beside-event": relative.beside_event,
    "holiday": named.holiday,
    "nothing": nothing,
}
