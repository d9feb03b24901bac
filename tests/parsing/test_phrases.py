"""What the phrases of a language tell of a line; the cases in ``tests/cases/phrases``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsmodel.language import known_languages, language_of
from newsmodel.parsing.phrases import folded, phrases_of

CASES = Path(__file__).parent.parent / "cases" / "phrases" / "languages.txt"


def cases() -> Iterator[tuple[str, str, str]]:
    """Yield language, kind and line of each case."""
    code = ""
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            code = line[3:].strip()
        elif code and line:
            kind, _, text = line.partition(" ")
            yield code, kind, text


def told(code: str, text: str) -> str:
    phrases = phrases_of(language_of(code))
    line = folded(text)
    found = phrases.find(line, phrases.present(line))
    return found.kind.replace("_", "-") if found else "story"


@pytest.mark.parametrize(("code", "kind", "text"), list(cases()))
def test_phrases_tell_the_sites_lines_from_the_story(code: str, kind: str, text: str) -> None:
    assert told(code, text) == kind


@pytest.mark.parametrize("code", sorted(known_languages()))
def test_no_phrase_is_found_in_every_line(code: str) -> None:
    assert told(code, "\N{SNOWMAN}") == "story"
    assert told(code, "Qxzw 7") == "story"
