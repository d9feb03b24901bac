"""Joins what several clauses tell of one event, and picks the article's own news."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import attrs

from newsmodel.annotating.events.candidates import Candidate, Zone
from newsmodel.model import Article, Event, EventStatus, EventType, TimeExpression

#: What a telling there says for being the main event. Headline and lead agree on it; a caption and the rest
#: of the body lend a little.
_WEIGHT = {Zone.HEADLINE: 2.0, Zone.STANDFIRST: 1.5, Zone.LEAD: 2.0, Zone.CAPTION: 0.5, Zone.BODY: 0.2}
#: More tellings in one zone tell nothing new.
_HEAD = (Zone.HEADLINE, Zone.STANDFIRST, Zone.LEAD)
#: "She said that they met" is news of a meeting.
_STATEMENT_WEIGHT = 0.55
#: Somebody known takes part.
_ACTOR_WEIGHT = 0.5
#: The span of a joined event is the clause of the telling that comes first in this order.
_TELLER = (Zone.LEAD, Zone.BODY, Zone.HEADLINE, Zone.STANDFIRST, Zone.CAPTION)


def joined(candidates: Iterable[Candidate]) -> list[list[Candidate]]:
    """Return the candidates grouped by the event that they tell, in reading order."""
    groups: list[list[Candidate]] = []
    by_action: dict[str, list[list[Candidate]]] = {}
    for candidate in candidates:
        same_action = by_action.setdefault(candidate.event.action, [])
        group = next((group for group in same_action if _is_same(group, candidate)), None)
        if group is None:
            group = []
            groups.append(group)
            same_action.append(group)
        group.append(candidate)
    return groups


def event_of(group: list[Candidate], *, main: bool) -> Event:
    """Return the one event that a group of tellings makes; the fullest information of each kind wins."""
    first = min(group, key=lambda candidate: _TELLER.index(candidate.zone))
    ordered = [first, *(candidate for candidate in group if candidate is not first)]
    participants = {
        who.actor.id: who for candidate in reversed(ordered) for who in candidate.event.participants
    }
    order = {who.actor.id: None for candidate in ordered for who in candidate.event.participants}
    return attrs.evolve(
        first.event,
        participants=tuple(participants[id_] for id_ in order),
        time=next((c.event.time for c in ordered if c.event.time), None),
        place=next((c.event.place for c in ordered if c.event.place), None),
        main=main,
        evidence=tuple(dict.fromkeys(itertools.chain.from_iterable(c.event.evidence for c in ordered))),
    )


def main_group(groups: list[list[Candidate]]) -> list[Candidate] | None:
    """Return the tellings of the article's own news; None if headline, standfirst and lead tell no event."""
    told = [group for group in groups if any(candidate.zone in _HEAD for candidate in group)]
    return max(told, key=_weight, default=None)


def with_lead_time(event: Event, article: Article, lead: int | None) -> Event:
    """Return *event*, if it has no time, with the first day that the lead names."""
    if event.time or lead is None:
        return event
    days = (when for when in article.times if when.span.block == lead and _is_day(when))
    when = next(days, None)
    return attrs.evolve(event, time=when, evidence=(*event.evidence, "time:lead")) if when else event


def _is_same(group: list[Candidate], candidate: Candidate) -> bool:
    here = candidate.event
    if here.status is EventStatus.DENIED:
        return False
    for told in (known.event for known in group):
        shares = {who.actor.id for who in told.participants} & {who.actor.id for who in here.participants}
        if shares and _agree(told.time, here.time):
            return True
    in_head = candidate.zone in _HEAD and any(known.zone in _HEAD for known in group)
    return in_head and not (here.participants and all(known.event.participants for known in group))


def _agree(one: TimeExpression | None, other: TimeExpression | None) -> bool:
    if not (one and other and one.start and one.end and other.start and other.end):
        return True
    return one.start < other.end and other.start < one.end


def _weight(group: list[Candidate]) -> tuple[float, tuple[int, int]]:
    zones = sum(_WEIGHT[zone] for zone in {candidate.zone for candidate in group})
    if group[0].event.type is EventType.STATEMENT:
        zones *= _STATEMENT_WEIGHT
    actors = _ACTOR_WEIGHT if any(candidate.event.participants for candidate in group) else 0.0
    block, start = group[0].at
    return zones + actors, (-block, -start)


def _is_day(when: TimeExpression) -> bool:
    return bool(when.start and when.end and (when.end - when.start).days <= 1)
