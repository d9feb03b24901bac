"""Plain texts and what their lines are: the cases in ``tests/cases/text``.

A case is a title after ``##``, the text, ``---``, and one line for each block: its kind, then its text.
A credit stands below its caption, with ``x2`` before it or before the caption's text if it is printed twice;
``boilerplate:read-more`` gives the kind of boilerplate. Below ``===`` stand facts of the whole article.
``\\t``, ``\\r``, ``\\u200b`` and the like are written out in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsmodel import Article, Block, Boilerplate, Caption, Parser

CASES = Path(__file__).parent.parent / "cases" / "text"
BLOCKS_ALONE = Parser(annotators=())


def cases() -> Iterator[tuple[str, str, list[str], list[str]]]:
    for file in sorted(CASES.glob("*.txt")):
        for case in re.split(r"^## ", file.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            title, _, rest = case.partition("\n")
            text, _, wanted = rest.partition("\n---\n")
            blocks, _, facts = wanted.partition("===\n")
            yield f"{file.stem}: {title}", unescaped(text), listed(blocks), listed(facts)


def unescaped(text: str) -> str:
    return re.sub(r"\\(?:u[0-9a-f]{4}|[trnx]\w*)", lambda m: m[0].encode().decode("unicode_escape"), text)


def listed(lines: str) -> list[str]:
    return [" ".join(line.split()) for line in lines.splitlines() if line.strip()]


def shown(block: Block) -> Iterator[str]:
    kind = type(block).__name__.lower()
    if isinstance(block, Boilerplate):
        kind += f":{block.kind.value}"
    if isinstance(block, Caption):
        times = f"x{block.occurrences} " if block.occurrences > 1 else ""
        kind = "illustrative-caption" if block.illustrative else kind
        yield f"{kind} {times}{block.text}".strip()
        if block.credit:
            yield f"credit {block.credit.line}"
            yield from (f"name {name}" for name in block.credit.names)
            yield from (f"agency {agency}" for agency in block.credit.agencies)
        return
    yield f"{kind} {block.text}"


def facts(article: Article) -> Iterator[str]:
    yield f"language {article.language}"
    yield from (f"author {author.name}" for author in article.authors)
    if article.published:
        yield f"published {article.published.isoformat()}"
    if article.modified:
        yield f"modified {article.modified.isoformat()}"
    if dateline := article.dateline:
        yield f"dateline {article[dateline.span]}"
        yield f"dateline-place {dateline.place}"
        yield f"dateline-agency {dateline.agency}"
        yield f"dateline-day {dateline.date and dateline.date.value}"
    yield from (f"diagnostic {diagnostic}" for diagnostic in article.diagnostics)


@pytest.mark.parametrize(
    ("text", "blocks", "whole"), [pytest.param(t, b, w, id=title) for title, t, b, w in cases()]
)
def test_case(text: str, blocks: list[str], whole: list[str]) -> None:
    article = BLOCKS_ALONE.parse_text(text)
    assert [line for block in article.blocks for line in shown(block)] == blocks
    found = list(facts(article))
    for fact in whole:
        no = fact.removeprefix("no ")
        if fact != no:
            assert not [line for line in found if line.startswith(no)]
        else:
            assert fact in found
