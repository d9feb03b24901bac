"""Where the clause or the phrase begins that a verb reports without marks, and where it ends."""

from __future__ import annotations

import enum
import operator
from bisect import bisect_left
from collections.abc import Sequence

import attrs

from newsmodel.annotating.quotes.attribution import according_at
from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.cues import Cue
from newsmodel.annotating.quotes.subjects import subject_across, subject_before
from newsmodel.annotating.quotes.words import Does, Form

#: Tokens between the verb and its "that": whom it was said to, when and where.
_LONGEST_DETOUR = 14
_LONGEST_ADDRESSEE = 6
#: Tokens within which a clause shows its verb.
_VERB_WITHIN = 40
_FIRST_WORDS = 2

_LEADS_OUT = Does.SUBORDINATOR | Does.CONJUNCTION

_verb = operator.attrgetter("verb")


class Frame(enum.Enum):
    """What a verb reports with."""

    CLAUSE = "clause"  #: that it would rain; it would rain; whether it would
    INFINITIVE = "infinitive"  #: to come
    OBJECT = "object"  #: the plan


@attrs.frozen
class Opening:
    """The token that a report begins with, and what kind it is of."""

    first: int
    frame: Frame


def opening_of(words: Words, cue: Cue, end: int) -> Opening | None:
    """Return where what the verb reports begins, behind it and before token *end*."""
    if words.vocabulary.comma_before_clause:
        return _behind_comma(words, cue, end)
    i = cue.last + 1
    found = _complement(words, cue, i, end)
    if found is not None:
        return found
    while i < end and (words.timed[i] or words.is_adverb(i) or _before_time(words, i)):
        i += 1
    if i + 1 >= end or not words.is_word(i):
        return None
    if words.does[i] & Does.INFINITIVE:
        takes = cue.form.infinitive and not words.is_capital(i + 1)
        return Opening(i, Frame.INFINITIVE) if takes else None
    if cue.passive or words.does[i] & (Does.PREPOSITION | Does.CONJUNCTION | Does.RELATIVE):
        return None
    return _bare(words, cue, i, end)


def _bare(words: Words, cue: Cue, i: int, end: int) -> Opening | None:
    """Return the clause or the phrase at token *i* that nothing introduces."""
    form = cue.form
    clause = form.bare_clause and has_verb(words, i, end)
    if clause or (form.bare_clause and form.speech):
        return Opening(i, Frame.CLAUSE if clause else Frame.OBJECT)
    if form.object and not words.does[i] & (Does.SUBORDINATOR | Does.AUXILIARY):
        return Opening(i, Frame.OBJECT)
    if not form.addressed:
        return None
    for k in range(i + 1, min(end, i + _LONGEST_DETOUR)):  # "told the Post she would"
        if not words.is_word(k) or words.does[k] & Does.VERB:
            return None
        if words.is_subject_pronoun(k):
            return Opening(k, Frame.CLAUSE)
    return None


def _complement(words: Words, cue: Cue, i: int, end: int) -> Opening | None:
    """Return the "that" or "whether" behind the verb, hearer, time and place between them stepped over."""
    detour = True
    for k in range(i, min(end - 1, i + _LONGEST_DETOUR)):
        does = words.does[k]
        if does & Does.COMPLEMENTIZER:
            if k == i:
                return Opening(k + 1, Frame.CLAUSE) if has_verb(words, k + 1, end) else None
            relative = words.does[k + 1] & (Does.AUXILIARY | Does.VERB)
            return Opening(k + 1, Frame.CLAUSE) if detour and not relative else None
        if detour and k <= i + _LONGEST_ADDRESSEE and _asks(words, cue, k):
            return Opening(k, Frame.CLAUSE)
        if words.is_quote(k) or words.lower[k] in ":;" or (does & Does.VERB and k > i):
            return None
        if k == i and not (does & Does.PREPOSITION or words.timed[k] or words.is_adverb(k)):
            detour = cue.form.addressed
    return None


def _asks(words: Words, cue: Cue, k: int) -> bool:
    """Tell whether token *k* opens a reported question."""
    vocabulary = words.vocabulary
    if words.lower[k] in vocabulary.question_words:
        return True
    return cue.form.asks and words.lower[k] in vocabulary.open_question_words


def _behind_comma(words: Words, cue: Cue, end: int) -> Opening | None:
    for k in range(cue.last + 1, min(end - 1, cue.last + _LONGEST_DETOUR)):
        if words.is_quote(k) or words.lower[k] in ":;":
            break
        if words.lower[k] == ",":
            if words.does[k + 1] & Does.COMPLEMENTIZER:
                return Opening(k + 2, Frame.CLAUSE)
            relative = words.does[k + 1] & (Does.RELATIVE | Does.CONJUNCTION | Does.SUBORDINATOR)
            return Opening(k + 1, Frame.CLAUSE) if cue.form.bare_clause and not relative else None
    return None


def _before_time(words: Words, i: int) -> bool:
    return bool(words.does[i] & Does.PREPOSITION) and i + 1 < words.size and words.timed[i + 1]


def has_verb(words: Words, first: int, end: int) -> bool:
    """Tell whether a clause begins at token *first*: whether a finite verb shows soon.

    True in a language whose verbs can't be told by their endings.
    """
    if not words.vocabulary.verb_endings:
        return True
    stem = words.lower[first].replace("'", "’").partition("’")
    if stem[1] and stem[0] in words.vocabulary.pronouns:  # "he’s"
        return True
    if words.is_subject_pronoun(first):
        return True
    endings = words.vocabulary.verb_endings
    for k in range(first + 1, min(end, first + _VERB_WITHIN)):
        if words.does[k] & (Does.AUXILIARY | Does.VERB) or words.is_quote(k):
            return True
        if words.lower[k].endswith(endings) and not words.is_capital(k):
            return True
        if words.lower[k] in ";:":
            return False
    return False


def end_of_report(words: Words, opening: Opening, end: int, cues: Sequence[Cue], *, enclosed: bool) -> int:
    """Return where a report ends: before what closes it, before another attribution, or with the sentence.

    Args:
        words: the paragraph.
        opening: where it begins.
        end: of the sentence.
        cues: all verbs of the paragraph.
        enclosed: the verb stands in a clause inside the sentence, which a comma closes ("who said …, left").
    """
    begin = opening.first
    stop = _before_attribution(words, begin, end, cues)
    for k in range(begin + _FIRST_WORDS, stop):
        word = words.lower[k]
        if word == ";" or (word == "," and (enclosed or _closes(words, opening.frame, k, stop))):
            return k
        does = words.does[k]
        if does & Does.ACCORDING and according_at(words, k, end) is not None:
            return k
        if opening.frame is Frame.OBJECT and does & _LEADS_OUT and _leads_out(words, k):
            return k
    return stop


def _leads_out(words: Words, k: int) -> bool:
    """Tell whether a phrase ends before token *k*: "… praised the plan *and went home*, … *when it came*"."""
    if words.does[k] & Does.SUBORDINATOR:
        return not words.does[k] & (Does.DETERMINER | Does.COMPLEMENTIZER)
    behind = k + 1
    if behind >= words.size:
        return False
    if words.does[behind] & (Does.AUXILIARY | Does.VERB):
        return True
    endings = words.vocabulary.verb_endings
    return bool(endings) and words.lower[behind].endswith(endings) and not words.is_capital(behind)


def _closes(words: Words, frame: Frame, comma: int, stop: int) -> bool:
    """Tell whether what follows the comma is the article's own again."""
    k = comma + 1
    if k >= stop:
        return False
    if frame is Frame.CLAUSE:
        return bool(words.does[k] & Does.RELATIVE)
    # A capital goes on with a list of names.
    return frame is Frame.INFINITIVE or not words.is_capital(k)


def _before_attribution(words: Words, begin: int, end: int, cues: Sequence[Cue]) -> int:
    for index in range(bisect_left(cues, begin, key=_verb), len(cues)):
        cue = cues[index]
        if cue.verb >= end:
            break
        if cue.form.form is Form.GERUND and cue.form.speech and words.lower[cue.first - 1] == ",":
            return cue.first - 1
        if _is_coordinated(words, cue, begin):
            return _over_adverbs(words, cue.first - 1)
        if (opened := _clause_beside(words, cue, begin)) is not None:
            return opened
        if (comma := _trailing_comma(words, cue, begin, end)) is not None:
            return comma
    return end


def _trailing_comma(words: Words, cue: Cue, begin: int, end: int) -> int | None:
    """Return the comma before an attribution that closes the sentence: "… to court*,* Ada Winter said"."""
    closes = cue.last + 1 >= end or not words.is_word(cue.last + 1)
    if not closes or not cue.form.speech or cue.passive or cue.form.form is not Form.FINITE:
        return None
    reach = max(begin, cue.first - _LONGEST_DETOUR)
    comma = next((i for i in range(cue.first - 1, reach, -1) if words.lower[i] == ","), None)
    if comma is None or comma + 1 >= cue.first or subject_across(words, comma + 1, cue.first) is None:
        return None
    return comma


def _is_coordinated(words: Words, cue: Cue, begin: int) -> bool:
    """The second of two reports of one sentence: "… and said that"."""
    if not cue.form.speech or cue.form.form is not Form.FINITE or cue.passive:
        return False
    k = _over_adverbs(words, cue.first - 1)
    return k > begin and bool(words.does[k] & Does.CONJUNCTION)


def _clause_beside(words: Words, cue: Cue, begin: int) -> int | None:
    """Return where a clause begins beside the report that reports itself: "…*,* while others said that"."""
    if cue.passive or cue.form.form in (Form.GERUND, Form.PARTICIPLE) or not cue.form.reports:
        return None
    subject = subject_before(words, cue.first, begin)
    if subject is None or subject.how != "before":
        return None
    k = subject.first - 1
    if (
        k > begin
        and words.does[k] & (Does.CONJUNCTION | Does.SUBORDINATOR)
        and not words.does[k] & Does.COMPLEMENTIZER
    ):
        k -= 1
    return k if k > begin and (words.lower[k] in ",;:" or words.is_dash(k)) else None


def _over_adverbs(words: Words, i: int) -> int:
    while i > 0 and words.is_adverb(i):
        i -= 1
    return i
