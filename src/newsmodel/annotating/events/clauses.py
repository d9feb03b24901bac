"""Finds the clauses of a sentence: what stands around each of its verbs."""

from __future__ import annotations

import itertools
from collections.abc import Collection

import attrs

from newsmodel.annotating.events.predicates import REACH, Predicates
from newsmodel.annotating.events.verbs import Grammar, Verb
from newsmodel.annotating.events.words import Words
from newsmodel.model import EventType

#: Words after a verb of speech in which the clause that it reports has its own verb or an auxiliary.
MOST_OF_SUBJECT = 12


@attrs.frozen(eq=False)
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
    #: a clause follows as the verb's object: "said *that they met*"
    has_content: bool
    #: a word like "after" or "that" opens the clause
    subordinate: bool
    #: offsets of the words among which the verb has its subject
    left: frozenset[int]
    #: offsets of the words among which it has its objects
    right: frozenset[int]
    #: offsets of the first and the last word of both; an empty clause has none in between
    low: int
    high: int
    #: end of the last of its words
    right_end: int
    #: offset of the first part of a verb that has several ("*hat* gestern eröffnet"), else of the verb
    helper: int


def clauses_of(
    words: Words,
    name_ends: frozenset[int],
    grammar: Grammar,
    *,
    no_verbs: frozenset[int],
    timed: Collection[int],
    terse: bool,
    headline: bool,
) -> list[Clause]:
    """Return the clauses of one sentence, in the order of their verbs.

    Args:
        words: of the sentence.
        name_ends: offsets at which a name ends: a present form right after one is a verb, no plural.
        grammar: of the article's language.
        timed: which words a time is made of: "since" opens no clause before one.
        no_verbs: which words are none whatever they look like: parts of names, capitals.
        terse: a headline or a caption, which tell the past in the present tense and drop auxiliaries.
        headline: there a participle without an auxiliary is a passive: "Seven *killed* as ferry sinks".
    """
    predicates = Predicates(words, name_ends, grammar, no_verbs=no_verbs, terse=terse)
    return _Clauses(predicates, timed, headline=headline).found() if predicates.verbs else []


class _Clauses:
    """The verbs of one sentence while their clauses are cut."""

    def __init__(self, predicates: Predicates, timed: Collection[int], *, headline: bool) -> None:
        self.predicates, self.headline = predicates, headline
        self.words, self.lowers, self.firsts = predicates.words, predicates.lowers, predicates.firsts
        self.number = {start: i for i, start in enumerate(self.words.starts)}
        self.verbs, self.grammar, self.size = predicates.verbs, predicates.grammar, predicates.size
        self.timed = timed
        #: words that open a clause: "since they left", but not "since Monday"
        self.clause_words = {
            i
            for i, lower in enumerate(self.lowers)
            if lower in self.grammar.clause_starts and i + 1 not in timed
        }
        #: segments, by their first words, that have a verb, and those that a word like "after" opens
        self.ruled = {self.firsts[i] for i in self.verbs}
        self.opened = set(filter(self.opens_clause, set(self.firsts)))
        self.small = frozenset(
            itertools.compress(
                self.words.starts, map(self.grammar.before_predicates.__contains__, self.lowers)
            )
        )

    def found(self) -> list[Clause]:
        """Return the clauses, in the order of their verbs."""
        found: list[Clause] = []
        left: frozenset[int] = frozenset()
        for i, verb in self.verbs.items():
            if not (found and self.shares_subject(i, verb)):
                left = self.left_of(i)
            found.append(self.clause(i, verb, left))
        return found

    def clause(self, i: int, verb: Verb, left: frozenset[int]) -> Clause:
        separate = self.separate_part(i, verb)
        if separate is not None:
            verb = self.grammar.separated[self.lowers[separate], verb.lemma]
        last, action = i, verb.lemma
        has_particle = self.predicates.goes_on(i) and self.lowers[i + 1] in self.grammar.particles
        if has_particle and verb is not self.grammar.copula:
            last, action = i + 1, f"{action} {self.lowers[i + 1]}"
        before = self.predicates.near(i, REACH)
        right = self.right_of(last, verb)
        start, right_starts = self.words.starts[i], self.words.starts[last + 1 : right]
        return Clause(
            verb=verb,
            action=action,
            passive=verb.is_participle and self.is_passive(last, verb, before),
            start=start,
            end=self.words.ends[last],
            before=tuple(before),
            first=self.first_of(i, left),
            has_subject=not left <= self.small or self.is_relative(i),
            has_content=verb.takes_clause and self.has_content(last, right),
            subordinate=self.is_subordinate(i) or self.is_purpose(i),
            left=left,
            right=frozenset(right_starts),
            low=min(left, default=start),
            high=right_starts[-1] if right_starts else start,
            right_end=self.words.ends[separate] if separate is not None else self.end_of(last, right),
            helper=next(
                (o for o in sorted(left) if self.lowers[self.number[o]] in self.grammar.before_verbs), start
            ),
        )

    def separate_part(self, i: int, verb: Verb) -> int | None:
        """Return the word at the end of the segment that is part of the verb at *i*: "nahm ihn *fest*"."""
        if not self.grammar.separated or verb.is_mere_participle:
            return None
        end = i + 1
        while end < self.size and self.firsts[end] == self.firsts[i] and end not in self.verbs:
            end += 1
        return end - 1 if (self.lowers[end - 1], verb.lemma) in self.grammar.separated else None

    def is_passive(self, last: int, verb: Verb, before: list[str]) -> bool:
        """Tell whether the participle that ends at *last* is a passive; a headline drops the auxiliary."""
        near = before[-self.grammar.auxiliary_reach :]
        if not self.grammar.passive.isdisjoint(near):
            is_active = verb.lemma in self.grammar.active_participles
            return not is_active and self.grammar.reflexives.isdisjoint(near)
        is_deed = verb.type not in (EventType.STATEMENT, EventType.MEETING)
        follows = self.lowers[last + 1] if self.predicates.goes_on(last) else ""
        if is_deed and not self.grammar.sure_present and follows in self.grammar.agent_prepositions:
            return True  # "a march marred by a shooting"
        if self.headline and last == 0:
            return verb.is_mere_participle  # "Detenido el alcalde"
        if not self.headline or not self.grammar.perfect.isdisjoint(before):
            return False
        if not self.predicates.goes_on(last):
            return True
        after = self.lowers[last + 1]
        return after in self.grammar.clause_starts or after in self.grammar.prepositions

    def is_subordinate(self, i: int) -> bool:
        """Tell whether a word like "after" opens the clause of the verb at *i*."""
        for j in range(i - 1, max(self.firsts[i], i - REACH) - 1, -1):
            if j in self.verbs:
                return False
            if j in self.clause_words:
                return True
        return False

    def is_relative(self, i: int) -> bool:
        """Tell whether a word that stands for the subject opens the clause of a report: "*which* said"."""
        before = itertools.dropwhile(
            self.grammar.before_predicates.__contains__, self.predicates.near(i, 4)[::-1]
        )
        return next(before, "") in self.grammar.relatives

    def has_content(self, last: int, after: int) -> bool:
        """Tell whether a clause follows the verb that ends at *last* or its objects, which end at *after*."""
        if after < self.size and self.lowers[after] in self.grammar.content_starts:
            return True
        if after == last + 1:
            return self.predicates.goes_on(last)
        return not self.grammar.in_clauses.isdisjoint(self.lowers[last + 1 : after][:MOST_OF_SUBJECT])

    def is_purpose(self, i: int) -> bool:
        """Tell whether the verb at *i* only says what for: "a deal *to end* the strike", not "is to end"."""
        near = self.predicates.near(i, self.grammar.auxiliary_reach)
        if not near or near[-1] not in self.grammar.infinitive_marks:
            return False
        if self.headline and self.firsts[i] == 0 and not any(j < i for j in self.verbs):
            return False  # "Osterby to sell its ferry"
        return self.grammar.future.isdisjoint(near) and self.grammar.auxiliaries.isdisjoint(near)

    def end_of(self, last: int, end: int) -> int:
        """Return the offset at which the clause ends of the verb at word *last*, its objects ending at *end*.

        An infinitive goes with it ("voted down a plan *to repair the pier*"), an "and" before the next verb
        does not.
        """
        limit = min(self.size, last + REACH)
        while end < limit and self.is_infinitive(end) and self.firsts[end] < end:
            end += 1
            while end < limit and not self.ends_clause(end, end - 1):
                end += 1
        while end - 1 > last and self.lowers[end - 1] in self.grammar.loose_ends:
            end -= 1
        return self.words.ends[end - 1]

    def is_infinitive(self, i: int) -> bool:
        return i in self.verbs and self.lowers[i - 1] in self.grammar.infinitive_marks

    def ends_clause(self, i: int, before: int) -> bool:
        """Tell whether the word at *i* is no longer part of the clause that the word *before* is in."""
        if i in self.verbs or i in self.clause_words:
            return True
        first = self.firsts[i]
        if first == self.firsts[before]:
            return False
        parts = self.words.parts
        return parts[i] != parts[before] or first in self.ruled or first in self.opened

    def first_of(self, i: int, left: frozenset[int]) -> int:
        """Return the offset at which the clause of the verb at *i* begins: with its subject, if near."""
        first = i
        for j in range(i - 1, -1, -1):
            if self.words.starts[j] not in left:
                break
            first = j
        while first < i and self.lowers[first] in self.grammar.coordinators:
            first += 1
        opening = self.lowers[first - 1] if first - 1 in self.clause_words else ""
        if opening in self.grammar.relatives and opening not in self.grammar.content_starts:
            first -= 1  # "*who* stayed there"
        return self.words.starts[first]

    def left_of(self, i: int) -> frozenset[int]:
        """Return the offsets of the words that can be the subject of the verb at *i*."""
        opening = self.relative_before(i)
        before = self.words_before(i if opening is None else opening)
        own = self.words.starts[self.firsts[i]]
        # "According to Winter, an aide, the town has paid": who is the source does not pay.
        if any(self.names_source(self.number[start]) for start in before if start < own):
            return frozenset(start for start in before if start >= own) or before
        return before

    def names_source(self, i: int) -> bool:
        """Tell whether the word at *i* opens a segment that only names a source."""
        opens = self.firsts[i] == i
        return opens and any(" ".join(self.lowers[i : i + n]) in self.grammar.according for n in (1, 2, 3))

    def relative_before(self, i: int) -> int | None:
        """Return the word that opens a clause about the subject: "Pilot *who* landed on river retires"."""
        segment, before = self.firsts[i], range(i - 1, max(self.firsts[i], i - REACH) - 1, -1)
        last = next((j for j in before if j in self.verbs or j in self.clause_words), None)
        if last not in self.verbs or self.verbs[last].takes_clause:
            return None
        opening = next(
            (j for j in range(last - 1, segment, -1) if j in self.verbs or j in self.clause_words), None
        )
        is_relative = opening in self.clause_words and self.lowers[opening] in self.grammar.relatives
        return opening if is_relative else None

    def words_before(self, i: int) -> frozenset[int]:
        """Return the offsets of the words that stand before the word at *i* and in its clause."""
        starts: set[int] = set()
        words, verbs = self.words, self.verbs
        segment, part = words.firsts[i], words.parts[i]
        for j in range(i - 1, max(-1, i - 1 - REACH), -1):
            first = words.firsts[j]
            if first == segment:
                if j in verbs or j in self.clause_words:
                    break
            elif words.parts[j] != part:
                break
            elif first in self.opened or first in self.ruled:
                # A clause between commas belongs to the name before it: step over it, look on.
                continue
            starts.add(words.starts[j])
        return frozenset(starts)

    def right_of(self, i: int, verb: Verb) -> int:
        """Return the word behind the objects of the verb that ends at *i*, which its clause ends with."""
        end = i + 1
        while end < self.size and not self.ends_clause(end, i):
            end += 1
        follows = end in self.verbs and self.firsts[end] <= i and not self.is_infinitive(end)
        if follows and verb.takes_clause:
            # "said Vessel Bay could sell": what follows up to the next verb is that verb's subject.
            return self.after_time(i + 1)
        return end

    def after_time(self, i: int) -> int:
        """Return the word behind the time that begins at the word *i* or after its preposition, else *i*."""
        end = i + (i < self.size and self.lowers[i] in self.grammar.prepositions)
        if end not in self.timed:
            return i
        while end in self.timed:
            end += 1
        return end

    def shares_subject(self, i: int, verb: Verb) -> bool:
        """Tell whether the verb at *i* is joined to the one before: "she *rose* and *left*"."""
        if self.predicates.goes_on_to_report(i, verb):
            return True
        if i and verb.lemma in self.grammar.reports and self.lowers[i - 1] in self.grammar.infinitive_marks:
            return True  # "she declined to say"
        # Between the joining word and the verb stand auxiliaries and adverbs, but no subject.
        for j in range(i - 1, max(self.firsts[i], i - self.grammar.auxiliary_reach) - 1, -1):
            if self.lowers[j] in self.grammar.coordinators:
                return True
            if self.words.ends[j] in self.predicates.name_ends:
                return False
        return False

    def opens_clause(self, i: int) -> bool:
        """Tell whether a segment that begins with the word at *i* is a clause of its own."""
        lower = self.lowers[i]
        verb = self.grammar.forms.get(lower)
        return i in self.clause_words or (verb is not None and verb.is_gerund)
