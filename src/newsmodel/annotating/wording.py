"""The words of one block, cut once for all annotators."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from itertools import accumulate

from newsmodel._lazily import worked_out_once

#: What stands around the words, and the words: split by it, a text alternates between the two.
#: Accents that stand by themselves behind their letter belong to the word.
_WORD = re.compile(r"(\w+(?:[\u0300-\u036f]+\w*)*)")
#: A longer text is cut anew by each annotator: what is kept has to stay small.
_LONGEST_KEPT = 4_000
#: So many texts are kept, those of some articles.
_KEPT = 256


class Wording:
    """The words of one text, in reading order: letters, digits, low lines and accents behind them."""

    def __init__(self, text: str) -> None:
        """Cut *text*."""
        self._parts: list[str] = _WORD.split(text)
        #: as written
        self.words: list[str] = self._parts[1::2]
        #: what stands before each word, and behind the last
        self.gaps: list[str] = self._parts[::2]

    @worked_out_once
    def starts(self) -> list[int]:
        """Where each word begins, in code points."""
        return list(accumulate(map(len, self._parts)))[:-1:2]


@functools.lru_cache(maxsize=_KEPT)
def _kept(text: str) -> Wording:
    return Wording(text)


def wording_of(text: str) -> Wording:
    """Return the words of *text*, those of a text that was asked for lately without cutting it again.

    Every annotator reads the same blocks one after the other; this way none has to know of another.
    """
    return _kept(text) if len(text) <= _LONGEST_KEPT else Wording(text)


def forget_wordings() -> None:
    """Keep no texts any longer: those of one article are of no use to the next."""
    _kept.cache_clear()


def without_accents(text: str) -> str:
    """Return *text* with its letters alone, without accents: "Murátov" as "Muratov"."""
    return "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))


def written_forms(words: Iterable[str]) -> dict[str, str]:
    """Return *words*, given in lower case, by the forms in which texts have them: "she", "She", "SHE".

    To look a text's words up in them costs less than to put each into lower case.
    """
    return {form: word for word in words for form in (word, word.capitalize(), word.upper())}
