"""Tells phrases for what can be a source from those for things: "the mayor", "analysts", not "imports"."""

from __future__ import annotations

import attrs

from newsmodel.annotating.quotes import noun_phrases
from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.cues import Cue, is_possessive
from newsmodel.annotating.quotes.phrase_edges import phrase_end
from newsmodel.annotating.quotes.somebody import is_somebody
from newsmodel.annotating.quotes.subjects import Subject, clause_floor, main_subject
from newsmodel.annotating.quotes.words import Does, Form

#: Tokens of a sentence that are looked at.
_REACH = 60
_THING = frozenset(("thing",))
_HANGS = Does.PREPOSITION | Does.BINDING | Does.RELATIVE | Does.INFINITIVE | Does.SUBORDINATOR


def can_speak(words: Words, subject: Subject) -> bool:
    """Tell whether the phrase is for somebody, or for a text that says something: by what it is built on.

    True in a language of which no words for sources are known.
    """
    first, end = subject.first, subject.end
    if not words.vocabulary.source_nouns:
        return True
    if subject.how in ("relative", "label") or words.is_subject_pronoun(first):
        return True
    if words.vocabulary.capital_nouns:
        return is_somebody(words, subject) or _is_built_on_source(words, subject)
    core = next((i for i in range(first + 1, end) if _ends_core(words, i)), end)
    if core == first + 1 and words.does[first] & Does.DETERMINER:
        return not words.vocabulary.null_subject  # "all said", but no article without its noun
    last = core - 1
    while last > first and (words.is_adverb(last) or words.timed[last] or _is_participle(words, last)):
        last -= 1
    heads = range(first, core) if words.vocabulary.compound_inversion else range(last, core)
    return any(_is_source(words, i, first, core) for i in heads)


def _is_participle(words: Words, i: int) -> bool:
    """Tell whether token *i* tells more of the noun before it: "the man *accused* of it"."""
    endings = words.vocabulary.verb_endings
    return bool(endings) and words.lower[i].endswith(endings) and not words.is_capital(i)


def _is_built_on_source(words: Words, subject: Subject) -> bool:
    """Tell whether the noun that the phrase is built on is one for a source, of nouns with capitals."""
    head = noun_phrases.head_of(words, subject.first, subject.end)
    if head is None:
        return False
    word, known = words.lower[head], words.vocabulary
    return head in words.mentioned or word in known.source_nouns or word.endswith(known.source_endings)


def _ends_core(words: Words, i: int) -> bool:
    """Tell whether a phrase's own words end before token *i*: what follows hangs on them."""
    if i in words.named or i in words.people:
        return False
    if not words.is_word(i):
        return words.is_break(i)
    return bool(words.does[i] & _HANGS) and not words.does[i] & Does.DETERMINER


def _is_name(words: Words, i: int, first: int, end: int) -> bool:
    """Tell whether a word with a capital is a name: no sentence's first word, none in "facing Rome"."""
    if i in words.floors_set:
        return end == first + 1 and bool(words.vocabulary.verb_endings)
    gerunds = words.vocabulary.gerund_endings
    return i == first or not (
        gerunds and words.lower[first].endswith(gerunds) and not words.is_capital(first)
    )


def _is_source(words: Words, i: int, first: int, end: int) -> bool:
    """Tell whether the noun at token *i* is one for a source: a name, an office, a body, a text."""
    word = words.lower[i]
    if is_possessive(word) and i + 1 < end:
        return False
    if i in words.mentioned or (words.is_capital(i) and _is_name(words, i, first, end)):
        return True
    known = words.vocabulary
    return word in known.source_nouns or word in known.source_plurals or word in known.plural_nouns


def source_in(words: Words, first: int, limit: int) -> Subject | None:
    """Return the first phrase from *first* on that can speak and that hangs on nothing."""
    limit = min(limit, first + _REACH)
    i = first
    while i < limit:
        does = words.does[i]
        if not words.is_word(i) or words.timed[i] or words.is_adverb(i):
            i += 1
        elif does & (Does.SUBORDINATOR | Does.RELATIVE) and not does & Does.DETERMINER:
            i = next((k for k in range(i, limit) if words.lower[k] == ","), limit)
        elif does & Does.PREPOSITION and not does & Does.DETERMINER:
            i = max(i + 1, phrase_end(words, i + 1, limit))
        elif does & (Does.CONJUNCTION | Does.AUXILIARY | Does.INFINITIVE | Does.VERB):
            i += 1
        else:
            end = phrase_end(words, i, limit)
            found = Subject(i, end, "main") if end > i else None
            if found is not None and can_speak(words, found) and not _is_thing(words, i):
                return found
            i = max(end, i + 1)
    return None


def _is_thing(words: Words, i: int) -> bool:
    """Tell whether token *i* is a pronoun for a thing, of which none knows whether it is the subject."""
    return words.vocabulary.pronouns.get(words.lower[i]) == _THING


def source_at(words: Words, first: int, limit: int) -> Subject | None:
    """Return the phrase that begins at token *first* if it is for a person or a body."""
    if first >= limit or not words.is_word(first) or words.does[first] & Does.PREPOSITION:
        return None
    nouns = words.vocabulary.capital_nouns
    end = noun_phrases.phrase_end(words, first, limit) if nouns else phrase_end(words, first, limit)
    found = Subject(first, end, "label") if end > first else None
    return found if found is not None and is_body(words, attrs.evolve(found, how="before")) else None


def rather_a_source(words: Words, found: Subject | None, first: int, cue: Cue) -> Subject | None:
    """Return the subject found for a verb, or if it can't speak whoever can in the sentence before it.

    Args:
        words: the paragraph.
        found: the subject, None if there is none.
        first: the first token of the sentence.
        cue: the verb.
    """
    verb = cue.first
    if found is not None and (found.first > verb or can_speak(words, found) or _is_whole(words, found, verb)):
        return found
    floor = clause_floor(words, first, verb)
    source = source_in(words, floor, verb) or (source_in(words, first, floor) if floor > first else None)
    alone = speaks_alone(words, cue)
    if source is not None or not alone or found is None or words.does[found.first] & Does.DETERMINER:
        return source or found
    return None  # the verb's form says that somebody speaks


def speaks_alone(words: Words, cue: Cue | None) -> bool:
    """Tell whether the verb's form says by itself that somebody speaks: Spanish “dijo”."""
    if cue is None or cue.passive or not words.vocabulary.null_subject:
        return False
    return cue.form.speech and cue.form.form in (Form.FINITE, Form.PARTICIPLE)


def _is_whole(words: Words, found: Subject, verb: int) -> bool:
    """Tell whether the phrase has an article and its verb right behind it: "the story says"."""
    return bool(words.does[found.first] & Does.DETERMINER) and found.end == verb


def whom_before(words: Words, first: int, most: int) -> Subject | None:
    """Return the person or body whom the nearest sentence before token *first* is about.

    None where words in marks stand in between: who speaks these goes on.

    Args:
        words: the paragraph.
        first: the first token of a sentence.
        most: how many sentences are looked at.
    """
    end = first
    for _ in range(most):
        if end == 0:
            return None
        begin = words.sentence(end - 1)[0]
        if words.has_quote(begin, end):
            return None
        found = main_subject(words, begin, end)
        if found is not None and is_body(words, found):
            return _with_name(words, found, end)
        end = begin
    return None


def _with_name(words: Words, subject: Subject, end: int) -> Subject:
    """Return a description with the name that is set beside it: "the mayor, *Ada Winter*, …"."""
    comma = subject.end
    if comma + 1 >= end or words.lower[comma] != "," or comma + 1 not in words.people:
        return subject
    last = comma + 1
    while last < end and last in words.people:
        last += 1
    closed = last >= end or not words.is_word(last)
    return attrs.evolve(subject, end=last) if closed else subject


def is_person(words: Words, subject: Subject) -> bool:
    """Tell whether the phrase is for a person: a name, a pronoun, an office."""
    people = words.vocabulary.person_nouns
    inside = range(subject.first, subject.end)
    return any(i in words.people or words.is_personal(i) or words.lower[i] in people for i in inside)


def is_body(words: Words, subject: Subject) -> bool:
    """Tell whether the phrase is for a person or a body, and no text."""
    pronoun = subject.end == subject.first + 1 and words.is_personal(subject.first)
    if pronoun or not can_speak(words, subject) or words.is_subject_pronoun(subject.first):
        return pronoun
    known = words.vocabulary
    inside = range(subject.first, subject.end)
    return any(i in words.people or i in words.bodies or words.lower[i] in known.offices for i in inside)
