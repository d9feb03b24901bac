"""Makes an event of every statement: who says something, be it quoted, reported or only mentioned."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import attrs

from newsmodel.annotating.events.candidates import Candidate
from newsmodel.annotating.events.clauses import MOST_OF_SUBJECT
from newsmodel.annotating.events.parties import with_subject
from newsmodel.annotating.events.verbs import Grammar, status_of
from newsmodel.annotating.events.zones import Zone
from newsmodel.model import (
    Actor,
    Article,
    Event,
    EventType,
    Participant,
    ParticipantRole,
    Quote,
    QuoteKind,
    Span,
)

#: Words before a cue that say whether it was said at all: "declined to".
_MOST_BEFORE = 4
#: Characters of text that hold them.
_REACH = 60
#: The span of a statement runs from its source to its cue, unless the words of the quote stand between.
_LONGEST = 200


class Cues:
    """The cues of an article's quotes, by the words that they are made of."""

    def __init__(self, article: Article, grammar: Grammar) -> None:
        """Take in the quotes of *article*, of which each cue counts once."""
        self.article: Article = article
        self.grammar: Grammar = grammar
        self.quotes: dict[Span, Quote] = {}
        #: of each cue the words in lower case, by block and offset
        self.words: dict[Span, dict[tuple[int, int], str]] = {}
        for quote in article.quotes:
            is_said = quote.source or quote.speaker or quote.kind is QuoteKind.DIRECT
            if quote.cue is None or not is_said:
                continue  # nobody says it
            if quote.speaker or quote.cue not in self.quotes:
                self.quotes[quote.cue] = quote
        #: by block and offset of a word
        self.by_word: dict[tuple[int, int], Quote] = {}
        for cue, quote in self.quotes.items():
            self.words[cue] = words = self._words_of(cue)
            self.by_word.update(dict.fromkeys(words, quote))

    def _words_of(self, cue: Span) -> dict[tuple[int, int], str]:
        text, block = self.article.blocks[cue.block].text, cue.block
        words = self.grammar.word.finditer(text, cue.start, cue.end)
        return {(block, word.start()): word[0].lower() for word in words}

    def speaker_at(self, at: tuple[int, int]) -> Actor | None:
        """Return who speaks by the verb at a place: its block and offset."""
        quote = self.by_word.get(at)
        return quote.speaker if quote else None

    def statements(self, told: set[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], Event]]:
        """Yield the statements that the quotes make, with their places, but for the verbs already *told*."""
        for cue, quote in self.quotes.items():
            words = self.words[cue]
            if not told.isdisjoint(words):
                continue
            action = self._action(cue, list(words.values()))
            if action and not (quote.kind is QuoteKind.INDIRECT and self._is_deed(cue, quote, action)):
                yield (cue.block, cue.start), self._statement(cue, quote, action)

    def _is_deed(self, cue: Span, quote: Quote, action: str) -> bool:
        """Tell whether what has no marks is no report: "promised to help", "*adds* two ships"."""
        grammar = self.grammar
        if action in grammar.deeds or self._describes(cue):
            return True
        content = quote.spans[0]
        if action not in grammar.with_clause or content.block != cue.block or content.start < cue.start:
            return False
        text = self.article.blocks[cue.block].text
        found = itertools.islice(grammar.word.finditer(text, cue.end, content.end), MOST_OF_SUBJECT)
        words = [match[0].lower() for match in found]
        return not words or (words[0] not in grammar.content_starts and grammar.in_clauses.isdisjoint(words))

    def _describes(self, cue: Span) -> bool:
        """Tell whether the cue is no verb: "Winter's previously *announced* plan", "*reports* have said"."""
        text = self.article.blocks[cue.block].text
        verb = self.grammar.forms.get(self.article[cue].lower())
        if verb is None:
            return False
        if not verb.is_past:
            after = self.grammar.word.match(text, cue.end + 1)
            return after is not None and after[0].lower() in self.grammar.auxiliaries
        before = text[max(0, cue.start - _REACH) : cue.start].split()
        while before and before[-1].endswith(self.grammar.adverb_endings):
            before.pop()
        return bool(before) and before[-1].lower().endswith(self.grammar.possessive_endings)

    def _action(self, cue: Span, words: list[str]) -> str | None:
        """Return the lemma of the cue's verb; None if it tells a mind or a deed: "hopes", "refuses"."""
        verbs = [verb for word in words if (verb := self.grammar.forms.get(word)) is not None]
        for verb in verbs:
            if verb.type is EventType.STATEMENT:
                return verb.lemma
        if verbs:
            return None
        spoken = (self.grammar.speech[word] for word in words if word in self.grammar.speech)
        according = any(self.article[cue].lower().startswith(opening) for opening in self.grammar.according)
        return next(spoken, self.grammar.according_action if according else None)

    def _statement(self, cue: Span, quote: Quote, action: str) -> Event:
        speaker = (Participant(quote.speaker, ParticipantRole.AGENT),) if quote.speaker else ()
        text = self.article.blocks[cue.block].text
        # What is said may be "not a plan" and is said all the same.
        said = (span.end for span in quote.spans if span.block == cue.block and span.end <= cue.start)
        near = text[max(0, cue.start - _REACH, *said) : cue.start].rpartition(". ")[2]
        before = list(map(str.lower, self.grammar.word.findall(near)))
        return Event(
            action,
            _around(cue, quote, text, self.grammar),
            participants=speaker,
            status=status_of(tuple(before[-_MOST_BEFORE:]), self.grammar),
            type=EventType.STATEMENT,
            evidence=("quote",),
        )


def _around(cue: Span, quote: Quote, text: str, grammar: Grammar) -> Span:
    source = quote.source
    if source is None or source.block != cue.block:
        return cue
    start, end = min(source.start, cue.start), max(source.end, cue.end)
    if source.end == end and (after := grammar.word.match(text, end + 1)):
        # "according to press *reports*"
        verb = grammar.forms.get(after[0].lower())
        end = after.end() if verb and verb.takes_clause and not verb.is_past else end
    inside = (span for span in quote.spans if span.block == cue.block)
    if end - start > _LONGEST or any(span.start < end and start < span.end for span in inside):
        return cue
    return Span(cue.block, start, end)


def with_speaker(candidate: Candidate, cues: Cues) -> Candidate:
    """Return *candidate* with the speaker that the quote of its verb has, where its clause names nobody."""
    event = candidate.event
    speaker = cues.speaker_at(candidate.at) if event.type is EventType.STATEMENT else None
    told = with_subject(event, speaker) if speaker is not None else event
    return candidate if told is event else attrs.evolve(candidate, event=told)


def is_report(group: list[Candidate]) -> bool:
    """Tell whether a group of tellings reports words: "officials say", outside captions."""
    first = group[0]
    return first.reports and any(one.has_subject and one.zone is not Zone.CAPTION for one in group)
