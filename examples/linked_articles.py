"""What the examples with Spark and Ray share that ask whom many articles quote: links of parts, joined."""

from __future__ import annotations

import pickle
from collections.abc import Iterable

import pyarrow as pa

import newsmodel
from newsmodel.interop.arrow import from_table

#: Groups of articles, each of which is linked in one task: more for more articles.
PARTS = 8


def links_of(articles: pa.Table) -> pa.Table:
    """Return the links of one group's articles, pickled: this is what runs on the workers."""
    return pa.table({"links": [pickle.dumps(newsmodel.link(from_table(articles)))]})


def joined(parts: Iterable[bytes]) -> newsmodel.Links:
    """Return the links of all groups together, in whatever order they come."""
    return newsmodel.link([]).join(*map(pickle.loads, parts))


def print_most_quoted(links: newsmodel.Links, most: int = 10) -> None:
    """Print whom the articles quote most: the name, how many quotes, in which papers."""
    print(links)
    for person in links.most_quoted()[:most]:
        papers = ", ".join(f"{paper} {count}" for paper, count in person.quoted_by.items())
        print(f"{len(person.quotes):3} {person.name}: {papers}")
