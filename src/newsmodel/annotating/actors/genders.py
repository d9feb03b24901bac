"""Which people of an article are women and which are men, as far as its words give it away."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from newsmodel.annotating.wording import wording_of, written_forms
from newsmodel.model import Actor, ActorKind, Block

#: Characters looked at before a name for a title ("Mrs.", "spokeswoman") and behind it for a pronoun ("her").
_BEFORE = 28
_BEHIND = 110
#: A given name that only women or only men bear says most, a title more than pronouns near by.
_TITLE_VOTES = 4
_GIVEN_NAME_VOTES = 6


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
    forms = _forms_of(tuple(gender_words))
    votes: dict[str, Counter[str]] = {}
    read: dict[int, _Block] = {}
    for number, (block, start, end, actor) in enumerate(names):
        if actor.kind is not ActorKind.PERSON:
            continue
        tally = votes.get(actor.id)
        if tally is None:
            tally = votes[actor.id] = Counter()
            gender = given_names.get(actor.name.split(maxsplit=1)[0].casefold())
            if gender in ("female", "male"):
                tally[gender] += _GIVEN_NAME_VOTES
        if block not in read:
            read[block] = _Block(blocks[block].text, forms)
        for word in read[block].before(start):
            tally[gender_words[word]] += _TITLE_VOTES
        reach = end + _BEHIND
        if number + 1 < len(names) and names[number + 1][0] == block:
            reach = min(reach, names[number + 1][1])
        first = read[block].behind(end, reach)
        if first is not None:
            tally[gender_words[first]] += 1
    return {
        key: most[0][0]
        for key, tally in votes.items()
        if (most := tally.most_common(2)) and (len(most) == 1 or most[0][1] > most[1][1])
    }


@lru_cache(maxsize=64)
def _forms_of(words: tuple[str, ...]) -> dict[str, str]:
    return written_forms(words)


class _Block:
    """The words of one block that tell a gender."""

    def __init__(self, text: str, forms: Mapping[str, str]) -> None:
        wording = wording_of(text)
        #: which of the block's words they are
        self.numbers = [number for number, word in enumerate(wording.words) if word in forms]
        self.words = [forms[wording.words[number]] for number in self.numbers]
        self.starts = [wording.starts[number] for number in self.numbers]
        self.all_starts = wording.starts if self.numbers else []

    def before(self, start: int) -> list[str]:
        """Return those among the two words before an offset."""
        last = bisect_left(self.starts, start)
        if last == 0 or self.starts[last - 1] < start - _BEFORE:
            return []
        name = bisect_left(self.all_starts, start)
        return [
            self.words[i]
            for i in range(max(0, last - 2), last)
            if self.numbers[i] >= name - 2 and self.starts[i] >= start - _BEFORE
        ]

    def behind(self, end: int, reach: int) -> str | None:
        """Return the first of them that begins at *end* or behind it and ends before *reach*, or there."""
        first = bisect_left(self.starts, end)
        if first == len(self.starts) or self.starts[first] + len(self.words[first]) > reach:
            return None
        return self.words[first]
