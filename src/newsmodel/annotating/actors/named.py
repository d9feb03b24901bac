"""A name at one of its places in the article."""

from __future__ import annotations

import attrs

from newsmodel.annotating.names.article import Key
from newsmodel.annotating.names.decision import Name
from newsmodel.annotating.names.words import SOFT_HYPHEN
from newsmodel.model import ActorKind


@attrs.define(eq=False)
class Named:
    """A name at one of its places, without what is no part of it."""

    block: int
    start: int
    end: int
    #: as written, with a single blank between two words
    text: str
    #: its words in lower case: forms are compared by it
    key: Key
    kind: ActorKind
    #: how sure the kind is, in hundredths of the model's weights
    margin: float
    #: the honorific before it: "mrs"
    honorific: str | None = None
    #: the name as it was decided on; None for one that was found by its words alone
    name: Name | None = None


def plain(text: str) -> str:
    """Return a name as written, without soft hyphens and with a single blank between two words."""
    return " ".join(text.replace(SOFT_HYPHEN, "").split())
