"""From an article with actors, times and quotes to one with events."""

from __future__ import annotations

from newsmodel.annotating.events.candidates import Candidate, iter_candidates, tellings_of
from newsmodel.annotating.events.listing import with_listed
from newsmodel.annotating.events.main_event import event_of, joined, main_group, with_setting
from newsmodel.annotating.events.verbs import grammar_of
from newsmodel.language import language_of
from newsmodel.model import Article, EventType


def with_events(article: Article) -> Article:
    """Return *article* with the events of its story, in reading order.

    Those are the main one, which headline and lead agree on, and every other that has a time on the calendar
    and somebody or something that does it or has it done to them. What nobody known says is left out.
    """
    tellings = tellings_of(article, grammar_of(language_of(article.language)))
    groups = joined(iter_candidates(tellings))
    news = main_group(groups)
    events = [
        (group[0].at, event_of(group, main=group is news))
        for group in groups
        if group is news or _is_dated(group)
    ]
    told = (
        with_setting(event, article, tellings) if event.main else event
        for _, event in sorted(events, key=lambda pair: pair[0])
    )
    return with_listed(article, tuple(told))


def _is_dated(group: list[Candidate]) -> bool:
    if not any(candidate.event.time for candidate in group):
        return False
    if any(candidate.event.participants for candidate in group):
        return True
    return group[0].event.type is not EventType.STATEMENT and any(one.has_subject for one in group)
