"""Whether a text is the newsroom's note that it has corrected something."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from newsmodel.language import NO_LANGUAGE, Language, known_languages, language_of


def correction_teller(tag: str | None) -> Callable[[str], bool]:
    """Return what tells notes of corrections in the language of that tag, in all if no file serves it."""
    openings = _openings(language_of(tag))
    longest = max(map(len, openings), default=0)

    def is_correction(text: str) -> bool:
        line = text[: 2 * longest + _SIGNS].casefold().replace("’", "'")
        start = next((place for place, sign in enumerate(line) if sign.isalnum()), len(line))
        return any(_opens(line[start:], opening) for opening in openings)

    return is_correction


#: How many signs and blanks may stand before the note's first word: "*** Correction".
_SIGNS = 8


@lru_cache(maxsize=64)
def _openings(language: Language) -> tuple[str, ...]:
    tables = map(language_of, known_languages()) if language is NO_LANGUAGE else [language]
    words = (word for table in tables for word in table.layout.correction)
    return tuple(dict.fromkeys(word.casefold().replace("’", "'") for word in words))


def _opens(line: str, opening: str) -> bool:
    if not line.startswith(opening):
        return False
    rest = line[len(opening) :]
    if not rest[:1].isalpha() and " " in opening:
        return True
    # One word alone may be anything's beginning ("Correction officers said"): a sign or a date ends it.
    return not rest.strip()[:1].isalpha()
