"""Tables of what was found: rows without any package, and pandas data frames."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import newsmodel
from newsmodel import Article, Author, Caption, Headline, Paragraph, strategies
from newsmodel.interop import frames

KINDS = ("quotes", "captions", "actors", "events", "blocks")
ROWS = {kind: getattr(frames, f"{kind}_rows") for kind in KINDS}
FRAMES = {kind: getattr(frames, f"{kind}_frame") for kind in KINDS}


@pytest.fixture(scope="module")
def article() -> Article:
    return newsmodel.parse_text(Path("examples/harbour.txt").read_text("utf-8"), url="https://example.org/a")


@given(strategies.articles())
@settings(max_examples=40)
def test_there_is_a_row_for_everything_with_the_same_columns(article: Article) -> None:
    for kind in KINDS:
        rows = ROWS[kind]([article, article])
        assert len(rows) == 2 * len(getattr(article, kind))
        assert len({tuple(row) for row in rows}) <= 1
        assert [row["article"] for row in rows] == sorted(row["article"] for row in rows)


def test_rows_tell_what_the_article_tells(article: Article) -> None:
    for row, quote in zip(frames.quotes_rows(article), article.quotes, strict=True):
        assert row["url"] == "https://example.org/a"
        assert row["text"] == quote.text
        assert row["speaker"] == (quote.speaker.name if quote.speaker else None)
        if row["start"] is not None:
            told = article.text[row["start"] : row["end"]]
            assert told.startswith(quote.text[:10])
            assert told.endswith(quote.text[-5:])
    winter = next(row for row in frames.actors_rows(article) if row["name"] == "Ada Winter")
    assert winter["quotes"] == len(article.quotes_by("Winter"))
    assert winter["mentions"] == len(article.mentions_of("Winter"))
    captions = frames.captions_rows(article)
    assert [article.blocks[row["block"]] for row in captions] == list(article.captions)
    assert captions[0]["depicts"] == ["Ada Winter", "Piet Solheim"]
    assert captions[0]["names"] == ["Amos Berg"]
    assert [row["main"] for row in frames.events_rows(article)].count(True) == 1
    assert [row["text"] for row in frames.blocks_rows(article)] == [block.text for block in article.blocks]


FAR_EAST = timezone(timedelta(hours=9))
PUBLISHED = {
    "a moment with its zone": (datetime(2024, 3, 1, 0, 30, tzinfo=FAR_EAST), date(2024, 3, 1)),
    "a moment without one": (datetime(2024, 2, 29, 23, 59), date(2024, 2, 29)),
    "a day": (date(2024, 2, 28), date(2024, 2, 28)),
    "the last day there is": (datetime(9999, 12, 31, 23, tzinfo=timezone(-timedelta(hours=9))), date.max),
    "nothing": (None, None),
}


@pytest.mark.parametrize("case", PUBLISHED)
def test_the_row_of_an_article_has_its_day(case: str) -> None:
    published, day = PUBLISHED[case]
    article = Article(published=published)
    [row] = frames.articles_rows(article)
    assert row["day"] == article.day == day
    assert type(row["day"]) is type(day)
    assert row["published"] == (published.isoformat() if published else None)


def test_articles_are_sorted_by_their_day() -> None:
    articles = [Article(published=published) for published, day in PUBLISHED.values() if day]
    days = [article.day for article in sorted(articles, key=lambda article: article.day or date.min)]
    assert days == [date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1), date.max]


def test_the_row_of_an_article_tells_what_it_is_and_how_much_is_in_it() -> None:
    article = Article(
        blocks=(
            Headline("Pier closes"),
            Paragraph("The pier closes."),
            Caption("The pier"),
            Paragraph("It is old."),
        ),
        url="https://News.Example:8080/pier?page=1",
        language="de-AT",
        authors=(Author("Nora Lind"), Author("Tom Reyl")),
        keywords=("pier",),
        section="Port",
        publisher="Harbour News",
        free_to_read=False,
        diagnostics=(newsmodel.Diagnostic.TEASER_ONLY,),
    )
    [row] = frames.articles_rows(article)
    told = {name: value for name, value in row.items() if value is not None}
    assert told == {
        "article": 0,
        "url": "https://News.Example:8080/pier?page=1",
        "host": "news.example",
        "headline": "Pier closes",
        "publisher": "Harbour News",
        "section": "Port",
        "language": "de",
        "authors": ["Nora Lind", "Tom Reyl"],
        "keywords": ["pier"],
        "free_to_read": False,
        "words": 6,
        "paragraphs": 2,
        "captions": 1,
        "images": 0,
        "links": 0,
        "media": 0,
        "quotes": 0,
        "actors": 0,
        "events": 0,
        "diagnostics": ["teaser-only"],
    }


@pytest.mark.parametrize("url", ["", "pier.html", "http://[news", "mailto:desk@news.example"])
def test_an_address_without_a_host_is_in_the_row_all_the_same(url: str) -> None:
    [row] = frames.articles_rows(Article(url=url))
    assert (row["url"], row["host"]) == (url, None)


@given(strategies.articles())
@settings(max_examples=40)
def test_there_is_a_row_for_each_article(article: Article) -> None:
    rows = frames.articles_rows([article, Article()])
    assert [row["article"] for row in rows] == [0, 1]
    assert list(rows[0]) == list(rows[1])
    counted = {kind: len(getattr(article, kind)) for kind in ("paragraphs", "captions", *KINDS[:1])}
    assert {kind: rows[0][kind] for kind in counted} == counted


def test_a_frame_of_articles_is_sorted_and_filtered_by_day() -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    articles = [Article(published=published) for published, _ in PUBLISHED.values()]
    frame: Any = frames.articles_frame(articles)
    assert frame.dtypes.to_dict() == frames.articles_frame([]).dtypes.to_dict()
    assert frame.sort_values("day")["article"].tolist() == [2, 1, 0, 3, 4]
    assert frame[frame["day"] >= "2024-02-29"]["article"].tolist() == [0, 1, 3]


def test_rows_go_into_a_csv_file(article: Article) -> None:
    rows = frames.events_rows(article)
    file = io.StringIO()
    writer = csv.DictWriter(file, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    assert len(list(csv.DictReader(io.StringIO(file.getvalue())))) == len(rows)


@pytest.mark.parametrize("kind", KINDS)
def test_pandas_frames_have_the_same_types_full_and_empty(article: Article, kind: str) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    full: Any = FRAMES[kind](iter([article, article]))
    empty: Any = FRAMES[kind]([])
    assert len(full) == 2 * len(getattr(article, kind))
    assert len(empty) == 0
    assert full.dtypes.to_dict() == empty.dtypes.to_dict()
    assert full["article"].tolist() == [row["article"] for row in ROWS[kind]([article, article])]


def test_a_table_is_made_of_articles() -> None:
    for rows in (*ROWS.values(), frames.articles_rows):
        with pytest.raises(TypeError, match="not of str"):
            rows(["an article"])


def test_what_is_not_installed_is_named_with_its_extra() -> None:
    code = """
import sys
sys.modules["pandas"] = sys.modules["pyarrow"] = None
from newsmodel.interop import arrow, frames
for ask, extra in ((lambda: frames.quotes_frame([]), "pandas"), (arrow.schema, "arrow")):
    try:
        ask()
    except ImportError as error:
        assert f"newsmodel[{extra}]" in str(error), error
    else:
        raise SystemExit("no error")
assert frames.quotes_rows([]) == []
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_missing_moment_of_a_frame_is_no_date() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    missing = pandas.DataFrame({"day": [pandas.Timestamp("2024-05-03"), None]})["day"].tolist()[1]
    assert missing is pandas.NaT
    text = "The ferry to Gull Quay ran again on Monday, 6 May 2024."
    assert newsmodel.parse_text(text, published=missing) == newsmodel.parse_text(text)
    assert newsmodel.parse_html(f"<p>{text}", published=missing) == newsmodel.parse_html(f"<p>{text}")
    assert newsmodel.Article(published=missing, modified=missing) == newsmodel.Article()
