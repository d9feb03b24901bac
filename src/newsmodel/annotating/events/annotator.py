"""From an article with actors, times and quotes to one with events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from newsmodel.annotating.events.candidates import iter_candidates, tellings_of
from newsmodel.annotating.events.edges import with_edges
from newsmodel.annotating.events.listing import with_listed
from newsmodel.annotating.events.main_event import event_of, joined
from newsmodel.annotating.events.main_setting import with_setting
from newsmodel.annotating.events.news import news_of, scene_of
from newsmodel.annotating.events.statements import quotes_by_cue, with_speaker
from newsmodel.annotating.events.verbs import grammar_of
from newsmodel.annotating.unread import diagnostics_with
from newsmodel.language import Language, language_of
from newsmodel.model import Article, Diagnostic, Event, EventStatus
from newsmodel.model._derived import derived


def with_events(article: Article, *, languages: Iterable[Language] = ()) -> Article:
    """Return *article* with the events of its story, in reading order.

    Those are the main one, which headline and lead agree on, and every other that has a time on the calendar
    and somebody or something that does it or has it done to them. What somebody says is an event if it is the
    news, or if it has a day of its own; else it is left to the quotes.
    """
    language = language_of(article.language, languages)
    grammar = grammar_of(language)
    quotes = quotes_by_cue(article, grammar)
    tellings = tellings_of(article, grammar, language)
    groups = joined(
        with_speaker(candidate, quotes) for candidate in iter_candidates(tellings, quotes, _day(article))
    )
    news = news_of(scene_of(article, language, groups, _day(article)))
    told = [group for group in groups if group is news or any(one.event.time for one in group)]
    events = [(group[0].at, event_of(group, main=group is news)) for group in told]
    events.sort(key=lambda pair: pair[0])
    set_in_time = (
        with_setting(event, article, tellings, grammar) if event.main else event for _, event in events
    )
    codes = diagnostics_with(article, Diagnostic.EVENTS_NOT_READ, is_read=bool(grammar.forms))
    article = derived(article, diagnostics=codes)
    found = (_with_status(event, article) for event in set_in_time)
    return with_listed(article, with_edges(found, article))


def _day(article: Article) -> date | None:
    """Return the day of publication where it is."""
    published = article.published
    return date(published.year, published.month, published.day) if published else None


def _with_status(event: Event, article: Article) -> Event:
    """Return *event* as planned if its day is still to come: "the vote opens on Friday"."""
    published = _day(article)
    if event.status is not EventStatus.HAPPENED or published is None:
        return event
    if event.time is None or event.time.start is None or event.time.start.date() <= published:
        return event
    return attrs.evolve(event, status=EventStatus.PLANNED, evidence=(*event.evidence, "status:to-come"))
