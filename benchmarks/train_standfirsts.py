"""Learn the weights by which newsmodel tells the standfirst of a web page.

    python benchmarks/train_standfirsts.py [--check]

Writes ``src/newsmodel/parsing/page/standfirst_weights.json``. The same input gives the same file. With
``--check`` nothing is written: the script learns on seven eighths of the sites and measures on the others,
eight times, so that every figure is of sites that it hasn't seen.

Learned from the news pages of ``fundus-tests``, ``blocks`` and ``desk`` in ``../shared/corpora``, whose gold
tells the standfirst, and, with little weight, from the first paragraphs of the pages of ``wcxb-articles``,
which are none; from no site whose faults nobody reads. No text is kept: the features are tags, positions,
lengths, hints of class names, and whether the page declares the text as its summary.

Needs NumPy and SciPy.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from measures import CORPORA, rows_to_learn_from, site_of
from scipy.optimize import minimize

from newsmodel.parsing.page.article import findings_of
from newsmodel.parsing.page.body import body_model
from newsmodel.parsing.page.head_lines import HeadLines
from newsmodel.parsing.page.reading import read_source
from newsmodel.parsing.page.standfirst import StandfirstModel
from newsmodel.parsing.page.standfirst_features import Codes, HeadReader, names_of

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src/newsmodel/parsing/page/standfirst_weights.json"
#: What a paragraph of a page counts that isn't a news page's.
LIGHT = 0.2
#: What is read, and what each page of it counts.
CORPORA_READ = {"fundus-tests": 1.0, "blocks": 1.0, "desk": 1.0, "wcxb-articles": LIGHT}
FOLDS = 8
#: How strongly weights are pulled to what is known beforehand.
PULL = 2.0
#: A feature that fewer sites have is left out: it could tell a site by itself.
LEAST_SITES = 3
#: A block that the body's model takes for body loses it only for a higher sum than others.
THRESHOLD, BODY_THRESHOLD = -0.4, -0.1

_STRANGE = ("newsletter", "paywall", "ad", "share", "nav", "dialog", "related", "comment", "footer")
#: What is known beforehand. Learning starts here and is pulled back to it, so that a feature that few sites
#: show keeps what the trade knows of it.
PRIOR: dict[str, float] = {
    "always": -2.0,
    # the element
    "own:lead": 1.2,
    "parent:lead": 0.6,
    **{f"own:{hint}": -1.5 for hint in _STRANGE},
    **{f"parent:{hint}": -1.0 for hint in _STRANGE},
    **{f"below:{hint}": -0.5 for hint in _STRANGE},
    "own:author": -1.0,
    "own:date": -0.7,
    "own:caption": -1.0,
    "own:credit": -1.0,
    "inside:figure": -1.5,
    "inside:figcaption": -1.5,
    "inside:form": -1.0,
    "inside:button": -1.5,
    "inside:nav": -1.5,
    "inside:footer": -1.5,
    "inside:aside": -0.5,
    "inside:header": 0.5,
    "inside:header+tag:p": 0.5,
    "inside:header+at-first": 1.0,
    "tag:h2": 0.3,
    "at-first:tag:h2": 0.7,
    "tag:h2+full-stop": 0.5,
    "tag:h2+size>80": 0.7,
    "tag:h3": -0.2,
    "tag:h4": -0.5,
    "tag:button": -1.0,
    "names-of-story>0": -1.0,
    "names-of-story>0.2": -0.5,
    "names-of-story>0.5": -0.5,
    "up-to-headline>3": -0.3,
    "up-to-headline>4": -0.3,
    # the text
    "declared:equal": 1.5,
    "declared:whole": 1.0,
    "declared:begun": 0.3,
    "declared:part": 0.3,
    "declared:part+own:lead": 1.0,
    "other-declared": -0.5,
    "phrase": -2.0,
    "full-stop": 0.5,
    "size>20": 0.3,
    "size>40": 0.5,
    "size>450": -0.5,
    "size>700": -1.0,
    "links>0.1": -0.3,
    "links>0.3": -0.7,
    "body>0.95": -0.5,
    # its place
    "before-first": 0.7,
    "after-first": -1.5,
    "nth>1": -0.2,
    "nth>4": -0.5,
    "from-headline>4": -0.3,
    "from-headline>8": -0.3,
    "no-story-after": -2.0,
}


class Example(NamedTuple):
    """A block of a page's head."""

    site: str
    page: str
    codes: Codes
    is_standfirst: bool
    sureness: float
    weight: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true", help="measure on sites left out, write nothing")
    args = parser.parse_args()
    examples = list(read())
    if args.check:
        check(examples)
        return
    model = learn(examples)
    rows = {name: round(weight, 3) for name, weight in sorted(model.weights.items())}
    sites = {example.site for example in examples if example.weight == 1.0}
    data = {
        "learned_from": f"{len(sites)} news sites and other pages, {len(examples)} blocks; no text",
        "threshold": model.threshold,
        "body_threshold": model.body_threshold,
        "weights": {name: weight for name, weight in rows.items() if weight},
    }
    OUT.write_text(json.dumps(data, indent=0, ensure_ascii=False) + "\n", "utf-8")
    sys.stdout.write(f"{len(rows)} features from {len(examples)} blocks\n")


# --- reading ---------------------------------------------------------------------------------------------


def read() -> Iterator[Example]:
    for name, row in rows_to_learn_from(CORPORA_READ):
        page = gzip.decompress((CORPORA / row.get("page", f"{name}/pages/{row['id']}.html.gz")).read_bytes())
        yield from of_page(row, page, CORPORA_READ[name])


def of_page(row: dict[str, Any], page: bytes, weight: float) -> Iterator[Example]:
    source = read_source(page, url=row.get("url"))
    if source is None:
        return
    found = findings_of(source, url=row.get("url"))
    is_body = body_model().is_body(found.guesses)
    reader = HeadReader(source, found.guesses, is_body, found.captions, HeadLines(source))
    told = row.get("standfirst") or ()
    gold = [folded(text) for text in ([told] if isinstance(told, str) else told)]
    body = folded(row.get("body_text") or "")
    for block, codes in zip(reader.candidates, reader.codes(), strict=True):
        text, sureness = folded(block.text), reader.sureness(block)
        # Of other pages only what is surely a paragraph of the text is known.
        if weight == 1.0 or (sureness > 0.5 and len(block.text) > 40 and text in body):
            yield Example(site_of(row), row["id"], codes, is_copy(text, gold), sureness, weight)


def is_copy(text: str, gold: Sequence[str]) -> bool:
    """Tell whether *text* is one of the texts of *gold*, a part of them, or nearly so."""
    together = " ".join(gold)
    if not text or not together:
        return False
    return (
        text in gold
        or (len(text) > 15 and text in together)
        or any(len(one) > 15 and one in text and len(text) < 1.4 * len(one) for one in gold)
        or any(overlap(text, one) > 0.8 for one in (together, *gold))
    )


def overlap(one: str, other: str) -> float:
    """Return the F1 of the words that two texts share."""
    first, second = Counter(one.split()), Counter(other.split())
    return 2 * (first & second).total() / max(1, first.total() + second.total())


def folded(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


# --- learning --------------------------------------------------------------------------------------------


def learn(examples: Sequence[Example]) -> StandfirstModel:
    sites: defaultdict[str, set[str]] = defaultdict(set)
    for example in examples:
        for name in names_of(example.codes):
            sites[name].add(example.site)
    names = sorted(name for name, seen in sites.items() if len(seen) >= LEAST_SITES)
    places = {name: place for place, name in enumerate(names)}
    table = np.zeros((len(examples), len(names)))
    for row, example in enumerate(examples):
        table[row, [places[name] for name in names_of(example.codes) if name in places]] = 1.0
    truth = np.array([example.is_standfirst for example in examples], dtype=float)
    counts = np.array([example.weight for example in examples])
    prior = np.array([PRIOR.get(name, 0.0) for name in names])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        sums = table @ weights
        value = (counts * (np.logaddexp(0, sums) - truth * sums)).sum() + PULL * (
            (weights - prior) ** 2
        ).sum()
        slope = table.T @ (counts * (1 / (1 + np.exp(-sums)) - truth)) + 2 * PULL * (weights - prior)
        return float(value), slope

    found = minimize(loss, prior, jac=True, method="L-BFGS-B").x
    known = {name: weight for name, weight in PRIOR.items() if name not in places}
    return StandfirstModel(
        {**known, **dict(zip(names, map(float, found), strict=True))}, THRESHOLD, BODY_THRESHOLD
    )


def check(examples: Sequence[Example]) -> None:
    right = wrong = missed = whole = 0
    pages: defaultdict[str, list[bool]] = defaultdict(list)
    for fold in range(FOLDS):
        model = learn([e for e in examples if zlib.crc32(e.site.encode()) % FOLDS != fold or e.weight < 1.0])
        for e in examples:
            if zlib.crc32(e.site.encode()) % FOLDS == fold and e.weight == 1.0:
                least = model.threshold if e.sureness <= 0.5 else model.body_threshold
                taken = model.score(e.codes) > least
                right += taken and e.is_standfirst
                wrong += taken and not e.is_standfirst
                missed += e.is_standfirst and not taken
                pages[e.page].append(taken == e.is_standfirst)
    whole = sum(map(all, pages.values()))
    sys.stdout.write(f"blocks: {right} right, {wrong} wrong, {missed} missed\n")
    sys.stdout.write(f"pages wholly right: {whole} of {len(pages)}\n")


if __name__ == "__main__":
    main()
