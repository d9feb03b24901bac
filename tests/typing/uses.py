"""Lines that must type-check, and lines that must not: read by type checkers, run by nobody.

Every ``type: ignore`` stands on a line that must not check: mypy reports one that is not needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, assert_type

import attrs
from hypothesis.strategies import SearchStrategy
from lxml import etree

from newsmodel import (
    Actor,
    ActorKind,
    Annotator,
    Article,
    Author,
    Block,
    Boilerplate,
    BoilerplateKind,
    Caption,
    Credit,
    Extras,
    Headline,
    Limits,
    Links,
    Mention,
    Paragraph,
    Parser,
    Quote,
    Revision,
    SerializationError,
    SiteRules,
    Span,
    Subheading,
    annotate,
    compare,
    explain,
    from_dict,
    from_json,
    from_json_lines,
    link,
    parse_html,
    parse_text,
    strategies,
    to_dict,
    to_json,
    to_json_lines,
)
from newsmodel.comparing import BlockChange
from newsmodel.interop import revisions
from newsmodel.interop.markdown import to_markdown
from newsmodel.language import language_of
from newsmodel.linking import LinkedQuote
from newsmodel.model.event import DatedEvent


def what_an_article_has(article: Article) -> None:
    assert_type(article.blocks, tuple[Block, ...])
    assert_type(article.headline, str | None)
    assert_type(article.text, str)
    assert_type(article.body, tuple[Block, ...])
    assert_type(article.paragraphs, tuple[Paragraph, ...])
    assert_type(article.captions, tuple[Caption, ...])
    assert_type(article.subheadings, tuple[Subheading, ...])
    assert_type(article.boilerplate, tuple[Boilerplate, ...])
    assert_type(article.published, datetime | date | None)
    assert_type(article.day, date | None)
    assert_type(article.sentences, tuple[Span, ...])
    assert_type(article.actor("Winter"), Actor | None)
    assert_type(article.mentions_of("Winter"), tuple[Mention, ...])
    assert_type(article.quotes_by("Winter"), tuple[Quote, ...])
    assert_type(article.words_by_speaker(), dict[Actor, int])
    assert_type(article.events_on(date(2020, 10, 26)), tuple[DatedEvent, ...])
    assert_type(article.events_on("2020-10-26", precision="month"), tuple[DatedEvent, ...])
    assert_type(article.timeline(), tuple[DatedEvent, ...])
    for event in article.timeline():
        assert_type(event.time.value, str)
    assert_type(article[Span(0, 0, 1)], str)
    assert_type(article.text_range(Span(0, 0, 1)), tuple[int, int] | None)
    assert_type(attrs.evolve(article, language="de"), Article)

    article.headline.upper()  # type: ignore[union-attr]
    article.headline = "no"  # type: ignore[misc]
    article.blocks = ()  # type: ignore[misc]
    article.blocks.append(Paragraph("no"))  # type: ignore[attr-defined]
    article["no"]  # type: ignore[index]
    _ = article.text.credit  # type: ignore[attr-defined]
    article.quotes_by(5)  # type: ignore[arg-type]
    article.events_on("2020-10-26", precision="week")  # type: ignore[arg-type]
    _ = article.body[0].credit  # type: ignore[attr-defined]
    assert_type(article.extras, Extras)
    assert_type(article.replace_actor("Winter", article.actors[0]), Article)
    assert_type(article.merge_actors("Winter", article.actors[0]), Article)
    attrs.evolve(article, extras={"sentiment": 0.5, "topics": ["ports"]})
    Paragraph("x", extras={"topic": "ports"})

    Paragraph("x", extras=["ports"])  # type: ignore[arg-type]
    article.replace_actor("Winter", "Solheim")  # type: ignore[arg-type]
    attrs.evolve(article, language=5)  # type: ignore[arg-type]


def how_values_are_made() -> None:
    span = Span(0, 0, 1)
    actor = Actor("Ada Winter", ActorKind.PERSON, "ada-winter", roles=("Mayor",))
    Quote("Fine", (span,), speaker=actor)
    Caption("Harbour", credit=Credit("Bo Berg"))
    Article(blocks=(Headline("Harbour"),), headline="Harbour", standfirst=None, published=date(2020, 1, 1))
    Article(authors=(Author("Cleo Marsh"),), published=datetime(2020, 1, 1))
    Boilerplate("Read more", kind=BoilerplateKind.READ_MORE)

    Span("0", 0, 1)  # type: ignore[arg-type]
    Span(0, 0)  # type: ignore[call-arg]
    Paragraph()  # type: ignore[call-arg]
    Paragraph("no", ("evidence",))  # type: ignore[call-arg]
    Actor("Ada Winter", "person", "ada-winter")  # type: ignore[arg-type]
    Actor("Ada Winter", ActorKind.PERSON, "ada-winter", roles=["Mayor"])  # type: ignore[arg-type]
    Quote("Fine", [span])  # type: ignore[arg-type]
    Quote("Fine", (span,), speaker="Ada Winter")  # type: ignore[arg-type]
    Caption("Harbour", credit="Bo Berg")  # type: ignore[arg-type]
    Article((Headline("Harbour"),))  # type: ignore[call-arg]
    Article(headline=Headline("Harbour"))  # type: ignore[arg-type]
    Article(published="2020-01-01")  # type: ignore[arg-type]
    Boilerplate("Read more", kind="read-more")  # type: ignore[arg-type]
    Limits(10)  # type: ignore[call-arg]


def how_blocks_are_told_apart(block: Block) -> str:
    match block:
        case Caption(credit=Credit(line=line)):
            return assert_type(line, str)
        case Boilerplate(kind=kind):
            return assert_type(kind, BoilerplateKind).value
        case Headline(text):
            return assert_type(text, str)
        case _:
            return block.text


def how_texts_are_parsed(text: str, raw: bytes) -> None:
    assert_type(parse_text(text, published=date(2020, 1, 1)), Article)
    assert_type(Parser(language="de", annotators=(without_times,)).parse_text(text), Article)
    assert_type(Parser(languages=[language_of("de")]).parse_text(text), Article)

    parse_text(raw)  # type: ignore[arg-type]
    parse_text(text, "https://example.org")  # type: ignore[call-arg]
    parse_text(text, published="yesterday")  # type: ignore[arg-type]
    Parser("de")  # type: ignore[call-arg]
    Parser(languages=("de",))  # type: ignore[arg-type]
    Parser(annotators=(without_times, how_blocks_are_told_apart))  # type: ignore[arg-type]


def how_pages_are_parsed(text: str, raw: bytes, element: etree._Element) -> None:
    assert_type(parse_html(text), Article)
    assert_type(parse_html(raw, encoding="utf-8", url="https://example.org"), Article)
    rules = SiteRules(body="//p", drop=("//nav", "//aside"))
    assert_type(rules.body, tuple[str, ...])
    assert_type(parse_html(element, rules=rules), Article)
    assert_type(explain(element, rules=rules), str)
    assert_type(Parser(site_rules={"example.org": rules}).explain(raw), str)

    parse_html(None)  # type: ignore[arg-type]
    parse_html(element.getroottree())  # type: ignore[arg-type]
    parse_html(text, rules="//p")  # type: ignore[arg-type]
    SiteRules("//p")  # type: ignore[call-arg]
    SiteRules(body=5)  # type: ignore[arg-type]
    Parser(site_rules=rules)  # type: ignore[arg-type]


def without_times(article: Article) -> Article:
    return attrs.evolve(article, times=())


def how_annotators_plug_in(article: Article, wrong: Callable[[str], Article]) -> None:
    class Named:
        def __call__(self, article: Article, /) -> Article:
            return article

    first: Annotator = without_times
    second: Annotator = Named()
    assert_type(annotate(article, [first, second, lambda found: found]), Article)

    annotate(article, [wrong])  # type: ignore[list-item]


def how_articles_are_linked(articles: list[Article]) -> None:
    links = link(iter(articles))
    assert_type(links, Links)
    assert_type(links.join(links, links), Links)
    assert_type(links.find("Winter")[0].quotes, tuple[LinkedQuote, ...])
    assert_type(links.most_quoted(ActorKind.PLACE)[0].first_day, date | None)

    link(articles[0])  # type: ignore[arg-type]
    links.most_quoted("person")  # type: ignore[arg-type]


def how_versions_are_compared(old: Article, new: Article) -> None:
    revision = compare(old, new)
    assert_type(revision, Revision)
    assert_type(revision.blocks, tuple[BlockChange, ...])
    assert_type(revision.entries[0].blocks[0].words[0].old_span, Span | None)
    if revision.headline:
        assert_type(revision.headline.new, str | None)
    assert_type(revisions.from_json(revisions.to_json(revision)), Revision)

    compare(old)  # type: ignore[call-arg]
    compare(old, "new")  # type: ignore[arg-type]
    revision.blocks = ()  # type: ignore[misc]
    to_json(revision)  # type: ignore[arg-type]


def how_articles_are_written(article: Article, data: dict[str, Any]) -> None:
    assert_type(to_dict(article), dict[str, Any])
    assert_type(to_json(article, indent=2), str)
    assert_type(from_dict(data), Article)
    assert_type(from_json(b"{}"), Article)
    assert_type(to_json_lines([article]), Iterator[str])
    assert_type(from_json_lines(["{}"]), Iterator[Article])
    assert_type(to_markdown(article, speakers=True), str)
    assert_type(SerializationError("no").path, tuple[str | int, ...])
    assert_type(strategies.articles(), SearchStrategy[Article])
    assert_type(strategies.texts(), SearchStrategy[str])

    to_json(article, 2)  # type: ignore[call-arg]
    to_json(data)  # type: ignore[arg-type]
    to_markdown(article, True)  # type: ignore[call-arg]
    to_json_lines(article)  # type: ignore[arg-type]
    from_dict("{}")  # type: ignore[arg-type]
    from_json(data)  # type: ignore[arg-type]
