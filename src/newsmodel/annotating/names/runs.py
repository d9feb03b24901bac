"""Cuts text into runs of capitalised words, with the small words that may stand inside a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsmodel.annotating.names.words import SOFT_HYPHEN, Word, WordReader
from newsmodel.annotating.wording import Wording

BLANKS = frozenset((" ", "\u00a0", "\u202f"))
HYPHENS = frozenset("-‐‑")
APOSTROPHES = frozenset("'’ʼ")
OPENING_MARKS = frozenset('"“„«‘‚»')
#: A longer word is no part of a name, in code points: what is told of words is kept, and has to stay small.
LONGEST_WORD = 40
#: A longer run is read in pieces of so many words.
MOST_ITEMS = 14
#: Code points of a nickname in marks.
_LONGEST_NICKNAME = 20
_DOMAINS = frozenset(["com", "de", "org", "net", "fr", "ai", "io", "tv", "uk", "ch", "at", "co", "eu"])


class Item(NamedTuple):
    """A word of a run, or what joins two of its words ("of the", "'s")."""

    word: Word
    start: int
    end: int
    #: the words of the block that it is made of: the first, and the one after the last
    first: int
    last: int
    #: a name may begin and end with it
    capital: bool
    #: a name may begin with it, though it is no capital: "van" Dijk
    leads: bool = False


class Run(NamedTuple):
    """Capitalised words that stand together."""

    block: int
    items: Sequence[Item]


def find_runs(block: int, text: str, wording: Wording, reader: WordReader) -> list[Run]:
    """Return the runs of capitals in one block, in reading order, never overlapping."""
    return _Finder(block, text, wording, reader).runs()


class _Finder:
    def __init__(self, block: int, text: str, wording: Wording, reader: WordReader) -> None:
        self.block = block
        self.text = text
        self.atoms = wording.words
        self.gaps = wording.gaps
        self.starts = wording.starts
        self.reader = reader
        self.words = reader.small
        #: where the words behind the last far too long one begin
        self.beyond = 0

    def runs(self) -> list[Run]:
        found: list[Run] = []
        done = 0
        # Most words begin with a small letter.
        for k in [k for k, atom in enumerate(self.atoms) if not atom[0].islower()]:
            atom = self.atoms[k]
            if k < done or not (atom[0].isupper() or (atom[0].isdigit() and self._opens(k))):
                continue
            if self.gaps[k][-1:] in ("@", "#"):
                continue
            items, done = self._run(k)
            if items:
                found.append(Run(self.block, items))
        return found

    def _opens(self, k: int) -> bool:
        """Tell whether a word that begins with a figure may open a name: "20th Century Fox", "1. FC Köln"."""
        atom = self.atoms[k]
        if k + 1 >= len(self.atoms) or not self.atoms[k + 1][0].isupper():
            return False
        if atom.isdigit():
            return self.gaps[k + 1] == ". " and atom in ("1", "2") and self.atoms[k + 1].isupper()
        return self.gaps[k + 1] in BLANKS and any(letter.isalpha() for letter in atom)

    def _run(self, k: int) -> tuple[list[Item], int]:
        items: list[Item] = []
        first = k
        if k and (leading := self._leading(k)):
            items.append(leading)
        while True:
            item = self._item(k)
            if item is None:  # "l’" of "l’Université", or far too long a word
                if len(items) == 1 and items[0].leads:
                    items = []  # a "van" that opens nothing
                if self.beyond > k:
                    return items, self.beyond
                if not items and k + 1 < len(self.atoms) and self.atoms[k + 1][0].isupper():
                    k += 1
                    continue
                return items, k + 1
            items.append(item)
            if len(items) >= MOST_ITEMS:
                return items, item.last
            joined = self._joined(item)
            if joined is None:
                return items, max(item.last, first + 1)
            joiner, k = joined
            if joiner:
                items.append(joiner)

    def _leading(self, k: int) -> Item | None:
        """Return the small words before a first capital that open a surname: "van der" Berg."""
        first = k
        while first and self.gaps[first] in BLANKS and self.atoms[first - 1].casefold() in self.words.leading:
            first -= 1
            if k - first == 2:
                break
        if first == k or self.atoms[first][0].isupper():
            return None
        return self._small(first, k, leads=True)

    def _small(self, first: int, last: int, *, leads: bool = False) -> Item:
        start, end = self.starts[first], self.starts[last - 1] + len(self.atoms[last - 1])
        return Item(self.reader.joiner(self.text[start:end]), start, end, first, last, False, leads)

    def _item(self, k: int) -> Item | None:
        """Return the word that begins with one of the block's words: "O’Brien", "U.S.", "Jean-Luc"."""
        atoms, gaps = self.atoms, self.gaps
        first = last = k
        if k and gaps[k] in HYPHENS and atoms[k - 1].casefold() in self.words.hyphen_particles:
            first = k - 1
        while last + 1 < len(atoms):
            gap, following = gaps[last + 1], atoms[last + 1]
            if gap in BLANKS or not gap:
                break
            if gap in HYPHENS or gap in (SOFT_HYPHEN, "&"):
                pass
            elif gap in APOSTROPHES:
                if following.casefold() in self.words.possessives:
                    break
                if last == k and self._is_elided(k):
                    return None
            elif gap == ".":
                # "U.S.", "S.p.A."
                initials = len(atoms[last]) == 1 and len(following) == 1 and following.isalpha()
                if not initials and following not in _DOMAINS:
                    break
            else:
                break
            last += 1
        start, end = self.starts[first], self.starts[last] + len(atoms[last])
        if end - start > LONGEST_WORD:
            self.beyond = last + 1
            return None
        behind = gaps[last + 1]
        if behind[:1] == "." and (len(atoms[last]) == 1 or atoms[last].casefold() in self.words.dotted):
            end += 1
        return Item(self.reader.word(self.text[start:end]), start, end, first, last + 1, True)

    def _is_elided(self, k: int) -> bool:
        """Tell whether a word before an apostrophe is none of the name's: "l’" of "l’Université".

        With a capital inside a sentence it belongs to the name ("D’Alema"), and where a list has it as one.
        """
        atom = self.atoms[k]
        if atom.casefold() not in self.words.elisions:
            return False
        if atom.islower():
            return True
        whole = f"{atom}'{self.atoms[k + 1]}"
        knowledge = self.reader.knowledge
        is_name = whole.casefold() in knowledge.family_names or whole in knowledge.organizations
        return not is_name and (k == 0 or self.gaps[k] not in BLANKS)

    def _joined(self, item: Item) -> tuple[Item | None, int] | None:
        """Return what joins *item* to the next capital, if anything, and where that is."""
        atoms, gaps, last = self.atoms, self.gaps, item.last
        if last >= len(atoms):
            return None
        gap = gaps[last]
        if item.word.text[-1] == "." and gap[:1] == ".":
            gap = gap[1:]
        following = atoms[last]
        if gap in BLANKS:
            if following[0].isupper():
                return None, last
            if following[0].isdigit():
                return self._number(last)
            return self._over_small(last)
        if gap == " & ":
            return (self._sign(item.end, last), last) if following[0].isupper() else None
        if gap in APOSTROPHES and following.casefold() in self.words.possessives:
            after = last + 1
            if after < len(atoms) and gaps[after] in BLANKS and atoms[after][0].isupper():
                return self._sign(item.end, after), after
            return None
        if len(gap) == 2 and gap[0] in APOSTROPHES and gap[1] in BLANKS and self.words.possessives:
            # "Farmers' Union"
            if following[0].isupper() and item.word.key[-1:] in ("s", "z", "x"):
                return self._sign(item.end, last), last
            return None
        if len(gap) == 2 and gap[0] in BLANKS and gap[1] in OPENING_MARKS:
            return self._over_nickname(item, last)
        return None

    def _sign(self, start: int, last: int) -> Item:
        end = self.starts[last]
        return Item(self.reader.joiner(self.text[start:end]), start, end, last, last, False)

    def _number(self, k: int) -> tuple[Item | None, int] | None:
        """A figure is a part of a run where a capital follows, as a joiner: "Channel 4 News"."""
        after = k + 1
        if (
            len(self.atoms[k]) <= 4
            and after < len(self.atoms)
            and self.gaps[after] in BLANKS
            and self.atoms[after][0].isupper()
        ):
            return self._small(k, after), after
        return None

    def _over_small(self, k: int) -> tuple[Item | None, int] | None:
        """Return the small words from *k* on that join names, and where the next capital stands."""
        atoms, gaps = self.atoms, self.gaps
        joiners = self.words.joiners
        after = k
        while after < len(atoms) and after - k < 3 and (after == k or gaps[after] in BLANKS):
            atom = atoms[after]
            if atom[0].isupper():
                break
            folded = atom.casefold()
            elided = (
                after + 1 < len(atoms) and gaps[after + 1] in APOSTROPHES and folded in self.words.elisions
            )
            if elided and atoms[after + 1][0].isupper():
                return self._small(k, after + 1), after + 1
            if (
                folded in self.words.hyphen_particles
                and after + 1 < len(atoms)
                and gaps[after + 1] in HYPHENS
                and atoms[after + 1][0].isupper()
            ):
                return (self._small(k, after) if after > k else None), after + 1
            if folded not in joiners:
                return None
            after += 1
        if after < len(atoms) and after > k and gaps[after] in BLANKS and atoms[after][0].isupper():
            return self._small(k, after), after
        return None

    def _over_nickname(self, item: Item, k: int) -> tuple[Item, int] | None:
        """Return the nickname in marks behind *item*, and where the surname behind it stands."""
        for after in range(k + 1, min(k + 4, len(self.atoms))):
            gap = self.gaps[after]
            if gap in BLANKS:
                continue
            closes = len(gap) == 2 and gap[1] in BLANKS and gap[0] in "\"”“»«’'"
            if not closes or not self.atoms[after][0].isupper():
                return None
            start, end = item.end + 1, self.starts[after] - 1
            if end - start > _LONGEST_NICKNAME:
                return None
            return Item(self.reader.joiner(self.text[start:end]), start, end, k, after, False), after
        return None
