"""The floors under the figures and under the dependencies."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"


def script(name: str) -> ModuleType:
    """Return a script of benchmarks/, which is no package, as a module."""
    spec = importlib.util.spec_from_file_location(name, BENCHMARKS / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


floors, measures, minimum = script("floors"), script("measures"), script("minimum")


@pytest.mark.parametrize(
    ("found", "floor", "at_most", "holds", "new"),
    [
        (85.07, 85.0, False, True, 85.0),  # nothing to raise: floors have one decimal
        (85.17, 85.0, False, True, 85.1),
        (84.99, 85.0, False, False, 85.0),
        (100 * 0.3, 30.0, False, True, 30.0),  # binary fractions are no reason to fail
        (24.91, 26.0, True, True, 25.0),
        (26.01, 26.0, True, False, 26.0),
    ],
)
def test_a_figure_holds_or_fails_and_only_raises(
    found: float, floor: float, at_most: bool, holds: bool, new: float
) -> None:
    [comparison] = floors.compared(
        "task", {"figure": found}, {"task": {"figure": floor}}, frozenset({"figure"} if at_most else ())
    )
    assert comparison.holds is holds
    assert floors.raised({"task": {"figure": floor}}, [comparison]) == {"task": {"figure": new}}


def test_a_new_figure_gets_a_floor_and_others_keep_theirs(tmp_path: Path) -> None:
    known = {"old": {"figure": 12.5}}
    new = floors.raised(known, floors.compared("task", {"figure": 40.06}, known, frozenset()))
    floors.write(new, tmp_path / "floors.toml")
    assert floors.read(tmp_path / "floors.toml") == {"old": {"figure": 12.5}, "task": {"figure": 40.0}}


def test_a_failing_figure_is_named_in_the_table() -> None:
    [line] = floors.table(
        floors.compared("task", {"leak": 30.0}, {"task": {"leak": 25.0}}, frozenset({"leak"}))
    )
    assert "task.leak" in line
    assert line.endswith("FAILS")


def test_the_file_names_only_figures_that_are_measured() -> None:
    known = {(name, figure.name) for name, task in measures.TASKS.items() for figure in task.figures}
    known |= {("seed", name) for name in measures.SEED_RUNS}
    known |= {("patterns", name) for name in measures.PATTERNS}
    known |= {("desk", f"{part}_{figure.name}") for part in measures.PARTS for figure in measures.DESK}
    known |= {
        ("blocks", f"{part}_{figure.name}")
        for part in measures.PARTS
        for figure in (*measures.BLOCKS, *measures.BLOCK_PAGES)
    }
    known |= {("cases", kind) for kind in measures.CASES}
    assert {(task, figure) for task, figures in floors.read().items() for figure in figures} <= known


def test_the_oldest_versions_are_read_off_the_project_file() -> None:
    project = """
[project]
name = "newsmodel"
dependencies = ["attrs>=23.1", "lxml[html]>=5.3"]
[project.optional-dependencies]
hypothesis = ["hypothesis>=6.100"]
test = ["pytest>=8"]
interop = ["newsmodel[hypothesis]", "polars>=1.0"]
"""
    assert minimum.floors(project) == ["attrs==23.1", "hypothesis==6.100", "lxml==5.3"]
    assert "polars==1.0" in minimum.floors(project, interop=True)


@pytest.mark.parametrize("requirement", ["attrs", "attrs<25", "attrs>=23,<25", "attrs==23.1"])
def test_a_requirement_has_a_floor_and_no_cap(requirement: str) -> None:
    project = f'[project]\nname = "n"\ndependencies = ["{requirement}"]\n[project.optional-dependencies]\n'
    with pytest.raises(ValueError, match="name>=version"):
        minimum.floors(project)


def test_the_project_s_own_requirements_have_floors_and_no_caps() -> None:
    assert minimum.floors(minimum.PROJECT.read_text(encoding="utf-8"))


PAGE = """<!doctype html><title>Ferry stops</title><script>var said = "“Enough,” said nobody";</script>
<p>Mayor <b>Ada Winter</b> closed the ferry on Monday.</p>
<p>“It is a sad day,” Winter said. “A sad day.”</p>"""


def test_readings_tell_by_the_places_of_words_what_was_read(tmp_path: Path) -> None:
    text = "Mayor Ada Winter closed the ferry on Monday.\n\n“It is a sad day,” Winter said. “A sad day.”"
    (tmp_path / "en").mkdir()
    file = tmp_path / "en" / "ferry.toml"
    file.write_text(
        f"""language = "en"
published = 1900-01-01
headline = "Ferry stops"
text = '''{text}'''
[[quotes]]
kind = "direct"
pieces = ["It is a sad day", "A sad day"]
speaker = "Ada Winter"
source = "Winter"
[[actors]]
kind = "person"
name = "Ada Winter"
names = ["Ada Winter", "Winter"]
roles = ["Mayor"]
[main]
clause = "Mayor Ada Winter closed the ferry"
action = "closed"
agents = ["Ada Winter"]
patients = ["the ferry"]
""",
        encoding="utf-8",
    )
    readings = script("readings")
    entry = script("corpus").read(file)
    found = readings.places_in(PAGE.encode(), entry.article, entry.paragraphs)
    assert "ferry" not in str(found)
    row = readings.row_of(found, readings.words_of(PAGE.encode()))
    assert row["published"] is None
    assert row["text"] == [
        "mayor ada winter closed the ferry on monday",
        "it is a sad day winter said a sad day",
    ]
    assert row["quotes"] == [
        {
            "kind": "direct",
            "pieces": ["it is a sad day", "a sad day"],
            "speaker": "ada winter",
            "source": "winter",
        }
    ]
    assert row["actors"] == [
        {"kind": "person", "name": "ada winter", "names": ["ada winter", "winter"], "roles": ["mayor"]}
    ]
    assert row["main"]["agents"] == ["ada winter"]
    assert row["main"]["patients"] == ["the ferry"]
