"""The step itself: from an article to the same with its actors."""

from __future__ import annotations

import re

import attrs

from newsmodel.annotating.actors.around import read_around
from newsmodel.annotating.actors.building import build_actors
from newsmodel.annotating.actors.candidates import candidates_of
from newsmodel.annotating.actors.descriptions import with_nominals
from newsmodel.annotating.actors.merging import Named, bearers_of, named, without_cases
from newsmodel.annotating.actors.runs import find_runs
from newsmodel.annotating.actors.words import Lookup, lookup_of
from newsmodel.annotating.story import story_blocks
from newsmodel.language import language_of
from newsmodel.model import Article

_WORD = re.compile(r"[^\W\d_]{2,}")


def with_actors(article: Article) -> Article:
    """Return *article* with people, organisations and places, in the order of their first mention.

    Found are names and definite descriptions of somebody named ("the ambassador"); no pronouns.
    """
    lookup = lookup_of(language_of(article.language))
    mentions = mentions_of(article, lookup)
    actors = build_actors(bearers_of(mentions, lookup))
    return attrs.evolve(article, actors=with_nominals(actors, list(story_blocks(article)), lookup))


def mentions_of(article: Article, lookup: Lookup) -> list[Named]:
    """Return everything in the story that may be a name, in reading order, with what stands around it."""
    blocks = list(story_blocks(article))
    written = frozenset(word for _, block in blocks for word in _WORD.findall(block.text))
    mentions = [
        named(candidate, read_around(candidate, block.text, lookup))
        for index, block in blocks
        for candidate in candidates_of(
            find_runs(index, block.text, lookup.language), block.text, written, lookup
        )
    ]
    return without_cases(mentions, lookup)
