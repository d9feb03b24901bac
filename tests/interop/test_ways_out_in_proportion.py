"""The ways out take time in proportion to what an article holds, also where it all stands in one block."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from growth import assert_in_proportion
from newsmodel import Actor, ActorKind, Article, Mention, Paragraph, Quote, Span, TimeExpression
from newsmodel.interop.newsml_g2 import to_newsml_g2
from newsmodel.interop.ninjs import to_ninjs
from newsmodel.interop.nitf import to_nitf
from newsmodel.interop.schema_org import from_schema_org, to_schema_org


def _article(text: str, actors: list[Actor], quotes: list[Quote], times: list[TimeExpression]) -> Article:
    return Article(
        url="https://example.org/ferry",
        headline="Ferry runs again",
        published=date(2024, 5, 3),
        blocks=(Paragraph(text),),
        actors=tuple(actors),
        quotes=tuple(quotes),
        times=tuple(times),
    )


def of_mentions(size: int) -> Article:
    mentions = tuple(Mention(Span(0, 4 * i, 4 * i + 3)) for i in range(size))
    return _article("Ada " * size, [Actor("Ada", ActorKind.PERSON, "ada", mentions=mentions)], [], [])


def of_namesakes(size: int) -> Article:
    actors = [
        Actor("Ada", ActorKind.PERSON, f"ada-{i}", mentions=(Mention(Span(0, 4 * i, 4 * i + 3)),))
        for i in range(size)
    ]
    return _article("Ada " * size, actors, [], [])


def of_speakers(size: int) -> Article:
    article = of_namesakes(size)
    quotes = [Quote("Ada", (Span(0, 4 * i, 4 * i + 3),), speaker=who) for i, who in enumerate(article.actors)]
    return _article("Ada " * size, list(article.actors), quotes, [])


def of_nested_times(size: int) -> Article:
    times = [TimeExpression(Span(0, i, 2 * size - i), "2024") for i in range(size)]
    return _article("a" * (2 * size), [], [], times)


MAKERS = (of_mentions, of_namesakes, of_speakers, of_nested_times)
WAYS: dict[str, Callable[[Article], object]] = {
    "notebook": lambda article: article._repr_html_(),
    "schema.org": to_schema_org,
    "schema.org and back": lambda article: from_schema_org(to_schema_org(article)),
    "ninjs": to_ninjs,
    "NITF": to_nitf,
    "NewsML-G2": to_newsml_g2,
}


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_way_out_takes_time_in_proportion(
    way: Callable[[Article], object], make: Callable[[int], Article]
) -> None:
    assert_in_proportion(make, way, 500, times=8, most=20)
