"""Finds the surname of the first of two who share one: "Mark and Lucy Fenner"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from newsmodel.annotating.actors.named import Named
from newsmodel.annotating.lookup import Lookup
from newsmodel.annotating.wording import Wording
from newsmodel.model import ActorKind


def name_couples(named: Sequence[Named], wordings: Mapping[int, tuple[str, Wording]], lookup: Lookup) -> None:
    """Give a given name that "and" joins to a full name the surname of that.

    Not if somebody with the first name has been named in full.
    """
    firsts = {one.key[0] for one in named if one.kind is ActorKind.PERSON and one.key[1:]}
    for one, other in pairwise(named):
        if (
            one.block == other.block
            and one.kind is other.kind is ActorKind.PERSON
            and len(one.key) == 1 < len(other.key)
            and one.name is not None
            and "given" in one.name.items[-1].word.classes
            and one.key[0] not in firsts
            and wordings[one.block][0][one.end : other.start].strip().casefold() in {*lookup.additions, "&"}
            and other.name is not None
            and "given" in other.name.items[0].word.classes
        ):
            one.key = (*one.key, *other.key[1:])
            one.text = f"{one.text} {other.text.partition(' ')[2]}"
