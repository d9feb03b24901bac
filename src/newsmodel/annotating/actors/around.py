"""Reads the text around a name: what it says of the name's kind, and the roles written beside it."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import attrs

from newsmodel.annotating.actors.candidates import Candidate
from newsmodel.annotating.actors.words import MANY_WORDS, Lookup

#: How far an apposition is looked for, in characters.
_REACH = 110
#: How far before a name words are looked at one by one.
_NEAR = 60
_WORDS_BEFORE_OFFICE = 7

_WORD = re.compile(r"[\w’'.&-]+")
_NEXT_WORDS = re.compile(r"[ \u00a0]([^\W\d_][\w’'-]{0,29})(?:[ \u00a0]([^\W\d_][\w’'-]{0,29}))?")
_POSSESSED = re.compile(r"['’]\w?[ \u00a0](\w)")
_ACRONYM = re.compile(r"[ \u00a0]\([\"“„]?([^\W\d_][\w.&/-]{1,11})[\"”“]?\)")
_AGE = re.compile(r",?[ \u00a0](?:\(\d{2}\)|\d{2},)")
_APPOSITION = re.compile(r"\s?[,–—(]\s?([^,.;:()–—“”\"]{2,110})(?=[,.;:()–—“”\"]|$)")
_APPOSITION_BEFORE = re.compile(r"(?:^|[,.;:()–—“”\"]\s?)([^,.;:()–—“”\"]{4,110}),\s$")
#: Behind one of these, or the end, nothing says more of a name.
_CLOSING = '.;:!?"”“»«)]'
_COMMA_NAME = re.compile(r",[ \u00a0]([^\W\d_][\w.’-]*(?:[ \u00a0][^\W\d_a-z][\w.’-]*){0,3})")


@attrs.define
class Around:
    """What the text around one name says."""

    cues: list[str] = attrs.field(factory=list[str])
    roles: list[str] = attrs.field(factory=list[str])
    affiliation: str | None = None
    #: a short form given in brackets
    acronym: str | None = None
    #: a comma or an "and" stands right before the name
    is_joined: bool = False


def read_around(candidate: Candidate, text: str, lookup: Lookup) -> Around:
    """Return what the text beside *candidate* says of it; *text* is its block's.

    The words beside it ("w-1=", "w+2=", "e+1=") are cues where the language has weights for them.
    """
    around = Around([], [], candidate.affiliation)
    if candidate.role:
        around.roles.append(candidate.role)
        around.affiliation = around.affiliation or _nationality_before(candidate, text, lookup)
    _read_before(candidate, text, lookup, around)
    _read_after(candidate, text, lookup, around)
    if candidate.vote and candidate.vote.role and not around.roles:
        around.roles.append(candidate.vote.role)
    return around


def _nationality_before(candidate: Candidate, text: str, lookup: Lookup) -> str | None:
    """Return the adjective before the office, where it has no capital: "der norwegische Außenminister"."""
    written = len(candidate.role or "") + 1
    words = text[max(0, candidate.start - written - _NEAR) : candidate.start - written].split()
    return words[-1] if words and lookup.is_nationality(words[-1]) else None


def _read_before(candidate: Candidate, text: str, lookup: Lookup, around: Around) -> None:
    start = candidate.words[0].start
    before = text[start - _NEAR if start > _NEAR else 0 : start]
    words = before.rsplit(None, 2)  # more than two are seldom needed
    last = words[-1] if words and before[-1].isspace() else ""
    if not last[-1:].isalnum():
        mark = last[-1:] or before[-1:]
        around.is_joined = mark in lookup.joints
        if lookup.weighs_words:
            around.cues.append("w-1=" + mark)
        if last and mark == ",":
            _read_apposition_before(candidate, text, lookup, around)
        return
    told = _told_before(last, lookup)
    around.is_joined = told.joins
    around.cues += told.cues
    if told.possessor is not None:
        _read_possessor(words, told.possessor, lookup, around)
        return
    if len(words) > 1:
        written = f"{words[-2]} {last}"
        pair = written.casefold()
        if lookup.weighs_words and pair == written:
            around.cues.append("w-2=" + pair)
        if pair in lookup.before:
            around.cues += lookup.before[pair]
        if told.folded in lookup.joiners:
            if words[-2].islower() and lookup.is_office(words[-2]):
                portfolio = candidate.text.casefold() in lookup.portfolios
                around.cues.append("portfolio" if portfolio else "before:office-of")
            elif told.folded in lookup.genitives and words[-2][0].isupper():
                around.cues.append("before:name-of")
    elif lookup.weighs_words:  # nothing stands before the word
        around.cues.append("w-2=")
    if told.is_office:
        around.cues.append("before:office")
        if not candidate.role:
            role, affiliation = _role_before(before.split(), lookup)
            around.roles.append(role)
            around.affiliation = around.affiliation or affiliation


class _Before(NamedTuple):
    """What one word right before a name says of it."""

    folded: str
    cues: tuple[str, ...]
    #: the word without its ending, if it has a possessor's
    possessor: str | None
    #: it joins names of a list
    joins: bool
    #: it names an office, in lower case
    is_office: bool


# There are few words that stand before names, and they stand before most of them.
@lru_cache(maxsize=MANY_WORDS)
def _told_before(word: str, lookup: Lookup) -> _Before:
    folded = word.casefold()
    cues: tuple[str, ...] = ()
    small = word.islower()
    # The name beside a name says nothing of others.
    if small and lookup.weighs_words:
        cues = ("w-1=" + folded,)
    possessor = next((word.removesuffix(mark) for mark in lookup.possessives if word.endswith(mark)), None)
    if possessor is None:
        cues += lookup.before.get(folded, ())
    return _Before(
        folded,
        cues,
        possessor,
        joins=small and folded in lookup.joints,
        is_office=small and (lookup.is_office(word) or lookup.is_plural_office(word)),
    )


def _read_possessor(words: list[str], possessor: str, lookup: Lookup, around: Around) -> None:
    around.cues.append("before:possessive")
    for owner in (f"{words[-2]} {possessor}" if len(words) > 1 else "", possessor):
        if lookup.is_place(owner):
            around.cues.append("before:place-possessive")
            around.affiliation = around.affiliation or owner
            return


def _read_apposition_before(candidate: Candidate, text: str, lookup: Lookup, around: Around) -> None:
    """Read "the ambassador to Iran" or "his Danish counterpart" before the comma before the name."""
    match = _APPOSITION_BEFORE.search(text[max(0, candidate.start - _REACH) : candidate.start])
    if not match:
        return
    words = match[1].split()
    for first in reversed(range(len(words))):
        if words[first].casefold() not in lookup.determiners:
            continue
        role, affiliation = _role_in(" ".join(words[first:]), lookup)
        if words[-1].casefold() in lookup.person_nouns and len(words) - first <= _WORDS_BEFORE_OFFICE:
            around.cues.append("before:person-noun")
            return
        if role and role.endswith(words[-1]):
            around.cues.append("before:apposition")
            around.roles.append(role)
            around.affiliation = around.affiliation or affiliation
            return


def _role_before(words: list[str], lookup: Lookup) -> tuple[str, str | None]:
    """Return the office that *words* end with, with its modifiers, and the nationality before that."""
    first = len(words) - 1
    while first > 0 and lookup.is_modifier(words[first - 1]):
        first -= 1
    count = 0
    for size in (2, 1):
        if first >= size and lookup.is_nationality(" ".join(words[first - size : first])):
            count = size
            break
    owner = " ".join(words[first - count : first]) if count else None
    if (
        not owner
        and first
        and (lookup.is_place(words[first - 1]) or words[first - 1] in lookup.organizations)
    ):
        owner = words[first - 1]
    return " ".join(words[first:]), owner


def _read_after(candidate: Candidate, text: str, lookup: Lookup, around: Around) -> None:
    end = candidate.words[-1].end
    if lookup.possessives and text.startswith(lookup.possessives, end):
        named = _POSSESSED.match(text, end)
        around.cues.append("after:possessive-name" if named and named[1].isupper() else "after:possessive")
        return
    near = _NEXT_WORDS.match(text, end)
    if near:
        first, second = near.groups("")
        folded, cues = _told_after(first, lookup)
        around.cues += cues
        pair = f"{folded} {second.casefold()}"
        if lookup.weighs_words:
            around.cues.append("w+2=" + pair)
        if pair in lookup.after:
            around.cues += lookup.after[pair]
        return
    sign = text[end : end + 1]
    if lookup.weighs_words:
        around.cues.append("w+1=" + sign.strip())
    if sign in _CLOSING:
        return
    if (acronym := _ACRONYM.match(text, end)) and _shortens(acronym[1], candidate):
        around.acronym = acronym[1]
        around.cues.append("after:acronym")
    elif _AGE.match(text, end):
        around.cues.append("after:age")
    else:
        _read_apposition(candidate, text, lookup, around)


@lru_cache(maxsize=MANY_WORDS)
def _told_after(word: str, lookup: Lookup) -> tuple[str, tuple[str, ...]]:
    """Return *word* in lower case, and the cues that it is for the name right before it."""
    folded = word.casefold()
    cues = lookup.after.get(folded, ())
    return folded, ("w+1=" + folded, "e+1=" + folded[-2:], *cues) if lookup.weighs_words else cues


def _read_apposition(candidate: Candidate, text: str, lookup: Lookup, around: Around) -> None:
    place = _COMMA_NAME.match(text, candidate.end)
    if place and lookup.is_place(place[1]):
        around.cues.append("after:place")
        return
    match = _APPOSITION.match(text, candidate.end, candidate.end + _REACH + 4)
    if not match:
        return
    role, affiliation = _role_in(match[1], lookup)
    if role:
        around.cues.append("after:apposition")
        around.roles.append(role)
        around.affiliation = around.affiliation or affiliation
        return
    words = [word.casefold() for word in _WORD.findall(match[1])[:8]]
    if words and words[0] in lookup.determiners:
        pairs = [f"{one} {two}" for one, two in pairwise(words)]
        for cue, nouns in lookup.apposed:
            if any(word in nouns for word in (*words, *pairs)):
                around.cues.append(cue)
                return
        if lookup.language.actors.nouns_capitalised and candidate.opens_sentence:
            around.cues.append("after:determiner")


def _role_in(apposition: str, lookup: Lookup) -> tuple[str | None, str | None]:
    """Return the role that an apposition gives, without its article, and the nationality before it."""
    words = apposition.split()
    first = 1 if words and words[0].casefold() in lookup.determiners else 0
    if not first and not (
        words and (lookup.is_modifier(words[0]) or lookup.is_nationality(words[0]) or words[0].isupper())
    ):
        return None, None
    office = next(
        (
            i
            for i in range(first, min(len(words), first + _WORDS_BEFORE_OFFICE))
            if lookup.is_office(words[i])
        ),
        None,
    )
    if office is None or any(_bars_office(word, lookup) for word in words[first:office]):
        return None, None
    # "chief executive officer": the last of neighbouring offices closes the phrase.
    while office + 1 < len(words) and lookup.is_office(words[office + 1]):
        office += 1
    last = office + 1
    if last < len(words) and words[last].casefold() in lookup.joiners:
        last = len(words)
    affiliation = None
    for size in (2, 1):
        if office - first >= size and lookup.is_nationality(" ".join(words[first : first + size])):
            affiliation = " ".join(words[first : first + size])
            first += size
            break
    return " ".join(words[first:last]), affiliation


def _bars_office(word: str, lookup: Lookup) -> bool:
    """Tell whether an office behind *word* is not the apposition's: a verb, a noun with its capital."""
    if lookup.language.actors.nouns_capitalised and word[0].isupper():
        return not (lookup.is_modifier(word) or lookup.is_nationality(word) or word.isupper())
    return word.casefold() in lookup.person_verbs


def _shortens(acronym: str, candidate: Candidate) -> bool:
    """Tell whether *acronym* is made of the initials of the name's words, or of its first letters."""
    letters = "".join(letter for letter in acronym if letter.isalnum()).casefold()
    initials = "".join(word.text[0] for word in candidate.words if word.text[0].isalnum()).casefold()
    capitals = "".join(word.text[0] for word in candidate.words if word.text[0].isupper()).casefold()
    if len(letters) < 2:
        return False
    return letters in (initials, capitals) or (letters[0] == initials[:1] and acronym.isupper())
