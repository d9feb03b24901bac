"""Which of several texts are likely the same text reworded, found without comparing each with each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

#: A word, or two in a row.
_Feature: TypeAlias = str | tuple[str, str]

#: What more texts than this have in common tells none of them from the others.
_RARE = 8
#: How many candidates a text is compared with word by word, those that share most rare features.
_CANDIDATES = 3
#: The share of all words of two texts that both have.
_LEAST_SHARED = 0.5
#: A text that grew has nearly all words of the old one; of few words, any long text has all.
_LEAST_HELD, _FEW = 0.8, 10


def similar_pairs(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Return the indices of the texts, given as words, that are likely one: most alike first, each once."""
    counted = [Counter(words) for words in old]
    holders = _holders(old)
    scored = [
        (-alike, index, other)
        for other, words in enumerate(new)
        for index in _candidates(words, holders)
        if (alike := _likeness(counted[index], Counter(words)))
    ]
    pairs: list[tuple[int, int]] = []
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for _, index, other in sorted(scored):
        if index not in taken_old and other not in taken_new:
            pairs.append((index, other))
            taken_old.add(index)
            taken_new.add(other)
    return pairs


def _holders(texts: Sequence[Sequence[str]]) -> dict[_Feature, list[int]]:
    holders: dict[_Feature, list[int]] = {}
    for index, words in enumerate(texts):
        for feature in _features(words):
            holders.setdefault(feature, []).append(index)
    return {feature: found for feature, found in holders.items() if len(found) <= _RARE}


def _features(words: Sequence[str]) -> dict[_Feature, None]:
    # Not a set, whose order is another in each run.
    return dict.fromkeys([*words, *pairwise(words)])


def _candidates(words: Sequence[str], holders: dict[_Feature, list[int]]) -> list[int]:
    votes = Counter(index for feature in _features(words) for index in holders.get(feature, ()))
    ranked = sorted(votes.items(), key=lambda entry: (-entry[1], entry[0]))
    return [index for index, _ in ranked[:_CANDIDATES]]


def _likeness(old: Counter[str], new: Counter[str]) -> float:
    """Return which share of their words two texts have in common; 0 if they are not alike."""
    # Only the shorter is walked: a long text may be a candidate of many short ones.
    few, many = sorted((old, new), key=len)
    shared = sum(min(count, many[word]) for word, count in few.items())
    least, most = sorted((old.total(), new.total()))
    likeness = 2 * shared / (least + most)
    held = shared >= max(_FEW, _LEAST_HELD * least)
    return likeness if held or likeness >= _LEAST_SHARED else 0.0
