"""What stands inside the text of an NITF document: names, times and quotes, as elements in one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from newsmodel.interop._between import links_by_block
from newsmodel.interop._xml import Element, Vocabulary, append_text
from newsmodel.model import Actor, ActorKind, Article, Block, Span

NITF = Vocabulary("http://iptc.org/std/NITF/2006-10-18/")

#: The elements of names.
NAMES = {ActorKind.PERSON: "person", ActorKind.ORGANIZATION: "org", ActorKind.PLACE: "location"}
#: These hold words and nothing else that stands in a text.
_LEAVES = frozenset((*NAMES.values(), "chron"))


@attrs.frozen
class _Mark:
    """An element around a stretch of a block's text, half-open code points."""

    start: int
    end: int
    name: str
    attribute: tuple[str, str] | None
    owner: str


class Marks:
    """What is marked in the text of an article, by block, in the order in which XML opens it.

    With *identified*, each element gets an ``id``, and `ids` holds them by what they belong to: ``"actor-1"``
    is the first of ``Article.actors``, ``"quote-1"`` the first of its quotes.
    """

    def __init__(self, article: Article, *, identified: bool) -> None:
        self._by_block: dict[int, list[_Mark]] = {}
        self._identified = identified
        self.ids: dict[str, list[str]] = {}
        for number, actor in enumerate(article.actors, 1):
            if actor.kind in NAMES:
                spans = (mention.span for mention in actor.mentions)
                self._add(spans, NAMES[actor.kind], _value_of(actor), f"actor-{number}")
        for number, time in enumerate(article.times, 1):
            self._add((time.span,), "chron", ("norm", time.value), f"time-{number}")
        for links in links_by_block(article).values():
            for link in links:
                self._add((link.span,), "a", ("href", link.url), "link")
        for number, quote in enumerate(article.quotes, 1):
            source = ("quote-source", quote.speaker.name) if quote.speaker else None
            self._add(quote.spans, "q", source, f"quote-{number}")

    def _add(self, spans: Iterable[Span], name: str, attribute: tuple[str, str] | None, owner: str) -> None:
        for span in spans:
            mark = _Mark(span.start, span.end, name, attribute, owner)
            self._by_block.setdefault(span.block, []).append(mark)

    def identify(self, element: Element, owner: str) -> None:
        """Give *element* an id of its own, if elements are to have some."""
        if self._identified:
            ids = self.ids.setdefault(owner, [])
            ids.append(f"{owner}-{len(ids) + 1}")
            element.set("id", ids[-1])

    def write(self, element: Element, number: int, block: Block) -> None:
        """Write the text of a block into *element*, with all that is marked in it."""
        marks = list(_nested(self._by_block.get(number, ())))
        open_: list[tuple[Element, int]] = [(element, len(block.text))]
        done = 0
        for mark in [*marks, None]:
            until = mark.start if mark else len(block.text)
            while len(open_) > 1 and open_[-1][1] <= until:
                parent, end = open_.pop()
                append_text(parent, block.text[done:end])
                done = end
            append_text(open_[-1][0], block.text[done:until])
            done = until
            if mark:
                given = dict([mark.attribute] if mark.attribute else [])
                child = NITF.add(open_[-1][0], mark.name, **given)
                self.identify(child, mark.owner)
                open_.append((child, mark.end))


def _value_of(actor: Actor) -> tuple[str, str] | None:
    # `location` has no attribute for the name that is meant.
    return None if actor.kind is ActorKind.PLACE else ("value", actor.name)


def _nested(marks: Sequence[_Mark]) -> Iterator[_Mark]:
    """Yield the marks that lie inside one another or apart, in the order in which they begin."""
    open_: list[_Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.name in _LEAVES)):
        while open_ and open_[-1].end <= mark.start:
            open_.pop()
        if mark.start < mark.end and not (open_ and (open_[-1].end < mark.end or open_[-1].name in _LEAVES)):
            open_.append(mark)
            yield mark
