"""What the package promises as a whole: its reference, its weight, its wheel, and that it keeps to itself."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsmodel

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "newsmodel"
SOURCES = sorted(PACKAGE.rglob("*.py"))


def python(code: str) -> str:
    """Return what *code* prints in a fresh interpreter in which warnings are errors."""
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], check=True, capture_output=True, encoding="utf-8"
    )
    return run.stdout


# --- the reference ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", newsmodel.__all__)
def test_every_public_name_has_its_place_in_the_reference(name: str) -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs" / "reference").glob("*.md"))
    assert re.search(rf":: newsmodel\.{name}$", pages, re.MULTILINE)


def test_the_version_is_the_newest_of_the_changelog() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## \[(\S+)\] - \d{4}-\d\d-\d\d$", changes, re.MULTILINE)
    assert newest
    assert newest[1] == newsmodel.__version__


# --- its weight -------------------------------------------------------------------------------------------


def test_the_import_loads_no_extra_and_no_parser_that_it_may_not_need() -> None:
    loaded = python("import sys, newsmodel; print(*sys.modules, sep='\\n')").split()
    heavy = {"cattrs", "hypothesis", "lxml", "numpy", "pandas", "pyarrow", "spacy", "pytest", "asyncio"}
    assert not heavy & set(loaded)


def test_the_import_is_quick() -> None:
    # The bar is 150 ms on a quiet machine (benchmarks/speed.py prints it); this catches a heavy import.
    code = "import time; t = time.process_time(); import newsmodel; print(time.process_time() - t)"
    assert min(float(python(code)) for _ in range(5)) < 0.45


# --- the wheel and the source distribution ----------------------------------------------------------------


def _built(kind: str, source: Path, target: Path) -> Path:
    """Build a ``wheel`` or an ``sdist`` of what lies in *source*; return the file."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)],
        cwd=source,
        check=True,
        capture_output=True,
    )
    [file] = target.iterdir()
    return file


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(_built("wheel", ROOT, tmp_path_factory.mktemp("wheel"))) as archive:
        yield archive


def test_the_wheel_holds_every_module_and_all_data(wheel: zipfile.ZipFile) -> None:
    packed = set(wheel.namelist())
    kept = [path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert {f"newsmodel/{path.relative_to(PACKAGE).as_posix()}" for path in kept} <= packed
    assert "newsmodel/py.typed" in packed
    assert {"newsmodel/language/en.toml", "newsmodel/language/de.toml"} <= packed


def test_the_wheel_holds_nothing_but_the_package(wheel: zipfile.ZipFile) -> None:
    top = {name.split("/")[0] for name in wheel.namelist()}
    assert {name for name in top if not name.endswith(".dist-info")} == {"newsmodel"}


def test_the_source_distribution_holds_all_that_is_kept_and_makes_the_same_wheel(
    wheel: zipfile.ZipFile, tmp_path: Path
) -> None:
    with tarfile.open(_built("sdist", ROOT, tmp_path / "sdist")) as archive:
        archive.extractall(tmp_path, filter="data")
    [source] = tmp_path.glob("newsmodel-*")
    packed = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
    tops = ("src", "tests", "docs", "examples", "benchmarks")
    kept = {
        path.relative_to(ROOT).as_posix()
        for top in tops
        for path in (ROOT / top).rglob("*")
        if path.is_file() and not {"__pycache__", "_build", ".hypothesis"} & set(path.parts)
    }
    about = {
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "Makefile",
        "pyproject.toml",
        "PKG-INFO",
        ".gitignore",
    }
    assert packed == kept | about | {".ci/run"}
    with zipfile.ZipFile(_built("wheel", source, tmp_path / "wheel")) as again:
        assert sorted(again.namelist()) == sorted(wheel.namelist())


def test_the_wheel_works_where_only_it_is_there(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)  # noqa: S202 - a wheel of our own
    code = f"""
import sys
sys.path = [{str(tmp_path)!r}, *(p for p in sys.path if not p.endswith("src"))]
import newsmodel
assert newsmodel.__file__.startswith({str(tmp_path)!r}), newsmodel.__file__
print(newsmodel.parse_text("Board opens landing\\n\\nIt was open on Monday, and it was full.").language)
"""
    assert python(code).strip() == "en"


# --- it keeps to itself -----------------------------------------------------------------------------------

#: What a function that only turns values into values has no use for.
_FORBIDDEN_CALLS = {"print", "open", "input", "breakpoint", "exec", "eval", "__import__"}
_FORBIDDEN_MODULES = {
    "os",
    "sys",
    "io",
    "socket",
    "subprocess",
    "urllib",
    "http",
    "logging",
    "random",
    "pathlib",
}
_CLOCKS = {
    "now",
    "today",
    "utcnow",
    "time.time",
    "monotonic",
    "perf_counter",
    "localtime",
    "tzlocal",
    "gettz",
}


def _is_forbidden(module: str) -> bool:
    # Taking an address apart is no I/O.
    return module.split(".")[0] in _FORBIDDEN_MODULES and module != "urllib.parse"


def _offences(source: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        where = f"{source.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in _FORBIDDEN_CALLS:
                yield f"{where} calls {name}"
            case ast.Attribute(attr=name) if name in _CLOCKS:
                yield f"{where} reads {name}"
            case ast.Import(names=names):
                yield from (f"{where} imports {alias.name}" for alias in names if _is_forbidden(alias.name))
            case ast.ImportFrom(module=str(module)) if _is_forbidden(module):
                yield f"{where} imports {module}"


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_prints_opens_files_or_asks_the_clock(source: Path) -> None:
    assert not list(_offences(source))


def test_the_look_at_the_source_sees_offences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    bad = tmp_path / "bad.py"
    bad.write_text("import os\nfrom datetime import date\nprint(date.today())\n", encoding="utf-8")
    assert sorted(_offences(bad)) == ["bad.py:1 imports os", "bad.py:3 calls print", "bad.py:3 reads today"]


_AUDIT = """
import sys
from pathlib import Path
import newsmodel

english = Path({example!r}).read_text("utf-8")
german = "Vorstand eröffnet Steg\\n\\nDer Steg ist seit Montag offen und voll, sagte Ada Winter am Freitag."
other = "no language at all: xyzzy"  # guessed to be one, of whose words there are few
for text in (english, german, other):
    newsmodel.to_json(newsmodel.parse_text(text))

seen = []
watched = ("open", "import", "socket.", "subprocess.", "os.", "pty.", "shutil.", "tempfile.", "urllib.")
sys.addaudithook(lambda event, args: event.startswith(watched) and seen.append((event, args)))
for text in (english, german, english.replace("Winter", "Sommer"), other):
    article = newsmodel.parse_text(text)
    assert newsmodel.from_json(newsmodel.to_json(article)) == article
print(seen)
open({example!r}).close()
print(len(seen))
"""


def test_parsing_opens_nothing_once_the_language_data_is_there() -> None:
    code = _AUDIT.format(example=str(ROOT / "examples" / "harbour.txt"))
    before, after = python(code).splitlines()
    assert before == "[]"
    # The hook does see a file that is opened.
    assert int(after) >= 1


# --- the way in for a newcomer ----------------------------------------------------------------------------


def test_the_commands_work_from_a_path_with_a_space() -> None:
    # A script in bin/ names its interpreter in its first line, where a space ends the name.
    recipes = [
        line for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines() if line[:1] == "\t"
    ]
    assert not [line for line in recipes if re.search(r"/bin/(?!python\b)", line)]
    assert not [line for line in recipes if "$(CURDIR)" in line or "$(PWD)" in line]


def test_the_check_of_everything_can_be_started() -> None:
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
