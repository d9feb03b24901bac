"""The lesser facts: section, genre, images, whether it is free to read, the text in JSON-LD."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from newsmodel.parsing.metadata.gathering import Gathered
from newsmodel.parsing.metadata.json_ld import Graph, Node, first_text, is_node, objects, texts, types_of
from newsmodel.parsing.metadata.sources import Sources
from newsmodel.parsing.metadata.texts import clean
from newsmodel.parsing.metadata.values import DeclaredImage

_MOST_IMAGES = 200
_CREDITS = ("creditText", "copyrightNotice", "copyrightHolder", "author", "creator")
#: A section is no longer, in code points.
_LONGEST_SECTION = 60
_LONGEST_OF_SEVERAL = 40
_LONGEST_BODY = 2_000_000
_LINE_END = re.compile(r"(?i)\n|<br\b[^<>]{0,200}>|</(?:p|div|li|h[1-6]|blockquote)\s{0,20}>")

_PIXELS = re.compile(r"\s*([1-9]\d{0,4})(?:px)?\s*$")

#: What sites write for true and false.
_ANSWERS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}

#: What the types of schema.org say about the genre.
_TYPES = {
    "liveblogposting": "live blog",
    "opinionnewsarticle": "opinion",
    "analysisnewsarticle": "analysis",
    "backgroundnewsarticle": "background",
    "reviewnewsarticle": "review",
    "review": "review",
    "advertisercontentarticle": "advertisement",
    "satiricalarticle": "satire",
    "askpublicnewsarticle": "question",
    "interview": "interview",
    "reportagenewsarticle": "news",
    "newsarticle": "news",
}
# Directories of addresses, as sites name them whatever language they are in.
_PATHS = (
    (re.compile(r"/(?:live|liveblogs?|live-?ticker|live-?updates)(?:/|-[a-z])"), "live blog"),
    (
        re.compile(
            r"/(?:opinion(?:s|e|es)?|opiniao|comment|columns?|columnists?|editorials?|op-?eds?|kommentare?|meinung)/"
        ),
        "opinion",
    ),
)


def section_of(sources: Sources) -> str | None:
    """Return the newsroom's section that the article is in."""
    declared = clean(sources.found.meta("article:section"))
    listed = (text for story in sources.stories for text in texts(story.get("articleSection")))
    for text in filter(None, (declared, *listed)):
        if len(text) <= _LONGEST_SECTION:
            return text
        # A longer one is a list of them, or another story's headline or summary.
        first, *others = text.split(",")
        if len(others) > 1 and all(len(part) <= _LONGEST_OF_SEVERAL for part in (first, *others)):
            return first
    return None


def genre_of(sources: Sources) -> str | None:
    """Return "news", "opinion", "live blog" …: by the node's type, else its address and its own word."""
    kinds = {kind.casefold() for story in sources.stories for kind in types_of(story)}
    by_type = next((genre for kind, genre in _TYPES.items() if kind in kinds), None)
    if by_type not in (None, "news"):
        return by_type
    if any(value.strip().casefold() == "true" for value in sources.found.metas.get("article:opinion", ())):
        return "opinion"
    # Patterns that begin with a sign are found fast, but not in any case.
    address = (sources.address or "").lower()
    for pattern, genre in _PATHS:
        if pattern.search(address):
            return genre
    return by_type or first_text(sources.stories, "genre")


def is_free(sources: Sources) -> bool | None:
    """Tell whether all of the article may be read by everybody; None if the page doesn't say."""
    nodes = (*sources.stories, *sources.graph.pages)
    parts = (part for node in nodes for part in objects(node.get("hasPart")) if is_node(part))
    for free in map(_is_declared_free, nodes):
        if free is not None:
            return free
    if any(_is_declared_free(part) is False for part in parts):
        return False
    tier = (sources.found.meta("article:content_tier") or "").strip().casefold()
    return {"free": True, "metered": False, "locked": False}.get(tier)


def _is_declared_free(node: Node) -> bool | None:
    for key in ("isAccessibleForFree", "isAccessibleforFree"):
        value: Any = node.get(key)
        if isinstance(value, bool):
            return value
        if isinstance(value, str):
            free = _ANSWERS.get(value.strip().casefold().rpartition("/")[2])
            if free is not None:
                return free
    return None


def body_of(sources: Sources) -> str | None:
    """Return the longest text that JSON-LD gives as the story's, a paragraph a line where it has any."""
    return max(_bodies(sources.stories), key=len, default=None)


def _bodies(stories: list[Node]) -> Iterator[str]:
    for story in stories:
        for key in ("articleBody", "text"):
            value = story.get(key)
            if isinstance(value, str) and (text := _with_lines(value[:_LONGEST_BODY])):
                yield text


def _with_lines(text: str) -> str:
    """Return a story's text clean, the ends of its lines or of its markup's paragraphs as line feeds."""
    text = html.unescape(text) if "&" in text else text
    lines = _LINE_END.split(text) if "<" in text else text.split("\n")
    return "\n".join(line for line in (clean(line, _LONGEST_BODY) for line in lines) if line)


def images_of(sources: Sources) -> tuple[DeclaredImage, ...]:
    """Return the images of JSON-LD and of the page's head, each once."""
    images: dict[DeclaredImage, None] = {}
    for image in _images(sources.stories, sources.graph, sources.found):
        if image.url or image.caption:
            images.setdefault(image)
            if len(images) == _MOST_IMAGES:
                break
    return tuple(images)


def _images(stories: list[Node], graph: Graph, found: Gathered) -> Iterator[DeclaredImage]:
    for story in stories:
        for key in ("image", "associatedMedia", "primaryImageOfPage"):
            for value in objects(story.get(key)):
                node = graph.resolve(value)
                if isinstance(node, str):
                    yield DeclaredImage(url=clean(node))
                elif is_node(node):
                    yield DeclaredImage(
                        url=first_text([node], "contentUrl", "url"),
                        caption=first_text([node], "caption", "description"),
                        credit=first_text([node], *_CREDITS),
                        width=_pixels(node.get("width")),
                    )
    captions = found.metas.get("og:image:alt", ())
    widths = found.metas.get("og:image:width", ())
    for number, content in enumerate(found.metas.get("og:image", ())):
        yield DeclaredImage(
            url=clean(content),
            caption=clean(captions[0]) if captions and not number else None,
            width=_pixels(widths[0]) if widths and not number else None,
        )


def _pixels(value: Any) -> int | None:
    """Return a width: a number, or a text that begins with one."""
    match = _PIXELS.match(str(value)[:20]) if type(value) in (int, str) else None
    return int(match[1]) if match else None
