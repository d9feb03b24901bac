"""An article's blocks as a reader sees them, each with what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from newsmodel.interop._between import between_blocks, captioned_images
from newsmodel.interop.notebook.look import GROUND, LABEL, LINE, MUTED, SANS, SERIF
from newsmodel.interop.notebook.marked import Marks
from newsmodel.interop.notebook.markup import (
    NOTHING,
    Html,
    count,
    element,
    folded,
    join,
    linked,
    shortened,
    text,
)
from newsmodel.interop.notebook.times import time_words
from newsmodel.model import (
    Article,
    Aside,
    Block,
    BlockQuote,
    Boilerplate,
    Byline,
    Caption,
    Depiction,
    Embed,
    Headline,
    Image,
    Kicker,
    ListItem,
    Media,
    Paragraph,
    Standfirst,
    Subheading,
    TableRow,
    Timestamp,
)

#: More than this is no help in a notebook, and slow.
_MOST_BLOCKS = 400
_URL_CHARS = 70

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


def blocks_html(article: Article, marks: Marks) -> Html:
    """Return the blocks of an article, the pictures and media between them, one under the other."""
    numbered = list(enumerate(article.blocks))
    beside = _Beside(between_blocks(article), captioned_images(article))
    shown = numbered[:_MOST_BLOCKS]
    rows = join(_rows(shown, marks, beside))
    if len(numbered) == len(shown):
        return join((rows, *_seen_before(len(numbered), beside)))
    rest = count(len(numbered) - len(shown), "more block")
    return join((rows, element("div", text(f"… and {rest}"), style=LABEL)))


class _Beside(NamedTuple):
    """What an article shows besides its blocks."""

    #: by the index of the block that it stands before
    between: Mapping[int, Sequence[Image | Media]]
    #: by the index of the caption's block
    captioned: Mapping[int, Image]


def _rows(numbered: list[tuple[int, Block]], marks: Marks, beside: _Beside) -> Iterator[Html]:
    for is_boilerplate, group in groupby(numbered, lambda entry: isinstance(entry[1], Boilerplate)):
        rows: list[Html] = []
        for number, block in group:
            rows += _seen_before(number, beside)
            rows.append(_row(number, block, marks, beside.captioned.get(number)))
        if is_boilerplate:
            summary = element("span", text(count(len(rows), "line") + " of boilerplate"), style=LABEL)
            yield folded(summary, *rows, style="margin:4px 0 4px 112px")
        else:
            yield from rows


def _seen_before(number: int, beside: _Beside) -> Iterator[Html]:
    """Yield the pictures without captions and the media that stand before a block, by their addresses."""
    for one in beside.between.get(number, ()):
        if isinstance(one, Image):
            name, words = "lead picture" if one.lead else "picture", one.alt
        else:
            name, words = one.kind.value, one.title
        inside = (element("div", text(words)) if words else NOTHING, _link(one.url))
        yield _labelled(name, f"before block {number}", f"{_STYLES[Caption]};font-size:12px", *inside)


def _row(number: int, block: Block, marks: Marks, image: Image | None) -> Html:
    lead = ("lead picture",) if image and image.lead else ()
    return _labelled(
        label_of(block),
        "\n".join((f"block {number}", *block.evidence, *lead)),
        _STYLES.get(type(block), _STYLES[Paragraph]),
        *_content(number, block, marks),
    )


def _labelled(name: str, title: str, style: str, *content: Html) -> Html:
    label = element(
        "div", text(name), style=f"{LABEL};flex:0 0 100px;text-align:right;padding-top:4px", title=title
    )
    inside = element("div", *content, style=f"{_CONTENT};{style}", attributes={"dir": "auto"})
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
    return linked(text(shortened(url, _URL_CHARS)), url)
