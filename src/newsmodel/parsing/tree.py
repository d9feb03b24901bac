"""From the text of a page to its tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from lxml import etree

from newsmodel.model import Diagnostic
from newsmodel.parsing.characters import readable
from newsmodel.parsing.decode import Decoded
from newsmodel.parsing.emptying import emptied

#: An element of a page. lxml names the class as private and yet has everybody use it.
Element: TypeAlias = etree._Element  # pyright: ignore[reportPrivateUsage]

# libxml2 compares each attribute of an element with all others: 100,000 take 20 seconds. Pages have a few
# dozen. A long stretch without "<" is cheap to find; whether it is a tag is then looked at closely.
_LONG = 2_001
_TAG_START = re.compile(rb"<[A-Za-z]")
_TAG = re.compile(rb"""(<[A-Za-z][^\s/>]*)((?:[^>"']+|"[^"]*"|'[^']*'|["'])*)""")
_VALUE = re.compile(rb""""[^"]*"|'[^']*'""")
_NAME = re.compile(rb"[^\s/=]+")
#: Elements with more lose them.
MOST_ATTRIBUTES = 500

#: libxml2's XML_ERR_RESOURCE_LIMIT. Versions of lxml that have no name for it have no such limit either.
_RESOURCE_LIMIT = 114

_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\r"))
_WIDE_CONTROL = re.compile(rb"\xc2[\x80-\x9f]")
#: White space that libxml2 takes for unreadable.
_WHITE = re.compile("[\x0b\x0c\x1c-\x1f\x85]")


class Skim(NamedTuple):
    """Elements of a tree that tell at once where its prose stands, and its scripts; in document order."""

    paragraphs: list[Element]  #: `p` and `div`
    headings: list[Element]  #: `h1`
    breaks: list[Element]  #: `br`
    scripts: list[Element]  #: and style sheets


def skim_of(root: Element) -> Skim:
    """Return what a quick look at a tree tells."""
    # Four passes in C take a third of the time of one in Python.
    return Skim(
        list(root.iter("p", "div")),
        list(root.iter("h1")),
        list(root.iter("br")),
        list(root.iter("script", "style")),
    )


class Tree(NamedTuple):
    """A parsed page."""

    #: the page's root, then what stands after its end, each with an `html` element of its own; empty for an
    #: empty page
    roots: tuple[Element, ...]
    diagnostics: tuple[Diagnostic, ...]
    #: one for each root
    skims: tuple[Skim, ...] = ()
    #: most attributes of an element that lost them, else 0
    trimmed: int = 0


def tree_of(page: str | Decoded, *, with_ids: bool = True) -> Tree:
    """Return the tree of a page, without comments, processing instructions and what most scripts hold.

    Characters that no page may hold become U+FFFD. What is nested deeper than libxml2 reads (2,048 elements)
    is missing, and so are the attributes of an element that has more than 500: the diagnostics tell.

    Args:
        page: as text, or decoded.
        with_ids: whether XPath's ``id()`` will be asked; without, the tree takes less time.
    """
    replaced = False
    if isinstance(page, str):
        try:
            source = page.encode("utf-8")
        except UnicodeEncodeError:
            text, replaced = readable(page)
            source = text.encode("utf-8")
        short = emptied(source)
    else:
        source, short = page.utf8, page.emptied or emptied(page.utf8)
    tree = _parsed(short.source, with_ids)
    if short.left_out and not short.is_proved(script for skim in tree.skims for script in skim.scripts):
        tree = _parsed(source, with_ids)
    if replaced and Diagnostic.CHARACTERS_REPLACED not in tree.diagnostics:
        return tree._replace(diagnostics=(Diagnostic.CHARACTERS_REPLACED, *tree.diagnostics))
    return tree


def _parsed(source: bytes, with_ids: bool) -> Tree:
    source, trimmed = _without_floods(source)
    source, replaced = _readable(source)
    # `huge_tree` reads beyond 255 levels and 10 MB of text. An XML declaration is harmless in bytes.
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=with_ids
    )
    root = _root(source, parser)
    # It is the last that libxml2 says, as it reads no further.
    last = parser.error_log.last_error
    diagnostics = [Diagnostic.CHARACTERS_REPLACED] if replaced else []
    if trimmed or (last is not None and last.type == _RESOURCE_LIMIT):
        diagnostics.append(Diagnostic.TRUNCATED)
    roots = () if root is None else (root, *root.itersiblings())
    return Tree(roots, tuple(diagnostics), tuple(map(skim_of, roots)), trimmed)


def _readable(source: bytes) -> tuple[bytes, bool]:
    """Return *source* with what no page may hold as U+FFFD, and whether there was any such character."""
    # Bytes are looked through five times as fast as characters, and hardly a page needs more.
    if len(source) == len(source.translate(None, _CONTROLS)) and not _WIDE_CONTROL.search(source):
        return source, False
    text, replaced = readable(source.decode("utf-8"))
    return _WHITE.sub(" ", text).encode("utf-8"), replaced


def _root(source: bytes, parser: etree.HTMLParser) -> Element | None:
    try:
        return etree.fromstring(source, parser)
    except etree.XMLSyntaxError:
        # There is nothing in it but comments or white space; whatever else is wrong, libxml2 repairs.
        return None


def _without_floods(source: bytes) -> tuple[bytes, int]:
    """Return *source* without the attributes of elements that have too many, and the most that one had."""
    pieces: list[bytes] = []
    done = most = 0
    for start, end in _long_stretches(source):
        tag = _TAG.match(source, start, end)
        if tag is None or tag.end(2) - tag.start(2) < 2 * MOST_ATTRIBUTES:
            continue
        count = _attributes(tag[2])
        if count > MOST_ATTRIBUTES:
            most = max(most, count)
            pieces += (source[done : tag.end(1)], b" ")
            done = tag.end()
    return (b"".join((*pieces, source[done:])), most) if pieces else (source, 0)


def _long_stretches(source: bytes) -> Iterator[tuple[int, int]]:
    """Yield where tags start that no other "<" follows for long, and where the next one stands.

    Where such a stretch can begin is found without looking at every "<".
    """
    find, rfind, size = source.find, source.rfind, len(source)
    start = find(b"<")
    while start >= 0:
        following = rfind(b"<", start + 1, start + 1 + _LONG)
        if following < 0:
            following = find(b"<", start + _LONG)
            end = following if following >= 0 else size
            if end - start > _LONG and _TAG_START.match(source, start):
                yield start, end
        start = following


def _attributes(inside: bytes) -> int:
    return len(_NAME.findall(_VALUE.sub(b" ", inside)))
