"""Quotes that the layout tells: block quotes, posts, transcripts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsmodel import Actor, ActorKind, Article, BlockQuote, Embed, Mention, Paragraph, Span
from newsmodel.annotating import with_quotes, with_sentences
from newsmodel.model import Block


def mentions_of(name: str, blocks: Sequence[Block]) -> Iterator[Mention]:
    for index, block in enumerate(blocks):
        for found in re.finditer(name, block.text):
            yield Mention(Span(index, *found.span()))


def quotes_of(*blocks: Block, language: str = "en") -> list[tuple[str | None, str, str]]:
    blocks = (Paragraph("Ada Winter met Tom Brook in the harbour. Ada Winter was late."), *blocks)
    actors = tuple(
        Actor(name, ActorKind.PERSON, name, mentions=tuple(mentions_of(name, blocks)))
        for name in ("Ada Winter", "Tom Brook")
    )
    article = with_quotes(with_sentences(Article(blocks=blocks, language=language, actors=actors)))
    return [
        (quote.speaker.name if quote.speaker else None, quote.text, quote.evidence[0])
        for quote in article.quotes
    ]


def test_a_block_quote_is_announced_by_the_paragraph_before() -> None:
    found = quotes_of(Paragraph("Ada Winter said:"), BlockQuote("We open in May. Not before."))
    assert found == [("Ada Winter", "We open in May. Not before.", "announced")]


def test_a_block_quote_may_be_signed() -> None:
    found = quotes_of(BlockQuote("We open in May. — Ada Winter, mayor of Osterby"))
    assert found == [("Ada Winter", "We open in May.", "block-quote")]


def test_marks_inside_a_block_quote_hold_the_words() -> None:
    found = quotes_of(Paragraph("Ada Winter said:"), BlockQuote("“We open in May.”"))
    assert found == [("Ada Winter", "We open in May.", "announced")]


def test_a_post_is_the_words_of_its_author() -> None:
    assert quotes_of(Embed("The bridge is open!", author="Ada Winter")) == [
        ("Ada Winter", "The bridge is open!", "post")
    ]


def test_a_post_without_an_author_may_be_signed() -> None:
    assert quotes_of(Embed("The bridge is open! — Ada Winter (@ada) May 3, 2020")) == [
        ("Ada Winter", "The bridge is open!", "post")
    ]


def test_the_text_of_a_widget_is_no_quote() -> None:
    assert quotes_of(Embed("Watch the ships live from the harbour")) == []


def test_a_transcript_names_who_speaks_and_a_turn_goes_on() -> None:
    found = quotes_of(
        Paragraph("WINTER: We open in May."),
        Paragraph("It is safe."),
        Paragraph("BROOK: Who pays?"),
        Paragraph("WINTER (mayor): The state does."),
        Paragraph("The ships left at noon."),
    )
    assert found == [
        ("Ada Winter", "We open in May. It is safe.", "transcript"),
        ("Tom Brook", "Who pays?", "transcript"),
        ("Ada Winter", "The state does.", "transcript"),
    ]


def test_initials_and_full_names_label_turns() -> None:
    found = quotes_of(
        Paragraph("AW: We open in May."), Paragraph("Tom Brook: Who pays?"), Paragraph("AW: The state does.")
    )
    assert [speaker for speaker, _, _ in found] == ["Ada Winter", "Tom Brook", "Ada Winter"]


def test_a_fact_box_is_no_transcript() -> None:
    assert quotes_of(Paragraph("Where: Osterby"), Paragraph("When: In May"), Paragraph("Price: Free")) == []


def test_questions_and_answers() -> None:
    found = quotes_of(
        Paragraph("Q: When do you open?"),
        Paragraph("A: In May."),
        Paragraph("Q: Who pays?"),
        Paragraph("A: We."),
    )
    assert found == [
        ("Ada Winter", "In May.", "transcript"),
        ("Ada Winter", "We.", "transcript"),
    ]


def test_a_turn_or_a_block_quote_without_words_says_nothing() -> None:
    found = quotes_of(
        Paragraph("WINTER: We open in May."),
        Paragraph(")."),
        Paragraph("BROOK: …"),
        Paragraph("WINTER: The state does."),
        BlockQuote("* * *"),
    )
    assert [text for _, text, _ in found] == ["We open in May.", "The state does."]


def test_a_list_with_labels_is_no_transcript() -> None:
    found = quotes_of(
        Paragraph("Price: Nine crowns a day."),
        Paragraph("Open: From May to August."),
        Paragraph("Price: Twelve crowns a day."),
        Paragraph("Open: All year."),
    )
    assert found == []
