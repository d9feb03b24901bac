"""The JSON Schema of the format that `newsmodel.to_json` writes.

It is made from the classes of the model, so that it can't tell of another format than theirs. What a schema
can't say (a span inside its block, an id that an actor has) only `newsmodel.from_dict` checks.
"""

from __future__ import annotations

import enum
import types
from collections.abc import Mapping
from copy import deepcopy
from datetime import date, datetime
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints

import attrs

from newsmodel.interop.json import BLOCK_TYPES, FORMAT_VERSION
from newsmodel.model import Actor, Agency, Article, Extras
from newsmodel.model._fields import at_least, is_text

_Schema: TypeAlias = dict[str, Any]

_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = r"T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{6})?)?)?"
_PLAIN: Mapping[object, _Schema] = {
    str: {"type": "string"},
    Agency: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer", "minimum": 0},
    float: {"type": "number"},
    datetime: {"type": "string", "pattern": f"^{_DAY}{_TIME}$"},
    Extras: {"description": "what users add", "type": "object"},
    date: {"type": "string", "pattern": f"^{_DAY}$"},
}
_NUMBER = _PLAIN[int]
_SPAN: _Schema = {
    "description": "[block, start, end]: the text of that block from start to end, half-open, in code points",
    "type": "array",
    "prefixItems": [_NUMBER, _NUMBER, _NUMBER],
    "minItems": 3,
    "maxItems": 3,
}
#: A text that is not blank.
_TEXT: _Schema = {"type": "string", "pattern": r"\S"}


def article_schema() -> dict[str, Any]:
    """Return the JSON Schema, draft 2020-12, that the JSON of every article fits.

    .. versionadded:: 0.2
    """
    found: dict[str, _Schema] = {"Span": _SPAN}
    found["Block"] = {
        "anyOf": [_record(kind, found, type={"const": name}) for name, kind in BLOCK_TYPES.items()]
    }
    fields: dict[str, _Schema] = {
        "newsmodel": {"const": FORMAT_VERSION},
        "text": {"description": "the texts of the body's blocks, a blank line between two", "type": "string"},
        "day": {"description": "the day of publication", **_PLAIN[date]},
    }
    article = _record(Article, found, **fields)
    article["properties"]["actors"] = {"type": "array", "items": _record(Actor, found)}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:newsmodel:article:{FORMAT_VERSION}",
        "title": "A news article, as newsmodel.to_json writes it",
        **article,
        "$defs": dict(sorted(found.items())),
    }
    # Its parts are shared with each other and with the next call; the caller's copy is the caller's.
    return deepcopy(schema)


def _record(kind: type[attrs.AttrsInstance], found: dict[str, _Schema], **more: _Schema) -> _Schema:
    """Return the schema of a class; those of the classes that it refers to are added to *found*."""
    types_of = get_type_hints(kind)
    fields = [field for field in attrs.fields(kind) if field.init]
    properties = {field.alias or field.name: _field(field, types_of[field.name], found) for field in fields}
    required = [field.alias or field.name for field in fields if field.default is attrs.NOTHING]
    return {
        "type": "object",
        "properties": {**more, **properties},
        "required": [*(name for name in more if "const" in more[name]), *required],
        "additionalProperties": False,
    }


def _field(field: attrs.Attribute[Any], kind: Any, found: dict[str, _Schema]) -> _Schema:
    if field.validator is is_text:
        return _TEXT
    if isinstance(field.validator, at_least):
        return {"type": "integer", "minimum": field.validator.least}
    return _of(kind, found)


def _of(kind: Any, found: dict[str, _Schema]) -> _Schema:
    """Return the schema of a type, as a reference where it is a class of the model."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_of(member, found) for member in get_args(kind)]}
    if origin is tuple:
        return {"type": "array", "items": _of(get_args(kind)[0], found)}
    if kind is type(None):
        return {"type": "null"}
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind is Actor:
        return {"description": "the id of one of the actors", **_TEXT}
    if kind.__name__ not in found:
        found[kind.__name__] = _choice(kind) if issubclass(kind, enum.Enum) else _record(kind, found)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _choice(kind: type[enum.Enum]) -> _Schema:
    return {"enum": [member.value for member in kind]}
