"""The article: its blocks, what is known about it, and what was found in its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

import attrs
from attrs import validators

from newsmodel.model._fields import each, is_text, maybe
from newsmodel.model.actor import Actor, ActorKind, Mention, Place
from newsmodel.model.blocks import (
    Aside,
    Block,
    Boilerplate,
    Caption,
    Headline,
    Paragraph,
    Standfirst,
    Subheading,
)
from newsmodel.model.diagnostic import Diagnostic
from newsmodel.model.event import Event
from newsmodel.model.quote import Quote
from newsmodel.model.span import Span
from newsmodel.model.time import TimeExpression

#: Between the blocks of ``Article.text``.
_BLANK_LINE = "\n\n"


@attrs.frozen
class Author:
    """Somebody who wrote the article; desks and agencies count, as the byline prints them."""

    name: str = attrs.field(validator=is_text)
    url: str | None = attrs.field(default=None, validator=maybe(str), kw_only=True)


@attrs.frozen
class Dateline:
    """Where and when the story was filed: "ATHENS (AP) —". Its words stay in their paragraph."""

    span: Span = attrs.field(validator=validators.instance_of(Span))
    place: Place | None = attrs.field(default=None, validator=maybe(Place), kw_only=True)
    agency: str | None = attrs.field(default=None, validator=maybe(str), kw_only=True)
    date: TimeExpression | None = attrs.field(default=None, validator=maybe(TimeExpression), kw_only=True)


@attrs.frozen(kw_only=True, repr=False)
class Article:
    """A news article: a sequence of typed blocks and annotations that point into them.

    Build one by hand, or with `newsmodel.parse_text`; change one with `attrs.evolve`. Articles are compared
    by value, hashable and picklable.

    Raises:
        ValueError: a span of an annotation lies outside its block, a quote's text is not the text of its
            spans, two actors share an id, or an annotation names an actor that the article does not list.
    """

    blocks: tuple[Block, ...] = attrs.field(default=(), validator=each(Block))

    # The metadata's; a block that prints them wins, see the properties of the same names.
    _headline: str | None = attrs.field(default=None, validator=maybe(str))
    _standfirst: str | None = attrs.field(default=None, validator=maybe(str))

    authors: tuple[Author, ...] = attrs.field(default=(), validator=each(Author))
    dateline: Dateline | None = attrs.field(default=None, validator=maybe(Dateline))
    #: with the zone as given, naive where none is; a `date` if only the day is known
    published: datetime | date | None = attrs.field(default=None, validator=maybe(date))
    modified: datetime | date | None = attrs.field(default=None, validator=maybe(date))
    #: BCP 47 tag: "en", "de-AT"
    language: str | None = attrs.field(default=None, validator=maybe(str))
    url: str | None = attrs.field(default=None, validator=maybe(str))
    publisher: str | None = attrs.field(default=None, validator=maybe(str))
    section: str | None = attrs.field(default=None, validator=maybe(str))
    keywords: tuple[str, ...] = attrs.field(default=(), validator=each(str))
    #: "news", "opinion", "live blog" …
    genre: str | None = attrs.field(default=None, validator=maybe(str))
    free_to_read: bool | None = attrs.field(default=None, validator=maybe(bool))
    #: what a caller should know about the parse
    diagnostics: tuple[Diagnostic, ...] = attrs.field(default=(), validator=each(Diagnostic))

    #: in reading order, one span a sentence
    sentences: tuple[Span, ...] = attrs.field(default=(), validator=each(Span))
    times: tuple[TimeExpression, ...] = attrs.field(default=(), validator=each(TimeExpression))
    #: in the order of their first mention
    actors: tuple[Actor, ...] = attrs.field(default=(), validator=each(Actor))
    quotes: tuple[Quote, ...] = attrs.field(default=(), validator=each(Quote))
    events: tuple[Event, ...] = attrs.field(default=(), validator=each(Event))

    def __attrs_post_init__(self) -> None:
        self._check_spans()
        self._check_actors()

    # --- the text -----------------------------------------------------------------------------------------

    @property
    def headline(self) -> str | None:
        """The headline that the page prints or, where it prints none, the metadata's."""
        return self._first_text(Headline) or self._headline

    @property
    def standfirst(self) -> str | None:
        """The standfirst that the page prints or, where it prints none, the metadata's."""
        return self._first_text(Standfirst) or self._standfirst

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks of the story itself, of all kinds, in order."""
        return tuple(block for block in self.blocks if block.in_body)

    @property
    def text(self) -> str:
        """The texts of the body's blocks, a blank line between two."""
        return _BLANK_LINE.join(block.text for block in self.body)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the body."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def subheadings(self) -> tuple[Subheading, ...]:
        """The headings inside the body."""
        return tuple(block for block in self.blocks if isinstance(block, Subheading))

    @property
    def captions(self) -> tuple[Caption, ...]:
        """The captions, wherever they stand."""
        return tuple(block for block in self.blocks if isinstance(block, Caption))

    @property
    def asides(self) -> tuple[Aside, ...]:
        """The newsroom's own text beside the story."""
        return tuple(block for block in self.blocks if isinstance(block, Aside))

    @property
    def boilerplate(self) -> tuple[Boilerplate, ...]:
        """The lines that belong to the site."""
        return tuple(block for block in self.blocks if isinstance(block, Boilerplate))

    def __getitem__(self, span: Span) -> str:
        """Return the text at *span*."""
        if not isinstance(span, Span):
            raise TypeError(f"an article is indexed by a Span, not by {type(span).__name__}")
        return self.blocks[span.block].text[span.start : span.end]

    def text_range(self, span: Span) -> tuple[int, int] | None:
        """Return where *span* stands in `text`, as half-open code-point offsets; None outside the body."""
        if not self.blocks[span.block].in_body:
            return None
        before = [block for block in self.blocks[: span.block] if block.in_body]
        offset = sum(len(block.text) for block in before) + len(_BLANK_LINE) * len(before)
        return offset + span.start, offset + span.end

    # --- questions ----------------------------------------------------------------------------------------

    def actor(self, name: str) -> Actor | None:
        """Return the actor whom *name* means in this article, None if it means nobody.

        Letter case does not matter. A full name, an alias or an id comes before the last word of a name
        ("Lavrov"); among several the one mentioned first is taken.
        """
        wanted = name.casefold()
        for forms in (_full_forms, _last_words):
            for actor in self.actors:
                if wanted in (form.casefold() for form in forms(actor)):
                    return actor
        return None

    def mentions_of(self, actor: Actor | str) -> tuple[Mention, ...]:
        """Return the mentions of *actor*, in reading order."""
        found = self._resolve(actor)
        return found.mentions if found else ()

    def quotes_by(self, actor: Actor | str) -> tuple[Quote, ...]:
        """Return the quotes of which *actor* is the speaker, in reading order."""
        found = self._resolve(actor)
        return tuple(
            quote for quote in self.quotes if found and quote.speaker and quote.speaker.id == found.id
        )

    def events_on(self, day: date) -> tuple[Event, ...]:
        """Return the events whose time includes *day*, at least in part."""
        first = datetime.combine(day, time())
        last = first + timedelta(days=1)
        return tuple(
            event
            for event in self.events
            if event.time
            and event.time.start
            and event.time.end
            and event.time.start < last
            and event.time.end > first
        )

    def timeline(self) -> tuple[Event, ...]:
        """Return the events that have a time on the calendar, earliest first."""
        dated = [(event.time.start, event) for event in self.events if event.time and event.time.start]
        return tuple(event for _, event in sorted(dated, key=lambda pair: pair[0]))

    def _resolve(self, actor: Actor | str) -> Actor | None:
        if isinstance(actor, str):
            return self.actor(actor)
        return next((known for known in self.actors if known.id == actor.id), None)

    def _first_text(self, kind: type[Block]) -> str | None:
        return next((block.text for block in self.blocks if isinstance(block, kind)), None)

    # --- what can't be ------------------------------------------------------------------------------------

    def _check_spans(self) -> None:
        lengths = [len(block.text) for block in self.blocks]
        for owner, span in self._spans():
            if span.block >= len(lengths) or span.end > lengths[span.block]:
                raise ValueError(f"{owner}: {span} lies outside the blocks of the article")
        for quote in self.quotes:
            if quote.text != " ".join(self[span] for span in quote.spans):
                raise ValueError(f"the text of {quote!r} is not the text at its spans")

    def _spans(self) -> Iterator[tuple[str, Span]]:
        """Yield every span of every annotation, with the name of what holds it."""
        yield from (("sentences", span) for span in self.sentences)
        yield from (("times", expression.span) for expression in self.times)
        for actor in self.actors:
            yield from (("actors", mention.span) for mention in actor.mentions)
        for quote in self.quotes:
            yield from (("quotes", span) for span in quote.spans)
            yield from (("quotes", span) for span in (quote.source, quote.cue) if span)
        for event in self.events:
            yield "events", event.span
            yield from (("events", span) for span in _when_and_where(event.time, event.place))
        for caption in self.captions:
            yield from (("captions", span) for span in _when_and_where(caption.time, caption.place))
        if self.dateline:
            yield "dateline", self.dateline.span
            yield from (
                ("dateline", span) for span in _when_and_where(self.dateline.date, self.dateline.place)
            )

    def _check_actors(self) -> None:
        known = {actor.id: actor for actor in self.actors}
        if len(known) < len(self.actors):
            raise ValueError("two actors of the article share an id")
        for owner, actor in self._references():
            if known.get(actor.id) != actor:
                raise ValueError(f"{owner}: {actor!r} is not among the actors of the article")

    def _references(self) -> Iterator[tuple[str, Actor]]:
        """Yield every actor that an annotation refers to, with the name of what refers."""
        places: Iterable[tuple[str, Place | None]] = (
            *(("events", event.place) for event in self.events),
            *(("captions", caption.place) for caption in self.captions),
            ("dateline", self.dateline.place if self.dateline else None),
        )
        yield from ((owner, place.actor) for owner, place in places if place and place.actor)
        yield from (("quotes", quote.speaker) for quote in self.quotes if quote.speaker)
        yield from (("events", who.actor) for event in self.events for who in event.participants)
        yield from (("captions", who.actor) for caption in self.captions for who in caption.depicts)

    def __repr__(self) -> str:
        counts = (
            (len(self.body), "body blocks"),
            (len(self.captions), "captions"),
            (len(self.quotes), "quotes"),
            (len(self.actors), "actors"),
            (len(self.events), "events"),
        )
        headline = self.headline or "without headline"
        shown = headline if len(headline) <= 80 else headline[:79] + "…"
        return f"<Article {shown!r}: {', '.join(f'{count} {name}' for count, name in counts)}>"


def _full_forms(actor: Actor) -> tuple[str, ...]:
    return (actor.id, actor.name, *actor.aliases)


def _last_words(actor: Actor) -> tuple[str, ...]:
    # Only a person goes by the last word of a name: "Council" is not the Security Council.
    return (actor.name.split()[-1],) if actor.kind is ActorKind.PERSON else ()


def _when_and_where(when: TimeExpression | None, where: Place | None) -> Iterator[Span]:
    if when:
        yield when.span
    if where and where.span:
        yield where.span
