"""What tells captions and credits: a block's tags, names and length, and how near an image is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from newsmodel.language import Language
from newsmodel.parsing.bylines import opens_byline
from newsmodel.parsing.credits import split_credit
from newsmodel.parsing.page.caption_credits import is_credit_alone
from newsmodel.parsing.page.features import Surroundings, bins
from newsmodel.parsing.page.hints import BIT, HINTS
from newsmodel.parsing.page.images import alt_of, attributes_of, is_small
from newsmodel.parsing.page.walk import Container, Image, RawBlock, Walk
from newsmodel.parsing.tree import Element

#: How many elements up from an image its caption may hang.
_REACH = 6
#: How many elements up from a block an image is looked for.
_CLIMB = 5
#: An element around an image that holds more blocks than this is no figure.
_MOST_BLOCKS = 12
#: What stands more blocks after the story's last belongs to something else.
_AFTER = 6
#: No caption is longer, in letters.
_LONGEST = 1_500

_INSIDE = ("li", "table", "aside", "nav", "header", "footer", "details", "button", "form", "blockquote")
#: What the names of all elements above a block say against it, or for it; the rest says where the article is.
_ABOVE = sum(
    BIT[name]
    for name in (
        "related", "share", "newsletter", "paywall", "ad", "comment", "author", "nav", "footer", "sidebar",
        "dialog", "quote", "box", "hidden", "player", "embed", "caption", "credit",
    )
)  # fmt: skip
_BESIDE = ~(BIT["article"] | BIT["body"])
_TAGS = frozenset(
    ("figcaption", "p", "div", "span", "li", "h1", "h2", "h3", "h4", "small", "cite", "section")
)
_TELLING = BIT["caption"] | BIT["credit"]
_FIGURES = frozenset(("figure", "figcaption"))
_SIZES = (4, 12, 25, 50, 100, 200, 350, 600)
_STEPS = (0, 1, 2, 3, 4)
_COUNTS = (1, 2, 3, 5, 9, 16)
_GAPS = (0, 1, 2, 4)
_FAR = (0, 2, 5, 10, 25, 60)


class Near(NamedTuple):
    """The image nearest to a block."""

    image: Image
    place: int  #: among the page's images
    common: Container  #: the closest element that holds both
    up: int  #: from the block's element to that
    down: int  #: from there to the image's


class Candidate(NamedTuple):
    """A block that may be a caption or a credit."""

    block: RawBlock
    near: Near | None
    names: list[str]


class Page:
    """What all candidates of a page share."""

    def __init__(self, walk: Walk, around: Surroundings, language: Language, is_body: Sequence[bool]) -> None:
        self.blocks = walk.blocks
        self.images = walk.images
        self.around = around
        body = [number for number, is_it in enumerate(is_body) if is_it]
        self.first = body[0] if body else around.first
        self.last = body[-1] if body else around.last
        self.is_body = is_body
        self._language = language
        self._held = _held(walk.images)
        self._alts: dict[int, str] = {}
        self._credits: dict[int, bool] = {}

    def candidates(self) -> list[Candidate]:
        """Return the blocks that stand near an image or are named as captions are, in document order."""
        found: list[Candidate] = []
        alike: Counter[tuple[str, str, int]] = Counter()
        credited: Counter[tuple[str, str, int]] = Counter()
        for number in self._numbers():
            block = self.blocks[number]
            if block.size > _LONGEST:
                continue
            near = self._nearest(block)
            found.append(Candidate(block, near, self._describe(block, near)))
            alike[_likeness(block, near)] += 1
            if "credit:end" in found[-1].names:
                credited[_likeness(block, near)] += 1
        for candidate in found:
            if credited[_likeness(candidate.block, candidate.near)] > 1:
                candidate.names.append("alike-credited")
            same = alike[_likeness(candidate.block, candidate.near)]
            candidate.names.extend(bins("alike", same, (1, 3, 8)))
            if self.first <= candidate.block.number <= self.last:
                candidate.names.extend(bins("between-alike", same, (1, 3)))
        return found

    def alt(self, index: int) -> str:
        """Return the text alternative of an image; empty if it has none."""
        alt = self._alts.get(index)
        if alt is None:
            alt = self._alts[index] = alt_of(self.images[index].element) or ""
        return alt

    def likeness(self, candidate: Candidate) -> tuple[object, ...]:
        """Return what candidates that are captions, or not, together have in common."""
        number = candidate.block.number
        place = -1 if number < self.first else 1 if number > self.last else 0
        return (*_likeness(candidate.block, candidate.near), place)

    def attributes(self, place: int) -> list[tuple[str, str]]:
        """Return the attributes of an image, and of the elements around it that hold nothing else."""
        return attributes_of(self.images[place].element)

    def _numbers(self) -> list[int]:
        found: set[int] = set()
        for container in self._held:
            if container.ended - container.started <= _MOST_BLOCKS:
                found.update(range(container.started, container.ended))
        count = len(self.blocks)
        for image in self.images:
            found.update(range(max(0, image.number - 1), min(count, image.number + 2)))
        hints_of = self.around.hints_of
        last = None
        for block in self.blocks:
            container = block.container
            if container is last:
                continue
            last = container
            parent = container.parent or container
            own = hints_of(container)[0] | hints_of(parent)[0]
            if own & _TELLING or not _FIGURES.isdisjoint(container.tags):
                found.update(range(block.number, container.ended))
        end = self.last + _AFTER
        return sorted(number for number in found if number <= end)

    def _nearest(self, block: RawBlock) -> Near | None:
        container: Container | None = block.container
        for up in range(_CLIMB):
            if container is None:
                return None
            held = self._held.get(container)
            if held:
                after = [index for index in held if index >= block.images_before]
                before = [index for index in held if index < block.images_before]
                index = before[-1] if before else after[0]
                if before and after:
                    gap_before = block.number - self.images[before[-1]].number
                    gap_after = self.images[after[0]].number - block.number - 1
                    index = before[-1] if gap_before <= gap_after else after[0]
                image = self.images[index]
                return Near(image, index, container, up, image.container.depth - container.depth)
            if container.tag == "figure":
                # An image outside belongs to something else; this one is loaded by a script.
                return None
            container = container.parent
        return None

    def _is_credit(self, block: RawBlock) -> bool:
        """Tell whether a block is a credit line alone."""
        is_credit = self._credits.get(block.number)
        if is_credit is None:
            is_credit = is_credit_alone(block.text, self._language) or bool(
                self.around.hints_of(block.container)[0] & BIT["credit"]
            )
            self._credits[block.number] = is_credit
        return is_credit

    def _describe(self, block: RawBlock, near: Near | None) -> list[str]:
        container = block.container
        parent = container.parent or container
        own, _, _ = self.around.hints_of(container)
        beside = self.around.hints_of(parent)[0]
        kind = _kind_of(container, own | beside)
        names = ["always", kind, f"tag:{container.tag if container.tag in _TAGS else 'other'}"]
        names += _hint_names("own", own & _BESIDE)
        names += _hint_names("parent", beside & _BESIDE)
        names += _hint_names("above", self._hints_above(container) & _ABOVE)
        names += [f"inside:{tag}" for tag in _INSIDE if tag in container.tags]
        names += bins("size", block.size, _SIZES)
        names += _both(kind, bins("links", block.link_share, (0.01, 0.3, 0.8)))
        if block.full_stop:
            names += _both(kind, ["full-stop"])
        if block.is_prose:
            names += _both(kind, ["prose"])
        if own & BIT["author"]:
            names.append(f"{kind}+own:author")
        if block.size < 200:
            names += bins("digits", sum(map(str.isdigit, block.text)) / len(block.text), (0.1, 0.3))
            if opens_byline(block.text, self._language):
                names += _both(kind, ["byline"])
        if self.around.copies[block.text] > 1:
            names.append("copied")
        headline = self.around.headline
        if headline is not None and headline.text == block.text:
            names.append("headline")
        split = split_credit(block.text, self._language)
        credit = "none" if split is None else "end" if split.text else "alone"
        if credit == "end" and is_credit_alone(block.text, self._language):
            credit = "alone"
        names += [f"credit:{credit}", f"{kind}+credit:{credit}"]
        if split:
            names.append(f"split:{split.evidence}")
        names += self._place(block, kind)
        if near:
            names += self._image(block, near, kind)
        else:
            names += ["no-image", f"{kind}+no-image"]
        return names

    def _hints_above(self, container: Container) -> int:
        """Return the hints of all elements above that do not hold the story itself."""
        hints = 0
        node: Container | None = container
        while node is not None and not (node.started <= self.first and node.ended > self.last):
            hints |= self.around.hints_of(node)[0]
            node = node.parent
        return hints

    def _place(self, block: RawBlock, kind: str) -> list[str]:
        number = block.number
        names = ["in-best" if self.around.is_in_best(block) else "outside-best"]
        if number < self.first:
            names += [*_both(kind, ["before-body"]), *bins("before-body", self.first - number, _FAR)]
        elif number > self.last:
            names += [*_both(kind, ["after-body"]), *bins("after-body", number - self.last, _FAR)]
        else:
            names += _both(kind, ["between"])
        for side, other in (("before", number - 1), ("after", number + 1)):
            if 0 <= other < len(self.blocks):
                neighbour = self.blocks[other]
                if neighbour.container is block.container:
                    names.append(f"{side}:same-element")
                elif neighbour.container.parent is block.container.parent:
                    names.append(f"{side}:sibling")
                if len(neighbour.text) < 100 and self._is_credit(neighbour) and _are_close(neighbour, block):
                    names.append(f"{side}:credit")
                if neighbour.is_prose:
                    names.append(f"{side}:prose")
                    if neighbour.container.path == block.container.path:
                        names.append(f"{side}:prose-same-path")
        return names

    def _image(self, block: RawBlock, near: Near, kind: str) -> list[str]:
        image, common = near.image, near.common
        own_share = len(block.text) / (common.text or 1.0)
        names = [*bins("share", own_share, (0.2, 0.4, 0.6, 0.8, 0.95))]
        if own_share > 0.6 and common.images == 1:
            names.append("tight" if near.up else "tight-inside")
        names += bins("up", near.up, _STEPS) + bins("down", near.down, _STEPS)
        names += bins("blocks", common.ended - common.started, _COUNTS)
        names += bins("around:images", common.images, _COUNTS)
        others = common.prose - (block.size if block.is_prose else 0.0)
        if others > 0:
            names.append("around-prose")
        if common.links > 0.5 * common.text:
            names.append("around-links")
        is_before = near.place < block.images_before
        gap = block.number - image.number if is_before else image.number - block.number - 1
        side = f"image-{'before' if is_before else 'after'}"
        names += [side, *bins(f"{side}:gap", gap, _GAPS)]
        element = image.element
        if element.tag in ("video", "amp-video", "audio"):
            names.append("player")
        if is_small(element):
            names.append("image-small")
        if _is_linked(element, common):
            names.append("image-linked")
        alt = self.alt(near.place)
        if not alt:
            names.append("alt:none")
        elif alt == block.text:
            names.append("alt:equal")
        elif len(alt) > 12 and (alt in block.text or block.text in alt):
            names.append("alt:part")
        return _both(kind, names)


def _held(images: Sequence[Image]) -> dict[Container, list[int]]:
    """Return the elements up to some steps above each image, with the numbers of the images in them."""
    held: dict[Container, list[int]] = {}
    for index, image in enumerate(images):
        container: Container | None = image.container
        for _ in range(_REACH):
            if container is None:
                break
            held.setdefault(container, []).append(index)
            container = container.parent
    return held


def _is_linked(element: Element, common: Container) -> bool:
    return any(node.tag == "a" for node in islice(_parents_below(element, common), 3))


def _parents_below(element: Element, common: Container) -> Iterator[Element]:
    for node in element.iterancestors():
        if node is common.element:
            return
        yield node


def _are_close(first: RawBlock, second: RawBlock) -> bool:
    """Tell whether two blocks stand in one element, or in two of one element."""
    here, there = first.container, second.container
    return here is there or here.parent is there.parent or here.parent is there or here is there.parent


def _both(kind: str, names: Sequence[str]) -> list[str]:
    """Return the names by themselves, and each with the kind of element."""
    return [*names, *(f"{kind}+{name}" for name in names)]


def _kind_of(container: Container, hints: int) -> str:
    """Return how surely an element is made for captions."""
    if "figcaption" in container.tags:
        return "figcaption"
    if hints & BIT["caption"]:
        return "named"
    return "figure" if "figure" in container.tags else "loose"


def _likeness(block: RawBlock, near: Near | None) -> tuple[str, str, int]:
    """Return what captions of one page have in common."""
    return block.container.path, block.container.names, near.up if near else -1


@lru_cache(maxsize=4096)
def _hint_names(prefix: str, bits: int) -> tuple[str, ...]:
    return tuple(f"{prefix}:{name}" for place, name in enumerate(HINTS) if bits >> place & 1)
