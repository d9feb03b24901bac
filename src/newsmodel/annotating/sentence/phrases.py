"""Reads noun phrases: which of the names in one it is about, and which only hang on it.

“Opponents of Ada Winter”, “Winter's lawyer”, “a Winter spokesman” and “the man accused of killing Ada
Winter” have her name in them, and none of them is she.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence

import attrs

from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.words import Does

_APOSTROPHES, _HYPHENS = "'’", "-‐"
#: Ends a noun phrase's own words: what follows hangs on it.
_HANGS = Does.SUBORDINATOR | Does.RELATIVE | Does.INFINITIVE | Does.COMPLEMENTIZER
#: Stands behind a phrase, and is no noun of it.
_NO_NOUN = Does.VERB | Does.AUXILIARY | Does.PRONOUN | Does.CONJUNCTION


class Part(enum.Enum):
    """What a name is in a noun phrase."""

    HEAD = "head"  #: “Mayor *Ada Winter*”
    APPOSED = "apposed"  #: “Winter's neighbour, *Piet Solheim*”
    POSSESSOR = "possessor"  #: “*Winter*'s lawyer”
    COMPOUND = "compound"  #: “a *Winter* spokesman”
    INSIDE = "inside"  #: “opponents of *Ada Winter*”
    ISSUER = "issuer"  #: “the report of the *Harbour Board*”: what a document says its issuer does


#: What a name is that its phrase is not about, as values.
HANGING = frozenset((Part.POSSESSOR.value, Part.COMPOUND.value, Part.INSIDE.value))


@attrs.frozen
class Phrase:
    """A noun phrase; positions are tokens of its paragraph, half-open."""

    first: int
    #: behind its own words: its head, and what stands before that
    core: int
    end: int
    #: what each name in it is, in the order of the names
    parts: tuple[Part, ...]

    @property
    def head(self) -> int | None:
        """The number of the name that the phrase is about; None if it is about nobody by name."""
        for part in (Part.HEAD, Part.APPOSED, Part.ISSUER):
            if part in self.parts:
                return self.parts.index(part)
        return None


def read_phrase(words: Words, first: int, end: int, names: Sequence[tuple[int, int]]) -> Phrase:
    """Return how the noun phrase of the tokens from *first* on and before *end* is built.

    Args:
        words: the paragraph.
        first: its first token.
        end: the token behind it; a phrase that is cut short is read as far as it goes.
        names: the offsets of the names in it, half-open, in text order.
    """
    spans = [(words.at(start), words.at(stop)) for start, stop in names]
    named = {i for start, stop in spans for i in range(start, stop)}
    core = next((i for i in range(first + 1, end) if _ends_core(words, i, named)), end)
    aside = next((i for i in range(core, end) if words.is_break(i) and i not in named), end)
    issued = words.lower[core - 1] in words.vocabulary.utterance_nouns
    parts: list[Part] = []
    for number, (start, stop) in enumerate(spans):
        if start >= aside:
            apposed = not any(words.does[i] & Does.PREPOSITION for i in range(aside, start))
            parts.append(Part.APPOSED if apposed and _closes(words, stop, end) else Part.INSIDE)
        elif start >= core:
            parts.append(Part.HEAD if _follows_office(words, first, core, start) else Part.INSIDE)
        else:
            parts.append(_in_core(words, names[number][1], stop, core, named))
    if issued and parts and Part.HEAD not in parts and Part.APPOSED not in parts:
        parts[0] = Part.ISSUER
    return Phrase(first, core, end, tuple(parts))


def _follows_office(words: Words, first: int, core: int, start: int) -> bool:
    """Tell whether a name stands behind an office and its domain: "the minister of defence *Ada Winter*".

    Where the noun before the name is somebody's too, the name is the second one's: "the mother of singer
    Ada Winter".
    """
    before = start - 1
    if (
        before <= core
        or not words.is_word(before)
        or (words.is_capital(before) and not words.vocabulary.capital_nouns)
    ):
        return False
    vocabulary = words.vocabulary
    noun = words.lower[before]
    closed = Does.PREPOSITION | Does.DETERMINER | Does.BINDING | _NO_NOUN | _HANGS
    if words.does[before] & closed or not vocabulary.person_nouns.isdisjoint((noun, noun.removesuffix("s"))):
        return False
    return any(words.lower[i] in vocabulary.offices for i in range(first, core)) and all(
        words.is_word(i) for i in range(core, start)
    )


def _ends_core(words: Words, i: int, named: set[int]) -> bool:
    if i in named:
        return False
    does = words.does[i]
    if not words.is_word(i):
        return words.is_break(i)
    hangs = does & (Does.PREPOSITION | _HANGS) and not does & Does.DETERMINER
    return bool(hangs) or (bool(does & Does.BINDING) and not words.does[i - 1] & Does.DETERMINER)


def _closes(words: Words, i: int, end: int) -> bool:
    return i >= end or not words.is_word(i)


def _in_core(words: Words, offset: int, stop: int, core: int, named: set[int]) -> Part:
    """Return what a name is that ends at *offset*, before token *stop*, among a phrase's own words."""
    if words.text[offset : offset + 1] in _HYPHENS and offset < len(words.text):
        return Part.COMPOUND  # der SPD-Politiker
    behind = stop
    while behind < core and words.is_word(behind) and _belongs(words, behind):
        behind += 1
    if behind >= core or not words.is_word(behind) or words.timed[behind]:
        return Part.HEAD
    possessive = words.text[offset : offset + 1] in _APOSTROPHES and offset < len(words.text)
    if possessive:
        return Part.POSSESSOR
    if behind in named:
        return Part.COMPOUND
    if words.does[behind] & _NO_NOUN or words.lower[behind] in words.vocabulary.reflexives:
        return Part.HEAD
    if words.vocabulary.capital_nouns:
        # Of nouns with capitals the one behind a name is its owner's: Winters Anwalt.
        return Part.POSSESSOR if words.is_capital(behind) else Part.HEAD
    # Adjectives stand behind their nouns there, and no noun does.
    if words.vocabulary.compound_inversion or _is_verb(words, behind, core, named):
        return Part.HEAD
    return Part.COMPOUND


def _belongs(words: Words, i: int) -> bool:
    """Tell whether what stands behind a name leaves it as it is: "Ada Winter *MP*", "Winter *later*"."""
    return words.is_adverb(i) or (words.is_capital(i) and words.lower[i] in words.vocabulary.post_nominals)


def _is_verb(words: Words, i: int, core: int, named: set[int]) -> bool:
    """Tell whether token *i* parts subject and object: "Winter *met* Lund", not "Winter *ally* Lund"."""
    following = next((k for k in range(i, core) if k in named), None)
    offices = words.vocabulary.offices
    return following is not None and not any(words.lower[k] in offices for k in range(i, following))
