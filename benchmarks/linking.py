"""Measures `newsmodel.link` over many articles: its time, how that grows, and what it holds of an article.

    python benchmarks/linking.py [--articles 20000] [--factor 16] [--bar 18]

The articles are those of a few parsed texts of 300 to 1,500 words under other names: each third one repeats
another, as an agency's copy does; people come back in some of them, and one company is in all. Fails if so
many times the articles take more than the bar times the time, or if the links of parts, joined, are others
than those of the whole.
"""

from __future__ import annotations

import argparse
import pickle
import random
import string
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

import attrs
from soak import held
from speed import sample

import newsmodel

LENGTHS = (2_000, 3_000, 5_000, 9_000)
#: Those whose names change, with others of the same length: all offsets stay.
NAMES = ("Winter", "Solheim", "Haugen", "Aker", "Feld", "Brannock")
PUBLISHERS = tuple(f"{name} Post" for name in ("Harbour", "Quay", "Island", "Ferry", "Tide"))
#: In so many articles each of them is met.
MEETINGS = 12


class Timing(NamedTuple):
    """Processor time in seconds, and what the process holds more than before in MB."""

    linking: float
    asking: float
    held: float
    links: newsmodel.Links


def bases() -> list[str]:
    """Return the parsed texts, as JSON."""
    published = date(2024, 3, 14)
    return [newsmodel.to_json(newsmodel.parse_text(sample(chars), published=published)) for chars in LENGTHS]


def other_name(name: str, chance: random.Random) -> str:
    """Return a name of the same length that nobody bears."""
    return "".join(chance.choices(string.ascii_lowercase, k=len(name))).capitalize()


def articles(count: int, texts: list[str]) -> Iterator[newsmodel.Article]:
    """Yield so many articles, each third one a copy of the one before it."""
    last = None
    for number in range(count):
        if last is None or number % 3 != 2:
            text = texts[number % len(texts)]
            chance = random.Random(number)  # noqa: S311
            for name in NAMES:
                bearer = random.Random(chance.randrange(count // MEETINGS + 1))  # noqa: S311
                text = text.replace(name, other_name(name, bearer))
            last = newsmodel.from_json(text)
        yield attrs.evolve(
            last,
            url=f"https://news.example/{number}",
            published=date(2024, 1, 1) + timedelta(days=number % 365),
            publisher=PUBLISHERS[number % len(PUBLISHERS)],
        )


def measured(count: int, texts: list[str]) -> Timing:
    """Link so many articles and ask all questions; making the articles is left out of the time."""
    before, making = held(), 0.0

    def timed() -> Iterator[newsmodel.Article]:
        nonlocal making
        source = articles(count, texts)
        while True:
            begun = time.process_time()
            article = next(source, None)
            making += time.process_time() - begun
            if article is None:
                return
            yield article

    begun = time.process_time()
    links = newsmodel.link(timed())
    linking = time.process_time() - begun - making
    kept = held() - before
    begun = time.process_time()
    asked = len(links.actors), len(links.most_quoted()), len(links.same_stories)
    asking = time.process_time() - begun
    size = (
        f"{kept:5.0f} MB held, {kept * 1e3 / count:4.1f} kB an article, {held() - before:5.0f} MB once asked"
    )
    print(f"{count:7,} articles  {linking:7.2f} s to link  {asking:7.2f} s to ask  {size}")
    print(
        f"{'':17} {asked[0]:,} actors, {asked[1]:,} people quoted, {asked[2]:,} stories told twice",
        flush=True,
    )
    return Timing(linking, asking, kept, links)


def joins_to_the_same(count: int, texts: list[str], whole: newsmodel.Links, parts: int = 7) -> bool:
    """Tell whether the links of parts that are dealt out like cards, pickled and joined, are the whole's."""
    dealt = (newsmodel.link(one for n, one in enumerate(articles(count, texts)) if n % parts == part)
             for part in range(parts))  # fmt: skip
    first, *others = (pickle.loads(pickle.dumps(links)) for links in dealt)  # noqa: S301
    joined = first.join(*others)
    return joined == whole and joined.actors == whole.actors and joined.same_stories == whole.same_stories


def main() -> int:
    """Return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--factor", type=int, default=16, help="so many times as many as the fewer articles")
    parser.add_argument("--bar", type=float, default=18.0, help="so many times the time at most")
    options = parser.parse_args()
    texts = bases()
    fewer = options.articles // options.factor
    measured(fewer // 4, texts)  # patterns are compiled, memory is taken from the system
    few, many = measured(fewer, texts), measured(options.articles, texts)
    growth = (many.linking + many.asking) / (few.linking + few.asking)
    same = joins_to_the_same(fewer, texts, few.links)
    print(f"{options.factor} times the articles took {growth:.1f} times the time, bar {options.bar:.0f}")
    print(f"parts, joined, {'are' if same else 'are NOT'} the whole")
    return 0 if same and growth <= options.bar else 1


if __name__ == "__main__":
    sys.exit(main())
