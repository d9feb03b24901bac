"""Noun phrases where nouns have capitals: an article, adjectives, the noun, what hangs on it."""

from __future__ import annotations

from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.words import Does

#: Tokens of a noun phrase with all that hangs on it, and of what stands between its article and its noun.
_LONGEST_PHRASE = 24
_LONGEST_ATTRIBUTE = 14
#: Genitives and prepositions that hang on each other.
_DEEPEST = 5
#: Letters of a word that may have a full stop inside a name: "Prof.", "Univ."
_LONGEST_ABBREVIATION = 4
#: Tokens of a name in marks ("the paper “The Harbour”"), as words.
_LONGEST_NAME = 7


def may_be_subject(words: Words, first: int) -> bool:
    """Tell whether the phrase that begins at token *first* has a form that a subject can have."""
    return words.lower[first] not in words.vocabulary.oblique_words and not words.does[first] & (
        Does.PREPOSITION | Does.SUBORDINATOR | Does.CONJUNCTION
    )


def phrase_end(words: Words, first: int, limit: int, depth: int = 0) -> int:
    """Return the token behind the noun phrase that begins at *first*; *first* if none does."""
    limit = min(limit, first + _LONGEST_PHRASE)
    if first >= limit or words.timed[first]:
        return first
    noun = _noun_of(words, first, limit)
    if noun is None:
        alone = words.does[first] & Does.PRONOUN and words.is_word(first)
        return first + 1 if alone else first
    i = noun
    while i < limit and _goes_on(words, i, noun) and not (i > noun and words.is_quote(i - 1)):
        i += 1
    if i < limit and i - 1 in words.people and is_adjective(words, i) and _is_possessive_name(words, i - 1):
        i = max(i, phrase_end(words, i, limit, depth + 1))  # Winters alter Freund Bo Lund
    while i + 1 < limit and depth < _DEEPEST and words.does[i] & Does.BINDING:
        if i - 1 in words.people and not words.does[i] & Does.PREPOSITION:
            break  # "sagte Ada Winter der Zeitung"
        named = is_name_in_marks(words, i + 1)
        if named and words.does[i] & Does.PREPOSITION:
            break
        end = i + 2 if named else phrase_end(words, i + 1, limit, depth + 1)
        if end == i + 1:
            break
        i = end
    return i


def past_preposition(words: Words, i: int, limit: int) -> int:
    """Return the token behind the phrase that hangs on the preposition at *i*: mit Ada Winter und Bo Lund."""
    end = max(i + 1, phrase_end(words, i + 1, limit))
    while end + 1 < limit and words.does[end] & Does.CONJUNCTION and _may_hang(words, end + 1):
        stop = phrase_end(words, end + 1, limit)
        if stop == end + 1:
            break
        end = stop
    return end


def _may_hang(words: Words, i: int) -> bool:
    """Tell whether what an "and" joins to a phrase that hangs on a preposition may hang on it too."""
    return not words.does[i] & Does.PRONOUN and words.lower[i] not in words.vocabulary.nominative_articles


def _noun_of(words: Words, first: int, limit: int) -> int | None:
    """Return the noun or name of the phrase that begins at *first*, over its article and adjectives."""
    i = first
    while i < limit and words.does[i] & Does.DETERMINER:
        i += 1
    if i >= limit:
        return None
    if is_noun(words, i) or (i > first and is_name_in_marks(words, i)):
        return i
    if words.lower[i].isdigit() and i + 1 < limit and not words.timed[i]:
        return _noun_of(words, i + 1, limit)
    reach = min(limit, i + _LONGEST_ATTRIBUTE)
    for k in range(i, reach):
        if words.is_quote(k):
            return None
        if not words.is_word(k):
            if words.lower[k] != "," or i == first:
                return None
        elif k > i and is_noun(words, k) and is_adjective(words, k - 1):
            return k
        elif _ends_attribute(words, k, has_article=i > first):
            return None
    return None


def _follows_name(words: Words, i: int) -> bool:
    """Tell whether a noun stands behind a person's name, no part of it: nimmt Ada Winter *Bezug* darauf."""
    before = i - 1
    whole = before in words.people and before - 1 in words.people
    return whole and i not in words.people and not _is_possessive_name(words, before)


def _is_possessive_name(words: Words, i: int) -> bool:
    return words.lower[i].endswith(("s", "’", "'"))


def head_of(words: Words, first: int, end: int) -> int | None:
    """Return the noun that the phrase from *first* to *end* is built on; of a name its last word."""
    head = _noun_of(words, first, end)
    while head is not None and head + 1 < end and is_noun(words, head + 1) and head + 1 not in words.named:
        head += 1
    return head


def _ends_attribute(words: Words, k: int, *, has_article: bool) -> bool:
    """Tell whether token *k* can't stand between an article and its noun, or before a noun without one."""
    does = words.does[k]
    if has_article:
        return bool(does & (Does.AUXILIARY | Does.SUBORDINATOR)) and not is_adjective(words, k)
    return not is_adjective(words, k) or bool(
        does & (Does.AUXILIARY | Does.SUBORDINATOR | Does.PREPOSITION | Does.PRONOUN | Does.CONJUNCTION)
    )


def is_adjective(words: Words, i: int) -> bool:
    return words.lower[i].endswith(words.vocabulary.adjective_endings) and not words.does[i]


def is_noun(words: Words, i: int) -> bool:
    if not words.is_word(i) or words.timed[i] or not (words.is_capital(i) or "." in words.lower[i]):
        return False
    return not words.does[i] & _SMALL


_SMALL = (
    Does.DETERMINER
    | Does.PREPOSITION
    | Does.SUBORDINATOR
    | Does.CONJUNCTION
    | Does.PRONOUN
    | Does.AUXILIARY
    | Does.ADVERB
    | Does.RELATIVE
    | Does.ACCORDING
)


def _goes_on(words: Words, i: int, noun: int) -> bool:
    if i == noun:
        return True
    if words.timed[i]:
        return False
    if is_noun(words, i) or is_name_in_marks(words, i):
        return not _follows_name(words, i)
    behind = i + 1 < words.size and i + 1 not in words.floors_set
    if words.lower[i] == "." and len(words.lower[i - 1]) > _LONGEST_ABBREVIATION:
        return False  # the sentence ends here
    if words.lower[i] in "./&":
        return behind and (words.is_capital(i + 1) or words.lower[i + 1] in ".-") and words.is_capital(i - 1)
    if words.lower[i] == "-":  # Univ.-Prof.
        return behind and words.lower[i - 1] == "." and words.is_capital(i + 1)
    if words.lower[i].isdigit():
        return words.is_capital(i - 1)
    return False


def is_name_in_marks(words: Words, i: int) -> bool:
    """Tell whether token *i* is a short stretch in marks that could be a name: it begins with a capital."""
    if i not in words.quoted:
        return False
    region = words.regions[words.quoted[i]]
    text = words.text[region.start : region.end].strip()
    return (
        (text[:1].isupper() or text[:1].isdigit() or "." in text[1:-1])
        and text[-1:] not in ",.!?…"
        and text.count(" ") < _LONGEST_NAME
    )


def is_named(words: Words, quote: int) -> bool:
    """Tell whether the marks hold the name of the noun before them: die Zeitung „Hafenblatt“, in der „Nord“.

    Behind "a" or "before the" the same marks hold a judgement: eine „Ente“, warnt vor dem „Chaos“.
    """
    before = quote - 1
    if before < 0 or not is_name_in_marks(words, quote) or not words.is_word(before):
        return False
    if words.is_capital(before) and before not in words.floors_set:
        return before not in words.people
    if words.does[before] & Does.ACCORDING and words.does[before] & Does.PREPOSITION:
        return True  # laut „Hafenblatt“
    if words.lower[before] in words.vocabulary.relative_articles:
        before -= 1
        if before < 0 or not words.does[before] & Does.PREPOSITION:
            return True
    return words.lower[before] in words.vocabulary.text_prepositions


def is_circumstance(words: Words, quote: int) -> bool:
    """Tell whether the marks hold the name of a noun that hangs on a preposition: mit dem Sender „Nord“."""
    i = quote - 1
    if i <= 0 or not is_name_in_marks(words, quote):
        return False
    if words.lower[i] in words.vocabulary.relative_articles and words.does[i - 1] & Does.PREPOSITION:
        return True  # mit dem „Nordblatt“
    if not is_noun(words, i):
        return False
    while i > 0 and (is_noun(words, i) or is_adjective(words, i) or words.does[i] & Does.DETERMINER):
        if words.does[i] & Does.PREPOSITION:
            break
        i -= 1
    return bool(words.does[i] & Does.PREPOSITION) and i < quote


def is_speech(words: Words, i: int) -> bool:
    """Tell whether token *i* is a stretch in marks that is no part of a noun phrase."""
    if i not in words.quoted:
        return False
    return (
        not is_name_in_marks(words, i)
        or i == 0
        or not (words.is_word(i - 1) and (words.is_capital(i - 1) or words.does[i - 1] & Does.DETERMINER))
    )
