"""Whom articles quote most, with Spark: spark-submit --py-files linked_articles.py spark_links.py ARTICLES

ARTICLES is a folder of Parquet that spark_articles.py, ray_articles.py or pool_articles.py has written.
Needs pip install 'newsmodel[arrow]' pyspark on the driver and the workers.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from linked_articles import PARTS, joined, links_of, print_most_quoted
from pyspark.sql import SparkSession
from pyspark.sql import functions as columns


def main(folder: str) -> None:
    """Link the articles of each group in a task of its own, and join the links here."""
    # Else Spark starts its workers with the first python3 of the PATH, which may have no newsmodel.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = SparkSession.builder.appName("links").getOrCreate()
    # The workers import it too; spark-submit's --py-files does the same.
    spark.sparkContext.addPyFile(str(Path(__file__).with_name("linked_articles.py")))
    # Any grouping gives the same; one by address makes groups of one size.
    part = columns.abs(columns.hash("address") % PARTS)
    grouped = spark.read.parquet(folder).groupBy(part)
    found = grouped.applyInArrow(links_of, "links binary")
    print_most_quoted(joined(bytes(row.links) for row in found.toLocalIterator()))
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
