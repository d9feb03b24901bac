"""Whole articles of our own against what a careful reader finds in them (`benchmarks/corpus.py`).

A third is kept apart, chosen by a hash: its faults are not read, and both parts have floors.

    python tests/test_corpus.py                    # figures beside their floors, both parts
    python tests/test_corpus.py --faults [en/a-b]  # what is wrong in the part that is read
    python tests/test_corpus.py --raise            # writes stricter floors
"""

from __future__ import annotations

import importlib.util
import math
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import newsmodel
from corpus_scorer import AT_MOST, Reading, Tally, found, told

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "tests" / "corpus" / "floors.toml"
PARTS = ("read", "kept_apart")

_HEADER = """\
# The least (of what is given to a wrong mouth: the most) that the figures of tests/test_corpus.py may be.
# Whole per cent. `python tests/test_corpus.py --raise` makes them stricter.
"""


def _corpus() -> Any:
    """Return `benchmarks/corpus.py`, which is in no package."""
    spec = importlib.util.spec_from_file_location("corpus", ROOT / "benchmarks" / "corpus.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # attrs looks for the types there
    spec.loader.exec_module(module)
    return module


corpus = _corpus()
FILES: list[Path] = corpus.files()


# --- the files --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_file_says_only_what_its_text_says(file: Path) -> None:
    entry = corpus.read(file)
    assert entry.row["text"]
    assert entry.row["quotes"] or entry.row["actors"]


_GOOD = """\
language = "en"
published = 2025-03-12
headline = "Port opens again"
text = '''
“We open,” said Ada Winter of Nordquay on Tuesday. The “blue gate” stays shut.
'''
idle = ["blue gate"]

[[quotes]]
kind = "direct"
pieces = ["We open"]
speaker = "Ada Winter"
source = "Ada Winter of Nordquay"

[[actors]]
kind = "person"
name = "Ada Winter"
names = ["Ada Winter"]

[main]
clause = "Port opens again"
action = "opens"

[[dated]]
date = "2025-03-11"
clause = "said Ada Winter of Nordquay on Tuesday"
"""


_LAST_FIRST = """[[quotes]]
kind = "indirect"
pieces = ["stays shut"]

[[quotes]]"""


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('["We open"]', '["We opened"]', "piece: 'We opened' stands in no paragraph"),
        ('["We open"]', '["again\\n\\n“We"]', "stands in no paragraph"),
        ('["We open"]', '["We open "]', "is blank at an end"),
        ('["We open"]', "[]", "has no pieces"),
        ('["We open"]', '"We open"', "is no list of texts"),
        ("[[quotes]]", _LAST_FIRST, "'We open' comes after one that stands behind it"),
        ('"Ada Winter of Nordquay"', '"Bo Lund"', "source: 'Bo Lund' stands in no paragraph"),
        ('speaker = "Ada Winter"', 'speaker = "Winter"', "the speaker 'Winter' is no actor"),
        ('names = ["Ada Winter"]', 'names = ["Winter"]', "'Ada Winter' is not among its names"),
        (
            'names = ["Ada Winter"]',
            'names = ["Ada Winter", "Ada"]\nroles = ["owner"]',
            "role: 'owner' stands",
        ),
        ('kind = "person"', 'kind = "somebody"', "kind"),
        ('kind = "direct"', 'kind = "direct"\ncue = "said"', "cue"),
        ('"Port opens again"\naction', '"Port is open again"\naction', "main: 'Port is open again' stands"),
        ('action = "opens"', 'action = "closes"', "lacks the action 'closes'"),
        ('"2025-03-11"', '"2025-13-11"', "'2025-13-11' is no day"),
        ('clause = "said', 'clause = "says', "dated: "),
        ('idle = ["blue gate"]', "", "'“blue gate”' is neither a quote nor idle"),
        ('language = "en"', 'language = "de"', "is not its folder's"),
        ('language = "en"', "", "language"),
        ('headline = "Port opens again"', "headline = 7", "7 is no text"),
        ("published = 2025-03-12", 'published = "soon"', "is no day"),
        ("[main]", "[main", "line"),
    ],
)
def test_a_wrong_file_is_refused_by_name(tmp_path: Path, old: str, new: str, fault: str) -> None:
    file = tmp_path / "en" / "port-opens.toml"
    file.parent.mkdir()
    file.write_text(_GOOD, encoding="utf-8")
    assert corpus.read(file).row["quotes"][0]["speaker"] == "Ada Winter"
    assert old in _GOOD
    file.write_text(_GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(corpus.CorpusError, match=re.escape(fault)) as refused:
        corpus.read(file)
    assert str(file) in str(refused.value)


# --- the scorer -------------------------------------------------------------------------------------------


@pytest.fixture
def row(tmp_path: Path) -> dict[str, Any]:
    """The findings of a small article."""
    file = tmp_path / "en" / "port-opens.toml"
    file.parent.mkdir()
    file.write_text(_GOOD, encoding="utf-8")
    known: dict[str, Any] = corpus.read(file).row
    return known


def _figures(row: dict[str, Any], said: Reading) -> dict[str, float]:
    tally = Tally()
    tally.add("\n".join((row["title"], *row["text"])), told(row), said)
    return tally.figures


def test_the_reader_agrees_with_herself(row: dict[str, Any]) -> None:
    figures = _figures(row, told(row))
    assert {name for name, value in figures.items() if value == 100.0} == {
        "marked_f1",
        "attributed_f1",
        "people_f1",
        "people_precision",
        "main_who",
        "main_what",
        "dated_f1",
    }
    assert figures["wrong_mouth"] == 0.0


def test_nothing_found_is_nothing_right(row: dict[str, Any]) -> None:
    assert not any(_figures(row, Reading()).values())


def test_words_in_a_wrong_mouth_are_seen(row: dict[str, Any]) -> None:
    right = told(row)
    [piece] = right.marked
    idle = piece._replace(words="blue gate", speaker=None)
    assert _figures(row, right._replace(marked=(piece, idle)))["marked_f1"] == pytest.approx(200 / 3)
    wrong = _figures(row, right._replace(marked=(piece._replace(speaker="Bo Lund"),)))
    assert (wrong["marked_f1"], wrong["attributed_f1"], wrong["wrong_mouth"]) == (100.0, 0.0, 100.0)
    nobody = _figures(row, right._replace(marked=(piece._replace(speaker=None),)))
    assert (nobody["attributed_f1"], nobody["wrong_mouth"]) == (0.0, 0.0)


def test_one_finding_pays_once(row: dict[str, Any]) -> None:
    right = told(row)
    assert _figures(row, right._replace(dated=right.dated * 2))["dated_f1"] == pytest.approx(200 / 3)
    assert _figures(row, right._replace(entities=right.entities * 2))["people_precision"] == 50.0


def test_another_date_or_deed_is_wrong(row: dict[str, Any]) -> None:
    right = told(row)
    [dated] = right.dated
    assert _figures(row, right._replace(dated=(dated._replace(date="2025-03"),)))["dated_f1"] == 0.0
    assert right.main
    other = right.main._replace(clause="The blue gate stays shut", agents=("Ada Winter",))
    figures = _figures(row, right._replace(main=other))
    assert (figures["main_who"], figures["main_what"]) == (0.0, 0.0)


def test_an_article_without_a_main_event_wants_none(row: dict[str, Any]) -> None:
    right = told(row)
    assert _figures(row | {"main": None}, right._replace(main=None))["no_main"] == 100.0
    assert _figures(row | {"main": None}, right)["no_main"] == 0.0


def test_the_main_event_may_be_dated_where_it_is_told_again(row: dict[str, Any]) -> None:
    right = told(row)
    [dated] = right.dated
    headline = dated._replace(clause="Port opens again")
    assert _figures(row, right._replace(dated=(headline,)))["dated_f1"] == 0.0
    main = row["main"] | {"date": dated.date}
    assert _figures(row | {"main": main}, right._replace(dated=(headline,)))["dated_f1"] == 100.0


# --- the figures ------------------------------------------------------------------------------------------


def _measured(part: str, entries: list[Any]) -> Tally:
    tally = Tally()
    for entry in entries:
        if entry.kept_apart is (part == "kept_apart"):
            article = newsmodel.parse_text(
                entry.pasted, language=entry.article.language, published=entry.article.published
            )
            known = len(tally.faults)
            tally.add(entry.pasted, told(entry.row), found(article))
            tally.faults[known:] = [f"{entry.id}: {fault}" for fault in tally.faults[known:]]
    return tally


def _worse(figures: dict[str, float], floors: dict[str, float]) -> Iterator[str]:
    assert figures.keys() == floors.keys()
    for name, value in figures.items():
        if value > floors[name] if name in AT_MOST else value < floors[name]:
            yield f"{name}: {value:.1f}, floor {floors[name]}"


@pytest.mark.parametrize("part", PARTS)
def test_the_figures_keep_their_floors(part: str) -> None:
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))[part]
    figures = _measured(part, list(corpus.entries())).figures
    assert not list(_worse(figures, floors))


def _main(*arguments: str) -> None:
    """Print the figures, or the faults of the part that is read; or raise the floors."""
    entries = list(corpus.entries())
    if arguments[:1] == ("--faults",):
        wanted = [one for one in entries if not arguments[1:] or one.id in arguments[1:]]
        print("\n".join(sorted(_measured("read", wanted).faults)))
        return
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    lines = [_HEADER]
    for part in PARTS:
        lines.append(f"\n[{part}]\n")
        known = floors.get(part, {})
        for name, value in _measured(part, entries).figures.items():
            least, stricter = (math.ceil(value), min) if name in AT_MOST else (math.floor(value), max)
            new = stricter(least, known.get(name, least))
            print(f"{part + '.' + name:32}{value:6.1f}{known.get(name, '-'):>5}")
            lines.append(f"{name} = {new}\n")
    if arguments == ("--raise",):
        FLOORS.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    _main(*sys.argv[1:])
