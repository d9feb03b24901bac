"""Quotes, actors and events one at a time, and as lists."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from newsmodel.interop.notebook.blocks import below, label_of
from newsmodel.interop.notebook.look import GROUND, LABEL, LINE, MUTED, SANS, SERIF
from newsmodel.interop.notebook.markup import NOTHING, Html, count, element, join, text, why
from newsmodel.interop.notebook.sheet import with_sheet
from newsmodel.interop.notebook.table import small_html, table_html
from newsmodel.interop.notebook.times import time_words
from newsmodel.model import Actor, Article, Block, Event, Quote

#: What a card can show.
Item = Quote | Actor | Event | Block | Article

_CARD = f"padding:8px 12px;margin:6px 0;border-radius:6px;background:{GROUND};max-width:46em"


def card_html(item: Item) -> Html:
    """Return a card for a quote, an actor, an event, a block or an article."""
    match item:
        case Quote():
            inside = _quote(item)
        case Actor():
            inside = _actor(item)
        case Event():
            inside = _event(item)
        case Block():
            inside = _block(item)
        case Article():
            inside = _article(item)
        case _:
            raise TypeError(
                f"a card shows a quote, an actor, an event, a block or an article, not {type(item).__name__}"
            )
    return element("div", *inside, style=_CARD)


@attrs.frozen(repr=False)
class Listing:
    """Several quotes, actors, events, blocks or articles, as a notebook shows them."""

    items: tuple[Item, ...]

    def __attrs_post_init__(self) -> None:
        for item in self.items:
            if not isinstance(item, Item):
                raise TypeError(
                    f"a listing shows quotes, actors, events, blocks and articles, not {type(item).__name__}"
                )

    def _repr_html_(self) -> str:
        if not self.items:
            return element("div", text("nothing was found"), style=LABEL)
        articles = [item for item in self.items if isinstance(item, Article)]
        # Articles alone are compared with each other: day by day, row by row.
        all_articles = len(articles) == len(self.items)
        return with_sheet(table_html(articles) if all_articles else join(map(card_html, self.items)))

    def __repr__(self) -> str:
        return "\n".join(map(repr, self.items)) or "nothing was found"


def listing(items: Iterable[Item]) -> Listing:
    """Return *items* as something that a notebook shows as cards, articles as a table: ``listing(articles)``.

    Quotes, actors and events of an article need no `listing`: they show themselves as cards.

    .. versionchanged:: 0.2
       Articles can be listed.
    """
    return Listing(tuple(items))


def _quote(quote: Quote) -> tuple[Html, ...]:
    who = quote.speaker.name if quote.speaker else "Somebody"
    roles = f", {quote.speaker.roles[0]}" if quote.speaker and quote.speaker.roles else ""
    return (
        element(
            "div",
            text(quote.text),
            style=f"{SERIF};font-size:15.5px;line-height:1.5",
            attributes={"dir": "auto"},
        ),
        element(
            "div",
            element("b", text(who)),
            text(roles),
            _small(f" {quote.kind.value}{why(quote.evidence)}"),
            style=f"{SANS};font-size:13px",
        ),
    )


def _actor(actor: Actor) -> tuple[Html, ...]:
    facts = [
        *actor.roles,
        *([actor.affiliation] if actor.affiliation else []),
        *([f"also {', '.join(actor.aliases)}"] if actor.aliases else []),
    ]
    return (
        element(
            "div",
            element("b", text(actor.name)),
            _small(f" {actor.kind.value}, {count(len(actor.mentions), 'mention')}"),
            style=f"{SANS};font-size:15px",
        ),
        element("div", text(" · ".join(facts)), style=f"{SANS};font-size:13px") if facts else NOTHING,
    )


def _event(event: Event) -> tuple[Html, ...]:
    facts = [
        *(f"{who.role.value}: {who.actor.name}" for who in event.participants),
        *([time_words(event.time)] if event.time else []),
        *([str(event.place)] if event.place else []),
    ]
    about = f" {event.type.value}, {event.status.value}{', the main event' if event.main else ''}"
    return (
        element("div", element("b", text(event.action)), _small(about), style=f"{SANS};font-size:15px"),
        element("div", text(" · ".join(facts)), style=f"{SANS};font-size:13px") if facts else NOTHING,
    )


def _article(article: Article) -> tuple[Html, ...]:
    return (
        element(
            "div",
            text(article.headline or "without headline"),
            style=f"{SERIF};font-size:17px;font-weight:700",
            attributes={"dir": "auto"},
        ),
        small_html(article),
    )


def _block(block: Block) -> tuple[Html, ...]:
    return (
        element("div", text(label_of(block)), style=LABEL, title="\n".join(block.evidence)),
        element(
            "div",
            text(block.text),
            style=f"{SERIF};font-size:15px;line-height:1.5;border-left:2px solid {LINE};padding-left:10px",
            attributes={"dir": "auto"},
        ),
        element("div", *below(block), style=f"{SANS};padding-left:12px"),
    )


def _small(words: str) -> Html:
    return element("span", text(words), style=f"font-size:12px;font-weight:400;{MUTED}")
