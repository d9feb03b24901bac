"""When the declared summary of a page is its article's standfirst."""

from __future__ import annotations

import pytest

from newsmodel import Standfirst, parse_html

FIRST = "The ferry between Gull Island and the mainland sailed again on Friday, said Captain Nell Orrin."
REST = (
    "The shop on the island ran out of milk on Monday and of bread the next morning, said its owner.",
    "The ferry now sails six times a day, and the last one leaves the island at ten in the evening.",
    "The company said that a ticket costs as much as before, and that children still sail for nothing.",
)


def page(summary: str, first: str = FIRST) -> str:
    paragraphs = "".join(f"<p>{text}</p>" for text in (first, *REST))
    head = f'<head><meta name="description" content="{summary}"></head>'
    return f'<html lang="en">{head}<body><article><h1>Ferry returns</h1>{paragraphs}</article></body></html>'


@pytest.mark.parametrize(
    ("summary", "standfirst"),
    [
        # words of its own
        ("Eleven days without milk are over for the people of the island.",) * 2,
        # the first paragraph, whole: the newsroom's summary, and still the first paragraph
        (FIRST, FIRST),
        # cut off by a machine
        (FIRST[:70], None),
        (FIRST[:70] + "…", None),
        (f"{FIRST} {REST[0]}"[:130], None),
    ],
)
def test_a_declared_summary(summary: str, standfirst: str | None) -> None:
    article = parse_html(page(summary))
    assert article.standfirst == standfirst
    assert article.text.startswith(FIRST)
    assert not any(isinstance(block, Standfirst) for block in article.blocks)


def test_a_place_before_the_first_words_makes_no_difference() -> None:
    article = parse_html(page(FIRST, f"GULL QUAY (AP) — {FIRST}"))
    assert article.standfirst == FIRST
    assert FIRST in article.text


def test_a_page_without_a_story_has_its_summary() -> None:
    article = parse_html('<html lang="en"><meta name="description" content="A summary."><p>Menu</p></html>')
    assert article.standfirst == "A summary."


def test_one_that_the_story_begins_with_is_body_and_standfirst() -> None:
    lead = "After eleven days without milk, the islanders cheered on the quay."
    paragraphs = "".join(f"<p>{text}</p>" for text in (FIRST, *REST))
    article = parse_html(
        f'<html lang="en"><head><meta name="description" content="{lead}"></head><body><article>'
        f'<h1>Ferry returns</h1><p class="article-lead">{lead}</p>{paragraphs}</article></body></html>'
    )
    assert article.standfirst == lead
    assert article.text.startswith(lead)
    assert article.body[0].evidence[0] == "opens-story"
