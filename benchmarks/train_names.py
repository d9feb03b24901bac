"""Learns the weights by which newsmodel finds names: ``weights*.json`` of `newsmodel.annotating.names`.

    pip install numpy scipy && python benchmarks/train_names.py [--shared ../shared] [--check]

The same input gives the same files. With ``--check`` nothing is written: learned is without every sixth
document, and what is found in those is compared with their labels, by corpus.

Learned from (all free, none of them in this repository; `newsmodel/knowledge/data/NOTICE` names the
licences): the corpora of ``../shared/training`` but no news of GUM, which is for measuring. Labels are put
into one form first: no title is a part of a name, countries that act are places, and where the sentences of
one corpus stand in several languages the labels are carried over (`carried.py`). A second copy of each
document has other names (`swapped.py`), and of every fifth run the spelling is left out, so that the forms
of names are learned rather than names.

The model: all ways to cut a run of capitals into names and other words compete (a semi-Markov model without
transitions), each stretch with the sum of its signs' weights for each kind, against 0 for no name. Signs
that name words of a language are drawn to 0 four times as hard as those that all languages share: what can
be said without naming a word is learned from all of them. A few signs that are seldom met and mean the same
in any text are drawn to what `PRIOR` says.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import name_corpora
import numpy as np
import scipy.optimize
import scipy.sparse
from name_corpora import LABELS, Document, Sentence
from swapped import Swapper

from newsmodel.annotating.names.article import ArticleNames
from newsmodel.annotating.names.runs import Run, find_runs
from newsmodel.annotating.names.words import WordReader
from newsmodel.annotating.wording import Wording
from newsmodel.knowledge import default_knowledge
from newsmodel.language import language_of

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src/newsmodel/annotating/names"

PULL, PULL_OF_WORDS, PULL_OF_PRIOR, ROUNDS = 0.5, 4.0, 40.0, 200
#: A sign that fewer documents have is left out; so is one that weighs less than this in the end, in
#: hundredths; and in how many hundredths weights are written.
LEAST_DOCUMENTS, LEAST_WEIGHT, UNIT = 3, 12, 1
#: How much the copy with other names counts, and in how many of a hundred runs the spelling is left out.
SWAPPED, UNSPELLED = 0.4, 20
#: Every so many documents one is kept for checking.
KEPT_APART = 6

#: For a person, an organisation, a place.
PRIOR: dict[str, tuple[float, float, float]] = {
    "ap:after:organization-noun": (-1, 5, -1),
    "bp:before:organization-noun": (-1, 5, -1),
    "bp:before:place-noun": (-1, -1, 4),
    "ap:after:place-noun": (-1, -1, 4),
    "bp:before:person-noun": (3, -1, -1),
    "a:after:organization-noun": (-1, 3.5, -1),
    "b:before:organization-noun": (-1, 3.5, -1),
    "a:ohead": (-0.5, 0, -0.5),
    "b:ohead": (-0.5, 0, -0.5),
    "a:before:organization-noun": (0, 0, 0),
    "b:after:organization-noun": (0, 0, 0),
    "a:after:place-noun": (-1, -0.5, 2),
    "a:before:place-noun": (0, 0, 0),
    "b:after:place-noun": (0, 0, 0),
    "b:before:place-noun": (-1, -0.5, 2),
    "a,:apposed:organization-noun": (-1, 2, 0),
    "a,:apposed:place-noun": (-1, 0, 2),
    "L:hon": (3, -1, -1),
    "b:hon": (3, -1, -1),
    "L:office": (2.5, 0, -1),
    "b:office": (2.5, -0.5, -1),
    "a,:office": (2, -0.5, -0.5),
    "b,:office": (2.5, -1, -0.5),
    "b:before:person-noun": (2.5, -1, -1),
    "j:given|particle": (2, -1, -1),
    "j:given|particle|w1": (1, 0, 0),
    "j:given1|particle": (1.5, -1, -1),
    "sh=Aa_A-b": (2, -1, -1),
    "sh=A-b_Aa": (2, -1, -1),
    "f:sh=A-b": (3, -2, -3),
    "l:sh=A-b": (2, -1, -1),
    "whole:org": (-1, 4, -1),
    "whole:org|3": (-0.5, 2, -0.5),
    "whole:org|4": (-0.5, 3, -0.5),
    "whole:org|5": (-0.5, 4, -0.5),
    "s:org": (-1, 2, -0.5),
    "whole:country": (-1, -1, 4),
    "s:country": (-1, -1, 3),
    "j:oopen|particle": (0, 2, 0),
    "j:oopen|of": (0, 2, 0),
    "j:ohead|of": (0, 3, 0),
}

_CODES = "en|de|fr|es|it|pt|sv|da|no|ru|nl|pl|cs|uk|tr|ro|hu|fi|el"
#: A sign that names words of a language, and of which.
_OF_LANGUAGE = re.compile(rf"^[A-Za-z']+[:=,(]'?({_CODES}):")
#: How a name's own words are spelled.
_SPELLING = re.compile(rf"^(?:[flsm]:(?:{_CODES}):|[fls]:-)")


class Example(NamedTuple):
    """A run: its length, its candidates with their signs, and which of them are names, of what kind."""

    document: int
    corpus: str
    weight: float
    length: int
    candidates: list[tuple[int, int]]
    signs: list[list[str]]
    names: list[tuple[int, int]]


# --- examples ----------------------------------------------------------------------------------------------


class Examples:
    """Makes examples of documents."""

    def __init__(self) -> None:
        self.readers: dict[str, WordReader] = {}
        self.swappers: dict[str, Swapper] = {}

    def of_corpora(self, shared: Path) -> Iterator[Example]:
        """Yield the examples of all corpora, and of the copies with other names."""
        for number, (document, weight) in enumerate(name_corpora.documents(shared)):
            yield from self.of_document(document, number, weight)
            if weight >= 0.5:
                copy = self._swapper(document.language).document(document)
                yield from self.of_document(copy, number, weight * SWAPPED)

    def _reader(self, language: str) -> WordReader:
        if language not in self.readers:
            self.readers[language] = WordReader(language_of(language), default_knowledge())
        return self.readers[language]

    def _swapper(self, language: str) -> Swapper:
        if language not in self.swappers:
            self.swappers[language] = Swapper(self._reader(language), seed=7)
        return self.swappers[language]

    def of_document(self, document: Document, number: int, weight: float) -> Iterator[Example]:
        """Yield an example for each run whose names are among its candidates."""
        reader = self._reader(document.language)
        wordings = {i: (one.text, Wording(one.text)) for i, one in enumerate(document.sentences)}
        runs = [run for i, (text, wording) in wordings.items() for run in find_runs(i, text, wording, reader)]
        article = ArticleNames(reader, wordings, runs, is_whole=document.whole)
        for run in runs:
            found = article.candidates(run)
            names = _names_of(run, found, document.sentences[run.block], document.language, reader)
            if found and names is not None:
                signs = [list(article.signs_of(run, candidate)) for candidate in found]
                cut = [(candidate.first, candidate.end) for candidate in found]
                yield Example(number, document.corpus, weight, len(run.items), cut, signs, names)


def _names_of(
    run: Run, found: Sequence[Any], sentence: Sentence, language: str, reader: WordReader
) -> list[tuple[int, int]] | None:
    """Return which candidates are names, each with its label's number; None where a name is no candidate."""
    items = run.items
    places = {(items[one.first].start, items[one.end - 1].end): k for k, one in enumerate(found)}
    spans = list(sentence.spans)
    if language == "de":  # "Außenministerium" acts, and is no name in GermEval
        spans += [
            (item.start, item.end, "ORG")
            for item in items
            if item.capital
            and reader.lookup.is_organization(item.word.text)
            and not any(start < item.end and item.start < end for start, end, _ in spans)
        ]
    names: list[tuple[int, int]] = []
    for marked, end, given in spans:
        if not (marked < items[-1].end and items[0].start < end):
            continue
        label = _told(sentence.text[marked:end], given, reader)
        start = max(_without_titles(run, marked, end, label, reader), items[0].start)
        near = (k for (first, last), k in places.items() if first == start and abs(last - end) <= 1)
        k = places.get((start, end), next(near, None))
        if k is None or label not in LABELS:
            return None
        names.append((k, LABELS.index(label)))
    return names


def _told(name: str, label: str, reader: WordReader) -> str:
    """Return the label that newsmodel wants: countries that act are places, bodies of states are none."""
    plain = name.replace("’", "'").removeprefix("the ").removeprefix("The ")
    knowledge = reader.knowledge
    place = knowledge.places.get(plain)
    if label == "ORG" and place in ("country", "region", "city") and plain not in knowledge.organizations:
        return "LOC"
    if label == "LOC" and plain in knowledge.organizations and place is None:
        return "ORG"
    return label


def _without_titles(run: Run, start: int, end: int, label: str, reader: WordReader) -> int:
    """Return where a name begins without the article, the honorific and the office before it."""
    lookup = reader.lookup
    for item, following in zip(run.items, run.items[1:], strict=False):
        if item.start != start or item.end >= end:
            continue
        classes = item.word.classes
        title = item.word.key in lookup.honorifics or item.word.key in lookup.definite_articles
        if title or (label == "PER" and "given" not in classes and not {"office", "mod"}.isdisjoint(classes)):
            start = following.start
    return start


# --- learning ----------------------------------------------------------------------------------------------


class Problem:
    """Examples as matrices, and what a choice of weights costs."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.names = _signs_of(examples)
        number = {name: i for i, name in enumerate(self.names)}
        chance = random.Random(1)  # noqa: S311 - it leaves out
        pointers, columns = [0], list[int]()
        rows: dict[int, list[tuple[int, int]]] = defaultdict(list)
        gold: list[tuple[int, int, float]] = []
        row = 0
        for index, example in enumerate(examples):
            unspelled = chance.randrange(100) < UNSPELLED
            rows[example.length].append((index, row))
            for signs in example.signs:
                kept = {
                    number[sign]
                    for sign in signs
                    if sign in number and not (unspelled and _SPELLING.match(sign))
                }
                columns.extend(kept)
                pointers.append(len(columns))
            gold += [(row + k, label, example.weight) for k, label in example.names]
            row += len(example.signs)
        shape = (row, len(self.names))
        ones = np.ones(len(columns), dtype=np.float32)
        self.matrix = scipy.sparse.csr_matrix((ones, np.array(columns), np.array(pointers)), shape=shape)
        self.transposed = self.matrix.T.tocsr()
        self.groups = [_Group(length, found, examples) for length, found in rows.items()]
        self.gold = (
            np.array([one[0] for one in gold]),
            np.array([one[1] for one in gold]),
            np.array([one[2] for one in gold]),
        )

    def learn(self) -> Any:
        """Return the weights, a row a sign: the least cost by L-BFGS, from the prior's weights."""
        shape = (len(self.names), len(LABELS))
        prior = np.zeros(shape)
        pull = np.full((shape[0], 1), PULL)
        for i, name in enumerate(self.names):
            if name in PRIOR:
                prior[i], pull[i] = PRIOR[name], PULL * PULL_OF_PRIOR
            elif _OF_LANGUAGE.match(name):
                pull[i] = PULL * PULL_OF_WORDS

        def cost(flat: Any) -> tuple[float, Any]:
            weights = flat.reshape(shape)
            value, slope = self._value(self.matrix @ weights)
            away = weights - prior
            total = value + 0.5 * float((pull * away * away).sum())
            return total, (self.transposed @ slope + pull * away).ravel()

        options = {"maxiter": ROUNDS, "maxcor": 8}
        found = scipy.optimize.minimize(
            cost, prior.ravel().copy(), jac=True, method="L-BFGS-B", options=options
        )
        return found.x.reshape(shape)

    def _value(self, scores: Any) -> tuple[float, Any]:
        """Return what the scores of all candidates cost, and how the cost changes with each."""
        slope = np.zeros_like(scores)
        total = sum(group.add(scores, slope) for group in self.groups)
        rows, labels, weights = self.gold
        total -= float((weights * scores[rows, labels]).sum())
        np.add.at(slope, (rows, labels), -weights)
        return total, slope


def _signs_of(examples: Iterable[Example]) -> list[str]:
    """Return the signs that enough documents have."""
    last: dict[str, int] = {}
    counted: Counter[str] = Counter()
    for example in examples:
        for signs in example.signs:
            for sign in signs:
                if last.get(sign) != example.document:
                    last[sign] = example.document
                    counted[sign] += 1
    return sorted(PRIOR.keys() | {sign for sign, count in counted.items() if count >= LEAST_DOCUMENTS})


class _Group:
    """The runs of one length: all ways to cut them are summed up together."""

    def __init__(self, length: int, rows: Sequence[tuple[int, int]], examples: Sequence[Example]) -> None:
        self.length = length
        self.slots = sorted({cut for index, _ in rows for cut in examples[index].candidates})
        number = {cut: i for i, cut in enumerate(self.slots)}
        self.rows = np.full((len(rows), len(self.slots)), -1, dtype=np.int64)
        for i, (index, first) in enumerate(rows):
            for k, cut in enumerate(examples[index].candidates):
                self.rows[i, number[cut]] = first + k
        self.weights = np.array([examples[index].weight for index, _ in rows])
        self.ends: dict[int, list[int]] = defaultdict(list)
        self.firsts: dict[int, list[int]] = defaultdict(list)
        for i, (first, end) in enumerate(self.slots):
            self.ends[end].append(i)
            self.firsts[first].append(i)

    def add(self, scores: Any, slope: Any) -> float:
        """Return the log of the sum over all ways to cut, weighed; add how it changes to *slope*."""
        there = self.rows >= 0
        found = np.where(there[:, :, None], scores[np.maximum(self.rows, 0)], -np.inf)
        whole = _log_sum(found, 2)
        count = len(self.rows)
        ahead, behind = np.zeros((count, self.length + 1)), np.zeros((count, self.length + 1))
        for end in range(1, self.length + 1):
            ways = [ahead[:, self.slots[i][0]] + whole[:, i] for i in self.ends[end]]
            ahead[:, end] = _log_sum(np.stack([ahead[:, end - 1], *ways], 1), 1)
        for first in range(self.length - 1, -1, -1):
            ways = [behind[:, self.slots[i][1]] + whole[:, i] for i in self.firsts[first]]
            behind[:, first] = _log_sum(np.stack([behind[:, first + 1], *ways], 1), 1)
        total = ahead[:, self.length]
        for i, (first, end) in enumerate(self.slots):
            here = there[:, i]
            around = (ahead[here, first] + behind[here, end] - total[here])[:, None]
            slope[self.rows[here, i]] += np.exp(found[here, i] + around) * self.weights[here][:, None]
        return float((self.weights * total).sum())


def _log_sum(values: Any, axis: int) -> Any:
    most = values.max(axis=axis, keepdims=True)
    most = np.where(np.isfinite(most), most, 0)
    with np.errstate(divide="ignore"):
        return (np.log(np.exp(values - most).sum(axis=axis, keepdims=True)) + most).squeeze(axis)


# --- writing and checking ----------------------------------------------------------------------------------


def write(weights: Any, names: Sequence[str]) -> None:
    """Write the weights, a column a label: those of all languages, and those of each language's words."""
    files: dict[str, dict[str, list[int]]] = defaultdict(dict)
    for name, row in zip(names, weights * 100, strict=True):
        if abs(row).max() >= LEAST_WEIGHT:
            match = _OF_LANGUAGE.match(name)
            files[f".{match[1]}" if match else ""][name] = np.round(row / UNIT).astype(int).tolist()
    for code, found in sorted(files.items()):
        signs = sorted(found)
        columns = [[found[sign][i] for sign in signs] for i in range(len(LABELS))]
        told = {
            "made_by": "benchmarks/train_names.py",
            "labels": LABELS,
            "unit": UNIT,
            "signs": signs,
            "columns": columns,
        }
        lines = (f"{json.dumps(key)}:{_plain(value)}" for key, value in told.items())
        (OUT / f"weights{code}.json").write_text("{" + ",\n".join(lines) + "}\n", "utf-8")
        print(f"weights{code}.json: {len(found)} signs")


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def check(weights: Any, names: Sequence[str], examples: Iterable[Example]) -> None:
    """Print how well names of documents are found of which nothing was learned, each run by itself."""
    number = {name: i for i, name in enumerate(names)}
    counted: dict[str, Counter[tuple[int, str]]] = defaultdict(Counter)
    for example in examples:
        scores = np.array(
            [weights[[number[s] for s in set(signs) if s in number]].sum(0) for signs in example.signs]
        )
        found, gold = set(_best(example, scores)), set(example.names)
        for name in found | gold:
            tally = counted[example.corpus]
            tally[name[1], "found"] += name in found
            tally[name[1], "gold"] += name in gold
            tally[name[1], "right"] += name in found and name in gold
    for corpus, tally in sorted(counted.items()):
        figures = (
            f"{label} P {tally[i, 'right'] / max(tally[i, 'found'], 1):.0%}"
            f" R {tally[i, 'right'] / max(tally[i, 'gold'], 1):.0%} of {tally[i, 'gold']}"
            for i, label in enumerate(LABELS)
        )
        print(f"{corpus:22}", *figures, sep="  ")


def _best(example: Example, scores: Any) -> list[tuple[int, int]]:
    best = [0.0] * (example.length + 1)
    taken: list[int | None] = [None] * (example.length + 1)
    for end in range(1, example.length + 1):
        best[end] = best[end - 1]
        for k, (first, last) in enumerate(example.candidates):
            if last == end and best[first] + scores[k].max() > best[end]:
                best[end], taken[end] = best[first] + scores[k].max(), k
    chosen: list[tuple[int, int]] = []
    end = example.length
    while end > 0:
        k = taken[end]
        if k is not None:
            chosen.append((k, int(scores[k].argmax())))
        end = end - 1 if k is None else example.candidates[k][0]
    return chosen


def main() -> None:
    """Learn and write, or learn from a part and check."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    examples = list(Examples().of_corpora(args.shared))
    apart = [one for one in examples if args.check and one.document % KEPT_APART == 0]
    problem = Problem([one for one in examples if not (args.check and one.document % KEPT_APART == 0)])
    weights = problem.learn()
    if args.check:
        check(weights, problem.names, (one for one in apart if not one.corpus.endswith("+")))
    else:
        write(weights, problem.names)


if __name__ == "__main__":
    main()
