"""Expressions of time, with what they mean on the calendar."""

from __future__ import annotations

import enum
from datetime import datetime

import attrs

from newsmodel.model._fields import each, is_a, is_text, maybe, member_name, plain_moment, shortened
from newsmodel.model.span import Span


class TimeType(enum.Enum):
    """The four types of TIMEX3 (ISO 24617-1)."""

    DATE = "date"  #: a day or something longer: "Monday", "last month", "2015"
    TIME = "time"  #: something shorter than a day: "at 3 p.m.", "Monday night"
    DURATION = "duration"  #: a length: "three days"
    SET = "set"  #: something that comes round: "every Friday"


@attrs.frozen
class TimeExpression:
    """Words that name a time, and the time that they name.

    Raises:
        ValueError: only one end of the interval is given, an end has a zone, or the end is not after the
            start.
    """

    #: the words
    span: Span = attrs.field(validator=is_a(Span))
    #: TIMEX3 value in ISO 8601 notation: ``2020-10-26``, ``2020-10``, ``2015``, ``P3D``, ``PRESENT_REF``
    value: str = attrs.field(validator=is_text, repr=shortened)
    #: a date, a time of day, a duration or something that repeats
    type: TimeType = attrs.field(default=TimeType.DATE, validator=is_a(TimeType), repr=member_name)
    #: first moment, naive: the wall clock where the news happened
    start: datetime | None = attrs.field(
        default=None, converter=plain_moment, validator=maybe(datetime), repr=False, kw_only=True
    )
    #: first moment after it: the interval is half-open
    end: datetime | None = attrs.field(
        default=None, converter=plain_moment, validator=maybe(datetime), repr=False, kw_only=True
    )
    #: which form was read, and how it was anchored
    evidence: tuple[str, ...] = attrs.field(default=(), validator=each(str), repr=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if (self.start is None) != (self.end is None):
            raise ValueError("an interval needs both its ends")
        for moment in (self.start, self.end):
            if moment is not None and moment.tzinfo is not None:
                raise ValueError("the ends of an interval have no zone: they are local to the news")
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValueError(f"an interval can't end ({self.end}) before it starts ({self.start})")
