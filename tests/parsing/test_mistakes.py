"""Usual mistakes of callers are told: an address for a page, a page for a text."""

from __future__ import annotations

import pytest

from newsmodel import Diagnostic, NoPageError, explain, parse_html, parse_text

STORY = "The ferry to Gull Quay ran again on Monday, eleven days after a storm, Ada Winter said."


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("https://example.org/ferry", "the address of a page"),
        (" HTTP://example.org/ferry?a=b\n", "the address of a page"),
        ("file:///tmp/ferry.html", "the address of a page"),
        ("ferry.html", "the name of a file"),
        ("../pages/my ferry.HTM", "the name of a file"),
        ("C:\\pages\\ferry.html", "the name of a file"),
        ("/data/pages/ferry.html.gz", "the name of a file"),
    ],
)
def test_the_name_of_a_page_is_no_page(name: str, what: str) -> None:
    for source in (name, name.encode()):
        for read in (parse_html, explain):
            with pytest.raises(NoPageError, match=what):
                read(source)


@pytest.mark.parametrize(
    "page",
    [
        "It is at https://example.org/ferry",
        "https://example.org/ferry https://example.org/pier",
        "<p>https://example.org/ferry</p>",
        "Ferry\nferry.html",
        "The ferry runs again.",
        "<a href=ferry.html>ferry.html",
    ],
)
def test_whatever_else_a_page_says_is_read(page: str) -> None:
    assert parse_html(page) is not None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"<p>{STORY}</p>\n<p>{STORY}</p>", True),
        (f"<!DOCTYPE html>\n{STORY}", True),
        (f"<html lang=en>{STORY}", True),
        (f'{STORY}<br>{STORY}<br/><a href="https://example.org/">{STORY}', True),
        (STORY, False),
        (f"{STORY} It is 3 < 4 and 5 > 4, <sic> and <p> is a tag of HTML.", False),
        (f"Ada Winter <ada@example.org> wrote to <bo@example.org> and <cy@example.org>. {STORY}", False),
    ],
)
def test_markup_in_a_text_is_told(text: str, told: bool) -> None:
    assert (Diagnostic.MARKUP_IN_TEXT in parse_text(text).diagnostics) is told
