"""Pictures, links and media in every way out."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import attrs
import pytest
from lxml import etree

import newsmodel
from newsmodel import (
    Article,
    Caption,
    Credit,
    Headline,
    Hyperlink,
    Image,
    ListItem,
    Media,
    MediaKind,
    Paragraph,
    Span,
)
from newsmodel.interop import frames
from newsmodel.interop.markdown import to_markdown
from newsmodel.interop.newsml_g2 import to_newsml_g2
from newsmodel.interop.ninjs import to_ninjs
from newsmodel.interop.nitf import to_nitf
from newsmodel.interop.notebook import article_html
from newsmodel.interop.schema_org import from_schema_org, to_schema_org

CREDIT = Credit("Amos Berg/AP Photo", names=("Amos Berg",), agencies=("AP Photo",))
FERRY = Image("https://example.org/ferry.jpg", alt="A ferry", width=1200, lead=True, at=1, block=1)
PIER = Image("https://example.org/pier_(old).jpg", alt="A [pier]", at=3)
FILM = Media("https://player.example/5", MediaKind.VIDEO, title="The storm", at=3)
MAP = Media("https://maps.example/x?a=1&b=2", at=4)
SHIPS = Hyperlink(Span(2, 4, 9), "https://example.org/ships?a=1&b=2")
BOARD = Hyperlink(Span(3, 4, 9), "https://example.org/board")
QUAY = Hyperlink(Span(1, 13, 17), "https://example.org/quay")
ARTICLE = Article(
    blocks=(
        Headline("Harbour opens again"),
        Caption("Ferry at the quay.", credit=CREDIT, image_url=FERRY.url, alt=FERRY.alt),
        Paragraph("No! Ships came on Monday."),
        ListItem("The board was glad."),
    ),
    url="https://example.org/1",
    source_url="https://www.example.org/1?feed",
    published=newsmodel.from_dict({"newsmodel": 1, "published": "2024-03-04T10:00:00Z"}).published,
    images=(FERRY, PIER),
    links=(QUAY, SHIPS, BOARD),
    media=(FILM, MAP),
)


def test_a_picture_of_an_article_has_its_caption() -> None:
    ferry, pier = ARTICLE.images
    assert (ferry.caption, pier.caption) == (ARTICLE.blocks[1], None)
    assert ARTICLE.lead_image == ferry == FERRY
    assert Article().lead_image is None
    assert attrs.evolve(ARTICLE, images=ARTICLE.images) == ARTICLE
    other = attrs.evolve(
        ARTICLE, blocks=(*ARTICLE.blocks[:1], Caption("Ferry at the pier."), *ARTICLE.blocks[2:])
    )
    assert other.images[0].caption == Caption("Ferry at the pier.")
    assert ferry.with_caption(None).caption is None


def test_they_are_compared_hashed_copied_and_pickled() -> None:
    for field, value in {"images": (FERRY,), "links": (QUAY,), "media": (), "source_url": None}.items():
        assert attrs.evolve(ARTICLE, **{field: value}) != ARTICLE  # type: ignore[arg-type]
    for same in (copy.deepcopy(ARTICLE), pickle.loads(pickle.dumps(ARTICLE))):  # noqa: S301
        assert same == ARTICLE
        assert hash(same) == hash(ARTICLE)
        assert same.images[0].caption == ARTICLE.blocks[1]
    for frozen, name in ((FERRY, "url"), (QUAY, "span"), (FILM, "kind")):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(frozen, name, None)


def test_json_keeps_them_and_reads_what_was_written_before_them() -> None:
    data = newsmodel.to_dict(ARTICLE)
    assert newsmodel.from_json(newsmodel.to_json(ARTICLE)) == ARTICLE
    assert data["images"][1] == {"url": PIER.url, "alt": "A [pier]", "at": 3}
    assert data["links"][0] == {"span": [1, 13, 17], "url": QUAY.url}
    assert data["media"] == [
        {"url": FILM.url, "kind": "video", "title": "The storm", "at": 3},
        {"url": MAP.url, "at": 4},
    ]
    old = {key: data[key] for key in data if key not in ("images", "links", "media", "source_url")}
    read = newsmodel.from_dict(old)
    assert (read.images, read.links, read.media, read.source_url) == ((), (), (), None)
    assert type(data["blocks"][1]["credit"]["agencies"][0]) is str


REFUSED: dict[str, tuple[dict[str, Any], tuple[object, ...]]] = {
    "a caption that is none": ({"images": [{"url": "a", "block": 2}]}, ("images", 0, "block")),
    "a caption that is not there": ({"images": [{"url": "a", "block": 9}]}, ("images", 0, "block")),
    "a picture behind the end": ({"images": [{"url": "a", "at": 5}]}, ("images", 0, "at")),
    "a width of nothing": ({"images": [{"url": "a", "width": 0}]}, ("images", 0)),
    "two lead pictures": ({"images": [{"url": a, "lead": True} for a in "ab"]}, ("images",)),
    "a caption of its own": ({"images": [{"url": "a", "caption": "b"}]}, ("images", 0, "caption")),
    "a link outside its block": ({"links": [{"span": [2, 0, 99], "url": "a"}]}, ("links", 0, "span")),
    "a link to nothing": ({"links": [{"span": [2, 0, 9], "url": " "}]}, ("links", 0)),
    "a film behind the end": ({"media": [{"url": "a", "at": 5}]}, ("media", 0, "at")),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_does_not_fit_is_refused_with_its_path(case: str) -> None:
    changes, path = REFUSED[case]
    with pytest.raises(newsmodel.SerializationError) as raised:
        newsmodel.from_dict({**newsmodel.to_dict(ARTICLE), **changes})
    assert raised.value.path[: len(path)] == path


def test_arrow_keeps_them() -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    from newsmodel.interop import arrow

    table = arrow.to_table([ARTICLE, Article()])
    assert arrow.from_table(table) == (ARTICLE, Article())
    assert table["links"][0][0].as_py() == {"span": {"block": 1, "start": 13, "end": 17}, "url": QUAY.url}
    names = [name for name in table.column_names if name not in ("images", "links", "media", "source_url")]
    assert arrow.from_table(table.select(names))[0].images == ()


def test_tables_have_a_row_for_each() -> None:
    ferry, pier = frames.images_rows(ARTICLE)
    assert ferry == {
        "article": 0,
        "url": "https://example.org/1",
        "image": 0,
        "image_url": FERRY.url,
        "alt": "A ferry",
        "width": 1200,
        "lead": True,
        "block": 1,
        "caption": "Ferry at the quay.",
        "credit": "Amos Berg/AP Photo",
        "names": ["Amos Berg"],
        "agencies": ["AP Photo"],
        "agency_keys": ["ap"],
    }
    assert (pier["caption"], pier["agency_keys"], pier["lead"]) == (None, [], False)
    links = [
        (row["words"], row["type"], row["start"], row["link_host"]) for row in frames.links_rows(ARTICLE)
    ]
    assert links == [
        ("quay", "Caption", None, "example.org"),
        ("Ships", "Paragraph", 4, "example.org"),
        ("board", "ListItem", 31, "example.org"),
    ]
    films = [(row["kind"], row["title"], row["before_block"]) for row in frames.media_rows([ARTICLE])]
    assert films == [("video", "The storm", 3), ("frame", None, 4)]
    [row] = frames.articles_rows(ARTICLE)
    assert [row[name] for name in ("source_url", "images", "links", "media")] == [ARTICLE.source_url, 2, 3, 2]


def test_data_frames_have_their_types() -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    for frame in (frames.images_frame, frames.links_frame, frames.media_frame):
        assert frame([]).dtypes.to_dict() == frame(ARTICLE).dtypes.to_dict()


def test_schema_org_has_them_and_reads_them_back() -> None:
    node = to_schema_org(ARTICLE)
    pier, ferry = node["image"]
    assert pier == {"@type": "ImageObject", "contentUrl": PIER.url, "description": "A [pier]"}
    assert (ferry["contentUrl"], ferry["width"], ferry["representativeOfPage"]) == (FERRY.url, 1200, True)
    assert ferry["caption"] == "Ferry at the quay."
    assert node["video"] == [{"@type": "VideoObject", "contentUrl": FILM.url, "name": "The storm"}]
    assert node["associatedMedia"] == [{"@type": "MediaObject", "embedUrl": MAP.url}]
    assert node["citation"][1] == {"@type": "WebPage", "url": SHIPS.url, "name": "Ships"}
    back = from_schema_org(json.loads(json.dumps(node)))
    assert {(image.url, image.lead, image.width) for image in back.images} == {
        (FERRY.url, True, 1200),
        (PIER.url, False, None),
    }
    assert back.lead_image
    assert back.lead_image.caption
    assert back.lead_image.caption.text == "Ferry at the quay."
    assert {(back[link.span], link.url) for link in back.links} >= {
        ("Ships", SHIPS.url),
        ("board", BOARD.url),
    }
    assert {(media.url, media.kind) for media in back.media} == {
        (FILM.url, MediaKind.VIDEO),
        (MAP.url, MediaKind.FRAME),
    }
    script = {**node, "image": [{**ferry, "contentUrl": "javascript:alert(1)"}]}
    assert from_schema_org(script).images == ()


def test_nitf_and_newsml_g2_have_them() -> None:
    for document in (to_nitf(ARTICLE), to_newsml_g2(ARTICLE)):
        root = etree.fromstring(document)
        n = {"n": "http://iptc.org/std/NITF/2006-10-18/"}
        references: Any = root.xpath("//n:media-reference", namespaces=n)
        assert [dict(found.attrib) for found in references] == [
            {"source": FERRY.url, "alternate-text": "A ferry", "source-credit": "AP Photo", "width": "1200"},
            {"source": PIER.url, "alternate-text": "A [pier]"},
            {"source": FILM.url, "name": "The storm"},
            {"source": MAP.url},
        ]
        kinds: Any = root.xpath("//n:media/@media-type", namespaces=n)
        assert kinds == ["image", "image", "video", "other"]
        links: Any = root.xpath("//n:a", namespaces=n)
        assert [("".join(link.itertext()), link.get("href")) for link in links] == [
            ("quay", QUAY.url),
            ("Ships", SHIPS.url),
            ("board", BOARD.url),
        ]


def test_ninjs_has_them() -> None:
    item = to_ninjs(ARTICLE)
    told = {node["name"]: (node["type"], node["renditions"][0]["href"]) for node in item["associations"]}
    assert told == {
        "picture-1": ("picture", FERRY.url),
        "picture-2": ("picture", PIER.url),
        "media-1": ("video", FILM.url),
        "media-2": ("component", MAP.url),
    }
    html = next(body["value"] for body in item["bodies"] if body["contentType"] == "text/html")
    assert '<p>No! <a href="https://example.org/ships?a=1&amp;b=2">Ships</a> came on Monday.</p>' in html


def test_markdown_shows_them_where_they_stand() -> None:
    assert to_markdown(ARTICLE).split("\n\n")[2:] == [
        "![A ferry](https://example.org/ferry.jpg)",
        "*Ferry at the [quay](https://example.org/quay). (Amos Berg/AP Photo)*",
        "No! [Ships](<https://example.org/ships?a=1&b=2>) came on Monday.",
        "![A \\[pier\\]](<https://example.org/pier_(old).jpg>)",
        "[The storm](https://player.example/5)",
        "- The [board](https://example.org/board) was glad.",
        "[Frame](<https://maps.example/x?a=1&b=2>)\n",
    ]
    plain = to_markdown(ARTICLE, captions=False, links=False)
    assert plain.split("\n\n")[2:] == ["No! Ships came on Monday.", "- The board was glad.\n"]
    bang = Article(blocks=(Paragraph("No!Ships"),), links=(Hyperlink(Span(0, 3, 8), "a"),))
    assert to_markdown(bang) == "No\\![Ships](<a>)\n"


def test_the_notebook_links_words_and_loads_nothing() -> None:
    html = article_html(ARTICLE)
    assert "<img" not in html
    assert "<iframe" not in html
    assert 'href="https://example.org/ships?a=1&amp;b=2"' in html
    for shown in ("pier_(old).jpg", "The storm", "https://maps.example/x?a=1&amp;b=2", "lead picture"):
        assert shown in html
    bad = attrs.evolve(ARTICLE, links=(Hyperlink(Span(2, 4, 9), "javascript:alert(1)"),))
    assert 'href="javascript' not in article_html(bad)
