"""What a text prints about itself: dates, bylines, datelines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmodel import EmptyInputError, LimitExceededError, Limits, Parser, Span
from newsmodel.language import language_of
from newsmodel.model import Paragraph
from newsmodel.parsing.bylines import byline_names, opens_byline
from newsmodel.parsing.datelines import find_dateline
from newsmodel.parsing.printed_dates import find_dates
from newsmodel.parsing.timestamps import is_timestamp, read_stamps

DATES = [
    ("en", "12 March 2024", "2024-03-12"),
    ("en", "Posted: Aug 08, 2024 4:00 PM EDT | Last Updated: August 8", "2024-08-08T16:00:00"),
    ("en", "12:20pm Jan 7, 2024", "2024-01-07T12:20:00"),
    ("en", "4/5/2024", "2024-04-05"),
    ("en", "2024-03-12T16:45+02:00", "2024-03-12T16:45:00+02:00"),
    ("de", "Publiziert17. Dezember 2024, 12:17", "2024-12-17T12:17:00"),
    ("de", "Freitag, 28.04.2023, 19:25 Uhr", "2023-04-28T19:25:00"),
    ("fr", "Publié le 1 mars 2024 à 8h30", "2024-03-01T08:30:00"),
    ("es", "12 de marzo de 2024", "2024-03-12"),
    ("cs", "23. 12. 2024 13:31", "2024-12-23T13:31:00"),
    ("ja", "2025年1月13日 21時37分", "2025-01-13T21:37:00"),
    ("zh", "2024年5月3日 15:15", "2024-05-03T15:15:00"),
    ("zh", "2024年5月3日下午3:15", "2024-05-03T15:15:00"),
    ("ko", "입력 2024년 5월 3일 오후 3:15", "2024-05-03T15:15:00"),
    ("ko", "2024.05.04 오전 12:05", "2024-05-04T00:05:00"),
    ("ru", "3 мая 2024 года, 15:15", "2024-05-03"),
    ("uk", "3 травня 2024, 15:15", "2024-05-03T15:15:00"),
    ("ar", "الجمعة، 03 مايو 2024 - 03:15 م", "2024-05-03T15:15:00"),
    ("hu", "2024. május 3., 15:15", "2024-05-03T15:15:00"),
    ("fi", "3. toukokuuta 2024 klo 15.15", "2024-05-03T15:15:00"),
    ("ro", "3 mai 2024, 15:15", "2024-05-03T15:15:00"),
    ("el", "3 Μαΐου 2024, 3:15 μ.μ.", "2024-05-03T15:15:00"),
    ("hi", "3 मई 2024, 15:15", "2024-05-03T15:15:00"),
]
NO_DATES = ["31 February 2024", "March 12", "version 1.2.2024.7", "13:45", "99999/99/9999"]
BYLINES = [
    ("en", "By Ada Winter and Bo Lind", ("Ada Winter", "Bo Lind")),
    ("en", "By Ada Winter, Political Correspondent", ("Ada Winter",)),
    ("en", "byAda Winter", ("Ada Winter",)),
    ("en", "By ADA WINTER FOR THE HARBOUR POST", ("ADA WINTER",)),
    ("en", "By Ada Winter 12 March 2024 • 4:45pm", ("Ada Winter",)),
    ("en", "By Ada Winter and Bo Lind The Associated Press", ("Ada Winter", "Bo Lind")),
    ("de", "Von Ada Winter, Bo Lind und Cara von Holt", ("Ada Winter", "Bo Lind", "Cara von Holt")),
    ("de", "Von Ada Winter, Redakteurin für Finanzen", ("Ada Winter",)),
    ("de", "Von Ada Winter, dpa", ("Ada Winter", "dpa")),
]
DATELINES = [
    ("en", "ATHENS (AP) — The ferries ran.", "ATHENS (AP) —", "ATHENS", "AP", None),
    (
        "en",
        "NEW PORT, March 5 (Reuters) - The board met.",
        "NEW PORT, March 5 (Reuters) -",
        "NEW PORT",
        "Reuters",
        "XXXX-03-05",
    ),
    (
        "en",
        "London, March 5, 2024 -- The board met.",
        "London, March 5, 2024 --",
        "London",
        None,
        "2024-03-05",
    ),
    ("en", "NORDHAVEN — The board met.", "NORDHAVEN —", "NORDHAVEN", None, None),
    ("de", "Nordhafen (dpa/nor) - Die Fähren fahren.", "Nordhafen (dpa/nor) -", "Nordhafen", "dpa/nor", None),
    (
        "fr",
        "NORDPORT, 12 mars (Reuters) - Les ferries",
        "NORDPORT, 12 mars (Reuters) -",
        "NORDPORT",
        "Reuters",
        "XXXX-03-12",
    ),
]
NO_DATELINES = [
    "EXCLUSIVE — The board met.",
    "Ada Winter - who leads it - said",
    "Ada Winter (NPA) - known for",
    "A – B",
]


@pytest.mark.parametrize(("code", "line", "day"), DATES)
def test_dates_are_read(code: str, line: str, day: str) -> None:
    assert [found.value.isoformat() for found in find_dates(line, language_of(code))] == [day]
    assert is_timestamp(line, language_of(code))


def _printed() -> Iterator[tuple[str, str, str]]:
    cases = Path(__file__).parent.parent / "cases" / "times" / "printed.txt"
    for line in cases.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            language, _, rest = line.partition(" | ")
            text, _, expected = rest.rpartition(" = ")
            yield language, text, expected


@pytest.mark.parametrize(("language", "text", "expected"), list(_printed()))
def test_a_printed_date_is_read(language: str, text: str, expected: str) -> None:
    values = [found.value for found in find_dates(text, language_of(language))]
    read = [day.isoformat(" ", "minutes") if isinstance(day, datetime) else str(day) for day in values]
    assert (read[0] if read else "nothing") == expected


@given(st.text(min_size=1, max_size=200), st.sampled_from(["en", "de", "und"]))
def test_printed_dates_of_any_text(text: str, language: str) -> None:
    assert all(text[found.start : found.end] for found in find_dates(text, language_of(language)))


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_printed_dates_are_read_back(day: date) -> None:
    months = [name for name in language_of("en").times.months if len(name) > 3 or name == "May"]
    lines = (
        (f"{months[day.month - 1]} {day.day}, {day.year}", "en"),
        (f"{day:%d.%m.%Y}", "de"),
        (day.isoformat(), "en"),
    )
    for line, code in lines:
        assert [found.value for found in find_dates(line, language_of(code))] == [day]


@pytest.mark.parametrize("line", NO_DATES)
def test_half_dates_are_none(line: str) -> None:
    assert find_dates(line, language_of("en")) == ()


def test_publication_is_told_from_change() -> None:
    lines = ["Published 12 March 2024 | Updated 13 March 2024"]
    published, modified = read_stamps(lines, language_of("en"))
    assert (str(published), str(modified)) == ("2024-03-12", "2024-03-13")


@pytest.mark.parametrize(("code", "line", "names"), BYLINES)
def test_bylines_name_their_writers(code: str, line: str, names: tuple[str, ...]) -> None:
    assert opens_byline(line, language_of(code))
    assert byline_names(line, language_of(code)) == names


def test_a_sentence_that_opens_like_a_byline_is_none() -> None:
    assert not opens_byline("Von der Brücke aus sah man am Montag den Hafen", language_of("de"))


@pytest.mark.parametrize(("code", "text", "whole", "place", "agency", "day"), DATELINES)
def test_datelines(code: str, text: str, whole: str, place: str, agency: str | None, day: str | None) -> None:
    found = find_dateline([Paragraph(text)], language_of(code))
    assert found is not None
    assert found.span == Span(0, 0, len(whole))
    assert (str(found.place), found.agency, found.date and found.date.value) == (place, agency, day)


@pytest.mark.parametrize("text", NO_DATELINES)
def test_dashes_alone_make_no_dateline(text: str) -> None:
    assert find_dateline([Paragraph(text)], language_of("en")) is None


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff", "\u200b\u2060\n"])
def test_blank_text_is_refused(text: str) -> None:
    with pytest.raises(EmptyInputError):
        Parser().parse_text(text)


def test_limits_are_kept() -> None:
    with pytest.raises(LimitExceededError) as caught:
        Parser(limits=Limits(max_chars=10)).parse_text("eleven char")
    assert (caught.value.limit, caught.value.allowed, caught.value.actual) == ("max_chars", 10, 11)
    with pytest.raises(LimitExceededError):
        Parser(limits=Limits(max_blocks=2), annotators=()).parse_text("One line.\nTwo lines.\nThree lines.")


def test_given_facts_win_over_printed_ones() -> None:
    parser = Parser(annotators=(), language="de")
    article = parser.parse_text("Ferries ran again on Friday, the board said.", language="en")
    assert article.language == "en"
