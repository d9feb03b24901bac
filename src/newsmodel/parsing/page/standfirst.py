"""A linear model over what is seen of a block before the story: is it the standfirst?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import attrs

from newsmodel.parsing.page.standfirst_features import HeadReader

#: From this sureness on, the body's model takes a block for body: it stays body unless much speaks for it.
_BODY = 0.5


@attrs.frozen(eq=False)
class StandfirstModel:
    """For each feature its weight for a standfirst."""

    weights: Mapping[str, float]
    threshold: float  #: of the sum; above it a block that isn't taken for body is a standfirst
    body_threshold: float  #: the same for one that is

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> StandfirstModel:
        """Return the model that ``benchmarks/train_standfirsts.py`` wrote."""
        return cls(data["weights"], data["threshold"], data["body_threshold"])

    def score(self, groups: Iterable[tuple[str, ...]]) -> float:
        """Return the sum of the features' weights."""
        return sum([_sum(self, group) for group in groups])

    def standfirsts(self, reader: HeadReader) -> frozenset[int]:
        """Return the numbers of those blocks of a page's head that are its standfirst."""
        candidates = reader.candidates()
        return frozenset(
            block.number
            for place, block in enumerate(candidates)
            if self.score(reader.groups(candidates, place)) > self._least(reader.sureness[block.number])
        )

    def _least(self, sureness: float) -> float:
        return self.threshold if sureness <= _BODY else self.body_threshold


# The same groups of features come up on every page.
@lru_cache(maxsize=4096)
def _sum(model: StandfirstModel, group: tuple[str, ...]) -> float:
    return sum(model.weights.get(name, 0.0) for name in group)


@cache
def standfirst_model() -> StandfirstModel:
    """Return the model that comes with newsmodel."""
    text = resources.files("newsmodel.parsing.page").joinpath("standfirst_weights.json").read_text("utf-8")
    return StandfirstModel.from_dict(json.loads(text))
