"""Strategies for texts: words, names, sentences, and whole articles as people paste them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, TypeVar, cast

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from newsmodel.language import known_languages, language_of
from newsmodel.model import Extras

T = TypeVar("T")


def maybe(strategy: SearchStrategy[T]) -> SearchStrategy[T | None]:
    """Generate None or what *strategy* does."""
    return st.none() | strategy


def few(strategy: SearchStrategy[T], most: int = 3) -> SearchStrategy[tuple[T, ...]]:
    """Generate tuples of up to *most* values."""
    return st.lists(strategy, max_size=most).map(tuple)


@cache
def evidence() -> SearchStrategy[tuple[str, ...]]:
    """Generate names of rules."""
    return st.sampled_from([(), (), ("line",), ("phrase:read-more", "position")])


@cache
def extras() -> SearchStrategy[Extras]:
    """Generate what users add to articles and their parts; mostly nothing."""
    number = st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
    plain = st.none() | st.booleans() | number | names()
    value = st.recursive(
        plain,
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(names(), inner, max_size=2),
        max_leaves=4,
    )
    some = st.dictionaries(st.sampled_from(["sentiment", "topic", "wikidata"]), value, max_size=2)
    return st.just(Extras()) | st.just(Extras()) | some.map(Extras)


@cache
def _words_of(code: str) -> tuple[str, ...]:
    """Return all words and phrases of a language file: those that the parser has rules for."""
    return tuple(sorted(set(_strings(language_of(code)))))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for member in cast(Any, value):
            yield from _strings(member)
    elif isinstance(value, dict):
        for entry in cast(Any, value).items():
            yield from _strings(entry)
    elif attrs.has(cast(Any, type(value))):
        yield from _strings(attrs.astuple(value, recurse=False))


@cache
def _runs_of_words(code: str) -> SearchStrategy[list[str]]:
    language = language_of(code)
    common = st.sampled_from(language.function_words or _words_of(code))
    other = names() | st.integers(0, 2100).map(str) | st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(str)
    return st.lists(common | st.sampled_from(_words_of(code)) | other, min_size=1, max_size=8)


@cache
def phrases() -> SearchStrategy[str]:
    """Generate words and phrases of the language files."""
    return st.one_of([st.sampled_from(_words_of(code)) for code in known_languages()])


_SYLLABLES = ("ba", "ren", "lo", "mi", "tas", "ko", "vel", "Ø", "ña", "ß", "ʻu", "л", "の", "'", "-", ".")


@cache
def names() -> SearchStrategy[str]:
    """Generate names as of people, organisations and places: capitalised, of one to three words."""
    # One number a name, read to the base of the syllables: drawing them one by one takes ten times as long.
    return st.integers(0, len(_SYLLABLES) ** 6 - 1).map(_name)


def _name(number: int) -> str:
    words: list[str] = []
    while number or not words:
        number, pair = divmod(number, len(_SYLLABLES) ** 2)
        word = "".join(_SYLLABLES[digit] for digit in divmod(pair, len(_SYLLABLES)))
        words.append(word[:1].upper() + word[1:])
    return " ".join(words)


_MARKS = ("“{}”", '"{}"', "„{}“", "‘{}’", "({})", "“{}", "{}”", "« {} »", "'{}'", "– {} –", "{}:", "{},")
_ENDS = (".", ".", ".", "?", "!", "…", ":", "", ".”", ",”", ' ."')


@st.composite
def sentences(draw: DrawFn, language: str | None = None) -> str:
    """Generate what looks like a sentence: words of a language file, names, numbers, quotation marks.

    Args:
        language: the file's code; None for any of them.
    """
    words = draw(_runs_of_words(language or draw(st.sampled_from(known_languages()))))
    if len(words) > 2 and draw(st.booleans()):
        start = draw(st.integers(0, len(words) - 2))
        end = draw(st.integers(start + 1, len(words)))
        words[start:end] = [draw(st.sampled_from(_MARKS)).format(" ".join(words[start:end]))]
    text = " ".join(words) + draw(st.sampled_from(_ENDS))
    return text[:1].upper() + text[1:]


@cache
def _prose(language: str | None = None) -> SearchStrategy[str]:
    return st.lists(sentences(language), min_size=1, max_size=2).map(" ".join)


@cache
def block_texts() -> SearchStrategy[str]:
    """Generate the texts of blocks: not blank, white space normalised."""
    characters = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)
    return (_prose() | characters).map(lambda text: " ".join(text.split())).filter(bool)


# --- plain text -------------------------------------------------------------------------------------------

_LINE_FORMS = ("{}", "{}", "{}", "• {}", "- {}", "1. {}", "* {}", "({})", "[{}]", "\t{}", "> {}", "# {}")
_LIST_MARKS = ("•", "-", "*", "–", "1.", "a)")
_BREAKS = ("\n", "\n\n", "\n\n", "\n\n", "\n\n\n\n", "\r\n", "\r\n\r\n", "\r", " \n", "\n\u200b\n", "\u2028")


@st.composite
def _pasted_lines(draw: DrawFn, language: str) -> str:
    """Generate a line of a pasted article: prose, a caption with credit, a dateline, a phrase; or a list."""
    form = draw(st.integers(0, 5))
    if form == 0:  # a phrase of a language file alone on its line: "read more"
        return draw(st.sampled_from(_words_of(language)))
    if form == 1:
        return f"{draw(sentences(language))} ({draw(names())}/{draw(names())})"
    if form == 2:
        return f"{draw(names()).upper()} ({draw(names()).upper()}) — {draw(sentences(language))}"
    if form == 3:
        mark = draw(st.sampled_from(_LIST_MARKS))
        items = draw(st.lists(sentences(language), min_size=2, max_size=3))
        return "\n".join(f"{mark} {item}" for item in items)
    return draw(st.sampled_from(_LINE_FORMS)).format(draw(_prose(language)))


@cache
def _runs_of_lines(language: str) -> SearchStrategy[list[str]]:
    return st.lists(_pasted_lines(language), min_size=1, max_size=8)


@st.composite
def _pasted(draw: DrawFn) -> str:
    lines = draw(_runs_of_lines(draw(st.sampled_from(known_languages()))))
    if draw(st.booleans()):  # a caption is often printed twice
        lines.insert(draw(st.integers(0, len(lines))), draw(st.sampled_from(lines)))
    usual = draw(st.sampled_from(_BREAKS))
    unusual = draw(st.sampled_from(_BREAKS))
    where = draw(st.integers(0, len(lines)))
    return usual.join(lines[:where]) + unusual + usual.join(lines[where:])


_NASTY = (
    *("\ufeff", "\u200b", "\u00a0", "\u2028", "\u2029", "\x00", "\x0b", "\x1b", "\x85", "\ud800", "\udfff"),
    *("\u202e", "\u0301", "\ufffd", "\uffff", "\U000e0001", "\U0001f468\u200d\U0001f469", "ﷺ", "İ", "ſ"),
    *("“", "”", "„", '"', "'", "«", "(", ")", "[", "]", "/", "—", "-", ":", ".", ",", "•", "\t", " ", "\n"),
    *("\n\n", "\r\n", "\r", "a", "A", "1", "31", "9999", "{}", "<p>", "&amp;", "%s", "\\", "http://"),
)


@cache
def _nasty() -> SearchStrategy[str]:
    """Generate texts that nobody would call an article."""
    any_character = st.text(st.characters(), max_size=40)
    pieces = st.lists(st.sampled_from(_NASTY) | phrases() | names(), min_size=1, max_size=20).map("".join)
    repeated = st.tuples(st.sampled_from(_NASTY), st.integers(1, 300)).map(lambda pair: pair[0] * pair[1])
    return any_character | pieces | repeated


@cache
def texts() -> SearchStrategy[str]:
    """Generate plain texts: articles as people paste them, and strings that are none.

    Any `str` can come, blank ones and such with lone surrogates included.
    """
    return _pasted() | _pasted() | st.tuples(_pasted(), _nasty()).map("".join) | _nasty()
