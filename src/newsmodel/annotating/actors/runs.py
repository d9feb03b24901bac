"""Finds runs of capitalised words: the stretches of text in which names can be."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import attrs

from newsmodel.annotating.actors.words import CAPITALS, alternatives, folded_word
from newsmodel.language import Language

#: A longer run is a headline in capitals or a list; it is read in pieces of this many words.
_MOST_WORDS = 12

#: What may stand between the end of a sentence and the first word of the next: blanks, marks, brackets.
_OPENING = " \u00a0\t\n\"'“”„‘’«»‹›([{–—-•*"
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


def find_runs(block: int, text: str, language: Language) -> list[Run]:
    """Return the runs of capitalised words in one block's *text*, in reading order, never overlapping."""
    runs: list[Run] = []
    for match in run_pattern(language).finditer(text):
        start = at = match.start()
        written = match[0]
        if " " not in written and "\u00a0" not in written:  # most runs
            word = Word(written, start, match.end(), folded_word(written))
            runs.append(Run(block, (word,), opens_sentence(text, start)))
            continue
        words: list[Word] = []
        for part in written.replace("\u00a0", " ").split(" "):
            end = at + len(part)
            words.append(Word(part, at, end, folded_word(part)))
            at = end + 1
        runs.append(Run(block, tuple(words), opens_sentence(text, start)))
    return runs


def opens_sentence(text: str, start: int) -> bool:
    """Tell whether the word at *start* is the first of a sentence, or of the text."""
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():  # most words
        return False
    before = text[max(0, start - 6) : start].rstrip(_OPENING)
    return (not before and start <= 6) or before[-1:] in _SENTENCE_ENDS


@lru_cache(maxsize=64)
def run_pattern(language: Language) -> re.Pattern[str]:
    """Return the pattern of a run; every repeat in it is bounded."""
    words = language.actors
    abbreviations = alternatives(word.capitalize() for word in words.abbreviations)
    endings = alternatives(ending[1:] for ending in words.possessives if len(ending) > 1)
    hyphened = alternatives(words.hyphen_particles)
    particles = alternatives(words.particles)
    word = (
        rf"(?:(?:{abbreviations})\.|(?:[{CAPITALS}]\.-?){{1,5}}(?:[{CAPITALS}]\b)?(?!\w)"
        rf"|(?:(?:{hyphened})[-‐‑])?[{CAPITALS}]\w*(?:[-‐‑'’](?!(?:{endings})\b)\w+){{0,4}})"
    )
    gap = rf"[ \u00a0](?:&[ \u00a0]|(?:(?:{particles})[ \u00a0]){{1,2}})?"
    leading = rf"(?:(?:{alternatives(words.leading_particles)})[ \u00a0])?"
    # Looked at first, since it turns most characters away at once.
    firsts = "".join({particle[0] for particle in (*words.leading_particles, *words.hyphen_particles)})
    # "l'Université": behind such a letter a name begins as behind a blank, and the letter is none.
    elided = "".join(
        rf"|(?<={start}[’'])" for elision in words.elisions for start in (elision, elision.capitalize())
    )
    no_elision = rf"(?!(?:{alternatives(e.capitalize() for e in words.elisions)})[’'])"
    return re.compile(
        rf"(?=[{CAPITALS}{firsts}])(?:(?<![\w@#’'-]){elided}){no_elision if elided else ''}"
        rf"{leading}{word}(?:{gap}{word}){{0,{_MOST_WORDS - 1}}}"
    )
