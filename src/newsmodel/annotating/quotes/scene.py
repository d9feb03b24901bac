"""Who is on the scene of a quote: the actors that are mentioned around it, and what is known of them."""

from __future__ import annotations

import operator
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import attrs

from newsmodel._lazily import worked_out_once
from newsmodel.annotating.actors import genders_of
from newsmodel.annotating.lookup import lookup_of
from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.cutting import Paragraphs
from newsmodel.annotating.quotes.subjects import main_subject
from newsmodel.annotating.quotes.words import Vocabulary
from newsmodel.annotating.sentence.phrases import Phrase, read_phrase
from newsmodel.knowledge import default_knowledge
from newsmodel.language import Language
from newsmodel.model import Actor, ActorKind, Article, MentionForm, Paragraph, Span

#: Mentions before a quote and behind it that are looked at.
_BEFORE, _BEHIND = 40, 6
#: Sentences around a quote in which whoever is mentioned may speak.
_REACH, _REACH_BEHIND = 8, 1
#: Sentences before one of which the subjects are looked at.
_SUBJECTS = 2
#: Names of an actor beside which it is looked for what it is, characters that are looked at, and words of an
#: apposition.
_NAMES, _BESIDE, _APPOSED_WORDS = 8, 60, 4
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@attrs.frozen(eq=False)
class Mentioned:
    """A mention of an actor; offsets are half-open."""

    block: int
    start: int
    end: int
    form: MentionForm
    actor: Actor
    #: the number of its sentence in the article
    sentence: int


#: Between a description and a name right beside it: "the mayor, Ada Winter, said".
APPOSED = re.compile(r"\s?[,(–—-]\s?")
_place = operator.attrgetter("block", "start")


class Scene:
    """The mentions of an article in reading order."""

    def __init__(
        self, article: Article, paragraphs: Paragraphs, vocabulary: Vocabulary, language: Language
    ) -> None:
        """Gather who is mentioned where."""
        self.article = article
        self.language = language
        self.paragraphs = paragraphs
        self.vocabulary = vocabulary
        self._sentences = [(span.block, span.start) for span in article.sentences]
        self.mentions: list[Mentioned] = sorted(self._gathered(), key=_place)
        self._subjects: dict[int, dict[int, str]] = {}
        self._paragraphs = [k for k, one in enumerate(article.blocks) if isinstance(one, Paragraph)]

    def _gathered(self) -> Iterator[Mentioned]:
        for actor in self.article.actors:
            for mention in actor.mentions:
                span = mention.span
                sentence = self.sentence(span.block, span.start)
                yield Mentioned(span.block, span.start, span.end, mention.form, actor, sentence)

    @worked_out_once
    def genders(self) -> dict[str, str]:
        """Who is known to be a woman or a man, by actor id."""
        lookup = lookup_of(self.language)
        return genders_of(self.article.blocks, self.article.actors, lookup, default_knowledge())

    @worked_out_once
    def protagonist(self) -> Actor | None:
        """Whom the story mentions most, of people; None where two are mentioned as often."""
        people = [actor for actor in self.article.actors if actor.kind is ActorKind.PERSON]
        people.sort(key=lambda actor: -len(actor.mentions))
        if not people or (len(people) > 1 and len(people[0].mentions) == len(people[1].mentions)):
            return None
        return people[0]

    def sentence(self, block: int, offset: int) -> int:
        """Return the number of the sentence in which an offset stands."""
        return bisect_right(self._sentences, (block, offset))

    def paragraph_before(self, block: int, back: int) -> int:
        """Return the block that is so many paragraphs before a block, whatever else stands in between."""
        at = bisect_left(self._paragraphs, block) - back
        return self._paragraphs[at] if at >= 0 else 0

    def paragraphs_between(self, first: int, last: int) -> int:
        """Return how many paragraphs begin behind the block *first*, up to the block *last*."""
        return bisect_right(self._paragraphs, last) - bisect_right(self._paragraphs, first)

    def within(self, span: Span) -> list[Mentioned]:
        """Return what is mentioned inside *span*, in reading order."""
        first = bisect_left(self.mentions, (span.block, span.start), key=_place)
        found: list[Mentioned] = []
        # Not of a slice: that would be a copy of all that follows.
        for at in range(first, len(self.mentions)):
            one = self.mentions[at]
            if one.block != span.block or one.start >= span.end:
                break
            if one.end <= span.end:
                found.append(one)
        return found

    def words_beside(self, actor: Actor) -> Iterator[str]:
        """Yield the words beside the names of an actor: "the carrier Winter", "Winter, a bank"."""
        for mention in actor.mentions[:_NAMES]:
            if mention.form is MentionForm.NAME:
                text, span = self.article.blocks[mention.span.block].text, mention.span
                yield from _WORD.findall(text[max(0, span.start - _BESIDE) : span.start])[-1:]
                if APPOSED.match(text, span.end):
                    yield from _WORD.findall(text[span.end : span.end + _BESIDE])[:_APPOSED_WORDS]

    def mentioned_before(self, span: Span) -> Mentioned | None:
        """Return the last mention of the block that stands before *span*."""
        at = bisect_left(self.mentions, (span.block, span.start), key=_place) - 1
        one = self.mentions[at] if at >= 0 else None
        return one if one is not None and one.block == span.block and one.end <= span.start else None

    def around(self, block: int, offset: int) -> tuple[list[Mentioned], list[Mentioned]]:
        """Return what is mentioned before a place, the nearest first, and what right behind it."""
        here = self.sentence(block, offset)
        at = bisect_left(self.mentions, (block, offset), key=_place)
        before = [one for one in self.mentions[max(0, at - _BEFORE) : at] if here - one.sentence <= _REACH]
        behind = [one for one in self.mentions[at : at + _BEHIND] if one.sentence - here <= _REACH_BEHIND]
        return before[::-1], behind

    def phrase(self, span: Span, names: Sequence[Mentioned]) -> Phrase:
        """Return how the words at *span* are built, *names* among them."""
        words = self.paragraphs.words(span.block)
        return read_phrase(
            words, words.at(span.start), words.at(span.end), [(one.start, one.end) for one in names]
        )

    def subjects_before(self, block: int, offset: int) -> Iterator[tuple[str, ...]]:
        """Yield the words of the subjects of the sentences before a place's, the nearest first.

        A subject that names somebody has none, and so has a sentence that says who speaks.
        """
        if block not in self.paragraphs:
            return
        words = self.paragraphs.words(block)
        at = min(words.at(offset), words.size - 1)
        floor = words.sentence(at)[0] if at >= 0 else 0
        for _ in range(_SUBJECTS):
            if floor == 0:
                block -= 1
                if block not in self.paragraphs:
                    return
                words = self.paragraphs.words(block)
                floor = words.size
            first = words.sentence(floor - 1)[0] if floor else 0
            yield self._nameless(block, words, first, floor)
            floor = first

    def _nameless(self, block: int, words: Words, first: int, floor: int) -> tuple[str, ...]:
        """Return the words of the subject of a sentence if it names nobody; else none."""
        subject = main_subject(words, first, floor)
        if subject is None or any(map(words.is_quote, range(first, floor))):
            return ()
        span = words.span(block, subject.first, subject.end)
        if self.within(span) or self.apposed_to(span) is not None:
            return ()
        return tuple(words.lower[subject.first : subject.end])

    def attributes(self, quoted: Span) -> bool:
        """Tell whether a verb of speech stands beside a quote in its sentence, or right behind that."""
        words = self.paragraphs.words(quoted.block)
        quote = words.at(quoted.start + 1) - 1
        inside = quote in words.quoted and quoted.start < words.ends[quote]
        return inside and any(True for _ in words.verbs_around(quote))

    def subjects(self, block: int) -> dict[int, str]:
        """Return the ids of the actors that are the subjects of a block's sentences, by sentence."""
        known = self._subjects.get(block)
        if known is None:
            known = self._subjects[block] = {}
            for sentence, actor in self._subjects_in(block):
                known.setdefault(sentence, actor.id)
        return known

    def _subjects_in(self, block: int) -> Iterator[tuple[int, Actor]]:
        if block not in self.paragraphs:
            return
        words = self.paragraphs.words(block)
        for floor in words.floors:
            subject = main_subject(words, floor, words.sentence(floor)[1])
            if subject is None:
                continue
            span = words.span(block, subject.first, subject.end)
            actor = self.headed_by(span)
            if actor is not None:
                yield self.sentence(block, span.start), actor

    def headed_by(self, span: Span) -> Actor | None:
        """Return the actor whom the words at *span* name, or stand for, or who is named right behind them."""
        found = self.within(span)
        names = [one for one in found if one.form is MentionForm.NAME]
        head = self.phrase(span, names).head if names else None
        if head is not None:
            return names[head].actor
        others = (one.actor for one in found if one.form is not MentionForm.NAME and one.start == span.start)
        return next(others, None) or self.apposed_to(span)

    def apposed_to(self, span: Span) -> Actor | None:
        """Return who is named right behind a description: "the mayor, *Ada Winter*, said"."""
        gap = APPOSED.match(self.article.blocks[span.block].text, span.end)
        if gap is None:
            return None
        at = bisect_left(self.mentions, (span.block, gap.end()), key=_place)
        for one in self.mentions[at : at + 1]:
            if (one.block, one.start, one.form) == (span.block, gap.end(), MentionForm.NAME):
                return one.actor
        return None
