"""A whole article as a notebook shows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from newsmodel.interop.notebook.blocks import blocks_html
from newsmodel.interop.notebook.charts import speakers_html, timeline_html
from newsmodel.interop.notebook.legend import RULES, legend_html
from newsmodel.interop.notebook.look import (
    CHIP,
    GROUND,
    LINE,
    MUTED,
    SANS,
    SERIF,
    WARNING,
    Hues,
    name_style,
)
from newsmodel.interop.notebook.marked import Marks
from newsmodel.interop.notebook.markup import NOTHING, Html, count, element, folded, join, shortened, text
from newsmodel.interop.notebook.sheet import with_sheet
from newsmodel.interop.notebook.times import day_words
from newsmodel.model import Actor, Article, Headline, Standfirst

_MOST_ACTORS = 60


def article_html(article: Article) -> Html:
    """Return *article* as HTML for a notebook: as it reads, with all that was found in it.

    No scripts, nothing from the network; all texts are escaped; colours are tints that read on a light and
    on a dark ground. A box above the text hides reported speech. Time and length are linear in the
    article's.
    """
    hues = Hues(article)
    view = element(
        "div",
        _head(article),
        _section("Who is quoted", speakers_html(hues)),
        *legend_html(article),
        element(
            "div",
            blocks_html(article, Marks(article, hues)),
            style=f"border-top:1px solid {LINE};border-bottom:1px solid {LINE};padding:6px 0;margin:8px 0",
        ),
        _section("Timeline", timeline_html(article)),
        _actors(article),
        style="max-width:62em;text-align:left",
        # "$5 million more than the $10 million" is no mathematics: by these names typesetters of it go past.
        name_of_class="tex2jax_ignore mathjax_ignore",
    )
    return with_sheet(view, RULES)


def _head(article: Article) -> Html:
    """Return what is known of the article as a whole."""
    printed = {type(block) for block in article.blocks}
    headline, standfirst = article.headline, article.standfirst
    return join(
        (
            _line(headline, f"{SERIF};font-size:25px;line-height:1.2;font-weight:700")
            if Headline not in printed
            else NOTHING,
            _line(standfirst, f"{SERIF};font-size:17px;font-style:italic")
            if Standfirst not in printed
            else NOTHING,
            element("div", *(_chip(*fact) for fact in _facts(article)), style="margin:6px 0"),
        )
    )


def _line(words: str | None, style: str) -> Html:
    return (
        element("div", text(words), style=f"{style};margin:6px 0", attributes={"dir": "auto"})
        if words
        else NOTHING
    )


def _facts(article: Article) -> Iterator[tuple[str, str, str]]:
    """Yield what is known of the article: what it is, the words, the ground that they stand on."""
    told = {
        "publisher": article.publisher,
        "published": _day(article.published),
        "modified": _day(article.modified),
        "authors": ", ".join(author.name for author in article.authors),
        "dateline": article[article.dateline.span] if article.dateline else None,
        "language": article.language,
        "section": article.section,
        "genre": article.genre,
        "url": article.url,
        "headline in the metadata": _declared(article),
    }
    for name, value in told.items():
        if value:
            yield name, shortened(value, 90), GROUND
    if article.free_to_read is False:
        yield "", "not free to read", WARNING
    for code in article.diagnostics:
        yield "diagnostic", str(code), WARNING


def _declared(article: Article) -> str | None:
    """Return the headline that the metadata declare where the page prints another."""
    printed = next((block.text for block in article.blocks if isinstance(block, Headline)), None)
    return article.headline if printed and article.headline != printed else None


def _day(value: datetime | date | None) -> str | None:
    if isinstance(value, datetime):
        return f"{day_words(value)}, {value.timetz().isoformat('minutes')}"
    return day_words(value) if value else None


def _chip(name: str, words: str, ground: str) -> Html:
    label = element("span", text(f"{name} "), style=MUTED) if name else NOTHING
    return element("span", label, text(words), style=f"{CHIP};background:{ground}")


def _section(title: str, content: Html) -> Html:
    """Return *content* under a title; nothing where there is no content."""
    if not content:
        return NOTHING
    heading = element("b", text(title), style=f"{SANS};font-size:13px")
    return folded(heading, content, style="margin:8px 0", is_open=True)


def _actors(article: Article) -> Html:
    """Return the people, organisations and places, folded away."""
    actors = article.actors
    if not actors:
        return NOTHING
    heading = element("b", text(f"Actors ({len(actors)})"), style=f"{SANS};font-size:13px")
    return folded(heading, *map(_named, actors[:_MOST_ACTORS]), style="margin:8px 0")


def _named(actor: Actor) -> Html:
    """Return an actor in a line: the name, marked as in the text, and what the article says of who it is."""
    facts = (*actor.roles, *([actor.affiliation] if actor.affiliation else []))
    told = (*facts, count(len(actor.mentions), "mention"))
    return element(
        "div",
        element("span", text(actor.name), style=name_style(actor.kind)),
        element("span", text(f" {', '.join(told)}"), style=MUTED),
        style=f"{SANS};font-size:13px;margin:3px 0",
    )
