"""A linear model: named signs, each with a weight for every label, added up."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources

#: The weights of a sign, or what several signs weigh together: a number a label, in hundredths.
Weights = Sequence[int]


class LinearModel:
    """Weights by the names of signs.

    Signs are told by functions that yield their names (a *view*: all that is to be seen of one word, say);
    what a view weighs is the sum of its signs' weights. Signs without weights are passed over, so that the
    functions may tell more than was worth learning.
    """

    def __init__(self, labels: Sequence[str], weights: Mapping[str, Weights]) -> None:
        """Take the labels and, for each sign, a weight a label."""
        self.labels: tuple[str, ...] = tuple(labels)
        self.weights = weights
        self._nothing = (0,) * len(self.labels)

    def total(self, signs: Iterable[str]) -> Weights:
        """Return what *signs* weigh together, a number a label."""
        weights = self.weights
        found = [weights[sign] for sign in signs if sign in weights]
        return [sum(column) for column in zip(*found, strict=True)] if found else self._nothing

    def evidence(self, signs: Iterable[str], label: int, most: int = 3) -> tuple[str, ...]:
        """Return the signs that speak most for a label, the strongest first."""
        told = sorted((-self.weights[sign][label], sign) for sign in set(signs) if sign in self.weights)
        return tuple(sign for weight, sign in told[:most] if weight < 0)


def read_model(package: str, *files: str) -> LinearModel:
    """Return the model that stands in a package's files; of those that are not there nothing is read.

    Most files have the weights by sign. Those of a large model have a column a label, which is read and
    packed more quickly, in units of so many hundredths.
    """
    labels: Sequence[str] = ()
    weights: dict[str, Weights] = {}
    for file in files:
        path = resources.files(package).joinpath(file)
        if path.is_file():
            data = json.loads(path.read_text("utf-8"))
            labels = data["labels"]
            if "weights" in data:
                weights.update(data["weights"])
            else:
                unit: int = data["unit"]
                columns = ([unit * number for number in column] for column in data["columns"])
                weights.update(zip(data["signs"], zip(*columns, strict=True), strict=True))
    return LinearModel(labels, weights)
