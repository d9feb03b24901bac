"""Carries the labels of the parallel sentences over to the languages that have the sentences without them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import babel

#: A label that says: there is a name here, but nobody knows which.
UNSURE = "?"
#: A word with a capital.
_CAPITALIZED = r"[^\W\d_a-zà-ÿ][\w’'.&-]*"
#: Small words that stand inside names, in the languages that labels are carried to and from.
_INSIDE_NAMES = (
    "de la|de los|de las|de l|del|dello|della|dei|degli|delle|di|de|du|des|d|of|y|et|e"
    "|la|van|von|pour|para|per|al|el|bin|&"
)
#: What may stand between two such words of one name.
_JOINER = rf"(?: (?:{_INSIDE_NAMES}) ?['’]?)? ?(?<=[ '’])"
_RUN = re.compile(rf"{_CAPITALIZED}(?:{_JOINER}{_CAPITALIZED})*")
#: How alike two spellings of one name are, at least.
_ALIKE = 0.72


@cache
def _translations(language: str) -> dict[str, list[str]]:
    """Return the names of countries in *language* by their names in English."""
    english, other = babel.Locale("en").territories, babel.Locale(language).territories
    found: dict[str, list[str]] = {}
    for code, name in english.items():
        if code in other:
            found.setdefault(name, []).append(other[code])
    return found


def carried_sentences(shared: Path, language: str) -> Iterator[tuple[str, object]]:
    """Yield the id of a document and a sentence of it, with the labels that the English one has."""
    from name_corpora import Sentence, tsv

    folder = shared / "training/names"
    labelled = {
        code: [s for d in tsv(folder / f"{code}-uner-pud.tsv", code, whole=False) for s in d.sentences]
        for code in ("en", "de", "pt", "sv")
    }
    # The files are in different orders; in that of their ids the sentences stand beside each other.
    lines = sorted((folder / f"{language}-pud.txt").read_text("utf-8").splitlines())
    names = [line.partition("\t")[0] for line in (folder / "en-pud.txt").read_text("utf-8").splitlines()]
    order = sorted(range(len(names)), key=names.__getitem__)
    for number, line in zip(order, lines, strict=True):
        name, _, text = line.partition("\t")
        english = labelled["en"][number]
        spans: list[tuple[int, int, str]] = []
        missing: list[str] = []
        others = [
            (other.text[s:e], label)
            for code in ("de", "pt", "sv")
            for other in [labelled[code][number]]
            for s, e, label in other.spans
        ]
        for start, end, label in english.spans:
            surface = english.text[start:end]
            forms = [
                surface,
                surface.removeprefix("the ").removeprefix("The "),
                *_translations(language).get(surface, []),
            ]
            if not _take(text, forms, label, spans):
                missing.append(label)
        # What other languages call the same: "Vereinte Nationen" helps little, "Carolina do Norte" does.
        for surface, label in others:
            if label in missing and _take(text, [surface], label, spans):
                missing.remove(label)
        runs = [m for m in _RUN.finditer(text) if not any(m.start() < e and s < m.end() for s, e, _ in spans)]
        inside = [m for m in runs if m.start() > 1]
        if len(missing) == 1 and len(inside) == 1:
            spans.append((inside[0].start(), inside[0].end(), missing.pop()))
        elif missing:
            spans += [(m.start(), m.end(), UNSURE) for m in runs]
        yield name[:6], Sentence(text, sorted(spans))


def _take(text: str, forms: list[str], label: str, spans: list[tuple[int, int, str]]) -> bool:
    """Put the place of one of *forms* among *spans*; tell whether there is one that is free."""
    for form in forms:
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
            if not any(match.start() < e and s < match.end() for s, e, _ in spans):
                spans.append((match.start(), match.end(), label))
                return True
    best: tuple[float, int, int] | None = None
    for match in _RUN.finditer(text):
        if any(match.start() < e and s < match.end() for s, e, _ in spans):
            continue
        for form in forms:
            alike = difflib.SequenceMatcher(None, form.casefold(), match[0].casefold()).ratio()
            if alike >= _ALIKE and (best is None or alike > best[0]):
                best = (alike, match.start(), match.start() + len(match[0].rstrip(".,")))
    if best:
        spans.append((best[1], best[2], label))
        return True
    return False
