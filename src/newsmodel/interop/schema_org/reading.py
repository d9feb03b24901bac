"""An article from JSON-LD alone: a feed, a crawl of metadata, what `to_schema_org` wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias, TypeGuard, cast

import attrs

from newsmodel.errors import SerializationError
from newsmodel.interop.schema_org.writing import PARTS, UNNAMED
from newsmodel.model import (
    Actor,
    ActorKind,
    Article,
    Caption,
    Credit,
    Depiction,
    Event,
    EventStatus,
    EventType,
    Mention,
    Participant,
    Place,
    Quote,
    QuoteKind,
    Span,
)

Node: TypeAlias = Mapping[str, Any]

_KINDS = {
    "Person": ActorKind.PERSON,
    "Organization": ActorKind.ORGANIZATION,
    "NewsMediaOrganization": ActorKind.ORGANIZATION,
    "GovernmentOrganization": ActorKind.ORGANIZATION,
    "Corporation": ActorKind.ORGANIZATION,
    "Place": ActorKind.PLACE,
    "City": ActorKind.PLACE,
    "Country": ActorKind.PLACE,
    UNNAMED: ActorKind.UNNAMED,
}
_EVENT_TYPES = {kind.value: kind for kind in EventType}
_STATUS = {status.value: status for status in EventStatus}
_QUOTE_KINDS = {kind.value: kind for kind in QuoteKind}
#: More parts than this no article has.
_MOST = 2_000


def from_schema_org(data: Mapping[str, Any]) -> Article:
    """Return the article that a JSON-LD object describes.

    The object is read as `newsmodel.parse_html` reads the JSON-LD of a page: articles of all types, also in
    an ``@graph``; what can't be understood is left out. The paragraphs of ``articleBody`` are the body,
    captions come from ``image``. Quotations, and the actors and events under ``mentions`` and ``about``, are
    kept with the places where their words stand; a quotation or an event whose words the article does not
    hold is left out, and so are the times of events, which JSON-LD ties to no words.
    Nothing is annotated: `newsmodel.annotate` goes on from there.

    Raises:
        TypeError: *data* is no mapping.
        SerializationError: it holds what JSON can't.
    """
    from newsmodel.parsing import Parser

    if not isinstance(data, Mapping):
        raise TypeError(f"data is a mapping, not {type(data).__name__}")
    try:
        script = json.dumps(data, ensure_ascii=True)
    except (TypeError, ValueError, RecursionError) as error:
        raise SerializationError(f"no JSON: {error}") from error
    # No text in it can end the script.
    page = f'<script type="application/ld+json">{script.replace("<", chr(92) + "u003c")}</script>'
    story = _story(data)
    article = Parser(annotators=()).parse_html(page, url=_text(story.get("url")))
    pictures = tuple(_captions(story))
    article = _with_captions(article, [caption for caption, _ in pictures])
    actors = {identity: _placed(actor, article) for identity, actor in _actors(story)}
    quotes = [_quote(node, article, actors) for node in _parts(story, "hasPart")]
    body = article.blocks[: len(article.blocks) - len(pictures)]
    return attrs.evolve(
        article,
        blocks=(*body, *(_depicting(caption, node, actors) for caption, node in pictures)),
        actors=tuple(actors.values()),
        quotes=tuple(quote for quote in quotes if quote),
        events=tuple(_events(story, article, actors)),
    )


def _story(data: Node) -> Node:
    """Return the object that is the article: itself, or the first inside that holds what articles hold."""
    inside = (data, *_parts(data, "@graph", "mainEntity"))
    return next((node for node in inside if "articleBody" in node or "headline" in node), data)


def _with_captions(article: Article, captions: Iterable[Caption]) -> Article:
    """Return *article* with *captions* behind its other blocks, instead of those that it has."""
    kept = [number for number, block in enumerate(article.blocks) if not isinstance(block, Caption)]
    blocks = (*(article.blocks[number] for number in kept), *captions)
    dateline = article.dateline
    if dateline and kept[: dateline.span.block + 1] != list(range(dateline.span.block + 1)):
        dateline = None  # the blocks before it have moved
    return attrs.evolve(article, blocks=blocks, dateline=dateline)


def _depicting(caption: Caption, node: Node, actors: Mapping[str, Actor]) -> Caption:
    """Return *caption* with the actors whom its picture shows."""
    shown = [actors.get(_identity(part)) for part in _parts(node, "about")]
    return attrs.evolve(caption, depicts=tuple(Depiction(actor) for actor in shown if actor))


def _types(node: Node) -> frozenset[str]:
    """Return the types of an object, of which there may be several, by their bare names."""
    return frozenset(re.split(r"[/:#]", name)[-1] for name in _texts(node.get("@type")))


def _parts(data: Node, *names: str) -> Iterator[Node]:
    """Yield the objects under *names*, which may be one or a list."""
    left = _MOST
    for name in names:
        value: Any = data.get(name)
        for part in _members(value):
            if _is_node(part) and left:
                left -= 1
                yield part


def _is_node(value: object) -> TypeGuard[Node]:
    return isinstance(value, Mapping)


def _actors(data: Node) -> Iterator[tuple[str, Actor]]:
    """Yield the people, organisations and places, each with what the object calls it."""
    taken: set[str] = set()
    for node in _parts(data, "mentions", "about"):
        kind = next((kind for name, kind in _KINDS.items() if name in _types(node)), None)
        name = _text(node.get("name"))
        if kind is None or not name:
            continue
        identity = str(node.get("@id") or name)
        slug = _slug(identity, taken)
        taken.add(slug)
        affiliation = node.get("affiliation")
        yield (
            identity,
            Actor(
                name,
                kind,
                slug,
                roles=tuple(_texts(node.get("jobTitle"))),
                affiliation=_text(affiliation.get("name")) if _is_node(affiliation) else _text(affiliation),
                aliases=tuple(_texts(node.get("alternateName"))),
                evidence=("json-ld:mentions",),
            ),
        )


def _slug(identity: str, taken: Iterable[str]) -> str:
    """Return an id for an actor that no other has."""
    slug = "-".join(re.findall(r"\w+", identity.rpartition("#")[2].casefold())) or "actor"
    numbered = (slug if number == 1 else f"{slug}-{number}" for number in range(1, _MOST + 2))
    return next(candidate for candidate in numbered if candidate not in taken)


def _placed(actor: Actor, article: Article) -> Actor:
    """Return *actor* with the places where its name or an alias stands."""
    names = sorted({actor.name, *actor.aliases}, key=len, reverse=True)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names))
    found = tuple(
        Mention(Span(number, *match.span()))
        for number, block in enumerate(article.blocks)
        for match in pattern.finditer(block.text)
    )
    return attrs.evolve(actor, mentions=found)


def _quote(node: Node, article: Article, actors: Mapping[str, Actor]) -> Quote | None:
    if "Quotation" not in _types(node):
        return None
    pieces = [_text(part.get("text")) for part in _parts(node, "hasPart")] or [_text(node.get("text"))]
    spans = _found(pieces, article)
    if not spans or not any(map(str.isalnum, article[spans[0]])):
        return None
    return Quote(
        " ".join(article[span] for span in spans),
        spans,
        _QUOTE_KINDS.get(str(node.get("genre")), QuoteKind.DIRECT),
        speaker=actors.get(_identity(node.get("spokenByCharacter", node.get("creator")))),
        evidence=("json-ld:hasPart",),
    )


def _event(node: Node, article: Article, actors: Mapping[str, Actor], *, main: bool) -> Event | None:
    spans = _found([_text(node.get("name"))], article) if "Event" in _types(node) else ()
    words = list(_texts(node.get("keywords")))
    if not spans or not words:
        return None
    place = node.get("location")
    name = _text(place.get("name")) if _is_node(place) else None
    return Event(
        words[0],
        spans[0],
        participants=tuple(
            Participant(actor, role)
            for role, key in PARTS.items()
            for part in _parts(node, key)
            if (actor := actors.get(_identity(part)))
        ),
        place=Place(name) if name else None,
        type=next((_EVENT_TYPES[word] for word in words if word in _EVENT_TYPES), EventType.OTHER),
        status=next((_STATUS[word] for word in words if word in _STATUS), EventStatus.HAPPENED),
        main=main,
        evidence=("json-ld:about" if main else "json-ld:mentions",),
    )


def _events(data: Node, article: Article, actors: Mapping[str, Actor]) -> Iterator[Event]:
    """Yield the events; the first under ``about`` is the main one."""
    main = True
    for name in ("about", "mentions"):
        for node in _parts(data, name):
            if event := _event(node, article, actors, main=main and name == "about"):
                main = main and not event.main
                yield event


def _found(pieces: Sequence[str | None], article: Article) -> tuple[Span, ...]:
    """Return where the pieces stand, one after the other; nothing if one of them does not."""
    spans: list[Span] = []
    for piece in pieces:
        words = " ".join((piece or "").split())
        last = spans[-1] if spans else Span(0, 0, 0)
        place = next(
            (
                (number, start)
                for number, block in enumerate(article.blocks[last.block :], last.block)
                if (start := block.text.find(words, last.end if number == last.block else 0)) >= 0
            ),
            None,
        )
        if not words or place is None:
            return ()
        spans.append(Span(place[0], place[1], place[1] + len(words)))
    return tuple(spans)


def _captions(data: Node) -> Iterator[tuple[Caption, Node]]:
    """Yield the captions, each with the object that it is from."""
    for node in _parts(data, "image"):
        line, place = _text(node.get("creditText")), node.get("contentLocation")
        credit = (
            Credit(line, names=_names(node, "creator"), agencies=_names(node, "provider")) if line else None
        )
        words = _text(node.get("caption")) or ""
        name = _text(place.get("name")) if _is_node(place) else None
        if words or credit:
            caption = Caption(
                words,
                credit=credit,
                image_url=_text(node.get("contentUrl")) or _text(node.get("url")),
                alt=_text(node.get("description")),
                place=Place(name) if name else None,
                evidence=("json-ld:image",),
            )
            yield caption, node


def _names(node: Node, key: str) -> tuple[str, ...]:
    return tuple(name for part in _parts(node, key) if (name := _text(part.get("name"))))


def _identity(value: object) -> str:
    return str(value.get("@id") or value.get("name")) if _is_node(value) else ""


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _texts(value: Any) -> Iterator[str]:
    for part in _members(value):
        if words := _text(part):
            yield words


def _members(value: Any) -> Sequence[Any]:
    return cast(Sequence[Any], value) if isinstance(value, list | tuple) else [value]
