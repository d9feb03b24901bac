"""Texts that are full of one thing, from ``tests/cases/growth/texts.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path

_TABLE = tomllib.loads((Path(__file__).parent.parent / "cases" / "growth" / "texts.toml").read_text("utf-8"))
#: The unit of each kind. Half a character stands in no file.
UNITS: dict[str, str] = {**_TABLE["all"], "surrogates and zeros": "\ud83d \0 "}
#: The kinds that are measured with the tests.
WATCHED: tuple[str, ...] = (*_TABLE["watched"], "surrogates and zeros")

LEAD = (
    "Ferry to Gull Quay runs again\n\n"
    "Mayor Ada Winter cut the ribbon, and Bo Berg said that he was glad of it.\n\n"
    "The ferry ran again on Monday, the council of the island said.\n\n"
)
_END = "\n\nThe council will pay for half of the work."
_LANGUAGES = {"german": "de", "french": "fr", "spanish": "es", "polish": "pl", "dutch": "nl"}


def language_of_kind(kind: str) -> str:
    """Return the language that a kind is written in."""
    return _LANGUAGES.get(kind.partition(" ")[0], "en")


def text_of(unit: str, size: int, *, paragraphs: bool = False) -> str:
    """Return a text of about *size* code points that is full of *unit*, in one paragraph or in short ones."""
    inside = _repeated(unit, size)
    if paragraphs:
        inside = "\n\n".join(inside[start : start + 240] for start in range(0, len(inside), 240))
    return LEAD + inside + _END


def _repeated(unit: str, size: int) -> str:
    if "{" not in unit:
        return (unit * (size // len(unit) + 1))[:size]
    units: list[str] = []
    length = 0
    while length < size:
        number = len(units)
        letters = "".join("abcdefghij"[int(digit)] for digit in str(number))
        units.append(unit.replace("{i}", letters).replace("{d}", str(10 + number % 18)))
        length += len(units[-1])
    return "".join(units)[:size]
