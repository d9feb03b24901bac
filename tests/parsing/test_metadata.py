"""Metadata: what the pages of the case files say is read as the files say."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsmodel.parsing.metadata import Metadata, read_metadata
from newsmodel.parsing.tree import tree_of

CASES = Path(__file__).parent.parent / "cases" / "metadata"

Case = tuple[str, dict[str, str]]


def _cases() -> dict[str, Case]:
    """Return page and expectation by name: "## name", the page, "---", then a line a fact."""
    cases: dict[str, Case] = {}
    for path in sorted(CASES.glob("*.txt")):
        for case in path.read_text("utf-8").split("## ")[1:]:
            name, _, rest = case.partition("\n")
            page, _, facts = rest.partition("\n---\n")
            pairs = (line.partition("  ") for line in facts.splitlines() if line.strip())
            cases[f"{path.stem}: {name}"] = page, {key: value.strip() for key, _, value in pairs}
    return cases


def _listed(values: object) -> str:
    return "; ".join(map(str, values)) if isinstance(values, tuple) else str(values)


def _said(metadata: Metadata, key: str) -> str:
    match key:
        case "authors":
            value: object = tuple(author.name for author in metadata.authors)
        case "address":
            value = metadata.url
        case "free":
            value = {True: "yes", False: "no", None: None}[metadata.free_to_read]
        case "body":
            value = metadata.article_body and metadata.article_body.replace("\n", " / ")
        case "images":
            value = tuple(
                ", ".join(filter(None, (image.url, image.caption, image.credit))) for image in metadata.images
            )
        case "standfirst":
            value = next(iter(metadata.standfirsts), None)
        case _:
            value = getattr(metadata, key)
    return "-" if value in (None, ()) else _listed(value)


@pytest.mark.parametrize("case", _cases().values(), ids=_cases())
def test_case(case: Case) -> None:
    page, facts = case
    url = facts.get("url")
    expected = {key: value for key, value in facts.items() if key != "url"}
    metadata = read_metadata(tree_of(page).roots[0], url=url)
    assert {key: _said(metadata, key) for key in expected} == expected
