"""An article in the shape of ``zyte_common_items.Article``, which web-poet and Zyte's tools speak."""

from __future__ import annotations

from datetime import datetime
from html import escape

from newsmodel.errors import SerializationError
from newsmodel.interop._nodes import Node, filled, in_utc
from newsmodel.model import Article, Byline, Caption, Timestamp


def to_zyte(article: Article, *, url: str | None = None) -> Node:
    """Return *article* as a dict that ``zyte_common_items.Article.from_dict`` takes.

    Dates are in UTC, as that shape has them; one without a zone is taken for UTC, a bare day for its
    midnight. Captions, quotes, actors and events have no place in it, nor have the kinds of block.

    Args:
        article: what is written.
        url: where the page was found, which the shape demands; None is the article's ``url``.

    Raises:
        TypeError: *article* is no `Article`.
        SerializationError: the article has no ``url`` and none is given.
    """
    if not isinstance(article, Article):
        raise TypeError(f"article is an Article, not {type(article).__name__}")
    found = url or article.url
    if not found:
        raise SerializationError("a zyte item has a url, and this article has none", path=("url",))
    images = [
        {"url": block.image_url} for block in article.blocks if isinstance(block, Caption) and block.image_url
    ]
    byline = " ".join(block.text for block in article.blocks if isinstance(block, Byline)) or None
    printed = " ".join(block.text for block in article.blocks if isinstance(block, Timestamp)) or None
    node: Node = {
        "url": found,
        "canonicalUrl": article.url,
        "headline": article.headline,
        "description": article.standfirst,
        "authors": [
            filled({"name": author.name, "nameRaw": byline, "url": author.url}) for author in article.authors
        ],
        "datePublished": _utc(article.published),
        "datePublishedRaw": printed,
        "dateModified": _utc(article.modified),
        "inLanguage": article.language and article.language.partition("-")[0],
        "mainImage": images[0] if images else None,
        "images": images,
        "articleBody": article.text,
        "articleBodyHtml": "\n\n".join(f"<p>{escape(block.text, quote=False)}</p>" for block in article.body),
    }
    return filled(node)


def _utc(value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, datetime):
        return f"{value}T00:00:00Z"
    moment = in_utc(value) if value.tzinfo else value
    return f"{moment.replace(tzinfo=None).isoformat(timespec='seconds')}Z"
