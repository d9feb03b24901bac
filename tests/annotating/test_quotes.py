"""Quotes of hand-annotated paragraphs: the cases are in ``tests/cases/quotes``."""

from __future__ import annotations

from pathlib import Path

import pytest
from quote_cases import LANGUAGES, read_cases, unquoted

from newsmodel import Article, Paragraph, Quote
from newsmodel.annotating import QuoteEvidence, explain_quote, with_quotes
from newsmodel.annotating.quotes.marks import quoted_regions


def cases(name: str) -> list[object]:
    return [pytest.param(source, expected, id=title) for title, source, expected in read_cases(name)]


def article_of(source: str, language: str) -> Article:
    """Return an article whose actors are the names that *source* brackets."""
    return with_quotes(unquoted(source, language))


def line_of(article: Article, quote: Quote) -> str:
    return " | ".join(
        (
            quote.kind.name.lower(),
            quote.speaker.name if quote.speaker else "-",
            article[quote.source] if quote.source else "-",
            article[quote.cue] if quote.cue else "-",
            " / ".join(article[span] for span in quote.spans),
        )
    )


@pytest.mark.parametrize(("source", "expected"), cases("en.txt"))
def test_english(source: str, expected: list[str]) -> None:
    article = article_of(source, "en")
    assert [line_of(article, quote) for quote in article.quotes] == expected


@pytest.mark.parametrize(
    ("language", "source", "expected"),
    [
        pytest.param(language, source, expected, id=f"{language}: {title}")
        for language in LANGUAGES[1:]
        for title, source, expected in read_cases(f"{language}.txt")
    ],
)
def test_other_languages(language: str, source: str, expected: list[str]) -> None:
    article = article_of(source, language)
    assert [line_of(article, quote) for quote in article.quotes] == expected


@pytest.mark.parametrize(("source", "expected"), cases("marks.txt"))
def test_marks(source: str, expected: list[str]) -> None:
    found: list[str] = []
    goes_on = False
    for paragraph in source.split("\n"):
        regions, goes_on = quoted_regions(paragraph, goes_on=goes_on)
        found += [paragraph[region.start : region.end].strip() for region in regions]
    assert found == expected


def test_marks_need_no_language() -> None:
    article = with_quotes(Article(blocks=(Paragraph("«Ну и день это был сегодня».", evidence=("line",)),)))
    assert [(quote.text, quote.evidence) for quote in article.quotes] == [
        ("Ну и день это был сегодня", ("no-cue",))
    ]


def test_evidence_names_the_pattern_then_the_speaker() -> None:
    article = article_of("“We won,” [Ada Winter] said.\n“It was close,” she added.", "en")
    assert [quote.evidence for quote in article.quotes] == [
        ("q-x-said", "speaker:name"),
        ("q-x-said", "speaker:pronoun"),
    ]


#: What only the layout of a page tells; `test_quotes_set_off` has it.
_OF_LAYOUT = {"transcript", "post", "block-quote", "dialogue", "speaker:label"}


def test_the_cases_have_every_code_of_evidence_and_no_other() -> None:
    found = {
        code
        for language in LANGUAGES
        for _, source, _ in read_cases(f"{language}.txt")
        for quote in article_of(source, language).quotes
        for code in quote.evidence
    }
    assert found | _OF_LAYOUT == {one.value for one in QuoteEvidence}


def test_a_quote_tells_in_words_why_it_is_hers() -> None:
    article = article_of("“We won,” [Ada Winter] said.\n“It was close,” a witness said.", "en")
    assert explain_quote(article.quotes[0]) == (
        "q-x-said: Source and verb stand behind the words. As in: “It is late,” Ada Winter said.\n"
        "speaker:name: The source has the speaker's full name. As in: Mayor Ada Winter said"
    )
    assert explain_quote(article.quotes[1]).endswith(
        "speaker: Nobody is likely enough to have said it, or nobody whom the article names."
    )


def test_the_reference_lists_every_code_of_evidence() -> None:
    page = (Path(__file__).parents[2] / "docs/reference/annotating.md").read_text("utf-8")
    listed = [line for line in page.splitlines() if line.count(" | ") == 2 and line.startswith("| `")]
    for one in QuoteEvidence:
        assert f"| `{one.value}` | {one.meaning} | {one.example} |" in listed
