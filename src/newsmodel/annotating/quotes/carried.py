"""Gives stretches that no verb attributes to the person whom the sentence before is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from newsmodel.annotating.quotes.attribution import Attribution
from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.fields import front_subject
from newsmodel.annotating.quotes.indirect import Reported
from newsmodel.annotating.quotes.marked_words import is_reported
from newsmodel.annotating.quotes.noun_phrases import is_name_in_marks
from newsmodel.annotating.quotes.pieces import Piece
from newsmodel.annotating.quotes.somebody import is_somebody, somebody_in
from newsmodel.annotating.quotes.speaking import is_person, speaks_alone, whom_before
from newsmodel.annotating.quotes.subjects import Subject
from newsmodel.annotating.quotes.words import Does

#: Sentences between words and the person whose they are.
_REACH = 4


def with_carried(
    words: Words, pieces: Sequence[tuple[int, Piece]], reported: Sequence[Reported]
) -> list[Piece]:
    """Return the pieces, with those that open a sentence or are in a reporting mood attributed if possible.

    Args:
        words: the paragraph.
        pieces: each with its token.
        reported: the paragraph's reported speech.
    """
    filled: list[Piece] = []
    last: Subject | None = None
    spoken = sorted(report.content[0] for report in reported)
    for quote, piece in _without_more_names(words, pieces):
        told = _with_speaker(words, quote, piece, last, spoken)
        filled.append(told)
        if not told.idle and (told.attribution is None or told.attribution.pattern != "subject-before"):
            spoken.append(quote)
            last = told.attribution.subject if told.attribution is not None else last
    return filled


def with_whom_before(words: Words, pieces: Sequence[tuple[int, Piece]]) -> list[Piece]:
    """Return the pieces; what nothing attributes, or a verb without its subject, is whose the story is about.

    Of a language that says who speaks by the verb alone: El alcalde calla. «Es tarde», *murmura*.

    Args:
        words: the paragraph.
        pieces: each with its token.
    """
    filled: list[Piece] = []
    for quote, piece in pieces:
        found, first = piece.attribution, words.sentence(quote)[0]
        told = piece
        if found is None and piece.opens and not piece.idle and quote == first:
            whom = whom_before(words, first, 1)
            if whom is not None and is_person(words, whom):
                told = attrs.evolve(piece, attribution=Attribution("subject-before", whom, None))
        elif found is not None and found.subject is None and speaks_alone(words, found.verb):
            whom = whom_before(words, first, _REACH)
            told = attrs.evolve(piece, attribution=attrs.evolve(found, subject=whom))
        filled.append(told)
    return filled


def _without_more_names(words: Words, pieces: Sequence[tuple[int, Piece]]) -> Iterator[tuple[int, Piece]]:
    """Yield the pieces; what an "and" joins to a name in marks is a name too: in „Nord“ oder „Süd“."""
    before: tuple[int, Piece] | None = None
    for quote, piece in pieces:
        joins = words.does[quote - 1] & Does.CONJUNCTION or words.lower[quote - 1] == ","
        named = before is not None and before[1].idle and quote - before[0] == 2 and joins
        if named and is_name_in_marks(words, quote):
            before = quote, attrs.evolve(piece, idle=True)
        else:
            before = quote, piece
        yield before


def _with_speaker(
    words: Words, quote: int, piece: Piece, last: Subject | None, spoken: Sequence[int]
) -> Piece:
    found = piece.attribution
    if found is None:
        subject = None
        if not piece.idle and not piece.opens and not is_reported(words, quote, before=True):
            subject = somebody_in(words, words.sentence(quote)[0], quote)
            if subject is not None:
                return attrs.evolve(piece, attribution=Attribution("subject", subject, None, mixed=True))
        if not piece.idle and (piece.opens or piece.reported):
            subject = person_before(words, quote, spoken)
        if subject is None:
            return piece
        return attrs.evolve(
            piece, attribution=Attribution("subject-before", subject, None, mixed=not piece.opens)
        )
    if found.pattern == "colon" and not _is_speaker(words, found.subject, quote):
        subject = last or person_before(words, quote, spoken) or found.subject
        return attrs.evolve(piece, attribution=attrs.evolve(found, subject=subject))
    return piece


def person_before(words: Words, quote: int, spoken: Sequence[int]) -> Subject | None:
    """Return the person whom the sentence before is about, unless somebody speaks in between."""
    first = words.sentence(quote)[0]
    for _ in range(_REACH):
        if first == 0:
            return None
        end, first = first, words.sentence(first - 1)[0]
        if any(first <= token < quote for token in spoken):
            return None
        if is_reported(words, first):
            continue
        front = front_subject(words, first, end)
        subject = front if front is not None and is_somebody(words, front) else somebody_in(words, first, end)
        if subject is not None:
            return subject
    return None


def _is_speaker(words: Words, subject: Subject | None, quote: int) -> bool:
    return subject is not None and is_somebody(words, subject) and not is_reported(words, quote)
