"""Texts as they are compared."""

from __future__ import annotations

import re
from functools import lru_cache

_LOWER = bytes(code + 32 if 65 <= code <= 90 else code for code in range(256))
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
#: Lines are asked for again and again, paragraphs are not.
_LINE = 200
_SEPARATORS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return the letters and digits of *text* in lower case: what is left when spelling details are not."""
    return _folded_line(text) if len(text) <= _LINE else _folded(text)


def _folded(text: str) -> str:
    # What of a text is ASCII is folded as bytes: several times as fast as a pattern over its characters.
    bare = text.encode("utf-8", "surrogatepass").translate(_LOWER, _NO_LETTERS)
    if bare.isascii():
        return bare.decode("ascii")
    folded = bare.decode("utf-8", "surrogatepass").casefold()
    return folded if folded.isalnum() else _SEPARATORS.sub("", folded)


_folded_line = lru_cache(maxsize=1024)(_folded)
