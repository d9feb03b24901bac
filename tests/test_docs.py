"""Every Python block of the README and of the documentation runs and prints what the page shows.

A page is run from top to bottom in one namespace, with the repository as its working directory. The fenced
block ``text`` that follows a ``python`` block (or a ``literalinclude`` of an example) is what it prints.
After a change of what newsmodel finds, ``python tests/test_docs.py --write`` puts the new output into the
pages; read the difference before you commit it.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    ROOT / "README.md",
    *sorted(path for path in (ROOT / "docs").rglob("*.md") if "_build" not in path.parts),
)

_FENCE = re.compile(r"^```(?P<info>[^\n`]+)\n(?P<content>.*?)^```$", re.MULTILINE | re.DOTALL)
#: What a page needs besides newsmodel: the names of modules.
_NEEDS = re.compile(r"<!-- needs: (?P<modules>[\w ,.]+) -->")
_INCLUDE = re.compile(r"\{literalinclude\} +(?P<file>\S+\.py)")


def run_page(page: Path) -> Iterator[tuple[re.Match[str], str]]:
    """Run the page's code; yield each shown output (the fence around it) with what was really printed."""
    namespace: dict[str, object] = {"__name__": page.stem}
    text = page.read_text(encoding="utf-8")
    printed: str | None = None
    for fence in _FENCE.finditer(text):
        code = _code_in(fence, page)
        if code is not None:
            # As many line breaks before the code as on the page: a traceback then names the page's own lines.
            line = text.count("\n", 0, fence.start("content"))
            printed = _printed_by("\n" * line + code, page, namespace)
        elif fence["info"] == "text" and printed is not None:
            yield fence, printed
            printed = None
        else:
            printed = None


def _code_in(fence: re.Match[str], page: Path) -> str | None:
    if fence["info"] == "python":
        return fence["content"]
    include = _INCLUDE.match(fence["info"])
    if ":lines:" in fence["content"]:
        return None  # part of an example that has a test of its own
    return (page.parent / include["file"]).read_text(encoding="utf-8") if include else None


def _printed_by(code: str, page: Path, namespace: dict[str, object]) -> str:
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.chdir(ROOT):
        exec(compile(code, str(page), "exec"), namespace)  # noqa: S102 - our own pages
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def updated(page: Path) -> str:
    """Return the page's text with every shown output replaced by what is printed now."""
    text = page.read_text(encoding="utf-8")
    for fence, printed in reversed(list(run_page(page))):
        text = text[: fence.start("content")] + printed + text[fence.end("content") :]
    return text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)).replace(os.sep, "/"))
def test_a_page_runs_and_prints_what_it_shows(page: Path) -> None:
    if needs := _NEEDS.search(page.read_text(encoding="utf-8")):
        for module in needs["modules"].split(","):
            pytest.importorskip(module.strip(), reason=f"{module.strip()} is not installed")
    shown = [(fence["content"], printed) for fence, printed in run_page(page)]
    assert [printed for _, printed in shown] == [content for content, _ in shown], (
        "`make docs-output` writes what is printed now into the page"
    )


def test_the_runner_sees_a_wrong_output(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("```python\nprint(6 * 7)\n```\n\nprints\n\n```text\n43\n```\n", encoding="utf-8")
    [(fence, printed)] = run_page(page)
    assert (fence["content"], printed) == ("43\n", "42\n")
    assert "```text\n42\n```" in updated(page)


def test_the_first_code_of_the_readme_is_the_first_example() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    [*_, code] = [fence["content"] for fence in _FENCE.finditer(readme) if fence["info"] == "python"][:1]
    example = (ROOT / "examples" / "first_article.py").read_text(encoding="utf-8")
    assert example.partition("\n\n")[2] == code


if __name__ == "__main__":
    import conftest  # noqa: F401 - the settings of Hypothesis

    if sys.argv[1:] != ["--write"]:
        sys.exit("usage: python tests/test_docs.py --write")
    for path in PAGES:
        path.write_text(updated(path), encoding="utf-8")
