"""From an article with actors, times and quotes to one with events."""

from __future__ import annotations

import attrs

from newsmodel.annotating.events.candidates import Candidate, Zone, iter_candidates
from newsmodel.annotating.events.main_event import event_of, joined, main_group, with_lead_time
from newsmodel.annotating.events.verbs import grammar_of
from newsmodel.language import language_of
from newsmodel.model import Article


def with_events(article: Article) -> Article:
    """Return *article* with the events of its story, in reading order.

    Those are the main one, which headline and lead agree on, and every other that has a time on the calendar
    and somebody known who takes part.
    """
    groups = joined(iter_candidates(article, grammar_of(language_of(article.language))))
    news = main_group(groups)
    events = [
        (group[0].at, event_of(group, main=group is news))
        for group in groups
        if group is news or _is_dated(group)
    ]
    lead = next((c.at[0] for group in groups for c in group if c.zone is Zone.LEAD), None)
    told = (
        with_lead_time(event, article, lead) if event.main else event
        for _, event in sorted(events, key=lambda pair: pair[0])
    )
    return attrs.evolve(article, events=tuple(told))


def _is_dated(group: list[Candidate]) -> bool:
    return any(candidate.event.time for candidate in group) and any(
        candidate.event.participants for candidate in group
    )
