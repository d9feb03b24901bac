"""Who could have written it: each name that a page gives as an author's, with what speaks for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Any, NamedTuple

import attrs

from newsmodel.language import NO_LANGUAGE, Language
from newsmodel.parsing.agencies import all_agencies
from newsmodel.parsing.bylines import (
    after_opening,
    byline_names,
    first_name,
    is_name,
    is_supplier,
    without_opening,
    without_title,
)
from newsmodel.parsing.metadata.gathering import Gathered
from newsmodel.parsing.metadata.headline import bare
from newsmodel.parsing.metadata.json_ld import Graph, Node, is_node, objects, texts, types_of
from newsmodel.parsing.metadata.meta_names import names_author
from newsmodel.parsing.metadata.sources import Sources
from newsmodel.parsing.metadata.surroundings import JOINT, Surroundings
from newsmodel.parsing.metadata.texts import clean
from newsmodel.parsing.phrases import alternatives
from newsmodel.parsing.printed_dates import find_dates

#: Names of one source, and of all, that are looked at.
_MOST = 30
#: Texts near the headline that are looked at, and lines of each.
_MOST_PRINTED = 12
_MOST_LINES = 3
_LONGEST_NAME = 80
_LONGEST_DESK = 40
_ADDRESS = re.compile(r"(?i)\S+@\S+|(?:https?:)?//\S+\.\S+|www\.\S+|(?<!\S)@\w+")
_SPLIT = re.compile(r"\s*[;|·•、]\s*|\s*/+\s*|\s*,\s*(?!(?i:jr|sr|ii+|md|phd)\b)|\s+[&+]\s+|\s+[–—-]\s+")
#: Letters that follow a name for what its bearer has learned.
_DEGREES = re.compile(r",\s*(?:[A-Z]\.?){2,5}(?=,|$)|,\s*(?:Ph\.?D|Dr\.?PH|Esq)\.?(?=,|$)")
_LETTERS = re.compile(r"[^\W\d_]{2}|[\u3400-\u9fff\uac00-\ud7af]")
_BRACKETS = re.compile(r"\s*[(\[（][^)\]）]{0,80}[)\]）]?")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,4}")
# Names of accounts, not of people: "ada-winter", "news2".
_ACCOUNT = re.compile(r"[a-z0-9._-]+")
_DOMAIN = re.compile(r"\w\.[a-z]{2,4}$")
_SIGNS = " .,:;-–|\"'"
#: Shorter names of sites are part of many words.
_LEAST_SITE = 4


@attrs.define
class Claim:
    """A name that may be an author's."""

    name: str
    url: str | None = None
    #: what speaks for it and against it
    signs: set[str] = attrs.field(factory=set[str])


class _Source(NamedTuple):
    """A text that names authors."""

    text: str
    sign: str
    url: str | None = None


def claims_of(sources: Sources, near: Surroundings) -> Claims:
    """Return the names that could be the authors', declared ones first."""
    bench = Claims(sources.language, sources.sites, [bare(heading.text) for heading in sources.headings])
    for place, source in enumerate(_of_stories(sources.stories, sources.graph)):
        bench.add(split_names(source.text, sources.language), source, place)
    for place, source in enumerate(_of_metas(sources.found, sources.language)):
        bench.add(split_names(source.text, sources.language), source, place)
    opened = False
    for place, marked in enumerate(near.authors[:_MOST_PRINTED]):
        if opened and not marked.is_name:
            # What follows in other elements are other people: of teasers, of comments.
            continue
        source = _Source(marked.text, f"printed:{marked.mark}")
        for line in printed_names(marked.text.split(JOINT), sources.language):
            bench.add(line.names, source, place, line.signs)
            opened |= marked.mark == "opening" and bool(line.names)
    return bench


class Line(NamedTuple):
    """The names in one line that the page prints, and what is seen of it."""

    names: Sequence[str]
    signs: tuple[str, ...]


def printed_names(lines: Sequence[str], language: Language) -> Iterator[Line]:
    """Yield the names in the lines of a byline: the first lines name somebody, the next an office."""
    said = False
    for number, line in enumerate(lines[:_MOST_LINES]):
        names, signs = _names_in(line.strip("()（）[]【】 "), language)
        if number:
            signs = (*signs, "line:later")
        if said:
            signs = (*signs, "line:after-name")
        said = said or bool(names)
        yield Line(names, signs)


def _names_in(line: str, language: Language) -> tuple[Sequence[str], tuple[str, ...]]:
    """Return the names in one line, and how they were found."""
    if _is_desk(line, language):
        return [line], ("line:desk",)
    names: Sequence[str] = [_without_weekday(name, language) for name in byline_names(line, language)]
    signs: tuple[str, ...] = ()
    inner = None if names else after_opening(line, language)
    if inner:
        signs = ("line:inside",)
        names = byline_names(inner, language)
        line = inner
    if not names:
        rest = without_opening(line, language)
        first = first_name(rest, language) if rest is not line or inner else None
        if first and len(first) < len(rest):
            return [first], (*signs, "line:first")
        names, signs = split_names(_without_date(line, language), language), (*signs, "line:loose")
    if len(names) == 1 and len(names[0]) > 0.8 * len(without_opening(line, language)):
        signs = (*signs, "line:whole")
    return names, signs


def _without_date(line: str, language: Language) -> str:
    dates = find_dates(line, language)
    return line[: dates[0].start] if dates else line


def _without_weekday(name: str, language: Language) -> str:
    """Return *name* without the weekday of the date that follows it."""
    first, _, last = name.rpartition(" ")
    return first if first and last.rstrip(".") in language.times.weekdays else name


class Claims:
    """The names found so far, each once, with what is seen of it."""

    def __init__(
        self,
        language: Language = NO_LANGUAGE,
        sites: AbstractSet[str] = frozenset(),
        headings: Sequence[str] = (),
    ) -> None:
        """Take names of the site and the page's headings, both as `bare` returns them."""
        self._language = language
        self._sites = sites
        self._headings = headings
        self._claims: dict[str, Claim] = {}

    def copy(self) -> Claims:
        """Return the same claims, to which others can be added."""
        other = Claims(self._language, self._sites, self._headings)
        other._claims = {
            key: attrs.evolve(claim, signs=set(claim.signs)) for key, claim in self._claims.items()
        }
        return other

    def add_line(self, text: str, signs: Sequence[str]) -> None:
        """Add the names in a line of the page; its *signs* tell where it stands and how it is set."""
        for line in printed_names([text], self._language):
            self.add(line.names, _Source(text, "line"), 0, (*line.signs, *signs))

    def is_sure(self) -> bool:
        """Tell whether a person's name is declared, and printed where authors are."""
        return any(
            "printed" in claim.signs and not claim.signs.isdisjoint(("json-ld", "meta"))
            and is_name(claim.name, self._language)
            for claim in self._claims.values()
        )  # fmt: skip

    def add(self, names: Sequence[str], source: _Source, place: int, signs: Iterable[str] = ()) -> None:
        kind = source.sign.partition(":")[0]
        for number, name in enumerate(names[:_MOST]):
            key = bare(name)
            claim = self._claims.get(key)
            if claim is None:
                if len(self._claims) >= _MOST:
                    return
                claim = self._claims[key] = Claim(name, source.url)
            elif _ACCOUNT.fullmatch(claim.name) or claim.name.isupper():
                claim.name = name
            claim.signs |= {kind, source.sign, *signs}
            if kind == "line":
                pass
            elif not place:
                claim.signs.add(f"{kind}:first")
            elif place > 2:
                claim.signs.add(f"{kind}:far")
            if number:
                claim.signs.add(f"{kind}:not-first-name")

    def described(self) -> list[Claim]:
        """Return the claims with what is seen of their names, and of all together."""
        claims = [attrs.evolve(claim, signs=set(claim.signs)) for claim in self._claims.values()]
        kinds = {kind for claim in claims for kind in _KINDS if kind in claim.signs}
        opened = any("printed:opening" in claim.signs for claim in claims)
        for key, claim in zip(self._claims, claims, strict=True):
            signs = claim.signs
            signs.update(self._form(claim.name), self._among(key))
            signs |= {f"not-{kind}" for kind in kinds if kind not in signs}
            if opened and "printed:opening" not in signs:
                signs.add("not-opening")
            if len(signs & _KINDS) > 1:
                signs.add("said-twice")
            signs |= {f"{kind}+{sign}" for kind in _PAIRED & signs for sign in _WITH & signs if kind != sign}
        return claims

    def _among(self, key: str) -> Iterator[str]:
        """Yield how a name stands to the others."""
        if len(self._claims) == 1:
            yield "alone"
        if any(other != key and key.startswith(other) for other in self._claims):
            yield "longer"
        if any(other != key and other.startswith(key) for other in self._claims):
            yield "shorter"

    def _form(self, name: str) -> Iterator[str]:
        """Yield what is seen of a name by itself."""
        words, key = name.split(), bare(name)
        if name in all_agencies(self._language):
            yield "form:agency"
        elif is_name(name, self._language):
            yield "form:name"
        if is_supplier(name, self._language):
            yield "form:supplier"
        yield from _letters_of(name, words)
        if key in self._sites:
            yield "form:site"
        elif any(len(site) >= _LEAST_SITE and (site in key or key in site) for site in self._sites):
            yield "form:like-site"
        if len(key) > _LEAST_SITE and any(key in heading for heading in self._headings):
            yield "form:in-headline"


def _letters_of(name: str, words: Sequence[str]) -> Iterator[str]:
    """Yield what is seen of a name's words and letters."""
    if len(words) == 1:
        yield "form:word"
    for most in (3, 4):
        if len(words) > most:
            yield f"form:words>{most}"
    if _ACCOUNT.fullmatch(name):
        yield "form:account"
    elif name.islower():
        yield "form:small"
    elif name.isupper():
        yield "form:capitals"
    elif sum(word[0].islower() for word in words) > 1:
        yield "form:phrase"
    if any(map(str.isdigit, name)):
        yield "form:digit"
    if _DOMAIN.search(name):
        yield "form:domain"


#: Where names are found.
_KINDS = frozenset(("json-ld", "meta", "printed", "line"))
_PAIRED = frozenset(
    (*_KINDS, "printed:name", "printed:author", "printed:profile", "printed:opening", "line:opening",
     "line:head", "line:tail", "line:author")
)  # fmt: skip
_WITH = frozenset(
    ("form:name", "form:word", "form:account", "form:site", "form:supplier", "line:loose", "line:whole",
     "line:inside", "line:first", "printed:far", "line:opening", "line:author", "line:next", "not-json-ld",
     "not-meta", "not-printed", "not-opening")
)  # fmt: skip


def _of_metas(found: Gathered, language: Language) -> Iterator[_Source]:
    for key, contents in found.metas.items():
        if names_author(key):
            for content in contents[:_MOST]:
                if (text := clean(content)) and not text.startswith(("http:", "https:")):
                    yield _Source(text, "meta")
    for number in "12":
        label, text = clean(found.meta(f"twitter:label{number}")), clean(found.meta(f"twitter:data{number}"))
        if label and text and not without_opening(f"{label}:", language).strip(_SIGNS):
            yield _Source(text, "meta:label")


def _of_stories(stories: Iterable[Node], graph: Graph) -> list[_Source]:
    """Return the authors that JSON-LD gives."""
    for story in stories:
        found: list[_Source] = []
        for key in ("author", "creator"):
            for value in objects(story.get(key)):
                found += _declared(graph.resolve(value))
            if found:
                return found[:_MOST]
    return []


def _declared(value: Any) -> list[_Source]:
    if not is_node(value):
        return [_Source(name, "json-ld:text") for name in texts(value)]
    kinds = types_of(value)
    organisation = any("organi" in kind.casefold() for kind in kinds) and "Person" not in kinds
    url = value.get("url")
    address = url if isinstance(url, str) and url.startswith(("http://", "https://")) else None
    sign = "json-ld:organisation" if organisation else "json-ld:person"
    return [_Source(name, sign, address) for name in list(texts(value.get("name"))) or _in_parts(value)]


def _in_parts(value: Node) -> list[str]:
    """Return the name of a person whose given and family names are declared apart."""
    parts = [" ".join(texts(value.get(key))) for key in ("givenName", "additionalName", "familyName")]
    return [" ".join(filter(None, parts))] if parts[0] and parts[2] else []


def split_names(text: str, language: Language) -> list[str]:
    """Return the names in a text that holds nothing but names, perhaps with offices and addresses."""
    text = _BRACKETS.sub("", _ADDRESS.sub(" ", text[:2_000]))
    text = _DEGREES.sub("", text)
    text = without_opening(text, language)
    if _is_desk(text, language):
        pieces = [text]
    else:
        links = _links(language)
        pieces = _SPLIT.split(links.sub(" ; ", text) if links else text)
    names = [
        piece if _INITIALS.fullmatch(piece) else without_title(piece.strip(_SIGNS), language).strip(_SIGNS)
        for piece in pieces
    ]
    return [name for name in dict.fromkeys(names) if _is_plausible(name)][:_MOST]


def _is_desk(text: str, language: Language) -> bool:
    """Tell whether a stroke joins what signs together: an agency and a site, letters for a name."""
    if "/" not in text or len(text) > _LONGEST_DESK:
        return False
    parts = [part.strip() for part in text.split("/") if part.strip()]
    if len(parts) != 2 or any(is_name(part, language) for part in parts):
        return False
    return any(part in all_agencies(language) or _ACCOUNT.fullmatch(part) for part in parts)


@lru_cache(maxsize=64)
def _links(language: Language) -> re.Pattern[str] | None:
    """Return the pattern of what stands between two names."""
    links = alternatives(language.layout.name_links)
    return re.compile(rf"(?i)\s(?:{links})\s") if links else None


def _is_plausible(name: str) -> bool:
    return (
        1 < len(name) <= _LONGEST_NAME
        and len(name.split()) <= 7
        and bool(_LETTERS.search(name) or _INITIALS.fullmatch(name))
        and sum(map(str.isdigit, name)) < 3
    )
