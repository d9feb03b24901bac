"""Matches the phrases of a language file against lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import attrs

from newsmodel.language import NO_LANGUAGE, Language, known_languages, language_of
from newsmodel.language.layout import BoilerplatePhrases, LayoutWords

_ELLIPSIS = "…"
#: Phrases that may stand anywhere are looked for in lines up to this long: a longer one is prose.
LONGEST_ANYWHERE = 300
#: Signs around a line that make no difference to a phrase.
_SIGNS = " \"'“”«»‹›<>→←▶►▸•·*#|+-–—=:.!?…()[]/\\↓↑✓✔️📩📧👉🔴➡▾▼✉"


#: Small letters, and the dot that folding leaves of a capital, that capitals don't tell from others.
_UNLIKE_CAPITALS = (
    *zip("άέήίόύώ", "αεηιουω", strict=True),
    ("ı", "i"),
    ("\u0307", ""),
)


class Found(NamedTuple):
    """A phrase found in a line."""

    kind: str  #: the table that lists it: "read_more", "aside"
    how: str  #: "line", "start" or "inside"


class Phrases(NamedTuple):
    """A language's phrases, ready to be looked up."""

    whole: dict[str, str]
    starts: re.Pattern[str] | None
    #: what lines that start with one of them begin with: three letters, less of shorter ones
    heads: frozenset[str]
    kinds: dict[str, str]  #: of the phrases that lines start with
    inside: tuple[tuple[str, str], ...]

    def find(self, line: str, inside: Iterable[tuple[str, str]]) -> Found | None:
        """Return the phrase that *line* is, starts with, or holds; None if none.

        Args:
            line: as `folded` returns it.
            inside: those of `inside` that the text holds at all; see `present`.
        """
        bare = line.strip(_SIGNS)
        if kind := self.whole.get(bare):
            return Found(kind, "line")
        # Next to all lines begin like none of the phrases: that is told without trying all of these.
        start, heads = bare or line, self.heads
        may_start = start[:3] in heads or start[:2] in heads or start[:1] in heads
        if may_start and self.starts and (match := self.starts.match(start)):
            return Found(self.kinds[match[0]], "start")
        if len(line) <= LONGEST_ANYWHERE:
            for phrase, kind in inside:
                if phrase in line:
                    return Found(kind, "inside")
        return None

    def present(self, text: str) -> tuple[tuple[str, str], ...]:
        """Return those of `inside` that stand in *text*, so that lines need not try the others."""
        return tuple((phrase, kind) for phrase, kind in self.inside if phrase in text)


def folded(text: str) -> str:
    """Return *text* as phrases are compared: without case, with straight apostrophes.

    Capitals of Greek are printed without accents, and those of Turkish have dots of their own.
    """
    text = text.casefold().replace("’", "'")
    if not text.isascii():
        for letter, plain in _UNLIKE_CAPITALS:
            text = text.replace(letter, plain)
    return text


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern's alternatives for *words*, the longest first."""
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))


@lru_cache(maxsize=64)
def layout_words(language: Language) -> LayoutWords:
    """Return the layout words of *language*; those of all languages together if it is none of them.

    Words of another language are better than none: a line that is one of them, whole or at its beginning,
    is hardly ever something else.
    """
    if language is not NO_LANGUAGE:
        return language.layout
    tables = [language_of(code).layout for code in known_languages()]
    return LayoutWords(
        boilerplate=BoilerplatePhrases(
            **_merged([table.boilerplate for table in tables], BoilerplatePhrases)
        ),
        **_merged(tables, LayoutWords),
    )


def _merged(tables: Sequence[object], kind: type[attrs.AttrsInstance]) -> dict[str, tuple[str, ...]]:
    names = [field.name for field in attrs.fields(kind) if field.name != "boilerplate"]
    return {name: tuple(dict.fromkeys(w for table in tables for w in getattr(table, name))) for name in names}


@lru_cache(maxsize=64)
def phrases_of(language: Language) -> Phrases:
    """Return the phrases of *language*; of all languages together if it is none of them."""
    whole: dict[str, str] = {}
    starts: dict[str, str] = {}
    inside: dict[str, str] = {}
    for kind, phrase in _listed(layout_words(language)):
        text = folded(phrase).strip(_ELLIPSIS)
        table = inside if phrase.startswith(_ELLIPSIS) else starts if phrase.endswith(_ELLIPSIS) else whole
        table.setdefault(text, kind)
    starting = [
        re.escape(text) + _end_of(text) for text in sorted(starts, key=lambda text: (-len(text), text))
    ]
    pattern = re.compile("|".join(starting)) if starting else None
    heads = frozenset(text[:3] for text in starts)
    return Phrases(whole, pattern, heads, starts, tuple(inside.items()))


def _listed(words: LayoutWords) -> Iterable[tuple[str, str]]:
    for field in attrs.fields(BoilerplatePhrases):
        yield from ((field.name, phrase) for phrase in getattr(words.boilerplate, field.name))
    yield from (("aside", phrase) for phrase in words.aside)


def _end_of(phrase: str) -> str:
    # Scripts without blanks between words have no end of a word to ask for.
    return r"(?!\w)" if phrase[-1] < "\u2e80" and phrase[-1].isalnum() else ""
