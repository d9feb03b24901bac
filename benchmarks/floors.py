"""The floors under the figures: read, compared, raised. They only ever get stricter."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("floors.toml")

#: Figures of one run of a task, or its floors: name to per cent.
Figures = Mapping[str, float]

_HEADER = """\
# The least (for leaks and false alarms: the most) that each figure of benchmarks/run.py may be, per cent.
# A change that makes a figure worse fails; one that makes it better raises the floor: `make bench-raise`.
"""


class Comparison(NamedTuple):
    """One figure beside its floor."""

    task: str
    figure: str
    found: float
    #: None if the file has none yet
    floor: float | None
    at_most: bool

    @property
    def holds(self) -> bool:
        """Whether the figure is as good as its floor."""
        return self.floor is None or self._surplus(self.floor) >= 0

    @property
    def can_rise(self) -> bool:
        """Whether the floor, kept with one decimal, could be stricter."""
        return self.floor is None or (self._surplus(self.floor) > 0 and self.rounded != self.floor)

    @property
    def rounded(self) -> float:
        """The figure with one decimal, rounded to the lenient side."""
        # Twice rounded: 0.3 * 100 is a little more than 30, which is no reason to write 30.1.
        tenths = round(self.found * 10, 6)
        return (math.ceil(tenths) if self.at_most else math.floor(tenths)) / 10

    def _surplus(self, floor: float) -> float:
        surplus = floor - self.found if self.at_most else self.found - floor
        return round(surplus, 6)


def compared(
    task: str, found: Figures, floors: Mapping[str, Figures], at_most: frozenset[str]
) -> list[Comparison]:
    """Return every figure of a task beside its floor."""
    known = floors.get(task, {})
    return [
        Comparison(task, figure, value, known.get(figure), figure in at_most)
        for figure, value in found.items()
    ]


def raised(floors: Mapping[str, Figures], comparisons: list[Comparison]) -> dict[str, dict[str, float]]:
    """Return the floors, made stricter wherever a figure allows it; never laxer."""
    new = {task: dict(figures) for task, figures in floors.items()}
    for comparison in comparisons:
        if comparison.holds and comparison.can_rise:
            new.setdefault(comparison.task, {})[comparison.figure] = comparison.rounded
    return new


def table(comparisons: list[Comparison]) -> Iterator[str]:
    """Yield lines that set each figure beside its floor, and say what fails and what could rise."""
    for comparison in comparisons:
        floor = "   -  " if comparison.floor is None else f"{comparison.floor:6.1f}"
        bound = "at most " if comparison.at_most else "at least"
        verdict = "" if comparison.holds else "  FAILS"
        if comparison.holds and comparison.can_rise:
            verdict = "  floor can be raised"
        name = f"{comparison.task}.{comparison.figure}"
        yield f"{name:44} {comparison.found:6.1f}   {bound} {floor}{verdict}"


def read(file: Path = FILE) -> dict[str, dict[str, float]]:
    """Return the floors, task by task."""
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def write(floors: Mapping[str, Figures], file: Path = FILE) -> None:
    """Write the floors, task by task."""
    tables = (
        f"\n[{task}]\n" + "".join(f"{figure} = {value:.1f}\n" for figure, value in figures.items())
        for task, figures in floors.items()
    )
    file.write_text(_HEADER + "".join(tables), encoding="utf-8")
