"""The words of a text are where they are said to be, and every annotator gets the same."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from newsmodel import Article, Paragraph, annotate
from newsmodel.annotating.wording import wording_of, written_forms


@given(st.text(max_size=200))
def test_words_stand_where_they_begin(text: str) -> None:
    wording = wording_of(text)
    found = list(zip(wording.starts, wording.words, strict=True))
    word = r"\w+(?:[\u0300-\u036f]+\w*)*"
    assert found == [(match.start(), match[0]) for match in re.finditer(word, text)]


def test_accents_that_stand_by_themselves_belong_to_their_word() -> None:
    assert wording_of("die Gru\u0308nderin ging").words == ["die", "Gru\u0308nderin", "ging"]


def test_words_are_looked_up_as_texts_have_them() -> None:
    assert written_forms(["she"]) == {"she": "she", "She": "she", "SHE": "she"}


def test_a_text_asked_for_again_is_not_cut_again() -> None:
    assert wording_of("Ada Winter spoke.") is wording_of("Ada Winter spoke.")


def test_a_long_text_is_not_kept() -> None:
    text = "harbour " * 1000
    assert wording_of(text) is not wording_of(text)
    assert len(wording_of(text).words) == 1000


def test_texts_are_forgotten_with_their_article() -> None:
    text = "Ada Winter spoke on Monday."
    kept = wording_of(text)
    annotate(Article(blocks=(Paragraph(text),), language="en"))
    assert wording_of(text) is not kept
