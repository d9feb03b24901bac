"""Writes sorted words shorter: each as how many letters it has in common with another, and the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

#: Numbers of letters, each one sign.
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def folded(words: Iterable[str]) -> Iterator[str]:
    """Yield each word as the number of letters that it shares with the one before, and the others."""
    before = ""
    for word in words:
        shared = min(_shared(before, word), len(DIGITS) - 1)
        yield DIGITS[shared] + word[shared:]
        before = word


def folded_forms(lemma: str, forms: Iterable[str]) -> Iterator[str]:
    """Yield each form as the number of letters that it leaves out at the end of *lemma*, and its own."""
    for form in forms:
        cut = len(lemma) - _shared(lemma, form)
        yield DIGITS[cut] + form[len(lemma) - cut :]


def folded_verbs(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a file of verbs with lemmas and forms folded."""
    rows = [line.split(";") for line in lines]
    for (lemma, *columns), short in zip(rows, folded(row[0] for row in rows), strict=True):
        yield ";".join((short, *(" ".join(folded_forms(lemma, column.split())) for column in columns)))


def _shared(one: str, two: str) -> int:
    pairs = enumerate(zip(one, two, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(two)))
