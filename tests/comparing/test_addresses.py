"""Pictures, films and links of two versions of a story."""

from __future__ import annotations

import pytest
from hypothesis import given

from newsmodel import Article, Hyperlink, Image, Media, MediaKind, Paragraph, Span, compare, strategies
from newsmodel.comparing import AddressChange, ChangeKind
from newsmodel.interop import revisions
from newsmodel.model._pictures import picture_key

OLD = Article(
    blocks=(Paragraph("The ferry runs."),),
    images=(
        Image("https://example.org/ferry-640x360.jpg", alt="A ferry"),
        Image("https://example.org/pier.jpg"),
    ),
    links=(Hyperlink(Span(0, 4, 9), "https://example.org/ferry"),),
    media=(Media("https://player.example/5", MediaKind.VIDEO, title="The storm"),),
)
NEW = Article(
    blocks=OLD.blocks,
    images=(
        Image("https://cdn.example.org/w_1200/ferry-1200x675.jpg"),
        Image("https://example.org/quay.jpg"),
    ),
    links=(*OLD.links, Hyperlink(Span(0, 10, 14), "https://example.org/runs")),
)


def test_what_is_new_and_what_is_gone() -> None:
    revision = compare(OLD, NEW)
    assert [(change.kind, change.url, change.text) for change in revision.images] == [
        (ChangeKind.ADDED, "https://example.org/quay.jpg", None),
        (ChangeKind.REMOVED, "https://example.org/pier.jpg", None),
    ]
    assert revision.links == (
        AddressChange(kind=ChangeKind.ADDED, url="https://example.org/runs", text="runs"),
    )
    assert [(change.kind, change.text) for change in revision.media] == [(ChangeKind.REMOVED, "The storm")]
    assert revision
    assert revisions.from_json(revisions.to_json(revision)) == revision


def test_nothing_changes_from_an_article_to_itself() -> None:
    assert not compare(OLD, OLD)


@given(strategies.articles(), strategies.articles())
def test_what_one_way_adds_the_other_removes(old: Article, new: Article) -> None:
    there, back = compare(old, new), compare(new, old)
    for ways in ((there.images, back.images), (there.links, back.links), (there.media, back.media)):
        added, removed = (
            {change.url for change in way if change.kind is kind}
            for way, kind in zip(ways, (ChangeKind.ADDED, ChangeKind.REMOVED), strict=True)
        )
        assert added == removed


SAME = [
    ("https://e.org/a/harbour.jpg", "https://cdn.e.org/1200x630/harbour.jpg?w=3"),
    ("https://e.org/ferry-1200x630.jpg", "https://e.org/ferry-scaled.webp"),
    ("https://e.org/ferry_640.jpg", "https://e.org/ferry@2x.jpg"),
    ("https://e.org/abc/16x9/1200.jpg", "https://e.org/abc/1x1/640.jpg"),
    ("https://e.org/_next/image?url=%2Fp%2Fharbour.jpg&w=640", "https://e.org/p/harbour.jpg"),
    ("https://r.e.org/fit-in/800x0/https%3A%2F%2Fe.org%2Fp%2Fharbour.jpg", "https://e.org/p/harbour.jpg"),
    ("https://e.org/image?id=12&width=640", "https://e.org/image?id=12&width=1280"),
]
OTHER = [
    ("https://e.org/IMG_1234.jpg", "https://e.org/IMG_1235.jpg"),
    ("https://e.org/abc/1200.jpg", "https://e.org/def/1200.jpg"),
    ("https://e.org/image?id=12", "https://e.org/image?id=13"),
    ("https://e.org/a/image.jpg", "https://e.org/b/image.jpg"),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_a_picture_is_the_same_in_another_size(one: str, two: str) -> None:
    assert picture_key(one) == picture_key(two)


@pytest.mark.parametrize(
    ("one", "two"), [*OTHER, ("https://[x/a.jpg", "https://[y/a.jpg"), ("a" * 3000, "b")]
)
def test_other_pictures_are_others(one: str, two: str) -> None:
    assert picture_key(one) != picture_key(two)
