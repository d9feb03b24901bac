"""Reads runs of capitals in languages that write every noun with one: where a name begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from newsmodel.annotating.actors.runs import Run, Word
from newsmodel.annotating.actors.words import Lookup

#: Words of a name with given name and surname, at least.
_FULL_NAME = 2
#: Characters before a name in which a noun is looked for.
_REACH = 40
_NOUN_BEHIND = re.compile(r" ([^\W\d_a-zäöüß]\w+)")
_NOUN_BEFORE = re.compile(r"(?<!\w)([^\W\d_a-zäöüß]\w+) $")
#: A word of two letters that ends in a full stop is somebody's initial.
_INITIAL = 2


def inside_sentences(runs: Iterable[Run]) -> frozenset[str]:
    """Return the words that have their capital not only from opening a sentence."""
    return frozenset(
        word.text for run in runs for word in (run.words[1:] if run.opens_sentence else run.words)
    )


def apart(run: Run, inside: frozenset[str], lookup: Lookup) -> Iterator[Run]:
    """Cut *run* where small words join nouns instead of a name: "Welle" "von" "Kirchenaustritten".

    Behind a given name, an initial or an honorific they belong to the name: "Ursula von der Leyen". What only
    opens a sentence is cut off too: "Neue" "Maßstäbe", "Weiterhin". *inside* are the words that stand with a
    capital elsewhere.
    """
    left = _without_opener(run, inside, lookup)
    if len(left) == 1 and not left[0].text.islower():  # most runs
        yield run if left is run.words else Run(run.block, left, run.opens_sentence)
        return
    words: list[Word] = []
    opens = run.opens_sentence
    for word, behind in zip_longest(left, left[1:]):
        if word.text.islower():
            if words and not words[-1].text.islower() and not _takes_particle(words[-1], lookup):
                yield Run(run.block, tuple(words), opens)
                words, opens = [], False
                continue
            if not words and word.folded not in lookup.leading_particles:
                continue
        elif words and behind and is_given_name(word, lookup) and _is_mere_noun(words[-1], lookup):
            yield Run(run.block, tuple(words), opens)
            words, opens = [], False
        words.append(word)
    if words:
        yield Run(run.block, tuple(words), opens)


def _is_mere_noun(word: Word, lookup: Lookup) -> bool:
    """Tell whether *word* before a given name is no part of it and no role: "Rücktritt" "Ada Winters"."""
    return not (
        word.text.islower()
        or word.text.isupper()
        or word.text.endswith(".")
        or is_given_name(word, lookup)
        or word.folded in lookup.honorifics
        or lookup.is_nationality(word.text)
        or lookup.is_organization_head(word.text)
        or lookup.leading_noun(word.folded)
        or lookup.is_place(word.text)
        or _is_person_noun(word, lookup)
    )


def _is_person_noun(word: Word, lookup: Lookup) -> bool:
    return lookup.is_office(word.text) or word.folded.endswith(lookup.language.actors.person_endings)


def _takes_particle(word: Word, lookup: Lookup) -> bool:
    return (
        is_given_name(word, lookup)
        or word.folded in lookup.honorifics
        or lookup.is_office(word.text)
        or lookup.is_organization_head(word.text)
        or (len(word.text) <= _INITIAL and word.text.endswith("."))
    )


def _without_opener(run: Run, inside: frozenset[str], lookup: Lookup) -> tuple[Word, ...]:
    first, last = run.words[0], run.words[-1]
    if not run.opens_sentence or (len(run.words) > 1 and not first.folded.endswith(_inflections(lookup))):
        return run.words
    known = (
        lookup.is_known(first.text)
        or lookup.is_organization_head(last.text)
        or not lookup.names.isdisjoint(run.beginnings())
        or first.text in inside
        or any(first.text.removesuffix(ending) in inside for ending in _cases(lookup))
    )
    return run.words if known else run.words[1:]


def _inflections(lookup: Lookup) -> tuple[str, ...]:
    return lookup.language.actors.inflections


def _cases(lookup: Lookup) -> tuple[str, ...]:
    return lookup.language.actors.name_endings


def noun_before_name(words: tuple[Word, ...], lookup: Lookup) -> int | None:
    """Return which word says what somebody is, right before the name ("Fährmann Jens Okkels"); else None."""
    if not lookup.language.actors.nouns_capitalised:
        return None
    for index in range(1, len(words) - 1):
        if is_given_name(words[index], lookup):
            noun = words[index - 1]
            named = is_given_name(noun, lookup) or noun.folded in lookup.honorifics
            return index - 1 if _is_person_noun(noun, lookup) and not named else None
    return None


def is_given_name(word: Word, lookup: Lookup) -> bool:
    """Tell whether *word* is a given name, of two joined by a hyphen the first: "Karl-Heinz"."""
    return lookup.is_given_name(word.folded)


def owns_noun(words: tuple[Word, ...], text: str, lookup: Lookup) -> bool:
    """Tell whether a full name stands right before a noun or right behind one: "die *Rede* Ada Winters".

    Behind an office or a noun for people the name is likelier as it is: "Sprecher Klaus Peters".
    """
    if not lookup.language.actors.nouns_capitalised or len(words) < _FULL_NAME:
        return False
    if not is_given_name(words[0], lookup) or not words[-1].text.endswith(
        lookup.language.actors.name_endings
    ):
        return False
    after = _NOUN_BEHIND.match(text, words[-1].end)
    if after is not None:
        return not lookup.is_no_name(after[1])
    before = _NOUN_BEFORE.search(text, max(0, words[0].start - _REACH), words[0].start)
    if before is None:
        return False
    noun = Word(before[1], before.start(1), before.end(1), before[1].casefold())
    return _is_mere_noun(noun, lookup) and noun.folded not in lookup.openers
