"""What the steps look up of a language's words: sets of single words, lists for the text around a name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import attrs

from newsmodel._remembering import remembered
from newsmodel.language import Language
from newsmodel.language.actors import ActorWords

# Scripts with capitals that names are written in; others are left alone.
_CASED = ((0x41, 0x250), (0x370, 0x590), (0x10A0, 0x1100), (0x1E00, 0x2000))


def _classes() -> tuple[str, str]:
    letters = [chr(code) for low, high in _CASED for code in range(low, high)]
    capitals = [letter for letter in letters if unicodedata.category(letter) in ("Lu", "Lt")]
    return "".join(capitals), "".join(letter for letter in letters if letter.islower())


CAPITALS, SMALL = _classes()

#: So many words are kept with what they are; where nouns have capitals, a day's news has as many.
MANY_WORDS = 16_384
#: Letters of the last part of a compound that tells its sort: "bank" of "Zentralbank".
_SHORTEST_TAIL = 4
_NO_SORTS: frozenset[str] = frozenset()


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of *words*, the longest first; one that never matches if there are none."""
    escaped = [re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True)]
    return "|".join(escaped) if escaped else r"(?!)"


def _openers_of(language: Language) -> tuple[str, ...]:
    """Return words that open sentences, in a language without a list: those that quotes are read by."""
    words = language.quotes
    according = (word for phrase in words.according_before for word in phrase.split())
    return (*according, *words.prepositions, *words.determiners, *words.adverbs, *words.subordinators)


@lru_cache(maxsize=64)
def position_behind(language: Language) -> re.Pattern[str]:
    """Return the pattern of a position printed behind a name in a caption: " (R)", ", left,"."""
    mark = rf"(?P<mark>{alternatives(language.actors.positions)})"
    return re.compile(rf"(?:\s?[(\[]|,\s){mark}(?=\s?[,.;:)\]]|$)", re.IGNORECASE)


@attrs.frozen(kw_only=True, eq=False)
class Lookup:
    """A language's words for actors, prepared for looking up: single words are casefolded."""

    language: Language
    honorifics: frozenset[str]
    post_nominals: frozenset[str]
    generations: frozenset[str]
    company_endings: frozenset[str]
    #: endings of a company's name behind the capitals: " plc", " & Co. KG"
    company_tail: re.Pattern[str]
    offices: frozenset[str]
    modifiers: frozenset[str]
    #: modifiers and other adjectives of offices
    adjectives: frozenset[str]
    person_nouns: frozenset[str]
    given_names: frozenset[str]
    particles: frozenset[str]
    organization_heads: frozenset[str]
    organizations: frozenset[str]
    place_heads: frozenset[str]
    #: what stands behind a place's name and makes it another place's
    place_tail: re.Pattern[str]
    place_openers: frozenset[str]
    places: frozenset[str]
    organization_openers: frozenset[str]
    nationalities: frozenset[str]
    no_names: frozenset[str]
    openers: frozenset[str]
    #: capitalised words at which a run is cut wherever they stand: "The", "In"
    stops: frozenset[str]
    joiners: frozenset[str]
    #: joiners of offices and of names
    all_joiners: frozenset[str]
    additions: frozenset[str]
    genitives: frozenset[str]
    portfolios: frozenset[str]
    #: single words of what an office is over: of portfolios, heads of organisations, articles, "of"
    over: frozenset[str]
    #: verbs between a person and what the person is, and of how many words the longest is: "was named"
    copulas: frozenset[str]
    longest_copula: int
    copula_heads: frozenset[str]
    relatives: frozenset[str]
    #: those that are no articles as well
    only_relatives: frozenset[str]
    elisions: frozenset[str]
    #: words whose full stop is their own
    abbreviations: frozenset[str]
    definite_articles: frozenset[str]
    determiners: frozenset[str]
    person_verbs: frozenset[str]
    possessives: tuple[str, ...]
    #: the cues that words right before a name are, and words right after it
    before: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]
    #: ``female`` or ``male`` by title or pronoun
    gender_words: Mapping[str, str]
    #: of what sort whoever a noun calls is: a company, a minister
    sorts: Mapping[str, frozenset[str]]
    #: words in an apposition, by the cue that they are
    apposed: tuple[tuple[str, frozenset[str]], ...]

    # Asked of every word beside a name, several times: the same few thousand words come again and again.
    # There is one lookup a language, so that keeping it alive costs nothing.
    @remembered(MANY_WORDS)
    def is_office(self, word: str) -> bool:
        """Tell whether *word* names an office or a calling; a plural is none."""
        folded = word.casefold().rstrip(".")
        last = folded.rpartition("-")[2] if "-" in folded else folded
        words = self.language.actors
        if last in self.offices or folded in self.offices or folded.endswith(words.office_endings):
            return True
        stems = (last.removesuffix(ending) for ending in words.office_inflections if last.endswith(ending))
        return any(stem in self.offices or stem.endswith(words.office_endings) for stem in stems)

    @remembered(MANY_WORDS)
    def sorts_of(self, word: str) -> frozenset[str]:
        """Return of what sorts whoever *word* calls is, that of its last part for a compound."""
        folded = word.casefold()
        last = folded.rpartition("-")[2]
        known = self.sorts.get(folded) or self.sorts.get(last)
        if known is not None or not self.language.actors.office_endings:
            return known or _NO_SORTS
        tails = (last[at:] for at in range(1, len(last) - _SHORTEST_TAIL + 1))
        return next((self.sorts[tail] for tail in tails if tail in self.sorts), _NO_SORTS)

    @remembered(MANY_WORDS)
    def is_plural_office(self, word: str) -> bool:
        """Tell whether *word* names several holders of an office: "athletes"."""
        folded, endings = word.casefold(), self.language.actors.plural_endings
        return folded.endswith(endings) and any(
            folded.endswith(ending) and folded.removesuffix(ending) in self.offices for ending in endings
        )

    @remembered(MANY_WORDS)
    def is_modifier(self, word: str) -> bool:
        """Tell whether *word* may stand before an office as a part of it: "deputy", "ex-"."""
        folded = word.casefold()
        return (
            folded in self.adjectives or self.is_office(folded) or folded.rpartition("-")[2] in self.modifiers
        )

    @remembered(MANY_WORDS)
    def is_nationality(self, words: str) -> bool:
        """Tell whether *words* are an adjective of nationality, or a people's or a faith's name."""
        if words in self.nationalities:
            return True
        endings = self.language.actors.adjective_endings
        return bool(endings and words.endswith(endings)) and any(
            words.endswith(ending) and words[: -len(ending)] in self.nationalities for ending in endings
        )

    def without_ending(self, word: str) -> str:
        """Return an adjective of nationality as it is listed, without the ending of its case."""
        stems = (word.removesuffix(ending) for ending in self.language.actors.adjective_endings)
        return next((stem for stem in stems if stem != word and stem in self.nationalities), word)

    @remembered(MANY_WORDS)
    def is_organization(self, word: str) -> bool:
        """Tell whether a compound is an organisation: "Außenministerium", "Bundesgericht"."""
        folded, words = word.casefold(), self.language.actors
        if not words.nouns_capitalised or folded in self.organization_heads:
            return False
        if "-" in folded and folded.rpartition("-")[2] in self.organization_heads:
            return True
        if folded.endswith(words.organization_compounds):
            return True
        return folded.startswith(words.organization_prefixes) and any(
            folded.startswith(prefix) and self.is_organization_head(folded.removeprefix(prefix))
            for prefix in words.organization_prefixes
        )

    @remembered(MANY_WORDS)
    def is_organization_head(self, word: str) -> bool:
        """Tell whether a name that ends in *word* is an organisation's."""
        folded = word.casefold().rstrip(".")
        if len(folded) > 2 and folded in self.company_endings:
            return True
        return folded in self.organization_heads or folded.endswith(self.language.actors.organization_endings)


@lru_cache(maxsize=64)
def lookup_of(language: Language) -> Lookup:
    """Return the words of *language*, prepared."""
    words = language.actors
    adjectives = [adjective for listed in words.countries.values() for adjective in listed]
    return Lookup(
        language=language,
        honorifics=_folded(words.honorifics),
        post_nominals=_folded(words.post_nominals),
        generations=_folded(words.generations),
        company_endings=_folded(words.company_endings),
        company_tail=_company_tail(words.company_endings),
        offices=_folded(words.offices),
        modifiers=_folded(words.office_modifiers),
        adjectives=_folded((*words.office_modifiers, *words.role_adjectives)),
        person_nouns=_folded(words.person_nouns),
        given_names=_folded(words.given_names),
        particles=_folded(words.particles),
        organization_heads=_folded(words.organization_heads),
        organizations=frozenset(words.organizations),
        place_heads=_folded(words.place_heads),
        place_tail=re.compile(rf"[ \u00a0](?:{alternatives(words.place_tails)})(?!\w)"),
        place_openers=_folded(words.place_openers),
        places=frozenset((*words.countries, *words.places)),
        organization_openers=_folded(words.organization_openers),
        nationalities=frozenset(
            form for word in (*adjectives, *words.nationalities) for form in (word, word + "s")
        ),
        no_names=_folded(words.no_names),
        openers=_folded((*(words.sentence_openers or _openers_of(language)), *language.function_words)),
        stops=_folded(language.function_words) - _folded(words.particles),
        joiners=_folded(words.office_joiners),
        all_joiners=_folded(
            (*words.office_joiners, *words.name_joiners, *words.genitive_joiners, *words.additions)
        ),
        additions=_folded(words.additions),
        genitives=_folded(words.genitive_joiners),
        portfolios=_folded(words.portfolios),
        over=_folded(
            part
            for listed in (
                words.portfolios,
                words.organization_heads,
                words.organization_nouns,
                words.place_nouns,
                words.office_joiners,
                words.definite_articles,
                words.additions,
            )
            for word in listed
            for part in word.split()
        ),
        copulas=_folded(words.copulas),
        longest_copula=max((len(copula.split()) for copula in words.copulas), default=0),
        copula_heads=_folded(copula.split()[0] for copula in words.copulas),
        relatives=_folded((*words.relatives, *language.quotes.relatives, *language.quotes.relative_articles)),
        only_relatives=_folded((*words.relatives, *language.quotes.relatives)),
        elisions=_folded(words.elisions),
        abbreviations=_folded((*words.abbreviations, *words.honorifics)),
        definite_articles=_folded(words.definite_articles),
        determiners=_folded(words.determiners),
        person_verbs=_folded(words.person_verbs),
        possessives=words.possessives,
        before=classes_by_word(
            ("before:article", _folded(words.definite_articles)),
            ("before:place-preposition", _folded(words.place_prepositions)),
            ("before:person-verb", _folded(words.person_verbs)),
            ("before:person-noun", _folded(words.person_nouns)),
            ("before:organization-noun", _folded(words.organization_nouns)),
            ("before:place-noun", _folded(words.place_nouns) | _with_joiner(words)),
        ),
        after=classes_by_word(
            ("after:person-verb", _folded(words.person_verbs)),
            ("after:organization-noun", _folded(words.organization_nouns)),
            ("after:place-noun", _folded(words.place_nouns)),
        ),
        gender_words={word: gender for gender, some in language.quotes.gender_words.items() for word in some},
        sorts=inverted(words.sorts),
        apposed=(
            ("apposed:organization-noun", _folded(words.organization_nouns)),
            ("apposed:place-noun", _folded(words.place_nouns)),
        ),
    )


def _company_tail(endings: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of a company's endings as they are printed, without those that are words."""
    forms = {form for end in endings for form in (end.upper(), end.capitalize())}
    forms |= {end for end in endings if not any(letter in "aeiou" for letter in end)}  # "plc"
    dotted = {"".join(f"{letter}." for letter in form) for form in forms if form.isupper() and len(form) < 4}
    form = alternatives({*forms, *dotted, "GmbH", "mbH", "KGaA"})
    return re.compile(rf"(?:[.,]?[ \u00a0](?:& )?(?:{form})(?:\.(?=[, ][^A-Z])|(?!\w)))+")


def classes_by_word(*listed: tuple[str, frozenset[str]]) -> Mapping[str, tuple[str, ...]]:
    """Return the classes of each word that one of the lists has, in the order given."""
    classes: dict[str, tuple[str, ...]] = {}
    for name, words in listed:
        for word in words:
            classes[word] = (*classes.get(word, ()), name)
    return classes


def inverted(listed: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """Return the keys by the words that are listed under them."""
    keys: dict[str, set[str]] = {}
    for key, words in listed.items():
        for word in words:
            keys.setdefault(word, set()).add(key)
    return {word: frozenset(some) for word, some in keys.items()}


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


def _with_joiner(words: ActorWords) -> frozenset[str]:
    """Return "city of", "harbour of", "mayor of": what stands before a place."""
    nouns = (*words.place_nouns, *words.place_heads, *words.place_offices)
    return _folded(f"{noun} {joiner}" for noun in nouns for joiner in words.place_joiners)
