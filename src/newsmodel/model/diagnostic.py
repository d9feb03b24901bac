"""What a caller should know about a parse."""

from __future__ import annotations

import enum


class Diagnostic(enum.StrEnum):
    """Codes for what was missing, guessed, repaired or cut; ``str(code)`` is the code itself."""

    NO_BODY = "no-body"  #: the input holds no article text
    LANGUAGE_GUESSED = "language-guessed"  #: nothing declared it; the function words told
    LANGUAGE_UNKNOWN = "language-unknown"  #: no language file fits: what needs words was left out
    CHARACTERS_REPLACED = "characters-replaced"  #: lone surrogates or control characters became U+FFFD
    DATE_FROM_TEXT = "date-from-text"  #: times are anchored to a date that the article itself prints
    DATE_UNKNOWN = "date-unknown"  #: relative times have no anchor and stay unresolved
