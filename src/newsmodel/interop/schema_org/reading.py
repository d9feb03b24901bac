"""An article from JSON-LD alone: a feed, a crawl of metadata, what `to_schema_org` wrote."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate
from typing import Any, TypeAlias, TypeGuard, cast

import attrs

from newsmodel.errors import SerializationError
from newsmodel.interop.schema_org.writing import MEDIA, PARTS, UNNAMED
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
    Hyperlink,
    Image,
    Media,
    Mention,
    Participant,
    Place,
    Quote,
    QuoteKind,
    Span,
)
from newsmodel.parsing.addresses import is_of_the_web
from newsmodel.parsing.characters import in_one_line, readable

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
#: What more actors than that are called tells nobody's place.
_MOST_NAMESAKES = 10
#: A longer name stands in no text, in words and what parts them.
_LONGEST_NAME = 60
_TOKEN = re.compile(r"\w+|\W")


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
    article = Parser(annotators=()).parse_html(page, url=_address(story.get("url")))
    pictures = tuple(_captions(story))
    article = _with_captions(article, [caption for caption, _ in pictures])
    actors = _placed(dict(_actors(story)), article)
    texts = _Texts(article)
    quotes = [_quote(node, texts, actors) for node in _parts(story, "hasPart")]
    body = article.blocks[: len(article.blocks) - len(pictures)]
    first = len(body)
    return attrs.evolve(
        article,
        images=tuple(_images(story, first)),
        links=tuple(_links(story, texts)),
        media=tuple(_media(story, first)),
        blocks=(*body, *(_depicting(caption, node, actors) for caption, node in pictures)),
        actors=tuple(actors.values()),
        quotes=tuple(quote for quote in quotes if quote),
        events=tuple(_events(story, texts, actors)),
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
    numbers: dict[str, int] = {}
    taken: set[str] = set()
    for node in _parts(data, "mentions", "about"):
        types = _types(node)
        kind = next((kind for name, kind in _KINDS.items() if name in types), None)
        name = _text(node.get("name"))
        if kind is None or not name:
            continue
        identity = str(node.get("@id") or name)
        slug = _slug(identity, taken, numbers)
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


def _slug(identity: str, taken: AbstractSet[str], numbers: dict[str, int]) -> str:
    """Return an id for an actor that no other has; *numbers* tells which number each was given last."""
    slug = "-".join(re.findall(r"\w+", identity.rpartition("#")[2].casefold())) or "actor"
    found, number = slug, numbers.get(slug, 1)
    while found in taken:
        number += 1
        found = f"{slug}-{number}"
    numbers[slug] = number
    return found


class _Step:
    """Where a walk along the names of all actors stands, token by token."""

    __slots__ = ("further", "named")

    def __init__(self) -> None:
        self.further: dict[str, _Step] = {}
        #: whose name or alias ends here
        self.named: list[str] = []


def _placed(actors: Mapping[str, Actor], article: Article) -> dict[str, Actor]:
    """Return the actors with the places where their names and aliases stand: the longest at each place.

    All are looked for at once. What more than `_MOST_NAMESAKES` are called tells nobody's place.
    """
    start = _Step()
    ends: list[_Step] = []
    for identity, actor in actors.items():
        for name in {actor.name, *actor.aliases}:
            tokens = _TOKEN.findall(name)
            if len(tokens) > _LONGEST_NAME:
                continue
            step = start
            for token in tokens:
                step = step.further.setdefault(token, _Step())
            step.named.append(identity)
            ends.append(step)
    for step in ends:
        if len(step.named) > _MOST_NAMESAKES:
            step.named.clear()
    mentions: dict[str, list[Mention]] = {identity: [] for identity in actors}
    for number, block in enumerate(article.blocks):
        _place_in(block.text, number, start, mentions)
    return {
        identity: attrs.evolve(actor, mentions=tuple(mentions[identity]))
        for identity, actor in actors.items()
    }


def _place_in(text: str, number: int, start: _Step, mentions: Mapping[str, list[Mention]]) -> None:
    tokens = _TOKEN.findall(text)
    starts = [0, *accumulate(map(len, tokens))]
    #: where the last mention of an actor ends
    ends: dict[str, int] = {}
    for first in range(len(tokens)):
        if first and _is_word(tokens[first - 1]):
            continue  # A name begins behind no letter,
        found: dict[str, int] = {}
        step: _Step | None = start
        for last in range(first, min(len(tokens), first + _LONGEST_NAME)):
            step = step.further.get(tokens[last]) if step else None
            if step is None:
                break
            # and ends before none.
            if last + 1 == len(tokens) or not _is_word(tokens[last + 1]):
                found.update(dict.fromkeys(step.named, starts[last + 1]))
        for identity, end in found.items():
            if ends.get(identity, 0) <= starts[first]:
                mentions[identity].append(Mention(Span(number, starts[first], end)))
                ends[identity] = end


def _is_word(token: str) -> bool:
    return token.isalnum() or token[0] == "_" or len(token) > 1


class _Texts:
    """The texts of an article's blocks, in which words are looked for at once."""

    def __init__(self, article: Article) -> None:
        self.article = article
        texts = [block.text for block in article.blocks]
        # No words that are looked for hold a line break.
        self._all = "\n".join(texts)
        self._starts = list(accumulate((len(text) + 1 for text in texts), initial=0))

    def found(self, pieces: Iterable[str | None]) -> tuple[Span, ...]:
        """Return where *pieces* stand, one after the other; nothing if one of them does not."""
        spans: list[Span] = []
        done = 0
        for piece in pieces:
            words = " ".join((piece or "").split())
            start = self._all.find(words, done) if words else -1
            if start < 0:
                return ()
            done = start + len(words)
            block = bisect_right(self._starts, start) - 1
            spans.append(Span(block, start - self._starts[block], done - self._starts[block]))
        return tuple(spans)


def _quote(node: Node, texts: _Texts, actors: Mapping[str, Actor]) -> Quote | None:
    if "Quotation" not in _types(node):
        return None
    pieces = [_text(part.get("text")) for part in _parts(node, "hasPart")] or [_text(node.get("text"))]
    spans = texts.found(pieces)
    if not spans or not any(map(str.isalnum, texts.article[spans[0]])):
        return None
    return Quote(
        " ".join(texts.article[span] for span in spans),
        spans,
        _QUOTE_KINDS.get(str(node.get("genre")), QuoteKind.DIRECT),
        speaker=actors.get(_identity(node.get("spokenByCharacter", node.get("creator")))),
        evidence=("json-ld:hasPart",),
    )


def _event(node: Node, texts: _Texts, actors: Mapping[str, Actor], *, main: bool) -> Event | None:
    spans = texts.found([_text(node.get("name"))]) if "Event" in _types(node) else ()
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


def _events(data: Node, texts: _Texts, actors: Mapping[str, Actor]) -> Iterator[Event]:
    """Yield the events; the first under ``about`` is the main one."""
    main = True
    for name in ("about", "mentions"):
        for node in _parts(data, name):
            if event := _event(node, texts, actors, main=main and name == "about"):
                main = main and not event.main
                yield event


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
                image_url=_address(node.get("contentUrl")) or _address(node.get("url")),
                alt=_text(node.get("description")),
                place=Place(name) if name else None,
                evidence=("json-ld:image",),
            )
            yield caption, node


def _images(data: Node, first: int) -> Iterator[Image]:
    """Yield the pictures; *first* is the index of the first caption's block."""
    has_lead = False
    number = first
    for node in _parts(data, "image"):
        url = _address(node.get("contentUrl")) or _address(node.get("url"))
        block = number if _has_words(node) else None
        number += block is not None
        if url:
            lead, width = node.get("representativeOfPage") is True and not has_lead, node.get("width")
            has_lead = has_lead or lead
            yield Image(
                url,
                alt=_text(node.get("description")),
                width=width if type(width) is int and width > 0 else None,
                lead=lead,
                at=block,
                block=block,
            )


def _has_words(node: Node) -> bool:
    return bool(_text(node.get("caption")) or _text(node.get("creditText")))


def _links(data: Node, texts: _Texts) -> Iterator[Hyperlink]:
    """Yield the links whose words stand in the article, each behind the one before if it can."""
    for node in _parts(data, "citation"):
        spans, url = texts.found([_text(node.get("name"))]), _address(node.get("url"))
        if spans and url:
            yield Hyperlink(spans[0], url)


def _media(data: Node, at: int) -> Iterator[Media]:
    for kind, (key, _, address) in MEDIA.items():
        for node in _parts(data, key):
            if url := _address(node.get(address)):
                yield Media(url, kind, title=_text(node.get("name")), at=at)


def _names(node: Node, key: str) -> tuple[str, ...]:
    return tuple(name for part in _parts(node, key) if (name := _text(part.get("name"))))


def _identity(value: object) -> str:
    return str(value.get("@id") or value.get("name")) if _is_node(value) else ""


def _text(value: object) -> str | None:
    """Return *value* in one line, without what no text holds, as pages are read; None if it is no text."""
    return (in_one_line(readable(value)[0]) or None) if isinstance(value, str) else None


def _address(value: object) -> str | None:
    address = _text(value)
    return address if address and is_of_the_web(address) else None


def _texts(value: Any) -> Iterator[str]:
    for part in _members(value):
        if words := _text(part):
            yield words


def _members(value: Any) -> Sequence[Any]:
    return cast(Sequence[Any], value) if isinstance(value, list | tuple) else [value]
