"""What a name is must not depend on the order in which its cues come: a set has none."""

from __future__ import annotations

from itertools import permutations

from newsmodel.annotating.actors.kinds import kind_of
from newsmodel.annotating.actors.weights import Weights


def test_the_order_of_cues_changes_nothing() -> None:
    weights: dict[str, Weights] = {
        "always": (0.6, 0, 0, 0),
        "one": (0, 0.1, 0, 0),
        "two": (0, 0.2, 0, 0),
        "three": (0, 0.3, 0, 0),
    }
    # As sums of floats 0.1 + 0.2 + 0.3 is more than 0.6, and 0.3 + 0.2 + 0.1 is not.
    orders = [dict.fromkeys(order).keys() for order in permutations(("one", "two", "three"))]
    assert len({kind_of(cues, weights) for cues in orders}) == 1
