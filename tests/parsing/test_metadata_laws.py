"""What holds for the metadata of any page: nothing in them raises, and reading changes nothing."""

from __future__ import annotations

import html
import json
import time
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from newsmodel.language import NO_LANGUAGE, language_of
from newsmodel.parsing.metadata import Metadata, read_metadata
from newsmodel.parsing.metadata.machine_dates import machine_date
from newsmodel.parsing.tree import tree_of

KEYS = [
    "@type",
    "@id",
    "@graph",
    "@value",
    "name",
    "headline",
    "author",
    "creator",
    "publisher",
    "url",
    "image",
    "datePublished",
    "dateModified",
    "dateCreated",
    "description",
    "articleBody",
    "keywords",
    "inLanguage",
    "isAccessibleForFree",
    "mainEntityOfPage",
    "mainEntity",
    "articleSection",
    "genre",
    "caption",
    "contentUrl",
    "creditText",
]
VALUES = [
    "NewsArticle",
    "Person",
    "Organization",
    "ImageObject",
    "2024-03-12T18:05:00Z",
    "2024-02-31",
    "0000-00-00",
    "9999999999999",
    "https://example.org/a",
    "http://[bad",
    "//x",
    "Ada Winter",
    "By Ada Winter and Ben Sommer",
    "false",
    "",
    " ",
    "\x00\ud83d",
    "<b>x</b>",
    "&amp;amp;lt;",
    "March 2024",
    "1/2/03",
    "12 Mar 2024 25:61 XYZ",
    "today",
    "en",
    "de-AT-x-",
    "10:30",
]

scalars = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(VALUES) | st.text(max_size=20)
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=5), inner, max_size=6)
    ),
    max_leaves=25,
)
METAS = [
    "og:title",
    "og:description",
    "author",
    "article:author",
    "article:published_time",
    "article:modified_time",
    "date",
    "og:url",
    "og:locale",
    "og:image",
    "keywords",
    "article:tag",
    "og:site_name",
    "article:section",
    "content-language",
]


def read(page: str, url: str | None = None, language: str | None = None) -> Metadata:
    return read_metadata(tree_of(page).roots[0], url=url, language=language)


@settings(max_examples=300)
@given(values)
def test_any_json_value_is_read(value: Any) -> None:
    node = {"@type": "NewsArticle", **value} if isinstance(value, dict) else value
    for number in (
        value,
        node,
        {"@type": "Article", "author": value, "datePublished": value, "image": value},
    ):
        script = json.dumps(number).replace("</", "<\\/")
        page = f"<h1>Harbour closed</h1><script type='application/ld+json'>{script}</script>"
        assert read(page) == read(page)


@given(st.text(max_size=60))
def test_any_script_is_read(script: str) -> None:
    read(f"<h1>Harbour closed</h1><script type='application/ld+json'>{script}</script>")
    read('<script type=application/ld+json>{"@type": "Article", "headline": "' + script)


@given(
    st.lists(st.tuples(st.sampled_from(METAS), st.sampled_from(VALUES) | st.text(max_size=30)), max_size=8),
    st.none() | st.sampled_from(VALUES) | st.text(max_size=20),
)
def test_any_meta_content_is_read(metas: list[tuple[str, str]], url: str | None) -> None:
    tags = "".join(f'<meta property="{key}" content="{html.escape(value)}">' for key, value in metas)
    metadata = read(f"{tags}<h1>Harbour closed</h1><p class=byline>By Ada Winter", url=url)
    for text in (metadata.headline, metadata.description, metadata.publisher, *metadata.keywords):
        assert text is None or text == " ".join(text.split()) != ""


@pytest.mark.parametrize(
    "script",
    [
        "[" * 100_000 + "]" * 100_000,
        '{"a":' * 100_000,
        '{"@type":"NewsArticle","wordCount":' + "9" * 10_000 + "}",
        '{"@type":"NewsArticle","author":' + "[" * 500 + '"Ada Winter"' + "]" * 500 + "}",
        '{"a":"\\"' * 50_000,
        "/*" * 50_000,
        "/* " * 50_000,
        "{," * 50_000,
        ";" * 100_000 + "x",
        json.dumps({"@graph": [{"@type": "NewsArticle", "headline": f"Story {i}"} for i in range(5_000)]}),
    ],
    ids=[
        "lists",
        "open objects",
        "number",
        "deep author",
        "escapes",
        "comments",
        "open comments",
        "commas",
        "semicolons",
        "graph",
    ],
)
def test_a_hostile_script_costs_the_page_nothing(script: str) -> None:
    metadata = read(
        f"<title>Harbour closed</title><h1>Harbour closed</h1><script type='application/ld+json'>{script}"
    )
    assert metadata.headline == "Harbour closed"


def test_nothing_is_changed_and_nothing_above_is_read() -> None:
    page = tree_of(
        "<title>Outside</title><meta property=og:title content=Outside><div><h1>Harbour closed</h1>"
        "<p class=byline>By Ada Winter</p><time>12 March 2024</time></div>tail<p class=byline>By Ben Sommer"
    ).roots[0]
    inner = next(page.iter("div"))
    inner.insert(0, etree.Comment("a comment"))
    inner.insert(2, etree.ProcessingInstruction("x", "y"))
    before = etree.tostring(page)
    metadata = read_metadata(inner, language="en")
    assert etree.tostring(page) == before
    assert metadata.headline == "Harbour closed"
    assert [author.name for author in metadata.authors] == ["Ada Winter"]
    assert str(metadata.published) == "2024-03-12"


def test_what_follows_the_end_of_the_page_is_read_too() -> None:
    roots = tree_of(
        "<html lang=en><body>banner</body></html><html><head><title>Harbour closed</title>"
        "<meta property=article:published_time content=2024-05-03>"
        "<h1>Harbour closed</h1><p class=byline>By Ada Winter"
    ).roots
    metadata = read_metadata(*roots)
    assert (metadata.headline, metadata.language, str(metadata.published)) == (
        "Harbour closed",
        "en",
        "2024-05-03",
    )
    assert [author.name for author in metadata.authors] == ["Ada Winter"]


MACHINE_DATES = {
    "2024-03-12T18:05:00Z": "2024-03-12 18:05:00+00:00",
    "2024-03-12T18:05:00.123+0530": "2024-03-12 18:05:00+05:30",
    "20240312": "2024-03-12",
    "Tue Mar 12 18:05:00 UTC 2024": "2024-03-12 18:05:00+00:00",
    "Tue Mar 12 18:05:00 BST 2024": "2024-03-12 18:05:00",
    "Tue, 12 Mar 2024 18:05:00 EST": "2024-03-12 18:05:00-05:00",
    "2024-03-12 06:05 PM": "2024-03-12 18:05:00",
    "12. März 2024": "2024-03-12",
    "1710266700": "2024-03-12 18:05:00+00:00",
    "March 2024": "None",
    "12 March": "None",
    "18:05": "None",
    "2024": "None",
    "2024-02-31": "None",
    "9" * 5_000: "None",
}


@pytest.mark.parametrize("zone", ["UTC", "Europe/London", "Asia/Tokyo"])
def test_a_date_is_the_same_on_every_machine(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        read_dates = {text: str(machine_date(text, NO_LANGUAGE)) for text in MACHINE_DATES}
    finally:
        monkeypatch.undo()
        time.tzset()
    assert read_dates == MACHINE_DATES


@given(st.text(max_size=40) | st.from_regex(r"[0-9:TZ/ .,+-]{4,30}"))
def test_any_text_is_a_date_or_none(text: str) -> None:
    for language in (NO_LANGUAGE, language_of("en"), language_of("de")):
        moment = machine_date(text, language)
        assert moment is None or isinstance(moment, date)
        if isinstance(moment, datetime):
            assert moment.tzinfo is None or moment.utcoffset() is not None


@given(st.datetimes(min_value=datetime(1700, 1, 1)))
def test_iso_dates_come_back(moment: datetime) -> None:
    whole = moment.replace(microsecond=0)
    if whole.date() not in (date(1970, 1, 1), date(1969, 12, 31)):
        assert machine_date(whole.isoformat(), NO_LANGUAGE) == whole
        assert machine_date(whole.date().isoformat(), NO_LANGUAGE) == whole.date()
