"""What users add to articles and their parts: JSON values under names of their own."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NoReturn, TypeAlias, Union, cast

#: A value as `Extras` gives it: a list is a tuple, an object an `Extras`.
ExtraValue: TypeAlias = Union[bool, int, float, str, "tuple[ExtraValue, ...]", "Extras", None]

#: How deep values may lie in each other: far more than anybody needs, far less than Python can follow.
_DEEPEST = 64
#: Whole numbers that other readers of JSON take: 64 bits.
_LEAST, _MOST = -(2**63), 2**63 - 1


class Extras(Mapping[str, ExtraValue]):
    """What users add to an article, a block, a quote, an actor or an event: a mapping that can't be changed.

    It is made of any mapping of strings to JSON values: None, bools, numbers, strings, lists (or tuples) and
    mappings of such. Lists become tuples, mappings `Extras`. It is hashable, and compared as JSON is, without
    regard to the order of the keys: ``1``, ``1.0`` and ``True`` are three values.

    Raises:
        TypeError: a value is none of JSON, such as a date, or a key is no string.
        ValueError: a number is not finite or has more than 64 bits, or values lie more than 64 deep.

    .. versionadded:: 0.2
    """

    __slots__ = ("_values",)

    _values: dict[str, ExtraValue]

    def __init__(self, values: Mapping[str, Any] = MappingProxyType({})) -> None:
        object.__setattr__(self, "_values", _members(values, 1))

    def __getitem__(self, key: str) -> ExtraValue:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def to_dict(self) -> dict[str, Any]:
        """Return the same as a new dict, of dicts and lists."""
        return {key: _plain(value) for key, value in self._values.items()}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Mapping):
            return NotImplemented
        try:
            return self._text() == Extras(cast("Mapping[str, Any]", other))._text()
        except (TypeError, ValueError):
            return False

    def __hash__(self) -> int:
        return hash(self._text())

    def _text(self) -> str:
        """Return what equal extras have in common."""
        return json.dumps(self.to_dict(), sort_keys=True) if self._values else "{}"

    def __repr__(self) -> str:
        return f"Extras({self.to_dict()!r})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("extras can't be changed: give the article others with attrs.evolve")

    def __reduce__(self) -> tuple[type[Extras], tuple[dict[str, Any]]]:
        return Extras, (self.to_dict(),)


def as_extras(values: Mapping[str, Any]) -> Extras:
    """Return *values* as `Extras`; a converter of fields."""
    return values if type(values) is Extras else Extras(values)


def _members(values: object, depth: int) -> dict[str, ExtraValue]:
    if not isinstance(values, Mapping):
        raise TypeError(f"extras are a mapping, not {type(values).__name__}")
    members: dict[str, ExtraValue] = {}
    for key, value in cast("Mapping[object, object]", values).items():
        if not isinstance(key, str):
            raise TypeError(f"the keys of extras are strings, not {type(key).__name__}")
        members[str.__str__(key)] = _frozen(value, depth)
    return members


def _frozen(value: object, depth: int) -> ExtraValue:
    if value is None or isinstance(value, bool):
        return value
    # A subclass, such as a string that knows its page or a number of numpy's, would not come back as it was.
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        if not _LEAST <= value <= _MOST:
            raise ValueError("a whole number of extras has 64 bits at most")
        return int(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"a number of extras is finite, not {float(value)}")
        return float(value)
    if depth >= _DEEPEST:
        raise ValueError(f"values of extras lie {_DEEPEST} deep in each other at most")
    if isinstance(value, list | tuple):
        return tuple(_frozen(member, depth + 1) for member in cast("list[object]", value))
    if isinstance(value, Mapping):
        return _nested(_members(cast(object, value), depth + 1))
    raise TypeError(f"extras hold JSON values; {type(value).__name__} is none")


def _nested(members: dict[str, ExtraValue]) -> Extras:
    # They are frozen already: to do it again at each level would take the square of the depth.
    extras = object.__new__(Extras)
    object.__setattr__(extras, "_values", members)
    return extras


def _plain(value: ExtraValue) -> Any:
    if isinstance(value, Extras):
        return value.to_dict()
    return [_plain(member) for member in value] if isinstance(value, tuple) else value


#: One for all that have none.
NO_EXTRAS = Extras()
