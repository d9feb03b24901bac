"""Learn the weights by which newsmodel tells captions and credit lines on web pages.

    python benchmarks/train_captions.py [--shared ../shared] [--check]

Writes ``src/newsmodel/parsing/page/caption_weights.json``. The same input gives the same file. With
``--check`` nothing is written: the script learns on four fifths of the sites and measures on the others, five
times, so that every figure is of sites that it hasn't seen.

Learned from the news pages of ``../shared/corpora/fundus-tests``, of which no text is kept: the features are
tags, positions, lengths, hints of class names, and whether a line reads as a credit (`parsing/credits.py`).

Needs NumPy and SciPy. The model is a multinomial logistic one (caption, credit line, neither). Each page
counts about the same, however long its gallery.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
import sys
import unicodedata
import zlib
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sparse
from scipy.optimize import minimize
from scipy.special import logsumexp

from newsmodel.language import language_of
from newsmodel.parsing.credits import split_credit
from newsmodel.parsing.page.caption_features import Candidate, Page
from newsmodel.parsing.page.caption_model import CaptionModel, Role
from newsmodel.parsing.page.reading import read_source

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src/newsmodel/parsing/page/caption_weights.json"
ROLES = (Role.NONE, Role.CAPTION, Role.CREDIT)
FOLDS = 5
#: How strongly weights are pulled to what is known beforehand.
PULL = 3.0
#: A block is the picture's if that is at least this likely.
LIKELY = 0.25
#: A feature that fewer sites have is left out: it could tell a site by itself.
LEAST_SITES = 3
_WORD = re.compile(r"\w+")

#: What is known beforehand, as weights for a caption and for a credit line. Learning starts here and is
#: pulled back to it, so that a feature that few sites show keeps what the trade knows of it.
PRIOR: dict[str, tuple[float, float]] = {
    "always": (-3.0, -4.5),
    # the element
    "figcaption": (2.5, 1.5),
    "named": (2.0, 0.5),
    "figure": (0.5, 0.5),
    "loose": (-0.5, -0.5),
    "no-image": (-1.0, -1.0),
    "figcaption+no-image": (1.0, 1.0),
    "own:caption": (1.0, 0.0),
    "own:credit": (0.0, 2.5),
    "parent:credit": (0.0, 1.0),
    "figcaption+own:author": (0.0, 2.0),
    "tag:h1": (-1.0, -1.0),
    "tag:h2": (-0.5, -1.0),
    "tag:h3": (-0.7, -1.0),
    # the line
    "credit:end": (2.0, -0.5),
    "credit:alone": (-1.0, 3.5),
    "size>25": (0.5, 0.0),
    "size>50": (0.0, -1.0),
    "size>100": (0.0, -1.5),
    "size>350": (-1.0, -2.0),
    "size>600": (-2.0, -2.0),
    "loose+prose": (-0.7, -1.0),
    "headline": (-6.0, -6.0),
    "phrase": (-3.0, -1.0),
    "duration": (-1.0, -1.0),
    "figure-of-text": (-2.5, -1.0),
    "byline": (-2.0, -1.0),
    "digits>0.3": (-2.0, -1.0),
    "links>0.3": (-2.0, -1.0),
    "links>0.8": (-2.0, -1.0),
    "alt:equal": (1.0, -1.0),
    "alt:part": (0.5, -0.5),
    # what is around it
    "tight": (1.5, 0.5),
    "tight-inside": (1.0, 0.0),
    "tight-credited": (1.5, 0.0),
    "alike-credited": (2.0, 0.0),
    "figcaption+between": (1.0, 0.5),
    "after:credit": (1.5, 0.0),
    "before:credit": (0.5, 0.0),
    "up>0": (0.5, 0.3),
    "up>1": (-0.4, -0.4),
    "up>2": (-0.6, -0.6),
    "up>3": (-0.6, -0.6),
    "image-before": (0.5, 0.5),
    "loose+image-before:gap>0": (-0.7, -0.3),
    "loose+image-before:gap>1": (-0.7, -0.5),
    "image-linked": (-1.0, -0.5),
    "image-small": (-1.0, -0.5),
    "player": (-1.0, -0.5),
    "above:related": (-1.5, -1.0),
    "above:author": (-1.5, -1.0),
    "above:comment": (-2.0, -1.5),
    "above:nav": (-1.5, -1.5),
    "above:footer": (-2.0, -2.0),
    "above:newsletter": (-1.5, -1.5),
    "above:sidebar": (-1.0, -1.0),
    "above:dialog": (-1.0, -1.0),
    "inside:nav": (-2.0, -2.0),
    "inside:footer": (-1.5, -1.5),
    "inside:li": (-1.0, -0.5),
    # its place
    "between": (0.5, 0.5),
    "after-body": (-2.0, -2.0),
    "after-body>2": (-1.0, -1.0),
    "before-body>25": (-1.0, -1.0),
    "before-body>60": (-1.0, -1.0),
}


class Example(NamedTuple):
    site: str
    names: list[str]
    role: int
    weight: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--check", action="store_true", help="measure on sites left out, write nothing")
    args = parser.parse_args()
    examples = read(args.shared / "corpora/fundus-tests")
    if args.check:
        check(examples)
        return
    model = learn(examples)
    rows = {name: [round(w, 3) for w in weights] for name, weights in sorted(model.weights.items())}
    data = {
        "learned_from": f"{len({e.site for e in examples})} news sites, {len(examples)} blocks; no text",
        "threshold": round(model.threshold, 3),
        "weights": {name: row for name, row in rows.items() if any(row)},
    }
    text = json.dumps(data, indent=None, separators=(",", ":"), ensure_ascii=False)
    OUT.write_text(text.replace("],", "],\n").replace(',"weights":{', ',\n"weights":{\n') + "\n", "utf-8")
    sys.stdout.write(f"{len(rows)} features from {len(examples)} blocks\n")


# --- reading ---------------------------------------------------------------------------------------------


def read(corpus: Path) -> list[Example]:
    examples: list[Example] = []
    with (corpus / "gold.jsonl").open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if row["captions"] is not None:
                page = gzip.decompress((corpus / "pages" / f"{row['id']}.html.gz").read_bytes())
                examples += of_page(row, page.decode("utf-8", "replace"))
    return examples


def of_page(row: dict[str, Any], text: str) -> list[Example]:
    source = read_source(text)
    assert source is not None
    walk, around = source.walk, source.around
    # What the body's own model says is known here well enough: prose in the element that holds most of it.
    is_body = [block.is_prose and around.is_in_best(block) for block in walk.blocks]
    candidates = Page(walk, around, language_of(row["lang"]), is_body).candidates()
    roles = roles_of(row, candidates)
    kept = [(c, role) for c in candidates if (role := roles.get(c.block.number, 0)) is not None]
    counts = Counter(role for _, role in kept)
    return [
        Example(row["domain"], c.names, role, min(1.0, 6 / counts[role]) if role else 1.0) for c, role in kept
    ]


def roles_of(row: dict[str, Any], candidates: list[Candidate]) -> dict[int, int | None]:
    """Return the roles of a page's blocks by number; None for those about which the gold is silent."""
    language = language_of(row["lang"])
    paragraphs = {folded(text) for text in row["paragraphs"] or ()}
    roles: dict[int, int | None] = {}
    for gold in row["captions"]:
        text = folded(gold.get("text") or "")
        if not text:
            continue
        named = [folded(name) for name in gold.get("credit") or ()]
        found = [c for c in candidates if is_copy(c, text, named, language)]
        found = [c for c in found if folded(c.block.text) not in paragraphs] or found
        roles.update((c.block.number, 1) for c in found if "headline" not in c.names)
    suppliers = {name for gold in row["captions"] for c in gold.get("credit") or () if (name := folded(c))}
    for candidate in candidates:
        line = folded(candidate.block.text)
        if candidate.block.number in roles or len(line.split()) > 16 or line in paragraphs:
            continue
        alone = "credit:alone" in candidate.names
        longest = max((len(name) for name in suppliers if f" {name} " in f" {line} "), default=0)
        if longest and candidate.near and (alone or longest > 0.6 * len(line)):
            roles[candidate.block.number] = 2
        elif alone:
            roles[candidate.block.number] = None
    return roles


def is_copy(candidate: Candidate, text: str, named: list[str], language: Any) -> bool:
    line = folded(candidate.block.text)
    if not line or abs(len(line) - len(text)) > max(260, len(text)):
        return False
    forms = [line, *(line.removesuffix(name) for name in named if name)]
    if (split := split_credit(candidate.block.text, language)) and split.text:
        forms.append(folded(split.text))
    if any(overlap(text, form) >= 0.8 for form in forms):
        return True
    return line.startswith(f"{text} ") and not candidate.block.container.tags.isdisjoint(
        ("figure", "figcaption")
    )


def folded(text: str) -> str:
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def overlap(first: str, second: str) -> float:
    one, other = Counter(first.split()), Counter(second.split())
    both = sum((one & other).values())
    return 2 * both / (one.total() + other.total()) if both else 0.0


# --- learning --------------------------------------------------------------------------------------------


def learn(examples: list[Example]) -> CaptionModel:
    """Return the weights that fit best, each pulled to what is known of it beforehand."""
    sites: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for name in example.names:
            sites[name].add(example.site)
    names = sorted({name for name, where in sites.items() if len(where) >= LEAST_SITES} | PRIOR.keys())
    place = {name: i for i, name in enumerate(names)}
    seen = [(i, place[n]) for i, e in enumerate(examples) for n in dict.fromkeys(e.names) if n in place]
    matrix = sparse.csr_matrix(
        (np.ones(len(seen)), tuple(zip(*seen, strict=True))), (len(examples), len(names))
    )
    truth = np.eye(len(ROLES))[[example.role for example in examples]]
    voices = np.array([example.weight for example in examples])
    prior = np.array([PRIOR.get(name, (0.0, 0.0)) for name in names])

    def loss(flat: Any) -> tuple[float, Any]:
        weights = flat.reshape(prior.shape)
        scores = np.column_stack([np.zeros(len(examples)), matrix @ weights])
        logs = scores - logsumexp(scores, axis=1, keepdims=True)
        gaps = (np.exp(logs) - truth) * voices[:, None]
        value = -(voices * (logs * truth).sum(axis=1)).sum() + PULL / 2 * ((weights - prior) ** 2).sum()
        return value, (matrix.T @ gaps[:, 1:] + PULL * (weights - prior)).ravel()

    found = minimize(loss, prior.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    table = {
        name: (float(a), float(b)) for name, (a, b) in zip(names, found.x.reshape(prior.shape), strict=True)
    }
    return CaptionModel(table, math.log(LIKELY / (1 - LIKELY)))


def check(examples: list[Example]) -> None:
    counts: Counter[str] = Counter()
    for fold in range(FOLDS):
        model = learn([e for e in examples if fold_of(e.site) != fold])
        for example in (e for e in examples if fold_of(e.site) == fold):
            told = ROLES.index(model.role(*model.scores([tuple(example.names)])))
            counts["found"] += told == 1
            counts["there"] += example.role == 1
            counts["right"] += told == example.role == 1
    sys.stdout.write(
        f"blocks of captions on unseen sites: recall {100 * counts['right'] / counts['there']:.1f}, "
        f"precision {100 * counts['right'] / counts['found']:.1f}\n"
    )


def fold_of(site: str) -> int:
    return zlib.crc32(site.encode()) % FOLDS


if __name__ == "__main__":
    main()
