"""Gives a statement the speaker that its quote has."""

from __future__ import annotations

import attrs

from newsmodel.annotating.events.candidates import Candidate, Place
from newsmodel.annotating.events.parties import with_subject
from newsmodel.annotating.events.verbs import Grammar
from newsmodel.model import Article, EventType, Quote, QuoteKind, Span


def quotes_by_cue(article: Article, grammar: Grammar) -> dict[Place, Quote]:
    """Return the quotes that somebody says, by block and offset of each word of their cues."""
    quotes: dict[Span, Quote] = {}
    for quote in article.quotes:
        is_said = quote.source or quote.speaker or quote.kind is QuoteKind.DIRECT
        if quote.cue is not None and is_said and (quote.speaker or quote.cue not in quotes):
            quotes[quote.cue] = quote
    return {
        (cue.block, word.start()): quote
        for cue, quote in quotes.items()
        for word in grammar.word.finditer(article.blocks[cue.block].text, cue.start, cue.end)
    }


def with_speaker(candidate: Candidate, quotes: dict[Place, Quote]) -> Candidate:
    """Return *candidate* with the speaker that the quote of its verb has, where its clause names nobody."""
    quote = quotes.get(candidate.at)
    if candidate.event.type is not EventType.STATEMENT or quote is None or quote.speaker is None:
        return candidate
    return attrs.evolve(candidate, event=with_subject(candidate.event, quote.speaker))
