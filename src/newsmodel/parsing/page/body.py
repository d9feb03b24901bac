"""Tells which raw blocks of a page are the body, with a small linear model that was trained on page layout.

Two passes: the first guesses from a block and its surroundings alone; the second sees the guesses for its
group and its neighbours too. All features have names, so that the ones which decided are the evidence.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from heapq import nlargest, nsmallest
from importlib import resources
from itertools import repeat
from typing import NamedTuple

import attrs

from newsmodel.parsing.page.context import context_of
from newsmodel.parsing.page.features import PageWords, Surroundings, features_of
from newsmodel.parsing.page.walk import Container, RawBlock

#: How many features are named as evidence.
_NAMED = 3
#: Beyond this a logit is sure; it keeps `math.exp` in range.
_SURE = 30.0


#: Pages on which no block reaches this have no article.
_FAINTEST = 0.15
_HALF = 0.6
#: Before a feature's name in the weights: what it counts besides, outside of the container with most prose.
OUTSIDE = "outside/"


class BodyGuess(NamedTuple):
    """How sure the model is that a block is body, and all that it went by."""

    probability: float
    features: Sequence[str]
    is_outside: bool = False


class Weights:
    """What each feature counts, inside and outside of the container that holds most of the page's prose."""

    def __init__(self, named: dict[str, float]) -> None:
        self.inside = {name: weight for name, weight in named.items() if not name.startswith(OUTSIDE)}
        self.outside = dict(self.inside)
        for name, weight in named.items():
            if name.startswith(OUTSIDE):
                bare = name.removeprefix(OUTSIDE)
                self.outside[bare] = self.outside.get(bare, 0.0) + weight

    def of(self, *, is_outside: bool) -> dict[str, float]:
        """Return the weights by feature name; a name without one counts nothing."""
        return self.outside if is_outside else self.inside


@attrs.frozen
class BodyModel:
    """The weights of both passes."""

    first: Weights
    second: Weights
    #: probability from which a block is body
    threshold: float

    def guess(self, blocks: Sequence[RawBlock], around: Surroundings, words: PageWords) -> list[BodyGuess]:
        """Return the guess for each block; one that is far from all prose is none without a closer look."""
        near = [block for block in blocks if around.is_near_prose(block)]
        features = features_of(near, around, words)
        guesses = [0.0] * len(blocks)
        # What the blocks of one container share is added up once.
        shared: dict[Container, tuple[bool, float, float]] = {}
        for block, names in zip(near, features, strict=True):
            container = block.container
            if container not in shared:
                is_outside = not around.is_in_best(block)
                names_around = around.names_of(container)
                sums = [
                    _sum(weights.of(is_outside=is_outside), names_around)
                    for weights in (self.first, self.second)
                ]
                shared[container] = is_outside, sums[0], sums[1]
            is_outside, known, _ = shared[container]
            guesses[block.number] = _probability(known + _sum(self.first.of(is_outside=is_outside), names))
        context = context_of(blocks, guesses)
        found = [BodyGuess(0.0, ())] * len(blocks)
        for block, names in zip(near, features, strict=True):
            is_outside, _, known = shared[block.container]
            everything = names + context[block.number]
            probability = _probability(known + _sum(self.second.of(is_outside=is_outside), everything))
            found[block.number] = BodyGuess(probability, everything, is_outside)
        return found

    def is_body(self, guesses: Sequence[BodyGuess]) -> list[bool]:
        """Return for each guess whether it is taken for body.

        Where none reaches the threshold but some come near, the page is one of those that no page was like
        (a list of results, a poem): the surest half of the scale is taken then.
        """
        surest = max((guess.probability for guess in guesses), default=0.0)
        least = self.threshold if surest >= self.threshold or surest < _FAINTEST else surest * _HALF
        return [guess.probability >= least for guess in guesses]

    def evidence(self, guess: BodyGuess, around: Sequence[str] = ()) -> tuple[str, ...]:
        """Return the names of the features that spoke most for what was decided, strongest first.

        Args:
            guess: for one block.
            around: the features of its container.
        """
        sign = 1.0 if guess.probability >= self.threshold else -1.0
        weights = self.second.of(is_outside=guess.is_outside)
        names = (*around, *guess.features)
        told = zip(map(weights.get, names, repeat(0.0)), names, strict=True)
        strongest = (nlargest if sign > 0 else nsmallest)(_NAMED, told)
        return tuple(f"model:{name}" for weight, name in strongest if weight * sign > 0)


@cache
def body_model() -> BodyModel:
    """Return the model that comes with newsmodel."""
    data = json.loads(
        resources.files("newsmodel.parsing.page").joinpath("body_weights.json").read_text("utf-8")
    )
    return BodyModel(Weights(data["first"]), Weights(data["second"]), data["threshold"])


def _sum(weights: dict[str, float], names: Sequence[str]) -> float:
    return sum(map(weights.get, names, repeat(0.0)))


def _probability(logit: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-_SURE, min(_SURE, logit))))
