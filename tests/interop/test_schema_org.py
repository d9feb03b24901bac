"""Articles as schema.org JSON-LD, and from it."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import newsmodel
from newsmodel import Article, Diagnostic, Paragraph, Quote, SerializationError, Span, strategies
from newsmodel.interop.schema_org import from_schema_org, schema_org_script, to_schema_org

PAGE = Path("examples/harbour.html").read_bytes()
_JSON: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(
            (
                "@type", "@id", "@graph", "headline", "articleBody", "image", "caption", "creditText",
                "creator", "hasPart", "text", "spokenByCharacter", "mentions", "about", "name",
                "keywords", "location",
            )
        )
        | st.text(max_size=5),
        inner,
        max_size=6,
    ),
    max_leaves=25,
)  # fmt: skip


@pytest.fixture(scope="module")
def article() -> Article:
    return newsmodel.parse_html(PAGE)


def test_an_article_comes_back_with_all_that_json_ld_can_express(article: Article) -> None:
    back = from_schema_org(json.loads(json.dumps(to_schema_org(article))))
    for name in (
        "headline", "standfirst", "authors", "published", "modified", "language", "url", "publisher",
        "section", "keywords", "genre", "free_to_read",
    ):  # fmt: skip
        assert getattr(back, name) == getattr(article, name), name
    assert [block.text for block in back.body] == [block.text for block in article.body]
    assert [(c.text, c.credit, c.alt) for c in back.captions] == [
        (c.text, c.credit, c.alt) for c in article.captions
    ]
    names = {actor.name: (actor.kind, actor.roles, actor.affiliation) for actor in article.actors}
    assert {actor.name: (actor.kind, actor.roles, actor.affiliation) for actor in back.actors} == names
    in_body = [quote for quote in article.quotes if article.blocks[quote.spans[0].block].in_body]
    assert [(q.text, q.kind, q.speaker and q.speaker.name) for q in back.quotes] == [
        (q.text, q.kind, q.speaker and q.speaker.name) for q in in_body
    ]
    main = next(event for event in back.events if event.main)
    told = next(event for event in article.events if event.main)
    assert (main.action, back[main.span], main.type, main.status) == (
        told.action, article[told.span], told.type, told.status,
    )  # fmt: skip
    assert [(who.actor.name, who.role) for who in main.participants] == [
        (who.actor.name, who.role) for who in told.participants
    ]


@given(strategies.articles())
@settings(max_examples=60)
def test_every_article_is_json_and_every_reference_in_it_is_known(article: Article) -> None:
    node = to_schema_org(article)
    json.dumps(node)
    known = {actor["@id"] for actor in node.get("mentions", ()) if "@id" in actor}
    assert _references(node) <= known


def _references(node: Any) -> set[str]:
    if isinstance(node, dict):
        here = {node["@id"]} if set(node) == {"@id"} else set()
        return here.union(*map(_references, node.values()))
    return set().union(*map(_references, node)) if isinstance(node, list) else set()


@given(st.dictionaries(st.sampled_from(("@type", "@graph", "headline", "articleBody", "image", "hasPart",
                                        "mentions", "about", "author", "keywords")), _JSON))  # fmt: skip
@settings(max_examples=150)
def test_any_json_object_is_read(data: dict[str, Any]) -> None:
    assert isinstance(from_schema_org(data), Article)


def test_objects_of_a_graph_are_read_and_what_is_unknown_is_left_out() -> None:
    data = {
        "@graph": [
            {"@type": "WebSite", "name": "Harbour News"},
            {
                "@type": "ReportageNewsArticle",
                "headline": "Pier closes",
                "articleBody": "The pier closes, said Ada Winter, who lives on the quay.\n\nNo more.",
                "hasPart": [
                    {"@type": "Quotation", "text": "We never said this"},
                    {"@type": "Chapter"},
                    7,
                    None,
                ],
                "mentions": [{"@type": "Person", "name": "Ada Winter"}, {"@type": "Boat", "name": "Skua"}],
            },
        ]
    }
    article = from_schema_org(data)
    assert article.headline == "Pier closes"
    assert [actor.name for actor in article.actors] == ["Ada Winter"]
    assert article[article.actors[0].mentions[0].span] == "Ada Winter"
    assert article.quotes == ()


def test_no_text_ends_the_script_early() -> None:
    words = "He wrote </script><p>and the rest of it is still the article's, every word.</p> And more of it."
    article = from_schema_org({"@type": "NewsArticle", "headline": "Pens", "articleBody": words})
    assert "still the article's" in article.text
    assert article.headline == "Pens"


def test_days_stay_days_and_naive_moments_naive() -> None:
    for published in (date(2024, 3, 14), datetime(2024, 3, 14, 17, 20)):
        article = Article(headline="Pier closes", published=published)
        assert from_schema_org(to_schema_org(article)).published == published


def test_an_object_without_an_article_gives_one_without_body() -> None:
    assert Diagnostic.NO_BODY in from_schema_org({"@type": "Recipe", "name": "Fish soup"}).diagnostics


def test_pieces_of_an_interrupted_quote_are_found_in_order() -> None:
    text = (
        "“Run,” she said. “Run,” and nobody on the whole of the long and windy quay of the town ran at all."
    )
    article = Article(
        headline="Run",
        blocks=(Paragraph(text),),
        quotes=(Quote("Run, Run,", (Span(0, 1, 5), Span(0, 18, 22))),),
    )
    back = from_schema_org(to_schema_org(article))
    assert [quote.spans for quote in back.quotes] == [quote.spans for quote in article.quotes]


def test_what_is_no_article_and_no_json_is_refused() -> None:
    with pytest.raises(TypeError):
        to_schema_org("an article")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        from_schema_org("{}")  # type: ignore[arg-type]
    with pytest.raises(SerializationError):
        from_schema_org({"headline": {1, 2}})


NEWS: dict[str, Any] = {
    "@type": "NewsArticle",
    "headline": "Ferry runs again",
    "articleBody": "PORT KERRIN (AP) — The ferry ran again on Monday.\n\n“We go,” Ada Winter said.",
    "image": {
        "@type": "ImageObject",
        "caption": "Winter at the quay",
        "creditText": "(AP)",
        "about": {"@id": "#w"},
    },
    "author": {"name": "Nora Lindqvist"},
    "datePublished": "2024-03-14",
    "mentions": {"@type": "Person", "@id": "#w", "name": "Ada Winter"},
    "hasPart": {"@type": "Quotation", "text": "We go", "spokenByCharacter": {"@id": "#w"}},
}


@pytest.mark.parametrize(
    "data",
    [
        NEWS,
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, NEWS]},
        {"@graph": NEWS},
        {"@type": "WebPage", "mainEntity": NEWS},
        {**NEWS, "@type": ["NewsArticle", "Article"], "author": [NEWS["author"]]},
        {**NEWS, "@type": "http://schema.org/NewsArticle"},
        {
            **NEWS,
            "image": ["https://example.org/a.jpg", NEWS["image"], None],
            "mentions": [None, [], {**NEWS["mentions"], "@type": ["schema:Person"]}],
            "hasPart": [{**NEWS["hasPart"], "@type": ["CreativeWork", "Quotation"]}],
        },
    ],
)
def test_an_article_is_read_whatever_shape_the_object_has(data: dict[str, Any]) -> None:
    article = from_schema_org(data)
    assert article.headline == "Ferry runs again"
    assert [author.name for author in article.authors] == ["Nora Lindqvist"]
    assert article.published == date(2024, 3, 14)
    assert len(article.paragraphs) == 2
    # The captions have no place of their own in the text: what points into the body keeps pointing there.
    assert article.dateline
    assert article[article.dateline.span] == "PORT KERRIN (AP) —"
    assert [(quote.text, quote.speaker and quote.speaker.name) for quote in article.quotes] == [
        ("We go", "Ada Winter")
    ]
    assert [depiction.actor.name for depiction in article.captions[0].depicts] == ["Ada Winter"]


def _mentions(node: dict[str, Any]) -> dict[str, list[str]]:
    article = from_schema_org({"@type": "NewsArticle", "headline": "Ferry", **node})
    return {actor.id: [article[mention.span] for mention in actor.mentions] for actor in article.actors}


def test_names_are_found_where_no_letter_stands_beside_them() -> None:
    body = "Ada Winter and Ada met Bo's Winterton. (Bo) AdaBo, Bo Jr.x, Bo Jr. _Bo Bo-Bo."
    people = [
        {"@type": "Person", "name": "Ada Winter", "alternateName": ["Ada", "Winter"]},
        {"@type": "Person", "name": "Bo Jr.", "alternateName": "Bo"},
        {"@type": "Person", "name": "(Bo"},
        {"@type": "Person", "name": "Ada" + " Ada" * 100},
    ]
    assert _mentions({"articleBody": body, "mentions": people}) == {
        "ada-winter": ["Ada Winter", "Ada"],
        "bo-jr": ["Bo", "Bo", "Bo", "Bo Jr.", "Bo", "Bo"],
        "bo": ["(Bo"],
        "ada-" + "-".join(["ada"] * 100): [],
    }


def test_a_name_of_many_is_nobodys_and_each_has_an_id() -> None:
    for count in (10, 11):
        people = [{"@type": "Person", "name": "Ada Winter", "@id": f"#{i % 2}"} for i in range(count)]
        people = [{**person, "@id": f"{i}#ada winter"} for i, person in enumerate(people)]
        found = _mentions({"articleBody": "Ada Winter ran.", "mentions": people})
        assert list(found) == ["ada-winter", *(f"ada-winter-{number}" for number in range(2, count + 1))]
        assert all(told == (["Ada Winter"] if count == 10 else []) for told in found.values())


def test_what_no_text_holds_is_taken_out() -> None:
    article = from_schema_org(
        {
            "@type": "NewsArticle",
            "image": [
                {"caption": "a\x00b\n\nc  \u200bd", "creditText": "Bo\tBerg \ud800", "contentUrl": " "}
            ],
            "mentions": {
                "@type": "Person",
                "name": "Ada\nWinter\x01",
                "jobTitle": ["\u200b", "mayor  of\tall"],
            },
        }
    )
    [caption], [actor] = article.captions, article.actors
    assert (caption.text, caption.credit and caption.credit.line) == ("a\ufffdb c d", "Bo Berg \ufffd")
    assert caption.image_url is None
    assert (actor.name, actor.roles) == ("Ada Winter\ufffd", ("mayor of all",))


@given(strategies.articles())
@settings(max_examples=30)
def test_a_script_is_json_and_ends_where_it_should(article: Article) -> None:
    text = schema_org_script(article)
    assert json.loads(text) == json.loads(json.dumps(to_schema_org(article)))
    assert not set("<>&\u2028\u2029") & set(text)


def test_no_words_of_an_article_end_its_script() -> None:
    wicked = "</script><!--<script>alert(1)</script>]]>&lt;/script>"
    article = Article(blocks=(Paragraph(wicked),), headline=wicked, language="en")
    page = f'<script type="application/ld+json">{schema_org_script(article)}</script><p>The ferry ran.</p>'
    script, paragraph = etree.HTML(page).iter("script", "p")
    assert json.loads(str(script.text))["headline"] == wicked
    assert paragraph.text == "The ferry ran."
