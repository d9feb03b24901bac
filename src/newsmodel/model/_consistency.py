"""Whether an article's annotations fit its blocks and its actors.

Runs each time an article is made, so the checks only look; the path to what does not fit is sought when
something does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import attrs

from newsmodel.model.actor import Actor, Place
from newsmodel.model.blocks import Caption
from newsmodel.model.media import Image
from newsmodel.model.span import Span
from newsmodel.model.time import TimeExpression

if TYPE_CHECKING:
    from newsmodel.model.article import Article

_Path = tuple[str | int, ...]


class MisfitError(ValueError):
    """A part of the article contradicts another.

    Attributes:
        path: where it is: ``("quotes", 3, "spans", 0)``.
    """

    def __init__(self, message: str, path: _Path = ()) -> None:
        super().__init__(message, path)
        self.path = path

    def __str__(self) -> str:
        where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path)
        return f"{where.lstrip('.')}: {self.args[0]}" if where else str(self.args[0])


def check_consistency(article: Article, images: tuple[Image, ...]) -> None:
    """Raise `MisfitError`, a `ValueError`, if an annotation of *article* or one of *images* does not fit."""
    _check_spans(article)
    _check_quotes(article)
    _check_actors(article)
    _check_media(article, images)
    if sum(event.main for event in article.events) > 1:
        raise MisfitError("one event at most is the main one", ("events",))


def _check_spans(article: Article) -> None:
    lengths = [len(block.text) for block in article.blocks]
    blocks = len(lengths)
    for span in _spans(article):
        if span.block >= blocks or span.end > lengths[span.block]:
            raise MisfitError(f"{span} lies outside the blocks of the article", _path_to(span, article))


def _spans(article: Article) -> list[Span]:
    """Return every span of every annotation."""
    spans = [*article.sentences]
    spans += [link.span for link in article.links]
    spans += [expression.span for expression in article.times]
    spans += [mention.span for actor in article.actors for mention in actor.mentions]
    for quote in article.quotes:
        spans += quote.spans
        spans += [span for span in (quote.source, quote.cue) if span is not None]
    for event in article.events:
        spans.append(event.span)
        spans += _spans_of(event.time, event.place)
    for block in article.blocks:
        if isinstance(block, Caption):
            spans += _spans_of(block.time, block.place)
    if article.dateline:
        spans.append(article.dateline.span)
        spans += _spans_of(article.dateline.date, article.dateline.place)
    return spans


def _spans_of(when: TimeExpression | None, where: Place | None) -> list[Span]:
    spans = [] if when is None else [when.span]
    return spans if where is None or where.span is None else [*spans, where.span]


def _check_quotes(article: Article) -> None:
    blocks = article.blocks
    for index, quote in enumerate(article.quotes):
        if quote.text != " ".join([blocks[span.block].text[span.start : span.end] for span in quote.spans]):
            raise MisfitError("the text of the quote is not the text at its spans", ("quotes", index, "text"))


def _check_media(article: Article, images: tuple[Image, ...]) -> None:
    blocks = article.blocks
    for index, image in enumerate(images):
        if image.block is not None and not (
            image.block < len(blocks) and isinstance(blocks[image.block], Caption)
        ):
            raise MisfitError(f"block {image.block} is no caption", ("images", index, "block"))
        if image.at is not None and image.at > len(blocks):
            raise MisfitError(f"there are {len(blocks)} blocks", ("images", index, "at"))
    if sum(image.lead for image in images) > 1:
        raise MisfitError("one picture at most is the lead", ("images",))
    for index, media in enumerate(article.media):
        if media.at > len(blocks):
            raise MisfitError(f"there are {len(blocks)} blocks", ("media", index, "at"))


def _check_actors(article: Article) -> None:
    known = {actor.id: actor for actor in article.actors}
    if len(known) < len(article.actors):
        raise MisfitError("two actors of the article share an id", ("actors",))
    # Each once: one that is equal, but not the same, takes time to compare.
    for actor in {id(actor): actor for actor in _references(article)}.values():
        listed = known.get(actor.id)
        if listed is not actor and listed != actor:
            raise MisfitError(f"{actor!r} is not among the actors of the article", _path_to(actor, article))


def _references(article: Article) -> list[Actor]:
    """Return every actor that an annotation refers to."""
    actors = [quote.speaker for quote in article.quotes if quote.speaker is not None]
    places = [event.place for event in article.events]
    for event in article.events:
        actors += [participant.actor for participant in event.participants]
    for block in article.blocks:
        if isinstance(block, Caption):
            actors += [depiction.actor for depiction in block.depicts]
            places.append(block.place)
    if article.dateline:
        places.append(article.dateline.place)
    return actors + [place.actor for place in places if place is not None and place.actor is not None]


def _path_to(target: object, article: Article) -> _Path:
    """Return the path at which *target* itself, not an equal, hangs in *article*."""
    waiting: list[tuple[Any, _Path]] = [(article, ())]
    while waiting:
        value, path = waiting.pop()
        if value is target:
            return path
        # An actor's own parts belong to its entry among the actors, not to those who refer to it.
        if isinstance(value, Actor) and path[0] != "actors":
            continue
        waiting += reversed(_steps(value, path))
    raise AssertionError("what the checks look at hangs in the article")  # pragma: no cover


def _steps(value: Any, path: _Path) -> list[tuple[Any, _Path]]:
    if isinstance(value, tuple):
        return [(member, (*path, index)) for index, member in enumerate(cast(Any, value))]
    kind = cast(Any, type(value))
    names = [field.name for field in attrs.fields(kind)] if attrs.has(kind) else []
    return [(getattr(value, name), (*path, name)) for name in names]
