"""What the blocks of two versions have in common, in the order of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from newsmodel.comparing.matching import matches
from newsmodel.comparing.texts import Text
from newsmodel.comparing.tokens import is_unspaced

#: So many words in a row that two blocks have are no accident: "did not respond to a request" is shorter.
_TELLING = 8
#: So few in a row are none where nearly all of the shorter block stands in the longer one.
_FEW, _NEARLY_ALL = 4, 0.8


class Run(NamedTuple):
    """A stretch that an old and a new block share; the blocks are numbers of the texts compared."""

    old: int
    new: int
    old_start: int  #: the first token, counted in its block
    new_start: int
    length: int

    @property
    def old_end(self) -> int:
        """The token behind the last one in the old block."""
        return self.old_start + self.length

    @property
    def new_end(self) -> int:
        """The token behind the last one in the new block."""
        return self.new_start + self.length


def runs_of(olds: Sequence[Text], news: Sequence[Text]) -> list[Run]:
    """Return the stretches that blocks share which belong together, in the order of both versions."""
    runs = _runs(olds, news)
    old_weights = [_weight(text.tokens.keys) for text in olds]
    new_weights = [_weight(text.tokens.keys) for text in news]
    shared: dict[tuple[int, int], float] = defaultdict(float)
    longest: dict[tuple[int, int], float] = defaultdict(float)
    for run in runs:
        pair = (run.old, run.new)
        weight = _weight(olds[run.old].tokens.keys[run.old_start : run.old_end])
        shared[pair] += weight
        longest[pair] = max(longest[pair], weight)

    def belong_together(pair: tuple[int, int]) -> bool:
        # Any two blocks of a language share some words in the same order.
        least, most = sorted((old_weights[pair[0]], new_weights[pair[1]]))
        common = shared[pair]
        is_contained = longest[pair] >= _FEW and common >= _NEARLY_ALL * least
        return longest[pair] >= _TELLING or is_contained or 2 * common >= most

    together = {pair for pair in shared if belong_together(pair)}
    return [run for run in runs if (run.old, run.new) in together]


def _weight(keys: Sequence[str]) -> float:
    """Return how much is said, in words: a character of a script without blanks is half a word."""
    return sum(0.5 if is_unspaced(key) else 1 for key in keys)


def _runs(olds: Sequence[Text], news: Sequence[Text]) -> list[Run]:
    """Return all stretches that both have, cut where a block ends."""
    old_keys, old_places = _strung(olds)
    new_keys, new_places = _strung(news)
    runs: list[Run] = []
    for match in matches(old_keys, new_keys):
        for step in range(match.length):
            old, old_start = old_places[match.old + step]
            new, new_start = new_places[match.new + step]
            last = runs[-1] if runs else None
            if last and (last.old, last.new, last.old_end, last.new_end) == (old, new, old_start, new_start):
                runs[-1] = last._replace(length=last.length + 1)
            else:
                runs.append(Run(old, new, old_start, new_start, 1))
    return runs


def _strung(texts: Sequence[Text]) -> tuple[list[str], list[tuple[int, int]]]:
    """Return the tokens of all texts in a row, and of each its text and its place there."""
    keys = [key for text in texts for key in text.tokens.keys]
    places = [(number, place) for number, text in enumerate(texts) for place in range(len(text.tokens.keys))]
    return keys, places
