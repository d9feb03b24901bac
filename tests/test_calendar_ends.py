"""The first and the last days that Python's calendar has: programs write them for "never" and "no end"."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from importlib import resources
from typing import Any

import pytest

from newsmodel import Article, EventStatus, Parser, from_json, parse_html, parse_text, to_json
from newsmodel.annotating import with_times
from newsmodel.interop.newsml_g2 import to_newsml_g2
from newsmodel.interop.ninjs import to_ninjs
from newsmodel.interop.nitf import to_nitf
from newsmodel.interop.schema_org import to_schema_org
from newsmodel.interop.zyte import to_zyte
from newsmodel.language import known_languages

FIRST, LAST = datetime.combine(date.min, time.min), datetime.combine(date.max, time.max)
EAST, WEST = timezone(timedelta(hours=14)), timezone(-timedelta(hours=12))
ENDS = [
    date.min,
    date(1, 1, 3),
    date(9999, 12, 30),
    date.max,
    FIRST,
    LAST,
    *(FIRST.replace(tzinfo=zone) for zone in (EAST, UTC, WEST)),
    *(LAST.replace(tzinfo=zone) for zone in (EAST, UTC, WEST)),
]
STORY = (
    "Ferry sinks\n\nA ferry sank off Gull Quay, the council said.\n\nThe ferry sank on Friday, "
    "Ada Winter said. Nobody was hurt tonight. Bo Berg opened the landing at 11:59 p.m. on December 31, 9999."
)
#: Nothing in it says when.
UNDATED = (
    "Ferry sinks off Gull Quay\n\nThe ferry Sigrun sank off Gull Quay, Ada Winter said.\n\nNobody was hurt."
)
TIMES = Parser(annotators=(with_times,))
WAYS_OUT: list[Callable[[Article], object]] = [
    lambda article: from_json(to_json(article)),
    lambda article: article._repr_html_(),
    to_zyte,
    to_schema_org,
    to_ninjs,
    to_nitf,
    to_newsml_g2,
]


def _words(table: Any) -> Iterator[str]:
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict):
        for key, value in table.items():
            yield key
            yield from _words(value)
    elif isinstance(table, list):
        for value in table:
            yield from _words(value)


def _all_times(language: str) -> str:
    """Return a text with every word for times that a language file has, alone and before a clock time."""
    file = resources.files("newsmodel.language").joinpath(f"{language}.toml")
    words = sorted({"", *_words(tomllib.loads(file.read_text("utf-8")).get("times", {}))})
    return "\n\n".join(f"{word} 24:00. 31 {word} 23:59. 2 {word} {word}. {word} 9999." for word in words)


@pytest.mark.parametrize("published", ENDS, ids=str)
@pytest.mark.parametrize("text", [STORY, UNDATED], ids=["dated", "undated"])
def test_an_article_of_such_a_day_goes_every_way(text: str, published: date) -> None:
    article = parse_text(text, url="https://example.org/ferry", published=published, language="en")
    assert article.published == published
    (main,) = (event for event in article.events if event.main)
    assert main.status is EventStatus.HAPPENED
    assert main.time is not None
    for way in WAYS_OUT:
        assert way(article)


@pytest.mark.parametrize("language", known_languages())
@pytest.mark.parametrize("published", [date.min, date.max], ids=str)
def test_times_count_from_such_a_day(language: str, published: date) -> None:
    article = TIMES.parse_text(_all_times(language), published=published, language=language)
    assert from_json(to_json(article)) == article


@pytest.mark.parametrize(
    "said",
    [
        "9999-12-31",
        "9999-12-31T23:59:59Z",
        "9999-12-31T23:59:59-12:00",
        "31 December 9999",
        "0001-01-01T00:00:00",
    ],
)
def test_a_page_that_says_never_says_no_day(said: str) -> None:
    head = f'<meta property="article:published_time" content="{said}">'
    script = (
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "{said}"}}</script>'
    )
    body = f"<article><h1>Ferry sinks</h1><time datetime='{said}'>{said}</time><p>{STORY}</p></article>"
    for page in (head + body, script + body, body):
        article = parse_html(page)
        assert article.published is None
        assert "Nobody was hurt" in article.text
