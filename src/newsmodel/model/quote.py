"""What somebody said, the words that say so, and who it was."""

from __future__ import annotations

import enum

import attrs

from newsmodel.model._fields import each, is_a, maybe, member_name, shortened
from newsmodel.model.actor import Actor
from newsmodel.model.extras import NO_EXTRAS, Extras, as_extras
from newsmodel.model.span import Span


class QuoteKind(enum.Enum):
    """How much of what was said is given word for word (the kinds of PARC3 and PolNeAR)."""

    #: all of it: "We open on Friday," she said; also behind a dash, in a block quote, an interview's answer
    DIRECT = "direct"
    MIXED = "mixed"  #: a part of the sentence: she called it "a good day".
    INDIRECT = "indirect"  #: none: she said that it would open.


@attrs.frozen
class Quote:
    """Words that the article attributes to somebody: the triple source, cue, content of PARC3.

    Raises:
        ValueError: the quote has no words or no span.
    """

    #: the content without the marks; several pieces are joined by a blank
    text: str = attrs.field(validator=is_a(str), repr=shortened)
    #: the content, in reading order; several pieces if the cue interrupts it or it runs over paragraphs
    spans: tuple[Span, ...] = attrs.field(validator=each(Span), repr=False)
    #: direct, mixed or indirect
    kind: QuoteKind = attrs.field(default=QuoteKind.DIRECT, validator=is_a(QuoteKind), repr=member_name)
    #: the words that name the speaker: "she"
    source: Span | None = attrs.field(default=None, validator=maybe(Span), repr=False, kw_only=True)
    #: the words that attribute it: "said"
    cue: Span | None = attrs.field(default=None, validator=maybe(Span), repr=False, kw_only=True)
    #: who that is, if the text tells
    speaker: Actor | None = attrs.field(
        default=None, validator=maybe(Actor), repr=lambda actor: shortened(actor and actor.name), kw_only=True
    )
    #: the pattern that found it, then what gave the speaker
    evidence: tuple[str, ...] = attrs.field(default=(), validator=each(str), repr=False, kw_only=True)
    #: what users add
    extras: Extras = attrs.field(default=NO_EXTRAS, converter=as_extras, repr=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not any(map(str.isalnum, self.text)):
            raise ValueError(f"a quote has words, {shortened(self.text)} has none")
        if not self.spans:
            raise ValueError("a quote has at least one span")

    def _repr_html_(self) -> str:
        """Return what Jupyter shows: a card."""
        from newsmodel.interop.notebook import card_html

        return card_html(self)
