"""Measure how the time of a text grows with its length, for each kind of ``tests/cases/growth/texts.toml``.

    python benchmarks/growth.py [part of a kind's name ...]

Each kind is read in one paragraph of up to 96,000 code points, and in short paragraphs of 240,000 together.
Exit status 1 if eight times the text take more than 8 ** 1.2 times as long, or a million code points would
take more than ten seconds; either may be another program's work, so that a kind that fails is read again.
"""

from __future__ import annotations

import contextlib
import gc
import sys
import time
from pathlib import Path

from newsmodel import NewsModelError, parse_text

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "hostile"))
from texts import UNITS, language_of_kind, text_of

TIMES = 8
MOST_EXPONENT = 1.2
MOST_SECONDS = 10.0
#: What takes less time for the large text can't take long for any.
BRIEF = 0.25
SIZES = {False: 96_000, True: 240_000}
LOOKS = 3


def seconds(text: str, language: str) -> float:
    """Return the processor's time of one parse."""
    gc.collect()
    gc.disable()
    started = time.process_time()
    with contextlib.suppress(NewsModelError):
        parse_text(text, language=language)
    spent = time.process_time() - started
    gc.enable()
    return spent


def grows(kind: str, *, paragraphs: bool) -> tuple[float, float, bool]:
    """Return the times of the small and of the large text, and whether they are as they should be."""
    size, language = SIZES[paragraphs], language_of_kind(kind)
    small = large = float("inf")
    for _ in range(LOOKS):
        small = min(small, seconds(text_of(UNITS[kind], size // TIMES, paragraphs=paragraphs), language))
        large = min(large, seconds(text_of(UNITS[kind], size, paragraphs=paragraphs), language))
        in_proportion = large < small * TIMES**MOST_EXPONENT or large < BRIEF
        if in_proportion and large < MOST_SECONDS * size / 1_000_000:
            return small, large, True
    return small, large, False


def main() -> int:
    """Print a line for each kind, and say which are wrong."""
    asked = sys.argv[1:]
    wrong: list[str] = []
    for kind, unit in UNITS.items():
        if asked and not any(part in kind for part in asked):
            continue
        for paragraphs in (False, True):
            if paragraphs and "\n" in unit:
                continue
            small, large, is_right = grows(kind, paragraphs=paragraphs)
            where = "paragraphs" if paragraphs else "one" if "\n" not in unit else "lines"
            per_million = large / SIZES[paragraphs] * 1_000_000
            mark = "" if is_right else "  <-- more than in proportion, or too long"
            print(
                f"{kind:26} {where:10} {small:7.3f} s {large:7.3f} s {per_million:6.1f} s/M{mark}", flush=True
            )
            wrong += [] if is_right else [f"{kind}, {where}"]
    print(f"{len(wrong)} wrong" + "".join(f"\n  {name}" for name in wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
