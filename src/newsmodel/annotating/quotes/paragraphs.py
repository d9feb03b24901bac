"""Reads one paragraph: its quoted stretches, what attributes each, and what it reports without marks."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from newsmodel.annotating.quotes.attribution import Attribution, announcement, attribute
from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.cues import find_cues
from newsmodel.annotating.quotes.idle import is_idle
from newsmodel.annotating.quotes.indirect import Reported, reported_speech
from newsmodel.annotating.quotes.marks import Region


@attrs.frozen
class Piece:
    """A quoted stretch and what attributes it in its own paragraph; None if nothing does."""

    region: Region
    attribution: Attribution | None
    #: nothing of the article's own sentence stands before it: it can go on with what was quoted before
    opens: bool
    #: no speech: a title, a nickname, a word held at a distance
    idle: bool


@attrs.frozen(eq=False)
class Reading:
    """What one paragraph holds, in reading order."""

    words: Words
    pieces: tuple[Piece, ...]
    reported: tuple[Reported, ...]
    #: who speaks in the next paragraph, if this one says so
    announces: Attribution | None


def read_paragraph(words: Words) -> Reading:
    """Return what the paragraph quotes and reports."""
    cues = find_cues(words)
    places = sorted(words.quoted, key=lambda token: words.quoted[token])
    pieces: list[Piece] = []
    for quote in places:
        attribution = attribute(words, cues, quote)
        region = words.regions[words.quoted[quote]]
        opens = quote == words.sentence(quote)[0] or words.is_quote(quote - 1)
        pieces.append(Piece(region, attribution, opens, is_idle(words, quote, attribution, opens=opens)))
    taken = _verbs(pieces)
    free = [cue for cue in cues if cue.verb not in taken]
    return Reading(words, tuple(pieces), reported_speech(words, free, cues), announcement(words, cues))


def _verbs(pieces: Sequence[Piece]) -> set[int]:
    """Return the tokens of the verbs that attribute a piece."""
    return {
        piece.attribution.verb.verb
        for piece in pieces
        if piece.attribution is not None and piece.attribution.verb is not None and not piece.idle
    }
