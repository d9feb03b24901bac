"""Who wrote it: those of the names claimed for authors that a linear model takes for them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import attrs

from newsmodel.model import Author
from newsmodel.parsing.metadata.claims import Claim, Claims
from newsmodel.parsing.metadata.headline import bare
from newsmodel.parsing.metadata.surroundings import JOINT, Marked

#: From this sum on a name is an author's; where no name has it, the best one is from the lower sum on.
_SURE, _LEAST = 0.2, -1.3


@attrs.frozen
class AuthorModel:
    """For each sign its weight for an author's name."""

    weights: Mapping[str, float]

    def score(self, claim: Claim) -> float:
        """Return the sum of the signs' weights."""
        return self.weights["always"] + sum([self.weights.get(sign, 0.0) for sign in sorted(claim.signs)])

    def choose(self, claims: Claims) -> tuple[Author, ...]:
        """Return the authors, in the order in which the page declares and prints them."""
        scored = [(self.score(claim), claim) for claim in claims.described()]
        best = max((score for score, _ in scored), default=_LEAST)
        least = _SURE if best > _SURE else max(best, _LEAST)
        return tuple(Author(claim.name, url=claim.url) for score, claim in scored if score >= least)


@cache
def author_model() -> AuthorModel:
    """Return the model that comes with newsmodel."""
    text = resources.files("newsmodel.parsing.metadata").joinpath("author_weights.json").read_text("utf-8")
    return AuthorModel(json.loads(text)["weights"])


def byline_of(authors: Sequence[Author], printed: Sequence[Marked]) -> str | None:
    """Return the first line near the headline that names one of the authors."""
    keys = [bare(author.name) for author in authors]
    lines = (marked.text.replace(JOINT, " ") for marked in printed)
    return next((line for line in lines if any(key in bare(line) for key in keys)), None)
