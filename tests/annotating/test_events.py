"""Events of hand-annotated paragraphs: the cases are in ``tests/cases/events``."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import attrs
import pytest
from dateutil.relativedelta import relativedelta

from newsmodel import (
    Actor,
    ActorKind,
    Article,
    Block,
    Caption,
    Event,
    Headline,
    Mention,
    Paragraph,
    Span,
    TimeExpression,
)
from newsmodel.annotating import with_events, with_sentences

CASES = Path(__file__).parent.parent / "cases" / "events"
_MARK = re.compile(r"\[(?P<kind>[POL]):(?P<name>[^\]]+)\]|\{(?P<value>[^:]+):(?P<words>[^}]+)\}")
_KINDS = {"P": ActorKind.PERSON, "O": ActorKind.ORGANIZATION, "L": ActorKind.PLACE}
_BLOCKS: dict[str, type[Block]] = {"# ": Headline, "! ": Caption}


def cases() -> list[object]:
    found: list[object] = []
    for file in sorted(CASES.glob("*.txt")):
        for case in file.read_text("utf-8").split("\n## ")[0 if file.name != "en.txt" else 1 :]:
            title, _, rest = case.removeprefix("## ").partition("\n")
            source, _, expected = rest.partition("\n---\n")
            found.append(pytest.param(source, expected.split("\n"), file.stem, id=f"{file.stem}: {title}"))
    return found


def interval(value: str) -> tuple[datetime, datetime]:
    step = {4: relativedelta(years=1), 7: relativedelta(months=1), 10: relativedelta(days=1)}[len(value)]
    start = datetime.fromisoformat((value + "-01-01")[:10])
    return start, start + step


def article_of(source: str, language: str) -> Article:
    blocks: list[Block] = []
    mentions: dict[tuple[str, ActorKind], list[Mention]] = {}
    times: list[TimeExpression] = []
    for index, line in enumerate(source.strip().split("\n")):
        text = ""
        rest = 0
        marked = line.removeprefix("# ").removeprefix("! ")
        for mark in _MARK.finditer(marked):
            text += marked[rest : mark.start()]
            words = mark["name"] or mark["words"]
            span = Span(index, len(text), len(text) + len(words))
            if mark["kind"]:
                mentions.setdefault((mark["name"], _KINDS[mark["kind"]]), []).append(Mention(span))
            else:
                start, end = interval(mark["value"])
                times.append(TimeExpression(span, mark["value"], start=start, end=end))
            text += words
            rest = mark.end()
        text += marked[rest:]
        blocks.append(_BLOCKS.get(line[:2], Paragraph)(text))
    actors = tuple(
        Actor(name, kind, str(number), mentions=tuple(found))
        for number, ((name, kind), found) in enumerate(mentions.items())
    )
    return with_sentences(Article(blocks=tuple(blocks), language=language, actors=actors, times=tuple(times)))


def told(event: Event) -> str:
    who = ", ".join(f"{one.actor.name} {one.role.value}" for one in event.participants) or "-"
    when = event.time.value if event.time else "-"
    main = "main " if event.main else ""
    return (
        f"{main}{event.action} | {who} | {when} | {event.place or '-'}"
        f" | {event.status.value} | {event.type.value}"
    )


@pytest.mark.parametrize(("source", "expected", "language"), cases())
def test_case(source: str, expected: list[str], language: str) -> None:
    article = with_events(article_of(source, language))
    assert [told(event) for event in article.events] == [line for line in expected if line]


def test_what_is_said_in_a_direct_quote_is_no_event_of_the_article() -> None:
    from newsmodel import Quote

    article = article_of("“[P:Okoro] sold the ferry in {2019:2019},” the mayor said.", "en")
    span = Span(0, 1, 31)
    quoted = attrs.evolve(article, quotes=(Quote(article[span], (span,)),))
    assert [event.action for event in with_events(quoted).events if event.action == "sell"] == []


def test_without_a_language_there_are_no_events_and_no_error() -> None:
    article = attrs.evolve(
        article_of("[P:Winter] met [P:Okoro] on {2021-03-08:Monday}.", "en"), language=None
    )
    assert with_events(article).events == ()
