"""Hostile texts: an answer or an error of ours, in time that grows with the text, and never markup."""

from __future__ import annotations

import contextlib
import html
from collections.abc import Callable

import pytest
from lxml import etree
from texts import UNITS, WATCHED, language_of_kind, text_of

from growth import assert_in_proportion
from newsmodel import NewsModelError, from_json, parse_html, parse_text, to_json

#: Code points of the smaller text that is measured; the larger one has four times as many.
SIZE = 6_000


@pytest.mark.parametrize("kind", WATCHED)
def test_an_answer_comes(kind: str) -> None:
    unit = UNITS[kind]
    for text in (unit, unit * 100, unit.join("The ferry ran again.") * 3):
        with contextlib.suppress(NewsModelError):
            found = parse_text(text)
            assert from_json(to_json(found)) == found


@pytest.mark.parametrize("kind", WATCHED)
def test_time_grows_with_the_text(kind: str) -> None:
    def read(text: str) -> None:
        with contextlib.suppress(NewsModelError):
            parse_text(text, language=language_of_kind(kind))

    assert_in_proportion(lambda size: text_of(UNITS[kind], size), read, SIZE)


# --- output is escaped ------------------------------------------------------------------------------------

EVIL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</div></style><iframe src=javascript:alert(1)>",
    "javascript:alert(1)",
    "<!--",
    "&lt;b&gt;",
    "]]><x>",
    "\u202e<b>",
)
_NEVER = frozenset(("script", "iframe", "object", "svg", "x"))


@pytest.mark.parametrize("evil", EVIL)
def test_what_a_page_says_is_never_markup(evil: str) -> None:
    shown = html.escape(evil)
    figure = f"<img src='{shown}' alt='{shown}'><figcaption>Ada {shown}. (Photo: {shown})</figcaption>"
    page = (
        f'<html lang="en"><head><title>{shown}</title><meta name="author" content="{shown}"></head><body>'
        f"<article><h1>{shown}</h1><p>By {shown}</p><figure>{figure}</figure>"
        f"<p>“{shown}, we go,” said Ada Winter {shown} on Monday.</p>"
        "<p>The council of the island will pay for half of it, Ada Winter said on Friday.</p></article>"
    )
    article = parse_html(page, url="https://example.org/a")
    rendered: Callable[[], str] = article._repr_html_
    for element in etree.HTML(rendered()).iter("*"):
        assert element.tag not in _NEVER
        for name, value in element.attrib.items():
            assert not str(name).startswith("on")
            harmless = name not in ("href", "src") or not str(value).strip().lower().startswith("javascript:")
            assert harmless
    if "<" in evil:
        assert evil in article.text
        assert evil not in rendered()
