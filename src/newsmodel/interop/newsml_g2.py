"""An article as a news item of IPTC NewsML-G2 2.35."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from newsmodel.errors import SerializationError
from newsmodel.interop._newsml_concepts import (
    EVENT,
    G2,
    TYPES,
    calendar_value,
    line,
    moment,
    named,
    refer,
    write_actor,
    write_event,
    write_place,
)
from newsmodel.interop._xml import Element, document, language_tag
from newsmodel.interop.nitf import nitf_element
from newsmodel.model import Article, Author, Byline, Caption, Credit, Kicker, Quote

_add = G2.add

#: The code lists that the item takes its codes from; the last is newsmodel's own.
_SCHEMES = {
    "ninat": "http://cv.iptc.org/newscodes/ninature/",
    "stat": "http://cv.iptc.org/newscodes/pubstatusg2/",
    "cpnat": "http://cv.iptc.org/newscodes/cpnature/",
    "drol": "http://cv.iptc.org/newscodes/descriptionrole/",
    "newsmodel": "urn:x-newsmodel:",
}
#: Addresses that every reader of XML Schema takes for one.
_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9.-]{1,253}(?::\d{1,5})?(?:[/?](?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?"
)
#: What ``provider``, which must be there, says where nobody is known.
_NOBODY = "unknown"


def to_newsml_g2(
    article: Article, *, uri: str | None = None, version_created: datetime | None = None
) -> bytes:
    """Return *article* as a NewsML-G2 2.35 news item in UTF-8, valid against IPTC's schema (power).

    The body is the article's NITF, as ``inlineXML``. Who is named and what
    happened is told once, in ``assert``; ``inlineRef`` says where in the body each of them is mentioned. Each
    caption and each quote is a ``partMeta`` of its place in the body: a caption with credit line, suppliers,
    time, place and who is in the picture, a quote with its kind, its words and its speaker. Codes that IPTC
    has no list for are in the scheme ``newsmodel``: the names of the members of our enums.
    Not expressed: evidence, diagnostics, boilerplate, cues, ``free_to_read``, how often a caption is printed.
    A bare day of publication is its midnight where the format wants a moment.

    Args:
        article: what is written.
        uri: the ``guid`` of the item, which the format demands; None is the article's ``url``.
        version_created: when this version of the item was made, which the format demands; None is when the
            article was modified, or else published.

    Raises:
        TypeError: *article* is no `Article`.
        SerializationError: the article has no ``url`` and no *uri* is given, or it has no day and no
            *version_created* is given.
    """
    if not isinstance(article, Article):
        raise TypeError(f"article is an Article, not {type(article).__name__}")
    identifier = uri or article.url
    if not identifier:
        raise SerializationError("a news item has a guid, and this article has no url", path=("url",))
    version = version_created or article.modified or article.published
    if version is None:
        raise SerializationError(
            "a news item says when it was made, and this article has no day", path=("published",)
        )
    root = G2.root(
        "newsItem",
        article.language,
        standard="NewsML-G2",
        standardversion="2.35",
        conformance="power",
        guid=identifier,
        version="1",
    )
    schemes = _add(root, "catalog")
    for alias, address in _SCHEMES.items():
        _add(schemes, "scheme", alias=alias, uri=address)
    _write_item(root, article, version)
    _write_content_meta(root, article)
    body, ids = nitf_element(article, identified=True)
    _write_parts(root, article, ids)
    for actor in article.actors:
        write_actor(root, actor)
    for number, event in enumerate(article.events, 1):
        write_event(root, article, event, f"event:{number}")
    for number, actor in enumerate(article.actors, 1):
        if mentions := ids.get(f"actor-{number}"):
            refer(root, "inlineRef", actor, idrefs=" ".join(mentions))
    words = article.text
    content = _add(
        _add(root, "contentSet"),
        "inlineXML",
        contenttype="application/nitf+xml",
        charcount=str(len(words)),
        wordcount=str(len(words.split())),
    )
    content.append(body)
    return document(root)


def _write_item(root: Element, article: Article, version: datetime | date) -> None:
    meta = _add(root, "itemMeta")
    _add(meta, "itemClass", qcode="ninat:text")
    named(meta, "provider", article.publisher or _NOBODY)
    _add(meta, "versionCreated", moment(version))
    if article.published:
        _add(meta, "firstCreated", moment(article.published))
    _add(meta, "pubStatus", qcode="stat:usable")
    if article.headline:
        _add(meta, "title", article.headline)
    if address := _address(article.url):
        _add(meta, "altRep", address, contenttype="text/html")


def _write_content_meta(root: Element, article: Article) -> None:
    meta = _add(root, "contentMeta")
    for name, day in (("contentCreated", article.published), ("contentModified", article.modified)):
        if day:
            _add(meta, name, moment(day) if isinstance(day, datetime) else day.isoformat())
    if article.dateline and article.dateline.place:
        write_place(meta, "located", article.dateline.place)
    if article.dateline and article.dateline.agency:
        named(meta, "infoSource", article.dateline.agency)
    for author in article.authors:
        _write_author(meta, author)
    if tag := language_tag(article.language):
        _add(meta, "language", tag=tag)
    if article.genre:
        named(meta, "genre", article.genre)
    for keyword in article.keywords:
        _add(meta, "keyword", line(keyword))
    _write_subjects(meta, article)
    if article.headline:
        _add(meta, "headline", article.headline)
    for block in article.blocks:
        if isinstance(block, Kicker | Byline):
            kicker = isinstance(block, Kicker)
            _add(
                meta, "headline" if kicker else "by", block.text, role="newsmodel:kicker" if kicker else None
            )
    if article.dateline:
        _add(meta, "dateline", article[article.dateline.span])
    if article.standfirst:
        _add(meta, "description", article.standfirst, role="drol:summary")


def _write_author(meta: Element, author: Author) -> None:
    if address := _address(author.url):
        _add(_add(meta, "creator", uri=address), "name", line(author.name))
    else:
        named(meta, "creator", author.name)


def _write_subjects(meta: Element, article: Article) -> None:
    """Write what the article is about: its section, its own news, and who takes part in that."""
    if article.section:
        named(meta, "subject", article.section)
    for number, event in enumerate(article.events, 1):
        if event.main:
            _add(meta, "subject", literal=f"event:{number}", type=EVENT)
            for who in event.participants:
                refer(meta, "subject", who.actor)


def _write_parts(root: Element, article: Article, ids: Mapping[str, list[str]]) -> None:
    """Write what is known of each caption and each quote, with where in the body it stands."""
    for number, block in enumerate(article.blocks):
        if isinstance(block, Caption):
            _write_caption(_part(root, ids.get(f"picture-{number}")), block)
    for number, quote in enumerate(article.quotes, 1):
        _write_quote(_part(root, ids.get(f"quote-{number}")), article, quote)


def _part(root: Element, ids: list[str] | None) -> Element:
    return _add(root, "partMeta", contentrefs=" ".join(ids) if ids else None)


def _write_caption(part: Element, caption: Caption) -> None:
    kind = "illustrative-picture" if caption.illustrative else "picture"
    _add(part, "role", qcode=f"newsmodel:{kind}")
    if caption.time and (day := calendar_value(caption.time)):
        _add(part, "contentCreated", day)
    if caption.place:
        write_place(part, "located", caption.place)
    if caption.credit:
        _write_suppliers(part, caption.credit)
    for shown in caption.depicts:
        subject = refer(part, "subject", shown.actor)
        if shown.position:
            _add(subject, "facet", rel="newsmodel:position", qcode=f"newsmodel:{shown.position.value}")
    if caption.credit:
        _add(part, "creditline", line(caption.credit.line))
    if caption.text:
        _add(part, "description", caption.text, role="drol:caption")


def _write_suppliers(part: Element, credit: Credit) -> None:
    for agency in credit.agencies:
        named(part, "infoSource", agency)
    for name in credit.names:
        named(part, "creator", name)


def _write_quote(part: Element, article: Article, quote: Quote) -> None:
    _add(part, "role", qcode=f"newsmodel:{quote.kind.value}-quote")
    if quote.speaker:
        _add(
            part,
            "creator",
            literal=line(quote.speaker.id),
            type=TYPES[quote.speaker.kind],
            role="newsmodel:speaker",
        )
    if quote.source:
        _add(part, "by", article[quote.source])
    _add(part, "description", quote.text, role="newsmodel:quote")


def _address(url: str | None) -> str | None:
    return url if url and _ADDRESS.fullmatch(url) else None
