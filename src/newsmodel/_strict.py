"""Reading plain data into attrs classes without leniency: what does not fit is an error with its path.

cattrs by itself coerces (``5`` becomes ``"5"``, ``[]`` becomes ``"[]"``) and overlooks unknown keys; data
that is silently bent is data that is silently lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

import attrs

from newsmodel.errors import SerializationError

if TYPE_CHECKING:  # cattrs takes a good part of newsmodel's import time: it waits until data is read
    from cattrs import Converter

T = TypeVar("T")
_Hook = Callable[[Any, Any], Any]


def strict_converter() -> Converter:
    """Return a new converter that takes each value only from its own type and refuses unknown keys."""
    from cattrs import Converter

    converter = Converter(forbid_extra_keys=True)
    for kind in (str, int, float, bool):
        converter.register_structure_hook(kind, _only_itself)

    def tuple_hook(kind: Any) -> _Hook:
        items = converter.get_structure_hook(list[get_args(kind)[0]])  # type: ignore[misc]
        return lambda value, _: tuple(items(_plain(value, list), list))

    def mapping_hook(kind: Any) -> _Hook:
        entries = converter.gen_structure_mapping(kind)
        return lambda value, _: entries(_plain(value, dict), kind)

    def class_hook(kind: Any) -> _Hook:
        fields = converter.gen_structure_attrs_fromdict(kind)
        return lambda value, _: fields(_plain(value, dict), kind)

    converter.register_structure_hook_factory(_is_homogeneous_tuple, tuple_hook)
    converter.register_structure_hook_factory(lambda kind: _origin(kind) is dict, mapping_hook)
    converter.register_structure_hook_factory(attrs.has, class_hook)
    return converter


def structure(converter: Converter, data: object, kind: type[T]) -> T:
    """Return *data* as a *kind*.

    Raises:
        SerializationError: it does not fit; the error tells the path of the first thing that does not.
    """
    try:
        return converter.structure(data, kind)
    except Exception as error:  # the classes' own validators may raise anything; cattrs groups it by path
        path, cause = next(_leaves(error, ()))
        raise SerializationError(_said(cause), path=path) from error


def _is_homogeneous_tuple(kind: Any) -> bool:
    return _origin(kind) is tuple and get_args(kind)[-1:] == (...,)


def _origin(kind: Any) -> Any:
    return get_origin(kind)


def _only_itself(value: Any, kind: type[T]) -> T:
    # Not isinstance: True is an int to Python, not to a reader of the data.
    if type(value) is not kind:
        raise TypeError(f"expected {kind.__name__}, got {value!r:.60}")
    return value


def _plain(value: Any, kind: type[T]) -> T:
    if not isinstance(value, kind):
        raise TypeError(f"expected a {kind.__name__}, got {value!r:.60}")
    return value


def _leaves(
    error: BaseException, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], BaseException]]:
    """Yield every single error inside *error* with the path that cattrs noted on the groups around it."""
    from cattrs.errors import AttributeValidationNote, BaseValidationError, IterableValidationNote

    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            path = (*path, note.name)
        elif isinstance(note, IterableValidationNote):
            path = (*path, note.index)
    if isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from _leaves(inner, path)
    else:
        yield path, error


def _said(error: BaseException) -> str:
    from cattrs.errors import ForbiddenExtraKeysError

    if isinstance(error, ForbiddenExtraKeysError):
        return f"unknown key {', '.join(sorted(map(repr, error.extra_fields)))}"
    if isinstance(error, KeyError):
        return f"the key {error} is missing"
    return str(error)
