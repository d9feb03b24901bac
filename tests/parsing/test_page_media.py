"""Pictures, links and media of pages: the cases in ``tests/cases/page_media``.

A case is a page, read as ``https://example.org/news/1``, and what is found in it: a line each, ``image`` with
its address and what else is told, ``link`` with its words and its address, ``video``, ``audio`` or ``frame``
with its address, ``embed`` with the address of a post.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

import newsmodel
from growth import assert_in_proportion
from newsmodel import Article, Embed, Parser

CASES = Path(__file__).parent.parent / "cases" / "page_media"
BLOCKS_ALONE = Parser(annotators=())
URL = "https://example.org/news/1"
STORY = (
    "<p>The ferry of Nordhaven runs again after three weeks in the dock, the harbour board said on Monday, "
    "and many people in the town were glad of it.</p>"
)


def cases() -> Iterator[tuple[str, str, list[str]]]:
    for file in sorted(CASES.glob("*.txt")):
        for case in re.split(r"^## ", file.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            title, _, rest = case.partition("\n")
            page, _, wanted = rest.partition("\n---\n")
            yield f"{file.stem}: {title}", page, [line for line in wanted.splitlines() if line]


def shown(article: Article, kinds: str) -> Iterator[str]:
    for image in article.images if kinds == "images" else ():
        facts = (
            "lead" if image.lead else "",
            f"width={image.width}" if image.width else "",
            f"alt={image.alt}" if image.alt else "",
            f"caption={image.caption.text}" if image.caption else "",
            "head-only" if image.at is None else "",
        )
        yield " ".join(("image", image.url, *filter(None, facts)))
    if kinds == "media":
        for media in article.media:
            title = f" title={media.title}" if media.title else ""
            yield f"{media.kind.value} {media.url}{title} before={media.at}"
        for block in article.blocks:
            if isinstance(block, Embed):
                yield f"embed {block.url} author={block.author}"
    for link in article.links if kinds != "images" else ():
        yield f"link {article[link.span]} {link.url}"


@pytest.mark.parametrize(("title", "page", "wanted"), [pytest.param(*case, id=case[0]) for case in cases()])
def test_a_page_has_these_pictures_links_and_media(title: str, page: str, wanted: list[str]) -> None:
    article = BLOCKS_ALONE.parse_html(page, url=URL)
    assert list(shown(article, title.partition(":")[0])) == wanted
    assert BLOCKS_ALONE.parse_html(html.document_fromstring(page), url=URL).images == article.images


def test_a_page_without_an_address_keeps_relative_ones() -> None:
    page = f'<article>{STORY}<p><img src="a.jpg"><a href="b">It</a> sails at nine.</p>{STORY}</article>'
    article = BLOCKS_ALONE.parse_html(page)
    assert [image.url for image in article.images] == ["a.jpg"]
    assert [link.url for link in article.links] == ["b"]
    assert article.source_url is None


def test_the_address_that_the_caller_gave_is_kept_beside_the_declared_one() -> None:
    page = f'<head><link rel="canonical" href="https://famous.example/1"></head><article>{STORY}</article>'
    article = newsmodel.parse_html(page, url=URL)
    assert (article.url, article.source_url) == ("https://famous.example/1", URL)
    text = newsmodel.parse_text("The ferry runs again.", url=URL)
    assert (text.url, text.source_url) == (URL, URL)


def test_what_the_metadata_tell_alone_keeps_pictures_in_their_place() -> None:
    story = "The ferry of Nordhaven runs again after three weeks in the dock. " * 10
    page = (
        f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{story}"}}</script>'
        '<article><h1>The ferry runs again</h1><figure><img src="/a.jpg"><figcaption>The ferry on Monday.'
        "</figcaption></figure><p>The ferry of Nordhaven runs again after three weeks.</p></article>"
    )
    article = BLOCKS_ALONE.parse_html(page, url=URL)
    assert [(image.at, image.caption and image.caption.text) for image in article.images] == [
        (1, "The ferry on Monday.")
    ]


KINDS = {
    "links": '<a href="/{0}">word {0}</a>, ',
    "links with parts": '<a href="/{0}">word <b>{0}</b> <i>of</i> it</a>, ',
    "links over breaks": 'A line of a poem <a href="/{0}">that<br><br>goes</a> on, ',
    "pictures": '<img src="/picture-{0}.jpg" alt="Number {0}">',
    "pictures with captions": (
        '<figure><img src="/{0}-{0}-{0}.jpg"><figcaption>Picture {0} of the ferry.</figcaption></figure>'
    ),
    "one caption": '<figure><img src="/n{0}.jpg"><figcaption>The ferry of Nordhaven.</figcaption></figure>',
    "sizes": '<img src="/same-{0}x{0}.jpg" srcset="/a-{0}.jpg {0}w, /b-{0}.jpg 10w">',
    "frames": '<iframe src="https://player.example/{0}"></iframe>',
    "nested links": "<span><a href='/{0}'>",
}


@pytest.mark.parametrize("kind", KINDS)
def test_time_grows_with_their_number(kind: str) -> None:
    def page(size: int) -> str:
        many = "".join(KINDS[kind].format(number) for number in range(150 * size))
        return f"<article>{STORY}{STORY}<div>{many}</div>{STORY}</article>"

    assert_in_proportion(page, lambda text: BLOCKS_ALONE.parse_html(text, url=URL), 4)
