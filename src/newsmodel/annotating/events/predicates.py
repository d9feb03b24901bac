"""Finds the verbs of a sentence: which of the words that look like one are one here."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from newsmodel.annotating.events.verbs import (
    Grammar,
    Verb,
    framed_participle,
    unknown_finite,
    unknown_participle,
)
from newsmodel.annotating.events.words import Words

#: Words before and after a verb that are looked at: what is longer is no clause.
REACH = 150


class Predicates:
    """The words of one sentence and the verbs among them, by the number of the word."""

    def __init__(
        self,
        words: Words,
        name_ends: frozenset[int],
        grammar: Grammar,
        *,
        no_verbs: frozenset[int],
        terse: bool,
    ) -> None:
        """Find the verbs.

        Args:
            words: of the sentence.
            name_ends: offsets at which a name ends: a present form right after one is a verb, no plural.
            grammar: of the article's language.
            no_verbs: which words are none whatever they look like: parts of names, capitals.
            terse: a headline or a caption, which tell the past in the present tense and drop auxiliaries.
        """
        self.words: Words = words
        self.name_ends: frozenset[int] = name_ends
        self.grammar: Grammar = grammar
        self.terse: bool = terse
        self.lowers: list[str] = words.lowers
        self.firsts: list[int] = words.firsts
        self.size: int = words.size
        self.verbs: dict[int, Verb] = {}
        helped = itertools.chain((False,), map(grammar.helpers.__contains__, self.lowers))
        endings = grammar.all_finite_endings
        for i, listed, is_helped in zip(itertools.count(), map(grammar.forms.get, self.lowers), helped):
            verb = listed
            if listed is None:
                if is_helped and self.firsts[i] != i:
                    verb = unknown_participle(self.lowers[i], grammar)
                elif endings and self.lowers[i].endswith(endings) and self.may_be_finite(i):
                    verb = unknown_finite(self.lowers[i], grammar)
            if verb is not None and i not in no_verbs and self.is_verb(i, verb):
                self.verbs[i] = verb
        if not self.verbs and not terse:
            self.verbs.update(self.likely(no_verbs))
        if not self.verbs and grammar.copula:
            copulas = (i for i, lower in enumerate(self.lowers) if i and lower in grammar.passive)
            self.verbs.update((i, grammar.copula) for i in itertools.islice(copulas, 1))

    def likely(self, no_verbs: frozenset[int]) -> Iterator[tuple[int, Verb]]:
        """Yield the verb of a sentence that has none for sure, if one of its words is likely one."""
        for i, lower in enumerate(self.lowers):
            if i in no_verbs or i == 0:
                continue
            verb = self.grammar.forms.get(lower) or framed_participle(lower, self.grammar)
            if verb is None:
                continue
            if self.closes_frame(i, verb) or self.is_likely_present(i, verb):
                yield i, verb
                return

    def closes_frame(self, i: int, verb: Verb) -> bool:
        """Tell whether the word at *i* ends the segment that its auxiliary opens: "*hat* ihn *getroffen*"."""
        grammar = self.grammar
        if not grammar.verb_second or self.goes_on(i):
            return False
        before = self.near(i, REACH)
        if verb.is_participle and not grammar.auxiliaries.isdisjoint(before):
            return True
        return verb.is_bare and not (grammar.future | grammar.possibility).isdisjoint(before)

    def is_likely_present(self, i: int, verb: Verb) -> bool:
        """Tell whether the word at *i* is a verb in the present, by what is around it: "It *opens* on"."""
        grammar, previous = self.grammar, self.lowers[i - 1]
        if previous in grammar.before_nouns or verb.is_gerund or verb.is_mere_participle:
            return False
        if verb.is_bare:
            return grammar.verb_second and previous in grammar.pronouns
        return not self.goes_on(i) or self.lowers[i + 1] in grammar.around_phrases | grammar.articles

    def may_be_finite(self, i: int) -> bool:
        """Tell whether a word in no list at *i* stands where a verb can: no noun right behind an article."""
        if self.grammar.verb_final:
            return not self.goes_on(i)
        return self.firsts[i] == i or self.lowers[i - 1] not in self.grammar.before_nouns

    def is_verb(self, i: int, verb: Verb) -> bool:
        """Tell whether the word at *i*, which looks like a form of *verb*, is one here."""
        if self.stands_alone(i) or self.announces(i):
            return False
        grammar = self.grammar
        near = self.near(i, grammar.auxiliary_reach)
        if verb.is_bare:
            return self.is_bare_verb(i, near)
        if verb.is_future or verb.is_conditional:
            return True
        if i == 0 and grammar.verb_first and self.terse and not verb.is_gerund:
            return self.opens(i)
        if verb.is_past:
            # "the freed men" has a participle before its noun, unless an auxiliary makes a verb of it.
            if not grammar.auxiliaries.isdisjoint(near):
                return True
            if self.is_ruled(i):
                return False  # "Winter slams rigged vote"
            describes = verb.is_mere_participle and grammar.adjectives_follow and not self.terse
            return i > 0 and not describes and not self.is_attributive(near) and not self.is_counted(i)
        if verb.is_gerund:
            rules = i - 1 not in self.verbs and not grammar.passive.isdisjoint(near[-2:])
            return rules or self.goes_on_to_report(i, verb)
        if self.grammar.sure_present and not self.terse:
            return not near or near[-1] not in self.grammar.before_nouns
        return self.is_present(i, near)

    def is_ruled(self, i: int) -> bool:
        """Tell whether the segment has its verb already, and nothing begins another clause before *i*."""
        last = next((j for j in range(i - 1, self.firsts[i] - 1, -1) if j in self.verbs), None)
        if last is None or (self.verbs[last].takes_clause and last < i - 1):
            return False
        return (self.grammar.coordinators | self.grammar.clause_starts).isdisjoint(self.near(i, REACH))

    def opens(self, i: int) -> bool:
        """Tell whether what follows the first word looks like its subject: an article, a number."""
        if not self.goes_on(i):
            return False
        grammar, after = self.grammar, self.lowers[i + 1]
        return after in grammar.articles or after in grammar.counts or after.isdigit()

    def is_present(self, i: int, near: list[str]) -> bool:
        if i - 1 in self.verbs:
            return False  # "Winter demands answers"
        if i and self.words.ends[i - 1] in self.name_ends:
            return True
        if not self.terse or i == 0 or (near and near[-1] in self.grammar.before_nouns):
            return False
        # "Talks end": what a bare form follows is a plural.
        return not self.looks_bare(i + 1) and not self.closes_phrase(i)

    def is_bare_verb(self, i: int, near: list[str]) -> bool:
        grammar, previous = self.grammar, near[-1] if near else ""
        if i - 1 in self.verbs and previous not in grammar.before_infinitives:
            return False  # "Winter stages protest"
        if previous.endswith(grammar.possessives):
            return False  # "a mayor's face"
        if self.terse and grammar.is_plural(previous) and previous not in grammar.before_nouns:
            return True  # "Fishermen end strike"
        if not grammar.before_infinitives.isdisjoint(near[-2:]):
            return True
        if self.lowers[i] == grammar.according_action and previous not in grammar.before_nouns:
            # "exiles in Osterby say", "exiles, driven from home, say": no noun looks like it.
            return any(map(grammar.is_plural, near or self.lowers[max(0, i - REACH) : i]))
        return i > 0 and self.words.ends[i - 1] in self.name_ends and self.is_predicate(i, near)

    def is_predicate(self, i: int, near: list[str]) -> bool:
        """Tell whether the bare form right after a name is its verb: not in "the *Osterby strike*"."""
        if not near or self.lowers[i] in self.grammar.people:
            return False
        if self.grammar.is_plural(near[-1]) or not self.grammar.coordinators.isdisjoint(near):
            return True
        return self.grammar.prepositions.isdisjoint(near) and not self.looks_verbal(i + 1)

    def goes_on_to_report(self, i: int, verb: Verb) -> bool:
        """Tell whether the participle at *i* adds words to what somebody does: "…, *saying* it was shut"."""
        if not verb.is_gerund or i == 0 or verb.lemma not in self.grammar.reports:
            return False
        # "…, saying", "was quoted as saying", "and saying"
        return i == self.firsts[i] or self.lowers[i - 1] in self.grammar.before_reports

    def is_attributive(self, near: list[str]) -> bool:
        """Tell whether a participle behind *near* describes its noun: "the previously *announced* plan"."""
        k = len(near) - 1
        while k > 0 and near[k].endswith(self.grammar.adverb_endings):
            k -= 1
        if k < 0 or near[k] not in self.grammar.determiners:
            return False
        # "a banner *that* said": behind a noun such a word stands for it.
        return k == 0 or near[k] not in self.grammar.relatives or near[k - 1] in self.grammar.before_nouns

    def is_counted(self, i: int) -> bool:
        """Tell whether a count stands before the participle at *i*, its noun behind: "two *masked* men"."""
        if self.firsts[i] == i or not self.goes_on(i):
            return False
        after = self.lowers[i + 1]
        return self.lowers[i - 1] in self.grammar.counts and not (
            after in self.grammar.around_phrases or after.endswith(self.grammar.adverb_endings)
        )

    def closes_phrase(self, i: int) -> bool:
        """Tell whether the word at *i* ends what a preposition rules: "storms in northern *states*"."""
        if self.goes_on(i) or self.ends_relative(i):
            return False
        stops = self.grammar.before_phrases
        ruled = (
            self.lowers[j]
            for j in range(i - 1, max(-1, i - 1 - REACH), -1)
            if self.lowers[j] in stops or j in self.verbs
        )
        return next(ruled, "") in self.grammar.prepositions

    def ends_relative(self, i: int) -> bool:
        """Tell whether the verbs before *i* stand in a relative clause: "Pilot *who landed* retires"."""
        first = next((j for j in range(self.firsts[i], i) if j in self.verbs), None)
        return first is not None and not self.grammar.clause_starts.isdisjoint(self.near(first, REACH))

    def announces(self, i: int) -> bool:
        """Tell whether the word at *i* only says how real the next verb is: "is *expected* to vote"."""
        after = i + 1
        return (
            after < self.size
            and self.lowers[after] in self.grammar.infinitive_marks
            and self.lowers[i] in self.grammar.before_infinitives
            and self.looks_bare(after + 1)
        )

    def looks_bare(self, i: int) -> bool:
        """Tell whether the word at *i* goes on with its segment and looks like the bare form of a verb."""
        if i >= self.size or self.firsts[i] == i:
            return False
        verb = self.grammar.forms.get(self.lowers[i])
        return verb is not None and verb.is_bare

    def looks_verbal(self, i: int) -> bool:
        """Tell whether the word at *i* goes on with its segment and looks like a verb or an auxiliary."""
        return i < self.size and self.firsts[i] < i and self.lowers[i] in self.grammar.verbal

    def stands_alone(self, i: int) -> bool:
        """Tell whether the word at *i* is all that its segment has: "Ada Winter, *left*, and Jonas Okoro"."""
        return self.firsts[i] == i and not self.goes_on(i) and self.size > 1

    def goes_on(self, i: int) -> bool:
        """Tell whether the segment goes on behind the word at *i*."""
        return i + 1 < self.size and self.firsts[i + 1] <= i

    def near(self, i: int, reach: int) -> list[str]:
        """Return up to *reach* words before *i* in the same segment."""
        return self.lowers[max(self.firsts[i], i - reach) : i]
