"""What a first guess for all blocks of a page tells of each: by group, neighbours and place in the story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence

from newsmodel.parsing.page.features import bins
from newsmodel.parsing.page.walk import Container, RawBlock

_SHARES = (0.01, 0.03, 0.07, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.93, 0.97, 0.99)
_COARSE = (0.05, 0.15, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 0.95)
#: A block speaks for its group by its length, a very long one no more than this.
_LONGEST_VOICE = 600.0
_LEAST_VOICE = 20.0
#: Pages have hundreds of links, seldom more.
_MOST_LINKS = 400
_WHOLLY = 0.9
#: Blocks longer than this mark where the story begins and ends.
_TELLING = 80.0


def context_of(blocks: Sequence[RawBlock], guesses: Sequence[float]) -> list[list[str]]:
    """Return the features that *guesses*, the first probabilities of being body, give each block."""
    voices = [min(_LONGEST_VOICE, block.size) + _LEAST_VOICE for block in blocks]
    groups: dict[str, list[Hashable]] = {
        "path": [block.container.path for block in blocks],
        "element": [block.container for block in blocks],
        "parent": [block.container.parent for block in blocks],
        "grandparent": [_grandparent(block.container) for block in blocks],
    }
    found = [[*bins("guess", guess, _SHARES)] for guess in guesses]
    told = _without_floods(blocks, guesses)
    for name, keys in groups.items():
        _add_group(found, name, keys, told, voices)
    for offset in (-3, -2, -1, 1, 2, 3):
        side = f"guess{offset:+d}"
        for i, names in enumerate(found):
            if 0 <= i + offset < len(guesses):
                names.extend(bins(side, guesses[i + offset], _COARSE))
    _add_story(found, blocks, guesses, voices)
    return found


def _without_floods(blocks: Sequence[RawBlock], guesses: Sequence[float]) -> Sequence[float]:
    """Return *guesses*; those for links lower where there are so many that all together outweigh a story."""
    links = sum(block.link_share > _WHOLLY for block in blocks)
    if links <= _MOST_LINKS:
        return guesses
    share = _MOST_LINKS / links
    return [g * share if b.link_share > _WHOLLY else g for b, g in zip(blocks, guesses, strict=True)]


def _grandparent(container: Container) -> Container | None:
    return container.parent.parent if container.parent else None


def _add_group(
    found: list[list[str]],
    name: str,
    keys: Sequence[Hashable],
    guesses: Sequence[float],
    voices: Sequence[float],
) -> None:
    """Add how sure the group of each block is of being body, and how much of the body it would hold."""
    bodies: defaultdict[Hashable, float] = defaultdict(float)
    wholes: defaultdict[Hashable, float] = defaultdict(float)
    for key, guess, voice in zip(keys, guesses, voices, strict=True):
        bodies[key] += guess * voice
        wholes[key] += voice
    largest = max(bodies.values(), default=0.0) or 1.0
    described = {
        key: [
            *bins(f"{name}-mean", bodies[key] / wholes[key], _COARSE),
            *bins(f"{name}-part", bodies[key] / largest, _COARSE),
        ]
        for key in bodies
    }
    for names, key in zip(found, keys, strict=True):
        names.extend(described[key])


def _add_story(
    found: list[list[str]], blocks: Sequence[RawBlock], guesses: Sequence[float], voices: Sequence[float]
) -> None:
    """Add the surest block before and after, and the share of the story told so far."""
    telling = [guess if block.size > _TELLING else 0.0 for block, guess in zip(blocks, guesses, strict=True)]
    whole = sum(guess * voice for guess, voice in zip(telling, voices, strict=True)) or 1.0
    before = told = 0.0
    for names, guess, voice in zip(found, telling, voices, strict=True):
        told += guess * voice
        names.extend(bins("surest-before", before, _COARSE))
        names.extend(bins("told", told / whole, (0.001, 0.1, 0.5, 0.9, 0.999)))
        before = max(before, guess)
    after = 0.0
    for names, guess in zip(reversed(found), reversed(telling), strict=True):
        names.extend(bins("surest-after", after, _COARSE))
        after = max(after, guess)
