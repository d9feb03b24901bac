"""Finds what was said and by whom."""

from __future__ import annotations

from newsmodel.model import Article


def with_quotes(article: Article) -> Article:
    """Return *article* with what was said and by whom."""
    return article
