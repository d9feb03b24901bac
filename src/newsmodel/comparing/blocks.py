"""What became of the blocks of a story: added, removed, changed, moved."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import attrs

from newsmodel.comparing.moves import Moves, moves_of
from newsmodel.comparing.revision import BlockChange, ChangeKind, WordChange
from newsmodel.comparing.runs import Run, runs_of
from newsmodel.comparing.texts import Text, is_compared, texts_of
from newsmodel.comparing.tokens import tokens_of
from newsmodel.comparing.words import differences, word_changes
from newsmodel.model import Article, Block, Span


class Changes(NamedTuple):
    """What became of the blocks."""

    #: of the body and the asides, in the order of the new version
    blocks: tuple[BlockChange, ...]
    #: a block is the standfirst's in one version and the body's in the other
    is_standfirst_relabelled: bool


def block_changes(old: Article, new: Article, is_correction: Callable[[str], bool]) -> Changes:
    """Return what became of the blocks; *is_correction* tells the newsroom's notes of corrections."""
    olds, news = texts_of(old), texts_of(new)
    runs = runs_of(olds, news)
    moves = moves_of(runs, olds, news)
    #: each with its place in the new version; what was removed comes behind the block that it stood behind
    changes: list[tuple[int, bool, int, BlockChange]] = []
    for change in (*_changed(runs, olds, news), *_moved(moves, olds, news), *_added(moves, news, old)):
        place = change.new_block or 0
        note = change.kind is not ChangeKind.MOVED and is_correction(change.new or "")
        changes.append((place, False, 0, attrs.evolve(change, is_correction=True) if note else change))
    before = [run.old for run in runs]
    for number, change in _removed(moves, olds, new):
        earlier = bisect_left(before, number)
        place = news[runs[earlier - 1].new].place if earlier else -1
        changes.append((place, True, number, change))
    pairs = [(run.old, run.new) for run in runs]
    pairs += [(pair.old, pair.new) for pair in (*moves.equal, *moves.alike)]
    return Changes(
        tuple(change for *_, change in sorted(changes, key=lambda placed: placed[:3])),
        any(olds[before].is_standfirst != news[after].is_standfirst for before, after in pairs),
    )


# --- blocks that have something in common in the order of both --------------------------------------------


def _changed(runs: Sequence[Run], olds: Sequence[Text], news: Sequence[Text]) -> Iterator[BlockChange]:
    words: dict[int, list[WordChange]] = defaultdict(list)
    for last, following in zip((None, *runs), (*runs, None), strict=True):
        for new, change in _between(last, following, olds, news):
            words[new].append(change)
    shared: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for run in runs:
        shared[run.new][run.old] += run.length
    for new, changes in words.items():
        origin = max(shared[new], key=lambda old: (shared[new][old], -old))
        if not (olds[origin].is_standfirst and news[new].is_standfirst):
            yield _both(ChangeKind.CHANGED, olds[origin], news[new], tuple(changes))


def _between(
    last: Run | None, following: Run | None, olds: Sequence[Text], news: Sequence[Text]
) -> Iterator[tuple[int, WordChange]]:
    """Yield the words between two runs that are others, each with the new block that it belongs to.

    The rest of the blocks of the *last* run is compared with each other, and so are the beginnings of those
    of the *following* one; where both runs are in one block there is no beginning. Whole blocks in between
    have nothing in common with any other.
    """
    same_old = last is not None and following is not None and last.old == following.old
    same_new = last is not None and following is not None and last.new == following.new
    if last is not None:
        old, new = olds[last.old], news[last.new]
        old_end = following.old_start if following and same_old else len(old.tokens.keys)
        new_end = following.new_start if following and same_new else len(new.tokens.keys)
        change = _replaced(old, (last.old_end, old_end), new, (last.new_end, new_end))
        yield from ((last.new, found) for found in change)
    if following is not None:
        old, new = olds[following.old], news[following.new]
        old_start = following.old_start if same_old else 0
        new_start = following.new_start if same_new else 0
        change = _replaced(old, (old_start, following.old_start), new, (new_start, following.new_start))
        yield from ((following.new, found) for found in change)


def _replaced(
    old: Text, old_tokens: tuple[int, int], new: Text, new_tokens: tuple[int, int]
) -> Iterator[WordChange]:
    for old_range, new_range in differences(old.tokens, old_tokens, new.tokens, new_tokens):
        old_span, new_span = Span(old.place, *old_range), Span(new.place, *new_range)
        yield WordChange(
            old.block.text[old_span.start : old_span.end],
            new.block.text[new_span.start : new_span.end],
            old_span=old_span,
            new_span=new_span,
        )


# --- the others -------------------------------------------------------------------------------------------


def _moved(moves: Moves, olds: Sequence[Text], news: Sequence[Text]) -> Iterator[BlockChange]:
    for pair in moves.equal:
        old, new = olds[pair.old], news[pair.new]
        if pair.is_moved and not (old.is_standfirst or new.is_standfirst):
            yield _both(ChangeKind.MOVED, old, new, moved=True)
    for pair in moves.alike:
        old, new = olds[pair.old], news[pair.new]
        if old.is_standfirst and new.is_standfirst:
            continue
        words = word_changes(old.block.text, new.block.text, old.place, new.place)
        yield _both(ChangeKind.CHANGED, old, new, words, moved=pair.is_moved)


def _added(moves: Moves, news: Sequence[Text], old: Article) -> Iterator[BlockChange]:
    for number, text in _unknown(moves.new, news, old):
        yield BlockChange(
            kind=ChangeKind.ADDED,
            type=_type_of(text.block),
            new=text.block.text,
            new_block=news[number].place,
            subheading=text.subheading,
        )


def _removed(moves: Moves, olds: Sequence[Text], new: Article) -> Iterator[tuple[int, BlockChange]]:
    for number, text in _unknown(moves.old, olds, new):
        yield (
            number,
            BlockChange(
                kind=ChangeKind.REMOVED,
                type=_type_of(text.block),
                old=text.block.text,
                old_block=text.place,
                subheading=text.subheading,
            ),
        )


def _unknown(numbers: Sequence[int], texts: Sequence[Text], other: Article) -> Iterator[tuple[int, Text]]:
    """Yield those of the texts that the *other* version does not print under another label either."""
    # A line that one parse took for boilerplate and the other did not is no news.
    elsewhere = {tuple(tokens_of(block.text).keys) for block in other.blocks if not is_compared(block)}
    for number in numbers:
        if not texts[number].is_standfirst and tuple(texts[number].tokens.keys) not in elsewhere:
            yield number, texts[number]


# --- the changes ------------------------------------------------------------------------------------------


def _both(
    kind: ChangeKind, old: Text, new: Text, words: tuple[WordChange, ...] = (), *, moved: bool = False
) -> BlockChange:
    return BlockChange(
        kind=kind,
        type=_type_of(new.block),
        old=old.block.text,
        new=new.block.text,
        old_block=old.place,
        new_block=new.place,
        words=words,
        moved=moved,
        subheading=new.subheading,
    )


def _type_of(block: Block) -> str:
    """Return the name of the kind of block, as in JSON: "list-item"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", type(block).__name__).lower()
