"""Ties quoted stretches to their words in languages with a finite verb in second place and capital nouns."""

from __future__ import annotations

import operator
from bisect import bisect_left
from collections.abc import Sequence

import attrs

from newsmodel.annotating.quotes.attribution import Attribution
from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.cues import Cue
from newsmodel.annotating.quotes.fields import front_subject, middle_subject, opener_of, subject_of
from newsmodel.annotating.quotes.inversion import stance
from newsmodel.annotating.quotes.noun_phrases import is_circumstance, is_named, phrase_end
from newsmodel.annotating.quotes.passives import agent_of, is_passive
from newsmodel.annotating.quotes.somebody import is_somebody, somebody_in
from newsmodel.annotating.quotes.sources import (
    according_at,
    by_source,
    in_words,
    of_opinion,
    past_utterance,
    worded,
)
from newsmodel.annotating.quotes.subjects import Subject
from newsmodel.annotating.quotes.words import Does, Form, VerbKind

_LEFT_HANGING = frozenset(",?!…—–-")
_INNER_MARKS = " \t\u00a0'\"’‘”“»«›‹"
#: Tokens between the quote and the verb behind it, and between a verb and the quote that it introduces.
_REACH = 40
_NEAR = 16
_OTHER = frozenset(("other",))
_verb = operator.attrgetter("verb")


def attribute(words: Words, cues: Sequence[Cue], quote: int) -> Attribution | None:
    """Return how the quoted stretch at token *quote* is attributed inside its own sentence."""
    first, end = words.sentence(quote)
    region = words.regions[words.quoted[quote]]
    last = words.text[region.start : region.end].rstrip(_INNER_MARKS)[-1:]
    begin, hanging = quote + 1, last in _LEFT_HANGING
    if begin < words.size and words.lower[begin] in ",—–-":
        begin, hanging = begin + 1, True
    if begin == end and last in "?!…" and begin < words.size:  # „Wer?“ fragte er: the sentence goes on
        end = words.sentence(begin)[1] if not words.is_capital(begin) else end
    opens = quote == first or not words.is_word(quote - 1)
    if quote > first and words.lower[quote - 1] == ":":
        # „…“, sagte X may follow a colon too, and is surer.
        found = _said_behind(words, cues, begin, end) if begin < end and hanging else None
        if found is not None and found.subject is not None:
            return found
        return _behind_colon(words, cues, first, quote)
    if hanging and begin < end and opens:
        found = _said_behind(words, cues, begin, end) or _unknown_verb(words, begin, end)
        if found is not None:
            return found
    follows = begin < end and (opens or hanging)
    return (
        _led_by(words, cues, first, quote, end)
        or by_source(words, first, end, quote)
        or of_opinion(words, first, quote)
        or in_words(words, first, quote, end)
        or (_said_behind(words, cues, begin, end, mixed=not opens) if follows else None)
        or _trailing(words, cues, quote, end)
        or stance(words, quote)
        or _resumed(words, cues, quote, end)
    )


def _said_behind(
    words: Words, cues: Sequence[Cue], begin: int, end: int, *, mixed: bool = False
) -> Attribution | None:
    """The verb follows the quote, its subject the verb: „…“, sagte X; wird X zitiert; so X; wie X sagt."""
    found = _behind(words, cues, begin, end)
    return attrs.evolve(found, mixed=True) if found is not None and mixed else found


def _behind(words: Words, cues: Sequence[Cue], begin: int, end: int) -> Attribution | None:
    i = begin
    while i < end and words.is_adverb(i) and words.lower[i] not in words.vocabulary.according_behind_quote:
        i += 1
    if i >= end or words.is_quote(i):
        return None
    index = bisect_left(cues, i, key=_verb)
    cue = cues[index] if index < len(cues) else None
    if cue is not None and cue.verb == i and cue.form.speech:
        subject = middle_subject(words, i, end)
        return _said("q-said-x", _quoted_person(words, cue, subject, end), cue) if subject else None
    framed = words.does[i] & Does.AUXILIARY and cue is not None and cue.verb < min(end, i + _REACH)
    if framed and cue is not None and words.lower[i : cue.verb].count(",") % 2 == 0:
        subject = middle_subject(words, i, end)
        if subject is not None and subject.end <= cue.verb:
            return Attribution("q-said-x", subject, cue.span, verb=cue)
    found = according_at(words, i, end) or worded(words, i, end)
    if found is not None:
        return found
    as_said = words.lower[i] in words.vocabulary.reporting_conjunctions
    if as_said and cue is not None and cue.verb < min(end, i + _REACH):
        subject = _speaker(words, cue, i, end)
        return Attribution("q-as-x-said", subject, cue.span, verb=cue) if subject else None
    return None


def _said(pattern: str, subject: Subject, cue: Cue, *, mixed: bool = False) -> Attribution:
    """An "it says" with no text that does names nobody."""
    named = None if subject.how == "impersonal" else subject
    return Attribution(pattern, named, cue.span, mixed=mixed, verb=cue)


def _unknown_verb(words: Words, begin: int, end: int) -> Attribution | None:
    """„Schön“, freute sich Ada Winter: a small word between a quote and a phrase is a verb of speech."""
    i = begin
    while i < end and words.is_adverb(i):
        i += 1
    if (
        i + 1 >= end
        or words.does[i] & ~Does.VERB
        or not words.is_word(i)
        or words.is_capital(i)
        or words.timed[i]
    ):
        return None
    subject = middle_subject(words, i, end)
    if subject is None or subject.first > i + 3:
        return None
    return Attribution("q-verb-x", subject, (i, i + 1))


def _quoted_person(words: Words, cue: Cue, subject: Subject, end: int) -> Subject:
    """„…“, zitiert die Zeitung Ada Winter: not the paper's words, but hers."""
    if words.lower[cue.verb] not in words.vocabulary.passed_on:
        return subject
    inside = next((i for i in range(subject.first + 1, subject.end) if i in words.people), None)
    if inside is not None:
        return Subject(inside, subject.end, "behind")
    stop = phrase_end(words, subject.end, end) if cue.verb < subject.first else subject.end
    return Subject(subject.end, stop, "behind") if stop > subject.end else subject


def _behind_colon(words: Words, cues: Sequence[Cue], first: int, quote: int) -> Attribution | None:
    return None if _is_gloss(words, first, quote) else _before_colon(words, cues, first, quote - 1)


def _before_colon(words: Words, cues: Sequence[Cue], first: int, colon: int) -> Attribution:
    quote = colon + 1
    cue = _lead(words, cues, first, colon, quote, naming=True)
    if cue is not None:
        subject = subject_of(words, cue.verb, first, colon)
        if subject is not None:
            return _said("x-said-colon-q", _quoted_person(words, cue, subject, colon), cue)
    found = by_source(words, first, colon, quote)
    if found is not None:
        return attrs.evolve(found, mixed=False)
    found = stance(words, quote)
    if found is not None:
        return attrs.evolve(found, mixed=False)
    subject = front_subject(words, first, colon)
    if subject is not None and colon - first <= 6 and subject.first == first and subject.end == colon:
        begin = past_utterance(words, first, colon)
        if begin > first or _may_be_label(words, subject):
            return Attribution("name-colon", attrs.evolve(subject, first=begin), (colon, quote))
    begin = past_utterance(words, subject.first, subject.end) if subject is not None else 0
    if subject is not None and begin > subject.first:
        return Attribution("colon", attrs.evolve(subject, first=begin), (colon, quote))
    if subject is None or not is_somebody(words, subject):
        subject = somebody_in(words, first, colon) or subject
    return Attribution("colon", subject, (colon, quote))


def _may_be_label(words: Words, subject: Subject) -> bool:
    """Tell whether a phrase alone before a colon can name who speaks: no "His conclusion:"."""
    if words.lower[subject.end - 1] in words.vocabulary.utterance_nouns:
        return False
    return not words.does[subject.first] & Does.DETERMINER or is_somebody(words, subject)


def announcement(words: Words, cues: Sequence[Cue]) -> Attribution | None:
    """Return who is announced as the speaker of the next paragraph, if this one ends with a colon."""
    last = words.size - 1
    if last < 1 or words.lower[last] != ":":
        return None
    found = _before_colon(words, cues, words.sentence(last)[0], last)
    return attrs.evolve(found, pattern="announced")


def _is_gloss(words: Words, first: int, quote: int) -> bool:
    """(etwa: „Haus am Meer“): inside brackets a colon explains a name."""
    for i in range(quote - 1, max(first - 1, quote - _NEAR), -1):
        if words.lower[i] in ")]":
            return False
        if words.lower[i] in "([":
            return True
    return False


def _lead(
    words: Words, cues: Sequence[Cue], first: int, limit: int, quote: int, *, naming: bool = False
) -> Cue | None:
    """Return the verb before the quote that attributes it: the nearest one that speaks."""
    index = bisect_left(cues, limit, key=_verb) - 1
    while index >= 0 and cues[index].verb >= max(first, quote - 4 * _REACH):
        cue = cues[index]
        index -= 1
        if _told_beside(words, cue, first):
            continue
        if cue.form.form is not Form.BARE and cue.form.kind is VerbKind.SPEECH:
            return cue
        if cue.form.kind is VerbKind.ATTITUDE and any(words.lower[i] == "," for i in range(cue.last, quote)):
            return cue
        named = cue.form.form is Form.FINITE and cue.form.kind is VerbKind.NAMING
        if named and (naming or _names(words, cue, first, quote) or reports_clause(words, cue)):
            return cue
    return None


def reports_clause(words: Words, cue: Cue) -> bool:
    """Tell whether a clause follows the verb that says what else is said: prangerte an, dass …"""
    comma = cue.last + 1
    return (
        comma + 1 < words.size
        and words.lower[comma] == ","
        and bool(words.does[comma + 1] & Does.COMPLEMENTIZER)
    )


def _told_beside(words: Words, cue: Cue, first: int) -> bool:
    """Tell whether the verb closes a relative clause with its auxiliary: …, die gestern gemeldet wurde, …"""
    behind = cue.verb + 1
    while behind < words.size and words.does[behind] & Does.AUXILIARY:
        behind += 1
    if behind == cue.verb + 1 or behind >= words.size or words.lower[behind] != ",":
        return False
    opener = opener_of(words, cue.verb, first)
    return opener is not None and not words.does[opener] & Does.SUBORDINATOR


def _names(words: Words, cue: Cue, first: int, quote: int) -> bool:
    """Tell whether the quote is what the verb calls somebody: with "as" or an article, in the same clause."""
    if words.lower[quote - 1] in words.vocabulary.judging_words and opener_of(words, cue.verb, first) is None:
        return quote - cue.last <= _REACH and ";" not in words.lower[cue.last + 1 : quote]
    near = quote - cue.last <= _NEAR
    begin = _past_aside(words, cue.last + 1, quote)
    return near and not any(words.lower[i] in ",;" for i in range(begin, quote))


def _past_aside(words: Words, begin: int, quote: int) -> int:
    """Return the token behind a name and its apposition: nannte *Ada Winter, Leiterin des Hafens,* …"""
    end = phrase_end(words, begin, quote)
    if end == begin or end >= quote or words.lower[end] != "," or end - 1 not in words.people:
        return begin
    stop = phrase_end(words, end + 1, quote)
    closed = stop > end + 1 and stop < quote and words.lower[stop] == ","
    return stop + 1 if closed else begin


def _led_by(words: Words, cues: Sequence[Cue], first: int, quote: int, end: int) -> Attribution | None:
    cue = _lead(words, cues, first, quote, quote)
    if cue is None or _follows_end(words, cue, quote):
        return None
    naming = cue.form.kind is VerbKind.NAMING and not reports_clause(words, cue)
    beside = naming and words.lower[quote - 1] not in words.vocabulary.judging_words
    if (beside and is_circumstance(words, quote)) or (
        not naming and not _in_content(words, cue, first, quote) and is_named(words, quote)
    ):
        return None
    subject = _speaker(words, cue, first, end)
    if subject is None:
        passive = is_passive(words, cue, first) and not naming
        return Attribution("run-in", None, cue.span, mixed=True, verb=cue) if passive else None
    subject = _quoted_person(words, cue, subject, quote)
    if subject.first <= quote < subject.end or _names_itself(words, cue, subject, quote):
        return None
    if naming:
        return Attribution("x-called-q", subject, cue.span, mixed=True, verb=cue)
    last = cue.last if cue.last < quote else cue.verb
    bare = all(not words.is_word(i) for i in range(last + 1, quote)) and cue.last < quote
    if bare and words.lower[quote - 1] != ",":
        return _said("x-said-q", subject, cue)
    region = words.regions[words.quoted[quote]]
    whole = words.lower[quote - 1] == "," and words.text[region.start : region.end].lstrip()[:1].isupper()
    return _said("x-said-q" if whole else "run-in", subject, cue, mixed=not whole)


def _speaker(words: Words, cue: Cue, first: int, end: int) -> Subject | None:
    """Return the subject of the verb, or who acts in a passive: wurde von Ada Winter … genannt."""
    subject = subject_of(words, cue.verb, first, end)
    if words.lower[cue.verb] in words.vocabulary.passed_on or not is_passive(words, cue, first):
        return subject
    clause = opener_of(words, cue.verb, first)
    return agent_of(words, max(first, cue.verb - _REACH, clause or 0), cue.verb)


def _names_itself(words: Words, cue: Cue, subject: Subject, quote: int) -> bool:
    """Das nennt man „Split“; die Gruppe, die sich „Nord“ nennt: a name, nobody's words."""
    if cue.form.kind is not VerbKind.NAMING:
        return False
    near = (
        range(cue.verb + 1, min(quote, cue.verb + 4)) if cue.verb < quote else range(max(0, quote - 4), quote)
    )
    impersonal = words.vocabulary.pronouns.get(words.lower[subject.first]) == _OTHER
    return impersonal or any(words.lower[i] in words.vocabulary.reflexives for i in near)


def _in_content(words: Words, cue: Cue, first: int, quote: int) -> bool:
    """Tell whether the quote stands in the clause that the verb reports, not beside the verb."""
    before = cue.verb - 1
    while before > first and words.is_adverb(before):
        before -= 1
    if before > first and words.lower[before] == ",":  # what is reported stood before: …, schrieb X in „Y“
        return False
    return any(words.lower[i] in ",:" for i in range(cue.last + 1, quote))


def _follows_end(words: Words, cue: Cue, quote: int) -> bool:
    """Tell whether the clause that the verb reports has ended before the quote: a new main clause began."""
    return any(words.lower[i] in ";)" for i in range(cue.last + 1, quote))


def _trailing(words: Words, cues: Sequence[Cue], quote: int, end: int) -> Attribution | None:
    """The article's sentence goes on behind the quote and says whose words it gives: …, sagte X."""
    for index in range(bisect_left(cues, quote, key=_verb), len(cues)):
        cue = cues[index]
        if cue.verb >= min(end, quote + 3 * _REACH):
            break
        if cue.form.form is Form.BARE or not _may_trail(words, cue, quote, end):
            continue
        subject = _speaker(words, cue, words.sentence(quote)[0], end)
        if subject is None:
            continue
        subject = _quoted_person(words, cue, subject, end)
        if _names_itself(words, cue, subject, quote):
            return None
        if not subject.first <= quote < subject.end:
            pattern = "x-q-called" if cue.form.kind is VerbKind.NAMING else "s-x-said"
            return Attribution(pattern, subject, cue.span, mixed=True, verb=cue)
    return None


def _may_trail(words: Words, cue: Cue, quote: int, end: int) -> bool:
    """Tell whether the verb stands behind a comma, or ends the clause of the quote."""
    attributive = words.lower[quote - 1] in words.vocabulary.judging_words
    if attributive and cue.verb == quote + 1 and words.does[max(0, quote - 2)] & Does.DETERMINER:
        return False  # die als „Nord“ bezeichnete Gruppe
    commas = sum(words.lower[i] == "," for i in range(quote + 1, cue.verb))
    if not commas:  # „…“ bezeichnete: the verb comes last, or right behind its object in front
        closes = cue.verb + 1 >= end or not words.is_word(cue.verb + 1)
        return closes or cue.verb == quote + 1 or words.lower[quote - 1] in words.vocabulary.judging_words
    k = cue.verb - 1
    while k > quote and words.is_adverb(k):
        k -= 1
    helped = any(
        words.lower[i - 1] == "," and words.does[i] & Does.AUXILIARY for i in range(quote + 2, cue.verb)
    )
    return cue.form.speech and (
        words.lower[k] == ","
        or helped
        or bool(words.does[k] & Does.AUXILIARY)
        or cue.verb + 1 >= end
        or not words.is_word(cue.verb + 1)
    )


def _resumed(words: Words, cues: Sequence[Cue], quote: int, end: int) -> Attribution | None:
    """„…“ Das sagte der Minister am Freitag: the next sentence takes the words up."""
    follows = quote + 1 < words.size and words.is_capital(quote + 1)
    end = quote + 1 if follows else end
    if end >= words.size or words.lower[end] not in words.vocabulary.resuming_words:
        return None
    stop = words.sentence(end)[1]
    index = bisect_left(cues, end, key=_verb)
    if index >= len(cues) or cues[index].verb >= stop or not cues[index].form.speech:
        return None
    cue = cues[index]
    near = cue.verb == end + 1 or words.does[end + 1] & Does.AUXILIARY
    subject = middle_subject(words, end + 1, stop) if near else None
    mixed = quote != words.sentence(quote)[0]
    return Attribution("q-that-said-x", subject, cue.span, mixed=mixed, verb=cue) if subject else None
