"""Ties a quote to the verb and subject that change places behind it: « … », a déclaré Ada Winter."""

from __future__ import annotations

import operator
from bisect import bisect_left
from collections.abc import Sequence

import attrs

from newsmodel.annotating.quotes.attribution import Attribution
from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.cues import Cue
from newsmodel.annotating.quotes.somebody import is_somebody
from newsmodel.annotating.quotes.subjects import Subject, main_subject, subject_behind
from newsmodel.annotating.quotes.words import Does, Form

#: Adverbs, auxiliaries and a pronoun between the quote and its verb.
_LONGEST_LEAD = 8
#: Words from which marks without a comma behind them hold speech and no name.
_FEWEST_WORDS = 4
#: Times and addressees between a verb and its subject.
_MOST_SKIPPED = 4
_verb = operator.attrgetter("verb")


def inverted(words: Words, cues: Sequence[Cue], quote: int) -> Attribution | None:
    """Return the attribution behind the quoted stretch at token *quote*, its verb before its subject."""
    begin = quote + 1
    if begin >= words.size:
        return None
    first, end = words.sentence(quote)
    parted = words.lower[begin] in ",—–-" or words.vocabulary.verb_final
    region = words.regions[words.quoted[quote]]
    text = words.text[region.start : region.end].strip()
    while begin < words.size and words.lower[begin] in ",—–-":
        begin += 1
    if not parted and text[-1:] not in ",?!…" and (quote > first or text.count(" ") < _FEWEST_WORDS - 1):
        return None
    if begin >= end:  # « Qui ? » a-t-il demandé: the sentence goes on behind the mark
        if begin >= words.size or words.is_capital(begin):
            return None
        end = words.sentence(begin)[1]
    i, pronoun = _over_helpers(words, begin, end)
    index = bisect_left(cues, i, key=_verb)
    if index == len(cues) or cues[index].verb != i:
        return None
    helped = any(words.does[k] & Does.AUXILIARY for k in range(begin, i))
    if cues[index].form.form is Form.PARTICIPLE and not helped:
        return None
    if words.vocabulary.verb_final and quote > first:
        subject = main_subject(words, first, quote)
        return Attribution("x-q-said", subject, cues[index].span, verb=cues[index]) if subject else None
    return _said(words, cues[index], pronoun, end, closes=parted or quote == first)


def _over_helpers(words: Words, i: int, end: int) -> tuple[int, int | None]:
    """Step over adverbs and auxiliaries, and a pronoun that hangs on one of these: a-t-il ajouté."""
    pronoun = None
    begin = i
    while i < min(end, begin + _LONGEST_LEAD):
        does = words.does[i]
        if does & Does.PRONOUN and i > begin and words.does[i - 1] & Does.AUXILIARY and pronoun is None:
            pronoun = i
        elif not does & Does.AUXILIARY and (does & Does.VERB or not words.is_adverb(i)):
            break
        i += 1
    return i, pronoun


def _said(words: Words, cue: Cue, pronoun: int | None, end: int, *, closes: bool) -> Attribution | None:
    if not cue.form.speech or cue.passive or cue.form.form in (Form.BARE, Form.GERUND):
        return None
    subject = Subject(pronoun, pronoun + 1, "behind") if pronoun is not None else None
    if subject is None:
        subject = subject_past(words, cue.last, end)
    if subject is None and not (words.vocabulary.null_subject and closes):
        return None
    return Attribution("q-said-x", subject, cue.span, verb=cue)


def subject_past(words: Words, verb: int, end: int) -> Subject | None:
    """Return the subject behind the verb, past when and to whom: ha dicho el martes a EFE Ana Ruiz."""
    i = verb
    for _ in range(_MOST_SKIPPED):
        subject = subject_behind(words, i, end)
        begin = i + 1
        while begin < end and words.is_adverb(begin):
            begin += 1
        if begin >= end or not words.is_word(begin):
            return subject
        if words.timed[begin] or (words.does[begin] & Does.DETERMINER and words.is_timed(begin + 1)):
            i = begin
            while i + 1 < end and words.timed[i + 1]:
                i += 1
        elif subject is None and words.does[begin] & Does.PREPOSITION:
            told = subject_behind(words, begin, end)
            if told is None:
                return None
            i = told.end - 1
        else:
            return subject
    return None


def stance(words: Words, quote: int) -> Attribution | None:
    """Return the attribution of a quote by the one whose view the sentence gives: Pour Ada Winter, « … »."""
    first = words.sentence(quote)[0]
    if words.lower[first] not in words.vocabulary.stance_prepositions:
        return None
    subject = subject_behind(words, first, quote)
    if subject is None:
        return None
    follows = subject.end + 1 == quote and words.lower[subject.end] == ","
    named = any(i in words.people for i in range(subject.first, subject.end))
    office = words.vocabulary.capital_nouns and is_somebody(words, subject)
    if not follows and not named and not office:
        return None
    return Attribution("in-view-of", subject, (first, first + 1), mixed=not follows)


def mended(words: Words, found: Attribution | None) -> Attribution | None:
    """Return the attribution with a subject that fits: of two verbs the first one's, no article alone."""
    if found is None or found.subject is None or found.verb is None:
        return found
    before = found.verb.first - 1
    while before > 0 and (words.does[before] & Does.AUXILIARY or words.is_adverb(before)):
        before -= 1
    first = words.sentence(found.verb.verb)[0]
    if before > first and words.does[before] & Does.CONJUNCTION and found.subject.end <= before:
        return attrs.evolve(found, subject=main_subject(words, first, before) or found.subject)
    start, end = found.subject.first, found.subject.end
    alone = end == start + 1 and words.does[start] & Does.DETERMINER and not words.does[start] & Does.PRONOUN
    return attrs.evolve(found, subject=None) if alone and words.vocabulary.null_subject else found
