"""Which words of a text were put in the place of which."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from newsmodel.comparing.matching import Match, matches
from newsmodel.comparing.revision import TextChange, WordChange
from newsmodel.comparing.tokens import Tokens, tokens_of
from newsmodel.model import Span

#: Half-open.
_Range: TypeAlias = tuple[int, int]


def text_change(old: str | None, new: str | None) -> TextChange | None:
    """Return how *new* differs from *old*, None if it does not."""
    if old is None or new is None:
        return None if old == new else TextChange(old=old, new=new)
    words = word_changes(old, new)
    return TextChange(old=old, new=new, words=words) if words else None


def word_changes(
    old: str, new: str, old_block: int | None = None, new_block: int | None = None
) -> tuple[WordChange, ...]:
    """Return the words that differ, in reading order; the blocks are those that their spans are to be in."""
    old_tokens, new_tokens = tokens_of(old), tokens_of(new)
    return tuple(
        WordChange(
            old[slice(*old_range)],
            new[slice(*new_range)],
            old_span=None if old_block is None else Span(old_block, *old_range),
            new_span=None if new_block is None else Span(new_block, *new_range),
        )
        for old_range, new_range in differences(
            old_tokens, (0, len(old_tokens.keys)), new_tokens, (0, len(new_tokens.keys))
        )
    )


def differences(
    old: Tokens, old_part: _Range, new: Tokens, new_part: _Range
) -> Iterator[tuple[_Range, _Range]]:
    """Yield where the texts differ between the tokens of both parts, as code points; one may be empty."""
    (start_old, end_old), (start_new, end_new) = old_part, new_part
    same = matches(old.keys[start_old:end_old], new.keys[start_new:end_new])
    place_old, place_new = old_part[0], new_part[0]
    for match in (*same, Match(end_old - start_old, end_new - start_new, 0)):
        next_old, next_new = start_old + match.old, start_new + match.new
        if place_old < next_old or place_new < next_new:
            yield _code_points(old, place_old, next_old), _code_points(new, place_new, next_new)
        place_old, place_new = next_old + match.length, next_new + match.length


def _code_points(tokens: Tokens, start: int, end: int) -> _Range:
    """Return where the tokens from *start* to *end* stand; of none, the place behind those before."""
    if start < end:
        return tokens.starts[start], tokens.ends[end - 1]
    place = tokens.ends[start - 1] if start else 0
    return place, place
