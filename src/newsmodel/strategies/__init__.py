"""Hypothesis strategies for newsmodel's values: for its own tests, and for yours.

Every value is one that the model accepts; those of `articles` are consistent, with annotations that point
into their blocks. Needs the extra ``newsmodel[hypothesis]``.

>>> from hypothesis import given
>>> from newsmodel.strategies import articles
>>> @given(articles())
... def test_mine(article): ...
"""

from __future__ import annotations

from importlib.util import find_spec as _find_spec

if _find_spec("hypothesis") is None:
    raise ImportError("newsmodel.strategies needs Hypothesis: install newsmodel[hypothesis]")

from newsmodel.strategies._annotations import (
    actors,
    authors,
    datelines,
    days_or_moments,
    events,
    places,
    quotes,
    spans,
    time_expressions,
)
from newsmodel.strategies._articles import articles, blocks, captions
from newsmodel.strategies._texts import extras, names, sentences, texts

__all__ = [
    "actors",
    "articles",
    "authors",
    "blocks",
    "captions",
    "datelines",
    "days_or_moments",
    "events",
    "extras",
    "names",
    "places",
    "quotes",
    "sentences",
    "spans",
    "texts",
    "time_expressions",
]
