"""Words that tell who is who: titles, offices, endings of organisations, countries."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class ActorWords:
    """The table ``[actors]`` of a language file.

    Single words are given in lower case and match in any case, unless a field says otherwise.
    """

    #: every noun is written with a capital (German): a capital alone says nothing there
    nouns_capitalised: bool = False
    #: endings of nouns for people, for such languages: "er" of "Musiker", "frau"
    person_endings: tuple[str, ...] = ()
    #: endings that a name may have for its case, when the form without is also met: "s"
    name_endings: tuple[str, ...] = ()
    #: what may stand before a name and belongs to nobody's office: "mr", "dr"; a full stop may follow
    honorifics: tuple[str, ...] = ()
    #: degrees and orders behind a name, which are no part of it: "mp", "phd"
    post_nominals: tuple[str, ...] = ()
    #: what tells father and son apart behind a name, and is a part of it: "jr", "iii"
    generations: tuple[str, ...] = ()
    #: words that are written with a full stop before a name: "mr", "gen"
    abbreviations: tuple[str, ...] = ()
    #: offices and callings, singular, one word: the last word of "foreign minister"
    offices: tuple[str, ...] = ()
    #: endings by which other words are offices too: "minister" of a compound; for languages that compound
    office_endings: tuple[str, ...] = ()
    #: endings that an office may have for its case: "s" of "des Ministers"
    office_inflections: tuple[str, ...] = ()
    #: verbs between a person and what the person is: "is", "was named"
    copulas: tuple[str, ...] = ()
    #: pronouns between a name and such a verb, besides those that quotes are read by: "who", "qui"
    relatives: tuple[str, ...] = ()
    #: endings that make several of an office: "s"
    plural_endings: tuple[str, ...] = ()
    #: words that an office may have before it: "deputy", "prime"
    office_modifiers: tuple[str, ...] = ()
    #: other adjectives before or behind an office: "notorious", "uscente"
    role_adjectives: tuple[str, ...] = ()
    #: an office's adjectives may stand behind it: "premier italiana"
    adjectives_follow: bool = False
    #: words between an office and what it is over: "of", "to", "of the"
    office_joiners: tuple[str, ...] = ()
    #: what an office may be over, besides places and organisations: "state", "foreign affairs"
    portfolios: tuple[str, ...] = ()
    #: nouns for people that are no office: "counterpart", "wife"
    person_nouns: tuple[str, ...] = ()
    #: people called after somebody who need not be there, in the plural: "supporters" of Ada Winter
    followers: tuple[str, ...] = ()
    #: common given names
    given_names: tuple[str, ...] = ()
    #: words inside a name that are not capitalised: "van", "der", "bin"
    particles: tuple[str, ...] = ()
    #: those among them that may open a surname on its own ("van Dijk said")
    leading_particles: tuple[str, ...] = ()
    #: prefixes joined to a name by a hyphen and not capitalised: "al"
    hyphen_particles: tuple[str, ...] = ()
    #: what an apostrophe ties to the front of a name: "l", "d" (French)
    elisions: tuple[str, ...] = ()
    #: a second surname may follow the one that a person is called by ("Pedro Álvarez García": Álvarez)
    two_surnames: bool = False
    #: what marks a possessor at the end of a name: "'s"
    possessives: tuple[str, ...] = ()
    #: last words of the names of organisations: "ministry", "council"
    organization_heads: tuple[str, ...] = ()
    #: endings by which one word is an organisation, for languages that compound: "ministerium"
    organization_endings: tuple[str, ...] = ()
    #: first words of the names of organisations, for languages that put what it is first: "FC", "Amtsgericht"
    organization_openers: tuple[str, ...] = ()
    #: endings and beginnings by which a compound alone is an organisation's name: "ministerium", "bundes"
    organization_compounds: tuple[str, ...] = ()
    #: beginnings by which a compound alone is an organisation's name: "bundes"
    organization_prefixes: tuple[str, ...] = ()
    #: bodies that every state has, for languages that give nouns capitals: "armee" of "ukrainische Armee"
    state_bodies: tuple[str, ...] = ()
    #: adjectives that tell nobody which body is meant, for languages that put them behind: "régional"
    local_adjectives: tuple[str, ...] = ()
    #: what a company's name ends in for the law, and may lack elsewhere: "inc", "gmbh"
    company_endings: tuple[str, ...] = ()
    #: kinds of organisation by which one that has been named is called again: "ministry" in "the ministry"
    resumed_kinds: tuple[str, ...] = ()
    #: words after the head of an organisation's or a place's name: "for", "on"
    name_joiners: tuple[str, ...] = ()
    #: words that join two parts of a name whatever the first is: "of", "of the"
    genitive_joiners: tuple[str, ...] = ()
    #: words that add one more to what such a name is over: "and"
    additions: tuple[str, ...] = ()
    #: what describes the name beside it as an organisation: "news agency", "daily"
    organization_nouns: tuple[str, ...] = ()
    #: names of organisations that every reader knows, as written: "UN", "NATO"
    organizations: tuple[str, ...] = ()
    #: last words of the names of places: "river", "square"
    place_heads: tuple[str, ...] = ()
    #: small words behind a place's name that make it another place's: "region" of "Kyiv region"
    place_tails: tuple[str, ...] = ()
    #: first words of the names of places: "lake", "mount"
    place_openers: tuple[str, ...] = ()
    #: what describes the name beside it as a place: "city", "town", "province"
    place_nouns: tuple[str, ...] = ()
    #: offices that somebody has over a place: "mayor"
    place_offices: tuple[str, ...] = ()
    #: words between such a description and the place: "of"
    place_joiners: tuple[str, ...] = ()
    #: words before a place: "in", "near"
    place_prepositions: tuple[str, ...] = ()
    #: words before the place at which a picture was taken: "in", "at"
    caption_prepositions: tuple[str, ...] = ()
    #: countries as written, with the adjectives and the peoples' names that belong to them
    countries: dict[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]])
    #: other places that every reader knows, as written: capitals, continents, states
    places: tuple[str, ...] = ()
    #: adjectives and names of peoples and faiths that go with no country of the list, as written
    nationalities: tuple[str, ...] = ()
    #: endings that adjectives of nationality may have besides the form given, for languages that inflect
    adjective_endings: tuple[str, ...] = ()
    #: words that a capital makes no name: weekdays, months, "internet", "christmas"
    no_names: tuple[str, ...] = ()
    #: words that often open a sentence: their capital says nothing there
    sentence_openers: tuple[str, ...] = ()
    #: verbs of which people are the subject, in the forms that the news uses: "said", "told"
    person_verbs: tuple[str, ...] = ()
    #: pronouns of the third person, under ``female`` and ``male``
    pronouns: dict[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]])
    #: nouns that call people and bodies by what they are, under their sort: ``company = ["firm", "carrier"]``
    sorts: dict[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]])
    #: they stand for things too, as in German: read only beside a verb of people
    pronouns_need_verb: bool = False
    #: definite articles: "the"; what follows them has been named
    definite_articles: tuple[str, ...] = ()
    #: endings that do the same: "en" of Swedish "ministern"
    definite_endings: tuple[str, ...] = ()
    #: what may open an apposition: "the", "a", "his"
    determiners: tuple[str, ...] = ()
    #: position marks of captions, as the name of the position: ``"r" = "RIGHT"``
    positions: dict[str, str] = attrs.field(factory=dict[str, str])
    #: words before a list of people from one side: ``"from left" = "LEFT"``
    position_lists: dict[str, str] = attrs.field(factory=dict[str, str])
