"""What a first guess for all blocks of a page tells of each: by group, neighbours and place in the story."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence

from newsmodel.parsing.page.families import Family, ladder
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
#: Of the second pass.
CONTEXT: tuple[Family, ...] = (
    ladder("guess", _SHARES),
    *(ladder(f"{name}-{part}", _COARSE) for name in _GROUPS for part in ("mean", "part")),
    *(ladder(f"guess{offset:+d}", _COARSE) for offset in _OFFSETS),
    ladder("surest-before", _COARSE),
    ladder("told", _TOLD),
    ladder("surest-after", _COARSE),
)


def context_of(blocks: Sequence[RawBlock], guesses: Sequence[float]) -> Iterator[tuple[int, ...]]:
    """Yield the codes of `CONTEXT` for each block.

    Args:
        blocks: that are looked at, in document order.
        guesses: for each the first probability of being body.
    """
    count = len(blocks)
    voices = [(min(_LONGEST_VOICE, size)) + _LEAST_VOICE for size in [b.size for b in blocks]]
    told = _without_floods(blocks, guesses)
    containers = [block.container for block in blocks]
    parents = [container.parent for container in containers]
    keys: tuple[list[Hashable], ...] = (
        [container.shape for container in containers],
        [(container.shape, container.names) for container in containers],
        list(parents),
        [parent and parent.parent for parent in parents],
    )
    bodies = [guess * voice for guess, voice in zip(told, voices, strict=True)]
    groups = [_group(names, bodies, voices) for names in keys]
    coarse = [0, 0, *[bisect_left(_COARSE, guess) for guess in guesses], 0, 0]
    befores, tolds, afters = _story(blocks, guesses, voices)
    return zip(
        [bisect_left(_SHARES, guess) for guess in guesses],
        *(codes for group in groups for codes in group),
        *(coarse[2 + offset : 2 + offset + count] for offset in _OFFSETS),
        befores,
        tolds,
        afters,
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
    """Return how sure the group of each block is of being body, and how much of the body it would hold."""
    sums: dict[Hashable, list[float]] = {}
    for key, body, voice in zip(keys, bodies, voices, strict=True):
        known = sums.get(key)
        if known is None:
            sums[key] = [body, voice]
        else:
            known[0] += body
            known[1] += voice
    largest = max([body for body, _ in sums.values()], default=0.0) or 1.0
    means = {key: bisect_left(_COARSE, body / whole) for key, (body, whole) in sums.items()}
    parts = {key: bisect_left(_COARSE, body / largest) for key, (body, _) in sums.items()}
    return list(map(means.__getitem__, keys)), list(map(parts.__getitem__, keys))


def _story(
    blocks: Sequence[RawBlock], guesses: Sequence[float], voices: Sequence[float]
) -> tuple[list[int], list[int], list[int]]:
    """Return the surest block before, the share of the story told so far, and the surest block after."""
    telling = [guess if block.size > _TELLING else 0.0 for block, guess in zip(blocks, guesses, strict=True)]
    whole = sum([guess * voice for guess, voice in zip(telling, voices, strict=True)]) or 1.0
    befores: list[int] = []
    tolds: list[int] = []
    afters: list[int] = []
    before = told = after = 0.0
    for guess, voice in zip(telling, voices, strict=True):
        told += guess * voice
        befores.append(bisect_left(_COARSE, before))
        tolds.append(bisect_left(_TOLD, told / whole))
        if guess > before:
            before = guess
    for guess in reversed(telling):
        afters.append(bisect_left(_COARSE, after))
        if guess > after:
            after = guess
    afters.reverse()
    return befores, tolds, afters
