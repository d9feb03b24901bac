"""Joins the pieces of a quote: what the cue interrupts, what goes on in the next paragraph."""

from __future__ import annotations

import operator
from collections.abc import Sequence

import attrs

from newsmodel.annotating.quotes.attribution import GOES_ON, Attribution
from newsmodel.annotating.quotes.carried import person_before
from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.indirect import Reported
from newsmodel.annotating.quotes.paragraphs import Reading
from newsmodel.annotating.quotes.pieces import Piece
from newsmodel.annotating.quotes.speaking import can_speak
from newsmodel.annotating.quotes.subjects import Subject
from newsmodel.model import QuoteKind, Span

#: The pattern of sentences whose mood says that they go on with somebody's words.
IN_MOOD = "goes-on-in-mood"
#: Tokens within which a sentence shows its mood, that nobody's words came before.
_MOOD_WITHIN = 4


@attrs.define
class Draft:
    """A quote in the making."""

    kind: QuoteKind
    spans: list[Span]
    pattern: str
    source: Span | None = None
    #: what a relative pronoun stands for
    antecedent: Span | None = None
    cue: Span | None = None

    @property
    def named(self) -> Span | None:
        """The words that say who it is."""
        return self.antecedent or self.source

    def reach(self, block: int) -> int:
        """Return where it ends in a block, its source and cue included; -1 if it has nothing there."""
        told = (*self.spans, *(span for span in (self.source, self.cue) if span is not None))
        return max((span.end for span in told if span.block == block), default=-1)


def drafts_of(readings: Sequence[tuple[int, Reading | None]]) -> list[Draft]:
    """Return the quotes of the paragraphs, given with their blocks' indices; None says nothing."""
    joiner = _Joiner()
    return [draft for block, reading in readings for draft in joiner.read(block, reading)]


class _Placed:
    """The quotes that begin in one paragraph, as far as it is read."""

    def __init__(self, block: int) -> None:
        self.block = block
        self.drafts: list[Draft] = []
        self.by_cue: dict[tuple[int, int], Draft] = {}
        #: offsets inside the words that attribute one of them
        self.cued: set[int] = set()
        #: where the farthest ends, its source and cue included; -1 before the first
        self.reached: int = -1
        self._own: set[int] = set()

    def add(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self._own.add(id(draft))
        if draft.cue is not None:
            self.cued.update(range(draft.cue.start, draft.cue.end))
        self.reached = max(self.reached, draft.reach(self.block))

    def extend(self, draft: Draft, span: Span) -> None:
        """Let a quote, which may have begun in the paragraph before, go on with the words at *span*."""
        draft.spans.append(span)
        if id(draft) in self._own:
            self.reached = max(self.reached, span.end)


class _Joiner:
    """What is known from the paragraphs before: the quote that may go on, the speaker announced."""

    def __init__(self) -> None:
        self.current: Draft | None = None
        self.announced: tuple[int, Words, Attribution] | None = None
        #: what was attributed last, for sentences whose mood says that they go on with it
        self.last: Draft | None = None
        #: what the last sentence of the paragraph before attributes
        self.closing: Draft | None = None

    def read(self, block: int, reading: Reading | None) -> list[Draft]:
        """Return the quotes that begin in this paragraph; one that goes on gets its further spans."""
        if reading is None or reading.is_empty:
            self.current = self.announced = self.closing = None
            return []
        placed = _Placed(block)
        words = reading.words
        if reading.signature is not None and self.last is not None and self.last.source is None:
            self.last.source = Span(block, *reading.signature)
        if reading.new_turn or not any(
            piece.opens and not words.starts[0] < piece.region.open for piece in reading.pieces[:1]
        ):
            # Only what a paragraph begins with goes on with what the one before quoted.
            self.current = None
        for piece in reading.pieces:
            if not piece.idle:
                self._place(reading, piece, placed)
        drafts = placed.drafts
        reports = [_reported(block, words, report) for report in reading.reported]
        if words.vocabulary.null_subject:
            self._tell_who_spoke_before(reports, drafts)
        drafts += reports
        farthest = self._go_on(block, reading, drafts)
        self.last = max(drafts, key=_end_of, default=self.last)
        self.closing = _in_sentence_before(block, words, words.size, farthest)
        announces = reading.announces
        self.announced = (block, words, announces) if announces is not None else None
        return drafts

    def _tell_who_spoke_before(self, reports: Sequence[Draft], drafts: Sequence[Draft]) -> None:
        """Let a report whose verb says only that somebody speaks be that of whoever spoke last before it."""
        last = self.last.named if self.last is not None else None
        unnamed = {id(report) for report in reports if report.named is None}
        for draft in sorted((*drafts, *reports), key=_start_of):
            if id(draft) in unnamed:
                draft.antecedent = last
            last = draft.named or last

    def _go_on(self, block: int, reading: Reading, drafts: list[Draft]) -> Draft | None:
        """Add the sentences whose mood says that they go on; return what reaches farthest then."""
        words = reading.words
        told = sorted(((draft.reach(block), draft) for draft in drafts), key=operator.itemgetter(0))
        farthest, at = None, 0
        for first, end in reading.moods:
            while at < len(told) and told[at][0] <= words.starts[first]:
                farthest = _farther(block, farthest, told[at][1])
                at += 1
            before = _in_sentence_before(block, words, first, farthest) if first else self.closing
            whom = _whose_mood(words, first) if before is None and first else None
            span = _trimmed(block, words.text, words.starts[first], words.ends[end - 1])
            named = before.named if before is not None else None
            follows = at < len(told) and end < words.size and _begins_in(block, words, end, told[at][1])
            if whom is not None:
                source = words.span(block, whom.first, whom.end)
                draft = Draft(QuoteKind.INDIRECT, [span], "subject-before", source=source)
            elif before is not None and named is not None and _may_go_on(block, words, named):
                draft = Draft(QuoteKind.INDIRECT, [span], IN_MOOD, source=before.source, antecedent=named)
            elif before is None and follows:
                draft = Draft(QuoteKind.INDIRECT, [span], IN_MOOD)
            else:
                continue
            drafts.append(draft)
            farthest = _farther(block, farthest, draft)
        return max((draft for _, draft in told[at:]), key=lambda one: one.reach(block), default=farthest)

    def _place(self, reading: Reading, piece: Piece, placed: _Placed) -> None:
        block, words = placed.block, reading.words
        span = _trimmed(block, words.text, piece.region.start, piece.region.end)
        found = piece.attribution
        if found is None:
            if not placed.drafts:
                self._follow_report(block, reading, piece)
            if _stands_alone(words, piece, placed):
                self.current = None
            self._unattributed(span, piece, placed, "turn" if reading.new_turn else "no-cue")
            return
        self.announced = None
        known = placed.by_cue.get(found.cue) if found.cue is not None else None
        if known is not None:
            placed.extend(known, span)
            self.current = known
            return
        draft = _draft(block, words, found, [span])
        bare = found.verb is not None and words.vocabulary.null_subject
        if found.subject is None and (bare or found.pattern in ("q-said-x", GOES_ON)):
            if not placed.drafts:
                self._follow_report(block, reading, piece)
            before = self.current or self.last  # "«…», añadió": whoever spoke before
            draft.antecedent = before.named if before is not None else None
        self.current = draft
        placed.add(draft)
        if found.cue is not None:
            placed.by_cue[found.cue] = draft

    def _follow_report(self, block: int, reading: Reading, piece: Piece) -> None:
        """Let whoever the paragraph reports before the piece be the one whose words go on."""
        words = reading.words
        before = [r for r in reading.reported if words.ends[r.content[1] - 1] <= piece.region.open]
        if before:
            self.current = _reported(block, words, before[-1])
            self.announced = None

    def _unattributed(self, span: Span, piece: Piece, placed: _Placed, pattern: str) -> None:
        """Give the piece to the speaker announced, or to the one who spoke last, or to nobody."""
        announced, self.announced = self.announced, None
        if announced is not None and piece.opens:
            self.current = _draft(*announced, [span])
        elif self.current is None and piece.reported and self.last is not None:
            self.current = attrs.evolve(
                self.last,
                kind=QuoteKind.DIRECT if piece.opens else QuoteKind.MIXED,
                spans=[span],
                pattern="goes-on",
                cue=None,
            )
        elif self.current is None:
            kind = QuoteKind.DIRECT if piece.opens else QuoteKind.MIXED
            placed.add(Draft(kind, [span], pattern))
            return
        elif not piece.opens:  # the reporter goes on in the speaker's words
            placed.add(attrs.evolve(self.current, kind=QuoteKind.MIXED, spans=[span], pattern="continued"))
            return
        elif self.current.kind is QuoteKind.DIRECT:
            placed.extend(self.current, span)
            return
        else:
            self.current = attrs.evolve(
                self.current, kind=QuoteKind.DIRECT, spans=[span], pattern="continued"
            )
        placed.add(self.current)


def _farther(block: int, one: Draft | None, other: Draft) -> Draft:
    """Return which of two drafts ends later in a block, the second of two that end together."""
    return one if one is not None and one.reach(block) > other.reach(block) else other


def _stands_alone(words: Words, piece: Piece, placed: _Placed) -> bool:
    """Tell whether words go on with none: their sentence has a verb of speech, or another one is before."""
    quote = words.at(piece.region.open)
    first, _ = words.sentence(quote)
    says = (words.starts[i] for i in words.verbs_around(quote))
    bare = words.vocabulary.any_form or words.vocabulary.null_subject  # "– Tak – dodał." goes on by itself
    if not bare and any(start not in placed.cued for start in says):
        return True
    if not placed.drafts or not first or not piece.opens:
        return False
    before = words.sentence(first - 1)[0]
    return placed.reached <= words.starts[before] and not words.has_quote(before, first)


def _whose_mood(words: Words, first: int) -> Subject | None:
    """Return whom the sentence before is about, if one in a reporting mood shows it soon: Sie *sei* spät."""
    opening = words.lower[first : first + _MOOD_WITHIN]
    if words.vocabulary.sure_mood.isdisjoint(opening):
        return None
    whom = person_before(words, first, ())
    return whom if whom is not None and whom.first >= words.sentence(first - 1)[0] else None


def _may_go_on(block: int, words: Words, named: Span) -> bool:
    """Tell whether words in a reporting mood can be those of whom *named* names: not of a thing."""
    if named.block != block:
        return True
    return can_speak(words, Subject(words.at(named.start), words.at(named.end), "before"))


def _in_sentence_before(block: int, words: Words, first: int, farthest: Draft | None) -> Draft | None:
    """Return the draft that ends last, if it does in the sentence that ends before token *first* or later."""
    if not first or farthest is None:
        return None
    return farthest if farthest.reach(block) > words.starts[words.sentence(first - 1)[0]] else None


def _begins_in(block: int, words: Words, first: int, draft: Draft) -> bool:
    """Tell whether a draft begins in the sentence that begins at token *first*, or before."""
    told = (*draft.spans, *(span for span in (draft.source, draft.cue) if span is not None))
    begins = min(span.start for span in told if span.block == block)
    return begins < words.ends[words.sentence(first)[1] - 1]


def _draft(block: int, words: Words, found: Attribution, spans: list[Span]) -> Draft:
    draft = Draft(QuoteKind.MIXED if found.mixed else QuoteKind.DIRECT, spans, found.pattern)
    if found.subject is not None:
        draft.source = words.span(block, found.subject.first, found.subject.end)
        if found.subject.antecedent is not None:
            draft.antecedent = words.span(block, *found.subject.antecedent)
    if found.cue is not None:
        draft.cue = words.span(block, *found.cue)
    return draft


def _reported(block: int, words: Words, report: Reported) -> Draft:
    contents = [report.content] if report.rest is None else [report.content, report.rest]
    spans = [_trimmed(block, words.text, words.starts[first], words.ends[end - 1]) for first, end in contents]
    draft = _draft(block, words, Attribution(report.pattern, report.subject, report.cue), spans)
    draft.kind = QuoteKind.INDIRECT
    return draft


def _trimmed(block: int, text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(block, start, end)


def _start_of(draft: Draft) -> tuple[int, int]:
    return draft.spans[0].block, draft.spans[0].start


def _end_of(draft: Draft) -> tuple[int, int, int]:
    # Spans order themselves the same way, but slower.
    span = draft.spans[-1]
    return span.block, span.start, span.end
