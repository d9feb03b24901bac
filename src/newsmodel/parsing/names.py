"""How names are written in credit lines, bylines and datelines: capitals, with particles between them."""

from __future__ import annotations

from functools import cache

from newsmodel.language import known_languages, language_of
from newsmodel.parsing.phrases import alternatives

#: Every character but small Latin letters, digits and signs: what a name's word begins with.
CAPITAL_LETTER = r"[^\W\d_a-zß-öø-ÿ]"
#: A word with a capital letter, or initials with their full stops.
CAPITAL = rf"(?:(?:{CAPITAL_LETTER}\.){{1,3}}|{CAPITAL_LETTER}[\w’'&@-]*)"


@cache
def particles() -> frozenset[str]:
    """Return the small words inside names in any language: names cross languages."""
    return frozenset(word for code in known_languages() for word in language_of(code).actors.particles)


@cache
def person() -> str:
    """Return the pattern of a person's name: two to five words, particles not counted."""
    small = alternatives(particles()) or "(?!)"
    return rf"{CAPITAL}(?:[ ](?:(?:{small})[ ]){{0,2}}{CAPITAL}){{1,4}}"


@cache
def names() -> str:
    """Return the pattern of a person's or a supplier's name: one to eight words."""
    small = alternatives(particles()) or "(?!)"
    return rf"{CAPITAL}(?:[ ](?:(?:{small}|[^\W\d_]{{1,3}})[ ])?{CAPITAL}){{0,7}}"
