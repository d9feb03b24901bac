"""Sentences: the case files' lines are found again, and together they are the text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmodel.annotating.sentences import find_sentences, with_sentences
from newsmodel.language import language_of
from newsmodel.model import Article, Boilerplate, BoilerplateKind, Headline, Paragraph

CASES = Path(__file__).parent.parent / "cases" / "sentences"


def _cases() -> Iterator[tuple[str, list[str]]]:
    for path in sorted(CASES.glob("*.txt")):
        for text in path.read_text("utf-8").split("\n\n"):
            lines = [line for line in text.splitlines() if line and not line.startswith("#")]
            if lines:
                yield path.stem, lines


@pytest.mark.parametrize(("language", "sentences"), list(_cases()), ids=lambda part: str(part)[:40])
def test_case(language: str, sentences: list[str]) -> None:
    text = (" " if language != "zh" else "").join(sentences)
    assert [text[start:end] for start, end in find_sentences(text, language_of(language))] == sentences


@given(
    st.text(alphabet=st.sampled_from("AaB1 .!?…。”\"')\n"), max_size=80) | st.text(max_size=80),
    st.sampled_from(["en", "de", "und"]),
)
def test_sentences_are_the_text(text: str, language: str) -> None:
    ranges = find_sentences(text, language_of(language))
    assert (
        "".join(text[start:end] for start, end in ranges).split()
        == "".join(text[start:end] for start, end in ranges).split()
    )
    kept = [char for start, end in ranges for char in text[start:end] if not char.isspace()]
    assert kept == [char for char in text if not char.isspace()]
    for start, end in ranges:
        assert text[start:end] == text[start:end].strip() != ""
    assert ranges == sorted(ranges)


def test_boilerplate_has_no_sentences() -> None:
    article = with_sentences(
        Article(
            blocks=(
                Headline("Harbour closed"),
                Paragraph("It rained. It snowed."),
                Boilerplate("Read more.", kind=BoilerplateKind.READ_MORE),
            ),
            language="en",
        )
    )
    assert [article[span] for span in article.sentences] == ["Harbour closed", "It rained.", "It snowed."]
