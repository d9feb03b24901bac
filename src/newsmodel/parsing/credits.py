"""Finds the credit line at the end of a caption, and who it names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from newsmodel.language import Language
from newsmodel.model import Credit
from newsmodel.parsing.agencies import last_agency
from newsmodel.parsing.names import CAPITAL, names, particles, person
from newsmodel.parsing.phrases import alternatives, layout_words

#: A credit is a few names; what is longer is part of the caption. In code points.
_LONGEST = 220
#: The same for a line that is nothing but a credit without a label.
_LONGEST_ALONE = 80

_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]{2,160})[)\]）】]\.?$")
_BRACKET_ENDS = frozenset(")]）】")
_ENDED = re.compile(r"[.!?…。”»\"）)]$")
_SENTENCE_ENDS = frozenset('.!?…。”»"')
_SIGN = re.compile(r"[:：©]|\([cC]\)")
_COPYRIGHT = re.compile(r"(?:[—–|/-]\s?)?(?:©|\([cC]\))[^©]{1,160}$")
# A label that no file lists: "Isithombe: Ada Winter" after the caption's full stop.
_OWN_LABEL = re.compile(rf"(?<=[.!?…”»\")])\s?{CAPITAL}(?:\s\w+){{0,3}}:\s[^.:!?]{{2,80}}$")
_ANY_LABEL = re.compile(r"[^\W\d_]+(?:\s\w+){0,3}:\s")
_SPLIT = re.compile(r"\s*[/|;,•·]\s*|\s+[–—-]\s+|(?<=\w\w)\.\s")
_STROKE = re.compile(r"\s[|/–—-]\s?$")
# A stroke without a blank stands between names: "Ada Winter/File Photo".
_OPENING = re.compile(r"[(\[]|(?<=\S)\s[/|]\s?|(?<=\S)[/|]\s")
_EDGES = " ()[]（）【】.:;,–—-|/©"
# "harbourPhoto" is two words to a page that glues a label to the caption.
_WORD = re.compile(r"[A-ZÀ-Þ]?[a-zß-ÿ]+|[^\W\d_]+")


class SplitCaption(NamedTuple):
    """A caption line taken apart; the two texts are the line, but for the blank between them."""

    text: str
    credit: str
    evidence: str


class _Patterns(NamedTuple):
    label_starts: frozenset[str]  #: first words of `label`, in small letters
    label: re.Pattern[str] | None  #: what opens a credit: "Photo:", "Foto von"
    bare_label: re.Pattern[str] | None  #: the same without what follows it: "Foto"
    ending: re.Pattern[str] | None  #: a credit word at the end, as Japanese has it
    run: re.Pattern[str]  #: names and suppliers in a row, up to the end
    after_bar: re.Pattern[str]
    links: re.Pattern[str]
    person: re.Pattern[str]
    supplier: re.Pattern[str] | None
    illustrative: re.Pattern[str] | None


def split_credit(line: str, language: Language) -> SplitCaption | None:
    """Return the caption and the credit that a line ends with, None if it ends with none.

    The caption is empty if the line is a credit alone.
    """
    patterns = _patterns(language)
    if not _BRACKET_ENDS.isdisjoint(line[-2:]) and (found := _in_brackets(line, patterns, language)):
        return found
    signed = _SIGN.search(line, max(0, len(line) - _LONGEST)) is not None
    if line[-1] in _SENTENCE_ENDS and not signed:
        return None
    return (
        _labelled(line, patterns, language)
        or (_by_pattern(line, _COPYRIGHT, "copyright-sign") if signed else None)
        or _agency(line, patterns, language)
        or _after_bare_label(line, patterns)
        or (_by_pattern(line, _OWN_LABEL, "label-after-sentence") if signed else None)
        or _by_pattern(line, patterns.after_bar, "name-after-bar")
    )


def _cut(line: str, at: int, evidence: str) -> SplitCaption:
    # The stroke that parts caption and credit belongs to the credit.
    if (stroke := _STROKE.search(line, max(0, at - 3), at)) and stroke.start():
        at = stroke.start()
    return SplitCaption(line[:at].rstrip(), line[at:].lstrip(), evidence)


def _by_pattern(line: str, pattern: re.Pattern[str], evidence: str) -> SplitCaption | None:
    match = pattern.search(line, max(0, len(line) - _LONGEST))
    return match and _cut(line, match.start(), evidence)


def _in_brackets(line: str, patterns: _Patterns, language: Language) -> SplitCaption | None:
    match = _BRACKETS.search(line, max(0, len(line) - _LONGEST))
    if match is None:
        return None
    inside = match[1].strip()
    named: object = last_agency(inside, language) or "/" in inside or _labelled(inside, patterns, language)
    if not named:
        named = _after_bare_label(line[match.start() :], patterns)
    if not named and patterns.ending:
        named = patterns.ending.search(inside)
    # Without any of these only names after a sentence: "(left)" and "(Nordhaven, 6.12.2010)" are none.
    if not named and _ENDED.search(line[: match.start()].rstrip()) and len(inside) > 2:
        named = patterns.run.fullmatch(inside)
    return _cut(line, match.start(), "credit-in-brackets") if named else None


def _labelled(line: str, patterns: _Patterns, language: Language) -> SplitCaption | None:
    start = max(0, len(line) - _LONGEST)
    if patterns.label is None or patterns.label_starts.isdisjoint(map(str.lower, _WORD.findall(line, start))):
        return None
    for word in _WORD.finditer(line, start):
        if word[0].lower() in patterns.label_starts and (match := patterns.label.match(line, word.start())):
            named = patterns.run.fullmatch(line[match.end() :].rstrip("."))
            # With a colon anything is a credit; "photo by" and "Foto von" open sentences too, and
            # "Symbolbild:" a caption.
            opens_caption = match.start() == 0 and is_illustrative(line, language)
            if named or (match["sign"] and not opens_caption):
                at = match.start() - (line[match.start() - 1 : match.start()] in ("(", "["))
                return _cut(line, at, "credit-word")
    return None


def _after_bare_label(line: str, patterns: _Patterns) -> SplitCaption | None:
    """Split names behind a credit word without a sign: in brackets or behind a stroke they are the credit."""
    start = max(0, len(line) - _LONGEST)
    for opening in _OPENING.finditer(line, start):
        match = patterns.bare_label.match(line, opening.end()) if patterns.bare_label else None
        if match and patterns.run.fullmatch(line[match.end() :].rstrip(".)]").replace(": ", " ")):
            return _cut(line, opening.start(), "credit-word-after-stroke")
    return None


def _agency(line: str, patterns: _Patterns, language: Language) -> SplitCaption | None:
    """Split names with an agency from the caption: they follow a sentence, or are joined by a stroke."""
    offset = max(0, len(line) - _LONGEST)
    window = line[offset:]
    place = last_agency(window, language)
    run = patterns.run.search(window) if place else None
    if place is None or run is None or run.start() > place[0]:
        return None
    at = offset + run.start()
    before = line[:at].rstrip()
    if not before:
        return _cut(line, 0, "agency-alone") if len(line) <= _LONGEST_ALONE else None
    if _ENDED.search(before):
        return _cut(line, at, "agency-after-sentence")
    return _cut(line, at, "agency-at-end") if "/" in run[0] or "|" in run[0] else None


def credit_of(line: str, language: Language) -> Credit:
    """Return the credit that a credit line prints, its names told from its suppliers."""
    patterns = _patterns(language)
    people: list[str] = []
    agencies: list[str] = []
    for piece in _pieces(line, patterns):
        supplier = last_agency(piece, language) or (patterns.supplier and patterns.supplier.search(piece))
        (people if not supplier and patterns.person.fullmatch(piece) else agencies).append(piece)
    return Credit(line, names=tuple(dict.fromkeys(people)), agencies=tuple(dict.fromkeys(agencies)))


def is_illustrative(line: str, language: Language) -> bool:
    """Tell whether a caption's line says that the picture does not show the event itself."""
    pattern = _patterns(language).illustrative
    return bool(pattern and pattern.search(line))


def _pieces(line: str, patterns: _Patterns) -> list[str]:
    inside = line.strip(_EDGES)
    if (patterns.label and (match := patterns.label.match(inside))) or (match := _ANY_LABEL.match(inside)):
        inside = inside[match.end() :]
    inside = patterns.links.sub(" / ", f" {inside}")
    return [piece for part in _SPLIT.split(inside) if (piece := part.strip(_EDGES))]


@lru_cache(maxsize=64)
def _patterns(language: Language) -> _Patterns:
    words = layout_words(language)
    credit = alternatives(words.credit)
    opening = alternatives(words.credit_links) or "(?!)"
    # "Ada von Winter" is one name, though "Foto von" opens a credit.
    links = alternatives(set(words.credit_links) - particles(language)) or "(?!)"
    supplier = alternatives(words.supplier_words)
    symbolic = alternatives(words.illustrative)
    name = rf"@?{names(language)}"
    between = rf"\s?[/|,;&·•]\s?(?:(?:{links})\s)?|\s[–—-]\s|\s(?i:{links})\s"
    return _Patterns(
        label_starts=frozenset(m[0].lower() for word in words.credit if (m := _WORD.match(word))),
        label=re.compile(rf"(?i:{credit})(?:(?P<sign>\s?[:：©])|\s(?i:{opening})(?=\s))\s*")
        if credit
        else None,
        bare_label=re.compile(rf"(?i:{credit})\s") if credit else None,
        ending=re.compile(rf"(?:{credit})$") if credit else None,
        # Agencies in small letters ("dpa") stand after a stroke.
        run=re.compile(rf"(?<!\w){name}(?:(?:{between}){name}|\s?[/|]\s?[a-z]{{2,8}}(?!\w)){{0,5}}$"),
        after_bar=re.compile(rf"(?<=\S)\s[|/]\s?{names(language)}$"),
        links=re.compile(rf"\s(?i:{links})\s"),
        person=re.compile(person(language)),
        supplier=re.compile(rf"\b(?i:{supplier})\b") if supplier else None,
        illustrative=_illustrative(symbolic) if symbolic else None,
    )


def _illustrative(words: str) -> re.Pattern[str]:
    # At the caption's beginning, in brackets, or before the credit; "file" inside a sentence is a file.
    return re.compile(
        rf"^(?i:{words})(?=\s?[:.|/–—-])|[(\[|/–—-]\s?(?i:{words})(?=\s?(?:[)\]:/|,.]|$))"
        rf"|[.:]\s(?i:{words})(?=[.:/]|$)"
        # "In this May 2, 2019, file photo, Ada Winter speaks": behind a date that opens the caption
        rf"|^[^.:]{{0,50}}(?<=[,\d])\s(?i:{words})(?=,)"
    )
