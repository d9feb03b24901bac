"""Finds what happened."""

from __future__ import annotations

from newsmodel.model import Article


def with_events(article: Article) -> Article:
    """Return *article* with what happened."""
    return article
