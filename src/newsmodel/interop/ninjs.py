"""An article as IPTC ninjs 3.1, the news industry's JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from itertools import groupby

from newsmodel.errors import SerializationError
from newsmodel.interop._between import captioned_images, links_by_block
from newsmodel.interop._nodes import Node, filled
from newsmodel.model import (
    Actor,
    ActorKind,
    Article,
    Aside,
    Block,
    BlockQuote,
    Byline,
    Caption,
    Diagnostic,
    Event,
    Hyperlink,
    Image,
    Kicker,
    ListItem,
    Media,
    MediaKind,
    Quote,
    Subheading,
    TableRow,
)

_STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}
_PLAIN = "text/plain"
_MARKED_UP = "text/html"

#: The tags of a body's blocks, and what goes around several of them.
_TAGS: dict[type[Block], str] = {
    Subheading: "h2",
    ListItem: "li",
    BlockQuote: "blockquote",
    TableRow: "tr",
}
_AROUND: dict[type[Block], str] = {ListItem: "ul", TableRow: "table"}

_LISTS = {
    ActorKind.PERSON: "people",
    ActorKind.ORGANIZATION: "organisations",
    ActorKind.PLACE: "places",
    # Whoever takes part without a name: somebody.
    ActorKind.UNNAMED: "people",
}


def to_ninjs(article: Article, *, uri: str | None = None) -> Node:
    """Return *article* as a ninjs 3.1 object: plain dicts, lists, strings and numbers.

    Pictures, with their captions, are associated pictures, media videos, audios and components; quotes are
    associated components of which the speaker is among the ``people``, ``organisations`` or ``places``, dated
    events associated events; the body is there as plain text and as HTML, with its links, asides are bodies
    of that role. Not expressed, for want of a property: moments without a zone and bare days (but for those
    of events), where in the text something stands, evidence, diagnostics, aliases, roles and affiliations,
    positions in pictures, ``free_to_read``, ``source_url``, boilerplate.

    Args:
        article: what is written.
        uri: the identifier of the item, which ninjs demands; None is the article's ``url``.

    Raises:
        TypeError: *article* is no `Article`.
        SerializationError: the article has no ``url`` and no *uri* is given.
    """
    if not isinstance(article, Article):
        raise TypeError(f"article is an Article, not {type(article).__name__}")
    identifier = uri or article.url
    if not identifier:
        raise SerializationError("an item of ninjs has a uri, and this article has no url", path=("url",))
    is_teaser = Diagnostic.TEASER_ONLY in article.diagnostics
    return filled(
        {
            "uri": identifier,
            "standard": _STANDARD,
            "type": "text",
            "representationType": "partial" if is_teaser else "full",
            "language": article.language,
            "contentCreated": _moment(article.published),
            "versionCreated": _moment(article.modified or article.published),
            "headlines": _values("main", article.headline) + _blocks(article, Kicker, "kicker"),
            "descriptions": _values("summary", article.standfirst),
            "title": article.headline,
            "by": _byline(article),
            "located": article.dateline and article.dateline.place and str(article.dateline.place),
            "bodies": list(_bodies(article)),
            **_cast(article),
            "subjects": [{"name": keyword} for keyword in article.keywords]
            + ([{"name": article.section, "rel": "section"}] if article.section else []),
            "genres": [{"name": article.genre}] if article.genre else [],
            "infoSources": _sources(article),
            "events": [_event_name(article, number) for number in range(len(article.events))],
            "associations": [
                *_pictures(article, identifier),
                *(_media(media, identifier, n) for n, media in enumerate(article.media, 1)),
                *(_quote(article, quote, identifier, n) for n, quote in enumerate(article.quotes, 1)),
                *(
                    _event(article, event, identifier, n)
                    for n, event in enumerate(article.events, 1)
                    if event.time
                ),
            ],
        }
    )


def _moment(value: object) -> str | None:
    """Return a moment as RFC 3339 writes it, which has no days and nothing without a zone."""
    return value.isoformat() if isinstance(value, datetime) and value.tzinfo else None


def _values(role: str, *texts: str | None) -> list[Node]:
    return [{"role": role, "contentType": _PLAIN, "value": text} for text in texts if text]


def _blocks(article: Article, kind: type[Block], role: str) -> list[Node]:
    return _values(role, *(block.text for block in article.blocks if isinstance(block, kind)))


def _byline(article: Article) -> str:
    """Return the byline as it is printed, else the authors' names."""
    printed = " ".join(block.text for block in article.blocks if isinstance(block, Byline))
    return printed or ", ".join(author.name for author in article.authors)


def _bodies(article: Article) -> Iterator[Node]:
    if article.body:
        counts = {"charCount": len(article.text), "wordCount": len(article.text.split())}
        yield {"role": "main", "contentType": _PLAIN, **counts, "value": article.text}
        yield {"role": "main", "contentType": _MARKED_UP, **counts, "value": _marked_up(article)}
    yield from _blocks(article, Aside, "aside")


def _marked_up(article: Article) -> str:
    pieces: list[str] = []
    linked = links_by_block(article)
    body = [(index, block) for index, block in enumerate(article.blocks) if block.in_body]
    for kind, group in groupby(body, lambda entry: type(entry[1])):
        tag, around = _TAGS.get(kind, "p"), _AROUND.get(kind)
        texts = [_with_links(block.text, linked.get(index, ())) for index, block in group]
        inside = "".join(
            f"<{tag}><td>{text}</td></{tag}>" if tag == "tr" else f"<{tag}>{text}</{tag}>" for text in texts
        )
        pieces.append(f"<{around}>{inside}</{around}>" if around else inside)
    return "".join(pieces)


def _with_links(text: str, links: Sequence[Hyperlink]) -> str:
    pieces: list[str] = []
    last = 0
    for link in links:
        words = escape(text[link.span.start : link.span.end], quote=False)
        pieces += (
            escape(text[last : link.span.start], quote=False),
            f'<a href="{escape(link.url)}">{words}</a>',
        )
        last = link.span.end
    return "".join((*pieces, escape(text[last:], quote=False)))


def _cast(article: Article) -> Node:
    """Return the people, organisations and places of an article; its authors are among the people."""
    found: Node = {"people": [], "organisations": [], "places": []}
    for author in article.authors:
        found["people"].append(filled({"name": author.name, "rel": "author", "uri": author.url}))
    for actor in article.actors:
        found[_LISTS[actor.kind]].append(_party(actor, "mention"))
    return found


def _party(actor: Actor, rel: str) -> Node:
    return {"name": actor.name, "rel": rel, "literal": actor.id}


def _parties(actors: list[tuple[Actor, str]]) -> dict[str, list[Node]]:
    """Return actors, each with its part, under the names of their lists."""
    found: dict[str, list[Node]] = {}
    for actor, rel in actors:
        found.setdefault(_LISTS[actor.kind], []).append(_party(actor, rel))
    return found


def _sources(article: Article) -> list[Node]:
    agency = article.dateline and article.dateline.agency
    return [
        *([{"name": article.publisher, "role": "publisher"}] if article.publisher else []),
        *([{"name": agency, "role": "agency"}] if agency else []),
    ]


def _pictures(article: Article, uri: str) -> Iterator[Node]:
    """Yield the pictures: those with captions first, as they are numbered, then the others."""
    images = captioned_images(article)
    captions = [(index, block) for index, block in enumerate(article.blocks) if isinstance(block, Caption)]
    for number, (index, caption) in enumerate(captions, 1):
        yield _picture(caption, images.get(index), uri, number)
    known = set(images.values())
    others = [image for image in article.images if image not in known]
    for number, image in enumerate(others, len(captions) + 1):
        yield filled(
            {
                "uri": f"{uri}#picture-{number}",
                "name": f"picture-{number}",
                "rel": "picture",
                "type": "picture",
                "descriptions": _values("alternative", image.alt),
                "renditions": [_rendition(image)],
            }
        )


def _rendition(image: Image) -> Node:
    return filled({"name": "original", "href": image.url, "width": image.width})


def _media(media: Media, uri: str, number: int) -> Node:
    return filled(
        {
            "uri": f"{uri}#media-{number}",
            "name": f"media-{number}",
            "rel": media.kind.value,
            "type": "component" if media.kind is MediaKind.FRAME else media.kind.value,
            "title": media.title,
            "renditions": [{"name": "original", "href": media.url}],
        }
    )


def _picture(caption: Caption, image: Image | None, uri: str, number: int) -> Node:
    credit = caption.credit
    renditions = [{"name": "original", "href": caption.image_url}] if caption.image_url else []
    renditions = [_rendition(image)] if image else renditions
    return filled(
        {
            "uri": f"{uri}#picture-{number}",
            "name": f"picture-{number}",
            "rel": "picture",
            "type": "picture",
            "descriptions": _values("caption", caption.text) + _values("alternative", caption.alt),
            "by": ", ".join(credit.names) if credit else None,
            "copyrightNotice": credit and credit.line,
            "infoSources": [{"name": name, "role": "agency"} for name in credit.agencies] if credit else [],
            "located": caption.place and str(caption.place),
            "renditions": renditions,
            **_parties([(who.actor, "depicted") for who in caption.depicts]),
        }
    )


def _quote(article: Article, quote: Quote, uri: str, number: int) -> Node:
    return filled(
        {
            "uri": f"{uri}#quote-{number}",
            "name": f"quote-{number}",
            "rel": f"{quote.kind.value}-quote",
            "type": "component",
            "by": article[quote.source] if quote.source else None,
            "bodies": _values("quote", quote.text),
            **_parties([(quote.speaker, "speaker")] if quote.speaker else []),
        }
    )


def _event_name(article: Article, number: int) -> Node:
    event = article.events[number]
    return {
        "id": f"event-{number + 1}",
        "name": article[event.span],
        "rel": "main" if event.main else event.status.value,
        "literal": event.action,
    }


def _event(article: Article, event: Event, uri: str, number: int) -> Node:
    time = event.time
    dates = {
        "expectedStartDate": time.start.isoformat() if time and time.start else None,
        "expectedEndDate": time.end.isoformat() if time and time.end else None,
    }
    return filled(
        {
            "uri": f"{uri}#event-{number}",
            "name": f"event-{number}",
            "rel": "main" if event.main else event.status.value,
            "type": "event",
            "title": article[event.span],
            "subjects": [{"name": event.type.value}],
            "located": event.place and str(event.place),
            "eventDetails": {"dates": filled(dates)} if time and time.start else None,
            **_parties([(who.actor, who.role.value) for who in event.participants]),
        }
    )
