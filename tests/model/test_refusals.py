"""What can't be is refused when it is made, with a message that says what was wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from newsmodel import (
    Actor,
    ActorKind,
    Article,
    Author,
    Block,
    Boilerplate,
    Caption,
    Credit,
    Dateline,
    Depiction,
    Event,
    Headline,
    Limits,
    Mention,
    Paragraph,
    Parser,
    Participant,
    Place,
    Quote,
    Span,
    TimeExpression,
    annotate,
)

ANY: Any = object()
NO_ANNOTATOR: Any = {}.get
SPAN = Span(0, 0, 3)
ADA = Actor("Ada Winter", ActorKind.PERSON, "ada-winter")
NOON = datetime(2020, 10, 26, 12)
WORDS = (Paragraph("Ada Winter opens the harbour."),)

REFUSED: dict[str, tuple[Callable[[], object], type[Exception], str]] = {
    "a parser with one annotator": (lambda: Parser(annotators=ANY), TypeError, "in a list or a tuple"),
    "a parser with annotators that aren't": (lambda: Parser(annotators=(ANY,)), TypeError, "callables"),
    "a parser with other limits": (lambda: Parser(limits=ANY), TypeError, "Parser.limits is of type Limits"),
    "a parser with a language of another type": (lambda: Parser(language=ANY), TypeError, "str or None"),
    "something else to annotate": (lambda: annotate(ANY), TypeError, "an Article, not object"),
    "an annotator that returns nothing": (
        lambda: annotate(Article(), (NO_ANNOTATOR,)),
        TypeError,
        "get returned NoneType",
    ),
    "an actor asked for by a number": (lambda: Article().quotes_by(ANY), TypeError, "a str, not by object"),
    "a range asked for without a span": (lambda: Article().text_range(ANY), TypeError, "not for object"),
    "a span with a negative start": (lambda: Span(0, -1, 3), ValueError, "not negative"),
    "a span in a negative block": (lambda: Span(-1, 0, 3), ValueError, "not negative"),
    "a span that ends before it starts": (
        lambda: Span(0, 4, 3),
        ValueError,
        r"end \(3\) before it starts \(4\)",
    ),
    "a span of floats": (lambda: Span(0, ANY, 3), TypeError, "type int, not int, object, int"),
    "a span of bools": (lambda: Span(True, 0, 3), TypeError, "type int, not bool, int, int"),
    "a block without a kind": (lambda: Block("x"), TypeError, "Block is the base"),
    "a block without text": (lambda: Paragraph(""), ValueError, "Paragraph.text is empty"),
    "a blank block": (lambda: Headline(" \n"), ValueError, "Headline.text is empty"),
    "a block of bytes": (lambda: Paragraph(ANY), TypeError, "Paragraph.text is of type str, not object"),
    "evidence that is a string": (lambda: Paragraph("x", evidence=ANY), TypeError, "evidence is a tuple"),
    "evidence of numbers": (lambda: Paragraph("x", evidence=(ANY,)), TypeError, "holds values of type str"),
    "a path that is a list": (lambda: Paragraph("x", path=ANY), TypeError, "path is of type str or None"),
    "a caption without text and credit": (lambda: Caption(""), ValueError, "a text, or a credit, or both"),
    "a caption that occurs never": (lambda: Caption("x", occurrences=0), ValueError, "at least 1, not 0"),
    "a caption that occurs True": (lambda: Caption("x", occurrences=True), TypeError, "int, not bool"),
    "a credit without a line": (lambda: Credit(""), ValueError, "Credit.line is empty"),
    "a caption with a bare credit line": (lambda: Caption("x", credit=ANY), TypeError, "Credit or None"),
    "a depiction of a name": (lambda: Depiction(ANY), TypeError, "Depiction.actor is of type Actor"),
    "a position in words": (lambda: Depiction(ADA, ANY), TypeError, "position is of type Position or None"),
    "boilerplate of a kind in words": (lambda: Boilerplate("x", kind=ANY), TypeError, "type BoilerplateKind"),
    "an actor without a name": (lambda: Actor("", ActorKind.PERSON, "x"), ValueError, "Actor.name is empty"),
    "an actor without an id": (lambda: Actor("x", ActorKind.PERSON, ""), ValueError, "Actor.id is empty"),
    "an actor of a kind in words": (
        lambda: Actor("x", ANY, "x"),
        TypeError,
        "Actor.kind is of type ActorKind",
    ),
    "a mention of a string": (lambda: Mention(ANY), TypeError, "Mention.span is of type Span"),
    "a place without words": (lambda: Place(" "), ValueError, "Place.text is empty"),
    "an author without a name": (lambda: Author(""), ValueError, "Author.name is empty"),
    "a dateline without a span": (lambda: Dateline(ANY), TypeError, "Dateline.span is of type Span"),
    "a quote without text": (lambda: Quote("", (SPAN,)), ValueError, "a quote has words"),
    "a quote of marks alone": (lambda: Quote("… —", (SPAN,)), ValueError, "a quote has words"),
    "a quote without a span": (lambda: Quote("Fine", ()), ValueError, "at least one span"),
    "a quote with a list of spans": (lambda: Quote("Fine", ANY), TypeError, "Quote.spans is a tuple"),
    "a speaker in words": (lambda: Quote("Fine", (SPAN,), speaker=ANY), TypeError, "Actor or None"),
    "a time without a value": (lambda: TimeExpression(SPAN, ""), ValueError, "TimeExpression.value is empty"),
    "a time with a start alone": (
        lambda: TimeExpression(SPAN, "2020", start=NOON),
        ValueError,
        "needs both its ends",
    ),
    "a time that ends before it starts": (
        lambda: TimeExpression(SPAN, "2020", start=NOON, end=NOON.replace(hour=11)),
        ValueError,
        "can't end",
    ),
    "a time that ends when it starts": (
        lambda: TimeExpression(SPAN, "2020", start=NOON, end=NOON),
        ValueError,
        "can't end",
    ),
    "a time with a zone": (
        lambda: TimeExpression(SPAN, "2020", start=NOON, end=datetime(2020, 10, 27, tzinfo=UTC)),
        ValueError,
        "no zone",
    ),
    "a time with a string for a start": (
        lambda: TimeExpression(SPAN, "2020", start=ANY, end=NOON),
        TypeError,
        "datetime or None",
    ),
    "an event without an action": (lambda: Event("", SPAN), ValueError, "Event.action is empty"),
    "an event with bare actors": (lambda: Event("open", SPAN, participants=(ANY,)), TypeError, "Participant"),
    "a participant in words": (lambda: Participant(ANY), TypeError, "Participant.actor is of type Actor"),
    "an article of strings": (lambda: Article(blocks=(ANY,)), TypeError, "holds values of type Block"),
    "an article of a list": (lambda: Article(blocks=ANY), TypeError, "Article.blocks is a tuple"),
    "a headline that is a block": (
        lambda: Article(headline=ANY),
        TypeError,
        "Article.headline is of type str",
    ),
    "a publishing date in words": (
        lambda: Article(published=ANY),
        TypeError,
        "Article.published is of type date",
    ),
    "a limit of nothing": (lambda: Limits(max_chars=0), ValueError, "Limits.max_chars is at least 1"),
}

ADA_THERE = Actor("Ada Winter", ActorKind.PERSON, "ada-winter", mentions=(Mention(Span(0, 0, 10)),))
BEYOND = Span(0, 25, 30)
NOWHERE = Span(1, 0, 0)


def article(**annotations: Any) -> Article:
    return Article(blocks=WORDS, **annotations)


MISFITS: dict[str, tuple[Callable[[], Article], str]] = {
    "a sentence beyond its block": (
        lambda: article(sentences=(SPAN, BEYOND)),
        r"sentences\[1\]: Span\(0, 25:30\) lies outside",
    ),
    "a sentence in no block": (lambda: article(sentences=(NOWHERE,)), r"sentences\[0\]: Span\(1, 0:0\)"),
    "a time": (lambda: article(times=(TimeExpression(BEYOND, "2020"),)), r"times\[0\].span: "),
    "a mention": (
        lambda: article(actors=(Actor("A", ActorKind.PERSON, "a", mentions=(Mention(BEYOND),)),)),
        r"actors\[0\].mentions\[0\].span: ",
    ),
    "a piece of a quote": (
        lambda: article(quotes=(Quote("x", (SPAN, BEYOND)),)),
        r"quotes\[0\].spans\[1\]: ",
    ),
    "a source": (lambda: article(quotes=(Quote("Ada", (SPAN,), source=BEYOND),)), r"quotes\[0\].source: "),
    "a cue": (lambda: article(quotes=(Quote("Ada", (SPAN,), cue=BEYOND),)), r"quotes\[0\].cue: "),
    "a quote of other words": (lambda: article(quotes=(Quote("Bo", (SPAN,)),)), r"quotes\[0\].text: "),
    "an event": (lambda: article(events=(Event("open", BEYOND),)), r"events\[0\].span: "),
    "the time of an event": (
        lambda: article(events=(Event("open", SPAN, time=TimeExpression(BEYOND, "2020")),)),
        r"events\[0\].time.span: ",
    ),
    "the place of an event": (
        lambda: article(events=(Event("open", SPAN, place=Place("x", span=BEYOND)),)),
        r"events\[0\].place.span: ",
    ),
    "the time of a caption": (
        lambda: Article(blocks=(*WORDS, Caption("x", time=TimeExpression(BEYOND, "2020")))),
        r"blocks\[1\].time.span: ",
    ),
    "the place of a caption": (
        lambda: Article(blocks=(*WORDS, Caption("x", place=Place("x", span=BEYOND)))),
        r"blocks\[1\].place.span: ",
    ),
    "a dateline": (lambda: article(dateline=Dateline(BEYOND)), "dateline.span: "),
    "the date of a dateline": (
        lambda: article(dateline=Dateline(SPAN, date=TimeExpression(BEYOND, "2020"))),
        "dateline.date.span: ",
    ),
    "two actors of one id": (lambda: article(actors=(ADA, ADA_THERE)), "actors: two actors"),
    "an unknown speaker": (
        lambda: article(quotes=(Quote("Ada", (SPAN,), speaker=ADA),)),
        r"quotes\[0\].speaker: <Person 'Ada Winter', 0 mentions> is not among the actors",
    ),
    "a speaker with other mentions than the actor listed": (
        lambda: article(actors=(ADA_THERE,), quotes=(Quote("Ada", (SPAN,), speaker=ADA),)),
        r"quotes\[0\].speaker: ",
    ),
    "an unknown participant": (
        lambda: article(events=(Event("open", SPAN, participants=(Participant(ADA),)),)),
        r"events\[0\].participants\[0\].actor: ",
    ),
    "an unknown place of an event": (
        lambda: article(events=(Event("open", SPAN, place=Place("x", actor=ADA)),)),
        r"events\[0\].place.actor: ",
    ),
    "somebody unknown in a picture": (
        lambda: Article(blocks=(*WORDS, Caption("x", depicts=(Depiction(ADA),)))),
        r"blocks\[1\].depicts\[0\].actor: ",
    ),
    "an unknown place in a picture": (
        lambda: Article(blocks=(*WORDS, Caption("x", place=Place("x", actor=ADA)))),
        r"blocks\[1\].place.actor: ",
    ),
    "an unknown place of a dateline": (
        lambda: article(dateline=Dateline(SPAN, place=Place("x", actor=ADA))),
        "dateline.place.actor: ",
    ),
    "two main events": (
        lambda: article(events=(Event("open", SPAN, main=True), Event("close", SPAN, main=True))),
        "events: one event at most",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_value_that_cannot_be_is_refused(case: str) -> None:
    make, error, message = REFUSED[case]
    with pytest.raises(error, match=message):
        make()


@pytest.mark.parametrize("case", MISFITS)
def test_an_annotation_that_does_not_fit_is_refused_with_its_path(case: str) -> None:
    make, message = MISFITS[case]
    with pytest.raises(ValueError, match="^" + message):
        make()


def test_a_mention_shared_with_a_caption_is_told_where_the_actor_is_listed() -> None:
    lost = Actor("A", ActorKind.PERSON, "a", mentions=(Mention(BEYOND),))
    with pytest.raises(ValueError, match=r"^actors\[0\].mentions\[0\].span: "):
        Article(blocks=(Caption("x", depicts=(Depiction(lost),)),), actors=(lost,))
