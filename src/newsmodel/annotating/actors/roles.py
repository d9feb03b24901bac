"""Reads what is written beside a name: offices, whose they are, and an organisation's short form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import attrs

from newsmodel.annotating.actors.named import Named
from newsmodel.annotating.lookup import Lookup
from newsmodel.model import ActorKind

#: How far an apposition is looked for, in characters.
_REACH = 110
#: How far before a name words are looked at one by one.
_NEAR = 90
_WORDS_BEFORE_OFFICE = 7
#: An office among so many words opens a description that goes on behind it: "director of the search group".
_NEAR_OFFICE = 3
#: Words of an office before the name: "deputy assistant secretary of state for health".
_MOST_WORDS = 9

_ACRONYM = re.compile(r"[ \u00a0]\([\"“„]?([^\W\d_][\w.&/-]{1,11})[\"”“]?\)")
#: ", 54," and " (54)": the age stands between a name and what its bearer is.
_AGE = re.compile(r",?[ \u00a0]?(?:\(\d{1,3}\)|,?[ \u00a0]\d{1,3}(?=,))")
_APPOSITION = re.compile(r"\s?[,–—(]\s?([^,.;:()–—“”\"]{2,110})(?=[,.;:()–—“”\"]|$)")
_APPOSITION_BEFORE = re.compile(r"(?:^|[,.;:()–—“”\"]\s?)([^,.;:()–—“”\"]{4,110}),\s$")
_PREDICATE = re.compile(r"[ \u00a0](\w+)[ \u00a0]([^,.;:()–—“”\"]{2,110})(?=[,.;:()–—“”\"]|$)")
_WORD = re.compile(r"\S+")
#: Behind one of these nothing more is said of a name.
_STOPS = frozenset('.;:!?()[]"“”„«»–—,')


@attrs.define
class Beside:
    """What the text beside one name says of its bearer."""

    roles: list[str] = attrs.field(factory=list[str])
    affiliation: str | None = None
    #: a short form given in brackets
    acronym: str | None = None


class RoleReader:
    """Reads what stands beside the names of one block."""

    def __init__(self, text: str, named: Sequence[Named], lookup: Lookup) -> None:
        """Take a block's text and its names, in reading order."""
        self.text = text
        self.lookup = lookup
        #: the names of organisations and places, by where they end
        self.ending: Mapping[int, Named] = {one.end: one for one in named if one.kind is not ActorKind.PERSON}
        self.starting: Mapping[int, Named] = {one.start: one for one in named}
        self._elisions = frozenset(lookup.language.actors.elisions)

    def beside(self, one: Named) -> Beside:
        """Return what is said of a name right before it and right behind it."""
        found = Beside()
        if one.kind is ActorKind.ORGANIZATION:
            found.affiliation = self._owner(one)
            match = _ACRONYM.match(self.text, one.end)
            if match and _shortens(match[1], one.text):
                found.acronym = match[1]
            return found
        if one.kind is ActorKind.PERSON:
            self._read_before(one, found)
            self._read_behind(one, found)
        return found

    # --- before --------------------------------------------------------------------------------------------

    def _owner(self, one: Named) -> str | None:
        """Return the place that owns an organisation: "Norway's Foreign Ministry"."""
        before = self.text[max(0, one.start - 6) : one.start]
        for mark in self.lookup.possessives:
            if before.endswith(mark + " "):
                owner = self.ending.get(one.start - len(mark) - 1)
                if owner is not None and owner.kind is ActorKind.PLACE:
                    return owner.text
        return None

    def _read_before(self, one: Named, found: Beside) -> None:
        start = one.start
        if one.honorific:  # "Prime Minister Mr. Winter" is rare, "Dr." before an office is not
            start = self._before_honorifics(start)
        words = self._words_before(start)
        if words and words[-1][1] == start - 1 and self.text[start - 1] in " \u00a0":
            self._read_title(words, start, found)
        elif self.text[max(0, start - 2) : start] in (", ", ",\u00a0"):
            match = _APPOSITION_BEFORE.search(self.text[max(0, start - _REACH) : start])
            if match:
                self._read_apposition_before(match[1].split(), found)

    def _before_honorifics(self, start: int) -> int:
        while True:
            head = self.text[max(0, start - 24) : start].rstrip()
            word = head.rpartition(" ")[2]
            if not word or word.casefold().rstrip(".") not in self.lookup.honorifics:
                return start
            start -= len(self.text[max(0, start - 24) : start]) - len(head) + len(word)

    def _words_before(self, start: int) -> list[tuple[int, int, str]]:
        """Return the words right before an offset, with where they stand, back to the last mark."""
        from_ = max(0, start - _NEAR)
        found: list[tuple[int, int, str]] = []
        for match in _WORD.finditer(self.text, from_, start):
            word = match[0]
            if match.start() == from_ and from_:
                continue  # perhaps cut
            start_of = match.start()
            if self._elisions:
                parts = self._without_elision(word)
                if len(parts) > 1:
                    found.append((start_of, start_of + len(parts[0]), parts[0]))
                    start_of += len(parts[0])
                    word = parts[1]
            bare = word.strip("\"“”„«»(‘’'[")
            if word[0] in '"“„«(‘[' and bare:
                found = []
                found.append((start_of + word.index(bare), match.end(), bare))
            else:
                found.append((start_of, match.end(), word))
            if word[-1] in _STOPS and not (word[-1] == "." and len(word) <= 4):
                found = []
        return found[-_MOST_WORDS:]

    def _read_title(self, words: list[tuple[int, int, str]], start: int, found: Beside) -> None:
        """Read the office that stands right before a name, in capitals or not."""
        lookup = self.lookup
        last = len(words) - 1
        office = self._office_at(words, last)
        if office is None:
            # "Ambassador to Kenya Rui Figueira": what the office is over stands between.
            over = next(
                (
                    i
                    for i in range(last - 1, max(-1, last - 6), -1)
                    if words[i][2].casefold() in lookup.joiners
                    and i
                    and self._office_at(words, i - 1) is not None
                ),
                None,
            )
            if over is None or not self._is_over(words[over + 1 :], start):
                return
            office = over - 1
        first = office
        while first and (lookup.is_modifier(words[first - 1][2]) or lookup.is_office(words[first - 1][2])):
            first -= 1
        first = self._without_opener(words, first, office)
        begin = words[first][0]
        self._read_affiliation(words, first, found)
        role = self.text[begin : words[last][1]]
        found.roles.append(" ".join(role.split()))

    def _office_at(self, words: list[tuple[int, int, str]], i: int) -> int | None:
        word = words[i][2]
        lookup = self.lookup
        if lookup.is_office(word) or lookup.is_plural_office(word):
            return i
        words_of = lookup.language.actors
        if (
            words_of.nouns_capitalised
            and word[0].isupper()
            and word.casefold().endswith(words_of.person_endings)
        ):
            return i
        return i if "-" in word and lookup.is_office(word.rpartition("-")[2]) else None

    def _without_opener(self, words: list[tuple[int, int, str]], first: int, office: int) -> int:
        """Return where a title begins without the articles and honorifics before it."""
        while first < office and words[first][2].casefold().rstrip(".") in (
            self.lookup.determiners | self.lookup.honorifics
        ):
            first += 1
        return first

    def _is_over(self, words: list[tuple[int, int, str]], start: int) -> bool:
        """Tell whether *words*, up to a name, are what an office is over: a place, a body, a portfolio."""
        if not words:
            return False
        begin, end = words[0][0], start - 1
        while words and words[0][2].casefold() in self.lookup.definite_articles:
            words = words[1:]
            if words:
                begin = words[0][0]
        if not words:
            return False
        ending = self.ending.get(end)
        if ending is not None and ending.start <= begin:
            return True
        return self.text[begin:end].casefold() in self.lookup.portfolios

    def _read_affiliation(self, words: list[tuple[int, int, str]], first: int, found: Beside) -> None:
        """Read whose the office is, before it: "Danish", "Norway's", "Harbour Board"."""
        if found.affiliation or not first:
            return
        for size in (2, 1):
            if first >= size:
                nationality = " ".join(word for _, _, word in words[first - size : first])
                if self.lookup.is_nationality(nationality):
                    found.affiliation = nationality
                    return
        end = words[first - 1][1]
        owner = self.ending.get(end)
        if owner is None:
            for mark in self.lookup.possessives:
                if words[first - 1][2].endswith(mark):
                    owner = self.ending.get(end - len(mark))
        if owner is not None:
            found.affiliation = owner.text

    def _read_apposition_before(self, words: list[str], found: Beside) -> None:
        """Read "the ambassador to Iran" or "his Danish counterpart" before the comma before the name."""
        lookup = self.lookup
        if words and words[-1].endswith(")"):  # "(Minedu)"
            words = words[:-1]
        words = [part for word in words for part in self._without_elision(word)]
        for first in reversed(range(len(words))):
            if words[first].casefold() not in lookup.determiners:
                continue
            if words[-1].casefold() in lookup.person_nouns and len(words) - first <= _WORDS_BEFORE_OFFICE:
                return
            role, affiliation = role_in(" ".join(words[first:]), lookup)
            if role is None:
                continue
            rest = words[first + 1 :]
            near = role.split()[-1] in rest[:_NEAR_OFFICE]
            if role.endswith(words[-1]) or (near and not any(word in lookup.person_verbs for word in rest)):
                found.roles.append(role if role.endswith(words[-1]) else " ".join(rest))
                found.affiliation = found.affiliation or affiliation
                return

    def _without_elision(self, word: str) -> list[str]:
        """Return "l" and "ambassadeur" of "l’ambassadeur"."""
        head, mark, tail = word.replace("’", "'").partition("'")
        return [head + "'", tail] if mark and tail and head.casefold() in self._elisions else [word]

    # --- behind --------------------------------------------------------------------------------------------

    def _read_behind(self, one: Named, found: Beside) -> None:
        end = one.end
        behind = one.name.run.items[one.name.candidate.end - 1].end if one.name else end
        if behind > end:  # degrees are no part of the name
            end = behind
        age = _AGE.match(self.text, end)
        if age:
            end = age.end()
        match = _APPOSITION.match(self.text, end, end + _REACH + 4)
        if not match:
            self._read_copula(end, found)
            return
        apposed = self.starting.get(match.start(1))
        if apposed is not None and apposed.kind is ActorKind.PERSON:
            return  # the next of a list
        role, affiliation = role_in(match[1], self.lookup, bare=True)
        if role:
            found.roles.append(role)
            found.affiliation = found.affiliation or affiliation

    def _read_copula(self, end: int, found: Beside) -> None:
        """Read "Abu Amer *is the head of the dialogue group*"."""
        match = _PREDICATE.match(self.text, end, end + _REACH)
        if match is None or match[1] not in self.lookup.language.actors.copulas:
            return
        role, affiliation = role_in(match[2], self.lookup, bare=True)
        if role:
            found.roles.append(role)
            found.affiliation = found.affiliation or affiliation


def role_in(apposition: str, lookup: Lookup, *, bare: bool = False) -> tuple[str | None, str | None]:
    """Return the role that an apposition gives, without its article, and the nationality before it.

    With *bare* an office may open it without an article: "Ada Winter, mayor of Wenning".
    """
    words = apposition.split()
    first = 1 if words and words[0].casefold() in lookup.determiners else 0
    # "Albania's foreign minister", "Manhattan's top federal prosecutor"
    possessor = next(
        (i for i in range(min(3, len(words))) if words[i].endswith(lookup.possessives or ("\0",))), None
    )
    if not first and possessor is not None:
        first = possessor + 1
    elif not first and not (
        words
        and (
            lookup.is_modifier(words[0])
            or lookup.is_nationality(words[0])
            or words[0].isupper()
            or (bare and lookup.is_office(words[0]))
        )
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


def _shortens(acronym: str, name: str) -> bool:
    """Tell whether *acronym* is made of the initials of the name's words, or of its first letters."""
    letters = "".join(letter for letter in acronym if letter.isalnum()).casefold()
    words = [word for word in name.split() if word[0].isalnum()]
    initials = "".join(word[0] for word in words).casefold()
    capitals = "".join(letter for letter in name if letter.isupper()).casefold()
    if len(letters) < 2:
        return False
    return letters in (initials, capitals) or (letters[0] == initials[:1] and acronym.isupper())
