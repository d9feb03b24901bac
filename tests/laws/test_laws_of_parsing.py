"""What holds for every text: parsing it gives an article or an error of newsmodel's, the same each time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date, datetime
from typing import Any

import attrs
import pytest
from hypothesis import Phase, given, settings

from newsmodel import (
    Article,
    EmptyInputError,
    LimitExceededError,
    Limits,
    NewsModelError,
    Parser,
    Span,
    annotate,
    from_json,
    parse_html,
    parse_text,
    strategies,
    to_json,
)

PUBLISHED = date(2024, 5, 15)


def spans_in(value: Any) -> Iterator[Span]:
    """Yield every span below *value*, found without the help of the model's own checks."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for member in value:
            yield from spans_in(member)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from spans_in(getattr(value, field.name))


@given(strategies.texts())
def test_a_text_gives_a_consistent_article_or_is_empty(text: str) -> None:
    try:
        article = parse_text(text, published=PUBLISHED)
    except EmptyInputError:
        assert not any(map(str.isalnum, text))
        return
    for span in spans_in(article):
        assert 0 <= span.block < len(article.blocks)
        assert 0 <= span.start <= span.end <= len(article.blocks[span.block].text)
    for quote in article.quotes:
        assert quote.text == " ".join(article[span] for span in quote.spans)
    assert from_json(to_json(article)) == article
    assert parse_text(text, published=PUBLISHED) == article
    assert annotate(article) == article


@given(strategies.texts())
def test_every_string_gives_an_article_or_an_error_of_ours(text: str) -> None:
    for language in (None, "de", "tlh", ""):
        with suppress(NewsModelError):
            assert isinstance(parse_text(text, language=language), Article)


@given(strategies.texts())
def test_a_limit_is_kept(text: str) -> None:
    limits = Limits(max_chars=50, max_blocks=2)
    with suppress(EmptyInputError):
        try:
            article = Parser(limits=limits).parse_text(text)
        except LimitExceededError as error:
            found = error
        else:
            assert len(text) <= limits.max_chars
            assert len(article.blocks) <= limits.max_blocks
            return
        assert found.actual > found.allowed == getattr(limits, found.limit)
        assert found.limit != "max_chars" or len(text) == found.actual


@pytest.mark.parametrize("wrong", [None, 5, b"text", ["text"], Article()])
def test_what_is_no_text_is_a_type_error(wrong: Any) -> None:
    with pytest.raises(TypeError):
        parse_text(wrong)


@pytest.mark.parametrize("argument", ["url", "language", "published"])
def test_another_argument_of_a_wrong_type_is_a_type_error(argument: str) -> None:
    wrong: Any = {argument: 5}
    with pytest.raises(TypeError):
        parse_text("Harbour opens", **wrong)


@pytest.mark.parametrize("blank", ["", " ", "\n\n\t\r\n", "\u00a0", "\u2003\u2028"])
def test_a_blank_text_is_an_error_of_its_own(blank: str) -> None:
    with pytest.raises(EmptyInputError):
        parse_text(blank)


ARTICLE = """\
Harbour opens after nine years

By Cleo Marsh

Mayor Ada Winter of Port Amber, left, and Bo Berg at the harbour on Monday. (Dora Finch/Harbour News)

PORT AMBER (HN) — The harbour opened on Monday, nine years after the fire. Mayor Ada Winter cut the ribbon.

“The ships will come back,” Winter said. “We have waited long enough.” She thanked Bo Berg, the chairman \
of the Harbour Board, who said last week that the works had cost 9 million crowns.

Mayor Ada Winter of Port Amber, left, and Bo Berg at the harbour on Monday. (Dora Finch/Harbour News)

What comes next

• The first ferry leaves on Friday at 9 a.m.
• The market returns in June 2025.

According to the board, a strike is possible. “Nobody wants that”, Berg told reporters on 3 May 2024.

Read more: The night of the fire
Sign up for our newsletter
"""

GERMAN = """\
Hafen nach neun Jahren wieder offen

Von Cleo Marsch

Bürgermeisterin Ada Winter (links) und Bo Berg am Montag im Hafen. Foto: Dora Fink/Hafenpost

Der Hafen ist am Montag wieder eröffnet worden. „Die Schiffe kommen zurück“, sagte Bürgermeisterin Ada \
Winter. Der Vorsitzende des Hafenrats, Bo Berg, hatte am 3. Mai 2024 erklärt, die Arbeiten hätten neun \
Millionen gekostet.

Lesen Sie auch: Die Nacht des Feuers
"""


def drawn_texts() -> list[str]:
    """Return the same forty texts in every run."""
    texts: list[str] = []

    @settings(max_examples=40, derandomize=True, database=None, phases=[Phase.generate])
    @given(strategies.texts())
    def collect(text: str) -> None:
        texts.append(text)

    collect()
    return texts


def outcome(text: str) -> str:
    try:
        return to_json(parse_text(text, published=PUBLISHED)) + to_json(parse_text(text))
    except NewsModelError as error:
        return repr(error)


ELSEWHERE = """
import json, sys
from datetime import date
from newsmodel import NewsModelError, parse_text, to_json

def outcome(text):
    try:
        return to_json(parse_text(text, published=date(2024, 5, 15))) + to_json(parse_text(text))
    except NewsModelError as error:
        return repr(error)

json.dump([outcome(text) for text in json.load(sys.stdin)], sys.stdout)
"""


@pytest.mark.parametrize(
    ("seed", "zone", "locale"), [("0", "Pacific/Kiritimati", "C"), ("4711", "Etc/GMT+12", "de_DE.UTF-8")]
)
def test_another_process_with_another_hash_seed_and_zone_finds_the_same(
    seed: str, zone: str, locale: str
) -> None:
    texts = [ARTICLE, GERMAN, *drawn_texts()]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        input=json.dumps(texts),
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == [outcome(text) for text in texts]


def test_eight_threads_find_the_same() -> None:
    texts = [ARTICLE, GERMAN, *drawn_texts()[:10]]
    alone = [outcome(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        for together in pool.map(lambda _: [outcome(text) for text in texts], range(8)):
            assert together == alone


FIRST_USE = """
import sys, threading
import newsmodel

text = sys.stdin.read()
start = threading.Barrier(8)
found = []

def run():
    start.wait()
    article = newsmodel.parse_text(text)
    found.append(newsmodel.to_json(newsmodel.from_json(newsmodel.to_json(article))))

threads = [threading.Thread(target=run) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(found), len(set(found)))
"""


def test_the_first_use_may_be_in_eight_threads_at_once() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_USE], input=ARTICLE, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["8", "1"]


def test_the_order_of_the_texts_does_not_matter() -> None:
    texts = [ARTICLE, GERMAN, *drawn_texts()[:10]]
    forwards = [outcome(text) for text in texts]
    assert [outcome(text) for text in reversed(texts)] == forwards[::-1]


def test_a_day_or_a_moment_anchors_alike() -> None:
    by_day = parse_text(ARTICLE, published=PUBLISHED)
    by_moment = parse_text(ARTICLE, published=datetime(2024, 5, 15, 18))
    assert by_moment.times == by_day.times


def test_a_text_of_too_many_lines_is_refused_before_they_are_read_closely(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("newsmodel.parsing.text.label_lines", None)
    with pytest.raises(LimitExceededError) as caught:
        Parser(limits=Limits(max_blocks=100)).parse_text("".join(f"line {n}.\n\n" for n in range(101)))
    assert (caught.value.limit, caught.value.allowed, caught.value.actual) == ("max_blocks", 100, 101)


@pytest.mark.parametrize(
    "page",
    ["<!-- x", "<p>", "<html lang=en>", "<script>x</script>", "<p>It ran on Monday.", "<title>Ferry</title>"],
)
@pytest.mark.parametrize("language", [None, "en", "ja", "xx"])
def test_annotating_once_more_changes_nothing_of_an_empty_page(page: str, language: str | None) -> None:
    article = parse_html(page, language=language)
    assert annotate(article) == article
    assert Parser(language=language).parse_html(page) == article
