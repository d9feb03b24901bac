"""Sources named without a verb of speech: laut X, X zufolge, X ist der Meinung, wie X sich ausdrückte."""

from __future__ import annotations

import attrs

from newsmodel.annotating.quotes.attribution import Attribution
from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.fields import front_subject, middle_subject
from newsmodel.annotating.quotes.noun_phrases import is_name_in_marks, may_be_subject, phrase_end
from newsmodel.annotating.quotes.subjects import Subject
from newsmodel.annotating.quotes.words import Does

#: Tokens of a sentence that are looked at, and between a source and the word behind it.
_REACH = 120
_NEAR = 16


def of_opinion(words: Words, first: int, quote: int) -> Attribution | None:
    """Ada Winter ist der Meinung, dass „…“: the noun says what a verb of speech else does."""
    for i in range(max(first, quote - _REACH), quote):
        if words.lower[i] not in words.vocabulary.opinion_nouns:
            continue
        if words.does[i + 1] & Does.BINDING:  # der Vorwurf der Stadt, es handle sich um „…“
            begin = past_utterance(words, i, quote)
            stop = phrase_end(words, begin, quote)
            if stop > begin and words.lower[stop] == ",":
                return Attribution("x-thinks-q", Subject(begin, stop, "behind"), (i, i + 1), mixed=True)
        if words.lower[i + 1] == ",":
            subject = front_subject(words, _clause_start(words, first, i), i)
            if subject is not None and subject.end <= i:
                return Attribution("x-thinks-q", subject, (i, i + 1), mixed=True)
    return None


def _clause_start(words: Words, first: int, noun: int) -> int:
    """Return where the clause of the noun begins: behind the last comma that a subject follows."""
    comma = next((i for i in range(noun - 1, first, -1) if words.lower[i] == ","), None)
    if comma is None or not may_be_subject(words, comma + 1):
        return first
    end = phrase_end(words, comma + 1, noun)
    clause = comma + 1 < end < noun and words.is_word(end) and not words.does[end] & Does.PREPOSITION
    return comma + 1 if clause else first


def by_source(words: Words, first: int, end: int, quote: int) -> Attribution | None:
    """Return the attribution of a source without a verb in the sentence: laut X, X zufolge.

    Of several the nearest one before the quote, else the first one behind it.
    """
    near = range(quote - 1, max(first, quote - _REACH) - 1, -1)
    for i in (*near, *range(quote + 1, min(end, first + _REACH))):
        if words.does[i] & Does.ACCORDING:
            found = according_at(words, i, end)
            if found is not None and found.subject is not None:
                if found.subject.first <= quote < found.subject.end:
                    return None
                return attrs.evolve(found, mixed=not (i > quote and quote == first))
        if words.does[i] & Does.AFTER_SOURCE:
            found = source_before(words, i, first)
            if found is not None:
                return attrs.evolve(found, mixed=True)
    return None


def according_at(words: Words, i: int, end: int) -> Attribution | None:
    """Return the attribution of a source without a verb whose first word is token *i*."""
    vocabulary = words.vocabulary
    for phrase in vocabulary.according_before.get(words.lower[i], ()):
        if tuple(words.lower[i : i + len(phrase)]) == phrase:
            stop = _source_end(words, i + len(phrase), end)
            found = Subject(i + len(phrase), stop, "behind") if stop > i + len(phrase) else None
            return Attribution("according-to", found, (i, i + len(phrase))) if found else None
    nouns = vocabulary.according_nouns.get(words.lower[i], ())
    if nouns and i + 1 < end:
        noun = next((k for k in range(i + 1, min(end, i + 5)) if words.lower[k] in nouns), None)
        if noun is not None:
            stop = max(noun + 1, _source_end(words, i + 1, end))
            return Attribution("according-to", Subject(i + 1, stop, "behind"), (i, i + 1))
    if words.lower[i] in vocabulary.according_behind_quote and i > 0 and not words.is_word(i - 1):
        stop = phrase_end(words, i + 1, end) if i + 1 < end and may_be_subject(words, i + 1) else i + 1
        begin = past_utterance(words, i + 1, stop)
        after = stop
        while after < end and words.is_adverb(after):
            after += 1
        if stop > i + 1 and (
            after >= end or not words.is_word(after) or words.does[after] & Does.PREPOSITION
        ):
            return Attribution("according-to", Subject(begin, stop, "behind"), (i, i + 1))
    return None


def worded(words: Words, i: int, end: int) -> Attribution | None:
    """„…“, mit diesen Worten begann Ada Winter: whatever the verb, it is she who speaks."""
    stop = _wording_end(words, i)
    if stop is None or stop >= end:
        return None
    if words.does[stop] & Does.BINDING:  # mit den Worten der Ministerin
        last = phrase_end(words, stop, end)
        return Attribution("in-words-x", Subject(stop, last, "behind"), (i, stop)) if last > stop else None
    subject = middle_subject(words, stop, end)
    return Attribution("in-words-x", subject, (i, stop)) if subject is not None else None


def in_words(words: Words, first: int, quote: int, end: int) -> Attribution | None:
    """Mit den Worten „…“ begann Ada Winter; Ada Winter begann mit den Worten „…“."""
    for phrase in words.vocabulary.wordings:
        begin = quote - len(phrase)
        if begin < first or tuple(words.lower[begin:quote]) != phrase:
            continue
        if begin == first:
            behind = quote + 1
            subject = middle_subject(words, behind, end) if behind < end and words.is_word(behind) else None
        else:
            subject = front_subject(words, first, begin)
        return Attribution("in-words-x", subject, (begin, quote)) if subject is not None else None
    return None


def _wording_end(words: Words, i: int) -> int | None:
    for phrase in words.vocabulary.wordings:
        if tuple(words.lower[i : i + len(phrase)]) == phrase:
            return i + len(phrase)
    return None


def past_utterance(words: Words, first: int, end: int) -> int:
    """Return where those begin whose words a phrase names (so das Fazit *der Betreiber*), else *first*."""
    noun = next((i for i in range(first, end) if words.lower[i] in words.vocabulary.utterance_nouns), None)
    if noun is None or noun + 1 >= end or not words.does[noun + 1] & Does.BINDING:
        return first
    begin = noun + 1 + bool(words.does[noun + 1] & Does.PREPOSITION)
    return begin if begin < end else first


def _source_end(words: Words, i: int, end: int) -> int:
    if i < end and is_name_in_marks(words, i):
        return i + 1
    return phrase_end(words, i, end) if i < end else i


def source_before(words: Words, i: int, first: int) -> Attribution | None:
    """Return the attribution whose source stands before the word at token *i*: dem Minister zufolge."""
    nouns = words.vocabulary.according_nouns.get(words.lower[i])
    if i <= first or (nouns is not None and words.lower[i - 1] not in nouns):
        return None
    for begin in range(max(first, i - _NEAR), i):
        if words.does[begin] & Does.PREPOSITION and not words.does[begin] & Does.DETERMINER:
            continue
        if phrase_end(words, begin, i) == i:
            if words.is_capital(begin) and begin != first and words.does[begin] & Does.DETERMINER:
                return None  # was ist Ihrer Meinung nach …: whoever is asked
            return Attribution("according-to", Subject(begin, i, "before"), (i, i + 1))
    return None
