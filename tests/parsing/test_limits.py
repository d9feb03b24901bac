"""Limits: each has an error that names it, its value and what the input has; defaults let real pages pass."""

from __future__ import annotations

import pickle
from datetime import date

import pytest
from lxml import etree

from newsmodel import Diagnostic, LimitExceededError, Limits, Parser, annotate, parse_html, parse_text
from newsmodel.annotating import with_sentences
from newsmodel.annotating.story import LONGEST_BLOCK, LONGEST_STORY

STORY = "The ferry to Gull Quay ran again on Monday, eleven days after a storm had torn the landing away."
PAGE = f"<html><body><article><h1>Ferry runs</h1><p>{STORY}</p>{{}}</article></body></html>"
JSON_LD = '<script type="application/ld+json">{"@type": "NewsArticle"}</script>'


def attributes(count: int) -> str:
    return "<p " + " ".join(f"a{number}" for number in range(count)) + ">x</p>"


#: The limit, its value, what the page holds besides the story, how much of the limited it has then.
BEYOND = (
    ("max_depth", 50, "<div>" * 60 + "x", 63),
    ("max_depth", 500, "<div>" * 600 + "x", 603),
    ("max_attributes", 20, attributes(40), 40),
    ("max_attributes", 400, attributes(450), 450),
    ("max_attributes", 600, attributes(900), 900),
    ("max_blocks", 4, "<p>One more line.</p>" * 5, 7),
    ("max_chars", 300, " " * 300, len(PAGE) - 2 + 300),
)


@pytest.mark.parametrize(("limit", "allowed", "inside", "actual"), BEYOND)
def test_beyond_a_limit_an_error_names_it(limit: str, allowed: int, inside: str, actual: int) -> None:
    parser = Parser(limits=Limits(**{limit: allowed}), annotators=())
    page = PAGE.format(inside)
    for source in (page, page.encode()):
        with pytest.raises(LimitExceededError) as caught:
            parser.parse_html(source)
        error = caught.value
        assert (error.limit, error.allowed, error.actual) == (limit, allowed, actual)
        assert limit in str(error)
        assert f"{allowed:,}" in str(error)
        assert pickle.loads(pickle.dumps(error)).actual == actual  # noqa: S301
    # One more would have been enough, and the defaults let all of it pass.
    assert Parser(limits=Limits(**{limit: actual}), annotators=()).parse_html(page).text
    assert STORY in parse_html(page).text


@pytest.mark.parametrize(
    ("limit", "allowed", "inside"),
    [
        ("max_depth", 100, "<div>" * 120 + "x"),
        ("max_depth", 1000, "<div>" * 1100 + "x"),
        ("max_attributes", 20, attributes(40)),
        ("max_blocks", 4, "<p>One more line.</p>" * 5),
    ],
)
def test_an_element_of_the_callers_has_the_same_limits(limit: str, allowed: int, inside: str) -> None:
    root = etree.fromstring(PAGE.format(inside), etree.HTMLParser(huge_tree=True))
    with pytest.raises(LimitExceededError) as caught:
        Parser(limits=Limits(**{limit: allowed})).parse_html(root)
    assert caught.value.limit == limit
    assert STORY in parse_html(root).text


def test_an_element_deeper_than_any_page_is_refused() -> None:
    root = deepest = etree.Element("div")
    for _ in range(Limits().max_depth):
        deepest = etree.SubElement(deepest, "div")
    deepest.text = STORY
    with pytest.raises(LimitExceededError, match="max_depth is 10,000, the input has 10,001"):
        parse_html(root)


def test_floods_of_attributes_are_left_out_or_refused_before_the_page_is_parsed() -> None:
    article = parse_html(PAGE.format(attributes(2_000)))
    assert STORY in article.text
    assert Diagnostic.TRUNCATED in article.diagnostics
    with pytest.raises(LimitExceededError, match="max_attributes is 100,000, the input has 100,001"):
        parse_html(PAGE.format(attributes(100_001)))


def test_json_ld_beyond_the_limit_is_left_out_and_the_story_kept() -> None:
    named = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-05-03"}</script>'
    )
    page = PAGE.format(named + '<script type="application/ld+json">{"@type": "Thing"}</script>' * 5)
    size = len(named.partition(">")[2].partition("<")[0])
    for allowed, published, told in (
        (size + 90, date(2024, 5, 3), False),
        (size, date(2024, 5, 3), True),
        (10, None, True),
    ):
        article = Parser(limits=Limits(max_json_ld=allowed)).parse_html(page)
        assert STORY in article.text
        assert article.published == published
        assert (Diagnostic.JSON_LD_IGNORED in article.diagnostics) is told
    # A script that is no JSON is told of once.
    article = Parser(limits=Limits(max_json_ld=30)).parse_html(page.replace("{", "{{", 1))
    assert article.diagnostics.count(Diagnostic.JSON_LD_IGNORED) == 1


def test_levels_far_beyond_the_limit_are_not_counted_to_the_end() -> None:
    root = innermost = etree.Element("body")
    for _ in range(500):
        innermost = etree.SubElement(innermost, "div")
    innermost.text = "x"
    with pytest.raises(LimitExceededError) as caught:
        Parser(limits=Limits(max_depth=200)).parse_html(root)
    assert caught.value.actual == 400


@pytest.mark.parametrize("limit", ["max_chars", "max_blocks", "max_depth", "max_attributes", "max_json_ld"])
def test_a_limit_is_a_positive_number(limit: str) -> None:
    with pytest.raises(ValueError, match=limit):
        Limits(**{limit: 0})


# --- how much is annotated --------------------------------------------------------------------------------

SENTENCE = "Ada Winter opened the harbour on Monday. "


def test_an_endless_block_is_kept_and_not_annotated() -> None:
    endless = (SENTENCE * (LONGEST_BLOCK // len(SENTENCE) + 1)).strip()
    article = parse_text(f"Ferry runs\n\n{endless}\n\n{STORY}", language="en")
    assert endless in article.text
    assert Diagnostic.ANNOTATIONS_LIMITED in article.diagnostics
    assert {span.block for span in article.sentences} - {0} == {2}
    assert {time.span.block for time in article.times} == {2}
    assert annotate(article) == article


def test_a_long_article_is_annotated_whole() -> None:
    long = (SENTENCE * (60_000 // len(SENTENCE))).strip()
    article = parse_text(f"Ferry runs\n\n{long}\n\n{STORY}", language="en")
    assert Diagnostic.ANNOTATIONS_LIMITED not in article.diagnostics
    assert len([time for time in article.times if article[time.span] == "Monday"]) >= long.count("Monday")


def test_what_is_behind_the_first_million_is_not_annotated() -> None:
    paragraph = (SENTENCE * 1_000).strip()
    paragraphs = "\n\n".join([paragraph] * (LONGEST_STORY // len(paragraph) + 2))
    article = Parser(annotators=()).parse_text(paragraphs, language="en")
    limited = annotate(article, (with_sentences,))
    assert Diagnostic.ANNOTATIONS_LIMITED in limited.diagnostics
    read = {span.block for span in limited.sentences}
    assert read == set(range(LONGEST_STORY // len(paragraph)))
    assert annotate(limited, ()) == limited
