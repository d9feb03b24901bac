"""Tells which raw blocks of a page are the body, with a small linear model that was trained on page layout.

Two passes: the first guesses from a block and its surroundings alone; the second sees the guesses for its
group and its neighbours too. All features have names, so that the ones which decided are the evidence.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from heapq import nlargest
from importlib import resources
from itertools import repeat
from typing import NamedTuple

import attrs

from newsmodel.parsing.page.context import context_of
from newsmodel.parsing.page.features import PageWords, Surroundings, features_of
from newsmodel.parsing.page.walk import RawBlock

#: How many features are named as evidence.
_NAMED = 3
#: Beyond this a logit is sure; it keeps `math.exp` in range.
_SURE = 30.0


class BodyGuess(NamedTuple):
    """How sure the model is that a block is body, and what spoke most for its decision."""

    probability: float
    features: list[str]


@attrs.frozen
class BodyModel:
    """The weights of both passes, by feature name; what has no weight counts nothing."""

    first: dict[str, float]
    second: dict[str, float]
    #: probability from which a block is body
    threshold: float

    def guess(self, blocks: Sequence[RawBlock], around: Surroundings, words: PageWords) -> list[BodyGuess]:
        """Return the guess for each block; one that is far from all prose is none without a closer look."""
        near = [block for block in blocks if around.is_near_prose(block)]
        features = features_of(near, around, words)
        guesses = [0.0] * len(blocks)
        for block, names in zip(near, features, strict=True):
            guesses[block.number] = _probability(self.first, names)
        context = context_of(blocks, guesses)
        found = [BodyGuess(0.0, [])] * len(blocks)
        for block, names in zip(near, features, strict=True):
            everything = names + context[block.number]
            found[block.number] = BodyGuess(_probability(self.second, everything), everything)
        return found

    def evidence(self, guess: BodyGuess) -> tuple[str, ...]:
        """Return the names of the features that spoke most for what was decided, strongest first."""
        sign = 1.0 if guess.probability >= self.threshold else -1.0
        weight = self.second.get
        named = nlargest(_NAMED, guess.features, key=lambda name: sign * weight(name, 0.0))
        return tuple(f"model:{name}" for name in named)


@cache
def body_model() -> BodyModel:
    """Return the model that comes with newsmodel."""
    data = json.loads(
        resources.files("newsmodel.parsing.page").joinpath("body_weights.json").read_text("utf-8")
    )
    return BodyModel(data["first"], data["second"], data["threshold"])


def _probability(weights: dict[str, float], names: Sequence[str]) -> float:
    logit = sum(map(weights.get, names, repeat(0.0)))
    return 1.0 / (1.0 + math.exp(-max(-_SURE, min(_SURE, logit))))
