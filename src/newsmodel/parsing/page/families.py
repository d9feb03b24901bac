"""Families of features: what is seen of a block is a small number in each, and each number has names.

The model is learned over the names. To tell the body of a page it looks numbers up in tables of sums, so that
the ladder of a length or the neighbour's tag, length and nearness cost one look-up each.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Generic, Protocol, TypeVar

#: What a feature counts: a number, or several packed in one.
Number = TypeVar("Number", int, float)
Counted = TypeVar("Counted", int, float, covariant=True)

#: Sums that a table of bits keeps.
_MOST_SUMS = 4_096


class Table(Protocol[Counted]):
    """What each code of a family counts."""

    def __getitem__(self, code: int, /) -> Counted: ...


class Family:
    """Features of which each block has those that belong to one code.

    Args:
        size: codes are numbers below this.
        names_of: returns the names of a code's features.
    """

    __slots__ = ("_names_of", "size")

    def __init__(self, size: int, names_of: Callable[[int], tuple[str, ...]]) -> None:
        self.size: int = size
        self._names_of = names_of

    def names(self, code: int) -> tuple[str, ...]:
        """Return the names of the features of *code*."""
        return self._names_of(code)

    def label(self, code: int) -> str:
        """Return the names of a code's features as one: the top of each ladder, all of what goes together."""
        tops = {name.partition(">")[0]: name for name in self._names_of(code)}
        if not tops:
            return ""
        first, *others = tops.values()
        return "+".join((first, *(name.partition(":")[2] or name for name in others)))

    def table(self, weights: Mapping[str, Number]) -> Table[Number]:
        """Return what each code counts, by the weights of its names."""
        return [_total(weights, self._names_of(code)) for code in range(self.size)]


class SetFamily(Family):
    """Features of which each block has any number: the bits of the code tell which.

    The codes are too many for a table; each sum is made when it is asked for, and a few thousand are kept.
    """

    __slots__ = ()

    def table(self, weights: Mapping[str, Number]) -> Table[Number]:
        """Return what each code counts, by the weights of its names."""

        def total(code: int) -> Number:
            return _total(weights, self._names_of(code))

        return _Sums(total)


class BitFamily(SetFamily):
    """Features of which each block has any number: a bit of the code for each."""

    __slots__ = ()

    def __init__(self, prefix: str, names: Sequence[str]) -> None:
        def names_of(code: int) -> tuple[str, ...]:
            return tuple(f"{prefix}:{name}" for place, name in enumerate(names) if code >> place & 1)

        super().__init__(1 << len(names), names_of)


class _Sums(dict[int, Number], Generic[Number]):
    """Sums by code, each made when it is first asked for; what goes beyond a few thousand is made each time.

    A dictionary is asked in C, and all other tables are.
    """

    __slots__ = ("_sum_of",)

    def __init__(self, sum_of: Callable[[int], Number]) -> None:
        super().__init__()
        self._sum_of: Callable[[int], Number] = sum_of

    def __missing__(self, code: int) -> Number:
        total: Number = self._sum_of(code)
        if len(self) < _MOST_SUMS:
            self[code] = total
        return total


def ladder(name: str, edges: Sequence[float]) -> Family:
    """Return a family with a feature for each edge that a value is above; `step` gives a value's code."""
    names = [f"{name}>{edge}" for edge in edges]
    return Family(len(edges) + 1, lambda code: tuple(names[:code]))


#: Returns how many edges, its first argument, a value is above: the value's code in their ladder.
step = bisect_left


def bins(name: str, value: float, edges: tuple[float, ...]) -> tuple[str, ...]:
    """Return the names of a ladder's features that *value* has."""
    return _rungs(name, edges)[bisect_left(edges, value)]


# As many entries as there are calls of `bins` in the code.
@cache
def _rungs(name: str, edges: tuple[float, ...]) -> tuple[tuple[str, ...], ...]:
    family = ladder(name, edges)
    return tuple(family.names(code) for code in range(family.size))


def flag(name: str) -> Family:
    """Return a family of one feature, which a block has if the code is 1."""
    return Family(2, lambda code: (name,) if code else ())


def choice(prefix: str, values: Sequence[str]) -> Family:
    """Return a family of which each block has the feature of one of *values*, or none if the code is 0."""
    names = [(), *((f"{prefix}:{value}",) for value in values)]
    return Family(len(names), names.__getitem__)


def _total(weights: Mapping[str, Number], names: Sequence[str]) -> Number:
    return sum(weights[name] for name in names if name in weights)
