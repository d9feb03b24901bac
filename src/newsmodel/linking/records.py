"""What is kept of an article that is linked with others: names, quotes and fingerprints, but not its text."""

from __future__ import annotations

import hashlib
from datetime import date

import attrs

from newsmodel.comparing.tokens import words_of
from newsmodel.model import ActorKind, Article, QuoteKind

#: A shorter paragraph may stand in articles that have nothing to do with each other.
_TELLING_WORDS = 8
_BYTES = 8


@attrs.frozen
class ActorRecord:
    """An actor of one article."""

    id: str  #: in the article
    name: str
    kind: ActorKind
    roles: tuple[str, ...]
    affiliation: str | None
    aliases: tuple[str, ...]
    mentions: int


@attrs.frozen
class QuoteRecord:
    """A quote whose speaker the article names."""

    text: str
    kind: QuoteKind
    speaker: str  #: the id of the actor


@attrs.frozen
class ArticleRecord:
    """An article, as far as it matters to others."""

    #: its address, else a fingerprint of what it says
    id: str
    #: of two versions with one address the later one counts
    version: tuple[str, str]
    day: date | None
    publisher: str | None
    headline: str | None
    topics: tuple[str, ...]
    #: a number for each paragraph that is not short
    fingerprints: tuple[int, ...]
    actors: tuple[ActorRecord, ...]
    quotes: tuple[QuoteRecord, ...]


def record_of(article: Article) -> ArticleRecord:
    """Return what is kept of *article*."""
    said = "\0".join((article.headline or "", article.text, str(article.published)))
    digest = hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=_BYTES).hexdigest()
    changed = article.modified or article.published
    section = (article.section,) if article.section else ()
    named = [actor for actor in article.actors if actor.kind is not ActorKind.UNNAMED]
    ids = {actor.id for actor in named}
    return ArticleRecord(
        article.url or f"newsmodel:{digest}",
        (changed.isoformat() if changed else "", digest),
        article.day,
        article.publisher,
        article.headline,
        tuple(dict.fromkeys((*section, *article.keywords))),
        tuple(_fingerprints(article)),
        tuple(
            ActorRecord(
                actor.id,
                actor.name,
                actor.kind,
                actor.roles,
                actor.affiliation,
                actor.aliases,
                len(actor.mentions),
            )
            for actor in named
        ),
        tuple(
            QuoteRecord(quote.text, quote.kind, quote.speaker.id)
            for quote in article.quotes
            if quote.speaker is not None and quote.speaker.id in ids
        ),
    )


def later(first: ArticleRecord, second: ArticleRecord) -> ArticleRecord:
    """Return the later version of an article, whichever of the two is given first."""
    if first == second:
        return first
    # Versions that say the same, read in two ways: any order will do that is one.
    return max(first, second, key=lambda record: (record.version, repr(record)))


def _fingerprints(article: Article) -> dict[int, None]:
    found: dict[int, None] = {}
    for paragraph in article.paragraphs:
        words = words_of(paragraph.text)
        if len(words) >= _TELLING_WORDS:
            said = " ".join(words).encode("utf-8", "surrogatepass")
            digest = hashlib.blake2b(said, digest_size=_BYTES).digest()
            found[int.from_bytes(digest, "big")] = None
    return found
