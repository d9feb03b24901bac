"""Clauses of a language whose finite verb stands second and whose nouns have capitals, as German has.

What stands before the finite verb is the front field, what follows it the middle field; the subject is in
one of them. In a clause that a subordinator opens the verb comes last and the subject follows the opener.
"""

from __future__ import annotations

from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.noun_phrases import (
    is_adjective,
    is_name_in_marks,
    is_speech,
    may_be_subject,
    past_preposition,
    phrase_end,
)
from newsmodel.annotating.quotes.somebody import is_somebody, names_person
from newsmodel.annotating.quotes.subjects import Subject
from newsmodel.annotating.quotes.words import Does

#: Tokens of a clause before its verb.
_FARTHEST = 60
_LONGEST_ASIDE = 30


def subject_of(words: Words, verb: int, floor: int, end: int) -> Subject | None:
    """Return the subject of the verb at token *verb*.

    Args:
        words: the paragraph.
        verb: the token of a verb that attributes, finite or not.
        floor: the first token of its sentence.
        end: the token behind the sentence.
    """
    floor = max(floor, verb - _FARTHEST)
    opener = opener_of(words, verb, floor)
    if opener is not None:
        return _subject_of_verb_last(words, opener, verb)
    finite = _finite(words, verb, floor)
    first = _clause_start(words, finite, floor)
    before = _over_adverbs_back(words, finite - 1, max(floor, first - 1))
    if before > floor and words.does[before] & Does.CONJUNCTION and before >= first:
        return front_subject(words, floor, before)  # "… und sagte": the subject is the one before
    front = _front_field(words, first, finite)
    for i in range(first + 1, finite) if front is None else ():
        if words.lower[i] == "," and front is None:
            front = _front_field(words, i + 1, finite)
            if front is not None:
                front = _before_open_aside(words, first, i, front) or front
    behind = middle_subject(words, finite, end, first)
    if front is None and behind is None and before > floor and words.lower[before] == ",":
        return front_subject(words, floor, before)  # "…, sagte aber, dass": the same
    if front is None or (behind is not None and _is_surer(words, behind, front, finite)):
        return behind
    return behind if behind is not None and _is_text(words, behind, finite) else front


def _is_text(words: Words, behind: Subject, finite: int) -> bool:
    """Tell whether the subject is a text in which "it says" something."""
    stands_for = words.vocabulary.pronouns.get(words.lower[finite + 1])
    return stands_for == _THING and behind.how == "behind" and behind.first != finite + 1


def _before_open_aside(words: Words, first: int, comma: int, aside: Subject) -> Subject | None:
    """Return the name before an aside that nobody closed: Ada Winter, Leiterin des Hafens sagte …"""
    listed = bool(words.does[aside.end] & Does.CONJUNCTION)  # Ada Winter, Bo Lund und Eva Stern sagten …
    named = words.has_person(aside.first, aside.end)
    if words.does[aside.first] & Does.PRONOUN or (named and not listed):
        return None
    whole = may_be_subject(words, first) and phrase_end(words, first, comma) == comma
    return Subject(first, comma, "before") if whole and (listed or comma - 1 in words.people) else None


def opener_of(words: Words, verb: int, floor: int) -> int | None:
    """Return the word that opens the clause of *verb* if its verb comes last."""
    if not _is_last(words, verb) and not words.does[verb + 1] & Does.AUXILIARY:
        return None
    commas = 0
    for i in range(verb - 1, floor - 1, -1):
        if words.lower[i] == ",":
            commas += 1
            continue
        if words.lower[i] in ":;" or (words.lower[i] == "." and not words.is_capital(i - 1)):
            return None
        opens = i == floor or not words.is_word(i - 1) or words.does[i - 1] & Does.CONJUNCTION
        if opens and words.does[i] & Does.SUBORDINATOR and (commas != 1 or _holds_aside(words, i, verb)):
            return i
        relative = words.lower[i] in words.vocabulary.relative_articles or words.does[i] & Does.RELATIVE
        if relative and commas == 0 and i > floor and words.lower[i - 1] == "," and verb - i > 1:
            return i
        if words.does[i] & Does.SUBORDINATOR and opens:
            return None
    return None


def _holds_aside(words: Words, opener: int, verb: int) -> bool:
    """Tell whether the one comma of a clause opens an aside: Wie Ada Winter, die Leiterin sagte"""
    if words.lower[opener] not in words.vocabulary.reporting_conjunctions:
        return False
    comma = next((i for i in range(opener + 1, verb) if words.lower[i] == ","), verb)
    end = phrase_end(words, opener + 1, comma)
    return opener + 1 < end == comma < verb - 1 and may_be_subject(words, opener + 1)


def _subject_of_verb_last(words: Words, opener: int, verb: int) -> Subject | None:
    inside = _first_subject(words, opener + 1, verb)
    if words.does[opener] & Does.SUBORDINATOR and not words.does[opener] & Does.RELATIVE:
        return inside
    oblique = words.lower[opener] in words.vocabulary.oblique_words
    itself = words.lower[opener] in words.vocabulary.nominative_articles
    if inside is not None and (oblique or (_is_known(words, inside) and not itself)):
        return inside
    antecedent = _phrase_ending(words, opener - 2)
    return Subject(opener, opener + 1, "relative", antecedent)


def _phrase_ending(words: Words, last: int) -> tuple[int, int] | None:
    first = last
    while first > 0 and words.is_capital(first - 1) and words.is_word(first - 1):
        first -= 1
    while first > 0 and (words.does[first - 1] & Does.DETERMINER or is_adjective(words, first - 1)):
        first -= 1
    return (first, last + 1) if last >= 0 and words.is_word(last) else None


def _first_subject(words: Words, begin: int, limit: int) -> Subject | None:
    """Return the first phrase from *begin* on that can be a subject; what hangs on prepositions can't."""
    i = begin
    while i < limit:
        if words.does[i] & Does.PREPOSITION and not words.does[i] & Does.DETERMINER:
            i = past_preposition(words, i, limit)
            continue
        end = phrase_end(words, i, limit)
        if end > i:
            if may_be_subject(words, i):
                return Subject(i, end, "main")
            i = end
            continue
        i += 1
    return None


def _finite(words: Words, verb: int, floor: int) -> int:
    """Return the finite verb of the clause: an auxiliary before the verb, if the clause ends with it."""
    if not _is_last(words, verb):
        return verb
    for i in range(verb - 1, floor - 1, -1):
        if words.does[i] & Does.AUXILIARY and not words.does[i] & Does.ADVERB and not words.is_capital(i):
            return i
        clause = words.does[i] & Does.SUBORDINATOR and (i == floor or not words.is_word(i - 1))
        if words.lower[i] in ":;" or clause:
            break
    return verb


def _is_last(words: Words, verb: int) -> bool:
    """Tell whether the clause may end with the verb: no *sagte aber, dass*."""
    behind = verb + 1
    if behind >= words.size or not words.is_word(behind):
        return True
    inserted = behind + 1 < words.size and not words.is_word(behind + 1)
    return bool(words.does[behind] & Does.CONJUNCTION) and not inserted


def _clause_start(words: Words, finite: int, floor: int) -> int:
    for i in range(finite - 1, floor - 1, -1):
        if words.lower[i] in ":;–—" or is_speech(words, i):
            return i + 1
        if i > floor and words.lower[i - 1] == "," and words.does[i] & Does.CONJUNCTION:
            return i + 1
    return floor


def _over_adverbs_back(words: Words, i: int, floor: int) -> int:
    while i > floor and words.is_word(i) and words.is_adverb(i):
        i -= 1
    return i


def _front_field(words: Words, first: int, finite: int) -> Subject | None:
    """Return the subject if it is what stands before the finite verb, asides and prepositions included."""
    i = first
    while i < finite and words.is_word(i) and words.does[i] & Does.CONJUNCTION:
        i += 1
    while i < finite and words.is_adverb(i) and i + 1 < finite and not words.does[i] & Does.PREPOSITION:
        i += 1
    if i >= finite or words.timed[i] or not may_be_subject(words, i):
        return None
    end = phrase_end(words, i, finite)
    if end == i:
        return None
    return Subject(i, end, "before") if _reaches(words, end, finite) else None


def _reaches(words: Words, i: int, finite: int) -> bool:
    """Tell whether nothing but what belongs to the phrase before stands between token *i* and the verb."""
    while i < finite:
        if words.lower[i] in ",(–—":
            closing = {"(": ")"}.get(words.lower[i], words.lower[i])
            reach = min(finite, i + _LONGEST_ASIDE)
            inside = range(i + 1, reach) if closing == ")" else range(reach - 1, i, -1)
            close = next((k for k in inside if words.lower[k] == closing), None)
            if close is None:  # an aside that its writer forgot to open
                return i == finite - 1 and words.lower[i] == ","
            i = close + 1
        elif words.does[i] & (Does.PREPOSITION | Does.CONJUNCTION | Does.DETERMINER):
            end = phrase_end(words, i + 1, finite)
            if end == i + 1 and words.does[i] & Does.DETERMINER:
                end = phrase_end(words, i, finite)
            i = max(end, i + 1)
        elif words.timed[i] or words.is_adverb(i) or (_is_small(words, i) and finite - i <= 2):
            i += 1
        else:
            return False
    return True


def _is_small(words: Words, i: int) -> bool:
    """Tell whether the word is one without a capital that no list has: mostly an adverb before the verb."""
    return words.is_word(i) and not words.does[i] and not words.is_capital(i)


def middle_subject(words: Words, finite: int, end: int, front: int | None = None) -> Subject | None:
    """Return the subject that follows the finite verb, over pronouns and adverbs.

    Behind an "it says" it is the text that does, which may also stand from token *front* on.
    """
    i = finite + 1
    end = min(end, i + _FARTHEST)
    while i < end:
        if words.is_quote(i) and not is_name_in_marks(words, i):
            return None
        skipped = words.timed[i] or words.is_adverb(i) or words.lower[i] in words.vocabulary.oblique_words
        if words.does[i] & Does.PREPOSITION and not words.does[i] & Does.DETERMINER:
            i = past_preposition(words, i, end)
        elif skipped:
            stop = phrase_end(words, i, end) if not words.is_adverb(i) and not words.timed[i] else i
            i = max(i + 1, stop)
        else:
            break
    if i >= end or not may_be_subject(words, i):
        return None
    stop = i + 1 if is_name_in_marks(words, i) else phrase_end(words, i, end)
    if stop == i:
        return None
    thing = words.vocabulary.pronouns.get(words.lower[i]) == _THING and stop == i + 1
    after = Subject(stop, phrase_end(words, stop, end), "behind")
    if (
        thing
        and stop < end
        and after.end > stop
        and may_be_subject(words, stop)
        and is_somebody(words, after)
    ):
        return after
    if thing:
        text = _text_that_says(words, front, finite) if front is not None else None
        return text or _text_that_says(words, stop, end) or Subject(i, stop, "impersonal")
    return Subject(i, stop, "behind")


_THING = frozenset(("thing",))


def _text_that_says(words: Words, i: int, end: int) -> Subject | None:
    """ "it says in the report": the report does."""
    while i < end and (words.is_adverb(i) or words.timed[i]):
        i += 1
    if i + 1 < end and words.lower[i] in words.vocabulary.text_prepositions:
        stop = phrase_end(words, i + 1, end)
        if stop > i + 1:
            return Subject(i + 1, stop, "behind")
    return None


def front_subject(words: Words, floor: int, limit: int) -> Subject | None:
    """Return the subject of the clause that begins at *floor*, told without knowing its verb."""
    limit = min(limit, floor + _FARTHEST)
    i = floor
    while i < limit and (words.does[i] & Does.CONJUNCTION and words.is_word(i)):
        i += 1
    begin = i
    front = None
    while i < limit:
        if is_speech(words, i) or words.lower[i] in ",(–—":
            closing = {"(": ")"}.get(words.lower[i], words.lower[i])
            reach = min(limit, i + _LONGEST_ASIDE)
            close = next((k for k in range(i + 1, reach) if words.lower[k] == closing), None)
            i = i + 1 if is_speech(words, i) or close is None else close + 1
        elif words.does[i] & Does.SUBORDINATOR and i == begin:
            comma = next((k for k in range(i, limit) if words.lower[k] == ","), None)
            if comma is None:
                return _first_subject(words, i + 1, limit)
            i = comma + 1
        elif words.does[i] & Does.PREPOSITION and not words.does[i] & Does.DETERMINER:
            i = past_preposition(words, i, limit)
        elif words.timed[i] or (words.is_adverb(i) and not words.does[i] & Does.AUXILIARY):
            i += 1
        else:
            end = phrase_end(words, i, limit)
            if end == i or front is not None:
                break
            if may_be_subject(words, i):
                front = Subject(i, end, "main")
            i = end
    behind = middle_subject(words, i, limit) if i < limit and words.is_word(i) else None
    if front is None or (behind is not None and _is_surer(words, behind, front, i)):
        return behind or front
    return front


def _is_surer(words: Words, behind: Subject, front: Subject, finite: int) -> bool:
    """Tell whether the phrase behind the verb is the subject, and the one before it its object."""
    if words.lower[front.first] in words.vocabulary.nominative_articles:
        return False
    stands_for = words.vocabulary.pronouns.get(words.lower[behind.first], _THING)
    pronoun = behind.end == behind.first + 1 and not words.does[behind.first] & Does.DETERMINER
    known = is_somebody(words, front) or words.has_person(front.end, finite)
    if pronoun and stands_for != _THING and not (known and "female" in stands_for):
        return True  # "she" is also "her"
    if known:
        return False
    # A capital alone at the beginning may be no noun: "Unmistakably says the court".
    endings = words.vocabulary.adverb_endings
    adverb = front.first in words.floors_set and words.lower[front.end - 1].endswith(endings)
    return _is_known(words, behind) or (adverb and front.end == front.first + 1)


def _is_known(words: Words, subject: Subject) -> bool:
    """Tell whether the phrase is a pronoun, whatever it stands for, or names a person."""
    return words.is_subject_pronoun(subject.first) or names_person(words, subject)
