"""Time grows with the text and not faster. The bars themselves are printed by benchmarks/speed.py."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import newsmodel
from growth import assert_in_proportion

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


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_text(shape: str) -> None:
    # Both texts are long enough that what every parse costs counts for little.
    assert_in_proportion(SHAPES[shape], lambda text: newsmodel.parse_text(text, language="en"), 4)
