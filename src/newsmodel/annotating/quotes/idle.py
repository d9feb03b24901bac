"""Decides which quoted stretches are no speech: titles, nicknames, words held at a distance."""

from __future__ import annotations

from newsmodel.annotating.quotes.attribution import Attribution
from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.words import Does

#: Words that make an unattributed stretch speech, not a term.
_LEAST_WORDS = 5


def is_idle(words: Words, quote: int, attribution: Attribution | None, *, opens: bool) -> bool:
    """Tell whether the quoted stretch at token *quote* is no speech."""
    region = words.regions[words.quoted[quote]]
    content = words.text[region.start : region.end].split()
    if attribution is not None and not attribution.mixed:
        return False
    if opens and len(content) >= 2:
        return False
    if attribution is None:
        return len(content) < _LEAST_WORDS
    return _is_title(words, quote, content, attribution) or _is_term(words, quote, content, attribution)


def _is_title(words: Words, quote: int, content: list[str], attribution: Attribution) -> bool:
    """A work's title: capitals throughout, and no verb of speech right before it."""
    before = words.lower[quote - 1] if quote else ""
    if before in words.vocabulary.title_words:
        return True
    long = [word for word in content if len(word) > 3]
    capitals = bool(long) and all(word[0].isupper() for word in long)
    near = attribution.cue is not None and quote - attribution.cue[1] <= 3 and attribution.verb is not None
    return capitals and content[0][:1].isupper() and not near


def _is_term(words: Words, quote: int, content: list[str], attribution: Attribution) -> bool:
    """A single word that stands before the noun it belongs to, in a clause of the reporter's own."""
    behind = quote + 1
    return (
        len(content) == 1
        and attribution.pattern == "run-in"
        and behind < len(words)
        and words.is_word(behind)
        and not words.does[behind] & ~Does.VERB
        and not words.timed[behind]
    )
