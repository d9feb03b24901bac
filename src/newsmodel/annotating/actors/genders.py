"""Which people of an article are women and which are men, as far as its words give it away."""

from __future__ import annotations

import operator
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from newsmodel.annotating.lookup import Lookup
from newsmodel.annotating.wording import without_accents, wording_of, written_forms
from newsmodel.knowledge import Knowledge
from newsmodel.model import Actor, ActorKind, Block, MentionForm

#: Characters looked at before a name for a title ("Mrs.", "spokeswoman") and behind it for a pronoun ("her").
_BEFORE = 28
_BEHIND = 110
_MARK = re.compile('[“”„"«»]')
#: A given name that only women or only men bear says most, a title more than pronouns near by.
_TITLE_VOTES = 4
_GIVEN_NAME_VOTES = 6
#: Letters of an ending of given names that tells a gender, and what it counts; how many names must have it,
#: and what share of them the gender.
_ENDING, _ENDING_VOTES, _SOME, _NEARLY_ALL = 2, 2, 40, 0.97
_GENDERS = frozenset(("female", "male"))
_place = operator.itemgetter(0, 1, 2)


def genders_of(
    blocks: Sequence[Block], actors: Iterable[Actor], lookup: Lookup, knowledge: Knowledge
) -> dict[str, str]:
    """Return ``female`` or ``male`` by actor id, for those of whom the text tells it without contradiction.

    Titles before a name tell it, pronouns behind it ("Ada Winter and her"), and given names.

    Args:
        blocks: the article's; their texts are looked at around the names.
        actors: of the article, with their mentions; only people have a gender.
        lookup: the words of its language.
        knowledge: its `given_names` tell a gender, or their endings do.
    """
    gender_words = lookup.gender_words
    if not gender_words:
        return {}
    names = sorted(
        (
            (mention.span.block, mention.span.start, mention.span.end, actor)
            for actor in actors
            for mention in actor.mentions
            if mention.form is MentionForm.NAME
        ),
        key=_place,
    )
    forms = _forms_of(tuple(gender_words))
    votes: dict[str, Counter[str]] = {}
    read: dict[int, _Block] = {}
    for number, (block, start, end, actor) in enumerate(names):
        if actor.kind is not ActorKind.PERSON:
            continue
        tally = votes.get(actor.id)
        if tally is None:
            tally = votes[actor.id] = Counter()
            gender, count = _vote_of(actor.name.split(maxsplit=1)[0].casefold(), knowledge)
            if gender is not None:
                tally[gender] += count
        if block not in read:
            read[block] = _Block(blocks[block].text, forms)
        for word in read[block].before(start):
            tally[gender_words[word]] += _TITLE_VOTES
        reach = end + _BEHIND
        if number + 1 < len(names) and names[number + 1][0] == block:
            reach = min(reach, names[number + 1][1])
        # Whoever speaks is hardly who is spoken of: Ada Winter: “He was late.”
        mark = _MARK.search(blocks[block].text, end, reach)
        first = read[block].behind(end, mark.start() if mark is not None else reach)
        # "Ada Winter remembers a boy who …"
        if first is not None and not (lookup.is_office(first) or first in lookup.person_nouns):
            tally[gender_words[first]] += 1
    return {
        key: most[0][0]
        for key, tally in votes.items()
        if (most := tally.most_common(2)) and (len(most) == 1 or most[0][1] > most[1][1])
    }


def _vote_of(name: str, knowledge: Knowledge) -> tuple[str | None, int]:
    """Return the gender of a given name and how much that counts; of one that nobody knows by its ending."""
    gender = knowledge.given_names.get(name)
    if gender not in _GENDERS:
        gender = knowledge.given_names.get(without_accents(name), gender)
    if gender in _GENDERS:
        return gender, _GIVEN_NAME_VOTES
    if gender == "either":
        return None, 0
    return _genders_by_ending(knowledge).get(name[-_ENDING:]), _ENDING_VOTES


@lru_cache(maxsize=8)
def _genders_by_ending(knowledge: Knowledge) -> dict[str, str]:
    """Return the gender of given names by how they end, where nearly all that end so have the same."""
    counts: dict[str, Counter[str]] = {}
    for name, gender in knowledge.given_names.items():
        if gender in _GENDERS:
            counts.setdefault(name[-_ENDING:], Counter())[gender] += 1
    found: dict[str, str] = {}
    for ending, tally in counts.items():
        ((gender, most),) = tally.most_common(1)
        if tally.total() >= _SOME and most >= _NEARLY_ALL * tally.total():
            found[ending] = gender
    return found


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
