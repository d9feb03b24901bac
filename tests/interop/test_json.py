"""Articles as plain data and as JSON text, and back."""

from __future__ import annotations

import copy
import io
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from itertools import islice
from pathlib import Path
from typing import Any

import attrs
import pytest

import newsmodel
from newsmodel import (
    Article,
    Block,
    Boilerplate,
    Headline,
    Paragraph,
    SerializationError,
    from_dict,
    from_json,
    from_json_lines,
    to_dict,
    to_json,
    to_json_lines,
)

CASES = Path(__file__).parents[1] / "cases" / "json"
TEXT = (CASES / "article.json").read_text("utf-8")
REFUSED: list[dict[str, Any]] = tomllib.loads((CASES / "refused.toml").read_text("utf-8"))["case"]


def data() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(TEXT)
    return loaded


def test_the_example_reads_and_writes_itself() -> None:
    article = from_json(TEXT)
    assert to_dict(article) == data()
    assert from_dict(data()) == article
    assert from_json(to_json(article)) == from_json(to_json(article).encode()) == article
    assert json.loads(to_json(article, indent=2)) == data()


def attributes_of(kind: type) -> set[str]:
    return {field.alias or field.name for field in attrs.fields(kind)}


def test_the_example_shows_every_attribute_of_every_noun() -> None:
    """Else a change of the format could pass unseen."""
    article = data()
    shown = {key for block in article["blocks"] for key in block} - {"type"}
    kinds = [kind for kind in vars(newsmodel).values() if isinstance(kind, type) and issubclass(kind, Block)]
    assert shown == {name for kind in kinds for name in attributes_of(kind)}
    assert set(article) - {"newsmodel", "text", "day"} == attributes_of(Article)
    assert {block["type"] for block in article["blocks"]} == {
        "".join(f"-{c.lower()}" if c.isupper() else c for c in kind.__name__)[1:]
        for kind in kinds
        if kind is not Block
    }
    nouns = {
        "actors": newsmodel.Actor,
        "authors": newsmodel.Author,
        "events": newsmodel.Event,
        "links": newsmodel.Hyperlink,
        "media": newsmodel.Media,
        "quotes": newsmodel.Quote,
        "times": newsmodel.TimeExpression,
    }
    for name, noun in nouns.items():
        assert {key for entry in article[name] for key in entry} == attributes_of(noun)
    written = {field.name for field in attrs.fields(newsmodel.Image) if field.init}
    assert {key for entry in article["images"] for key in entry} == written
    assert set(article["dateline"]) == attributes_of(newsmodel.Dateline)
    assert set(article["dateline"]["place"]) == attributes_of(newsmodel.Place)


def test_what_is_at_its_default_is_left_out() -> None:
    assert to_dict(Article()) == {"newsmodel": 1}
    assert to_dict(Article(blocks=(Paragraph("x"), Boilerplate("y")))) == {
        "newsmodel": 1,
        "text": "x",
        "blocks": [{"type": "paragraph", "text": "x"}, {"type": "boilerplate", "text": "y"}],
    }
    assert from_dict({"newsmodel": 1}) == Article()


def test_text_and_day_are_there_for_readers_and_are_not_read_back() -> None:
    article = Article(
        blocks=(Paragraph("x"), Headline("y"), Paragraph("z")), published=datetime(2020, 10, 26, 23)
    )
    written = to_dict(article)
    assert (written["text"], written["day"]) == (article.text, "2020-10-26") == ("x\n\nz", "2020-10-26")
    without = {key: value for key, value in written.items() if key not in ("text", "day")}
    assert from_dict(without) == from_dict(written) == article
    assert from_dict({**without, "text": None, "day": None}) == article
    assert from_dict({**written, "text": "another", "day": "1999-12-31"}) == article


def test_json_is_one_line_of_plain_characters_unless_asked() -> None:
    article = Article(blocks=(Headline("Größe zählt – 港"),))
    assert to_json(article) == '{"newsmodel":1,"blocks":[{"type":"headline","text":"Größe zählt – 港"}]}'
    assert to_json(article, indent=1).splitlines()[:2] == ["{", ' "newsmodel": 1,']


def values_in(value: Any) -> Iterator[Any]:
    yield value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from values_in(inner)
    if isinstance(value, list):
        for inner in value:
            yield from values_in(inner)


class Smart(str):
    """A string that knows where it came from, as those of an lxml tree do."""

    __slots__ = ("parent",)

    def __str__(self) -> str:
        return "smart"


def test_the_data_is_of_plain_types_alone() -> None:
    article = attrs.evolve(from_json(TEXT), url=Smart("https://example.org"), keywords=(Smart("harbour"),))
    written = to_dict(article)
    assert {type(value) for value in values_in(written)} <= {dict, list, str, int, bool, float, type(None)}
    assert written["url"] == "https://example.org"
    assert from_dict(written) == article


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (date(2020, 10, 26), "2020-10-26"),
        (datetime(2020, 10, 26), "2020-10-26T00:00:00"),
        (datetime(2020, 10, 26, 1, 2, 3, 4), "2020-10-26T01:02:03.000004"),
        (datetime(2020, 10, 26, fold=1), "2020-10-26T00:00:00"),
        (datetime(1, 1, 1, tzinfo=timezone.utc), "0001-01-01T00:00:00+00:00"),  # noqa: UP017
        (
            datetime(2020, 10, 26, tzinfo=timezone(-timedelta(hours=3, seconds=7, microseconds=9))),
            "2020-10-26T00:00:00-03:00:07.000009",
        ),
        (date.max, "9999-12-31"),
    ],
)
def test_days_and_moments_come_back_as_they_were(moment: date, written: str) -> None:
    article = Article(published=moment, modified=moment)
    assert to_dict(article)["published"] == written
    read = from_dict(to_dict(article)).published
    assert read == moment
    assert type(read) is type(moment)
    if isinstance(read, datetime) and isinstance(moment, datetime):
        assert read.utcoffset() == moment.utcoffset()


def test_a_moment_may_be_written_as_others_write_it() -> None:
    read = from_dict({"newsmodel": 1, "published": "2020-10-26T18:30:00.25Z"}).published
    assert read == datetime(2020, 10, 26, 18, 30, 0, 250_000, tzinfo=timezone.utc)  # noqa: UP017


def change(document: dict[str, Any], case: dict[str, Any]) -> None:
    holder: Any = document
    *way, last = case["at"]
    for step in way:
        holder = holder[step]
    if "put" in case:
        holder[last] = case["put"]
    else:
        del holder[last]


@pytest.mark.parametrize("case", REFUSED, ids=[case["name"] for case in REFUSED])
def test_data_that_does_not_fit_is_refused_with_its_path(case: dict[str, Any]) -> None:
    document = data()
    change(document, case)
    before = copy.deepcopy(document)
    with pytest.raises(SerializationError) as caught:
        from_dict(document)
    assert case["says"] in str(caught.value)
    assert caught.value.path == tuple(case.get("path", case["at"]))
    assert document == before
    with pytest.raises(SerializationError) as again:
        from_json(json.dumps(document))
    assert (again.value.path, str(again.value)) == (caught.value.path, str(caught.value))


DEEP = 100_000

NO_ARTICLE: dict[str, tuple[str | bytes, str]] = {
    "nothing": ("", "no JSON"),
    "half of it": (TEXT[:500], "no JSON"),
    "two of it": (TEXT + TEXT, "no JSON"),
    "bytes that are no UTF-8": (b'{"newsmodel":1,"url":"\xff"}', "no JSON"),
    "UTF-16": (TEXT.encode("utf-16"), "no JSON"),
    "a list": ("[]", "expected an object"),
    "a number": ("1", "expected an object"),
    "deep lists": ("[" * DEEP + "]" * DEEP, "no JSON"),
    "deep objects": ('{"a":' * DEEP + "1" + "}" * DEEP, "no JSON"),
    "a deep value": ('{"newsmodel":1,"url":' + "[" * 500 + "]" * 500 + "}", "expected str"),
    "an endless number": ('{"newsmodel":' + "1" * 5000 + "}", "no JSON"),
    "a huge number": ('{"newsmodel":1,"sentences":[[' + "1" * 4000 + ",0,1]]}", "lies outside"),
    "a huge number for a text": ('{"newsmodel":1,"url":' + "1" * 4000 + "}", "expected str"),
    "a huge fraction": ('{"newsmodel":1,"url":1e999}', "expected str"),
    "no number": ('{"newsmodel":1,"url":NaN}', "NaN"),
    "a key twice": ('{"newsmodel":1,"url":"a","url":"b"}', "the key 'url' stands twice"),
    "a key twice deep down": ('{"newsmodel":1,"authors":[{"name":"A","name":"B"}]}', "'name' stands twice"),
    "half a surrogate pair, escaped": ('{"newsmodel":1,"keywords":["a","\\ud83d"]}', "lone surrogate"),
    "half a surrogate pair, raw": ('{"newsmodel":1,"url":"\ud83d"}', "lone surrogate"),
    "half a surrogate pair in a key": ('{"newsmodel":1,"\\udc00":1}', "lone surrogate"),
    "a control character": ('{"newsmodel":1,"url":"\x01"}', "no JSON"),
}


@pytest.mark.parametrize("case", NO_ARTICLE)
def test_text_that_is_no_article_is_refused(case: str) -> None:
    text, message = NO_ARTICLE[case]
    with pytest.raises(SerializationError, match=message) as caught:
        from_json(text)
    assert len(str(caught.value)) < 5000


def test_a_surrogate_is_refused_where_it_stands() -> None:
    with pytest.raises(SerializationError) as caught:
        from_json('{"newsmodel":1,"keywords":["a","\\ud83d"]}')
    assert caught.value.path == ("keywords", 1)
    with pytest.raises(SerializationError) as written:
        to_json(Article(keywords=("a", "\ud83d")))
    assert written.value.path == ("keywords", 1)


def test_a_pair_of_surrogates_is_a_character() -> None:
    assert from_json('{"newsmodel":1,"url":"\\ud83d\\ude00"}').url == "😀"


def test_data_may_hold_what_json_text_cannot() -> None:
    article = Article(url="\ud83d")
    assert from_dict(to_dict(article)) == article


def test_bytes_may_start_with_a_byte_order_mark() -> None:
    assert from_json(b"\xef\xbb\xbf" + TEXT.encode()) == from_json(TEXT)


def test_json_lines_bring_articles_back() -> None:
    articles = [from_json(TEXT), Article(), Article(keywords=("a\u2028b\x85c\u2029d\ne", "港"))]
    lines = list(to_json_lines(iter(articles)))
    assert len("".join(lines).splitlines()) == len(articles)
    assert [line[-1] for line in lines] == ["\n"] * len(articles)
    assert "港" in lines[2]
    for given in (
        lines,
        "".join(lines).splitlines(),
        [line.encode() for line in lines],
        io.StringIO("".join(lines)),
    ):
        assert list(from_json_lines(given)) == articles
    assert list(from_json_lines(["\n", *lines, "", b"  "])) == articles


def test_json_lines_are_read_and_written_one_by_one() -> None:
    def endless() -> Iterator[Article]:
        while True:
            yield Article(url="a")

    assert [article.url for article in islice(from_json_lines(to_json_lines(endless())), 3)] == ["a"] * 3


def test_a_line_that_is_no_article_is_told_with_its_number() -> None:
    lines = to_json_lines([Article(), Article(keywords=("half \ud83d",))])
    assert next(lines)
    with pytest.raises(SerializationError, match="surrogate") as caught:
        next(lines)
    assert caught.value.path == (1, "keywords", 0)
    with pytest.raises(SerializationError, match="expected str, got 5") as caught:
        list(from_json_lines(["", '{"newsmodel":1}', '{"newsmodel":1,"url":5}']))
    assert caught.value.path == (2, "url")


def test_lines_are_several() -> None:
    wrong: Any = Article()
    with pytest.raises(TypeError, match="into a list"):
        to_json_lines(wrong)
    with pytest.raises(TypeError, match="article is an Article"):
        list(to_json_lines([wrong.url]))
    for text in ("{}", b"{}"):
        with pytest.raises(TypeError, match="several strings"):
            from_json_lines(text)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="str or bytes"):
        list(from_json_lines([wrong]))


@pytest.mark.parametrize("wrong", [None, "x", {}, 5, Headline("x")])
def test_only_articles_are_written(wrong: Any) -> None:
    with pytest.raises(TypeError, match="article is an Article"):
        to_dict(wrong)
    with pytest.raises(TypeError, match="article is an Article"):
        to_json(wrong)


@pytest.mark.parametrize("wrong", [None, "x", [], 5, Article()])
def test_only_dicts_are_read(wrong: Any) -> None:
    with pytest.raises(TypeError, match="data is a dict"):
        from_dict(wrong)


@pytest.mark.parametrize("wrong", [None, {}, 5, bytearray(b"{}")])
def test_only_texts_are_read(wrong: Any) -> None:
    with pytest.raises(TypeError, match="text is a str or bytes"):
        from_json(wrong)


def test_actors_that_are_read_are_shared() -> None:
    article = from_json(TEXT)
    assert article.quotes[0].speaker is article.actors[0]
    assert article.captions[0].depicts[0].actor is article.actors[0]


def test_reading_one_article_knows_nothing_of_the_last() -> None:
    from_json(TEXT)
    stranger = {"newsmodel": 1, "blocks": [{"type": "paragraph", "text": "Ada"}]}
    stranger["quotes"] = [{"text": "Ada", "spans": [[0, 0, 3]], "speaker": "ada-winter"}]
    with pytest.raises(SerializationError, match="no actor has the id 'ada-winter'"):
        from_dict(stranger)


def test_importing_newsmodel_loads_no_reader_and_no_extra() -> None:
    code = "import sys, newsmodel; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "newsmodel.interop.json" in loaded.split()
    assert not {"cattrs", "hypothesis", "pandas", "pyarrow", "spacy"} & set(loaded.split())
