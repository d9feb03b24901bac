"""A linear model over what is seen of a block: is it a caption, a credit line, or neither?"""

from __future__ import annotations

import enum
import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

#: How many features a decision's evidence names.
_NAMED = 3


class Role(enum.Enum):
    """What a block is to the picture near it."""

    NONE = "none"
    CAPTION = "caption"
    CREDIT = "credit"


class CaptionModel(NamedTuple):
    """For each feature its weight for a caption and for a credit line, against neither."""

    weights: Mapping[str, tuple[float, float]]
    threshold: float  #: of the sum; above it the block is the picture's

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> CaptionModel:
        """Return the model that ``benchmarks/train_captions.py`` wrote."""
        return cls({name: (row[0], row[1]) for name, row in data["weights"].items()}, data["threshold"])

    def scores(self, names: Sequence[str]) -> tuple[float, float]:
        """Return the sums of the weights for a caption and for a credit line."""
        known = [w for name in names if (w := self.weights.get(name))]
        caption, credit = map(sum, zip(*known, strict=True)) if known else (0.0, 0.0)
        return caption, credit

    def role(self, caption: float, credit: float) -> Role:
        """Return the role that two scores speak for."""
        if max(caption, credit) <= self.threshold:
            return Role.NONE
        return Role.CAPTION if caption >= credit else Role.CREDIT

    def evidence(self, names: Sequence[str], role: Role) -> tuple[str, ...]:
        """Return the features that spoke most for a role, strongest first."""
        place = 0 if role is Role.CAPTION else 1
        told = sorted(((w[place], name) for name in names if (w := self.weights.get(name))), reverse=True)
        return tuple(name for weight, name in told[:_NAMED] if weight > 0)


@cache
def caption_model() -> CaptionModel:
    """Return the model that comes with newsmodel."""
    text = resources.files("newsmodel.parsing.page").joinpath("caption_weights.json").read_text("utf-8")
    return CaptionModel.from_dict(json.loads(text))
