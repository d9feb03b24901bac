"""What single words are: to the language, and to what is known of the world."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import attrs

from newsmodel.annotating.lookup import Lookup, classes_by_word, lookup_of
from newsmodel.knowledge.world import Knowledge, common_words
from newsmodel.language import Language

SOFT_HYPHEN = "\u00ad"
#: A number for each label of the model, in hundredths.
Weights = tuple[int, int, int]
#: From this step on a word is not common.
RARE = 3
#: Letters of a part of a Korean or Chinese given name, at most.
_SYLLABLE = 5
#: Classes that say that a word is none.
_OF_NO_NAME = frozenset({"stop", "open", "no"})
#: The classes that say most, before those that places and families share with other words.
_TELLING = (
    "hon",
    "office",
    "-office",
    "given",
    "nat",
    "country",
    "region",
    "ohead",
    "oopen",
    "body",
    "org",
    "given1",
)
#: How many views of a single word there are.
VIEWS = 6
#: So many words are kept with what they are; runs have none of more than 40 code points.
_KEPT = 8_192


def shape_of(text: str) -> str:
    """Return what a word's letters look like: "A" capitals, "Aa" a name's, "aA" a capital inside, …"""
    if len(text) == 1 or (len(text) == 2 and text[1] == "."):
        return "i"
    if text.isalpha():
        if text.isupper():
            return "A"
        return "Aa" if text[1:].islower() else "aA"
    if "." in text:
        return "A.B" if text.replace(".", "").isupper() else "a."
    if any(letter.isdigit() for letter in text):
        return "9"
    if "".join(letter for letter in text if letter.isalpha()).isupper():
        return "A"
    if "-" in text:
        return "A-a" if text.partition("-")[2][:1].islower() else "A-A"
    return "A'a" if "'" in text or "’" in text else "?"


class Word:
    """One word as written, with what it is."""

    __slots__ = ("classes", "code", "is_capital", "key", "shape", "spelling", "text", "told", "weights")

    def __init__(self, text: str, key: str, code: str, *, is_capital: bool) -> None:
        self.text: str = text
        #: for comparing: in lower case, without soft hyphens and the full stop of an abbreviation
        self.key: str = key
        self.code: str = code
        self.is_capital: bool = is_capital
        self.shape: str = shape_of(text) if is_capital else "-"
        self.classes: list[str] = []
        #: the class that says most
        self.told: str = "-"
        self.spelling: list[str] = []
        #: what it weighs in each view that was asked for, by the view's number
        self.weights: list[Weights | None] = [None] * VIEWS

    @property
    def is_listed(self) -> bool:
        """Whether a list has it as a name, or as what stands in one."""
        return not _OF_NO_NAME.issuperset(self.classes[:-1])


@attrs.frozen(kw_only=True, eq=False)
class Small:
    """A language's small words that stand in names, and what cuts a word."""

    joiners: frozenset[str]
    leading: frozenset[str]
    hyphen_particles: frozenset[str]
    elisions: frozenset[str]
    #: "s" of "'s"
    possessives: frozenset[str]
    #: words behind which a full stop belongs to the name: "St.", "Jr."
    dotted: frozenset[str]


class WordReader:
    """Reads words of one language, with what is known of the world."""

    def __init__(self, language: Language, knowledge: Knowledge) -> None:
        """Prepare the words of *language*."""
        self.language = language
        self.knowledge = knowledge
        self.code: str = language.code
        self.lookup: Lookup = lookup_of(language)
        self.common: Mapping[str, int] = common_words(language.code)
        words = language.actors
        listed = (
            *words.particles,
            *words.name_joiners,
            *words.genitive_joiners,
            *words.additions,
            *words.definite_articles,
        )
        self.small: Small = Small(
            joiners=frozenset(part for word in listed for part in word.casefold().split()),
            leading=frozenset(part for word in words.leading_particles for part in word.casefold().split()),
            hyphen_particles=frozenset(words.hyphen_particles),
            elisions=frozenset(words.elisions),
            possessives=frozenset(end[1:] for end in words.possessives if len(end) > 1),
            dotted=frozenset((*words.abbreviations, *words.generations)),
        )
        self.joining: frozenset[str] = frozenset(word.casefold() for word in words.name_joiners)
        self.particles: frozenset[str] = self.small.leading | {
            part for word in words.particles for part in word.casefold().split()
        }
        lookup = self.lookup
        self._roles = classes_by_word(("mod", lookup.modifiers), ("person-noun", lookup.person_nouns))
        self._parts = classes_by_word(
            ("oopen", lookup.organization_openers),
            ("phead", lookup.place_heads),
            ("popen", lookup.place_openers),
            ("portfolio", lookup.portfolios),
            ("no", lookup.no_names),
        )
        self._kept = lru_cache(maxsize=_KEPT)(self._read)

    def word(self, text: str) -> Word:
        """Return a capitalised word with what it is."""
        return self._kept(text, True)

    def joiner(self, text: str) -> Word:
        """Return what stands between two capitals of a run."""
        return self._kept(text, False)

    def _read(self, text: str, is_capital: bool) -> Word:
        key = text.casefold()
        if not is_capital:
            key = '"' if text[0] in '"“”„«»‘‚' else key.strip().replace("’", "'")
            word = Word(text, key, self.code, is_capital=False)
            word.classes = self._joining(key)
            return word
        key = key.rstrip(".")
        if SOFT_HYPHEN in key:
            key = key.replace(SOFT_HYPHEN, "")
        if "’" in key:
            key = key.replace("’", "'")
        word = Word(text, key, self.code, is_capital=True)
        self._classify(word)
        word.spelling = ["sh=" + word.shape, f"{self.code}:{key}"]
        word.spelling += [f"{self.code}:-{key[-size:]}" for size in (2, 3, 4) if len(key) > size + 1]
        if len(key) > 4:
            word.spelling.append(f"-{key[-3:]}")
        if len(key) > 5:
            word.spelling.append(f"{self.code}:{key[:4]}-")
        return word

    def _joining(self, key: str) -> list[str]:
        """Return what joins two words of a name."""
        if key in ('"', "'", "'s", "&"):
            return [key]
        if key[:1].isdigit():
            return ["number"]
        parts, lookup = key.split(), self.lookup
        found: list[str] = []
        is_particle = key in lookup.particles or all(part in self.particles for part in parts)
        if is_particle:
            found.append("particle")
        if key in lookup.genitives or key in self.joining:
            found.append("of")
        elif parts[-1] in lookup.definite_articles and not is_particle:
            found.append("the")
        if parts[0] in lookup.additions:
            found.append("and")
        return found or ["small"]

    def _classify(self, word: Word) -> None:
        lookup, knowledge, key = self.lookup, self.knowledge, word.key
        text = word.text.replace("’", "'").replace(SOFT_HYPHEN, "")
        found = word.classes
        given = knowledge.given_names.get(key)
        if given is None and "-" in key:
            given = knowledge.given_names.get(key.partition("-")[0])
        place = knowledge.places.get(text)
        if place is None and word.shape == "A" and len(text) > _SYLLABLE - 2:
            place = knowledge.places.get(text.title())  # "LONDON"
        for ending in self.language.actors.name_endings:
            stem = key.removesuffix(ending)
            if stem != key and place is None and (place := knowledge.places.get(text.removesuffix(ending))):
                found.append("case")
                break
            if stem != key and given is None and stem in knowledge.given_names:
                found.append("case-given")
                break
            if stem != key and stem in knowledge.family_names and key not in knowledge.family_names:
                found.append("case-family")
                break
        if key in lookup.honorifics:
            found.append("hon")
        if lookup.is_office(key):
            found.append("office")
        elif "-" in key and lookup.is_office(key.rpartition("-")[2]):
            found.append("-office")
        found += self._roles.get(key, ())
        if given:
            found.append("given" if given != "seldom" else "given1")
        elif key in lookup.given_names:
            found.append("given")
        elif word.shape == "A-a" and self._is_of_syllables(key):
            word.shape = "A-b"
            found.append("given1")
        if key in knowledge.family_names:
            found.append("family")
        if lookup.is_nationality(text):
            found.append("nat")
        if place:
            found.append(place)
        elif text in lookup.places:
            found.append("listed")
        if text in knowledge.organizations or text in lookup.organizations:
            found.append("org")
        if lookup.is_organization(text):
            found.append("body")
        elif lookup.is_organization_head(key):
            found.append("ohead")
        found += self._parts.get(key, ())
        if key in lookup.stops:
            found.append("stop")
        elif key in lookup.openers:
            found.append("open")
        step = self.common.get(key)
        # Where every noun has a capital, a common word with one says something else.
        mark = "N" if self.language.actors.nouns_capitalised else "w"
        common = mark + ("-" if step is None else str(step))
        word.told = next((one for one in _TELLING if one in found), found[0] if found else common)
        found.append(common)

    def _is_of_syllables(self, key: str) -> bool:
        """Tell whether a word with a hyphen is a given name of two syllables, as in Korea: "Soo-jin"."""
        parts = key.split("-")
        return (
            len(parts) == 2
            and all(2 <= len(part) <= _SYLLABLE for part in parts)
            and any(self.common.get(part, RARE) >= RARE for part in parts)  # none: "self-help"
        )

    def is_surname_first(self, key: tuple[str, ...]) -> bool:
        """Tell whether a person's name of two words has the surname first: "Kovács Béla", "Baek Soo-yeon"."""
        if len(key) != 2 or key[0] in self.knowledge.given_names:
            return False
        family, given = self.knowledge.family_names, self.knowledge.given_names
        if "-" in key[1] and "-" not in key[0]:
            return self._is_of_syllables(key[1])
        return key[0] in family and key[1] in given and key[1] not in family

    def around(self, word: str, folded: str) -> list[str]:
        """Return what a word beside a stretch is."""
        lookup = self.lookup
        found: list[str] = []
        if word[0].isupper():
            found.append("capital")
        if word.isdigit():
            found.append("figure")
        if lookup.is_office(word):
            found.append("office")
        elif lookup.is_plural_office(word):
            found.append("offices")
        if folded in lookup.honorifics:
            found.append("hon")
        if lookup.is_nationality(word):
            found.append("nat")
        found += lookup.before.get(folded, ())
        found += lookup.after.get(folded, ())
        if folded in lookup.determiners:
            found.append("det")
        if folded in lookup.additions:
            found.append("and")
        if folded in lookup.organization_heads:
            found.append("ohead")
        return found


@lru_cache(maxsize=32)
def word_reader(language: Language, knowledge: Knowledge) -> WordReader:
    """Return the reader of a language's words."""
    return WordReader(language, knowledge)
