"""Plain data is read into attrs classes as it is, or not at all."""

from __future__ import annotations

import enum
from collections import OrderedDict
from typing import Any

import attrs
import pytest

from newsmodel import SerializationError
from newsmodel._strict import shown, strict_converter, structure


class Colour(enum.Enum):
    RED = "red"
    BLUE = "blue"


class Code(enum.StrEnum):
    FIRST = "first"


@attrs.frozen
class Inner:
    words: tuple[str, ...] = ()
    size: int | None = None


@attrs.frozen
class Outer:
    count: int
    share: float = 0.5
    flag: bool = False
    colour: Colour | None = None
    codes: tuple[Code, ...] = ()
    inner: Inner = attrs.field(factory=Inner)
    table: dict[str, Inner] = attrs.field(factory=dict)


def read(**data: Any) -> Outer:
    return structure(strict_converter(), data, Outer)


def test_what_fits_is_read() -> None:
    assert read(
        count=3,
        share=0.25,
        flag=True,
        colour="red",
        codes=["first"],
        inner={"words": ["a", "b"]},
        table={"x": {"words": []}},
    ) == Outer(3, 0.25, True, Colour.RED, (Code.FIRST,), Inner(("a", "b")), {"x": Inner()})


def test_an_ordered_dict_is_a_dict() -> None:
    assert read(count=1, inner=OrderedDict(words=["a"])) == Outer(1, inner=Inner(("a",)))


def test_what_is_written_is_plain_and_without_defaults() -> None:
    written = strict_converter().unstructure(Outer(3, codes=(Code.FIRST,), colour=Colour.BLUE))
    assert written == {"count": 3, "codes": ["first"], "colour": "blue"}
    assert type(written["codes"][0]) is str
    assert read(**written) == Outer(3, codes=(Code.FIRST,), colour=Colour.BLUE)


@pytest.mark.parametrize(
    ("data", "path", "message"),
    [
        ({}, ("count",), "the key 'count' is missing"),
        ({"count": "3"}, ("count",), "expected int, got '3'"),
        ({"count": True}, ("count",), "expected int, got True"),
        ({"count": None}, ("count",), "expected int, got None"),
        ({"count": 3.0}, ("count",), "expected int, got 3.0"),
        ({"count": 3, "share": 1}, ("share",), "expected float, got 1"),
        ({"count": 3, "flag": 1}, ("flag",), "expected bool, got 1"),
        ({"count": 3, "colour": "green"}, ("colour",), "expected one of 'red', 'blue', got 'green'"),
        ({"count": 3, "colour": ["red"]}, ("colour",), "got a value of type list"),
        ({"count": 3, "codes": ["second"]}, ("codes", 0), "expected one of 'first', got 'second'"),
        ({"count": 3, "codes": "first"}, ("codes",), "expected list, got 'first'"),
        ({"count": 3, "codes": ("first",)}, ("codes",), "expected list, got a value of type tuple"),
        ({"count": 3, "inner": []}, ("inner",), "expected dict, got a value of type list"),
        ({"count": 3, "inner": {"words": ["a", 1]}}, ("inner", "words", 1), "expected str, got 1"),
        ({"count": 3, "inner": {"size": "x"}}, ("inner", "size"), "expected int, got 'x'"),
        ({"count": 3, "inner": {"_size": 1}}, ("inner", "_size"), "unknown key '_size'"),
        ({"count": 3, "table": {"x": {"y": 1}}}, ("table", "x", "y"), "unknown key 'y'"),
        ({"count": 3, "table": []}, ("table",), "expected dict"),
        ({"count": 3, "table": {5: {}}}, ("table", 5), "expected str, got 5"),
        ({"count": 3, "b": 1, "a": 1}, ("a",), "unknown key 'a'"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_path(
    data: dict[str, Any], path: tuple[str | int, ...], message: str
) -> None:
    with pytest.raises(SerializationError) as caught:
        read(**data)
    assert message in str(caught.value)
    assert caught.value.path == path


def test_the_path_starts_where_the_caller_says() -> None:
    with pytest.raises(SerializationError) as caught:
        structure(strict_converter(), [{}], tuple[Outer, ...], path=("outers",))
    assert caught.value.path == ("outers", 0, "count")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("x" * 1000, repr("x" * 40 + "…")),
        ("x", "'x'"),
        (10**18, "a value of type int"),
        (-(10**18), "a value of type int"),
        (5, "5"),
        (None, "None"),
        (float("nan"), "nan"),
        ({"a": [1]}, "a value of type dict"),
        (b"x", "a value of type bytes"),
    ],
)
def test_a_message_shows_any_value_in_short(value: object, words: str) -> None:
    assert shown(value) == words


def test_a_message_shows_a_number_that_has_no_repr() -> None:
    assert shown(10**5000) == "a value of type int"
