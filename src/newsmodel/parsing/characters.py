"""What becomes of single characters before a text is read."""

from __future__ import annotations

import re
from itertools import islice

#: White space of no width: zero-width space, word joiner, byte order mark. Joiners that shape letters
#: (U+200C, U+200D) and the soft hyphen belong to their words and stay.
NO_WIDTH = "\u200b\u2060\ufeff"

_NO_WIDTH = re.compile(f"[{NO_WIDTH}]+")
# Controls that count as white space (tab, line feed … U+001F, U+0085) are none of these.
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")


def readable(text: str) -> tuple[str, bool]:
    """Return *text* with lone surrogates and control characters as U+FFFD, and whether there were any."""
    cleaned, count = _UNREADABLE.subn("\ufffd", text)
    return cleaned, count > 0


def without_no_width(text: str) -> str:
    """Return *text* without white space of no width."""
    # Asked one by one: hardly a text has any.
    has_some = "\u200b" in text or "\u2060" in text or "\ufeff" in text
    return _NO_WIDTH.sub("", text) if has_some else text


def in_one_line(text: str) -> str:
    """Return *text* with each run of white space as one blank, none at its ends, none of no width."""
    # Whatever else is white, or has no width, is not printable: most texts need no more than these looks.
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(without_no_width(text).split())


def split_lines(text: str) -> list[str]:
    """Return the lines of *text*, without their ends; every kind of line end counts."""
    return text.splitlines()


def is_blank(text: str) -> bool:
    """Tell whether *text* holds nothing but white space, with or without width."""
    return not without_no_width(text).strip()


#: Code points of a text in which markup is looked for, and how many tags are no slip.
_SAMPLE = 20_000
_MANY_TAGS = 3
_DOCUMENT = re.compile(r"\s*<(?:!doctype\s|html[\s>])", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:article|a|b|blockquote|body|br|div|em|figure|figcaption|h[1-6]|head|html|i|img|li|main|meta|ol|p|"
    r"section|span|strong|table|td|tr|ul)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)


def holds_markup(text: str) -> bool:
    """Tell whether *text* is the source of a page, or of a part of one: it has several tags of HTML."""
    if "<" not in text:
        return False
    tags = _TAG.finditer(text, 0, _SAMPLE)
    return _DOCUMENT.match(text) is not None or sum(1 for _ in islice(tags, _MANY_TAGS)) == _MANY_TAGS
