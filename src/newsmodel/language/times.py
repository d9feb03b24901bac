"""Words that name times."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class TimeWords:
    """The table ``[times]`` of a language file.

    Words are written as they stand in the middle of a sentence; where a word has a capital letter there
    ("May"), it is recognised with one only ("May", "MAY", not "may"). Other words are recognised with a
    capital letter too. Abbreviations are written without their full stop, which may follow in the text.
    """

    #: names and abbreviations of the months, 1 to 12: ``{ January = 1, Jan = 1 }``
    months: dict[str, int] = attrs.field(factory=dict[str, int])
    #: names and abbreviations of the days of the week, 1 (Monday) to 7: ``{ Monday = 1, Mon = 1 }``
    weekdays: dict[str, int] = attrs.field(factory=dict[str, int])
    #: the order of day, month and year in dates of figures alone: "mdy" or "dmy"
    date_order: str = "dmy"
    #: what may follow the figure of a day: ``["st", "nd"]``, ``["."]``
    day_endings: tuple[str, ...] = ()
    #: words for numbers: ``{ two = 2 }``
    numbers: dict[str, int] = attrs.field(factory=dict[str, int])
    #: words for the first two figures of a year that is spelt out, "nineteen sixty": ``{ nineteen = 19 }``
    spelled_centuries: dict[str, int] = attrs.field(factory=dict[str, int])
    #: years that are spelt out otherwise; one to 99 may follow: ``{ "two thousand" = 2000 }``
    spelled_years: dict[str, int] = attrs.field(factory=dict[str, int])
    #: words for an unknown number: "several"
    vague_numbers: tuple[str, ...] = ()
    #: words for a place in a row: ``{ first = 1, "1st" = 1 }``
    ordinals: dict[str, int] = attrs.field(factory=dict[str, int])
    #: units in the singular, keyed by second, minute, hour, day, week, weekend, month, quarter, year,
    #: decade or century
    units: dict[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]])
    #: the same units in the plural
    unit_plurals: dict[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]])
    #: seasons, keyed by SP, SU, FA, WI (spring to winter)
    seasons: dict[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]])
    #: parts of the day, keyed by MO, MI, AF, EV, NI (morning, midday, afternoon, evening, night)
    day_parts: dict[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]])
    #: days away from the day of publication: ``{ yesterday = -1 }``
    day_words: dict[str, int] = attrs.field(factory=dict[str, int])
    #: which one is meant: ``{ last = -1, this = 0, next = 1 }``
    shifts: dict[str, int] = attrs.field(factory=dict[str, int])
    #: words that make an expression rough, "about", "nearly"; they belong to it
    approximations: tuple[str, ...] = ()
    #: words that take a piece of a time, "early", "late"; they belong to it
    edges: tuple[str, ...] = ()
    #: words after a clock time before noon and after it, keyed by am and pm
    clock_halves: dict[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]])
    #: names of time zones as clock times print them: "EST", "GMT"
    zones: tuple[str, ...] = ()
    #: words before which a clause looks back: "said", "was"
    past_cues: tuple[str, ...] = ()
    #: words before which a clause looks ahead: "will", "scheduled"
    future_cues: tuple[str, ...] = ()
    #: words right before a time that look ahead: "by", "until"
    ahead_prepositions: tuple[str, ...] = ()
    #: words right before a time from which on something is: ahead, but where the clause looks back
    start_prepositions: tuple[str, ...] = ()
    #: words between the ends of a stretch: "to" in "from May 3 to June 4"
    range_words: tuple[str, ...] = ()
    #: before or in a length, make it one that ends now: "the *past* ten months"
    lately: tuple[str, ...] = ()
    #: words before a stretch without which "and" between its ends is none: "between 2015 and 2017"
    between: tuple[str, ...] = ()
    #: the same as "and" there
    between_and: tuple[str, ...] = ()
    #: words that make a length that follows "in" no day to come: "the *first* win in two years"
    record_words: tuple[str, ...] = ()
    #: endings that make an adjective of a participle, which then tells of what was: "veröffentlicht*en*"
    attributive_endings: tuple[str, ...] = ()
    #: forms of the present by which a day of the week beside them is to come: "plays"; where none are listed,
    #: those of the known verbs
    present_verbs: tuple[str, ...] = ()
    #: words that tell what is, where a clause says nothing else
    present_cues: tuple[str, ...] = ()
    #: verbs in the present that tell what is fixed to come, except in captions and headlines: "opens"
    scheduled_cues: tuple[str, ...] = ()
    #: auxiliaries of what is to come, looked for after a time that opens its clause: "On Friday, she will"
    future_auxiliaries: tuple[str, ...] = ()
    #: auxiliaries before which what was to come has come: "it had been due on Friday"
    past_perfect: tuple[str, ...] = ()
    #: words that begin another clause: "that", "after"
    clause_openers: tuple[str, ...] = ()
    #: what a request begins with: "ask", "wait"
    imperatives: tuple[str, ...] = ()
    #: words right before a time that look back: "since", "ended"
    back_prepositions: tuple[str, ...] = ()
    #: words right before a time that make it one that is known, if a noun follows: "the May 3 storm"
    known_before: tuple[str, ...] = ()
    #: words right after a year, quarter or month that make it a length: "the year ended March 31"
    ended: tuple[str, ...] = ()
    #: endings right after a time that make it one that is known, and so past: "Friday's vote"
    possessives: tuple[str, ...] = ()
    #: endings of verbs that look back right before a time, after a comma: ", she predicted Friday"
    past_endings: tuple[str, ...] = ()
    #: endings of verbs that look back anywhere in a clause, where none of `linking` stands before them
    finished_endings: tuple[str, ...] = ()
    #: endings of verbs that look ahead, in a language that has a tense for it: "votera"
    coming_endings: tuple[str, ...] = ()
    #: words after which a word with such an ending tells no time: "be", "have"; and words that only look so
    linking: tuple[str, ...] = ()
    #: words after which a bare figure of four digits is a year: "in", "since"
    year_cues: tuple[str, ...] = ()
    #: months and seasons that are other words too, or people's names: alone they need one of `month_cues`
    ambiguous_months: tuple[str, ...] = ()
    #: words after which a month is one, whatever follows: "in May Ada Winter said"
    month_cues: tuple[str, ...] = ()
    #: counted things: a bare figure of four digits before one is a number ("2015 people")
    counted: tuple[str, ...] = ()
    #: words after which figures with a colon are a clock time: "at"
    clock_cues: tuple[str, ...] = ()
    #: How the words combine. The key names what is meant (see `newsmodel.annotating.times.meanings`), with
    #: values that all its forms share after it: ``"day days=-1 part=NI" = ["last night"]``. In a form,
    #: ``{name}`` is a word of a table above, ``[…]`` may be missing, ``(…|…)`` is a choice, ``~`` is a blank
    #: or a hyphen; what stands before ``^`` must be there and is no part of the time. Of all forms that fit
    #: at a place the longest is taken.
    forms: dict[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]])
