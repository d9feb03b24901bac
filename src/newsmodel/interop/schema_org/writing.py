"""An article as a schema.org ``NewsArticle`` in JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator

from newsmodel.interop._nodes import Node, filled
from newsmodel.model import (
    Actor,
    ActorKind,
    Article,
    Author,
    Caption,
    Event,
    EventStatus,
    Image,
    MediaKind,
    Participant,
    ParticipantRole,
    Quote,
)

#: Whoever takes part without a name: somebody, or several.
UNNAMED = "Thing"
_TYPES = {
    ActorKind.PERSON: "Person",
    ActorKind.ORGANIZATION: "Organization",
    ActorKind.PLACE: "Place",
    ActorKind.UNNAMED: UNNAMED,
}
#: What schema.org calls those who take part in an event.
PARTS = {
    ParticipantRole.AGENT: "performer",
    ParticipantRole.PATIENT: "attendee",
    ParticipantRole.OTHER: "contributor",
}
#: The properties under which schema.org has media, their types, and what it calls their addresses.
MEDIA = {
    MediaKind.VIDEO: ("video", "VideoObject", "contentUrl"),
    MediaKind.AUDIO: ("audio", "AudioObject", "contentUrl"),
    MediaKind.FRAME: ("associatedMedia", "MediaObject", "embedUrl"),
}
#: The one status of ours that the vocabulary has: what has not come yet.
_SCHEDULED = "https://schema.org/EventScheduled"


def to_schema_org(article: Article) -> Node:
    """Return *article* as a JSON-LD object: plain dicts, lists, strings and bools.

    Pictures are ``ImageObject``, with their captions, the lead one ``representativeOfPage``; media ``video``,
    ``audio`` and ``associatedMedia``; links ``WebPage``, under ``citation``, named by their words; quotes
    ``Quotation``, under ``hasPart``, of which the pieces are parts where there are several; actors
    ``Person``, ``Organization`` and ``Place``, under ``mentions``, referred to by ``@id``; events ``Event``,
    the main one under ``about``, the others under ``mentions``. Not expressed, for want of a property:
    ``source_url``, where in the text something stands, evidence, diagnostics, the kinds of block inside the
    body, asides and boilerplate, times by themselves.
    """
    if not isinstance(article, Article):
        raise TypeError(f"article is an Article, not {type(article).__name__}")
    actors = [_actor(actor) for actor in article.actors]
    events = [(event.main, _event(article, event)) for event in article.events]
    return filled(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": article.headline,
            "description": article.standfirst,
            "articleBody": article.text,
            "author": [_author(author) for author in article.authors],
            "dateline": article[article.dateline.span] if article.dateline else None,
            "datePublished": article.published and article.published.isoformat(),
            "dateModified": article.modified and article.modified.isoformat(),
            "inLanguage": article.language,
            "url": article.url,
            "publisher": article.publisher and {"@type": "Organization", "name": article.publisher},
            "articleSection": article.section,
            "keywords": list(article.keywords),
            "genre": article.genre,
            "isAccessibleForFree": article.free_to_read,
            "image": list(_images(article)),
            **{key: list(_media(article, kind)) for kind, (key, _, _) in MEDIA.items()},
            "citation": [
                {"@type": "WebPage", "url": link.url, "name": article[link.span]} for link in article.links
            ],
            "hasPart": [_quotation(article, quote) for quote in article.quotes],
            "about": [event for main, event in events if main],
            "mentions": [*actors, *(event for main, event in events if not main)],
        }
    )


def _author(author: Author) -> Node:
    return filled({"@type": "Person", "name": author.name, "url": author.url})


def _reference(actor: Actor) -> Node:
    return {"@id": f"#{actor.id}"}


#: What could end a script, open a comment in one, or end a line of it where no JSON does.
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def schema_org_script(article: Article) -> str:
    """Return *article* as the text of a ``<script type="application/ld+json">`` for a page.

    It is JSON, the same object that `to_schema_org` returns. Whatever the article says, nothing in it ends
    the script: signs that could are written as escapes.

    .. versionadded:: 0.2
    """
    return json.dumps(to_schema_org(article), ensure_ascii=False).translate(_UNSAFE)


def _actor(actor: Actor) -> Node:
    node: Node = {
        "@type": _TYPES[actor.kind],
        "@id": f"#{actor.id}",
        "name": actor.name,
        "alternateName": list(actor.aliases),
    }
    if actor.kind is ActorKind.PERSON:
        node["jobTitle"] = list(actor.roles)
        node["affiliation"] = actor.affiliation and {"@type": "Organization", "name": actor.affiliation}
    else:
        node["description"] = ", ".join(actor.roles)
    return filled(node)


def _images(article: Article) -> Iterator[Node]:
    """Yield the pictures, the captions of which no picture is known among them."""
    images = article.images
    pictured = {image.block for image in images}
    of_block: dict[int, list[Image]] = {}
    for image in images:
        if image.block is None:
            yield filled({"@type": "ImageObject", **_picture(image), "description": image.alt})
        else:
            of_block.setdefault(image.block, []).append(image)
    for index, block in enumerate(article.blocks):
        if isinstance(block, Caption) and index not in pictured:
            yield _image(block)
        for image in of_block.get(index, ()):
            if image.caption is not None:
                yield filled({**_image(image.caption), **_picture(image)})


def _picture(image: Image) -> Node:
    return {
        "contentUrl": image.url,
        "width": image.width,
        "representativeOfPage": True if image.lead else None,
    }


def _media(article: Article, kind: MediaKind) -> Iterator[Node]:
    _, type_, address = MEDIA[kind]
    for media in article.media:
        if media.kind is kind:
            yield filled({"@type": type_, address: media.url, "name": media.title})


def _image(caption: Caption) -> Node:
    credit = caption.credit
    return filled(
        {
            "@type": "ImageObject",
            "contentUrl": caption.image_url,
            "caption": caption.text,
            "description": caption.alt,
            "creditText": credit and credit.line,
            "creator": [{"@type": "Person", "name": name} for name in credit.names] if credit else None,
            "provider": (
                [{"@type": "Organization", "name": name} for name in credit.agencies] if credit else None
            ),
            "about": [_reference(who.actor) for who in caption.depicts],
            "temporalCoverage": caption.time and caption.time.value,
            "contentLocation": caption.place and {"@type": "Place", "name": str(caption.place)},
        }
    )


def _quotation(article: Article, quote: Quote) -> Node:
    return filled(
        {
            "@type": "Quotation",
            "text": quote.text,
            "genre": quote.kind.value,
            "spokenByCharacter": _reference(quote.speaker) if quote.speaker else None,
            "creditText": article[quote.source] if quote.source else None,
            "hasPart": [{"@type": "Quotation", "text": article[span]} for span in quote.spans]
            if len(quote.spans) > 1
            else None,
        }
    )


def _event(article: Article, event: Event) -> Node:
    time = event.time
    node: Node = {
        "@type": "Event",
        "name": article[event.span],
        "keywords": [event.action, event.type.value, event.status.value],
        "startDate": time.start.isoformat() if time and time.start else time and time.value,
        "endDate": time.end.isoformat() if time and time.end else None,
        "location": event.place and {"@type": "Place", "name": str(event.place)},
        "eventStatus": _SCHEDULED if event.status is EventStatus.PLANNED else None,
    }
    for role, key in PARTS.items():
        node[key] = [_reference(who.actor) for who in _taking_part(event, role)]
    return filled(node)


def _taking_part(event: Event, role: ParticipantRole) -> list[Participant]:
    return [who for who in event.participants if who.role is role]
