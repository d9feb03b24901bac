"""An article as IPTC NITF 3.6, the news industry's XML."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from itertools import groupby

from newsmodel.interop._nitf_marks import NAMES, NITF, Marks
from newsmodel.interop._xml import Element, document
from newsmodel.model import (
    Actor,
    ActorKind,
    Article,
    Aside,
    Block,
    BlockQuote,
    Byline,
    Caption,
    Event,
    Kicker,
    ListItem,
    Subheading,
    TableRow,
)

_add = NITF.add


def to_nitf(article: Article) -> bytes:
    """Return *article* as an NITF 3.6 document in UTF-8, valid against IPTC's schema.

    The body's blocks keep their kinds. In the text, names are ``person``, ``org`` and ``location`` with the
    actor's name as ``value``, times ``chron`` with their value as ``norm``, quotes ``q`` with the speaker as
    ``quote-source``; of marks that overlap without one holding the other, the first stays. Captions are
    ``media``, asides ``note``; who is named, with roles, and the events with their days are listed in
    ``identified-content``. Not expressed, for want of an element: aliases and affiliations, who takes part in
    an event and how real it is, which pieces are one quote, evidence, diagnostics, boilerplate,
    ``free_to_read``. Characters that XML can't hold become U+FFFD.

    Raises:
        TypeError: *article* is no `Article`.
    """
    if not isinstance(article, Article):
        raise TypeError(f"article is an Article, not {type(article).__name__}")
    root, _ = nitf_element(article, identified=False)
    return document(root)


def nitf_element(article: Article, *, identified: bool) -> tuple[Element, Mapping[str, list[str]]]:
    """Return the root of the document, and the ids of the elements by what they belong to.

    With *identified*, what is marked in the text and the pictures have an ``id``: "quote-1-2" is the second
    piece of the first quote, one of the ids of "quote-1". Actors and times are counted too; a picture has the
    number of its block.
    """
    marks = Marks(article, identified=identified)
    root = NITF.root("nitf", article.language)
    _write_head(root, article)
    body = _add(root, "body")
    _write_body_head(_add(body, "body.head"), article)
    _write_content(_add(body, "body.content"), article, marks)
    return root, marks.ids


def _write_head(root: Element, article: Article) -> None:
    head = _add(root, "head")
    _add(head, "title", article.headline)
    if article.genre:
        _add(head, "tobject", **{"tobject.type": article.genre})
    data = _add(head, "docdata")
    if article.url:
        _add(data, "doc-id", **{"id-string": article.url})
    if article.published:
        _add(data, "date.issue", norm=article.published.isoformat())
    if article.keywords:
        keys = _add(data, "key-list")
        for keyword in article.keywords:
            _add(keys, "keyword", key=keyword)
    if article.actors or article.events:
        _write_identified(_add(data, "identified-content"), article)
    about = {"name": article.publisher, "position.section": article.section, "ex-ref": article.url}
    _add(head, "pubdata", type="web", **about)
    if article.modified:
        _add(head, "revision-history", norm=article.modified.isoformat())


def _write_identified(identified: Element, article: Article) -> None:
    """Write who is named, and what happened when."""
    for actor in article.actors:
        if actor.kind in NAMES:
            _write_actor(identified, actor)
    for event in article.events:
        _write_event(identified, article[event.span], event)


def _write_actor(identified: Element, actor: Actor) -> None:
    named = _add(identified, NAMES[actor.kind], actor.name)
    # Only a person has a `function`.
    if actor.kind is ActorKind.PERSON:
        for role in actor.roles:
            _add(named, "function", role)


def _write_event(identified: Element, clause: str, event: Event) -> None:
    time = event.time
    days = (
        {"start-date": time.start.isoformat(), "end-date": time.end.isoformat()}
        if time and time.start and time.end
        else {}
    )
    _add(identified, "event", clause, value=event.action, **days)


def _write_body_head(head: Element, article: Article) -> None:
    if article.headline:
        headlines = _add(head, "hedline")
        _add(headlines, "hl1", article.headline)
        for block in article.blocks:
            if isinstance(block, Kicker):
                _add(headlines, "hl2", block.text, **{"class": "kicker"})
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


def _write_content(content: Element, article: Article, marks: Marks) -> None:
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


def _write_block(content: Element, number: int, block: Block, marks: Marks) -> None:
    match block:
        case Caption():
            _write_caption(content, number, block, marks)
        case Subheading():
            marks.write(_add(content, "hl2"), number, block)
        case BlockQuote():
            marks.write(_add(_add(_add(content, "bq"), "block"), "p"), number, block)
        case _:
            marks.write(_add(content, "p"), number, block)


def _write_caption(content: Element, number: int, caption: Caption, marks: Marks) -> None:
    media = _add(content, "media", **{"media-type": "image"})
    marks.identify(media, f"picture-{number}")
    credit = caption.credit
    about = {
        "source": caption.image_url,
        "alternate-text": caption.alt,
        "source-credit": ", ".join(credit.agencies) if credit else None,
    }
    _add(media, "media-reference", **about)
    if caption.text:
        marks.write(_add(_add(media, "media-caption"), "p"), number, caption)
    if credit:
        _add(media, "media-producer", credit.line)
