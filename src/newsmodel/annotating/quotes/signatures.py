"""Names that a page prints below a quote, inside its marks: "“We will not wait. / Ada Winter, mayor”"."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from newsmodel.annotating.quotes.paragraphs import Reading
from newsmodel.annotating.quotes.words import Does

_STOPS = frozenset(".!?…")
#: Words of a name with an office.
_LONGEST_NAME = 14
_PREDICATE = Does.VERB | Does.AUXILIARY | Does.PRONOUN


def with_signatures(readings: Sequence[tuple[int, Reading | None]]) -> list[tuple[int, Reading | None]]:
    """Return the paragraphs' readings, given with their blocks' indices, with names told from words."""
    found = list(readings)
    for place in range(1, len(found)):
        (_, above), (index, reading) = found[place - 1 : place + 1]
        if above is not None and reading is not None and len(reading.pieces) == 1 and reading.words.size <= 2:
            name = _name_below(above, reading)
            if name is not None:
                found[place] = index, attrs.evolve(reading, pieces=(), signature=name)
    return found


def _name_below(above: Reading, reading: Reading) -> tuple[int, int] | None:
    """Return the offsets of the name in a paragraph that only closes the marks of the words *above*."""
    region, text = reading.pieces[0].region, reading.words.text
    if region.open < region.start or not region.closed or not above.pieces:
        return None
    words, last = above.words, above.pieces[-1].region
    if last.closed or words.text[last.start : last.end].rstrip()[-1:] not in _STOPS:
        return None
    parts = text[region.start : region.end].split()
    does = words.vocabulary.does
    if len(parts) > _LONGEST_NAME or not parts[0][0].isupper():
        return None
    if any(does.get(part.strip(",.").lower(), 0) & _PREDICATE for part in parts):
        return None
    comma = text.find(",", region.start, region.end)
    return region.start, comma if comma >= 0 else region.start + len(
        text[region.start : region.end].rstrip(" .")
    )
