"""Pages and the blocks of their articles: the cases in ``tests/cases/pages``; their form is told there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsmodel import Block, Boilerplate, Parser

CASES = Path(__file__).parent.parent / "cases" / "pages"
BLOCKS_ALONE = Parser(annotators=())


def cases() -> Iterator[tuple[str, str, list[str]]]:
    for file in sorted(CASES.glob("*.txt")):
        for case in re.split(r"^## ", file.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            title, _, rest = case.partition("\n")
            page, _, wanted = rest.partition("\n---\n")
            yield f"{file.stem}: {title}", page, [line for line in wanted.splitlines() if line]


def shown(block: Block) -> str:
    kind = type(block).__name__.lower()
    return (
        f"{kind}:{block.kind.value} {block.text}"
        if isinstance(block, Boilerplate)
        else f"{kind} {block.text}"
    )


@pytest.mark.parametrize(("page", "wanted"), [pytest.param(*rest, id=title) for title, *rest in cases()])
def test_a_page_gives_these_blocks(page: str, wanted: list[str]) -> None:
    assert [shown(block) for block in BLOCKS_ALONE.parse_html(page).blocks] == wanted
    assert BLOCKS_ALONE.parse_html(page.encode()) == BLOCKS_ALONE.parse_html(page)
