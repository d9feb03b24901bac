"""Reads what is written beside a name: offices, whose they are, and an organisation's short form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import attrs

from newsmodel.annotating.actors.named import Named, plain
from newsmodel.annotating.actors.phrases import Phrase, PhraseReader, words_before, words_behind
from newsmodel.annotating.lookup import Lookup
from newsmodel.model import ActorKind

_ACRONYM = re.compile(r"[ \u00a0]\([\"“„]?([^\W\d_][\w.&/-]{1,11})[\"”“]?\)")
#: ", 54,", " (54)", ", 37 ans," and ", de 41 años,": the age stands between a name and what its bearer is.
_AGE = re.compile(
    r",?[ \u00a0]?(?:\((?:\w{2,5}[ \u00a0])?\d{1,3}\)"
    r"|,?[ \u00a0](?:\w{1,5}[ \u00a0])?\d{1,3}(?:[ \u00a0-]\w{1,6}){0,2}(?=,))"
)
#: A short form behind what a phrase names: "the ministry (MINE), Ada Winter".
_BRACKETS = re.compile(r"[ \u00a0]\([^()]{1,12}\)$")
#: Behind an apposition a mark stands, or nothing: in "After the birth of his son, Lund said" it is none.
_GOES_ON = re.compile(r"[ \u00a0][^\W\d_A-Z]")
#: Letters of a word beside a name that are looked at.
_WORD = 30
#: What stands between a name and what is said of it.
_MARKS = re.compile(r"(?P<mark>[ \u00a0]?[,–—(])?[ \u00a0]?")


@attrs.define
class Beside:
    """What the text beside one name says of its bearer."""

    roles: list[str] = attrs.field(factory=list[str])
    affiliation: str | None = None
    #: a short form given in brackets
    acronym: str | None = None
    #: an organisation's name with its owner: "Norway's Foreign Ministry"
    owned: str | None = None


class RoleReader:
    """Reads what stands beside the names of one block."""

    def __init__(self, text: str, named: Sequence[Named], lookup: Lookup) -> None:
        """Take a block's text and its names, in reading order."""
        self.text = text
        self.lookup = lookup
        #: the names of organisations and places, by where they end
        self.ending: Mapping[int, Named] = {one.end: one for one in named if one.kind is not ActorKind.PERSON}
        self.people: Mapping[int, Named] = {one.start: one for one in named if one.kind is ActorKind.PERSON}
        self.phrases: PhraseReader = PhraseReader(lookup, self.people, self.ending)
        #: an office that several people share, and where the name of the last of them ends
        self._shared: tuple[int, str] = (-9, "")

    def beside(self, one: Named) -> Beside:
        """Return what is said of a name right before it and right behind it."""
        found = Beside()
        if one.kind is ActorKind.ORGANIZATION:
            owner = self._owner(one)
            if owner is not None:
                found.affiliation = owner.text
                found.owned = plain(self.text[owner.start : one.end])
            match = _ACRONYM.match(self.text, one.end)
            if match and _shortens(match[1], one.text):
                found.acronym = match[1]
            return found
        if one.kind is ActorKind.PERSON:
            self._read_before(one, found)
            self._read_behind(one, found)
        return found

    def _take(self, phrase: Phrase, found: Beside) -> None:
        """Put down what a phrase says; nothing if it says nothing."""
        role = " ".join(self.text[phrase.start : phrase.end].split())
        if role and role not in found.roles:
            found.roles.append(role)
        found.affiliation = found.affiliation or phrase.affiliation

    # --- before --------------------------------------------------------------------------------------------

    def _owner(self, one: Named) -> Named | None:
        """Return the place that owns an organisation: "Norway's Foreign Ministry"."""
        before = self.text[max(0, one.start - 6) : one.start]
        for mark in self.lookup.possessives:
            if before.endswith(mark + " "):
                owner = self.ending.get(one.start - len(mark) - 1)
                if owner is not None and owner.kind is ActorKind.PLACE:
                    return owner
        return None

    def _read_before(self, one: Named, found: Beside) -> None:
        start = self._before_honorifics(one.start) if one.honorific else one.start
        between = self.text[max(0, start - 2) : start]
        if between in (", ", ",\u00a0"):
            if not _GOES_ON.match(self.text, one.end):
                self._read_apposition_before(start - 2, found)
            return
        head = self.text[max(0, start - _WORD) : start - 1]
        if not self.phrases.may_close(head.rpartition(" ")[2]):
            return  # "said Winter": so it is mostly
        words = words_before(self.text, start, self.lookup)
        if words and words[-1].end == start - 1:
            phrase = self.phrases.title(words, start)
            if phrase is not None:
                self._take(phrase, found)
                if phrase.is_plural:
                    self._shared = (one.end, found.roles[-1])
            elif len(words) == 1 or words[-1].key in self.lookup.additions:
                self._read_shared(one, words[-1].start - 1, found)

    def _read_shared(self, one: Named, end: int, found: Beside) -> None:
        """Read an office that the name before *one* has too: "co-founders Ada Winter and Bo Lund"."""
        last, role = self._shared
        if last in (end, end - 1):
            found.roles.append(role)
            self._shared = (one.end, role)

    def _before_honorifics(self, start: int) -> int:
        # "Prime Minister Mr. Winter" is rare, "Dr." before an office is not.
        while True:
            head = self.text[max(0, start - 24) : start].rstrip()
            word = head.rpartition(" ")[2]
            if not word or word.casefold().rstrip(".") not in self.lookup.honorifics:
                return start
            start -= len(self.text[max(0, start - 24) : start]) - len(head) + len(word)

    def _read_apposition_before(self, end: int, found: Beside) -> None:
        """Read "the ambassador to Iran" or "his Danish counterpart" before the comma before the name."""
        brackets = _BRACKETS.search(self.text[max(0, end - 16) : end])
        if brackets:
            end -= len(brackets[0])
        words = words_before(self.text, end, self.lookup)
        phrase = self.phrases.apposition_before(words) if words and words[-1].end == end else None
        if phrase is not None:
            self._take(phrase, found)

    # --- behind --------------------------------------------------------------------------------------------

    def _read_behind(self, one: Named, found: Beside) -> None:
        end = one.end
        if one.name:  # degrees are no part of the name
            end = max(end, one.name.run.items[one.name.candidate.end - 1].end)
        age = _AGE.match(self.text, end)
        if age:
            end = age.end()
        match = _MARKS.match(self.text, end)
        if match is None or match.end() == end or self._is_another(match.end()):
            return
        apposed = match["mark"] is not None
        if not apposed and not self.phrases.may_rule(self.text[match.end() : match.end() + _WORD]):
            return
        words = words_behind(self.text, match.end(), self.lookup)
        phrase = self.phrases.behind(words, apposed=apposed)
        if phrase is not None:
            self._take(phrase, found)

    def _is_another(self, start: int) -> bool:
        """Tell whether somebody else is named at *start*: the next of a list, no "Ada Winter's lawyer"."""
        other = self.people.get(start)
        return other is not None and not self.text.startswith(self.lookup.possessives or "\0", other.end)


def _shortens(acronym: str, name: str) -> bool:
    """Tell whether *acronym* is made of the initials of the name's words, or of its first letters."""
    letters = "".join(letter for letter in acronym if letter.isalnum()).casefold()
    words = [word for word in name.split() if word[0].isalnum()]
    initials = "".join(word[0] for word in words).casefold()
    capitals = "".join(letter for letter in name if letter.isupper()).casefold()
    if len(letters) < 2:
        return False
    return letters in (initials, capitals) or (letters[0] == initials[:1] and acronym.isupper())
