"""Quoted stretches of one sentence that share their attribution: lists, and what a later one tells."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.pieces import Piece
from newsmodel.annotating.quotes.words import Does

#: Tokens between two members of a list: ", and, yes,".
_LONGEST_LINK = 5


def with_siblings(words: Words, places: Sequence[int], pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, given with their tokens, with what one tells of another.

    Members of a list (“late,” “slow” and “dear”) are speech or not together. Where a sentence is attributed
    behind its last stretch, its earlier ones are (“Bridge people” are “not out of their minds,” she said).
    """
    found = list(pieces)
    for i in range(1, len(found)):
        if found[i].idle and not found[i - 1].idle and _is_list(words, places[i - 1], places[i]):
            found[i] = attrs.evolve(found[i], attribution=found[i - 1].attribution, idle=False)
    for i in range(len(found) - 2, -1, -1):
        later = found[i + 1]
        if later.idle or later.attribution is None:
            continue
        tells = found[i].attribution is None and later.attribution.is_behind and later.attribution.mixed
        together = words.sentence(places[i]) == words.sentence(places[i + 1])
        if (tells and together) or (found[i].idle and _is_list(words, places[i], places[i + 1])):
            found[i] = attrs.evolve(found[i], attribution=later.attribution, idle=False)
    return found


def _is_list(words: Words, first: int, second: int) -> bool:
    """Tell whether nothing but commas, conjunctions and adverbs stand between two stretches."""
    if not 1 < second - first <= _LONGEST_LINK + 1:
        return False
    between = range(first + 1, second)
    return all(
        words.lower[i] == "," or words.does[i] & Does.CONJUNCTION or words.is_adverb(i) for i in between
    )
