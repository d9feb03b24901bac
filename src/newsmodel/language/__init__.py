"""The words of human languages: one TOML file a language, and the typed loader."""

from newsmodel.language.guess import guess_language, language_of_lines
from newsmodel.language.loader import (
    NO_LANGUAGE,
    Language,
    as_languages,
    known_languages,
    language_of,
    read_language,
)

__all__ = [
    "NO_LANGUAGE",
    "Language",
    "as_languages",
    "guess_language",
    "known_languages",
    "language_of",
    "language_of_lines",
    "read_language",
]
