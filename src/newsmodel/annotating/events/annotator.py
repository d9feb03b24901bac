"""From an article with actors, times and quotes to one with events."""

from __future__ import annotations

import attrs

from newsmodel.annotating.events.candidates import Candidate, iter_candidates, tellings_of
from newsmodel.annotating.events.genres import explains, has_no_news
from newsmodel.annotating.events.listing import with_listed
from newsmodel.annotating.events.main_event import event_of, is_new, joined, main_group
from newsmodel.annotating.events.main_setting import with_setting
from newsmodel.annotating.events.statements import Cues, is_report, with_speaker
from newsmodel.annotating.events.verbs import Grammar, grammar_of
from newsmodel.annotating.events.zones import Zone
from newsmodel.language import language_of
from newsmodel.model import ActorKind, Article, Event, EventType, Span


def with_events(article: Article) -> Article:
    """Return *article* with the events of its story, in reading order.

    Those are the main one, which headline and lead agree on; every other that has a time on the calendar and
    somebody or something that does it or has it done to them; and every statement. What a caption shows of
    somebody's day is no event of the story.
    """
    language = language_of(article.language)
    grammar = grammar_of(language)
    cues = Cues(article, grammar)
    tellings = tellings_of(article, grammar, cues.by_word)
    groups = joined(with_speaker(candidate, cues) for candidate in iter_candidates(tellings, cues.by_word))
    news = None if has_no_news(article, language) else main_group(groups)
    if news and explains(article, language):
        # The headline tells nothing; what the lead tells is the news if it is new.
        news = main_group([group for group in groups if is_new(group, article)])
    told_groups = _once([group for group in groups if _tells(group, news)], news)
    events = [(group[0].at, _event(group, grammar, main=group is news)) for group in told_groups]
    told = {one.at for group in told_groups for one in group}
    events += cues.statements(told)
    events.sort(key=lambda pair: pair[0])
    return with_listed(
        article,
        tuple(
            with_setting(event, article, tellings, grammar) if event.main else event for _, event in events
        ),
    )


def _tells(group: list[Candidate], news: list[Candidate] | None) -> bool:
    return group is news or _is_dated(group) or is_report(group)


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


def _event(group: list[Candidate], grammar: Grammar, *, main: bool) -> Event:
    event = event_of(group, grammar, main=main)
    if main or _is_dated(group):
        return event
    # "Officials say" so much that they would crowd out who is who.
    if not event.participants:
        return event
    named = tuple(who for who in event.participants if who.actor.kind is not ActorKind.UNNAMED)
    return attrs.evolve(event, participants=named)


def _is_dated(group: list[Candidate]) -> bool:
    if not any(candidate.event.time for candidate in group):
        return False
    if any(candidate.event.participants for candidate in group):
        return True
    return group[0].event.type is not EventType.STATEMENT and any(one.has_subject for one in group)


def _is_scene(group: list[Candidate]) -> bool:
    """Tell whether only captions tell it, and it is nothing that happens to the news: "walks past a wall"."""
    if any(one.zone is not Zone.CAPTION for one in group):
        return False
    event = group[0].event
    if event.type is EventType.MEETING:
        return len(event.participants) < 2
    return event.type in (EventType.OTHER, EventType.STATEMENT)
