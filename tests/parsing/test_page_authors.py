"""Who wrote the article of a page that prints it only around the story."""

from __future__ import annotations

import pytest

from newsmodel import Parser

BLOCKS = Parser(annotators=())
STORY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The harbour was closed on Tuesday after a storm had torn the northern jetty from its piles.",
        "It will stay so for weeks to come, the master of the harbour said at the town hall of Harn.",
        "The boats lie in the river now, and their crews mend the nets on the meadow behind the church.",
    )
)


def authors(language: str, page: str) -> list[str]:
    article = BLOCKS.parse_html(f'<html lang="{language}"><body><main>{page}</main></body></html>')
    return [author.name for author in article.authors]


@pytest.mark.parametrize(
    ("language", "page"),
    [
        ("en", f"<h1>Harbour closed</h1><div class='post'>{STORY}<p>By Ada Winter</p></div>"),
        ("de", f"<h1>Hafen gesperrt</h1><div class='post'>{STORY}</div><p>Text: Ada Winter</p>"),
        ("en", f"<h1>Harbour closed</h1><div class='post'>{STORY}</div><div class='author'>Ada Winter</div>"),
        ("en", f"<h1>Harbour closed</h1><p>3 May 2024 / by Ada Winter</p><div class='post'>{STORY}</div>"),
    ],
)
def test_a_line_at_the_edge_of_the_story_names_the_author(language: str, page: str) -> None:
    assert authors(language, page) == ["Ada Winter"]


def test_the_title_of_the_next_story_names_nobody() -> None:
    teaser = "<section><h3>Nora Gale wins again</h3><p>Ben Frost</p></section>"
    assert authors("en", f"<h1>Harbour closed</h1><article>{STORY}</article>{teaser}") == []
