"""Finds speech that is reported without marks: "the mayor said the bridge would open"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import attrs

from newsmodel.annotating.quotes.attribution import Attribution, according_at, gerund_subject, source_behind
from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.cues import Cue
from newsmodel.annotating.quotes.inversion import sourced, subject_past
from newsmodel.annotating.quotes.leads import may_be_noun
from newsmodel.annotating.quotes.phrase_edges import phrase_before
from newsmodel.annotating.quotes.reports import Frame, Opening, end_of_report, has_verb, opening_of
from newsmodel.annotating.quotes.speaking import rather_a_source, speaks_alone, whom_before
from newsmodel.annotating.quotes.subjects import (
    Subject,
    main_subject,
    subject_across,
    subject_before,
    subject_behind,
)
from newsmodel.annotating.quotes.words import Does, Form, VerbKind

_LONGEST_APPOSITION = 20
#: Sentences before one whose verb says by itself that somebody speaks, that may say who.
_SENTENCES_BACK = 3
#: No more of a sentence is looked at: what has more tokens is no sentence.
_LONGEST_SENTENCE = 150
#: A report of fewer tokens is more often none, and so is one in a sentence of more.
_SHORT = 5
_LONG_SENTENCE = 40
_MOST_DOUBTS = 2
#: Words of its own that a clause around words in marks has, to be told beside them.
_FEWEST_AROUND = 3
_PATTERNS = {
    Frame.CLAUSE: "x-said-that",
    Frame.INFINITIVE: "x-promised-to",
    Frame.OBJECT: "x-praised-y",
}


@attrs.frozen
class Reported:
    """Reported speech; positions are tokens of the paragraph, half-open."""

    pattern: str
    subject: Subject | None
    cue: tuple[int, int]
    content: tuple[int, int]
    #: what goes on behind an inserted "he said"
    rest: tuple[int, int] | None = None

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The pieces of what is reported."""
        return (self.content,) if self.rest is None else (self.content, self.rest)

    @property
    def reach(self) -> tuple[int, int]:
        """The tokens from its beginning to its end, the attribution included."""
        return min(self.content[0], self.cue[0]), max(self.spans[-1][1], self.cue[1])


def around_marks(words: Words, mixed: Sequence[Cue], cues: Sequence[Cue]) -> Iterator[Reported]:
    """Yield the clauses that hold words in marks: said that *the bridge was “a disgrace” to the town*.

    Args:
        words: the paragraph.
        mixed: verbs that attribute a quoted stretch inside the article's own sentence.
        cues: all verbs.
    """
    verbs = {cue.verb for cue in mixed}
    for cue in mixed:
        report = _behind_verb(words, cue, cues) if cue.form.reports else None
        if report is None or report.pattern == _PATTERNS[Frame.OBJECT]:
            continue
        if not verbs.isdisjoint(range(*report.content)):
            continue  # two clauses, each with words in marks of its own: where the first ends is open
        first, end = report.content
        # Told lines *that use it* that the city “will not wait”: of two "that" the last opens what is said.
        reach = range(first, min(end, first + _SHORT))
        that = [i for i in reach if words.does[i] & Does.COMPLEMENTIZER and not words.has_quote(first, i)]
        report = attrs.evolve(report, content=(that[-1] + 1, end)) if that else report
        own = sum(map(words.is_word, range(*report.content)))
        if own >= _FEWEST_AROUND and words.has_quote(*report.content):
            yield report


def around_attributed(words: Words, told: Sequence[tuple[int, Attribution]]) -> Iterator[Reported]:
    """Yield the sentences with words in marks whose attribution stands beside them: *It is “late”*, he said.

    Args:
        words: the paragraph.
        told: the tokens of its quoted stretches, in text order, with what attributes each.
    """
    taken = 0
    for quote, found in told:
        if not found.mixed or found.subject is None or found.cue is None:
            continue
        first, end = _around(words, quote)
        first = max(first, taken)
        opened = min(found.subject.first, found.cue[0])
        if found.pattern == "according-to":
            spans = _attributed_by(words, found.subject, found.cue[0], first, end)
        elif found.is_behind and opened > quote and not words.does[opened - 1] & Does.SUBORDINATOR:
            spans = [(_over_conjunction(words, first, quote), opened - (words.lower[opened - 1] == ","))]
        else:
            continue
        if len(spans) != 1 or not spans[0][0] <= quote < spans[0][1] or first < taken:
            continue
        if sum(map(words.is_word, range(*spans[0]))) >= _FEWEST_AROUND:
            taken = max(spans[0][1], found.cue[1], found.subject.end)
            yield Reported(
                "s-x-said" if found.is_behind else found.pattern, found.subject, found.cue, spans[0]
            )


def reported_speech(words: Words, free: Sequence[Cue], cues: Sequence[Cue]) -> tuple[Reported, ...]:
    """Return the reported speech of one paragraph, never overlapping.

    What a whole sentence is attributed with at its end or in its midst ("…, the mayor said") goes before
    the verbs inside it.

    Args:
        words: the paragraph.
        free: verbs that attribute no quoted stretch.
        cues: all verbs.
    """
    if not words.signs:
        return ()
    found = _outer(words, free)
    taken = 0
    inner: list[Reported] = []
    barred = sorted(report.reach for report in found)
    for cue in free:
        if cue.verb < taken or not cue.form.reports or _within(cue.verb, barred):
            continue
        report = _as_said(words, cue) or _behind_verb(words, cue, cues)
        if report is None or report.content[0] < taken or not _has_words(words, report.content):
            continue
        if _overlaps(report.content, barred) or words.has_quote(*report.content):
            continue
        inner.append(report)
        taken = max(report.content[1], report.cue[1])
    return tuple(sorted((*found, *inner), key=lambda report: report.content))


def _outer(words: Words, free: Sequence[Cue]) -> list[Reported]:
    found: list[Reported] = []
    taken = 0
    for cue in free:
        report = _around_verb(words, cue, taken) if not cue.passive else None
        if report is not None:
            found.append(report)
            taken = report.reach[1]
    return found + _accordings(words, found)


def _has_words(words: Words, content: tuple[int, int]) -> bool:
    small = Does.PRONOUN | Does.DETERMINER
    return any(words.is_quote(i) or (words.is_word(i) and not words.does[i] & small) for i in range(*content))


def _within(i: int, ranges: Sequence[tuple[int, int]]) -> bool:
    index = bisect_left(ranges, (i + 1,)) - 1
    return index >= 0 and ranges[index][0] <= i < ranges[index][1]


def _behind_verb(words: Words, cue: Cue, cues: Sequence[Cue]) -> Reported | None:
    first, end = _around(words, cue.verb)
    opening = opening_of(words, cue, end) if not may_be_noun(words, cue) else None
    if opening is None:
        return None
    subject = None if _is_left_open(words, cue, first) else _subject(words, cue, first)
    alone = subject is None and speaks_alone(words, cue) and opening.frame is Frame.CLAUSE
    if alone:
        subject = whom_before(words, words.sentence(cue.verb)[0], _SENTENCES_BACK)
    if subject is None and not alone and not (cue.form.addressed and opening.frame is Frame.CLAUSE):
        return None
    enclosed = _is_enclosed(words, cue, subject, first)
    stop = end_of_report(words, opening, end, cues, enclosed=enclosed)
    if _doubts(words, cue, opening, stop, end - first) > _MOST_DOUBTS:
        return None
    return Reported(_PATTERNS[opening.frame], subject, cue.span, (opening.first, stop))


def _doubts(words: Words, cue: Cue, opening: Opening, stop: int, sentence: int) -> int:
    """Count what speaks against a report; none of it is enough alone."""
    short = stop - opening.first < _SHORT
    behind_comma = cue.first > 0 and words.lower[cue.first - 1] == ","
    finite = cue.form.form is Form.FINITE
    helper = words.does[cue.first - 1] if cue.first else 0
    return (
        short
        + (short and opening.frame is not Frame.CLAUSE)
        + bool(helper & Does.INFINITIVE)
        + (cue.form.kind is VerbKind.ATTITUDE)
        + (not finite and not behind_comma)
        + (sentence >= _LONG_SENTENCE)
        - (behind_comma and cue.form.form is not Form.BARE)
    )


def _is_left_open(words: Words, cue: Cue, first: int) -> bool:
    """Tell whether nobody is named who says it: "Asked whether it was late, …", "was told that"."""
    return cue.passive or cue.first == first or bool(words.does[cue.first - 1] & Does.SUBORDINATOR)


def _is_enclosed(words: Words, cue: Cue, subject: Subject | None, first: int) -> bool:
    """Tell whether the verb's clause stands inside the sentence: "While he said it was late, he stayed"."""
    if subject is None:
        return not cue.passive
    if subject.how == "relative" or words.does[first] & Does.SUBORDINATOR:
        return True
    before = subject.first - 1
    if before >= first and words.does[before] & Does.RELATIVE:
        return True
    return cue.first > first and bool(words.does[cue.first - 1] & Does.PREPOSITION)


def _around(words: Words, i: int) -> tuple[int, int]:
    first, end = words.sentence(i)
    return max(first, i - _LONGEST_SENTENCE), min(end, i + _LONGEST_SENTENCE)


def _subject(words: Words, cue: Cue, first: int) -> Subject | None:
    if cue.form.form is Form.GERUND and cue.first == cue.verb:
        found = gerund_subject(words, cue, first)
    else:
        found = subject_before(words, cue.first, first) or (
            source_behind(words, cue, words.size) if words.vocabulary.verb_second else None
        )
    # A phrase right before the verb is its subject, whatever it is for.
    near = found is None or (found.how == "before" and not words.vocabulary.null_subject)
    return found if near else rather_a_source(words, found, first, cue)


def _as_said(words: Words, cue: Cue) -> Reported | None:
    """As the mayor said, the bridge will open."""
    first, end = _around(words, cue.verb)
    comma = cue.last + 1
    if words.lower[first] not in words.vocabulary.reporting_conjunctions or comma >= end:
        return None
    if words.lower[comma] != ",":
        return None
    if words.has_quote(comma, end):
        return None
    subject = main_subject(words, first + 1, cue.first)
    return Reported("as-x-said-s", subject, cue.span, (comma + 1, end)) if subject is not None else None


def _around_verb(words: Words, cue: Cue, taken: int) -> Reported | None:
    """The bridge would open, the mayor said. The bridge, the mayor said, would open."""
    first, end = _around(words, cue.verb)
    bare = cue.form.bare_clause or cue.form.addressed or words.vocabulary.compound_inversion
    if not bare or cue.form.form is Form.GERUND:
        return None
    first = max(first, taken)
    comma = next((i for i in range(cue.first - 1, first, -1) if words.lower[i] == ","), None)
    if comma is None or words.has_quote(first, cue.first):
        return None
    inverted = comma + 1 == cue.first or (
        words.vocabulary.compound_inversion
        and all(words.does[i] & Does.AUXILIARY or words.is_adverb(i) for i in range(comma + 1, cue.first))
    )
    if comma - 1 in words.people and not _has_auxiliary(words, first, comma):
        return None  # the mayor, Ada Winter, said: no clause, but who says it
    past = subject_past if words.vocabulary.compound_inversion else subject_behind
    subject = past(words, cue.last, end) if inverted else subject_across(words, comma + 1, cue.first)
    if subject is None or (inverted and not _may_speak(words, subject)):
        return None
    behind = _over_apposition(words, subject.end, end, comma=True) if inverted else cue.last + 1
    while not inverted and behind < end and (words.timed[behind] or words.is_adverb(behind)):
        behind += 1
    if behind < end and words.is_word(behind) and (inverted or not _adds_circumstances(words, behind)):
        if inverted or not cue.form.addressed or opening_of(words, cue, end) is not None:
            return None
        behind = next((k for k in range(behind, end) if not words.is_word(k)), end)
    opens = _over_conjunction(words, first, comma)
    if behind < end - 1 and words.lower[behind] == "," and _goes_on(words, behind + 1):
        rest = (behind + 1, end)
        if opens >= comma:
            return Reported("s-x-said-s", subject, cue.span, rest) if _has_words(words, rest) else None
        return Reported("s-x-said-s", subject, cue.span, (opens, comma), rest)
    if not _has_words(words, (opens, comma)):
        return None
    return Reported("s-x-said", subject, cue.span, (opens, comma))


def _has_auxiliary(words: Words, first: int, end: int) -> bool:
    return any(
        words.does[i] & (Does.AUXILIARY | Does.VERB) and i not in words.people for i in range(first, end)
    )


def _may_speak(words: Words, subject: Subject) -> bool:
    """Tell whether a phrase names or describes somebody, or is a pronoun: no "… promised an inquiry"."""
    inside = range(subject.first, subject.end)
    offices, endings = words.vocabulary.offices, words.vocabulary.office_endings
    return any(
        i in words.people
        or i in words.bodies
        or words.is_subject_pronoun(i)
        or words.lower[i] in offices
        or words.lower[i].endswith(endings)
        for i in inside
    )


def _over_conjunction(words: Words, first: int, end: int) -> int:
    """Step over "But" and "Still" at the beginning of a sentence: they are the article's own."""
    i = first
    while i < end and (words.does[i] & Does.CONJUNCTION or words.lower[i] == ","):
        i += 1
    return i


def _adds_circumstances(words: Words, i: int) -> bool:
    """Tell whether what follows the verb says when and where it was said, not what."""
    return bool(words.does[i] & Does.PREPOSITION) and not words.does[i] & Does.COMPLEMENTIZER


def _goes_on(words: Words, i: int) -> bool:
    """Tell whether the sentence goes on behind "he said," with more of what was said."""
    return words.is_word(i) and not words.does[i] & (Does.RELATIVE | Does.CONJUNCTION)


def _accordings(words: Words, found: Sequence[Reported]) -> list[Reported]:
    """Return what "according to" attributes, where no verb does already."""
    places = [i for i in words.signs if words.does[i] & (Does.ACCORDING | Does.AFTER_SOURCE)]
    if not places:
        return []
    taken = sorted(span for report in found for span in report.spans)
    more: list[Reported] = []
    for i in places:
        does = words.does[i]
        first, end = _around(words, i)
        report = according_at(words, i, end) if does & Does.ACCORDING else None
        if report is not None and words.vocabulary.compound_inversion:
            report = sourced(words, report, end)
        if report is None and does & Does.AFTER_SOURCE:
            report = _source_before(words, i, first)
        if report is None or report.subject is None or report.cue is None:
            continue
        source = report.subject
        if i and does & Does.ACCORDING and words.does[i - 1] & Does.AUXILIARY:
            source = attrs.evolve(source, end=_first_noun(words, source) + 1)
        spans = _attributed_by(words, source, i, first, end)
        if not spans or any(_overlaps(span, taken) for span in spans) or not _has_words(words, spans[0]):
            continue
        if more and spans[0][0] < more[-1].reach[1]:
            continue
        if not any(words.has_quote(*span) for span in spans):
            more.append(Reported("according-to", source, report.cue, *spans))
    return more


def _attributed_by(words: Words, subject: Subject, i: int, first: int, end: int) -> list[tuple[int, int]]:
    """Return what stands before an "according to", and what stands behind it if that is no sentence yet."""
    opened = min(i, subject.first)
    behind = _over_apposition(words, max(i + 1, subject.end), end)
    first = _over_conjunction(words, first, opened)
    if opened <= first + 1 or words.lower[opened - 1] in ":;" or words.does[opened - 1] & Does.SUBORDINATOR:
        return [(behind, end)] if behind < end else []
    if words.does[opened - 1] & Does.AUXILIARY:  # the bridge will according to the council open in May
        goes_on = subject.end < end and words.is_word(subject.end)
        return [(first, opened), (subject.end, end)] if goes_on else []
    goes_on = behind < end - 1 and words.lower[behind - 1] == "," and _goes_on(words, behind)
    if not goes_on or words.lower[opened - 1] != ",":
        return [(first, opened)]
    if words.does[first] & Does.PREPOSITION and opened - first <= _SHORT:
        return [(behind, end)]  # "In addition, according to the ministry, …"
    if has_verb(words, first, opened) and not words.does[behind] & Does.AUXILIARY:
        return [(first, opened)]
    return [(first, opened), (behind, end)]


def _first_noun(words: Words, subject: Subject) -> int:
    """Return the last token of a name, else that of the noun behind an article: what follows is a verb."""
    i = subject.first
    while i + 1 < subject.end and words.does[i] & Does.DETERMINER:
        i += 1
    while i + 1 < subject.end and words.is_capital(i) and words.is_capital(i + 1):
        i += 1
    return i


def _over_apposition(words: Words, i: int, end: int, *, comma: bool = False) -> int:
    """Return where what is reported begins: "according to Ada Winter, the mayor, *the bridge* …".

    With *comma* the token of the comma before it.
    """
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
    if comma:
        return closing if apposed else i
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
