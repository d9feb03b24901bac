"""Validators, converters and `repr`s that the nouns share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
from attrs import validators

#: A `repr` longer than this is no help in a notebook cell.
_REPR_CHARS = 60


def shortened(value: object) -> str:
    """Return ``repr(value)``; of a long string the beginning only, with a sign that more follows."""
    if isinstance(value, str) and len(value) > _REPR_CHARS:
        return repr(value[: _REPR_CHARS - 1] + "…")
    return repr(value)


def member_name(value: Any) -> str:
    """Return the bare name of an enum member: ``PERSON``, not ``<ActorKind.PERSON: 'person'>``."""
    return "None" if value is None else str(value.name)


def is_text(instance: object, attribute: attrs.Attribute[str], value: str) -> None:
    """Validate that *value* is a string with something in it besides white space."""
    if not isinstance(value, str):
        raise TypeError(f"{type(instance).__name__}.{attribute.name} is a str, not {type(value).__name__}")
    if not value or value.isspace():
        raise ValueError(f"{type(instance).__name__}.{attribute.name} is empty")


def each(kind: type) -> Callable[[object, Any, tuple[Any, ...]], None]:
    """Return a validator for a tuple whose members are all of *kind*."""

    def check(instance: object, attribute: attrs.Attribute[Any], value: tuple[Any, ...]) -> None:
        where = f"{type(instance).__name__}.{attribute.name}"
        if not isinstance(value, tuple):
            raise TypeError(f"{where} is a tuple, not {type(value).__name__}")
        for member in value:
            if not isinstance(member, kind):
                raise TypeError(f"{where} holds {kind.__name__} values, not {type(member).__name__}")

    return check


def maybe(*kinds: type) -> Callable[[Any, attrs.Attribute[Any], Any], None]:
    """Return a validator for None or an instance of one of *kinds*."""
    return validators.optional(validators.instance_of(kinds))
