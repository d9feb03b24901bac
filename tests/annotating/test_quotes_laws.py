"""Laws that hold for the quotes of any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import assert_in_proportion
from newsmodel import Article, Paragraph, QuoteKind
from newsmodel.annotating import with_quotes, with_sentences
from newsmodel.annotating.quotes.marks import quoted_regions

#: Words that the patterns look for, marks and stops in every order.
_PIECES = st.sampled_from(
    [
        *"“”„\"'‘’«»「」,.:;?!…—()[] \n\ue000",
        *("Ada Winter", "she", "he", "the mayor", "said", "says", "say", "saying", "called", "was", "quoted"),
        *(
            "as",
            "that",
            "according to",
            "and",
            "who",
            "to",
            "report",
            "on Friday",
            "a good day",
            "İ",
            "''",
            "``",
        ),
        *("sagte", "teilte", "mit", "laut", "zufolge", "dass", "er", "nach Angaben", "so", "heißt es"),
    ]
)
texts = st.lists(_PIECES, max_size=40).map(" ".join) | st.text(max_size=80)
languages = st.sampled_from(["en", "de", None])


def read(text: str, language: str | None) -> Article:
    blocks = tuple(Paragraph(line) for line in text.split("\n") if line.strip())
    return with_quotes(with_sentences(Article(blocks=blocks, language=language)))


@given(texts, languages)
def test_any_text_is_read_and_its_quotes_do_not_overlap(text: str, language: str | None) -> None:
    article = read(text, language)
    for kind in QuoteKind:
        spans = sorted(span for quote in article.quotes if quote.kind is kind for span in quote.spans)
        assert not any(one.overlaps(two) for one, two in pairwise(spans))
    for quote in article.quotes:
        assert list(quote.spans) == sorted(quote.spans)
        assert quote.evidence
        assert (quote.speaker is None) or quote.source is not None


@given(texts, languages)
def test_words_between_marks_are_kept_exactly(text: str, language: str | None) -> None:
    article = read(text, language)
    marked: set[tuple[int, str]] = set()
    goes_on = False
    for index, block in enumerate(article.blocks):
        regions, goes_on = quoted_regions(block.text, goes_on=goes_on)
        marked |= {(index, block.text[region.start : region.end].strip()) for region in regions}
    for quote in article.quotes:
        if quote.kind is not QuoteKind.INDIRECT:
            assert {(span.block, article[span]) for span in quote.spans} <= marked


@given(st.text(alphabet="ab ,.“”\"'‘’„«»", max_size=60), st.booleans())
def test_stretches_between_marks_stay_apart_and_inside(text: str, goes_on: bool) -> None:
    regions, _ = quoted_regions(text, goes_on=goes_on)
    for region in regions:
        assert 0 <= region.open <= region.start <= region.end <= region.close <= len(text)
    assert all(one.close <= two.open for one, two in pairwise(regions))


@pytest.mark.parametrize(
    "unit",
    ['"', "“", "'a ", "‘a ", "([{", "said, ", "saying ", '"No," he said ', "He said that ", "according to "],
)
def test_time_grows_with_the_text_not_with_its_square(unit: str) -> None:
    def article_of(size: int) -> Article:
        return Article(blocks=(Paragraph((unit * size)[:size]),), language="en")

    # Sixteen times the text in one paragraph: linear is 16, a square would be 256.
    assert_in_proportion(article_of, with_quotes, 4_000, times=16, most=40, brief=0.002)
