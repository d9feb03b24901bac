"""Articles as ninjs, valid against IPTC's own schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import newsmodel
from newsmodel import Article, Aside, ListItem, Paragraph, SerializationError, strategies
from newsmodel.interop.ninjs import to_ninjs

SCHEMA = Path(__file__).parents[3] / "shared" / "standards" / "ninjs-schema_3.1.json"


@pytest.fixture(scope="module")
def validate() -> Any:
    """Return a function that raises where an object does not fit the schema."""
    if not SCHEMA.is_file():
        pytest.skip(f"no {SCHEMA.name} in ../shared/standards")
    jsonschema: Any = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    referencing: Any = pytest.importorskip("referencing", reason="referencing is not installed")
    schema = json.loads(SCHEMA.read_text("utf-8"))
    # The schema of GeoJSON stands elsewhere, and no place of ours has coordinates.
    nothing = referencing.Resource.from_contents({}, referencing.jsonschema.DRAFT202012)
    registry = referencing.Registry().with_resource("https://geojson.org/schema/GeoJSON.json", nothing)
    return jsonschema.Draft202012Validator(
        schema, registry=registry, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    ).validate


@given(article=strategies.articles())
@settings(max_examples=60)
def test_every_article_is_valid(validate: Any, article: Article) -> None:
    validate(to_ninjs(article, uri="https://example.org/a"))


def test_a_parsed_page_is_valid_and_says_what_the_article_says(validate: Any) -> None:
    article = newsmodel.parse_html(Path("examples/harbour.html").read_bytes())
    item = to_ninjs(article)
    validate(item)
    validate(json.loads(json.dumps(item)))
    assert item["uri"] == article.url
    assert item["headlines"][0]["value"] == article.headline
    assert item["bodies"][0]["value"] == article.text
    assert item["contentCreated"] == "2024-03-14T17:20:00+01:00"
    assert {"name": "Nora Lindqvist", "rel": "author"}.items() <= item["people"][0].items()
    pictures = [part for part in item["associations"] if part["type"] == "picture"]
    assert [part["descriptions"][0]["value"] for part in pictures] == [c.text for c in article.captions]
    assert pictures[0]["copyrightNotice"] == "(Amos Berg/Harbour News)"
    quotes = [part for part in item["associations"] if part["type"] == "component"]
    assert [part["bodies"][0]["value"] for part in quotes] == [quote.text for quote in article.quotes]
    assert [part["people"][0]["name"] for part in quotes if "people" in part] == [
        quote.speaker.name
        for quote in article.quotes
        if quote.speaker and quote.speaker.kind.value == "person"
    ]
    assert [event["name"] for event in item["events"]] == [article[event.span] for event in article.events]


def test_the_body_as_html_keeps_its_kinds_of_block() -> None:
    article = Article(blocks=(Paragraph("A < B"), ListItem("one"), ListItem("two")))
    bodies = to_ninjs(article, uri="urn:example:1")["bodies"]
    assert bodies[1]["value"] == "<p>A &lt; B</p><ul><li>one</li><li>two</li></ul>"
    assert bodies[0]["wordCount"] == 5


def test_asides_are_bodies_of_their_own() -> None:
    bodies = to_ninjs(Article(blocks=(Aside("In numbers: two"),)), uri="urn:example:1")["bodies"]
    assert bodies == [{"role": "aside", "contentType": "text/plain", "value": "In numbers: two"}]


def test_an_article_needs_an_identifier() -> None:
    with pytest.raises(SerializationError) as caught:
        to_ninjs(Article())
    assert caught.value.path == ("url",)
    assert to_ninjs(Article(), uri="urn:example:1")["uri"] == "urn:example:1"
    with pytest.raises(TypeError):
        to_ninjs("an article")  # type: ignore[arg-type]
