"""What is measured: which script of the shared bench runs on which corpus, and which figures are read off it.

All figures are per cent. The scripts and the corpora are no part of this repository: they hold other
people's texts.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
BENCH = SHARED / "bench"
CORPORA = SHARED / "corpora"


class MeasuringError(Exception):
    """A script of the bench failed, or newsmodel raised on a document."""


class Figure(NamedTuple):
    """A number to read off a scorer's JSON result."""

    name: str
    path: tuple[str, ...]
    #: for leaks and false alarms: less is better
    at_most: bool = False


class Scorer(NamedTuple):
    """How a script of the bench is called."""

    script: str
    #: with ``{gold}``, ``{predictions}`` and ``{result}`` to fill in
    arguments: tuple[str, ...]
    #: what its result has to be multiplied with to be per cent
    scale: float


PAGES = Scorer(
    "score_pages.py",
    ("--gold", "{gold}/gold.jsonl", "--pred", "newsmodel={predictions}", "--json", "{result}"),
    100.0,
)
DATES = Scorer("score_dates.py", PAGES.arguments, 100.0)
QUOTES = Scorer("score_quotes.py", ("--gold", "{gold}", "--json", "{result}", "{predictions}"), 100.0)
_GOLD_PRED_OUT = ("--gold", "{gold}", "--pred", "{predictions}", "--out", "{result}")
TIMEX = Scorer("score_timex.py", _GOLD_PRED_OUT, 1.0)
ACTORS = Scorer("score_actors.py", _GOLD_PRED_OUT, 1.0)
EVENTS = Scorer("score_events.py", _GOLD_PRED_OUT, 1.0)


class Task(NamedTuple):
    """One corpus, predicted and scored."""

    predict: str
    scorer: Scorer
    figures: tuple[Figure, ...]


def _pages(corpus: str, *names: str, at_most: tuple[str, ...] = ()) -> tuple[Figure, ...]:
    path = (f"{corpus}/all", "newsmodel")
    return tuple(Figure(name, (*path, name), name in at_most) for name in (*names, *at_most))


_CAPTIONS = ("cap_r", "cap_p", "credit_acc", "credit_rec")
_FACTS = ("title_norm", "authors_f1", "date_day", "standfirst")

TASKS: dict[str, Task] = {
    "pasted": Task(
        "texts",
        PAGES,
        _pages(
            "pasted",
            *("rouge_f", "para_f", "cap_r", "credit_rec", "title_norm", "authors_f1"),
            at_most=("cap_leak",),
        ),
    ),
    "fundus-tests": Task(
        "pages",
        PAGES,
        _pages("fundus-tests", "rouge_f", "para_f", *_CAPTIONS, *_FACTS, at_most=("cap_leak",)),
    ),
    "fundus-paper": Task("pages", PAGES, _pages("fundus-paper", "rouge_f", "para_f")),
    "trafilatura-eval": Task("pages", PAGES, _pages("trafilatura-eval", "snip_f1", at_most=("leak_wo",))),
    "wcxb-articles": Task("pages", PAGES, _pages("wcxb-articles", "word_f")),
    "htmldate-eval": Task("pages", DATES, (Figure("day_right", ("all", "newsmodel", "accuracy")),)),
    "polnear": Task(
        "quotes",
        QUOTES,
        (
            Figure("direct_overlap_f1", ("direct", "overlap", "f1")),
            Figure("direct_exact_f1", ("direct", "exact", "f1")),
            Figure("direct_attributed_f1", ("direct", "attributed", "f1")),
            Figure("direct_full_name", ("direct", "resolved_accuracy")),
            Figure("direct_full_name_not_in_place", ("direct", "resolved_accuracy_not_full_in_place")),
            Figure("direct_cue", ("direct", "cue_accuracy")),
            Figure("direct_recall", ("direct", "overlap", "r")),
            Figure("quoted_overlap_f1", ("quoted", "overlap", "f1")),
            Figure("quoted_attributed_f1", ("quoted", "attributed", "f1")),
            Figure("mixed_attributed_f1", ("mixed", "attributed", "f1")),
            Figure("mixed_content_overlap_f1", ("mixed content", "overlap", "f1")),
            Figure("indirect_overlap_f1", ("indirect content", "overlap", "f1")),
            Figure("indirect_precision", ("indirect content", "overlap", "p")),
            Figure("idle_marks_taken", ("unattributed_marks", "false_alarm_rate"), at_most=True),
            Figure("continuations_found", ("quoted", "continuation_recall")),
            Figure("kind_right", ("kind_accuracy",)),
        ),
    ),
    "wikinews-de": Task(
        "quotes",
        QUOTES,
        (
            Figure("quoted_overlap_f1", ("quoted", "overlap", "f1")),
            Figure("quoted_attributed_f1", ("quoted", "attributed", "f1")),
        ),
    ),
    "timex": Task(
        "timex",
        TIMEX,
        tuple(Figure(f"{name}_f1", (name, "f1")) for name in ("strict", "relaxed", "value", "calendar")),
    ),
    "gum-news": Task(
        "actors",
        ACTORS,
        (
            Figure("people_exact_f1", ("PER", "exact", "f1")),
            Figure("people_merged_f1", ("b3_PER", "f1")),
            Figure("people_whole", ("whole",)),
            Figure("organisations_places_exact_f1", ("ORG+LOC", "exact", "f1")),
            Figure("role_recall", ("role_recall",)),
            Figure("role_precision", ("role_precision",)),
        ),
    ),
    "w5h1": Task(
        "events",
        EVENTS,
        tuple(Figure(f"{name}_first_answer", (name, "recall")) for name in ("who", "what", "when", "where")),
    ),
}

#: the publication date of the seed article, told to the parser in one of its two runs
SEED_RUNS: dict[str, tuple[str, ...]] = {"undated": (), "published": ("--published", "2020-10-26")}

#: how precise the safest patterns of quotes are
PATTERNS = {"q_x_said_precision": "q-x-said", "q_said_x_precision": "q-said-x"}

#: Whole articles from their pages. A third of the sites is kept apart: nobody reads what goes wrong there
#: (`kept_apart`), and both figures have floors.
DESK = (
    Figure("people_f1", ("person", "f")),
    Figure("people_precision", ("person", "p")),
    Figure("organisations_f1", ("organization", "f")),
    Figure("places_f1", ("place", "f")),
    Figure("role_recall", ("roles", "r")),
    Figure("role_precision", ("roles", "p")),
    Figure("depicted_f1", ("depicts", "f")),
    Figure("quoted_attributed_f1", ("quoted", "attributed_f")),
    Figure("quoted_wrong_mouth", ("quoted", "wrong_mouth"), at_most=True),
    Figure("main_who", ("main", "who")),
    Figure("dated_f1", ("dated", "f")),
)

#: Pages of which every block has a label: first by the scorer of blocks, then by that of pages. The sites are
#: parted as those of the desk are.
BLOCKS = (
    Figure("body_f", ("body", "f")),
    Figure("worst", ("worst",), at_most=True),
    Figure("leak", ("leak",), at_most=True),
    Figure("frame", ("frame",), at_most=True),
    Figure("kept", ("kept",)),
    Figure("kind", ("kind",)),
    Figure("subheads", ("subheads",)),
)
BLOCK_PAGES = _pages("blocks", "rouge_f", "para_f", *_CAPTIONS, *_FACTS, at_most=("cap_leak",))

#: The corpora that are parted.
JUDGES = ("desk", "blocks")
#: Those whose faults are read, and the others.
PARTS = ("read", "unread")

#: Pages and texts after bug reports about other libraries: how many of a hundred hold.
CASES = ("pages", "texts")

NAMES = ("seed", *TASKS, "patterns", "desk", "blocks", "cases")
AT_MOST = {(name, figure.name) for name, task in TASKS.items() for figure in task.figures if figure.at_most}
AT_MOST |= {("desk", f"{part}_{figure.name}") for part in PARTS for figure in DESK if figure.at_most}
AT_MOST |= {
    ("blocks", f"{part}_{figure.name}")
    for part in PARTS
    for figure in (*BLOCKS, *BLOCK_PAGES)
    if figure.at_most
}


def is_available(name: str) -> bool:
    """Tell whether the bench and what the task of that name reads are on this machine."""
    places = {"seed": SHARED / "seed", "patterns": CORPORA / "polnear", "cases": SHARED / "cases"}
    return BENCH.is_dir() and places.get(name, CORPORA / name).is_dir()


def measured(name: str, scratch: Path) -> dict[str, float]:
    """Return the figures of the task of that name.

    Raises:
        MeasuringError: a script failed, or the library raised on a document.
    """
    if name == "patterns":
        return _patterns()
    if name == "desk":
        return _desk(scratch)
    if name == "blocks":
        return _blocks(scratch)
    if name == "cases":
        return {kind: _share_of_cases(kind) for kind in CASES}
    return _seed() if name == "seed" else _scored(name, TASKS[name], scratch)


def _scored(name: str, task: Task, scratch: Path) -> dict[str, float]:
    corpus = CORPORA / name
    places = {
        "gold": str(corpus),
        "predictions": str(scratch / f"{name}.jsonl"),
        "result": str(scratch / f"{name}.json"),
    }
    said = _run("predict.py", task.predict, places["gold"], places["predictions"]).stderr
    # predict.py goes on after an exception. Figures of a parser that raises on real text are worth nothing.
    if ", 0 failures," not in said:
        raise MeasuringError(said)
    _run(task.scorer.script, *(argument.format_map(places) for argument in task.scorer.arguments))
    result = json.loads(Path(places["result"]).read_text(encoding="utf-8"))
    return {figure.name: _number_at(result, figure.path) * task.scorer.scale for figure in task.figures}


def _patterns() -> dict[str, float]:
    found = json.loads(_run(str(Path(__file__).with_name("patterns.py")), "--json").stdout)
    return {figure: found[pattern][1] for figure, pattern in PATTERNS.items()}


def kept_apart(row: Mapping[str, Any]) -> bool:
    """Tell whether an article is of a site whose faults nobody reads: a third of all, by a hash.

    Sites go by their address, so that a site of several corpora is on the same side in all of them.
    """
    digest = hashlib.sha1(site_of(row).encode(), usedforsecurity=False)
    return int(digest.hexdigest(), 16) % 3 == 0


def site_of(row: Mapping[str, Any]) -> str:
    """Return the site that an article of any corpus is of; without an address, the article's id."""
    site: str = urlsplit(row.get("url") or "").netloc or row["id"]
    return site.lower().removeprefix("www.")


def rows_of(corpus: str) -> list[dict[str, Any]]:
    """Return the gold of a corpus, an article each."""
    lines = (CORPORA / corpus / "gold.jsonl").read_text("utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def page_of(corpus: str, page: str) -> bytes:
    """Return the bytes of a page of a corpus."""
    return gzip.decompress((CORPORA / corpus / "pages" / f"{page}.html.gz").read_bytes())


def rows_to_learn_from(corpora: Iterable[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the articles of some corpora that models may learn from, each with the name of its corpus.

    Nothing is learned from a site that the unread part of `desk` or of `blocks` has, wherever it stands: some
    of their pages are in other corpora too, with other labels.
    """
    unread = {site_of(row) for corpus in JUDGES for row in rows_of(corpus) if kept_apart(row)}
    for corpus in corpora:
        yield from ((corpus, row) for row in rows_of(corpus) if site_of(row) not in unread)


def _desk(scratch: Path) -> dict[str, float]:
    """Return the figures of both parts of the desk."""
    predictions = _run_over("desk", "score_desk.py", scratch)
    figures: dict[str, float] = {}
    for part, folder in _parted("desk", scratch):
        found = _result_of("score_desk.py", folder, "--gold", str(folder), "--pred", str(predictions))
        figures |= {f"{part}_{figure.name}": _number_at(found, figure.path) for figure in DESK}
    return figures


def _blocks(scratch: Path) -> dict[str, float]:
    """Return the figures of both parts of the pages of which every block has a label."""
    predictions = _run_over("blocks", "score_blocks.py", scratch)
    pages = scratch / "pages.jsonl"
    said = _run("predict.py", "pages", str(CORPORA / "blocks"), str(pages)).stderr
    if ", 0 failures," not in said:
        raise MeasuringError(said)
    figures: dict[str, float] = {}
    for part, folder in _parted("blocks", scratch):
        found = _result_of("score_blocks.py", folder, "--gold", str(folder), "--pred", str(predictions))
        figures |= {f"{part}_{figure.name}": _number_at(found, figure.path) for figure in BLOCKS}
        places = {"gold": str(folder), "predictions": str(pages), "result": str(folder / "pages.json")}
        _run(PAGES.script, *(argument.format_map(places) for argument in PAGES.arguments))
        found = json.loads(Path(places["result"]).read_text("utf-8"))
        figures |= {
            f"{part}_{figure.name}": _number_at(found, figure.path) * PAGES.scale for figure in BLOCK_PAGES
        }
    return figures


def _run_over(corpus: str, scorer: str, scratch: Path) -> Path:
    """Return where the predictions stand that a scorer made by running newsmodel over a corpus."""
    predictions = scratch / f"{corpus}.jsonl"
    said = _run(scorer, "--gold", str(CORPORA / corpus), "--run", str(predictions)).stderr
    if said.strip():  # it goes on after an exception
        raise MeasuringError(said)
    return predictions


def _parted(corpus: str, scratch: Path) -> Iterator[tuple[str, Path]]:
    """Yield both parts of a corpus: the name, and a folder with the gold of its pages."""
    rows = rows_of(corpus)
    for part in PARTS:
        folder = scratch / part
        folder.mkdir()
        lines = [json.dumps(row) for row in rows if kept_apart(row) is (part == "unread")]
        (folder / "gold.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
        yield part, folder


def _result_of(scorer: str, folder: Path, *arguments: str) -> Any:
    result = folder / "result.json"
    _run(scorer, *arguments, "--json", str(result))
    return json.loads(result.read_text("utf-8"))


def _share_of_cases(kind: str) -> float:
    """Return how many of the cases after public bug reports hold, of a hundred."""
    run = subprocess.run(
        [sys.executable, str(SHARED / "cases" / "check.py"), kind, "--quiet"],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    counted = re.search(r"^(\d+) of (\d+) hold", run.stdout, re.MULTILINE)
    if counted is None:
        raise MeasuringError(run.stderr)
    return 100.0 * int(counted[1]) / int(counted[2])


def _seed() -> dict[str, float]:
    return {name: _seed_share(arguments) for name, arguments in SEED_RUNS.items()}


def _seed_share(arguments: tuple[str, ...]) -> float:
    # Its exit code tells whether all points hold; here the last line does, with how many.
    run = _run("score_seed.py", *arguments, may_fail=True)
    counted = re.search(r"^(\d+) of (\d+)$", run.stdout, re.MULTILINE)
    if counted is None:
        raise MeasuringError(run.stderr)
    return 100.0 * int(counted[1]) / int(counted[2])


def _number_at(result: Any, path: tuple[str, ...]) -> float:
    for key in path:
        result = result[key]
    # A scorer gives null for a share of nothing: nothing was found, and nothing is right.
    return 0.0 if result is None else float(result)


def _run(script: str, *arguments: str, may_fail: bool = False) -> subprocess.CompletedProcess[str]:
    run = subprocess.run(
        [sys.executable, str(BENCH / script), *arguments],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    if run.returncode and not may_fail:
        raise MeasuringError(f"{script} {' '.join(arguments)}\n{run.stderr}")
    return run
