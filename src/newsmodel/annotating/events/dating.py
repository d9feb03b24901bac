"""Decides which times of a sentence are days of events: every time goes to one clause at most."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from datetime import date
from math import exp

from newsmodel.annotating.events.dating_signs import View, signs_of_clause, signs_of_time
from newsmodel.annotating.events.reading import Reading
from newsmodel.annotating.events.settings import describes_noun
from newsmodel.annotating.events.telling import Told
from newsmodel.linear import LinearModel, read_model
from newsmodel.model import Caption, TimeExpression

#: How likely it has to be that a time is the day of an event.
_SURE = 0.5


def dated(
    reading: Reading, told: Sequence[Told], published: date | None
) -> dict[int, tuple[TimeExpression, float]]:
    """Return the times that are days of events with how likely they are, by the offset of their verb.

    Args:
        reading: the sentence.
        told: its clauses, in the order of their verbs.
        published: the day on which the article was published.
    """
    found: dict[int, tuple[TimeExpression, float]] = {}
    for when in reading.times or _printed(reading):
        if when.start is not None and told:
            number, likely = chosen(View(reading, when, told, published))
            if number is None:
                continue
            offset = told[number].clause.start
            if _is_better((when, likely), found.get(offset), reading):
                found[offset] = when, likely
    return found


def _is_better(
    one: tuple[TimeExpression, float], other: tuple[TimeExpression, float] | None, reading: Reading
) -> bool:
    """Tell whether a time is rather the day of a clause than another: not "in *Tuesday's* election"."""
    if other is None:
        return True
    return (not describes_noun(reading, one[0]), one[1]) > (not describes_noun(reading, other[0]), other[1])


def _printed(reading: Reading) -> list[TimeExpression]:
    """Return the time that a caption prints behind what it tells."""
    return [reading.block.time] if isinstance(reading.block, Caption) and reading.block.time else []


def chosen(view: View) -> tuple[int | None, float]:
    """Return of which clause the time is the day, None if of none, and how likely it is the day of any."""
    model = dating_model()
    odds = [exp(model.total(signs_of_clause(view, number))[0] / 100) for number in range(len(view.told))]
    nothing = exp(model.total(signs_of_time(view))[0] / 100)
    likely = sum(odds) / (sum(odds) + nothing)
    return (odds.index(max(odds)) if likely >= _SURE else None), likely


@functools.lru_cache(maxsize=1)
def dating_model() -> LinearModel:
    """Return the weights that come with newsmodel."""
    return read_model("newsmodel.annotating.events", "dating.json")
