"""Learn the weights by which newsmodel tells who wrote the article of a web page.

    python benchmarks/train_authors.py [--check]

Writes ``src/newsmodel/parsing/metadata/author_weights.json``. The same input gives the same file. With
``--check`` nothing is written: the script learns on seven eighths of the sites and measures on the others,
eight times, so that every figure is of sites that it hasn't seen.

Learned from the pages in ``../shared/corpora`` whose gold tells the authors, of no site whose faults nobody
reads. No name is kept: the signs are where a name stands, how it is marked, and its form.

Needs NumPy and SciPy.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from measures import kept_apart, page_of, rows_to_learn_from, site_of
from scipy.optimize import minimize

from newsmodel.parsing.metadata.authors import AuthorModel
from newsmodel.parsing.metadata.claims import Claims
from newsmodel.parsing.page.article import claims_of_page, findings_of
from newsmodel.parsing.page.reading import read_source

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src/newsmodel/parsing/metadata/author_weights.json"
#: What is read, and what each name of it counts: not all of these are news, and not all gold is as careful.
READ = {"blocks": 1.0, "fundus-tests": 0.7, "trafilatura-eval": 0.7, "wcxb-articles": 0.3}
#: Gold that has several names, or a name and an office, in one text says nothing about the parts.
TOGETHER = re.compile(r",|&|\||\sand\s")
FOLDS = 8
#: How strongly weights are pulled to nothing, and how many pages have to show a sign.
PULL = 1.0
LEAST_SEEN = 4


class Page(NamedTuple):
    corpus: str
    site: str
    gold: frozenset[str]
    claims: Claims


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true", help="measure on sites left out, write nothing")
    args = parser.parse_args()
    pages = list(read())
    if args.check:
        check(pages)
        return
    weights = learn(pages)
    rows = {name: round(weight, 3) for name, weight in sorted(weights.items())}
    data = {
        "learned_from": f"{len({page.site for page in pages})} sites, {len(pages)} pages; no name",
        "weights": {name: weight for name, weight in rows.items() if weight},
    }
    OUT.write_text(json.dumps(data, indent=0, ensure_ascii=False) + "\n", "utf-8")
    sys.stdout.write(f"{len(rows)} signs from {len(pages)} pages\n")


def read() -> Iterator[Page]:
    for corpus, row in rows_to_learn_from(READ):
        if not row.get("authors") or kept_apart(row) or is_together(corpus, row):
            continue
        source = read_source(page_of(corpus, row["id"]), url=row.get("url"))
        if source:
            claims = claims_of_page(source, findings_of(source, url=row.get("url")).decisions)
            yield Page(corpus, site_of(row), frozenset(map(folded, row["authors"])), claims)


def is_together(corpus: str, row: dict[str, Any]) -> bool:
    return corpus == "wcxb-articles" and any(TOGETHER.search(name) for name in row["authors"])


def folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def learn(pages: Sequence[Page]) -> dict[str, float]:
    examples = [
        (claim.signs, folded(claim.name) in page.gold, READ[page.corpus])
        for page in pages
        for claim in page.claims.described()
    ]
    seen = Counter(sign for signs, _, _ in examples for sign in signs)
    names = sorted(name for name, count in seen.items() if count >= LEAST_SEEN)
    places = {name: place for place, name in enumerate(names, 1)}
    table = np.zeros((len(examples), len(names) + 1))
    table[:, 0] = 1.0
    for row, (signs, _, _) in enumerate(examples):
        table[row, [places[name] for name in signs if name in places]] = 1.0
    truth = np.array([is_author for _, is_author, _ in examples], dtype=float)
    counts = np.array([count for _, _, count in examples])
    pull = np.full(len(names) + 1, PULL)
    pull[0] = 0.0

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        sums = table @ weights
        value = (counts * (np.logaddexp(0, sums) - truth * sums)).sum() + (pull * weights**2).sum()
        slope = table.T @ (counts * (1 / (1 + np.exp(-sums)) - truth)) + 2 * pull * weights
        return float(value), slope

    found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    return dict(zip(("always", *names), map(float, found), strict=True))


def check(pages: Sequence[Page]) -> None:
    figures: defaultdict[str, list[float]] = defaultdict(list)
    for fold in range(FOLDS):
        model = AuthorModel(learn([page for page in pages if zlib.crc32(page.site.encode()) % FOLDS != fold]))
        for page in pages:
            if zlib.crc32(page.site.encode()) % FOLDS == fold:
                found = {folded(author.name) for author in model.choose(page.claims)}
                right = len(found & page.gold)
                figures[page.corpus].append(2 * right / (len(found) + len(page.gold)))
    for corpus, values in figures.items():
        sys.stdout.write(f"{corpus}: F1 {100 * sum(values) / len(values):.1f} of {len(values)} pages\n")


if __name__ == "__main__":
    main()
