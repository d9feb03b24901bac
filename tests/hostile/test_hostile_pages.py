"""Hostile pages: an answer or an error of ours, the story found, in time that grows with the page."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hostile_pages import ANYTHING, HEADLINE, STORY, WITH_STORY, Maker, article, json_ld, page, paragraphs
from hypothesis import given
from hypothesis import strategies as st

from growth import assert_in_proportion
from newsmodel import NewsModelError, Parser, explain, from_json, parse_html, to_json

SIZE = 1_000
#: What takes next to no time for that many is looked at with more, up to that many.
LARGEST = 64_000
ALL: dict[str, Maker] = {**WITH_STORY, **ANYTHING}
BLOCKS = Parser(annotators=())


@pytest.mark.parametrize("make", WITH_STORY.values(), ids=WITH_STORY)
def test_the_story_is_found(make: Maker) -> None:
    found = parse_html(make(SIZE))
    for paragraph in STORY:
        assert found.text.count(paragraph) == 1
    assert found.headline == HEADLINE
    assert from_json(to_json(found)) == found


@pytest.mark.parametrize("make", ANYTHING.values(), ids=ANYTHING)
@pytest.mark.parametrize("size", [1, SIZE])
def test_an_answer_comes(make: Maker, size: int) -> None:
    source = make(size)
    try:
        found = parse_html(source)
    except NewsModelError:
        with pytest.raises(NewsModelError):
            explain(source)
        return
    assert from_json(to_json(found)) == found
    assert explain(source)


def read(source: str | bytes) -> None:
    with contextlib.suppress(NewsModelError):
        BLOCKS.parse_html(source)


@pytest.mark.parametrize("make", ALL.values(), ids=ALL)
def test_time_grows_with_the_page(make: Maker) -> None:
    assert_in_proportion(make, read, SIZE, largest=LARGEST)


KEYS = (
    "@type", "@graph", "@id", "headline", "author", "name", "datePublished", "dateModified", "image", "url",
    "caption", "articleBody", "publisher", "keywords", "isAccessibleForFree", "inLanguage", "description",
    "mainEntity", "hasPart", "liveBlogUpdate",
)  # fmt: skip
TYPES = ("NewsArticle", "Person", "ImageObject", ["Article", "BlogPosting"])
VALUES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just("2024-03-14")
)
JSON = st.recursive(
    VALUES,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(KEYS) | st.text(max_size=5), inner | st.sampled_from(TYPES), max_size=6
        )
    ),
    max_leaves=25,
)


@given(JSON)
def test_json_ld_of_any_shape_leaves_the_story_alone(value: Any) -> None:
    script = json.dumps(value).replace("</", "<\\/")
    found = BLOCKS.parse_html(article(head=json_ld(script)))
    assert [paragraph.text for paragraph in found.paragraphs] == list(STORY)
    assert from_json(to_json(found)) == found


NAUGHTY = (
    "undefined", "NULL", "-1e309", "0x0", "1;DROP TABLE articles", "../../etc/passwd", "%s%n{0}$HOME",
    "\\", "\\u0041",
    "\u202eEvil", "\u2066x\u2069", "Z\u0351\u0358a", "\ufdfd", "👩‍👩‍👧‍👦", "🇦🇽", "İıſß", "ﷺ",
    "\u0000", "\ufffe", "\ud800",
    "´`‘’“”„«»", "<script>alert(1)</script>", "]]>", "<!--", "{{7*7}}", "田中さんにあげて下さい", "مناقشة",
    "\u3000", "\u00ad",
)  # fmt: skip


@pytest.mark.parametrize("string", NAUGHTY, ids=ascii)
def test_a_naughty_string_may_stand_anywhere(string: str) -> None:
    escaped = string.replace("&", "&amp;").replace("<", "&lt;")
    attribute = escaped.replace('"', "&quot;")
    caption = f"<figcaption>{escaped} ({escaped})</figcaption>"
    figure = f'<figure><img src="{attribute}" alt="{attribute}">{caption}</figure>'
    head = f'<meta name="author" content="{attribute}"><meta property="og:title" content="{attribute}">'
    quote = f"<p>“{escaped},” {escaped} said on Monday.</p>"
    body = f"<h1>{escaped}</h1><p>By {escaped}</p>{figure}{quote}{paragraphs()}"
    found = parse_html(page(f"<article>{body}</article>", head), url=string.replace("\ud800", ""))
    assert all(paragraph in found.text for paragraph in STORY)
    assert from_json(to_json(found)) == found
    to_json(found).encode("utf-8")
