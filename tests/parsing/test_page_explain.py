"""The text that tells why each block of a page is what it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from newsmodel import EmptyInputError, Parser, SiteRules, explain, parse_html

PAGE = (Path(__file__).parents[2] / "examples" / "harbour.html").read_text("utf-8")


def kinds(text: str) -> dict[str, str]:
    """Return the kind of each block by the beginning of its text."""
    return {m[2][:20]: m[1].strip() for m in re.finditer(r"^ {0,3}\d+  (.{24})(.*)$", text, re.MULTILINE)}


def test_every_block_of_the_article_is_explained() -> None:
    shown = kinds(explain(PAGE))
    for block in parse_html(PAGE).blocks:
        assert shown[block.text[:20]].split()[0] == type(block).__name__.lower()


def test_what_was_left_out_is_told_with_its_reason() -> None:
    text = explain(PAGE)
    assert kinds(text)["Herring prices fall "] == "left out"
    assert re.search(r"Herring prices fall.*\n +body \d+% · wholly-link · /body/aside", text)
    assert "The last lighthouse" not in parse_html(PAGE).text


def test_a_paragraph_shows_how_sure_the_model_is_and_what_spoke_for_it() -> None:
    assert re.search(
        r"paragraph +PORT KERRIN.*\n +body \d+% · model:\S+ · .*/p$", explain(PAGE), re.MULTILINE
    )


def test_a_caption_shows_its_credit_and_its_image() -> None:
    [line] = [line for line in explain(PAGE).splitlines() if "divers-800.jpg" in line]
    assert "Lena Okoro" in line


def test_rules_are_named_with_the_number_of_their_elements() -> None:
    text = explain(PAGE, rules=SiteRules(body="//article/div/p", drop="//nav"))
    assert "site-rule:drop names 1 element\n" in text
    assert re.search(r"^site-rule:body names \d+ elements$", text, re.MULTILINE)
    assert "· site-rule:body ·" in text
    assert "Islands" not in text


def test_a_rule_that_names_nothing_says_so() -> None:
    text = explain(PAGE, rules=SiteRules(body="//div[@id='gone']", drop="//nav"))
    assert "site-rule:body names 0 elements\n" in text
    assert "headline names" not in text


def test_an_element_and_bytes_are_explained_alike_and_each_time_the_same() -> None:
    texts = {explain(PAGE), explain(PAGE.encode()), explain(etree.HTML(PAGE)), Parser().explain(PAGE)}
    assert len(texts) == 1


def test_blocks_far_from_all_prose_are_told_together() -> None:
    links = "".join(f"<div><b>{n}</b></div>" for n in range(60))
    page = f"<body>{links}<div><div><div><div><div><p>{'Some prose of a story. ' * 20}</p>"
    text = explain(page)
    assert re.search(r"0  left out +0 \| 1 \| 2 \| 3 \| …\n +\d+ blocks far from all prose", text)


@pytest.mark.parametrize("page", ["<!-- -->", "<p></p>", "<script>x</script>", "no tag"])
def test_a_page_without_an_article_is_explained_too(page: str) -> None:
    assert explain(page).strip()


def test_a_story_of_the_metadata_is_told_as_such() -> None:
    story = "The ferry to Gull Quay ran again on Monday, eleven days after the storm. " * 5
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{story}"}}</script>'
    assert "the body is the one that its metadata hold" in explain(f"<head>{head}</head><body><div></div>")


def test_the_arguments_are_checked_as_for_parsing() -> None:
    wrong: Any = None
    with pytest.raises(TypeError):
        explain(wrong)
    with pytest.raises(EmptyInputError):
        explain(" ")
