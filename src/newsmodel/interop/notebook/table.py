"""Several articles as a table, each with its small view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsmodel.interop.notebook.charts import speakers_html
from newsmodel.interop.notebook.look import LABEL, LINE, MUTED, SANS, SERIF, Hues
from newsmodel.interop.notebook.markup import NOTHING, Html, count, element, folded, join, shortened, text
from newsmodel.interop.notebook.times import day_words, time_words
from newsmodel.model import Actor, ActorKind, Article

#: More than this is no help in a notebook, and slow.
_MOST_ARTICLES = 200
_MOST_NAMES = 8
_HEADLINE_CHARS, _LEAD_CHARS = 160, 400
_CELL = f"padding:4px 10px 4px 0;text-align:left;vertical-align:top;border-bottom:1px solid {LINE}"
_COLUMNS = ("Day", "Publisher", "Headline", "Words", "Quotes", "Captions")


def table_html(articles: Sequence[Article]) -> Html:
    """Return a table with a row for each of *articles*, in order; a headline unfolds to the small view."""
    shown = articles[:_MOST_ARTICLES]
    head = element("tr", *(element("th", text(name), style=_CELL) for name in _COLUMNS))
    table = element(
        "table",
        element("tbody", head, *map(_row, shown)),
        style=f"{SANS};font-size:13px;border-collapse:collapse;max-width:70em",
    )
    rest = len(articles) - len(shown)
    more = element("div", text(f"… and {count(rest, 'more article')}"), style=LABEL) if rest else NOTHING
    return join((table, more))


def _row(article: Article) -> Html:
    headline = element(
        "span",
        text(shortened(article.headline or "without headline", _HEADLINE_CHARS)),
        style=f"{SERIF};font-size:15px;font-weight:600",
        attributes={"dir": "auto"},
    )
    cells = (
        element("span", text(day_words(article.day) if article.day else ""), style="white-space:nowrap"),
        text(article.publisher or ""),
        folded(headline, small_html(article)),
        *(text(f"{number:,}") for number in _counts(article)),
    )
    return element("tr", *(element("td", cell, style=_CELL) for cell in cells))


def _counts(article: Article) -> tuple[int, int, int]:
    return len(article.text.split()), len(article.quotes), len(article.captions)


def small_html(article: Article) -> Html:
    """Return what an article is about in a few lines: its lead, its news, who is named and who is quoted."""
    return element("div", *_small(article), style="max-width:44em;padding:4px 0 8px 14px")


def _small(article: Article) -> Iterator[Html]:
    lead = article.standfirst or next((block.text for block in article.paragraphs), None)
    if lead:
        yield element(
            "div",
            text(shortened(lead, _LEAD_CHARS)),
            style=f"{SERIF};font-size:14.5px;line-height:1.5",
            attributes={"dir": "auto"},
        )
    for event in article.events:
        if event.main:
            when = f"{time_words(event.time)}: " if event.time else ""
            yield _line("news", when + shortened(article[event.span], _HEADLINE_CHARS))
    for kind, label in (
        (ActorKind.PERSON, "people"),
        (ActorKind.ORGANIZATION, "organisations"),
        (ActorKind.PLACE, "places"),
    ):
        if names := _named(article, kind):
            yield _line(label, names)
    yield speakers_html(Hues(article))
    if article.url:
        yield element("div", text(article.url), style=f"font-size:11px;overflow-wrap:anywhere;{MUTED}")


def _line(label: str, words: str) -> Html:
    return element("div", element("span", text(f"{label} "), style=MUTED), text(words), style="margin:3px 0")


def _named(article: Article, kind: ActorKind) -> str:
    """Return the names of a kind that are mentioned most."""

    def mentioned(actor: Actor) -> int:
        return -len(actor.mentions)

    names = [actor.name for actor in sorted(article.actors, key=mentioned) if actor.kind is kind]
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return ", ".join(names[:_MOST_NAMES]) + more
