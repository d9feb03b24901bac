"""Cuts a sentence into words and segments, and finds the clauses that its verbs rule."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

import attrs

from newsmodel.annotating.events.verbs import Form, Grammar, Verb, unknown_participle, unknown_verb

_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
# Commas part clauses, and so do brackets, dashes, colons and quotation marks. Not a comma inside a number.
_BREAK = re.compile(r",(?!\d)|[;:|()“”„»«\"]|\s[-–—]\s|—")
_BRACKETS = {"(": 1, ")": -1}
#: What follows one of these has a subject of its own.
_PARTING = ":;|"

#: Words before and after a verb that are looked at: what is longer is no clause.
_REACH = 150


# A tuple, not an attrs class: an article has hundreds of them, and they are made four times as fast.
class Word(NamedTuple):
    """A word of one block: half-open code-point offsets, and its letters in lower case."""

    start: int
    end: int
    lower: str
    #: number of the stretch between two breaks that it stands in
    segment: int
    #: number of the part that it stands in: what a colon or a semicolon parts shares no subject
    part: int = 0


@attrs.frozen
class Clause:
    """A verb of a sentence with what stands around it."""

    verb: Verb
    #: lemma with the particle: "vote down"
    action: str
    passive: bool
    #: half-open range of the verb and its particle
    start: int
    end: int
    #: words before the verb in its segment
    before: tuple[str, ...]
    #: offset at which the clause begins
    first: int
    #: something stands where the subject does
    has_subject: bool
    #: a word like "after" or "that" opens the clause
    subordinate: bool
    #: offsets of the words among which the verb has its subject
    left: frozenset[int]
    #: offsets of the words among which it has its objects
    right: frozenset[int]
    #: end of the last of those
    right_end: int


def words_of(text: str, start: int, end: int) -> list[Word]:
    """Return the words of *text* between two offsets."""
    found = list(_BREAK.finditer(text, start, end))
    breaks = [match.start() for match in found]
    parts = list(_parts(found))
    return [
        Word(
            match.start(),
            match.end(),
            match[0].lower(),
            bisect_right(breaks, match.start()),
            bisect_right(parts, match.start()),
        )
        for match in _WORD.finditer(text, start, end)
    ]


def _parts(breaks: list[re.Match[str]]) -> Iterator[int]:
    """Yield where a new part of the sentence begins; what stands in brackets parts nothing."""
    depth = 0
    for found in breaks:
        depth = max(0, depth + _BRACKETS.get(found[0], 0))
        if not depth and found[0] in _PARTING:
            yield found.start()


def clauses_of(
    words: list[Word], name_ends: frozenset[int], grammar: Grammar, *, terse: bool, headline: bool
) -> list[Clause]:
    """Return the clauses of one sentence, in the order of their verbs.

    Args:
        words: of the sentence.
        name_ends: offsets at which a name ends: a present form right after one is a verb, no plural.
        grammar: of the article's language.
        terse: a headline or a caption, which tell the past in the present tense and drop auxiliaries.
        headline: there a participle without an auxiliary is a passive: "Seven *killed* as ferry sinks".
    """
    return _Sentence(words, name_ends, grammar, terse=terse, headline=headline).clauses()


class _Sentence:
    """The words of one sentence while its verbs are looked for."""

    def __init__(
        self, words: list[Word], name_ends: frozenset[int], grammar: Grammar, *, terse: bool, headline: bool
    ) -> None:
        self.words = words
        self.name_ends = name_ends
        self.grammar = grammar
        self.terse = terse
        self.headline = headline
        self.verbs: dict[int, Verb] = {}
        for i, word in enumerate(words):
            verb = grammar.forms.get(word.lower) or self.unknown_passive(i)
            if verb and self.is_verb(i, verb):
                self.verbs[i] = verb
        if terse:
            self.verbs = dict(sorted((self.unknown() | self.verbs).items()))
        self.ruled = {words[i].segment for i in self.verbs}
        self.opened = {words[i].segment for i in self.segment_starts() if self.opens_clause(i)}

    def clauses(self) -> list[Clause]:
        """Return the clauses, in the order of their verbs."""
        lefts: dict[int, frozenset[int]] = {}
        found: list[Clause] = []
        for i, verb in self.verbs.items():
            lefts[i] = lefts[self.before_verb(i)] if self.shares_subject(i) else self.left_of(i)
            found.append(self.clause(i, verb, lefts[i]))
        return found

    def clause(self, i: int, verb: Verb, left: frozenset[int]) -> Clause:
        last, action = i, verb.lemma
        if (
            i + 1 < len(self.words)
            and self.same_segment(i, i + 1)
            and self.lower(i + 1) in self.grammar.particles
        ):
            last, action = i + 1, f"{action} {self.lower(i + 1)}"
        before = self.near(i, _REACH)
        right = self.right_of(last, verb)
        first = self.first_of(i, left)
        return Clause(
            verb=verb,
            action=action,
            passive=Form.PARTICIPLE in verb.form and self.is_passive(last, before),
            start=self.words[i].start,
            end=self.words[last].end,
            before=tuple(before),
            first=first,
            has_subject=any(
                word.start in left
                and word.lower not in self.grammar.auxiliaries
                and word.lower not in self.grammar.before_infinitives
                for word in self.words[max(0, i - _REACH) : i]
            ),
            subordinate=self.is_subordinate(i) or self.is_purpose(i),
            left=left,
            right=frozenset(word.start for word in right),
            right_end=self.end_of(last, right),
        )

    def is_passive(self, last: int, before: list[str]) -> bool:
        """Tell whether the participle that ends at *last* is a passive; a headline drops the auxiliary."""
        if not self.grammar.passive.isdisjoint(before[-self.grammar.auxiliary_reach :]):
            return True
        if not self.headline or not self.grammar.perfect.isdisjoint(before):
            return False
        after = last + 1
        return (
            after == len(self.words)
            or not self.same_segment(last, after)
            or self.lower(after) in self.grammar.clause_starts
            or self.lower(after) in self.grammar.prepositions
        )

    def is_subordinate(self, i: int) -> bool:
        """Tell whether a word like "after" opens the clause of the verb at *i*."""
        for j in range(i - 1, max(-1, i - 1 - _REACH), -1):
            if not self.same_segment(i, j) or j in self.verbs:
                return False
            if self.lower(j) in self.grammar.clause_starts:
                return True
        return False

    def is_purpose(self, i: int) -> bool:
        """Tell whether the verb at *i* only says what for: "a deal *to end* the strike", not "is to end"."""
        near = self.near(i, self.grammar.auxiliary_reach)
        if not near or near[-1] not in self.grammar.infinitive_marks:
            return False
        return (self.grammar.future | self.grammar.auxiliaries).isdisjoint(near)

    def end_of(self, last: int, right: list[Word]) -> int:
        """Return the offset at which the clause of the verb that ends at word *last* ends.

        An infinitive goes with it ("voted down a plan *to repair the pier*"), an "and" before the next verb
        does not.
        """
        end = last + 1 + len(right)
        limit = min(len(self.words), last + _REACH)
        while end < limit and self.is_infinitive(end) and self.same_segment(end - 1, end):
            end += 1
            while end < limit and not self.ends_clause(end, end - 1):
                end += 1
        loose = self.grammar.coordinators | self.grammar.infinitive_marks
        while end - 1 > last and self.lower(end - 1) in loose:
            end -= 1
        return self.words[end - 1].end

    def is_infinitive(self, i: int) -> bool:
        return i in self.verbs and self.lower(i - 1) in self.grammar.infinitive_marks

    def ends_clause(self, i: int, before: int) -> bool:
        """Tell whether the word at *i* is no longer part of the clause that the word *before* is in."""
        segment = self.words[i].segment
        if self.words[i].part != self.words[before].part:
            return True
        other = segment != self.words[before].segment and (segment in self.ruled or segment in self.opened)
        return other or self.lower(i) in self.grammar.clause_starts or i in self.verbs

    def first_of(self, i: int, left: frozenset[int]) -> int:
        """Return the offset at which the clause of the verb at *i* begins: with its subject, if near."""
        first = i
        for j in range(i - 1, -1, -1):
            if self.words[j].start not in left:
                break
            first = j
        while first < i and self.lower(first) in self.grammar.coordinators:
            first += 1
        return self.words[first].start

    def is_verb(self, i: int, verb: Verb) -> bool:
        """Tell whether the word at *i*, which looks like a form of *verb*, is one here."""
        grammar = self.grammar
        if self.stands_alone(i) or self.announces(i):
            return False
        near = self.near(i, self.grammar.auxiliary_reach)
        previous = near[-1] if near else ""
        after_name = i > 0 and self.words[i - 1].end in self.name_ends
        if verb.form & (Form.PAST | Form.PARTICIPLE) and Form.BASE not in verb.form:
            # "the freed men" has a participle before its noun, unless an auxiliary makes a verb of it.
            helped = not grammar.auxiliaries.isdisjoint(near)
            return helped or (i > 0 and not self.is_attributive(near))
        if verb.form & Form.PRESENT_PARTICIPLE:
            return not grammar.passive.isdisjoint(near[-2:]) or self.goes_on_to_report(i, verb)
        if verb.form & Form.PRESENT and Form.BASE not in verb.form:
            if i - 1 in self.verbs:
                return False  # "Winter demands answers"
            if after_name:
                return True
            # "Talks end": what a bare form follows is a plural.
            loose = self.terse and i > 0 and previous not in grammar.before_nouns and not self.is_bare(i + 1)
            return loose and not self.closes_phrase(i)
        if i - 1 in self.verbs and previous not in grammar.before_infinitives:
            return False  # "Winter stages protest"
        if self.terse and grammar.is_plural(previous) and previous not in grammar.before_nouns:
            return True  # "Fishermen end strike"
        if not grammar.before_infinitives.isdisjoint(near[-2:]):
            return True
        return after_name and self.is_bare_predicate(i, near)

    def goes_on_to_report(self, i: int, verb: Verb) -> bool:
        """Tell whether the participle at *i* adds words to what somebody does: "…, *saying* it was shut"."""
        return verb.lemma in self.grammar.reports and i > 0 and not self.same_segment(i - 1, i)

    def is_attributive(self, near: list[str]) -> bool:
        """Tell whether a participle behind *near* describes its noun: "the previously *announced* plan"."""
        k = len(near) - 1
        while k > 0 and near[k].endswith(self.grammar.adverb_endings):
            k -= 1
        return k >= 0 and near[k] in self.grammar.determiners

    def closes_phrase(self, i: int) -> bool:
        """Tell whether the word at *i* ends what a preposition rules: "storms in northern *states*"."""
        if i + 1 < len(self.words) and self.same_segment(i, i + 1):
            return False
        stops = self.grammar.before_nouns | self.grammar.clause_starts
        ruled = (
            self.lower(j)
            for j in range(i - 1, max(-1, i - 1 - _REACH), -1)
            if self.lower(j) in stops or j in self.verbs
        )
        return next(ruled, "") in self.grammar.prepositions

    def is_bare_predicate(self, i: int, near: list[str]) -> bool:
        """Tell whether the bare form right after a name is its verb: not in "the *Osterby strike*"."""
        if not near or self.lower(i) in self.grammar.people:
            return False
        if self.grammar.is_plural(near[-1]) or not self.grammar.coordinators.isdisjoint(near):
            return True
        return self.grammar.prepositions.isdisjoint(near) and not self.is_form(i + 1)

    def is_form(self, i: int) -> bool:
        """Tell whether the word at *i* goes on with its segment and looks like a verb."""
        return i < len(self.words) and self.same_segment(i - 1, i) and self.is_verbal(i)

    def unknown_passive(self, i: int) -> Verb | None:
        """Return what the word at *i* would be as a passive of a verb that no list has."""
        if i == 0 or self.lower(i - 1) not in self.grammar.passive or not self.same_segment(i - 1, i):
            return None
        return unknown_participle(self.lower(i), self.grammar)

    def announces(self, i: int) -> bool:
        """Tell whether the word at *i* only says how real the next verb is: "is *expected* to vote"."""
        after = i + 1
        return (
            self.lower(i) in self.grammar.before_infinitives
            and after < len(self.words)
            and self.lower(after) in self.grammar.infinitive_marks
            and self.is_bare(after + 1)
        )

    def is_bare(self, i: int) -> bool:
        """Tell whether the word at *i* is the bare form of a verb and goes on with its segment."""
        if i >= len(self.words) or not self.same_segment(i - 1, i):
            return False
        verb = self.grammar.forms.get(self.lower(i))
        return bool(verb and Form.BASE in verb.form)

    def stands_alone(self, i: int) -> bool:
        """Tell whether the word at *i* is all that its segment has: "Ada Winter, *left*, and Jonas Okoro"."""
        before = i > 0 and self.same_segment(i - 1, i)
        after = i + 1 < len(self.words) and self.same_segment(i, i + 1)
        return not before and not after and len(self.words) > 1

    def unknown(self) -> dict[int, Verb]:
        """Return the first word right after a name that looks like a verb which no list has."""
        for i in range(1, len(self.words)):
            if self.words[i - 1].end not in self.name_ends or self.lower(i) in self.grammar.forms:
                continue
            verb = unknown_verb(self.lower(i), self.grammar)
            # "Harbour Board members vote": what a verb follows is a plural.
            if verb and not (i + 1 < len(self.words) and self.is_verbal(i + 1)):
                return {i: verb}
        return {}

    def is_verbal(self, i: int) -> bool:
        lower = self.lower(i)
        return lower in self.grammar.forms or lower in self.grammar.auxiliaries | self.grammar.future

    def left_of(self, i: int) -> frozenset[int]:
        """Return the offsets of the words that can be the subject of the verb at *i*."""
        starts: set[int] = set()
        for j in range(i - 1, max(-1, i - 1 - _REACH), -1):
            segment = self.words[j].segment
            if self.words[j].part != self.words[i].part:
                break
            if self.same_segment(i, j):
                if j in self.verbs or self.lower(j) in self.grammar.clause_starts:
                    break
            elif segment in self.opened or segment in self.ruled:
                # A clause between commas belongs to the name before it: step over it, look on. But a clause
                # that no such word opens stands for itself, if the verb has its subject behind it.
                if segment not in self.opened and self.has_own_subject(i, starts):
                    break
                continue
            starts.add(self.words[j].start)
        return frozenset(starts)

    def has_own_subject(self, i: int, starts: set[int]) -> bool:
        """Tell whether a name, or a noun with its article, stands before the verb in its own segment."""
        small = self.grammar.auxiliaries | self.grammar.before_infinitives | self.grammar.coordinators
        own = [
            word
            for word in self.words[max(0, i - _REACH) : i]
            if word.segment == self.words[i].segment and word.start in starts and word.lower not in small
        ]
        return any(word.end in self.name_ends or word.lower in self.grammar.articles for word in own)

    def right_of(self, i: int, verb: Verb) -> list[Word]:
        """Return the words after the verb that ends at *i*, up to the end of its clause."""
        end = i + 1
        while end < len(self.words) and not self.ends_clause(end, i):
            end += 1
        if end in self.verbs and self.same_segment(i, end) and verb.takes_clause:
            # "said Vessel Bay could sell": what follows up to the next verb is that verb's subject.
            return []
        return self.words[i + 1 : end]

    def shares_subject(self, i: int) -> bool:
        """Tell whether the verb at *i* is joined to the one before: "she *rose* and *left*"."""
        if self.goes_on_to_report(i, self.verbs[i]) and self.verbs[i].form is Form.PRESENT_PARTICIPLE:
            return any(j < i for j in self.verbs)
        near = self.near(i, self.grammar.auxiliary_reach)
        joined = [j for j, word in enumerate(near) if word in self.grammar.coordinators]
        # Between the joining word and the verb stand auxiliaries and adverbs, but no subject.
        first = i - len(near) + joined[-1] + 1 if joined else i
        no_name = not any(self.words[j].end in self.name_ends for j in range(first, i))
        return bool(joined) and no_name and any(j < i for j in self.verbs)

    def before_verb(self, i: int) -> int:
        return max(j for j in self.verbs if j < i)

    def opens_clause(self, i: int) -> bool:
        """Tell whether a segment that begins with the word at *i* is a clause of its own."""
        verb = self.grammar.forms.get(self.lower(i))
        return self.lower(i) in self.grammar.clause_starts or bool(
            verb and Form.PRESENT_PARTICIPLE in verb.form
        )

    def segment_starts(self) -> list[int]:
        return [i for i in range(len(self.words)) if i == 0 or not self.same_segment(i - 1, i)]

    def near(self, i: int, reach: int) -> list[str]:
        """Return up to *reach* words before *i* in the same segment."""
        first = i
        while first > max(0, i - reach) and self.same_segment(first - 1, i):
            first -= 1
        return [word.lower for word in self.words[first:i]]

    def same_segment(self, i: int, j: int) -> bool:
        return self.words[i].segment == self.words[j].segment

    def lower(self, i: int) -> str:
        return self.words[i].lower
