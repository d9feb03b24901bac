"""Sorts the lines that are about the article or the site: kicker, byline, time stamp, aside, boilerplate."""

from __future__ import annotations

from collections.abc import Sequence

from newsmodel.language import Language
from newsmodel.model import Aside, Block, Boilerplate, BoilerplateKind, Byline, Kicker, Timestamp
from newsmodel.parsing.bylines import is_name, opens_byline
from newsmodel.parsing.labels import Labelled
from newsmodel.parsing.line_model import LineKind
from newsmodel.parsing.timestamps import is_timestamp
from newsmodel.parsing.zones import end_of_head

#: A kicker is a label of a few words.
_LONGEST_KICKER = 40
#: How far a name that stands alone may be from the time stamp that tells it is the writer's.
_NEAR = 2


class OtherLines:
    """Tells the lines of one text that its model calls neither story nor caption."""

    def __init__(self, labelled: Sequence[Labelled], language: Language) -> None:
        self._labelled = labelled
        self._language = language
        kinds = [item.kind for item in labelled]
        self._headline = kinds.index(LineKind.HEADLINE) if LineKind.HEADLINE in kinds else None
        self._head = end_of_head([kind is LineKind.BODY for kind in kinds])
        self._stamps = {
            i
            for i, item in enumerate(labelled)
            if item.kind is LineKind.OTHER and is_timestamp(item.line.text, language)
        }

    def block(self, i: int) -> Block:
        """Return the block that line *i* makes."""
        item = self._labelled[i]
        text, evidence = item.line.text, item.evidence
        if i < self._head and opens_byline(text, self._language):
            return Byline(text, evidence=("byline:opening-word", *evidence))
        if i in self._stamps:
            return Timestamp(text, evidence=("timestamp:printed-date", *evidence))
        if item.phrase is not None:
            return _by_phrase(text, item.phrase.kind, evidence)
        if self._is_lone_byline(i):
            return Byline(text, evidence=("byline:name-near-time-stamp", *evidence))
        if self._is_kicker(i):
            return Kicker(text, evidence=("kicker:above-headline", *evidence))
        return Boilerplate(text, evidence=evidence)

    def _is_lone_byline(self, i: int) -> bool:
        after_headline = (self._headline or 0) <= i < self._head
        if not after_headline or not is_name(self._labelled[i].line.text, self._language):
            return False
        return any(j in self._stamps for j in range(i - _NEAR, i + _NEAR + 1))

    def _is_kicker(self, i: int) -> bool:
        text = self._labelled[i].line.text
        return self._headline == i + 1 and len(text) <= _LONGEST_KICKER and any(map(str.isalpha, text))


def _by_phrase(text: str, kind: str, evidence: tuple[str, ...]) -> Block:
    evidence = (f"phrase:{kind.replace('_', '-')}", *evidence)
    if kind == "aside":
        return Aside(text, evidence=evidence)
    return Boilerplate(text, kind=BoilerplateKind[kind.upper()], evidence=evidence)
