"""Finds speech that is reported without marks: "the mayor said the bridge would open"."""

from __future__ import annotations

import operator
from bisect import bisect_left
from collections.abc import Sequence

import attrs

from newsmodel.annotating.quotes.attribution import Attribution, according_at, source_behind
from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.cues import Cue
from newsmodel.annotating.quotes.inversion import subject_past
from newsmodel.annotating.quotes.subjects import (
    Subject,
    main_subject,
    phrase_before,
    subject_across,
    subject_before,
    subject_behind,
)
from newsmodel.annotating.quotes.words import Does, Form

#: Tokens between the verb and its "that": whom it was said to, when and where.
_LONGEST_DETOUR = 14
_LONGEST_ADDRESSEE = 3
_LONGEST_APPOSITION = 20
_FEWEST_WORDS = 3
#: No more of a sentence is looked at: what has more tokens is no sentence.
_LONGEST_SENTENCE = 150


@attrs.frozen
class Reported:
    """Reported speech; positions are tokens of the paragraph, half-open."""

    pattern: str
    subject: Subject | None
    cue: tuple[int, int]
    content: tuple[int, int]
    #: what goes on behind an inserted "he said"
    rest: tuple[int, int] | None = None


def reported_speech(words: Words, free: Sequence[Cue], cues: Sequence[Cue]) -> tuple[Reported, ...]:
    """Return the reported speech of one paragraph, never overlapping.

    Args:
        words: the paragraph.
        free: verbs that attribute no quoted stretch.
        cues: all verbs.
    """
    found: list[Reported] = []
    taken = 0
    for cue in free:
        if cue.verb < taken or not cue.form.reports or cue.passive:
            continue
        report = _as_said(words, cue) or _before_verb(words, cue, taken) or _behind_verb(words, cue, cues)
        if report is not None and report.content[0] >= taken and _has_words(words, report.content):
            found.append(report)
            taken = max(report.content[1], report.cue[1], report.rest[1] if report.rest else 0)
    found += _accordings(words, found)
    long_enough = (report for report in found if _has_words(words, report.content))
    return tuple(sorted(long_enough, key=lambda report: report.content))


def _has_words(words: Words, content: tuple[int, int]) -> bool:
    return sum(map(words.is_word, range(*content))) >= _FEWEST_WORDS


def _behind_verb(words: Words, cue: Cue, cues: Sequence[Cue]) -> Reported | None:
    first, end = _around(words, cue.verb)
    begin = _content_start(words, cue, end)
    if begin is None:
        return None
    subject = _subject(words, cue, first)
    if subject is None:
        return None
    stop = _content_end(words, begin, end, cues)
    if words.does[first] & Does.SUBORDINATOR or (
        cue.first > first and words.does[cue.first - 1] & Does.PREPOSITION
    ):
        # "While he said that it was late, he stayed": the main clause is not his.
        stop = next((i for i in range(begin + 1, stop) if words.lower[i] == ","), stop)
    return Reported("x-said-that", subject, cue.span, (begin, stop))


def _around(words: Words, i: int) -> tuple[int, int]:
    first, end = words.sentence(i)
    return max(first, i - _LONGEST_SENTENCE), min(end, i + _LONGEST_SENTENCE)


def _subject(words: Words, cue: Cue, first: int) -> Subject | None:
    if cue.form.form is Form.GERUND and cue.first == cue.verb:
        return main_subject(words, first, cue.first)
    return subject_before(words, cue.first, first) or (
        source_behind(words, cue, words.size) if words.vocabulary.verb_second else None
    )


def _content_start(words: Words, cue: Cue, end: int) -> int | None:
    """Return where the reported clause begins: behind "that", or right behind the verb."""
    i = cue.last + 1
    if words.vocabulary.comma_before_clause:
        return _behind_comma(words, cue, end)
    for k in range(i, min(end, i + _LONGEST_DETOUR)):
        if words.does[k] & Does.COMPLEMENTIZER and k + 1 < end:
            return k + 1
        if words.lower[k] in words.vocabulary.question_words and k <= i + _LONGEST_ADDRESSEE:
            return k
        if words.is_quote(k) or words.lower[k] in ":;" or (words.does[k] & Does.VERB and k > i):
            break
    while i < end and (words.timed[i] or words.is_adverb(i) or _before_time(words, i)):
        i += 1
    if i >= end or not words.is_word(i):
        return None
    if words.does[i] & Does.INFINITIVE:
        return i if cue.form.infinitive and not words.is_capital(i + 1) else None
    if not cue.form.bare_clause or words.does[i] & (Does.PREPOSITION | Does.CONJUNCTION | Does.RELATIVE):
        return None
    return i


def _behind_comma(words: Words, cue: Cue, end: int) -> int | None:
    for k in range(cue.last + 1, min(end - 1, cue.last + _LONGEST_DETOUR)):
        if words.is_quote(k) or words.lower[k] in ":;":
            break
        if words.lower[k] == ",":
            if words.does[k + 1] & Does.COMPLEMENTIZER:
                return k + 2
            relative = words.does[k + 1] & (Does.RELATIVE | Does.CONJUNCTION | Does.SUBORDINATOR)
            return k + 1 if cue.form.bare_clause and not relative else None
    return None


def _before_time(words: Words, i: int) -> bool:
    return bool(words.does[i] & Does.PREPOSITION) and i + 1 < words.size and words.timed[i + 1]


def _content_end(words: Words, begin: int, end: int, cues: Sequence[Cue]) -> int:
    """Return where the reported clause ends: before another attribution, or with the sentence."""
    index = bisect_left(cues, begin, key=operator.attrgetter("verb"))
    while index < len(cues) and cues[index].verb < end:
        cue = cues[index]
        if cue.form.form is Form.GERUND and cue.form.speech and words.lower[cue.first - 1] == ",":
            return cue.first - 1
        if _is_coordinated(words, cue, begin):
            return _over_adverbs(words, cue.first - 1)
        if (comma := _trailing_comma(words, cue, begin, end)) is not None:
            return comma
        index += 1
    for i in range(begin, end):
        if words.does[i] & Does.ACCORDING and according_at(words, i, end) is not None:
            return i
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


def _over_adverbs(words: Words, i: int) -> int:
    while i > 0 and words.is_adverb(i):
        i -= 1
    return i


def _as_said(words: Words, cue: Cue) -> Reported | None:
    """As the mayor said, the bridge will open."""
    first, end = _around(words, cue.verb)
    comma = cue.last + 1
    if words.lower[first] not in words.vocabulary.reporting_conjunctions or comma >= end:
        return None
    if words.lower[comma] != "," or end - comma < _FEWEST_WORDS:
        return None
    if any(words.is_quote(i) for i in range(comma, end)):
        return None
    subject = main_subject(words, first + 1, cue.first)
    return Reported("as-x-said-s", subject, cue.span, (comma + 1, end)) if subject is not None else None


def _before_verb(words: Words, cue: Cue, taken: int) -> Reported | None:
    """The bridge would open, the mayor said. The bridge, the mayor said, would open."""
    first, end = _around(words, cue.verb)
    first = max(first, taken)
    bare = cue.form.bare_clause or words.vocabulary.compound_inversion
    if not cue.form.speech or not bare or cue.form.form is Form.GERUND:
        return None
    comma = next((i for i in range(cue.first - 1, first, -1) if words.lower[i] == ","), None)
    if comma is None or any(words.is_quote(i) for i in range(first, cue.first)):
        return None
    inverted = comma + 1 == cue.first or (
        words.vocabulary.compound_inversion
        and all(words.does[i] & Does.AUXILIARY or words.is_adverb(i) for i in range(comma + 1, cue.first))
    )
    past = subject_past if words.vocabulary.compound_inversion else subject_behind
    subject = past(words, cue.last, end) if inverted else subject_across(words, comma + 1, cue.first)
    if subject is None:
        return None
    behind = subject.end if inverted else cue.last + 1
    while not inverted and behind < end and (words.timed[behind] or words.is_adverb(behind)):
        behind += 1
    if behind < end and words.is_word(behind) and (inverted or not _adds_circumstances(words, behind)):
        return None
    if behind < end - _FEWEST_WORDS and words.lower[behind] == "," and _goes_on(words, behind + 1):
        whole = comma - first >= _FEWEST_WORDS and not _opens_aside(words, first)
        content = (first, comma) if whole else (behind + 1, end)
        rest = (behind + 1, end) if whole else None
        return Reported("s-x-said-s", subject, cue.span, content, rest)
    if comma - first < _FEWEST_WORDS or words.does[first] & Does.SUBORDINATOR:
        return None
    return Reported("s-x-said", subject, cue.span, (first, comma))


def _adds_circumstances(words: Words, i: int) -> bool:
    """Tell whether what follows the verb says when and where it was said, not what."""
    return bool(words.does[i] & Does.PREPOSITION) and not words.does[i] & Does.COMPLEMENTIZER


def _goes_on(words: Words, i: int) -> bool:
    """Tell whether the sentence goes on behind "he said," with more of what was said."""
    return words.is_word(i) and not words.does[i] & (Does.RELATIVE | Does.CONJUNCTION | Does.VERB)


def _opens_aside(words: Words, i: int) -> bool:
    return bool(words.does[i] & (Does.PREPOSITION | Does.SUBORDINATOR | Does.CONJUNCTION)) or words.is_adverb(
        i
    )


def _accordings(words: Words, found: Sequence[Reported]) -> list[Reported]:
    """Return what "according to" attributes, where no verb does already."""
    taken = sorted(span for report in found for span in (report.content, report.rest) if span is not None)
    more: list[Reported] = []
    for i in words.signs:
        does = words.does[i]
        if not does & (Does.ACCORDING | Does.AFTER_SOURCE):
            continue
        first, end = _around(words, i)
        report = according_at(words, i, end) if does & Does.ACCORDING else None
        if report is None and does & Does.AFTER_SOURCE:
            report = _source_before(words, i, first)
        if report is None or report.subject is None or report.cue is None:
            continue
        opened = min(i, report.subject.first)
        behind = _over_apposition(words, max(i + 1, report.subject.end), end)
        content = (first, opened) if opened > first + 1 else (behind, end)
        if content[0] >= content[1] or _overlaps(content, taken):
            continue
        if more and content[0] < max(more[-1].content[1], more[-1].cue[1]):
            continue
        if not any(words.is_quote(k) for k in range(*content)):
            more.append(Reported("according-to", report.subject, report.cue, content))
    return more


def _over_apposition(words: Words, i: int, end: int) -> int:
    """Return where what is reported begins: "according to Ada Winter, the mayor, *the bridge* …"."""
    if i >= end or words.lower[i] != ",":
        return i
    begin = i + 1
    closing = next(
        (k for k in range(begin, min(end, begin + _LONGEST_APPOSITION)) if words.lower[k] == ","), 0
    )
    verbal = Does.AUXILIARY | Does.VERB | Does.PRONOUN
    apposed = (
        i - 1 in words.named
        and closing > begin
        and not any(
            words.does[k] & verbal and not words.does[k] & Does.DETERMINER for k in range(begin, closing)
        )
    )
    return closing + 1 if apposed else begin


def _source_before(words: Words, i: int, first: int) -> Attribution | None:
    nouns = words.vocabulary.according_nouns.get(words.lower[i])
    if i <= first or (nouns is not None and words.lower[i - 1] not in nouns):
        return None
    phrase = phrase_before(words, i - 1, first)
    return Attribution("according-to", Subject(*phrase, "before"), (i, i + 1)) if phrase else None


def _overlaps(content: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the range overlaps one of *taken*, which are sorted and do not overlap each other."""
    index = bisect_left(taken, content)
    return any(
        max(content[0], first) < min(content[1], end) for first, end in taken[max(0, index - 1) : index + 1]
    )
