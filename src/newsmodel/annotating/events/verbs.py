"""Knows the verbs of a language by their forms, and what the words around one make of it."""

from __future__ import annotations

import enum
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

import attrs

from newsmodel.annotating.events.words import word_pattern
from newsmodel.knowledge.world import known_forms
from newsmodel.language import Language
from newsmodel.language.events import EventWords, RegularForms
from newsmodel.language.quotes import QuoteWords
from newsmodel.model import EventStatus, EventType


class Form(enum.Flag):
    """What a word can be as a form of its verb; several where forms look alike ("put")."""

    BASE = enum.auto()
    PRESENT = enum.auto()
    PAST = enum.auto()
    PARTICIPLE = enum.auto()
    PRESENT_PARTICIPLE = enum.auto()
    FUTURE = enum.auto()
    CONDITIONAL = enum.auto()


_BASE, _PARTICIPLE, _GERUND = Form.BASE.value, Form.PARTICIPLE.value, Form.PRESENT_PARTICIPLE.value
_PAST = Form.PAST.value | _PARTICIPLE
_FUTURE, _CONDITIONAL = Form.FUTURE.value, Form.CONDITIONAL.value


@attrs.frozen
class Verb:
    """A word that is a form of a known verb."""

    lemma: str
    type: EventType
    form: Form
    #: the same as a number: flags are slow to ask, and every word of a clause asks
    bits: int = attrs.field(init=False, default=attrs.Factory(lambda verb: verb.form.value, True))

    @property
    def is_bare(self) -> bool:
        """Whether it can be an infinitive, or a present that looks like one."""
        return self.bits & _BASE != 0

    @property
    def is_past(self) -> bool:
        """Whether it can be a past form or a participle."""
        return self.bits & _PAST != 0

    @property
    def is_participle(self) -> bool:
        """Whether it can be a past participle."""
        return self.bits & _PARTICIPLE != 0

    @property
    def is_gerund(self) -> bool:
        """Whether it can be a present participle: "opening"."""
        return self.bits & _GERUND != 0

    @property
    def is_future(self) -> bool:
        """Whether it can be a future that is one word: "abrirá"."""
        return self.bits & _FUTURE != 0

    @property
    def is_conditional(self) -> bool:
        """Whether it can be a conditional that is one word: "abriría"."""
        return self.bits & _CONDITIONAL != 0

    @property
    def is_mere_participle(self) -> bool:
        """Whether it is nothing but a participle: it needs an auxiliary, or describes a noun."""
        return self.bits == _PARTICIPLE

    @property
    def takes_clause(self) -> bool:
        """Whether what follows may be a clause, not an object: "said the bridge was shut"."""
        return self.type is EventType.STATEMENT


#: Letters before an ending by which a verb in no list is known.
_SHORTEST_STEM = 2


@attrs.frozen
class Grammar:
    """The words of ``[events]`` as sets, and every form of every verb."""

    forms: dict[str, Verb]
    #: the type of each lemma of a verb that has a separable part, by part and lemma without it
    separated: dict[tuple[str, str], Verb]
    #: cuts text into words
    word: re.Pattern[str]
    particles: frozenset[str]
    #: the verb of a clause that has only an auxiliary, if the language tells its lemma
    copula: Verb | None
    passive: frozenset[str]
    perfect: frozenset[str]
    #: what makes a perfect of what was before: "had"
    past_perfect: frozenset[str]
    active_participles: frozenset[str]
    reflexives: frozenset[str]
    adjectives_follow: bool
    #: a form of the present is a verb wherever it stands
    sure_present: bool
    #: the subject may stand behind its verb
    inverts: bool
    verb_first: bool
    #: the verb stands second, what belongs to it last
    verb_second: bool
    agent_prepositions: frozenset[str]
    object_prepositions: frozenset[str]
    partner_prepositions: frozenset[str]
    place_prepositions: tuple[str, ...]
    prepositions: frozenset[str]
    partitives: frozenset[str]
    determiners: frozenset[str]
    clause_starts: frozenset[str]
    coordinators: frozenset[str]
    negations: frozenset[str]
    possibility: frozenset[str]
    future: frozenset[str]
    infinitive_marks: frozenset[str]
    #: nouns that stand between a preposition and a place's name: "city"
    place_nouns: frozenset[str]
    #: last words of names that are places though an organisation has them: "house"
    place_heads: frozenset[str]
    place_modifiers: frozenset[str]
    #: names of countries, casefolded
    countries: frozenset[str]
    articles: frozenset[str]
    definite: frozenset[str]
    plural_nouns: frozenset[str]
    plural_endings: tuple[str, ...]
    #: endings of participles, and of the lemmas of their verbs
    participle_endings: dict[str, str]
    #: endings of participles at the end of a clause that no list has, with those of their lemmas, and such a
    #: word: what the lemma keeps of what stands before the stem, and the rest
    framed_endings: dict[str, str]
    framed: re.Pattern[str]
    #: endings that make an owner of a word: "'s"
    possessives: tuple[str, ...]
    #: endings of finite forms of verbs in no list, the longest first, with the endings of their lemmas
    finite_endings: dict[str, tuple[str, Form]]
    #: words that are no such form, whatever they end with
    no_finite: frozenset[str]
    #: nouns that tell what happened, in every form
    happenings: dict[str, Verb]
    #: a verb ends its clause
    verb_final: bool
    #: endings by which a name is the place of something
    place_endings: tuple[str, ...]
    auxiliary_reach: int
    #: nouns for people, one and several of them
    people: frozenset[str]
    counts: frozenset[str]
    links: frozenset[str]
    #: the last one or two words before a number that belong to it: "at least"
    quantifiers: frozenset[str]
    #: every noun has a capital, so that a capital is no name
    capital_nouns: bool
    adverb_endings: tuple[str, ...]
    #: adverbs, and the auxiliaries that make neither a passive nor a perfect
    adverbs: frozenset[str]
    #: lemmas of verbs that report words whatever follows, and their forms
    reports: frozenset[str]
    #: what joins a participle that reports to the words before it: "and saying", "quoted as saying"
    before_reports: frozenset[str]
    #: lemmas of statements that need a clause or marked words to be one: "add"
    with_clause: frozenset[str]
    content_starts: frozenset[str]
    relatives: frozenset[str]
    #: those of them that ask somebody for something: "urged"
    requests: frozenset[str]
    #: what opens the naming of a source: "according to"
    according: frozenset[str]
    #: the verb that it stands for
    according_action: str
    #: "she", "it", "they"
    pronouns: frozenset[str]
    #: endings of words that follow a phrase for people, and are no part of it: "ly", "ed"
    after_phrases: tuple[str, ...]

    @cached_property
    def all_finite_endings(self) -> tuple[str, ...]:
        """Endings of finite forms of verbs in no list."""
        return tuple(self.finite_endings)

    @cached_property
    def auxiliaries(self) -> frozenset[str]:
        """What stands before a participle that is a verb."""
        return self.passive | self.perfect

    @cached_property
    def helpers(self) -> frozenset[str]:
        """What makes a verb of the word behind it, though no list has that."""
        return self.auxiliaries if self.adjectives_follow else self.passive

    @cached_property
    def around_phrases(self) -> frozenset[str]:
        """What stands before or after the words of a noun phrase."""
        return (
            self.before_nouns | self.clause_starts | self.auxiliaries | self.before_infinitives | self.adverbs
        )

    @cached_property
    def in_clauses(self) -> frozenset[str]:
        """What stands in a clause with its own verb, and not in the object of another one."""
        return self.auxiliaries | self.possibility | self.future | self.negations

    @cached_property
    def people_and_counts(self) -> frozenset[str]:
        """What can stand for people without a name."""
        return self.people | self.counts

    @cached_property
    def between_phrases(self) -> frozenset[str]:
        """What parts two noun phrases."""
        return self.prepositions | self.coordinators | self.clause_starts

    @cached_property
    def before_phrases(self) -> frozenset[str]:
        """What a noun phrase follows, or a clause."""
        return self.before_nouns | self.clause_starts

    @cached_property
    def between_appositions(self) -> frozenset[str]:
        """What does not stand between a name and what is set beside it."""
        return self.coordinators | self.auxiliaries

    @cached_property
    def before_capitals(self) -> frozenset[str]:
        """What may stand between a preposition and the capitals of a place."""
        return self.place_modifiers | self.articles

    @cached_property
    def before_verbs(self) -> frozenset[str]:
        """What stands before the verb of a clause and is its first part, if it has several: "hat", "will"."""
        return self.auxiliaries | self.possibility | self.future | self.negations

    @cached_property
    def before_subjects(self) -> frozenset[str]:
        """What may open a clause before the noun of its subject."""
        return self.articles | self.determiners | self.coordinators | self.adverbs

    @cached_property
    def before_predicates(self) -> frozenset[str]:
        """What stands before a verb in its clause and is no subject."""
        return self.auxiliaries | self.before_infinitives | self.coordinators

    @cached_property
    def loose_ends(self) -> frozenset[str]:
        """What does not end a clause: "and" before the next verb."""
        return self.coordinators | self.infinitive_marks

    @cached_property
    def verbal(self) -> frozenset[str]:
        """What looks like a verb or an auxiliary."""
        return self.auxiliaries.union(self.forms, self.future)

    @cached_property
    def before_infinitives(self) -> frozenset[str]:
        """What stands before a bare verb."""
        return self.future | self.possibility | self.negations | self.infinitive_marks

    @cached_property
    def before_places(self) -> frozenset[str]:
        """What may stand between a preposition and a name."""
        return self.determiners | self.place_modifiers

    @cached_property
    def before_nouns(self) -> frozenset[str]:
        """What stands before a noun, so that a word that could be a verb is a plural."""
        return self.determiners | self.prepositions | self.coordinators

    def is_plural(self, word: str) -> bool:
        """Tell whether *word*, in lower case, looks like several of something."""
        return word in self.plural_nouns or (word.endswith(self.plural_endings) and len(word) > 3)


@lru_cache(maxsize=64)
def grammar_of(language: Language) -> Grammar:
    """Return the grammar that a language's words make."""
    words = language.events
    quotes = language.quotes
    forms = _forms(language)
    reports = frozenset(words.reports or quotes.speech)
    coordinators = words.coordinators or quotes.conjunctions
    clause_starts = words.clause_starts or (
        *quotes.subordinators,
        *quotes.relatives,
        *quotes.complementizers,
        *quotes.question_words,
    )
    return Grammar(
        forms=forms,
        separated=_separated(language),
        word=word_pattern(language.quotes.elisions),
        particles=frozenset(words.particles),
        copula=Verb(words.copula, EventType.OTHER, Form.PAST) if words.copula else None,
        passive=frozenset(words.passive_auxiliaries),
        perfect=frozenset(words.perfect_auxiliaries),
        past_perfect=frozenset(language.times.past_perfect),
        active_participles=frozenset(words.active_participles),
        reflexives=frozenset(words.reflexives),
        adjectives_follow=words.adjectives_follow,
        sure_present=words.sure_present,
        inverts=language.quotes.verb_second or words.verb_first,
        verb_first=words.verb_first,
        verb_second=language.quotes.verb_second,
        agent_prepositions=frozenset(words.agent_prepositions),
        object_prepositions=frozenset(words.object_prepositions),
        partner_prepositions=frozenset(words.partner_prepositions),
        place_prepositions=words.place_prepositions,
        prepositions=frozenset(words.prepositions or quotes.prepositions),
        partitives=frozenset(words.partitives),
        determiners=frozenset(words.determiners or quotes.determiners),
        clause_starts=frozenset(clause_starts),
        coordinators=frozenset(coordinators),
        negations=frozenset(words.negations),
        possibility=frozenset(words.possibility),
        future=frozenset(words.future),
        infinitive_marks=frozenset(words.infinitive_marks),
        place_nouns=frozenset(language.actors.place_nouns),
        place_heads=frozenset(language.actors.place_heads),
        countries=frozenset(name.casefold() for name in language.actors.countries),
        place_modifiers=frozenset(words.place_modifiers),
        definite=frozenset(language.actors.definite_articles),
        articles=frozenset(language.actors.determiners),
        plural_nouns=frozenset(language.quotes.plural_nouns),
        plural_endings=language.quotes.plural_endings,
        framed_endings=dict(words.framed_participle),
        framed=_framed(words.framed_participle, words.framed_prefixes, words.separable),
        participle_endings=words.unknown_participle,
        possessives=language.times.possessives,
        finite_endings=_finite_endings(words),
        no_finite=frozenset((*words.no_verbs, *_small_words(language))),
        happenings=_happenings(words),
        verb_final=language.quotes.verb_final,
        place_endings=words.place_endings,
        auxiliary_reach=words.auxiliary_reach,
        people=_people(language),
        counts=frozenset(words.counts),
        links=frozenset(words.count_links),
        quantifiers=frozenset(words.quantifiers),
        capital_nouns=language.quotes.capital_nouns,
        adverb_endings=language.quotes.adverb_endings,
        adverbs=frozenset((*language.quotes.adverbs, *language.quotes.auxiliaries)),
        reports=reports,
        before_reports=frozenset((*language.quotes.passed_on_links, *coordinators, *clause_starts)),
        with_clause=frozenset(words.with_clause),
        content_starts=frozenset(words.content_starts or quotes.complementizers),
        relatives=frozenset(words.relatives or quotes.relatives),
        requests=frozenset(words.requests),
        according=frozenset(opening.casefold() for opening in quotes.according_before),
        according_action=next(iter(words.verbs.get(EventType.STATEMENT.value, ())), ""),
        pronouns=_pronouns(language.quotes),
        after_phrases=(*language.quotes.adverb_endings, *words.past_endings),
    )


def _finite_endings(words: EventWords) -> dict[str, tuple[str, Form]]:
    """Return the endings of finite forms with the lemma's and the form, the longest first."""
    found = {ending: (lemma, Form.PAST) for ending, lemma in words.unknown_past.items()}
    found.update((ending, (lemma, Form.FUTURE)) for ending, lemma in words.unknown_future.items())
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


def _happenings(words: EventWords) -> dict[str, Verb]:
    found: dict[str, Verb] = {}
    for kind, nouns in words.happenings.items():
        for noun in nouns:
            verb = Verb(noun, EventType(kind), Form.PARTICIPLE)
            stem = noun[:-1] if noun[-1] in "aeoyаяеоы" else noun
            found[noun] = verb
            found.update((stem + ending, verb) for ending in words.happening_endings)
            found.update((noun + ending, verb) for ending in words.happening_endings)
    return found


def _people(language: Language) -> frozenset[str]:
    nouns = {*language.events.people, *language.actors.offices, *language.actors.person_nouns}
    endings = language.actors.plural_endings
    return frozenset(nouns).union(noun + ending for noun in nouns for ending in endings)


def _pronouns(words: QuoteWords) -> frozenset[str]:
    groups = (words.pronouns.get(kind, ()) for kind in ("female", "male", "thing", "plural"))
    return frozenset(itertools.chain.from_iterable(groups))


def _forms(language: Language) -> dict[str, Verb]:
    """Return every form of the verbs of the language's table, and of those that newsmodel knows besides."""
    found: dict[str, tuple[str, EventType, int]] = {}
    for lemma, kind, spelling, form in itertools.chain(_listed(language), _known(language)):
        known = found.get(spelling)
        if known is None:
            found[spelling] = lemma, kind, form
        elif known[0] == lemma:
            found[spelling] = lemma, known[1], known[2] | form
    for spelling in (*language.events.no_verbs, *_small_words(language)):
        found.pop(spelling, None)
    # A verb has few kinds of forms, and many spellings.
    verbs = {key: Verb(key[0], key[1], Form(key[2])) for key in set(found.values())}
    return {spelling: verbs[key] for spelling, key in found.items()}


def _listed(language: Language) -> Iterator[tuple[str, EventType, str, int]]:
    words = language.events
    for kind, lemmas in words.verbs.items():
        for lemma in lemmas:
            for spelling, form in _spellings(lemma, words):
                if not _is_separated(lemma, spelling, words):
                    yield lemma, EventType(kind), spelling, form.value


def _known(language: Language) -> Iterator[tuple[str, EventType, str, int]]:
    tenses = {form.name: form.value for form in Form}
    for lemma, spelling, tense in known_forms(language.code):
        kind = EventType.STATEMENT if lemma in language.quotes.speech else EventType.OTHER
        yield lemma, kind, spelling, tenses[tense]


def _is_separated(lemma: str, spelling: str, words: EventWords) -> bool:
    """Tell whether *spelling* is a form of *lemma* without its separable part: "nahm" of "festnehmen"."""
    part = next((part for part in words.separable if lemma.startswith(part)), "")
    return bool(part) and not spelling.startswith(part)


def _separated(language: Language) -> dict[tuple[str, str], Verb]:
    words = language.events
    if not words.separable:
        return {}
    lemmas = {lemma: EventType.OTHER for lemma, _, _ in known_forms(language.code)}
    lemmas.update((lemma, EventType.STATEMENT) for lemma in language.quotes.speech)
    lemmas.update((lemma, EventType(kind)) for kind, group in words.verbs.items() for lemma in group)
    return {
        (part, lemma.removeprefix(part)): Verb(lemma, kind, Form.PAST | Form.PRESENT)
        for lemma, kind in lemmas.items()
        for part in words.separable
        if lemma.startswith(part)
    }


def _small_words(language: Language) -> Iterator[str]:
    """Yield what is no verb that tells something, whatever verb it is a form of: "will", "der"."""
    words, quotes = language.events, language.quotes
    yield from itertools.chain(
        *(words.passive_auxiliaries, words.perfect_auxiliaries, words.determiners, quotes.determiners),
        *(words.prepositions, quotes.prepositions, words.clause_starts, quotes.subordinators),
        *map(str.split, (*quotes.according_before, *quotes.according_after)),
        *(words.coordinators, quotes.conjunctions, words.infinitive_marks, quotes.adverbs),
    )


def _spellings(lemma: str, words: EventWords) -> list[tuple[str, Form]]:
    rule = next((rule for rule in words.regular if lemma.endswith(rule.ending)), RegularForms(ending=""))
    stem = lemma[: len(lemma) - len(rule.ending)]
    # The doubled consonant stands before an ending with a vowel only: "bans", but "banned".
    doubled = stem + stem[-1:] if lemma in words.doubling else stem
    past = words.irregular_past.get(lemma, tuple(doubled + ending for ending in rule.past))
    regular_participle = tuple(rule.participle_prefix + doubled + ending for ending in rule.participle)
    participle = words.irregular_participle.get(lemma, regular_participle or past)
    return [
        (lemma, Form.BASE),
        *((stem + ending, Form.PRESENT) for ending in rule.present),
        *((form, Form.PAST) for form in past),
        *((form, Form.PARTICIPLE) for form in participle),
        *((doubled + ending, Form.PRESENT_PARTICIPLE) for ending in rule.present_participle),
        *((stem + ending, Form.FUTURE) for ending in rule.future),
        *((stem + ending, Form.CONDITIONAL) for ending in rule.conditional),
        *((stem + ending, Form.BASE) for ending in rule.bare),
    ]


def _framed(endings: Iterable[str], prefixes: Sequence[str], separable: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of a participle in no list: "*ge*prüft", "ab*ge*prüft", "verprüft" (German)."""
    if not endings:
        return re.compile(r"(?!)")
    mark, *kept = prefixes
    parts, others, ends = ("|".join(map(re.escape, words)) for words in (separable, kept, endings))
    return re.compile(rf"(?:({parts})?{mark}|({others}))([^\W\d_]{{2,}}(?:{ends}))")


def unknown_participle(word: str, grammar: Grammar) -> Verb | None:
    """Return the passive of a verb that no list has, None if *word* does not look like one."""
    for ending, of_lemma in grammar.participle_endings.items():
        if word.endswith(ending) and len(word) >= len(ending) + 3:
            return Verb(word.removesuffix(ending) + of_lemma, EventType.OTHER, Form.PARTICIPLE)
    return None


def framed_participle(word: str, grammar: Grammar) -> Verb | None:
    """Return a verb in no list whose participle ends its clause, None if *word* does not look like one."""
    match = grammar.framed.fullmatch(word)
    if match is None:
        return unknown_participle(word, grammar)
    part, prefix, rest = match.groups(default="")
    ending = next(ending for ending in grammar.framed_endings if rest.endswith(ending))
    lemma = part + prefix + rest.removesuffix(ending) + grammar.framed_endings[ending]
    return Verb(lemma, EventType.OTHER, Form.PARTICIPLE)


def unknown_finite(word: str, grammar: Grammar) -> Verb | None:
    """Return the verb of a finite form that no list has, None if *word* does not look like one."""
    for ending, (of_lemma, form) in grammar.finite_endings.items():
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            is_verb = of_lemma and len(stem) >= _SHORTEST_STEM and word not in grammar.no_finite
            return Verb(stem + of_lemma, EventType.OTHER, form) if is_verb else None
    return None


def status_of(before: tuple[str, ...], grammar: Grammar, verb: Verb | None = None) -> EventStatus:
    """Return how real the words *before* a verb, in its own clause, and its form say that the event is."""
    heard = set(before)
    if heard & grammar.negations:
        return EventStatus.DENIED
    if heard & grammar.possibility or (verb and verb.is_conditional):
        return EventStatus.POSSIBLE
    if heard & grammar.future or (verb and verb.is_future):
        return EventStatus.PLANNED
    # "to meet", and nothing else around it: the way headlines announce.
    if before[-1:] and before[-1] in grammar.infinitive_marks:
        return EventStatus.PLANNED
    return EventStatus.HAPPENED
