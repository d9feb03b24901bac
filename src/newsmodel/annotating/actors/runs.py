"""Finds runs of capitalised words: the stretches of text in which names can be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from typing import Any, NamedTuple, cast

import attrs

from newsmodel.annotating.actors.words import CAPITALS, alternatives, folded_word
from newsmodel.language import Language

#: A longer run is a headline in capitals or a list; it is read in pieces of this many words.
_MOST_WORDS = 12

#: What may stand between the end of a sentence and the first word of the next: blanks, marks, brackets.
_OPENING = " \u00a0\t\n\"'“”„‘’«»‹›([{–—-•*"
#: Between the words of a run, and between a small word and the capital that it is tied to.
_BLANKS = " \u00a0"
_HYPHENS = "-‐‑"
#: Small words before a first capital are no longer, in characters.
_REACH = 24
_SENTENCE_ENDS = ".!?:;…。"


# Not frozen, and a tuple below: an article has hundreds of them, and they are made three times as fast.
@attrs.define(eq=False)
class Word:
    """One word of a run; `start` and `end` are offsets into the block's text."""

    text: str
    start: int
    end: int
    #: for comparing: in lower case, without a full stop after an abbreviation
    folded: str


class Run(NamedTuple):
    """Capitalised words with a blank between two, particles among them ("Ursula von der Leyen")."""

    block: int
    words: tuple[Word, ...]
    #: the run opens a sentence, so that the first capital says nothing
    opens_sentence: bool

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.words[-1].end

    def beginnings(self) -> list[str]:
        """Return the first word, the first two, the first three."""
        texts = [one.text for one in self.words[:3]]
        return [" ".join(texts[:count]) for count in range(1, len(texts) + 1)] if len(texts) > 1 else texts


#: Makes a run of its fields: in C, twice as fast as the class itself.
_run: Callable[[tuple[int, tuple[Word, ...], bool]], Run] = partial(cast(Any, tuple).__new__, Run)


def find_runs(block: int, text: str, language: Language) -> list[Run]:
    """Return the runs of capitalised words in one block's *text*, in reading order, never overlapping."""
    runs: list[Run] = []
    endings, leading = _leading(language)
    for match in run_pattern(language).finditer(text):
        written = match[0]
        start, end = match.span()
        if text[start - 3 : start] in endings and (
            particle := leading.search(text, max(0, start - _REACH), start)
        ):
            start = particle.start()
            written = text[start:end]
        # Most words stand behind another one.
        behind_word = start > 1 and text[start - 1] == " " and text[start - 2].isalnum()
        opens = not behind_word and opens_sentence(text, start)
        if written.isalpha():  # most runs
            runs.append(_run((block, (Word(written, start, end, written.casefold()),), opens)))
            continue
        words: list[Word] = []
        for part in written.replace("\u00a0", " ").split(" "):
            end = start + len(part)
            words.append(Word(part, start, end, folded_word(part)))
            start = end + 1
        runs.append(_run((block, tuple(words), opens)))
    return runs


def opens_sentence(text: str, start: int) -> bool:
    """Tell whether the word at *start* is the first of a sentence, or of the text."""
    before = text[max(0, start - 6) : start].rstrip(_OPENING)
    return (not before and start <= 6) or before[-1:] in _SENTENCE_ENDS


@lru_cache(maxsize=64)
def run_pattern(language: Language) -> re.Pattern[str]:
    """Return the pattern of a run from its first capital on; every repeat in it is bounded."""
    words = language.actors
    abbreviations = [word.capitalize() + "." for word in words.abbreviations]
    possessives = alternatives(ending[1:] for ending in words.possessives if len(ending) > 1)
    parts = rf"\w*(?:[{_HYPHENS}'’](?!(?:{possessives})\b)\w+){{0,4}}"
    hyphened = alternatives(words.hyphen_particles)
    particles = alternatives(words.particles)
    word = (
        rf"(?:(?:{alternatives(abbreviations)})|(?:[{CAPITALS}]\.-?){{1,5}}(?:[{CAPITALS}]\b)?(?!\w)"
        rf"|(?:(?:{hyphened})[{_HYPHENS}])?[{CAPITALS}]{parts})"
    )
    gap = rf"[{_BLANKS}](?:&[{_BLANKS}]|(?:(?:{particles})[{_BLANKS}]){{1,2}})?"
    # A pattern that begins with a set of letters is found much faster than one that begins with an assertion:
    # what the first word can be is told from behind its first letter. Most words have no full stop there.
    longest = max(map(len, abbreviations), default=0)
    first = (
        rf"(?:(?=\w{{0,{longest}}}\.)(?:{_behind_first(abbreviations)}"
        rf"|\.-?(?:[{CAPITALS}]\.-?){{0,4}}(?:[{CAPITALS}]\b)?(?!\w))|{parts})"
    )
    elisions = [elision.capitalize() + mark for elision in words.elisions for mark in "’'"]
    no_elision = rf"(?!{_behind_first(elisions)})" if elisions else ""
    return re.compile(
        rf"[{CAPITALS}](?:{_boundary(language, '.')}{_hyphened_boundary(words.hyphen_particles)}){no_elision}"
        rf"{first}(?:{gap}{word}){{0,{_MOST_WORDS - 1}}}"
    )


def _boundary(language: Language, behind: str = "") -> str:
    """Return the pattern of what a run stands behind, looked back at over what fits *behind*."""
    # "l'Université": behind such a letter a name begins as behind a blank, and the letter is none.
    elided = "".join(
        rf"|(?<={start}[’']{behind})"
        for elision in language.actors.elisions
        for start in (elision, elision.capitalize())
    )
    return rf"(?<![\w@#’'-]{behind}){elided}"


def _hyphened_boundary(particles: Iterable[str]) -> str:
    """Return the pattern of what else a first capital stands behind: "al-Hamid"."""
    starts = (f"{particle}-." for particle in particles)
    return "".join(rf"|(?<=(?<![\w@#’'-]){start})" for start in starts)


def _behind_first(words: Iterable[str]) -> str:
    """Return a pattern for any of *words*, the longest first, where the first letter has been read."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(f"(?<={re.escape(word[0])}){alternatives([word[1:]])}" for word in ordered) or "(?!)"


@lru_cache(maxsize=64)
def _leading(language: Language) -> tuple[frozenset[str], re.Pattern[str]]:
    """Return how small words end that open a run before its first capital, and the pattern of them."""
    words = language.actors
    openers = [particle + blank for particle in words.leading_particles for blank in _BLANKS]
    openers += [particle + hyphen for particle in words.hyphen_particles for hyphen in _HYPHENS]
    leading, hyphened = alternatives(words.leading_particles), alternatives(words.hyphen_particles)
    return frozenset(opener[-3:] for opener in openers), re.compile(
        rf"(?:{_boundary(language)})(?:(?:{leading})[{_BLANKS}])?(?:(?:{hyphened})[{_HYPHENS}])?\Z"
    )
