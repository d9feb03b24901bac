"""Tells lines that print when an article was published or changed, and reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from newsmodel.language import Language
from newsmodel.parsing.phrases import alternatives, layout_words
from newsmodel.parsing.printed_dates import PrintedDate, find_dates

#: A time stamp is short.
_LONGEST = 160
#: Letters that may stand beside the dates and the words for "published": weekday, "at", a zone.
_MOST_OTHER_LETTERS = 24
#: Between the word and its date.
_REACH = 30

_LETTER = re.compile(r"[^\W\d_]")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)")


class Stamps(NamedTuple):
    """The two dates that an article prints about itself."""

    published: date | datetime | None
    modified: date | datetime | None


class _Words(NamedTuple):
    any: re.Pattern[str] | None
    modified: re.Pattern[str] | None


def is_timestamp(line: str, language: Language) -> bool:
    """Tell whether *line* prints a date, or a clock time after a word for "published", and little else."""
    if len(line) > _LONGEST:
        return False
    words = _words(language).any
    dates = find_dates(line, language)
    if not dates:
        opened = bool(words and words.match(line))
        return opened and len(line) < 60 and any(map(str.isdigit, line))
    rest = line
    for found in reversed(dates):
        rest = rest[: found.start] + rest[found.end :]
    if words:
        rest = words.sub("", rest)
    return len(_LETTER.findall(rest)) <= _MOST_OTHER_LETTERS


def read_stamps(lines: Iterable[str], language: Language) -> Stamps:
    """Return the first date of publication and the first of change that *lines* print."""
    published = modified = None
    for line in lines:
        for found in find_dates(line[:_LONGEST], language):
            if _is_modified(line, found, language):
                modified = modified or found.value
            else:
                published = published or found.value
    return Stamps(published, modified)


def _is_modified(line: str, found: PrintedDate, language: Language) -> bool:
    words = _words(language)
    before = line[max(0, found.start - _REACH) : found.start]
    last = None
    for last in words.any.finditer(before) if words.any else ():  # noqa: B007
        pass
    return bool(last and words.modified and words.modified.fullmatch(last[0]))


@lru_cache(maxsize=64)
def _words(language: Language) -> _Words:
    published, modified = layout_words(language).published, layout_words(language).modified
    everything = alternatives(published + modified)
    return _Words(
        re.compile(rf"(?<!\w)(?i:{everything})(?![^\W\d])") if everything else None,
        re.compile(rf"(?i:{alternatives(modified)})") if modified else None,
    )
