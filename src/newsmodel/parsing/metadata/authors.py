"""Who wrote it: names from JSON-LD, `meta` tags and bylines, without what is glued to them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from newsmodel.language import Language
from newsmodel.model import Author
from newsmodel.parsing.bylines import byline_names
from newsmodel.parsing.metadata.json_ld import Graph, Node, is_node, objects, texts, types_of
from newsmodel.parsing.metadata.surroundings import Marked
from newsmodel.parsing.metadata.texts import clean

_MOST = 30
_LONGEST_NAME = 80
_ADDRESS = re.compile(r"(?i)\S+@\S+|(?:https?:)?//\S+|www\.\S+|@\w+")
_SPLIT = re.compile(r"\s*[;|/·•]\s*|\s*,\s*(?!(?i:jr|sr|ii+|md|phd)\b)|\s+[&+]\s+|\s+[–—-]\s+")
_LETTERS = re.compile(r"[^\W\d_]{2}|[\u3400-\u9fff\uac00-\ud7af]")
_BRACKETS = re.compile(r"\s*[(\[（][^)\]）]{0,80}[)\]）]?")
_PERSON_WORDS = 2


def declared_authors(stories: Iterable[Node], graph: Graph) -> list[tuple[str, str | None, bool]]:
    """Return name, address and "is an organisation" of the authors that JSON-LD gives."""
    for story in stories:
        found: list[tuple[str, str | None, bool]] = []
        for key in ("author", "creator"):
            for value in objects(story.get(key)):
                found += _declared(graph.resolve(value))
            if found:
                return found[:_MOST]
    return []


def _declared(value: Any) -> list[tuple[str, str | None, bool]]:
    if not is_node(value):
        return [(name, None, False) for name in texts(value)]
    organisation = any("organi" in kind.casefold() for kind in types_of(value)) and "Person" not in types_of(
        value
    )
    url = value.get("url")
    address = url if isinstance(url, str) and url.startswith(("http://", "https://")) else None
    return [(name, address, organisation) for name in texts(value.get("name"))]


def split_names(text: str, language: Language) -> list[str]:
    """Return the names in a text that holds nothing but names, perhaps with offices and addresses."""
    text = _BRACKETS.sub("", _ADDRESS.sub(" ", text[:2_000]))
    links = language.layout.name_links
    for link in links:
        text = re.sub(rf"(?i)\s{re.escape(link)}\s", " ; ", text)
    for opening in sorted(language.layout.byline, key=len, reverse=True):
        if text[: len(opening) + 1].casefold() in (opening + " ", opening + ":"):
            text = text[len(opening) + 1 :]
            break
    names = [piece.strip(" .,:;-–|\"'") for piece in _SPLIT.split(text)]
    return [name for name in dict.fromkeys(names) if _is_plausible(name)][:_MOST]


def _is_plausible(name: str) -> bool:
    return (
        1 < len(name) <= _LONGEST_NAME
        and len(name.split()) <= 7
        and bool(_LETTERS.search(name))
        and sum(map(str.isdigit, name)) < 3
    )


def choose_authors(
    declared: list[tuple[str, str | None, bool]],
    meta: list[str],
    visible: list[Marked],
    language: Language,
    sites: set[str],
) -> tuple[tuple[Author, ...], str | None]:
    """Return the authors and the byline that they were read from."""
    persons: dict[str, str | None] = {}
    desks: dict[str, str | None] = {}
    for text, url, organisation in declared:
        for name in split_names(text, language):
            (desks if organisation or _is_site(name, sites) else persons).setdefault(name, url)
    if not persons:
        for text in meta:
            for name in split_names(text, language):
                (desks if _is_site(name, sites) else persons).setdefault(name, None)
    byline = None
    if not persons:
        for text, strong in visible:
            names = split_names(text, language) if strong else byline_names(text, language)
            for name in names:
                if not _is_site(name, sites):
                    persons.setdefault(name, None)
            byline = byline or (text if names else None)
            if persons and not strong:
                break
    chosen = persons or desks
    return tuple(Author(name, url=url) for name, url in chosen.items()), byline


def _is_site(name: str, sites: set[str]) -> bool:
    return re.sub(r"\W", "", name.casefold()) in sites


def meta_authors(contents: Iterable[str]) -> list[str]:
    """Return the clean texts of `meta` tags that name authors."""
    return [text for content in contents if (text := clean(content)) and not text.startswith("http")]
