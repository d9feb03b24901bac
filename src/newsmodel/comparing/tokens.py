"""The words and signs of a text, as two versions are compared by."""

from __future__ import annotations

import re
from typing import NamedTuple

#: Scripts that write no blanks between words: each character is a token of its own.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003fffd"
)
#: Signs that belong to the letter before them, which `re` takes for none: accents, points, vowels.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0963\u0966-\u0dff"
_LETTER = rf"(?:(?![{_UNSPACED}])[\w{_MARKS}])"
# "don't", "3,500", "18:30" and "U.S" are one token each: half of one is not what somebody changed.
_TOKEN = re.compile(rf"[{_UNSPACED}]|{_LETTER}+(?:['’.,:\-]{_LETTER}+)*|[^\w\s]")

_ALONE = re.compile(f"[{_UNSPACED}]")

#: Signs that differ from one edition of a text to another without anybody having changed it.
_SAME = str.maketrans(
    {**dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‘’‚‛‹›", "'"), **dict.fromkeys("‐‑‒–—―−", "-")}
)


class Tokens(NamedTuple):
    """The tokens of one text."""

    #: in the form that they are compared in
    keys: list[str]
    #: where they begin and end in the text, in code points, half-open
    starts: list[int]
    ends: list[int]


def tokens_of(text: str) -> Tokens:
    """Return the words and signs of *text*; all of it besides is white space."""
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        keys.append(match[0].translate(_SAME))
        starts.append(match.start())
        ends.append(match.end())
    return Tokens(keys, starts, ends)


def is_unspaced(key: str) -> bool:
    """Tell a character of a script that writes no blanks from a word or a sign."""
    return len(key) == 1 and _ALONE.fullmatch(key) is not None


def is_word(key: str) -> bool:
    """Tell a word from a sign."""
    return key[0].isalnum()


def words_of(text: str) -> list[str]:
    """Return the words of *text* without regard to case, in order."""
    return [key.casefold() for key in tokens_of(text).keys if is_word(key)]
