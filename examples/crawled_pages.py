"""Pages of a crawl from WARC or Parquet files, and their articles, as Arrow batches.

The examples for a pool, for Spark and for Ray share it: pip install 'newsmodel[arrow]' fastwarc
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from fastwarc.warc import ArchiveIterator, WarcRecordType

from newsmodel.interop.arrow import parse_batches

PAGES = pa.schema({"url": pa.string(), "page": pa.binary()})
#: Pages at a time: enough to amortise a batch, little enough for a worker's memory.
BATCH = 200


def files_of(folder: str) -> list[str]:
    """Return the crawl's files below a folder, in order."""
    return sorted(str(path) for path in Path(folder).iterdir() if path.suffix in {".gz", ".warc", ".parquet"})


def pages_of(file: str) -> Iterator[pa.RecordBatch]:
    """Yield the pages of a file as batches with the columns url and page."""
    if file.endswith(".parquet"):
        yield from pq.ParquetFile(file).iter_batches(BATCH, columns=PAGES.names)
        return
    with open(file, "rb") as stream:
        pages = _responses(stream)
        while rows := list(islice(pages, BATCH)):
            yield pa.RecordBatch.from_pylist(rows, PAGES)


def _responses(stream) -> Iterator[dict[str, object]]:
    for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True):
        if record.http_headers and "html" in (record.http_content_type or "html"):
            yield {"url": record.headers["WARC-Target-URI"], "page": record.reader.read()}


def articles_of(file: str) -> Iterator[pa.RecordBatch]:
    """Yield the articles of a file's pages; a broken page is a row with its error."""
    return parse_batches(pages_of(file))
