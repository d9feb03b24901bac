"""Tells which raw blocks of a page are the body, with a small linear model that was trained on page layout.

Two passes: the first guesses from a block and its surroundings alone; the second sees the guesses for its
group and its neighbours too. All features have names, so that the ones which decided are the evidence.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import chain
from math import exp
from operator import getitem
from typing import NamedTuple

import attrs

from newsmodel.parsing.page.context import CONTEXT, KIN_CONTEXT, Guessed
from newsmodel.parsing.page.families import Family, Table
from newsmodel.parsing.page.features import OWN, PageWords, codes_of
from newsmodel.parsing.page.kin import AROUND, BUILT, Kin, kin_of
from newsmodel.parsing.page.surroundings import Surroundings
from newsmodel.parsing.page.walk import RawBlock

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
#: Of a block's kin, and of the block: those of the second pass behind those of both.
_KIN = (*BUILT, *KIN_CONTEXT)
_OWN = (*OWN, *CONTEXT)
_FAMILIES = (*_KIN, *_OWN)
#: The codes of what the first pass does not see of a kin; they count nothing.
_NOT_TOLD = (0,) * len(KIN_CONTEXT)


class BodyGuess(NamedTuple):
    """How sure the model is that a block is body, and all that it went by."""

    probability: float
    #: what is seen of its kin and of the block, by family; empty if it was not looked at
    features: tuple[Codes, ...]
    is_outside: bool = False
    #: what it shares with the blocks built alike; None if it was not looked at
    kin: Kin | None = None


_NOT_LOOKED_AT = BodyGuess(0.0, ())


class Tables:
    """What each code of some families counts."""

    def __init__(self, families: Sequence[Family], weights: Mapping[str, float]) -> None:
        self._families = families
        self.tables: tuple[Table[float], ...] = tuple(family.table(weights) for family in families)

    def sum(self, codes: Codes) -> float:
        """Return what all *codes* count together."""
        return sum(map(getitem, self.tables, codes))


class Weights:
    """What the features of one pass count: in the container with most of the page's prose, or outside."""

    def __init__(self, named: Mapping[str, float]) -> None:
        weights = {name: weight for name, weight in named.items() if not name.startswith(OUTSIDE)}
        self.always: float = weights.get("always", 0.0)
        self.around: Tables = Tables(AROUND, weights)
        self.kin: Tables = Tables(_KIN, weights)
        self.own: Tables = Tables(_OWN, weights)
        #: in the order of a guess's features
        self.seen: tuple[Table[float], ...] = self.kin.tables + self.own.tables


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
        kins, places = kin_of(near, around)
        own = _kept_once(codes_of(near, around, words), len(near))
        firsts = self._first(kins, places, own)
        guessed = Guessed(near, firsts)
        second = self.second.sides
        tables = second[0].own.tables, second[1].own.tables
        kin_codes: list[Codes] = []
        sums: list[float] = []
        for kin, told in zip(kins, guessed.codes_of_kins(kins, places), strict=True):
            weights = second[kin.is_outside]
            kin_codes.append(kin.built + told)
            sums.append(weights.always + weights.around.sum(kin.around) + weights.kin.sum(kin_codes[-1]))
        found = [_NOT_LOOKED_AT] * len(blocks)
        kept: dict[BodyGuess, BodyGuess] = {}
        context = _kept_once(guessed.codes(), len(near))
        for block, place, codes, told, first in zip(near, places, own, context, firsts, strict=True):
            is_outside = kins[place].is_outside
            if first >= _HOPELESS:
                counts = map(getitem, tables[is_outside], codes + told)
                guess = BodyGuess(
                    _probability(sum(counts, sums[place])),
                    (kin_codes[place], codes, told),
                    is_outside,
                    kins[place],
                )
            else:
                guess = BodyGuess(first, (kins[place].built + _NOT_TOLD, codes), is_outside, kins[place])
            found[block.number] = kept.setdefault(guess, guess) if len(near) >= _MANY else guess
        return found

    def _first(self, kins: Sequence[Kin], places: Sequence[int], own: Sequence[Codes]) -> list[float]:
        """Return the first pass's probabilities."""
        sides = self.first.sides
        # What all blocks of one kin count for is added up once.
        sums: list[tuple[Sequence[Table[float]], float]] = []
        for kin in kins:
            weights = sides[kin.is_outside]
            kin_sum = weights.always + weights.around.sum(kin.around) + weights.kin.sum(kin.built)
            sums.append((weights.own.tables, kin_sum))
        found: list[float] = []
        for place, codes in zip(places, own, strict=True):
            tables, kin_sum = sums[place]
            found.append(_probability(sum(map(getitem, tables, codes), kin_sum)))
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
        codes = tuple(chain.from_iterable(guess.features))
        counts = list(map(getitem, self.second.sides[guess.is_outside].seen, codes))
        names: list[str] = []
        for count in sorted(counts, reverse=is_body)[:_NAMED]:
            if count == 0.0 or (count > 0.0) is not is_body:
                break
            place = counts.index(count)
            counts[place] = 0.0
            names.append(_label(place, codes[place]))
        return tuple(names)


# The same few thousand codes come up on every page.
@lru_cache(maxsize=8192)
def _label(place: int, code: int) -> str:
    return f"model:{_FAMILIES[place].label(code)}"


def names_of(around: Codes, kin: Codes, own: Codes) -> list[str]:
    """Return the names of all features of a block.

    Args:
        around: codes of `AROUND`.
        kin: codes of `BUILT`, and of `KIN_CONTEXT` in the second pass.
        own: codes of `OWN`, and of `CONTEXT` in the second pass.
    """
    pairs = ((AROUND, around), (_KIN, kin), (_OWN, own))
    told = (pair for families, codes in pairs for pair in zip(families, codes, strict=False))
    return ["always", *(name for family, code in told for name in family.names(code))]


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
