"""One sentence as the events see it: its words, and the names and times that stand in it."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import attrs

from newsmodel.annotating.events.clauses import Clause, clauses_of
from newsmodel.annotating.events.verbs import Grammar
from newsmodel.annotating.events.words import Words, words_of
from newsmodel.annotating.events.zones import Zone
from newsmodel.model import Actor, ActorKind, Block, Caption, Span, TimeExpression

# What stands in brackets takes no part in the clauses around it. The first form is what a credit leaves
# behind whose bracket was opened in the sentence before.
_BRACKETS = re.compile(r"^[^()]{0,80}\)|\([^()]{0,300}\)")
_GOES_ON = re.compile(r"[-’'.]?[^\W_]")
#: Words between a name and another that it only describes: "*Harbour Board* chairman Ada Winter".
_MOST_BETWEEN = 4
#: Titles and articles between a preposition and a name.
_MOST_TITLES = 20


@attrs.frozen
class Name:
    """A mention as the events see it: half-open code-point offsets in its block."""

    start: int
    end: int
    actor: Actor


class Reading:
    """The words of one sentence, with its names and times in reading order."""

    def __init__(
        self,
        block: Block,
        sentence: Span,
        zone: Zone,
        grammar: Grammar,
        *,
        names: Sequence[Name],
        times: Sequence[TimeExpression],
        hidden: Sequence[Span] = (),
    ) -> None:
        """Take in a sentence.

        Args:
            block: in which it stands.
            sentence: its span.
            zone: where in the article that is.
            grammar: of the article's language.
            names: in it, in reading order.
            times: in it, in reading order.
            hidden: what the article does not tell itself: direct speech, the dateline. It is left out, but
                in the body.
        """
        self.block: Block = block
        self.sentence: Span = sentence
        self.zone: Zone = zone
        self.grammar: Grammar = grammar
        first, last = sentence.start, sentence.end
        untold = [(span.start, span.end) for span in hidden if span.start < last and first < span.end]
        self._is_told: _Told | None = _Told(list(untold)) if untold else None
        stretches = [] if zone is Zone.BODY else untold
        stretches += _in_brackets(block.text, sentence)
        self.names: list[Name] = list(names)
        self.times: list[TimeExpression] = list(times)
        self.words: Words = words_of(
            block.text, first, last, grammar.word, [(when.span.start, when.span.end) for when in times]
        )
        if stretches:
            self.words = self.words.outside(stretches)
            told = _Told(stretches)
            self.names = [name for name in self.names if told(name.start)]
            self.times = [when for when in self.times if told(when.span.start)]
        self.offsets: list[int] = self.words.starts
        self.starting: dict[int, int] = dict(zip(self.offsets, itertools.count()))
        self.name_offsets: list[int] = [name.start for name in self.names]
        self.time_offsets: list[int] = [when.span.start for when in self.times]

    def is_said(self, offset: int) -> bool:
        """Tell whether somebody says what stands at an offset."""
        return self._is_told is not None and not self._is_told(offset)

    def may_have_verbs(self) -> bool:
        """Tell whether a word looks like a form of a verb; where the style is terse, any may be one."""
        grammar, lowers = self.grammar, self.words.lowers
        return (
            self.zone.is_terse
            or not grammar.forms.keys().isdisjoint(lowers)
            or not grammar.helpers.isdisjoint(lowers)
            or (bool(grammar.framed_endings) and not grammar.auxiliaries.isdisjoint(lowers))
            or self._may_be_finite()
        )

    def _may_be_finite(self) -> bool:
        endings = self.grammar.all_finite_endings
        return bool(endings) and any(lower.endswith(endings) for lower in self.words.lowers)

    def clauses(self, names: Sequence[Name]) -> list[Clause]:
        """Return the clauses of the sentence, where *names* are words that have no verb among them."""
        return clauses_of(
            self.words,
            frozenset(name.end for name in names),
            self.grammar,
            no_verbs=self._no_verbs(),
            timed={i for when in self.times for i in self.words_inside(when.span.start, when.span.end)},
            terse=self.zone.is_terse,
            headline=self.zone is Zone.HEADLINE,
        )

    def _no_verbs(self) -> frozenset[int]:
        """Return which words are no verbs: "Jonas *Grant* left", "the Osterby *March* began"."""
        named = {i for name in self.names for i in self.words_inside(name.start, name.end)}
        words, text = self.words, self.block.text
        capitals = [
            i
            for i, first, start in zip(itertools.count(), words.firsts, words.starts)
            if (i if self.grammar.capital_nouns else first != i) and text[start].isupper()
        ]
        # In a heading that gives every word a capital it says nothing.
        if self.grammar.capital_nouns or 2 * len(capitals) < words.size:
            named.update(capitals)
        return frozenset(named)

    def numbers(self, starts: Sequence[int], clause: Clause) -> range:
        """Return which of the names or times that begin at *starts* stand between the ends of *clause*."""
        # An expression of time may begin with words that are no words of a clause ("*the* 3rd").
        first = max(0, bisect_left(starts, clause.low) - 1)
        return range(first, bisect_right(starts, max(clause.high, clause.right_end)))

    def is_in_name(self, offset: int) -> bool:
        """Tell whether a name covers an offset."""
        number = bisect_right(self.name_offsets, offset) - 1
        return number >= 0 and offset < self.names[number].end

    def is_in_time(self, offset: int) -> bool:
        """Tell whether an expression of time covers an offset."""
        number = bisect_right(self.time_offsets, offset) - 1
        return number >= 0 and offset < self.times[number].span.end

    def words_inside(self, start: int, end: int) -> range:
        """Return which words begin between two offsets."""
        return range(bisect_left(self.offsets, start), bisect_left(self.offsets, end))

    def size_of(self, span: Span) -> int:
        """Return how many words begin in a span of the block."""
        return len(self.words_inside(span.start, span.end))

    def word_after(self, end: int) -> int | None:
        """Return which word follows the one that ends at an offset in its segment."""
        i = bisect_left(self.offsets, end)
        return None if i == self.words.size or self.opens(i) else i

    def opens(self, i: int) -> bool:
        """Tell whether the word at *i* is the first of its segment."""
        return self.words.firsts[i] == i

    def is_capital(self, i: int) -> bool:
        """Tell whether the word at *i* begins with a capital."""
        return self.block.text[self.words.starts[i]].isupper()

    def goes_on(self, end: int) -> bool:
        """Tell whether a word goes on behind the name that ends at an offset: "Aune's"."""
        return _GOES_ON.match(self.block.text, end) is not None

    def preposition_before(self, i: int) -> str | None:
        """Return the preposition that rules the name beginning at word *i*, over its titles and articles."""
        lowers, grammar = self.words.lowers, self.grammar
        for j in range(i - 1, max(self.words.firsts[i], i - _MOST_TITLES) - 1, -1):
            lower = lowers[j]
            if lower in grammar.prepositions:
                if lower in grammar.partitives and not self._follows_noun(j):
                    continue
                if i - 1 > j > 0 and lowers[j - 1] in grammar.people:
                    continue  # "minister of Fisheries Ada Winter"
                return lower
            if lower in grammar.people:
                continue
            if not (lower in grammar.before_places or self.is_capital(j)):
                return None
        return None

    def _follows_noun(self, i: int) -> bool:
        if self.opens(i):
            return False
        before = self.words.lowers[i - 1]
        return before not in self.grammar.around_phrases and before not in self.grammar.forms

    def describes_next(self, names: Sequence[Name], number: int) -> bool:
        """Tell whether a name only says of which house a person is: "*Harbour Board* chairman Ada Winter"."""
        if number + 1 == len(names):
            return False
        name, following = names[number], names[number + 1]
        if name.actor.kind is ActorKind.PERSON or following.actor.kind is not ActorKind.PERSON:
            return False
        inside = self.words_inside(name.end, following.start)
        return (
            len(inside) <= _MOST_BETWEEN
            and name.actor is not following.actor
            and len({self.words.firsts[i] for i in self._indices(name, following)}) == 1
            and not any(
                lower in self.grammar.between_phrases or lower in self.grammar.forms
                for lower in self.words.lowers[inside.start : inside.stop]
            )
        )

    def _indices(self, *names: Name) -> Iterator[int]:
        return (self.starting[name.start] for name in names if name.start in self.starting)

    def is_part_of_place(self, names: Sequence[Name], number: int) -> bool:
        """Tell whether a name belongs to a printed place: "in Osterby, *Norland*"."""
        name = names[number]
        if isinstance(self.block, Caption) and self.block.place and self.block.place.span:
            span = self.block.place.span
            if span.start <= name.start < span.end:
                return True
        if name.actor.kind is not ActorKind.PLACE or number == 0:
            return False
        before = names[number - 1]
        return before.actor.kind is ActorKind.PLACE and self.block.text[before.end : name.start] == ", "


class _Told:
    """Tells of an offset whether it stands outside of all stretches."""

    def __init__(self, stretches: list[tuple[int, int]]) -> None:
        stretches.sort()
        self.starts = [start for start, _ in stretches]
        #: how far the stretches up to each one reach
        self.ends = list(itertools.accumulate((end for _, end in stretches), max))

    def __call__(self, offset: int) -> bool:
        number = bisect_right(self.starts, offset) - 1
        return number < 0 or offset >= self.ends[number]


def _in_brackets(text: str, sentence: Span) -> list[tuple[int, int]]:
    if text.find(")", sentence.start, sentence.end) < 0:
        return []
    stretches = [
        (sentence.start + match.start(), sentence.start + match.end())
        for match in _BRACKETS.finditer(text[sentence.start : sentence.end])
    ]
    covered = sum(end - start for start, end in stretches)
    # A sentence that stands in brackets whole tells what it tells.
    return stretches if covered < 0.8 * (sentence.end - sentence.start) else []
