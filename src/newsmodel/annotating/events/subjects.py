"""Finds the phrase that is the subject of a clause, whether it has a name in it or not."""

from __future__ import annotations

from collections.abc import Sequence

from newsmodel.annotating.events.clauses import Clause
from newsmodel.annotating.events.reading import Reading
from newsmodel.model import Span

#: Words of a subject; what is longer is no phrase but a clause that was not understood.
_MOST_WORDS = 8


def subject_of(reading: Reading, clause: Clause) -> Span | None:
    """Return the phrase that the verb of *clause* has for its subject, without its article, if sure.

    It stands before the verb and its auxiliaries. Where a phrase with a preposition or a time stands there,
    as in "Am Montag hat die Fähre angelegt", it follows the first of them, in the languages that do so.
    """
    grammar, words = reading.grammar, reading.words
    if grammar.verb_final:
        return None  # there the subject and the object both stand before the verb
    left = [reading.starting[offset] for offset in sorted(clause.left)]
    phrase = _phrase_before(reading, [i for i in left if words.starts[i] < clause.helper])
    if not phrase and grammar.inverts:
        behind = [i for i in left if words.starts[i] > clause.helper]
        phrase = _phrase_behind(
            reading, behind or [reading.starting[offset] for offset in sorted(clause.right)]
        )
    if not phrase:
        return None
    return Span(reading.sentence.block, words.starts[phrase[0]], words.ends[phrase[-1]])


def agent_of(reading: Reading, clause: Clause) -> Span | None:
    """Return the phrase without a name by which a passive says who did it: "von *Siedlern* erschossen"."""
    grammar, words = reading.grammar, reading.words
    if not clause.passive:
        return None
    inside = sorted(reading.starting[offset] for offset in clause.left | clause.right)
    for number, i in enumerate(inside):
        if words.lowers[i] not in grammar.agent_prepositions:
            continue
        phrase = _noun_phrase(
            reading, [j for j in inside[number + 1 :] if words.firsts[j] == words.firsts[i]]
        )
        if phrase and _acts(reading, phrase, clause):
            return Span(reading.sentence.block, words.starts[phrase[0]], words.ends[phrase[-1]])
    return None


def _acts(reading: Reading, phrase: Sequence[int], clause: Clause) -> bool:
    """Tell whether *phrase* means people, and stands right beside the verb: not "marred by rain"."""
    words = reading.words
    if words.lowers[phrase[-1]] not in reading.grammar.people:
        return False
    verb = reading.starting[clause.start]
    return phrase[-1] + 1 == verb or 0 < phrase[0] - verb <= 3


def _phrase_before(reading: Reading, words: Sequence[int]) -> list[int]:
    """Return the noun phrase among the *words* before a verb: that of its own segment, else the first.

    "According to the board, a body of nine, *the town* has paid": what stands right before the verb is it.
    """
    segments: dict[int, list[int]] = {}
    for i in words:
        segments.setdefault(reading.words.firsts[i], []).append(i)
    own = segments.pop(max(segments), []) if segments else []
    phrases = (_noun_phrase(reading, segment) for segment in (own, *segments.values()))
    return next(filter(None, phrases), list[int]())


def _phrase_behind(reading: Reading, words: Sequence[int]) -> list[int]:
    """Return the noun phrase that the *words* behind a verb begin with."""
    phrase = _noun_phrase(
        reading, [i for i in words if reading.words.firsts[i] == reading.words.firsts[words[0]]]
    )
    return phrase if phrase and phrase[0] <= words[0] + 1 else []


def _noun_phrase(reading: Reading, segment: Sequence[int]) -> list[int]:
    """Return the words of the noun phrase that *segment* begins with; none if it begins with another."""
    grammar, lowers = reading.grammar, reading.words.lowers
    rest = list(segment)
    while rest and (
        lowers[rest[0]] in grammar.before_subjects or lowers[rest[0]].endswith(grammar.adverb_endings)
    ):
        rest.pop(0)
    end = 0
    while end < len(rest) and _goes_on(reading, rest, end):
        end += 1
    phrase = rest[:end]
    if not phrase or len(phrase) > _MOST_WORDS or all(lowers[i] in grammar.pronouns for i in phrase):
        return []
    return [] if reading.is_in_time(reading.words.starts[phrase[0]]) else phrase


def _goes_on(reading: Reading, rest: Sequence[int], end: int) -> bool:
    """Tell whether the word is part of the phrase: none that a preposition rules, unless it is an "of"."""
    grammar, lower = reading.grammar, reading.words.lowers[rest[end]]
    if reading.is_in_name(reading.words.starts[rest[end]]):
        return True
    if lower in grammar.prepositions:
        return end > 0 and lower in grammar.links and end + 1 < len(rest)
    if lower in grammar.clause_starts or lower in grammar.adverbs or lower in grammar.auxiliaries:
        return False
    if end and lower in grammar.determiners and reading.words.lowers[rest[end - 1]] not in grammar.links:
        return False  # the next phrase
    return not (end and lower.endswith(grammar.adverb_endings))
