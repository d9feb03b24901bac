"""Train the model that tells what stands beside the story: boilerplate by its kinds, asides, the frame.

    python benchmarks/train_beside.py --check            # held-out figures, by site
    python benchmarks/train_beside.py --write            # train on everything and write the weights

Needs numpy and scipy, and ``../shared/corpora/blocks``, of whose pages the part is learned from that is read
(`measures.kept_apart`). The model is a linear chain: each block has signs, each of which has a weight for
every label, and each label has a weight for every label that follows it, in the same box and in another.
What is learned is layout and kinds of phrases; no word of a text is a sign.
"""

from __future__ import annotations

import argparse
import itertools
import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sparse
from measures import page_of, rows_to_learn_from, site_of
from scipy.optimize import minimize
from scipy.special import logsumexp

from newsmodel.parsing.page.article import findings_of
from newsmodel.parsing.page.beside import LABELS, names_of, runs_of
from newsmodel.parsing.page.beside_features import Look
from newsmodel.parsing.page.reading import read_source
from newsmodel.parsing.page.texts import fold

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src/newsmodel/parsing/page/beside_weights.json"
FOLDS = 5
#: How strongly weights are pulled to nothing.
PULL = 2.5
#: A sign that fewer sites have is left out: it could tell a site by itself.
LEAST_SITES = 3
#: By how much less than it was learned a block is the frame's, in hundredths: what is kept and labelled in
#: vain does no harm, and what is dropped is lost.
LENIENCE = 40
#: A block with so many letters is found inside a longer one of the gold.
LEAST_PART = 12
PLACES = {label: place for place, label in enumerate(LABELS)}
#: Kinds of the gold that are one for its scorer, or that are too few to be learned.
SAME = {"RELATED": "READ_MORE", "PAYWALL": "SUBSCRIPTION", "COPYRIGHT": "OTHER"}


class Run(NamedTuple):
    """Blocks between two of the story's, with the labels that the gold allows for each."""

    site: str
    page: str
    looks: list[Look]
    allowed: Any  # blocks x labels


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="print held-out figures")
    parser.add_argument("--write", action="store_true", help="write the weights")
    args = parser.parse_args()
    runs = list(load())
    told = sum(len(run.looks) for run in runs)
    print(f"{len({run.page for run in runs})} pages, {told} blocks")
    if args.check:
        check(runs)
    if args.write:
        named, chain = learn(runs)
        data = {
            "made_by": "benchmarks/train_beside.py",
            "labels": LABELS,
            "same_box": chain[0].tolist(),
            "other_box": chain[1].tolist(),
            "weights": named,
        }
        text = json.dumps(data, separators=(",", ":"))
        OUT.write_text(text.replace("],", "],\n") + "\n", "utf-8")
        print(f"wrote the weights of {len(named)} signs")


def load() -> Iterable[Run]:
    for _, row in rows_to_learn_from(("blocks",)):
        source = read_source(page_of("blocks", row["id"]), url=row.get("url"))
        assert source is not None
        found = findings_of(source, url=row.get("url"), with_beside=False)
        gold = labels_of(row)
        for looks in runs_of(source, found.guesses, found.decisions):
            told = allowed_of(looks, gold)
            allowed = np.zeros((len(looks), len(LABELS)), bool)
            for i, labels in enumerate(told):
                allowed[i, [PLACES[label] for label in labels]] = True
            yield Run(site_of(row), row["id"], looks, allowed)


def allowed_of(looks: Sequence[Look], gold: dict[str, set[str]]) -> list[set[str]]:
    """Return the labels that the gold allows for each block.

    Of long pages it does not list the whole frame. What it has not is the frame's, or the same as something
    in its box.
    """
    texts = [fold(look.block.text) for look in looks]
    told = [gold.get(text) or _inside(text, gold) for text in texts]
    in_box: dict[object, set[str]] = defaultdict(set)
    for look, labels in zip(looks, told, strict=True):
        in_box[look.box] |= labels
    return [
        labels or ({"FRAME"} | in_box[look.box] if look.box else set(LABELS))
        for look, labels in zip(looks, told, strict=True)
    ]


def _inside(text: str, gold: dict[str, set[str]]) -> set[str]:
    """Return the labels of the texts that a block's text is a part of."""
    if len(text) < LEAST_PART:
        return set()
    return {label for other, labels in gold.items() if text in other for label in labels}


def labels_of(row: dict[str, Any]) -> dict[str, set[str]]:
    """Return the labels that the gold has for each text of a page, folded."""
    gold: dict[str, set[str]] = defaultdict(set)
    for block in row["frame"]:
        gold[fold(block)].add("FRAME")
    for block in row["boilerplate"]:
        gold[fold(block["text"])].add(SAME.get(block["kind"], block["kind"]))
    for block in row["blocks"]:
        if block["kind"] == "aside":
            gold[fold(block["text"])].add("ASIDE")
    return gold


class Batch:
    """Runs side by side, so that each step of the chain is one of numpy's for all of them."""

    def __init__(self, runs: Sequence[Run], place: dict[str, int]) -> None:
        self.runs = sorted(runs, key=lambda run: -len(run.looks))
        self.lengths = [len(run.looks) for run in self.runs]
        self.longest = self.lengths[0]
        starts = np.cumsum([0, *self.lengths])
        #: at each step the rows of the blocks that are at it
        self.rows = [
            np.array([starts[r] + t for r in range(len(self.runs)) if t < self.lengths[r]])
            for t in range(self.longest)
        ]
        names = [names_of(look) for run in self.runs for look in run.looks]
        seen = [(i, place[n]) for i, one in enumerate(names) for n in set(one) if n in place]
        self.matrix = sparse.csr_matrix(
            (np.ones(len(seen)), tuple(zip(*seen, strict=True))), (len(names), len(place))
        )
        self.transposed = self.matrix.T.tocsr()
        self.allowed = np.concatenate([run.allowed for run in self.runs])
        self.ties = np.array([t for run in self.runs for t in ties_of(run.looks)])


def ties_of(looks: Sequence[Look]) -> list[int]:
    """Return for each block 0 if it stands in the box of the one before, else 1."""
    boxes = [look.box for look in looks]
    return [1, *(0 if a is b and a is not None else 1 for a, b in itertools.pairwise(boxes))]


def expected(batch: Batch, scores: Any, chain: Any) -> tuple[float, Any, Any]:
    """Return the logarithm of the sum over all ways, and how often each label and each pair is expected."""
    forward = np.full_like(scores, -np.inf)
    backward = np.zeros_like(scores)
    steps = batch.rows
    forward[steps[0]] = scores[steps[0]]
    for before, here in itertools.pairwise(steps):
        moved = forward[before[: len(here)]][:, :, None] + chain[batch.ties[here]]
        forward[here] = logsumexp(moved, axis=1) + scores[here]
    for before, here in zip(steps[-2::-1], steps[:0:-1], strict=True):
        moved = chain[batch.ties[here]] + (scores[here] + backward[here])[:, None, :]
        backward[before[: len(here)]] = logsumexp(moved, axis=2)
    lasts = np.cumsum(batch.lengths) - 1
    whole = logsumexp(forward[lasts], axis=1)
    sums = np.repeat(whole, batch.lengths)[:, None]
    labels = np.exp(forward + backward - sums)
    pairs = np.zeros_like(chain)
    for before, here in itertools.pairwise(steps):
        told = (
            forward[before[: len(here)]][:, :, None]
            + chain[batch.ties[here]]
            + (scores[here] + backward[here])[:, None, :]
            - sums[here][:, :, None]
        )
        np.add.at(pairs, batch.ties[here], np.exp(told))
    return float(whole.sum()), labels, pairs


def learn(runs: Sequence[Run]) -> tuple[dict[str, list[int]], Any]:
    """Return the weights of each sign and of the chain, in hundredths."""
    sites: dict[str, set[str]] = defaultdict(set)
    for run in runs:
        for look in run.looks:
            for name in names_of(look):
                sites[name].add(run.site)
    names = sorted(name for name, where in sites.items() if len(where) >= LEAST_SITES)
    place = {name: i for i, name in enumerate(names)}
    batch = Batch(runs, place)
    count, shape = len(LABELS), (len(names), len(LABELS))
    silent = np.where(batch.allowed, 0.0, -1e4)

    def loss(flat: Any) -> tuple[float, Any]:
        weights = flat[: shape[0] * count].reshape(shape)
        chain = flat[shape[0] * count :].reshape(2, count, count)
        scores = batch.matrix @ weights
        all_ways, guessed, pairs = expected(batch, scores, chain)
        right_ways, told, right_pairs = expected(batch, scores + silent, chain)
        value = all_ways - right_ways + PULL / 2 * (flat**2).sum()
        slope = np.concatenate([(batch.transposed @ (guessed - told)).ravel(), (pairs - right_pairs).ravel()])
        return value, slope + PULL * flat

    start = np.zeros(shape[0] * count + 2 * count * count)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 120})
    hundredths = np.rint(100 * found.x).astype(int)
    weights = hundredths[: shape[0] * count].reshape(shape)
    weights[place["always"], PLACES["FRAME"]] -= LENIENCE
    named = {name: weights[i].tolist() for name, i in place.items() if weights[i].any()}
    return named, hundredths[shape[0] * count :].reshape(2, count, count)


def decode(looks: Sequence[Look], named: dict[str, list[int]], chain: Any) -> list[int]:
    scores = np.array(
        [np.sum([named[n] for n in set(names_of(look)) if n in named], axis=0) for look in looks]
    )
    ties = ties_of(looks)
    best = [scores[0]]
    backs: list[Any] = []
    for i in range(1, len(looks)):
        moved = best[-1][:, None] + chain[ties[i]]
        backs.append(moved.argmax(axis=0))
        best.append(moved.max(axis=0) + scores[i])
    path = [int(best[-1].argmax())]
    for back in reversed(backs):
        path.append(int(back[path[-1]]))
    return path[::-1]


def check(runs: Sequence[Run]) -> None:
    """Print how much is kept on sites that were not learned from, and what of it is the frame's."""
    counts: Counter[object] = Counter()
    for left_out in range(FOLDS):
        named, chain = learn([run for run in runs if fold_of(run.site) != left_out])
        for run in (run for run in runs if fold_of(run.site) == left_out):
            told = decode(run.looks, named, chain)
            for look, place, allowed in zip(run.looks, told, run.allowed, strict=True):
                gold = {LABELS[i] for i in np.flatnonzero(allowed)}
                if len(gold) < len(LABELS):
                    count(counts, LABELS[place], gold, len(look.block.text.split()))
    print(f"of what is kept {share(counts['in vain'], counts['kept'])} % may be the frame's")
    print(f"of four words and more {share(counts['found',], counts['there',])} % are kept,")
    print(f"of these {share(counts['right',], counts['found',])} % by the right kind")
    for label in LABELS:
        if there := counts["there", label]:
            found, right = counts["found", label], counts["right", label]
            print(f"{label:14} {there:4} kept {share(found, there)} by the right kind {share(right, there)}")


def count(counts: Counter[object], label: str, gold: set[str], words: int) -> None:
    kept = label != "FRAME"
    counts["kept"] += kept
    counts["in vain"] += kept and "FRAME" in gold
    # The scorer of the corpus passes over what is shorter.
    if words >= 4 and gold != {"ASIDE"} and "FRAME" not in gold:
        for suffix in ((), (min(gold),)):
            counts["there", *suffix] += 1
            counts["found", *suffix] += kept
            counts["right", *suffix] += label in gold


def share(part: int, whole: int) -> float:
    return round(100 * part / max(1, whole), 1)


def fold_of(site: str) -> int:
    return zlib.crc32(site.encode()) % FOLDS


if __name__ == "__main__":
    main()
