"""What became of the pictures, films, frames and links: which addresses are new, and which are gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsmodel.comparing.revision import AddressChange, ChangeKind
from newsmodel.model import Article
from newsmodel.model._pictures import picture_key

#: An address and what stands for it, by what two versions of it have in common.
_Addresses = Mapping[str, tuple[str, str | None]]


def image_changes(old: Article, new: Article) -> tuple[AddressChange, ...]:
    """Return which pictures are new, in order, then which are gone."""
    return _changes(_images(old), _images(new))


def link_changes(old: Article, new: Article) -> tuple[AddressChange, ...]:
    """Return which pages the story leads to that it did not before, then to which it no longer does."""
    return _changes(_links(old), _links(new))


def media_changes(old: Article, new: Article) -> tuple[AddressChange, ...]:
    """Return which films, sounds and frames are new, then which are gone."""
    return _changes(_media(old), _media(new))


def _images(article: Article) -> _Addresses:
    return _by_key((picture_key(image.url), image.url, image.alt) for image in article.images)


def _links(article: Article) -> _Addresses:
    return _by_key((link.url, link.url, article[link.span]) for link in article.links)


def _media(article: Article) -> _Addresses:
    return _by_key((media.url, media.url, media.title) for media in article.media)


def _by_key(members: Iterable[tuple[str, str, str | None]]) -> _Addresses:
    found: dict[str, tuple[str, str | None]] = {}
    for key, url, text in members:
        found.setdefault(key, (url, text))
    return found


def _changes(old: _Addresses, new: _Addresses) -> tuple[AddressChange, ...]:
    return tuple(
        AddressChange(kind=kind, url=url, text=text)
        for kind, these, those in ((ChangeKind.ADDED, new, old), (ChangeKind.REMOVED, old, new))
        for key, (url, text) in these.items()
        if key not in those
    )
