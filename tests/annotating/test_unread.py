"""What was not read for want of words of the language is told, of pages and of texts."""

from __future__ import annotations

import pytest

from newsmodel import (
    Article,
    Diagnostic,
    Paragraph,
    Parser,
    annotate,
    from_json,
    parse_html,
    parse_text,
    to_json,
)
from newsmodel.annotating.actors.annotator import with_actors as with_known
from newsmodel.language import known_languages

NAMES, QUOTES, EVENTS = (
    Diagnostic.NAMES_NOT_READ,
    Diagnostic.QUOTES_NOT_READ,
    Diagnostic.EVENTS_NOT_READ,
)
JAPANESE = (
    "市議会は火曜日、橋を閉鎖することを決めた。「もう渡れない」と会長は話した。工事は来年の春まで続く見込みだという。"
    "島の住民は船で通うことになり、学校や病院への影響が心配されている。市は新しい船を用意すると説明した。"
)
ALL = {NAMES, QUOTES, EVENTS}
GERMAN = (
    "Die Fähre nach Möwenkai fuhr am Montag wieder, elf Tage nach dem Sturm, sagte Ada Winter, "
    "die mit dem Rat der Insel verhandelt hatte."
)
LACKING = {
    **dict.fromkeys(("ar", "hi", "ja", "ko", "zh"), ALL),
    **{code: {QUOTES, EVENTS} for code in ("el", "fi", "hu")},
    **{code: {QUOTES} for code in ("cs", "ro", "uk")},
    "tr": {EVENTS},
}


def _not_read(article: Article) -> list[Diagnostic]:
    return [code for code in article.diagnostics if code in ALL]


@pytest.mark.parametrize("language", [*known_languages(), "is", "xx", None])
def test_what_a_language_lacks_words_for_is_told(language: str | None) -> None:
    article = annotate(Article(blocks=(Paragraph("Ada Winter: “We go.”"),), language=language))
    expected = ALL if language in ("is", "xx", None) else LACKING.get(str(language), set())
    assert _not_read(article) == [code for code in (NAMES, QUOTES, EVENTS) if code in expected]
    assert annotate(article) == article
    assert from_json(to_json(article)) == article


def test_what_was_not_read_before_is_not_told_of_what_is_read_now() -> None:
    article = annotate(Article(blocks=(Paragraph("Ada Winter said that she goes."),), language="xx"))
    now = annotate(Article(blocks=article.blocks, language="en", diagnostics=article.diagnostics))
    assert _not_read(now) == []


def test_what_nobody_was_asked_to_read_is_not_told() -> None:
    assert Parser(annotators=()).parse_text(JAPANESE).diagnostics == (Diagnostic.LANGUAGE_GUESSED,)
    assert _not_read(annotate(Article(language="ja"))) == []


def test_names_that_something_else_has_found_are_read() -> None:
    article = Article(blocks=(Paragraph("Ada Winter 会長"),), language="ja")
    assert NAMES in with_known(article).diagnostics
    assert NAMES not in with_known(article, known=()).diagnostics


@pytest.mark.parametrize(
    ("prose", "language"),
    [
        (JAPANESE, "ja"),
        (GERMAN, "de"),
        ("Der Rat und die Fischer haben sich auf das Schiff geeinigt.", "de"),
        ("市議会は橋を閉鎖する。", "ja"),
    ],
)  # fmt: skip
def test_pages_and_texts_guess_the_same_language(prose: str, language: str) -> None:
    buttons = ("The best of the week", "Sign up for the newsletter", "Read more of this and that")
    text = "\n\n".join((*buttons, prose) if len(prose) > 100 else (prose, prose))
    page = "".join(f"<p>{line}</p>" for line in text.split("\n\n"))
    for article in (parse_text(text), parse_html(page), parse_html(f"<article><h1>1</h1>{page}</article>")):
        assert article.language == language
        assert Diagnostic.LANGUAGE_GUESSED in article.diagnostics
