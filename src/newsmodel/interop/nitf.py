"""An article as IPTC NITF 3.6, the news industry's XML."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from newsmodel.interop._between import between_blocks, captioned_images
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
    Image,
    Kicker,
    ListItem,
    Media,
    MediaKind,
    Subheading,
    TableRow,
)

_add = NITF.add
#: What goes around several of a kind.
_AROUND: Mapping[type[Block], str] = {ListItem: "ul", TableRow: "table"}


def to_nitf(article: Article) -> bytes:
    """Return *article* as an NITF 3.6 document in UTF-8, valid against IPTC's schema.

    The body's blocks keep their kinds. In the text, names are ``person``, ``org`` and ``location`` with the
    actor's name as ``value``, times ``chron`` with their value as ``norm``, quotes ``q`` with the speaker as
    ``quote-source``, links ``a``; of marks that overlap without one holding the other, the first stays.
    Captions, pictures and media are ``media``, asides ``note``; who is named, with roles, and the events with
    their days are listed in ``identified-content``. Not expressed, for want of an element: aliases and
    affiliations, who takes part in an event and how real it is, which pieces are one quote, evidence,
    diagnostics, boilerplate, ``free_to_read``, ``source_url``. Characters that XML can't hold become U+FFFD.

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
    """Write the body, and where they stand in it the captions, pictures and media."""
    between = between_blocks(article)
    images = captioned_images(article)
    around: Element | None = None
    last: type[Block] | None = None
    for number, block in enumerate(article.blocks):
        for one in between.get(number, ()):
            _write_seen(content, one)
            last = None
        kind = type(block)
        if isinstance(block, Caption):
            _write_caption(content, number, block, images.get(number), marks)
        elif not block.in_body:
            continue
        elif kind in _AROUND:
            if around is None or kind is not last:
                around = _add(content, _AROUND[kind])
            item = _add(around, "li") if kind is ListItem else _add(_add(around, "tr"), "td")
            marks.write(item, number, block)
        else:
            _write_block(content, number, block, marks)
        last = kind
    for one in between.get(len(article.blocks), ()):
        _write_seen(content, one)


def _write_seen(content: Element, one: Image | Media) -> None:
    """Write a picture without a caption, or what is no picture."""
    if isinstance(one, Image):
        media = _add(content, "media", **{"media-type": "image"})
        _add(media, "media-reference", source=one.url, **{"alternate-text": one.alt}, width=_pixels(one))
    else:
        kind = "other" if one.kind is MediaKind.FRAME else one.kind.value
        media = _add(content, "media", **{"media-type": kind})
        _add(media, "media-reference", source=one.url, name=one.title)


def _pixels(image: Image | None) -> str | None:
    return str(image.width) if image and image.width else None


def _write_block(content: Element, number: int, block: Block, marks: Marks) -> None:
    match block:
        case Subheading():
            marks.write(_add(content, "hl2"), number, block)
        case BlockQuote():
            marks.write(_add(_add(_add(content, "bq"), "block"), "p"), number, block)
        case _:
            marks.write(_add(content, "p"), number, block)


def _write_caption(
    content: Element, number: int, caption: Caption, image: Image | None, marks: Marks
) -> None:
    media = _add(content, "media", **{"media-type": "image"})
    marks.identify(media, f"picture-{number}")
    credit = caption.credit
    about = {
        "source": image.url if image else caption.image_url,
        "width": _pixels(image),
        "alternate-text": caption.alt,
        "source-credit": ", ".join(credit.agencies) if credit else None,
    }
    _add(media, "media-reference", **about)
    if caption.text:
        marks.write(_add(_add(media, "media-caption"), "p"), number, caption)
    if credit:
        _add(media, "media-producer", credit.line)
