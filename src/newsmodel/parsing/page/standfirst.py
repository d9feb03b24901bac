"""A linear model over what is seen of a block before the story: is it the standfirst?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from operator import getitem
from typing import Any

from newsmodel.parsing.page.families import Table
from newsmodel.parsing.page.standfirst_features import FAMILIES, Codes, HeadReader

#: From this sureness on, the body's model takes a block for body: it stays body unless much speaks for it.
_BODY = 0.5


class StandfirstModel:
    """For each feature its weight for a standfirst."""

    def __init__(self, weights: Mapping[str, float], threshold: float, body_threshold: float) -> None:
        self.weights: Mapping[str, float] = weights
        #: of the sum; above it a block that isn't taken for body is a standfirst
        self.threshold: float = threshold
        #: the same for one that is
        self.body_threshold: float = body_threshold
        self._always = weights.get("always", 0.0)
        #: what each code of each family counts
        self._tables: tuple[Table[float], ...] = tuple(family.table(weights) for family in FAMILIES)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> StandfirstModel:
        """Return the model that ``benchmarks/train_standfirsts.py`` wrote."""
        return cls(data["weights"], data["threshold"], data["body_threshold"])

    def score(self, codes: Codes) -> float:
        """Return the sum of the features' weights."""
        return sum(map(getitem, self._tables, codes), self._always)

    def standfirsts(self, reader: HeadReader) -> frozenset[int]:
        """Return the numbers of those blocks of a page's head that are its standfirst, each text's first."""
        first: dict[str, int] = {}
        for block, codes in zip(reader.candidates, reader.codes(), strict=True):
            if self.score(codes) > self._least(reader.sureness(block)):
                first.setdefault(block.text, block.number)
        return frozenset(first.values())

    def _least(self, sureness: float) -> float:
        return self.threshold if sureness <= _BODY else self.body_threshold


@cache
def standfirst_model() -> StandfirstModel:
    """Return the model that comes with newsmodel."""
    text = resources.files("newsmodel.parsing.page").joinpath("standfirst_weights.json").read_text("utf-8")
    return StandfirstModel.from_dict(json.loads(text))
