"""The paragraphs of a story as words, each cut when they are first asked for."""

from __future__ import annotations

import operator
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.marks import Region
from newsmodel.annotating.quotes.words import Vocabulary
from newsmodel.model import ActorKind, Article, Dateline, MentionForm

_start = operator.itemgetter(0)
_WORD = re.compile(r"\w+")

#: offsets by block
_Places = defaultdict[int, list[tuple[int, int]]]


class Paragraphs:
    """The paragraphs of a story: most say nothing, and nobody asks for their words."""

    def __init__(self, article: Article, vocabulary: Vocabulary) -> None:
        """Gather by block what the article knows of its sentences, times and actors."""
        self.vocabulary = vocabulary
        self.texts: dict[int, tuple[str, Sequence[Region]]] = {}
        self._words: dict[int, Words] = {}
        self.sentences: defaultdict[int, list[int]] = defaultdict(list)
        for sentence in article.sentences:
            self.sentences[sentence.block].append(sentence.start)
        if article.dateline:  # the sentence begins behind it: "OSTERBY (AP) — *Mayor Ada Winter said* …"
            behind = _end_of(article.dateline, article)
            self.sentences[article.dateline.span.block].append(behind)
        self.times: _Places = defaultdict(list)
        for time in article.times:
            self.times[time.span.block].append((time.span.start, time.span.end))
        #: every mention of anybody or anything
        self.mentions: _Places = defaultdict(list)
        #: the names of people, and whatever else names a person or an organisation
        self.names: _Places = defaultdict(list)
        self.bodies: _Places = defaultdict(list)
        self._gather_actors(article)

    def _gather_actors(self, article: Article) -> None:
        for actor in article.actors:
            kind = actor.kind
            for mention in actor.mentions:
                span, form = mention.span, mention.form
                place = span.start, span.end
                self.mentions[span.block].append(place)
                if kind is ActorKind.PLACE:
                    continue
                if kind is ActorKind.PERSON and form is MentionForm.NAME:
                    self.names[span.block].append(place)
                elif form is not MentionForm.PRONOUN:
                    self.bodies[span.block].append(place)

    def add(self, block: int, text: str, regions: Sequence[Region]) -> None:
        """Take in the text of a block and its quoted stretches."""
        self.texts[block] = text, regions

    def __contains__(self, block: int) -> bool:
        return block in self.texts

    def words(self, block: int) -> Words:
        """Return the words of a block that was added."""
        known = self._words.get(block)
        if known is not None:
            return known
        text, regions = self.texts[block]
        words = self._words[block] = Words(
            text,
            regions,
            self.sentences[block],
            self._times_in(block),
            self.names[block],
            self.vocabulary,
            self.bodies[block],
            self.mentions[block],
        )
        return words

    def _times_in(self, block: int) -> list[tuple[int, int]]:
        """Return the expressions of time of a block; a name that looks like one ("Winter") is none."""
        times = self.times.get(block)
        if times is None:
            return []
        around = sorted(self.mentions.get(block, ()))
        found: list[tuple[int, int]] = []
        for time in times:
            before = bisect_right(around, time[0], key=_start) - 1
            if before < 0 or around[before][1] <= time[0]:
                found.append(time)
        return found


def _end_of(dateline: Dateline, article: Article) -> int:
    """Return the offset of the first word behind the dateline."""
    text = article.blocks[dateline.span.block].text
    word = _WORD.search(text, dateline.span.end)
    return word.start() if word else len(text)
