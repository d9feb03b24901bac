"""Reads one paragraph: its quoted stretches, what attributes each, and what it reports without marks."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

import attrs

from newsmodel.annotating.quotes import marked_words, verb_second
from newsmodel.annotating.quotes.attribution import Attribution, announcement, attribute, signed
from newsmodel.annotating.quotes.carried import with_carried, with_whom_before
from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.cues import Cue, find_cues
from newsmodel.annotating.quotes.fields import front_subject
from newsmodel.annotating.quotes.idle import is_idle
from newsmodel.annotating.quotes.indirect import Reported, around_attributed, around_marks, reported_speech
from newsmodel.annotating.quotes.inversion import inverted, mended, stance
from newsmodel.annotating.quotes.pieces import Piece
from newsmodel.annotating.quotes.said_by_nouns import by_noun, by_subject
from newsmodel.annotating.quotes.siblings import with_siblings
from newsmodel.annotating.quotes.words import Does, Vocabulary
from newsmodel.annotating.wording import wording_of

#: No more of a sentence is looked at: what has more tokens is no sentence.
_LONGEST_SENTENCE = 150


@attrs.frozen(eq=False)
class Reading:
    """What one paragraph holds, in reading order."""

    words: Words
    pieces: tuple[Piece, ...]
    reported: tuple[Reported, ...]
    #: who speaks in the next paragraph, if this one says so
    announces: Attribution | None
    #: sentences whose mood says that they go on with somebody's words: tokens, half-open
    moods: tuple[tuple[int, int], ...] = ()
    #: a turn of a dialogue: it does not go on with what was said before
    new_turn: bool = False
    #: offsets of a name that signs the words of the paragraph before
    signature: tuple[int, int] | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is said in the paragraph, and nobody announced or told by it."""
        return not (self.pieces or self.reported or self.announces or self.signature or self.moods)


def may_speak(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a paragraph without quoted stretches may report or announce speech."""
    # A colon announces, and "_said_" is a single word to all but the tokens.
    return (
        not vocabulary.sign_forms.isdisjoint(wording_of(text).words)
        or not vocabulary.sure_mood.isdisjoint(wording_of(text).words)
        or text.rstrip().endswith(":")
        or "_" in text
    )


def read_paragraph(words: Words) -> Reading:
    """Return what the paragraph quotes and reports."""
    cues = find_cues(words)
    places = list(words.quoted)
    read = _piece_of_verb_second if words.vocabulary.capital_nouns else _piece
    pieces = [read(words, cues, quote) for quote in places]
    if len(pieces) > 1 and not words.vocabulary.capital_nouns:
        pieces = with_siblings(words, places, pieces)
    taken = _verbs(pieces)
    free = [cue for cue in cues if cue.verb not in taken]
    reported = reported_speech(words, free, cues)
    attributed = [
        (quote, piece.attribution)
        for quote, piece in zip(places, pieces, strict=True)
        if piece.attribution is not None and not piece.idle
    ]
    reported = (*reported, *around_marks(words, _mixing(pieces), cues), *around_attributed(words, attributed))
    placed = list(zip(places, pieces, strict=True))
    pieces = (
        with_carried(words, placed, reported)
        if words.vocabulary.capital_nouns
        else with_whom_before(words, placed)
    )
    announced = verb_second.announcement if words.vocabulary.capital_nouns else announcement
    moods: tuple[tuple[int, int], ...] = ()
    if words.vocabulary.sure_mood:
        told = tuple(_moods(words, reported, _attributed(words, pieces)))
        moods = tuple(span for span in told if not isinstance(span, Reported))
        reported = (*reported, *(span for span in told if isinstance(span, Reported)))
    return Reading(words, tuple(pieces), reported, announced(words, cues), moods)


def _piece(words: Words, cues: Sequence[Cue], quote: int) -> Piece:
    swaps = words.vocabulary.compound_inversion
    attribution = inverted(words, cues, quote) if swaps else None
    if attribution is None:
        mend = functools.partial(mended, words, cues) if swaps else None
        attribution = attribute(words, cues, quote, mend)
    if attribution is None:
        attribution = signed(words, quote)
    if attribution is None and words.vocabulary.stance_prepositions:
        attribution = stance(words, quote)
    if attribution is None and words.vocabulary.saying_nouns:
        attribution = by_noun(words, words.sentence(quote)[0], quote)
    opens = quote == words.sentence(quote)[0] or words.is_quote(quote - 1)
    idle = is_idle(words, quote, attribution, opens=opens)
    if attribution is None and not idle and not opens:
        attribution = by_subject(words, words.sentence(quote)[0], quote)
    return Piece(words.regions[words.quoted[quote]], attribution, opens, idle)


def _piece_of_verb_second(words: Words, cues: Sequence[Cue], quote: int) -> Piece:
    attribution = verb_second.attribute(words, cues, quote) or signed(words, quote)
    opens = quote == words.sentence(quote)[0] or words.is_quote(quote - 1)
    idle = marked_words.is_idle(words, quote, attribution, opens=opens)
    reported = attribution is None and marked_words.goes_on(words, quote)
    return Piece(words.regions[words.quoted[quote]], attribution, opens, idle, reported)


def _attributed(words: Words, pieces: Sequence[Piece]) -> set[int]:
    """Return the first tokens of the sentences that say themselves who speaks the words in their marks."""
    return {
        words.sentence(quote)[0]
        for quote, piece in zip(words.quoted, pieces, strict=True)
        if piece.attribution is not None and piece.attribution.cue is not None
    }


def _moods(
    words: Words, reported: Sequence[Reported], attributed: set[int]
) -> Iterator[tuple[int, int] | Reported]:
    """Yield the sentences in a reporting mood that no verb in them attributes: Sie *sei* spät gekommen.

    One behind a colon is whose the words before it are about: Ada Winter widersprach: Sie *sei* …
    """
    taken = {words.sentence(report.content[0])[0] for report in reported} | attributed
    for first in words.floors:
        _, end = words.sentence(first)
        sentence = words.lower[first : min(end, first + _LONGEST_SENTENCE)]
        mood, own = words.vocabulary.sure_mood, words.vocabulary.first_person
        if first in taken or mood.isdisjoint(sentence) or not own.isdisjoint(sentence):
            continue
        opens = words.does[first] & (Does.SUBORDINATOR | Does.CONJUNCTION)
        if opens or words.is_quote(first) or words.lower[end - 1] == "?":
            continue
        if ":" not in sentence:
            yield first, end
            continue
        colon = first + sentence.index(":")
        subject = front_subject(words, first, colon)
        if subject is not None and colon + 1 < end and not mood.isdisjoint(sentence[colon - first :]):
            yield Reported("x-said-colon-s", subject, (colon, colon + 1), (colon + 1, end))


def _mixing(pieces: Sequence[Piece]) -> list[Cue]:
    """Return the verbs that attribute a piece inside the article's own sentence, each once."""
    told = (piece.attribution for piece in pieces if not piece.idle)
    verbs = {
        one.verb.verb: one.verb for one in told if one is not None and one.mixed and one.verb is not None
    }
    return list(verbs.values())


def _verbs(pieces: Sequence[Piece]) -> set[int]:
    """Return the tokens of the verbs that attribute a piece."""
    return {
        piece.attribution.verb.verb
        for piece in pieces
        if piece.attribution is not None and piece.attribution.verb is not None and not piece.idle
    }
