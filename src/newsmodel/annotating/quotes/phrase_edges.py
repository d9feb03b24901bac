"""Where a noun phrase begins and ends, told without knowing every verb."""

from __future__ import annotations

from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.words import Does

#: Tokens in a noun phrase; most are far shorter.
LONGEST_PHRASE = 18
#: Nouns of which the last is for a source: "battery maker".
_LONGEST_COMPOUND = 3
_POSSESSIVE = frozenset(("'s", "’s"))
_STOPS_PHRASE = (
    Does.AUXILIARY
    | Does.SUBORDINATOR
    | Does.RELATIVE
    | Does.CONJUNCTION
    | Does.INFINITIVE
    | Does.COMPLEMENTIZER
)


def phrase_end(words: Words, first: int, limit: int) -> int:
    """Return the token behind the noun phrase that begins at *first*, told without knowing all verbs."""
    if first < limit and words.does[first] & Does.PRONOUN and not words.does[first] & Does.DETERMINER:
        return first + 1
    i = first
    while i < limit and i - first < LONGEST_PHRASE and continues(words, i, first):
        if (
            i > first
            and not words.is_capital(i)
            and words.is_word(i)
            and _is_verb_like(words, i, first, limit)
        ):
            break
        i += 1
    return i


def _is_verb_like(words: Words, i: int, first: int, limit: int) -> bool:
    """A small word behind a name is its verb, unless a name follows ("Band member Flea")."""
    if words.does[i] & (Does.BINDING | Does.PREPOSITION | Does.CONJUNCTION):
        return False
    if words.does[i - 1] & (Does.DETERMINER | Does.PREPOSITION) or words.lower[i - 1][-2:] in _POSSESSIVE:
        return False
    if words.lower[i].endswith(words.vocabulary.verb_endings) and not words.does[i] & Does.DETERMINER:
        return True
    if words.does[first] & Does.DETERMINER:
        return False
    if _leads_to_source(words, i, limit):
        return False  # “Winter advisers”, “Swiss battery maker”
    return words.is_capital(i - 1) and not (i + 1 < limit and words.is_capital(i + 1))


def _leads_to_source(words: Words, i: int, limit: int) -> bool:
    """Tell whether the small word at token *i* is a noun for a source, or one that stands before it."""
    for k in range(i, min(limit, i + (1 if i - 1 in words.people else _LONGEST_COMPOUND))):
        if words.does[k] or not words.is_word(k) or words.is_capital(k):
            return False
        if words.lower[k] in words.vocabulary.source_nouns:
            return True
    return False


def phrase_before(words: Words, last: int, floor: int) -> tuple[int, int] | None:
    """Return the noun phrase that ends with token *last*."""
    if last < floor or not words.is_word(last):
        return None
    if words.does[last] & Does.PRONOUN:
        governed = last - 1 > floor and words.does[last - 1] & Does.PREPOSITION
        governed = governed and not words.does[last - 1] & (Does.DETERMINER | Does.SUBORDINATOR)
        before = phrase_before(words, last - 2, floor) if governed else None  # the case against *him*
        return (before[0] if before is not None else last), last + 1
    i = last
    while i > floor and last - i < LONGEST_PHRASE:
        k = i - 1
        does = words.does[k]
        if not words.is_word(k):
            if words.lower[k] == "." and _abbreviates(words, k):
                i = k
                continue
            break
        if does & _STOPS_PHRASE and not does & Does.DETERMINER and not _is_preposition(words, k):
            break
        if does & Does.PREPOSITION and not _follows_noun(words, k, floor):
            break
        if does & Does.PRONOUN and not does & Does.DETERMINER:
            break
        if words.timed[k] or (does & Does.VERB and not words.is_capital(k) and not is_noun_here(words, k)):
            break
        i = k
        if does & Does.BINDING and _follows_noun(words, k, floor):
            continue
        if does & Does.DETERMINER and not (
            k > floor and words.does[k - 1] & Does.PREPOSITION and _follows_noun(words, k - 1, floor)
        ):
            break
    while i <= last and (not words.is_word(i) or words.does[i] & (Does.PREPOSITION | Does.ADVERB)):
        i += 1
    return (i, last + 1) if i <= last else None


def _is_preposition(words: Words, i: int) -> bool:
    """Tell the preposition "to" from the "to" of an infinitive by the name or article behind it."""
    if not words.does[i] & Does.INFINITIVE:
        return False
    return bool(words.is_capital(i + 1) or words.does[i + 1] & Does.DETERMINER)


def is_noun_here(words: Words, i: int) -> bool:
    """Tell whether a verb's form is a noun: behind a determiner, a bare one behind a singular too."""
    if not i:
        return False
    if words.does[i - 1] & Does.DETERMINER:
        return True
    before = words.lower[i - 1]
    if not words.does[i] & Does.BARE or not words.is_word(i - 1) or words.does[i - 1]:
        return False
    plural = before.endswith(words.vocabulary.plural_endings) and before[-2] not in "’'"
    return bool(words.vocabulary.plural_endings) and not plural


def _follows_noun(words: Words, preposition: int, floor: int) -> bool:
    k = preposition - 1
    if k < floor or not words.is_word(k):
        return False
    return (
        not words.does[k]
        & (
            Does.AUXILIARY
            | Does.VERB
            | Does.PREPOSITION
            | Does.PRONOUN
            | Does.CONJUNCTION
            | Does.SUBORDINATOR
        )
        and not words.timed[k]
    )


def _abbreviates(words: Words, stop: int) -> bool:
    return (
        stop > 0
        and words.starts[stop] == words.ends[stop - 1]
        and words.is_capital(stop - 1)
        and stop + 1 < words.size
        and stop + 1 not in words.floors_set
    )


def continues(words: Words, i: int, first: int) -> bool:
    """Tell whether token *i* still belongs to the noun phrase that begins at *first*, reading forwards."""
    if not words.is_word(i):
        return words.lower[i] == "." and _abbreviates(words, i)
    does = words.does[i]
    if i == first and does & Does.DETERMINER and words.vocabulary.compound_inversion:
        return True  # also where it may be a pronoun: "spiegano gli attivisti"
    if words.timed[i] or does & (Does.AUXILIARY | Does.SUBORDINATOR | Does.RELATIVE | Does.INFINITIVE):
        return i == first and _opens_name(words, i)
    if does & Does.PRONOUN and not does & Does.DETERMINER:
        return i == first or bool(words.does[i - 1] & Does.PREPOSITION)
    if i == first:
        return True
    if words.does[i - 1] & Does.PRONOUN and not words.does[i - 1] & Does.DETERMINER:
        return False
    if does & Does.BINDING:
        return True
    if words.vocabulary.compound_inversion and _ends_with_name(words, i):
        return False
    if does & Does.PREPOSITION:
        return not words.is_capital(i - 1)
    if does & Does.DETERMINER and (words.vocabulary.verb_second or words.vocabulary.compound_inversion):
        return bool(words.does[i - 1] & (Does.PREPOSITION | Does.DETERMINER))
    if does & Does.CONJUNCTION:
        return words.is_capital(i - 1) and i + 1 < words.size and words.is_capital(i + 1)
    if words.vocabulary.capital_nouns and words.is_capital(i - 1) and not words.is_capital(i):
        return False  # nouns have capitals there: the small word is the verb
    verb = does & Does.VERB and not words.is_capital(i)
    return not (does & Does.ADVERB) and (not verb or is_noun_here(words, i))


def _opens_name(words: Words, i: int) -> bool:
    """Tell whether a small word is a name's first: "Will Winter"."""
    behind = i + 1
    return (
        not words.timed[i]
        and words.is_capital(i)
        and i not in words.floors_set
        and behind < words.size
        and words.is_capital(behind)
        and words.is_word(behind)
    )


def _ends_with_name(words: Words, i: int) -> bool:
    """Tell whether a name ends before token *i*: "dijo Ana Ruiz el viernes", "volgens Ada Winter gaat"."""
    if words.is_capital(i):
        return False
    return i - 1 in words.people or (bool(words.does[i] & Does.DETERMINER) and words.is_capital(i - 1))
