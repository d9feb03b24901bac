"""One pass over a page for all the elements that metadata are read from."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain

import attrs

from newsmodel.parsing.tree import Element

_TAGS = ("html", "meta", "title", "script", "link", "time", "h1", "base")
#: More of one kind are no page's metadata but a flood.
_MOST = 2_000
_MOST_MARKS = 100
_KEYS = ("property", "name", "itemprop", "http-equiv")


@attrs.define
class Gathered:
    """The elements that metadata are read from, in document order."""

    #: contents of `meta` elements by property, name, itemprop and http-equiv, in small letters
    metas: dict[str, list[str]] = attrs.field(factory=lambda: defaultdict(list))
    scripts: list[str] = attrs.field(factory=list[str])  #: JSON-LD
    titles: list[str] = attrs.field(factory=list[str])
    times: list[Element] = attrs.field(factory=list[Element])
    headings: list[Element] = attrs.field(factory=list[Element])  #: `h1`
    canonical: str | None = None
    base: str | None = None
    language: str | None = None  #: of the root element

    def meta(self, *keys: str) -> str | None:
        """Return the first content under one of *keys*, in the order of the keys."""
        for key in keys:
            for content in self.metas.get(key, ()):
                if content.strip():
                    return content
        return None


def gather(*roots: Element) -> Gathered:
    """Return what *roots* and what is in them declare."""
    found = Gathered()
    metas = found.metas
    for count, element in enumerate(chain.from_iterable(root.iter(*_TAGS) for root in roots)):
        tag = element.tag
        if tag == "meta":
            content = element.get("content")
            if content and count < _MOST:
                for key in _KEYS:
                    if name := element.get(key):
                        metas[name.lower()].append(content)
        elif tag == "script":
            kind = element.get("type")
            if kind and "ld+json" in kind.lower() and element.text and len(found.scripts) < _MOST:
                found.scripts.append(element.text)
        elif tag == "link":
            if (element.get("rel") or "").lower() == "canonical":
                found.canonical = found.canonical or element.get("href")
        elif tag == "title":
            # Drawings have titles too.
            parent = element.getparent()
            if element.text and (parent is None or parent.tag in ("head", "body", "html")):
                found.titles.append(element.text)
        elif tag == "time":
            if len(found.times) < _MOST_MARKS:
                found.times.append(element)
        elif tag == "h1":
            if len(found.headings) < _MOST_MARKS:
                found.headings.append(element)
        elif tag == "base":
            found.base = found.base or element.get("href")
        else:
            found.language = found.language or element.get("lang") or element.get("xml:lang")
    return found
