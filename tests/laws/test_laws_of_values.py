"""What holds for every value of the model, whatever is in it."""

from __future__ import annotations

import copy
import json
import pickle
from contextlib import suppress
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmodel import (
    Article,
    DecodingError,
    EmptyInputError,
    LimitExceededError,
    NewsModelError,
    SerializationError,
    Span,
    from_dict,
    from_json,
    strategies,
    to_dict,
    to_json,
)

#: An article takes ten milliseconds to draw.
FEWER = settings(max_examples=50)


@FEWER
@given(strategies.articles())
def test_json_brings_an_article_back(article: Article) -> None:
    assert from_dict(to_dict(article)) == article
    text = to_json(article)
    again = from_json(text)
    assert again == article
    assert hash(again) == hash(article)
    assert to_json(again) == text
    assert json.loads(text) == to_dict(article)


@FEWER
@given(strategies.articles(), st.integers(0, pickle.HIGHEST_PROTOCOL))
def test_pickle_and_copy_bring_an_article_back(article: Article, protocol: int) -> None:
    for again in (
        pickle.loads(pickle.dumps(article, protocol)),  # noqa: S301
        copy.copy(article),
        copy.deepcopy(article),
        attrs.evolve(article),
    ):
        assert again == article
        assert hash(again) == hash(article)


@FEWER
@given(strategies.articles())
def test_looking_up_changes_no_article(article: Article) -> None:
    before = pickle.dumps(article)
    article.actor("x")
    article.timeline()
    for span in article.sentences:
        article.text_range(span)
    assert pickle.dumps(article) == before
    assert len(repr(article)) < 200


@FEWER
@given(strategies.articles())
def test_a_span_stands_in_the_text_where_text_range_says(article: Article) -> None:
    for span in article.sentences:
        found = article.text_range(span)
        assert (found is None) != article.blocks[span.block].in_body
        if found:
            assert article.text[slice(*found)] == article[span]


@FEWER
@given(strategies.articles())
def test_an_actor_is_found_by_each_of_its_full_names(article: Article) -> None:
    for actor in article.actors:
        for form in (actor.id, actor.name, *actor.aliases):
            found = article.actor(form.swapcase().swapcase())
            assert found is not None
            assert form.casefold() in [name.casefold() for name in (found.id, found.name, *found.aliases)]


@FEWER
@given(strategies.articles(), st.data())
def test_a_sentence_beyond_the_blocks_is_refused(article: Article, data: st.DataObject) -> None:
    block = data.draw(st.integers(0, len(article.blocks)))
    length = len(article.blocks[block].text) if block < len(article.blocks) else -1
    end = data.draw(st.integers(length + 1, length + 9))
    with pytest.raises(ValueError, match=r"^sentences\[\d+\]: "):
        attrs.evolve(article, sentences=(*article.sentences, Span(block, 0, end)))


@FEWER
@given(strategies.articles())
def test_who_is_spoken_of_is_listed_once(article: Article) -> None:
    for actor in article.actors:
        with pytest.raises(ValueError, match="share an id"):
            attrs.evolve(article, actors=(*article.actors, actor))
    speakers = {quote.speaker.id for quote in article.quotes if quote.speaker}
    for wanted in speakers:
        with pytest.raises(ValueError, match="is not among the actors"):
            attrs.evolve(article, actors=tuple(actor for actor in article.actors if actor.id != wanted))


NOUNS = (
    strategies.actors(),
    strategies.authors(),
    strategies.blocks(),
    strategies.captions(),
    strategies.datelines(),
    strategies.events(),
    strategies.extras(),
    strategies.places(),
    strategies.quotes(),
    strategies.spans(),
    strategies.time_expressions(),
)


@given(st.one_of(NOUNS))
def test_every_noun_is_a_value(noun: Any) -> None:
    again = pickle.loads(pickle.dumps(noun))  # noqa: S301
    assert again == noun
    assert hash(again) == hash(noun)
    assert copy.deepcopy(noun) == noun
    assert not hasattr(noun, "__dict__")
    assert len(repr(noun)) < 350


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@FEWER
@given(strategies.articles(max_blocks=3), json_values, st.data())
def test_damaged_data_is_read_or_refused_with_a_path_that_leads_somewhere(
    article: Article, junk: Any, data: st.DataObject
) -> None:
    document = copy.deepcopy(to_dict(article))
    holder: Any = document
    while True:  # walk to some place and put junk there
        key = data.draw(st.sampled_from(sorted(holder) if isinstance(holder, dict) else range(len(holder))))
        if isinstance(holder[key], dict | list) and holder[key] and data.draw(st.booleans()):
            holder = holder[key]
        else:
            break
    holder[key] = junk
    try:
        read = from_dict(document)
    except SerializationError as error:
        place: Any = document
        for step in error.path[:-1]:
            place = place[step]
        assert isinstance(place, dict | list)
    else:
        assert isinstance(read, Article)


@given(st.text(st.characters()) | st.binary() | json_values.map(json.dumps))
def test_any_text_is_read_or_refused(text: str | bytes) -> None:
    with suppress(SerializationError):
        assert isinstance(from_json(text), Article)


@settings(max_examples=20)
@given(st.text(), st.lists(st.text() | st.integers(0, 9)).map(tuple), st.integers(1, 9), st.integers(10, 99))
def test_errors_come_back_from_pickle_and_copy(
    message: str, path: tuple[str | int, ...], allowed: int, actual: int
) -> None:
    errors: list[NewsModelError] = [
        NewsModelError(message),
        EmptyInputError(message),
        DecodingError(message, encodings=("utf-8", message)),
        LimitExceededError(limit="max_chars", allowed=allowed, actual=actual),
        SerializationError(message, path=path),
    ]
    for error in errors:
        for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):  # noqa: S301
            assert type(again) is type(error)
            assert str(again) == str(error)
            assert vars(again) == vars(error)


def test_errors_say_what_was_wrong() -> None:
    limit = LimitExceededError(limit="max_chars", allowed=1_000_000, actual=1_200_000)
    assert str(limit) == "max_chars is 1,000,000, the input has 1,200,000: 200,000 too many"
    assert str(SerializationError("no good", path=("quotes", 3, "text"))) == "$.quotes[3].text: no good"
    assert str(SerializationError("no good")) == "no good"
    for kind in (EmptyInputError, DecodingError, LimitExceededError, SerializationError):
        assert issubclass(kind, NewsModelError)
        assert issubclass(kind, ValueError)
