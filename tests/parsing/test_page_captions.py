"""Captions of web pages: cases that an editor can read, and laws."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from growth import assert_in_proportion
from newsmodel import parse_html
from newsmodel.language import language_of
from newsmodel.parsing.metadata import DeclaredImage
from newsmodel.parsing.page.captions import PageCaption, captions_of
from newsmodel.parsing.page.images import url_of
from newsmodel.parsing.page.surroundings import Surroundings
from newsmodel.parsing.page.walk import Walk
from newsmodel.parsing.tree import tree_of

CASES = Path(__file__).parent.parent / "cases" / "page_captions"
STORY = (
    "The town of Nordhaven has decided that its harbour will be open to all boats again, after four years in"
    " which nobody was allowed to land there, and the council voted for it on Monday without any debate."
)
FURTHER = (
    "Ada Winter, who leads the council, said that the decision came late, but that it came in time for the"
    " summer, when the boats from the islands bring most of the visitors on whom the town depends."
)


class Case(NamedTuple):
    name: str
    language: str
    html: str
    expected: str


def cases() -> list[Case]:
    found: list[Case] = []
    for path in sorted(CASES.glob("*.txt")):
        for part in path.read_text("utf-8").split("\n## ")[1:]:
            name, _, rest = part.partition("\n")
            html, _, expected = rest.partition("\n---")
            found.append(Case(name, path.stem, html, expected.strip()))
    return found


def captions(
    html: str, language: str = "en", url: str | None = None, declared: Sequence[DeclaredImage] = ()
) -> tuple[Walk, list[PageCaption]]:
    page = f"<body><article><h1>Nordhaven opens</h1><p>{STORY}</p>{html}<p>{FURTHER}</p></article></body>"
    walk = Walk(body for root in tree_of(page).roots for body in root.iter("body"))
    around = Surroundings(walk.blocks)
    is_body = [block.text in (STORY, FURTHER) for block in walk.blocks]
    return walk, captions_of(walk, around, language_of(language), is_body, url=url, declared=declared)


def written(caption: PageCaption) -> str:
    rows = [
        ("caption", caption.text),
        ("credit", caption.credit.line if caption.credit else ""),
        ("image", caption.image_url or ""),
        ("alt", caption.alt or ""),
        ("illustrative", "yes" if caption.illustrative else ""),
        ("printed", str(caption.occurrences) if caption.occurrences > 1 else ""),
    ]
    return "\n".join(f"{key:7}  {value}" for key, value in rows if value)


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.language}: {case.name}")
def test_cases(case: Case) -> None:
    _, found = captions(case.html, case.language)
    assert "\n\n".join(map(written, found)) == case.expected


def test_blocks_of_a_caption_are_named_once() -> None:
    walk, found = captions(
        "<figure><img src='a.jpg'><figcaption><p>Boats leave at dawn.</p><p class='credit'>Amos Berg</p>"
        "</figcaption></figure>" * 2
    )
    assert len(found) == 1
    assert found[0].occurrences == 2
    assert [walk.blocks[n].text for n in found[0].numbers] == ["Boats leave at dawn.", "Amos Berg"] * 2
    assert found[0].at == found[0].numbers[0]
    assert found[0].evidence


def test_addresses_are_completed_only_with_one_to_start_from() -> None:
    html = (
        "<figure><img src='../a.jpg'><figcaption>Boats leave at dawn. Photo: Amos Berg</figcaption></figure>"
    )
    assert captions(html)[1][0].image_url == "../a.jpg"
    assert (
        captions(html, url="https://harbour.example/news/1")[1][0].image_url
        == "https://harbour.example/a.jpg"
    )


@pytest.mark.parametrize(
    ("head", "url", "wanted"),
    [
        ('<link rel="canonical" href="https://bay.example/a/b">', None, "https://bay.example/quay.jpg"),
        ('<meta property="og:url" content="https://bay.example/a/b">', None, "https://bay.example/quay.jpg"),
        (
            '<link rel="canonical" href="https://bay.example/a/b">',
            "https://copy.example/c/d",
            "https://copy.example/quay.jpg",
        ),
        ('<base href="https://bay.example/a/b/c">', None, "https://bay.example/a/quay.jpg"),
        ('<base href="/a/b/c">', "https://copy.example/d", "https://copy.example/a/quay.jpg"),
        ('<link rel="canonical" href="/a/b">', None, "../quay.jpg"),
    ],
)
def test_addresses_start_from_the_pages_own_where_none_is_given(
    head: str, url: str | None, wanted: str
) -> None:
    story = "<p>The ferry between Nordhaven and the islands runs again after eleven days of repairs.</p>" * 4
    figure = "<img src='../quay.jpg'><figcaption>Boats leave at dawn. Photo: Amos Berg</figcaption>"
    body = f"<article><h1>Ferry runs</h1>{story}<figure>{figure}</figure>{story}</article>"
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    (caption,) = parse_html(page, url=url).captions
    assert caption.image_url == wanted


def test_a_caption_that_only_the_metadata_hold_counts_if_its_image_is_shown() -> None:
    declared = (
        DeclaredImage(
            url="https://x.example/boats-1.jpg", caption="Boats leave at dawn.", credit="Amos Berg"
        ),
        DeclaredImage(url="https://x.example/other-2.jpg", caption="Nobody shows this one."),
    )
    _, found = captions("<img src='/small/boats-1.webp?w=300'>", declared=declared)
    assert [(caption.text, caption.numbers) for caption in found] == [("Boats leave at dawn.", ())]
    assert found[0].credit is not None
    assert found[0].credit.names == ("Amos Berg",)
    assert found[0].evidence == ("json-ld:caption",)


@pytest.mark.parametrize(
    ("markup", "url"),
    [
        ("<img src='data:image/gif;base64,R0' data-src='a.jpg'>", "a.jpg"),
        ("<img src='data:image/gif;base64,R0'>", None),
        ("<img src='/img/placeholder.png' data-lazyload-srcset='a.jpg 1x, b.jpg 2x'>", "b.jpg"),
        ("<img src='https://[bad/a.jpg'>", "https://[bad/a.jpg"),
        ("<img srcset='a.jpg 10w, b.jpg 9.5.5w,, '>", "a.jpg"),
        ("<picture><source srcset='a.webp 1x'></picture>", "a.webp"),
        ("<video poster='still.jpg'></video>", "still.jpg"),
        ("<img>", None),
    ],
)
def test_addresses_of_images(markup: str, url: str | None) -> None:
    body = etree.HTML(markup).find("body")
    assert body is not None
    assert url_of(body[0], "https://[harbour/") == url


@given(
    st.lists(
        st.sampled_from(
            ("<figure>", "<figcaption>", "<img src=x>", "<p>", "</p>", "</figure>", "a b: (C/D)")
        ),
        max_size=30,
    )
)
def test_any_markup_gives_captions_whose_blocks_are_their_own(parts: list[str]) -> None:
    walk, found = captions("".join(parts))
    numbers = [number for caption in found for number in caption.numbers]
    assert len(numbers) == len(set(numbers))
    assert all(0 <= number < len(walk.blocks) for number in numbers)
    assert all(caption.text or caption.credit for caption in found)


@pytest.mark.parametrize(
    "html",
    [
        "<div><img src=a.jpg><p>The boat {} leaves. (Amos Berg/Harbour News)</p></div>",
        "<img src=a.jpg><p>The boat {} leaves. (Amos Berg/Harbour News)</p>",
        "<img src=a.jpg><figcaption>The boat {} leaves.</figcaption>",
    ],
)
def test_time_is_linear_in_images(html: str) -> None:
    assert_in_proportion(lambda count: "".join(html.format(n) for n in range(count)), captions, 500)
