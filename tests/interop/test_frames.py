"""Tables of what was found: rows without any package, and pandas data frames."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import newsmodel
from newsmodel import Article, strategies
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
    for rows in ROWS.values():
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
