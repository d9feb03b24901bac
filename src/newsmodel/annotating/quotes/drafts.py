"""Joins the pieces of a quote: what the cue interrupts, what goes on in the next paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from newsmodel.annotating.quotes.attribution import Attribution
from newsmodel.annotating.quotes.indirect import Reported
from newsmodel.annotating.quotes.paragraphs import Piece, Reading
from newsmodel.annotating.quotes.subjects import Subject
from newsmodel.model import QuoteKind, Span


@attrs.define
class Draft:
    """A quote in the making."""

    kind: QuoteKind
    spans: list[Span]
    pattern: str
    source: Span | None = None
    #: where the leading word of the source begins and ends in its block
    head: tuple[int, int] | None = None
    #: what a relative pronoun stands for
    antecedent: Span | None = None
    cue: Span | None = None
    goes_on: bool = attrs.field(default=False)
    #: the verb's token, to tell two attributions of one paragraph apart
    key: tuple[int, int] | None = None


def drafts_of(readings: Sequence[tuple[int, Reading]]) -> Iterator[Draft]:
    """Yield the quotes of the paragraphs, given with their blocks' indices, in reading order."""
    before: Draft | None = None
    for block, reading in readings:
        drafts: list[Draft] = []
        current = before
        for number, piece in enumerate(reading.pieces):
            if piece.idle:
                continue
            current = _placed(block, reading, piece, number, current, drafts)
        for report in reading.reported:
            drafts.append(_reported(block, reading, report))
        yield from drafts
        before = _carried(reading, current)


def _placed(
    block: int, reading: Reading, piece: Piece, number: int, current: Draft | None, drafts: list[Draft]
) -> Draft | None:
    """Add the piece to the quote that it belongs to, or begin a new one; return the quote to go on from."""
    span = _trimmed(block, reading.words.text, piece.region.start, piece.region.end)
    found = piece.attribution
    if found is None:
        follows = current is not None and (
            piece.opens if number or current.spans[-1].block == block else piece.region.open == 0
        )
        if follows and current is not None:
            if current.kind is QuoteKind.DIRECT:
                current.spans.append(span)
                return current
            draft = attrs.evolve(current, kind=QuoteKind.DIRECT, spans=[span], pattern="continued", key=None)
        else:
            draft = Draft(QuoteKind.DIRECT if piece.opens else QuoteKind.MIXED, [span], "no-cue")
            drafts.append(draft)
            return current
        drafts.append(draft)
        return draft
    key = (block, found.cue[0]) if found.cue else None
    for draft in drafts:
        if key is not None and draft.key == key:
            draft.spans.append(span)
            return draft
    draft = _attributed(block, reading, found, span, key)
    drafts.append(draft)
    return draft


def _attributed(
    block: int, reading: Reading, found: Attribution, span: Span, key: tuple[int, int] | None
) -> Draft:
    kind = QuoteKind.MIXED if found.mixed else QuoteKind.DIRECT
    draft = Draft(kind, [span], found.pattern, key=key)
    _set_source(draft, block, reading, found.subject, found.cue)
    return draft


def _reported(block: int, reading: Reading, report: Reported) -> Draft:
    words = reading.words
    start, end = words.starts[report.content[0]], words.ends[report.content[1] - 1]
    draft = Draft(QuoteKind.INDIRECT, [_trimmed(block, words.text, start, end)], report.pattern)
    _set_source(draft, block, reading, report.subject, report.cue)
    return draft


def _set_source(
    draft: Draft, block: int, reading: Reading, subject: Subject | None, cue: tuple[int, int] | None
) -> None:
    words = reading.words
    if subject is not None:
        draft.source = Span(block, words.starts[subject.first], words.ends[subject.end - 1])
        draft.head = (words.starts[subject.end - 1], words.ends[subject.end - 1])
        if subject.antecedent is not None:
            first, end = subject.antecedent
            draft.antecedent = Span(block, words.starts[first], words.ends[end - 1])
    if cue is not None:
        draft.cue = Span(block, words.starts[cue[0]], words.ends[cue[1] - 1])


def _carried(reading: Reading, current: Draft | None) -> Draft | None:
    """Return the quote that the next paragraph may go on with: this one's last, if it ends the paragraph."""
    if not reading.pieces:
        return None
    return current


def _trimmed(block: int, text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(block, start, end)
