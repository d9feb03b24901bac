"""Tells what speaks for a time that is the day of a clause, or against it; no sign names a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from newsmodel.annotating.events.clauses import Clause
from newsmodel.annotating.events.reading import Reading
from newsmodel.annotating.events.settings import describes_noun, is_aside
from newsmodel.annotating.events.telling import Told
from newsmodel.annotating.events.verbs import Grammar
from newsmodel.model import ActorKind, Caption, ParticipantRole, TimeExpression

#: Words before a time that sets the scene: "Late *last week*, …"
_FEW = 2
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


class View:
    """A time of a sentence and the clauses that it may belong to."""

    __slots__ = ("age", "inside", "is_modifier", "nearest", "reading", "told", "verbs", "when")

    def __init__(
        self, reading: Reading, when: TimeExpression, told: Sequence[Told], published: date | None
    ) -> None:
        """Take in a time.

        Args:
            reading: its sentence.
            when: the time.
            told: the clauses, in the order of their verbs.
            published: the day on which the article was published.
        """
        self.reading: Reading = reading
        self.when: TimeExpression = when
        self.told: Sequence[Told] = told
        start = when.span.start
        #: which words the time is made of
        self.inside: range = reading.words_inside(start, when.span.end)
        #: how long before or after the publication it is
        self.age: str = age_of(when, published)
        #: it only tells which thing is meant: "*Tuesday's* election"
        self.is_modifier: bool = describes_noun(reading, when)
        distances = [abs(one.clause.start - start) for one in told]
        #: the clause whose verb stands nearest
        self.nearest: int = distances.index(min(distances))
        #: which words are verbs
        self.verbs: list[int] = [reading.starting[one.clause.start] for one in told if not one.is_noun]

    def between(self, one: int, other: int) -> int:
        """Return how many verbs stand between two words."""
        first, last = min(one, other), max(one, other)
        return sum(first < verb < last for verb in self.verbs)


def signs_of_time(view: View) -> Iterator[str]:
    """Yield what speaks for a time that is no event's day, or against it."""
    reading, when = view.reading, view.when
    shape = next((name for name, form in _SHAPES if form.match(when.value)), "other")
    age = view.age
    yield "none"
    yield f"none:{shape}"
    if age:
        yield f"none:{age}"
        yield f"none:{shape}|{age}"
    yield f"none:how:{next(iter(when.evidence), 'other')}"
    yield f"none:zone:{reading.zone.value}"
    yield f"none:block:{type(reading.block).__name__}"
    inside = view.inside
    before, after = _class_before(reading, inside.start), _class_after(reading, inside.stop)
    yield f"none:before:{before}"
    yield f"none:after:{after}"
    yield f"none:{before}|{after}"
    if inside.start <= _FEW and inside.stop < reading.words.size and reading.opens(inside.stop):
        yield "none:sets-scene"
    elif isinstance(reading.block, Caption) and (before, after) == ("opens", "ends"):
        yield "none:dates-picture"
    if view.is_modifier:
        yield "none:describes"
        yield f"none:describes|{shape}"
    if reading.is_said(when.span.start):
        yield "none:said"
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
    told = view.told[number]
    yield from _signs_of_distance(view, number)
    if told.is_noun:
        yield "noun"
        yield f"noun:{told.kind.value}"
        return
    if view.is_modifier:
        yield "describes"
    if view.reading.is_said(told.clause.start) != view.reading.is_said(view.when.span.start):
        yield "said-beside"  # "“I saw it on Monday,” she *said*"
    if view.age:
        yield f"tense:{form_of(told.clause)}|{view.age}"
        yield f"status:{told.status.value}|{view.age}"
    yield from _signs_of_verb(told)
    yield from _signs_of_parties(told)


def _signs_of_distance(view: View, number: int) -> Iterator[str]:
    reading, told, inside = view.reading, view.told[number], view.inside
    clause, words = told.clause, reading.words
    verb = reading.starting[clause.start]
    behind = verb < inside.start
    side = "behind" if behind else "before"
    distance = _size(inside.start - verb if behind else verb - inside.stop)
    between = view.between(verb, inside.start)
    where = _where(view, clause)
    yield side
    yield f"{side}:far:{distance}"
    yield f"{side}:between:{min(between, 3)}"
    yield f"in:{where}"
    yield f"in:{where}|{side}|{min(between, 1)}"
    if inside.start < words.size:
        yield "segment:same" if words.firsts[inside.start] == words.firsts[verb] else "segment:other"
        if words.parts[inside.start] != words.parts[verb]:
            yield "part:other"
    yield "nearest" if view.nearest == number else f"not-nearest:{side}"
    yield f"clauses:{min(len(view.told), 3)}:{'first' if number == 0 else 'later'}"
    if told.is_noun:
        yield f"noun:{side}:{distance}"
    else:
        span = told.span
        yield f"span:{_size(reading.size_of(span))}"


def _where(view: View, clause: Clause) -> str:
    """Return where in or outside of a clause the time stands."""
    offsets = view.reading.offsets[view.inside.start : view.inside.stop]
    if not clause.left.isdisjoint(offsets):
        return "left"
    if not clause.right.isdisjoint(offsets):
        return "right"
    # "managed to open it in 2015"
    return "reach" if clause.high <= view.when.span.start < clause.right_end else "out"


def _signs_of_verb(told: Told) -> Iterator[str]:
    clause, grammar = told.clause, told.reading.grammar
    form = form_of(clause)
    yield f"tense:{form}"
    yield f"tense:{form}|{'terse' if told.reading.zone.is_terse else 'told'}"
    yield f"type:{told.kind.value}"
    yield f"status:{told.status.value}"
    if clause.passive:
        yield "passive"
    if clause.verb is grammar.copula:
        yield "copula"
    if told.speaks:
        yield "speaks"
    if clause.subordinate:
        yield "subordinate"
    if clause.has_content:
        yield "content"
    if clause.before and clause.before[-1] in grammar.infinitive_marks:
        yield "infinitive"
    yield "helped" if clause.helper != clause.start else "alone"


def _signs_of_parties(told: Told) -> Iterator[str]:
    roles: dict[ParticipantRole, set[str]] = {ParticipantRole.AGENT: set(), ParticipantRole.PATIENT: set()}
    for who in told.participants:
        roles.setdefault(who.role, set()).add(who.actor.kind.value)
    for kind in roles[ParticipantRole.AGENT] or {"none"}:
        yield f"agent:{kind}"
    for kind in roles[ParticipantRole.PATIENT] or {"none"}:
        yield f"patient:{kind}"
    named = any(who.actor.kind is not ActorKind.UNNAMED for who in told.participants)
    yield "named" if named else "nameless"
    yield f"subject:{'phrase' if told.subject else 'something' if told.clause.has_subject else 'none'}"


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
