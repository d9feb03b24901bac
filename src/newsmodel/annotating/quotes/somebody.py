"""Tells phrases for somebody who can speak from those for things, where nouns have capitals.

A person, an office or a body speaks; where no verb says who does, mostly the one whom the sentence is about.
"""

from __future__ import annotations

from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.noun_phrases import (
    head_of,
    is_name_in_marks,
    is_noun,
    may_be_subject,
    past_preposition,
    phrase_end,
)
from newsmodel.annotating.quotes.subjects import Subject
from newsmodel.annotating.quotes.words import Does

#: Tokens of a sentence that are looked at.
_REACH = 60


def is_somebody(words: Words, subject: Subject) -> bool:
    """Tell whether the phrase names a person, an office or a body."""
    pronoun = words.is_personal(subject.first) and not words.does[subject.first] & Does.DETERMINER
    if pronoun or names_person(words, subject):
        return True
    head = head_of(words, subject.first, subject.end)
    if head is None:
        return False
    vocabulary = words.vocabulary
    return (
        head in words.bodies
        or words.lower[head] in vocabulary.offices
        or words.lower[head].endswith(vocabulary.office_endings)
    )


def names_person(words: Words, subject: Subject) -> bool:
    """Tell whether the phrase names a person; one before a noun is only whose it is: *Winters* Sieg."""
    last = subject.end - 1
    return any(
        i in words.people and (i == last or not (i + 1 in words.people or is_noun(words, i + 1)))
        for i in range(subject.first, subject.end)
    )


def somebody_in(words: Words, first: int, limit: int) -> Subject | None:
    """Return the first phrase from *first* on that names somebody and can be a subject of the main clause.

    What hangs on prepositions and what stands in clauses of their own is passed over.
    """
    limit = min(limit, first + _REACH)
    i = first
    while i < limit:
        if _opens_clause(words, i, first):
            i = next((k + 1 for k in range(i, limit) if words.lower[k] == ","), limit)
        elif words.does[i] & Does.PREPOSITION and not words.does[i] & Does.DETERMINER:
            i = past_preposition(words, i, limit)
        elif _is_genitive(words, i, first):
            i = max(i + 1, phrase_end(words, i, limit))
        elif words.timed[i] or (words.is_quote(i) and not is_name_in_marks(words, i)):
            i += 1
        else:
            end = phrase_end(words, i, limit)
            found = Subject(i, end, "main") if end > i and may_be_subject(words, i) else None
            if found is not None and is_somebody(words, found):
                return found
            i = max(i + 1, end)
    return None


def _is_genitive(words: Words, i: int, first: int) -> bool:
    """Tell whether the phrase hangs on the noun right before it: "im Bezirk der Partei"."""
    return i > first and bool(words.does[i] & Does.BINDING) and is_noun(words, i - 1)


def _opens_clause(words: Words, i: int, first: int) -> bool:
    if i > first and words.is_word(i - 1):
        return False
    if words.does[i] & (Does.SUBORDINATOR | Does.RELATIVE):
        return True
    relative = i > first and words.lower[i] in words.vocabulary.relative_articles
    return relative and words.lower[i - 1] == "," and not (i + 1 < words.size and words.is_capital(i + 1))
