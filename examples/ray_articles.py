"""Articles of a crawl with Ray Data: python ray_articles.py CRAWL OUT

CRAWL is a folder of WARC or Parquet files that every worker can read; OUT gets Parquet.
Needs pip install 'newsmodel[arrow]' fastwarc 'ray[data]'
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import ray
from crawled_pages import articles_of, files_of


def articles(files: pa.Table) -> Iterator[pa.Table]:
    """Yield the articles of the files that a batch names; this is what runs on the workers."""
    for file in files["file"].to_pylist():
        for batch in articles_of(file):
            yield pa.Table.from_batches([batch])


def main(crawl: str, out: str) -> None:
    """Read all files of *crawl*, a task for each."""
    # Ray's workers on this machine look for modules where this script is; on a cluster, name the folder as
    # runtime_env={"working_dir": …}.
    ray.init()
    files = files_of(crawl)
    tasks = ray.data.from_items([{"file": file} for file in files], override_num_blocks=len(files))
    found = tasks.map_batches(articles, batch_format="pyarrow", batch_size=1, zero_copy_batch=True)
    found.write_parquet(str(Path(out).resolve()))
    ray.shutdown()


if __name__ == "__main__":
    main(*sys.argv[1:])
