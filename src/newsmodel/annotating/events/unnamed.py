"""Finds people who take part without a name: "two men", "police", "at least seven people"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from newsmodel.annotating.events.reading import Name, Reading
from newsmodel.annotating.events.verbs import Grammar
from newsmodel.annotating.events.zones import Zone
from newsmodel.model import Actor, ActorKind, Mention, MentionForm, Span

#: Words that such a phrase has before its noun: "three masked Osterby dock workers".
_MOST_BEFORE = 6
#: Digits of a number that stands for people; more are a year.
_MOST_DIGITS = 3


def named_and_unnamed(reading: Reading, holders: Mapping[str, Actor]) -> list[Name]:
    """Return who can take part in what a sentence tells, in reading order: names, and people without one.

    A name inside a phrase for people only describes them: "*Harbour Board* workers".

    Args:
        reading: the sentence.
        holders: who holds an office that nobody else in the article has, by its last word: "the *mayor*".
    """
    unnamed = list(_iter_unnamed(reading, holders))
    if not unnamed:
        return reading.names
    kept: list[Name] = []
    for name in sorted((*unnamed, *reading.names), key=lambda name: name.start):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def holders_of(actors: Iterable[Actor], grammar: Grammar) -> dict[str, Actor]:
    """Return who holds an office that nobody else has, by the noun of the office in lower case."""
    noun = 0 if grammar.adjectives_follow else -1
    found: dict[str, Actor | None] = {}
    for actor in actors:
        if actor.kind is ActorKind.PERSON:
            for office in {role.split()[noun].casefold() for role in actor.roles}:
                found[office] = None if office in found else actor
    return {office: actor for office, actor in found.items() if actor is not None}


def _iter_unnamed(reading: Reading, holders: Mapping[str, Actor]) -> Iterator[Name]:
    people, counts, listed = reading.grammar.people, reading.grammar.counts, reading.grammar.people_and_counts
    words = reading.words
    for i, lower in enumerate(words.lowers):
        if lower not in listed and "-" not in lower and lower[0] > "9":
            continue  # most words
        if (lower.rpartition("-")[2] if "-" in lower else lower) in people:
            stands = _ends_phrase(reading, i)
        elif lower in counts or (lower[0] <= "9" and _is_number(lower)):
            stands = _stands_for_people(reading, i)
        else:
            continue
        if stands and not reading.is_in_name(words.starts[i]) and not _looks_like_name(reading, i):
            first = _first_of(reading, i)
            holder = holders.get(lower)
            if holder and first == i and _is_definite(reading, i):
                yield Name(words.starts[i], words.ends[i], holder)
                continue
            yield unnamed(reading, words.starts[first], words.ends[i])


def unnamed(reading: Reading, start: int, end: int) -> Name:
    """Return the words between two offsets as somebody without a name."""
    name = " ".join(reading.block.text[start:end].split())
    mention = Mention(Span(reading.sentence.block, start, end), MentionForm.NOMINAL)
    # The same words are the same people; the id is a stopgap until those who take part are listed.
    return Name(start, end, Actor(name, ActorKind.UNNAMED, f"?{name.casefold()}", mentions=(mention,)))


def _is_number(lower: str) -> bool:
    return len(lower) <= _MOST_DIGITS and lower.isdigit()


def _is_definite(reading: Reading, i: int) -> bool:
    """Tell whether the noun at *i* means somebody known: "the mayor", in a headline "mayor"."""
    if reading.opens(i):
        return reading.zone.is_terse
    return reading.words.lowers[i - 1] in reading.grammar.definite


def _looks_like_name(reading: Reading, i: int) -> bool:
    """Tell whether a capital makes the noun at *i* part of a name that is not known."""
    if reading.grammar.capital_nouns or reading.zone is Zone.HEADLINE or not reading.is_capital(i):
        return False
    return not reading.opens(i)


def _ends_phrase(reading: Reading, i: int) -> bool:
    """Tell whether the noun at *i* is the last of its phrase: of "police arrested", not of "police chief"."""
    grammar = reading.grammar
    if grammar.adjectives_follow or i + 1 == reading.words.size or reading.opens(i + 1):
        return True
    after = reading.words.lowers[i + 1]
    return after in grammar.around_phrases or after in grammar.forms or after.endswith(grammar.after_phrases)


def _stands_for_people(reading: Reading, i: int) -> bool:
    """Tell whether a verb follows the number at *i* at once, and nothing is before it: "*seven* killed"."""
    words, grammar = reading.words, reading.grammar
    after = i + 1
    while after < words.size and words.lowers[after] in grammar.auxiliaries:
        after += 1
    opens = reading.opens(i) or words.lowers[i - 1] in grammar.coordinators
    follows = after < words.size and words.firsts[after] == words.firsts[i]
    verb = grammar.forms.get(words.lowers[after]) if follows else None
    # "Thousands march": a headline's counts are its subject before a bare verb, too.
    return opens and verb is not None and (verb.is_participle or (verb.is_bare and reading.zone.is_terse))


def _first_of(reading: Reading, i: int) -> int:
    words, grammar = reading.words, reading.grammar
    first = i
    for j in range(i - 1, max(-1, i - 1 - _MOST_BEFORE), -1):
        lower = words.lowers[j]
        if j < words.firsts[i]:
            break
        if j and f"{words.lowers[j - 1]} {lower}" in grammar.quantifiers:
            return j - 1
        ends = lower in grammar.around_phrases or (lower in grammar.forms and not _describes(reading, j))
        if (ends and lower not in grammar.counts) or reading.is_in_time(words.starts[j]):
            break
        first = j
    return _with_count(reading, first)


def _describes(reading: Reading, i: int) -> bool:
    """Tell whether the word at *i* is a participle with a count before it: "two *masked* men"."""
    if reading.opens(i) or not reading.grammar.forms[reading.words.lowers[i]].is_participle:
        return False
    return reading.words.lowers[i - 1] in reading.grammar.counts


def _with_count(reading: Reading, first: int) -> int:
    """Return where the phrase whose words begin at *first* begins with its count: "*thousands* of people"."""
    words, grammar = reading.words, reading.grammar
    before = first - 2
    if before < words.firsts[first]:
        return first
    counted = words.lowers[first - 1] in grammar.links and words.lowers[before] in grammar.counts
    return before if counted else first
