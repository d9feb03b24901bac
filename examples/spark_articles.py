"""Articles of a crawl with Spark: spark-submit --py-files crawled_pages.py spark_articles.py CRAWL OUT

CRAWL is a folder of WARC or Parquet files that every worker can read; OUT gets Parquet.
Needs pip install 'newsmodel[arrow]' fastwarc pyspark on the driver and the workers.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
from crawled_pages import ARTICLES, articles_of, files_of
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema


def articles(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield the articles of the files that the batches name; this is what runs on the workers."""
    for batch in batches:
        for file in batch.column("file").to_pylist():
            yield from articles_of(file)


def main(crawl: str, out: str) -> None:
    """Read all files of *crawl*, a task for each."""
    # Else Spark starts its workers with the first python3 of the PATH, which may have no newsmodel.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = SparkSession.builder.appName("articles").getOrCreate()
    # The workers import it too; spark-submit's --py-files does the same.
    spark.sparkContext.addPyFile(str(Path(__file__).with_name("crawled_pages.py")))
    files = files_of(crawl)
    tasks = spark.createDataFrame([(file,) for file in files], "file string").repartition(len(files))
    # A worker's memory holds so many articles at a time.
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", 200)
    found = tasks.mapInArrow(articles, from_arrow_schema(ARTICLES, prefer_timestamp_ntz=True))
    found.write.mode("overwrite").parquet(out)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
