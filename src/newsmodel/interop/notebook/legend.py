"""What the marks in the text of an article mean: a sample of each kind that the article has."""

from __future__ import annotations

from collections.abc import Iterator

from newsmodel.interop.notebook.look import CHIP, KINDS, REPORTED, SAID, SAMPLE, SANS, TIME, name_style
from newsmodel.interop.notebook.markup import NOTHING, Html, element, text
from newsmodel.model import ActorKind, Article, QuoteKind

#: The class of what somebody is reported to say, and of the box that hides its colour.
REPORTED_CLASS, HIDE_CLASS = "nm-reported", "nm-hide"
#: No script: what the box says is a matter of the sheet alone.
RULES = f".{HIDE_CLASS}:checked~div .{REPORTED_CLASS}{{background:none!important}}"

_LABELS = {
    ActorKind.PERSON: "person",
    ActorKind.ORGANIZATION: "organisation",
    ActorKind.PLACE: "place",
    ActorKind.UNNAMED: "somebody without a name",
}


def legend_html(article: Article) -> tuple[Html, ...]:
    """Return the samples, and the box that hides reported speech where there is some."""
    samples = list(_samples(article))
    if not samples:
        return ()
    words = element("span", text("Point at the marks for more: "), style="opacity:.65")
    legend = element("div", words, *samples, style=f"{SANS};font-size:12px;margin:6px 0")
    if all(quote.kind is not QuoteKind.INDIRECT for quote in article.quotes):
        return (legend,)
    box = element(
        "input",
        attributes={
            "type": "checkbox",
            "class": HIDE_CLASS,
            "aria-label": "hide reported speech",
        },
    )
    return legend, box, element("span", text(" hide reported speech"), style=f"{SANS};font-size:12px")


def _samples(article: Article) -> Iterator[Html]:
    kinds = {quote.kind for quote in article.quotes}
    if kinds - {QuoteKind.INDIRECT}:
        yield _sample("said, in the colour of the speaker", f"background:{SAMPLE},{SAID})")
    if QuoteKind.INDIRECT in kinds:
        yield _sample("reported", f"background:{SAMPLE},{REPORTED})")
    for kind in KINDS:
        if any(actor.kind is kind and actor.mentions for actor in article.actors):
            yield _sample(_LABELS[kind], name_style(kind))
    if article.times:
        yield _sample("time", TIME)


def _sample(words: str, style: str) -> Html:
    return element("span", element("span", text(words), style=style), style=CHIP) if words else NOTHING
