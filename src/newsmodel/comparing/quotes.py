"""What became of the quotes."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from difflib import SequenceMatcher

from newsmodel.comparing.revision import QuoteChange, QuoteChangeKind
from newsmodel.comparing.similar import similar_pairs
from newsmodel.comparing.tokens import words_of
from newsmodel.comparing.words import word_changes
from newsmodel.model import Actor, ActorKind, Article, Quote

#: The share of letters that two spellings of a word have in common, and how long both are at most together.
_ALIKE, _LONGEST = 0.8, 60


def quote_changes(old: Article, new: Article) -> tuple[QuoteChange, ...]:
    """Return what became of the quotes, in the order of *new*, then those that were removed."""
    old_words = [words_of(quote.text) for quote in old.quotes]
    new_words = [words_of(quote.text) for quote in new.quotes]
    partners = dict(_equal(old_words, new_words))
    rest_new = [number for number in range(len(new_words)) if number not in partners]
    taken = set(partners.values())
    rest_old = [number for number in range(len(old_words)) if number not in taken]
    reworded = {
        rest_new[after]: rest_old[before]
        for before, after in similar_pairs(
            [old_words[number] for number in rest_old], [new_words[number] for number in rest_new]
        )
    }
    changes = [
        change
        for number in range(len(new.quotes))
        if (change := _change(old, new, partners.get(number, reworded.get(number)), number))
    ]
    gone = taken | set(reworded.values())
    removed = [number for number in range(len(old.quotes)) if number not in gone]
    return (*changes, *(_removed(old.quotes[number], number) for number in removed))


def _equal(old: list[list[str]], new: list[list[str]]) -> Iterator[tuple[int, int]]:
    """Yield the quotes of *new*, by their number, that have the words of one of *old*, with its number."""
    waiting: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for number, words in enumerate(old):
        waiting[tuple(words)].append(number)
    for number, words in enumerate(new):
        if found := waiting.get(tuple(words)):
            yield number, found.popleft()


def _change(old: Article, new: Article, before: int | None, after: int) -> QuoteChange | None:
    quote = new.quotes[after]
    if before is None:
        return QuoteChange(
            kind=QuoteChangeKind.ADDED, new=quote.text, new_speaker=_name(quote.speaker), new_quote=after
        )
    former = old.quotes[before]
    # A comma that became a full stop is the cue's doing.
    reworded = words_of(former.text) != words_of(quote.text)
    given_away = _is_another(former.speaker, quote.speaker, old, new)
    if not reworded and not given_away:
        return None
    return QuoteChange(
        kind=QuoteChangeKind.REATTRIBUTED if given_away else QuoteChangeKind.REWORDED,
        old=former.text,
        new=quote.text,
        old_speaker=_name(former.speaker),
        new_speaker=_name(quote.speaker),
        old_quote=before,
        new_quote=after,
        words=word_changes(former.text, quote.text) if reworded else (),
    )


def _removed(quote: Quote, number: int) -> QuoteChange:
    return QuoteChange(
        kind=QuoteChangeKind.REMOVED, old=quote.text, old_speaker=_name(quote.speaker), old_quote=number
    )


def _name(actor: Actor | None) -> str | None:
    return None if actor is None else actor.name


def _is_another(before: Actor | None, after: Actor | None, old: Article, new: Article) -> bool:
    """Tell whether two speakers are two: each article must know its own, and neither the other's."""
    if before is None or after is None:
        return False
    if _is_fuller(before.name, after.name) or _is_respelt(before.name, after.name):
        return False
    return not (_knows(new, before, after) or _knows(old, after, before))


def _is_fuller(name: str, other: str) -> bool:
    """Tell whether one of two names has all words of the other, of which there are several."""
    few, many = sorted((set(words_of(name)), set(words_of(other))), key=len)
    return len(few) > 1 and few <= many


def _is_respelt(name: str, other: str) -> bool:
    """Tell whether two names are one but for the spelling of a word: "Haugen", corrected to "Hagen"."""
    words, others = words_of(name), words_of(other)
    differing = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
    if len(words) != len(others) or len(words) < 2 or len(differing) != 1:
        return False
    [(word, respelt)] = differing
    # Of names as long as texts nobody made a slip.
    return len(word) + len(respelt) <= _LONGEST and SequenceMatcher(None, word, respelt).ratio() >= _ALIKE


def _knows(article: Article, stranger: Actor, own: Actor) -> bool:
    """Tell whether what *stranger* is called means *own* in this article."""
    # A surname alone may be that of two people; the initials of an organisation are its own.
    names = (stranger.name,) if stranger.kind is ActorKind.PERSON else (stranger.name, *stranger.aliases)
    found = (article.actor(name) for name in names)
    return any(actor is not None and actor.id == own.id for actor in found)
