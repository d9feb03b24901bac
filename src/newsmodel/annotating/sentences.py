"""Finds sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import attrs

from newsmodel.annotating.story import story_blocks
from newsmodel.language import Language, language_of
from newsmodel.model import Article, Span
from newsmodel.model._derived import derived

_CLOSING = "\"'”’»«›“‘)\\]"
#: What a sentence can begin with, besides its first word.
_OPENING = "\"'“”‘’„‚»«›‹¿¡([—–-"
#: Marks that can end a sentence, with the closing quotation marks and brackets after them; what the next one
#: begins with is looked at, but no part of the match. The signs of Chinese and Japanese end one wherever they
#: stand, the others only before white space. French sets a blank before its closing mark. A pattern that
#: begins with a set of letters is found fast.
_MARK = re.compile(
    rf"[.!?…。！？](?:(?<=[.!?…])[.!?…]{{0,19}}[{_CLOSING}]{{0,4}}(?:\s»(?=\s|$))?(?=\s)"
    rf"|(?<=[。！？])[」』）”’]{{0,4}})"
    rf"(?:(?=\s+(?P<opening>[{re.escape(_OPENING)}]{{0,4}}\s?)(?P<word>[^\W_]+)?)|)"
)
_LETTERS = re.compile(r"(?:[^\W\d_]\.){1,6}[^\W\d_]")
#: So far back the word before a full stop is looked for.
_REACH = 60


def with_sentences(article: Article, *, languages: Iterable[Language] = ()) -> Article:
    """Return *article* with the sentences of its story, in reading order."""
    language = language_of(article.language, languages)
    sentences = tuple(
        Span(index, start, end)
        for index, block in story_blocks(article)
        for start, end in find_sentences(block.text, language)
    )
    return derived(article, sentences=sentences)


def find_sentences(text: str, language: Language) -> list[tuple[int, int]]:
    """Return the sentences of one block's text as half-open ranges, without the blanks around them.

    Together they hold all of the text but white space between them.
    """
    words = _words_of(language)
    found: list[tuple[int, int]] = []
    start = _skip_blanks(text, 0)
    for match in _MARK.finditer(text):
        end = match.end()
        if end > start and _is_end(text, match, words):
            found.append((start, end))
            start = _skip_blanks(text, end)
    end = len(text)
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))
    return found


_BLANKS = re.compile(r"\s*")


def _skip_blanks(text: str, at: int) -> int:
    if text[at : at + 2].isalnum():
        return at  # no blank
    if text[at : at + 1] == " " and not text[at + 1 : at + 2].isspace():
        return at + 1
    match = _BLANKS.match(text, at)
    return match.end() if match else at


@attrs.frozen(eq=False)
class _Words:
    #: abbreviations: those that end no sentence, those that seldom do, those that do not before a figure
    never: frozenset[str]
    rarely: frozenset[str]
    before_figures: frozenset[str]
    #: all of them
    listed: frozenset[str]
    starters: frozenset[str]
    ordinal_stop: bool


@lru_cache(maxsize=64)
def _words_of(language: Language) -> _Words:
    table = language.sentences
    never, before_figures = _forms(table.abbreviations), _forms(table.before_figures)
    rarely = _forms(table.final_abbreviations) | _month_abbreviations(language)
    return _Words(
        never=never,
        rarely=rarely,
        before_figures=before_figures,
        listed=never | rarely | before_figures,
        starters=frozenset(word.casefold() for word in (*language.function_words, *table.starters)),
        ordinal_stop=table.ordinal_stop,
    )


def _month_abbreviations(language: Language) -> frozenset[str]:
    months = language.times.months
    return frozenset(
        short for short in months if any(name != short and name.startswith(short) for name in months)
    )


def _forms(words: tuple[str, ...]) -> frozenset[str]:
    """Return the words as they are and as a sentence's first word."""
    return frozenset(form for word in words for form in (word, word[:1].upper() + word[1:]))


def _is_end(text: str, mark: re.Match[str], words: _Words) -> bool:
    opening, word = mark.group("opening", "word")
    if opening is None:
        return True  # a sign that needs no blank after it
    if word is None:
        word = ""
        behind = mark.end("opening")
        if text[behind : behind + 1] in (",", ";"):
            return False  # the sentence goes on after a quotation: « Pourquoi ? », a-t-elle demandé.
    elif word[0].islower():
        return False
    # Only a single stop right before the blank, or inside closing marks, can belong to an abbreviation.
    stops = mark[0].rstrip(_CLOSING)
    return stops != "." or not _is_abbreviated(text, mark.start(), opening, word, words)


def _is_abbreviated(text: str, stop: int, opening: str, word: str, words: _Words) -> bool:
    """Tell whether the full stop at *stop* belongs to the word before it and ends no sentence.

    *opening* and *word* are what comes behind it: marks, and letters or figures.
    """
    # The word goes back to a blank or a hyphen, inner stops included: "U.S", "Inc", "3".
    blank = text.rfind(" ", max(0, stop - _REACH), stop)
    bare = text[blank + 1 : stop].rpartition("-")[2].lstrip(_OPENING)
    if len(bare) > 1 and bare.isalpha() and bare not in words.listed:  # most words
        return False
    if bare in words.never:
        return True
    if word[:1].isdecimal() and (bare in words.before_figures or bare in words.rarely):
        return True
    begins = opening.strip(" -–—(") != "" or word.casefold() in words.starters
    if bare in words.rarely or _LETTERS.fullmatch(bare):
        return not begins
    if len(bare) == 1 and bare.isupper():
        return not begins  # an initial: "J. Winter"
    # "3. Mai": in a language that writes places in a row so.
    return words.ordinal_stop and bare.isdecimal() and len(bare) <= 2 and not begins
