"""Sources named by a noun for what is said: her call for “patience”, his warning that it is “late”."""

from __future__ import annotations

from newsmodel.annotating.quotes.attribution import Attribution
from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.cues import is_possessive
from newsmodel.annotating.quotes.phrase_edges import phrase_before
from newsmodel.annotating.quotes.speaking import is_body
from newsmodel.annotating.quotes.subjects import Subject, main_subject, subject_behind
from newsmodel.annotating.quotes.words import Does

#: Tokens between the noun and the words, and between it and the one whose words they are.
_NEAR = 4
_CLAUSE = 12
_ADJECTIVES = 4


def by_noun(words: Words, first: int, quote: int) -> Attribution | None:
    """Return the attribution of the quoted stretch at token *quote* by the noun that it hangs on."""
    nouns = words.vocabulary.saying_nouns
    if not nouns:
        return None
    link = False
    that = False
    for i in range(quote - 1, max(first, quote - _CLAUSE) - 1, -1):
        if words.lower[i] in nouns:
            linked = link or i == quote - 1 or (i == quote - 2 and not words.is_word(quote - 1))
            if linked and (that or quote - i <= _NEAR + 1):
                subject = _whose(words, i, first) or _by_whom(words, i + 1, quote) or _who(words, first, i)
                return Attribution("x-s-noun-q", subject, (i, i + 1), mixed=True)
            return None
        does = words.does[i]
        if not words.is_word(i) and (words.lower[i] not in ",:" or not that) and i != quote - 1:
            return None
        that = that or bool(does & Does.COMPLEMENTIZER)
        link = words.lower[i] in words.vocabulary.saying_links
        if does & Does.VERB and not that:
            return None
    return None


def by_subject(words: Words, first: int, quote: int) -> Attribution | None:
    """Return the attribution to the person whom the sentence is about: the last that may tell who speaks."""
    subject = main_subject(words, first, quote)
    if subject is None or not (
        _is_person(words, subject) or (subject.end == quote and is_body(words, subject))
    ):
        return None
    return Attribution("subject-q", subject, None, mixed=True)


def _whose(words: Words, noun: int, first: int) -> Subject | None:
    """Return the one whose words the noun means: *her* call, *the mayor's* last warning."""
    for i in range(noun - 1, max(first, noun - 1 - _ADJECTIVES) - 1, -1):
        if is_possessive(words.lower[i]):
            return Subject(_beginning(words, i, first), i + 1, "possessor")
        if words.lower[i] in words.vocabulary.genders:
            return Subject(i, i + 1, "possessor")
        if not words.is_word(i) or words.does[i] & ~Does.ADVERB:
            return None
    return None


def _who(words: Words, first: int, noun: int) -> Subject | None:
    """Return the person whom the sentence is about: Ada Winter repeated the slogan “…”."""
    subject = main_subject(words, first, noun)
    return subject if subject is not None and _is_person(words, subject) else None


def _is_person(words: Words, subject: Subject) -> bool:
    """Tell whether the phrase ends with a person's name or is a pronoun for one."""
    pronoun = subject.end == subject.first + 1 and words.is_personal(subject.first)
    return pronoun or subject.end - 1 in words.people


def _beginning(words: Words, last: int, first: int) -> int:
    """Return where the name or the noun begins that ends with token *last*."""
    i = last
    if words.is_capital(i):
        while i > first and words.is_capital(i - 1) and words.is_word(i - 1):
            i -= 1
        return i
    phrase = phrase_before(words, last, first)
    return phrase[0] if phrase is not None else last


def _by_whom(words: Words, first: int, quote: int) -> Subject | None:
    agent = next((i for i in range(first, quote) if words.does[i] & Does.AGENT), None)
    return subject_behind(words, agent, quote) if agent is not None else None
