"""Tells what each line of a text is."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import NamedTuple

from newsmodel.language import Language
from newsmodel.parsing.credits import split_credit
from newsmodel.parsing.lines import Line
from newsmodel.parsing.phrases import folded, phrases_of


class LineKind(enum.Enum):
    """What a line is, before it becomes a block."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BODY = "body"
    SUBHEADING = "subheading"
    CAPTION = "caption"
    CREDIT = "credit"  #: a credit line alone
    OTHER = "other"  #: about the article or the site: byline, time stamp, boilerplate


class Labelled(NamedTuple):
    """A line with what it is and why."""

    line: Line
    kind: LineKind
    evidence: tuple[str, ...]


def label_lines(lines: Sequence[Line], text: str, language: Language) -> list[Labelled]:
    """Return the lines, each with its kind and the evidence for it."""
    phrases = phrases_of(language)
    inside = phrases.present(folded(text))
    found: list[Labelled] = []
    last = max((i for i, line in enumerate(lines) if _is_prose(line.text)), default=len(lines))
    started = False
    for i, line in enumerate(lines):
        credit = split_credit(line.text, language)
        phrase = phrases.find(folded(line.text), inside)
        if phrase and not _is_prose(line.text):
            kind, why = LineKind.OTHER, f"phrase:{phrase.kind}"
        elif credit and len(line.text) < 500:
            kind, why = LineKind.CAPTION, f"caption:{credit.evidence}"
        elif i > last:
            kind, why = LineKind.OTHER, "after-last-prose"
        elif _is_prose(line.text):
            kind, why = LineKind.BODY, "prose"
            started = True
        elif i == 0:
            kind, why = LineKind.HEADLINE, "first-line"
        elif not started and len(line.text) > 40:
            kind, why = LineKind.STANDFIRST, "before-body"
        else:
            kind, why = LineKind.SUBHEADING, "short-line"
        found.append(Labelled(line, kind, (why,)))
    return found


def _is_prose(text: str) -> bool:
    return len(text) > 60 and text.rstrip("\"'”’»)")[-1:] in ".!?…:"
