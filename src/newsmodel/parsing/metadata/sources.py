"""What metadata are read from: a page's elements, its JSON-LD, and what both say of the site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import attrs

from newsmodel._remembering import remembered
from newsmodel.language import Language, language_of
from newsmodel.parsing.metadata.gathering import Gathered, gather
from newsmodel.parsing.metadata.headline import bare, words_of
from newsmodel.parsing.metadata.json_ld import (
    Graph,
    Node,
    first_text,
    is_node,
    objects,
    read_graph,
    texts,
    types_of,
)
from newsmodel.parsing.metadata.texts import clean, text_of
from newsmodel.parsing.tree import Element, Skim

#: Of so many stories, of which none is known as the page's own, the first is taken for it.
_FEW_STORIES = 4
_MOST_HEADINGS = 10
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
#: An address in place of a name.
_ADDRESS = re.compile(r"(?i)(?:https?:)?//\S+$")
#: Signs between the name of a site and its slogan.
_JOINTS = " |•·–—-"
_JOINT = re.compile(r"\s+[|•·:–—-]\s+")
#: Where dates in figures begin with the month, as far as the language's own order says so.
_MONTH_FIRST = frozenset({"", "US", "PH", "PR", "GU", "FM", "MH", "PW"})


class Heading(NamedTuple):
    """A heading of the first rank."""

    element: Element
    text: str


@attrs.frozen
class Sources:
    """One page, as its metadata are read from it."""

    root: Element
    found: Gathered
    graph: Graph
    stories: list[Node]  #: those of `graph` that are the page's own, best first
    url: str | None  #: where the page came from, else its own word for it
    address: str | None  #: the canonical address
    base: str | None  #: what relative addresses are relative to
    titles: list[str]  #: those of the page's head, best first
    headings: list[Heading]  #: `h1` with its text
    tag: str | None  #: of the language
    language: Language
    publisher: str | None
    sites: set[str]  #: names of the site, as `bare` returns them


def sources_of(
    root: Element,
    *others: Element,
    url: str | None,
    language: str | None,
    skims: Sequence[Skim] = (),
    languages: Iterable[Language] = (),
) -> Sources:
    """Return what metadata are read from."""
    found = gather(root, *others, skims=skims)
    graph = read_graph(found.scripts)
    address = _address(found, url)
    titles = [t for t in (clean(found.meta("og:title", "twitter:title")), *map(clean, found.titles)) if t]
    headings = [Heading(e, text) for e in found.headings[:_MOST_HEADINGS] if (text := text_of(e, 400))]
    stories = _own_stories(graph.stories, address, url, [*titles, *(heading.text for heading in headings)])
    tag = language or _tag(found, stories, graph)
    publisher = _publisher(found, stories, graph, url or address)
    return Sources(
        root=root,
        found=found,
        graph=graph,
        stories=stories,
        url=url or address,
        address=address,
        base=_base(found, url or address),
        titles=titles,
        headings=headings,
        tag=tag,
        language=_words(tag, found.meta("og:locale"), tuple(languages)),
        publisher=publisher,
        sites=_sites(found, graph, publisher, url or address),
    )


def _address(found: Gathered, url: str | None) -> str | None:
    for candidate in (found.canonical, found.meta("og:url"), url):
        if not candidate:
            continue
        try:
            absolute = candidate.strip()
            if not absolute.startswith(("http://", "https://")):
                absolute = urljoin(urljoin(url or "", (found.base or "").strip()), absolute)
            if urlsplit(absolute).scheme in ("http", "https"):
                return absolute
        except ValueError:
            continue
    return url


def _base(found: Gathered, page: str | None) -> str | None:
    """Return what relative addresses start from: the page's own `base`, else its address."""
    try:
        base = urljoin(page or "", (found.base or "").strip())
        return base if urlsplit(base).scheme in ("http", "https") else page
    except ValueError:
        return page


def _own_stories(
    stories: list[Node], address: str | None, url: str | None, known: Sequence[str]
) -> list[Node]:
    """Return those of *stories* that have the page's address, else those that have its headline."""
    if len(stories) < 2:
        return stories
    pages = {_path(page) for page in (address, url) if page}
    own = [story for story in stories if not pages.isdisjoint(_paths(story))]
    if own:
        return own
    forms = {words_of(text) for text in known}
    own = [
        story for story in stories if any(words_of(text) in forms for text in texts(story.get("headline")))
    ]
    return own or stories[: len(stories) <= _FEW_STORIES]


def _paths(story: Node) -> set[str]:
    links = [
        value.get("@id") if is_node(value) else value
        for key in ("url", "@id", "mainEntityOfPage")
        for value in objects(story.get(key))
    ]
    return {_path(link) for link in links if isinstance(link, str)}


def _path(url: str) -> str:
    """Return what two addresses of the same page have in common."""
    return url.partition("#")[0].partition("?")[0].rstrip("/").rpartition("://")[2].removeprefix("www.")


def _tag(found: Gathered, stories: list[Node], graph: Graph) -> str | None:
    candidates = (
        found.language,
        first_text(stories, "inLanguage"),
        found.meta("content-language", "og:locale", "language", "dc.language"),
        first_text(graph.pages, "inLanguage"),
    )
    for candidate in candidates:
        if candidate and _TAG.fullmatch(candidate.strip()):
            return candidate.strip().replace("_", "-")
    return None


@remembered(64)
def _words(tag: str | None, locale: str | None, languages: tuple[Language, ...]) -> Language:
    """Return the language of *tag*, its dates in the order of the region that it or *locale* names."""
    language = language_of(tag, languages)
    if language.times.date_order != "mdy":
        return language
    region = (tag or "").replace("_", "-").rpartition("-")[2].upper()
    if region == language.code.upper():
        region = (locale or "").replace("_", "-").rpartition("-")[2].upper()
    if region in _MONTH_FIRST or region == language.code.upper():
        return language
    return _day_first(language)


@lru_cache(maxsize=64)
def _day_first(language: Language) -> Language:
    return attrs.evolve(language, times=attrs.evolve(language.times, date_order="dmy"))


def _publisher(found: Gathered, stories: list[Node], graph: Graph, url: str | None) -> str | None:
    names = [
        name
        for story in (*stories, *graph.pages)
        for value in objects(story.get("publisher"))
        if (name := next(texts(graph.resolve(value)), None))
    ]
    names += filter(None, map(clean, (found.meta("og:site_name"), found.meta("application-name"))))
    if name := first_text(_sites_of(graph), "name"):
        names.append(name)
    host = _host(url)
    return next((_without_slogan(name, host) for name in names if not _ADDRESS.match(name)), None) or (
        _host(names[0]) or None if names else None
    )


def _without_slogan(name: str, host: str) -> str:
    """Return *name* without what a site sets beside it: "Bay Post - Home", "All about the bay | Bay Post"."""
    name = name.strip(_JOINTS) or name
    parts = _JOINT.split(name)
    if len(parts) < 2:
        return name
    letters = bare(host)
    named = [part for part in parts if (own := bare(part)) and own in letters]
    return max(named, key=len) if named else name


# Asked for by several facts of one page.
@remembered(16)
def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _sites_of(graph: Graph) -> list[Node]:
    return [
        node
        for node in graph.others[:50]
        if any("organization" in (low := kind.casefold()) or low == "website" for kind in types_of(node))
    ]


def _sites(found: Gathered, graph: Graph, publisher: str | None, url: str | None) -> set[str]:
    names = [*found.metas.get("og:site_name", ()), *found.metas.get("application-name", ())]
    names += [name for node in _sites_of(graph) for name in texts(node.get("name"))]
    return {letters for name in names if name and (letters := bare(name))} | site_names(publisher, url)


@remembered(16)
def site_names(publisher: str | None, url: str | None) -> frozenset[str]:
    """Return a publisher's name and those of the host, as `bare` returns them."""
    host = _host(url)
    without_end = host.rpartition(".")[0]
    names = (publisher, host, without_end, without_end.rpartition(".")[2])
    return frozenset(letters for name in names if name and (letters := bare(name)))
