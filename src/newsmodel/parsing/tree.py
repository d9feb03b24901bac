"""From the text of a page to its tree."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias

from lxml import etree

from newsmodel.model import Diagnostic
from newsmodel.parsing.characters import readable
from newsmodel.parsing.decode import Decoded

#: An element of a page. lxml names the class as private and yet has everybody use it.
Element: TypeAlias = etree._Element  # pyright: ignore[reportPrivateUsage]

# libxml2 compares each attribute of an element with all others: 100,000 take 20 seconds. Pages have a few
# dozen. A long stretch without "<" is cheap to find; whether it is a tag is then looked at closely.
_LONG_STRETCH = re.compile(r"<[A-Za-z][^<]{20000,}")
_TAG = re.compile(r"""(<[A-Za-z][^\s/>]*)((?:[^>"']+|"[^"]*"|'[^']*'|["'])*)""")
_VALUE = re.compile(r""""[^"]*"|'[^']*'""")
_NAME = re.compile(r"[^\s/=]+")
_MOST_ATTRIBUTES = 1_000

#: libxml2's XML_ERR_RESOURCE_LIMIT. Versions of lxml that have no name for it have no such limit either.
_RESOURCE_LIMIT = 114

_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\r"))
_WIDE_CONTROL = re.compile(rb"\xc2[\x80-\x9f]")
#: White space that libxml2 takes for unreadable.
_WHITE = re.compile("[\x0b\x0c\x1c-\x1f\x85]")


class Tree(NamedTuple):
    """A parsed page."""

    #: the page's root, then what stands after its end, each with an `html` element of its own; empty for an
    #: empty page
    roots: tuple[Element, ...]
    diagnostics: tuple[Diagnostic, ...]


def tree_of(page: str | Decoded) -> Tree:
    """Return the tree of a page, without comments and processing instructions.

    Characters that no page may hold become U+FFFD. What is nested deeper than libxml2 reads (2,048 elements)
    is missing, and so are the attributes of an element that has thousands: the diagnostics tell.
    """
    text, utf8 = (page, None) if isinstance(page, str) else (page.text, page.utf8)
    text, trimmed = _without_floods(text)
    source, replaced = _encoded(text, None if trimmed else utf8)
    # `huge_tree` reads beyond 255 levels and 10 MB of text. An XML declaration is harmless in bytes.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root = _root(source, parser)
    cut = any(entry.type == _RESOURCE_LIMIT for entry in parser.error_log)
    diagnostics = [Diagnostic.CHARACTERS_REPLACED] if replaced else []
    if trimmed or cut:
        diagnostics.append(Diagnostic.TRUNCATED)
    roots = () if root is None else (root, *root.itersiblings())
    return Tree(roots, tuple(diagnostics))


def _encoded(text: str, utf8: bytes | None) -> tuple[bytes, bool]:
    """Return *text* in UTF-8, what no page may hold as U+FFFD, and whether there was any such character."""
    try:
        source = text.encode("utf-8") if utf8 is None else utf8
    except UnicodeEncodeError:
        source = b"\0"
    # Bytes are looked through five times as fast as characters, and hardly a page needs more.
    if len(source) == len(source.translate(None, _CONTROLS)) and not _WIDE_CONTROL.search(source):
        return source, False
    text, replaced = readable(text)
    return _WHITE.sub(" ", text).encode("utf-8"), replaced


def _root(source: bytes, parser: etree.HTMLParser) -> Element | None:
    try:
        return etree.fromstring(source, parser)
    except etree.XMLSyntaxError:
        # There is nothing in it but comments or white space; whatever else is wrong, libxml2 repairs.
        return None


def _without_floods(text: str) -> tuple[str, bool]:
    """Return *text* without the attributes of elements that have thousands, and whether there are such."""
    pieces: list[str] = []
    done = 0
    for stretch in _LONG_STRETCH.finditer(text):
        tag = _TAG.match(text, stretch.start(), stretch.end())
        if tag and _attributes(tag[2]) > _MOST_ATTRIBUTES:
            pieces += (text[done : tag.end(1)], " ")
            done = tag.end()
    return "".join((*pieces, text[done:])), bool(pieces)


def _attributes(inside: str) -> int:
    return len(_NAME.findall(_VALUE.sub(" ", inside)))
