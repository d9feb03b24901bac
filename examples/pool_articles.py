"""Articles of a crawl with all cores of one machine: python pool_articles.py CRAWL OUT

CRAWL is a folder of WARC or Parquet files; OUT, a folder, gets a Parquet file for each of them. What is there
already is not read again: a run that was stopped goes on.
Needs pip install 'newsmodel[arrow]' fastwarc tqdm
"""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

import pyarrow.parquet as pq
from crawled_pages import ARTICLES, articles_of, files_of
from tqdm import tqdm


def write_articles(file: str, out: str) -> int:
    """Write the articles of a file's pages to a Parquet file; return how many pages it had."""
    whole = Path(out, f"{Path(file).name}.articles.parquet")
    if whole.exists():
        return 0
    begun = whole.with_suffix(".part")
    pages = 0
    with pq.ParquetWriter(begun, ARTICLES) as writer:
        for batch in articles_of(file):
            writer.write_batch(batch)
            pages += batch.num_rows
    begun.rename(whole)
    return pages


def main(crawl: str, out: str) -> None:
    """Read all files of *crawl*, one in each process at a time; tell at the end which could not be read."""
    Path(out).mkdir(parents=True, exist_ok=True)
    broken: list[str] = []
    with ProcessPoolExecutor() as pool, tqdm(unit=" pages") as progress:
        files = {pool.submit(write_articles, file, out): file for file in files_of(crawl)}
        for done in as_completed(files):
            if error := done.exception():
                broken.append(f"{files[done]}: {type(error).__name__}: {error}")
            else:
                progress.update(done.result())
    if broken:
        sys.exit("\n".join(broken))


if __name__ == "__main__":
    main(*sys.argv[1:])
