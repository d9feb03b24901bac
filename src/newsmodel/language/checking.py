"""Checks of a language file what its types leave open: empty words, and keys and values that mean nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

import attrs

from newsmodel.errors import SerializationError
from newsmodel.language.events import EventWords
from newsmodel.language.times import TimeWords
from newsmodel.model import EventType, Position

_Path = tuple[str | int, ...]

#: Tables of verbs whose entries are the forms of each, in a fixed order.
VERB_FORMS = frozenset(("quotes", name) for name in ("speech", "attitude", "naming"))

#: What turns a verb's ending into that of its lemma; "" where it is only taken off.
_ENDINGS = tuple(field.name for field in attrs.fields(EventWords) if field.name.startswith("unknown_"))
#: Tables whose entries say by "" that there is no such form, or no ending.
_GAPS = VERB_FORMS | {("events", name) for name in ("regular", *_ENDINGS)} | {("quotes", "source_plurals")}

_UNITS = frozenset(
    ("second", "minute", "hour", "day", "week", "weekend", "month", "quarter", "year", "decade", "century")
)
_TYPES = frozenset(member.value for member in EventType)
_PRONOUNS = frozenset(("female", "male", "thing", "plural", "other"))
#: The keys that tables with a fixed set of them may have.
_KEYS: Mapping[tuple[str, str], frozenset[str]] = {
    ("times", "units"): _UNITS,
    ("times", "unit_plurals"): _UNITS,
    ("times", "seasons"): frozenset(("SP", "SU", "FA", "WI")),
    ("times", "day_parts"): frozenset(("MO", "MI", "AF", "EV", "NI")),
    ("times", "clock_halves"): frozenset(("am", "pm")),
    ("quotes", "pronouns"): _PRONOUNS,
    ("quotes", "gender_words"): frozenset(("female", "male")),
    ("quotes", "article_genders"): frozenset(("female", "male", "plural")),
    ("actors", "pronouns"): frozenset(("female", "male")),
    ("events", "verbs"): _TYPES,
    ("events", "happenings"): _TYPES,
}
#: The values that the keys of a table may have.
_VALUES: Mapping[tuple[str, str], frozenset[Any]] = {
    ("times", "months"): frozenset(range(1, 13)),
    ("times", "weekdays"): frozenset(range(1, 8)),
    ("actors", "positions"): frozenset(member.name for member in Position),
    ("actors", "position_lists"): frozenset(("LEFT", "RIGHT")),
}
_CODE = re.compile("[a-z]{2,8}")


def check_words(data: Mapping[str, Any]) -> None:
    """Check what a language file holds, whose types are right.

    Raises:
        SerializationError: a word is empty, or a key or a value is none of those that are allowed there.
    """
    _refuse_empty(data, ())
    if not _CODE.fullmatch(data["code"]):
        raise SerializationError(
            "a code is two to eight small letters, a BCP 47 tag without a region", path=("code",)
        )
    for (table, name), keys in _KEYS.items():
        for key in data.get(table, {}).get(name, ()):
            _refuse_others(key, keys, (table, name, key))
    for (table, name), values in _VALUES.items():
        for key, value in data.get(table, {}).get(name, {}).items():
            _refuse_others(value, values, (table, name, key))
    order = data.get("times", {}).get("date_order", "dmy")
    _refuse_others(order, frozenset(("dmy", "mdy")), ("times", "date_order"))


def _refuse_others(value: object, allowed: frozenset[Any], path: _Path) -> None:
    if value not in allowed:
        known = ", ".join(map(str, sorted(allowed)))
        raise SerializationError(f"expected one of {known}, got {value!r}", path=path)


def _refuse_empty(value: object, path: _Path) -> None:
    """Raise `SerializationError` for a word in *value*, itself at *path*, that is empty or blank."""
    if isinstance(value, str):
        if not value.strip() and path[:2] not in _GAPS:
            raise SerializationError("the word is empty", path=path)
    elif isinstance(value, dict):
        for key, inner in cast("dict[str, object]", value).items():
            if not key.strip():
                raise SerializationError("the key is empty", path=(*path, key))
            _refuse_empty(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(cast("list[object]", value)):
            _refuse_empty(inner, (*path, index))


def check_forms(data: Mapping[str, Any], words: TimeWords) -> None:
    """Check the forms of times that *data* gives; *words* is the table that they are read with.

    Raises:
        SerializationError: a form means nothing that is known, or can't be read.
    """
    forms = data.get("times", {}).get("forms", {})
    if forms:
        # Their notation is read by the step that looks for times.
        from newsmodel.annotating.times.checking import check_form

        for meaning, several in forms.items():
            for index, form in enumerate(several):
                try:
                    check_form(meaning, form, words)
                except ValueError as error:
                    path = ("times", "forms", meaning, index)
                    raise SerializationError(str(error), path=path) from error
