"""Completes the names of organisations that go on in small letters: "Conseil supérieur de l'eau"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newsmodel.annotating.actors.named import Named, plain
from newsmodel.annotating.names.article import ArticleNames
from newsmodel.annotating.names.runs import APOSTROPHES, BLANKS, Item, Run
from newsmodel.annotating.wording import Wording
from newsmodel.model import ActorKind

#: How sure such a name is, in hundredths of the model's weights.
_SURE = 300
#: Nouns behind a joiner that belong to a name, at most.
_MOST_NOUNS = 2
_BODIES = frozenset({"oopen", "ohead"})


def complete_bodies(
    runs: Sequence[Run],
    named: Sequence[Named],
    wordings: Mapping[int, tuple[str, Wording]],
    article: ArticleNames,
) -> list[Named]:
    """Return *named* with the organisations whose names go on in small letters, or begin with them.

    In languages whose adjectives follow a noun ("Conseil supérieur de l'audiovisuel"), and in those that
    give every noun a capital ("ukrainische Armee").
    """
    words = article.reader.language.actors
    if not (words.adjectives_follow or words.nouns_capitalised):
        return list(named)
    lookup = article.reader.lookup
    ends = {(one.block, one.end): one for one in named}
    starts = {(one.block, start) for one in named for start in range(one.start, one.end)}
    dropped: set[int] = set()
    found: list[Named] = []
    for run, item in _heads(runs, article):
        text, wording = wordings[run.block]
        first, last = _stretch(item, wording, article)
        if (first, last) == (item.first, item.last):
            continue
        start, end = wording.starts[first], wording.starts[last - 1] + len(wording.words[last - 1])
        old = ends.get((run.block, item.end))
        if old is not None:
            start = min(start, old.start)
            dropped.add(id(old))
        elif (run.block, item.start) in starts:
            continue  # inside a longer name
        key = tuple(lookup.without_ending(word).casefold() for word in plain(text[start:end]).split())
        found.append(Named(run.block, start, end, plain(text[start:end]), key, ActorKind.ORGANIZATION, _SURE))
    kept = [one for one in named if id(one) not in dropped]
    taken = [(one.block, one.start, one.end) for one in found]
    return [*(one for one in kept if not _is_in(one, taken)), *found]


def _is_in(one: Named, taken: Sequence[tuple[int, int, int]]) -> bool:
    return any(block == one.block and start < one.end and one.start < end for block, start, end in taken)


def _heads(runs: Sequence[Run], article: ArticleNames) -> Iterator[tuple[Run, Item]]:
    """Yield the last word of each run that makes an organisation and stands inside a sentence."""
    words = article.reader.language.actors
    for run in runs:
        item = run.items[-1]
        if not item.capital or item.word.shape != "Aa":
            continue
        if words.nouns_capitalised:
            is_body = item.word.key in words.state_bodies or "body" in item.word.classes
        else:
            is_body = not _BODIES.isdisjoint(item.word.classes)
        if is_body and not article.opens(run, len(run.items) - 1):
            yield run, item


def _stretch(item: Item, wording: Wording, article: ArticleNames) -> tuple[int, int]:
    """Return which words of the block a name has: from the first up to, not including, the last."""
    lookup = article.reader.lookup
    first, last = item.first, item.last
    if not lookup.language.actors.adjectives_follow:
        before = wording.words[first - 1] if first else ""
        is_adjective = (
            before[:1].islower() and wording.gaps[first] in BLANKS and lookup.is_nationality(before)
        )
        return (first - 1 if is_adjective else first), last
    last = behind = _adjectives(last, wording, article)
    if last == item.last:
        return first, last
    if "portfolio" in item.word.classes and lookup.is_nationality(wording.words[item.last]):
        return first, item.last  # "la presidente del Consiglio italiana"
    only_local = set(wording.words[item.last : last]) <= {*lookup.language.actors.local_adjectives}
    for _ in range(_MOST_NOUNS):
        behind = _joined(behind, wording, article)
        if behind == last:
            break
        last = behind = _adjectives(behind, wording, article)
        only_local = False
    return first, (item.last if only_local else last)  # "le Conseil régional": nobody knows which


def _adjectives(k: int, wording: Wording, article: ArticleNames) -> int:
    """Return where the adjectives end that begin with the block's word *k*."""
    lookup = article.reader.lookup
    while k < len(wording.words) and wording.gaps[k] in BLANKS:
        word = wording.words[k]
        if not (word.islower() and (word in lookup.adjectives or lookup.is_nationality(word))):
            break
        k += 1
    return k


def _joined(k: int, wording: Wording, article: ArticleNames) -> int:
    """Return where "des syndicats" or "de l'audiovisuel" ends that begins with *k*; *k* if nothing does."""
    lookup = article.reader.lookup
    after = k
    while after < len(wording.words) and after - k < 3:
        gap, word = wording.gaps[after], wording.words[after]
        if not (gap in BLANKS or (after > k and gap in APOSTROPHES)):
            return k
        if word in article.reader.small.joiners or word in lookup.elisions:
            after += 1
            continue
        return after + 1 if after > k and word.islower() and word not in lookup.stops else k
    return k
