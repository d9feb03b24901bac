"""Who a source is: the actor that a name, an office or a pronoun stands for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

from newsmodel.annotating.actors import actor_of_description
from newsmodel.annotating.quotes.words import Vocabulary
from newsmodel.model import Actor, ActorKind, Article, MentionForm, Span

_WORD = re.compile(r"[^\W_]+")


class Speakers:
    """The article's actors as candidates for a source, and who was named and spoke last."""

    def __init__(self, article: Article, vocabulary: Vocabulary) -> None:
        self.article = article
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
        self.genders = self._genders()
        self.last: Actor | None = None

    def resolve(self, source: Span) -> tuple[Actor | None, str | None]:
        """Return the actor whom the words at *source* name, and how that was told."""
        actor, how = self._resolve(source)
        if actor is not None:
            self.last = actor
        return actor, how

    def named_in(self, source: Span) -> Actor | None:
        """Return the actor whose name stands in *source*: of several the first person, else the first."""
        index = bisect_left(self.names, (source.block, source.start), key=lambda name: name[:2])
        found = [
            actor
            for block, _, end, actor in self.names[index : index + 6]
            if block == source.block and end <= source.end
        ]
        people = [actor for actor in found if actor.kind is ActorKind.PERSON]
        return next(iter(people or found), None)

    def _resolve(self, source: Span) -> tuple[Actor | None, str | None]:
        text = self.article[source]
        stands_for = self.vocabulary.pronouns.get(text.lower())
        if stands_for is not None:
            return self._by_pronoun(stands_for, source), "speaker:pronoun"
        described = actor_of_description(text, self.article)
        if described is not None:
            return described, "speaker:role"
        actor = self.named_in(source)
        if actor is not None:
            known = actor.name.casefold()
            named = text.casefold()
            return (
                actor,
                "speaker:name" if known in named or named in known and " " in named else "speaker:surname",
            )
        return None, None

    def _by_pronoun(self, stands_for: frozenset[str], source: Span) -> Actor | None:
        if not stands_for & {"female", "male"}:
            return None
        if self._fits(self.last, stands_for):
            return self.last
        index = bisect_left(self.names, (source.block, source.start), key=lambda name: name[:2])
        for block, _, _, actor in reversed(self.names[max(0, index - 12) : index]):
            if source.block - block > 3:
                break
            if self._fits(actor, stands_for):
                return actor
        return None

    def _fits(self, actor: Actor | None, stands_for: frozenset[str]) -> bool:
        if actor is None or actor.kind is not ActorKind.PERSON:
            return False
        gender = self.genders.get(actor.id)
        return gender is None or gender in stands_for

    def _genders(self) -> dict[str, str]:
        """Return the gender of the people of whom the text tells it: a title before, "her" right behind."""
        votes: dict[str, Counter[str]] = {}
        words = self.vocabulary.genders
        if not words:
            return {}
        for number, (block, start, end, actor) in enumerate(self.names):
            if actor.kind is not ActorKind.PERSON:
                continue
            text = self.article.blocks[block].text
            before = _WORD.findall(text[max(0, start - 24) : start].lower())[-2:]
            tally = votes.setdefault(actor.id, Counter())
            for word in before:
                if word in words:
                    tally[words[word]] += 4
            following = self.names[number + 1][:2] if number + 1 < len(self.names) else (block + 1, 0)
            reach = following[1] if following[0] == block else end + 120
            for word in _WORD.findall(text[end : min(reach, end + 120)].lower()):
                if word in words:
                    tally[words[word]] += 1
                    break
        return {
            key: tally.most_common(1)[0][0]
            for key, tally in votes.items()
            if tally and (len(tally) == 1 or tally.most_common(2)[0][1] > tally.most_common(2)[1][1])
        }
