"""Decides which quoted stretches are no speech: titles, nicknames, words held at a distance."""

from __future__ import annotations

from newsmodel.annotating.quotes.attribution import Attribution
from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.cues import is_possessive
from newsmodel.annotating.quotes.words import Does

_STOPS = frozenset(",.;:!?…")
_FULL_STOPS = frozenset(".!?…")
#: Words in a name or a motto that a preposition puts into a sentence.
_LONGEST_GLOSS = 8
#: A word or two so many tokens behind the verb are hardly what it reports.
_FAR = 18
_OPENERS = "'\"‘“"


def is_idle(words: Words, quote: int, attribution: Attribution | None, *, opens: bool) -> bool:
    """Tell whether the quoted stretch at token *quote* is no speech."""
    region = words.regions[words.quoted[quote]]
    text = words.text[region.start : region.end]
    content = text.split()
    inside = quote > 0 and words.is_word(quote - 1) and not opens
    if attribution is not None and not attribution.mixed and not (inside and attribution.is_behind):
        return False
    if _is_title(words, quote, content, attribution):
        return True
    if attribution is None:
        if not opens and len(content) <= _LONGEST_GLOSS and _is_gloss(words, quote):
            return True
        return len(content) < (
            2 if opens and not _goes_on(words, quote, text) else words.vocabulary.fewest_words
        )
    return _is_term(words, quote, content, attribution) or _is_far(words, quote, content, attribution)


def _is_far(words: Words, quote: int, content: list[str], attribution: Attribution) -> bool:
    """Tell whether a word or two stand far behind a verb that may have another object."""
    if attribution.verb is None or attribution.cue is None or quote - attribution.cue[1] < _FAR:
        return False
    if words.has_quote(attribution.cue[1], quote):
        return False
    most = 1 if attribution.verb.form.speech else 3
    return len(content) <= most and content[-1][-1] not in _STOPS


def _is_gloss(words: Words, quote: int) -> bool:
    """Tell whether the quote names a thing or is explained: his show of “…”, a work “…” (2008)."""
    behind = quote + 1
    explained = behind < words.size and words.lower[behind] == "("
    return explained or bool(words.does[quote - 1] & Does.PREPOSITION)


def _goes_on(words: Words, quote: int, text: str) -> bool:
    """Tell whether the article's own sentence goes on behind the quote without a break."""
    behind = quote + 1
    return (
        text.rstrip()[-1:] not in _STOPS
        and behind < words.size
        and words.is_word(behind)
        and not words.is_capital(behind)
    )


def _is_title(words: Words, quote: int, content: list[str], attribution: Attribution | None) -> bool:
    """A work's title: capitals throughout, and no verb of speech right before it."""
    before = words.lower[quote - 1] if quote else ""
    if before in words.vocabulary.title_words:
        return True
    small = words.vocabulary.small_words
    long = [word for word in content if len(word) > 3 and word not in small]
    if words.titled or not long or not all(_has_capital(word) for word in (content[0], *long)):
        return False
    if attribution is not None and words.vocabulary.capital_nouns:
        return False
    if attribution is None:
        return content[-1][-1] not in _FULL_STOPS or (quote > 0 and words.is_word(quote - 1))
    near = (
        attribution.verb is not None and attribution.cue is not None and 0 <= quote - attribution.cue[1] <= 3
    )
    if len(content) == 1:
        placed = is_possessive(before) or words.does[quote - 1] & Does.PREPOSITION
        return not attribution.mixed or (attribution.pattern == "run-in" and bool(placed))
    return not near or is_possessive(before)


def _has_capital(word: str) -> bool:
    return word.lstrip(_OPENERS)[:1].isupper()


def _is_term(words: Words, quote: int, content: list[str], attribution: Attribution) -> bool:
    """A single word that opens a reported clause before the noun it belongs to: said that “smart” meters …"""
    return (
        len(content) == 1
        and attribution.pattern == "run-in"
        and bool(words.does[quote - 1] & Does.COMPLEMENTIZER)
        and content[0][-1] not in _STOPS
        and quote + 1 < words.size
        and words.is_word(quote + 1)
        and not words.does[quote + 1]
    )
