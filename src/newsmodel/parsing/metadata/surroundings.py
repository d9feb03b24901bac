"""What stands around the headline and is marked as byline, time stamp or standfirst."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import attrs

from newsmodel.language import Language
from newsmodel.parsing.metadata.texts import text_of
from newsmodel.parsing.phrases import alternatives
from newsmodel.parsing.tree import Element

#: Elements looked at after the headline, and before it in its own surroundings.
_AFTER = 120
_BEFORE = 40
_LEVELS = 3
#: The body has begun after so many paragraphs of prose, of at least so many characters.
_PARAGRAPHS = 3
_PROSE = 140
#: A byline or a line with a date is no longer.
_LINE = 160
#: Between lines of one byline: the name, the office.
JOINT = " | "
BARS = re.compile(r"(?:\s*\|)+\s*")
_LONGEST_BYLINE = 240
#: After a link to an author's page no more follows, in code points, before another element.
_RUNNING_ON = 40

# Names of classes and properties, as authors of templates choose them: markup, not prose.
# Most classes hold none: a pattern without alternatives of its own is several times as fast.
_ANY_MARK = re.compile(
    r"author|autor|auteur|by-?line|writer|creator|contributor|firma|verfasser|date|datum|time|publish|posted|fecha|stamp|standfirst|lead"
    r"|lede|dek|deck|chapo|sapo|intro|ingress|summary|teaser|excerpt|abstract|bajada|entradilla|vorspann|perex|sub-?title"
    r"|sub-?head|subline|description"
)
_MARK = re.compile(
    r"(?P<author>author|by-?line|(?<![a-z])(?:autor|auteur|writer|creator|contributor|firma|verfasser)(?!iz|is|d|m))"
    r"|(?P<date>date(?!line)|(?<![a-z])time(?!line)|publish|posted|datum|fecha|stamp)"
    r"|(?P<lead>standfirst|(?<![a-z])(?:lead|lede|dek|deck|chapo|sapo|intro|ingress|summary|teaser|excerpt|abstract"
    r"|bajada|entradilla|vorspann|perex)(?![a-z])|sub-?(?:title|head|line)|description)"
)
_LONGEST_MARKS = 200
#: Elements that say nothing, and those inside drawings.
_MUTE = frozenset(
    {"br", "circle", "defs", "g", "img", "path", "rect", "script", "source", "style", "svg", "use"}
)
_PROFILE = re.compile(
    r"/(?:authors?|autor(?:en|es)?|auteurs?|people|person|profiles?|by|staff|journalists?|contributors?|writers?"
    r"|redakt(?:ion|eur))/[^/]"
)
# A date at the beginning, perhaps after a word or a weekday. No repeat gives anything back: next to all lines
# are none.
_DATED = re.compile(r"[\W_]{0,40}+(?:[^\W\d]{1,20}+[:,.]?\s++){0,3}+\d{1,4}[./,-]?\s?\w{1,12}[./,-]?\s?\d{2}")


class Marked(NamedTuple):
    """A text that is marked as its author's name."""

    text: str
    #: "name" for a property or a link that says so, "profile" for a link to somebody's page, "author" for a
    #: class, "opening" for the words that the line opens with
    mark: str

    @property
    def is_name(self) -> bool:
        """Whether nothing but the name is in it."""
        return self.mark in ("name", "profile")


@attrs.define
class Surroundings:
    """Elements near the headline, in document order, each with its clean text."""

    authors: list[Marked] = attrs.field(factory=list[Marked])
    dates: list[str] = attrs.field(factory=list[str])
    times: list[Element] = attrs.field(factory=list[Element])
    leads: list[str] = attrs.field(factory=list[str])
    plain: list[str] = attrs.field(factory=list[str])  #: short texts with a year, whatever their marks


def surroundings(headline: Element, root: Element, language: Language) -> Surroundings:
    """Return what is near *headline*, an element in *root*; nothing outside *root* is looked at."""
    reader = _Reader(root, language)
    reader.read(_before(headline, root), _BEFORE)
    reader.read(_after(headline, root), _AFTER)
    return reader.found


class _Reader:
    """Reads element by element until the body has begun."""

    def __init__(self, root: Element, language: Language) -> None:
        self.found = Surroundings()
        self._root = root
        self._opening = _opening(language)
        self._prose = 0

    def read(self, around: Iterator[Element], most: int) -> None:
        """Read the elements that are in those of *around*, *most* in all."""
        found = self.found
        for outer in around:
            # All elements inside at once: lxml counts them in C.
            inside = list(islice(outer.iter("*"), most))
            most -= len(inside)
            for element in inside:
                tag = element.tag
                if tag in _MUTE:
                    continue
                text = element.text
                if tag == "p" and text and len(text) > _PROSE:
                    self._prose += 1
                if self._prose >= _PARAGRAPHS:
                    return
                if tag == "time":
                    found.times.append(element)
                elif tag == "a" and (link := _profile(element)):
                    _add(found, element, link)
                    continue
                if text and len(text) < _LINE and not text.isspace() and self._read_line(element, text):
                    continue
                if kind := marked_as(element):
                    _add(found, element, kind)
            if not most:
                return

    def _read_line(self, element: Element, text: str) -> bool:
        """Note the date or the byline that *element*, which opens with *text*, is.

        Returns:
            whether it is a byline.
        """
        opening = self._opening
        if _DATED.match(text):
            self.found.plain.append(" ".join(text.split()))
        elif opening and opening.match(text) and (line := _byline(element, self._root, opening)):
            self.found.authors.append(Marked(line, "opening"))
            return True
        return False


@lru_cache(maxsize=64)
def _opening(language: Language) -> re.Pattern[str] | None:
    """Return the pattern of what bylines open with, None where the language's words aren't known."""
    words = language.layout.byline
    if not words:
        return None
    # Next to all lines begin with another letter: that is told without trying all words.
    heads = re.escape("".join({letter for word in words for letter in word[0].lower() + word[0].upper()}))
    return re.compile(rf"\s*+(?=[{heads}])(?i:{alternatives(words)})(?:\s*:|\s|$)")


def _byline(element: Element, root: Element, opening: re.Pattern[str]) -> str | None:
    """Return the line that *element* opens; its names may stand beside it."""
    line = _lines_of(element)
    parent = element.getparent()
    if line and opening.fullmatch(line) and element is not root and parent is not None:
        return _lines_of(parent)
    return line


def _lines_of(element: Element) -> str | None:
    """Return the text of a byline, bars between its lines; elements in it are words of their own."""
    text = text_of(element, _LONGEST_BYLINE, JOINT, inline=" ")
    return text and (BARS.sub(JOINT, text).strip(JOINT) or None)


def dated(text: str) -> bool:
    """Tell whether *text* is short and begins like a date."""
    return len(text) < _LINE and bool(_DATED.match(text))


def marked_as(element: Element) -> str | None:
    """Return what an element's class and property say that it holds: "author", "name", "date" or "lead"."""
    marks, itemprop = element.get("class"), element.get("itemprop")
    if itemprop:
        if itemprop == "author":
            return "name"
        marks = f"{marks} {itemprop}" if marks else itemprop
    if not marks:
        # Some systems have elements of their own.
        return "author" if "byline" in element.tag else None
    return _kind_of(marks[:_LONGEST_MARKS])


# The elements of a page, and the pages of a site, share few classes.
@lru_cache(maxsize=4096)
def _kind_of(marks: str) -> str | None:
    marks = marks.lower()
    match = _MARK.search(marks) if _ANY_MARK.search(marks) else None
    return match.lastgroup if match else None


def _profile(link: Element) -> str | None:
    """Return "name" for a link that says that it leads to the author, "profile" for one to anybody's page."""
    rel, href = link.get("rel"), link.get("href")
    if rel and "author" in rel:
        return "name"
    return "profile" if href and _PROFILE.search(href) and not _is_in_prose(link) else None


def _is_in_prose(link: Element) -> bool:
    """Tell whether a link is a word or two of a sentence, and leads to somebody whom that is about."""
    return len(link.tail or "") > _RUNNING_ON


def _add(found: Surroundings, element: Element, kind: str | None) -> None:
    if kind == "lead":
        if text := text_of(element, 900):
            found.leads.append(text)
    elif kind == "date":
        if text := text_of(element, 240):
            found.dates.append(text)
    elif text := _lines_of(element):
        found.authors.append(Marked(text, kind or "author"))


def _before(headline: Element, root: Element) -> Iterator[Element]:
    """Yield what stands before *headline* in the elements that it opens."""
    node = headline
    for _ in range(_LEVELS):
        if node is root or (parent := node.getparent()) is None or parent.tag in ("body", "html"):
            return
        yield from node.itersiblings("*", preceding=True)
        node = parent


def _after(headline: Element, root: Element) -> Iterator[Element]:
    """Yield what stands after *headline*, in document order."""
    node: Element | None = headline
    while node is not None and node is not root:
        yield from node.itersiblings("*")
        node = node.getparent()
