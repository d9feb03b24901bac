"""Whole articles, read from their text: who, what, when and where; the cases are in ``tests/cases/news``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newsmodel import Event, parse_text

CASES = Path(__file__).parent.parent / "cases" / "news"
PUBLISHED = date(2021, 3, 10)


def cases() -> list[object]:
    found: list[object] = []
    for file in sorted(CASES.glob("*.txt")):
        for case in file.read_text("utf-8").split("\n## ")[1:]:
            title, _, rest = case.partition("\n")
            source, _, expected = rest.partition("\n---\n")
            found.append(pytest.param(source, expected.strip(), file.stem, id=f"{file.stem}: {title}"))
    return found


def told(event: Event) -> str:
    who = event.participants[0].actor.name if event.participants else "-"
    when = event.time.value[:10] if event.time else "-"
    return f"who {who}\nwhat {event.action}\nwhen {when}\nwhere {event.place or '-'}"


@pytest.mark.parametrize(("source", "expected", "language"), cases())
def test_main_event(source: str, expected: str, language: str) -> None:
    text = source.strip().replace("\n", "\n\n")
    article = parse_text(text, language=language, published=PUBLISHED)
    assert [told(event) for event in article.events if event.main] == [expected]
