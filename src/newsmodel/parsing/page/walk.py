"""Walks a page's tree once and cuts its text into raw blocks. Nothing is written to the tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from newsmodel.parsing.characters import without_no_width
from newsmodel.parsing.site_rules import Part
from newsmodel.parsing.tree import Element

#: Elements that hold no text of the page.
SILENT = frozenset(
    (
        "script", "style", "template", "svg", "math", "select", "option", "optgroup", "object",
        "embed", "canvas", "map", "datalist", "param", "meta", "link", "base", "title", "input", "textarea",
        "progress", "meter", "iframe", "frame", "frameset", "noframes", "track", "source", "area",
    )
)  # fmt: skip
#: Elements that do not end a block.
_INLINE = frozenset(
    (
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
        "i", "ins", "kbd", "label", "mark", "q", "ruby", "rb", "s", "samp", "small", "span", "strike",
        "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "nobr", "output", "slot", "rp", "rt",
    )
)  # fmt: skip
_IMAGES = frozenset(("img", "amp-img", "picture", "video", "amp-video", "audio"))
_CELLS = frozenset(("td", "th"))

#: Marks a line break inside a block. No text of a tree can hold this character.
_BREAK = "\x00"
_PARAGRAPH_BREAK = re.compile(rf"\s*{_BREAK}\s*(?:{_BREAK}\s*)+")
#: Lines at least this long, in code points, that single breaks part are paragraphs.
_LONG_LINE = 70
#: What is nested deeper than this is not looked at closely: no real page comes near, and each level takes
#: two calls of the thousand that Python allows.
_DEEPEST = 150
#: No paragraph of a story is longer, in letters.
_HEAVIEST = 3_000.0
#: Names and styles by which words are read out but not shown ("opens in a new tab").
_UNSEEN = re.compile("sr-only|screen-?reader|visually-?hidden")
# An empty span by the name of "br" is what some pages have for a line break.
_TELLING = re.compile(rf"{_UNSEEN.pattern}|(?<![\w-])br(?![\w-])")
_CLIPPED = re.compile(r"clip:\s*rect\(|display:\s*none")
#: A tag that was mistyped or escaped at the beginning of a line, and so is text: "< p>".
_BROKEN_TAG = re.compile(r"(?i)^< ?/? ?(?:p|div|span|br|h[1-6]|li|ul|section|article) ?/?> ?")
#: A line ends a sentence.
_FULL_STOP = re.compile(r"[.!?…。！？][\"'”’»)\]」』]*$")
#: Scripts that need fewer letters for as many words; a letter of theirs counts as this many.
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_DENSE_WEIGHT = 2.5


class Container:
    """An element that holds blocks, with what is known of it and of everything inside."""

    __slots__ = (
        "depth", "element", "ended", "images", "index", "links", "names", "parent", "path", "prose",
        "started", "tag", "tags", "text",
    )  # fmt: skip

    def __init__(self, element: Element, tag: str, parent: Container | None, names: str, index: int) -> None:
        self.element = element
        self.tag = tag
        self.parent = parent
        #: its classes, id and itemprop
        self.names = names
        #: how far down, and number in document order
        self.depth: int = 0 if parent is None else parent.depth + 1
        self.index = index
        #: tags from the top: "/body/div/p"
        self.path: str = f"/{tag}" if parent is None else f"{parent.path}/{tag}"
        #: its tag and all above
        self.tags: frozenset[str] = (
            frozenset((tag,))
            if parent is None
            else parent.tags
            if tag in parent.tags
            else parent.tags | {tag}
        )
        #: inside it, down to the last branch: code points of text, of link text, of prose; images
        self.text = self.links = self.prose = self.images = 0.0
        #: the blocks inside: half-open range of their numbers
        self.started = self.ended = 0


def ancestry(container: Container | None) -> Iterator[Container]:
    """Yield *container* and all around it, the innermost first."""
    while container is not None:
        yield container
        container = container.parent


class RawBlock:
    """A run of text that no block-level element interrupts."""

    __slots__ = (
        "container", "dense", "full_stop", "images_before", "is_prose", "link_count", "link_share", "number",
        "size", "text", "weight",
    )  # fmt: skip

    def __init__(
        self, text: str, container: Container, number: int, link_share: float, images_before: int
    ) -> None:
        #: normalised: runs of white space are one blank
        self.text = text
        self.container = container
        self.number = number
        #: share of its text that is link text
        self.link_share = link_share
        self.images_before = images_before
        #: length in letters as an alphabet would need them
        head = text[:80]
        self.dense = len(_DENSE.findall(head)) * 3 > len(head)
        self.size = len(text) * _DENSE_WEIGHT if self.dense else float(len(text))
        #: how much it counts among the page's prose: one endless block does not outweigh a story
        self.weight = min(self.size, _HEAVIEST)
        self.full_stop = _FULL_STOP.search(text, max(0, len(text) - 8)) is not None
        self.is_prose = link_share < 0.34 and (self.size >= 200 or (self.size >= 80 and self.full_stop))

    def __repr__(self) -> str:
        return f"<RawBlock {self.container.tag} {self.text[:40]!r}>"


class Image:
    """An image, and where among the blocks it stands."""

    __slots__ = ("container", "element", "number")

    def __init__(self, element: Element, container: Container, number: int) -> None:
        self.element = element
        self.container = container
        #: of the block that follows it
        self.number = number


class Walk:
    """The blocks and images of a page, in document order."""

    def __init__(
        self,
        roots: Iterable[Element],
        *,
        noscript: bool = False,
        ruled: Mapping[Element, Part] | None = None,
    ) -> None:
        self.blocks: list[RawBlock] = []
        self.images: list[Image] = []
        self._silent = SILENT if noscript else SILENT | {"noscript"}
        #: what rules of the site say: each such element is a block of its own, or is left out
        self._ruled = ruled
        self._pieces: list[str] = []
        self._depth = 0
        self._link_depth = 0
        self._link_chars = 0
        self._containers = 0
        self._text = self._links = self._prose = 0.0
        for root in roots:
            self._branch(root, str(root.tag), None)

    def _branch(self, element: Element, tag: str, parent: Container | None) -> None:
        """Read one block-level element and everything inside."""
        get = element.get
        names = f"{get('class') or ''} {get('id') or ''} {get('itemprop') or ''}"
        container = Container(element, tag, parent, names, self._containers)
        self._containers += 1
        container.started = len(self.blocks)
        before = self._text, self._links, self._prose, len(self.images)
        self._inside(element, container)
        if self._pieces:
            self._flush(container)
        container.ended = len(self.blocks)
        container.text = self._text - before[0]
        container.links = self._links - before[1]
        container.prose = self._prose - before[2]
        container.images = len(self.images) - before[3]

    def _inside(self, element: Element, container: Container) -> None:
        """Read the text and the children of an element, in document order."""
        if self._depth > _DEEPEST:
            self._flatly(element, container)
            return
        self._depth += 1
        pieces, ruled = self._pieces, self._ruled
        # White space before a block's first word is dropped here: half of a page's pieces are nothing else.
        if (text := element.text) and (pieces or not text.isspace()):
            pieces.append(text)
            if self._link_depth:
                self._link_chars += len(text)
        for child in element:
            tag = child.tag
            if ruled and child in ruled:
                self._by_rule(child, tag, container, ruled[child])
            elif tag in _INLINE:
                if tag == "span" and (names := child.get("class")) and _TELLING.search(names):
                    if child.text is None and len(child) == 0:
                        pieces.append(_BREAK)
                    elif not _UNSEEN.search(names):
                        self._inside(child, container)
                elif tag == "span" and (style := child.get("style")) and _CLIPPED.search(style):
                    pass
                elif tag == "a":
                    self._link_depth += 1
                    self._inside(child, container)
                    self._link_depth -= 1
                else:
                    self._inside(child, container)
            elif tag == "br":
                pieces.append(_BREAK)
            elif tag in _IMAGES:
                self.images.append(Image(child, container, len(self.blocks)))
            elif tag in _CELLS:
                # The cells of a row are one block; what stands in blocks inside a cell is its own.
                pieces.append(" ")
                self._inside(child, container)
                pieces.append(" ")
            elif isinstance(tag, str) and (tag not in self._silent or _is_shadow(child)):
                if pieces:
                    self._flush(container)
                self._branch(child, tag, container)
            if (tail := child.tail) and (pieces or not tail.isspace()):
                pieces.append(tail)
                if self._link_depth:
                    self._link_chars += len(tail)
        self._depth -= 1

    def _flatly(self, element: Element, container: Container) -> None:
        """Read the text below an element as blocks of *container*."""
        walk = etree.iterwalk(element, ("start", "end", "comment", "pi"))
        for event, node in walk:
            if event in ("start", "end") and node.tag not in _INLINE:
                self._flush(container)
            if event != "start":
                self._pieces.append("" if node is element else node.tail or "")
            elif node.tag in self._silent:
                walk.skip_subtree()
            else:
                self._pieces.append(node.text or "")

    def _by_rule(self, element: Element, tag: str, container: Container, part: Part) -> None:
        """Read an element that a rule of the site names."""
        if part is not Part.DROP or tag not in _INLINE:
            self._flush(container)
        if part is not Part.DROP:
            self._branch(element, tag, container)

    def _flush(self, container: Container) -> None:
        """End the block that is being read, if there is one."""
        raw = "".join(self._pieces)
        self._pieces.clear()
        links, self._link_chars = self._link_chars, 0
        if not raw or raw.isspace():
            return
        for text in _paragraphs(raw) if _BREAK in raw else (raw,):
            words = " ".join(without_no_width(text).split())
            if words[:1] == "<":
                words = _BROKEN_TAG.sub("", words)
            if words:
                self._add(words, container, min(1.0, links / max(1, len(raw.strip()))))

    def _add(self, text: str, container: Container, link_share: float) -> None:
        block = RawBlock(text, container, len(self.blocks), link_share, len(self.images))
        self.blocks.append(block)
        self._text += len(text)
        self._links += link_share * len(text)
        if block.is_prose:
            self._prose += block.weight


def _is_shadow(element: Element) -> bool:
    """Tell whether a silent element is the shown tree of the element around it after all."""
    return element.tag == "template" and element.get("shadowrootmode") is not None


def _paragraphs(raw: str) -> list[str]:
    """Return the paragraphs of a run of text with line breaks in it.

    Two breaks part paragraphs. So does one where the lines are long and end their sentences; in poems,
    addresses and headings it is a line's end only.
    """
    parts = _PARAGRAPH_BREAK.split(raw.strip(f" \n\t\r{_BREAK}"))
    found: list[str] = []
    for part in parts:
        lines = part.split(_BREAK)
        if len(lines) > 1 and all(
            len(line) >= _LONG_LINE and _FULL_STOP.search(line.rstrip()) for line in lines[:-1]
        ):
            found.extend(lines)
        else:
            found.append(" ".join(lines))
    return found
