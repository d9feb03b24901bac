"""Reads events off the clauses of a story: who does what to whom, when and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import attrs

from newsmodel.annotating.events.clauses import Clause
from newsmodel.annotating.events.dating import dated
from newsmodel.annotating.events.dating_signs import tense_of
from newsmodel.annotating.events.happenings import happenings_of
from newsmodel.annotating.events.reading import Name, Reading
from newsmodel.annotating.events.stretches import Stretches
from newsmodel.annotating.events.subjects import agent_of, subject_of
from newsmodel.annotating.events.telling import Telling, Told
from newsmodel.annotating.events.unnamed import holders_of, unnamed
from newsmodel.annotating.events.verbs import Grammar
from newsmodel.annotating.events.zones import Zone, iter_zones
from newsmodel.annotating.times import stretches_of
from newsmodel.language import Language
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
    TimeExpression,
)

_AGENT = ParticipantRole.AGENT
#: A place in an article: block and offset.
Place = tuple[int, int]


@attrs.frozen
class Candidate:
    """An event as one clause tells it."""

    event: Event
    zone: Zone
    #: offset order of the telling: block, verb
    at: tuple[int, int]
    #: the clause stands on its own: it is no "after the storm broke the pier"
    is_main_clause: bool
    #: something stands where the subject does, known or not
    has_subject: bool
    #: its news is in what somebody says: "says", "warns that", but not "slams"
    speaks: bool
    #: another main clause stands before it in its sentence
    comes_later: bool
    #: its verb only says what something is or was
    says_only: bool
    #: a noun tells it: "the Oct. 7 attack"
    is_noun: bool
    #: which form its verb has
    tense: str
    #: which of the clauses of its sentence it is
    number: int
    #: its words
    size: int
    #: the subject as a participant without a name
    subject: Participant | None


def tellings_of(article: Article, grammar: Grammar, language: Language) -> list[Telling]:
    """Return the sentences that can tell events.

    Those are all of the head and the captions, further down the dated. What somebody says in a direct quote
    in the head is left out: it is told by the speaker, not by the article.
    """
    hidden, names = Stretches(_hidden(article)), Stretches(_names(article))
    times = Stretches(_times(article, language))
    holders = holders_of(article.actors, grammar)
    tellings: list[Telling] = []
    for sentence, zone in iter_zones(article):
        index = sentence.block
        block = article.blocks[index]
        whens = times.beginning_in(sentence)
        if zone is Zone.BODY and not any(when.start for when in whens):
            continue
        reading = Reading(
            block,
            sentence,
            zone,
            grammar,
            names=[Name(span.start, span.end, actor) for span, actor in names.beginning_in(sentence)],
            times=whens,
            hidden=hidden.touching(sentence),
        )
        tellings.append(Telling(reading, holders))
    return tellings


def iter_candidates(
    tellings: Iterable[Telling], cues: Mapping[Place, Quote], published: date | None
) -> Iterator[Candidate]:
    """Yield the events that the clauses of the sentences tell, in reading order.

    Down in the body those are the dated ones.
    """
    for telling in tellings:
        reading = telling.reading
        clauses = telling.clauses()
        told = [_told(telling, clause, cues) for clause in clauses]
        told += [_noun(telling, clause) for clause in happenings_of(reading, clauses)]
        days = dated(reading, [one for one in told if not _is_governed(one, told, reading)], published)
        seen = False
        for number, one in enumerate(told):
            clause = one.clause
            when = days.get(clause.start)
            if when is not None or not (reading.zone is Zone.BODY or one.is_noun):
                event = one.event(when)
                yield Candidate(
                    event,
                    reading.zone,
                    (reading.sentence.block, clause.start),
                    is_main_clause=not clause.subordinate,
                    has_subject=clause.has_subject,
                    speaks=one.speaks,
                    comes_later=seen,
                    says_only=clause.verb is reading.grammar.copula or one.is_noun,
                    is_noun=one.is_noun,
                    tense=tense_of(clause, reading.grammar),
                    number=number,
                    size=reading.size_of(event.span),
                    subject=_stranger(reading, one.subject, clause),
                )
            seen = seen or not clause.subordinate


def _is_governed(one: Told, told: Sequence[Told], reading: Reading) -> bool:
    """Tell whether the clause of another verb tells this one, too: "managed *to close* the pier"."""
    clause = one.clause
    if one.is_noun or not clause.before or clause.before[-1] not in reading.grammar.infinitive_marks:
        return False
    return any(
        other.clause.start < clause.start < other.clause.right_end for other in told if not other.is_noun
    )


def _noun(telling: Telling, clause: Clause) -> Told:
    return Told(telling, clause, clause.verb.type, None, is_noun=True)


def _told(telling: Telling, clause: Clause, cues: Mapping[Place, Quote]) -> Told:
    reading = telling.reading
    subject = subject_of(reading, clause)
    kind = _type_of(clause, cues.get((reading.sentence.block, clause.start)), reading.grammar)
    reports = clause.verb.lemma in reading.grammar.reports
    speaks = clause.verb.takes_clause and (reports or clause.has_content)
    return Told(telling, clause, kind, subject, speaks=speaks)


def _stranger(reading: Reading, subject: Span | None, clause: Clause) -> Participant | None:
    """Return who acts in its own words: the news is what it does even where that is no person."""
    if clause.passive:
        subject = agent_of(reading, clause)
    if subject is None or reading.zone is Zone.BODY:
        return None
    return Participant(unnamed(reading, subject.start, subject.end).actor, _AGENT)


def _type_of(clause: Clause, quote: Quote | None, grammar: Grammar) -> EventType:
    """Return what *clause* tells: a deed if its verb reports words only with a clause, and none follows."""
    verb = clause.verb
    if verb.type is not EventType.STATEMENT or (quote is not None and quote.kind is not QuoteKind.INDIRECT):
        return verb.type
    is_deed = verb.lemma in grammar.requests or (verb.lemma in grammar.with_clause and not clause.has_content)
    return EventType.OTHER if is_deed else verb.type


def _names(article: Article) -> Iterator[tuple[Span, tuple[Span, Actor]]]:
    # Most stand in sentences that nobody reads: there no `Name` is made of them.
    return ((mention.span, (mention.span, actor)) for actor in article.actors for mention in actor.mentions)


def _times(article: Article, language: Language) -> Iterator[tuple[Span, TimeExpression]]:
    """Yield the times, two that bound a stretch as that: "from May 3 to June 4"."""
    stretches = stretches_of(article, language)
    told = dict.fromkeys(stretches.get(when.span, when) for when in article.times)
    return ((when.span, when) for when in told)


def _hidden(article: Article) -> Iterator[tuple[Span, Span]]:
    if article.dateline:
        yield article.dateline.span, article.dateline.span
    for quote in article.quotes:
        if quote.kind is QuoteKind.DIRECT:
            yield from ((span, span) for span in quote.spans)
