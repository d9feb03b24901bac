"""What `read_language` takes for a language, and what it refuses."""

from __future__ import annotations

from importlib import resources

import pytest

from newsmodel import SerializationError
from newsmodel.language import known_languages, language_of, read_language

HEAD = 'code = "xx"\nname = "X"\n'


@pytest.mark.parametrize(
    ("toml", "path"),
    [
        ('code = ""\nname = "X"', ("code",)),
        (HEAD + 'function_words = ["a", " "]', ("function_words", 1)),
        (HEAD + '[layout]\nbyline = [""]', ("layout", "byline", 0)),
        (HEAD + '[times]\nmonths = { "" = 1 }', ("times", "months", "")),
        (HEAD + '[actors.pronouns]\nfemale = ["she", "\u3000"]', ("actors", "pronouns", "female", 1)),
    ],
)
def test_an_empty_word_is_refused_with_its_place(toml: str, path: tuple[str | int, ...]) -> None:
    with pytest.raises(SerializationError, match="empty") as caught:
        read_language(toml)
    assert caught.value.path == path


@pytest.mark.parametrize(
    ("toml", "path", "told"),
    [
        ('code = "de-AT"\nname = "X"', ("code",), "without a region"),
        (HEAD + "colour = 1", ("colour",), "unknown key"),
        (HEAD + "[layout]\nbylines = []", ("layout", "bylines"), "unknown key"),
        (HEAD + '[layout]\nbyline = "by"', ("layout", "byline"), "expected list"),
        (HEAD + "[times.months]\nFrost = 13", ("times", "months", "Frost"), "expected one of 1, 2"),
        (HEAD + '[times]\ndate_order = "ymd"', ("times", "date_order"), "expected one of dmy, mdy"),
        (HEAD + '[times.units]\nfortnight = ["fortnight"]', ("times", "units", "fortnight"), "century, day"),
        (HEAD + '[times.forms]\nlater = ["soon"]', ("times", "forms", "later", 0), "unknown meaning 'later'"),
        (HEAD + '[times.forms]\nday = ["x", "[x"]', ("times", "forms", "day", 1), "unbalanced brackets"),
        (HEAD + '[times.forms]\nday = ["on {moon}"]', ("times", "forms", "day", 0), "unknown slot"),
        (HEAD + '[quotes.pronouns]\nboth = ["they"]', ("quotes", "pronouns", "both"), "female, male"),
        (HEAD + '[actors.positions]\nl = "LEFTISH"', ("actors", "positions", "l"), "LEFT, RIGHT"),
        (HEAD + '[events.verbs]\nsailing = ["sail"]', ("events", "verbs", "sailing"), "accident, agreement"),
    ],
)
def test_what_means_nothing_is_refused_with_its_place(
    toml: str, path: tuple[str | int, ...], told: str
) -> None:
    with pytest.raises(SerializationError, match=told) as caught:
        read_language(toml)
    assert caught.value.path == path


def test_a_language_is_read_from_text() -> None:
    with pytest.raises(TypeError, match="the text of a TOML file"):
        read_language(HEAD.encode())  # type: ignore[arg-type]


@pytest.mark.parametrize("toml", ["a", "a = " + "[" * 20_000, "a = 1" + "0" * 5_000, "a = 1\na = 2"])
def test_what_is_no_toml_is_told(toml: str) -> None:
    with pytest.raises(SerializationError, match="no TOML"):
        read_language(toml)


def test_a_verb_may_lack_a_form() -> None:
    assert read_language(HEAD + '[quotes.speech]\nquoth = ["", "quoth", ""]').quotes.speech["quoth"][0] == ""


@pytest.mark.parametrize("code", known_languages())
def test_those_that_ship_are_read(code: str) -> None:
    file = resources.files("newsmodel.language").joinpath(f"{code}.toml")
    language = read_language(file.read_text("utf-8"), alone=True)
    assert language.code == code
    assert language == language_of(code)
