"""What the steps hand on is checked once, at the end; each of them could be checked."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given

from growth import assert_in_proportion
from newsmodel import annotate
from newsmodel.annotating import DEFAULT_ANNOTATORS
from newsmodel.annotating.captions import with_depictions
from newsmodel.model import Actor, ActorKind, Article, Caption, Mention, Paragraph, Span
from newsmodel.model._derived import checked, derived
from newsmodel.strategies import articles


@given(articles())
def test_what_each_step_returns_fits(article: Article) -> None:
    for step in DEFAULT_ANNOTATORS:
        article = step(article)
        assert attrs.evolve(article) == article  # checks every field


def test_a_derived_article_is_as_if_made_anew() -> None:
    article = Article(blocks=(Paragraph("Ada Winter spoke."),), headline="Old")
    assert article.text == "Ada Winter spoke."
    blocks, sentences = (Paragraph("Bo Lund listened."),), (Span(0, 0, 17),)
    made = derived(article, blocks=blocks, sentences=sentences)
    assert made == attrs.evolve(article, blocks=blocks, sentences=sentences)
    assert made.text == "Bo Lund listened."
    assert made.text_range(Span(0, 0, 2)) == (0, 2)


def test_an_annotator_that_breaks_an_article_is_found_out() -> None:
    def beyond(article: Article) -> Article:
        return derived(article, sentences=(Span(7, 0, 1),))

    with pytest.raises(ValueError, match="outside the blocks"):
        annotate(Article(blocks=(Paragraph("Ada Winter spoke."),)), [beyond])
    with pytest.raises(TypeError):
        checked(derived(Article(), sentences=[]))


def _gallery(pictures: int) -> Article:
    names = [f"Ada Winter{number}" for number in range(pictures)]
    return Article(
        blocks=tuple(Caption(f"{name} walks in Osterby.") for name in names),
        actors=tuple(
            Actor(name, ActorKind.PERSON, f"ada-{number}", mentions=(Mention(Span(number, 0, len(name))),))
            for number, name in enumerate(names)
        ),
        language="en",
    )


def test_many_captions_with_many_names_take_their_share() -> None:
    assert_in_proportion(_gallery, with_depictions, 1_000)
