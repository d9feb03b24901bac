"""Names that something else has found, a pipeline or a list of one's own, beside those found here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import attrs

from newsmodel.annotating.actors.candidates import Candidate, Vote
from newsmodel.annotating.actors.runs import Word, opens_sentence
from newsmodel.annotating.actors.words import Lookup
from newsmodel.model import ActorKind, Span

_WORD = re.compile(r"\S+")
_OUTSIDE = " \t\r\n\u00a0\"'“”‘’„«»,;:!?()[]"


@attrs.frozen
class KnownName:
    """A name in the article, and the kind of actor that it names."""

    span: Span
    kind: ActorKind
    #: what a person is said to be beside the name, if that was found too
    role: str | None = None


def by_block(names: Iterable[KnownName]) -> dict[int, list[KnownName]]:
    """Return the names of each block, in reading order; of two that overlap the first is kept."""
    blocks: dict[int, list[KnownName]] = {}
    for name in sorted(names, key=lambda name: (name.span.block, name.span.start, -name.span.end)):
        found = blocks.setdefault(name.span.block, [])
        if not found or found[-1].span.end <= name.span.start:
            found.append(name)
    return blocks


def with_known(
    candidates: Sequence[Candidate],
    names: Sequence[KnownName],
    text: str,
    written: frozenset[str],
    lookup: Lookup,
) -> list[Candidate]:
    """Return *candidates* with the cues that *names* are, and with the names that are none of them.

    Args:
        candidates: the block's, in reading order.
        names: those known in the block, in reading order.
        text: the block's.
        written: the words of the article, as written.
        lookup: the words of the article's language.
    """
    bare = [(name, *_bare(name.span.start, name.span.end, text, lookup)) for name in names]
    found: list[Candidate] = []
    taken: set[int] = set()
    for candidate in candidates:
        vote = Vote()
        for number, (name, start, end) in enumerate(bare):
            if start < candidate.end and candidate.start < end:
                taken.add(number)
                exact = (start, end) == (candidate.start, candidate.end)
                vote = Vote(name.kind, exact=exact, role=name.role)
        found.append(candidate._replace(vote=vote))
    for number, (name, start, end) in enumerate(bare):
        if number not in taken and text[start:end][:1].isupper():
            vote = Vote(name.kind, exact=True, role=name.role)
            more = _candidate(name.span.block, start, end, text, vote)
            # What is also written small, or is no name in any text, was left out for that.
            first = more.words[0].folded
            if len(more.words) > 1 or not (
                first in written or first in lookup.openers or first in lookup.no_names
            ):
                found.append(more)
    return sorted(found, key=lambda candidate: candidate.start)


def cues_of_votes(votes: Sequence[Vote]) -> tuple[str, ...]:
    """Return the cues that all votes on one form of a name are together: one kind, and how many say so."""
    exact = Counter(vote.kind for vote in votes if vote.kind and vote.exact)
    if exact:
        kind, count = exact.most_common(1)[0]
        often = "always" if count == len(votes) else "mostly" if 2 * count >= len(votes) else "seldom"
        return (f"known:{kind.value}", f"known:{kind.value}-{often}")
    near = Counter(vote.kind for vote in votes if vote.kind)
    if near:
        return (f"known-near:{near.most_common(1)[0][0].value}",)
    return ("known:none-twice" if len(votes) > 1 else "known:none",)


def _bare(start: int, end: int, text: str, lookup: Lookup) -> tuple[int, int]:
    """Return the name without article, honorific, possessor's mark and what stands around it."""
    while True:
        before = (start, end)
        while start < end and text[start] in _OUTSIDE:
            start += 1
        while end > start and text[end - 1] in _OUTSIDE:
            end -= 1
        first = _WORD.match(text, start, end)
        if first and first.end() < end:
            folded = first[0].casefold().rstrip(".")
            if folded in lookup.determiners or folded in lookup.honorifics:
                start = first.end()
        for mark in lookup.possessives:
            if text.endswith(mark, start, end):
                end -= len(mark)
                break
        if before == (start, end):
            return start, end


def _candidate(block: int, start: int, end: int, text: str, vote: Vote) -> Candidate:
    words = tuple(
        Word(match[0], match.start(), match.end(), match[0].casefold().rstrip("."))
        for match in _WORD.finditer(text, start, end)
    )
    return Candidate(
        block,
        words,
        " ".join(word.text for word in words),
        opens_sentence=opens_sentence(text, start),
        vote=vote,
    )
