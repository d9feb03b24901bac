"""Finds times."""

from __future__ import annotations

from newsmodel.model import Article


def with_times(article: Article) -> Article:
    """Return *article* with times."""
    return article
