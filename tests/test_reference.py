"""The reference is complete: members have a sentence, columns and codes of evidence a row."""

from __future__ import annotations

import ast
import enum
import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from newsmodel.annotating import QuoteEvidence
from newsmodel.interop import frames

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"
PAGES = {path.name: path.read_text(encoding="utf-8") for path in sorted(REFERENCE.glob("*.md"))}
NAMES = sorted(
    {name for page in PAGES.values() for name in re.findall(r":: (newsmodel[\w.]*)$", page, re.MULTILINE)}
)


def _objects(name: str) -> Iterator[Any]:
    """Yield what a line of the reference names; of a module, its public classes and functions."""
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError:
        parent, _, last = name.rpartition(".")
        yield getattr(importlib.import_module(parent), last)
        return
    for key, value in vars(module).items():
        is_own = getattr(value, "__module__", None) == name and not key.startswith("_")
        if is_own and (inspect.isclass(value) or inspect.isfunction(value)):
            yield value


def _fields_with_comments(kind: type) -> set[str]:
    """Return the names that a class's own body, or that of one it inherits from, explains with ``#:``."""
    found: set[str] = set()
    for one in kind.__mro__:
        if not one.__module__.startswith("newsmodel"):
            continue
        source = inspect.getsource(one)
        lines = source.splitlines()
        [body] = ast.parse(inspect.cleandoc("if 1:\n" + source) if source[0].isspace() else source).body
        for node in ast.walk(body):
            match node:
                case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
                    above = lines[node.lineno - 2].strip() if node.lineno > 1 else ""
                    if above.startswith("#:") or "#:" in lines[node.lineno - 1]:
                        found.add(name)
    return found


def _members(kind: type) -> Iterator[tuple[str, bool]]:
    """Yield the public members of a class, and whether each has a sentence."""
    explained = _fields_with_comments(kind)
    arguments = set(re.findall(r"^\s+(\w+): ", kind.__doc__ or "", re.MULTILINE))
    if attrs.has(kind):
        fields = [field.name for field in attrs.fields(kind) if not field.name.startswith("_")]
        yield from ((name, name in explained | arguments) for name in fields)
    # Codes of evidence carry their meaning themselves.
    if issubclass(kind, enum.Enum) and kind is not QuoteEvidence:
        yield from ((member.name, member.name in explained) for member in kind)
    for name, value in vars(kind).items():
        # Of a property, a cached one, a class method.
        inner = (getattr(value, part, None) for part in ("fget", "func", "__func__"))
        function = next(filter(None, inner), value)
        if not name.startswith("_") and inspect.isfunction(function):
            yield name, bool((function.__doc__ or "").strip())


@pytest.mark.parametrize("name", NAMES)
def test_every_public_member_has_a_sentence(name: str) -> None:
    if "hypothesis" in name or name.endswith("strategies"):
        pytest.importorskip("hypothesis", reason="hypothesis is not installed")
    without: list[str] = []
    for one in _objects(name):
        if inspect.isclass(one):
            without += [f"{one.__name__}.{member}" for member, explained in _members(one) if not explained]
        if callable(one) and not (one.__doc__ or "").strip():
            without.append(getattr(one, "__name__", name))
    assert not without, "say in one sentence what each is: a docstring, or a comment that begins with #:"


class _Bare:
    """A class with a member without a sentence."""

    def explained(self) -> None:
        """Have one."""

    def bare(self) -> None:
        pass


def test_the_look_at_members_sees_one_without_a_sentence() -> None:
    assert [name for name, explained in _members(_Bare) if not explained] == ["bare"]


_ROW = re.compile(r"^\| `([a-z_]+)` \| `([\w\[\]]+)` \| (.+) \|$", re.MULTILINE)
TABLES = {
    "articles": frames._ARTICLE_TABLE,
    "quotes": frames._QUOTE_TABLE,
    "captions": frames._CAPTION_TABLE,
    "images": frames._IMAGE_TABLE,
    "links": frames._LINK_TABLE,
    "media": frames._MEDIA_TABLE,
    "actors": frames._ACTOR_TABLE,
    "events": frames._EVENT_TABLE,
    "blocks": frames._BLOCK_TABLE,
}


def test_every_column_is_in_the_reference() -> None:
    first, *parts = re.split(r"^## (\w+)$", PAGES["columns.md"], flags=re.MULTILINE)
    told = dict(zip(parts[::2], parts[1::2], strict=True))
    assert [(name, kind) for name, kind, _ in _ROW.findall(first)] == list(frames._KEYS.items())
    assert {
        table: [(name, kind) for name, kind, _ in _ROW.findall(text)] for table, text in told.items()
    } == {name: list(table.columns.items()) for name, table in TABLES.items()}


def test_every_code_of_evidence_of_quotes_is_in_the_reference() -> None:
    _, _, text = PAGES["annotating.md"].partition("## Evidence of quotes")
    rows = re.findall(r"^\| `([\w:-]+)` \| (.+?) \| (.+) \|$", text, re.MULTILINE)
    assert rows == [(one.value, one.meaning, one.example) for one in QuoteEvidence]
