"""Prints how long the import, an article and a long article take, beside their bars.

    python benchmarks/speed.py [--margin 2]

Processor time, the best of several rounds. The bars are for a quiet machine; others are noisy, and there a
figure fails only beyond its bar times the margin.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import newsmodel

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "harbour.txt"

#: code points of the article that the times are for
ARTICLE = 5_000
GROWTH = 16


class Timing(NamedTuple):
    """A figure beside its bar; less is better."""

    name: str
    found: float
    bar: float
    unit: str


def sample(chars: int) -> str:
    """Return a text of about *chars* characters: the example's paragraphs, under new names each time round.

    Names that never return would spare the parser the work of merging; the same ones each time would be an
    article that no newsroom prints.
    """
    paragraphs = EXAMPLE.read_text(encoding="utf-8").split("\n\n")
    head, story = paragraphs[:5], paragraphs[5:-1]
    text = "\n\n".join(head)
    turn = 0
    while len(text) < chars:
        for paragraph in story:
            if len(text) >= chars:
                break
            text += "\n\n" + _renamed(paragraph, turn)
        turn += 1
    return text


def _renamed(paragraph: str, turn: int) -> str:
    # Letters, not figures: "Aker2" is no name.
    ending = "".join(chr(ord("a") + int(digit)) for digit in str(turn)) if turn else ""
    for name in ("Winter", "Solheim", "Haugen", "Aker", "Feld", "Skerry", "Brannock"):
        paragraph = paragraph.replace(name, name + ending)
    return paragraph


def best_of(rounds: int, text: str) -> float:
    """Return the seconds that the quickest of *rounds* parses took: what disturbs a parse only slows it."""
    times = []
    for _ in range(rounds):
        started = time.process_time()
        newsmodel.parse_text(text)
        times.append(time.process_time() - started)
    return min(times)


def import_seconds(rounds: int = 5) -> float:
    """Return the least time that a fresh interpreter needs for ``import newsmodel``, itself not counted."""
    code = "import time; t = time.process_time(); import newsmodel; print(time.process_time() - t)"
    runs = (
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8")
        for _ in range(rounds)
    )
    return min(float(run.stdout) for run in runs)


def timings() -> list[Timing]:
    """Return all figures."""
    article, long_article = sample(ARTICLE), sample(ARTICLE * GROWTH)
    newsmodel.parse_text(article)  # the first parse reads the language data and compiles the patterns
    once = best_of(30, article)
    growth = best_of(3, long_article) / once / (len(long_article) / len(article)) * GROWTH
    return [
        Timing("import newsmodel", import_seconds() * 1e3, 150, "ms"),
        Timing(f"parse_text, {len(article):,} characters", once * 1e3, 20, "ms"),
        Timing(f"growth over {GROWTH} times the text", growth, 20, "times"),
    ]


def main() -> int:
    """Return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--margin", type=float, default=2.0, help="how far beyond its bar a figure may be")
    margin = parser.parse_args().margin
    failed = 0
    for name, found, bar, unit in timings():
        verdict = "" if found <= bar else "  over the bar" if found <= bar * margin else "  FAILS"
        failed += verdict == "  FAILS"
        print(f"{name:36} {found:7.1f} {unit:6} bar {bar}{verdict}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
