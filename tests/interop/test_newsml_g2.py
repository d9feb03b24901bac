"""Articles as NewsML-G2, valid against IPTC's own schema."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

import newsmodel
from newsmodel import (
    Article,
    Caption,
    Credit,
    Paragraph,
    Quote,
    SerializationError,
    Span,
    TimeExpression,
    strategies,
)
from newsmodel.interop._newsml_concepts import calendar_value, moment
from newsmodel.interop.newsml_g2 import to_newsml_g2

STANDARDS = Path(__file__).parents[3] / "shared" / "standards"
SCHEMA = STANDARDS / "NewsML-G2_2.35-spec-All-Power.xsd"
NITF = STANDARDS / "nitf-3-6.xsd"
_N = {"g": "http://iptc.org/std/nar/2006-10-01/", "n": "http://iptc.org/std/NITF/2006-10-18/"}
_SOME_DAY = datetime(2024, 3, 14, tzinfo=UTC)


@pytest.fixture(scope="module")
def validate() -> Callable[[bytes], None]:
    """Return a function that raises where an item, or the NITF in it, does not fit its schema."""
    for file in (SCHEMA, NITF):
        if not file.is_file():
            pytest.skip(f"no {file.name} in ../shared/standards")
    item, body = (etree.XMLSchema(etree.parse(str(file))) for file in (SCHEMA, NITF))

    def check(document: bytes) -> None:
        root = etree.fromstring(document)
        item.assertValid(root)
        [inside] = root.iterfind(".//n:nitf", _N)
        body.assertValid(etree.fromstring(etree.tostring(inside)))

    return check


def _find(document: bytes, path: str) -> list[str]:
    found = etree.fromstring(document).xpath(path, namespaces=_N)
    assert isinstance(found, list)
    return [str(part) for part in found]


@given(article=strategies.articles())
@settings(max_examples=60)
def test_every_article_is_valid_and_points_at_what_is_there(
    validate: Callable[[bytes], None], article: Article
) -> None:
    document = to_newsml_g2(article, uri="https://example.org/a", version_created=_SOME_DAY)
    validate(document)
    ids = _find(document, "//@id")
    assert len(ids) == len(set(ids))
    pointers = " ".join(_find(document, "//@contentrefs | //@idrefs")).split()
    assert set(pointers) <= set(ids)
    told = set(_find(document, "//g:assert/@literal"))
    assert set(_find(document, "//g:participant/@literal | //g:inlineRef/@literal")) <= told


def test_a_parsed_page_is_valid_and_says_what_the_article_says(validate: Callable[[bytes], None]) -> None:
    article = newsmodel.parse_html(Path("examples/harbour.html").read_bytes())
    document = to_newsml_g2(article)
    validate(document)
    assert _find(document, "/g:newsItem/@guid") == [article.url]
    assert _find(document, "//g:contentMeta/g:headline[not(@role)]/text()") == [article.headline]
    assert _find(document, "//g:contentMeta/g:creator/g:name/text()") == ["Nora Lindqvist", "Tomas Reyl"]
    assert _find(document, "//g:contentCreated[1]/text()")[0] == "2024-03-14T17:20:00+01:00"
    pictures = "//g:partMeta[g:role/@qcode='newsmodel:picture']"
    assert _find(document, f"{pictures}[1]/g:creditline/text()") == ["(Amos Berg/Harbour News)"]
    assert _find(document, f"{pictures}[1]/g:creator/@literal") == ["Amos Berg"]
    assert _find(document, f"{pictures}[1]/g:subject[g:facet/@qcode='newsmodel:left']/@literal") == [
        "ada-winter"
    ]
    quotes = "//g:partMeta[g:creator/@role='newsmodel:speaker']"
    assert _find(document, f"{quotes}[g:creator/@literal='ruben-aker']/g:description/text()") == [
        quote.text for quote in article.quotes_by("Ruben Aker")
    ]
    assert _find(document, "//g:assert[@literal='ada-winter']/g:facet[@rel='newsmodel:role']/@literal") == [
        "Mayor"
    ]
    assert "2024-07-01" in _find(document, "//g:assert/g:eventDetails/g:dates/g:start/text()")
    assert "ada-winter" in _find(document, "//g:contentMeta/g:subject/@literal")


def test_a_quote_in_pieces_points_at_all_of_them() -> None:
    text = "“One,” she said, “two.”"
    article = Article(
        blocks=(Paragraph(text),),
        quotes=(Quote("One, two.", (Span(0, 1, 5), Span(0, 18, 22))),),
        url="https://example.org/a",
        published=date(2024, 3, 14),
    )
    document = to_newsml_g2(article)
    assert _find(document, "//g:partMeta/@contentrefs") == ["quote-1-1 quote-1-2"]
    assert _find(document, "//n:q[@id='quote-1-1' or @id='quote-1-2']/text()") == ["One,", "two."]


def test_a_caption_of_a_credit_alone_is_valid(validate: Callable[[bytes], None]) -> None:
    caption = Caption("", credit=Credit("Ada\tWinter\x00", names=("Ada\nWinter",)))
    document = to_newsml_g2(Article(blocks=(caption,)), uri="urn:example:1", version_created=_SOME_DAY)
    validate(document)
    assert _find(document, "//g:partMeta/g:creditline/text()") == ["Ada Winter\ufffd"]


def test_a_bare_day_is_a_day_where_it_may_be_one() -> None:
    document = to_newsml_g2(Article(url="https://example.org/a", published=date(2024, 3, 14)))
    assert _find(document, "//g:versionCreated/text()") == ["2024-03-14T00:00:00"]
    assert _find(document, "//g:contentCreated/text()") == ["2024-03-14"]


@pytest.mark.parametrize(
    ("offset", "written"),
    [
        (timedelta(hours=1), "2024-03-14T12:00:00+01:00"),
        (timedelta(hours=20), "2024-03-13T16:00:00+00:00"),
        (timedelta(minutes=53, seconds=28), "2024-03-14T11:06:32+00:00"),
    ],
)
def test_zones_are_those_that_xml_schema_knows(offset: timedelta, written: str) -> None:
    assert moment(datetime(2024, 3, 14, 12, tzinfo=timezone(offset))) == written


def test_a_moment_at_the_end_of_the_calendar_loses_a_zone_that_nobody_knows() -> None:
    assert moment(datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=20)))) == "0001-01-01T00:00:00"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2024", "2024"),
        ("2024-02", "2024-02"),
        ("2024-02-29", "2024-02-29"),
        ("2024-W09", "2024-02-26T00:00:00"),
    ],
)
def test_a_time_is_as_coarse_as_the_format_can_be(value: str, written: str) -> None:
    start, end = datetime(2024, 2, 26), datetime(2024, 3, 4)
    assert calendar_value(TimeExpression(Span(0, 0, 1), value, start=start, end=end)) == written


def test_a_time_off_the_calendar_has_no_value() -> None:
    assert calendar_value(TimeExpression(Span(0, 0, 1), "2024-13")) is None
    assert calendar_value(TimeExpression(Span(0, 0, 1), "0000")) is None


def test_an_item_needs_an_identifier_and_a_day() -> None:
    with pytest.raises(SerializationError) as caught:
        to_newsml_g2(Article(), version_created=_SOME_DAY)
    assert caught.value.path == ("url",)
    with pytest.raises(SerializationError) as caught:
        to_newsml_g2(Article(), uri="urn:example:1")
    assert caught.value.path == ("published",)
    with pytest.raises(TypeError):
        to_newsml_g2("an article")  # type: ignore[arg-type]
