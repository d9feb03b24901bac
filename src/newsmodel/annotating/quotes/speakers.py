"""Decides who says each quote: the actor whom its signs speak for, or nobody where they leave it open."""

from __future__ import annotations

import functools
from math import exp

import attrs

from newsmodel.annotating.quotes.cutting import Paragraphs
from newsmodel.annotating.quotes.drafts import IN_MOOD, Draft
from newsmodel.annotating.quotes.reporting import likely_report
from newsmodel.annotating.quotes.scene import Scene
from newsmodel.annotating.quotes.signs import Signs, SourceKind, View
from newsmodel.annotating.quotes.words import Vocabulary
from newsmodel.annotating.sentence.phrases import Part
from newsmodel.language import Language
from newsmodel.linear import LinearModel, read_model
from newsmodel.model import Actor, Article, QuoteKind

#: How likely it has to be that an actor speaks.
_SURE = 0.7
#: How likely reported speech has to be, and how likely that it is somebody's.
_REPORTED, _SURE_OF_BOTH = 0.25, 0.65


@attrs.frozen
class Decision:
    """Who speaks, and how that was told; None and None where it is open."""

    speaker: Actor | None = None
    evidence: str | None = None
    #: whether it is speech at all
    is_speech: bool = True


class Speakers:
    """Decides who speaks in one article; quotes are to be given in reading order."""

    def __init__(
        self, article: Article, paragraphs: Paragraphs, vocabulary: Vocabulary, language: Language
    ) -> None:
        """Prepare the actors as candidates."""
        self.signs: Signs = Signs(Scene(article, paragraphs, vocabulary, language), language)

    def decide(self, draft: Draft) -> Decision:
        """Return who says a quote."""
        view, told = self.signs.view(draft), self.signs.told
        again = draft.named is not None and draft.named in told
        # What goes on with words of nobody known has nobody either.
        actor, likely = self._chosen(view) if not again or view.goes_on is not None else (None, 0.0)
        if draft.pattern != IN_MOOD and draft.kind is QuoteKind.INDIRECT:
            speech = self._speech(view)
            if speech < _REPORTED:
                return Decision(is_speech=False)
            # Who does not speak says nothing: both have to be likely.
            actor = actor if speech * likely >= _SURE_OF_BOTH else None
        if draft.named is not None:
            if draft.pattern == IN_MOOD:
                actor = told.get(draft.named)
            told.setdefault(draft.named, actor)
        if actor is None:
            return Decision()
        self.signs.spoke.append((actor, view.sentence, draft.spans[-1].block))
        return Decision(actor, self._evidence(view, actor))

    def note(self, draft: Draft, speaker: Actor) -> None:
        """Take in who says a quote that the layout gives to somebody."""
        first, last = draft.spans[0], draft.spans[-1]
        sentence = self.signs.scene.sentence(first.block, first.start)
        self.signs.spoke.append((speaker, sentence, last.block))

    def _chosen(self, view: View) -> tuple[Actor | None, float]:
        """Return who is likely to speak, and how likely; all candidates and nobody share what is likely."""
        if view.source.kind is SourceKind.NAME and len(view.candidates) == 1:
            return view.candidates[0], 1.0
        if not view.candidates:
            return None, 0.0
        model, signs = speaker_model(), self.signs
        odds = [exp(model.total(signs.of_actor(view, one))[0] / 100) for one in view.candidates]
        nobody = exp(model.total(signs.of_nobody(view))[0] / 100)
        best = max(odds)
        likely = best / (sum(odds) + nobody)
        return (view.candidates[odds.index(best)], likely) if likely >= _SURE else (None, 0.0)

    def _speech(self, view: View) -> float:
        return likely_report(view, self.signs.scene.paragraphs.words(view.draft.spans[0].block))

    def _evidence(self, view: View, actor: Actor) -> str:
        source = view.source
        part = source.parts.get(actor.id)
        if source.span is not None and part == Part.HEAD.value:
            text = self.signs.scene.article[source.span]
            return "speaker:name" if actor.name.casefold() in text.casefold() else "speaker:surname"
        if part == Part.ISSUER.value:
            return "speaker:issuer"
        if part is not None:
            return "speaker:apposition"
        if source.kind is SourceKind.PRONOUN:
            return "speaker:pronoun"
        if source.span is not None:
            return "speaker:role"
        return "speaker:goes-on" if view.goes_on == actor.id else "speaker:near"


@functools.lru_cache(maxsize=1)
def speaker_model() -> LinearModel:
    """Return the weights that come with newsmodel."""
    return read_model("newsmodel.annotating.quotes", "speakers.json")
