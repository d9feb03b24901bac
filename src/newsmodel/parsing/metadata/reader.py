"""Joins what all sources of metadata say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from newsmodel.language import language_of
from newsmodel.model import Diagnostic
from newsmodel.parsing.metadata.authors import choose_authors, declared_authors, meta_authors
from newsmodel.parsing.metadata.dates import choose_dates
from newsmodel.parsing.metadata.gathering import Gathered, gather
from newsmodel.parsing.metadata.headline import without_site, words_of
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
from newsmodel.parsing.metadata.surroundings import Surroundings, surroundings
from newsmodel.parsing.metadata.texts import clean, text_of
from newsmodel.parsing.metadata.values import DeclaredImage, Metadata
from newsmodel.parsing.tree import Element

#: Of so many stories, of which none is known as the page's own, the first is taken for it.
_FEW_STORIES = 4
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")


def read_metadata(root: Element, *, url: str | None = None, language: str | None = None) -> Metadata:
    """Return what *root* and what is in it say about the article.

    Args:
        root: only read; nothing above it is looked at.
        url: where the page came from; makes relative addresses absolute and may hold the day.
        language: BCP 47 tag of the words in dates and bylines, where the caller knows it.
    """
    found = gather(root)
    graph = read_graph(found.scripts)
    address = _address(found, url)
    titles = [t for t in (clean(found.meta("og:title", "twitter:title")), *map(clean, found.titles)) if t]
    h1s = [(element, text) for element in found.headings[:10] if (text := text_of(element, 400))]
    stories = _own_stories(graph.stories, address, url, [*titles, *(text for _, text in h1s)])
    tag = language or _language(found, stories, graph)
    words = language_of(tag)
    publisher = _publisher(found, stories, graph)
    sites = _sites(found, graph, publisher, url or address)
    declared = first_text(stories, "headline")
    headline = _headline(declared, titles, [text for _, text in h1s], sites)
    near = Surroundings()
    anchor = _anchor(root, h1s, [t for t in (headline, *titles) if t])
    if anchor is not None:
        near = surroundings(anchor, root)
    keys = (
        "author",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "article.author",
        "byl",
        "citation_author",
        "twitter:data1",
    )
    meta = meta_authors(content for key in keys[:-1] for content in found.metas.get(key, ()))
    authors, byline = choose_authors(declared_authors(stories, graph), meta, near.authors, words, sites)
    dates = choose_dates(stories, graph, found, near, url or address, words)
    description = clean(found.meta("og:description", "description", "twitter:description")) or first_text(
        stories, "description"
    )
    return Metadata(
        headline=headline,
        description=description,
        standfirsts=tuple(dict.fromkeys([*near.leads, *([description] if description else [])])),
        authors=authors,
        byline=byline,
        published=dates.published,
        modified=dates.modified,
        language=tag,
        url=address,
        publisher=publisher,
        section=clean(found.meta("article:section")) or first_text(stories, "articleSection"),
        keywords=_keywords(found, stories),
        genre=_genre(stories),
        free_to_read=_free(stories),
        article_body=max((t for s in stories for t in _bodies(s)), key=len, default=None),
        images=_images(stories, graph, found),
        diagnostics=(Diagnostic.JSON_LD_IGNORED,) if graph.ignored else (),
    )


def _address(found: Gathered, url: str | None) -> str | None:
    for candidate in (found.canonical, found.meta("og:url"), url):
        if not candidate:
            continue
        try:
            absolute = urljoin(url or "", candidate.strip())
            if urlsplit(absolute).scheme in ("http", "https"):
                return absolute
        except ValueError:
            continue
    return url


def _own_stories(
    stories: list[Node], address: str | None, url: str | None, titles: Sequence[str]
) -> list[Node]:
    if len(stories) < 2:
        return stories
    own = [story for story in stories if _same_page(story, address, url)]
    if own:
        return own
    known = {words_of(title) for title in titles}
    own = [s for s in stories if any(words_of(t) in known for t in texts(s.get("headline")))]
    return own or stories[: len(stories) <= _FEW_STORIES]


def _same_page(story: Node, address: str | None, url: str | None) -> bool:
    pages = {_path(page) for page in (address, url) if page}
    for key in ("url", "@id", "mainEntityOfPage"):
        for value in objects(story.get(key)):
            link = value.get("@id") if is_node(value) else value
            if isinstance(link, str) and _path(link) in pages:
                return True
    return False


def _path(url: str) -> str:
    return url.split("#")[0].split("?")[0].rstrip("/").partition("://")[2].removeprefix("www.")


def _language(found: Gathered, stories: list[Node], graph: Graph) -> str | None:
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


def _publisher(found: Gathered, stories: list[Node], graph: Graph) -> str | None:
    for story in (*stories, *graph.pages):
        for value in objects(story.get("publisher")):
            if name := next(texts(graph.resolve(value)), None):
                return name
    if name := clean(found.meta("og:site_name", "application-name")):
        return name
    return first_text(
        (n for n in graph.others if any("rganization" in t or t == "WebSite" for t in types_of(n))), "name"
    )


def _sites(found: Gathered, graph: Graph, publisher: str | None, url: str | None) -> set[str]:
    names = [publisher, *found.metas.get("og:site_name", ()), *found.metas.get("application-name", ())]
    names += [
        first_text([node], "name")
        for node in graph.others
        if any("rganization" in t or t == "WebSite" for t in types_of(node))
    ]
    host = (_host(url) or "").removeprefix("www.")
    names += [host, host.rpartition(".")[0], host.rpartition(".")[0].rpartition(".")[2]]
    return {bare for name in names if name and (bare := re.sub(r"\W", "", name.casefold()))}


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").hostname
    except ValueError:
        return None


def _headline(declared: str | None, titles: list[str], h1s: list[str], sites: set[str]) -> str | None:
    others = [*h1s, *([declared] if declared else [])]
    bare = [without_site(title, sites, others) for title in titles]
    printed = [text for text in h1s if re.sub(r"\W", "", text.casefold()) not in sites]
    if declared:
        # Some systems cut it to what search engines show.
        stem = declared.rstrip(" .…")
        whole = next((text for text in printed if stem != declared and text.startswith(stem)), None)
        return whole or without_site(declared, sites, printed)
    ballots = [*printed[:1], *bare]
    counts = Counter(map(words_of, ballots))
    return max(ballots, key=lambda text: counts[words_of(text)], default=None)


def _anchor(root: Element, h1s: list[tuple[Element, str]], known: list[str]) -> Element | None:
    """Return the element that prints the headline."""
    forms = {words_of(text) for text in known}
    for element, text in h1s:
        if words_of(text) in forms:
            return element
    if len(h1s) == 1:
        return h1s[0][0]
    for element in islice(root.iter("h2", "h3"), 40):
        heading = text_of(element, 400)
        if heading and words_of(heading) in forms:
            return element
    return h1s[0][0] if h1s else None


def _keywords(found: Gathered, stories: list[Node]) -> tuple[str, ...]:
    words = [text for story in stories for text in texts(story.get("keywords"))]
    words += [text for content in found.metas.get("article:tag", ()) if (text := clean(content))]
    if not words:
        words = [c for key in ("news_keywords", "keywords") if (c := clean(found.meta(key)))][:1]
    return tuple(
        dict.fromkeys(part for word in words for part in map(str.strip, re.split("[,;]", word)) if part)
    )[:100]


def _genre(stories: list[Node]) -> str | None:
    kinds = {kind.casefold() for story in stories for kind in types_of(story)}
    for kind, genre in (
        ("liveblogposting", "live blog"),
        ("opinionnewsarticle", "opinion"),
        ("newsarticle", "news"),
    ):
        if kind in kinds:
            return genre
    return None


def _free(stories: list[Node]) -> bool | None:
    for story in stories:
        value: Any = story.get("isAccessibleForFree", story.get("isAccessibleforFree"))
        if isinstance(value, bool):
            return value
        if isinstance(value, str) and value.strip().casefold().rpartition("/")[2] in ("true", "false"):
            return value.strip().casefold().endswith("true")
    return None


def _bodies(story: Node) -> list[str]:
    return [
        text
        for key in ("articleBody", "text")
        if isinstance(v := story.get(key), str) and (text := clean(v, 1_000_000))
    ]


def _images(stories: list[Node], graph: Graph, found: Gathered) -> tuple[DeclaredImage, ...]:
    images: list[DeclaredImage] = []
    for story in stories:
        for value in objects(story.get("image")):
            node = graph.resolve(value)
            if isinstance(node, str):
                images.append(DeclaredImage(url=clean(node)))
            elif is_node(node):
                images.append(
                    DeclaredImage(
                        url=first_text([node], "contentUrl", "url"),
                        caption=first_text([node], "caption", "description"),
                        credit=first_text([node], "creditText", "copyrightHolder", "author", "creator"),
                    )
                )
    images += [DeclaredImage(url=clean(content)) for content in found.metas.get("og:image", ())]
    return tuple(dict.fromkeys(images))[:100]
