"""Articles as Arrow tables: nothing lost on the way there and back, through Parquet and other engines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

import newsmodel
from newsmodel import Article, Boilerplate, Caption, Paragraph, SerializationError, strategies

pyarrow: Any = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
parquet: Any = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")

from newsmodel.interop import arrow, frames  # noqa: E402

PAGE = Path("examples/harbour.html").read_bytes()


@pytest.fixture(scope="module")
def article() -> Article:
    return newsmodel.parse_html(PAGE, url="https://example.org/pier")


@given(strategies.articles())
@settings(max_examples=80)
def test_every_article_comes_back_as_it_was(article: Article) -> None:
    try:
        table = arrow.to_table([article, article])
    except SerializationError as error:
        assert "surrogate" in str(error)  # noqa: PT017
        return
    assert table.schema == arrow.schema()
    assert arrow.from_table(table) == (article, article)


def test_the_schema_holds_every_attribute_of_an_article() -> None:
    fields = {field.alias for field in attrs.fields(Article)}
    assert fields == set(arrow.schema().names) - {"text", "day", "error"}
    block = arrow.schema().field("blocks").type.value_type
    names = {field.name for field in block}
    for kind in (Paragraph, Caption, Boilerplate, newsmodel.Embed):
        assert {field.alias for field in attrs.fields(kind)} <= names


@given(strategies.articles())
@settings(max_examples=40)
def test_the_flat_table_has_the_rows_of_articles(article: Article) -> None:
    rows = frames.articles_rows([article, Article()])
    try:
        table = arrow.articles_table([article, Article()])
    except SerializationError as error:
        assert "surrogate" in str(error)  # noqa: PT017
        return
    assert table.to_pylist() == rows
    assert table.schema == arrow.articles_table([]).schema
    assert table.schema.field("day").type == pyarrow.date32()


def test_what_the_flat_table_cannot_carry_is_told_with_its_place() -> None:
    with pytest.raises(SerializationError) as caught:
        arrow.articles_table([Article(), Article(keywords=("pier", "half \ud83d"))])
    assert caught.value.path == (1, "keywords", 1)
    one: Any = Article()
    with pytest.raises(TypeError, match="into a list"):
        arrow.articles_table(one)


def test_parquet_round_trip(article: Article, tmp_path: Path) -> None:
    file = tmp_path / "articles.parquet"
    parquet.write_table(arrow.to_table([article]), file)
    assert arrow.from_table(parquet.read_table(file)) == (article,)


def test_polars_reads_and_writes_it(article: Article, tmp_path: Path) -> None:
    polars: Any = pytest.importorskip("polars", reason="polars is not installed")
    file = tmp_path / "articles.parquet"
    frame = polars.from_arrow(arrow.to_table([article]))
    speakers = frame.select("quotes").explode("quotes").unnest("quotes")["speaker"].to_list()
    assert speakers == [quote.speaker.id if quote.speaker else None for quote in article.quotes]
    frame.write_parquet(file)
    assert arrow.from_table(parquet.read_table(file)) == (article,)
    assert arrow.from_table(polars.read_parquet(file).to_arrow()) == (article,)


def test_duckdb_reads_and_writes_it(article: Article, tmp_path: Path) -> None:
    duckdb: Any = pytest.importorskip("duckdb", reason="duckdb is not installed")
    file, copy = tmp_path / "articles.parquet", tmp_path / "copy.parquet"
    parquet.write_table(arrow.to_table([article]), file)
    with duckdb.connect() as base:
        found = base.execute(
            "select q.text from (select unnest(quotes) as q from read_parquet(?)) where q.kind = 'indirect'",
            [str(file)],
        ).fetchall()
        base.execute(f"copy (from read_parquet('{file}')) to '{copy}'")
    assert [text for (text,) in found] == [q.text for q in article.quotes if q.kind.value == "indirect"]
    assert arrow.from_table(parquet.read_table(copy)) == (article,)


def test_batches_of_pages_become_batches_of_articles_and_no_page_is_lost(article: Article) -> None:
    pages = pyarrow.table(
        {
            "id": [7, 8, 9, 10],
            "page": [PAGE, b"", b"%PDF-1.7 \x00\x01", None],
            "url": ["https://example.org/pier", "https://example.org/nothing", None, None],
        }
    )
    batches = list(arrow.parse_batches(pages.to_batches(max_chunksize=3), keep=["id"]))
    assert [batch.num_rows for batch in batches] == [3, 1]
    table = pyarrow.Table.from_batches(batches)
    assert table["id"].to_pylist() == [7, 8, 9, 10]
    errors = table["error"].to_pylist()
    assert errors[0] is None
    assert errors[1].startswith("EmptyInputError: ")
    assert errors[3].startswith("EmptyInputError: ")
    # The page says what its own address is; one that is not parsed keeps the address that it was given by.
    assert table["url"].to_pylist()[:2] == [article.url, "https://example.org/nothing"]
    assert table["text"][0].as_py() == article.text
    assert arrow.from_table(table)[0] == article
    assert len(arrow.from_table(table)) == errors.count(None)


def test_an_error_of_an_annotator_is_a_row_too() -> None:
    def broken(article: Article) -> Article:
        raise ZeroDivisionError("no tide today")

    parser = newsmodel.Parser(annotators=(broken,))
    batch = pyarrow.RecordBatch.from_pydict({"page": [PAGE.decode()]})
    (found,) = arrow.parse_batches([batch], parser=parser)
    assert found["error"].to_pylist() == ["ZeroDivisionError: no tide today"]
    assert found["url"].to_pylist() == [None]


def test_columns_that_are_not_there_or_taken_are_told() -> None:
    batch = pyarrow.RecordBatch.from_pydict({"html": [PAGE]})
    with pytest.raises(ValueError, match="no column 'page' among html"):
        list(arrow.parse_batches([batch]))
    with pytest.raises(ValueError, match="text"):
        list(arrow.parse_batches([batch], page="html", keep=["text"]))


def test_what_arrow_cannot_carry_is_told_with_its_place() -> None:
    good, bad = Article(), Article(blocks=(Paragraph("half \ud83d"),))
    with pytest.raises(SerializationError) as caught:
        arrow.to_table([good, bad])
    assert caught.value.path == (1, "blocks", 0, "text")
    with pytest.raises(SerializationError):
        arrow.to_table([Article(blocks=(Caption("x", occurrences=2**70),))])
    with pytest.raises(TypeError):
        arrow.to_table(["an article"])  # type: ignore[list-item]


def test_a_row_that_is_no_article_is_told_with_its_place(article: Article) -> None:
    rows = arrow.to_table([article, article]).to_pylist()
    rows[1]["quotes"][0]["kind"] = "shouted"
    table = pyarrow.Table.from_pylist(rows, schema=arrow.schema())
    with pytest.raises(SerializationError) as caught:
        arrow.from_table(table)
    assert caught.value.path[:3] == (1, "quotes", 0)


def _columns(article: Article) -> Iterator[tuple[str, Any, tuple[str | int, ...]]]:
    """Yield columns of an article that hold what no article has there, each with the place of the fault."""
    types = {field.name: field.type for field in arrow.schema()}
    for name, kind in types.items():
        if name in arrow._DERIVED:
            continue
        if pyarrow.types.is_list(kind):
            yield name, pyarrow.array([[None]], kind), (0, name, 0)
        for wrong in (5, ["x"], [[5]], {"a": 1}, b"x", datetime(2024, 5, 3), "x" if kind != "string" else 5):
            if name == "extras" and isinstance(wrong, dict):
                continue  # what a caller adds is a mapping of its own
            try:
                pyarrow.array([wrong], kind)
            except (TypeError, ValueError):
                yield name, pyarrow.array([wrong]), (0, name)


def test_columns_of_other_types_and_nulls_in_lists_are_told_with_their_place(article: Article) -> None:
    table = arrow.to_table([article])
    told = 0
    for name, column, path in _columns(article):
        changed = table.set_column(table.schema.get_field_index(name), name, column)
        with pytest.raises(SerializationError) as caught:
            arrow.from_table(changed)
        assert caught.value.path[: len(path)] == path
        told += 1
    assert told > 100


def test_a_null_deep_in_a_row_is_told_with_its_place(article: Article) -> None:
    row = arrow.to_table([article]).to_pylist()[0]
    row["quotes"][0]["spans"][0] = None
    with pytest.raises(SerializationError) as caught:
        arrow.from_table(pyarrow.Table.from_pylist([row], schema=arrow.schema()))
    assert caught.value.path == (0, "quotes", 0, "spans", 0)


@pytest.mark.parametrize("name", ["url", "error", "blocks"])
def test_a_column_that_is_there_twice_is_told(article: Article, name: str) -> None:
    table = arrow.to_table([article])
    with pytest.raises(SerializationError, match="2 columns") as caught:
        arrow.from_table(table.append_column(name, table[name]))
    assert caught.value.path == (name,)


def test_values_that_python_does_not_have_are_told_with_their_place(article: Article) -> None:
    table = arrow.to_table([article, article])
    far = pyarrow.array([2**62, 2**62], pyarrow.int64()).cast(pyarrow.timestamp("us"))
    with pytest.raises(SerializationError) as caught:
        arrow.from_table(table.set_column(table.schema.get_field_index("published"), "published", far))
    assert caught.value.path == (0, "published")


def test_an_address_that_is_none_fails_its_row_and_no_other(article: Article) -> None:
    for urls, failed in (
        ([b"https://example.org/pier", b"\xff", None], [False, True, False]),
        ([5, 6, None], [True, True, False]),
    ):
        batch = pyarrow.RecordBatch.from_pydict({"page": [PAGE] * 3, "url": urls})
        (found,) = arrow.parse_batches([batch])
        assert [error is not None for error in found["error"].to_pylist()] == failed
        assert found["url"][1].as_py() is None
    assert arrow.from_table(pyarrow.Table.from_batches([found]))[0].text == article.text


def test_text_that_is_no_utf8_fails_its_row_and_no_other() -> None:
    halves = pyarrow.py_buffer(PAGE + b"\xff")
    offsets = pyarrow.array([0, len(PAGE), len(PAGE) + 1], pyarrow.int32()).buffers()[1]
    pages = pyarrow.StringArray.from_buffers(2, offsets, halves)
    (found,) = arrow.parse_batches([pyarrow.RecordBatch.from_arrays([pages], ["page"])])
    errors = found["error"].to_pylist()
    assert errors[0] is None
    assert str(errors[1]).startswith("UnicodeDecodeError: ")
    table = pyarrow.Table.from_batches([found]).set_column(0, "url", pages)
    with pytest.raises(SerializationError) as caught:
        arrow.from_table(table)
    assert caught.value.path == (1, "url")


@pytest.mark.parametrize("text", ["no JSON", "5", '["a"]', '{"a":NaN}', "[" * 100_000])
def test_extras_that_are_none_are_told_with_their_place(text: str) -> None:
    rows = arrow.to_table([Article(), Article(blocks=(Paragraph("x", extras={"a": 1}),))]).to_pylist()
    assert rows[1]["blocks"][0]["extras"] == '{"a":1}'
    rows[1]["blocks"][0]["extras"] = text
    with pytest.raises(SerializationError) as caught:
        arrow.from_table(pyarrow.Table.from_pylist(rows, schema=arrow.schema()))
    assert caught.value.path == (1, "blocks", 0, "extras")


def test_what_is_no_table_and_no_batch_is_refused() -> None:
    anything: Any = "a text"
    with pytest.raises(TypeError, match=r"pyarrow.Table, not str"):
        arrow.from_table(anything)
    with pytest.raises(TypeError, match=r"pyarrow.RecordBatches, not str"):
        list(arrow.parse_batches([anything]))
    one: Any = newsmodel.Article()
    with pytest.raises(TypeError, match="into a list"):
        arrow.to_table(one)
