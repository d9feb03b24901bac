"""Tells who takes part in what a clause tells, and in which role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from newsmodel.annotating.events.clauses import Clause
from newsmodel.annotating.events.reading import Name, Reading
from newsmodel.model import Actor, ActorKind, Event, Participant, ParticipantRole, Span


def participants_of(
    reading: Reading, parties: Sequence[Name], starts: Sequence[int], clause: Clause, subject: Span | None
) -> Iterator[Participant]:
    """Yield the actors before the verb, then those after it.

    Args:
        reading: the sentence.
        parties: who can take part, in reading order.
        starts: the offsets at which they begin.
        clause: of the sentence.
        subject: the phrase that its verb has for a subject, if that is known.
    """
    seen: set[str] = set()
    for number in reading.numbers(starts, clause):
        name = parties[number]
        if name.actor.id in seen or _only_describes(reading, parties, number, clause):
            continue
        role = _role_of(reading, name, clause, subject)
        if role is not None:
            seen.add(name.actor.id)
            yield Participant(name.actor, role)


def _role_of(reading: Reading, name: Name, clause: Clause, subject: Span | None) -> ParticipantRole | None:
    i = reading.starting.get(name.start)
    grammar = reading.grammar
    is_where = grammar.verb_final and name.actor.kind is ActorKind.PLACE  # "Osterby ilçesinde"
    if i is None or is_where or reading.goes_on(name.end):
        return None
    preposition = reading.preposition_before(i)
    follows = subject is not None and subject.start >= clause.helper
    if name.start in clause.left or (follows and subject and subject.start <= name.start < subject.end):
        if preposition:
            return None
        if subject is not None and not follows and name.start > clause.helper:
            return None if clause.passive else ParticipantRole.PATIENT
        return ParticipantRole.PATIENT if clause.passive else ParticipantRole.AGENT
    if name.start in clause.right:
        if preposition is None:
            is_subject = grammar.verb_first and not (clause.passive or clause.has_subject)
            return ParticipantRole.AGENT if is_subject else ParticipantRole.PATIENT
        if preposition in grammar.object_prepositions and name.actor.kind is not ActorKind.PLACE:
            return ParticipantRole.PATIENT
        if clause.passive and preposition in grammar.agent_prepositions:
            return ParticipantRole.AGENT
        return ParticipantRole.OTHER if preposition in grammar.partner_prepositions else None
    return None


def _only_describes(reading: Reading, parties: Sequence[Name], number: int, clause: Clause) -> bool:
    name = parties[number]
    return (
        reading.describes_next(parties, number)
        or reading.is_part_of_place(parties, number)
        or _describes_noun(reading, name, clause)
        or (name.actor.kind is ActorKind.UNNAMED and _is_beside_its_name(reading, parties, number))
    )


def _describes_noun(reading: Reading, name: Name, clause: Clause) -> bool:
    """Tell whether a name before the verb only describes the noun behind it: "*Winter* protest march"."""
    grammar = reading.grammar
    free = grammar.capital_nouns or grammar.adjectives_follow or grammar.verb_final
    if free or name.start not in clause.left:
        return False
    i = reading.word_after(name.end)
    if i is None or reading.words.starts[i] >= clause.start or reading.is_capital(i):
        return False
    after = reading.words.lowers[i]
    return not (after in grammar.around_phrases or after.endswith(grammar.after_phrases))


def _is_beside_its_name(reading: Reading, parties: Sequence[Name], number: int) -> bool:
    """Tell whether a phrase for people and a name are one: "her colleague, *Jonas Okoro*"."""
    one = parties[number]
    beside = (parties[other] for other in (number - 1, number + 1) if 0 <= other < len(parties))
    return any(
        other.actor.kind in (ActorKind.PERSON, ActorKind.ORGANIZATION) and _is_apposition(reading, one, other)
        for other in beside
    )


def _is_apposition(reading: Reading, one: Name, other: Name) -> bool:
    first, second = sorted((one, other), key=lambda name: name.start)
    between = reading.block.text[first.end : second.start]
    inside = reading.words_inside(first.end, second.start)
    words = reading.words.lowers[inside.start : inside.stop]
    stops = reading.grammar.between_appositions
    if any(word in stops or word in reading.grammar.forms for word in words):
        return False
    if between.count(",") == 1:
        return True
    # "minister of fisheries Ada Winter": the office reaches up to the name.
    is_office = first is one and second.actor.kind is ActorKind.PERSON and "," not in between
    return is_office and bool(words) and words[-1] not in reading.grammar.before_nouns


def with_subject(event: Event, actor: Actor, role: ParticipantRole = ParticipantRole.AGENT) -> Event:
    """Return *event* with *actor* before its participants, unless that one or an agent is among them."""
    if any(who.actor.id == actor.id or who.role is ParticipantRole.AGENT for who in event.participants):
        return event
    return attrs.evolve(event, participants=(Participant(actor, role), *event.participants))
