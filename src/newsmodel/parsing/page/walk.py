"""Walks a page's tree once and cuts its text into raw blocks. Nothing is written to the tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from newsmodel._remembering import remembered
from newsmodel.parsing.characters import in_one_line
from newsmodel.parsing.page.linked import LinkedText
from newsmodel.parsing.page.region import Region
from newsmodel.parsing.page.tags import INLINE, KINDS, SILENT
from newsmodel.parsing.site_rules import Part
from newsmodel.parsing.tree import Element

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
_STOPS = frozenset(".!?…。！？")
_CLOSING = frozenset("\"'”’»)]」』")
_FULL_STOP = re.compile(r"[.!?…。！？][\"'”’»)\]」』]*$")
#: Scripts that need fewer letters for as many words; a letter of theirs counts as this many.
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_DENSE_WEIGHT = 2.5

#: A longer tag is none of HTML's.
_LONGEST_TAG = 40


class Shape:
    """A way down through the tags of a page ("/body/div/p"), shared by all elements that stand so."""

    __slots__ = ("_path", "below", "parent", "prose", "tag", "tags")

    def __init__(self, tag: str, parent: Shape | None) -> None:
        self.tag: str = tag
        self.parent: Shape | None = parent
        above: frozenset[str] = parent.tags if parent else frozenset()
        #: its tag and all above; tags of a page's own invention can have any length, and what is told of tags
        #: is kept
        self.tags: frozenset[str] = above if tag in above or len(tag) > _LONGEST_TAG else above | {tag}
        #: the shapes of elements right below
        self.below: dict[str, Shape] = {}
        #: weight of all prose that stands so
        self.prose: float = 0.0
        self._path: str | None = None

    def of(self, tag: str) -> Shape:
        """Return the shape of elements of a tag right below."""
        shape = self.below.get(tag)
        if shape is None:
            shape = self.below[tag] = Shape(tag, self)
        return shape

    @property
    def path(self) -> str:
        """Tags from the top: "/body/div/p"."""
        path = self._path
        if path is None:
            above = self.parent.path if self.parent else ""
            path = self._path = f"{above}/{self.tag}"
        return path


class Container:
    """An element that holds blocks, with what is known of it and of everything inside."""

    __slots__ = (
        "_names", "depth", "element", "ended", "images", "links", "parent", "prose",
        "shape", "started", "tag", "text",
    )  # fmt: skip

    #: inside it, down to the last branch: code points of text, of link text, of prose; images
    text: float
    links: float
    prose: float
    images: int
    #: the blocks inside: half-open range of their numbers
    ended: int

    def __init__(self, element: Element, shape: Shape, parent: Container | None, started: int) -> None:
        # What else there is to know is set at the end of the element.
        self.element: Element = element
        self._names: str | None = None
        self.tag: str = shape.tag
        self.shape: Shape = shape
        self.parent: Container | None = parent
        #: how far down
        self.depth: int = 0 if parent is None else parent.depth + 1
        self.started: int = started

    @property
    def names(self) -> str:
        """Its classes, id and itemprop; read when they are first asked for."""
        names = self._names
        if names is None:
            get = self.element.get
            names = self._names = f"{get('class') or ''} {get('id') or ''} {get('itemprop') or ''}"
        return names

    def is_built_like(self, other: Container) -> bool:
        """Tell whether *other* has the same tags, up to the top, and the same names."""
        return self is other or (self.shape is other.shape and self.names == other.names)

    @property
    def path(self) -> str:
        """Tags from the top: "/body/div/p"."""
        return self.shape.path

    @property
    def tags(self) -> frozenset[str]:
        """Its tag and all above."""
        return self.shape.tags


def ancestry(container: Container | None) -> Iterator[Container]:
    """Yield *container* and all around it, the innermost first."""
    while container is not None:
        yield container
        container = container.parent


class RawBlock:
    """A run of text that no block-level element interrupts."""

    __slots__ = (
        "container", "dense", "full_stop", "images_before", "is_prose", "link_share", "number",
        "size", "text", "weight",
    )  # fmt: skip

    def __init__(
        self, text: str, container: Container, number: int, link_share: float, images_before: int
    ) -> None:
        #: normalised: runs of white space are one blank
        self.text: str = text
        self.container: Container = container
        self.number: int = number
        #: share of its text that is link text
        self.link_share: float = link_share
        self.images_before: int = images_before
        #: length in letters as an alphabet would need them
        size = float(len(text))
        self.dense: bool = not text.isascii() and len(_DENSE.findall(text, 0, 80)) * 3 > min(80, len(text))
        if self.dense:
            size *= _DENSE_WEIGHT
        self.size: float = size
        #: how much it counts among the page's prose: one endless block does not outweigh a story
        self.weight: float = min(_HEAVIEST, size)
        last = text[-1]
        self.full_stop: bool = last in _STOPS or (
            last in _CLOSING and _FULL_STOP.search(text, max(0, len(text) - 8)) is not None
        )
        self.is_prose: bool = size >= 80 and link_share < 0.34 and (size >= 200 or self.full_stop)

    def __repr__(self) -> str:
        return f"<RawBlock {self.container.tag} {self.text[:40]!r}>"


class Image:
    """An image, and where among the blocks it stands."""

    __slots__ = ("container", "element", "number")

    def __init__(self, element: Element, container: Container, number: int) -> None:
        self.element: Element = element
        self.container: Container = container
        #: of the block that follows it
        self.number: int = number


class Skipped(NamedTuple):
    """An element of the site's frame that was not read, and where among the blocks it stands."""

    element: Element
    #: of the block that follows it
    number: int


class Walk:
    """The blocks and images of a page, in document order."""

    def __init__(
        self,
        roots: Iterable[Element],
        *,
        noscript: bool = False,
        ruled: Mapping[Element, Part] | None = None,
        region: Region | None = None,
        on_deep: Callable[[], None] | None = None,
    ) -> None:
        self.blocks: list[RawBlock] = []
        self.images: list[Image] = []
        #: frames and the like, with something from elsewhere in them
        self.frames: list[Image] = []
        #: for the numbers of blocks with links in them, where these stand
        self.linked: dict[int, LinkedText] = {}
        #: what of the site's frame was not read, in document order
        self.frame: list[Skipped] = []
        #: called before what is nested deeper than any real page is read, and then forgotten
        self._on_deep = on_deep
        self._silent = SILENT if noscript else SILENT | {"noscript"}
        #: what rules of the site say: each such element is a block of its own, or is left out
        self._ruled = ruled
        self._pieces: list[str] = []
        #: the links that are being read, each with the number of the piece that it begins with
        self._open: list[tuple[Element, int]] = []
        #: those of the block that is being read: half-open runs of its pieces
        self._links_read: list[tuple[int, int, Element]] = []
        self._link_chars = 0
        self._text = self._links = self._prose = 0.0
        self._shapes: dict[str, Shape] = {}
        for root in roots:
            tag = str(root.tag)
            self._read(root, self._shapes.setdefault(tag, Shape(tag, None)), None, 0, region)

    def _read(
        self, element: Element, shape: Shape, parent: Container | None, depth: int, region: Region | None
    ) -> None:
        """Read one block-level element and everything inside.

        Args:
            element: of which no text has been read yet, with its *shape* and the container around it.
            depth: of elements around it, inline ones too.
            region: where to look; everywhere if it is None.
        """
        blocks, images, pieces = self.blocks, self.images, self._pieces
        started, seen = len(blocks), len(images)
        before, links, prose = self._text, self._links, self._prose
        container = Container(element, shape, parent, started)
        if depth <= _DEEPEST and not len(element):
            if (text := element.text) and not text.isspace():
                pieces.append(text)
                if self._open:
                    self._link_chars += len(text)
        else:
            self._inside(element, container, depth, region)
        if pieces:
            self._flush(container)
        container.ended = len(blocks)
        container.text = self._text - before
        container.links = self._links - links
        container.prose = self._prose - prose
        container.images = len(images) - seen

    def _inside(self, element: Element, container: Container, depth: int, region: Region | None) -> None:
        """Read the text and the children of an element, in document order."""
        if depth > _DEEPEST:
            self._flatly(element, container)
            return
        depth += 1
        pieces = self._pieces
        # White space before a block's first word is dropped here: half of a page's pieces are nothing else.
        if (text := element.text) and (pieces or not text.isspace()):
            pieces.append(text)
            if self._open:
                self._link_chars += len(text)
        ruled, kind_of, is_usual = self._ruled, KINDS.get, depth <= _DEEPEST
        for child in element:
            tag = child.tag
            kind = kind_of(tag)
            if ruled and child in ruled:
                self._by_rule(child, tag, container, depth, ruled[child])
            elif kind is None:
                if pieces:
                    self._flush(container)
                if region is None or child in region.inside:
                    if len(child) or child.text or not is_usual:
                        self._read(child, container.shape.of(tag), container, depth, None)
                elif child in region.way:
                    self._read(child, container.shape.of(tag), container, depth, region)
                else:
                    self.frame.append(Skipped(child, len(self.blocks)))
            elif kind == "inline" or kind == "a":
                # Most inline elements hold a text and nothing else: it is read here.
                if is_usual and not len(child):
                    if (text := child.text) and (pieces or not text.isspace()):
                        pieces.append(text)
                        if kind == "a":
                            self._link_chars += len(text)
                            self._links_read.append((len(pieces) - 1, len(pieces), child))
                        elif self._open:
                            self._link_chars += len(text)
                elif kind == "a":
                    self._link(child, container, depth, region)
                else:
                    self._inside(child, container, depth, region)
            elif kind == "span":
                self._span(child, container, depth, region)
            elif kind == "br":
                pieces.append(_BREAK)
            elif kind == "image":
                self.images.append(Image(child, container, len(self.blocks)))
            elif kind == "frame":
                self.frames.append(Image(child, container, len(self.blocks)))
            elif kind == "cell":
                # The cells of a row are one block; what stands in blocks inside a cell is its own.
                pieces.append(" ")
                self._inside(child, container, depth, region)
                pieces.append(" ")
            elif kind == "noscript" and kind in self._silent:
                self._hidden_image(child, container)
            elif (kind == "noscript") or (
                # The shown tree of the element around it.
                kind == "template" and child.get("shadowrootmode") is not None
            ):
                if pieces:
                    self._flush(container)
                self._read(child, container.shape.of(tag), container, depth, region)
            if (tail := child.tail) and (pieces or not tail.isspace()):
                pieces.append(tail)
                if self._open:
                    self._link_chars += len(tail)

    def _link(self, element: Element, container: Container, depth: int, region: Region | None) -> None:
        """Read a link that holds more than a text."""
        self._open.append((element, len(self._pieces)))
        self._inside(element, container, depth, region)
        _, first = self._open.pop()
        if first < len(self._pieces):
            self._links_read.append((first, len(self._pieces), element))

    def _hidden_image(self, element: Element, container: Container) -> None:
        """Note the image that *element* has for readers without scripts, if it has the only one there."""
        image = next(element.iter("img"), None)
        if image is None:
            return
        last = self.images[-1] if self.images else None
        if last is None or last.number != len(self.blocks) or last.container is not container:
            self.images.append(Image(image, container, len(self.blocks)))

    def _span(self, element: Element, container: Container, depth: int, region: Region | None) -> None:
        """Read a `span`, unless it is no text that is shown."""
        if (names := element.get("class")) and _tells(names):
            if element.text is None and len(element) == 0:
                self._pieces.append(_BREAK)
                return
            if _UNSEEN.search(names):
                return
        elif (style := element.get("style")) and _CLIPPED.search(style):
            return
        if depth > _DEEPEST or len(element):
            self._inside(element, container, depth, region)
        elif (text := element.text) and (self._pieces or not text.isspace()):
            self._pieces.append(text)
            if self._open:
                self._link_chars += len(text)

    def _flatly(self, element: Element, container: Container) -> None:
        """Read the text below an element as blocks of *container*."""
        if self._on_deep:
            self._on_deep()
            self._on_deep = None
        walk = etree.iterwalk(element, ("start", "end", "comment", "pi"))
        for event, node in walk:
            if event in ("start", "end") and node.tag not in INLINE:
                self._flush(container)
            if event != "start":
                self._pieces.append("" if node is element else node.tail or "")
            elif node.tag in self._silent:
                walk.skip_subtree()
            else:
                self._pieces.append(node.text or "")

    def _by_rule(self, element: Element, tag: str, container: Container, depth: int, part: Part) -> None:
        """Read an element that a rule of the site names."""
        if part is not Part.DROP or tag not in INLINE:
            self._flush(container)
        if part is not Part.DROP:
            self._read(element, container.shape.of(tag), container, depth, None)

    def _end_links(self) -> LinkedText:
        """Return the links of the block that ends; those that are open go on in the next one."""
        pieces = self._pieces
        read = self._links_read
        read += [(first, len(pieces), element) for element, first in self._open if first < len(pieces)]
        self._open = [(element, 0) for element, _ in self._open]
        linked = LinkedText(pieces, read)
        read.clear()
        return linked

    def _flush(self, container: Container) -> None:
        """End the block that is being read, if there is one."""
        pieces = self._pieces
        raw = pieces[0] if len(pieces) == 1 else "".join(pieces)
        linked = self._end_links() if self._open or self._links_read else None
        pieces.clear()
        links, self._link_chars = self._link_chars, 0
        if not raw or raw.isspace():
            return
        for text in _paragraphs(raw) if _BREAK in raw else (raw,):
            words = in_one_line(text)
            length = len(words)
            if words[:1] == "<":
                words = _BROKEN_TAG.sub("", words)
            if linked is not None and length:
                linked.became(len(self.blocks), len(words), length - len(words))
                if words:
                    self.linked[len(self.blocks)] = linked
            if words:
                share = min(1.0, links / max(1, len(raw.strip()))) if links else 0.0
                block = RawBlock(words, container, len(self.blocks), share, len(self.images))
                self.blocks.append(block)
                self._text += len(words)
                self._links += share * len(words)
                if block.is_prose:
                    self._prose += block.weight
                    container.shape.prose += block.weight


# The same classes come up all over a page.
@remembered(4096)
def _tells(names: str) -> bool:
    return _TELLING.search(names) is not None


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
