"""What two sequences share: true of any two, and most of it where one was made from the other."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from newsmodel.comparing.matching import matches

few_letters = st.text("abc", max_size=30)


@given(few_letters, few_letters)
def test_matches_are_the_same_in_both_and_in_order(old: str, new: str) -> None:
    end_old = end_new = 0
    for match in matches(old, new):
        assert match.length > 0
        assert old[match.old : match.old + match.length] == new[match.new : match.new + match.length]
        assert match.old >= end_old
        assert match.new >= end_new
        assert (match.old, match.new) != (end_old, end_new) or (end_old, end_new) == (0, 0)
        end_old, end_new = match.old + match.length, match.new + match.length


@given(few_letters, few_letters, few_letters)
def test_what_stands_around_a_change_is_found(before: str, within: str, behind: str) -> None:
    found = matches(before + within + behind, before + behind)
    assert sum(match.length for match in found) == len(before + behind)


def test_common_words_do_not_hide_what_stayed() -> None:
    """As in any long text: hardly a word of it occurs once."""
    draw = random.Random(7)  # noqa: S311
    words = [f"w{draw.randrange(40)}" for _ in range(4000)]
    edited = [f"new {place}" if place % 25 == 0 else word for place, word in enumerate(words)]
    kept = sum(match.length for match in matches(words, edited))
    assert kept > 0.99 * (len(words) - len(words) / 25)
