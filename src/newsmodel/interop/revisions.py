"""Revisions as plain data and as JSON text, and back, as strictly as articles.

The format is that of `newsmodel.Revision`, attribute by attribute: a span is ``[block, start,
end]``, a kind is its value, and what is at its default is left out. The top level says which version of the
format it is: ``{"newsmodel-revision": 1, "blocks": […]}``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from newsmodel._strict import shown, structure
from newsmodel.comparing import Revision
from newsmodel.errors import SerializationError
from newsmodel.interop.json import json_object, json_text, span_converter

if TYPE_CHECKING:
    from cattrs import Converter

#: The version of the format that is written, and the only one that is read.
_VERSION = 1
_VERSION_KEY = "newsmodel-revision"


def to_dict(revision: Revision) -> dict[str, Any]:
    """Return *revision* as plain data: dicts, lists, strings, ints and bools; ``from_dict`` is the way back.

    Raises:
        TypeError: *revision* is no `Revision`.

    .. versionadded:: 0.2
    """
    if not isinstance(revision, Revision):
        raise TypeError(f"revision is a Revision, not {type(revision).__name__}")
    return {_VERSION_KEY: _VERSION, **_converter().unstructure(revision, Revision)}


def from_dict(data: dict[str, Any]) -> Revision:
    """Return the revision that ``to_dict`` wrote.

    Raises:
        TypeError: *data* is no dict.
        SerializationError: something in it has the wrong type, is unknown or missing. The error's ``path``
            tells where.

    .. versionadded:: 0.2
    """
    if not isinstance(data, dict):
        raise TypeError(f"data is a dict, not {type(data).__name__}")
    version = data.get(_VERSION_KEY)
    if type(version) is not int or version != _VERSION:
        raise SerializationError(
            f"expected version {_VERSION} of the format, got {shown(version)}", path=(_VERSION_KEY,)
        )
    return structure(_converter(), {key: data[key] for key in data if key != _VERSION_KEY}, Revision)


def to_json(revision: Revision, *, indent: int | None = None) -> str:
    """Return *revision* as JSON text, in one line unless *indent* says how deep.

    Raises:
        TypeError: *revision* is no `Revision`.
        SerializationError: a string holds a lone surrogate, which no JSON text can carry.

    .. versionadded:: 0.2
    """
    return json_text(to_dict(revision), indent)


def from_json(text: str | bytes) -> Revision:
    """Return the revision that ``to_json`` wrote; bytes are UTF-8, with or without a byte-order mark.

    Raises:
        TypeError: *text* is neither str nor bytes.
        SerializationError: it is no JSON, or the data is not what ``from_dict`` takes.

    .. versionadded:: 0.2
    """
    return from_dict(json_object(text))


@cache
def _converter() -> Converter:
    return span_converter()
