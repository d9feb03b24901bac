"""Of a large page the part with the prose is read; the rest is known, and nothing is lost in between."""

from __future__ import annotations

import itertools
import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsmodel import explain, parse_html
from newsmodel.parsing.page.reading import read_source
from newsmodel.parsing.page.region import region_of
from newsmodel.parsing.page.walk import Walk
from newsmodel.parsing.tree import Element, skim_of

SENTENCE = "The harbour of Port Kerrin stays closed until the divers have found what blocks the gate. "
LINKS = "<div class=menu>" + "<div><a href=/x>Islands</a></div>" * 70 + "</div>"
STORY = "<h1>Harbour closed</h1><p>By Ada Winter</p>" + f"<p>{SENTENCE * 3}</p>" * 6


def page_of(before: str = "", after: str = "", story: str = STORY) -> str:
    return (
        f"<html lang=en><body>{LINKS}<div>{before}</div><div><div><div><article>{story}</article></div></div>"
        "</div>"
        f"<div>{after}</div></body></html>"
    )


@st.composite
def large_pages(draw: st.DrawFn) -> str:
    """Draw a page with a frame, in which each run of text has a number."""
    number = itertools.count()
    tags = st.sampled_from(("div", "p", "h1", "h2", "ul", "section", "aside", "span", "a", "figure", "br"))

    def content(depth: int) -> str:
        pieces: list[str] = []
        for _ in range(draw(st.integers(0, 4))):
            words = SENTENCE * draw(st.integers(0, 3))
            pieces.append(f"w{next(number)}x {words}")
            if depth < 5:
                tag = draw(tags)
                pieces.append(f"<{tag}>{content(depth + 1)}</{tag}>")
        return "".join(pieces)

    return page_of(content(0), content(0), content(0) + STORY)


def numbered(text: str) -> list[str]:
    return re.findall(r"w\d+x", text)


@given(large_pages())
def test_what_is_read_and_what_is_not_are_together_the_page(page: str) -> None:
    root: Element = etree.HTML(page)
    source = read_source(root)
    assert source is not None
    found: list[tuple[int, int, str]] = [(block.number, 1, block.text) for block in source.walk.blocks]
    for skipped in source.walk.frame:
        found += [(skipped.number, 0, block.text) for block in Walk([skipped.element]).blocks]
    told = [word for _, _, text in sorted(found, key=lambda place: place[:2]) for word in numbered(text)]
    whole = [word for block in Walk([root]).blocks for word in numbered(block.text)]
    assert sorted(told) == sorted(whole)
    assert told == [word for word in whole if word in set(told)]


def test_the_frame_of_a_large_page_is_not_read_and_yet_explained() -> None:
    page = page_of(after="<div><div><p>Lighthouse for sale</p></div></div>")
    source = read_source(page)
    assert source is not None
    assert {block.text for block in source.walk.blocks}.isdisjoint({"Islands", "Lighthouse for sale"})
    told = explain(page)
    assert re.search(r"left out +Islands \| Islands.*\n +70 blocks far from all prose", told)
    assert "Lighthouse for sal" in told


def test_what_stands_between_headline_and_story_is_read() -> None:
    picture = "<figure><img src=/gate.jpg><figcaption>Divers at the gate on Monday</figcaption></figure>"
    story = (
        f"<div><div><div><h1>Harbour closed</h1></div></div></div>{picture}<div><div><div><div>{STORY[24:]}"
    )
    assert [caption.text for caption in parse_html(page_of(story=story)).captions] == [
        "Divers at the gate on Monday"
    ]


def test_a_small_page_and_one_with_little_prose_are_read_as_a_whole() -> None:
    for page in (f"<body>{STORY}<div>{'<div>Islands</div>' * 40}</div>", page_of(story="<p>Closed.</p>")):
        root: Element = etree.HTML(page)
        assert region_of(root, skim_of(root)) is None


def test_paragraphs_that_begin_in_an_element_of_their_own_are_seen() -> None:
    story = STORY.replace("<p>The", "<p><span>The").replace("</p>", "</span></p>")
    root: Element = etree.HTML(page_of(story=story))
    assert region_of(root, skim_of(root)) is not None


def test_lines_between_breaks_are_seen_where_no_element_holds_them() -> None:
    page = page_of(before=f"<section>{f'{SENTENCE}<br>' * 20}</section>", story="<p>Closed.</p>")
    source = read_source(page)
    assert source is not None
    assert source.walk.frame
    assert sum("Port Kerrin" in block.text for block in source.walk.blocks) == 20


def test_prose_without_blanks_between_its_words_is_seen() -> None:
    sentence = "港口在潜水员找到堵住闸门的东西之前将一直关闭，港务局星期一表示，渡轮暂时停靠在北面的码头。"
    root: Element = etree.HTML(page_of(story=f"<p>{sentence}</p>" * 12))
    assert region_of(root, skim_of(root)) is not None
