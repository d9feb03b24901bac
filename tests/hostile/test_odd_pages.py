"""More hostile pages, and elements that others made: the story is found, in time that grows with it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import pytest
from hostile_pages import HEADLINE, STORY, Maker, article, paragraphs
from lxml import etree, objectify
from lxml import html as lxml_html
from odd_pages import ODD_ANYTHING, ODD_WITH_STORY

from growth import assert_in_proportion
from newsmodel import NewsModelError, Parser, explain, from_json, parse_html, to_json

SIZE = 1_000
LARGEST = 4_000
#: There are many: seconds for the small size.
BRIEF = 0.002
ALL: dict[str, Maker] = {**ODD_WITH_STORY, **ODD_ANYTHING}
BLOCKS = Parser(annotators=())


@pytest.mark.parametrize("make", ODD_WITH_STORY.values(), ids=ODD_WITH_STORY)
def test_the_story_is_found(make: Maker) -> None:
    found = parse_html(make(200))
    assert [found.text.count(paragraph) for paragraph in STORY] == [1, 1, 1]
    assert from_json(to_json(found)) == found


@pytest.mark.parametrize("make", ODD_ANYTHING.values(), ids=ODD_ANYTHING)
@pytest.mark.parametrize("size", [1, 200])
def test_an_answer_comes(make: Maker, size: int) -> None:
    source = make(size)
    found = parse_html(source)
    assert from_json(to_json(found)) == found
    assert explain(source)
    assert found._repr_html_()


def read(source: str | bytes) -> None:
    with contextlib.suppress(NewsModelError):
        BLOCKS.parse_html(source)


@pytest.mark.parametrize("make", ALL.values(), ids=ALL)
def test_time_grows_with_the_page(make: Maker) -> None:
    assert_in_proportion(make, read, SIZE, brief=BRIEF, largest=LARGEST)


# --- elements ---------------------------------------------------------------------------------------------


def _xhtml(n: int) -> etree._Element:
    return etree.fromstring(
        f'<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>{HEADLINE}</title></head>'
        f"<body><h1>{HEADLINE}</h1>{paragraphs()}{'<p>sea</p>' * n}</body></html>"
    )


def _prefixed(n: int) -> etree._Element:
    story = (paragraphs() + "<p>sea</p>" * n).replace("<p>", "<h:p>").replace("</p>", "</h:p>")
    return etree.fromstring(
        f'<h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:body>{story}</h:body></h:html>'
    )


def _xml(n: int) -> etree._Element:
    return etree.fromstring(
        '<!DOCTYPE html [<!ENTITY a "sea">]><html><!-- c --><?pi x?><body>&a;'
        f"<div>{paragraphs()}<!-- x -->&a;{'<p>&a;<?z?> b</p>' * n}</div></body></html>",
        etree.XMLParser(resolve_entities=False),
    )


def _part(n: int) -> etree._Element:
    return lxml_html.fromstring(article("<p>sea</p>" * n)).findall(".//article")[0]


def _detached(n: int) -> etree._Element:
    part = _part(n)
    parent = part.getparent()
    assert parent is not None
    parent.remove(part)
    return part


def _of_objects(n: int) -> etree._Element:
    return objectify.fromstring(f"<html><body>{paragraphs()}{'<p>sea</p>' * n}</body></html>")


def _with_tails(n: int) -> etree._Element:
    root = etree.Element("div")
    for paragraph in STORY:
        etree.SubElement(root, "p").text = paragraph
    for _ in range(n):
        etree.SubElement(root, "br").tail = "tail " * 10
    return root


def _with_no_elements(n: int) -> etree._Element:
    root = etree.fromstring(f"<div>{paragraphs()}</div>")
    for _ in range(n):
        for child in (etree.Comment("c"), etree.ProcessingInstruction("a", "b"), etree.Entity("x")):
            child.tail = "t"
            root.append(child)
    return root


def _deep(n: int) -> etree._Element:
    root = inner = etree.fromstring(f"<div>{paragraphs()}</div>")
    for _ in range(min(n, 2_000)):
        inner = etree.SubElement(inner, "div")
        inner.text = "x"
    return root


def _with_attributes(n: int) -> etree._Element:
    root = etree.fromstring(f"<div>{paragraphs()}</div>")
    for i in range(min(n, 4_000)):
        root[0].set(f"a{i}", "b")
    return root


ELEMENTS: dict[str, Callable[[int], etree._Element]] = {
    "XHTML": _xhtml,
    "a prefix": _prefixed,
    "XML with entities and instructions": _xml,
    "a part of a page": _part,
    "a part that was taken out": _detached,
    "objects": _of_objects,
    "tails": _with_tails,
    "children that are no elements": _with_no_elements,
    "levels": _deep,
    "attributes": _with_attributes,
}


@pytest.mark.parametrize("make", ELEMENTS.values(), ids=ELEMENTS)
def test_the_story_of_an_element_is_found(make: Callable[[int], etree._Element]) -> None:
    root = make(200)
    before = etree.tostring(root)
    found = parse_html(root)
    assert [found.text.count(paragraph) for paragraph in STORY] == [1, 1, 1]
    assert from_json(to_json(found)) == found
    assert explain(root)
    assert etree.tostring(root) == before


@pytest.mark.parametrize("make", ELEMENTS.values(), ids=ELEMENTS)
def test_time_grows_with_the_element(make: Callable[[int], etree._Element]) -> None:
    assert_in_proportion(make, BLOCKS.parse_html, SIZE, brief=BRIEF, largest=LARGEST)


@pytest.mark.parametrize(
    "node", [etree.Comment("c"), etree.ProcessingInstruction("a", "b"), etree.Entity("x")], ids=repr
)
def test_what_is_no_element_is_a_type_error(node: etree._Element) -> None:
    with pytest.raises(TypeError, match="a page is an element"):
        parse_html(node)
