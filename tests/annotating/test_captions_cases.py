"""The cases of tests/cases/captions: what a caption says of its picture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsmodel.annotating import with_actors, with_depictions, with_sentences, with_times
from newsmodel.model import Article, Caption

CASES = Path(__file__).parent.parent / "cases" / "captions"


def read_cases() -> Iterator[tuple[str, str, str, str]]:
    """Yield language, title, caption and expectation of each case."""
    for path in sorted(CASES.glob("*.txt")):
        for case in path.read_text("utf-8").split("\n## ")[1:]:
            title, _, rest = case.partition("\n")
            text, _, expected = rest.partition("\n---")
            yield path.stem, title, text.strip(), expected.strip()


def told(caption: Caption) -> list[str]:
    """Return what is known of the picture, a line each."""
    lines = [
        f"shows {shown.actor.name}" + (f", {shown.position.value}" if shown.position else "")
        for shown in caption.depicts
    ]
    lines += [f"place {caption.place}"] if caption.place else []
    return lines + ([f"time {caption.time.value}"] if caption.time else [])


@pytest.mark.parametrize(
    ("language", "title", "text", "expected"),
    [pytest.param(*case, id=f"{case[0]}: {case[1]}") for case in read_cases()],
)
def test_depictions_of_case(language: str, title: str, text: str, expected: str) -> None:
    article = Article(blocks=(Caption(text),), language=language)
    for step in (with_sentences, with_times, with_actors, with_depictions):
        article = step(article)
    assert told(article.captions[0]) == expected.splitlines()
