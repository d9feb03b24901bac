"""How names are written in credit lines, bylines and datelines: capitals, with particles between them."""

from __future__ import annotations

from functools import lru_cache

from newsmodel.language import Language, known_languages, language_of
from newsmodel.parsing.phrases import alternatives

#: Every character but small Latin letters, digits and signs: what a name's word begins with.
CAPITAL_LETTER = r"[^\W\d_a-zß-öø-ÿ]"
#: A word with a capital letter, or initials with their full stops.
CAPITAL = rf"(?:(?:{CAPITAL_LETTER}\.){{1,3}}|{CAPITAL_LETTER}[\w’'&@-]*)"


@lru_cache(maxsize=64)
def particles(language: Language) -> frozenset[str]:
    """Return the small words inside names in *language* and in any that ships: names cross languages."""
    tables = (language, *map(language_of, known_languages()))
    return frozenset(word for table in tables for word in table.actors.particles)


def person(language: Language) -> str:
    """Return the pattern of a person's name: two to five words, particles not counted."""
    small = alternatives(particles(language)) or "(?!)"
    return rf"{CAPITAL}(?:[ ](?:(?:{small})[ ]){{0,2}}{CAPITAL}){{1,4}}"


def names(language: Language) -> str:
    """Return the pattern of a person's or a supplier's name: one to eight words."""
    small = alternatives(particles(language)) or "(?!)"
    return rf"{CAPITAL}(?:[ ](?:(?:{small}|[^\W\d_]{{1,3}})[ ])?{CAPITAL}){{0,7}}"
