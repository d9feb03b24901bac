"""Decides which marks hold no speech where nouns have capitals: names and terms stand behind their noun."""

from __future__ import annotations

from newsmodel.annotating.quotes.attribution import Attribution
from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.noun_phrases import is_name_in_marks, is_named

#: Patterns by which a sentence is attributed as a whole: a name in it stays a name.
_AROUND = frozenset({"s-x-said", "run-in", "according-to", "q-that-said-x"})
_ENDS = frozenset(".!?…")
_INNER_MARKS = " \t\u00a0'\"’‘”“»«›‹"
#: Words from which a stretch in marks at the beginning of a sentence is speech, though no stop closes it.
_FEWEST_IN_FRONT = 4
#: No more of a sentence is looked at: what has more tokens is no sentence.
_LONGEST_SENTENCE = 150
#: Tokens of a bracket that are looked at.
_LONGEST_BRACKET = 12


def is_idle(words: Words, quote: int, attribution: Attribution | None, *, opens: bool) -> bool:
    """Tell whether the quoted stretch at token *quote* is no speech."""
    before = words.lower[quote - 1] if quote else ""
    if before in words.vocabulary.title_words:
        return True
    if attribution is not None and not attribution.mixed:
        return False
    region = words.regions[words.quoted[quote]]
    if words.text[region.close : region.close + 2].startswith(("-", "‐")) and region.closed:
        return True  # der „Müll“-Patzer
    text = words.text[region.start : region.end].rstrip(_INNER_MARKS)
    count = text.count(" ") + 1
    if attribution is not None:
        return attribution.pattern in _AROUND and (is_named(words, quote) or _is_bracketed(words, quote))
    if is_named(words, quote):
        return True
    behind = quote + 1
    if opens and is_name_in_marks(words, quote) and behind < words.size and words.is_word(behind):
        return not words.is_capital(behind) and count < words.vocabulary.fewest_words
    if opens and (text[-1:] in _ENDS or count >= _FEWEST_IN_FRONT):
        return count < 2
    if is_reported(words, quote):
        return False
    return count < words.vocabulary.fewest_words


def _is_bracketed(words: Words, quote: int) -> bool:
    """Tell whether the marks hold a name in brackets, alone or with others: (siehe „Nord“, „Süd“)."""
    i = quote
    while i > 0 and quote - i < _LONGEST_BRACKET and words.lower[i] not in "()":
        i -= 1
    return words.lower[i] == "(" and is_name_in_marks(words, quote)


def goes_on(words: Words, quote: int) -> bool:
    """Tell whether the sentence of the quote, or the one before it, gives words without naming anybody."""
    first = words.sentence(quote)[0]
    return is_reported(words, quote) or (first == quote and first > 0 and is_reported(words, first - 1))


def is_reported(words: Words, quote: int, *, before: bool = False) -> bool:
    """Tell whether the sentence's verbs say that it gives somebody's words, though it names nobody.

    With *before* only those that stand before the quote.
    """
    first, end = words.sentence(quote)
    end = quote if before else end
    sentence = words.lower[first : min(end, first + _LONGEST_SENTENCE)]
    mood, own = words.vocabulary.reported_mood, words.vocabulary.first_person
    return any(word in mood for word in sentence) and not any(word in own for word in sentence)
