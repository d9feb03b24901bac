"""Words that tell events: verbs by what they tell, and the small words around them."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class RegularForms:
    """How the verbs with one ending of the lemma are inflected, where they are regular."""

    #: ending of the lemma: "e", "" for every verb that no other rule fits
    ending: str
    #: what replaces it in the present: "es"
    present: tuple[str, ...] = ()
    #: what replaces it in the past: "ed"
    past: tuple[str, ...] = ()
    #: what replaces it in the past participle; empty where that is the past form
    participle: tuple[str, ...] = ()
    #: what replaces it in the present participle: "ing"
    present_participle: tuple[str, ...] = ()
    #: what replaces it in a future and a conditional that are one word: "erá", "ería" (Spanish)
    future: tuple[str, ...] = ()
    #: the same for a conditional: "ería" (Spanish)
    conditional: tuple[str, ...] = ()
    #: what replaces it in bare forms that are not the lemma: "arse" (Spanish)
    bare: tuple[str, ...] = ()
    #: put before the lemma in the past participle: "ge"
    participle_prefix: str = ""


@attrs.frozen(kw_only=True)
class EventWords:
    """The table ``[events]`` of a language file."""

    #: lemmas by what they tell; the keys are the values of `newsmodel.EventType`
    verbs: dict[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]])
    #: nouns that tell what happened, by what they tell: "attack", "election"
    happenings: dict[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]])
    #: endings of their other forms, and what these replace of the noun
    happening_endings: tuple[str, ...] = ()
    #: lemmas of statements that report words whatever follows: "say"; "reject" is as often a deed
    reports: tuple[str, ...] = ()
    #: those that are a deed where no words are quoted: "asked for help"
    requests: tuple[str, ...] = ()
    #: lemmas of statements that report words only where a clause or marked words follow: "added that …", but
    #: "added two ships"
    with_clause: tuple[str, ...] = ()
    #: words that open such a clause: "that", "whether"
    content_starts: tuple[str, ...] = ()
    #: words that stand for the subject of a clause that they open: "who"
    relatives: tuple[str, ...] = ()
    #: forms of listed verbs that are another word nearly always: "states"
    no_verbs: tuple[str, ...] = ()
    #: the first rule whose ending fits a lemma gives its regular forms
    regular: tuple[RegularForms, ...] = ()
    #: lemmas whose last consonant is doubled before an ending with a vowel: "ban"
    doubling: tuple[str, ...] = ()
    #: past forms that no rule gives, by lemma: meet = ["met"]
    irregular_past: dict[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]])
    #: past participles that no rule gives and that differ from the past form
    irregular_participle: dict[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]])
    #: open the headline of an article that explains, not tells: "how", "here's"
    question_openings: tuple[str, ...] = ()
    #: what a headline calls its article that is no news, before or behind what parts it off: "Opinion: …"
    genre_labels: tuple[str, ...] = ()
    #: mean whoever reads: "your"; in a headline they make a service piece
    reader_words: tuple[str, ...] = ()
    #: nouns that a number makes a list of in a headline: "7 *tips*"
    list_nouns: tuple[str, ...] = ()
    #: parts of verbs that stand at the end of the clause: "nahm den Mann *fest*" (German)
    separable: tuple[str, ...] = ()
    #: a form of the present is a verb wherever it stands; elsewhere ("states") it may be a noun
    sure_present: bool = False
    #: endings of a past form: a word with one is no part of the phrase for people before it
    past_endings: tuple[str, ...] = ()
    #: endings by which a participle in no list is known behind what makes a passive, each with the ending of
    #: its lemma: iert = "ieren" (German)
    unknown_participle: dict[str, str] = attrs.field(factory=dict[str, str])
    #: endings of participles in no list by which one is known at the end of a clause that an auxiliary opens,
    #: each with the ending of its lemma: t = "en" (German); the most particular first
    framed_participle: dict[str, str] = attrs.field(factory=dict[str, str])
    #: what such a participle begins with: first what its lemma has not ("ge"), then what it keeps
    framed_prefixes: tuple[str, ...] = ()
    #: endings of past and of future forms by which a verb in no list is known, each with the ending of its
    #: lemma: "owała" = "ować" (Polish); "" where such a form is left alone
    unknown_past: dict[str, str] = attrs.field(factory=dict[str, str])
    #: the same for endings of future forms
    unknown_future: dict[str, str] = attrs.field(factory=dict[str, str])
    #: belong to the verb when they follow it: "vote *down*"
    particles: tuple[str, ...] = ()
    #: lemma of the verb of a clause that has none but such a form: "sales *were* down in March"
    copula: str = ""
    #: forms that make a passive with a participle: "was"
    passive_auxiliaries: tuple[str, ...] = ()
    #: lemmas whose participle is active behind such a form: "est *arrivé*" (French)
    active_participles: tuple[str, ...] = ()
    #: words before such a form by which it is no passive: "s" in "s'est réuni" (French)
    reflexives: tuple[str, ...] = ()
    #: adjectives stand behind their noun, and a participle without such a form is one: "les marins *libérés*"
    adjectives_follow: bool = False
    #: a headline may open with its verb, the subject behind it: "Dimite la alcaldesa"
    verb_first: bool = False
    #: forms that make a perfect with a participle: "has"
    perfect_auxiliaries: tuple[str, ...] = ()
    #: how many words before a verb its auxiliaries can stand
    auxiliary_reach: int = 4
    #: put before the agent of a passive: "by"
    agent_prepositions: tuple[str, ...] = ()
    #: put before an object that is a person: "a" (Spanish)
    object_prepositions: tuple[str, ...] = ()
    #: put before somebody who takes part: "with"
    partner_prepositions: tuple[str, ...] = ()
    #: put before the place: "in"; the first ones in the list say most surely where it was
    place_prepositions: tuple[str, ...] = ()
    #: endings that a place's name has instead: "Osterby'*de*" (Turkish)
    place_endings: tuple[str, ...] = ()
    #: may stand between such a preposition and the place: "in *downtown* Osterby"
    place_modifiers: tuple[str, ...] = ()
    #: all prepositions after which a name is no subject and no object
    prepositions: tuple[str, ...] = ()
    #: those of them that are articles unless they follow a noun: "des" (French)
    partitives: tuple[str, ...] = ()
    #: before a noun, so that what follows is no verb: "the"
    determiners: tuple[str, ...] = ()
    #: join two verbs of one subject: "and"
    coordinators: tuple[str, ...] = ()
    #: open a clause of their own: "who", "after"
    clause_starts: tuple[str, ...] = ()
    #: say that it did not happen: "not"
    negations: tuple[str, ...] = ()
    #: say that it might: "could"
    possibility: tuple[str, ...] = ()
    #: say that it is to come: "will"
    future: tuple[str, ...] = ()
    #: stand before a bare verb and between it and its auxiliaries: "to"
    infinitive_marks: tuple[str, ...] = ()
    #: nouns for people and bodies that act without a name: "police", "gunman"; with the offices and nouns of
    #: ``[actors]`` they make the participants that the article does not name
    people: tuple[str, ...] = ()
    #: words that stand for so many people when nothing follows but the verb: "*seven* killed"
    counts: tuple[str, ...] = ()
    #: between such a word and its noun: "thousands *of* people"
    count_links: tuple[str, ...] = ()
    #: put before a number and part of it: "at least"
    quantifiers: tuple[str, ...] = ()
