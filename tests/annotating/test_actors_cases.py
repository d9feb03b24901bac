"""The cases of tests/cases/actors: who and what is found in a text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsmodel.annotating import with_actors, with_sentences
from newsmodel.model import Actor, Article, Block, Headline, Paragraph

CASES = Path(__file__).parent.parent / "cases" / "actors"


def read_cases() -> Iterator[tuple[str, str, str, str]]:
    """Yield language, title, text and expectation of each case."""
    for path in sorted(CASES.glob("*.txt")):
        for case in path.read_text("utf-8").split("\n## ")[1:]:
            title, _, rest = case.partition("\n")
            text, _, expected = rest.partition("\n---")
            yield path.stem, title, text.strip(), expected.strip()


def block(line: str) -> Block:
    return Headline(line[2:]) if line.startswith("# ") else Paragraph(line)


def described(actor: Actor, article: Article) -> dict[str, list[str]]:
    return {
        "role": list(actor.roles),
        "of": [actor.affiliation] if actor.affiliation else [],
        "also": list(actor.aliases),
        "seen": [" / ".join(article[mention.span] for mention in actor.mentions)],
    }


@pytest.mark.parametrize(
    ("language", "title", "text", "expected"),
    [pytest.param(*case, id=f"{case[0]}: {case[1]}") for case in read_cases()],
)
def test_actors_of_case(language: str, title: str, text: str, expected: str) -> None:
    blocks = tuple(map(block, text.splitlines()))
    article = with_actors(with_sentences(Article(blocks=blocks, language=language)))
    wanted = [line for line in expected.splitlines() if line and not line.startswith(" ")]
    assert [f"{actor.kind.value} {actor.name}" for actor in article.actors] == wanted
    index = -1
    for line in expected.splitlines():
        if not line.startswith(" "):
            index += bool(line)
            continue
        key, _, value = line.strip().partition(" ")
        assert value in described(article.actors[index], article)[key]
