"""Who a source is: the actor that a name, an office or a pronoun stands for."""

from __future__ import annotations

import functools
import operator
import re
from bisect import bisect_left
from collections.abc import Iterator

from newsmodel.annotating.actors import Descriptions, genders_of
from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.cutting import Paragraphs
from newsmodel.annotating.quotes.subjects import main_subject
from newsmodel.annotating.quotes.words import Vocabulary
from newsmodel.model import Actor, ActorKind, Article, MentionForm, Span

#: Paragraphs between a pronoun and the last one that names whom it means.
_REACH = 3
#: Candidates of one kind that are looked at.
_FEW = 10
_ASIDE = re.compile(r"\s?[,(;–—]")
_APPOSITION = re.compile(r"\s?[,(–—-]\s?")


_place = operator.itemgetter(0, 1)


class Speakers:
    """The article's actors as candidates for a source.

    Sources are to be resolved in reading order: a pronoun mostly means whoever spoke last.
    """

    def __init__(self, article: Article, paragraphs: Paragraphs, vocabulary: Vocabulary) -> None:
        self.article = article
        self.paragraphs = paragraphs
        self.vocabulary = vocabulary
        #: (block, start, end, actor) of every name, in reading order
        self.names: list[tuple[int, int, int, Actor]] = sorted(
            (
                (mention.span.block, mention.span.start, mention.span.end, actor)
                for actor in article.actors
                for mention in actor.mentions
                if mention.form is MentionForm.NAME
            ),
            key=lambda name: name[:3],
        )
        self.places: list[tuple[int, int]] = [name[:2] for name in self.names]
        #: (block, start, actor) of the sources resolved so far
        self.spoke: list[tuple[int, int, Actor]] = []
        self.subjects: dict[int, list[tuple[int, int, Actor]]] = {}

    @functools.cached_property
    def genders(self) -> dict[str, str]:
        """Who is known to be a woman or a man."""
        words = self.vocabulary
        return genders_of(self.article.blocks, self.names, words.genders, words.given_names)

    @functools.cached_property
    def descriptions(self) -> Descriptions:
        """What people are called who are not named."""
        return Descriptions(self.article)

    def resolve(self, source: Span) -> tuple[Actor | None, str | None]:
        """Return the actor whom the words at *source* mean, and how that was told."""
        actor, how = self._resolve(source)
        if actor is not None:
            self.spoke.append((source.block, source.start, actor))
        return actor, how if actor is not None else None

    def _resolve(self, source: Span) -> tuple[Actor | None, str | None]:
        text = self.article[source]
        stands_for = self.vocabulary.pronouns.get(text.lower())
        if stands_for is None and " " not in text and text.lower() in self.vocabulary.genders:
            stands_for = frozenset((self.vocabulary.genders[text.lower()],))  # "her call for …"
        if stands_for is not None:
            return self._by_pronoun(stands_for, source), "speaker:pronoun"
        named = self._named_in(source)
        if named is not None and named.kind is ActorKind.PERSON:
            return named, "speaker:name" if named.name.casefold() in text.casefold() else "speaker:surname"
        beside = self._named_beside(source)
        if beside is not None:
            return beside, "speaker:apposition"
        described = self.descriptions.actor_of(text)
        if described is not None:
            return described, "speaker:role"
        return named, "speaker:name"

    def _named_in(self, source: Span) -> Actor | None:
        """Return the actor whose name stands in *source*: of several the person whom it is about.

        That is the one with whom it ends, before what is set off by commas ("Winter's lawyer Bo Lund, of
        Lund & Berg"), else the first one ("Bo Lund of the Winter campaign").
        """
        found = [
            (end, actor)
            for block, _, end, actor in self._from(source.block, source.start, 6)
            if block == source.block and end <= source.end
        ]
        people = [name for name in found if name[1].kind is ActorKind.PERSON]
        if len(people) > 1:
            aside = _ASIDE.search(self.article.blocks[source.block].text, source.start, source.end)
            last = aside.start() if aside else source.end
            people = [name for name in people if name[0] == last] or people
        return next((actor for _, actor in people or found), None)

    def _named_beside(self, source: Span) -> Actor | None:
        """Return the person whose name stands behind the description: "the mayor, Ada Winter, said"."""
        text = self.article.blocks[source.block].text
        gap = _APPOSITION.match(text, source.end)
        if gap is None:
            return None
        for block, start, _, actor in self._from(source.block, source.end, 1):
            if block == source.block and start == gap.end() and actor.kind is ActorKind.PERSON:
                return actor
        return None

    def _from(self, block: int, start: int, count: int) -> list[tuple[int, int, int, Actor]]:
        first = self._index(block, start)
        return self.names[first : first + count]

    def _index(self, block: int, start: int) -> int:
        return bisect_left(self.places, (block, start))

    def _by_pronoun(self, stands_for: frozenset[str], source: Span) -> Actor | None:
        """Return the nearest person who spoke or was a sentence's subject; else the nearest one named."""
        if not stands_for & {"female", "male"}:
            return None
        for actor in self._candidates(source):
            if self._fits(actor, stands_for):
                return actor
        return None

    def _candidates(self, source: Span) -> Iterator[Actor]:
        here = (source.block, source.start)
        spoke = [place for place in self.spoke[-_FEW:] if place[:2] < here]
        # Paragraph by paragraph: the nearest one mostly has the answer.
        for block in range(source.block, source.block - _REACH - 1, -1):
            subjects = self._subjects_of(block)
            last = bisect_left(subjects, here, key=_place)
            salient = [place for place in spoke if place[0] == block]
            salient += subjects[max(0, last - _FEW) : last]
            salient.sort(key=_place, reverse=True)
            yield from (actor for _, _, actor in salient)
        last = self._index(*here)
        for block, _, _, actor in reversed(self.names[max(0, last - _FEW) : last]):
            if source.block - block <= _REACH:
                yield actor

    def _subjects_of(self, block: int) -> list[tuple[int, int, Actor]]:
        """Return the people who are the subject of a sentence of the paragraph."""
        known = self.subjects.get(block)
        if known is None:
            told = self._subjects_in(block, self.paragraphs.words(block)) if block in self.paragraphs else ()
            known = self.subjects[block] = list(told)
        return known

    def _subjects_in(self, block: int, words: Words) -> Iterator[tuple[int, int, Actor]]:
        for floor in words.floors:
            subject = main_subject(words, floor, words.sentence(floor)[1])
            if subject is not None:
                span = Span(block, words.starts[subject.first], words.ends[subject.end - 1])
                actor = self._named_in(span)
                if actor is not None and actor.kind is ActorKind.PERSON:
                    yield block, span.start, actor

    def _fits(self, actor: Actor, stands_for: frozenset[str]) -> bool:
        if actor.kind is not ActorKind.PERSON:
            return False
        gender = self.genders.get(actor.id)
        return gender is None or gender in stands_for
