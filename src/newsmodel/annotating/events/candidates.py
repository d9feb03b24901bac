"""Reads events off the clauses of a story: who does what to whom, when and where."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Iterator

import attrs

from newsmodel.annotating.events.clauses import Clause, Word, clauses_of, words_of
from newsmodel.annotating.events.verbs import Grammar, status_of
from newsmodel.annotating.story import story_blocks
from newsmodel.model import (
    Actor,
    ActorKind,
    Article,
    Block,
    Caption,
    Event,
    Headline,
    Participant,
    ParticipantRole,
    Place,
    QuoteKind,
    Span,
    Standfirst,
    TimeExpression,
)


class Zone(enum.Enum):
    """Where in the article an event is told."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    LEAD = "lead"  #: the first paragraph
    BODY = "body"
    CAPTION = "caption"


@attrs.frozen
class Candidate:
    """An event as one clause tells it."""

    event: Event
    zone: Zone
    #: offset order of the telling: block, verb
    at: tuple[int, int]


@attrs.frozen
class Name:
    """A mention as the events see it: half-open code-point offsets in its block."""

    start: int
    end: int
    actor: Actor


def iter_candidates(article: Article, grammar: Grammar) -> Iterator[Candidate]:
    """Yield the events that the clauses of the story tell, in reading order.

    What somebody says in a direct quote is left out: it is told by the speaker, not by the article.
    """
    spoken = _direct_speech(article)
    names, times, sentences = _names(article), _times(article), _sentences(article)
    zones = _zones(article)
    for index, zone in zones.items():
        block = article.blocks[index]
        for sentence in sentences[index]:
            if any(span.start <= sentence.start and sentence.end <= span.end for span in spoken[index]):
                continue
            telling = Telling(block, sentence, names[index], times[index], grammar, zone)
            if zone is Zone.BODY and not telling.times:
                continue  # further down only dated events are told
            for clause in telling.clauses():
                if not any(span.start <= clause.start < span.end for span in spoken[index]):
                    yield Candidate(telling.event(clause), zone, (index, clause.start))


class Telling:
    """One sentence, with the names and times that stand in it."""

    def __init__(
        self,
        block: Block,
        sentence: Span,
        names: list[Name],
        times: list[TimeExpression],
        grammar: Grammar,
        zone: Zone,
    ) -> None:
        self.block, self.sentence, self.grammar, self.zone = block, sentence, grammar, zone
        self.names = [name for name in names if sentence.start <= name.start < sentence.end]
        self.times = [when for when in times if sentence.start <= when.span.start < sentence.end]
        self.words: list[Word] = []
        self.starting: dict[int, int] = {}

    def clauses(self) -> list[Clause]:
        """Return the clauses of the sentence."""
        self.words = words_of(self.block.text, self.sentence.start, self.sentence.end)
        self.starting = {word.start: i for i, word in enumerate(self.words)}
        name_ends = frozenset(name.end for name in self.names)
        terse = self.zone in (Zone.HEADLINE, Zone.STANDFIRST, Zone.CAPTION)
        return clauses_of(self.words, name_ends, self.grammar, terse=terse)

    def event(self, clause: Clause) -> Event:
        """Return the event that *clause* tells."""
        when = self.time_of(clause)
        where = (
            self.block.place
            if isinstance(self.block, Caption) and self.block.place
            else self.place_of(clause)
        )
        start = min(clause.left, default=clause.start)
        return Event(
            clause.action,
            Span(self.sentence.block, start, max(clause.right_end, clause.end)),
            participants=tuple(self.participants_of(clause)),
            time=when,
            place=where,
            status=status_of(clause.before, self.grammar),
            type=clause.verb.type,
            evidence=(f"verb:{clause.verb.lemma}", f"zone:{self.zone.value}"),
        )

    def participants_of(self, clause: Clause) -> Iterator[Participant]:
        """Yield the actors before the verb, then those after it."""
        seen: set[str] = set()
        for name in self.names:
            role = self.role_of(name, clause)
            if role is not None and name.actor.id not in seen:
                seen.add(name.actor.id)
                yield Participant(name.actor, role)

    def role_of(self, name: Name, clause: Clause) -> ParticipantRole | None:
        i = self.starting.get(name.start)
        if i is None or self.is_possessive(name):
            return None
        preposition = self.preposition_before(i)
        if name.start in clause.left:
            if preposition:
                return None
            return ParticipantRole.PATIENT if clause.passive else ParticipantRole.AGENT
        if name.start in clause.right:
            if preposition is None:
                return ParticipantRole.PATIENT
            if clause.passive and preposition in self.grammar.agent_prepositions:
                return ParticipantRole.AGENT
            return ParticipantRole.OTHER if preposition in self.grammar.partner_prepositions else None
        return None

    def is_possessive(self, name: Name) -> bool:
        """Tell whether the word goes on after the name: "Aune's"."""
        return any(word.start < name.end < word.end for word in self.words if name.start <= word.start)

    def preposition_before(self, i: int) -> str | None:
        """Return the preposition that rules the name beginning at word *i*, over its titles and articles."""
        j = i - 1
        while j >= 0 and self.words[j].segment == self.words[i].segment:
            word = self.words[j]
            if word.lower in self.grammar.prepositions:
                return word.lower
            if not (self.is_capital(word) or word.lower in self.grammar.determiners):
                return None
            j -= 1
        return None

    def is_capital(self, word: Word) -> bool:
        return self.block.text[word.start].isupper()

    def time_of(self, clause: Clause) -> TimeExpression | None:
        """Return the time of the clause: the nearest to its verb that has a place on the calendar."""
        if isinstance(self.block, Caption) and self.block.time:
            return self.block.time
        mine = [
            when
            for when in self.times
            if when.start and (self.within(when.span, clause.left) or self.within(when.span, clause.right))
        ]
        return min(mine, key=lambda when: abs(when.span.start - clause.start), default=None)

    def within(self, span: Span, offsets: frozenset[int]) -> bool:
        return any(span.start <= word.start < span.end and word.start in offsets for word in self.words)

    def place_of(self, clause: Clause) -> Place | None:
        """Return the first place after the verb that a preposition of place introduces."""
        best: tuple[int, Place] | None = None
        for name in self.names:
            if name.actor.kind is not ActorKind.PLACE or name.start not in clause.right | clause.left:
                continue
            preposition = self.preposition_before(self.starting[name.start])
            if preposition in self.grammar.place_prepositions:
                rank = self.grammar.place_prepositions.index(preposition)
                span = Span(self.sentence.block, name.start, name.end)
                if best is None or rank < best[0]:
                    best = rank, Place(self.block.text[name.start : name.end], span=span, actor=name.actor)
        return best[1] if best else None


def _zones(article: Article) -> dict[int, Zone]:
    """Return the zone of each block that tells the story; the first block of the body is the lead."""
    zones: dict[int, Zone] = {}
    lead = Zone.LEAD
    for index, block in story_blocks(article):
        if isinstance(block, Headline):
            zones[index] = Zone.HEADLINE
        elif isinstance(block, Standfirst):
            zones[index] = Zone.STANDFIRST
        elif isinstance(block, Caption):
            zones[index] = Zone.CAPTION
        elif block.in_body:
            zones[index], lead = lead, Zone.BODY
    return zones


def _names(article: Article) -> dict[int, list[Name]]:
    names: dict[int, list[Name]] = defaultdict(list)
    for actor in article.actors:
        for mention in actor.mentions:
            names[mention.span.block].append(Name(mention.span.start, mention.span.end, actor))
    for found in names.values():
        found.sort(key=lambda name: name.start)
    return names


def _times(article: Article) -> dict[int, list[TimeExpression]]:
    times: dict[int, list[TimeExpression]] = defaultdict(list)
    for when in article.times:
        times[when.span.block].append(when)
    return times


def _sentences(article: Article) -> dict[int, list[Span]]:
    sentences: dict[int, list[Span]] = defaultdict(list)
    for span in article.sentences:
        sentences[span.block].append(span)
    return sentences


def _direct_speech(article: Article) -> dict[int, list[Span]]:
    speech: dict[int, list[Span]] = defaultdict(list)
    for quote in article.quotes:
        if quote.kind is QuoteKind.DIRECT:
            for span in quote.spans:
                speech[span.block].append(span)
    return speech
