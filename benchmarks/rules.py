"""Takes the rules of a step out one by one, and tells what each of them pays on ``../shared/corpora/desk``.

    python benchmarks/rules.py [newsmodel.annotating.quotes] [--shared ../shared] [--out FILE]

A rule is a function of the package that returns something or None, or a bool: taken out, it always returns
None or False. Printed is by how many points the figures of the read and of the unread part change without
it; a rule that changes nothing pays nothing, unless a case in ``tests`` needs it.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import inspect
import json
import pkgutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from measures import PARTS, kept_apart

from newsmodel import Parser
from newsmodel.annotating.annotator import DEFAULT_ANNOTATORS
from newsmodel.annotating.steps import with_events, with_quotes
from newsmodel.model import Article

ROOT = Path(__file__).resolve().parent.parent
#: What is looked at: the table of the scorer and the figure in it.
FIGURES = (
    ("quoted", "f"),
    ("quoted", "attributed_f"),
    ("quoted", "wrong_mouth"),
    ("indirect", "f"),
    ("indirect", "attributed_f"),
)


def main() -> None:
    """Measure, take out, measure again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", nargs="?", default="newsmodel.annotating.quotes")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.shared / "bench"))
    gold = (arguments.shared / "corpora/desk/gold.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in gold]
    # What stands before the quotes stays as it is.
    before = Parser(annotators=DEFAULT_ANNOTATORS[: DEFAULT_ANNOTATORS.index(with_quotes)])
    articles = [
        before.parse_html(
            gzip.decompress((arguments.shared / "corpora" / row["page"]).read_bytes()), url=row.get("url")
        )
        for row in rows
    ]
    whole = _figures(rows, articles)
    told = [f"{'all rules':60} " + " ".join(f"{value:6.1f}" for value in whole.values())]
    print("\n".join((" ".join(whole), *told)), flush=True)
    for name, switch in _rules(arguments.package):
        switch(out=True)
        try:
            found = _figures(rows, articles)
            line = f"{name:60} " + " ".join(f"{found[key] - whole[key]:+6.1f}" for key in whole)
        except Exception as error:
            line = f"{name:60} breaks: {error!r}"
        finally:
            switch(out=False)
        told.append(line)
        print(line, flush=True)
    if arguments.out is not None:
        arguments.out.write_text("\n".join(told) + "\n", "utf-8")


def _figures(rows: list[dict[str, Any]], articles: list[Article]) -> dict[str, float]:
    import score_desk

    found = [
        {"id": row["id"], **score_desk.predict(with_events(with_quotes(article)))}
        for row, article in zip(rows, articles, strict=True)
    ]
    figures: dict[str, float] = {}
    for part in PARTS:
        gold = [row for row in rows if kept_apart(row) is (part == "unread")]
        result: Mapping[str, Any] = score_desk.score(gold, found)
        figures |= {f"{part}:{table}.{key}": result[table][key] for table, key in FIGURES}
    return figures


def _rules(package: str) -> Iterator[tuple[str, Callable[..., None]]]:
    """Yield the rules of a package: a name, and what takes one out and puts it back."""
    parent = importlib.import_module(package)
    modules = [
        importlib.import_module(f"{package}.{info.name}") for info in pkgutil.iter_modules(parent.__path__)
    ]
    for module in modules:
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ != module.__name__:
                continue
            returns = str(function.__annotations__.get("return", ""))
            if returns == "bool" or returns.endswith("| None"):
                nothing = False if returns == "bool" else None
                yield (
                    f"{module.__name__.removeprefix(package)[1:]}.{name}",
                    _switch(function, nothing, modules),
                )


def _switch(function: Any, nothing: object, modules: list[ModuleType]) -> Callable[..., None]:
    places = [(module, key) for module in modules for key, one in vars(module).items() if one is function]

    def switch(*, out: bool) -> None:
        for module, key in places:
            setattr(module, key, (lambda *_, **__: nothing) if out else function)

    return switch


if __name__ == "__main__":
    main()
