"""What users add to articles and their parts: it can't be changed, it is compared, it is never lost."""

from __future__ import annotations

import copy
import enum
import pickle
from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given

import newsmodel
from growth import assert_in_proportion
from newsmodel import (
    Actor,
    ActorKind,
    Article,
    Block,
    Caption,
    Event,
    Extras,
    Paragraph,
    Quote,
    Span,
    from_json,
    strategies,
    to_json,
)

GIVEN: dict[str, Any] = {"sentiment": 0.25, "topics": ["ports", {"deep": [1, None]}], "known": True}

HOLDERS: dict[str, Callable[[Any], Any]] = {
    "article": lambda extras: Article(extras=extras),
    "block": lambda extras: Paragraph("x", extras=extras),
    "caption": lambda extras: Caption("x", extras=extras),
    "quote": lambda extras: Quote("x", (Span(0, 0, 1),), extras=extras),
    "actor": lambda extras: Actor("Ada", ActorKind.PERSON, "ada", extras=extras),
    "event": lambda extras: Event("open", Span(0, 0, 1), extras=extras),
}


def test_extras_are_a_mapping_of_frozen_values() -> None:
    extras = Extras(GIVEN)
    assert extras["sentiment"] == 0.25
    assert extras["topics"] == ("ports", Extras({"deep": (1, None)}))
    assert (list(extras), len(extras), "known" in extras) == (["sentiment", "topics", "known"], 3, True)
    assert extras.get("mood") is None
    assert extras.to_dict() == GIVEN
    assert extras == GIVEN == extras
    assert repr(extras) == f"Extras({GIVEN!r})"
    assert Extras() == {}


def test_extras_do_not_change() -> None:
    given = copy.deepcopy(GIVEN)
    extras = Extras(given)
    given["topics"][1]["deep"].append(2)
    given["mood"] = "good"
    extras.to_dict()["topics"][1]["deep"].append(3)
    assert extras == GIVEN
    with pytest.raises(AttributeError, match="can't be changed"):
        extras._values = {}
    with pytest.raises(TypeError):
        extras["mood"] = "good"  # type: ignore[index]


@given(strategies.extras())
def test_extras_are_values(extras: Extras) -> None:
    for again in (
        pickle.loads(pickle.dumps(extras)),  # noqa: S301
        copy.deepcopy(extras),
        Extras(dict(reversed(list(extras.items())))),
        Extras(extras.to_dict()),
    ):
        assert again == extras
        assert hash(again) == hash(extras)
        assert type(again) is Extras


UNEQUAL: tuple[tuple[Any, Any], ...] = (
    (1, True),
    (1, 1.0),
    (0, False),
    (None, 0),
    ("1", 1),
    ([], {}),
    (0.0, -0.0),
)


@pytest.mark.parametrize("pair", UNEQUAL, ids=repr)
def test_extras_are_compared_as_json_is(pair: tuple[Any, Any]) -> None:
    first, second = pair
    assert Extras({"a": first}) != Extras({"a": second})
    assert Extras({"a": first}) != {"a": second}
    assert Extras({"a": [first]}) == {"a": (first,)}
    assert Article(extras={"a": first}) != Article(extras={"a": second})


def test_what_is_no_mapping_of_json_values_is_another() -> None:
    assert Extras({"a": 1}) != 5
    assert Extras({"a": 1}) != {"a": date(2024, 3, 14)}
    assert Extras({"a": 1}) != {1: 1}


class Mood(enum.StrEnum):
    GOOD = "good"


class Number(enum.IntEnum):
    ONE = 1


class Fraction(float):
    """Such as numpy's."""


def test_subclasses_come_as_what_they_come_back_as() -> None:
    extras = Extras({Mood.GOOD: Mood.GOOD, "n": Number.ONE, "f": Fraction(0.5)})
    assert [type(value) for value in (*extras, *extras.values())] == [str, str, str, str, int, float]
    assert extras == {"good": "good", "n": 1, "f": 0.5}


REFUSED: dict[str, tuple[Any, type[Exception], str]] = {
    "a list": (["a"], TypeError, "extras are a mapping, not list"),
    "a text": ("a", TypeError, "extras are a mapping, not str"),
    "nothing": (None, TypeError, "extras are a mapping, not NoneType"),
    "a day": ({"a": date(2024, 3, 14)}, TypeError, "date is none"),
    "a set": ({"a": [{1}]}, TypeError, "set is none"),
    "bytes": ({"a": {"b": b"c"}}, TypeError, "bytes is none"),
    "a number for a key": ({"a": {1: 2}}, TypeError, "keys of extras are strings, not int"),
    "infinity": ({"a": float("inf")}, ValueError, "finite, not inf"),
    "no number": ({"a": [float("nan")]}, ValueError, "finite, not nan"),
    "65 bits": ({"a": 2**63}, ValueError, "64 bits"),
    "65 bits below": ({"a": -(2**63) - 1}, ValueError, "64 bits"),
}


@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.parametrize("holder", HOLDERS)
def test_what_json_does_not_have_is_refused_at_once(case: str, holder: str) -> None:
    value, error, says = REFUSED[case]
    with pytest.raises(error, match=says):
        HOLDERS[holder](value)


def nested(depth: int) -> dict[str, Any]:
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return {"a": value}


def test_values_lie_so_deep_and_no_deeper() -> None:
    article = Article(extras=nested(63))
    assert from_json(to_json(article)) == article
    assert Article(extras={"a": Extras(nested(62)).to_dict()}).extras["a"]
    for deeper in (nested(64), nested(100_000), {"b": Extras(nested(63))}):
        with pytest.raises(ValueError, match="64 deep"):
            Article(extras=deeper)


@pytest.mark.parametrize("holder", HOLDERS)
def test_all_that_hold_extras_are_compared_by_them(holder: str) -> None:
    make = HOLDERS[holder]
    assert make(GIVEN) == make(Extras(GIVEN)) != make({})
    assert hash(make(GIVEN)) == hash(make(copy.deepcopy(GIVEN)))
    assert make(GIVEN).extras == GIVEN
    assert make({}).extras == Extras() == attrs.evolve(make(GIVEN), extras={}).extras


def test_extras_stay_where_they_are_while_the_rest_is_annotated() -> None:
    article = newsmodel.Parser(annotators=()).parse_text(
        "Pier opens\n\nThe pier opened on Monday, said Ada Winter."
    )
    blocks = tuple(attrs.evolve(block, extras={"number": n}) for n, block in enumerate(article.blocks))
    annotated = newsmodel.annotate(attrs.evolve(article, blocks=blocks, extras={"archive": 7}))
    assert [block.extras["number"] for block in annotated.blocks] == list(range(len(blocks)))
    assert annotated.extras == {"archive": 7}
    assert annotated.actors


def test_a_kind_of_block_of_ones_own_is_refused_at_once() -> None:
    for base in (Block, Paragraph, Caption):
        with pytest.raises(TypeError, match=r"Verse can't be a kind of block.* extras"):

            @attrs.frozen
            class Verse(base):  # type: ignore[misc, valid-type]
                rhyme: str = ""


def test_time_grows_with_the_extras() -> None:
    def make(size: int) -> dict[str, Any]:
        deep: Any = {}
        for _ in range(60):
            deep = {"in": deep, "list": list(range(size // 8))}
        return {"many": {str(n): [n, {"x": n}] for n in range(size)}, "deep": deep}

    assert_in_proportion(make, lambda given: hash(Article(extras=given)), 60, times=16, most=48, brief=2e-4)
