"""Cuts a paragraph into words and marks: where a language elides or appends words, into the parts too."""

from __future__ import annotations

import re
from collections.abc import Sequence

#: Stands for every character of a quoted stretch, marks included, so that offsets stay as they are.
#: Two in turn, so that neighbours stay two.
FOLDS = "\ue000\ue001"
_PLAIN = re.compile("[^\\W_]+(?:[’'.&\\-‐][^\\W_]+)*|\ue000+|\ue001+|[^\\w\\s]|_")


def token_pattern(elisions: Sequence[str], clitics: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern whose matches are the tokens of a text, or whose first group is one if it takes part.

    Args:
        elisions: words that lose their vowel before an apostrophe: French "l" of "l’accord".
        clitics: pronouns that hang on a verb by a hyphen: "il" of "dit-il" and "a-t-il".
    """
    if not elisions and not clitics:
        return _PLAIN
    elided = f"(?:{'|'.join(map(re.escape, elisions))})(?=[’'][^\\W_])" if elisions else "(?!)"
    hung = f"(?:{'|'.join(map(re.escape, clitics))})\\b" if clitics else "(?!)"
    return re.compile(
        f"\ue000+|\ue001+|(?<![^\\W_]){elided}|(?<=[^\\W_])[’'](?=[^\\W_])|(?<=[^\\W_])-(?:t-)?({hung})"
        f"|[^\\W_]+(?:[’'.&\\-‐](?!(?:t-)?{hung})[^\\W_]+)*|[^\\w\\s]|_",
        re.IGNORECASE,
    )


def token_spans(folded: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return the offsets of the tokens of a text; an apostrophe between two words is none."""
    if pattern is _PLAIN:
        return [match.span() for match in pattern.finditer(folded)]
    return [
        match.span(1) if match.end(1) >= 0 else match.span()
        for match in pattern.finditer(folded)
        if match[0] not in "’'" or not _links(folded, match.start())
    ]


def _links(folded: str, at: int) -> bool:
    return 0 < at < len(folded) - 1 and folded[at - 1].isalnum() and folded[at + 1].isalnum()
