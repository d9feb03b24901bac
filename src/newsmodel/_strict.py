"""Reading plain data into attrs classes without leniency: what does not fit is an error with its path.

cattrs by itself coerces (``5`` becomes ``"5"``, ``[]`` becomes ``"[]"``) and overlooks unknown keys; data
that is silently bent is data that is silently lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

import attrs

from newsmodel.errors import SerializationError
from newsmodel.model._consistency import MisfitError

if TYPE_CHECKING:  # cattrs takes a good part of newsmodel's import time: it waits until data is read
    from cattrs import Converter

T = TypeVar("T")
_Hook = Callable[[Any, Any], Any]
_Path = tuple[str | int, ...]

#: Characters of an offending string that a message shows.
_SHOWN_CHARS = 40


def strict_converter() -> Converter:
    """Return a new converter that takes each value only from its own type and refuses unknown keys.

    It writes tuples as lists, enums by value, strings of a subclass of `str` as plain ones, and leaves out
    attributes that are at their default.
    """
    from cattrs import Converter

    converter = Converter(
        forbid_extra_keys=True, omit_if_default=True, unstruct_collection_overrides={tuple: list}
    )
    for kind in (str, int, float, bool):
        converter.register_structure_hook(kind, only_itself)
    # By class too: cattrs hands a class's hook down to its subclasses, that of str to StrEnum.
    for enum in (Enum, StrEnum):
        converter.register_structure_hook(enum, _member)
        converter.register_unstructure_hook(enum, lambda member: member.value)
    converter.register_unstructure_hook(str, _plain_string)

    def tuple_hook(kind: Any) -> _Hook:
        items = converter.get_structure_hook(list[get_args(kind)[0]])  # type: ignore[misc]
        return lambda value, _: tuple(items(only_itself(value, list), list))

    def mapping_hook(kind: Any) -> _Hook:
        entries: _Hook = converter.gen_structure_mapping(kind)
        return lambda value, _: entries(only_itself(value, dict), kind)

    def class_hook(kind: Any) -> _Hook:
        fields = converter.gen_structure_attrs_fromdict(kind)
        return lambda value, _: fields(only_itself(value, dict), kind)

    converter.register_structure_hook_factory(_is_homogeneous_tuple, tuple_hook)
    converter.register_structure_hook_factory(lambda kind: _origin(kind) is dict, mapping_hook)
    converter.register_structure_hook_factory(attrs.has, class_hook)
    return converter


def structure(converter: Converter, data: object, kind: type[T], *, path: _Path = ()) -> T:
    """Return *data* as a *kind*; *path* is where in the whole document it stands.

    Raises:
        SerializationError: it does not fit; the error tells the path of the first thing that does not.
    """
    # cattrs groups whatever the hooks and the classes' own validators raise; only an error at the very top
    # comes ungrouped.
    try:
        return converter.structure(data, kind)
    except (ExceptionGroup, SerializationError, TypeError, ValueError) as error:
        place, cause = next(_leaves(error, path))
        raise _error_at(place, cause) from cause


def only_itself(value: Any, kind: type[Any]) -> Any:
    """Return *value*, which must be a *kind*: for structure hooks.

    Raises:
        TypeError: it is something else. True is an int to Python, not to a reader of the data.
    """
    if not isinstance(value, kind) or (kind is int and type(value) is not int):
        raise TypeError(f"expected {kind.__name__}, got {shown(value)}")
    return value


def shown(value: object) -> str:
    """Return what a message says of an offending value: short whatever it is, the type alone if nested."""
    if isinstance(value, str):
        return repr(value if len(value) <= _SHOWN_CHARS else value[:_SHOWN_CHARS] + "…")
    # A huge int has no repr (Python refuses to write it), a deep list none that ends.
    if value is None or isinstance(value, bool | float) or (isinstance(value, int) and abs(value) < 10**18):
        return repr(value)
    return f"a value of type {type(value).__name__}"


def _is_homogeneous_tuple(kind: Any) -> bool:
    return _origin(kind) is tuple and get_args(kind)[-1:] == (...,)


def _origin(kind: Any) -> Any:
    return get_origin(kind)


def _member(value: Any, kind: type[Enum]) -> Enum:
    known = {member.value: member for member in kind}
    if not isinstance(value, str) or value not in known:
        raise ValueError(f"expected one of {', '.join(map(repr, known))}, got {shown(value)}")
    return known[value]


def _plain_string(value: str) -> str:
    return value if type(value) is str else str.__str__(value)


def _leaves(error: BaseException, path: _Path) -> Iterator[tuple[_Path, BaseException]]:
    """Yield every single error inside *error* with the path that cattrs noted on the groups around it."""
    from cattrs.errors import AttributeValidationNote, BaseValidationError, IterableValidationNote

    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            # A private attribute is written, and passed to its class, without the underscore.
            path = (*path, note.name.lstrip("_"))
        elif isinstance(note, IterableValidationNote):
            path = (*path, note.index)
    if isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from _leaves(inner, path)
    else:
        yield path, error


def _error_at(path: _Path, cause: BaseException) -> SerializationError:
    from cattrs.errors import ForbiddenExtraKeysError

    if isinstance(cause, ForbiddenExtraKeysError):
        key: Any = min(cause.extra_fields, key=repr)
        return SerializationError(f"unknown key {shown(key)}", path=(*path, key))
    if isinstance(cause, KeyError):
        return SerializationError(f"the key {cause} is missing", path=path)
    if isinstance(cause, SerializationError | MisfitError):
        return SerializationError(cause.args[0], path=(*path, *cause.path))
    return SerializationError(str(cause), path=path)
