"""Cuts a paragraph into words and marks: where a language elides or appends words, into the parts too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

#: Stands for every character of a quoted stretch, marks included, so that offsets stay as they are.
#: Two in turn, so that neighbours stay two.
FOLDS = "\ue000\ue001"
# Possessive: what is a word has no other reading, and not to keep any takes a tenth off the time.
_WORD_OR_MARK = "[^\\W_]++(?:[’'.&\\-‐][^\\W_]++)*+|\ue000++|\ue001++|\\S"
_PLAIN = re.compile(_WORD_OR_MARK)
_SPLIT = re.compile(f"({_WORD_OR_MARK})")


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


def tokens_of(folded: str, pattern: re.Pattern[str]) -> tuple[list[int], list[int], list[str]]:
    """Return where the tokens of a text begin and end, and each in lower case.

    An apostrophe between two words is none.
    """
    low = folded.lower()
    # A few letters change their length in lower case; then each word is put there on its own.
    same = len(low) == len(folded)
    if pattern is _PLAIN and same:
        # Split by the tokens, a text alternates between what is around them and them.
        parts = _SPLIT.split(low)
        edges = list(accumulate(map(len, parts)))
        return edges[:-1:2], edges[1::2], parts[1::2]
    spans = [
        match.span(1) if match.re.groups and match.end(1) >= 0 else match.span()
        for match in pattern.finditer(folded)
        if match[0] not in "’'" or pattern is _PLAIN or not _links(folded, match.start())
    ]
    lower = [low[start:end] if same else folded[start:end].lower() for start, end in spans]
    return [start for start, _ in spans], [end for _, end in spans], lower


def _links(folded: str, at: int) -> bool:
    return 0 < at < len(folded) - 1 and folded[at - 1].isalnum() and folded[at + 1].isalnum()
