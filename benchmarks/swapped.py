"""Puts other names into annotated sentences, so that what is learned are the forms of names, not the names.

Half of the new names are known to no list: they are made of the beginning of one and the end of another.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from name_corpora import Document, Sentence

from newsmodel.annotating.names.words import WordReader

_VOWELS = "aeiouyäöüáéíóúàèæøåаеиоуыэюя"
_CYRILLIC = range(0x400, 0x500)


class Swapper:
    """Makes names for one language."""

    def __init__(self, reader: WordReader, seed: int) -> None:
        self.rng = random.Random(seed)  # noqa: S311 - it makes names
        self.words = reader.language.actors
        knowledge = reader.knowledge
        cyrillic = reader.code in ("ru", "uk")

        def fits(name: str) -> bool:
            return (ord(name[0]) in _CYRILLIC) == cyrillic

        self.given = sorted(
            n for n, g in knowledge.given_names.items() if g != "seldom" and fits(n) and len(n) > 2
        )
        self.family = sorted(n for n in knowledge.family_names if n and fits(n) and len(n) > 3)
        self.towns = sorted(n for n, kind in knowledge.places.items() if kind in ("town", "city") and fits(n))

    def invented(self) -> str:
        """Return a name that no list has, made of two that lists have."""
        pool: Sequence[str] = self.family if self.rng.random() < 0.6 else self.towns
        one, other = (self.rng.choice(pool).split()[0].casefold() for _ in range(2))
        cut = next((i for i in range(2, len(one)) if one[i] in _VOWELS), 3)
        start = next((i for i in range(len(other) // 2, len(other)) if other[i] in _VOWELS), len(other) // 2)
        name = one[:cut] + other[start:]
        return name.title() if len(name) > 3 else one.title()

    def name(self, label: str, old: str) -> str:
        """Return another name of the same kind and about the same length."""
        several = " " in old
        if label == "ORG":
            return self._organization(several, old)
        return {"PER": self._person, "LOC": self._place}[label](several)

    def _syllable(self) -> str:
        return (
            self.rng.choice("bcdghjklmnpstwy")
            + self.rng.choice("aeiou")
            + self.rng.choice(["", "n", "ng", "k"])
        )

    def _given(self) -> str:
        return self.rng.choice(self.given).title() if self.rng.random() < 0.75 else self.invented()

    def _family(self) -> str:
        return self.rng.choice(self.family).title() if self.rng.random() < 0.4 else self.invented()

    def _person(self, several: bool) -> str:
        if not several:
            return self._family() if self.rng.random() < 0.85 else self._given()
        x = self.rng.random()
        given, family = self._given(), self._family()
        if x < 0.03:  # as in Korea, in both orders
            syllables = f"{self._syllable().title()}-{self._syllable()}"
            return (
                f"{syllables} {family}"
                if self.rng.random() < 0.4
                else f"{self._syllable().title()} {syllables}"
            )
        if x < 0.12 and self.words.particles:
            return f"{given} {self.rng.choice(self.words.particles)} {family}"
        if x < 0.16:
            return f"{given} {self.invented()[0]}. {family}"
        if x < 0.20:
            return f"{given[0]}. {family}"
        if x < 0.26:
            return f"{given}-{self._given()} {family}"
        if x < 0.32:
            return f"{given} {family}-{self._family()}"
        if x < 0.36 or (x < 0.6 and self.words.two_surnames):
            return f"{given} {family} {self._family()}"
        if x < 0.39 and self.words.hyphen_particles:
            return f"{given} {self.rng.choice(self.words.hyphen_particles)}-{family}"
        if x < 0.42 and self.words.generations:
            return f"{given} {family} {self.rng.choice(self.words.generations[:2]).title()}."
        return f"{given} {family}"

    def _place(self, several: bool) -> str:
        name = self.invented() if self.rng.random() < 0.6 else self.rng.choice(self.towns)
        if several and self.words.place_heads and self.rng.random() < 0.5:
            return f"{self.invented()} {self.rng.choice(self.words.place_heads).title()}"
        if several and self.words.place_openers:
            return f"{self.rng.choice(self.words.place_openers).title()} {self.invented()}"
        return name

    def _organization(self, several: bool, old: str) -> str:
        x = self.rng.random()
        if not several:
            if old.isupper() and len(old) < 6:
                return "".join(
                    self.rng.choice("ABCDEFGHIKLMNOPRSTUVW") for _ in range(self.rng.randint(2, 5))
                )
            return self.invented()
        if x < 0.45 and self.words.organization_heads:
            head = self.rng.choice(self.words.organization_heads).title()
            return f"{self.invented()} {self.invented() + ' ' if self.rng.random() < 0.3 else ''}{head}"
        if x < 0.75 and self.words.organization_openers:
            joiner = self.rng.choice(self.words.name_joiners) if self.words.name_joiners else ""
            opener = self.rng.choice(self.words.organization_openers)
            opener = opener[0].upper() + opener[1:]
            if self.rng.random() < 0.4 or not joiner or len(opener) < 4:
                return f"{opener} {self.invented()}"
            return f"{opener} {joiner} {self.invented()}"
        if x < 0.9 and self.words.company_endings:
            ending = self.rng.choice(self.words.company_endings)
            is_initials = len(ending) < 4 and ending not in ("inc", "co", "ltd")
            return f"{self.invented()} {ending.upper() if is_initials else ending.title()}"
        return (
            f"{self.invented()} & {self.invented()}" if x < 0.95 else f"{self.invented()} {self.invented()}"
        )

    def document(self, document: Document) -> Document:
        """Return a document with other names in its sentences; the same old name gets the same new one."""
        renamed: dict[tuple[str, str], str] = {}
        sentences: list[Sentence] = []
        for text, spans in document.sentences:
            if not spans or any(label not in ("PER", "ORG", "LOC") for _, _, label in spans):
                continue
            made, at, moved = "", 0, []
            for start, end, label in spans:
                old = text[start:end]
                if old not in renamed and len(old.split()) > 1 and label == "PER":
                    new = self.name(label, old)
                    renamed[old, label] = new
                    renamed.setdefault((old.split()[-1], label), new.split()[-1])
                new = renamed.setdefault((old, label), self.name(label, old))
                made += text[at:start]
                moved.append((len(made), len(made) + len(new), label))
                made += new
                at = end
            sentences.append(Sentence(made + text[at:], moved))
        return Document(
            document.name + "+", document.language, document.corpus + "+", sentences, document.whole
        )
