"""Blocks of two versions that share nothing in the order of both, and are the same or nearly so."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsmodel.comparing.runs import Run
from newsmodel.comparing.similar import similar_pairs
from newsmodel.comparing.texts import Text


class Pair(NamedTuple):
    """An old and a new block, by their numbers among the texts compared."""

    old: int
    new: int
    is_moved: bool  #: other blocks that both versions have stand between the two places


class Moves(NamedTuple):
    """The pairs, and what is left without a partner."""

    equal: list[Pair]
    alike: list[Pair]
    old: list[int]
    new: list[int]


def moves_of(runs: Sequence[Run], olds: Sequence[Text], news: Sequence[Text]) -> Moves:
    """Return the pairs among the blocks that no run touches."""
    before_old, before_new = [run.old for run in runs], [run.new for run in runs]
    touched_old, touched_new = set(before_old), set(before_new)
    rest_old = [number for number in range(len(olds)) if number not in touched_old]
    rest_new = [number for number in range(len(news)) if number not in touched_new]

    def pairs(found: Iterator[tuple[int, int]]) -> list[Pair]:
        return [
            Pair(old, new, bisect_left(before_old, old) != bisect_left(before_new, new)) for old, new in found
        ]

    equal = pairs(_equal(rest_old, rest_new, olds, news))
    rest_old, rest_new = _left(rest_old, rest_new, equal)
    alike = pairs(_alike(rest_old, rest_new, olds, news))
    return Moves(equal, alike, *_left(rest_old, rest_new, alike))


def _equal(
    rest_old: Sequence[int], rest_new: Sequence[int], olds: Sequence[Text], news: Sequence[Text]
) -> Iterator[tuple[int, int]]:
    waiting: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for number in rest_old:
        waiting[tuple(olds[number].tokens.keys)].append(number)
    for number in rest_new:
        if found := waiting.get(tuple(news[number].tokens.keys)):
            yield found.popleft(), number


def _alike(
    rest_old: Sequence[int], rest_new: Sequence[int], olds: Sequence[Text], news: Sequence[Text]
) -> Iterator[tuple[int, int]]:
    pairs = similar_pairs([olds[old].words for old in rest_old], [news[new].words for new in rest_new])
    yield from ((rest_old[old], rest_new[new]) for old, new in pairs)


def _left(
    rest_old: Sequence[int], rest_new: Sequence[int], pairs: Sequence[Pair]
) -> tuple[list[int], list[int]]:
    olds, news = {pair.old for pair in pairs}, {pair.new for pair in pairs}
    return [old for old in rest_old if old not in olds], [new for new in rest_new if new not in news]
