"""A linear model over what is seen of a block: is it a caption, a credit line, or neither?"""

from __future__ import annotations

import enum
import json
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import resources
from itertools import chain
from typing import Any

import attrs

#: How many features a decision's evidence names.
_NAMED = 3


class Role(enum.Enum):
    """What a block is to the picture near it."""

    NONE = "none"
    CAPTION = "caption"
    CREDIT = "credit"


@attrs.frozen(eq=False)
class CaptionModel:
    """For each feature its weight for a caption and for a credit line, against neither."""

    weights: Mapping[str, tuple[float, float]]
    threshold: float  #: of the sum; above it the block is the picture's

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> CaptionModel:
        """Return the model that ``benchmarks/train_captions.py`` wrote."""
        return cls({name: (row[0], row[1]) for name, row in data["weights"].items()}, data["threshold"])

    def scores(self, groups: Iterable[tuple[str, ...]]) -> tuple[float, float]:
        """Return the sums of the features' weights for a caption and for a credit line."""
        caption = credit = 0.0
        for group in groups:
            one, other = _sums(self, group)
            caption += one
            credit += other
        return caption, credit

    def role(self, caption: float, credit: float) -> Role:
        """Return the role that two scores speak for."""
        if max(caption, credit) <= self.threshold:
            return Role.NONE
        return Role.CAPTION if caption >= credit else Role.CREDIT

    def evidence(self, groups: Iterable[tuple[str, ...]], role: Role) -> tuple[str, ...]:
        """Return the features that spoke most for a role, strongest first."""
        place = 0 if role is Role.CAPTION else 1
        told = sorted(chain.from_iterable([_told(self, group, place) for group in groups]), reverse=True)
        return tuple([name for _, name in told[:_NAMED]])


# The same groups of features come up on every page.
@lru_cache(maxsize=8192)
def _sums(model: CaptionModel, group: tuple[str, ...]) -> tuple[float, float]:
    known = [w for name in group if (w := model.weights.get(name))]
    return sum(w[0] for w in known), sum(w[1] for w in known)


@lru_cache(maxsize=8192)
def _told(model: CaptionModel, group: tuple[str, ...], place: int) -> tuple[tuple[float, str], ...]:
    """Return those of a group's features that speak most for one role, with their weights at *place*."""
    told = [(w[place], name) for name in group if (w := model.weights.get(name)) and w[place] > 0]
    return tuple(sorted(told, reverse=True)[:_NAMED])


@cache
def caption_model() -> CaptionModel:
    """Return the model that comes with newsmodel."""
    text = resources.files("newsmodel.parsing.page").joinpath("caption_weights.json").read_text("utf-8")
    return CaptionModel.from_dict(json.loads(text))
