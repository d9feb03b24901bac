"""Clean text from what metadata hold: entities, markup, white space, controls."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from itertools import islice

from newsmodel.parsing.characters import readable, without_no_width
from newsmodel.parsing.tree import Element

#: Longer values are cut before they are looked at: no headline, name or date is that long.
LONGEST = 4_000
#: A text that is longer with the white space in it isn't looked at.
_LONGEST_ALONE = 20_000
_TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,2000}>")
#: Elements that stand on lines of their own.
_LINES = frozenset(
    {"div", "p", "li", "ul", "br", "section", "header", "time", "h1", "h2", "h3", "h4", "address"}
)
_NO_TEXT = frozenset({"script", "style", "noscript", "template", "svg"})
_PARTED = _LINES | _NO_TEXT


def clean(text: str | None, longest: int = LONGEST) -> str | None:
    """Return *text* without markup and entities, white space as single blanks; None if nothing is left."""
    if not text:
        return None
    text = text[:longest]
    if "&" in text:
        # Twice: content systems escape what was escaped already.
        text = html.unescape(html.unescape(text))
    if "<" in text:
        text = _TAG.sub(" ", text)
    return _spaced(text) or None


def _spaced(text: str) -> str:
    """Return *text* with white space as single blanks, without controls and white space of no width."""
    # What can be printed has no controls and no white space but blanks: that is told at once.
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text
    spaced = " ".join(text.split())
    if spaced.isprintable():
        return spaced
    return " ".join(without_no_width(readable(spaced)[0]).split())


def text_of(
    element: Element,
    most: int = 600,
    joint: str = " ",
    inline: str = "",
    without: Sequence[Element] = (),
) -> str | None:
    """Return the clean text of *element*; None if there is none, or more than *most* code points.

    Args:
        element: only read.
        most: also the number of texts and elements inside it that are looked at.
        joint: stands between what the page sets on lines of their own.
        inline: stands around other elements.
        without: elements inside whose text is left out.
    """
    if not len(element):
        alone = element.text or ""
        text = _spaced(alone) if len(alone) <= _LONGEST_ALONE else ""
        return text if text and len(text) <= most else None
    inside = list(islice(element.iterdescendants("*"), most + 1))
    tags = {child.tag for child in inside}
    if len(inside) <= most and not without and _PARTED.isdisjoint(tags):
        # Nothing in it stands on a line of its own or is left out: lxml gathers the texts in C.
        texts = list(map(str, islice(element.itertext(), most + 1)))
        said = inline.join(texts) if len(texts) <= most else ""
        text = _spaced(said) if len(said) <= _LONGEST_ALONE else ""
        return text if text and len(text) <= most else None
    pieces: list[str] = []
    size = steps = 0
    stack: list[Element | str] = [element]
    while stack:
        item = stack.pop()
        steps += 1
        if isinstance(item, str):
            pieces.append(item)
            # White space of indented markup is no text.
            size += len(item) if len(item) < 40 else len(item.strip())
            if size > most or steps > most:
                return None
            continue
        for child in reversed(list(islice(item, most))):
            if child.tail:
                stack.append(child.tail)
            if isinstance(child.tag, str) and child.tag not in _NO_TEXT and child not in without:
                around = joint if child.tag in _LINES else inline
                stack += (around, child, around)
        if item.text:
            stack.append(item.text)
    text = _spaced("".join(pieces))
    return text if text and len(text) <= most else None
