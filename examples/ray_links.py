"""Whom articles quote most, with Ray Data: python ray_links.py ARTICLES

ARTICLES is a folder of Parquet that spark_articles.py, ray_articles.py or pool_articles.py has written.
Needs pip install 'newsmodel[arrow]' 'ray[data]'
"""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

import pyarrow as pa
import ray
from linked_articles import PARTS, joined, links_of, print_most_quoted


def with_part(articles: pa.Table) -> pa.Table:
    """Return the rows, each with the number of its group: any grouping gives the same in the end."""
    parts = [zlib.crc32(address.encode()) % PARTS for address in articles["address"].to_pylist()]
    return articles.append_column("part", pa.array(parts, pa.int64()))


def main(folder: str) -> None:
    """Link the articles of each group in a task of its own, and join the links here."""
    # Ray's workers on this machine look for modules where this script is; on a cluster, name the folder as
    # runtime_env={"working_dir": …}.
    ray.init()
    articles = ray.data.read_parquet(str(Path(folder).resolve()))
    grouped = articles.map_batches(with_part, batch_format="pyarrow").groupby("part", num_partitions=PARTS)
    found = grouped.map_groups(links_of, batch_format="pyarrow")
    print_most_quoted(joined(row["links"] for row in found.iter_rows()))
    ray.shutdown()


if __name__ == "__main__":
    main(*sys.argv[1:])
