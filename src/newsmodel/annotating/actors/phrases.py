"""Reads a phrase that says what somebody is: where it begins, its office, what the office is over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newsmodel.annotating.actors.named import Named
from newsmodel.annotating.lookup import Lookup

#: How far before and behind a name words are looked at, in characters.
_BEFORE, _BEHIND = 110, 170
#: Words of a title before the name: "deputy assistant secretary of state for health".
_MOST_WORDS = 9
_WORDS_BEFORE_OFFICE = 7
#: So many words may stand before an office that no article opens: "interest rate strategist".
_BARE_WORDS = 3
#: An office among so many words opens a description that goes on behind it: "director of the search group".
_NEAR_OFFICE = 3
_PIECE = re.compile(r"[^\s,;:()\[\]“”\"„«»–—…!?]+|[,;:()\[\]“”\"„«»–—…!?]")


class Word(NamedTuple):
    """A word beside a name, and where it stands."""

    start: int
    end: int
    text: str
    #: in lower case
    key: str


class Phrase(NamedTuple):
    """What somebody is, by where it stands in the text."""

    start: int
    end: int
    affiliation: str | None
    #: it names several: "co-founders"
    is_plural: bool = False


def words_before(text: str, end: int, lookup: Lookup) -> list[Word]:
    """Return the words before an offset, back to the last mark."""
    found: list[Word] = []
    for word, closes in _words(text, max(0, end - _BEFORE), end, lookup):
        if word is not None:
            found.append(word)
        if word is None or (closes and word.end + 1 < end):
            found.clear()
    return found


def words_behind(text: str, start: int, lookup: Lookup) -> list[Word]:
    """Return the words from an offset on, up to the next mark."""
    found: list[Word] = []
    for word, closes in _words(text, start, min(len(text), start + _BEHIND), lookup):
        if word is not None:
            found.append(word)
        if word is None or closes:
            break
    return found


def _words(text: str, start: int, end: int, lookup: Lookup) -> Iterator[tuple[Word | None, bool]]:
    """Yield the words between two offsets, with whether a full stop follows; None for a mark."""
    elisions = lookup.elisions
    for match in _PIECE.finditer(text, start, end):
        if match.start() == start and start and text[start - 1].isalnum():
            continue  # cut
        piece = match[0].lstrip("‘'’-*•")
        begin = match.end() - len(piece)
        if not piece or not piece[0].isalnum():
            yield None, True
            continue
        closes = piece[-1] == "." and not _is_short(piece, lookup)
        piece = piece[:-1] if closes else piece
        head, mark, tail = piece.replace("’", "'").partition("'")
        if mark and tail and head.casefold() in elisions:
            middle = begin + len(head) + 1
            yield Word(begin, middle, piece[: len(head) + 1], head.casefold() + "'"), False
            begin, piece = middle, piece[len(head) + 1 :]
        yield Word(begin, begin + len(piece), piece, piece.casefold()), closes


def _is_short(piece: str, lookup: Lookup) -> bool:
    """Tell whether the full stop is the word's own: "Gen.", "D.C."."""
    bare = piece[:-1]
    return "." in bare or len(bare) == 1 or bare.casefold() in lookup.abbreviations


class PhraseReader:
    """Reads the phrases beside the names of one block."""

    def __init__(self, lookup: Lookup, people: Mapping[int, Named], ending: Mapping[int, Named]) -> None:
        """Take people by where their names start, and other names by where they end."""
        self.lookup = lookup
        self.people = people
        self.ending = ending
        self.nouns_capitalised: bool = lookup.language.actors.nouns_capitalised
        #: what no phrase ends in
        self.small: frozenset[str] = lookup.joiners | lookup.additions | lookup.determiners
        #: the offsets of the words inside the names of bodies and places: "Refugee Council" is no refugee
        self.inside: frozenset[int] = frozenset(
            at for one in ending.values() if " " in one.text for at in range(one.start, one.end)
        )

    # --- a first look -------------------------------------------------------------------------------------

    def may_close(self, word: str) -> bool:
        """Tell whether *word* may stand right before a name as the end of a title."""
        lookup = self.lookup
        if not word.islower() or "'" in word or "’" in word:
            return True
        return (
            lookup.is_office(word)
            or word in lookup.person_nouns
            or word in lookup.over
            or word in lookup.adjectives
            or lookup.is_plural_office(word)
            or lookup.is_nationality(word)
        )

    def may_rule(self, text: str) -> bool:
        """Tell whether *text*, behind a name, may begin with "is" or "was named"."""
        return text.partition(" ")[0].casefold() in self.lookup.copula_heads

    # --- before a name -------------------------------------------------------------------------------------

    def title(self, words: Sequence[Word], start: int) -> Phrase | None:
        """Return the title right before a name that begins at *start*, in capitals or not."""
        words = words[-_MOST_WORDS:]
        for i in reversed(range(len(words))):
            is_plural = words[i].start not in self.inside and self.lookup.is_plural_office(words[i].text)
            if (is_plural or self._is_title(words[i])) and self._leads_to(words[i + 1 :], start):
                return self._titled(words, i, is_plural=is_plural)
        return None

    def _is_title(self, word: Word) -> bool:
        language = self.lookup.language.actors
        return self._is_role(word) or (
            language.nouns_capitalised
            and word.text[0].isupper()
            and word.key.endswith(language.person_endings)
        )

    def _leads_to(self, words: Sequence[Word], start: int) -> bool:
        """Tell whether *words*, from a title to a name, say but what it is over or whose it is."""
        while words and self._is_adjective(words[0]):
            words = words[1:]
        if not words:
            return True
        over = words[self._joiner(words, 0) :]
        if len(over) == len(words) and self.lookup.definite_articles:
            return False
        while over and over[0].key in self.lookup.definite_articles:
            over = over[1:]
        if not over or over[-1].key in self.lookup.joiners or over[-1].key in self.lookup.additions:
            return False
        if len(over) == 1 and len(words) > 1 and self.lookup.is_nationality(over[0].text):
            return False  # "Vater des Briten Bo Lund"
        ending = self.ending.get(over[-1].end)
        if ending is not None and ending.start <= over[0].start and over[-1].end < start:
            return True
        return " ".join(word.key for word in over) in self.lookup.portfolios or all(map(self._is_over, over))

    def _titled(self, words: Sequence[Word], office: int, *, is_plural: bool) -> Phrase:
        first, lookup = office, self.lookup
        while first:
            before = words[first - 1]
            if lookup.is_modifier(before.text) and before.start not in self.inside:
                first -= 1
            elif before.key in lookup.additions and first > 1 and self._is_role(words[first - 2]):
                first -= 2
            else:
                break
        while first < office and (
            words[first].key in lookup.determiners or words[first].key.rstrip(".") in lookup.honorifics
        ):
            first += 1
        affiliation = self._owner(words[:first]) or self._nationality(words[office + 1 :])
        return Phrase(words[first].start, words[-1].end, affiliation, is_plural)

    def _owner(self, words: Sequence[Word]) -> str | None:
        """Return whose a title is, before it: "Danish", "Norway's", "Harbour Board"."""
        for size in (2, 1):
            nationality = " ".join(word.text for word in words[-size:])
            if len(words) >= size and self.lookup.is_nationality(nationality):
                return nationality
        if not words:
            return None
        end = words[-1].end
        owner = self.ending.get(end)
        for mark in self.lookup.possessives:
            if owner is None and words[-1].text.endswith(mark):
                owner = self.ending.get(end - len(mark))
        return owner.text if owner is not None else None

    def _nationality(self, words: Sequence[Word]) -> str | None:
        return next((word.text for word in words[:1] if self.lookup.is_nationality(word.text)), None)

    def apposition_before(self, words: Sequence[Word]) -> Phrase | None:
        """Return what the words before a comma say of who is named behind it: "the ambassador to Iran, …"."""
        lookup = self.lookup
        for first in reversed(range(len(words))):
            word = words[first]
            if not (
                word.key in lookup.determiners
                or self._is_possessor(word)
                or (not lookup.definite_articles and self._is_role(word))
            ):
                continue
            found = self._phrase(words, first, is_bare=word.key not in lookup.determiners)
            if found is None:
                continue
            phrase, head = found
            rest = words[head + 1 :]
            near = head - first <= _NEAR_OFFICE and not any(self._is_verb(one) for one in rest)
            if near or phrase.end == words[-1].end:
                return phrase
        return None

    # --- behind a name -------------------------------------------------------------------------------------

    def behind(self, words: Sequence[Word], *, apposed: bool) -> Phrase | None:
        """Return what the words behind a name say of its bearer; *apposed* if a mark stands between."""
        if not words:
            return None
        first = 1 if apposed and words[0].key in self.lookup.relatives else 0
        verb = self._copula(words, first)
        if verb is None and first:
            return self._verb_last(words)
        if verb is None and not apposed:
            return None
        found = self._phrase(words, first if verb is None else verb, is_bare=True)
        return found[0] if found else None

    def _copula(self, words: Sequence[Word], first: int) -> int | None:
        """Return where the words behind "is" or "was named" begin, None if there is none."""
        for size in range(min(self.lookup.longest_copula, len(words) - first), 0, -1):
            if " ".join(word.key for word in words[first : first + size]) in self.lookup.copulas:
                return first + size
        return None

    def _verb_last(self, words: Sequence[Word]) -> Phrase | None:
        """Read "die seit Jahren Helferin ist"."""
        if len(words) < 3 or words[-1].key not in self.lookup.copulas or not self._is_role(words[-2]):
            return None
        return Phrase(words[-2].start, words[-2].end, None)

    # --- the phrase ----------------------------------------------------------------------------------------

    def _phrase(self, words: Sequence[Word], first: int, *, is_bare: bool) -> tuple[Phrase, int] | None:
        """Return the phrase that begins with *words[first]*, and which of them is its office.

        With *is_bare* it may open without an article: "Ada Winter, mayor of Wenning".
        """
        first, noun, is_opened = self._opening(words, first)
        head = self._head(words, noun)
        if head is None:
            return None
        last = self._last(words, head)
        if not is_opened and not (is_bare and self._stands_alone(words, first, head, last)):
            return None
        if self._is_title_of_next(words, head, last):
            return None
        affiliation = None
        for size in (2, 1):
            nationality = " ".join(word.text for word in words[first : first + size])
            if head - first >= size and self.lookup.is_nationality(nationality):
                affiliation = nationality
                first += size
                break
        affiliation = affiliation or self._nationality(words[head + 1 :])
        return Phrase(words[first].start, words[last - 1].end, affiliation), head

    def _opening(self, words: Sequence[Word], first: int) -> tuple[int, int, bool]:
        """Return where a phrase begins behind its article or owner, where its noun may, and if it has one.

        A possessor that has an article is a part of it: "the party's leader".
        """
        lookup = self.lookup
        if (
            first + 1 < len(words)
            and words[first + 1].key in lookup.determiners
            and words[first].key in lookup.adjectives
        ):
            first += 1  # "formerly the director"
        is_opened = first < len(words) and words[first].key in lookup.determiners
        first += is_opened
        for i in range(first, min(len(words), first + 3)):
            if self._is_possessor(words[i]):
                return first if is_opened else i + 1, i + 1, True
        return first, first, is_opened

    def _head(self, words: Sequence[Word], first: int) -> int | None:
        """Return which word is the office: the last of neighbours, as in "chief executive officer"."""
        head = None
        for i in range(first, min(len(words), first + _WORDS_BEFORE_OFFICE)):
            if self._is_role(words[i]):
                head = i
            elif self._ends(words[i]) or (head is not None and not self._may_go_on(words, head, i)):
                break
        return head

    def _may_go_on(self, words: Sequence[Word], head: int, i: int) -> bool:
        """Tell whether an office may be but the beginning of a longer one: "chief supply chain officer"."""
        return words[head].key in self.lookup.adjectives and i - head < _BARE_WORDS

    def _last(self, words: Sequence[Word], head: int) -> int:
        """Return where the phrase ends: behind adjectives, a second office, and what the office is over."""
        last = head + 1
        while last < len(words):
            word = words[last]
            if self._is_adjective(word):
                last += 1
            elif named := self._named(words, last):
                last = named
            elif word.key in self.lookup.additions and (next_ := self._head(words, last + 1)) is not None:
                if next_ - last > _BARE_WORDS or any(w.start in self.people for w in words[last:next_]):
                    break
                last = next_ + 1
            else:
                break
        over = last
        if self._joiner(words, last) or (
            last < len(words) and not self.lookup.definite_articles and self._is_over(words[last])
        ):
            while over < len(words) and not self._is_clause(words[over]):
                over += 1
            while over > last and (words[over - 1].key in self.small):
                over -= 1
        return over

    def _named(self, words: Sequence[Word], first: int) -> int:
        """Return where a body or a place ends that begins with a word: "ambasciatore Usa"; 0 if none does."""
        for i in range(first, min(len(words), first + _MOST_WORDS)):
            named = self.ending.get(words[i].end)
            if named is not None:
                return i + 1 if named.start == words[first].start else 0
        return 0

    def _stands_alone(self, words: Sequence[Word], first: int, head: int, last: int) -> bool:
        """Tell whether a phrase without an article is one, and ends where its noun does."""
        lookup = self.lookup
        if last == head + 1 < len(words) and not self._is_clause(words[last]):
            return False
        opener = words[first].text
        return (
            head - first <= _BARE_WORDS
            or lookup.is_modifier(opener)
            or lookup.is_nationality(opener)
            or opener.isupper()
        )

    def _is_title_of_next(self, words: Sequence[Word], head: int, last: int) -> bool:
        """Tell whether a phrase is the title of somebody named in it: "…, actor Bo Lund"."""
        for i in range(head + 1, min(len(words), last + 1)):
            if words[i].start in self.people:
                before = words[i - 1]
                return i == head + 1 or before.end in self.ending or self._is_adjective(before)
        return False

    # --- single words --------------------------------------------------------------------------------------

    def _is_role(self, word: Word) -> bool:
        if word.start in self.inside or (self.nouns_capitalised and word.text[0].islower()):
            return False
        return self.lookup.is_office(word.text) or word.key in self.lookup.person_nouns

    def _is_adjective(self, word: Word) -> bool:
        """Tell whether a word behind an office may belong to it: "italiana", "uscente"."""
        return self.lookup.language.actors.adjectives_follow and (
            self.lookup.is_nationality(word.text) or word.key in self.lookup.adjectives
        )

    def _is_possessor(self, word: Word) -> bool:
        return word.text.endswith(self.lookup.possessives or ("\0",))

    def _joiner(self, words: Sequence[Word], i: int) -> int:
        """Return how many words join an office to what it is over: two of "of the"."""
        for size in (2, 1):
            if i + size <= len(words) and (
                " ".join(word.key for word in words[i : i + size]) in self.lookup.joiners
            ):
                return size
        return 0

    def _is_over(self, word: Word) -> bool:
        """Tell whether a word may be a part of what an office is over."""
        lookup = self.lookup
        return not word.text[0].islower() or word.key in lookup.over or self._is_adjective(word)

    def _is_verb(self, word: Word) -> bool:
        return word.key in self.lookup.person_verbs

    def _is_clause(self, word: Word) -> bool:
        """Tell whether another clause begins."""
        return (
            self._is_verb(word) or word.key in self.lookup.only_relatives or word.key in self.lookup.copulas
        )

    def _ends(self, word: Word) -> bool:
        """Tell whether an office behind *word* is not the phrase's: a verb, "of", a noun with its capital."""
        lookup = self.lookup
        if lookup.is_modifier(word.text) or lookup.is_nationality(word.text) or word.text.isupper():
            return False
        if self.nouns_capitalised and word.text[0].isupper():
            return True
        if word.key in lookup.additions:
            return False
        return self._is_clause(word) or word.key in lookup.joiners or word.key in lookup.stops
