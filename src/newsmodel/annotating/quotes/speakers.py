"""Decides who says each quote: the actor whom its signs speak for, or nobody where they leave it open."""

from __future__ import annotations

import functools
from math import exp

import attrs

from newsmodel.annotating.quotes.cutting import Paragraphs
from newsmodel.annotating.quotes.drafts import IN_MOOD, Draft
from newsmodel.annotating.quotes.reporting import is_report
from newsmodel.annotating.quotes.scene import Scene
from newsmodel.annotating.quotes.signs import Signs, SourceKind, View
from newsmodel.annotating.quotes.words import Vocabulary
from newsmodel.annotating.sentence.phrases import Part
from newsmodel.language import Language
from newsmodel.linear import LinearModel, read_model
from newsmodel.model import Actor, Article, QuoteKind

#: How likely it has to be that an actor speaks.
_SURE = 0.6


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
        self.signs: Signs = Signs(Scene(article, paragraphs, vocabulary), language)

    def decide(self, draft: Draft) -> Decision:
        """Return who says a quote."""
        view, told = self.signs.view(draft), self.signs.told
        again = draft.named is not None and draft.named in told
        # What goes on with words of nobody known has nobody either.
        actor = self._chosen(view) if not again or view.goes_on is not None else None
        if draft.pattern != IN_MOOD and draft.kind is QuoteKind.INDIRECT and not self._is_speech(view, actor):
            return Decision(is_speech=False)
        if draft.named is not None:
            if draft.pattern == IN_MOOD:
                actor = told.get(draft.named)
            told.setdefault(draft.named, actor)
        if actor is None:
            return Decision()
        self.signs.spoke.append((actor, view.sentence, draft.spans[-1].block))
        return Decision(actor, self._evidence(view, actor))

    def _chosen(self, view: View) -> Actor | None:
        """Return the candidate who is likely to speak; all of them and nobody share what is likely."""
        if view.source.kind is SourceKind.NAME and len(view.candidates) == 1:
            return view.candidates[0]
        if not view.candidates:
            return None
        model, signs = speaker_model(), self.signs
        odds = [exp(model.total(signs.of_actor(view, one))[0] / 100) for one in view.candidates]
        nobody = exp(model.total(signs.of_nobody(view))[0] / 100)
        best = max(odds)
        return view.candidates[odds.index(best)] if best >= _SURE * (sum(odds) + nobody) else None

    def _is_speech(self, view: View, speaker: Actor | None) -> bool:
        return is_report(view, self.signs.scene.paragraphs.words(view.draft.spans[0].block), speaker)

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
