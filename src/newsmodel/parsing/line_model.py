"""A linear model over lines: weights for what is seen of a line and beside it, and for what follows what."""

from __future__ import annotations

import enum
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from operator import add
from typing import Any

import attrs

from newsmodel.parsing.line_features import LineFeatures
from newsmodel.parsing.line_groups import Group
from newsmodel.parsing.line_words import in_words

#: How many features a line's evidence names.
_NAMED = 3

#: So many groups of features are kept with their weights.
_KEPT = 4096
#: Weights are read as hundredths: sums of whole numbers are the same on every machine.
_SCALE = 100

_Weights = tuple[int, ...]


class LineKind(enum.Enum):
    """What a line is, before it becomes a block."""

    BODY = "body"
    SUBHEADING = "subheading"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    CAPTION = "caption"
    CREDIT = "credit"  #: a credit line alone
    OTHER = "other"  #: about the article or the site: byline, time stamp, boilerplate


#: In the order of a model's weights.
KINDS = tuple(LineKind)
_COUNT = len(KINDS)
_NOTHING = (0,) * _COUNT
#: What the first line sees above it and the last one below it.
_EDGE: Group = ("edge",)


@attrs.frozen(eq=False)
class LineModel:
    """A linear-chain model: each feature has a weight for each of `KINDS`, and so has each pair of kinds.

    Features come in groups that are seen together again and again: what a group weighs is summed up once.
    """

    own: Mapping[str, _Weights]  #: for the features of the line
    above: Mapping[str, _Weights]  #: for those that it sees of the line above
    below: Mapping[str, _Weights]  #: for those that it sees of the line below
    #: row: the kind of a line; column: the kind of the line above
    transitions: tuple[_Weights, ...]
    _own_of: Callable[[Group], _Weights] = attrs.field(init=False)
    _beside_of: Callable[[Group], _Weights] = attrs.field(init=False)
    _told_by: Callable[[Group, int, int], tuple[tuple[int, str], ...]] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        for name, function in (
            ("_own_of", self._sum_of_own),
            ("_beside_of", self._sum_of_beside),
            ("_told_by", self._told_of),
        ):
            object.__setattr__(self, name, lru_cache(maxsize=_KEPT)(function))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> LineModel:
        """Return the model that ``benchmarks/train_lines.py`` wrote."""
        if data["kinds"] != [kind.value for kind in KINDS]:
            raise ValueError("the weights were trained for other kinds of lines")
        own, above, below = (
            {name: _hundredths(weights) for name, weights in data[table].items()}
            for table in ("own", "above", "below")
        )
        return cls(own, above, below, tuple(map(_hundredths, data["transitions"])))

    def label(self, features: Sequence[LineFeatures]) -> list[tuple[LineKind, tuple[str, ...]]]:
        """Return each line's kind and, in words, the features that spoke most for it."""
        scores = self._scores(features)
        return [
            (KINDS[kind], self._evidence(feature, score, kind))
            for feature, score, kind in zip(features, scores, self._best_path(scores), strict=True)
        ]

    def _scores(self, features: Sequence[LineFeatures]) -> list[_Weights]:
        """Return what each kind of each line weighs by what is seen of it and beside it."""
        beside = [self._total(map(self._beside_of, feature.seen)) for feature in features]
        edge = self._beside_of(_EDGE)
        found: list[_Weights] = []
        for i, feature in enumerate(features):
            above = beside[i - 1] if i else edge
            below = beside[i + 1] if i + 1 < len(features) else edge
            groups = [*map(self._own_of, feature.seen), *map(self._own_of, feature.placed)]
            found.append(self._total((*groups, above[:_COUNT], below[_COUNT:])))
        return found

    @staticmethod
    def _total(weights: Iterable[_Weights]) -> _Weights:
        return tuple(map(sum, zip(*weights, strict=True)))

    def _sum_of_own(self, group: Group) -> _Weights:
        return self._total((_NOTHING, *(self.own.get(name, _NOTHING) for name in group)))

    def _sum_of_beside(self, group: Group) -> _Weights:
        """Return what a group says of the line below it, then what it says of the line above it."""
        above = self._total((_NOTHING, *(self.above.get(name, _NOTHING) for name in group)))
        return above + self._total((_NOTHING, *(self.below.get(name, _NOTHING) for name in group)))

    def _best_path(self, scores: Sequence[_Weights]) -> list[int]:
        """Return the sequence of kinds with the highest sum (Viterbi)."""
        if not scores:
            return []
        transitions = self.transitions
        best = [*scores[0]]
        reached = [best]
        for row in scores[1:]:
            best = [max(map(add, best, into)) + weight for into, weight in zip(transitions, row, strict=True)]
            reached.append(best)
        path = [best.index(max(best))]
        # Which way was the best is asked on the way back, where one kind of each line matters.
        for best in reversed(reached[:-1]):
            ways = [*map(add, best, transitions[path[-1]])]
            path.append(ways.index(max(ways)))
        return path[::-1]

    def _evidence(self, feature: LineFeatures, score: _Weights, kind: int) -> tuple[str, ...]:
        """Return the line's own features that told its kind from the next best, strongest first, in words."""
        rivals = list(score)
        rivals[kind] = min(rivals) - 1
        rival = rivals.index(max(rivals))
        told: list[tuple[int, str]] = []
        for group in (*feature.seen, *feature.placed):
            told += self._told_by(group, kind, rival)
        told.sort()
        return tuple([words for _, words in told[:_NAMED]]) or (f"neighbours:{KINDS[kind].value}",)

    def _told_of(self, group: Group, kind: int, rival: int) -> tuple[tuple[int, str], ...]:
        weighed = [(name, self.own[name]) for name in group if name in self.own]
        gaps = [(weights[rival] - weights[kind], in_words(name)) for name, weights in weighed]
        return tuple(sorted(gap for gap in gaps if gap[0] < 0)[:_NAMED])


def _hundredths(weights: Sequence[float]) -> _Weights:
    return tuple(round(_SCALE * weight) for weight in weights)


@cache
def line_model() -> LineModel:
    """Return the model that comes with newsmodel."""
    text = resources.files("newsmodel.parsing").joinpath("line_weights.json").read_text("utf-8")
    return LineModel.from_dict(json.loads(text))
