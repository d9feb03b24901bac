"""Finds who is in a picture, when and where it was taken."""

from __future__ import annotations

from newsmodel.model import Article


def with_depictions(article: Article) -> Article:
    """Return *article* with who is in a picture, when and where it was taken."""
    return article
