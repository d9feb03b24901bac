"""Articles as NITF, valid against IPTC's own schema."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

import newsmodel
from newsmodel import (
    Actor,
    ActorKind,
    Article,
    ListItem,
    Mention,
    Paragraph,
    Quote,
    Span,
    TableRow,
    strategies,
)
from newsmodel.interop.nitf import to_nitf

SCHEMA = Path(__file__).parents[3] / "shared" / "standards" / "nitf-3-6.xsd"
_N = {"n": "http://iptc.org/std/NITF/2006-10-18/"}


@pytest.fixture(scope="module")
def validate() -> Callable[[bytes], None]:
    """Return a function that raises where a document does not fit the schema."""
    if not SCHEMA.is_file():
        pytest.skip(f"no {SCHEMA.name} in ../shared/standards")
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    return lambda document: schema.assertValid(etree.fromstring(document))


@given(article=strategies.articles())
@settings(max_examples=60)
def test_every_article_is_valid_and_keeps_its_words(
    validate: Callable[[bytes], None], article: Article
) -> None:
    document = to_nitf(article)
    validate(document)
    content = _find(document, "//n:body.content[not(ancestor::n:note)]")[0]
    words = "".join(_text(content).split())
    for block in article.body:
        if block.text.isprintable():
            assert "".join(block.text.split()) in words


def _text(element: etree._Element) -> str:
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def _find(document: bytes, path: str) -> list[etree._Element]:
    found = etree.fromstring(document).xpath(path, namespaces=_N)
    assert isinstance(found, list)
    return found  # type: ignore[return-value]


def test_a_parsed_page_is_valid_and_says_what_the_article_says(validate: Callable[[bytes], None]) -> None:
    article = newsmodel.parse_html(Path("examples/harbour.html").read_bytes())
    document = to_nitf(article)
    validate(document)
    assert [part.text for part in _find(document, "//n:hl1")] == [article.headline]
    assert [part.text for part in _find(document, "//n:byline/n:person")] == ["Nora Lindqvist", "Tomas Reyl"]
    captions = [_text(part) for part in _find(document, "//n:media-caption")]
    assert captions == [caption.text for caption in article.captions]
    assert _find(document, "//n:media-producer")[0].text == "(Amos Berg/Harbour News)"
    quoted = [_text(part) for part in _find(document, "//n:q[@quote-source='Ruben Aker']")]
    assert quoted == [article[span] for span in article.quotes_by("Ruben Aker")[0].spans]
    assert _find(document, "//n:person[@value='Ada Winter'][text()='Winter']")
    assert _find(document, "//n:chron[@norm='2024-07-01'][text()='July 1']")


def test_marks_nest_and_those_that_cross_are_left_out() -> None:
    text = "“I am Ada Winter,” she said."
    winter = Actor(
        "Ada Winter", ActorKind.PERSON, "a", mentions=(Mention(Span(0, 6, 16)), Mention(Span(0, 13, 22)))
    )
    article = Article(
        blocks=(Paragraph(text),),
        actors=(winter,),
        quotes=(Quote("I am Ada Winter,", (Span(0, 1, 17),), speaker=winter),),
    )
    (paragraph,) = _find(to_nitf(article), "//n:body.content/n:p")
    written = etree.tostring(paragraph, encoding="unicode").replace(f' xmlns="{_N["n"]}"', "")
    named = '<person value="Ada Winter">Ada Winter</person>'
    assert written == f'<p>“<q quote-source="Ada Winter">I am {named},</q>” she said.</p>'


def test_items_and_rows_stand_in_one_list_and_one_table() -> None:
    article = Article(
        blocks=(ListItem("one"), ListItem("two"), TableRow("a 1"), TableRow("b 2"), Paragraph("end"))
    )
    document = to_nitf(article)
    assert [len(part) for part in _find(document, "//n:ul | //n:table")] == [2, 2]


def test_what_xml_cannot_hold_is_replaced() -> None:
    document = to_nitf(
        Article(blocks=(Paragraph("a\x00b\ud83d\uffffc"),), headline="\x0bx", url="https://a/\x01")
    )
    assert _find(document, "//n:p")[0].text == "a\ufffdb\ufffd\ufffdc"


def test_only_articles_are_written() -> None:
    with pytest.raises(TypeError):
        to_nitf("an article")  # type: ignore[arg-type]
