"""What is read: plain values without blocks."""

from __future__ import annotations

from datetime import date, datetime

import attrs

from newsmodel.model import Author, Diagnostic
from newsmodel.parsing.metadata.claims import Claims


@attrs.frozen(kw_only=True)
class DeclaredImage:
    """An image that the page's metadata names, with what they say about it."""

    url: str | None = None
    caption: str | None = None
    credit: str | None = None
    width: int | None = None  #: in pixels


@attrs.frozen(kw_only=True)
class Metadata:
    """What a page says about its article, apart from the article's own text.

    All texts are clean: no markup, runs of white space are one blank (but for `article_body`), never empty.
    """

    headline: str | None = None  #: without the site's name
    description: str | None = None  #: a summary; mostly the standfirst, sometimes the body's beginning
    #: summaries that stand in the page itself, right after the headline, and the declared ones: best first
    standfirsts: tuple[str, ...] = ()
    authors: tuple[Author, ...] = ()
    #: all names that could be theirs
    claims: Claims = attrs.field(factory=Claims, eq=False, repr=False)
    byline: str | None = None  #: as printed or declared, with all that is in it
    published: date | datetime | None = None  #: naive where no zone is given, a `date` if no time is
    modified: date | datetime | None = None  #: the same
    language: str | None = None  #: BCP 47 tag
    url: str | None = None  #: the canonical one, absolute
    base: str | None = None  #: what the page's relative addresses are relative to; absolute
    publisher: str | None = None
    section: str | None = None
    keywords: tuple[str, ...] = ()
    genre: str | None = None
    free_to_read: bool | None = None
    #: the story as JSON-LD gives it; line feeds between its paragraphs, which are mostly one
    article_body: str | None = None
    images: tuple[DeclaredImage, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
