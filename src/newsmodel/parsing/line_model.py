"""A linear model over lines: weights for what is seen of a line and beside it, and for what follows what."""

from __future__ import annotations

import enum
import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from operator import add
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
_NOTHING = (0.0,) * len(KINDS)


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
        seen = [[], *(feature.seen for feature in features), []]
        seen[0] = seen[-1] = ["edge"]
        scores: list[_Weights] = []
        for i, feature in enumerate(features):
            found = [w for name in feature.own if (w := self.own.get(name))]
            found += [w for name in seen[i] if (w := self.above.get(name))]
            found += [w for name in seen[i + 2] if (w := self.below.get(name))]
            scores.append(tuple(map(sum, zip(*found, strict=True))) if found else _NOTHING)
        path = self._best_path(scores)
        return [
            (KINDS[kind], self._evidence(feature.own, score, kind))
            for feature, score, kind in zip(features, scores, path, strict=True)
        ]

    def _best_path(self, scores: Sequence[_Weights]) -> list[int]:
        """Return the sequence of kinds with the highest sum (Viterbi)."""
        best = scores[0] if scores else ()
        back: list[list[int]] = []
        for row in scores[1:]:
            came: list[int] = []
            reached: list[float] = []
            for into in self.transitions:
                ways = list(map(add, best, into))
                top = max(ways)
                came.append(ways.index(top))
                reached.append(top)
            back.append(came)
            best = tuple(map(add, reached, row))
        path = [best.index(max(best))] if best else []
        for came in reversed(back):
            path.append(came[path[-1]])
        return path[::-1]

    def _evidence(self, own: Sequence[str], score: _Weights, kind: int) -> tuple[str, ...]:
        """Return the line's own features that told its kind from the next best, strongest first."""
        rival = max((other for other in range(len(score)) if other != kind), key=score.__getitem__)
        told = sorted([(w[rival] - w[kind], name) for name in own if (w := self.own.get(name))])[:_NAMED]
        return tuple(name for gap, name in told if gap < 0) or (f"neighbours:{KINDS[kind].value}",)


@cache
def line_model() -> LineModel:
    """Return the model that comes with newsmodel."""
    text = resources.files("newsmodel.parsing").joinpath("line_weights.json").read_text("utf-8")
    return LineModel.from_dict(json.loads(text))
