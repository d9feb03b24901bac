"""From an article with actors, times and quotes to one with events."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from newsmodel.annotating.events.candidates import Candidate, iter_candidates, tellings_of
from newsmodel.annotating.events.edges import with_edges
from newsmodel.annotating.events.genres import explains, has_no_news
from newsmodel.annotating.events.listing import with_listed
from newsmodel.annotating.events.main_event import event_of, is_new, joined, main_group
from newsmodel.annotating.events.main_setting import with_setting
from newsmodel.annotating.events.statements import quotes_by_cue, with_speaker
from newsmodel.annotating.events.verbs import grammar_of
from newsmodel.annotating.times import stretches_of
from newsmodel.annotating.unread import diagnostics_with
from newsmodel.language import language_of
from newsmodel.model import Article, Diagnostic, Event, EventStatus, Span, TimeExpression
from newsmodel.model._derived import derived


def with_events(article: Article) -> Article:
    """Return *article* with the events of its story, in reading order.

    Those are the main one, which headline and lead agree on, and every other that has a time on the calendar
    and somebody or something that does it or has it done to them. What somebody says is an event if it is the
    news, or if it has a day of its own; else it is left to the quotes.
    """
    language = language_of(article.language)
    grammar = grammar_of(language)
    quotes = quotes_by_cue(article, grammar)
    tellings = tellings_of(article, grammar)
    groups = joined(with_speaker(candidate, quotes) for candidate in iter_candidates(tellings, quotes))
    news = None if has_no_news(article, language) else main_group(groups)
    if news and explains(article, language):
        # The headline tells nothing; what the lead tells is the news if it is new.
        news = main_group([group for group in groups if is_new(group, article)])
    told_groups = _once([group for group in groups if group is news or _is_dated(group)], news)
    events = [(group[0].at, event_of(group, main=group is news)) for group in told_groups]
    events.sort(key=lambda pair: pair[0])
    set_in_time = (
        with_setting(event, article, tellings, grammar) if event.main else event for _, event in events
    )
    stretches = stretches_of(article)
    whole = (_in_whole_stretch(event, stretches) for event in set_in_time)
    told = diagnostics_with(article, Diagnostic.EVENTS_NOT_READ, is_read=bool(grammar.forms))
    article = derived(article, diagnostics=told)
    return with_listed(article, with_edges((_with_status(event, article) for event in whole), article))


def _in_whole_stretch(event: Event, stretches: Mapping[Span, TimeExpression]) -> Event:
    """Return *event* with the stretch that its time bounds: "was shut from May 3 to June 4"."""
    stretch = stretches.get(event.time.span) if event.time else None
    return attrs.evolve(event, time=stretch) if stretch else event


def _with_status(event: Event, article: Article) -> Event:
    """Return *event* as planned if its day is still to come: "the vote opens on Friday"."""
    if event.status is not EventStatus.HAPPENED or article.published is None:
        return event
    if event.time is None or event.time.start is None:
        return event
    published = article.published
    if event.time.start.date() <= date(published.year, published.month, published.day):
        return event
    return attrs.evolve(event, status=EventStatus.PLANNED, evidence=(*event.evidence, "status:to-come"))


def _once(groups: list[list[Candidate]], news: list[Candidate] | None) -> list[list[Candidate]]:
    """Return *groups* without those of which each time stands nearer to the verb of another."""
    nearest: dict[Span, tuple[tuple[bool, int], int]] = {}
    for number, group in enumerate(groups):
        for one in group:
            if one.event.time:
                span = one.event.time.span
                # "She entered on Monday and sat down": it belongs to the verb before it.
                distance = span.start < one.at[1], abs(span.start - one.at[1])
                nearest[span] = min(nearest.get(span, (distance, number)), (distance, number))
    told = {number for _, number in nearest.values()}
    return [
        group
        for number, group in enumerate(groups)
        if group is news or number in told or not any(one.event.time for one in group)
    ]


def _is_dated(group: list[Candidate]) -> bool:
    if not any(candidate.event.time for candidate in group):
        return False
    if any(candidate.event.participants for candidate in group):
        return True
    return any(one.has_subject for one in group)
