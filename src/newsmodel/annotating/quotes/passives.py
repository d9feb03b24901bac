"""Passives where nouns have capitals, and who acts in them: wurde von Ada Winter als „…“ bezeichnet."""

from __future__ import annotations

from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.cues import Cue
from newsmodel.annotating.quotes.noun_phrases import phrase_end
from newsmodel.annotating.quotes.somebody import is_somebody
from newsmodel.annotating.quotes.subjects import Subject
from newsmodel.annotating.quotes.words import Does, Form

#: Tokens between an auxiliary and its participle.
_REACH = 40


def agent_of(words: Words, first: int, verb: int) -> Subject | None:
    """Return who acts in a passive: the first one behind a "by" that is somebody, else the nearest."""
    agents: list[Subject] = []
    for i in range(first, verb):
        if words.does[i] & Does.AGENT:
            stop = phrase_end(words, i + 1, verb)
            if stop > i + 1 and not _another_clause(words, stop, verb):
                agents.append(Subject(i + 1, stop, "agent"))
    return next((agent for agent in agents if is_somebody(words, agent)), agents[-1] if agents else None)


def _another_clause(words: Words, i: int, verb: int) -> bool:
    """Tell whether what stands at token *i* belongs to another verb: von der Sonne *ausgeht und* so heißt."""
    behind = i + 1
    return (
        behind < verb
        and words.is_word(i)
        and bool(words.does[behind] & Does.CONJUNCTION)
        and not words.does[i]
        and not words.is_capital(i)
    )


def is_passive(words: Words, cue: Cue, first: int) -> bool:
    participle = any(form.form is Form.PARTICIPLE for form in words.vocabulary.verbs[words.lower[cue.verb]])
    if not participle:
        return False
    behind = cue.verb + 1
    if behind < words.size and words.does[behind] & Does.PASSIVE:
        return True
    if behind < words.size and words.is_word(behind) and not words.does[behind] & Does.CONJUNCTION:
        return False
    for i in range(cue.verb - 1, max(first, cue.verb - _REACH) - 1, -1):
        if words.does[i] & Does.PASSIVE:
            return True
        opens = words.does[i] & Does.SUBORDINATOR and (i == first or not words.is_word(i - 1))
        if words.does[i] & Does.AUXILIARY or opens or words.lower[i] in ":;":
            return False
    return False
