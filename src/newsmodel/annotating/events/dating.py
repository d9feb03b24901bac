"""Decides which times of a sentence are days of events: every time goes to one clause at most."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import exp

import attrs

from newsmodel.annotating.events.clauses import Clause
from newsmodel.annotating.events.reading import Reading
from newsmodel.annotating.events.settings import describes_noun, is_aside
from newsmodel.annotating.events.verbs import Grammar
from newsmodel.linear import LinearModel, read_model
from newsmodel.model import ActorKind, Caption, Event, ParticipantRole, Span, TimeExpression

#: How likely it has to be that a time is the day of an event.
_SURE = 0.5
#: Up to so many words stretches are told apart by length.
_LENGTHS = (0, 1, 2, 4, 7, 12, 20, 35)
#: Up to so many days before or after the publication times are told apart.
_AGES = (1, 8, 45, 400, 4000)
#: What the value of a time looks like, by what is as long.
_SHAPES = (
    ("stretch", re.compile(r".*/")),
    ("clock", re.compile(r"\d{4}-\d\d-\d\dT\d")),
    ("part", re.compile(r"\d{4}-\d\d-\d\dT")),
    ("day", re.compile(r"\d{4}-\d\d-\d\d")),
    ("month", re.compile(r"\d{4}-\d\d")),
    ("week", re.compile(r"\d{4}-W")),
    ("season", re.compile(r"\d{4}-")),
    ("year", re.compile(r"\d{4}")),
)


@attrs.frozen(eq=False)
class Told:
    """A clause with the event that it tells, the time aside."""

    clause: Clause
    event: Event
    #: the phrase that the verb has for its subject, if that is known
    subject: Span | None
    #: its news is in what somebody says
    speaks: bool
    #: a noun tells it
    is_noun: bool = False


@attrs.frozen(eq=False)
class View:
    """A time of a sentence and the clauses that it may belong to."""

    reading: Reading
    when: TimeExpression
    told: Sequence[Told]
    published: date | None


def dated(
    reading: Reading, told: Sequence[Told], published: date | None
) -> dict[int, tuple[TimeExpression, float]]:
    """Return the times that are days of events with how likely they are, by the offset of their verb.

    Args:
        reading: the sentence.
        told: its clauses, in the order of their verbs.
        published: the day on which the article was published.
    """
    found: dict[int, tuple[TimeExpression, float]] = {}
    for when in reading.times or _printed(reading):
        if when.start is not None and told:
            number, likely = chosen(View(reading, when, told, published))
            if number is None:
                continue
            offset = told[number].clause.start
            if _is_better((when, likely), found.get(offset), reading):
                found[offset] = when, likely
    return found


def _is_better(
    one: tuple[TimeExpression, float], other: tuple[TimeExpression, float] | None, reading: Reading
) -> bool:
    """Tell whether a time is rather the day of a clause than another: not "in *Tuesday's* election"."""
    if other is None:
        return True
    return (not describes_noun(reading, one[0]), one[1]) > (not describes_noun(reading, other[0]), other[1])


def _printed(reading: Reading) -> list[TimeExpression]:
    """Return the time that a caption prints behind what it tells."""
    return [reading.block.time] if isinstance(reading.block, Caption) and reading.block.time else []


def chosen(view: View) -> tuple[int | None, float]:
    """Return of which clause the time is the day, None if of none, and how likely it is the day of any."""
    model = dating_model()
    odds = [exp(model.total(signs_of_clause(view, number))[0] / 100) for number in range(len(view.told))]
    nothing = exp(model.total(signs_of_time(view))[0] / 100)
    likely = sum(odds) / (sum(odds) + nothing)
    return (odds.index(max(odds)) if likely >= _SURE else None), likely


def signs_of_time(view: View) -> Iterator[str]:
    """Yield what speaks for a time that is no event's day, or against it."""
    reading, when = view.reading, view.when
    shape = next((name for name, form in _SHAPES if form.match(when.value)), "other")
    age = age_of(view.when, view.published)
    yield "none"
    yield f"none:{shape}"
    if age:
        yield f"none:{age}"
        yield f"none:{shape}|{age}"
    yield f"none:how:{next(iter(when.evidence), 'other')}"
    yield f"none:zone:{reading.zone.value}"
    yield f"none:block:{type(reading.block).__name__}"
    inside = reading.words_inside(when.span.start, when.span.end)
    before, after = _class_before(reading, inside.start), _class_after(reading, inside.stop)
    yield f"none:before:{before}"
    yield f"none:after:{after}"
    yield f"none:{before}|{after}"
    yield f"none:words:{min(len(inside), 4)}"
    if describes_noun(reading, when):
        yield "none:describes"
        yield f"none:describes|{shape}"
    if is_aside(reading, when):
        yield "none:aside"
    yield f"none:times:{min(len(reading.times), 4)}"
    yield "none:first" if when in reading.times[:1] else "none:later"
    text = reading.block.text[reading.sentence.start : reading.sentence.end].rstrip(" \n”“»\"'’)")
    yield f"none:ends:{text[-1:] if text[-1:] in '.?!:…' else 'open'}"
    yield f"none:sentence:{_size(reading.words.size)}"
    yield f"none:verbs:{min(len(view.told), 4)}"


def signs_of_clause(view: View, number: int) -> Iterator[str]:
    """Yield what speaks for a clause that the time is the day of, or against it."""
    reading, when, told = view.reading, view.when, view.told[number]
    clause, event = told.clause, told.event
    start = when.span.start
    yield "any"
    inside = reading.words_inside(start, when.span.end)
    verb = reading.starting[clause.start]
    behind = verb < inside.start
    distance = inside.start - verb if behind else verb - inside.stop
    side = "behind" if behind else "before"
    yield side
    yield f"{side}:far:{_size(distance)}"
    between = sum(
        min(verb, inside.start) < reading.starting[one.clause.start] < max(verb, inside.start)
        for one in view.told
        if not one.is_noun
    )
    yield f"{side}:between:{min(between, 3)}"
    offsets = reading.offsets[inside.start : inside.stop]
    where = (
        "left"
        if not clause.left.isdisjoint(offsets)
        else "right"
        if not clause.right.isdisjoint(offsets)
        else "reach"
        if clause.high <= start < clause.right_end
        else "out"
    )
    yield f"in:{where}"
    yield f"in:{where}|{side}|{min(between, 1)}"
    words = reading.words
    same = inside.start < words.size and words.firsts[inside.start] == words.firsts[verb]
    yield "segment:same" if same else "segment:other"
    if inside.start < words.size and words.parts[inside.start] != words.parts[verb]:
        yield "part:other"
    nearest = min(range(len(view.told)), key=lambda k: abs(view.told[k].clause.start - start))
    yield "nearest" if nearest == number else f"not-nearest:{side}"
    yield f"clauses:{min(len(view.told), 3)}:{'first' if number == 0 else 'later'}"
    if told.is_noun:
        yield "noun"
        yield f"noun:{side}:{_size(distance)}"
        yield f"noun:{event.type.value}"
        return
    if describes_noun(reading, when):
        yield "describes"
    yield from _signs_of_verb(view, told)
    yield from _signs_of_parties(told)
    yield f"span:{_size(sum(clause.first <= offset < clause.right_end for offset in reading.offsets))}"


def _signs_of_verb(view: View, told: Told) -> Iterator[str]:
    clause, event = told.clause, told.event
    verb, age = clause.verb, age_of(view.when, view.published)
    tense = form_of(clause)
    yield f"tense:{tense}"
    yield f"tense:{tense}|{'terse' if view.reading.zone.is_terse else 'told'}"
    yield f"type:{event.type.value}"
    yield f"status:{event.status.value}"
    if age:
        yield f"tense:{tense}|{age}"
        yield f"status:{event.status.value}|{age}"
    if clause.passive:
        yield "passive"
    if verb is view.reading.grammar.copula:
        yield "copula"
    if told.speaks:
        yield "speaks"
    if clause.subordinate:
        yield "subordinate"
    if clause.has_content:
        yield "content"
    if clause.before and clause.before[-1] in view.reading.grammar.infinitive_marks:
        yield "infinitive"
    yield "helped" if clause.helper != clause.start else "alone"


def _signs_of_parties(told: Told) -> Iterator[str]:
    clause, event = told.clause, told.event
    agents = {who.actor.kind.value for who in event.participants if who.role is ParticipantRole.AGENT}
    patients = {who.actor.kind.value for who in event.participants if who.role is ParticipantRole.PATIENT}
    for kind in agents or {"none"}:
        yield f"agent:{kind}"
    for kind in patients or {"none"}:
        yield f"patient:{kind}"
    named = any(who.actor.kind is not ActorKind.UNNAMED for who in event.participants)
    yield "named" if named else "nameless"
    subject = "phrase" if told.subject else "something" if clause.has_subject else "none"
    yield f"subject:{subject}"
    if event.place:
        yield "place"


def tense_of(clause: Clause, grammar: Grammar) -> str:
    """Return which form its verb has, what was before the rest apart: "had voted"."""
    before = clause.before[-grammar.auxiliary_reach :]
    over = clause.verb.is_past and not grammar.past_perfect.isdisjoint(before)
    return "past-perfect" if over else form_of(clause)


def form_of(clause: Clause) -> str:
    """Return which form its verb has."""
    verb = clause.verb
    kinds = (
        ("future", verb.is_future),
        ("conditional", verb.is_conditional),
        ("participle", verb.is_mere_participle),
        ("past", verb.is_past and not verb.is_bare),
        ("gerund", verb.is_gerund),
        ("bare", verb.is_bare),
    )
    return next((name for name, holds in kinds if holds), "present")


def age_of(when: TimeExpression, published: date | None) -> str:
    """Return how long before or after the day of publication a time is, in steps; "" if that is unknown."""
    start, end = when.start, when.end
    if published is None or start is None or end is None:
        return ""
    first, last = start.date(), (end - timedelta(microseconds=1)).date()
    if last < published:
        return f"ago:{sum((published - last).days > days for days in _AGES)}"
    if first > published:
        return f"ahead:{sum((first - published).days > days for days in _AGES)}"
    return "around"


def _class_before(reading: Reading, i: int) -> str:
    if i >= reading.words.size or reading.opens(i):
        return "opens"
    return _class_of(reading, i - 1)


def _class_after(reading: Reading, i: int) -> str:
    if i >= reading.words.size or reading.opens(i):
        return "ends"
    return _class_of(reading, i)


def _class_of(reading: Reading, i: int) -> str:
    grammar, lower = reading.grammar, reading.words.lowers[i]
    kinds = (
        ("preposition", grammar.prepositions),
        ("coordinator", grammar.coordinators),
        ("clause", grammar.clause_starts),
        ("article", grammar.articles | grammar.determiners),
        ("auxiliary", grammar.before_verbs),
        ("adverb", grammar.adverbs),
        ("people", grammar.people),
        ("verb", grammar.forms),
    )
    found = next((name for name, words in kinds if lower in words), "")
    if found:
        return found
    return "capital" if reading.is_capital(i) else "digit" if lower[0].isdigit() else "word"


def _size(words: int) -> str:
    return str(sum(words > length for length in _LENGTHS))


@functools.lru_cache(maxsize=1)
def dating_model() -> LinearModel:
    """Return the weights that come with newsmodel."""
    return read_model("newsmodel.annotating.events", "dating.json")
