"""Ties each quoted stretch of a paragraph to the words that attribute it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import attrs

from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.cues import Cue
from newsmodel.annotating.quotes.subjects import Subject, main_subject, subject_before, subject_behind
from newsmodel.annotating.quotes.words import Does, Form

#: How far behind its quote a verb may stand, subject and asides between, in tokens.
_REACH = 40
_LEFT_HANGING = frozenset(",?!…—–-")


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


def attribute(words: Words, cues: Sequence[Cue], quote: int) -> Attribution | None:
    """Return how the quoted stretch at token *quote* is attributed inside its own sentence."""
    first, end = words.sentence(quote)
    region = words.regions[words.quoted[quote]]
    last = words.text[region.start : region.end].rstrip()[-1:]
    begin = quote + 1
    hanging = last in _LEFT_HANGING
    if begin < len(words) and words.lower[begin] in ",—–-":
        begin += 1
        hanging = True
    if begin == end and last in "?!…":  # "Who?" he asked: the sentence goes on behind the mark
        end = words.sentence(begin)[1] if begin < len(words) else end
    lead = _lead(words, cues, first, quote)
    close = lead is not None and _is_close(words, lead, quote)
    if hanging and not close:
        behind = _behind(words, cues, begin, end)
        if behind is not None:
            return behind
    if lead is not None:
        found = _from_lead(words, lead, first, quote)
        if found is not None:
            return found
    if quote == first or hanging:
        behind = _behind(words, cues, begin, end)
        if behind is not None:
            return behind
    return according(words, first, end, quote) or _colon(words, first, quote)


def _lead(words: Words, cues: Sequence[Cue], first: int, quote: int) -> Cue | None:
    """Return the last verb before the quote in its sentence."""
    index = bisect_left(cues, quote, key=lambda cue: cue.verb) - 1
    while index >= 0 and cues[index].verb >= first:
        if not cues[index].passive:
            return cues[index]
        index -= 1
    return None


def _is_close(words: Words, cue: Cue, quote: int) -> bool:
    return cue.last + 1 == quote or (cue.last + 2 == quote and words.lower[quote - 1] in ",:")


def _behind(words: Words, cues: Sequence[Cue], begin: int, end: int) -> Attribution | None:
    limit = min(end, begin + _REACH)
    for index in range(bisect_left(cues, begin, key=lambda cue: cue.verb), len(cues)):
        cue = cues[index]
        if cue.verb >= limit:
            break
        if not cue.form.speech or cue.passive:
            continue
        if any(words.is_quote(i) for i in range(begin, cue.first)):
            break
        inverted = all(words.is_adverb(i) for i in range(begin, cue.first))
        if inverted:
            if cue.form.form is Form.GERUND:
                break
            subject = subject_behind(words, cue.last, end)
            if subject is not None:
                return Attribution("q-said-x", subject, (cue.first, cue.last + 1), verb=cue)
            continue
        subject = subject_before(words, cue.first, begin)
        if subject is not None and subject.how == "before" and subject.first - begin <= 1:
            return Attribution("q-x-said", subject, (cue.first, cue.last + 1), verb=cue)
    return according_at(words, begin, end)


def _from_lead(words: Words, cue: Cue, first: int, quote: int) -> Attribution | None:
    if cue.form.form is Form.GERUND and cue.first == cue.verb:
        subject = _gerund_subject(words, cue, first)
    else:
        subject = subject_before(words, cue.first, first)
    span = (cue.first, cue.last + 1)
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


def _gerund_subject(words: Words, cue: Cue, first: int) -> Subject | None:
    k = cue.first - 1
    if k >= first and words.is_word(k) and not words.does[k] & (Does.PREPOSITION | Does.CONJUNCTION):
        return subject_before(words, cue.first, first)
    return main_subject(words, first, cue.first)


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
    for phrase in words.vocabulary.according_before:
        if tuple(words.lower[i : i + len(phrase)]) == phrase:
            subject = subject_behind(words, i + len(phrase) - 1, end)
            return Attribution("according-to", subject, (i, i + len(phrase)))
    return None


def _colon(words: Words, first: int, quote: int) -> Attribution | None:
    if quote <= first or words.lower[quote - 1] != ":":
        return None
    return Attribution("colon", main_subject(words, first, quote - 1), (quote - 1, quote))
