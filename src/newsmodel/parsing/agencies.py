"""Finds the names of agencies and other suppliers in a line."""

from __future__ import annotations

import re
from functools import lru_cache

from newsmodel.language import Language, known_languages, language_of

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=64)
def all_agencies(language: Language) -> frozenset[str]:
    """Return the suppliers that *language* or any that ships lists: their names cross languages."""
    tables = (language, *map(language_of, known_languages()))
    return frozenset(agency for table in tables for agency in table.layout.agencies)


@lru_cache(maxsize=64)
def _by_first_word(language: Language) -> dict[str, tuple[str, ...]]:
    """Return the agencies by their first word, the longest first."""
    found: dict[str, list[str]] = {}
    for agency in sorted(all_agencies(language), key=lambda name: (-len(name), name)):
        if match := _WORD.search(agency):
            found.setdefault(match[0], []).append(agency)
    return {first: tuple(names) for first, names in found.items()}


def last_agency(text: str, language: Language) -> tuple[int, int] | None:
    """Return where the last agency in *text* stands, as a half-open range; None if there is none."""
    last = None
    known = _by_first_word(language)
    # Most texts name none: that is told at once.
    if known.keys().isdisjoint(_WORD.findall(text)):
        return None
    for match in _WORD.finditer(text):
        for agency in known.get(match[0], ()):
            end = match.start() + len(agency)
            whole = not text[end : end + 1].isalnum() and (last is None or match.start() >= last[1])
            if whole and text.startswith(agency, match.start()):
                last = (match.start(), end)
                break
    return last
