"""Events of hand-annotated paragraphs: the cases are in ``tests/cases/events``."""

from __future__ import annotations

import re
from datetime import date, datetime
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
    EventType,
    Headline,
    Mention,
    MentionForm,
    Paragraph,
    Quote,
    Span,
    TimeExpression,
    Timestamp,
    parse_text,
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
    article = article_of("“[P:Okoro] sold the ferry in {2019:2019},” the mayor said.", "en")
    span = Span(0, 1, 31)
    quoted = attrs.evolve(article, quotes=(Quote(article[span], (span,)),))
    assert [event.action for event in with_events(quoted).events if event.action == "sell"] == []


def test_people_without_a_name_are_listed_behind_the_actors() -> None:
    article = with_events(
        article_of(
            "Two men attacked [P:Winter] on {2021-03-08:Monday}. Two men left on {2021-03-09:Tuesday}.", "en"
        )
    )
    winter, men = article.actors
    assert winter.kind is ActorKind.PERSON
    assert (men.name, men.kind, men.id) == ("Two men", ActorKind.UNNAMED, "two-men")
    assert [article[mention.span] for mention in men.mentions] == ["Two men", "Two men"]
    assert {mention.form for mention in men.mentions} == {MentionForm.NOMINAL}
    assert with_events(article) == article


def test_news_of_an_article_that_names_no_day_is_of_that_of_its_publication() -> None:
    bare = article_of("# [P:Winter] opens bridge\nThe bridge is new.", "en")
    main = with_events(attrs.evolve(bare, published=date(2021, 3, 9))).events[0]
    assert main.time is not None
    assert (main.time.value, main.time.evidence, main.time.span) == ("2021-03-09", ("published",), main.span)
    stamped = attrs.evolve(bare, blocks=(*bare.blocks, Timestamp("9 March 2021")), published=date(2021, 3, 9))
    time = with_events(stamped).events[0].time
    assert time is not None
    assert stamped[time.span] == "9 March 2021"
    assert with_events(bare).events[0].time is None


def test_news_has_no_day_where_the_article_names_only_others() -> None:
    text = "# [P:Winter] opens bridge\nThe bridge is new. It was planned on {2015-03-04:4 March 2015}."
    article = with_events(attrs.evolve(article_of(text, "en"), published=date(2021, 3, 9)))
    assert [event.time for event in article.events if event.main] == [None]


@pytest.mark.parametrize(
    ("language", "text", "value", "status"),
    [
        ("en", "The Harbour Board met on May 28.", "2023-05-28", "HAPPENED"),
        ("en", "The Harbour Board will meet on May 28.", "2024-05-28", "PLANNED"),
        ("en", "The Harbour Board opens a pier on May 28.", "2024-05-28", "PLANNED"),
        ("de", "Ada Winter eröffnet am 28. Mai einen Steg.", "2024-05-28", "PLANNED"),
        ("fr", "Ada Winter ouvre une jetée le 28 mai.", "2024-05-28", "PLANNED"),
        ("es", "Ada Winter abre un muelle el 28 de mayo.", "2024-05-28", "PLANNED"),
        ("en", "The pier was closed from May 3 to June 4, 2023.", "2023-05-03/2023-06-04", "HAPPENED"),
        ("en", "The pier was closed between 2015 and 2017.", "2015/2017", "HAPPENED"),
        ("de", "Der Steg wurde vom 3. bis 5. Mai gesperrt.", "2024-05-03/2024-05-05", "HAPPENED"),
        ("cs", "Od roku 2015 do roku 2017 Ada Winterová vedla přístav.", "2015/2017", "HAPPENED"),
        ("en", "Last week, the Harbour Board closed the pier.", "2024-05-06/2024-05-12", "HAPPENED"),
        ("de", "Am vergangenen Wochenende öffnete der Steg.", "2024-05-11/2024-05-12", "HAPPENED"),
        ("en", "The Harbour Board closed six piers in the past ten months.", "2023-07/2024-05", "HAPPENED"),
        ("es", "La junta cerró seis muelles en los últimos dos años.", "2022/2024", "HAPPENED"),
        (
            "de",
            "Ada Winter sprach am Montag und Dienstag mit den Fischern.",
            "2024-05-13/2024-05-14",
            "HAPPENED",
        ),
    ],
)
def test_the_day_of_an_event_fits_its_status(language: str, text: str, value: str, status: str) -> None:
    article = parse_text(f"Osterby\n\n{text}", published=date(2024, 5, 16), language=language)
    found = [(event.time.value, event.status.name) for event in article.events if event.time]
    assert (value, status) in found


def test_the_evidence_of_a_day_tells_how_likely_it_is() -> None:
    article = parse_text("Osterby\n\nWinter met Okoro on Monday.", published=date(2024, 5, 16), language="en")
    (met,) = article.events
    (likely,) = (float(code.removeprefix("dated:")) for code in met.evidence if code.startswith("dated:"))
    assert 0.5 <= likely <= 1.0


@pytest.mark.parametrize(
    ("language", "text", "action"),
    [
        ("pl", "Ludzie szturmowały sklepy w maju.", "szturmować"),
        ("pt", "Ada Winter tergiversou em maio.", "tergiversar"),
        ("fr", "Ada Winter tergiversera en juin.", "tergiverser"),
        ("it", "Ada Winter tergiversò a maggio.", "tergiversare"),
        ("de", "Ada Winter lancierte im Mai ein Boot.", "lancieren"),
        ("tr", "Ada Winter mayıs 2023'te köprüyü kapattı.", "kapatmak"),
    ],
)
def test_a_verb_in_no_list_has_a_lemma_by_its_ending(language: str, text: str, action: str) -> None:
    article = parse_text(f"Osterby\n\n{text}", published=date(2024, 5, 16), language=language)
    assert action in {event.action for event in article.events}


def test_a_statement_that_is_the_news_has_the_speaker_of_its_quote() -> None:
    bare = article_of("“It is safe,” she said.\n[P:Winter] opened the bridge.", "en")
    cue, source, words = Span(0, 18, 22), Span(0, 14, 17), Span(0, 1, 12)
    quote = Quote(bare[words], (words,), cue=cue, source=source, speaker=bare.actors[0])
    (said,) = with_events(attrs.evolve(bare, quotes=(quote,))).events
    assert (said.action, said.type, said.main) == ("say", EventType.STATEMENT, True)
    assert [who.actor for who in said.participants] == [bare.actors[0]]
    assert bare[said.span] == "she said"


@pytest.mark.parametrize(
    "text",
    [
        "“It is safe,” said Ada Winter.",
        "Ada Winter added that the bridge was safe.",
        "The bridge is safe, according to a harbour report.",
        "“Luck is not a plan,” Ada Winter said. Jonas Okoro did not say why.",
    ],
)
def test_what_is_only_said_is_left_to_the_quotes(text: str) -> None:
    article = parse_text(f"Osterby opened its bridge on Monday.\n\n{text}", language="en")
    assert [event.action for event in article.events] == ["open"]


def test_a_type_knows_its_category_of_plover() -> None:
    assert EventType.ATTACK.plover == "ASSAULT"
    assert EventType.DISASTER.plover is None


def test_without_a_language_there_are_no_events_and_no_error() -> None:
    article = attrs.evolve(
        article_of("[P:Winter] met [P:Okoro] on {2021-03-08:Monday}.", "en"), language=None
    )
    assert with_events(article).events == ()


@pytest.mark.parametrize(
    ("text", "language", "span"),
    [
        ("Ada Winter met the “old friends of the pier” on Monday.", "en", "“old friends of the pier”"),
        (
            "“It was a bad idea” with regard to the pier, Mayor Ada Winter said Tuesday.",
            "en",
            "with regard to the",
        ),
        (
            "Am Montag schloss Ada Winter den „alten Hafen“ .",
            "de",
            "Am Montag schloss Ada Winter den „alten Hafen“",
        ),
    ],
)
def test_the_words_of_an_event_keep_their_marks(text: str, language: str, span: str) -> None:
    article = parse_text(f"Pier closed\n\n{text}", published=date(2024, 5, 8), language=language)
    told = [article[event.span] for event in article.events]
    assert any(span in words for words in told)
    for words in told:
        assert words == words.strip()
        assert words.count("“") + words.count("„") in (words.count("”"), words.count("“") * 2)
