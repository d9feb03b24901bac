"""Who wrote it: names from JSON-LD, `meta` tags and bylines, without what is glued to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from newsmodel.language import Language
from newsmodel.model import Author
from newsmodel.parsing.bylines import byline_names
from newsmodel.parsing.metadata.gathering import Gathered
from newsmodel.parsing.metadata.headline import bare
from newsmodel.parsing.metadata.json_ld import Graph, Node, is_node, objects, texts, types_of
from newsmodel.parsing.metadata.meta_names import names_author
from newsmodel.parsing.metadata.sources import Sources
from newsmodel.parsing.metadata.surroundings import JOINT, Surroundings
from newsmodel.parsing.metadata.texts import clean
from newsmodel.parsing.phrases import alternatives

_MOST = 30
_LONGEST_NAME = 80
_ADDRESS = re.compile(r"(?i)\S+@\S+|(?:https?:)?//\S+|www\.\S+|@\w+")
_SPLIT = re.compile(r"\s*[;|/·•]\s*|\s*,\s*(?!(?i:jr|sr|ii+|md|phd)\b)|\s+[&+]\s+|\s+[–—-]\s+")
_LETTERS = re.compile(r"[^\W\d_]{2}|[\u3400-\u9fff\uac00-\ud7af]")
_BRACKETS = re.compile(r"\s*[(\[（][^)\]）]{0,80}[)\]）]?")
# Names of accounts, not of people: "ada-winter", "news2".
_ACCOUNT = re.compile(r"[a-z0-9._-]+")


def choose_authors(sources: Sources, near: Surroundings) -> tuple[tuple[Author, ...], str | None]:
    """Return the authors, and the byline that the page prints.

    JSON-LD comes before `meta` tags and those before the byline; people come before desks and the site.
    """
    bench = _Bench(sources)
    for name, url, organisation in _of_stories(sources.stories, sources.graph):
        bench.add(split_names(name, sources.language), url, organisation=organisation)
    if not bench.has_names():
        for content in _of_metas(sources.found):
            bench.add(split_names(content, sources.language), None)
    byline = None
    needed = not bench.has_names()
    for text, is_name in near.authors:
        if not needed and (byline is not None or bench.is_known(text)):
            # That it names somebody is known without reading it.
            byline = byline or text
            continue
        names = _printed(text, sources.language, is_name=is_name)
        if byline is None and names:
            byline = text
        if needed:
            bench.add(names, None)
            # What follows in other elements are other people: of teasers, of comments.
            if bench.has_names() and not is_name:
                break
    if not bench.authors() and near.authors:
        names = split_names(near.authors[0].text, sources.language)[:1]
        desks = [name for name in names if _is_desk(name, sources.language)]
        bench.add(desks, None, organisation=True)
    return bench.authors(), byline and byline.replace(JOINT, " ")


def _printed(text: str, language: Language, *, is_name: bool) -> list[str]:
    """Return the names in a byline: those of its first line that names somebody; the next holds an office."""
    for line in text.split(JOINT):
        if names := byline_names(line, language):
            return [_without_weekday(name, language) for name in names]
    return split_names(text, language) if is_name else []


def _without_weekday(name: str, language: Language) -> str:
    """Return *name* without the weekday of the date that follows it."""
    first, _, last = name.rpartition(" ")
    return first if first and last.rstrip(".") in language.times.weekdays else name


def _is_desk(name: str, language: Language) -> bool:
    """Tell whether what is marked as the author may be a name that isn't a person's: "Newsdesk"."""
    return len(name.split()) == 1 and name.rstrip(".") not in language.times.weekdays


class _Bench:
    """The names found so far."""

    def __init__(self, sources: Sources) -> None:
        self.sites = sources.sites
        self.people: dict[str, str | None] = {}
        self.accounts: dict[str, str | None] = {}
        self.desks: dict[str, str | None] = {}

    def add(self, names: Iterable[str], url: str | None, *, organisation: bool = False) -> None:
        for name in names:
            if organisation or bare(name) in self.sites:
                self.desks.setdefault(name, url)
            elif _ACCOUNT.fullmatch(name):
                self.accounts.setdefault(name, url)
            else:
                self.people.setdefault(name, url)

    def has_names(self) -> bool:
        return bool(self.people)

    def is_known(self, text: str) -> bool:
        """Tell whether *text* holds the name of somebody who was found."""
        return any(name in text for name in self.people)

    def authors(self) -> tuple[Author, ...]:
        chosen = self.people or self.accounts or self.desks
        return tuple(Author(name, url=url) for name, url in list(chosen.items())[:_MOST])


def _of_metas(found: Gathered) -> Iterator[str]:
    for key, contents in found.metas.items():
        if names_author(key):
            for content in contents[:_MOST]:
                if (text := clean(content)) and not text.startswith(("http:", "https:")):
                    yield text


def _of_stories(stories: Iterable[Node], graph: Graph) -> list[tuple[str, str | None, bool]]:
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
    return [(name, address, organisation) for name in list(texts(value.get("name"))) or _in_parts(value)]


def _in_parts(value: Node) -> list[str]:
    """Return the name of a person whose given and family names are declared apart."""
    parts = [" ".join(texts(value.get(key))) for key in ("givenName", "additionalName", "familyName")]
    return [" ".join(filter(None, parts))] if parts[0] and parts[2] else []


def split_names(text: str, language: Language) -> list[str]:
    """Return the names in a text that holds nothing but names, perhaps with offices and addresses."""
    text = _BRACKETS.sub("", _ADDRESS.sub(" ", text[:2_000]))
    words = _words(language)
    if words.links:
        text = words.links.sub(" ; ", text)
    if words.opening and (opening := words.opening.match(text)):
        text = text[opening.end() :]
    names = [piece.strip(" .,:;-–|\"'") for piece in _SPLIT.split(text)]
    return [name for name in dict.fromkeys(names) if _is_plausible(name)][:_MOST]


class _Words(NamedTuple):
    links: re.Pattern[str] | None  #: between two names
    opening: re.Pattern[str] | None


@lru_cache(maxsize=64)
def _words(language: Language) -> _Words:
    links, openings = alternatives(language.layout.name_links), alternatives(language.layout.byline)
    return _Words(
        re.compile(rf"(?i)\s(?:{links})\s") if links else None,
        re.compile(rf"(?i)(?:{openings})(?:[ :]|\Z)") if openings else None,
    )


def _is_plausible(name: str) -> bool:
    return (
        1 < len(name) <= _LONGEST_NAME
        and len(name.split()) <= 7
        and bool(_LETTERS.search(name))
        and sum(map(str.isdigit, name)) < 3
    )
