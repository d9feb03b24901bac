"""What a language's words do around quotes, looked up word by word."""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Iterable

import attrs

from newsmodel.annotating.lookup import inverted
from newsmodel.annotating.quotes.tokens import token_pattern
from newsmodel.annotating.wording import wording_of, written_forms
from newsmodel.language import Language
from newsmodel.language.actors import ActorWords
from newsmodel.language.quotes import QuoteWords

#: Letters of a word from which longer words that end in it are compounds of it.
_LONG_ENOUGH = 5


class Does:
    """What a word may do in a clause; one word may do several things.

    Plain integers: an enum's own arithmetic is too slow for every word of a text.
    """

    VERB = 1 << 0  #: a form of a verb that attributes
    AUXILIARY = 1 << 1
    PASSIVE = 1 << 2  #: an auxiliary that makes a passive
    ADVERB = 1 << 3
    DETERMINER = 1 << 4
    PREPOSITION = 1 << 5
    BINDING = 1 << 6
    CONJUNCTION = 1 << 7
    SUBORDINATOR = 1 << 8
    COMPLEMENTIZER = 1 << 9
    RELATIVE = 1 << 10
    INFINITIVE = 1 << 11
    PRONOUN = 1 << 12
    AFTER_SOURCE = 1 << 15  #: stands behind the source: German "zufolge"
    AGENT = 1 << 13
    ACCORDING = 1 << 14  #: opens an "according to"
    BARE = 1 << 16  #: of a verb that attributes the bare form and no other: "report"
    SIGNS = VERB | ACCORDING | AFTER_SOURCE  #: may attribute something


class Form(enum.Enum):
    """Forms of a verb, as far as they matter here."""

    BARE = "bare"
    FINITE = "finite"
    PARTICIPLE = "participle"
    GERUND = "gerund"


class VerbKind(enum.Enum):
    """What a verb does with words in marks or a clause of its own."""

    SPEECH = "speech"  #: reports either
    ATTITUDE = "attitude"  #: reports a clause, never a direct quote: "believe"
    NAMING = "naming"  #: takes quoted words as a name or a judgement: "call"


@attrs.frozen
class VerbForm:
    """One form of a verb that attributes."""

    lemma: str
    form: Form
    kind: VerbKind
    #: must follow the verb
    particle: str | None = None
    #: needs no "that" before the clause that it reports
    bare_clause: bool = False
    #: reports with an infinitive: "promised to come"
    infinitive: bool = False
    #: reports with a noun phrase: "praised the plan"
    object: bool = False
    #: the hearer may stand between the verb and its "that": "told them that"
    addressed: bool = False
    #: reports an open question: "asked what it was"
    asks: bool = False
    #: its forms look like no noun: "say"
    never_noun: bool = False

    @property
    def speech(self) -> bool:
        """Tell whether the verb can carry a direct quote."""
        return self.kind is VerbKind.SPEECH

    @property
    def names(self) -> bool:
        """Tell whether the verb takes quoted words as a name or a judgement."""
        return self.kind is VerbKind.NAMING

    @property
    def reports(self) -> bool:
        """Tell whether the verb can carry a clause or what stands for one."""
        return self.object or self.kind is not VerbKind.NAMING


@attrs.frozen(eq=False)
class Vocabulary:
    """The words of one language, by word."""

    does: dict[str, int]
    #: the forms that a word can be, those with a particle first
    verbs: dict[str, tuple[VerbForm, ...]]
    #: one of these is in every text that attributes something, as texts write them: "said", "Said", "SAID"
    sign_forms: frozenset[str]
    adverb_endings: tuple[str, ...]
    #: pronoun → what it can stand for
    pronouns: dict[str, frozenset[str]]
    #: those that can stand for one person: "she"
    personal: frozenset[str]
    genders: dict[str, str]
    #: what the gender of an article can tell of whom it describes: Spanish "la" a woman
    article_genders: dict[str, frozenset[str]]
    #: phrases that open an "according to", by their first word, the longest first
    according_before: dict[str, tuple[tuple[str, ...], ...]]
    #: words that open one with a certain word behind them, and no other way: "in" of "in the words of"
    according_pairs: dict[str, frozenset[str]]
    according_nouns: dict[str, frozenset[str]]
    according_behind_quote: frozenset[str]
    reporting_conjunctions: frozenset[str]
    verb_second: bool
    capital_nouns: bool
    comma_before_clause: bool
    question_words: frozenset[str]
    open_question_words: frozenset[str]
    judging_words: frozenset[str]
    passed_on: frozenset[str]
    passed_on_links: frozenset[str]
    title_words: frozenset[str]
    fewest_words: int
    plural_endings: tuple[str, ...]
    plural_nouns: frozenset[str]
    absolutes: frozenset[str]
    verb_endings: tuple[str, ...]
    gerund_endings: tuple[str, ...]
    #: prepositions that may be articles: Portuguese "a"
    article_prepositions: frozenset[str]
    #: prepositions that are articles before a plural: French "des" of "ont dit des voisins"
    plural_articles: frozenset[str]
    #: words that open a phrase that is no subject: German "dem"
    oblique_words: frozenset[str]
    #: open a phrase that is the subject: German "der"
    nominative_articles: frozenset[str]
    #: articles that are also relative pronouns: German "der"
    relative_articles: frozenset[str]
    adjective_endings: tuple[str, ...]
    #: forms of a verb that mark what it says as reported: German "sei"
    reported_mood: frozenset[str]
    #: those among them that nothing else can be meant by, as texts write them
    sure_mood: frozenset[str]
    #: words by which a writer speaks of oneself
    first_person: frozenset[str]
    #: words by which somebody is asked
    second_person: frozenset[str]
    #: words that may stand for what was quoted right before: German "Das" of "Das sagte der Minister"
    resuming_words: frozenset[str]
    #: nouns for somebody's words, which stand before the one who says them: German "Fazit"
    utterance_nouns: frozenset[str]
    #: nouns for what somebody says: "call", and what joins them to the words: "for"
    saying_nouns: frozenset[str]
    saying_links: frozenset[str]
    #: say that a story is an interview
    interview_words: frozenset[str]
    #: nouns that say what somebody thinks: German "Meinung"
    opinion_nouns: frozenset[str]
    #: say that words stand beside them, word by word: German "mit den Worten"
    wordings: tuple[tuple[str, ...], ...]
    #: stand before the text in which "it says" something
    text_prepositions: frozenset[str]
    #: German "sich"
    reflexives: frozenset[str]
    #: cuts a text into tokens
    token: re.Pattern[str]
    #: an auxiliary may stand first behind a quote: French "a déclaré"
    compound_inversion: bool
    #: the verb alone may say who speaks: Spanish "dijo"
    null_subject: bool
    #: a dash may open speech
    speech_dashes: bool
    #: it may do so behind a sentence too
    dashes_inside: bool
    #: a verb's form does not tell a participle from a finite verb: Russian, Polish, Turkish
    any_form: bool
    #: a preposition that names whose view follows: French "pour" of "Pour la maire, « … »"
    stance_prepositions: frozenset[str]
    #: labels of the one who answers in an interview: "a"
    answer_labels: frozenset[str]
    #: the verb stands behind its quote and the subject before it
    verb_final: bool
    #: words for those who can speak, and endings of more: "minister", "ministry"
    offices: frozenset[str]
    office_endings: tuple[str, ...]
    #: all words for what a source can be, texts among them: "minister", "analysts", "report"
    source_nouns: frozenset[str]
    #: more of them, in the plural
    source_plurals: frozenset[str]
    #: endings of more of them
    source_endings: tuple[str, ...]
    #: those of them for people: "minister"
    person_nouns: frozenset[str]
    #: stand behind the name of somebody: "MP"
    post_nominals: frozenset[str]
    #: words that carry no meaning in a description: "the", "of"
    small_words: frozenset[str]


_TABLES: tuple[tuple[str, int], ...] = (
    ("auxiliaries", Does.AUXILIARY),
    ("passive_auxiliaries", Does.PASSIVE | Does.AUXILIARY),
    ("adverbs", Does.ADVERB),
    ("determiners", Does.DETERMINER),
    ("prepositions", Does.PREPOSITION),
    ("binding_prepositions", Does.BINDING | Does.PREPOSITION),
    ("genitive_articles", Does.BINDING),
    ("agent_prepositions", Does.AGENT | Does.PREPOSITION),
    ("conjunctions", Does.CONJUNCTION),
    ("subordinators", Does.SUBORDINATOR),
    ("complementizers", Does.COMPLEMENTIZER | Does.SUBORDINATOR),
    ("relatives", Does.RELATIVE),
    ("infinitive_markers", Does.INFINITIVE),
)


@functools.lru_cache(maxsize=64)
def vocabulary_of(language: Language) -> Vocabulary:
    """Return the vocabulary of *language*; built once for each."""
    words, actors = language.quotes, language.actors
    does: dict[str, int] = {}
    for name, what in _TABLES:
        _mark(does, getattr(words, name), what)
    for pronouns in words.pronouns.values():
        _mark(does, pronouns, Does.PRONOUN)
    verbs: dict[str, list[VerbForm]] = {}
    tables = (
        (VerbKind.SPEECH, words.speech),
        (VerbKind.ATTITUDE, words.attitude),
        (VerbKind.NAMING, words.naming),
    )
    for kind, table in tables:
        for lemma, entries in table.items():
            for word, form in _forms(lemma, entries):
                verbs.setdefault(word, []).append(
                    VerbForm(
                        lemma,
                        form,
                        kind,
                        lemma.partition(" ")[2] or None,
                        lemma in words.bare_clause,
                        lemma in words.infinitive_clause,
                        lemma in words.object_clause,
                        lemma in words.addressed,
                        lemma in words.asking,
                        lemma in words.never_nouns,
                    )
                )
    _mark(does, verbs, Does.VERB)
    bare = (word for word, forms in verbs.items() if all(form.form is Form.BARE for form in forms))
    _mark(does, bare, Does.BARE)
    _mark(does, words.according_after, Does.AFTER_SOURCE)
    _mark(does, words.according_nouns, Does.AFTER_SOURCE | Does.ACCORDING)
    _mark(does, words.according_behind_quote, Does.ACCORDING)
    _mark(does, (phrase.split()[0] for phrase in words.according_before), Does.ACCORDING)
    sources = _source_nouns(words, actors)
    # Of a phrase the longest word is the rarest: "words" of "in the words of".
    keys = [max(phrase.split(), key=len) for phrase in words.according_before]
    signs = (*verbs, *words.according_after, *words.according_nouns, *words.according_behind_quote, *keys)
    return Vocabulary(
        does=does,
        sign_forms=frozenset(written_forms(wording_of(word).words[0] for word in signs)),
        verbs={word: tuple(sorted(forms, key=_has_no_particle)) for word, forms in verbs.items()},
        adverb_endings=words.adverb_endings,
        pronouns=inverted(words.pronouns),
        personal=frozenset((*words.pronouns.get("female", ()), *words.pronouns.get("male", ()))),
        genders={word: gender for gender, some in words.gender_words.items() for word in some},
        article_genders=inverted(words.article_genders),
        according_before=_by_first_word(words.according_before),
        according_pairs=_pairs(words),
        according_nouns={word: frozenset(nouns) for word, nouns in words.according_nouns.items()},
        according_behind_quote=frozenset(words.according_behind_quote),
        reporting_conjunctions=frozenset(words.reporting_conjunctions),
        verb_second=words.verb_second,
        capital_nouns=words.capital_nouns,
        comma_before_clause=words.comma_before_clause,
        judging_words=frozenset(words.judging_words),
        question_words=frozenset(words.question_words),
        open_question_words=frozenset(words.open_question_words),
        passed_on=frozenset(words.passed_on),
        passed_on_links=frozenset(words.passed_on_links),
        title_words=frozenset(words.title_words),
        fewest_words=words.fewest_words,
        plural_endings=words.plural_endings,
        plural_nouns=frozenset(words.plural_nouns),
        absolutes=frozenset(words.absolute_prepositions),
        verb_endings=words.verb_endings,
        gerund_endings=words.gerund_endings,
        article_prepositions=frozenset(words.article_prepositions),
        plural_articles=frozenset(words.plural_articles),
        oblique_words=frozenset(words.oblique_words),
        nominative_articles=frozenset(words.nominative_articles),
        relative_articles=frozenset(words.relative_articles),
        adjective_endings=words.adjective_endings,
        reported_mood=frozenset(words.reported_mood),
        sure_mood=frozenset(words.reported_mood).difference(words.unreal_mood),
        first_person=frozenset(words.first_person),
        second_person=frozenset(words.second_person),
        resuming_words=frozenset(words.resuming_words),
        utterance_nouns=frozenset((*words.utterance_nouns, *words.opinion_nouns)),
        saying_nouns=frozenset(words.saying_nouns),
        saying_links=frozenset(words.saying_links),
        interview_words=frozenset(words.interview_words),
        opinion_nouns=frozenset(words.opinion_nouns),
        wordings=tuple(tuple(phrase.split()) for phrase in words.wordings),
        text_prepositions=frozenset(words.text_prepositions),
        reflexives=frozenset(words.reflexives),
        token=token_pattern(words.elisions, words.clitics),
        compound_inversion=words.compound_inversion,
        null_subject=words.null_subject,
        verb_final=words.verb_final,
        answer_labels=frozenset(words.answer_labels),
        speech_dashes=words.speech_dashes,
        dashes_inside=words.dashes_inside,
        any_form=not words.auxiliaries,
        stance_prepositions=frozenset(words.stance_prepositions),
        offices=frozenset(
            (*actors.offices, *actors.person_nouns, *actors.organization_heads, *words.speaker_nouns)
        ),
        office_endings=(
            *actors.office_endings,
            *(
                noun
                for noun in (*actors.organization_heads, *words.speaker_nouns)
                if len(noun) >= _LONG_ENOUGH
            ),
        ),
        source_nouns=sources,
        source_plurals=frozenset(
            noun.removesuffix(ending) + plural
            for plural, ending in words.source_plurals.items()
            for noun in sources
            if noun.endswith(ending)
        ),
        source_endings=tuple(
            noun for noun in (*words.source_nouns, *words.utterance_nouns) if len(noun) >= _LONG_ENOUGH
        ),
        person_nouns=frozenset((*actors.offices, *actors.person_nouns)),
        post_nominals=frozenset(word.lower().rstrip(".") for word in actors.post_nominals),
        small_words=frozenset(
            (*words.determiners, *words.prepositions, *words.binding_prepositions, *words.conjunctions)
        ),
    )


def _source_nouns(words: QuoteWords, actors: ActorWords) -> frozenset[str]:
    if not words.source_nouns:
        return frozenset()
    people = (*actors.offices, *actors.person_nouns, *words.speaker_nouns)
    return frozenset((*people, *actors.organization_heads, *words.source_nouns, *words.utterance_nouns))


def _mark(does: dict[str, int], words: Iterable[str], what: int) -> None:
    for word in words:
        does[word] = does.get(word, 0) | what


def _has_no_particle(form: VerbForm) -> bool:
    return form.particle is None


def _by_first_word(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True):
        found.setdefault(phrase[0], []).append(phrase)
    return {word: tuple(some) for word, some in found.items()}


def _pairs(words: QuoteWords) -> dict[str, frozenset[str]]:
    phrases = [phrase.split() for phrase in words.according_before]
    alone = {
        *(phrase[0] for phrase in phrases if len(phrase) == 1),
        *words.according_behind_quote,
        *words.according_after,
        *words.according_nouns,
    }
    return {
        opener: frozenset(phrase[1] for phrase in phrases if phrase[0] == opener)
        for opener in {phrase[0] for phrase in phrases}.difference(alone)
    }


def _forms(lemma: str, entries: tuple[str, ...]) -> list[tuple[str, Form]]:
    found = [
        (word, form)
        for form, entry in zip((Form.FINITE, Form.PARTICIPLE, Form.GERUND), entries, strict=False)
        for word in entry.split()
    ]
    return [*found, (lemma.partition(" ")[0], Form.BARE)]
