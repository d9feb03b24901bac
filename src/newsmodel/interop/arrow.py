"""Articles as Arrow tables and back, batches of pages into batches of articles; extra ``newsmodel[arrow]``.

The schema is the JSON format of `newsmodel.to_dict` with a type for everything: a span is a struct of
``block``, ``start`` and ``end``, the kinds of block share one struct, actors are referred to by their id, the
ends of a time's interval are timestamps without a zone, and what an article leaves at its default is null.
``published`` and ``modified`` are text (ISO 8601): some have a zone, some none, and some are a day only.
``extras``, which may hold anything, are JSON text.
Three columns are there for queries and are not read back: ``text``, the article's body, ``day``, the day of
publication, and ``error``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from newsmodel.errors import SerializationError
from newsmodel.interop._extras import extra_module
from newsmodel.interop.frames import articles_rows
from newsmodel.interop.json import DERIVED_KEYS, FORMAT_VERSION, from_dict, refuse_surrogates, to_dict
from newsmodel.model import Article

if TYPE_CHECKING:
    import pyarrow as pa

    from newsmodel.parsing import Parser

#: What the schema's metadata say of the format's version.
_VERSION = b"newsmodel"
#: Turns a value of one form into the other.
_Turn: TypeAlias = Callable[[Any], Any]
#: The attribute that may hold anything, of articles and of their parts.
_FREE = "extras"
#: Columns that are worked out from the others.
_DERIVED = (*DERIVED_KEYS, "error")


def schema() -> pa.Schema:
    """Return the schema of a table of articles.

    Raises:
        ImportError: pyarrow is not installed.
    """
    return cast("pa.Schema", _schema())


def to_table(articles: Iterable[Article]) -> pa.Table:
    """Return a table with a row for each article; nothing is lost.

    Raises:
        TypeError: one of them is no `Article`.
        SerializationError: a string holds a lone surrogate, or a number needs more than 64 bits, which Arrow
            can't carry. The error's ``path`` tells which article, and where in it.
        ImportError: pyarrow is not installed.
    """
    arrow: Any = _arrow()
    if isinstance(articles, Article):
        raise TypeError("a table is made of several articles: put the one into a list")
    rows = [_row(article, number) for number, article in enumerate(articles)]
    return cast("pa.Table", arrow.Table.from_batches([_batch(rows, _schema())], _schema()))


def articles_table(articles: Iterable[Article]) -> pa.Table:
    """Return a flat table with a row for each article, what `newsmodel.interop.frames.articles_rows` gives.

    For looking at many and for queries; what an article holds besides is not in it. ``day`` is a ``date32``.

    Raises:
        TypeError: one of them is no `Article`.
        SerializationError: a string holds a lone surrogate, which Arrow can't carry. The error's ``path``
            tells which article, and its column.
        ImportError: pyarrow is not installed.

    .. versionadded:: 0.2
    """
    arrow: Any = _arrow()
    if isinstance(articles, Article):
        raise TypeError("a table is made of several articles: put the one into a list")
    rows = articles_rows(articles)
    refuse_surrogates(rows)
    return cast("pa.Table", arrow.Table.from_batches([_batch(rows, _flat_schema())], _flat_schema()))


def from_table(table: pa.Table) -> tuple[Article, ...]:
    """Return the articles of a table that `to_table` made; rows with an error, which hold none, are left out.

    Columns that the schema does not have are not looked at.

    Raises:
        SerializationError: a row is no article, or a column is there twice. The error's ``path`` begins with
            the row's number, or is the column's name.
        ImportError: pyarrow is not installed.
    """
    given: Any = table
    if not isinstance(given, _arrow().Table):
        raise TypeError(f"table is a pyarrow.Table, not {type(table).__name__}")
    columns: list[str] = given.column_names
    for name in _schema().names:
        if columns.count(name) > 1:
            raise SerializationError(f"there are {columns.count(name)} columns of this name", path=(name,))
    errors = given["error"].to_pylist() if "error" in columns else [None] * given.num_rows
    fields = [field for field in _schema() if field.name not in _DERIVED]
    turns = {field.name: turn for field in fields if (turn := _field_reader(field))}
    rows = _rows(given.select([field.name for field in fields if field.name in columns]))
    return tuple(
        _article(row, turns, number)
        for number, (row, error) in enumerate(zip(rows, errors, strict=True))
        if error is None
    )


def parse_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    parser: Parser | None = None,
    page: str = "page",
    url: str | None = "url",
    keep: Sequence[str] = (),
) -> Iterator[pa.RecordBatch]:
    """Yield for each batch of pages a batch of their articles, a row for each page, in order.

    A page that can't be parsed, or whose address is none, is a row whose ``error`` holds the name of the
    error and what it says.

    Args:
        batches: record batches with a column of pages, as bytes or text.
        parser: configured by the caller; None is ``Parser()``.
        page: the name of the column of pages.
        url: the name of the column of their addresses, as text or as bytes in UTF-8; None, or a column that
            is not there, for none.
        keep: columns that are handed on as they are, before the others; no name of the schema's.

    Raises:
        ValueError: there is no column of pages, or *keep* names a column of the schema's.
        ImportError: pyarrow is not installed.
    """
    from newsmodel.parsing import Parser

    if taken := set(keep) & set(_schema().names):
        raise ValueError(f"columns of the articles have these names too: {', '.join(sorted(taken))}")
    reader = parser or Parser()
    for batch in batches:
        yield _parsed_batch(batch, reader, page, url, keep)


def _parsed_batch(batch: Any, parser: Parser, page: str, url: str | None, keep: Sequence[str]) -> Any:
    arrow: Any = _arrow()
    if not isinstance(batch, arrow.RecordBatch):
        raise TypeError(f"batches hold pyarrow.RecordBatches, not {type(batch).__name__}")
    names = batch.schema.names
    if missing := [name for name in (page, *keep) if name not in names]:
        raise ValueError(f"no column {missing[0]!r} among {', '.join(names)}")
    pages = batch.column(page)
    urls = batch.column(url) if url in names else [None] * len(pages)
    found = _batch([_parsed(*given, parser) for given in zip(pages, urls, strict=True)], _schema())
    fields = [*(batch.schema.field(name) for name in keep), *_schema()]
    return arrow.RecordBatch.from_arrays(
        [*(batch.column(name) for name in keep), *found.columns],
        schema=arrow.schema(fields, metadata=_schema().metadata),
    )


def _parsed(page: Any, url: Any, parser: Parser) -> dict[str, Any]:
    """Return the row of a page, which tells the error where there is one; *page* and *url* are Arrow's."""
    address: str | None = None
    try:
        address = _address(url)
        return _row(parser.parse_html(page.as_py() or b"", url=address), None)
    except Exception as error:  # a batch of a million pages goes on, whatever one of them holds
        told = f"{type(error).__name__}: {error}".encode("utf-8", "replace").decode()
        return {"url": address, "error": told}


def _address(url: Any) -> str | None:
    value = None if url is None else url.as_py()
    if isinstance(value, bytes):
        return value.decode("utf-8")
    if not isinstance(value, str | None):
        raise TypeError(f"an address is text, not {type(value).__name__}")
    return value


# --- rows -------------------------------------------------------------------------------------------------


def _row(article: Article, number: int | None) -> dict[str, Any]:
    """Return an article as a row; *number* is its own, for errors."""
    data = to_dict(article)
    path = () if number is None else (number,)
    refuse_surrogates(data, path)
    return {name: write(data[name]) if write else data[name] for name, write in _writers() if name in data}


def _rows(table: Any) -> list[dict[str, Any]]:
    """Return the rows of a table as plain values."""
    try:
        return cast("list[dict[str, Any]]", table.to_pylist())
    except (ValueError, OverflowError):
        # Some values of Arrow's are none of Python's: text that is no UTF-8, moments after the year 9999.
        for number in range(table.num_rows):
            for name in table.column_names:
                try:
                    table[name][number].as_py()
                except (ValueError, OverflowError) as error:
                    raise SerializationError(
                        f"Python has no such value: {error}", path=(number, name)
                    ) from error
        raise


def _article(row: Mapping[str, Any], turns: Mapping[str, _Turn], number: int) -> Article:
    fields = _given(_turned(_given(row), turns))
    try:
        return from_dict({"newsmodel": FORMAT_VERSION, **fields})
    except SerializationError as error:
        raise SerializationError(str(error.args[0]), path=(number, *error.path)) from error


def _batch(rows: Sequence[Mapping[str, Any]], known: Any) -> Any:
    arrow: Any = _arrow()
    try:
        return arrow.RecordBatch.from_pylist(rows, schema=known)
    except (OverflowError, arrow.ArrowInvalid) as error:
        raise SerializationError(f"Arrow can't carry it: {error}") from error


@cache
def _writers() -> tuple[tuple[str, _Turn | None], ...]:
    return tuple((field.name, _field_writer(field)) for field in _schema())


def _field_writer(field: Any) -> _Turn | None:
    return _json_text if field.name == _FREE else _writer(field.type)


def _field_reader(field: Any) -> _Turn | None:
    return _json_value if field.name == _FREE else _reader(field.type)


def _json_text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _json_value(text: Any) -> Any:
    if not isinstance(text, str):
        return text
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text  # which is no mapping: `from_dict` tells where it stands


# One entry for each type of the schema: these can't grow.
@cache
def _writer(kind: Any) -> _Turn | None:
    """Return what turns a value of the JSON format into the form that Arrow takes for *kind*.

    None where it is that already, which most are: asking each value for its type takes longer than parsing.
    """
    types: Any = _arrow().types
    if types.is_list(kind):
        write = _writer(kind.value_type)
        return (lambda members: [write(member) for member in members]) if write else None
    if kind == _span():
        return lambda span: {"block": span[0], "start": span[1], "end": span[2]}
    if types.is_struct(kind):
        turns = {field.name: turn for field in kind if (turn := _field_writer(field))}
        return (lambda value: _turned(value, turns)) if turns else None
    if types.is_timestamp(kind):
        return datetime.fromisoformat
    return date.fromisoformat if types.is_date(kind) else None


@cache
def _reader(kind: Any) -> _Turn | None:
    """Return what turns a value that Arrow gave for *kind* into the JSON format, None where it is that.

    A column may be of another type than the schema's, and a list may hold nulls: what does not fit stays as
    it is, for the reader of the JSON format to tell where it stands.
    """
    types: Any = _arrow().types
    if types.is_list(kind):
        read = _reader(kind.value_type)
        if read is None:
            return None

        def read_list(members: Any) -> Any:
            return [read(member) for member in members] if _is_list(members) else members

        return read_list
    if types.is_struct(kind):
        turns = {field.name: turn for field in kind if (turn := _field_reader(field))}
        is_span = kind == _span()

        def read_struct(value: Any) -> Any:
            if not isinstance(value, Mapping):
                return value
            # Some engines know no null structs and give a struct of nulls.
            fields = _given(_turned(_given(cast("Mapping[str, Any]", value)), turns))
            return (list(fields.values()) if is_span else fields) if fields else None

        return read_struct
    if types.is_timestamp(kind):
        return lambda moment: moment.isoformat() if isinstance(moment, datetime) else moment
    return None


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _turned(fields: Mapping[str, Any], turns: Mapping[str, _Turn]) -> dict[str, Any]:
    return {name: turns[name](value) if name in turns else value for name, value in fields.items()}


def _given(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


# --- the schema -------------------------------------------------------------------------------------------


@cache
def _arrow() -> Any:
    return extra_module("pyarrow", extra="arrow")


@cache
def _span() -> Any:
    arrow = _arrow()
    return arrow.struct([(name, arrow.int64()) for name in ("block", "start", "end")])


@cache
def _schema() -> Any:
    arrow = _arrow()
    text, flag, number, moment = arrow.string(), arrow.bool_(), arrow.int64(), arrow.timestamp("us")
    texts = arrow.list_(text)

    def record(**fields: Any) -> Any:
        return arrow.struct(list(fields.items()))

    span = _span()
    time = record(span=span, value=text, type=text, start=moment, end=moment, evidence=texts)
    place = record(text=text, span=span, actor=text)
    block = record(
        type=text,
        text=text,
        evidence=texts,
        path=text,
        extras=text,
        kind=text,
        author=text,
        url=text,
        credit=record(line=text, names=texts, agencies=texts),
        image_url=text,
        alt=text,
        illustrative=flag,
        occurrences=number,
        depicts=arrow.list_(record(actor=text, position=text)),
        time=time,
        place=place,
    )
    actor = record(
        name=text,
        kind=text,
        id=text,
        roles=texts,
        affiliation=text,
        aliases=texts,
        mentions=arrow.list_(record(span=span, form=text)),
        evidence=texts,
        extras=text,
    )
    quote = record(
        text=text,
        spans=arrow.list_(span),
        kind=text,
        source=span,
        cue=span,
        speaker=text,
        evidence=texts,
        extras=text,
    )
    event = record(
        action=text,
        span=span,
        participants=arrow.list_(record(actor=text, role=text)),
        time=time,
        place=place,
        status=text,
        type=text,
        main=flag,
        evidence=texts,
        extras=text,
    )
    columns = {
        "url": text,
        "error": text,
        "headline": text,
        "standfirst": text,
        "text": text,
        "authors": arrow.list_(record(name=text, url=text)),
        "dateline": record(span=span, place=place, agency=text, date=time),
        "day": arrow.date32(),
        "published": text,
        "modified": text,
        "language": text,
        "publisher": text,
        "section": text,
        "keywords": texts,
        "genre": text,
        "free_to_read": flag,
        "diagnostics": texts,
        "blocks": arrow.list_(block),
        "sentences": arrow.list_(span),
        "times": arrow.list_(time),
        "actors": arrow.list_(actor),
        "quotes": arrow.list_(quote),
        "events": arrow.list_(event),
        "source_url": text,
        "images": arrow.list_(record(url=text, alt=text, width=number, lead=flag, at=number, block=number)),
        "links": arrow.list_(record(span=span, url=text)),
        "media": arrow.list_(record(url=text, kind=text, title=text, at=number)),
        "extras": text,
    }
    return arrow.schema(list(columns.items()), metadata={_VERSION: str(FORMAT_VERSION).encode()})


@cache
def _flat_schema() -> Any:
    arrow = _arrow()
    text, flag, number = arrow.string(), arrow.bool_(), arrow.int64()
    texts = arrow.list_(text)
    columns = {
        "article": number,
        "url": text,
        "host": text,
        "source_url": text,
        "headline": text,
        "day": arrow.date32(),
        "published": text,
        "modified": text,
        "publisher": text,
        "section": text,
        "genre": text,
        "language": text,
        "authors": texts,
        "keywords": texts,
        "free_to_read": flag,
        "words": number,
        "paragraphs": number,
        "captions": number,
        "images": number,
        "links": number,
        "media": number,
        "quotes": number,
        "actors": number,
        "events": number,
        "diagnostics": texts,
    }
    return arrow.schema(list(columns.items()))
