"""Ties each quoted stretch of a paragraph to the words that attribute it."""

from __future__ import annotations

import functools
import operator
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

import attrs

from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.cues import Cue
from newsmodel.annotating.quotes.leads import introduces, lead_of
from newsmodel.annotating.quotes.speaking import can_speak, rather_a_source, source_at
from newsmodel.annotating.quotes.subjects import (
    Subject,
    main_subject,
    subject_across,
    subject_before,
    subject_behind,
)
from newsmodel.annotating.quotes.words import Does, Form

#: How far behind its quote a verb may stand, subject and asides between, in tokens.
_REACH = 40
_LEFT_HANGING = frozenset(",?!…—–-")
#: Marks of a quote inside the quote may close behind its last letter or stop.
_INNER_MARKS = " \t\u00a0'\"’‘”“»«›‹"


#: Tokens of a name that labels what follows.
_LONGEST_LABEL = 6
#: No more of a sentence is looked at: what has more tokens is no sentence.
_LONGEST_SENTENCE = 150
#: The pattern of a verb that says only that whoever spoke before goes on.
GOES_ON = "and-adds-q"
#: Tokens of a name with its office behind a dash.
_LONGEST_SIGNATURE = 14
_BEHIND = frozenset({"q-x-said", "q-said-x", "q-verb-x", "s-x-said"})


_verb = operator.attrgetter("verb")


@attrs.frozen
class Attribution:
    """How a quoted stretch is attributed; positions are tokens of its paragraph, half-open."""

    pattern: str
    subject: Subject | None
    cue: tuple[int, int] | None
    #: a part of a sentence of the article's own
    mixed: bool = False
    #: the verb, None for a colon or an "according to"
    verb: Cue | None = None

    @property
    def is_behind(self) -> bool:
        """Tell whether source and cue stand behind the quote."""
        return self.pattern in _BEHIND


def attribute(
    words: Words, cues: Sequence[Cue], quote: int, mend: Callable[[Attribution], Attribution] | None = None
) -> Attribution | None:
    """Return how the quoted stretch at token *quote* is attributed inside its own sentence.

    Of what the sentence allows, it is the surest whose source can speak, else the surest. What *mend*
    makes of it is looked at, where verb and subject change places.
    """
    first, end = words.sentence(quote)
    region = words.regions[words.quoted[quote]]
    last = words.text[region.start : region.end].rstrip(_INNER_MARKS)[-1:]
    begin = quote + 1
    hanging = last in _LEFT_HANGING
    if begin < words.size and words.lower[begin] in ",—–-":
        begin += 1
        hanging = True
    if begin == end and last in "?!…":  # "Who?" he asked: the sentence goes on behind the mark
        end = words.sentence(begin)[1] if begin < words.size else end
    fallback: Attribution | None = None
    for candidate in _candidates(words, cues, quote, _Frame(first, begin, end, hanging=hanging)):
        found = mend(candidate) if mend is not None else candidate
        if found.subject is not None and can_speak(words, found.subject):
            return found
        fallback = fallback or found
    if fallback is None or fallback.verb is None or fallback.is_behind:
        return fallback
    return attrs.evolve(fallback, subject=rather_a_source(words, fallback.subject, first, fallback.verb))


@attrs.frozen
class _Frame:
    """The sentence of a quoted stretch: from token *first* on; what follows the stretch, from *begin* on."""

    first: int
    begin: int
    end: int
    #: what was said ends with no full stop: what follows may say who said it
    hanging: bool = attrs.field(kw_only=True)


def _candidates(words: Words, cues: Sequence[Cue], quote: int, frame: _Frame) -> Iterator[Attribution]:
    """Yield the attributions that the sentence allows, the surest first."""
    first, begin, end = frame.first, frame.begin, frame.end
    lead = lead_of(words, cues, first, quote)
    region = words.regions[words.quoted[quote]]
    capital = words.text[region.start : region.end].lstrip(_INNER_MARKS)[:1].isupper()
    if frame.hanging and not (lead is not None and introduces(words, lead, quote, capital=capital)):
        behind = _behind(words, cues, begin, end)
        if behind is not None:
            # It was “a mistake,” he said: the sentence began in the article's own words.
            yield attrs.evolve(behind, mixed=True) if quote > first and words.is_word(quote - 1) else behind
    if lead is not None:
        yield _from_lead(words, lead, first, quote)
        yield from _from_other_leads(words, cues, lead, first, quote)
    if quote == first and not frame.hanging:
        behind = _behind(words, cues, begin, end)
        if behind is not None and _closes(words, behind, end):
            yield behind
    for read in (
        functools.partial(according, words, first, end, quote),
        functools.partial(_name_and_colon, words, first, quote),
        functools.partial(_colon, words, first, quote),
        functools.partial(_trailing, words, cues, quote, end),
        functools.partial(_judgement, words, first, quote),
        functools.partial(_passive, words, cues, first, quote, end),
        functools.partial(_said_before, words, cues, first, quote),
    ):
        found = read()
        if found is not None:
            yield found


def _from_other_leads(
    words: Words, cues: Sequence[Cue], lead: Cue, first: int, quote: int
) -> Iterator[Attribution]:
    """Yield what other verbs of speech before the quote tell, the nearest first."""
    first = max(first, quote - _LONGEST_SENTENCE)
    for index in range(bisect_left(cues, quote, key=_verb) - 1, -1, -1):
        cue = cues[index]
        if cue.verb < first:
            return
        if cue is lead or cue.passive or cue.form.form is Form.BARE:
            continue
        if cue.form.speech or (cue.form.reports and words.does[cue.last + 1] & Does.COMPLEMENTIZER):
            yield _from_lead(words, cue, first, quote)


def _behind(words: Words, cues: Sequence[Cue], begin: int, end: int) -> Attribution | None:
    limit = min(end, begin + _REACH)
    if begin < limit and words.lower[begin] in words.vocabulary.reporting_conjunctions:
        begin += 1  # “It is late,” as the mayor has said
    for index in range(bisect_left(cues, begin, key=_verb), len(cues)):
        cue = cues[index]
        if cue.verb >= limit:
            break
        if not cue.form.speech or cue.passive:
            continue
        if words.has_quote(begin, cue.first):
            break
        inverted = all(words.is_adverb(i) for i in range(begin, cue.first))
        if inverted:
            if cue.form.form is Form.GERUND:
                break
            subject = source_behind(words, cue, end)
            if subject is not None:
                return Attribution("q-said-x", subject, cue.span, verb=cue)
            continue
        subject = subject_across(words, begin, cue.first)
        if subject is not None:
            return Attribution("q-x-said", subject, cue.span, verb=cue)
    return (
        according_at(words, begin, end)
        or _unknown_verb(words, begin, end)
        or _unknown_verb_behind(words, begin, end)
    )


def _closes(words: Words, found: Attribution, end: int) -> bool:
    """Tell whether nothing but a break follows the attribution: there its quote hangs on no other words."""
    if found.subject is None or found.cue is None:
        return False
    behind = max(found.subject.end, found.cue[1])
    return behind >= end or not words.is_word(behind)


def _unknown_verb(words: Words, begin: int, end: int) -> Attribution | None:
    """“Fine,” chirped Ada Winter: between a quote and a name a single small word is a verb of speech."""
    i = begin
    while i < end and words.is_adverb(i):
        i += 1
    if i + 1 >= end or words.does[i] or not words.is_word(i) or words.is_capital(i) or words.timed[i]:
        return None
    if words.is_capital(i + 1) or words.does[i + 1] & Does.DETERMINER:
        subject = subject_behind(words, i, end)
        named = subject is not None and (
            not words.vocabulary.compound_inversion
            or words.has_person(subject.first, subject.end)
            or any(words.lower[k] in words.vocabulary.offices for k in range(subject.first, subject.end))
        )
        if named and words.is_word(i + 1):
            return Attribution("q-verb-x", subject, (i, i + 1))
    return None


def _unknown_verb_behind(words: Words, begin: int, end: int) -> Attribution | None:
    """“Fine,” an angry Ada Winter retaliated: a sentence of a subject and a verb hangs on the quote."""
    endings = words.vocabulary.verb_endings
    if not endings or not begin < end <= begin + _REACH or words.lower[begin - 1] in "—–-":
        return None
    last = end - 1
    while last > begin and not words.is_word(last):
        last -= 1
    for i in range(begin + 1, last + 1):
        if not words.is_word(i) or words.does[i] & (Does.AUXILIARY | Does.PREPOSITION | Does.SUBORDINATOR):
            return None
        if words.lower[i].endswith(endings) and not words.is_capital(i) and _ends_here(words, i, last):
            subject = subject_across(words, begin, i)
            whole = subject is not None and subject.end == i
            return Attribution("q-x-verb", subject, (i, i + 1)) if whole else None
    return None


def _ends_here(words: Words, verb: int, last: int) -> bool:
    return verb == last or bool(words.does[verb + 1] & Does.PREPOSITION) or words.is_adverb(verb + 1)


def _from_lead(words: Words, cue: Cue, first: int, quote: int) -> Attribution:
    subject = _lead_subject(words, cue, first)
    span = cue.span
    between = range(cue.last + 1, quote)
    if not cue.form.speech:
        return Attribution("x-called-q", subject, span, mixed=True, verb=cue)
    mark = words.lower[quote - 1]
    if mark == ":":
        return Attribution("x-said-colon-q", subject, span, verb=cue)
    region = words.regions[words.quoted[quote]]
    capital = words.text[region.start : region.end].lstrip()[:1].isupper()
    if all(not words.is_word(i) for i in between) or (
        mark == "," and capital and not any(words.does[i] & Does.SUBORDINATOR for i in between)
    ):
        return Attribution("x-said-q", subject, span, mixed=not (capital or mark == ","), verb=cue)
    return Attribution("run-in", subject, span, mixed=True, verb=cue)


def _lead_subject(words: Words, cue: Cue, first: int) -> Subject | None:
    if cue.form.form is Form.GERUND and cue.first == cue.verb:
        return rather_a_source(words, gerund_subject(words, cue, first), first, cue)
    if cue.form.form is Form.BARE and words.vocabulary.compound_inversion:
        return main_subject(words, first, cue.first)
    if cue.first == first and cue.form.form is Form.FINITE and not words.vocabulary.verb_second:
        return subject_behind(words, cue.last, words.sentence(first)[1])  # Said Ada Winter, “…”
    return subject_before(words, cue.first, first) or (
        source_behind(words, cue, words.size) if words.vocabulary.verb_second else None
    )


def gerund_subject(words: Words, cue: Cue, first: int) -> Subject | None:
    """The subject of "saying" is the sentence's ("issued a statement saying"), or its own behind "with"."""
    own = subject_before(words, cue.first, first)
    if own is not None and own.how == "before":
        absolutes = words.vocabulary.absolutes
        inside = next((i for i in range(own.end - 2, own.first, -1) if words.lower[i] in absolutes), None)
        if inside is not None:  # “widespread concern with some analysts saying …”
            return attrs.evolve(own, first=inside + 1)
        if own.first == first or words.lower[own.first - 1] in absolutes:
            return own
    return main_subject(words, first, cue.first) or own


def _trailing(words: Words, cues: Sequence[Cue], quote: int, end: int) -> Attribution | None:
    """The sentence goes on behind the quote and is attributed at its end: … for now, the mayor said."""
    end = min(end, quote + _LONGEST_SENTENCE)
    for index in range(bisect_left(cues, quote, key=_verb), len(cues)):
        cue = cues[index]
        if cue.verb >= end:
            break
        if not cue.form.speech or cue.passive or cue.form.form is Form.GERUND:
            continue
        comma = next((i for i in range(cue.first - 1, quote, -1) if words.lower[i] == ","), None)
        if comma is None and not words.is_quote(cue.first - 1):
            continue
        begin = comma + 1 if comma is not None else cue.first
        subject = (
            subject_behind(words, cue.last, end)
            if begin == cue.first
            else subject_across(words, begin, cue.first)
        )
        if subject is not None:
            return Attribution("s-x-said", subject, cue.span, mixed=True, verb=cue)
    return None


def according(words: Words, first: int, end: int, quote: int) -> Attribution | None:
    """Return the attribution of an "according to" anywhere in the sentence."""
    for i in range(first, min(end, first + 3 * _REACH)):
        if words.does[i] & Does.ACCORDING:
            found = according_at(words, i, end)
            if found is not None:
                return attrs.evolve(found, mixed=not (i > quote and quote == first))
    return None


def according_at(words: Words, i: int, end: int) -> Attribution | None:
    """Return the attribution of an "according to" that begins at token *i*."""
    if i >= words.size or not words.does[i] & Does.ACCORDING:
        return None
    vocabulary = words.vocabulary
    for phrase in vocabulary.according_before.get(words.lower[i], ()):
        if tuple(words.lower[i : i + len(phrase)]) == phrase:
            subject = subject_behind(words, i + len(phrase) - 1, end)
            return Attribution("according-to", subject, (i, i + len(phrase)))
    if i + 1 >= end:
        return None
    nouns = vocabulary.according_nouns.get(words.lower[i], ())
    noun = next((k for k in range(i + 1, min(end, i + 4)) if words.lower[k] in nouns), None)
    if noun is not None:
        subject = subject_behind(words, i, end)
        return Attribution("according-to", subject, (i, i + 1)) if subject else None
    # "so der Sprecher" stands behind its quote or between commas.
    if words.lower[i] in vocabulary.according_behind_quote and i > 0 and not words.is_word(i - 1):
        subject = subject_behind(words, i, end)
        if subject is not None and (subject.end >= end or not words.is_word(subject.end)):
            return Attribution("according-to", subject, (i, i + 1))
    return None


def source_behind(words: Words, cue: Cue, end: int) -> Subject | None:
    """Return who speaks behind the verb; behind "it says" the text that does ("it says in the report")."""
    limit = cue.last if cue.is_split else end
    subject = subject_behind(words, cue.verb if cue.is_split else cue.last, limit)
    if subject is None or not words.vocabulary.verb_second or subject.end >= end:
        return subject
    impersonal = words.vocabulary.pronouns.get(words.lower[subject.first]) == frozenset(("thing",))
    if impersonal and words.does[subject.end] & Does.PREPOSITION:
        return subject_behind(words, subject.end, end) or subject
    return subject


def _said_before(words: Words, cues: Sequence[Cue], first: int, quote: int) -> Attribution | None:
    """Ada Winter agreed. “It is late.” The sentence before ends with a verb that says so."""
    if quote != first or first < 2 or words.is_word(first - 1) or words.is_quote(first - 1):
        return None
    index = bisect_left(cues, first, key=_verb) - 1
    cue = cues[index] if index >= 0 else None
    if cue is None or cue.last != first - 2 or not cue.form.speech or cue.passive:
        return None
    before = words.sentence(cue.verb)[0]
    if cue.form.form is not Form.FINITE or words.has_quote(before, cue.first):
        return None
    subject = subject_before(words, cue.first, before)
    return Attribution("said-before-q", subject, cue.span, verb=cue) if subject is not None else None


def _passive(words: Words, cues: Sequence[Cue], first: int, quote: int, end: int) -> Attribution | None:
    """The bridge is called “a disgrace” by the mayor: who says it stands behind a preposition."""
    index = bisect_left(cues, quote, key=_verb) - 1
    if index < 0 or cues[index].verb < first or not cues[index].passive:
        return None
    cue = cues[index]
    if quote - cue.last > _LONGEST_LABEL:
        return None
    for i in (*range(cue.last + 1, quote), *range(quote + 1, min(end, quote + 3))):
        if words.does[i] & Does.AGENT:
            subject = subject_behind(words, i, end if i > quote else quote)
            if subject is not None:
                return Attribution("is-called-q-by-x", subject, cue.span, mixed=True, verb=cue)
    return None


def _judgement(words: Words, first: int, quote: int) -> Attribution | None:
    """They dismissed it as “nonsense”: whatever the verb, what stands behind the "as" is theirs."""
    if quote <= first or words.lower[quote - 1] not in words.vocabulary.judging_words:
        return None
    subject = main_subject(words, first, quote - 1)
    return Attribution("as-q", subject, (quote - 1, quote), mixed=True) if subject is not None else None


def _name_and_colon(words: Words, first: int, quote: int) -> Attribution | None:
    """Mayor: Bridge ‘Not Safe’: a line that begins with a name and a colon gives that person's words."""
    colon = next((i for i in range(first, min(quote, first + _LONGEST_LABEL)) if words.lower[i] == ":"), None)
    if colon is None or colon == first or not all(map(words.is_capital, range(first, colon))):
        return None
    mixed = colon + 1 < quote
    if mixed and not words.titled:
        return None
    return Attribution("name-colon", Subject(first, colon, "label"), (colon, colon + 1), mixed=mixed)


def _colon(words: Words, first: int, quote: int) -> Attribution | None:
    if quote <= first or words.lower[quote - 1] != ":":
        return None
    subject = _name_before(words, first, quote - 1) or main_subject(words, first, quote - 1)
    if subject is not None and words.does[subject.first] & Does.BARE:  # Et d'ajouter : « … »
        return Attribution(GOES_ON, None, (subject.first, subject.end))
    return Attribution("colon", subject, (quote - 1, quote))


def _name_before(words: Words, first: int, colon: int) -> Subject | None:
    """Bridge closed - Ada Winter: “…”: the name that the colon follows."""
    i = colon
    while i > first and i - 1 in words.people:
        i -= 1
    labels = i < colon and (i == first or words.is_dash(i - 1) or words.does[i - 1] & Does.PREPOSITION)
    return Subject(i, colon, "label") if labels else None


def announcement(words: Words, cues: Sequence[Cue]) -> Attribution | None:
    """Return who is announced as the speaker of the next paragraph, if this one ends with a colon."""
    last = words.size - 1
    if last < 1 or words.lower[last] != ":":
        return None
    first = words.sentence(last)[0]
    lead = lead_of(words, cues, first, last)
    if lead is None:
        return Attribution("announced", main_subject(words, first, last), (last, last + 1))
    subject = _lead_subject(words, lead, first) or subject_behind(words, lead.last, last)
    return Attribution("announced", subject, lead.span, verb=lead)


def signed(words: Words, quote: int) -> Attribution | None:
    """“Fine.” – Commissioner Ada Winter: a dash and a name behind a quote, and nothing else, sign it.

    In a headline a colon and whom it is about do: “Fine”: Winter opens bridge.
    """
    dash = quote + 1
    if quote == 0 and dash + 1 < words.size and words.lower[dash] == ":":
        subject = source_at(words, dash + 1, words.sentence(dash)[1])
        return Attribution("signed", subject, (dash, dash + 1)) if subject is not None else None
    rest = range(dash + 1, words.size)
    if dash >= words.size or not words.is_dash(dash) or not 0 < len(rest) <= _LONGEST_SIGNATURE:
        return None
    says = Does.VERB | Does.AUXILIARY | Does.PRONOUN | Does.SUBORDINATOR
    if any(words.does[i] & says or words.is_quote(i) for i in rest) or words.people.isdisjoint(rest):
        return None
    end = next((i for i in rest if not words.is_word(i)), words.size)
    return Attribution("signed", Subject(dash + 1, end, "label"), None) if end > dash + 1 else None
