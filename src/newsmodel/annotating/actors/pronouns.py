"""Finds whom a pronoun means, where the text leaves no doubt."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import itemgetter

from newsmodel.annotating.actors.genders import genders_of
from newsmodel.annotating.actors.mentions import with_mentions
from newsmodel.annotating.lookup import Lookup, alternatives
from newsmodel.annotating.names.words import WordReader
from newsmodel.annotating.story import story_blocks
from newsmodel.annotating.wording import wording_of, written_forms
from newsmodel.language import Language
from newsmodel.model import Actor, ActorKind, Article, Mention, MentionForm, Span

#: Sentences that are looked back over for somebody named, besides the pronoun's own.
_REACH = 2
#: Sentences in which nobody else may be named who fits.
_FARTHER = 4
_NEIGHBOUR = re.compile(r"\W{0,2}(\w+)")
#: Characters before a pronoun that its verb is looked for in.
_BEFORE = 30


def with_pronouns(actors: Sequence[Actor], article: Article, words: WordReader) -> tuple[Actor, ...]:
    """Return *actors* with the pronouns of *article* that mean one of the people among them for certain.

    Certain is a pronoun with one possible bearer in its own sentence or the two before it: nobody else there,
    nor in the two before those, is of its gender, or of a gender that the article doesn't tell. What stands
    between quotation marks is left alone, and where pronouns stand for things too (German), all but those
    beside a verb of people are.
    """
    lookup = words.lookup
    pattern = _pattern(lookup.language)
    people = [actor for actor in actors if actor.kind is ActorKind.PERSON]
    if not pattern or not people:
        return tuple(actors)
    openers = _first_words(lookup.language)
    places = [
        (index, match)
        for index, block in story_blocks(article)
        if not openers.isdisjoint(wording_of(block.text).words)
        for match in pattern.finditer(block.text)
        if not lookup.language.actors.pronouns_need_verb or _has_verb(block.text, match, lookup)
    ]
    if not places:
        return tuple(actors)
    found: dict[str, list[Mention]] = defaultdict(list)
    reader = _Reader(people, article, words)
    for index, match in places:
        meant = reader.meant_by(index, match)
        if meant:
            found[meant.id].append(Mention(Span(index, match.start(), match.end()), MentionForm.PRONOUN))
    return with_mentions(actors, found)


def _has_verb(text: str, match: re.Match[str], lookup: Lookup) -> bool:
    """Tell whether a verb of which people are the subject stands right before the pronoun or behind it."""
    behind = _NEIGHBOUR.match(text, match.end())
    before = text[max(0, match.start() - _BEFORE) : match.start()].split()[-1:]
    return any(word.casefold() in lookup.person_verbs for word in (*before, *([behind[1]] if behind else ())))


class _Reader:
    """Reads an article's pronouns in their order: who has been meant by one counts as mentioned there."""

    def __init__(self, people: Sequence[Actor], article: Article, words: WordReader) -> None:
        language = words.language
        self.article = article
        self.people = {actor.id: actor for actor in people}
        self.gender_of_word = {
            word: gender for gender, words in language.actors.pronouns.items() for word in words
        }
        #: somebody of whom no gender is known fits them all
        self.fitting_all = frozenset(self.gender_of_word.values())
        self.sentences = [(span.block, span.start) for span in article.sentences]
        self.genders = genders_of(article.blocks, people, words.lookup, words.knowledge)
        #: of each sentence and gender the two people who fit and are mentioned first, with the offset: one
        #: more tells nothing
        self.mentioned: dict[tuple[int, str], list[tuple[int, str]]] = {}
        for actor in people:
            for mention in actor.mentions:
                span = mention.span
                self._mention(self._sentence(span.block, span.start), span.start, actor.id)
        self.quoted: dict[int, list[tuple[int, int]]] = {}

    def meant_by(self, block: int, match: re.Match[str]) -> Actor | None:
        """Return whom the pronoun means, None if that is not certain."""
        start = match.start()
        quoted = self._quoted_in(block)
        at = bisect_right(quoted, start, key=itemgetter(0)) - 1
        if at >= 0 and start < quoted[at][1]:
            return None
        gender = self.gender_of_word[match[0].lower()]
        number = self._sentence(block, start)
        possible = {person for offset, person in self._fitting(number, gender) if offset < start}
        for back in range(1, min(_REACH, number) + 1):
            possible |= {person for _, person in self._fitting(number - back, gender)}
        if not possible:
            return None
        # Somebody else a little farther off may be whom the story is about.
        for back in range(_REACH + 1, min(_FARTHER, number) + 1):
            possible |= {person for _, person in self._fitting(number - back, gender)}
        if len(possible) != 1:
            return None
        (person,) = possible
        self._mention(number, start, person)
        return self.people[person]

    def _mention(self, sentence: int, offset: int, person: str) -> None:
        known = self.genders.get(person)
        for gender in (known,) if known else self.fitting_all:
            first = self.mentioned.setdefault((sentence, gender), [])
            here = next((i for i, (_, other) in enumerate(first) if other == person), None)
            if here is None:
                insort(first, (offset, person))
                del first[2:]
            elif offset < first[here][0]:
                first[here] = (offset, person)
                first.sort()

    def _fitting(self, sentence: int, gender: str) -> Sequence[tuple[int, str]]:
        return self.mentioned.get((sentence, gender), ())

    def _sentence(self, block: int, start: int) -> int:
        return bisect_right(self.sentences, (block, start))

    def _quoted_in(self, block: int) -> list[tuple[int, int]]:
        # Loaded here: the reader of quotes itself reads actors.
        from newsmodel.annotating.quotes.marks import quoted_regions

        known = self.quoted.get(block)
        if known is None:
            regions, _ = quoted_regions(self.article.blocks[block].text)
            known = self.quoted[block] = _joined((region.open, region.close) for region in regions)
        return known


def _joined(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return *stretches* in order, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


@lru_cache(maxsize=64)
def _first_words(language: Language) -> frozenset[str]:
    """Return the words with one of which every pronoun begins, as texts have them."""
    pronouns = (word for words in language.actors.pronouns.values() for word in words)
    return frozenset(written_forms(wording_of(word).words[0] for word in pronouns))


@lru_cache(maxsize=64)
def _pattern(language: Language) -> re.Pattern[str] | None:
    pronouns = [word for words in language.actors.pronouns.values() for word in words]
    forms = {form for word in pronouns for form in (word, word.capitalize())}
    if not forms:
        return None
    # A pattern that begins with letters is found much faster than one that begins with an assertion.
    starts = "|".join(
        rf"{re.escape(form[0])}(?<![\w’'-].){alternatives([form[1:]])}"
        for form in sorted(forms, key=lambda form: (-len(form), form))
    )
    return re.compile(rf"(?:{starts})(?![\w-])", re.DOTALL)
