"""Hostile texts: an answer or an error of ours, in time that grows with the text, and never markup."""

from __future__ import annotations

import contextlib
import html
from collections.abc import Callable

import pytest
from lxml import etree

from growth import assert_in_proportion
from newsmodel import NewsModelError, from_json, parse_html, parse_text, to_json

SIZE = 2_000
LEAD = "Ferry to Gull Quay runs again\n\nThe ferry ran again on Monday, the council of the island said.\n\n"

#: What a text is full of; each is annotated as well. Blocks stay below the length that is no longer read.
UNITS = {
    "opening marks": "“ferry ",
    "straight marks": '"a ',
    "apostrophes": "o’n'",
    "opening brackets": "(",
    "closing brackets": ") ] » ” ",
    "dashes": "– — - ",
    "initials": "A. ",
    "figures": "1,234.5 ",
    "capitals": "Bank of the Great and Mc'Neil-Smith ",
    "shouting": "FERRY ",
    "names": "Ada Winter met Bo Berg. ",
    "quotes without a speaker": "“a,” said ",
    "quotes": "“We go,” said Ada Winter. ",
    "reported speech": "Ada Winter said that Bo Berg said that ",
    "dates": "3 May 2024, May 3, on Monday, ",
    "clocks": "12:30 p.m. 9 o'clock ",
    "addresses": "https://example.org/a?b=c&d=e@f ",
    "full stops": ". . . ... ",
    "abbreviations": "e.g. Mr. U.S. Inc. ",
    "colons": "a: b; ",
    "pronouns": "He said he told him. ",
    "bidi": "\u202eA\u202d \u2067b\u2069\u2069 ",
    "no width": "a\u200bb\u2060c\ufeff ",
    "marks on a letter": "Z\u0300\u0316\u0327",
    "emoji": "👩‍👩‍👧‍👦🇦🇽 ",
    "Arabic": "صوت المجلس «لن نعبر» ٢٠٢٤. ",
    "Chinese": "市议会周二投票决定关闭大桥。「我们不能再过桥」，会长说。",
    "surrogates and zeros": "\ud83d \0 ",
    "lines": "a b\n",
    "captions": "Ada Winter at the pier. (Photo: Bo Berg/AP)\n\n",
    "bylines": "By Ada Winter and ",
    "read more": "Read more: Ten bridges\n\n",
    "list items": "• Ada Winter\n",
    "blank lines": "\n",
    "white space": " \t\u00a0\u3000\n",
    "markup": "<p>&amp;<!--",
    "one word": "a",
    "one capital": "A",
    "letters and hyphens": "A-",
    "letters and apostrophes": "A’",
    "figures and stops": "1.",
    "bars": " |",
    "signs of addresses": "@",
}


def text_of(unit: str, size: int) -> str:
    return LEAD + unit * size + "\n\nThe council will pay for half of the work."


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
@pytest.mark.parametrize("size", [1, 300])
def test_an_answer_comes(unit: str, size: int) -> None:
    for text in (unit * size, text_of(unit, size), unit.join("The ferry ran again.") * 3):
        with contextlib.suppress(NewsModelError):
            found = parse_text(text)
            assert from_json(to_json(found)) == found


def read(text: str) -> None:
    with contextlib.suppress(NewsModelError):
        parse_text(text)


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_time_grows_with_the_text(unit: str) -> None:
    assert_in_proportion(lambda size: text_of(unit, size), read, min(SIZE, 24_000 // len(unit)) // 2)


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
