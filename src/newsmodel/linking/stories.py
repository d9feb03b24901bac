"""Articles that are nearly the same: an agency's copy in several papers, a story printed twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from newsmodel.linking.records import ArticleRecord

#: A paragraph that more articles have is what papers print below all of theirs.
_MOST_HOLDERS = 50


def same_stories(articles: Sequence[ArticleRecord]) -> list[list[ArticleRecord]]:
    """Return the groups of articles that share half of the paragraphs of the shorter one, or more.

    Within a group each shares so much with another, not with all.
    """
    holders: dict[int, list[int]] = defaultdict(list)
    for place, article in enumerate(articles):
        for fingerprint in article.fingerprints:
            holders[fingerprint].append(place)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for found in holders.values():
        if 1 < len(found) <= _MOST_HOLDERS:
            # With the next, and with the first: all pairs would be the square of it.
            for pair in {*pairwise(found), *((found[0], place) for place in found[1:])}:
                shared[pair] += 1
    group_of = list(range(len(articles)))

    def root(place: int) -> int:
        while group_of[place] != place:
            group_of[place] = group_of[group_of[place]]
            place = group_of[place]
        return place

    for (first, second), common in shared.items():
        least = min(len(articles[first].fingerprints), len(articles[second].fingerprints))
        if 2 * common >= least:
            group_of[root(second)] = root(first)
    groups: dict[int, list[ArticleRecord]] = defaultdict(list)
    for place, article in enumerate(articles):
        groups[root(place)].append(article)
    return [group for group in groups.values() if len(group) > 1]
