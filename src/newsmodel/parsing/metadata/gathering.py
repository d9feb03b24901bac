"""One pass over a page for all the elements that metadata are read from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

import attrs

from newsmodel.parsing.metadata.meta_names import asked_for, names_author
from newsmodel.parsing.tree import Element, Skim, skim_of

_TAGS = ("meta", "title", "link", "time", "base")
#: More of one kind are no page's metadata but a flood.
_MOST = 2_000
_MOST_MARKS = 100
_KEYS = frozenset({"property", "name", "itemprop", "http-equiv"})


@attrs.define
class Gathered:
    """The elements that metadata are read from, in document order."""

    #: contents of those `meta` elements that are asked for, by property, name, itemprop and http-equiv, in
    #: small letters
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


def gather(*roots: Element, skims: Sequence[Skim] = ()) -> Gathered:
    """Return what *roots* and what is in them declare.

    Args:
        roots: of one page.
        skims: what a quick look at each of them tells, where it has been taken.
    """
    found = Gathered()
    for root in roots:
        found.language = found.language or _language_of(root)
    for skim in skims or map(skim_of, roots):
        found.headings += skim.headings[: _MOST_MARKS - len(found.headings)]
        for script in skim.scripts:
            kind = script.get("type")
            if kind and "ld+json" in kind.lower() and (text := script.text) and len(found.scripts) < _MOST:
                found.scripts.append(text)
    for count, element in enumerate(chain.from_iterable(root.iter(*_TAGS) for root in roots)):
        tag = element.tag
        if tag == "meta":
            if count < _MOST:
                _add_meta(element.items(), found.metas)
        elif tag == "link":
            if found.canonical is None and (element.get("rel") or "").lower() == "canonical":
                found.canonical = element.get("href") or None
        elif tag == "title":
            # Drawings have titles too.
            parent = element.getparent()
            if (text := element.text) and (parent is None or parent.tag in ("head", "body", "html")):
                found.titles.append(text)
        elif tag == "time":
            if len(found.times) < _MOST_MARKS:
                found.times.append(element)
        else:
            found.base = found.base or element.get("href")
    return found


def _language_of(root: Element) -> str | None:
    """Return the language that *root* declares, or the first page in it."""
    pages = (root,) if root.tag == "html" else root.iter("html")
    return next((tag for page in pages if (tag := page.get("lang") or page.get("xml:lang"))), None)


def _add_meta(attributes: Iterable[tuple[Any, Any]], metas: dict[str, list[str]]) -> None:
    """Add the content of a `meta` element under its names, if one of them is asked for."""
    content = other = ""
    names: list[str] = []
    for key, value in attributes:
        if key == "content":
            content = value
        elif key == "value":
            other = value
        elif key in _KEYS and (name := asked_for(value)):
            names.append(name)
    for name in names:
        # A slip of some systems, which hold things of all kinds there; names of authors can be told.
        if said := content or (other if names_author(name) else ""):
            metas[name].append(said)
