"""Strategies for blocks and for whole articles."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from newsmodel.model import (
    Actor,
    Article,
    Aside,
    Block,
    BlockQuote,
    Boilerplate,
    BoilerplateKind,
    Byline,
    Caption,
    Credit,
    Depiction,
    Diagnostic,
    Embed,
    Headline,
    Hyperlink,
    Image,
    Kicker,
    ListItem,
    Media,
    MediaKind,
    Paragraph,
    Position,
    Standfirst,
    Subheading,
    TableRow,
    Timestamp,
)
from newsmodel.strategies._annotations import (
    actors,
    authors,
    datelines,
    days_or_moments,
    events,
    has_words,
    places,
    quotes,
    spans,
    time_expressions,
)
from newsmodel.strategies._texts import block_texts, evidence, extras, few, maybe, names

#: Kinds of block that have no attributes of their own.
_PLAIN_KINDS: tuple[type[Block], ...] = (
    *(Kicker, Headline, Standfirst, Byline, Timestamp, Aside),
    *(Paragraph, Subheading, ListItem, BlockQuote, TableRow),
)


@st.composite
def captions(
    draw: DrawFn,
    text: SearchStrategy[str] | None = None,
    blocks: Sequence[Block] | None = None,
    actors: Sequence[Actor] = (),
) -> Caption:
    """Generate captions that show some of *actors* and whose time and place stand in *blocks*."""
    return _annotated(draw, draw(_bare_captions(text or block_texts())), blocks, actors)


def _bare_captions(text: SearchStrategy[str]) -> SearchStrategy[Caption]:
    """Generate captions that show nobody and have no time or place."""
    credit = st.builds(Credit, block_texts(), names=few(names(), 2), agencies=few(names(), 1))
    details: dict[str, SearchStrategy[Any]] = {
        "image_url": maybe(st.just("https://example.org/picture.jpg")),
        "alt": st.none() | st.just("") | names(),
        "illustrative": st.booleans(),
        "occurrences": st.integers(1, 3),
        "evidence": evidence(),
        "extras": extras(),
    }
    with_text = st.builds(Caption, text.filter(str.strip), credit=maybe(credit), **details)
    return with_text | with_text | st.builds(Caption, st.just(""), credit=credit, **details)


def _annotated(
    draw: DrawFn, caption: Caption, blocks: Sequence[Block] | None, actors: Sequence[Actor]
) -> Caption:
    depicted = draw(st.lists(st.sampled_from(actors), max_size=3)) if actors else []
    return attrs.evolve(
        caption,
        depicts=tuple(Depiction(actor, draw(maybe(st.sampled_from(Position)))) for actor in depicted),
        time=draw(maybe(time_expressions(blocks))),
        place=draw(maybe(places(blocks, actors))),
    )


@cache
def blocks() -> SearchStrategy[Block]:
    """Generate blocks of every kind; their captions show nobody and have no time or place.

    `captions` gives richer ones; what their spans point at only an article knows.
    """
    text = block_texts()
    common: dict[str, Any] = {
        "evidence": evidence(),
        "path": maybe(st.just("/html/body/p[1]")),
        "extras": extras(),
    }
    plain = st.one_of([st.builds(kind, text, **common) for kind in _PLAIN_KINDS])
    embed = st.builds(Embed, text, author=maybe(names()), url=maybe(st.just("https://example.org/1")))
    boilerplate = st.builds(Boilerplate, text, kind=st.sampled_from(BoilerplateKind), **common)
    return plain | plain | embed | boilerplate | _bare_captions(text)


@cache
def _metadata() -> SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {},
        optional={
            "headline": names(),
            "standfirst": names(),
            "authors": few(authors(), 2),
            "published": days_or_moments(),
            "modified": days_or_moments(),
            "language": st.sampled_from(["en", "de-AT", "tlh"]),
            "url": st.just("https://example.org/article"),
            "source_url": st.just("https://www.example.org/article?a=1"),
            "publisher": names(),
            "section": names(),
            "keywords": few(names(), 2),
            "genre": st.sampled_from(["news", "opinion", "live blog"]),
            "free_to_read": st.booleans(),
            "diagnostics": few(st.sampled_from(Diagnostic), 2),
            "extras": extras(),
        },
    )


_ADDRESSES = st.sampled_from(
    ["https://example.org/1", "http://example.org/a_(b)?c=1&d=[2]", "picture.jpg", "//example.org/ü"]
)


@cache
def _media(blocks: int) -> SearchStrategy[Media]:
    kinds, title = st.sampled_from(MediaKind), maybe(names())
    return st.builds(Media, _ADDRESSES, kinds, title=title, at=st.integers(0, blocks))


def _links(blocks: Sequence[Block]) -> SearchStrategy[Hyperlink]:
    return st.builds(Hyperlink, spans(blocks), _ADDRESSES)


@st.composite
def _images(draw: DrawFn, blocks: Sequence[Block]) -> tuple[Image, ...]:
    """Generate pictures with captions of *blocks* and without; one of them may be the lead."""
    captioned: list[int | None] = [n for n, block in enumerate(blocks) if isinstance(block, Caption)]
    image = st.builds(
        Image,
        _ADDRESSES,
        alt=maybe(names()),
        width=maybe(st.integers(1, 5000)),
        at=maybe(st.integers(0, len(blocks))),
        block=st.sampled_from([None, *captioned]),
    )
    drawn = draw(st.lists(image, max_size=3))
    has_lead = draw(st.booleans())
    return tuple(attrs.evolve(one, lead=has_lead and number == 0) for number, one in enumerate(drawn))


@st.composite
def articles(draw: DrawFn, max_blocks: int = 6) -> Article:
    """Generate articles with up to *max_blocks* blocks, whose annotations fit them; some are empty."""
    drawn = draw(st.lists(blocks(), max_size=max_blocks))
    annotations: dict[str, Any] = {}
    if drawn:
        cast = draw(st.lists(actors(drawn), max_size=3, unique_by=lambda actor: actor.id))
        for index, block in enumerate(drawn):
            if isinstance(block, Caption):
                drawn[index] = _annotated(draw, block, drawn, cast)
        told = draw(st.lists(events(drawn, cast), max_size=3))
        has_main = draw(st.booleans())
        told = [attrs.evolve(event, main=has_main and event is told[0]) for event in told]
        wordy = any(has_words(block.text) for block in drawn)
        annotations = {
            "sentences": tuple(sorted(draw(few(spans(drawn), 4)))),
            "times": draw(few(time_expressions(drawn))),
            "actors": tuple(cast),
            "quotes": draw(few(quotes(drawn, cast))) if wordy else (),
            "events": tuple(told),
            "dateline": draw(maybe(datelines(drawn, cast))),
            "links": tuple(sorted(draw(few(_links(drawn))), key=lambda link: link.span)),
        }
    annotations |= {"images": draw(_images(drawn)), "media": draw(few(_media(len(drawn)), 2))}
    return Article(blocks=tuple(drawn), **draw(_metadata()), **annotations)
