"""Decides what a name is: the cues of all its mentions together, weighed."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import pairwise

from newsmodel.annotating.actors.candidates import Candidate
from newsmodel.annotating.actors.capitalised import is_given_name
from newsmodel.annotating.actors.runs import Word
from newsmodel.annotating.actors.weights import Weights
from newsmodel.annotating.actors.words import MANY_WORDS, Lookup, folded_word
from newsmodel.model import ActorKind

_DIGIT = re.compile(r"\d")
#: "Kim Min-ji": a given name of two syllables behind the surname.
_SMALL_AFTER_HYPHEN = re.compile(r"^[^\W\d_]{2,6}[-‐‑][^\W\d_]{2,6}$")
_SURE = frozenset({"title", "honorific", "after:age", "after:position"})
_SHAPES = frozenset({"name-shape", "noun-shape"})
_DOUBTS = frozenset(
    {
        "ends:organization",
        "opens:organization",
        "ends:place",
        "listed:organization",
        "listed:place",
        "digit",
        "acronym",
        "in-title",
    }
)
#: Surnames are called after places ("Soo-jin Park"); behind an office or "wife" a name of two words is one.
_SURE_OF_TWO = _SURE | {"before:person-noun"}
_DOUBTS_OF_TWO = _DOUBTS - {"ends:place"}
_KINDS = (ActorKind.PERSON, ActorKind.ORGANIZATION, ActorKind.PLACE, None)


def cues_of(candidate: Candidate, lookup: Lookup) -> list[str]:
    """Return what the words of a name themselves say of its kind."""
    words, text = candidate.words, candidate.text
    of_words = _cues_of_word(text, lookup) if len(words) == 1 else _cues_of_words(words, text, lookup)
    cues = [*candidate.cues, *of_words]
    if candidate.opens_sentence:
        cues.append("opens-sentence")
    return cues


# Asked of every name of one word, and of every noun where nouns have capitals: the same come again and again.
@lru_cache(maxsize=MANY_WORDS)
def _cues_of_word(text: str, lookup: Lookup) -> tuple[str, ...]:
    """Return what a single word says."""
    folded = folded_word(text)
    cues = [*_cues_of_text(text, text, folded, lookup), "one-word"]
    if 2 <= len(text) <= 6 and text.isupper() and text.isalpha():
        cues.append("acronym")
    elif lookup.is_given_name(folded):
        cues.append("only-given-name")
    elif lookup.language.actors.nouns_capitalised:
        cues += _cues_of_noun(folded, lookup)
    return tuple(cues)


def _cues_of_words(words: tuple[Word, ...], text: str, lookup: Lookup) -> list[str]:
    """Return what several words say; *text* is all of them."""
    first, last = words[0], words[-1]
    cues = _cues_of_text(text, last.text, last.folded, lookup)
    cues.append("two-words" if len(words) == 2 else "three-words" if len(words) == 3 else "long")
    if lookup.is_organization_head(last.text) or _heads_with_joiner(words, lookup):
        cues.append("ends:organization")
        if any(f"{mark} " in text for mark in lookup.possessives):
            cues.append("office-of-office")
    if last.folded in lookup.place_heads:
        cues.append("ends:place")
    if first.folded in lookup.organization_openers:
        cues.append("opens:organization")
    if first.folded in lookup.place_openers:
        cues.append("opens:place")
    if first.folded in lookup.given_names:
        cues.append("given-name")
    elif is_given_name(first, lookup):
        cues.append("given-name-abroad")
    if len(last.text) > 1 and last.text.isupper() and not text.isupper():
        cues.append("ends:acronym")
    if _SMALL_AFTER_HYPHEN.search(last.text):
        cues.append("hyphened-given-name")
    if any(len(word.text) <= 3 and word.text.endswith(".") for word in words[:2]):
        cues.append("initial")
    if any(word.text.islower() for word in words):
        cues.append("particle")
    if len(words) <= 3:
        # Where nouns have capitals too, two in a row are no more than that.
        cues.append("noun-shape" if lookup.language.actors.nouns_capitalised else "name-shape")
    return cues


def _cues_of_text(text: str, last: str, folded: str, lookup: Lookup) -> list[str]:
    """Return what a name's letters and signs say: all of it, and its *last* word as written and *folded*."""
    cues: list[str] = []
    if lookup.weighs_words:
        # True endings only: a whole word would be somebody's name.
        cues += ["end=" + folded[-size:] for size in (2, 3, 4) if len(folded) > size + 1]
    if "-" in text:
        cues.append("hyphen")
    inner = last[1:]
    if not inner.islower() and inner != inner.lower() and inner != inner.upper():
        cues.append("inner-capital")
    if lookup.is_place(text):
        cues.append("listed:place")
    if text in lookup.organizations:
        cues.append("listed:organization")
    if not text.isalpha() and _DIGIT.search(text):
        cues.append("digit")
    if "&" in text:
        cues.append("ampersand")
    return cues


def _cues_of_noun(word: str, lookup: Lookup) -> tuple[str, ...]:
    """Return what the ending of a single word says where every noun has a capital."""
    words = lookup.language.actors
    if word.endswith(words.place_endings):
        return ("ending:place",)
    return ("ending:plural",) if word.endswith(words.plural_noun_endings) else ()


def _heads_with_joiner(words: tuple[Word, ...], lookup: Lookup) -> bool:
    """Tell whether a name is like "Ministry of Fisheries": the head stands before a joiner."""
    return any(
        following.start > word.end + 1 and lookup.is_organization_head(word.text)
        for word, following in pairwise(words)
    )


def is_telling(cues: AbstractSet[str], telling: frozenset[str]) -> bool:
    """Tell whether *cues* can speak for a name at all: whether one of the *telling* ones is among them."""
    return not (cues.isdisjoint(telling) and cues.isdisjoint(_SURE_OF_TWO))


def kind_of(cues: AbstractSet[str], weights: Mapping[str, Weights]) -> ActorKind | None:
    """Return the kind that *cues* speak for most, None if most speaks for no name at all."""
    # A full name behind an office is a person's whatever else stands around it.
    if not (cues.isdisjoint(_SHAPES) or cues.isdisjoint(_SURE)) and cues.isdisjoint(_DOUBTS):
        return ActorKind.PERSON
    if "two-words" in cues and not cues.isdisjoint(_SURE_OF_TWO) and cues.isdisjoint(_DOUBTS_OF_TWO):
        return ActorKind.PERSON
    found = filter(None, map(weights.get, cues))
    # A plain sum would depend on the order of the cues, which as a set have none.
    totals = list(map(math.fsum, zip(weights["always"], *found, strict=True)))
    return _KINDS[totals.index(max(totals))]
