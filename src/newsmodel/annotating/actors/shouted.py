"""Finds names in blocks of capitals alone, where a capital says nothing: those that other blocks give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsmodel.annotating.actors.around import Around
from newsmodel.annotating.actors.candidates import Candidate
from newsmodel.annotating.actors.merging import Named
from newsmodel.annotating.actors.runs import Word

_WORD = re.compile(r"\w+(?:[-‐‑'’]\w+)*")
#: A name of more words is looked for no farther.
_MOST_WORDS = 6


def named_in_capitals(block: int, text: str, mentions: Sequence[Named]) -> Iterator[Named]:
    """Yield the names of other blocks' *mentions* that a block of capitals has; of two the longer one."""
    known = {one.key for one in mentions}
    words = [
        Word(match[0], match.start(), match.end(), match[0].casefold()) for match in _WORD.finditer(text)
    ]
    first = 0
    while first < len(words):
        count = next(
            (
                size
                for size in range(min(_MOST_WORDS, len(words) - first), 0, -1)
                if tuple(word.folded for word in words[first : first + size]) in known
            ),
            0,
        )
        if count:
            taken = tuple(words[first : first + count])
            written = " ".join(text[taken[0].start : taken[-1].end].split())
            key = tuple(word.folded for word in taken)
            yield Named(Candidate(block, taken, written), Around(cues=["in-title"]), key)
        first += count or 1
