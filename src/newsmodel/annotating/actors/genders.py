"""Which people of an article are women and which are men, as far as its words give it away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from newsmodel.model import Actor, ActorKind, Block

_WORD = re.compile(r"[^\W_]+")

#: Characters looked at before a name for a title ("Mrs.", "spokeswoman") and behind it for a pronoun ("her").
_BEFORE = 28
_BEHIND = 110
#: A title says more than a pronoun near by; a given name lies between.
_TITLE_VOTES = 4
_GIVEN_NAME_VOTES = 2


def genders_of(
    blocks: Sequence[Block],
    names: Sequence[tuple[int, int, int, Actor]],
    gender_words: Mapping[str, str],
    given_names: Mapping[str, str],
) -> dict[str, str]:
    """Return ``female`` or ``male`` by actor id, for those of whom the text tells it without contradiction.

    Args:
        blocks: the article's; their texts are looked at around the names.
        names: (block, start, end, actor) of every name, in reading order.
        gender_words: titles and pronouns of the language that tell it, in lower case.
        given_names: ``female`` or ``male`` by given name, casefolded; what has another value does not vote.
    """
    if not gender_words:
        return {}
    telling = _any_of(tuple(gender_words))
    votes: dict[str, Counter[str]] = {}
    for number, (block, start, end, actor) in enumerate(names):
        if actor.kind is not ActorKind.PERSON:
            continue
        tally = votes.get(actor.id)
        if tally is None:
            tally = votes[actor.id] = Counter()
            gender = given_names.get(actor.name.split(maxsplit=1)[0].casefold())
            if gender in ("female", "male"):
                tally[gender] += _GIVEN_NAME_VOTES
        text = blocks[block].text
        before = text[max(0, start - _BEFORE) : start].lower()
        if telling.search(before):
            for word in _WORD.findall(before)[-2:]:
                if word in gender_words:
                    tally[gender_words[word]] += _TITLE_VOTES
        reach = end + _BEHIND
        if number + 1 < len(names) and names[number + 1][0] == block:
            reach = min(reach, names[number + 1][1])
        first = telling.search(text[end:reach].lower())
        if first is not None:
            tally[gender_words[first[0]]] += 1
    return {
        key: most[0][0]
        for key, tally in votes.items()
        if (most := tally.most_common(2)) and (len(most) == 1 or most[0][1] > most[1][1])
    }


# Looked for at once: few of the words around a name are among them.
@lru_cache(maxsize=64)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    # A pattern that begins with letters is found much faster than one that begins with an assertion.
    starts = "|".join(
        rf"{re.escape(word[0])}(?<![^\W_].){re.escape(word[1:])}" for word in words if _WORD.fullmatch(word)
    )
    return re.compile(rf"(?:{starts or '(?!)'})(?![^\W_])", re.DOTALL)
