"""A name at one of its places in the article."""

from __future__ import annotations

import attrs

from newsmodel.annotating.names.article import Key
from newsmodel.annotating.names.decision import Name
from newsmodel.annotating.names.words import SOFT_HYPHEN
from newsmodel.annotating.wording import without_accents
from newsmodel.model import ActorKind

#: Letters of the second half of a surname that may stand for the whole, at least.
_SHORTEST_PART = 4


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


def other_forms(surname: str) -> list[str]:
    """Return the other words that may stand for a surname, given as it is compared.

    "Grande-Lasarte" is "Lasarte" too, and "Orlátov" may be written without its accent.
    """
    last = surname.rpartition("-")[2]
    forms = [without_accents(surname)]
    if len(last) >= _SHORTEST_PART:
        forms += (last, without_accents(last))
    return [form for form in dict.fromkeys(forms) if form != surname]
