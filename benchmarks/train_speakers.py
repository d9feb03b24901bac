"""Learns who says a quote, and what is reported speech: weights of `newsmodel.annotating.quotes`.

    pip install numpy scipy && python benchmarks/train_speakers.py [--shared ../shared] [--check]

The same input gives the same files. Learned from the articles of ``../shared/corpora/desk`` and of our own
in ``tests/corpus`` whose faults may be read (`kept_apart` in `measures` and in `corpus` tells which stay
unread), and from the cases of ``tests/cases/quotes``; the signs name no words.

``speakers.json``: the candidates of a quote and "nobody" compete. Where the readers know another speaker
than all candidates, or where what was taken for a quote is none, nobody is right. ``reports.json``: whether
what a verb reports is speech. With ``--check`` nothing is written: the articles are learned from in parts,
and each part is judged by what the others teach.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "annotating"))
import numpy as np
import quote_cases
import readings
import scipy.optimize
import scipy.sparse
from measures import kept_apart

import corpus
from newsmodel import Parser
from newsmodel.annotating.quotes import annotator
from newsmodel.annotating.quotes.reporting import signs_of
from newsmodel.annotating.quotes.signs import SourceKind, View
from newsmodel.annotating.quotes.speakers import Speakers
from newsmodel.annotating.sentences import with_sentences
from newsmodel.annotating.steps import with_actors, with_times
from newsmodel.model import Actor, Article, MentionForm, QuoteKind

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src/newsmodel/annotating/quotes"

#: How hard weights are drawn to 0, or to their prior; signs that fewer quotes have are left out, and so are
#: weights that are smaller.
PULL, PULL_OF_PRIOR, LEAST, LEAST_WEIGHT = 0.6, 2.0, 3, 0.03
#: How much quotes count whose speaker was not found among the actors.
UNKNOWN = 0.3
#: How much a quote of a case counts: each stands for a kind.
CASE = 3.0
FOLDS = 5

#: What signs of speakers are drawn to that mean the same in any text, some of them seldom met.
PRIOR: dict[str, float] = {
    "nobody": 1.0,
    "nobody:attributed": 2.5,
    "nobody:nameless:1": 4.0,
    "nobody:turn": 2.0,
    "is:head": 3.0,
    "is:apposed": 3.0,
    "is:issuer": 2.5,
    "is:behind": 4.0,
    "is:before": 1.0,
    "pronoun:gender:against": -4.0,
    "pronoun:gender:fits": 1.0,
    "pronoun:gender:none": -4.0,
    "described:gender:against": -3.0,
    "defined:gender:against": -3.0,
    "part:gender:against": -3.0,
    "called:alone": 1.0,
    "called:all:person": 4.5,
    "called:all:organization": 3.0,
    "called:head:person": 1.0,
    "called:not:office:person": -1.0,
    "called:other:office:person": -2.0,
    "called:other:office:organization": -3.0,
    "called:not:body:person": -3.0,
    "called:not:other:person": -1.5,
    "called:other:other:organization": -1.5,
    "called:other:body:organization": -1.0,
    "pronoun:only": 1.0,
    "meant:pronoun": 2.0,
    "meant:nominal": 5.0,
    "again": 1.5,
    "pronoun:quoted": -1.5,
    "none:quoted": -1.5,
    "none:since:4": -1.0,
    "none:since:5": -1.5,
}


class Example(NamedTuple):
    """A choice: the signs of each alternative, "nobody" or "no" first, and which of them is right."""

    article: int
    signs: list[list[str]]
    right: int
    weight: float
    #: which weights it teaches, and what it is of
    model: str
    kind: str


class Readers:
    """What careful readers found in one article, asked about what newsmodel sees."""

    def __init__(self, article: Article, row: Mapping[str, Any], desk: Any) -> None:
        """Take an article, its readers' findings and the module that scores them."""
        self.article, self.desk = article, desk
        self.places, self.names = desk.Places(desk.text_of(row)), desk.Names(row)
        self.reported = [
            (piece, q) for q in row["quotes"] for piece in q["pieces"] if q["kind"] == "indirect"
        ]
        self.weight = 1.0 if "id" in row else CASE
        self.marked = [(piece, q) for q in row["quotes"] for piece in q["pieces"] if q["kind"] != "indirect"]

    def _matched(self, view: View, gold: Sequence[tuple[str, Any]]) -> list[Any]:
        pieces = [self.article[span] for span in view.draft.spans]
        pairs = self.desk.match([piece for piece, _ in gold], pieces, self.places)
        return [gold[i][1] for i, _ in pairs]

    def have_read(self, view: View) -> bool:
        """Tell whether the readers saw the words at all: they may have read less than newsmodel takes."""
        return any(self.places(self.article[span]) for span in view.draft.spans)

    def is_report(self, view: View) -> bool | None:
        """Return whether something is reported speech; None if it is speech of another kind, or unread."""
        if not self.have_read(view):
            return None
        if self._matched(view, self.reported):
            return True
        return None if self._matched(view, self.marked) else False

    def speakers(self, view: View) -> set[str] | None:
        """Return the ids of the actor who speaks, as far as it was found; None if nobody or nothing does."""
        gold = self.reported if view.draft.kind is QuoteKind.INDIRECT else self.marked
        told = Counter(quote.get("speaker") for quote in self._matched(view, gold))
        name = told.most_common(1)[0][0] if told else None
        if name is None:
            return None
        known = self.names.find(name)
        return {actor.id for actor in self.article.actors if known & self.names.find(*self._names(actor))}

    def _names(self, actor: Actor) -> Iterator[str]:
        yield actor.name
        yield from (self.article[one.span] for one in actor.mentions if one.form is MentionForm.NAME)


class Recorder(Speakers):
    """Lets the readers decide, and keeps the signs."""

    readers: Readers
    number: int
    examples: list[Example]

    def _speech(self, view: View) -> float:
        told = self.readers.is_report(view)
        if told is not None:
            words = self.signs.scene.paragraphs.words(view.draft.spans[0].block)
            signs = [[], list(signs_of(view, words))]
            weight = self.readers.weight
            self.examples.append(Example(self.number, signs, int(told), weight, "reports", "reports"))
        return float(bool(told))

    def _chosen(self, view: View) -> tuple[Actor | None, float]:
        told = self.readers.speakers(view)
        right = next((k for k, one in enumerate(view.candidates, 1) if told and one.id in told), 0)
        reported = view.draft.kind is QuoteKind.INDIRECT
        # The readers may have taken it for something else that was said; or the name is at fault.
        unread = (
            not self.readers.have_read(view)
            or (reported and told is None)
            or (not told and view.source.kind is SourceKind.NAME)
        )
        if not unread:
            signs = [list(self.signs.of_nobody(view))]
            signs += [list(self.signs.of_actor(view, one)) for one in view.candidates]
            weight = float(len(view.draft.spans)) ** 0.5 * self.readers.weight
            if told is not None and not told and view.source.kind is not SourceKind.NONE:
                weight *= UNKNOWN
            kind = "reported" if reported else "marked"
            self.examples.append(Example(self.number, signs, right, weight, "speakers", kind))
        return (view.candidates[right - 1], 1.0) if right else (None, 0.0)


def main() -> None:
    """Learn the weights and write them, or check them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    examples = list(examples_of(arguments.shared))
    for model, prior in (("speakers", PRIOR), ("reports", {})):
        some = [one for one in examples if one.model == model]
        if arguments.check:
            check(some, prior)
            continue
        learned = sorted(learn(some, prior).items())
        weights = {sign: [round(100 * one)] for sign, one in learned if abs(one) >= LEAST_WEIGHT}
        told = json.dumps({"labels": [model], "weights": weights}, indent=0)
        (OUT / f"{model}.json").write_text(told + "\n", "utf-8")
        print(f"{model}.json: {len(weights)} weights from {len(some)} examples")


def examples_of(shared: Path) -> Iterator[Example]:
    """Yield the examples of all articles that may be read: those of the desk, and our own."""
    sys.path.insert(0, str(shared / "bench"))
    import score_desk

    for number, (article, row) in enumerate(_articles(shared)):
        found: list[Example] = []
        told = {"readers": Readers(article, row, score_desk), "number": number, "examples": found}
        with mock.patch.object(annotator, "Speakers", type("Recorder", (Recorder,), told)):
            annotator.with_quotes(article)
        yield from found


def _articles(shared: Path) -> Iterator[tuple[Article, Mapping[str, Any]]]:
    parser = Parser(annotators=(with_sentences, with_times, with_actors))
    gold = shared / "corpora/desk/gold.jsonl"
    for line in gold.read_text("utf-8").splitlines():
        row = json.loads(line)
        if not kept_apart(row):
            page = gzip.decompress((shared / "corpora" / row["page"]).read_bytes())
            yield parser.parse_html(page, url=row.get("url")), row
    for reading in readings.readings():
        yield parser.parse_html(reading.page, url=reading.url), reading.row
    for entry in corpus.entries():
        if not entry.kept_apart:
            told = entry.article
            yield parser.parse_text(entry.pasted, published=told.published, language=told.language), entry.row
    for language in quote_cases.LANGUAGES:
        for _, source, expected in quote_cases.read_cases(f"{language}.txt"):
            article = quote_cases.unquoted(source, language)
            yield article, _row_of_case(article, expected)


def _row_of_case(article: Article, expected: Sequence[str]) -> dict[str, Any]:
    """Return a case under the keys that the desk's gold has."""
    found = [line.split(" | ") for line in expected]
    names = {
        one.name: [one.name, *(article[mention.span] for mention in one.mentions)] for one in article.actors
    }
    return {
        "text": [block.text for block in article.blocks],
        "actors": [{"name": name, "names": forms} for name, forms in names.items()],
        "quotes": [
            {"kind": kind, "speaker": None if speaker == "-" else speaker, "pieces": pieces.split(" / ")}
            for kind, speaker, _, _, pieces in found
        ],
    }


def learn(
    examples: Sequence[Example],
    prior_of: Mapping[str, float],
    pull_of_others: float = PULL,
    pull_of_prior: float = PULL_OF_PRIOR,
) -> dict[str, float]:
    """Return the weights that make the right alternatives likely."""
    counts = Counter(sign for one in examples for sign in {s for signs in one.signs for s in signs})
    known = {sign for sign, count in counts.items() if count >= LEAST} | prior_of.keys()
    index = {sign: k for k, sign in enumerate(sorted(known))}
    flat = [signs for one in examples for signs in one.signs]
    rows, columns = zip(
        *((row, index[s]) for row, signs in enumerate(flat) for s in signs if s in index), strict=True
    )
    matrix = scipy.sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(flat), len(index)))
    sizes = np.array([len(one.signs) for one in examples])
    starts = np.cumsum(sizes) - sizes
    right = starts + np.array([one.right for one in examples])
    counted = np.array([one.weight for one in examples])
    spread = np.repeat(np.arange(len(examples)), sizes)
    prior = np.array([prior_of.get(sign, 0.0) for sign in index])
    pull = np.array([pull_of_prior if sign in prior_of else pull_of_others for sign in index])

    def loss(w: Any) -> tuple[float, Any]:
        score = matrix @ w
        top = np.maximum.reduceat(score, starts)
        odds = np.exp(score - top[spread])
        total = np.add.reduceat(odds, starts)
        slope = odds / total[spread] * counted[spread]
        slope[right] -= counted
        off = w - prior
        value = (counted * (np.log(total) + top - score[right])).sum() + off @ (pull * off)
        return value, matrix.T @ slope + 2 * pull * off

    best = scipy.optimize.minimize(loss, prior.copy(), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return {sign: float(best.x[k]) for sign, k in index.items()}


def check(examples: Sequence[Example], prior: Mapping[str, float]) -> None:
    """Print how often the likely alternative is right, by how likely it has to be."""
    fold = {article: k % FOLDS for k, article in enumerate(sorted({one.article for one in examples}))}
    tallies: dict[tuple[str, float], Counter[str]] = defaultdict(Counter)
    for k in range(FOLDS):
        weights = learn([one for one in examples if fold[one.article] != k], prior)
        for one in examples:
            if fold[one.article] != k:
                continue
            score = np.array([sum(weights.get(sign, 0.0) for sign in signs) for signs in one.signs])
            likely = np.exp(score - score.max())
            likely /= likely.sum()
            best = int(likely[1:].argmax()) + 1 if len(likely) > 1 else 0
            for sure in (0.4, 0.5, 0.6, 0.7, 0.8):
                given = best if best and likely[best] >= sure else 0
                tallies[one.kind, sure] += Counter(
                    given=given > 0, right=given > 0 and given == one.right, wanted=one.right > 0
                )
    for (kind, sure), tally in sorted(tallies.items()):
        precision, recall = tally["right"] / max(1, tally["given"]), tally["right"] / max(1, tally["wanted"])
        print(
            f"{kind} at {sure}: precision {precision:.1%}, recall {recall:.1%} of {tally['wanted']},"
            f" {tally['right']} right and {tally['given'] - tally['right']} wrong"
        )


if __name__ == "__main__":
    main()
