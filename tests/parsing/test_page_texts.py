"""Texts as they are compared: however quickly it is done, letters and digits are left."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmodel.parsing.metadata.texts import clean
from newsmodel.parsing.page.texts import fold

TEXTS = st.text() | st.text(st.sampled_from("aÄßẞİŉ1² -_„“–…\xa0\xad\u200b\u0301\n")) | st.text(min_size=201)


@given(TEXTS)
def test_folding_leaves_letters_and_digits(text: str) -> None:
    assert fold(text) == re.sub(r"[\W_]+", "", text.casefold())


@given(TEXTS)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text.replace("&", "").replace("<", ""))
    assert clean(once) == once
    assert once is None or once == " ".join(once.split())


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Storm on the coast", "Storm on the coast"),
        (" Storm  on\tthe coast ", "Storm on the coast"),
        ("Stürme\xa0an der Küste", "Stürme an der Küste"),
        ("Stürme\u200b an der Küste", "Stürme an der Küste"),
        ("Storm\x07 on the coast", "Storm\ufffd on the coast"),
        ("\ufeff", None),
    ],
)
def test_white_space_and_controls(text: str, cleaned: str | None) -> None:
    assert clean(text) == cleaned
