"""Actors in the place of others, and several as one: every reference goes with them."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmodel import (
    Actor,
    ActorKind,
    Article,
    Caption,
    Dateline,
    Depiction,
    Event,
    Mention,
    MentionForm,
    Paragraph,
    Participant,
    ParticipantRole,
    Place,
    Position,
    Quote,
    Span,
    strategies,
)


def actor(name: str, *places: tuple[int, int], **more: Any) -> Actor:
    mentions = tuple(Mention(Span(1, start, end)) for start, end in places)
    return Actor(name, ActorKind.PERSON, name.casefold().replace(" ", "-"), mentions=mentions, **more)


TEXT = "Ada Winter came to Kerrin. A. Winter smiled, and Winter left."
ADA = actor("Ada Winter", (0, 10), roles=("mayor",), evidence=("given",), extras={"a": 1, "b": 1})
SHORT = actor(
    "A. Winter",
    (27, 36),
    (0, 10),
    roles=("skipper", "mayor"),
    affiliation="Harbour Board",
    aliases=("Winter", "Ada Winter"),
    evidence=("initial", "given"),
    extras={"b": 2, "c": 2},
)
THIRD = actor("Winter", (49, 55), affiliation="Skerry Lines")
TOWN = Actor("Kerrin", ActorKind.PLACE, "kerrin", mentions=(Mention(Span(1, 19, 25)),))

ARTICLE = Article(
    blocks=(
        Caption(
            "Ada Winter and A. Winter",
            depicts=(Depiction(ADA, Position.LEFT), Depiction(SHORT, Position.LEFT), Depiction(SHORT)),
            place=Place("Kerrin", actor=TOWN),
        ),
        Paragraph(TEXT),
    ),
    actors=(TOWN, SHORT, ADA, THIRD),
    quotes=(
        Quote("came", (Span(1, 11, 15),), speaker=SHORT),
        Quote("left", (Span(1, 56, 60),), speaker=THIRD),
        Quote("smiled", (Span(1, 37, 43),)),
    ),
    events=(
        Event(
            "come",
            Span(1, 0, 25),
            participants=(
                Participant(ADA, ParticipantRole.AGENT),
                Participant(SHORT, ParticipantRole.AGENT),
                Participant(THIRD, ParticipantRole.OTHER),
            ),
            place=Place("Kerrin", actor=TOWN),
        ),
    ),
    dateline=Dateline(Span(1, 19, 25), place=Place("Kerrin", actor=TOWN)),
)


def test_what_is_known_of_both_is_known_of_one() -> None:
    merged = ARTICLE.merge_actors("ada-winter", "A. Winter")
    [town, one, third] = merged.actors
    assert (town, third) == (TOWN, THIRD)
    assert one == Actor(
        "Ada Winter",
        ActorKind.PERSON,
        "ada-winter",
        roles=("mayor", "skipper"),
        affiliation="Harbour Board",
        aliases=("A. Winter", "Winter"),
        mentions=(Mention(Span(1, 0, 10)), Mention(Span(1, 27, 36))),
        evidence=("given", "initial"),
        extras={"a": 1, "b": 1, "c": 2},
    )


def test_every_reference_goes_with_them() -> None:
    merged = ARTICLE.merge_actors(ADA, SHORT, THIRD, ADA)
    [_, one] = merged.actors
    assert [quote.speaker for quote in merged.quotes] == [one, one, None]
    assert merged.captions[0].depicts == (Depiction(one, Position.LEFT), Depiction(one))
    assert merged.events[0].participants == (
        Participant(one, ParticipantRole.AGENT),
        Participant(one, ParticipantRole.OTHER),
    )
    assert merged.quotes_by("A. Winter") == merged.quotes[:2]


def test_of_a_mention_of_both_the_form_is_that_of_the_kept_one() -> None:
    nominal = attrs.evolve(ADA, mentions=(Mention(Span(1, 0, 10), MentionForm.NOMINAL),))
    article = Article(blocks=ARTICLE.blocks[1:], actors=())
    moved = tuple(
        attrs.evolve(who, mentions=tuple(Mention(Span(0, 0, 10), m.form) for m in who.mentions[:1]))
        for who in (nominal, SHORT)
    )
    one = attrs.evolve(article, actors=moved).merge_actors(nominal.id, SHORT.id).actors[0]
    assert one.mentions == (Mention(Span(0, 0, 10), MentionForm.NOMINAL),)


def test_an_actor_is_replaced_wherever_it_is_referred_to() -> None:
    quay = attrs.evolve(TOWN, name="Port Kerrin", id="Q7", extras={"wikidata": "Q7"})
    changed = ARTICLE.replace_actor("kerrin", quay)
    assert changed.actors == (quay, SHORT, ADA, THIRD)
    assert changed.dateline is not None
    for place in (changed.dateline.place, changed.captions[0].place, changed.events[0].place):
        assert place == Place("Kerrin", actor=quay)
    assert changed.replace_actor(quay, TOWN) == ARTICLE
    assert ARTICLE.replace_actor(ADA, ADA) == ARTICLE
    assert ARTICLE.merge_actors(ADA) == ARTICLE


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="no actor 'Bo Lund'"):
        ARTICLE.replace_actor("Bo Lund", ADA)
    with pytest.raises(ValueError, match="no actor 'Bo Lund'"):
        ARTICLE.merge_actors(ADA, actor("Bo Lund"))
    with pytest.raises(ValueError, match="has the id 'ada-winter'"):
        ARTICLE.replace_actor(TOWN, ADA)
    with pytest.raises(ValueError, match="outside"):
        ARTICLE.replace_actor(TOWN, attrs.evolve(TOWN, mentions=(Mention(Span(9, 0, 1)),)))
    wrong: Any = "ada-winter"
    with pytest.raises(TypeError, match="not by str"):
        ARTICLE.replace_actor(TOWN, wrong)


@given(strategies.articles(), st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_nobody_is_lost(article: Article, choose: Any) -> None:
    ids = [who.id for who in article.actors]
    kept = ids[: choose.randint(0, len(ids))]
    if not kept:
        return
    # Given as such: an id may be another's name.
    merged = article.merge_actors(*article.actors[: len(kept)])
    assert [who.id for who in merged.actors if who.id not in kept[1:]] == [who.id for who in merged.actors]
    assert len(merged.actors) == len(ids) - len(kept) + 1
    one = next(who for who in merged.actors if who.id == kept[0])
    for before, after in zip(article.quotes, merged.quotes, strict=True):
        speaker = before.speaker
        assert after.speaker == (one if speaker and speaker.id in kept else speaker)
    assert {m.span for who in article.actors if who.id in kept for m in who.mentions} == {
        mention.span for mention in one.mentions
    }
    assert merged.text == article.text
