"""The model of lines: what it weighs, and the words for what it saw."""

from __future__ import annotations

import json
from importlib import resources

import pytest

from newsmodel import parse_text
from newsmodel.language import language_of
from newsmodel.parsing.line_features import features_of
from newsmodel.parsing.line_model import KINDS, LineModel, line_model
from newsmodel.parsing.line_words import in_words
from newsmodel.parsing.lines import lines_of

TEXT = """Harbour reopens after the storm

By Ada Winter
June 4, 2018, 10:30 a.m.

The harbour of Solheim opened again on Monday, three days after a storm had torn two piers into the sea.
Read more: How the islands live without their ferry
The first ferry, seen from the pier. (Photo: Ola Feld)

"We waited long enough," said Ada Winter, who sails the first ferry to the islands every morning at six.
"""


def _weights() -> dict[str, dict[str, list[float]]]:
    text = resources.files("newsmodel.parsing").joinpath("line_weights.json").read_text("utf-8")
    data: dict[str, dict[str, list[float]]] = json.loads(text)
    return data


def test_every_feature_with_a_weight_has_words() -> None:
    without = [name for name in _weights()["own"] if ":" not in in_words(name)]
    assert without == []
    coded = [name for name in _weights()["own"] if "=" in in_words(name)]
    assert coded == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("size=3", "length: 30 to 49 characters"),
        ("end=stop", "ends-with: full stop"),
        ("echo=3,False", "words-that-the-story-has-too: most (no prose)"),
        ("between=PHP", "between: prose and prose (itself: short line)"),
        ("line=0", "line: number 1"),
        ("line=-0", "line: the last"),
        ("caption:credit-word", "caption:credit-word"),
        ("an unknown one", "an unknown one"),
    ],
)
def test_words(name: str, words: str) -> None:
    assert in_words(name) == words


def test_evidence_is_in_words() -> None:
    evidence = [name for block in parse_text(TEXT).blocks for name in block.evidence]
    assert evidence
    assert not [name for name in evidence if "=" in name]


def test_groups_weigh_what_their_features_weigh() -> None:
    language = language_of("en")
    features = features_of(lines_of(TEXT), TEXT, language)
    weights = _weights()
    model = LineModel.from_dict(weights)
    beside = [["edge"], *(feature.seen_names for feature in features), ["edge"]]
    for i, (feature, scores) in enumerate(zip(features, model._scores(features), strict=True)):
        weighed = [
            *(weights["own"].get(name) for name in feature.names),
            *(weights["above"].get(name) for name in beside[i]),
            *(weights["below"].get(name) for name in beside[i + 2]),
        ]
        sums = [sum(row[kind] for row in weighed if row) for kind in range(len(KINDS))]
        assert [score / 100 for score in scores] == pytest.approx(sums)


def test_labels_do_not_depend_on_what_was_labelled_before() -> None:
    features = features_of(lines_of(TEXT), TEXT, language_of("en"))
    fresh = LineModel.from_dict(_weights())
    for start in range(len(features)):
        line_model().label(features[start:])
    assert line_model().label(features) == fresh.label(features)
