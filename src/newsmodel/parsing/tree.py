"""From the text of a page to its tree."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias

from lxml import etree

from newsmodel.model import Diagnostic
from newsmodel.parsing.characters import readable
from newsmodel.parsing.decode import Decoded
from newsmodel.parsing.floods import trimmed
from newsmodel.parsing.stripping import Stripped, stripped

#: An element of a page. lxml names the class as private and yet has everybody use it.
Element: TypeAlias = etree._Element  # pyright: ignore[reportPrivateUsage]

#: libxml2's XML_ERR_RESOURCE_LIMIT. Versions of lxml that have no name for it have no such limit either.
_RESOURCE_LIMIT = 114

_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\r"))
# In UTF-8, U+0080 to U+009F are this and a byte below that.
_WIDE = b"\xc2"
_END_OF_WIDE = 0xA0
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
    headings: list[Element] = []
    breaks: list[Element] = []
    scripts: list[Element] = []
    kinds = {"h1": headings, "br": breaks, "script": scripts, "style": scripts}
    for element in root.iter(*kinds):
        kinds[element.tag].append(element)
    # Most of a page is this: to sort it too would take longer than a second pass in C.
    return Skim(list(root.iter("p", "div")), headings, breaks, scripts)


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
        short = stripped(source)
    else:
        source, short = page.utf8, page.stripped or stripped(page.utf8)
    tree = _parsed(short, with_ids)
    if not short.is_proved(script for skim in tree.skims for script in skim.scripts):
        try:
            source.decode("utf-8")
        except UnicodeDecodeError:
            # It is what was left out that is no valid UTF-8.
            source, replaced = source.decode("utf-8", "replace").encode("utf-8"), True
        tree = _parsed(stripped(source, with_scripts=True), with_ids)
    if replaced and Diagnostic.CHARACTERS_REPLACED not in tree.diagnostics:
        return tree._replace(diagnostics=(Diagnostic.CHARACTERS_REPLACED, *tree.diagnostics))
    return tree


def _parsed(page: Stripped, with_ids: bool) -> Tree:
    source, replaced = _readable(page.source)
    # After that: control characters may part attributes too.
    source, most = trimmed(source)
    # `huge_tree` reads beyond 255 levels and 10 MB of text. An XML declaration is harmless in bytes.
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=with_ids
    )
    root = _root(source, parser)
    # It is the last that libxml2 says, as it reads no further.
    last = parser.error_log.last_error
    diagnostics = [Diagnostic.CHARACTERS_REPLACED] if replaced else []
    if most or (last is not None and last.type == _RESOURCE_LIMIT):
        diagnostics.append(Diagnostic.TRUNCATED)
    roots = () if root is None else (root, *root.itersiblings())
    return Tree(roots, tuple(diagnostics), tuple(map(skim_of, roots)), most)


def _readable(source: bytes) -> tuple[bytes, bool]:
    """Return *source* with what no page may hold as U+FFFD, and whether there was any such character."""
    # To look for single bytes takes next to nothing, and hardly a page needs more.
    if not any(map(source.__contains__, _CONTROLS)) and not _has_wide_control(source):
        return source, False
    text, replaced = readable(source.decode("utf-8"))
    return _WHITE.sub(" ", text).encode("utf-8"), replaced


def _has_wide_control(source: bytes) -> bool:
    at = source.find(_WIDE)
    while at >= 0:
        if source[at + 1] < _END_OF_WIDE:
            return True
        at = source.find(_WIDE, at + 2)
    return False


def _root(source: bytes, parser: etree.HTMLParser) -> Element | None:
    try:
        return etree.fromstring(source, parser)
    except etree.XMLSyntaxError:
        # There is nothing in it but comments or white space; whatever else is wrong, libxml2 repairs.
        return None
