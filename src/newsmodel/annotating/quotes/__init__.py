"""Finds what was said and by whom."""

from newsmodel.annotating.quotes.annotator import with_quotes

__all__ = ["with_quotes"]
