"""Texts as they are compared."""

from __future__ import annotations

import re
from functools import lru_cache

_LOWER = bytes(code + 32 if 65 <= code <= 90 else code for code in range(256))
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
#: The usual signs beyond ASCII; taking each out by itself is quicker than looking for any sign.
_SIGNS = "“”„‘’«»–—…\xa0"
#: Lines are asked for again and again, paragraphs are not.
_LINE = 200
_SEPARATORS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return the letters and digits of *text* in lower case: what is left when spelling details are not."""
    return _folded_line(text) if len(text) <= _LINE else _folded(text)


def _folded(text: str) -> str:
    # What is ASCII is folded as bytes. In UTF-8 no byte of another character is one of ASCII's.
    source = text.encode("utf-8", "surrogatepass").translate(_LOWER, _NO_LETTERS)
    if source.isascii():
        return source.decode("ascii")
    bare = source.decode("utf-8", "surrogatepass").casefold()
    if not bare.isalnum():
        for sign in _SIGNS:
            bare = bare.replace(sign, "")
    return bare if bare.isalnum() else _SEPARATORS.sub("", bare)


_folded_line = lru_cache(maxsize=1024)(_folded)
