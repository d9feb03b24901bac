"""The examples run, and print what a reader of the documentation is told they print."""

from __future__ import annotations

import html.parser
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import newsmodel

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
TEXT = (EXAMPLES / "harbour.txt").read_text(encoding="utf-8")
PAGE = (EXAMPLES / "harbour.html").read_text(encoding="utf-8")


def printed_by(script: str, *arguments: str) -> str:
    run = subprocess.run(
        [sys.executable, "-W", "error", str(EXAMPLES / script), *arguments],
        cwd=EXAMPLES.parent,
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8"},
    )
    return run.stdout


#: These need more than newsmodel and have tests of their own.
WITH_OTHERS = {
    "crawled_pages.py", "linked_articles.py", "pool_articles.py", "ray_articles.py", "ray_links.py",
    "scrapy_spider.py", "spark_articles.py", "spark_links.py", "web_poet_page.py",
}  # fmt: skip


@pytest.mark.parametrize("script", sorted({path.name for path in EXAMPLES.glob("*.py")} - WITH_OTHERS))
def test_every_example_runs_and_prints(script: str) -> None:
    arguments = ["examples/harbour.txt"] if script == "show_article.py" else []
    assert printed_by(script, *arguments).strip()


def test_the_printed_article_shows_everything_that_was_found() -> None:
    article = newsmodel.parse_text(TEXT)
    shown = re.sub(r"\s+", " ", printed_by("show_article.py", "examples/harbour.txt"))
    for caption in article.captions:
        assert caption.text in shown
    for quote in article.quotes:
        assert all(article[span] in shown for span in quote.spans)
    for actor in article.actors:
        assert actor.name in shown
    for event in article.events:
        assert article[event.span] in shown


def test_a_page_is_printed_as_its_text_is() -> None:
    of_page, of_text = (printed_by("show_article.py", f"examples/harbour.{end}") for end in ("html", "txt"))
    said = [shown.partition("Who said what")[2].partition("Who is who")[0] for shown in (of_page, of_text)]
    assert said[0] == said[1]


def test_the_printed_article_keeps_to_the_width() -> None:
    lines = printed_by("show_article.py", "examples/harbour.txt", "--width", "72").splitlines()
    assert max(map(len, lines)) <= 72


def test_the_example_article_is_read_as_its_newsroom_meant_it() -> None:
    article = newsmodel.parse_text(TEXT)
    assert article.headline == "Winter tells ferry lines that the old pier must close before autumn"
    assert [caption.occurrences for caption in article.captions] == [2, 1, 1]
    assert [caption.illustrative for caption in article.captions] == [False, False, True]
    assert len(article.paragraphs) == 11
    assert len(article.boilerplate) == 6
    assert {"Ada Winter", "Piet Solheim", "Marit Haugen", "Ruben Aker", "Jonas Feld"} == {
        actor.name for actor in article.actors if actor.kind is newsmodel.ActorKind.PERSON
    }
    assert [quote.text for quote in article.quotes_by("Haugen") if quote.kind is newsmodel.QuoteKind.MIXED]


class _Visible(html.parser.HTMLParser):
    """Collects the text of a page, captions and forms included."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def test_the_page_holds_the_same_article_as_the_text() -> None:
    reader = _Visible()
    reader.feed(PAGE[PAGE.index("<article>") : PAGE.index("</article>")])
    visible = " ".join("".join(reader.pieces).split())
    for line in filter(None, TEXT.splitlines()):
        if not line.startswith(("Read more: Five piers", "©")):
            assert line in visible, line


def test_the_page_s_metadata_is_valid_json() -> None:
    data = json.loads(PAGE.split('<script type="application/ld+json">')[1].split("</script>")[0])
    news = data["@graph"][0]
    assert news["headline"] == TEXT.splitlines()[0]
    assert [author["name"] for author in news["author"]] == ["Nora Lindqvist", "Tomas Reyl"]


@pytest.mark.parametrize(
    "story",
    [
        ("The board opened the landing on Monday.",),
        ("Mayor Ada Winter opened the new landing at Gull Quay on Monday.", "“It works,” Winter said."),
        (
            "The Harbour Board opened the landing at Gull Quay on Monday after a delay of two years.",
            "“The islands are closer now, and nobody waits for the tide,” Mayor Ada Winter said.",
            "The first boat was full.",
        ),
    ],
    ids=lambda story: f"{len(story)} paragraphs",
)
@pytest.mark.parametrize("headline", ["Board opens new landing at Gull Quay", None])
def test_a_short_article_has_a_body(story: tuple[str, ...], headline: str | None) -> None:
    article = newsmodel.parse_text("\n\n".join(filter(None, (headline, *story))))
    assert [paragraph.text for paragraph in article.paragraphs] == list(story)
    assert article.headline == headline
