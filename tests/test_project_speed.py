"""Time grows with the text and not faster. The bars themselves are printed by benchmarks/speed.py."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

import newsmodel

EXAMPLE = (Path(__file__).resolve().parent.parent / "examples" / "harbour.txt").read_text(encoding="utf-8")
STORY = EXAMPLE.split("\n\n")[5:-1]


def article_of(chapters: int) -> str:
    """Return an article that is *chapters* times as long as the example, with other people in each."""
    head = "\n\n".join(EXAMPLE.split("\n\n")[:5])
    return "\n\n".join([head, *(_chapter(number) for number in range(chapters))])


def _chapter(number: int) -> str:
    ending = "".join(chr(ord("a") + int(digit)) for digit in str(number))
    story = "\n\n".join(STORY)
    for name in ("Winter", "Solheim", "Haugen", "Aker", "Feld"):
        story = story.replace(name, name + ending)
    return story


def seconds(text: str) -> float:
    """Return the time of the quicker of two parses."""
    times = []
    for _ in range(2):
        started = time.process_time()
        newsmodel.parse_text(text, language="en")
        times.append(time.process_time() - started)
    return min(times)


SHAPES: dict[str, Callable[[int], str]] = {
    "an article": article_of,
    "one paragraph": lambda n: (
        "Board opens landing\n\n" + "Ada Winter said that it was “open” on Monday. " * (60 * n)
    ),
    "short lines": lambda n: "Board opens landing\n\n" + "Port Kerrin, Monday\n" * (120 * n),
    "opening marks": lambda n: "Board opens landing\n\nThe board “" + "“ said “" * (300 * n),
    "capitals": lambda n: "Board opens landing\n\nThe board of " + "Winter " * (400 * n),
    "commas and brackets": lambda n: "Board opens landing\n\nThe board " + "(, " * (800 * n),
    "blanks": lambda n: "Board opens landing\n\nThe board" + " \t" * (1500 * n) + "opens.",
    "digits and dashes": lambda n: "Board opens landing\n\nThe board " + "2024-03-" * (350 * n),
}


@pytest.mark.usefixtures("without_collector")
@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_text_takes_less_than_eight_times_the_time(shape: str) -> None:
    # Quadratic would be sixteen. Both texts are long enough that what every parse costs counts for little;
    # a second try forgives a machine that was busy with something else.
    text_of = SHAPES[shape]
    small, large = text_of(4), text_of(16)
    ratios = (seconds(large) / seconds(small) for _ in range(3))
    assert any(ratio < 8 for ratio in ratios)
