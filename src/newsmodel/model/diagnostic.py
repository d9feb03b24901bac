"""What a caller should know about a parse."""

from __future__ import annotations

import enum


class Diagnostic(enum.StrEnum):
    """Codes for what was missing, guessed, repaired or cut; ``str(code)`` is the code itself."""

    NO_BODY = "no-body"  #: the input holds no article text
    LANGUAGE_GUESSED = "language-guessed"  #: nothing declared it; the function words told
    LANGUAGE_UNKNOWN = "language-unknown"  #: no language file fits: what needs words was left out
    MARKUP_IN_TEXT = "markup-in-text"  #: a text has the tags of a page, which `parse_html` would read
    CHARACTERS_REPLACED = "characters-replaced"  #: bytes, surrogates or controls no text holds are U+FFFD
    ENCODING_GUESSED = "encoding-guessed"  #: nothing tells the page's encoding: windows-1252 was taken
    ENCODING_REPAIRED = "encoding-repaired"  #: the page is in UTF-8 and declares another encoding
    TRUNCATED = "truncated"  #: the page is nested too deep, or has an element with hundreds of attributes
    JSON_LD_IGNORED = "json-ld-ignored"  #: a script with metadata is no JSON, or more than `Limits` allows
    NAMES_NOT_READ = "names-not-read"  #: newsmodel has no words for names in this language: no actors
    QUOTES_NOT_READ = "quotes-not-read"  #: nor verbs of speech: nobody speaks, and quotes are in marks only
    EVENTS_NOT_READ = "events-not-read"  #: nor verbs that tell events: there are none
    ANNOTATIONS_LIMITED = "annotations-limited"  #: some blocks are too long, or too many, to be annotated
    TEASER_ONLY = "teaser-only"  #: the page shows the beginning of an article that isn't free to read
    DATE_FROM_TEXT = "date-from-text"  #: times are anchored to a date that the article itself prints
    DATE_UNKNOWN = "date-unknown"  #: relative times have no anchor and stay unresolved
