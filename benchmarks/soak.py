"""Parses many generated texts and pages with one parser, and prints how much memory the process holds.

    python benchmarks/soak.py [--parses 20000] [--bound 32]

A parser keeps nothing of what it parsed: after the first tenth, in which patterns are compiled and the
bounded memories fill, the process must not grow by more than the bound, in MB. Otherwise it exits with 1.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

import newsmodel

SYLLABLES = (
    "ha",
    "ken",
    "sol",
    "vik",
    "mar",
    "tun",
    "el",
    "bro",
    "dal",
    "fen",
    "gra",
    "nes",
    "ost",
    "ri",
    "ulm",
)
VERBS = ("said", "told reporters", "met", "opened", "refused", "announced", "denied")
DAYS = (
    "on Monday",
    "last week",
    "in 2015",
    "on June 4, 2018",
    "three days later",
    "in the third quarter",
    "",
)


def name(chance: random.Random) -> str:
    """Return a name that no other parse is likely to have."""
    return " ".join("".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).title() for _ in range(2))


def sentence(chance: random.Random) -> str:
    """Return a sentence about people who do not exist."""
    quoted = f' "We will wait for {name(chance)}," he added.' if chance.random() < 0.3 else ""
    return f"{name(chance)} {chance.choice(VERBS)} the board of {name(chance)} {chance.choice(DAYS)}.{quoted}"


def article(chance: random.Random) -> list[str]:
    """Return a headline, a caption with its credit, and paragraphs."""
    story = [
        " ".join(sentence(chance) for _ in range(chance.randint(1, 5))) for _ in range(chance.randint(2, 8))
    ]
    return [f"{name(chance)} opens the pier", f"{name(chance)} at the pier. (Photo: {name(chance)})", *story]


def inputs(count: int) -> Iterator[str]:
    """Yield texts and pages in turn, each of its own words."""
    chance = random.Random(7)  # noqa: S311
    for number in range(count):
        head, caption, *story = article(chance)
        if number % 2:
            yield "\n\n".join([head, caption, *story])
        else:
            body = "".join(f"<p>{paragraph}</p>" for paragraph in story)
            figure = f"<figure><img src='a.jpg'><figcaption>{caption}</figcaption></figure>"
            yield f"<html><body><article><h1>{head}</h1>{figure}{body}</article></body></html>"


def held() -> float:
    """Return how many MB the process holds; where the system does not tell, the most that it ever held."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii", errors="replace").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 / (1024 if sys.platform == "darwin" else 1)


def soak(parses: int) -> tuple[float, float]:
    """Return the MB held after the first tenth of the parses and after the last; print them as they come."""
    parser = newsmodel.Parser()
    step = max(1, parses // 10)
    settled = now = held()
    for number, source in enumerate(inputs(parses), start=1):
        if source.startswith("<html>"):
            parser.parse_html(source)
        else:
            parser.parse_text(source)
        if number % step == 0:
            now = held()
            settled = now if number == step else settled
            print(f"{number:7} parses  {now:7.1f} MB", flush=True)
    return settled, now


def main() -> int:
    """Return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--parses", type=int, default=20_000)
    parser.add_argument(
        "--bound", type=float, default=32.0, help="MB that may be added after the first tenth"
    )
    options = parser.parse_args()
    settled, last = soak(options.parses)
    grown = last - settled
    print(f"grew by {grown:.1f} MB, bound {options.bound:.0f}")
    return 0 if grown <= options.bound else 1


if __name__ == "__main__":
    sys.exit(main())
