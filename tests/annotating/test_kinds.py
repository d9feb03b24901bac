"""What a name is must not depend on the order in which its cues come: a set has none."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmodel.annotating.actors.kinds import is_telling, kind_of
from newsmodel.annotating.actors.weights import Weights, telling_cues, weights_of
from newsmodel.language import known_languages, language_of


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


@pytest.mark.parametrize("code", known_languages())
def test_every_word_is_no_name_unless_something_speaks_for_one(code: str) -> None:
    assert "always" not in telling_cues(language_of(code))
    *kinds, none = weights_of(language_of(code))["always"]
    assert none > max(kinds)


@given(st.sampled_from(("de", "en")), st.data())
def test_without_a_telling_cue_nothing_is_a_name(code: str, data: st.DataObject) -> None:
    language = language_of(code)
    weights = weights_of(language)
    cues = frozenset(data.draw(st.sets(st.sampled_from(sorted(weights)), max_size=12)))
    silent = cues - telling_cues(language)
    if not is_telling(silent, telling_cues(language)):
        assert kind_of(silent, weights) is None
