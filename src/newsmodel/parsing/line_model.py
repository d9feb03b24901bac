"""A linear model over lines: weights for what is seen of a line and beside it, and for what follows what."""

from __future__ import annotations

import enum
import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

import attrs

from newsmodel.parsing.line_features import LineFeatures

#: How many features a line's evidence names.
_NAMED = 3

_Weights = tuple[float, ...]


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


@attrs.frozen(eq=False)
class LineModel:
    """A linear-chain model: each feature has a weight for each of `KINDS`, and so has each pair of kinds."""

    own: Mapping[str, _Weights]  #: for the features of the line
    above: Mapping[str, _Weights]  #: for those that it sees of the line above
    below: Mapping[str, _Weights]  #: for those that it sees of the line below
    #: row: the kind of a line; column: the kind of the line above
    transitions: tuple[_Weights, ...]

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> LineModel:
        """Return the model that ``benchmarks/train_lines.py`` wrote."""
        if data["kinds"] != [kind.value for kind in KINDS]:
            raise ValueError("the weights were trained for other kinds of lines")
        own, above, below = (
            {name: tuple(weights) for name, weights in data[table].items()}
            for table in ("own", "above", "below")
        )
        return cls(own, above, below, tuple(map(tuple, data["transitions"])))

    def label(self, features: Sequence[LineFeatures]) -> list[tuple[LineKind, tuple[str, ...]]]:
        """Return each line's kind and the names of the features that spoke most for it."""
        named = [self._weighed(features, i) for i in range(len(features))]
        scores = [tuple(map(sum, zip(*(weights for _, weights in row), strict=True))) for row in named]
        path = self._best_path(scores)
        return [
            (KINDS[kind], _evidence(row, score, kind))
            for row, score, kind in zip(named, scores, path, strict=True)
        ]

    def _weighed(self, features: Sequence[LineFeatures], i: int) -> list[tuple[str, _Weights]]:
        found = [(name, w) for name in features[i].own if (w := self.own.get(name))]
        above = features[i - 1].seen if i else ("edge",)
        below = features[i + 1].seen if i + 1 < len(features) else ("edge",)
        found += [("above:" + name, w) for name in above if (w := self.above.get(name))]
        found += [("below:" + name, w) for name in below if (w := self.below.get(name))]
        return found or [("no-feature", (0.0,) * len(KINDS))]

    def _best_path(self, scores: Sequence[_Weights]) -> list[int]:
        """Return the sequence of kinds with the highest sum (Viterbi)."""
        best = scores[0] if scores else ()
        back: list[list[int]] = []
        for row in scores[1:]:
            came, reached = [], []
            for score, into in zip(row, self.transitions, strict=True):
                ways = [a + b for a, b in zip(best, into, strict=True)]
                top = max(ways)
                came.append(ways.index(top))
                reached.append(top + score)
            back.append(came)
            best = tuple(reached)
        path = [best.index(max(best))] if best else []
        for came in reversed(back):
            path.append(came[path[-1]])
        return path[::-1]


def _evidence(row: list[tuple[str, _Weights]], score: _Weights, kind: int) -> tuple[str, ...]:
    """Return the features that told the line's kind from the next best, strongest first."""
    rival = max((other for other in range(len(score)) if other != kind), key=score.__getitem__)
    told = sorted(((weights[rival] - weights[kind], name) for name, weights in row))[:_NAMED]
    return tuple(name for gap, name in told if gap < 0) or (f"neighbours:{KINDS[kind].value}",)


@cache
def line_model() -> LineModel:
    """Return the model that comes with newsmodel."""
    text = resources.files("newsmodel.parsing").joinpath("line_weights.json").read_text("utf-8")
    return LineModel.from_dict(json.loads(text))
