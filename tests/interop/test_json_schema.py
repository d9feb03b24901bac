"""The JSON Schema of articles: what is written fits it, and what can't be read does not."""

from __future__ import annotations

import copy
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from newsmodel import Article, strategies, to_dict
from newsmodel.interop.json_schema import article_schema

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "json"
EXAMPLE: dict[str, Any] = json.loads((CASES / "article.json").read_text("utf-8"))
REFUSED: list[dict[str, Any]] = tomllib.loads((CASES / "refused.toml").read_text("utf-8"))["case"]
PUBLISHED = ROOT / "docs" / "reference" / "article.schema.json"

#: What only `from_dict` sees: it takes the article as a whole, the calendar, or Python's numbers.
BEYOND_A_SCHEMA = {
    "a fraction for a number",  # 5.0 is a whole number to JSON
    "a span the wrong way round",
    "a span beyond its block",
    "a mention beyond its block",
    "a quote of other words",
    "a speaker whom nobody knows",
    "a participant whom nobody knows",
    "somebody unknown in a picture",
    "a place that nobody knows",
    "two actors of one id",
    "a day that is none",
    "a day that no month has",
    "a start with a zone",
    "a time that ends before it starts",
}


@pytest.fixture(scope="module")
def validator() -> Any:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    schema = article_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_the_published_schema_is_that_of_the_model() -> None:
    written = json.dumps(article_schema(), indent=1) + "\n"
    assert PUBLISHED.read_text("utf-8") == written, f"write `article_schema()` into {PUBLISHED.name}"


def test_the_example_fits(validator: Any) -> None:
    validator.validate(EXAMPLE)
    validator.validate(to_dict(Article()))


def test_every_article_fits(validator: Any) -> None:
    @given(strategies.articles())
    @settings(max_examples=150)
    def fits(article: Article) -> None:
        validator.validate(to_dict(article))

    fits()


@pytest.mark.parametrize("case", REFUSED, ids=[case["name"] for case in REFUSED])
def test_what_is_refused_does_not_fit(validator: Any, case: dict[str, Any]) -> None:
    document = copy.deepcopy(EXAMPLE)
    holder: Any = document
    *way, last = case["at"]
    for step in way:
        holder = holder[step]
    if "put" in case:
        holder[last] = case["put"]
    else:
        del holder[last]
    assert validator.is_valid(document) == (case["name"] in BEYOND_A_SCHEMA)


def test_who_asks_for_a_schema_may_change_it() -> None:
    schema = article_schema()
    schema["properties"]["url"].clear()
    schema["$defs"]["Span"]["prefixItems"].clear()
    assert article_schema()["properties"]["url"]
    assert article_schema()["$defs"]["Span"]["prefixItems"]
