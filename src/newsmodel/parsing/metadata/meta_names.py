"""What the names of `meta` elements say that they hold. Sites share most names: each is looked at once."""

from __future__ import annotations

import re

from newsmodel._remembering import remembered

_ASKED_FOR = frozenset(
    {
        "application-name",
        "article:content_tier",
        "article:opinion",
        "article:section",
        "article:tag",
        "content-language",
        "dc.language",
        "description",
        "keywords",
        "language",
        "news_keywords",
        "og:description",
        "og:image",
        "og:image:alt",
        "og:image:width",
        "og:locale",
        "og:site_name",
        "og:title",
        "og:url",
        "twitter:data1",
        "twitter:data2",
        "twitter:description",
        "twitter:label1",
        "twitter:label2",
        "twitter:title",
    }
)
_AUTHOR = re.compile(r"(?:^|[.:_-])author(?:s|_?name)?$|^byl$|^dc(?:terms)?\.creator$|(?:^|:)written by$")
#: Also in classes and properties of `time` elements.
MODIFIED = re.compile(r"modif|updat|revis|last-?mod")
PUBLISHED = re.compile(
    r"publish|pub-?date|pub_date|issued|dateposted|posted|firstpub|publication|sailthru\.date"
)
#: These are the day of publication on most pages, but the last change or the first draft on many.
CREATED = re.compile(r"(?:^|[.:_-])(?:date|datum|created?|release)$|created$|creation|articledate")
# Dates of something else: of the page in caches, of an event.
_NO_DATE = re.compile(r"expir|valid|event|start|embargo|publisher")


@remembered(4096)
def asked_for(name: str) -> str | None:
    """Return the name of a `meta` element in small letters, None if nobody asks for what it holds."""
    name = name.lower()
    return name if name in _ASKED_FOR or names_author(name) or dates_in(name) else None


@remembered(4096)
def names_author(name: str) -> bool:
    """Tell whether a `meta` element of *name*, in small letters, holds an author's name."""
    return bool(_AUTHOR.search(name))


@remembered(4096)
def dates_in(name: str) -> frozenset[re.Pattern[str]]:
    """Return which of `MODIFIED`, `PUBLISHED` and `CREATED` a `meta` element of *name* holds."""
    if _NO_DATE.search(name):
        return frozenset()
    if MODIFIED.search(name):
        return frozenset((MODIFIED,))
    return frozenset(pattern for pattern in (PUBLISHED, CREATED) if pattern.search(name))
