"""Articles are compared with each actor once, not once for each annotation that refers to it."""

from __future__ import annotations

from typing import Any, cast

import attrs

from newsmodel.model.actor import Actor, Place
from newsmodel.model.blocks import Caption, Depiction
from newsmodel.model.event import Event, Participant
from newsmodel.model.quote import Quote

#: What holds actors, or what holds them.
_HOLDERS = (Quote, Event, Participant, Caption, Depiction, Place)


def by_ids(value: Any) -> Any:
    """Return *value* with the ids of actors in their place.

    In an article an id stands for one actor alone, which the article lists: articles with the same actors
    that are equal so are equal.
    """
    if isinstance(value, Actor):
        return value.id
    if isinstance(value, tuple):
        return tuple(map(by_ids, cast(Any, value)))
    if isinstance(value, _HOLDERS):
        names = [field.name for field in attrs.fields(type(value))]
        return (type(value), *(by_ids(getattr(value, name)) for name in names))
    return value
