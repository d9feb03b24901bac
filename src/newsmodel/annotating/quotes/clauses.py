"""A paragraph as words, its quoted stretches folded into one token each."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, repeat

from newsmodel._lazily import worked_out_once
from newsmodel.annotating.quotes.marks import Region
from newsmodel.annotating.quotes.tokens import FOLDS, tokens_of
from newsmodel.annotating.quotes.words import Does, Vocabulary
from newsmodel.model import Span

#: Share of longer words with a capital from which a line is set like a headline.
_HEADLINE_SHARE = 0.7

#: So many signs before and behind a token are looked at; sentences have a handful.
_MOST_AROUND = 100
_DASHES = frozenset("—–-")
_BREAKS = frozenset(",;:()[]—–")


class Words:
    """The tokens of one paragraph: parallel lists, because they are looked at one by one."""

    def __init__(
        self,
        text: str,
        regions: Sequence[Region],
        sentences: Iterable[int],
        times: Sequence[tuple[int, int]],
        names: Sequence[tuple[int, int]],
        vocabulary: Vocabulary,
        bodies: Sequence[tuple[int, int]] = (),
        mentions: Sequence[tuple[int, int]] = (),
    ) -> None:
        """Take a paragraph apart.

        Args:
            text: of the paragraph.
            regions: its quoted stretches.
            sentences: offsets at which its sentences begin.
            times: its expressions of time, as half-open offsets.
            names: the names of people in it, likewise: inside one no word does anything ("van", "Will").
            vocabulary: of the article's language.
            bodies: what else names or describes a person or an organisation in it.
            mentions: whatever names or describes any actor in it, places and pronouns too.
        """
        self.text = text
        self.regions = regions
        self.vocabulary = vocabulary
        #: half-open offsets of the tokens, and the tokens in lower case
        self.starts: list[int]
        self.ends: list[int]
        self.lower: list[str]
        folded = _folded(text, regions) if regions else text
        self.starts, self.ends, self.lower = tokens_of(folded, vocabulary.token)
        #: how many tokens there are
        self.size: int = len(self.lower)
        self.does: list[int] = list(map(vocabulary.does.get, self.lower, repeat(0)))
        for i in compress(range(1, self.size), map(".".__eq__, self.lower[1:])):
            # French "M." is "Mr", and "A." is no article.
            if self.ends[i - 1] == self.starts[i] and len(self.lower[i - 1]) == 1:
                self.does[i - 1] *= not text[self.starts[i - 1]].isupper()
        #: the tokens that are quoted stretches, in text order, with the number of the stretch
        self.quoted: dict[int, int] = {}
        if regions:
            self._fold_in()
        self._marked = list(self.quoted)
        self.timed: list[bool] = [False] * self.size
        at = functools.partial(bisect_left, self.starts)
        for start, end in times:
            for i in range(at(start), at(end)):
                self.timed[i] = True
        #: tokens inside names of several words
        self.named: set[int] = set()
        #: tokens inside names of people, of one word too
        self.people: set[int] = set()
        for start, end in names:
            inside = range(at(start), at(end))
            self.people.update(inside)
            if len(inside) > 1:
                self.named.update(inside)
                self.does[inside.start : inside.stop] = repeat(0, len(inside))
        self._bodies = bodies
        self._mentions = mentions
        floors = {0, *map(at, self._outside_marks(sentences) if regions else sentences)}
        #: the first token of every sentence; ends of sentences inside marks are none
        self.floors: list[int] = sorted(floors)
        if self.size in floors and self.size:
            del self.floors[-1]
        self.floors_set: frozenset[int] = frozenset(self.floors)
        #: the tokens that may attribute something
        self.signs: list[int] = self._signs()

    @worked_out_once
    def bodies(self) -> set[int]:
        """The tokens inside names of organisations and descriptions of people."""
        return {i for start, end in self._bodies for i in range(self.at(start), self.at(end))}

    @worked_out_once
    def mentioned(self) -> set[int]:
        """The tokens inside mentions of actors: a place can speak too ("Israel said")."""
        return {i for start, end in self._mentions for i in range(self.at(start), self.at(end))}

    @worked_out_once
    def titled(self) -> bool:
        """Tell whether the paragraph is set like a headline, nearly every word with a capital."""
        long = [i for i, word in enumerate(self.lower) if len(word) > 3 and i not in self.quoted]
        return len(long) > 1 and sum(map(self.is_capital, long)) > _HEADLINE_SHARE * len(long)

    def at(self, offset: int) -> int:
        """Return the index of the first token that starts at or after *offset*."""
        return bisect_left(self.starts, offset)

    def span(self, block: int, first: int, end: int) -> Span:
        """Return where the tokens from *first* on and before *end* stand, the paragraph being that block."""
        return Span(block, self.starts[first], self.ends[end - 1])

    def verbs_around(self, i: int) -> Iterator[int]:
        """Yield the nearest tokens in the sentence of token *i* that may be verbs of speech."""
        first, end = self.sentence(i)
        place = bisect_left(self.signs, i)
        nearest = range(
            max(bisect_left(self.signs, first), place - _MOST_AROUND),
            min(bisect_left(self.signs, end), place + _MOST_AROUND),
        )
        return (self.signs[at] for at in nearest if self.does[self.signs[at]] & Does.VERB)

    def is_quote(self, i: int) -> bool:
        return i in self.quoted

    def has_quote(self, first: int, end: int) -> bool:
        """Tell whether a quoted stretch is among the tokens from *first* on and before *end*."""
        nearest = bisect_left(self._marked, first)
        return nearest < len(self._marked) and self._marked[nearest] < end

    def has_person(self, first: int, end: int) -> bool:
        """Tell whether a token from *first* on and before *end* is part of a person's name."""
        return not self.people.isdisjoint(range(first, end))

    def is_word(self, i: int) -> bool:
        return self.lower[i][0].isalnum() and i not in self.quoted

    def is_capital(self, i: int) -> bool:
        """Tell whether token *i* has a capital, or stands in a name though it has none: "al-Qadiri"."""
        first = self.text[self.starts[i]]
        return first.isupper() or i in self.named or (first.isdigit() and self._is_aged(i))

    def _is_aged(self, i: int) -> bool:
        """Tell whether token *i* is a noun for somebody of some age: German "19-Jährige"."""
        age, hyphen, noun = self.text[self.starts[i] : self.ends[i]].partition("-")
        return bool(hyphen) and age.isdigit() and noun[:1].isupper()

    def is_timed(self, i: int) -> bool:
        """Tell whether token *i* is part of an expression of time; False behind the last token."""
        return i < self.size and self.timed[i]

    def is_subject_pronoun(self, i: int) -> bool:
        """Tell whether token *i* is a pronoun that opens no phrase: "she", not "this"."""
        return bool(self.does[i] & Does.PRONOUN) and not self.does[i] & Does.DETERMINER

    def is_personal(self, i: int) -> bool:
        """Tell whether token *i* is a pronoun that can stand for one person: "she", "her"."""
        return self.lower[i] in self.vocabulary.personal

    def is_break(self, i: int) -> bool:
        return self.lower[i] in _BREAKS

    def is_dash(self, i: int) -> bool:
        return self.lower[i] in _DASHES

    def is_adverb(self, i: int) -> bool:
        if self.does[i] & Does.ADVERB:
            return True
        endings = self.vocabulary.adverb_endings
        return bool(endings) and self.lower[i].endswith(endings) and not self.is_capital(i)

    def sentence(self, i: int) -> tuple[int, int]:
        """Return the tokens of the sentence that token *i* belongs to, as a half-open range."""
        index = bisect_left(self.floors, i + 1) - 1
        last = self.floors[index + 1] if index + 1 < len(self.floors) else self.size
        return self.floors[index], last

    def _signs(self) -> list[int]:
        signs = compress(range(self.size), map(Does.SIGNS.__and__, self.does))
        pairs, lower = self.vocabulary.according_pairs, self.lower
        if not pairs:
            return list(signs)
        return [
            i
            for i in signs
            if lower[i] not in pairs
            or self.does[i] & Does.VERB
            or (i + 1 < self.size and lower[i + 1] in pairs[lower[i]])
        ]

    def _fold_in(self) -> None:
        index = 0
        for number, region in enumerate(self.regions):
            index = bisect_left(self.starts, region.open, index)
            self.quoted[index] = number
            self.does[index] = 0

    def _outside_marks(self, offsets: Iterable[int]) -> Iterator[int]:
        closes = [region.close for region in self.regions]
        opens = [region.open for region in self.regions]
        for offset in offsets:
            nearest = bisect_left(closes, offset + 1)
            if nearest == len(opens) or not opens[nearest] < offset < closes[nearest]:
                yield offset


def _folded(text: str, regions: Sequence[Region]) -> str:
    parts: list[str] = []
    done = 0
    for number, region in enumerate(regions):
        parts += text[done : region.open], FOLDS[number % 2] * (region.close - region.open)
        done = region.close
    parts.append(text[done:])
    return "".join(parts)
