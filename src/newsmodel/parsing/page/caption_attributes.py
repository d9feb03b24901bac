"""Finds captions that a page holds for its scripts and its metadata only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple
from urllib.parse import unquote

from newsmodel.parsing.metadata import DeclaredImage
from newsmodel.parsing.metadata.texts import clean
from newsmodel.parsing.page.hints import BIT, hints_of
from newsmodel.parsing.page.images import is_small, url_of
from newsmodel.parsing.page.walk import Image
from newsmodel.parsing.tree import Element

#: A caption is at least this long, in code points: what is shorter in an attribute is a setting.
_SHORTEST = 12
_LONGEST = 1_500
#: A file's name tells one image from another if it is this long.
_SHORTEST_NAME = 7
_CAPTION = BIT["caption"]
#: How many elements up from an image its attributes may stand: a link that opens it, a figure.
_CLIMB = 2


class HeldCaption(NamedTuple):
    """A caption that the page does not print."""

    text: str  #: with the credit, if it has one inside
    credit: str | None  #: if the metadata give it apart
    evidence: str


def by_file_name(declared: Sequence[DeclaredImage]) -> dict[str, DeclaredImage]:
    """Return the images of the metadata that have a caption, by the names of their files."""
    return {name: image for image in declared if image.caption and (name := _file_name(image.url))}


def held_caption(image: Image, declared: Mapping[str, DeclaredImage]) -> HeldCaption | None:
    """Return the caption that attributes, or else the page's metadata, hold for an image; None if none.

    Args:
        image: of the page.
        declared: as `by_file_name` returns them.
    """
    if is_small(image.element):
        return None
    for node in _around(image.element):
        for name, value in node.items():
            if str(name).startswith("data-") and hints_of(str(name)) & _CAPTION:
                text = str(value).strip()
                if text[:1] not in ("{", "[", "/", "#") and (found := _prose(text)):
                    return HeldCaption(found, None, "caption-attribute")
    other = declared.get(_file_name(url_of(image.element))) if declared else None
    if other and other.caption and (found := _prose(other.caption)):
        return HeldCaption(found, other.credit, "json-ld:caption")
    return None


def _around(element: Element) -> Iterator[Element]:
    yield element
    if element.tag != "img":
        yield from element.iter("img")
    yield from islice(element.iterancestors(), _CLIMB)


def _prose(value: str) -> str | None:
    """Return the clean text of a value if it is written in words."""
    if len(value) > 2 * _LONGEST:
        return None
    text = clean(value)
    return text if text and _SHORTEST <= len(text) <= _LONGEST and " " in text else None


def _file_name(url: str | None) -> str:
    """Return the name of an image's file, without its ending; empty if it tells little."""
    if not url:
        return ""
    name = unquote(url[:2_000]).partition("?")[0].rstrip("/").rpartition("/")[2].partition(".")[0].lower()
    return name if len(name) >= _SHORTEST_NAME else ""
