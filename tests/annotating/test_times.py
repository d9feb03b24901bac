"""Times: what the case files list, and laws that hold for every text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import assert_in_proportion
from newsmodel.annotating.times import with_times
from newsmodel.annotating.times.beginnings import FormError
from newsmodel.annotating.times.lexicon import lexicon_of
from newsmodel.annotating.times.meanings import MEANINGS
from newsmodel.language import known_languages, language_of
from newsmodel.language.times import TimeWords
from newsmodel.model import (
    Article,
    Caption,
    Diagnostic,
    Headline,
    Paragraph,
    TimeExpression,
    Timestamp,
    TimeType,
)

CASES = Path(__file__).parent.parent / "cases" / "times"

LANGUAGES = sorted(path.stem for path in CASES.glob("??.txt"))

_Case = tuple[str, str, str, list[str]]


def _cases(language: str) -> Iterator[_Case]:
    case: _Case | None = None
    for line in (CASES / f"{language}.txt").read_text("utf-8").splitlines():
        if line.startswith("    ") and case is not None:
            case[3].append(line.strip())
        elif line and not line.startswith("#"):
            if case is not None:
                yield case
            published, _, text = line.partition(" | ")
            case = language, published, text, []
    if case is not None:
        yield case


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes").removesuffix("T00:00")


def _line(article: Article, time: TimeExpression) -> str:
    line = f"{article[time.span]} = {time.value} {time.type.name}"
    if time.start is not None and time.end is not None:
        line += f" {_moment(time.start)}..{_moment(time.end)}"
    return line


def _article(text: str, published: date | None = None, language: str = "en") -> Article:
    return Article(blocks=(Paragraph(text),), language=language, published=published)


def _values(text: str, published: date | None = date(2021, 3, 10)) -> list[str]:
    return [time.value for time in with_times(_article(text, published)).times]


@pytest.mark.parametrize(
    ("language", "published", "text", "expected"),
    [case for language in LANGUAGES for case in _cases(language)],
    ids=lambda part: str(part)[:60],
)
def test_case(language: str, published: str, text: str, expected: list[str]) -> None:
    day = None if published == "-" else date.fromisoformat(published)
    article = with_times(_article(text, day, language))
    assert [_line(article, time) for time in article.times] == expected


# --- the day that times count from ------------------------------------------------------------------------


def test_a_time_stamp_anchors() -> None:
    article = with_times(
        Article(blocks=(Timestamp("Published June 4, 2018"), Paragraph("They met on Friday.")), language="en")
    )
    assert [time.value for time in article.times] == ["2018-06-01"]
    assert article.times[0].evidence == ("weekday", "anchor:timestamp")
    assert article.diagnostics == (Diagnostic.DATE_FROM_TEXT,)
    assert article.published is None


def test_the_lead_caption_anchors() -> None:
    article = with_times(
        Article(
            blocks=(
                Headline("Harbour Board meets"),
                Caption("Ada Winter at the harbour, June 4, 2018."),
                Caption("Illustrative: the harbour, May 1, 1990.", illustrative=True),
                Paragraph("The board met on Monday."),
            ),
            language="en",
        )
    )
    assert [time.value for time in article.times] == ["2018-06-04", "1990-05-01", "2018-06-04"]


def test_a_date_far_down_is_history() -> None:
    paragraphs = ["The board met on Monday.", "It talked.", "It had talked on June 4, 1998."]
    article = with_times(Article(blocks=tuple(map(Paragraph, paragraphs)), language="en"))
    assert [time.value for time in article.times] == ["XXXX-WXX-1", "1998-06-04"]
    assert article.diagnostics == (Diagnostic.DATE_UNKNOWN,)


def test_a_birthday_is_no_day_of_publication() -> None:
    text = "Born June 4, 1950, he died March 8, 2021, and will be honoured May 1, 2035. They met on Monday."
    article = with_times(_article(text))
    assert [time.value for time in article.times][-1] == "2021-03-08"
    assert article.times[-1].evidence == ("weekday", "anchor:lead")


def test_published_comes_before_what_is_printed() -> None:
    article = with_times(_article("On June 4, 2018, they met. On Monday they left.", date(2021, 3, 10)))
    assert [time.value for time in article.times] == ["2018-06-04", "2021-03-08"]
    assert article.diagnostics == ()


def test_twice_is_once() -> None:
    once = with_times(_article("They met on Monday."))
    assert with_times(once) == once


@pytest.mark.parametrize("code", known_languages())
def test_every_form_compiles_and_means_something(code: str) -> None:
    language = language_of(code)
    assert {key.split()[0] for key in language.times.forms} <= MEANINGS.keys()
    list(lexicon_of(language).find("3"))


@pytest.mark.parametrize("form", ["{month", "[{month}", "{moon}", ",", ":", "{month})"])
def test_a_malformed_form_is_an_error(form: str) -> None:
    language = attrs.evolve(language_of("en"), times=TimeWords(months={"May": 5}, forms={"month": (form,)}))
    with pytest.raises(FormError):
        lexicon_of(language)


def test_without_a_language_only_dates_in_figures() -> None:
    article = with_times(_article("They met on Monday, 2021-03-08, not on 09.03.2021.", None, "xx"))
    assert [time.value for time in article.times] == ["2021-03-08", "2021-03-09"]


def test_a_language_with_months_alone_has_dates() -> None:
    language = "hi"
    assert not language_of(language).times.forms
    month = next(iter(language_of(language).times.months))
    article = with_times(_article(f"3 {month} 2024.", None, language))
    assert [time.type for time in article.times] == [TimeType.DATE]


@pytest.mark.parametrize("piece", ["the the ", "1 ", "12:", "nearly a ", "May ", "- "])
def test_long_dense_texts_take_time_in_proportion(piece: str) -> None:
    def article_of(count: int) -> Article:
        return _article(piece * count, date(2021, 3, 10))

    assert_in_proportion(article_of, with_times, 1_000)


# --- laws -------------------------------------------------------------------------------------------------

_WORDS = (
    "Monday next last May Oct. 3 31 2020 1999 two weeks ago earlier the year quarter first of in 9999 at "
    "12:30 p.m. noon , - '90s every night tomorrow a century later hundred day before Easter fiscal 1/2"
)
_PIECES = st.sampled_from(_WORDS.split())
_TEXTS = st.one_of(st.text(min_size=1), st.lists(_PIECES, min_size=1, max_size=12).map(" ".join))
_DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(_TEXTS.filter(str.strip), st.none() | _DAYS, st.sampled_from(LANGUAGES))
def test_times_of_any_text(text: str, published: date | None, language: str) -> None:
    article = with_times(_article(text, published, language))
    end = 0
    for time in article.times:
        assert end <= time.span.start < time.span.end <= len(text)
        end = time.span.end
        if time.start is not None and time.end is not None:
            assert time.start < time.end
            assert time.type in (TimeType.DATE, TimeType.TIME)
        assert time.evidence


# Near the years of the pieces: a bare "2020" is no year for a newspaper of 1959.
@given(st.lists(_PIECES, min_size=1, max_size=12).map(" ".join), st.dates(date(2010, 1, 1), date(2030, 1, 1)))
def test_the_day_of_publication_changes_no_span(text: str, published: date) -> None:
    dated = with_times(_article(text, published))
    later = with_times(_article(text, published.replace(year=published.year + 1, day=1)))
    assert [(time.span, time.type) for time in dated.times] == [
        (time.span, time.type) for time in later.times
    ]


@given(st.dates(date(1000, 1, 8), date(9900, 1, 1)))
def test_a_bare_weekday_is_within_a_week(published: date) -> None:
    (value,) = _values("The board met on Thursday.", published)
    day = date.fromisoformat(value)
    assert day.isoweekday() == 4
    assert 0 <= (published - day).days < 7
