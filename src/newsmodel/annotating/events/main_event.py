"""Joins what several clauses tell of one event."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterable

import attrs

from newsmodel.annotating.events.candidates import Candidate
from newsmodel.annotating.events.zones import HEAD, Zone
from newsmodel.model import (
    Actor,
    ActorKind,
    Event,
    EventStatus,
    EventType,
    Participant,
    TimeExpression,
)

#: Action and span of a joined event are those of the telling that comes first in this order: a headline says
#: the news in the fewest words. Day and place are the lead's before the headline's.
_TELLER = (Zone.HEADLINE, Zone.LEAD, Zone.STANDFIRST, Zone.LEAD_REST, Zone.BODY, Zone.CAPTION)
_SETTING = (Zone.LEAD, Zone.HEADLINE, Zone.STANDFIRST, Zone.LEAD_REST, Zone.BODY, Zone.CAPTION)
#: More participants, or tellings of one action, are not compared with one another.
_MOST_COMPARED = 50


def joined(candidates: Iterable[Candidate]) -> list[list[Candidate]]:
    """Return the candidates grouped by the event that they tell, in reading order."""
    groups: list[list[Candidate]] = []
    by_action: dict[str, deque[list[Candidate]]] = {}
    for candidate in candidates:
        same_action = by_action.setdefault(candidate.event.action, deque(maxlen=_MOST_COMPARED))
        group = next((group for group in same_action if _is_same(group, candidate)), None)
        if candidate.says_only:
            group = None  # "is" is no telling of another "is"
        if group is None:
            group = list[Candidate]()
            groups.append(group)
            same_action.append(group)
        group.append(candidate)
    return groups


def event_of(group: list[Candidate], *, main: bool) -> Event:
    """Return the one event that a group of tellings makes; the fullest information of each kind wins."""
    if len(group) == 1 and not main:
        return group[0].event
    first = min(group, key=lambda candidate: _TELLER.index(candidate.zone))
    ordered = [first, *(candidate for candidate in group if candidate is not first)]
    settings = sorted(ordered, key=lambda candidate: _SETTING.index(candidate.zone))
    participants = _together(who for one in ordered for who in one.event.participants)
    if main:
        participants = _with_subject(participants, ordered)
    return attrs.evolve(
        first.event,
        participants=participants,
        time=next((c.event.time for c in settings if c.event.time), None),
        place=next((c.event.place for c in settings if c.event.place), None),
        main=main,
        evidence=tuple(dict.fromkeys(itertools.chain.from_iterable(c.event.evidence for c in ordered))),
    )


def _with_subject(participants: tuple[Participant, ...], group: list[Candidate]) -> tuple[Participant, ...]:
    """Return *participants* with the phrase that the verb has for its subject, if nobody is it yet."""
    subject = next((one.subject for one in group if one.subject), None)
    if subject is None or any(who.role is subject.role for who in participants):
        return participants
    return (subject, *participants)


def _is_same(group: list[Candidate], candidate: Candidate) -> bool:
    here = candidate.event
    if here.status is EventStatus.DENIED or len(group) == _MOST_COMPARED:
        return False
    if here.type is EventType.STATEMENT and not _repeats(group, candidate):
        return False
    for told in (known.event for known in group):
        if _parties(told) & _parties(here) and _agree(told.time, here.time):
            return True
    if any(_is_meant(known, candidate) or _is_meant(candidate, known) for known in group):
        return True
    in_head = candidate.zone in HEAD and any(known.zone in HEAD for known in group)
    return in_head and not (_named(here) and all(_named(known.event) for known in group))


def _is_meant(one: Candidate, other: Candidate) -> bool:
    """Tell whether the phrase that acts in *one* has a word of the name that acts in *other*.

    "Old Kerrin mill reopens" and "The Kerrin Water Mill reopened" tell the same.
    """
    if one.subject is None or not _agree(one.event.time, other.event.time):
        return False
    words = {word for word in one.subject.actor.name.split()[1:] if word[:1].isupper() and len(word) > 3}
    return any(
        not words.isdisjoint(who.actor.name.split())
        for who in other.event.participants
        if who.role is one.subject.role and not _is_unnamed(who)
    )


def _repeats(group: list[Candidate], candidate: Candidate) -> bool:
    """Tell whether a statement can be one told before: headline and lead repeat each other."""
    return candidate.zone in HEAD and all(
        known.zone in (Zone.HEADLINE, Zone.STANDFIRST) and known.zone is not candidate.zone for known in group
    )


def _parties(event: Event) -> set[str]:
    """Return who takes part; "two men" and "the men" are the same."""
    return {_last_word(who.actor) if _is_unnamed(who) else who.actor.id for who in event.participants}


def _named(event: Event) -> bool:
    """Tell whether somebody takes part who is no other: a place may stand for its government."""
    return not all(who.actor.kind in (ActorKind.UNNAMED, ActorKind.PLACE) for who in event.participants)


def _is_unnamed(who: Participant) -> bool:
    return who.actor.kind is ActorKind.UNNAMED


def _last_word(actor: Actor) -> str:
    return actor.name.rpartition(" ")[2].casefold()


def _together(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    """Return each participant once; "police" are nobody new beside the "Osterby Police"."""
    found: dict[str, Participant] = {}
    for who in participants:
        found.setdefault(who.actor.id, who)
    told = tuple(found.values())
    if len(told) > _MOST_COMPARED or not any(map(_is_unnamed, told)):
        return told
    return tuple(who for who in told if not any(_says_less(who, other) for other in told if other is not who))


def _says_less(who: Participant, other: Participant) -> bool:
    """Tell whether *who* has no name, and what stands for them is part of what stands for *other*."""
    if not _is_unnamed(who):
        return False
    words, others = who.actor.name.casefold().split(), other.actor.name.casefold().split()
    if words[-1] == others[-1] and _is_unnamed(other):
        return len(words) < len(others)
    return words[-1] in others


def _agree(one: TimeExpression | None, other: TimeExpression | None) -> bool:
    if not (one and other and one.start and one.end and other.start and other.end):
        return True
    return one.start < other.end and other.start < one.end
