"""Soup of tags, marks and metadata: whatever comes, an answer that is consistent, or an error of ours."""

from __future__ import annotations

import json

from fuzz_pages import check
from hypothesis import given, settings
from hypothesis import strategies as st

_TAGS = (
    *(
        "p",
        "div",
        "article",
        "section",
        "figure",
        "figcaption",
        "blockquote",
        "ul",
        "li",
        "table",
        "tr",
        "td",
    ),
    *(
        "h1",
        "h2",
        "a",
        "b",
        "i",
        "span",
        "em",
        "q",
        "cite",
        "time",
        "aside",
        "header",
        "footer",
        "nav",
        "main",
    ),
    *("html", "head", "body", "title", "template", "noscript", "select", "option", "textarea", "svg", "math"),
    *(
        "iframe",
        "frameset",
        "object",
        "picture",
        "video",
        "dl",
        "dt",
        "details",
        "summary",
        "form",
        "pre",
        "x-y",
    ),
)
_WORDS = (
    *(
        "Ada Winter",
        "Bo Berg",
        "said",
        "on Monday",
        "“",
        "”",
        '"',
        "'",
        "„",
        "«",
        "»",
        "(",
        ")",
        "[",
        "–",
        "—",
    ),
    *(
        "Photo:",
        "By",
        "Read more:",
        "3 May 2024",
        ".",
        ",",
        ":",
        "…",
        "&amp;",
        "&nbsp;",
        "&#0;",
        "&#xD800;",
        "&bogus",
    ),
    *("\u200b", "\u202e", "\u0301", "👩‍👩‍👧", "\x00", "\ud800", "\ufffe", "ﷺ", "<", ">", "市议会。", "صوت"),
    "The ferry to Gull Quay ran again, eleven days after a storm had torn it away, Ada Winter said.",
)
_ATTRIBUTES = (
    *(
        "class=caption",
        "class='byline author'",
        "itemprop=articleBody",
        "id=comments",
        "style='display:none'",
    ),
    *(
        "src=a.jpg",
        "alt='Ada Winter. Photo: Bo Berg'",
        "href=/x",
        "datetime=2024-03-14",
        "lang=de",
        "hidden",
        'x="',
    ),
)
_LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10) | st.sampled_from(_WORDS)
)
_KEYS = (
    "@type",
    "@graph",
    "@id",
    "headline",
    "author",
    "name",
    "datePublished",
    "image",
    "articleBody",
    "url",
)
_JSON = st.recursive(
    _LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(_KEYS), inner | st.just("NewsArticle"), max_size=4)
    ),
    max_leaves=12,
)


def _start(tag: str, attributes: list[str]) -> str:
    return f"<{' '.join([tag, *attributes])}>"


_STARTS = st.builds(_start, st.sampled_from(_TAGS), st.lists(st.sampled_from(_ATTRIBUTES), max_size=2))
_ENDS = st.sampled_from(_TAGS).map("</{}>".format)
_SCRIPTS = _JSON.map(lambda value: f'<script type="application/ld+json">{json.dumps(value)}</script>')
_ODD = st.sampled_from(
    ("<!--", "-->", "<![CDATA[", "<?xml version='1.0'?>", "<!DOCTYPE html>", "<script>", "<style>")
)
_WORDY = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=8).map(" ".join)
SOUP = st.lists(
    _STARTS | _STARTS | _ENDS | _WORDY | _WORDY | _SCRIPTS | _ODD | st.text(max_size=10), max_size=30
).map("".join)


@given(SOUP)
@settings(max_examples=150)
def test_soup_gives_a_consistent_article(soup: str) -> None:
    check(soup)


@given(SOUP, st.sampled_from(("utf-8", "utf-16", "latin-1", "cp1251", "shift_jis")), st.binary(max_size=10))
@settings(max_examples=80)
def test_soup_in_bytes_gives_a_consistent_article(soup: str, encoding: str, rest: bytes) -> None:
    check(soup.encode(encoding, "ignore") + rest)


@given(st.binary(max_size=300))
def test_bytes_give_a_consistent_article(source: bytes) -> None:
    check(source)
