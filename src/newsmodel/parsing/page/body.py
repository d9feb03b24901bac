"""Tells which raw blocks of a page are the body, with a small linear model that was trained on page layout.

Two passes: the first guesses from a block and its surroundings alone; the second sees the guesses for its
group and its neighbours too. All features have names, so that the ones which decided are the evidence.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from math import exp
from operator import getitem
from typing import NamedTuple

import attrs

from newsmodel.parsing.page.context import CONTEXT, context_of
from newsmodel.parsing.page.families import Family, Table
from newsmodel.parsing.page.features import AROUND, OWN, PageWords, codes_around, codes_of
from newsmodel.parsing.page.surroundings import Surroundings
from newsmodel.parsing.page.walk import Container, RawBlock

#: How many features are named as evidence.
_NAMED = 3
#: Beyond this a logit is sure; it keeps `math.exp` in range.
_SURE = 30.0
#: Pages on which no block reaches this have no article.
_FAINTEST = 0.15
_HALF = 0.6
#: Less likely blocks, half of all, need no second pass: it made body of none of 7,700.
_HOPELESS = 0.03
#: Before a feature's name in the weights: what it counts besides, outside of the container with most prose.
OUTSIDE = "outside/"

#: Blocks from which on memory counts more than the time to look for equal codes. Hardly a page has so many.
_MANY = 5_000

Codes = tuple[int, ...]
_FAMILIES = (*OWN, *CONTEXT)


class BodyGuess(NamedTuple):
    """How sure the model is that a block is body, and all that it went by."""

    probability: float
    #: what is seen of the block, by family; empty if it was not looked at
    features: Codes
    is_outside: bool = False


_NOT_LOOKED_AT = BodyGuess(0.0, ())


class Tables:
    """What each code of some families counts."""

    def __init__(self, families: Sequence[Family], weights: Mapping[str, float]) -> None:
        self._families = families
        self.tables: tuple[Table, ...] = tuple(family.table(weights) for family in families)

    def sum(self, codes: Codes) -> float:
        """Return what all *codes* count together."""
        return sum(map(getitem, self.tables, codes))


class Weights:
    """What the features of one pass count: in the container with most of the page's prose, or outside."""

    def __init__(self, named: Mapping[str, float]) -> None:
        weights = {name: weight for name, weight in named.items() if not name.startswith(OUTSIDE)}
        self.always: float = weights.get("always", 0.0)
        self.around: Tables = Tables(AROUND, weights)
        self.own: Tables = Tables(_FAMILIES, weights)


class Pass:
    """The weights of one pass."""

    def __init__(self, named: Mapping[str, float]) -> None:
        outside = dict(named)
        for name, weight in named.items():
            if name.startswith(OUTSIDE):
                bare = name.removeprefix(OUTSIDE)
                outside[bare] = outside.get(bare, 0.0) + weight
        #: inside, outside
        self.sides: tuple[Weights, Weights] = (Weights(named), Weights(outside))


@attrs.frozen
class BodyModel:
    """The weights of both passes."""

    first: Pass
    second: Pass
    #: probability from which a block is body
    threshold: float

    def guess(self, blocks: Sequence[RawBlock], around: Surroundings, words: PageWords) -> list[BodyGuess]:
        """Return the guess for each block; one that is far from all prose is none without a closer look."""
        near = around.near_prose(blocks)
        codes = _kept_once(codes_of(near, around, words), len(near))
        first, second = self.first.sides, self.second.sides
        tables = first[0].own.tables, first[1].own.tables
        # What the blocks of one element share is added up once.
        shared: dict[tuple[Container, bool], tuple[bool, float, float]] = {}
        best = around.best
        started, ended = (best.started, best.ended) if best else (0, 0)
        rows: list[tuple[bool, float, float]] = []
        guesses: list[float] = []
        for block, own in zip(near, codes, strict=True):
            container = block.container
            is_outside = not started <= block.number < ended
            key = container.parent or container, is_outside
            row = shared.get(key)
            if row is None:
                told = codes_around(key[0], around)
                one, two = first[is_outside], second[is_outside]
                known = one.always + one.around.sum(told), two.always + two.around.sum(told)
                row = shared[key] = is_outside, *known
            rows.append(row)
            guesses.append(_probability(row[1] + sum(map(getitem, tables[is_outside], own))))
        found = [_NOT_LOOKED_AT] * len(blocks)
        kept: dict[BodyGuess, BodyGuess] = {}
        context = _kept_once(context_of(near, guesses), len(near))
        tables = second[0].own.tables, second[1].own.tables
        for block, own, row, told, probability in zip(near, codes, rows, context, guesses, strict=True):
            is_outside = row[0]
            if probability >= _HOPELESS:
                everything = own + told
                logit = row[2] + sum(map(getitem, tables[is_outside], everything))
                guess = BodyGuess(_probability(logit), everything, is_outside)
            else:
                guess = BodyGuess(probability, own, is_outside)
            found[block.number] = kept.setdefault(guess, guess) if len(near) >= _MANY else guess
        return found

    def is_body(self, guesses: Sequence[BodyGuess]) -> list[bool]:
        """Return for each guess whether it is taken for body.

        Where none reaches the threshold but some come near, the page is one of those that no page was like
        (a list of results, a poem): the surest half of the scale is taken then.
        """
        surest = max([guess.probability for guess in guesses], default=0.0)
        least = self.threshold if surest >= self.threshold or surest < _FAINTEST else surest * _HALF
        return [guess.probability >= least for guess in guesses]

    def evidence(self, guess: BodyGuess) -> tuple[str, ...]:
        """Return the names of the features that spoke most for what was decided, strongest first.

        Each is the last rung of its ladder: the families tell it with the ones below.
        """
        if not guess.features:
            return ()
        is_body = guess.probability >= self.threshold
        strongest = max if is_body else min
        tables = self.second.sides[guess.is_outside].own.tables
        counts = list(map(getitem, tables, guess.features))
        names: list[str] = []
        for _ in range(_NAMED):
            most = strongest(counts)
            if most == 0.0 or (most > 0.0) is not is_body:
                break
            place = counts.index(most)
            counts[place] = 0.0
            names.append(_label(place, guess.features[place]))
        return tuple(names)


# The same few thousand codes come up on every page.
@lru_cache(maxsize=8192)
def _label(place: int, code: int) -> str:
    return f"model:{_FAMILIES[place].label(code)}"


def names_of(around: Codes, own: Codes) -> list[str]:
    """Return the names of all features of a block.

    Args:
        around: codes of `AROUND`.
        own: codes of `OWN`, and of `CONTEXT` in the second pass.
    """
    pairs = (*zip(AROUND, around, strict=True), *zip(_FAMILIES, own, strict=False))
    return ["always", *(name for family, code in pairs for name in family.names(code))]


@cache
def body_model() -> BodyModel:
    """Return the model that comes with newsmodel."""
    data = json.loads(
        resources.files("newsmodel.parsing.page").joinpath("body_weights.json").read_text("utf-8")
    )
    return BodyModel(Pass(data["first"]), Pass(data["second"]), data["threshold"])


def _kept_once(codes: Iterable[Codes], count: int) -> list[Codes]:
    """Return *codes* as a list; on pages with very many blocks equal ones are one value, to save memory."""
    if count < _MANY:
        return list(codes)
    kept: dict[Codes, Codes] = {}
    return [kept.setdefault(one, one) for one in codes]


def _probability(logit: float) -> float:
    return 1.0 / (1.0 + exp(-logit if -_SURE < logit < _SURE else _SURE if logit < 0.0 else -_SURE))
