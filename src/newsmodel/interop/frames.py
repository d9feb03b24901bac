"""Articles, and what was found in them, as tables: plain rows, and pandas data frames.

Rows need no package: they are dicts, all with the same keys in the same order, which polars
(``polars.DataFrame(rows)``), duckdb and the csv module take as they are. The ``…_frame`` functions need
the extra ``newsmodel[pandas]``. The first two columns, ``article`` (its number among those given, from 0)
and ``url``, join the tables with each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urlsplit

import attrs

from newsmodel.interop._extras import extra_module
from newsmodel.model import (
    Article,
    Caption,
    Event,
    ParticipantRole,
    Quote,
    Span,
)

if TYPE_CHECKING:
    from pandas import DataFrame

#: A row: a value for each column.
Row: TypeAlias = dict[str, Any]
Articles: TypeAlias = Article | Iterable[Article]

#: How pandas holds the values of each kind of column, so that an empty table has the types of a full one.
_TEXT, _COUNT, _FLAG, _MOMENT, _LIST = "string", "Int64", "boolean", "datetime64[us]", "object"
_KEYS = {"article": _COUNT, "url": _TEXT}

_ARTICLES = {
    "host": _TEXT,
    "source_url": _TEXT,
    "headline": _TEXT,
    "day": _MOMENT,
    "published": _TEXT,
    "modified": _TEXT,
    "publisher": _TEXT,
    "section": _TEXT,
    "genre": _TEXT,
    "language": _TEXT,
    "authors": _LIST,
    "keywords": _LIST,
    "free_to_read": _FLAG,
    "words": _COUNT,
    "paragraphs": _COUNT,
    "captions": _COUNT,
    "images": _COUNT,
    "links": _COUNT,
    "media": _COUNT,
    "quotes": _COUNT,
    "actors": _COUNT,
    "events": _COUNT,
    "diagnostics": _LIST,
}
_QUOTES = {
    "quote": _COUNT,
    "text": _TEXT,
    "kind": _TEXT,
    "speaker": _TEXT,
    "speaker_id": _TEXT,
    "source": _TEXT,
    "cue": _TEXT,
    "start": _COUNT,
    "end": _COUNT,
    "evidence": _LIST,
}
_CAPTIONS = {
    "block": _COUNT,
    "text": _TEXT,
    "credit": _TEXT,
    "names": _LIST,
    "agencies": _LIST,
    "image_url": _TEXT,
    "alt": _TEXT,
    "illustrative": _FLAG,
    "occurrences": _COUNT,
    "depicts": _LIST,
    "time": _TEXT,
    "place": _TEXT,
}
_IMAGES = {
    "image": _COUNT,
    "image_url": _TEXT,
    "alt": _TEXT,
    "width": _COUNT,
    "lead": _FLAG,
    "block": _COUNT,
    "caption": _TEXT,
    "credit": _TEXT,
    "names": _LIST,
    "agencies": _LIST,
    "agency_keys": _LIST,
}
_LINKS = {
    "link": _COUNT,
    "words": _TEXT,
    "link_url": _TEXT,
    "link_host": _TEXT,
    "block": _COUNT,
    "type": _TEXT,
    "start": _COUNT,
    "end": _COUNT,
}
_MEDIA = {
    "media": _COUNT,
    "kind": _TEXT,
    "media_url": _TEXT,
    "title": _TEXT,
    "before_block": _COUNT,
}
_ACTORS = {
    "id": _TEXT,
    "name": _TEXT,
    "kind": _TEXT,
    "roles": _LIST,
    "affiliation": _TEXT,
    "aliases": _LIST,
    "mentions": _COUNT,
    "quotes": _COUNT,
}
_EVENTS = {
    "event": _COUNT,
    "action": _TEXT,
    "clause": _TEXT,
    "type": _TEXT,
    "status": _TEXT,
    "main": _FLAG,
    "agents": _LIST,
    "patients": _LIST,
    "others": _LIST,
    "time": _TEXT,
    "start": _MOMENT,
    "end": _MOMENT,
    "place": _TEXT,
}
_BLOCKS = {
    "block": _COUNT,
    "type": _TEXT,
    "in_body": _FLAG,
    "text": _TEXT,
    "evidence": _LIST,
    "path": _TEXT,
}


@attrs.frozen
class _Table:
    """A kind of table: its columns, and the rows of one article."""

    columns: Mapping[str, str]
    rows: Callable[[Article], Iterator[Sequence[Any]]]

    def of(self, articles: Articles) -> list[Row]:
        """Return the rows of all *articles*."""
        given = (articles,) if isinstance(articles, Article) else articles
        names = (*_KEYS, *self.columns)
        return [
            dict(zip(names, (number, article.url, *values), strict=True))
            for number, article in enumerate(map(_checked, given))
            for values in self.rows(article)
        ]

    def frame(self, articles: Articles) -> DataFrame:
        """Return the rows of all *articles* as a data frame."""
        pandas: Any = extra_module("pandas", extra="pandas")
        rows = self.of(articles)
        types = {**_KEYS, **self.columns}
        return pandas.DataFrame(  # type: ignore[no-any-return]
            {
                name: pandas.Series([row[name] for row in rows], dtype=kind, name=name)
                for name, kind in types.items()
            }
        )


def _checked(article: object) -> Article:
    if not isinstance(article, Article):
        raise TypeError(f"a table is made of Articles, not of {type(article).__name__}")
    return article


def _article_rows(article: Article) -> Iterator[Sequence[Any]]:
    yield (
        _host(article.url),
        article.source_url,
        article.headline,
        article.day,
        article.published and article.published.isoformat(),
        article.modified and article.modified.isoformat(),
        article.publisher,
        article.section,
        article.genre,
        article.language and article.language.partition("-")[0].lower(),
        [author.name for author in article.authors],
        list(article.keywords),
        article.free_to_read,
        len(article.text.split()),
        len(article.paragraphs),
        len(article.captions),
        len(article.images),
        len(article.links),
        len(article.media),
        len(article.quotes),
        len(article.actors),
        len(article.events),
        [code.value for code in article.diagnostics],
    )


def _host(url: str | None) -> str | None:
    """Return the host of an address, None where it has none or is no address at all."""
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:  # "http://[example"
        return None


def _quote_rows(article: Article) -> Iterator[Sequence[Any]]:
    for number, quote in enumerate(article.quotes):
        start, end = _range(article, quote)
        yield (
            number,
            quote.text,
            quote.kind.value,
            quote.speaker.name if quote.speaker else None,
            quote.speaker.id if quote.speaker else None,
            _words(article, quote.source),
            _words(article, quote.cue),
            start,
            end,
            list(quote.evidence),
        )


def _range(article: Article, quote: Quote) -> tuple[int | None, int | None]:
    """Return where a quote begins and ends in the article's text, None outside the body."""
    first, last = article.text_range(quote.spans[0]), article.text_range(quote.spans[-1])
    return first and first[0], last and last[1]


def _words(article: Article, span: Span | None) -> str | None:
    return None if span is None else article[span]


def _caption_rows(article: Article) -> Iterator[Sequence[Any]]:
    for number, block in enumerate(article.blocks):
        if isinstance(block, Caption):
            credit = block.credit
            yield (
                number,
                block.text,
                credit and credit.line,
                list(credit.names) if credit else [],
                list(credit.agencies) if credit else [],
                block.image_url,
                block.alt,
                block.illustrative,
                block.occurrences,
                [who.actor.name for who in block.depicts],
                block.time and block.time.value,
                block.place and str(block.place),
            )


def _image_rows(article: Article) -> Iterator[Sequence[Any]]:
    for number, image in enumerate(article.images):
        caption = image.caption
        credit = caption.credit if caption else None
        yield (
            number,
            image.url,
            image.alt,
            image.width,
            image.lead,
            image.block,
            caption and caption.text,
            credit and credit.line,
            list(credit.names) if credit else [],
            list(credit.agencies) if credit else [],
            list(dict.fromkeys(agency.key for agency in credit.agencies)) if credit else [],
        )


def _link_rows(article: Article) -> Iterator[Sequence[Any]]:
    for number, link in enumerate(article.links):
        block, place = article.blocks[link.span.block], article.text_range(link.span)
        yield (
            number,
            article[link.span],
            link.url,
            _host(link.url),
            link.span.block,
            type(block).__name__,
            place and place[0],
            place and place[1],
        )


def _media_rows(article: Article) -> Iterator[Sequence[Any]]:
    for number, media in enumerate(article.media):
        yield number, media.kind.value, media.url, media.title, media.at


def _actor_rows(article: Article) -> Iterator[Sequence[Any]]:
    quoted = Counter(quote.speaker.id for quote in article.quotes if quote.speaker)
    for actor in article.actors:
        yield (
            actor.id,
            actor.name,
            actor.kind.value,
            list(actor.roles),
            actor.affiliation,
            list(actor.aliases),
            len(actor.mentions),
            quoted[actor.id],
        )


def _event_rows(article: Article) -> Iterator[Sequence[Any]]:
    for number, event in enumerate(article.events):
        time = event.time
        yield (
            number,
            event.action,
            article[event.span],
            event.type.value,
            event.status.value,
            event.main,
            *(_taking_part(event, role) for role in ParticipantRole),
            time and time.value,
            time and time.start,
            time and time.end,
            event.place and str(event.place),
        )


def _taking_part(event: Event, role: ParticipantRole) -> list[str]:
    return [who.actor.name for who in event.participants if who.role is role]


def _block_rows(article: Article) -> Iterator[Sequence[Any]]:
    for number, block in enumerate(article.blocks):
        yield number, type(block).__name__, block.in_body, block.text, list(block.evidence), block.path


_ARTICLE_TABLE = _Table(_ARTICLES, _article_rows)
_QUOTE_TABLE = _Table(_QUOTES, _quote_rows)
_CAPTION_TABLE = _Table(_CAPTIONS, _caption_rows)
_IMAGE_TABLE = _Table(_IMAGES, _image_rows)
_LINK_TABLE = _Table(_LINKS, _link_rows)
_MEDIA_TABLE = _Table(_MEDIA, _media_rows)
_ACTOR_TABLE = _Table(_ACTORS, _actor_rows)
_EVENT_TABLE = _Table(_EVENTS, _event_rows)
_BLOCK_TABLE = _Table(_BLOCKS, _block_rows)


def articles_rows(articles: Articles) -> list[Row]:
    """Return a row for each article: when, where and by whom it was published, and how much is in it.

    ``day`` is a `datetime.date`, `Article.day`; ``published`` and ``modified`` are as exact as the article
    has them, in ISO 8601 notation. ``language`` is the main part of the tag, "de" of "de-AT"; ``host`` is
    that of the address; ``words`` counts what stands between blanks in ``article.text``.

    .. versionadded:: 0.2
    """
    return _ARTICLE_TABLE.of(articles)


def articles_frame(articles: Articles) -> DataFrame:
    """Return `articles_rows` as a data frame, whose ``day`` is a ``datetime64``.

    Raises:
        ImportError: pandas is not installed.

    .. versionadded:: 0.2
    """
    return _ARTICLE_TABLE.frame(articles)


def quotes_rows(articles: Articles) -> list[Row]:
    """Return a row for each quote; ``start`` and ``end`` are code points into ``article.text``, half-open."""
    return _QUOTE_TABLE.of(articles)


def quotes_frame(articles: Articles) -> DataFrame:
    """Return `quotes_rows` as a data frame.

    Raises:
        ImportError: pandas is not installed.
    """
    return _QUOTE_TABLE.frame(articles)


def captions_rows(articles: Articles) -> list[Row]:
    """Return a row for each caption, with its credit and whom it shows."""
    return _CAPTION_TABLE.of(articles)


def captions_frame(articles: Articles) -> DataFrame:
    """Return `captions_rows` as a data frame.

    Raises:
        ImportError: pandas is not installed.
    """
    return _CAPTION_TABLE.frame(articles)


def images_rows(articles: Articles) -> list[Row]:
    """Return a row for each picture, with its caption and who supplied it.

    ``agency_keys`` are the same however a credit prints an agency: "ap" for "AP Photo".

    .. versionadded:: 0.2
    """
    return _IMAGE_TABLE.of(articles)


def images_frame(articles: Articles) -> DataFrame:
    """Return `images_rows` as a data frame.

    Raises:
        ImportError: pandas is not installed.

    .. versionadded:: 0.2
    """
    return _IMAGE_TABLE.frame(articles)


def links_rows(articles: Articles) -> list[Row]:
    """Return a row for each link; ``start`` and ``end`` are code points into ``article.text``, half-open.

    .. versionadded:: 0.2
    """
    return _LINK_TABLE.of(articles)


def links_frame(articles: Articles) -> DataFrame:
    """Return `links_rows` as a data frame.

    Raises:
        ImportError: pandas is not installed.

    .. versionadded:: 0.2
    """
    return _LINK_TABLE.frame(articles)


def media_rows(articles: Articles) -> list[Row]:
    """Return a row for each film, sound and frame.

    .. versionadded:: 0.2
    """
    return _MEDIA_TABLE.of(articles)


def media_frame(articles: Articles) -> DataFrame:
    """Return `media_rows` as a data frame.

    Raises:
        ImportError: pandas is not installed.

    .. versionadded:: 0.2
    """
    return _MEDIA_TABLE.frame(articles)


def actors_rows(articles: Articles) -> list[Row]:
    """Return a row for each person, organisation and place, with how often it is mentioned and quoted."""
    return _ACTOR_TABLE.of(articles)


def actors_frame(articles: Articles) -> DataFrame:
    """Return `actors_rows` as a data frame.

    Raises:
        ImportError: pandas is not installed.
    """
    return _ACTOR_TABLE.frame(articles)


def events_rows(articles: Articles) -> list[Row]:
    """Return a row for each event; ``start`` and ``end`` are local to the news, without a zone."""
    return _EVENT_TABLE.of(articles)


def events_frame(articles: Articles) -> DataFrame:
    """Return `events_rows` as a data frame.

    Raises:
        ImportError: pandas is not installed.
    """
    return _EVENT_TABLE.frame(articles)


def blocks_rows(articles: Articles) -> list[Row]:
    """Return a row for each block, with its kind and why it is that."""
    return _BLOCK_TABLE.of(articles)


def blocks_frame(articles: Articles) -> DataFrame:
    """Return `blocks_rows` as a data frame.

    Raises:
        ImportError: pandas is not installed.
    """
    return _BLOCK_TABLE.frame(articles)
