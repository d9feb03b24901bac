"""Articles as Markdown: what is shown, and that every word shows as it is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsmodel
from newsmodel import (
    Actor,
    ActorKind,
    Article,
    Aside,
    Author,
    Block,
    BlockQuote,
    Boilerplate,
    Byline,
    Caption,
    Credit,
    Embed,
    Headline,
    ListItem,
    Paragraph,
    Quote,
    Span,
    Standfirst,
    Subheading,
    TableRow,
    strategies,
)
from newsmodel.interop.markdown import to_markdown

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "markdown" / "blocks.toml").read_text("utf-8")
)["case"]
KINDS: dict[str, type[Block]] = {
    kind.__name__: kind
    for kind in (
        *(Headline, Standfirst, Byline, Paragraph, Subheading, ListItem, BlockQuote),
        *(TableRow, Aside, Boilerplate, Embed, Caption),
    )
}


def block_of(data: dict[str, Any]) -> Block:
    fields = dict(data)
    if "credit" in fields:
        fields["credit"] = Credit(fields["credit"])
    return KINDS[fields.pop("type")](fields.pop("text", ""), **fields)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_each_kind_of_block_is_written_as_markdown_has_it(case: dict[str, Any]) -> None:
    article = Article(blocks=tuple(map(block_of, case["blocks"])))
    assert to_markdown(article, **case.get("options", {})) == case["markdown"].lstrip("\n")


def test_the_line_under_the_headline_tells_who_and_when() -> None:
    article = Article(
        headline="Pier closes",
        standfirst="It is old.",
        authors=(Author("Nora Lind"), Author("Tom Reyl")),
        publisher="Harbour_News",
        published=newsmodel.from_dict({"newsmodel": 1, "published": "2024-03-14T23:30:00+09:00"}).published,
    )
    assert to_markdown(article) == (
        "# Pier closes\n\n**It is old.**\n\n*Nora Lind, Tom Reyl · Harbour\\_News · 2024-03-14*\n"
    )
    assert to_markdown(Article()) == ""


ADA = Actor("Ada Winter", ActorKind.PERSON, "ada-winter", roles=("mayor", "skipper"))
BO = Actor("Bo Lund", ActorKind.PERSON, "bo-lund")
SAID = Article(
    blocks=(Caption("“Now,” Bo said."), Paragraph("“Soon,” she said. “Or *never*.” Bo: “Yes” “No”")),
    actors=(ADA, BO),
    quotes=(
        Quote("Now,", (Span(0, 1, 5),), speaker=BO),
        Quote("Soon,", (Span(1, 1, 6),), speaker=ADA),
        Quote("Or *never*.", (Span(1, 19, 30),), speaker=ADA),
        Quote("Or *never*.", (Span(1, 19, 30),), speaker=ADA),
        Quote("Yes", (Span(1, 37, 40),)),
        Quote("No", (Span(1, 43, 45),), speaker=BO),
    ),
)


def test_quotes_have_footnotes_that_name_their_speakers() -> None:
    assert to_markdown(SAID, speakers=True).splitlines()[::2] == [
        "*“Now,”[^1] Bo said.*",
        "“Soon,”[^2] she said. “Or \\*never\\*.”[^2] Bo: “Yes” “No”[^1]",
        "[^1]: Bo Lund",
        "[^2]: Ada Winter, mayor",
    ]


def test_footnotes_are_counted_as_they_are_shown() -> None:
    shown = to_markdown(SAID, speakers=True, captions=False)
    assert shown.startswith("“Soon,”[^1] she")
    assert "[^1]: Ada Winter, mayor\n\n[^2]: Bo Lund\n" in shown
    assert "[^" not in to_markdown(SAID)


def test_only_articles_are_written() -> None:
    wrong: Any = "an article"
    with pytest.raises(TypeError, match="article is an Article"):
        to_markdown(wrong)


# --- what a reader of Markdown makes of it ----------------------------------------------------------------

signs = st.text(st.sampled_from("ab1 .)*_`~#>+-=:|!&;[](){}<>\\/$\"'"), min_size=1, max_size=20)
lines = st.one_of(
    signs,
    st.sampled_from(
        ["1. a", "- a", "* a", "> a", "# a", "a #", "---", "===", "&amp; a", "<b>a</b>", "[a](b)", "![a](b)"]
    ),
).filter(str.strip)


def shown_text(markdown: str) -> str:
    """Return the text that a reader of *markdown* sees."""
    reader: Any = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed")
    html: str = reader.MarkdownIt("commonmark").enable("strikethrough").render(markdown)
    text = re.sub(r"<[^>]*>", " ", html)
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return " ".join(text.split())


@given(
    st.lists(
        st.tuples(
            st.sampled_from([Paragraph, Subheading, ListItem, BlockQuote, TableRow, Aside, Embed]), lines
        ),
        max_size=4,
    ),
    lines,
)
@settings(max_examples=300)
def test_a_reader_sees_every_word_as_it_is(texts: list[tuple[type[Block], str]], headline: str) -> None:
    article = Article(headline=headline, blocks=tuple(kind(text) for kind, text in texts))
    said = " ".join((headline, *(text for _, text in texts)))
    assert shown_text(to_markdown(article)) == " ".join(said.split())


@given(lines, lines, st.text(max_size=10))
def test_a_reader_sees_captions_credits_and_boilerplate(text: str, credit: str, url: str) -> None:
    blocks = (Caption(text, credit=Credit(credit), image_url=f"https://example.org/{url}"), Boilerplate(text))
    found = shown_text(to_markdown(Article(blocks=blocks), boilerplate=True))
    bare = credit.strip()
    shown = bare if bare[0] == "(" and bare[-1] == ")" else f"({bare})"
    assert found == " ".join(f"{text} {shown} {text}".split())


@given(strategies.articles())
@settings(max_examples=60)
def test_every_article_is_written(article: Article) -> None:
    for speakers in (False, True):
        written = to_markdown(article, speakers=speakers, boilerplate=True)
        assert written == "" or written.endswith("\n")
        assert "\n\n\n" not in written
