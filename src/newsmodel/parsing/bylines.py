"""Reads bylines: who wrote the article."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from newsmodel.language import Language
from newsmodel.parsing.agencies import all_agencies
from newsmodel.parsing.names import particles
from newsmodel.parsing.phrases import alternatives, layout_words
from newsmodel.parsing.printed_dates import find_dates

#: A byline is a few names with what their bearers are; what is longer is prose.
_LONGEST = 200

_WORD = r"(?:(?:O|D|d|l|L)['’])?[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:[-’'.][^\W\d_]+)*\.?"
_CUT = re.compile(r"\s*[(\[|•·/].*$|\s+[–—-]\s.*$")
_SIGNS = " ,;:.|•·/–—-&\u200b"


class _Patterns(NamedTuple):
    opening: re.Pattern[str] | None
    inside: re.Pattern[str] | None  #: the same, in the middle of a line
    links: re.Pattern[str]
    title: re.Pattern[str] | None
    supplier: re.Pattern[str] | None


def opens_byline(line: str, language: Language) -> bool:
    """Tell whether *line* opens as bylines do and names somebody: "By Ada Winter"."""
    return len(line) <= _LONGEST and bool(_opened(line, language)) and bool(byline_names(line, language))


def is_name(line: str, language: Language) -> bool:
    """Tell whether *line* is one person's name and nothing else."""
    return (
        bool(_name(language).fullmatch(line))
        and not is_supplier(line, language)
        and line not in all_agencies(language)
    )


def opens_with_byline(line: str, language: Language) -> bool:
    """Tell whether *line* opens with the words of a byline, whatever follows."""
    return _opened(line, language) is not None


def after_opening(line: str, language: Language) -> str | None:
    """Return what follows the words of a byline in the middle of *line*; None if there are none."""
    inside = _patterns(language).inside
    match = inside and inside.search(line)
    return line[match.end() :] if match else None


def first_name(text: str, language: Language) -> str | None:
    """Return the name that *text* begins with, without what its line goes on with."""
    match = _first_name(language).match(text)
    return match[0] if match else None


def without_title(name: str, language: Language) -> str:
    """Return *name* without the office that follows it: "Ada Winter reporter"."""
    title = _patterns(language).title
    match = title and title.search(name)
    bare = name[: match.start()] if match else name
    return bare if not bare.isascii() or _name(language).fullmatch(bare) else name


def is_supplier(name: str, language: Language) -> bool:
    """Tell whether *name* has a word of those that name desks, agencies and the like."""
    supplier = _patterns(language).supplier
    return bool(supplier and supplier.search(name))


def without_opening(line: str, language: Language) -> str:
    """Return *line* without the words that bylines open with."""
    rest = _opened(line, language)
    return line if rest is None else rest


def byline_names(line: str, language: Language) -> tuple[str, ...]:
    """Return the names that a byline prints, without offices, places and dates."""
    patterns = _patterns(language)
    rest = _without_date(_opened(line, language) or line, language)
    names: list[str] = []
    for piece in patterns.links.split(rest):
        name = piece
        if patterns.title and (match := patterns.title.search(f" {piece}")):
            name = f" {piece}"[: match.start()]
        name = _without_agency(_CUT.sub("", name.strip(_SIGNS)).strip(_SIGNS), language)
        if name in all_agencies(language) or (
            _name(language).fullmatch(name) and not (patterns.supplier and patterns.supplier.search(name))
        ):
            names.append(name)
    return tuple(dict.fromkeys(names))


def _opened(line: str, language: Language) -> str | None:
    """Return what follows the words that a byline opens with, None if it has none."""
    opening = _patterns(language).opening
    match = opening and opening.match(line)
    return line[match.end() :] if match else None


def _without_agency(name: str, language: Language) -> str:
    """Return *name* without the agency that some bylines print right after it."""
    words = name.split()
    for length in range(len(words) - 2, 0, -1):
        if " ".join(words[-length:]) in all_agencies(language):
            return " ".join(words[:-length])
    return name


def _without_date(text: str, language: Language) -> str:
    dates = find_dates(text[:_LONGEST], language)
    return text[: dates[0].start] if dates else text


@lru_cache(maxsize=64)
def _name(language: Language) -> re.Pattern[str]:
    """Return the pattern of one person's name: two to four words, particles not counted."""
    return re.compile(rf"{_WORD}(?:\s(?:(?:{alternatives(particles(language))})\s){{0,2}}{_WORD}){{1,3}}")


@lru_cache(maxsize=64)
def _first_name(language: Language) -> re.Pattern[str]:
    """Return the pattern of a name of two words, particles and initials not counted."""
    small = alternatives(particles(language))
    return re.compile(rf"{_WORD}(?:\s[^\W\d_]\.)?\s(?:(?:{small})\s){{0,2}}{_WORD}(?![\w.]*\w)")


@lru_cache(maxsize=64)
def _patterns(language: Language) -> _Patterns:
    words = layout_words(language)
    openings, links = alternatives(words.byline), alternatives(words.name_links)
    titles, suppliers = alternatives(words.writer_titles), alternatives(words.supplier_words)
    return _Patterns(
        # Pages that glue the word to the name have a small letter before a capital one: "byAda Winter".
        re.compile(rf"[\s–—-]{{0,3}}(?:(?i:{openings})(?:\s*[:：]\s*|\s+)|(?:{openings})(?=[^\W\d_a-zß-ÿ]))")
        if openings
        else None,
        re.compile(rf"(?<=[\s/|•·(–—-])(?i:{openings})(?:\s*[:：]\s*|\s+)") if openings else None,
        re.compile(rf"[,;|/&•·、]+|\s(?i:{links})\s" if links else r"[,;|/&•·、]+"),
        re.compile(rf"\s(?i:{titles})(?!\w)") if titles else None,
        re.compile(rf"(?<!\w)(?i:{suppliers})(?!\w)") if suppliers else None,
    )
