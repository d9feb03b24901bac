"""Articles made from articles by steps whose results fit by construction."""

from __future__ import annotations

from typing import Any

import attrs

from newsmodel.model._shown import shown
from newsmodel.model.article import Article

_NAMES = tuple(field.name for field in attrs.fields(Article))
#: Fields whose tuples a notebook shows as cards.
_SHOWN = ("actors", "quotes", "events")


def derived(article: Article, **changes: Any) -> Article:
    """Return *article* with *changes*, by field name, as `attrs.evolve` does, but unchecked.

    For the annotators: six of them one after the other would check the same article six times. `annotate`
    checks what comes out at the end.
    """
    made = object.__new__(Article)
    set_field = object.__setattr__
    for name in _NAMES:
        value = changes[name] if name in changes else getattr(article, name)
        set_field(made, name, shown(value) if name in _SHOWN else value)
    return made


def checked(article: Article) -> Article:
    """Return *article*, all fields of which have been looked at as if it had just been made."""
    attrs.validate(article)
    article.__attrs_post_init__()
    return article
