"""Articles of a crawl with all cores of one machine: python pool_articles.py CRAWL OUT

CRAWL is a folder of WARC or Parquet files; OUT, a folder, gets a Parquet file for each of them.
Needs pip install 'newsmodel[arrow]' fastwarc tqdm
"""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

import pyarrow.parquet as pq
from crawled_pages import articles_of, files_of
from tqdm import tqdm

from newsmodel.interop.arrow import schema


def write_articles(file: str, out: str) -> int:
    """Write the articles of a file's pages to a Parquet file; return how many pages it had."""
    pages = 0
    with pq.ParquetWriter(Path(out, f"{Path(file).name}.articles.parquet"), schema()) as writer:
        for batch in articles_of(file):
            writer.write_batch(batch)
            pages += batch.num_rows
    return pages


def main(crawl: str, out: str) -> None:
    """Read all files of *crawl*, one in each process at a time."""
    Path(out).mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor() as pool, tqdm(unit=" pages") as progress:
        for done in as_completed(pool.submit(write_articles, file, out) for file in files_of(crawl)):
            progress.update(done.result())


if __name__ == "__main__":
    main(*sys.argv[1:])
