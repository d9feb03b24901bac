"""The text of a block with its quotes, mentions and times marked in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import attrs

from newsmodel.interop._between import links_by_block
from newsmodel.interop.notebook.legend import REPORTED_CLASS
from newsmodel.interop.notebook.look import REPORTED, SAID, TIME, Hues, name_style
from newsmodel.interop.notebook.markup import Html, element, join, linked, text, why
from newsmodel.model import Actor, Article, Hyperlink, Mention, Quote, QuoteKind, Span, TimeExpression

_Marked = Quote | Mention | TimeExpression | Hyperlink
_STRENGTH = {QuoteKind.DIRECT: SAID, QuoteKind.MIXED: SAID, QuoteKind.INDIRECT: REPORTED}


@attrs.frozen
class _Mark:
    """Something that was found in a block, from *start* to *end*, half-open code points."""

    start: int
    end: int
    found: _Marked
    actor: Actor | None = None


class Marks:
    """All that was found in an article, by block."""

    def __init__(self, article: Article, hues: Hues) -> None:
        self._hues = hues
        self._by_block: defaultdict[int, list[_Mark]] = defaultdict(list)
        for quote in article.quotes:
            for span in quote.spans:
                self._add(span, quote, quote.speaker)
        for actor in article.actors:
            for mention in actor.mentions:
                self._add(mention.span, mention, actor)
        for time in article.times:
            self._add(time.span, time)
        for links in links_by_block(article).values():
            for link in links:
                self._add(link.span, link)

    def _add(self, span: Span, found: _Marked, actor: Actor | None = None) -> None:
        self._by_block[span.block].append(_Mark(span.start, span.end, found, actor))

    def shown(self, number: int, words: str) -> Html:
        """Return *words*, the text of the block of that number, with what was found marked in it."""
        marks = sorted(self._by_block.get(number, ()), key=lambda mark: mark.start)
        cuts = sorted({0, len(words), *(mark.start for mark in marks), *(mark.end for mark in marks)})
        pieces: list[Html] = []
        # What begins last is the innermost: a quote inside a quote has its own speaker.
        around: dict[type, list[_Mark]] = {kind: [] for kind in (Quote, Mention, TimeExpression, Hyperlink)}
        coming = 0
        for start, end in pairwise(cuts):
            while coming < len(marks) and marks[coming].start == start:
                around[type(marks[coming].found)].append(marks[coming])
                coming += 1
            for open_ in around.values():
                while open_ and open_[-1].end <= start:
                    open_.pop()
            innermost = [open_[-1] for open_ in around.values() if open_]
            pieces.append(self._piece(text(words[start:end]), innermost))
        return join(pieces)

    def _piece(self, words: Html, around: Sequence[_Mark]) -> Html:
        """Return a stretch of text that the marks *around* it, one of a kind, cover from end to end."""
        if not around:
            return words
        if isinstance(link := around[-1].found, Hyperlink):
            inside = self._piece(words, around[:-1])
            return linked(inside, link.url)
        quotes = (mark.found for mark in around if isinstance(mark.found, Quote))
        is_reported = any(quote.kind is QuoteKind.INDIRECT for quote in quotes)
        return element(
            "span",
            words,
            name_of_class=REPORTED_CLASS if is_reported else "",
            style=";".join(map(self._style, around)),
            title="\n".join(title for title in map(_title, around) if title and text(title) != words),
        )

    def _style(self, mark: _Mark) -> str:
        match mark.found:
            case Quote(kind=kind):
                return f"background:{self._hues.tint(mark.actor, _STRENGTH[kind])};border-radius:2px"
            case Mention():
                return name_style(mark.actor.kind) if mark.actor else ""
            case TimeExpression():
                return TIME
            case Hyperlink():
                return ""


def _title(mark: _Mark) -> str:
    match mark.found:
        case Quote(kind=kind, evidence=evidence):
            who = mark.actor.name if mark.actor else "somebody"
            return f"{kind.value} quote: {who}{why(evidence)}"
        case Mention():
            return ", ".join((mark.actor.name, *mark.actor.roles[:2])) if mark.actor else ""
        case TimeExpression(value=value):
            return value
        case Hyperlink(url=url):
            return url
