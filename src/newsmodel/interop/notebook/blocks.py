"""An article's blocks as a reader sees them, each with what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from newsmodel.interop.notebook.look import GROUND, LABEL, LINE, MUTED, SANS, SERIF
from newsmodel.interop.notebook.marked import Marks
from newsmodel.interop.notebook.markup import (
    NOTHING,
    Html,
    count,
    element,
    folded,
    join,
    shortened,
    text,
)
from newsmodel.interop.notebook.times import time_words
from newsmodel.model import (
    Aside,
    Block,
    BlockQuote,
    Boilerplate,
    Byline,
    Caption,
    Depiction,
    Embed,
    Headline,
    Kicker,
    ListItem,
    Paragraph,
    Standfirst,
    Subheading,
    TableRow,
    Timestamp,
)

#: More than this is no help in a notebook, and slow.
_MOST_BLOCKS = 400
_URL_CHARS = 70
#: Links that only show something.
_HARMLESS = re.compile(r"(?i)https?://")

_CARD = "padding:8px 12px;border-radius:6px"
_CONTENT = "flex:1 1 0;min-width:0;max-width:44em;overflow-wrap:anywhere;unicode-bidi:isolate"

_STYLES: dict[type[Block], str] = {
    Kicker: f"{SANS};font-size:12px;font-weight:600;letter-spacing:.06em;text-transform:uppercase",
    Headline: f"{SERIF};font-size:25px;line-height:1.2;font-weight:700",
    Standfirst: f"{SERIF};font-size:17px;line-height:1.45;font-style:italic",
    Byline: f"{SANS};font-size:13px;font-weight:600",
    Timestamp: f"{SANS};font-size:13px;{MUTED}",
    Paragraph: f"{SERIF};font-size:15.5px;line-height:1.6",
    Subheading: f"{SANS};font-size:16px;font-weight:700;padding-top:8px",
    ListItem: f"{SERIF};font-size:15.5px;line-height:1.6;padding-left:18px",
    BlockQuote: f"{SERIF};font-size:15.5px;line-height:1.6;padding-left:14px;border-left:3px solid {LINE}",
    TableRow: f"{SANS};font-size:13.5px;padding:2px 8px;border-bottom:1px solid {LINE}",
    Embed: f"{SANS};font-size:14px;{_CARD};border:1px solid {LINE}",
    Caption: f"{SANS};font-size:13.5px;line-height:1.45;{_CARD};background:{GROUND}",
    Aside: f"{SANS};font-size:14px;line-height:1.5;{_CARD};border:1px dashed {LINE}",
    Boilerplate: f"{SANS};font-size:13px;line-height:1.5;{MUTED}",
}


def blocks_html(blocks: Iterable[Block], marks: Marks) -> Html:
    """Return *blocks*, all or the first of an article's, one under the other."""
    numbered = list(enumerate(blocks))
    shown = numbered[:_MOST_BLOCKS]
    rows = join(_rows(shown, marks))
    if len(numbered) == len(shown):
        return rows
    rest = count(len(numbered) - len(shown), "more block")
    return join((rows, element("div", text(f"… and {rest}"), style=LABEL)))


def _rows(numbered: list[tuple[int, Block]], marks: Marks) -> Iterator[Html]:
    for is_boilerplate, group in groupby(numbered, lambda entry: isinstance(entry[1], Boilerplate)):
        rows = [_row(number, block, marks) for number, block in group]
        if is_boilerplate:
            summary = element("span", text(count(len(rows), "line") + " of boilerplate"), style=LABEL)
            yield folded(summary, *rows, style="margin:4px 0 4px 112px")
        else:
            yield from rows


def _row(number: int, block: Block, marks: Marks) -> Html:
    label = element(
        "div",
        text(label_of(block)),
        style=f"{LABEL};flex:0 0 100px;text-align:right;padding-top:4px",
        title=f"block {number}\n" + "\n".join(block.evidence),
    )
    inside = element(
        "div",
        *_content(number, block, marks),
        style=f"{_CONTENT};{_STYLES.get(type(block), _STYLES[Paragraph])}",
        attributes={"dir": "auto"},
    )
    return element("div", label, inside, style="display:flex;gap:12px;margin:7px 0")


def label_of(block: Block) -> str:
    """Return what a reader calls a block of this kind: "block quote", "read more"."""
    if isinstance(block, Boilerplate):
        return block.kind.value.replace("-", " ")
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(block).__name__).lower()


def _content(number: int, block: Block, marks: Marks) -> Iterator[Html]:
    yield marks.shown(number, block.text)
    yield from below(block)


def below(block: Block) -> Iterator[Html]:
    """Yield what is known of a block besides its text: of a caption the credit and whom the picture shows."""
    match block:
        case Caption():
            yield from _below_caption(block)
        case Embed(author=author, url=url) if author or url:
            yield element("div", text(author or ""), _link(url), style=f"font-size:12px;{MUTED}")
        case _:
            pass


def _below_caption(caption: Caption) -> Iterator[Html]:
    if caption.credit:
        credit = caption.credit
        title = " · ".join((*credit.names, *credit.agencies))
        yield element("div", text(credit.line), style=f"font-size:12px;{MUTED}", title=title)
    facts = [
        *(["file picture"] if caption.illustrative else []),
        *([f"printed {caption.occurrences} times"] if caption.occurrences > 1 else []),
        *([f"shows {', '.join(map(_depicted, caption.depicts))}"] if caption.depicts else []),
        *([f"taken {time_words(caption.time)}"] if caption.time else []),
        *([f"in {caption.place}"] if caption.place else []),
    ]
    if facts:
        yield element("div", text(" · ".join(facts)), style="font-size:12px")
    if caption.image_url:
        yield element(
            "div", _link(caption.image_url), style=f"font-size:11px;{MUTED}", title=caption.alt or ""
        )


def _depicted(who: Depiction) -> str:
    return who.actor.name + (f" ({who.position.value.replace('-', ' ')})" if who.position else "")


def _link(url: str | None) -> Html:
    """Return a link, where it is one that a browser only follows; anything else as the text that it is."""
    if not url:
        return NOTHING
    words = text(shortened(url, _URL_CHARS))
    if not _HARMLESS.match(url):
        return words
    return element("a", words, style="color:inherit", attributes={"href": url, "rel": "noreferrer noopener"})
