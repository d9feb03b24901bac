"""Strategies for what points into an article's blocks: spans, actors, quotes, times, events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from newsmodel.model import (
    Actor,
    ActorKind,
    Author,
    Block,
    Dateline,
    Event,
    EventStatus,
    EventType,
    Mention,
    MentionForm,
    Participant,
    ParticipantRole,
    Place,
    Quote,
    QuoteKind,
    Span,
    TimeExpression,
    TimeType,
)
from newsmodel.strategies._texts import evidence, extras, few, maybe, names, phrases, sentences

# Strategies are made here, not where they are drawn from: making one takes longer than drawing.
_SOME_NAMES = few(names(), 2)
_PERHAPS_A_NAME = maybe(names())
_PERHAPS_A_START = maybe(st.datetimes(datetime(1, 1, 2), datetime(9000, 1, 1)))
_LENGTHS = st.timedeltas(timedelta(microseconds=1), timedelta(days=4000))


@st.composite
def spans(draw: DrawFn, blocks: Sequence[Block] | None = None) -> Span:
    """Generate spans: inside *blocks* if they are given, of which one at least must exist."""
    index = draw(st.integers(0, 9 if blocks is None else len(blocks) - 1))
    length = 200 if blocks is None else len(blocks[index].text)
    start = draw(st.integers(0, length))
    return Span(index, start, draw(st.integers(start, length)))


@cache
def days_or_moments() -> SearchStrategy[date | datetime]:
    """Generate dates, naive datetimes, and datetimes with a fixed offset from UTC, odd ones included."""
    # Python itself takes an offset of less than a second for none when it reads ISO notation.
    odd = st.integers(-86_340, 86_340).map(lambda seconds: timedelta(seconds=seconds))
    offsets = st.sampled_from([timedelta(), timedelta(hours=1), timedelta(hours=-5, minutes=-30)]) | odd
    return st.dates() | st.datetimes() | st.datetimes(timezones=offsets.map(timezone))


@st.composite
def time_expressions(draw: DrawFn, blocks: Sequence[Block] | None = None) -> TimeExpression:
    """Generate expressions of time, with and without an interval, in *blocks* if they are given."""
    start = draw(_PERHAPS_A_START)
    length = draw(_LENGTHS) if start else None
    return TimeExpression(
        draw(spans(blocks)),
        start.date().isoformat() if start else draw(st.sampled_from(["P3D", "PRESENT_REF", "2020", "XXXX"])),
        draw(st.sampled_from(TimeType)),
        start=start,
        end=start + length if start and length else None,
        evidence=draw(evidence()),
    )


@st.composite
def actors(draw: DrawFn, blocks: Sequence[Block] | None = None) -> Actor:
    """Generate people, organisations and places, mentioned in *blocks* if they are given."""
    name = draw(names())
    return Actor(
        name,
        draw(st.sampled_from(ActorKind)),
        name.casefold().replace(" ", "-"),
        roles=draw(_SOME_NAMES),
        affiliation=draw(_PERHAPS_A_NAME),
        aliases=draw(_SOME_NAMES),
        mentions=draw(few(st.builds(Mention, spans(blocks), st.sampled_from(MentionForm)))),
        evidence=draw(evidence()),
        extras=draw(extras()),
    )


@st.composite
def places(draw: DrawFn, blocks: Sequence[Block] | None = None, actors: Sequence[Actor] = ()) -> Place:
    """Generate places, in *blocks* if they are given, some of which are among *actors*."""
    return Place(
        draw(names()),
        span=draw(maybe(spans(blocks))),
        actor=draw(maybe(st.sampled_from(actors))) if actors else None,
    )


@st.composite
def quotes(draw: DrawFn, blocks: Sequence[Block] | None = None, actors: Sequence[Actor] = ()) -> Quote:
    """Generate quotes by some of *actors*, of words in *blocks*, one of which at least must have words."""
    if blocks is None:
        text, pieces = draw(sentences().filter(has_words)), draw(st.lists(spans(), min_size=1, max_size=3))
    else:
        pieces = [draw(_spans_of_words(blocks)), *draw(few(spans(blocks), 2))]
        text = " ".join(blocks[piece.block].text[piece.start : piece.end] for piece in pieces)
    return Quote(
        text,
        tuple(pieces),
        draw(st.sampled_from(QuoteKind)),
        source=draw(maybe(spans(blocks))),
        cue=draw(maybe(spans(blocks))),
        speaker=draw(maybe(st.sampled_from(actors))) if actors else None,
        evidence=draw(evidence()),
        extras=draw(extras()),
    )


def has_words(text: str) -> bool:
    """Tell whether *text* can be quoted."""
    return any(map(str.isalnum, text))


@st.composite
def _spans_of_words(draw: DrawFn, blocks: Sequence[Block]) -> Span:
    index = draw(st.sampled_from([i for i, block in enumerate(blocks) if has_words(block.text)]))
    text = blocks[index].text
    inside = draw(st.sampled_from([i for i, character in enumerate(text) if character.isalnum()]))
    return Span(index, draw(st.integers(0, inside)), draw(st.integers(inside + 1, len(text))))


@st.composite
def events(draw: DrawFn, blocks: Sequence[Block] | None = None, actors: Sequence[Actor] = ()) -> Event:
    """Generate events, told in *blocks* if they are given, in which some of *actors* take part."""
    who = (
        st.builds(Participant, st.sampled_from(actors), st.sampled_from(ParticipantRole)) if actors else None
    )
    return Event(
        draw(phrases().filter(str.strip)),
        draw(spans(blocks)),
        participants=() if who is None else draw(few(who)),
        time=draw(maybe(time_expressions(blocks))),
        place=draw(maybe(places(blocks, actors))),
        status=draw(st.sampled_from(EventStatus)),
        type=draw(st.sampled_from(EventType)),
        evidence=draw(evidence()),
        extras=draw(extras()),
    )


@cache
def authors() -> SearchStrategy[Author]:
    """Generate authors."""
    return st.builds(Author, names(), url=maybe(st.just("https://example.org/author")))


@st.composite
def datelines(draw: DrawFn, blocks: Sequence[Block] | None = None, actors: Sequence[Actor] = ()) -> Dateline:
    """Generate datelines, in *blocks* if they are given."""
    return Dateline(
        draw(spans(blocks)),
        place=draw(maybe(places(blocks, actors))),
        agency=draw(_PERHAPS_A_NAME),
        date=draw(maybe(time_expressions(blocks))),
    )
