"""The article: its blocks, what is known about it, and what was found in its text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Literal, cast

import attrs

from newsmodel.model._comparing import by_ids
from newsmodel.model._consistency import check_consistency
from newsmodel.model._fields import each, is_a, is_text, maybe, plain_day_or_moment, shortened
from newsmodel.model._replacing import merged, replaced
from newsmodel.model._shown import Shown, shown
from newsmodel.model.actor import Actor, ActorKind, Mention, Place
from newsmodel.model.agency import Agency, as_agency
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
from newsmodel.model.event import DatedEvent, Event
from newsmodel.model.extras import NO_EXTRAS, Extras, as_extras
from newsmodel.model.media import Hyperlink, Image, Media, without_captions
from newsmodel.model.quote import Quote, QuoteKind
from newsmodel.model.span import Span
from newsmodel.model.time import TimeExpression

#: Between the blocks of ``Article.text``.
_BLANK_LINE = "\n\n"

#: How long a time can be that is as exact as that.
_LONGEST = {
    "day": timedelta(days=1),
    "month": timedelta(days=31),
    "year": timedelta(days=366),
    None: timedelta.max,
}

#: The longest end of a person's name that `Article.actor` knows them by: "de la Rosa y Montes".
_SURNAME_WORDS = 5


@attrs.frozen
class Author:
    """Somebody who wrote the article; desks and agencies count, as the byline prints them."""

    #: of a person or a newsroom
    name: str = attrs.field(validator=is_text, repr=shortened)
    #: of their own page; None if there is no link
    url: str | None = attrs.field(default=None, validator=maybe(str), repr=shortened, kw_only=True)


@attrs.frozen
class Dateline:
    """Where and when the story was filed: "ATHENS (AP) —". Its words stay in their paragraph."""

    #: where it stands
    span: Span = attrs.field(validator=is_a(Span))
    #: None if it names only an agency or a day
    place: Place | None = attrs.field(default=None, validator=maybe(Place), kw_only=True)
    #: as printed: "AP"
    agency: Agency | None = attrs.field(
        default=None, converter=as_agency, validator=maybe(str), repr=shortened, kw_only=True
    )
    #: None if it prints none
    date: TimeExpression | None = attrs.field(
        default=None,
        validator=maybe(TimeExpression),
        repr=lambda date: shortened(date and date.value),
        kw_only=True,
    )


# One for each kind: checkers read the type of an argument off its converter, and take no generic one.


def _shown_actors(members: tuple[Actor, ...]) -> tuple[Actor, ...]:
    return shown(members)


def _shown_quotes(members: tuple[Quote, ...]) -> tuple[Quote, ...]:
    return shown(members)


def _shown_events(members: tuple[Event, ...]) -> tuple[Event, ...]:
    return shown(members)


@attrs.frozen(kw_only=True, repr=False)
class Article:
    """A news article: a sequence of typed blocks and annotations that point into them.

    Build one by hand, or with `newsmodel.parse_text`; change one with `attrs.evolve`. Articles are compared
    by value, hashable and picklable.

    Raises:
        ValueError: a span of an annotation lies outside its block, a quote's text is not the text at its
            spans (joined by a blank), two actors share an id, an annotation refers to an actor that is not
            equal to one that the article lists, two events are the main one or two pictures the lead, or a
            picture's caption is none.
    """

    #: the text in pieces, in reading order
    blocks: tuple[Block, ...] = attrs.field(default=(), validator=each(Block), eq=by_ids)

    # The metadata's; how they go with the blocks that print them, the properties of the same names say.
    # The aliases are those that attrs gives by itself; type checkers other than mypy must be told.
    _headline: str | None = attrs.field(default=None, validator=maybe(str), alias="headline")
    _standfirst: str | None = attrs.field(default=None, validator=maybe(str), alias="standfirst")

    #: whom the byline or the metadata name
    authors: tuple[Author, ...] = attrs.field(default=(), validator=each(Author))
    #: where the story was filed; None if it says nothing of it
    dateline: Dateline | None = attrs.field(default=None, validator=maybe(Dateline))
    #: with the zone as a fixed offset, naive where none is given; a `date` if only the day is known
    published: datetime | date | None = attrs.field(
        default=None, converter=plain_day_or_moment, validator=maybe(date)
    )
    #: the same
    modified: datetime | date | None = attrs.field(
        default=None, converter=plain_day_or_moment, validator=maybe(date)
    )
    #: BCP 47 tag: "en", "de-AT"
    language: str | None = attrs.field(default=None, validator=maybe(str))
    #: as the page declares it, which may claim any host; else `source_url`
    url: str | None = attrs.field(default=None, validator=maybe(str))
    #: where it came from, as the caller said
    source_url: str | None = attrs.field(default=None, validator=maybe(str))
    #: the name of the newspaper or site
    publisher: str | None = attrs.field(default=None, validator=maybe(str))
    #: of the newspaper or site: "Sport"
    section: str | None = attrs.field(default=None, validator=maybe(str))
    #: those that the page declares
    keywords: tuple[str, ...] = attrs.field(default=(), validator=each(str))
    #: "news", "opinion", "live blog" …
    genre: str | None = attrs.field(default=None, validator=maybe(str))
    #: whether all may read it; None if the page does not tell
    free_to_read: bool | None = attrs.field(default=None, validator=maybe(bool))
    #: what a caller should know about the parse
    diagnostics: tuple[Diagnostic, ...] = attrs.field(default=(), validator=each(Diagnostic))

    #: in reading order, one span a sentence
    sentences: tuple[Span, ...] = attrs.field(default=(), validator=each(Span))
    #: what the story says of times, in reading order
    times: tuple[TimeExpression, ...] = attrs.field(default=(), validator=each(TimeExpression))
    #: in the order of their first mention
    actors: tuple[Actor, ...] = attrs.field(default=(), converter=_shown_actors, validator=each(Actor))
    #: what was said and by whom, in reading order
    quotes: tuple[Quote, ...] = attrs.field(
        default=(), converter=_shown_quotes, validator=each(Quote), eq=by_ids
    )
    #: what happened, in reading order
    events: tuple[Event, ...] = attrs.field(
        default=(), converter=_shown_events, validator=each(Event), eq=by_ids
    )

    # Without their captions, which the property of the same name gives them.
    _images: tuple[Image, ...] = attrs.field(
        default=(), converter=without_captions, validator=each(Image), alias="images"
    )
    #: from words of the body, the standfirst, captions and asides, in reading order; nothing that is no page
    #: of the web, and no place on the same page
    links: tuple[Hyperlink, ...] = attrs.field(default=(), validator=each(Hyperlink))
    #: films, sound and frames of the story, in reading order
    media: tuple[Media, ...] = attrs.field(default=(), validator=each(Media))

    #: what users add
    extras: Extras = attrs.field(default=NO_EXTRAS, converter=as_extras)

    def __attrs_post_init__(self) -> None:
        check_consistency(self, self._images)

    # --- when it was published ---------------------------------------------------------------------------

    @property
    def day(self) -> date | None:
        """The day of `published`, in the zone that is given with it; None where nothing is known of it.

        Of all articles these are of one type, so they can be compared and sorted, which moments with a zone,
        moments without one and bare days can't.

        .. versionadded:: 0.2
        """
        published = self.published
        return published.date() if isinstance(published, datetime) else published

    # --- the text -----------------------------------------------------------------------------------------

    @property
    def headline(self) -> str | None:
        """The headline that the metadata declare or, where there are none, the one that is printed.

        Where the two differ, the declared one is the newsroom's own for the article; pages print kickers into
        the headline, or another wording on top of a live blog. The printed one is a `Headline` block.
        """
        return self._headline or self._first_text(Headline)

    @property
    def standfirst(self) -> str | None:
        """The standfirst that is printed, several blocks of it joined by a blank, else the metadata's."""
        printed = " ".join(block.text for block in self.blocks if isinstance(block, Standfirst))
        return printed or self._standfirst

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
        return Shown(block for block in self.blocks if isinstance(block, Caption))

    @property
    def images(self) -> tuple[Image, ...]:
        """The story's pictures in reading order, each once and with its caption, those without one too.

        What the page's head alone names comes first.

        .. versionadded:: 0.2
        """
        blocks = self.blocks
        return tuple(
            image if image.block is None else image.with_caption(cast("Caption", blocks[image.block]))
            for image in self._images
        )

    @property
    def lead_image(self) -> Image | None:
        """The story's main picture; None if it has none, or the page does not tell.

        .. versionadded:: 0.2
        """
        return next((image for image in self.images if image.lead), None)

    @property
    def asides(self) -> tuple[Aside, ...]:
        """The newsroom's own text beside the story."""
        return Shown(block for block in self.blocks if isinstance(block, Aside))

    @property
    def boilerplate(self) -> tuple[Boilerplate, ...]:
        """The lines that belong to the site."""
        return Shown(block for block in self.blocks if isinstance(block, Boilerplate))

    def __getitem__(self, span: Span) -> str:
        """Return the text at *span*.

        Raises:
            IndexError: the span lies outside the article's blocks.
        """
        if not isinstance(span, Span):
            raise TypeError(f"an article is indexed by a Span, not by {type(span).__name__}")
        text = self._block_of(span).text
        if span.end > len(text):
            raise IndexError(f"{span} lies outside its block")
        return text[span.start : span.end]

    def text_range(self, span: Span) -> tuple[int, int] | None:
        """Return where *span* stands in `text`, as half-open code-point offsets; None outside the body.

        Raises:
            IndexError: the span lies outside the article's blocks.
        """
        if not isinstance(span, Span):
            raise TypeError(f"text_range is asked for a Span, not for {type(span).__name__}")
        if span.end > len(self._block_of(span).text):
            raise IndexError(f"{span} lies outside its block")
        offset = self._offsets[span.block]
        return None if offset is None else (offset + span.start, offset + span.end)

    @cached_property
    def _offsets(self) -> tuple[int | None, ...]:
        """Where each block starts in `text`, None for those outside the body."""
        offsets: list[int | None] = []
        position = 0
        for block in self.blocks:
            offsets.append(position if block.in_body else None)
            if block.in_body:
                position += len(block.text) + len(_BLANK_LINE)
        return tuple(offsets)

    # --- questions ----------------------------------------------------------------------------------------

    def actor(self, name: str) -> Actor | None:
        """Return the actor whom *name* means in this article, None if it means nobody.

        Letter case does not matter. A full name, an alias or an id comes before the last words of a
        person's name ("Winter"); among several the one mentioned first is taken.
        """
        if not isinstance(name, str):
            raise TypeError(f"an actor is asked for by a name, a str, not by {type(name).__name__}")
        return self._actors_by_name.get(name.casefold())

    @cached_property
    def _actors_by_name(self) -> dict[str, Actor]:
        names: dict[str, Actor] = {}
        for forms in (_full_forms, _last_words):
            for actor in self.actors:
                for form in forms(actor):
                    names.setdefault(form.casefold(), actor)
        return names

    def mentions_of(self, actor: Actor | str) -> tuple[Mention, ...]:
        """Return the mentions of *actor*, given as such or by name, in reading order."""
        found = self._resolve(actor)
        return found.mentions if found else ()

    def quotes_by(self, actor: Actor | str) -> tuple[Quote, ...]:
        """Return the quotes of which *actor*, given as such or by name, is the speaker, in reading order."""
        found = self._resolve(actor)
        if found is None:
            return Shown()
        return Shown(quote for quote in self.quotes if quote.speaker and quote.speaker.id == found.id)

    def words_by_speaker(self) -> dict[Actor, int]:
        """Return how many words between marks each speaker has, whoever has most first.

        Counted are direct and mixed quotes: the words of a reported one are the article's own. Where two have
        as many, who speaks first comes first. Quotes whose speaker nobody knows are left out.

        .. versionadded:: 0.1
        """
        words: dict[str, int] = {}
        speakers: dict[str, Actor] = {}
        for quote in self.quotes:
            if quote.speaker is not None and quote.kind is not QuoteKind.INDIRECT:
                speakers.setdefault(quote.speaker.id, quote.speaker)
                spoken = sum(any(map(str.isalnum, word)) for word in quote.text.split())
                words[quote.speaker.id] = words.get(quote.speaker.id, 0) + spoken
        ranked = sorted(words.items(), key=lambda entry: -entry[1])
        return {speakers[key]: count for key, count in ranked}

    def events_on(
        self, day: date | str, *, precision: Literal["day", "month", "year"] | None = None
    ) -> tuple[DatedEvent, ...]:
        """Return the events whose time includes *day*, at least in part.

        Args:
            day: a date, or one in ISO 8601 notation: "2024-03-14".
            precision: leaves out times that are longer than this: with "day" what happened "in March" is of
                no day of March, with "month" what happened "in 2024" is of none of 2024.

        Raises:
            ValueError: *day* is no date in that notation, or *precision* no such word.

        .. versionchanged:: 0.2
           A day may be a str, and *precision* is new.
        """
        if precision not in _LONGEST:
            raise ValueError(f"a precision is 'day', 'month', 'year' or None, not {precision!r}")
        if isinstance(day, str):
            day = date.fromisoformat(day)
        first = datetime.combine(day, time())
        return Shown(
            event
            for start, end, event in self._dated_events()
            if start.date() <= first.date() and end > first and end - start <= _LONGEST[precision]
        )

    def timeline(self) -> tuple[DatedEvent, ...]:
        """Return the events that have a time on the calendar, earliest first."""
        dated = sorted(self._dated_events(), key=lambda entry: entry[0])
        return Shown(event for _, _, event in dated)

    # --- other actors -------------------------------------------------------------------------------------

    def replace_actor(self, old: Actor | str, new: Actor) -> Article:
        """Return the article with *new* in the place of *old*, an actor of it given as such or by name.

        All that refers to the old one refers to the new one: quotes, events, captions, places, the dateline.

        Raises:
            ValueError: the article has no actor *old*, another of its actors has the id of *new*, or *new* is
                mentioned outside the blocks.

        .. versionadded:: 0.2
        """
        if not isinstance(new, Actor):
            raise TypeError(f"an actor is replaced by an Actor, not by {type(new).__name__}")
        former = self._own(old)
        if any(actor.id == new.id != former.id for actor in self.actors):
            raise ValueError(f"another actor of the article has the id {shortened(new.id)}")
        return replaced(self, {former.id: new})

    def merge_actors(self, kept: Actor | str, *others: Actor | str) -> Article:
        """Return the article with *kept* and the *others*, given as such or by name, as one actor.

        It has the name, the kind and the id of *kept*; the names of the others are its aliases; mentions,
        roles, evidence and extras of all are its own (of two extras with one key, that of the one which is
        given first), and all that refers to the others refers to it.

        Raises:
            ValueError: the article has no such actor.

        .. versionadded:: 0.2
        """
        first = self._own(kept)
        rest = {actor.id: actor for actor in map(self._own, others) if actor.id != first.id}
        one = merged(first, tuple(rest.values()))
        return replaced(self, dict.fromkeys((first.id, *rest), one))

    def _own(self, actor: Actor | str) -> Actor:
        found = self._resolve(actor)
        if found is None:
            name = actor.name if isinstance(actor, Actor) else actor
            raise ValueError(f"the article has no actor {shortened(name)}")
        return found

    def _dated_events(self) -> Iterator[tuple[datetime, datetime, DatedEvent]]:
        for event in self.events:
            if event.time and event.time.start and event.time.end:
                yield event.time.start, event.time.end, cast("DatedEvent", event)

    def _resolve(self, actor: Actor | str) -> Actor | None:
        if not isinstance(actor, Actor):
            return self.actor(actor)
        return next((known for known in self.actors if known.id == actor.id), None)

    def _block_of(self, span: Span) -> Block:
        if span.block >= len(self.blocks):
            raise IndexError(f"{span} lies outside the article, which has {len(self.blocks)} blocks")
        return self.blocks[span.block]

    def _first_text(self, kind: type[Block]) -> str | None:
        return next((block.text for block in self.blocks if isinstance(block, kind)), None)

    def _repr_html_(self) -> str:
        """Return what Jupyter shows: the article as it reads, with all that was found in it."""
        # The one arrow that points outwards: a notebook asks the value itself.
        from newsmodel.interop.notebook import article_html

        return article_html(self)

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


def _last_words(actor: Actor) -> Iterator[str]:
    """Yield the ends of a person's name: "van der Berg", "der Berg", "Berg" of "Jan van der Berg"."""
    # Only a person goes by the last words of a name: "Council" is not the Security Council.
    if actor.kind is ActorKind.PERSON:
        words = actor.name.split()[-_SURNAME_WORDS - 1 :]
        for start in range(1, len(words)):
            yield " ".join(words[start:])
