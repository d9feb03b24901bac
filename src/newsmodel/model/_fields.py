"""Validators, converters and `repr`s that the nouns share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timezone
from typing import Any

import attrs

_Validator = Callable[[Any, "attrs.Attribute[Any]", Any], None]

#: A `repr` longer than this is no help in a notebook cell.
_REPR_CHARS = 60


# --- validators: attrs' own name the attribute, not its class, and show the whole value -------------------


def is_a(kind: type) -> _Validator:
    """Return a validator for an instance of *kind*."""

    def check(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if not isinstance(value, kind):
            raise TypeError(f"{_place(instance, attribute)} is of type {kind.__name__}, not {_type(value)}")

    return check


def maybe(kind: type) -> _Validator:
    """Return a validator for None or an instance of *kind*."""

    def check(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if value is not None and not isinstance(value, kind):
            raise TypeError(
                f"{_place(instance, attribute)} is of type {kind.__name__} or None, not {_type(value)}"
            )

    return check


def each(kind: type) -> _Validator:
    """Return a validator for a tuple whose members are all of *kind*."""

    def check(instance: object, attribute: attrs.Attribute[Any], value: Any) -> None:
        members: Any = value
        if not isinstance(value, tuple):
            raise TypeError(f"{_place(instance, attribute)} is a tuple, not {_type(value)}")
        # There are fewer types than members.
        for found in set(map(type, members)):
            if not issubclass(found, kind):
                place = _place(instance, attribute)
                raise TypeError(f"{place} holds values of type {kind.__name__}, not {found.__name__}")

    return check


def is_text(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Validate that *value* is a string with something in it besides white space."""
    if not isinstance(value, str):
        raise TypeError(f"{_place(instance, attribute)} is of type str, not {_type(value)}")
    if not value or value.isspace():
        raise ValueError(f"{_place(instance, attribute)} is empty")


@attrs.frozen
class at_least:  # noqa: N801 - called as the other validators are
    """A validator for an int of *least* or more; a bool is none."""

    least: int

    def __call__(self, instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if type(value) is not int:
            raise TypeError(f"{_place(instance, attribute)} is of type int, not {_type(value)}")
        if value < self.least:
            raise ValueError(f"{_place(instance, attribute)} is at least {self.least}, not {value}")


def _place(instance: object, attribute: attrs.Attribute[Any]) -> str:
    return f"{type(instance).__name__}.{attribute.alias or attribute.name}"


def _type(value: object) -> str:
    return type(value).__name__


# --- converters -------------------------------------------------------------------------------------------


def plain_moment(value: datetime | None) -> datetime | None:
    """Return *value* as a plain `datetime` whose zone, if it has one, is a fixed offset from UTC.

    A time zone with rules makes the same moment unequal to itself where the clocks change, and one that
    means "here" makes it another moment on another machine. None for pandas' ``NaT``, which a data frame has
    where there is no moment: Python takes it for a `datetime`, but it does not equal itself.
    """
    if not isinstance(value, datetime) or (
        type(value) is datetime
        and not value.fold
        and (value.tzinfo is None or type(value.tzinfo) is timezone)
    ):
        return value
    if value != value:
        return None
    offset = value.utcoffset()
    return datetime(
        *(value.year, value.month, value.day, value.hour, value.minute, value.second, value.microsecond),
        tzinfo=None if offset is None else timezone(offset),
    )


def plain_day_or_moment(value: datetime | date | None) -> datetime | date | None:
    """Return *value* as `plain_moment` does, or as a plain `date` if it has no time of day."""
    if isinstance(value, datetime):
        return plain_moment(value)
    if isinstance(value, date) and type(value) is not date:
        return date(value.year, value.month, value.day)
    return value


# --- reprs ------------------------------------------------------------------------------------------------


def shortened(value: object) -> str:
    """Return ``repr(value)``; of a long string the beginning only, with a sign that more follows."""
    if isinstance(value, str) and len(value) > _REPR_CHARS:
        return repr(value[: _REPR_CHARS - 1] + "…")
    return repr(value)


def listed(words: Iterable[str]) -> str:
    """Return the words with commas between them, shortened."""
    text = ", ".join(words)
    return text if len(text) <= _REPR_CHARS else text[: _REPR_CHARS - 1] + "…"


def member_name(value: Any) -> str:
    """Return the bare name of an enum member: ``PERSON``, not ``<ActorKind.PERSON: 'person'>``."""
    return "None" if value is None else str(value.name)
