"""What an article can be asked, and how its values behave."""

from __future__ import annotations

import copy
import pickle
from datetime import date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import attrs
import pytest

from newsmodel import (
    Actor,
    ActorKind,
    Article,
    Aside,
    Block,
    Boilerplate,
    Caption,
    Credit,
    Event,
    Headline,
    Mention,
    Paragraph,
    Participant,
    Place,
    Quote,
    QuoteKind,
    Span,
    Standfirst,
    Subheading,
    TimeExpression,
    parse_html,
    parse_text,
)

ADA = Actor(
    "Ada van der Winter",
    ActorKind.PERSON,
    "ada-van-der-winter",
    aliases=("A. Winter",),
    mentions=(Mention(Span(2, 0, 3)),),
)
BO = Actor("Bo Winter", ActorKind.PERSON, "bo-winter")
BOARD = Actor("Harbour Board", ActorKind.ORGANIZATION, "harbour-board")


def day(span: Span, first: date, days: int = 1) -> TimeExpression:
    start = datetime.combine(first, datetime.min.time())
    return TimeExpression(span, first.isoformat(), start=start, end=start + timedelta(days))


OPENED = Event("open", Span(2, 0, 3), time=day(Span(2, 14, 20), date(2020, 10, 26), 2))
BUILT = Event("build", Span(2, 0, 3), time=day(Span(2, 14, 20), date(1999, 1, 1)))
PLANNED = Event("plan", Span(2, 0, 3))
QUOTE = Quote("Ada", (Span(2, 0, 3),), speaker=ADA)

ARTICLE = Article(
    blocks=(
        Headline("Harbour opens"),
        Standfirst("At last"),
        Paragraph("Ada spoke on Monday."),
        Caption("The harbour", credit=Credit("Bo/Harbour News")),
        Subheading("What next"),
        Aside("Corrected on Tuesday"),
        Paragraph("Ships came."),
        Boilerplate("Read more"),
    ),
    headline="From the metadata",
    actors=(ADA, BO, BOARD),
    quotes=(QUOTE,),
    events=(OPENED, PLANNED, BUILT),
)


def test_the_views_sort_the_blocks() -> None:
    assert [block.text for block in ARTICLE.body] == ["Ada spoke on Monday.", "What next", "Ships came."]
    assert ARTICLE.text == "Ada spoke on Monday.\n\nWhat next\n\nShips came."
    assert [block.text for block in ARTICLE.paragraphs] == ["Ada spoke on Monday.", "Ships came."]
    assert [block.text for block in ARTICLE.subheadings] == ["What next"]
    assert [block.text for block in ARTICLE.captions] == ["The harbour"]
    assert [block.text for block in ARTICLE.asides] == ["Corrected on Tuesday"]
    assert [block.text for block in ARTICLE.boilerplate] == ["Read more"]


def test_the_declared_headline_comes_before_the_printed_one() -> None:
    assert ARTICLE.headline == "From the metadata"
    assert Article(blocks=ARTICLE.blocks).headline == "Harbour opens"


def test_the_printed_standfirst_comes_before_the_declared_one() -> None:
    both = (Standfirst("At last"), Standfirst("and for good"))
    assert Article(blocks=both, standfirst="Below").standfirst == "At last and for good"
    assert Article(standfirst="Below").standfirst == "Below"
    assert Article().headline is None


def test_a_span_gives_its_text_and_its_place_in_the_text() -> None:
    span = Span(6, 0, 5)
    assert ARTICLE[span] == "Ships"
    found = ARTICLE.text_range(span)
    assert found is not None
    assert ARTICLE.text[slice(*found)] == "Ships"
    assert ARTICLE.text_range(Span(3, 0, 3)) is None


@pytest.mark.parametrize("span", [Span(8, 0, 0), Span(0, 0, 14)])
def test_a_span_of_another_article_is_an_index_error(span: Span) -> None:
    with pytest.raises(IndexError, match="lies outside"):
        ARTICLE[span]
    with pytest.raises(IndexError, match="lies outside"):
        ARTICLE.text_range(span)


def test_an_article_is_indexed_by_spans_alone() -> None:
    with pytest.raises(TypeError, match="by a Span, not by int"):
        ARTICLE[0]  # type: ignore[index]


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Ada van der Winter", ADA),
        ("van der Winter", ADA),
        ("der winter", ADA),
        ("WINTER", ADA),  # the one mentioned first
        ("a. winter", ADA),
        ("ada-van-der-winter", ADA),
        ("Bo Winter", BO),
        ("Harbour Board", BOARD),
        ("Board", None),  # only people go by the last word
        ("Ada", None),
        ("", None),
    ],
)
def test_an_actor_is_found_by_name(name: str, actor: Actor | None) -> None:
    assert ARTICLE.actor(name) == actor


def test_an_actor_leads_to_mentions_and_quotes() -> None:
    assert ARTICLE.mentions_of("Winter") == ADA.mentions
    assert ARTICLE.mentions_of(BO) == ()
    assert ARTICLE.mentions_of("Nobody") == ()
    assert ARTICLE.quotes_by(ADA) == ARTICLE.quotes_by("winter") == (QUOTE,)
    assert ARTICLE.quotes_by(BO) == ARTICLE.quotes_by("Nobody") == ()


def test_words_are_counted_by_speaker_without_what_is_reported() -> None:
    text = "We open – on Friday. Late. She came. Nobody asked."
    spans = [Span(0, 0, 20), Span(0, 21, 26), Span(0, 27, 36), Span(0, 37, 50)]
    kinds = [QuoteKind.DIRECT, QuoteKind.MIXED, QuoteKind.INDIRECT, QuoteKind.DIRECT]
    ada, bo = (Actor(name, ActorKind.PERSON, name.lower()) for name in ("Ada", "Bo"))
    quotes = tuple(
        Quote(text[span.start : span.end], (span,), kind, speaker=speaker)
        for span, kind, speaker in zip(spans, kinds, (bo, ada, ada, None), strict=True)
    )
    article = Article(blocks=(Paragraph(text),), actors=(ada, bo), quotes=quotes)
    assert list(article.words_by_speaker().items()) == [(bo, 4), (ada, 1)]
    assert attrs.evolve(article, quotes=()).words_by_speaker() == {}


def test_an_actor_of_another_article_is_known_by_its_id() -> None:
    there = attrs.evolve(ADA, mentions=())
    assert ARTICLE.mentions_of(there) == ADA.mentions
    assert ARTICLE.quotes_by(there) == (QUOTE,)


@pytest.mark.parametrize(
    ("when", "events"),
    [
        (date(2020, 10, 25), ()),
        (date(2020, 10, 26), (OPENED,)),
        (date(2020, 10, 27), (OPENED,)),
        (datetime(2020, 10, 27, 18), (OPENED,)),
        (date(2020, 10, 28), ()),
        (date.max, ()),
        (date.min, ()),
        ("2020-10-27", (OPENED,)),
        ("2020-10-28", ()),
    ],
)
def test_events_are_found_by_day(when: date | str, events: tuple[Event, ...]) -> None:
    assert ARTICLE.events_on(when) == events


def test_a_month_or_a_year_is_a_day_only_where_that_is_asked_for() -> None:
    day, month, year = (
        Event("close", Span(0, 0, 3), time=TimeExpression(Span(0, 0, 3), value, start=start, end=end))
        for value, start, end in (
            ("2024-03-14", datetime(2024, 3, 14), datetime(2024, 3, 15)),
            ("2024-03", datetime(2024, 3, 1), datetime(2024, 4, 1)),
            ("2024", datetime(2024, 1, 1), datetime(2025, 1, 1)),
        )
    )
    article = Article(blocks=(Paragraph("The pier"),), events=(day, month, year))
    assert article.events_on("2024-03-14") == (day, month, year)
    assert article.events_on("2024-03-14", precision="day") == (day,)
    assert article.events_on("2024-03-14", precision="month") == (day, month)
    assert article.events_on("2024-03-14", precision="year") == (day, month, year)


def test_what_is_no_day_is_refused() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        ARTICLE.events_on("Monday")
    with pytest.raises(ValueError, match="precision"):
        ARTICLE.events_on("2024-03-14", precision="week")  # type: ignore[arg-type]


def test_the_timeline_has_the_dated_events_earliest_first() -> None:
    assert ARTICLE.timeline() == (BUILT, OPENED)


def describe(block: Block) -> str:
    match block:
        case Caption(credit=Credit(line=line)):
            return f"by {line}"
        case Caption():
            return "by nobody"
        case Headline(text) | Subheading(text):
            return f"# {text}"
        case Boilerplate(kind=kind):
            return kind.value
        case Block(in_body=True):
            return "body"
        case _:
            return "beside"


def test_match_works_on_blocks() -> None:
    assert [describe(block) for block in ARTICLE.blocks] == [
        *("# Harbour opens", "beside", "body", "by Bo/Harbour News", "# What next", "beside", "body", "other")
    ]
    assert describe(Caption("x")) == "by nobody"


def test_spans_sort_contain_and_overlap() -> None:
    assert sorted([Span(1, 0, 2), Span(0, 5, 6), Span(0, 1, 9)]) == [
        Span(0, 1, 9),
        Span(0, 5, 6),
        Span(1, 0, 2),
    ]
    assert Span(0, 2, 4) in Span(0, 2, 5)
    assert Span(0, 2, 6) not in Span(0, 2, 5)
    assert Span(1, 2, 4) not in Span(0, 2, 5)
    assert "x" not in Span(0, 2, 5)
    assert Span(0, 2, 4).overlaps(Span(0, 3, 9))
    assert not Span(0, 2, 4).overlaps(Span(0, 4, 9))
    assert not Span(0, 2, 4).overlaps(Span(1, 2, 4))
    assert len(Span(0, 2, 4)) == 2


def test_a_place_is_printed_as_the_article_prints_it() -> None:
    assert str(Place("Port Amber", span=Span(0, 0, 3))) == "Port Amber"


def test_values_are_frozen_and_evolve() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        ARTICLE.language = "de"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        ARTICLE.blocks[0].note = "x"  # type: ignore[attr-defined]
    german = attrs.evolve(ARTICLE, language="de")
    assert german.language == "de"
    assert german.headline == "From the metadata"
    assert attrs.evolve(german, language=None) == ARTICLE


def test_what_an_article_has_looked_up_is_no_part_of_its_value() -> None:
    fresh = copy.deepcopy(ARTICLE)
    asked = copy.deepcopy(ARTICLE)
    assert asked.actor("Winter") == ADA
    assert asked.text_range(Span(2, 0, 3)) == (0, 3)
    assert (asked, hash(asked), repr(asked)) == (fresh, hash(fresh), repr(fresh))
    assert pickle.dumps(pickle.loads(pickle.dumps(asked))) == pickle.dumps(pickle.loads(pickle.dumps(fresh)))  # noqa: S301


class Here(tzinfo):
    """A zone that is where the machine is, or that does not know."""

    def __init__(self, offset: timedelta | None) -> None:
        self.offset = offset

    def utcoffset(self, _moment: datetime | None, /) -> timedelta | None:
        return self.offset

    def dst(self, _moment: datetime | None, /) -> timedelta | None:
        return None

    def tzname(self, _moment: datetime | None, /) -> str | None:
        return None


def test_a_zone_is_kept_as_its_offset() -> None:
    there = Article(published=datetime(2020, 10, 26, 9, tzinfo=Here(timedelta(hours=2, seconds=5)))).published
    assert there == datetime(2020, 10, 26, 9, tzinfo=timezone(timedelta(hours=2, seconds=5)))
    assert isinstance(there, datetime)
    assert type(there.tzinfo) is timezone
    assert Article(published=datetime(2020, 10, 26, tzinfo=Here(None))).published == datetime(2020, 10, 26)


def test_an_hour_that_comes_twice_equals_itself() -> None:
    twice = datetime(2020, 11, 1, 1, 30, tzinfo=ZoneInfo("America/New_York"), fold=1)
    assert Article(published=twice) == Article(published=datetime.fromisoformat("2020-11-01T01:30:00-05:00"))


def test_dates_and_datetimes_of_other_classes_become_plain() -> None:
    class Stamp(datetime):
        pass

    class Day(date):
        pass

    found = Article(published=Stamp(2020, 10, 26, 9), modified=Day(2020, 10, 27))
    assert type(found.published) is datetime
    assert found.published == datetime(2020, 10, 26, 9)
    assert type(found.modified) is date
    assert found.modified == date(2020, 10, 27)


class NotATime(datetime):
    """As pandas' ``NaT`` does, it is no moment, says that it is one, and equals nothing, nor itself."""

    def __eq__(self, other: object) -> bool:
        return False

    def __ne__(self, other: object) -> bool:
        return True

    __hash__ = datetime.__hash__


def test_a_missing_moment_is_none() -> None:
    missing = NotATime(2020, 10, 26)
    assert Article(published=missing, modified=missing) == Article()
    assert parse_text("It ran on May 3, 2024.", published=missing) == parse_text("It ran on May 3, 2024.")
    assert parse_html("<p>It ran.", published=missing) == parse_html("<p>It ran.")
    time = TimeExpression(Span(0, 0, 3), "2024", start=missing, end=missing)
    assert (time.start, time.end) == (None, None)


def test_reprs_fit_a_notebook_cell() -> None:
    long = "long " * 400
    span = Span(0, 0, 5)
    giant = Actor(long, ActorKind.PERSON, long, roles=(long,) * 9, aliases=(long,) * 9)
    when = TimeExpression(span, long)
    where = Place(long)
    values: list[object] = [
        giant,
        when,
        where,
        Headline(long),
        Caption(long, credit=Credit(long, names=(long,)), alt=long),
        Quote("long ", (span,), speaker=giant),
        Event(long, span, participants=(Participant(giant),) * 9, time=when, place=where),
        Article(blocks=(Headline(long), *(Paragraph(long),) * 500), keywords=(long,) * 500),
    ]
    assert [len(repr(value)) for value in values if len(repr(value)) > 350] == []
    assert len(repr(values[-1])) < 200
    assert repr(ARTICLE) == (
        "<Article 'From the metadata': 3 body blocks, 1 captions, 1 quotes, 3 actors, 3 events>"
    )
