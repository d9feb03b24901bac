"""Work on an article grows with its size, not with its square.

Sixteen times the article may take sixty times the time: enough for a busy machine, far from the 256 times
of something quadratic.
"""

from __future__ import annotations

import copy
from collections.abc import Callable

import attrs
import pytest

from growth import assert_in_proportion
from newsmodel import (
    Actor,
    ActorKind,
    Article,
    Caption,
    Credit,
    Depiction,
    Event,
    Mention,
    Paragraph,
    Participant,
    Quote,
    Span,
    from_dict,
    from_json,
    to_dict,
    to_json,
)


def article_of(size: int) -> Article:
    actors = tuple(
        Actor(f"Ada Winter {i}", ActorKind.PERSON, f"ada-{i}", mentions=(Mention(Span(i, 0, 3)),))
        for i in range(size)
    )
    captions = tuple(
        Caption("Winter", credit=Credit("Bo"), depicts=(Depiction(actor),)) for actor in actors[::9]
    )
    return Article(
        blocks=(*(Paragraph(f"Ada {i} said so.") for i in range(size)), *captions),
        actors=actors,
        sentences=tuple(Span(i, 0, 9) for i in range(size)),
        quotes=tuple(Quote("Ada", (Span(i, 0, 3),), speaker=actor) for i, actor in enumerate(actors)),
        events=tuple(
            Event("say", Span(i, 0, 3), participants=(Participant(actors[-i]),)) for i in range(size)
        ),
    )


def article_of_one(size: int) -> Article:
    """Return an article of which every annotation refers to the same actor."""
    spans = tuple(Span(i, 0, 3) for i in range(size))
    actor = Actor("Ada", ActorKind.PERSON, "ada", mentions=tuple(map(Mention, spans)))
    captions = tuple(Caption("Winter", depicts=(Depiction(actor),)) for _ in spans)
    return Article(
        blocks=(*(Paragraph("Ada said so.") for _ in spans), *captions),
        actors=(actor,),
        quotes=tuple(Quote("Ada", (span,), speaker=actor) for span in spans),
        events=tuple(Event("say", span, participants=(Participant(actor),)) for span in spans),
    )


def refuse(article: Article) -> None:
    beyond = Span(len(article.blocks), 0, 1)
    with pytest.raises(ValueError, match="sentences"):
        attrs.evolve(article, sentences=(*article.sentences, beyond))


def unknown(article: Article) -> None:
    """Compare every actor that is referred to with one that is equal, but not the same."""
    attrs.evolve(article, actors=tuple(attrs.evolve(actor) for actor in article.actors))


WORK: dict[str, Callable[[Article], object]] = {
    "check": attrs.evolve,
    "refuse": refuse,
    "compare": unknown,
    "text": lambda article: article.text,
    "text ranges": lambda article: [article.text_range(span) for span in article.sentences],
    "texts of spans": lambda article: [article[span] for span in article.sentences],
    "actors by name": lambda article: [article.actor(actor.name) for actor in article.actors],
    "timeline": lambda article: article.timeline(),
    "to_dict": to_dict,
    "to and from": lambda article: from_dict(to_dict(article)),
    "text to and from": lambda article: from_json(to_json(article)),
    "repr": repr,
    "hash": hash,
    "equal": lambda article: article == copy.deepcopy(article),
}


@pytest.mark.parametrize("name", WORK)
def test_time_grows_with_the_article(name: str) -> None:
    # Each time a fresh article, of which nothing was looked up yet.
    assert_in_proportion(article_of, WORK[name], 60, times=16, most=60, brief=2e-5)


@pytest.mark.parametrize("name", [*WORK, "view"])
def test_time_grows_with_what_refers_to_one_actor(name: str) -> None:
    work = WORK.get(name, lambda article: article._repr_html_())
    assert_in_proportion(article_of_one, work, 60, times=16, most=60, brief=2e-5)
