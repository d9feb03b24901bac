"""Pages of a crawl from WARC or Parquet files, and their articles, as Arrow batches.

The examples for a pool, for Spark and for Ray share it: pip install 'newsmodel[arrow]' fastwarc
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from fastwarc.warc import ArchiveIterator, WarcRecordType

from newsmodel.interop.arrow import parse_batches, schema

#: The address that a page was fetched from, and the page.
PAGES = pa.schema({"address": pa.string(), "page": pa.binary()})
#: The address goes along: the article's own `url` is the one that the page declares.
ARTICLES = pa.schema([PAGES.field("address"), *schema()], metadata=schema().metadata)
#: Rows at a time: enough to amortise a batch, little enough for a worker's memory.
BATCH = 200


def files_of(folder: str) -> list[str]:
    """Return the crawl's files below a folder, in order."""
    return sorted(str(path) for path in Path(folder).iterdir() if path.suffix in {".gz", ".warc", ".parquet"})


def pages_of(file: str, first: int = 0) -> Iterator[pa.RecordBatch]:
    """Yield the pages of a file one by one, from the one with the number *first* on."""
    return islice(_pages(file), first, None)


def _pages(file: str) -> Iterator[pa.RecordBatch]:
    if file.endswith(".parquet"):
        for batch in pq.ParquetFile(file).iter_batches(BATCH, columns=PAGES.names):
            yield from (batch.slice(number, 1) for number in range(batch.num_rows))
        return
    with open(file, "rb") as stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True):
            if record.http_headers and "html" in (record.http_content_type or "html"):
                row = {"address": record.headers["WARC-Target-URI"], "page": record.reader.read()}
                yield pa.RecordBatch.from_pylist([row], PAGES)


def articles_of(file: str) -> Iterator[pa.RecordBatch]:
    """Yield the articles of a file's pages, a row for each page, whatever the pages hold.

    A page that can't be parsed is a row with its error. One that ends the process (no memory is left, a crash
    in a library) is one too: the pages are parsed in a process of their own, and another one goes on behind
    the page.
    """
    rows = _rows_of(file)
    while some := list(islice(rows, BATCH)):
        yield from pa.Table.from_batches(some, ARTICLES).combine_chunks().to_batches()


def _rows_of(file: str) -> Iterator[pa.RecordBatch]:
    done = 0
    while True:
        with subprocess.Popen([sys.executable, __file__, file, str(done)], stdout=subprocess.PIPE) as reading:
            for row in _received(reading.stdout):
                yield row
                done += 1
        if reading.returncode == 0:
            return
        # Where the file itself is broken, looking for the page raises what the process died of.
        deadly = next(pages_of(file, done), None)
        if reading.returncode == 1:
            raise RuntimeError("no page is to blame: the traceback of the process that parses is above")
        if deadly is None:
            return
        error = f"ProcessDied: the process that parsed the page ended with code {reading.returncode}"
        yield pa.RecordBatch.from_pylist(
            [{"address": deadly["address"][0].as_py(), "error": error}], ARTICLES
        )
        done += 1


def _received(stream) -> Iterator[pa.RecordBatch]:
    try:
        yield from pa.ipc.open_stream(stream)
    except (pa.ArrowInvalid, OSError):
        return  # the process ended before the first row, or in the middle of one


def _send_articles(file: str, first: str) -> None:
    """Write the articles of the pages from the *first* on to the standard output, each at once."""
    with pa.ipc.new_stream(sys.stdout.buffer, ARTICLES) as out:
        for row in parse_batches(pages_of(file, int(first)), url="address", keep=("address",)):
            out.write_batch(row)
            sys.stdout.buffer.flush()


if __name__ == "__main__":
    _send_articles(*sys.argv[1:])
