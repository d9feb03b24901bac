"""Which people of an article are women and which are men, by the words that quotes read."""

from __future__ import annotations

from collections.abc import Sequence

from newsmodel.annotating import actors
from newsmodel.annotating.quotes.words import Vocabulary
from newsmodel.model import Actor, Article


def genders_of(
    article: Article, names: Sequence[tuple[int, int, int, Actor]], vocabulary: Vocabulary
) -> dict[str, str]:
    """Return ``female`` or ``male`` by actor id, for those of whom the text tells it without contradiction.

    Args:
        article: whose texts are looked at around the names.
        names: (block, start, end, actor) of every name, in reading order.
        vocabulary: its gender words and given names vote.
    """
    return actors.genders_of(article.blocks, names, vocabulary.genders, vocabulary.given_names)
