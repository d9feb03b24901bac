"""What the formats that are XML share."""

from __future__ import annotations

import re
from typing import TypeAlias, cast

from lxml import etree

#: lxml names the class as private and yet has everybody use it.
Element: TypeAlias = etree._Element  # pyright: ignore[reportPrivateUsage]

#: What XML can't hold.
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: What ``xml:lang`` may say.
_LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8}){0,20}")


def readable(words: str) -> str:
    """Return *words* with U+FFFD in the place of what XML can't hold."""
    return _NO_CHARACTER.sub("\ufffd", words)


def language_tag(language: str | None) -> str | None:
    """Return *language* if it has the form of a language tag."""
    return language if language and _LANGUAGE.fullmatch(language) else None


class Vocabulary:
    """The elements of one XML namespace. Every text that goes in is made readable."""

    def __init__(self, namespace: str) -> None:
        self._namespace = namespace

    def root(self, name: str, language: str | None, /, **attributes: str) -> Element:
        """Return an element that stands by itself and says in what language it is."""
        # The stubs know no default namespace.
        root = etree.Element(self._name(name), nsmap=cast(dict[str, str], {None: self._namespace}))
        for key, value in attributes.items():
            root.set(key, readable(value))
        if tag := language_tag(language):
            root.set("{http://www.w3.org/XML/1998/namespace}lang", tag)
        return root

    def add(
        self, parent: Element, name: str, words: str | None = None, /, **attributes: str | None
    ) -> Element:
        """Add an element with *words* in it to *parent*; attributes that are not given are left out."""
        given = {key: readable(value) for key, value in attributes.items() if value}
        child = etree.SubElement(parent, self._name(name), given)
        if words:
            child.text = readable(words)
        return child

    def _name(self, name: str) -> str:
        return f"{{{self._namespace}}}{name}"


def append_text(element: Element, words: str) -> None:
    """Add *words* after all that *element* holds."""
    if not words:
        return
    words = readable(words)
    # Its length would be counted.
    last = next(element.iterchildren(reversed=True), None)
    if last is not None:
        last.tail = (last.tail or "") + words
    else:
        element.text = (element.text or "") + words


def document(root: Element) -> bytes:
    """Return the document of which *root* is the root, in UTF-8."""
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)
