"""What holds for every page, however broken: nothing lost, nothing twice, the order kept."""

from __future__ import annotations

import html
import itertools
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree, objectify

from newsmodel import (
    Article,
    Caption,
    NewsModelError,
    Parser,
    SiteRules,
    explain,
    from_json,
    parse_html,
    to_json,
)
from newsmodel.interop.schema_org import from_schema_org, to_schema_org
from newsmodel.parsing.page.reading import read_source

BLOCKS = Parser(annotators=())
SILENT = ("script", "style", "template", "noscript", "svg", "select", "textarea")
INLINE = ("a", "b", "em", "span", "strong", "small", "time", "label")
BLOCK = (
    "p", "div", "article", "section", "main", "h1", "h2", "ul", "li", "blockquote", "figure", "figcaption",
    "header", "footer", "aside", "nav", "form", "table", "tr", "td", "dl", "dd", "details", "address", "pre",
)  # fmt: skip
VOID = ("br", "img", "hr", "wbr")
CLASSES = (
    "",
    "caption",
    "credit",
    "story body",
    "share",
    "related",
    "byline",
    "lead",
    "newsletter",
    "sr-only x",
)
#: Words of stories, of captions and of sites.
WORDS = (
    "The", "ferry", "Monday", "said", "Ada", "Winter", "(Ida Moor/Quay Post)", "Photo:", "“Yes,”",
    "Read more:", "Sign up", "By", "14 March 2024", "©", "…", "harbour.", "Hafen", "港口。", "11",
    "&", "\u200b", "é",
)  # fmt: skip


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Draw a page in which each run of text holds a word of its own: w0, w1 …"""
    number = itertools.count()
    pieces: list[str] = []

    def text() -> str:
        words = draw(st.lists(st.sampled_from(WORDS), max_size=draw(st.sampled_from((2, 30)))))
        return " ".join((*words, f"w{next(number)}x", *words[:3])).replace("&", "&amp;")

    def element(depth: int) -> None:
        kind = draw(st.integers(0, 19))
        if kind < 7 or depth > 6:
            pieces.append(f" {text()} ")
        elif kind == 7:
            tag = draw(st.sampled_from(SILENT))
            pieces.append(f"<{tag}>silent{next(number)}x</{tag}>")
        elif kind == 8:
            pieces.append("<!-- comment -->")
        elif kind == 9:
            pieces.append(f"<{draw(st.sampled_from(VOID))} src=/a.jpg>")
        else:
            tag = draw(st.sampled_from(BLOCK + INLINE))
            name = draw(st.sampled_from(CLASSES))
            pieces.append(f"<{tag} class='{name}'>" if name else f"<{tag}>")
            for _ in range(draw(st.integers(0, 4))):
                element(depth + 1)
            if draw(st.integers(0, 9)):
                pieces.append(f"</{tag}>")

    for _ in range(draw(st.integers(1, 6))):
        element(0)
    body = "".join(pieces)
    return draw(st.sampled_from(("{}", "<html lang=en><body>{}</body></html>", "<body>{}"))).format(body)


def shown_words(root: etree._Element) -> list[str]:
    """Return the numbered words of a tree that no silent element holds, in document order."""
    found: list[str] = []

    def read(element: etree._Element) -> None:
        hidden = element.tag in SILENT or (element.tag == "span" and element.get("class") == "sr-only x")
        if isinstance(element.tag, str) and not hidden:
            found.extend(numbered(element.text))
            for child in element:
                read(child)
                found.extend(numbered(child.tail))

    read(root)
    return found


def numbered(text: str | None) -> list[str]:
    return re.findall(r"w\d+x", text or "")


def words_of(article: Article) -> list[str]:
    return [
        word for block in article.blocks if not isinstance(block, Caption) for word in numbered(block.text)
    ]


@given(pages())
def test_each_word_that_is_shown_is_in_one_raw_block_in_the_order_of_the_page(page: str) -> None:
    root: etree._Element | None = etree.HTML(page)
    source = None if root is None else read_source(root)
    if root is None or source is None:
        return
    if source.walk.blocks and not any("noscript" in block.container.tags for block in source.walk.blocks):
        found = [word for block in source.walk.blocks for word in numbered(block.text)]
        assert found == shown_words(root)


@given(pages())
def test_no_word_is_in_two_blocks_of_an_article_and_their_order_is_the_page_s(page: str) -> None:
    article = BLOCKS.parse_html(page)
    words = words_of(article)
    captions = [
        word
        for caption in article.captions
        for word in numbered(f"{caption.text} {caption.credit.line if caption.credit else ''}")
    ]
    assert len(set(words)) == len(words)
    assert len(set(captions)) == len(captions)
    assert set(words).isdisjoint(captions)
    assert words == sorted(words, key=page.index)
    assert "silent" not in article.text or "noscript" in page


@given(pages())
@settings(max_examples=50)
def test_text_bytes_and_element_give_the_same_and_the_element_stays(page: str) -> None:
    article = parse_html(page)
    assert parse_html(page.encode()) == article
    assert parse_html(page) == article
    assert from_json(to_json(article)) == article
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True)
    root: etree._Element | None = etree.fromstring(page.encode(), parser)
    if root is None:
        return
    before = etree.tostring(root)
    assert parse_html(root) == article
    assert etree.tostring(root) == before


@given(
    pages(),
    st.lists(st.sampled_from(("//p", "//div", "//article/*", "//span", "//td", "//text()")), max_size=6),
)
@settings(max_examples=50)
def test_rules_and_explanations_hold_for_every_page(page: str, expressions: list[str]) -> None:
    parts = ("drop", "headline", "standfirst", "byline", "captions", "body")
    rules = SiteRules(**dict(zip(parts, ((each,) for each in expressions), strict=False)))
    article = BLOCKS.parse_html(page, rules=rules)
    words = words_of(article)
    assert len(set(words)) == len(words)
    assert explain(page, rules=rules) == explain(page, rules=rules)


@given(st.text() | st.binary())
@example("<")
@example("<!")
@example("<a")
@example(b"\x00<p>")
@example("<?xml encoding='utf-16'?>")
def test_everything_gives_an_article_or_an_error_of_ours(page: str | bytes) -> None:
    with suppress(NewsModelError):
        assert isinstance(parse_html(page), Article)


@pytest.mark.parametrize("namespace", ["", " xmlns='http://www.w3.org/1999/xhtml'"])
def test_a_tree_of_objectify_is_read_as_any_other(namespace: str) -> None:
    page = (
        f"<html lang='en'{namespace}><body><article><h1>Ferry runs again</h1><p>The ferry to Gull "
        "Quay ran again on Monday, eleven days after a storm.</p>"
        "<p>Ada Winter said so, <b>“we are glad”</b>. It is a long one.</p>"
        "<figure><img src='a.jpg'/><figcaption>Ada Winter at the quay. Photo: Bo Berg</figcaption></figure>"
        "</article></body></html>"
    )
    tree = objectify.fromstring(page)
    before = etree.tostring(tree)
    found = parse_html(tree)
    assert found == parse_html(page)
    assert len(found.captions) == 1
    assert etree.tostring(tree) == before


WICKED = (
    *("javascript:alert(1)", " JaVa\tScript:alert(1)", "\x01javascript:alert(1)", "java\nscript:alert(1)"),
    *("vbscript:x", "data:text/html,x", "file:///etc/passwd", "blob:https://a.example/x"),
)
FERRY = (
    "<p>The ferry to Gull Quay ran again on Monday, eleven days after a storm.</p>"
    "<p>The council of the island will pay for half of the work, and the harbour office for the rest.</p>"
)


@pytest.mark.parametrize("address", WICKED)
def test_no_address_but_of_the_web_comes_out_of_a_page(address: str) -> None:
    shown = html.escape(address)
    author = {"name": "Ada Winter", "url": address}
    ld = json.dumps({"@type": "NewsArticle", "url": address, "author": author})
    page = (
        f"<base href='{shown}'><link rel=canonical href='{shown}'><meta property=og:url content='{shown}'>"
        f'<script type="application/ld+json">{ld}</script><article><h1>Ferry runs again</h1>'
        f"<figure><img src='{shown}' srcset='{shown} 2x'><figcaption>Ada Winter at the quay. Photo: Bo Berg"
        f"</figcaption></figure>{FERRY}<blockquote class='twitter-tweet'><p>We go</p>&mdash; Ada "
        f"<a href='{shown}'>May 3, 2024</a></blockquote></article>"
    )
    for url in (None, "https://example.org/ferry"):
        article = parse_html(page, url=url)
        assert article.captions
        for found in (*_addresses(json.loads(to_json(article))), *_addresses(to_schema_org(article))):
            assert found.startswith(("http://", "https://"))
    image = {"caption": "x", "contentUrl": address}
    back = from_schema_org({"headline": "x", "url": address, "image": image})
    assert list(_addresses(json.loads(to_json(back)))) == []


def _addresses(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key in ("url", "image_url", "contentUrl") and isinstance(value, str):
                yield value
            yield from _addresses(value)
    elif isinstance(data, list):
        for value in data:
            yield from _addresses(value)
