"""The law of plain text: leaving out white space, the blocks are the input's text in order."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsmodel import Article, Caption, EmptyInputError, Parser
from newsmodel.parsing.characters import NO_WIDTH, is_blank, readable

BLOCKS_ALONE = Parser(annotators=())

PIECES = st.sampled_from(
    [
        "The harbour reopened on Friday after a storm that kept ferries away for nine days.",
        "“We are glad,” Mayor Ada Winter said. “It has been a long week for all of us.”",
        "Harbour reopens after storm",
        "Ada Winter on the pier. (Amos Berg/Harbour News)",
        "Ada Winter on the pier. (Amos Berg/Harbour News)",
        "Photo: Amos Berg/AP",
        "Foto:",
        "© Harbour News",
        "By Ada Winter and Bo Lind, Staff Writer",
        "Published 12 March 2024, 4:45pm | Updated 13 March 2024",
        "NORDHAVEN (AP) — Ferries ran again on Friday, the port authority said.",
        "Read more: Storm closes harbour",
        "Sign up for our newsletter",
        "• first item",
        "1. first",
        "2. second",
        "Monday\t12\t3",
        "> quoted mail",
        "Das Hafenamt teilte mit, dass die Fähren am Freitag wieder fahren und der Pier offen ist.",
        "港は金曜日に再開した。市長は記者会見で喜びを語った。",
        "\ufeff",
        "\u200b",
        "\u2060 \u00a0",
        "long-",
        "\ud800",
        "\x00\x07",
        "\x1c",
    ]
)
GAPS = st.sampled_from(["\n", "\n\n", "\n\n\n", "\r\n", "\r", " ", "\t", "\u2028", "\x0b", "\n \n", ""])
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.tuples(st.one_of(PIECES, st.text(max_size=40)), GAPS), max_size=25).map(
        lambda pairs: "".join(piece + gap for piece, gap in pairs)
    ),
)


def bare(text: str) -> str:
    """Return *text* without white space, that of no width included."""
    return "".join(c for c in text if not c.isspace() and c not in NO_WIDTH)


def printed(article: Article) -> str:
    """Return what the blocks print, in order, without white space."""
    parts: list[str] = []
    for block in article.blocks:
        if isinstance(block, Caption):
            parts += [block.text + (block.credit.line if block.credit else "")] * block.occurrences
        else:
            parts.append(block.text)
    return bare("".join(parts))


@given(TEXTS)
@example("A pier.\nPhoto: Amos Berg\nA pier.\nPhoto: Amos Berg\n")
@example("A pier. (AP)\n(AP)\nFoto:\nAmos Berg\nFoto:\nAmos Berg\nFoto:\nAmos Berg")
@settings(max_examples=300, deadline=None)
def test_blocks_are_the_text_in_order(text: str) -> None:
    if is_blank(text):
        try:
            BLOCKS_ALONE.parse_text(text)
        except EmptyInputError:
            return
        raise AssertionError("a blank text gave an article")
    article = BLOCKS_ALONE.parse_text(text)
    assert printed(article) == bare(readable(text)[0])


@given(TEXTS.filter(lambda text: not is_blank(text)))
@settings(max_examples=100, deadline=None)
def test_blocks_are_normalised_and_have_evidence(text: str) -> None:
    for block in BLOCKS_ALONE.parse_text(text).blocks:
        assert block.evidence
        assert block.text == " ".join(block.text.split())
        assert not any(c in NO_WIDTH for c in block.text)


@given(TEXTS.filter(lambda text: not is_blank(text)))
@settings(max_examples=50, deadline=None)
def test_same_text_same_article(text: str) -> None:
    assert Parser(annotators=()).parse_text(text) == BLOCKS_ALONE.parse_text(text)
