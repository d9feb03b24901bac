"""What newsmodel remembers from article to article is small, whatever the articles hold."""

from __future__ import annotations

import functools
import gc
from collections.abc import Iterator
from typing import Any

import pytest

from newsmodel import Limits, NewsModelError, Parser, parse_html, parse_text
from newsmodel._remembering import LONGEST, remembered

# ruff: noqa: E501 - the pages are easier to read in one line
#: Longer than anything that is remembered.
LONG = "x" * (2 * LONGEST)
CAPITAL = "Xa" + "y" * 2 * LONGEST
STORY = (
    "<h1>Ferry runs again</h1><p>The ferry to Gull Quay ran again on Monday, eleven days after a storm, Ada Winter "
    "said.</p><p>“We are glad that it runs,” the mayor of the island, Bo Berg, told the newspaper on Friday.</p>"
)
PAGES = {
    "names of metadata": f"<meta name='author-{LONG}' content=x><meta property='date-{LONG}' content=x>{STORY}",
    "contents of metadata": f"<meta name=author content='{LONG}'><meta property=og:site_name content='{LONG}'>"
    f"<meta property=article:published_time content='{LONG}'><meta property=og:title content='{LONG}'>{STORY}",
    "languages": f"<html lang='{LONG}'><meta property=og:locale content='{LONG}'>{STORY}",
    "classes and ids": f"<article class='{LONG}' id='body-{LONG}'><p class='lead {LONG}'>x</p>{STORY}</article>",
    "roles and properties": f"<article itemprop='{LONG}' role='{LONG}'><p itemprop='author {LONG}'>x</p>{STORY}",
    "tags": f"<x-{LONG}><figure><x-{LONG}a>x</x-{LONG}a></figure>{STORY}</x-{LONG}>",
    "pictures": f"<figure class='{LONG}'><img src='{LONG}.jpg' alt='{LONG}'><figcaption>{LONG} (Photo: {LONG})"
    f"</figcaption></figure>{STORY}",
    "JSON-LD": f'<script type="application/ld+json">{{"@type": "NewsArticle{LONG}", "headline": "{LONG}", '
    f'"datePublished": "{LONG}", "author": {{"@type": "{LONG}", "name": "{LONG}"}}, "keywords": "{LONG}"}}'
    f"</script>{STORY}",
    "headlines": f"<title>{LONG} | {LONG}</title><h1>{LONG} {LONG}</h1><h2>{LONG}</h2>{STORY}",
    "times": f"<time datetime='{LONG}' class='{LONG}'>{LONG} 2024</time><p>Published {LONG} 3 May 2024</p>{STORY}",
    "bylines": f"<p class=byline>By {CAPITAL} {CAPITAL}</p><a rel=author href='{LONG}'>{LONG}</a>{STORY}",
    "links": f"<a href='https://{LONG}.example/{LONG}'>{LONG}</a>{STORY}",
}
TEXTS = {
    "long words": f"{LONG} said {LONG} that {LONG}.",
    "long names": f"Ada {CAPITAL} said that {CAPITAL} Berg met Mayor {CAPITAL} in {CAPITAL}. The {CAPITAL} of {CAPITAL}.",
    "long words beside names": f"The {LONG} Ada Winter {LONG} met Bo Berg, {LONG}, the {LONG} mayor {LONG}-minister.",
    "long quotes": f"“{LONG},” said Ada Winter. {CAPITAL}: “{LONG}” “{CAPITAL}” — {LONG}",
    "long endings": f"The {LONG}minister {LONG}ministry {LONG}'s {LONG}-based council {LONG}. It {LONG}ed on Monday.",
    "long lines": f"{LONG}\nBy {CAPITAL}\nPhoto: {CAPITAL}/{CAPITAL}\n{CAPITAL} ({CAPITAL}) — {LONG}",
    "long numbers": f"On {'9' * 400} May {'1' * 400} and {'2' * 400} years ago, {'3' * 400}:{'4' * 400}.",
    "long clauses": f"Ada Winter {'really ' * LONGEST}opened the {'very ' * LONGEST}old {'great ' * LONGEST}landing.",
}


#: What keeps answers: dicts, the links of `lru_cache`, and what answers and questions are made of.
_HOLDERS = (dict, tuple, list, frozenset, set)
_HOLDER_NAMES = frozenset(("_lru_list_elem", "_HashedSeq", "Word", "Use", "Wording"))


def _kept() -> Iterator[str]:
    """Yield the texts that newsmodel's bounded caches hold, in their keys and in what was answered."""
    for cache in gc.get_objects():
        if not isinstance(cache, functools._lru_cache_wrapper) or cache.cache_parameters()["maxsize"] is None:
            continue
        if not str(getattr(cache, "__module__", "")).startswith("newsmodel"):
            continue
        waiting: list[Any] = [held for held in gc.get_referents(cache) if held is not cache.__dict__]
        seen: set[int] = set()
        while waiting:
            held = waiting.pop()
            if isinstance(held, str):
                yield held
            elif id(held) not in seen and (
                isinstance(held, _HOLDERS) or type(held).__name__ in _HOLDER_NAMES
            ):
                seen.add(id(held))
                waiting += gc.get_referents(held)


def _long_texts_kept() -> list[str]:
    return [text for text in _kept() if len(text) > LONGEST]


def test_no_long_text_of_a_page_is_kept() -> None:
    for page in PAGES.values():
        parse_html(page, url=f"https://{'x' * 300}.example/{LONG}")
        parse_html(page)
    assert _long_texts_kept() == []


def test_no_long_text_of_a_story_is_kept() -> None:
    for text in TEXTS.values():
        for language in ("en", "de", "ru"):
            parse_text(f"Ferry runs again\n\n{text} {text}\n\n{text}", language=language)
    assert _long_texts_kept() == []


def test_nothing_of_what_is_refused_is_kept() -> None:
    with pytest.raises(NewsModelError):
        Parser(limits=Limits(max_depth=2)).parse_html(f"<x-{LONG} class='{LONG}'>{PAGES['JSON-LD']}")
    assert _long_texts_kept() == []


def test_the_look_at_what_is_kept_sees_it() -> None:
    parse_text("Ferry runs again\n\nAda Winter opened the landing of Gullsdottirquay.", language="en")
    assert any("Gullsdottirquay" in text for text in _kept())


def test_short_questions_are_answered_from_memory() -> None:
    asked: list[str] = []

    @remembered(8)
    def length(text: str, more: int) -> int:
        """Tell."""
        asked.append(text)
        return len(text) + more

    for text in ("a", "a", LONG, LONG):
        assert length(text, 1) == len(text) + 1
    assert asked == ["a", LONG, LONG]
    assert length.__doc__ == "Tell."
