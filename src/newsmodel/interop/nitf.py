"""An article as IPTC NITF 3.6, the news industry's XML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import TypeAlias, cast

import attrs
from lxml import etree

from newsmodel.model import (
    Actor,
    ActorKind,
    Article,
    Aside,
    Block,
    BlockQuote,
    Byline,
    Caption,
    ListItem,
    Span,
    Subheading,
    TableRow,
)

#: lxml names the class as private and yet has everybody use it.
Element: TypeAlias = etree._Element  # pyright: ignore[reportPrivateUsage]

_NAMESPACE = "http://iptc.org/std/NITF/2006-10-18/"
_KINDS = {ActorKind.PERSON: "person", ActorKind.ORGANIZATION: "org", ActorKind.PLACE: "location"}
#: What XML can't hold.
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: These hold words and nothing else that stands in a text.
_LEAVES = frozenset((*_KINDS.values(), "chron"))


def to_nitf(article: Article) -> bytes:
    """Return *article* as an NITF 3.6 document in UTF-8, valid against IPTC's schema.

    The body's blocks keep their kinds. In the text, names are ``person``, ``org`` and ``location`` with the
    actor's name as ``value``, times ``chron`` with their value as ``norm``, quotes ``q`` with the speaker as
    ``quote-source``; of marks that overlap without one holding the other, the first stays. Captions are
    ``media``, asides ``note``. Not expressed, for want of an element: roles, aliases, affiliations, events,
    evidence, diagnostics, boilerplate, ``modified``, ``genre``, ``free_to_read``. Characters that XML can't
    hold become U+FFFD.

    Raises:
        TypeError: *article* is no `Article`.
    """
    if not isinstance(article, Article):
        raise TypeError(f"article is an Article, not {type(article).__name__}")
    # The stubs know no default namespace.
    root = etree.Element(_name("nitf"), nsmap=cast(dict[str, str], {None: _NAMESPACE}))
    if article.language:
        root.set("{http://www.w3.org/XML/1998/namespace}lang", _readable(article.language))
    _write_head(root, article)
    body = _add(root, "body")
    _write_body_head(_add(body, "body.head"), article)
    _write_content(_add(body, "body.content"), article, _Marks(article))
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _write_head(root: Element, article: Article) -> None:
    head = _add(root, "head")
    _add(head, "title", article.headline)
    data = _add(head, "docdata")
    if article.url:
        _add(data, "doc-id", **{"id-string": article.url})
    if article.published:
        _add(data, "date.issue", norm=article.published.isoformat())
    if article.keywords:
        keys = _add(data, "key-list")
        for keyword in article.keywords:
            _add(keys, "keyword", key=keyword)
    about = {"name": article.publisher, "position.section": article.section, "ex-ref": article.url}
    _add(head, "pubdata", type="web", **{name: value for name, value in about.items() if value})


def _write_body_head(head: Element, article: Article) -> None:
    if article.headline:
        headlines = _add(head, "hedline")
        _add(headlines, "hl1", article.headline)
    for block in article.blocks:
        if isinstance(block, Aside):
            _paragraph(_add(_add(head, "note"), "body.content"), block.text)
    printed = " ".join(block.text for block in article.blocks if isinstance(block, Byline))
    if printed or article.authors:
        byline = _add(head, "byline", printed if not article.authors else None)
        for author in article.authors:
            _add(byline, "person", author.name)
    if article.dateline:
        dateline = _add(head, "dateline")
        if article.dateline.place:
            _add(dateline, "location", str(article.dateline.place))
        if isinstance(article.published, datetime):
            _add(dateline, "story.date", norm=article.published.isoformat())
    if article.standfirst:
        _paragraph(_add(head, "abstract"), article.standfirst)


def _paragraph(parent: Element, words: str) -> None:
    _add(parent, "p", words)


def _write_content(content: Element, article: Article, marks: _Marks) -> None:
    """Write the body, and the captions where they stand in it."""
    printed = [
        (number, block)
        for number, block in enumerate(article.blocks)
        if block.in_body or isinstance(block, Caption)
    ]
    for kind, group in groupby(printed, lambda entry: type(entry[1])):
        if issubclass(kind, ListItem):
            items = _add(content, "ul")
            for number, block in group:
                marks.write(_add(items, "li"), number, block)
        elif issubclass(kind, TableRow):
            table = _add(content, "table")
            for number, block in group:
                marks.write(_add(_add(table, "tr"), "td"), number, block)
        else:
            for number, block in group:
                _write_block(content, number, block, marks)


def _write_block(content: Element, number: int, block: Block, marks: _Marks) -> None:
    match block:
        case Caption():
            _write_caption(content, number, block, marks)
        case Subheading():
            marks.write(_add(content, "hl2"), number, block)
        case BlockQuote():
            marks.write(_add(_add(_add(content, "bq"), "block"), "p"), number, block)
        case _:
            marks.write(_add(content, "p"), number, block)


def _write_caption(content: Element, number: int, caption: Caption, marks: _Marks) -> None:
    media = _add(content, "media", **{"media-type": "image"})
    credit = caption.credit
    about = {
        "source": caption.image_url,
        "alternate-text": caption.alt,
        "source-credit": ", ".join(credit.agencies) if credit else None,
    }
    _add(media, "media-reference", **{name: value for name, value in about.items() if value})
    if caption.text:
        marks.write(_add(_add(media, "media-caption"), "p"), number, caption)
    if credit:
        _add(media, "media-producer", credit.line)


@attrs.frozen
class _Mark:
    """An element around a stretch of a block's text, half-open code points."""

    start: int
    end: int
    name: str
    attribute: tuple[str, str] | None


class _Marks:
    """What is marked in the text of an article, by block, in the order in which XML opens it."""

    def __init__(self, article: Article) -> None:
        self._by_block: dict[int, list[_Mark]] = {}
        for actor in article.actors:
            if actor.kind in _KINDS:
                spans = (mention.span for mention in actor.mentions)
                self._add(spans, _KINDS[actor.kind], _value_of(actor))
        for time in article.times:
            self._add((time.span,), "chron", ("norm", time.value))
        for quote in article.quotes:
            source = ("quote-source", quote.speaker.name) if quote.speaker else None
            self._add(quote.spans, "q", source)

    def _add(self, spans: Iterable[Span], name: str, attribute: tuple[str, str] | None) -> None:
        for span in spans:
            mark = _Mark(span.start, span.end, name, attribute)
            self._by_block.setdefault(span.block, []).append(mark)

    def write(self, element: Element, number: int, block: Block) -> None:
        """Write the text of a block into *element*, with all that is marked in it."""
        marks = list(_nested(self._by_block.get(number, ())))
        open_: list[tuple[Element, int]] = [(element, len(block.text))]
        done = 0
        for mark in [*marks, None]:
            until = mark.start if mark else len(block.text)
            while len(open_) > 1 and open_[-1][1] <= until:
                parent, end = open_.pop()
                _append(parent, block.text[done:end])
                done = end
            _append(open_[-1][0], block.text[done:until])
            done = until
            if mark:
                child = _add(open_[-1][0], mark.name, **dict([mark.attribute] if mark.attribute else []))
                open_.append((child, mark.end))


def _value_of(actor: Actor) -> tuple[str, str] | None:
    # `location` has no attribute for the name that is meant.
    return None if actor.kind is ActorKind.PLACE else ("value", actor.name)


def _nested(marks: Sequence[_Mark]) -> Iterator[_Mark]:
    """Yield the marks that lie inside one another or apart, in the order in which they begin."""
    open_: list[_Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.name in _LEAVES)):
        while open_ and open_[-1].end <= mark.start:
            open_.pop()
        if mark.start < mark.end and not (open_ and (open_[-1].end < mark.end or open_[-1].name in _LEAVES)):
            open_.append(mark)
            yield mark


def _name(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"


def _add(parent: Element, name: str, words: str | None = None, /, **attributes: str) -> Element:
    child = etree.SubElement(
        parent, _name(name), {key: _readable(value) for key, value in attributes.items()}
    )
    if words:
        child.text = _readable(words)
    return child


def _append(element: Element, words: str) -> None:
    """Add *words* after all that *element* holds."""
    if not words:
        return
    words = _readable(words)
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def _readable(words: str) -> str:
    return _NO_CHARACTER.sub("\ufffd", words)
