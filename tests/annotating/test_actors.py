"""Laws of the actors and of the captions' depictions, for any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import assert_in_proportion
from newsmodel.annotating import with_actors, with_depictions, with_sentences
from newsmodel.annotating.actors import actor_of_description
from newsmodel.model import Actor, ActorKind, Article, Caption, Depiction, MentionForm, Paragraph, Span

_PIECES = st.sampled_from(
    [
        "Ada",
        "Winter",
        "van",
        "der",
        "Berg",
        "Prime",
        "Minister",
        "President",
        "the",
        "The",
        "mayor",
        "of",
        "Norway",
        "Norwegian",
        "Foreign Ministry",
        "Harbour Board",
        "(HB)",
        "U.S.",
        "J.",
        "al-Amr",
        "’s",
        "'s",
        "said",
        ",",
        ".",
        "“",
        "”",
        "in",
        "Oslo",
        "Mr.",
        "ambassador to",
        "Monday",
        "and",
        "&",
        "ÅSA",
        "Ł",
        "İstanbul",
        "ß",
        "李",
        "عمر",
        "S-400",
        "(left)",
        "From left:",
        "\u00a0",
        "Bürgermeister",
        "von",
        "ministerium",
        "Präsidentin",
        "ǅ",
    ]
)
_TEXTS = st.lists(_PIECES | st.text(max_size=6), min_size=1, max_size=30).map(" ".join).filter(str.strip)
_ARTICLES = st.builds(
    lambda texts, captions, language: Article(
        blocks=(*map(Paragraph, texts), *map(Caption, captions)), language=language
    ),
    st.lists(_TEXTS, max_size=4),
    st.lists(_TEXTS, max_size=2),
    st.sampled_from(["en", "de", None]),
)


def annotated(article: Article) -> Article:
    return with_depictions(with_actors(with_sentences(article)))


def names(actor: Actor) -> list[Span]:
    return [mention.span for mention in actor.mentions if mention.form is MentionForm.NAME]


@given(_ARTICLES)
def test_mentions_are_in_reading_order_and_names_never_overlap(article: Article) -> None:
    found = annotated(article)
    for actor in found.actors:
        spans = [mention.span for mention in actor.mentions]
        assert spans == sorted(spans)
        assert spans
    spans = sorted(span for actor in found.actors for span in names(actor))
    assert not any(one.overlaps(other) for one, other in pairwise(spans))


@given(_ARTICLES)
def test_every_form_of_a_name_is_the_name_or_an_alias(article: Article) -> None:
    found = annotated(article)
    for actor in found.actors:
        # Soft hyphens are no letters of a name.
        written = {" ".join(found[span].replace("\xad", "").split()) for span in names(actor)}
        assert written <= {actor.name, *actor.aliases}
        assert actor.name in written


@given(_ARTICLES)
def test_actors_come_in_the_order_of_their_first_name(article: Article) -> None:
    firsts = [names(actor)[0] for actor in with_actors(article).actors]
    assert firsts == sorted(firsts)


@given(_ARTICLES)
def test_a_second_run_finds_the_same(article: Article) -> None:
    once = annotated(article)
    assert annotated(once) == once


@given(_ARTICLES)
def test_whom_a_caption_shows_is_named_in_it(article: Article) -> None:
    found = annotated(article)
    for index, block in enumerate(found.blocks):
        for shown in block.depicts if isinstance(block, Caption) else ():
            assert any(span.block == index for span in names(shown.actor))


def test_a_description_without_a_definite_article_is_nobody() -> None:
    article = with_actors(
        Article(blocks=(Paragraph("Norwegian Ambassador to Kenya Rui Figueira left."),), language="en")
    )
    meant = actor_of_description("the Norwegian ambassador to Kenya", article)
    assert meant is not None
    assert meant.name == "Rui Figueira"
    assert actor_of_description("a Norwegian ambassador", article) is None
    assert actor_of_description("the Danish ambassador", article) is None
    assert actor_of_description("the ambassador", article) == meant
    assert actor_of_description("", article) is None


def test_other_actors_go_with_what_refers_to_them() -> None:
    stranger = Actor("Olga Brandt", ActorKind.PERSON, "olga-brandt")
    caption = Caption("Ada Winter, the mayor, in Oslo.", depicts=(Depiction(stranger),))
    found = annotated(Article(blocks=(caption,), language="en", actors=(stranger,)))
    assert [shown.actor.name for shown in found.captions[0].depicts] == ["Ada Winter"]
    assert stranger not in found.actors


def test_scripts_without_capitals_are_left_alone() -> None:
    text = "外務大臣は月曜日に東京で会談した。 وقال الوزير إن المحادثات كانت مفيدة"
    assert with_actors(Article(blocks=(Paragraph(text),), language="en")).actors == ()


@pytest.mark.parametrize(
    "piece",
    [
        "Ada Winter of Norway and the Prime Minister’s Office, ",
        "The the mayor of the mayor of ",
        "A. B. C. ",
        "AAAA-BBBB-",
        "van der van der ",
        "Winter's Winter's ",
    ],
)
def test_time_grows_with_the_length(piece: str) -> None:
    def article_of(count: int) -> Article:
        return Article(blocks=(Paragraph(piece * count),), language="en")

    assert_in_proportion(article_of, with_actors, 300)
