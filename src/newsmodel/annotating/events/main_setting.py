"""Finds day and place of the article's own news where its clauses give none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

import attrs

from newsmodel.annotating.events.reading import Reading
from newsmodel.annotating.events.settings import describes_noun, is_aside, place_in, unknown_place_in
from newsmodel.annotating.events.telling import Telling
from newsmodel.annotating.events.verbs import Grammar
from newsmodel.annotating.events.zones import HEAD, Zone
from newsmodel.annotating.times import calendar
from newsmodel.model import (
    Actor,
    ActorKind,
    Article,
    Event,
    EventStatus,
    Mention,
    ParticipantRole,
    Place,
    Span,
    TimeExpression,
    Timestamp,
)

#: An article tells of the day of its publication or of the days before.
_NEWS_AGE = timedelta(days=7)
#: What headline and lead name besides is at most so old; what is older tells how it came about.
_LATELY = timedelta(days=366)
#: Characters before a name in which its preposition stands.
_REACH = 40
#: Of the prepositions of a place, the first ones say where, the others also where to.
_SUREST = 5


def with_setting(event: Event, article: Article, tellings: Sequence[Telling], grammar: Grammar) -> Event:
    """Return the main *event* with day and place out of the rest of the article, where its clauses give none.

    The day is the first one in headline and lead of the year before the publication; failing that, the first
    in the article that is at most a week before it. Where the article names no day at all, it is that of the
    publication: then the time's span is that of the time stamp or, without one, of the clause.

    The place is that of another clause of headline or lead; failing that, the dateline's, one that the
    headline names otherwise ("Osterby flood"), at last the one in which the body places most. A country gives
    way to a town.
    """
    if event.time is None and (found := _day(article, tellings)):
        event = attrs.evolve(event, time=found[0], evidence=(*event.evidence, found[1]))
    elif event.time is None and (day := _publication(event, article)):
        event = attrs.evolve(event, time=day, evidence=(*event.evidence, "time:published"))
    if event.place is None or _is_country(event.place, grammar):
        where = next(_places(event, article, tellings, grammar), None)
        if where:
            event = attrs.evolve(event, place=where[0], evidence=(*event.evidence, where[1]))
    return event


def _day(article: Article, tellings: Sequence[Telling]) -> tuple[TimeExpression, str] | None:
    published = article.published
    last = date.max if published is None else date(published.year, published.month, published.day)
    days = [
        (telling.reading, when, when.start.date())
        for telling in tellings
        for when in telling.reading.times
        if when.start and _is_day(when) and when.start.date() <= last
    ]
    lead = (
        (reading, when)
        for reading, when, day in days
        if reading.zone in HEAD and (published is None or last - day <= _LATELY)
    )
    if first := _plainest(lead):
        return first, "time:lead"
    recent = ((reading, when) for reading, when, day in days if published and last - day <= _NEWS_AGE)
    first = _plainest(recent)
    return (first, "time:body") if first else None


def _publication(event: Event, article: Article) -> TimeExpression | None:
    """Return the day of publication for what has happened; its span is the time stamp, else the clause."""
    published = article.published
    if published is None or event.status is not EventStatus.HAPPENED:
        return None
    if any(_is_day(when) for when in article.times):
        return None  # which of its days it is, is open
    start = datetime(published.year, published.month, published.day)
    stamps = (
        Span(index, 0, len(block.text))
        for index, block in enumerate(article.blocks)
        if isinstance(block, Timestamp)
    )
    return TimeExpression(
        next(stamps, event.span),
        start.date().isoformat(),
        start=start,
        end=calendar.of_day(start.date()).end,
        evidence=("published",),
    )


def _plainest(times: Iterable[tuple[Reading, TimeExpression]]) -> TimeExpression | None:
    """Return the first time that says when something happened, not which election or who somebody is."""
    found = min(times, key=lambda pair: (describes_noun(*pair), is_aside(*pair)), default=None)
    return found[1] if found else None


def _is_day(when: TimeExpression) -> bool:
    return bool(when.start and when.end and (when.end - when.start).days <= 1)


def _places(
    event: Event, article: Article, tellings: Sequence[Telling], grammar: Grammar
) -> Iterator[tuple[Place, str]]:
    """Yield the places that the news can have happened at, the surest first."""
    told = [
        (place, f"place:{telling.reading.zone.value}")
        for telling in tellings
        if telling.reading.zone in HEAD and (place := place_in(telling.reading))
    ]
    yield from ((place, how) for place, how in told if not _is_country(place, grammar))
    if event.place is not None:
        if article.dateline and article.dateline.place:
            yield article.dateline.place, "place:dateline"
        yield from (
            (place, how) for place, how in _most_placed(article, grammar) if not _is_country(place, grammar)
        )
        return
    if article.dateline and article.dateline.place:
        yield article.dateline.place, "place:dateline"
    unknown = [
        (place, telling.reading.zone) for telling in tellings if (place := unknown_place_in(telling.reading))
    ]
    yield from ((place, f"place:{zone.value}") for place, zone in unknown if zone in HEAD)
    yield from told
    yield from _named_in_headline(event, tellings)
    yield from _owner_in_lead(event, tellings)
    yield from _most_placed(article, grammar)
    yield from ((place, f"place:{zone.value}") for place, zone in unknown)


def _is_country(place: Place, grammar: Grammar) -> bool:
    return place.text.casefold() in grammar.countries


def _named_in_headline(event: Event, tellings: Sequence[Telling]) -> Iterator[tuple[Place, str]]:
    agents = {who.actor.id for who in event.participants if who.role is ParticipantRole.AGENT}
    for telling in tellings:
        if telling.reading.zone is Zone.HEADLINE:
            for name in telling.reading.names:
                if name.actor.kind is ActorKind.PLACE and name.actor.id not in agents:
                    span = Span(telling.reading.sentence.block, name.start, name.end)
                    yield Place(_text(telling.reading, span), span=span, actor=name.actor), "place:headline"


def _owner_in_lead(event: Event, tellings: Sequence[Telling]) -> Iterator[tuple[Place, str]]:
    """Yield the places that the head names behind a noun: "the harbour of *Osterby*"."""
    agents = {who.actor.id for who in event.participants if who.role is ParticipantRole.AGENT}
    for telling in tellings:
        reading = telling.reading
        for name in reading.names if reading.zone in HEAD else ():
            i = reading.starting.get(name.start)
            if name.actor.kind is not ActorKind.PLACE or not i or name.actor.id in agents:
                continue
            if reading.preposition_before(i) in reading.grammar.links:
                span = Span(reading.sentence.block, name.start, name.end)
                yield (
                    Place(_text(reading, span), span=span, actor=name.actor),
                    f"place:{reading.zone.value}",
                )


def _text(reading: Reading, span: Span) -> str:
    return reading.block.text[span.start : span.end]


def _most_placed(article: Article, grammar: Grammar) -> Iterator[tuple[Place, str]]:
    """Yield the place that the body puts most behind an "in" or "at", the first of equals."""
    counts: Counter[str] = Counter()
    firsts: dict[str, tuple[Actor, Mention]] = {}
    for actor in article.actors:
        if actor.kind is ActorKind.PLACE:
            for mention in actor.mentions:
                if article.blocks[mention.span.block].in_body and _is_placed(article, mention.span, grammar):
                    counts[actor.id] += 1
                    firsts.setdefault(actor.id, (actor, mention))
    if counts:
        actor, mention = firsts[counts.most_common(1)[0][0]]
        yield Place(article[mention.span], span=mention.span, actor=actor), "place:body"


def _is_placed(article: Article, span: Span, grammar: Grammar) -> bool:
    before = article.blocks[span.block].text[max(0, span.start - _REACH) : span.start].split()
    over = grammar.place_modifiers | grammar.articles
    word = next((word for word in reversed(before) if word.lower() not in over), "")
    return word.lower() in grammar.place_prepositions[:_SUREST]
