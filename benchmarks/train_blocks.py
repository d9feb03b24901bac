"""Train the model that tells which blocks of a web page are the body.

    python benchmarks/train_blocks.py --check            # held-out figures, by site; writes predictions only
    python benchmarks/train_blocks.py --write            # train on everything and write the weights

Needs numpy, scipy and scikit-learn, and the page corpora in ``../shared/corpora``. What is learned is layout:
tags, lengths, shares of links, stems of class names, kinds of phrases. No word of a text is a feature.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sparse
from sklearn.linear_model import LogisticRegression

from newsmodel.parsing.page.article import article_of_page
from newsmodel.parsing.page.body import OUTSIDE, BodyModel, Pass, names_of
from newsmodel.parsing.page.context import Guessed
from newsmodel.parsing.page.features import codes_of
from newsmodel.parsing.page.kin import Kin, kin_of
from newsmodel.parsing.page.reading import PageSource, read_source
from newsmodel.parsing.page.walk import RawBlock

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
PREDICTIONS = HERE.parent / "build" / "train-blocks"
WEIGHTS = HERE.parent / "src/newsmodel/parsing/page/body_weights.json"

#: How much a corpus counts: the pages of the third are mostly no news, and its gold is a policy of its own;
#: of a page of the fourth only a few blocks are known.
CORPORA = {"fundus-tests": 1.0, "fundus-paper": 1.0, "wcxb-articles": 0.35, "trafilatura-eval": 2.5}
FOLDS = 5
#: Strength of the penalty on large weights (its inverse, as scikit-learn has it).
INVERSE_PENALTY = 0.3
#: A feature that fewer blocks have tells more of their page than of pages.
LEAST_BLOCKS = 40
#: How near to the best weights learning goes. Ten times looser it stops half-way, which costs a point of the
#: snippets and of the news among `wcxb-articles`.
TOLERANCE = 1e-4
THRESHOLD = 0.5


class Example(NamedTuple):
    """One page with what its blocks are: True for body, None where the gold does not say."""

    corpus: str
    row: dict[str, Any]
    blocks: list[RawBlock]
    kins: list[Kin]
    #: for each block the place of its own kin among them
    places: list[int]
    #: for each block its own codes
    codes: list[tuple[int, ...]]
    is_body: list[bool | None]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="print held-out figures")
    parser.add_argument("--write", action="store_true", help="write the weights")
    args = parser.parse_args()
    sys.path.insert(0, str(SHARED / "bench"))
    examples = list(load())
    print(f"{len(examples)} pages, {sum(len(e.blocks) for e in examples)} blocks looked at")
    learner = Learner(examples)
    if args.write:
        first, second = learner.passes(None)
        data = {
            "made_by": "benchmarks/train_blocks.py",
            "threshold": THRESHOLD,
            "first": first,
            "second": second,
        }
        WEIGHTS.write_text(json.dumps(data, indent=0, ensure_ascii=False) + "\n", "utf-8")
        print(f"wrote {len(first)} + {len(second)} weights")
    if args.check:
        passes = [learner.passes(fold) for fold in range(FOLDS)]
        models = [BodyModel(Pass(first), Pass(second), THRESHOLD) for first, second in passes]
        report(examples, [models[fold] for fold in learner.folds])


def load() -> Iterable[Example]:
    """Yield every page of the corpora with its blocks' features and what they are."""
    for corpus in CORPORA:
        folder = SHARED / "corpora" / corpus
        for line in (folder / "gold.jsonl").read_text("utf-8").split("\n"):
            if not line:
                continue
            row = json.loads(line)
            source = source_of(corpus, row)
            if source.walk.blocks and (is_body := labels(source, row)):
                near = source.around.near_prose(source.walk.blocks)
                around = source.around
                kins, places = kin_of(near, around)
                codes = list(codes_of(near, around, source.words))
                yield Example(corpus, row, near, kins, places, codes, [is_body[b.number] for b in near])


#: The columns of the features' names.
COLUMNS: dict[str, int] = {}


def columns_of(example: Example, guessed: Guessed | None = None) -> list[Any]:
    """Return the columns of each block's features; outside of the best container each counts twice."""
    kin_codes = [kin.built for kin in example.kins]
    codes = example.codes
    if guessed is not None:
        told = guessed.codes_of_kins(example.kins, example.places)
        kin_codes = [built + more for built, more in zip(kin_codes, told, strict=True)]
        codes = [own + more for own, more in zip(codes, guessed.codes(), strict=True)]
    found = []
    for place, own in zip(example.places, codes, strict=True):
        kin = example.kins[place]
        names = names_of(kin.around, kin_codes[place], own)
        if kin.is_outside:
            names += list(map(OUTSIDE.__add__, names))
        found.append(np.array([COLUMNS.setdefault(name, len(COLUMNS)) for name in names], np.int32))
    return found


def labels(source: PageSource, row: dict[str, Any]) -> list[bool | None] | None:
    """Return for each block whether the gold has it in the body; None if the gold tells nothing of bodies."""
    from score_pages import norm

    texts = [norm(block.text) for block in source.walk.blocks]
    if row.get("blocks") or row.get("paragraphs") or row.get("body_text"):
        return _by_body(texts, row, norm)
    if row.get("with") or row.get("without"):
        return _by_snippets(texts, row, norm)
    return None


def _by_body(texts: Sequence[str], row: dict[str, Any], norm: Any) -> list[bool | None]:
    if row.get("blocks"):
        body = [b["text"] for b in row["blocks"] if b["kind"] != "standfirst"]
        standfirst = [b["text"] for b in row["blocks"] if b["kind"] == "standfirst"]
    else:
        body = row.get("paragraphs") or re.split(r"\n+", row["body_text"])
        standfirst = []
    standfirst += row.get("standfirst") or []
    lines = {norm(line) for text in body for line in [text, *text.split("\n")]}
    optional = {norm(text) for text in standfirst} - lines
    shingles = {shingle for text in body for shingle in _shingles(norm(text))}
    captions = {norm(c["text"]) for c in row.get("captions") or [] if c.get("text")} - lines
    found: list[bool | None] = []
    for text in texts:
        if text in optional:
            found.append(None)
        elif text in captions:
            found.append(False)
        elif text in lines:
            found.append(True)
        else:
            here = _shingles(text)
            found.append(bool(here) and len(here & shingles) >= 0.7 * len(here))
    return found


def _by_snippets(texts: Sequence[str], row: dict[str, Any], norm: Any) -> list[bool | None]:
    wanted = [snippet for s in row.get("with") or [] if (snippet := norm(s))]
    unwanted = [snippet for s in row.get("without") or [] if (snippet := norm(s))]
    return [
        True if any(s in text for s in wanted) else False if any(s in text for s in unwanted) else None
        for text in texts
    ]


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[i : i + 3]) for i in range(len(words) - 2)} if len(words) > 3 else set()


class Learner:
    """Learns both passes, with some sites left out.

    The second pass learns from guesses of the first for sites that this has not seen. A fold that is measured
    is kept out of both: the guesses for the other folds come from weights that have seen neither them nor it.
    What they would tell of the fold's own labels makes its figures up to a point better than new sites' are.
    """

    def __init__(self, examples: Sequence[Example]) -> None:
        self._examples = examples
        #: of each page
        self.folds: list[int] = [zlib.crc32(e.row["domain"].encode()) % FOLDS for e in examples]
        self._alone = [columns_of(example) for example in examples]
        self._firsts: dict[frozenset[int], dict[str, float]] = {}

    def passes(self, fold: int | None) -> tuple[dict[str, float], dict[str, float]]:
        """Return the weights of both passes, learned without *fold*, or on everything."""
        unseen = frozenset(() if fold is None else (fold,))
        contexts = [
            columns_of(example, Guessed(example.blocks, guesses(self._first(unseen | {own}), columns)))
            for example, columns, own in zip(self._examples, self._alone, self.folds, strict=True)
        ]
        return self._first(unseen), self._without(unseen, contexts)

    def _first(self, unseen: frozenset[int]) -> dict[str, float]:
        if unseen not in self._firsts:
            self._firsts[unseen] = self._without(unseen, self._alone)
        return self._firsts[unseen]

    def _without(self, unseen: frozenset[int], columns: Sequence[list[Any]]) -> dict[str, float]:
        seen = [place for place, fold in enumerate(self.folds) if fold not in unseen]
        return weights([self._examples[i] for i in seen], [columns[i] for i in seen])


def guesses(named: dict[str, float], columns: list[Any]) -> list[float]:
    """Return the probability of each block of a page, by the weights of the first pass."""
    table = np.array([named.get(name, 0.0) for name in COLUMNS])
    logits = np.array([table[row].sum() for row in columns])
    found: list[float] = (1 / (1 + np.exp(-np.clip(logits, -30, 30)))).tolist()
    return found


def weights(examples: Sequence[Example], columns: Sequence[list[Any]]) -> dict[str, float]:
    """Return the weight of each feature, learned by logistic regression."""
    rows, targets, importance = [], [], []
    for example, page in zip(examples, columns, strict=True):
        for block, row, target in zip(example.blocks, page, example.is_body, strict=True):
            if target is not None:
                rows.append(row)
                targets.append(target)
                # Long blocks weigh more in what readers see, short ones are more.
                importance.append(CORPORA[example.corpus] * (0.5 + min(2.0, block.size / 150)))
    starts = np.cumsum([0, *map(len, rows)])
    flat = np.concatenate(rows)
    counts = np.bincount(flat, minlength=len(COLUMNS))
    counts[COLUMNS["always"]] = 0
    kept = np.flatnonzero(counts >= LEAST_BLOCKS)
    matrix = sparse.csr_matrix(
        (np.ones(len(flat), np.float64), flat, starts), shape=(len(rows), len(COLUMNS))
    )
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=2000, tol=TOLERANCE, solver="lbfgs")
    model.fit(matrix.tocsc()[:, kept].tocsr(), np.array(targets), sample_weight=np.array(importance))
    names = list(COLUMNS)
    learned = {names[i]: round(float(w), 3) for i, w in zip(kept, model.coef_[0], strict=True)}
    told = {name: weight for name, weight in sorted(learned.items()) if weight}
    return {"always": round(float(model.intercept_[0]), 3)} | told


def report(examples: Sequence[Example], models: Sequence[BodyModel]) -> None:
    """Print the scorer's figures for whole articles, each parsed with a model that has not seen its site."""
    from predict import fields  # the scorers' own view of an article

    PREDICTIONS.mkdir(parents=True, exist_ok=True)
    for corpus in CORPORA:
        path = PREDICTIONS / f"{corpus}.jsonl"
        with path.open("w", encoding="utf-8") as out:
            for example, model in zip(examples, models, strict=True):
                if example.corpus == corpus:
                    article = article_of_page(source_of(corpus, example.row), model=model)
                    out.write(json.dumps({"id": example.row["id"], **fields(article)}) + "\n")
        gold = SHARED / "corpora" / corpus / "gold.jsonl"
        script = [sys.executable, str(SHARED / "bench/score_pages.py"), "--gold", str(gold)]
        subprocess.run([*script, "--pred", f"held-out={path}", "--per-page", f"{path}.tsv"], check=True)


def source_of(corpus: str, row: dict[str, Any]) -> PageSource:
    page = gzip.decompress((SHARED / "corpora" / corpus / "pages" / f"{row['id']}.html.gz").read_bytes())
    source = read_source(page, url=row.get("url"))
    assert source is not None
    return source


if __name__ == "__main__":
    main()
