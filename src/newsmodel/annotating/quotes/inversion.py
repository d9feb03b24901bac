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
from newsmodel.annotating.quotes.speaking import can_speak
from newsmodel.annotating.quotes.subjects import Subject, main_subject, subject_before, subject_behind
from newsmodel.annotating.quotes.words import Does, Form

#: Adverbs, auxiliaries and a pronoun between the quote and its verb.
_LONGEST_LEAD = 8
#: Words from which marks without a comma behind them hold speech and no name.
_FEWEST_WORDS = 4
#: Tokens between a verb and a person named behind it.
_FARTHEST = 14
#: Times and addressees between a verb and its subject.
_MOST_SKIPPED = 4
_NOBODY = frozenset(("other",))
_verb = operator.attrgetter("verb")


def inverted(words: Words, cues: Sequence[Cue], quote: int) -> Attribution | None:
    """Return the attribution behind the quoted stretch at token *quote*, its verb before its subject."""
    begin = quote + 1
    if begin >= words.size:
        return None
    first, end = words.sentence(quote)
    resumed = _resumed(words, cues, quote, end)
    if resumed is not None:
        return resumed
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


def _resumed(words: Words, cues: Sequence[Cue], quote: int, end: int) -> Attribution | None:
    """«…». Lo ha detto Ada Ruiz: the next sentence takes up what was said."""
    if quote != words.sentence(quote)[0]:
        return None
    begin = quote + 1 if words.is_capital(quote + 1) else end
    if begin >= words.size or words.lower[begin] not in words.vocabulary.resuming_words:
        return None
    stop = words.sentence(begin)[1]
    verb, _ = _over_helpers(words, begin + 1, stop)
    index = bisect_left(cues, verb, key=_verb)
    if index == len(cues) or cues[index].verb != verb or not cues[index].form.speech:
        return None
    subject = subject_past(words, cues[index].last, stop)
    return Attribution("q-that-said-x", subject, cues[index].span, verb=cues[index]) if subject else None


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
    if not cue.form.speech or cue.passive or cue.form.form is Form.GERUND:
        return None
    if pronoun is not None and words.vocabulary.pronouns[words.lower[pronoun]] == _NOBODY:
        text = cue.last + 1  # peut-on lire dans le rapport
        written = text < end and words.does[text] & Does.PREPOSITION
        subject = subject_behind(words, text, end) if written else None
        return Attribution("q-said-x", subject, cue.span, verb=cue) if subject is not None else None
    if cue.form.form is Form.BARE:
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
            return _whole(words, subject)
        if words.timed[begin] or (words.does[begin] & Does.DETERMINER and words.is_timed(begin + 1)):
            i = begin
            while i + 1 < end and words.timed[i + 1]:
                i += 1
        elif subject is None and words.does[begin] & Does.PREPOSITION:
            named = _named_past(words, begin, end)
            told = subject_behind(words, begin, end)
            if named is not None or told is None:
                return named
            i = begin + 1 if words.vocabulary.any_form else told.end - 1
        else:
            return _whole(words, subject)
    return None


def _whole(words: Words, subject: Subject | None) -> Subject | None:
    """Return the subject, but none where the verb needs none and what follows is no phrase for a source."""
    if subject is None or not words.vocabulary.null_subject or words.does[subject.first] & Does.DETERMINER:
        return subject
    return subject if can_speak(words, subject) else None


def _named_past(words: Words, begin: int, end: int) -> Subject | None:
    """Return the first person named past what hangs on prepositions: mówił w radiu *rzecznik Tom Brook*."""
    i = begin
    end = min(end, begin + (_FARTHEST if words.vocabulary.any_form else _MOST_SKIPPED))
    while i < end and i not in words.people:
        if not words.is_word(i) or words.does[i] & (Does.CONJUNCTION | Does.SUBORDINATOR | Does.VERB):
            return None
        i += 1
    if i >= end or words.does[i - 1] & Does.PREPOSITION:
        return None
    last = i
    while last < words.size and last in words.people:
        last += 1
    small = Does.PREPOSITION | Does.DETERMINER
    while i - 2 > begin and not words.does[i - 1] & Does.PREPOSITION and not words.does[i - 2] & small:
        i -= 1
    if words.does[i - 1] & Does.DETERMINER and not words.does[i - 1] & Does.PREPOSITION:
        i -= 1
    return Subject(i, last, "behind")


def stance(words: Words, quote: int) -> Attribution | None:
    """Return the attribution of a quote by the one whose view the sentence gives: Pour Ada Winter, « … »."""
    first = words.sentence(quote)[0]
    if words.lower[first] not in words.vocabulary.stance_prepositions:
        return None
    subject = subject_behind(words, first, quote)
    if subject is None:
        return None
    follows = subject.end + 1 == quote and words.lower[subject.end] == ","
    named = words.has_person(subject.first, subject.end)
    office = words.vocabulary.capital_nouns and is_somebody(words, subject)
    if not follows and not named and not office:
        return None
    return Attribution("in-view-of", subject, (first, first + 1), mixed=not follows)


def sourced(words: Words, found: Attribution, end: int) -> Attribution:
    """Return an "according to" with the subject of its verb, if it has one: según informa *la policía*."""
    if found.subject is None and found.cue is None:
        return found
    begin = found.subject.first if found.subject is not None else found.cue[1] if found.cue is not None else 0
    verb, pronoun = _over_helpers(words, begin, end)
    if verb >= end or pronoun is not None or not words.does[verb] & Does.VERB or words.is_capital(verb):
        return found
    if verb + 1 < end and words.does[verb + 1] & Does.AGENT:  # secondo quanto riferito dalla polizia
        behind = subject_behind(words, verb + 1, end)
    else:
        behind = subject_past(words, verb, end)
    return attrs.evolve(found, subject=behind) if behind is not None else found


def _subject_of_verb_before(words: Words, cues: Sequence[Cue], first: int, before: int) -> Subject | None:
    """Return the subject of the last verb of speech before an "and": *Ada Ruiz* dijo que … y pidió …"""
    for index in range(bisect_left(cues, before, key=_verb) - 1, -1, -1):
        cue = cues[index]
        if cue.verb < first:
            return None
        if cue.form.speech and not cue.passive and cue.form.form in (Form.FINITE, Form.PARTICIPLE):
            return subject_before(words, cue.first, first)
    return None


def mended(words: Words, cues: Sequence[Cue], found: Attribution) -> Attribution:
    """Return the attribution with a subject that fits: of two verbs the first one's, no article alone."""
    if found.pattern == "according-to" and found.cue is not None:
        return sourced(words, found, words.sentence(found.cue[0])[1])
    if found.verb is None:
        return found
    before = found.verb.first - 1
    while before > 0 and (words.does[before] & Does.AUXILIARY or words.is_adverb(before)):
        before -= 1
    first = words.sentence(found.verb.verb)[0]
    opener = found.subject.first if found.subject is not None else before
    openers = range(max(first, opener - 1), opener + 1)
    if any(words.lower[i] in words.vocabulary.reporting_conjunctions for i in openers):
        behind = subject_past(words, found.verb.last, words.sentence(found.verb.verb)[1])
        return attrs.evolve(found, subject=behind) if behind is not None else found
    joined = before > first and words.does[before] & Does.CONJUNCTION
    if joined and (found.subject is None or found.subject.end <= before):
        told = _subject_of_verb_before(words, cues, first, before) or main_subject(words, first, before)
        return attrs.evolve(found, subject=told or found.subject)
    if found.subject is None:
        return found
    start, end = found.subject.first, found.subject.end
    alone = end == start + 1 and words.does[start] & Does.DETERMINER and not words.does[start] & Does.PRONOUN
    return attrs.evolve(found, subject=None) if alone and words.vocabulary.null_subject else found
