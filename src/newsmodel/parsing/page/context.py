"""What a first guess for all blocks of a page tells of each: by group, neighbours and place in the story."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import accumulate
from operator import mul

from newsmodel.parsing.page.families import Family, ladder
from newsmodel.parsing.page.kin import Kin
from newsmodel.parsing.page.walk import RawBlock

_SHARES = (0.01, 0.03, 0.07, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.93, 0.97, 0.99)
_COARSE = (0.05, 0.15, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 0.95)
_TOLD = (0.001, 0.1, 0.5, 0.9, 0.999)
_OFFSETS = (-2, -1, 1, 2)
#: A block speaks for its group by its length, a very long one no more than this.
_LONGEST_VOICE = 600.0
_LEAST_VOICE = 20.0
#: Pages have hundreds of links, seldom more.
_MOST_LINKS = 400
_WHOLLY = 0.9
#: Blocks longer than this mark where the story begins and ends.
_TELLING = 80.0

_GROUPS = ("path", "style", "parent", "grandparent")
#: Of the second pass: of a block's kin, and of the block itself.
KIN_CONTEXT: tuple[Family, ...] = tuple(
    ladder(f"{name}-{part}", _COARSE) for name in _GROUPS for part in ("mean", "part")
)
CONTEXT: tuple[Family, ...] = (
    ladder("guess", _SHARES),
    *(ladder(f"guess{offset:+d}", _COARSE) for offset in _OFFSETS),
    ladder("surest-before", _COARSE),
    ladder("told", _TOLD),
    ladder("surest-after", _COARSE),
)


class Guessed:
    """The first guesses for the blocks of a page, as the second pass looks at them.

    Args:
        blocks: that are looked at, in document order.
        guesses: for each the first probability of being body.
    """

    def __init__(self, blocks: Sequence[RawBlock], guesses: Sequence[float]) -> None:
        self._blocks = blocks
        self._guesses = guesses
        self._voices = [min(_LONGEST_VOICE, size) + _LEAST_VOICE for size in [block.size for block in blocks]]

    def codes_of_kins(self, kins: Sequence[Kin], places: Sequence[int]) -> Iterator[tuple[int, ...]]:
        """Return the codes of `KIN_CONTEXT` for each of *kins*.

        Args:
            kins: of the blocks.
            places: for each block the place of its own among them.
        """
        bodies, voices = [0.0] * len(kins), [0.0] * len(kins)
        told = _without_floods(self._blocks, self._guesses)
        for place, guess, voice in zip(places, told, self._voices, strict=True):
            bodies[place] += guess * voice
            voices[place] += voice
        keys: tuple[Sequence[Hashable], ...] = (
            [kin.shape for kin in kins],
            [(kin.shape, kin.names) for kin in kins],
            [kin.parent for kin in kins],
            [kin.parent and kin.parent.parent for kin in kins],
        )
        return zip(*(codes for names in keys for codes in _group(names, bodies, voices)), strict=True)

    def codes(self) -> Iterator[tuple[int, ...]]:
        """Return the codes of `CONTEXT` for each block."""
        guesses, count = self._guesses, len(self._guesses)
        coarse = [bisect_left(_COARSE, guess) for guess in guesses]
        around = [0, 0, *coarse, 0, 0]
        is_long = [block.size > _TELLING for block in self._blocks]
        telling = list(map(mul, coarse, is_long))
        told = list(accumulate(map(mul, map(mul, guesses, is_long), self._voices)))
        whole = (told[-1] if told else 0.0) or 1.0
        parts = [part * whole for part in _TOLD]
        return zip(
            [bisect_left(_SHARES, guess) for guess in guesses],
            *(around[2 + offset : 2 + offset + count] for offset in _OFFSETS),
            accumulate([0, *telling][:-1], max),
            [bisect_left(parts, so_far) for so_far in told],
            list(accumulate([0, *telling[::-1]][:-1], max))[::-1],
            strict=True,
        )


def _without_floods(blocks: Sequence[RawBlock], guesses: Sequence[float]) -> Sequence[float]:
    """Return *guesses*; those for links lower where there are so many that all together outweigh a story."""
    if len(blocks) <= _MOST_LINKS:
        return guesses
    links = sum(block.link_share > _WHOLLY for block in blocks)
    if links <= _MOST_LINKS:
        return guesses
    share = _MOST_LINKS / links
    return [g * share if b.link_share > _WHOLLY else g for b, g in zip(blocks, guesses, strict=True)]


def _group(
    keys: Sequence[Hashable], bodies: Sequence[float], voices: Sequence[float]
) -> tuple[list[int], list[int]]:
    """Return how sure the group of each kin is of being body, and how much of the body it would hold."""
    body_of: defaultdict[Hashable, float] = defaultdict(float)
    voice_of: defaultdict[Hashable, float] = defaultdict(float)
    for key, body, voice in zip(keys, bodies, voices, strict=True):
        body_of[key] += body
        voice_of[key] += voice
    largest = max(body_of.values(), default=0.0) or 1.0
    means = {key: bisect_left(_COARSE, body / voice_of[key]) for key, body in body_of.items()}
    parts = {key: bisect_left(_COARSE, body / largest) for key, body in body_of.items()}
    return list(map(means.__getitem__, keys)), list(map(parts.__getitem__, keys))
