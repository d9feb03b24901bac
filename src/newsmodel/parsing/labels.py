"""Tells what each line of a text is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsmodel.language import Language
from newsmodel.parsing.credits import SplitCaption
from newsmodel.parsing.line_features import features_of
from newsmodel.parsing.line_model import LineKind, LineModel, line_model
from newsmodel.parsing.lines import Line
from newsmodel.parsing.phrases import Found


class Labelled(NamedTuple):
    """A line with what it is and why."""

    line: Line
    kind: LineKind
    evidence: tuple[str, ...]
    phrase: Found | None = None  #: of the language file
    credit: SplitCaption | None = None  #: where the line ends with one
    echo: float = 0.0  #: the share of its longer words that the prose around it has too


def label_lines(
    lines: Sequence[Line], text: str, language: Language, model: LineModel | None = None
) -> list[Labelled]:
    """Return the lines, each with its kind and the evidence for it.

    Args:
        lines: of one text, in order.
        text: that they are the lines of.
        language: its words.
        model: None for the one that comes with newsmodel.
    """
    features = features_of(lines, text, language)
    told = (model or line_model()).label(features)
    return [
        Labelled(line, kind, evidence, feature.phrase, feature.credit, feature.echo)
        for line, feature, (kind, evidence) in zip(lines, features, told, strict=True)
    ]
