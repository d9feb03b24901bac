"""Decides which quoted stretches are no speech: titles, nicknames, words held at a distance."""

from __future__ import annotations

from newsmodel.annotating.quotes.attribution import Attribution
from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.cues import is_possessive
from newsmodel.annotating.quotes.words import Does

_STOPS = frozenset(",.;:!?…")
_FULL_STOPS = frozenset(".!?…")
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
        return len(content) < (
            2 if opens and not _goes_on(words, quote, text) else words.vocabulary.fewest_words
        )
    return _is_term(words, quote, content, attribution)


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
    long = [word for word in content if len(word) > 3]
    if words.titled or not long or not all(_has_capital(word) for word in (content[0], *long)):
        return False
    if attribution is not None and words.vocabulary.capital_nouns:
        return False
    if attribution is None:
        return content[-1][-1] not in _FULL_STOPS or (quote > 0 and words.is_word(quote - 1))
    near = (
        attribution.verb is not None and attribution.cue is not None and 0 <= quote - attribution.cue[1] <= 3
    )
    return len(content) > 1 and (not near or is_possessive(before))


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
