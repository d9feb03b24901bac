"""Words that attribute speech."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class QuoteWords:
    """The table ``[quotes]`` of a language file.

    Every word is written in lower case. A verb stands under its lemma with three entries: its finite
    forms, its participles, its gerunds (an entry may be empty); the lemma itself counts as the bare form.
    A lemma of two words has a particle, which must follow: ``"point out"``.
    """

    #: verbs that report speech and can carry a clause of their own: "say"
    speech: dict[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]])
    #: verbs that report a clause, but carry no direct quote: "believe"
    attitude: dict[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]])
    #: verbs (lemmas) whose clause needs no "that": "he said it would rain"
    bare_clause: tuple[str, ...] = ()
    #: verbs (lemmas) that report with an infinitive: "she promised to come"
    infinitive_clause: tuple[str, ...] = ()
    #: verbs (lemmas) that report with a noun phrase: "she praised the plan"
    object_clause: tuple[str, ...] = ()
    #: verbs (lemmas) whose hearer may stand before the clause: "she told them that it rained"
    addressed: tuple[str, ...] = ()
    #: verbs (lemmas) that report an open question: "she asked what it was"
    asking: tuple[str, ...] = ()
    #: verbs (lemmas) none of whose forms is a noun too: "say", unlike "report"
    never_nouns: tuple[str, ...] = ()
    #: verbs that take quoted words as a name or a judgement, never a reported clause: "call", "praise"
    naming: dict[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]])
    #: stand between subject and verb without being either: "was", "has", "would"
    auxiliaries: tuple[str, ...] = ()
    #: those auxiliaries that make a passive out of a participle: "was"
    passive_auxiliaries: tuple[str, ...] = ()
    #: name the one who acts in a passive: "by"
    agent_prepositions: tuple[str, ...] = ()
    #: may stand between subject and verb: "also", "later"
    adverbs: tuple[str, ...] = ()
    #: endings of other adverbs: "ly"
    adverb_endings: tuple[str, ...] = ()
    #: open a noun phrase: "the", "his"
    determiners: tuple[str, ...] = ()
    #: "of", "in", "with"
    prepositions: tuple[str, ...] = ()
    #: prepositions that are articles before a small word in the singular: Portuguese "a" of "diz a garota"
    article_prepositions: tuple[str, ...] = ()
    #: prepositions that are articles too, before a plural: French "des"
    plural_articles: tuple[str, ...] = ()
    #: prepositions that bind two parts of one name or office: "of"
    binding_prepositions: tuple[str, ...] = ()
    #: prepositions that give a gerund a subject of its own: "with the mayor saying"
    absolute_prepositions: tuple[str, ...] = ()
    #: articles that bind a second noun to the one before: German "der", "des"
    genitive_articles: tuple[str, ...] = ()
    #: join two verbs or two names: "and"
    conjunctions: tuple[str, ...] = ()
    #: open a clause of their own: "because", "when"
    subordinators: tuple[str, ...] = ()
    #: opens reported speech: "that"
    complementizers: tuple[str, ...] = ()
    #: open a reported question and belong to it: "whether"
    question_words: tuple[str, ...] = ()
    #: open such a question only behind a verb of `asking`: "what"
    open_question_words: tuple[str, ...] = ()
    #: "who"
    relatives: tuple[str, ...] = ()
    #: marks the bare form of a verb: "to"
    infinitive_markers: tuple[str, ...] = ()
    #: pronouns that can be a subject, under what they stand for: ``female``, ``male``, ``thing``,
    #: ``plural``, ``other``; a word may stand under several
    pronouns: dict[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]])
    #: other words that give away whether a person is a woman or a man: "her", "Mr."
    gender_words: dict[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]])
    #: articles that tell whether whom they describe is a woman, a man or several, under ``female``, ``male``
    #: and ``plural``; an article may stand under two: German "die"
    article_genders: dict[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]])
    #: words before the source of what the rest of the sentence says: "according to"
    according_before: tuple[str, ...] = ()
    #: nouns that open a source behind one of their prepositions, or stand before it: "nach Angaben der
    #: Polizei", "seiner Ansicht nach"; under each preposition its nouns
    according_nouns: dict[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]])
    #: words behind such a source: German "zufolge"
    according_after: tuple[str, ...] = ()
    #: words that name the source right behind a quote, and nowhere else: German "so"
    according_behind_quote: tuple[str, ...] = ()
    #: open a clause that attributes the one after it: "as" of "As the mayor said, …"
    reporting_conjunctions: tuple[str, ...] = ()
    #: the finite verb stands second, so that something else before it sends the subject behind it: "In Rom
    #: sagte der Papst"
    verb_second: bool = False
    #: every noun has a capital, so that capitals make no title: German
    capital_nouns: bool = False
    #: a comma stands before a reported clause: "Er sagte, dass"
    comma_before_clause: bool = False
    #: stand right before a judgement in marks: "as" of "dismissed it as “nonsense”"
    judging_words: tuple[str, ...] = ()
    #: participles that pass words on: "quoted" of "was quoted as saying"
    passed_on: tuple[str, ...] = ()
    #: join them to the verb of speech: "as"
    passed_on_links: tuple[str, ...] = ()
    #: words that a stretch inside a sentence must have to be speech where nothing attributes it; the more
    #: a language's newspapers set terms and names in marks, the more it takes
    fewest_words: int = 5
    #: words before marks that make no speech of what the marks hold: "so-called", "titled"
    title_words: tuple[str, ...] = ()
    #: endings and words that show a noun to be in the plural, so that a bare form behind it is its verb
    plural_endings: tuple[str, ...] = ()
    #: nouns that are plurals without such an ending: "people"
    plural_nouns: tuple[str, ...] = ()
    #: endings by which an unknown verb is told from a noun: "ed"
    verb_endings: tuple[str, ...] = ()
    #: endings by which an unknown gerund is told: "ing"
    gerund_endings: tuple[str, ...] = ()
    #: open a phrase that can be no subject, by their case: German "dem", "ihn"
    oblique_words: tuple[str, ...] = ()
    #: articles that show a phrase to be the subject, by their case: German "der"
    nominative_articles: tuple[str, ...] = ()
    #: articles that are relative pronouns too: German "der"
    relative_articles: tuple[str, ...] = ()
    #: endings of adjectives before their noun: German "en"
    adjective_endings: tuple[str, ...] = ()
    #: forms of verbs that mark a sentence as somebody's words without a verb of speech: German "sei", "habe"
    reported_mood: tuple[str, ...] = ()
    #: of these, forms that may as well say what is not so: German "wäre"
    unreal_mood: tuple[str, ...] = ()
    #: show that a sentence is its writer's own, whatever its mood: "I"
    first_person: tuple[str, ...] = ()
    #: show that somebody is asked: "you"
    second_person: tuple[str, ...] = ()
    #: stand for what was quoted before, at the beginning of the sentence that attributes it: German "das"
    #: of "Das sagte der Minister"
    resuming_words: tuple[str, ...] = ()
    #: nouns for those who can speak, besides the offices and bodies among the actors' words: "witness";
    #: longer nouns that end in one are compounds of it
    speaker_nouns: tuple[str, ...] = ()
    #: more nouns for those who can speak, which say of nobody who they are: "analysts", "government"
    source_nouns: tuple[str, ...] = ()
    #: how nouns for those who can speak make their plural: the ending, and what it stands for: ies = "y"
    source_plurals: dict[str, str] = attrs.field(factory=dict[str, str])
    #: nouns for words of somebody who stands behind them: "verdict" of "the verdict of the jury"
    utterance_nouns: tuple[str, ...] = ()
    #: say that a story is an interview, before its first question
    interview_words: tuple[str, ...] = ()
    #: nouns for what somebody says, before the words in marks: "call" of "her call for “patience”"
    saying_nouns: tuple[str, ...] = ()
    #: join them to the words: "of"
    saying_links: tuple[str, ...] = ()
    #: nouns that report a clause in place of a verb: German "Meinung" of "ist der Meinung, dass"
    opinion_nouns: tuple[str, ...] = ()
    #: phrases that say that words follow or stand before, whatever the verb: German "mit den Worten"
    wordings: tuple[str, ...] = ()
    #: show that a verb of naming tells how somebody calls itself: German "sich"
    reflexives: tuple[str, ...] = ()
    #: stand before the text that speaks behind an "it says": German "in" of "heißt es in dem Bericht"
    text_prepositions: tuple[str, ...] = ()
    #: words that lose their vowel before an apostrophe and are words of their own: French "l", "qu"
    elisions: tuple[str, ...] = ()
    #: pronouns that hang on a verb by a hyphen: French "il" of "dit-il"
    clitics: tuple[str, ...] = ()
    #: verb and subject change places behind a quote, the auxiliary first: French "« … », a déclaré le maire"
    compound_inversion: bool = False
    #: a verb needs no subject of its own: Spanish "«…», dijo"
    null_subject: bool = False
    #: a dash at the beginning of a paragraph may open speech: Spanish "—No lo sé —dijo Ana—."
    speech_dashes: bool = False
    #: a dash may open speech behind a sentence, too: Polish "Pilch jest zły. – Nie wiem – mówi."
    dashes_inside: bool = False
    #: open a sentence with the one whose view it gives: French "pour" of "Pour la maire, « c’est trop tard »"
    stance_prepositions: tuple[str, ...] = ()
    #: labels of the one who answers in an interview: "a" of "A: We open in May."
    answer_labels: tuple[str, ...] = ()
    #: the verb stands behind its quote and the subject before it: Turkish "Ada, “…” dedi"
    verb_final: bool = False
