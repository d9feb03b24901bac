"""Finds the credit line at the end of a caption, and who it names."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from newsmodel.language import Language, known_languages, language_of
from newsmodel.model import Credit
from newsmodel.parsing.phrases import alternatives, layout_words

#: A credit is a few names; what is longer is part of the caption.
_LONGEST = 160

_CAPITAL_WORD = r"(?:[^\W\d_a-zà-öø-ÿ][\w.’'-]*|(?:de|del|der|den|di|da|dos|du|la|le|van|von|zu|bin|al|el)\b)"
_NAMES = rf"{_CAPITAL_WORD}(?:[ ]{_CAPITAL_WORD}){{0,6}}"
_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]{2,140})[)\]）】]\.?$")
_AFTER_SENTENCE = re.compile(r"[.!?…。”»\"）)]$")
_COPYRIGHT = re.compile(r"(?:[—–|/-]\s?)?(?:©|\(c\)|\(C\))[^©]{1,140}$")
_BAR = re.compile(rf"[|/]\s?{_NAMES}$")
_SPLIT = re.compile(r"\s*[/|;,•·]\s*|\s+[–—-]\s+")
_EDGES = " ()[]（）【】.:;,–—-|/©"
_PERSON = re.compile(rf"{_CAPITAL_WORD}(?:[ ]{_CAPITAL_WORD}){{1,4}}$")


class SplitCaption(NamedTuple):
    """A caption line taken apart; the two texts are the line, but for the blank between them."""

    text: str
    credit: str
    evidence: str


class _Patterns(NamedTuple):
    labelled: re.Pattern[str] | None  #: a credit word, then whom it names, up to the end
    agency: re.Pattern[str]
    tail: re.Pattern[str]  #: names and an agency right after a sentence
    opening: re.Pattern[str] | None  #: what stands before the first name
    links: re.Pattern[str]
    supplier: re.Pattern[str] | None
    illustrative: re.Pattern[str] | None


def split_credit(line: str, language: Language) -> SplitCaption | None:
    """Return the caption and the credit that a line ends with, None if it ends with none.

    The caption is empty if the line is a credit alone.
    """
    patterns = _patterns(language)
    return (
        _in_brackets(line, patterns)
        or _labelled(line, patterns)
        or _copyright(line)
        or _after_sentence(line, patterns)
    )


def _cut(line: str, at: int, evidence: str) -> SplitCaption:
    return SplitCaption(line[:at].rstrip(), line[at:].lstrip(), evidence)


def _in_brackets(line: str, patterns: _Patterns) -> SplitCaption | None:
    if line[-1:] not in ")]）】." or not (match := _BRACKETS.search(line, max(0, len(line) - _LONGEST))):
        return None
    inside = match[1].strip()
    before = line[: match.start()].rstrip()
    named = bool(patterns.agency.search(inside)) or bool(
        patterns.labelled and patterns.labelled.match(inside)
    )
    if named or "/" in inside:
        return _cut(line, match.start(), "credit-in-brackets")
    if _AFTER_SENTENCE.search(before) and len(inside) > 2 and re.fullmatch(_NAMES, inside):
        return _cut(line, match.start(), "credit-in-brackets")
    return None


def _labelled(line: str, patterns: _Patterns) -> SplitCaption | None:
    if patterns.labelled is None:
        return None
    found = None
    for found in patterns.labelled.finditer(line, max(0, len(line) - _LONGEST)):  # noqa: B007
        pass
    return found and _cut(line, found.start(), "credit-word")


def _copyright(line: str) -> SplitCaption | None:
    match = _COPYRIGHT.search(line, max(0, len(line) - _LONGEST))
    return match and _cut(line, match.start(), "copyright-sign")


def _after_sentence(line: str, patterns: _Patterns) -> SplitCaption | None:
    match = patterns.tail.search(line, max(0, len(line) - _LONGEST))
    return match and _cut(line, match.start(1), "agency-at-end")


def credit_of(line: str, language: Language) -> Credit:
    """Return the credit that a credit line prints, its names told from its suppliers."""
    patterns = _patterns(language)
    names: list[str] = []
    agencies: list[str] = []
    for piece in _pieces(line, patterns):
        supplier = patterns.agency.search(piece) or (patterns.supplier and patterns.supplier.search(piece))
        (names if not supplier and _PERSON.match(piece) else agencies).append(piece)
    return Credit(line, names=tuple(dict.fromkeys(names)), agencies=tuple(dict.fromkeys(agencies)))


def is_illustrative(line: str, language: Language) -> bool:
    """Tell whether a caption's line says that the picture does not show the event itself."""
    pattern = _patterns(language).illustrative
    return bool(pattern and pattern.search(line))


def _pieces(line: str, patterns: _Patterns) -> list[str]:
    inside = line.strip(_EDGES)
    if patterns.opening and (match := patterns.opening.match(inside)):
        inside = inside[match.end() :]
    inside = patterns.links.sub(" / ", inside)
    return [piece for part in _SPLIT.split(inside) if (piece := part.strip(_EDGES))]


@cache
def all_agencies() -> tuple[str, ...]:
    """Return the suppliers that any language file lists: their names cross languages."""
    return tuple(dict.fromkeys(a for code in known_languages() for a in language_of(code).layout.agencies))


@lru_cache(maxsize=64)
def _patterns(language: Language) -> _Patterns:
    words = layout_words(language)
    agency = rf"(?<!\w)(?:{alternatives(all_agencies()) or '(?!)'})(?!\w)"
    credit = alternatives(words.credit)
    links = alternatives(words.credit_links) or "(?!)"
    label = rf"(?i:{credit})(?:\s?[:©]|\s(?i:{links})(?=\s))"
    supplier = alternatives(words.supplier_words)
    symbolic = alternatives(words.illustrative)
    # At the caption's beginning, in brackets, or before the credit; "file" inside a sentence is a file.
    apart = (
        rf"^(?i:{symbolic})(?=\s?[:.|/–—-])|[(\[|/–—-]\s?(?i:{symbolic})(?=\s?(?:[)\]:/|,.]|$))"
        rf"|[.:]\s(?i:{symbolic})(?=[.:/]|$)"
    )
    return _Patterns(
        labelled=re.compile(rf"[(\[]?{label}[^:]{{1,140}}$") if credit else None,
        agency=re.compile(agency),
        tail=re.compile(
            rf"[.!?…。”»\")][ ]?((?:[^.!?…。”»\"()]{{0,60}}[ /|])?{agency}(?:[ /|,][^.!?…]{{0,60}})?)$"
        ),
        opening=re.compile(rf"{label}\s*") if credit else None,
        links=re.compile(rf"\s(?i:{links})\s"),
        supplier=re.compile(rf"\b(?i:{supplier})\b") if supplier else None,
        illustrative=re.compile(apart) if symbolic else None,
    )
