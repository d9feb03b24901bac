"""What tells captions and credits: a block's tags, names and length, and how near an image is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from newsmodel.language import Language
from newsmodel.parsing.bylines import opens_byline
from newsmodel.parsing.credits import SplitCaption, split_credit
from newsmodel.parsing.page.caption_credits import holds_credit, is_credit_alone, leaves_no_caption
from newsmodel.parsing.page.caption_places import Near, places_of
from newsmodel.parsing.page.hints import BIT, HINTS
from newsmodel.parsing.page.images import alt_of, attributes_of, is_linked, is_small
from newsmodel.parsing.page.surroundings import Surroundings
from newsmodel.parsing.page.walk import Container, Image, RawBlock, Walk
from newsmodel.parsing.phrases import folded, phrases_of

_INSIDE = ("li", "table", "aside", "nav", "header", "footer", "details", "button", "form", "blockquote")
#: What the names of elements above a block say against it, or for it; the rest says where the article is.
_ABOVE = sum(
    BIT[name]
    for name in (
        "related", "share", "newsletter", "paywall", "ad", "comment", "author", "nav", "footer", "sidebar",
        "dialog", "quote", "box", "hidden", "player", "embed", "caption", "credit",
    )
)  # fmt: skip
_CREDIT = BIT["credit"]
_AUTHOR = BIT["author"]
_BESIDE = ~(BIT["article"] | BIT["body"])
_TAGS = frozenset(
    ("figcaption", "p", "div", "span", "li", "h1", "h2", "h3", "h4", "small", "cite", "section")
)
_PLAYERS = frozenset(("video", "amp-video", "audio"))
_STEPS = (0, 1, 2, 3, 4)
_COUNTS = (1, 2, 3, 5, 9, 16)
_GAPS = (0, 1, 2, 4)
_FAR = (0, 2, 5, 10, 25, 60)
#: The steps of each ladder, by the name of what is measured.
_EDGES: dict[str, tuple[float, ...]] = {
    "size": (4, 12, 25, 50, 100, 200, 350, 600),
    "links": (0.01, 0.3, 0.8),
    "digits": (0.1, 0.3),
    "before-body": _FAR,
    "after-body": _FAR,
    "share": (0.2, 0.4, 0.6, 0.8, 0.95),
    "up": _STEPS,
    "down": _STEPS,
    "blocks": _COUNTS,
    "around:images": _COUNTS,
    "image-before:gap": _GAPS,
    "image-after:gap": _GAPS,
}
_TIGHT = 0.6
_DIGIT = re.compile(r"[\d²³¹]")
#: How long a film runs.
_DURATION = re.compile(r"(?<![\d:])\d{1,2}:\d\d(?!\d)")

#: Features that go together, each by itself and with the kind of element; made once and shared.
Names = tuple[str, ...]


class Candidate:
    """A block that may be a caption or a credit, and what is seen of it."""

    __slots__ = ("block", "groups", "kind", "likeness", "near", "split")

    def __init__(self, block: RawBlock, near: Near | None, kind: str, split: SplitCaption | None) -> None:
        self.block: RawBlock = block
        self.near: Near | None = near
        self.kind: str = kind
        self.split: SplitCaption | None = split
        self.groups: list[Names] = []
        #: what it shares with others that are captions, or none, together with it
        self.likeness: tuple[object, ...] = ()

    @property
    def names(self) -> list[str]:
        """All features."""
        return [name for group in self.groups for name in group]


class Page:
    """What all candidates of a page share."""

    def __init__(self, walk: Walk, around: Surroundings, language: Language, is_body: Sequence[bool]) -> None:
        self.blocks: list[RawBlock] = walk.blocks
        self.images: list[Image] = walk.images
        self.around = around
        body = [number for number, is_it in enumerate(is_body) if is_it]
        self.first: int = body[0] if body else around.first
        self.last: int = body[-1] if body else around.last
        self.is_body = is_body
        self._language = language
        self._alts: dict[int, str] = {}
        self._phrases = phrases_of(language)
        self._alone: dict[int, bool] = {}

    def candidates(self) -> list[Candidate]:
        """Return the blocks that stand near an image or are named as captions are, in document order."""
        found: list[Candidate] = []
        alike: Counter[tuple[object, ...]] = Counter()
        credited: Counter[tuple[object, ...]] = Counter()
        places = places_of(
            self.blocks, self.images, self.around, self.is_body, self.first, self.last, self.is_credit_alone
        )
        for place in places:
            block, near = place.block, place.near
            candidate = Candidate(block, near, place.kind, split_credit(block.text, self._language))
            self._alone[block.number] = alone = leaves_no_caption(candidate.split, self._language)
            where = -1 if block.number < self.first else 1 if block.number > self.last else 0
            container = block.container
            # Captions and their credits are often built alike, and yet are not the same.
            candidate.likeness = (
                container.shape,
                container.names,
                place.kind,
                near.up if near else -1,
                alone,
                where,
            )
            alike[candidate.likeness] += 1
            if candidate.split and candidate.split.text:
                credited[candidate.likeness] += 1
            found.append(candidate)
        for candidate in found:
            self._describe(candidate)
            same = alike[candidate.likeness]
            if same > 1:
                candidate.groups.append(_alike(same, candidate.likeness[-1] == 0))
            if credited[candidate.likeness] > 1:
                candidate.groups.append(("alike-credited",))
        return found

    def alt(self, place: int) -> str:
        """Return the text alternative of an image; empty if it has none."""
        alt = self._alts.get(place)
        if alt is None:
            alt = self._alts[place] = alt_of(self.images[place].element) or ""
        return alt

    def attributes(self, place: int) -> list[tuple[str, str]]:
        """Return the attributes of an image and of the elements that stand for it."""
        return attributes_of(self.images[place].element)

    def is_credit_alone(self, block: RawBlock) -> bool:
        """Tell whether a block is a credit line alone."""
        alone = self._alone.get(block.number)
        if alone is None:
            alone = self._alone[block.number] = is_credit_alone(block.text, self._language)
        return alone

    def _describe(self, candidate: Candidate) -> None:
        block, near, kind = candidate.block, candidate.near, candidate.kind
        container = block.container
        parent = container.parent or container
        hints_of = self.around.own_hints
        own = hints_of(container)
        groups = candidate.groups
        groups += (
            _element(kind, container.tag if container.tag in _TAGS else "other"),
            _inside(container.tags),
            _hint_names("own", own & _BESIDE),
            _hint_names("parent", hints_of(parent) & _BESIDE),
            _hint_names("above", self._hints_above(container) & _ABOVE),
            _ladder("", "size", block.size),
            _ladder(kind, "links", block.link_share),
            _line(kind, block.full_stop, block.is_prose, bool(own & _AUTHOR)),
        )
        self._text(candidate)
        self._place(block, kind, groups)
        if block.is_prose and self.is_body[block.number]:
            groups.append(_among_paragraphs(self._paragraphs_beside(block)))
        if near:
            self._image(block, near, kind, groups)
        else:
            groups.append(_both(kind, "no-image"))
            if _is_of_text(block):
                groups.append(("figure-of-text",))

    def _text(self, candidate: Candidate) -> None:
        block, kind, groups = candidate.block, candidate.kind, candidate.groups
        if block.size < 200:
            digits = len(_DIGIT.findall(block.text)) / len(block.text)
            groups.append(_ladder("", "digits", digits))
            if ":" in block.text and _DURATION.search(block.text):
                groups.append(_both(kind, "duration"))
            if block.size < 80 and self._phrases.find(folded(block.text), ()):
                groups.append(("phrase",))
            if opens_byline(block.text, self._language):
                groups.append(_both(kind, "byline"))
        if block.text in self.around.copies:
            groups.append(("copied",))
        headline = self.around.headline
        if headline is not None and headline.text == block.text:
            groups.append(("headline",))
        split = candidate.split
        if split is None:
            groups.append(_credit(kind, "end" if holds_credit(block) else "none", ""))
        else:
            alone = not split.text or self.is_credit_alone(block)
            groups.append(_credit(kind, "alone" if alone else "end", split.evidence))

    def _paragraphs_beside(self, block: RawBlock) -> int:
        """Return how many of the two blocks beside one are body and built alike."""
        shape, number = block.container.shape, block.number
        beside = self.blocks[max(0, number - 1) : number + 2]
        return sum(
            other is not block and self.is_body[other.number] and other.container.shape is shape
            for other in beside
        )

    def _hints_above(self, container: Container) -> int:
        """Return the hints of all elements above that do not hold the story itself."""
        hints, hints_of = 0, self.around.own_hints
        first, last = self.first, self.last
        node: Container | None = container
        while node is not None and not (node.started <= first and node.ended > last):
            hints |= hints_of(node)
            node = node.parent
        return hints

    def _place(self, block: RawBlock, kind: str, groups: list[Names]) -> None:
        number = block.number
        groups.append(("in-best",) if self.around.is_in_best(block) else ("outside-best",))
        if number < self.first:
            groups.append(_both(kind, "before-body"))
            groups.append(_ladder("", "before-body", self.first - number))
        elif number > self.last:
            groups.append(_both(kind, "after-body"))
            groups.append(_ladder("", "after-body", number - self.last))
        else:
            groups.append(_both(kind, "between"))
        for side, other in (("before", number - 1), ("after", number + 1)):
            if 0 <= other < len(self.blocks):
                groups.append(self._neighbour(block, self.blocks[other], side))

    def _neighbour(self, block: RawBlock, neighbour: RawBlock, side: str) -> Names:
        here, there = block.container, neighbour.container
        tie = "same-element" if here is there else "sibling" if here.parent is there.parent else ""
        close = bool(tie) or here.parent is there or here is there.parent
        credit = close and len(neighbour.text) < 100 and self._reads_as_credit(neighbour)
        return _beside(side, tie, credit, neighbour.is_prose, here.shape is there.shape)

    def _reads_as_credit(self, block: RawBlock) -> bool:
        return bool(self.around.own_hints(block.container) & _CREDIT) or self.is_credit_alone(block)

    def _image(self, block: RawBlock, near: Near, kind: str, groups: list[Names]) -> None:
        common, element = near.common, near.image.element
        own_share = len(block.text) / (common.text or 1.0)
        is_before = near.place < block.images_before
        gap = block.number - near.image.number if is_before else near.image.number - block.number - 1
        groups += (
            _ladder(kind, "share", own_share),
            _ladder(kind, "up", near.up),
            _ladder(kind, "down", near.down),
            _ladder(kind, "blocks", common.ended - common.started),
            _ladder(kind, "around:images", common.images),
            _both(kind, "image-before" if is_before else "image-after"),
            _ladder(kind, "image-before:gap" if is_before else "image-after:gap", gap),
        )
        if own_share > _TIGHT and common.images == 1:
            groups.append(_both(kind, "tight" if near.up else "tight-inside"))
            following = block.number + 1
            if following < common.ended and self._reads_as_credit(self.blocks[following]):
                groups.append(_both(kind, "tight-credited"))
        if common.prose > (block.size if block.is_prose else 0.0):
            groups.append(_both(kind, "around-prose"))
        if common.links > 0.5 * common.text:
            groups.append(_both(kind, "around-links"))
        if element.tag in _PLAYERS:
            groups.append(_both(kind, "player"))
        if is_small(element):
            groups.append(_both(kind, "image-small"))
        if is_linked(element, common.element):
            groups.append(_both(kind, "image-linked"))
        alt = self.alt(near.place)
        if not alt:
            groups.append(_both(kind, "alt:none"))
        elif alt == block.text:
            groups.append(_both(kind, "alt:equal"))
        elif len(alt) > 12 and (alt in block.text or block.text in alt):
            groups.append(_both(kind, "alt:part"))


def _is_of_text(block: RawBlock) -> bool:
    """Tell whether a block stands in a figure that shows a text: a quotation, a table."""
    container: Container | None = block.container
    while container is not None and container.tag != "figure":
        container = container.parent
    return container is not None and container.text > 2 * len(block.text) + 40


@lru_cache(maxsize=1024)
def _both(kind: str, name: str) -> Names:
    return name, f"{kind}+{name}"


def _ladder(kind: str, name: str, value: float) -> Names:
    """Return a feature for each edge that a value is above; with the kind of element too if there is one."""
    return _rungs(kind, name)[bisect_left(_EDGES[name], value)]


@lru_cache(maxsize=128)
def _rungs(kind: str, name: str) -> tuple[Names, ...]:
    names = [f"{name}>{edge}" for edge in _EDGES[name]]
    told = [names[:steps] for steps in range(len(names) + 1)]
    return tuple((*some, *(f"{kind}+{one}" for one in some)) if kind else tuple(some) for some in told)


@lru_cache(maxsize=1024)
def _element(kind: str, tag: str) -> Names:
    return "always", kind, f"tag:{tag}"


@lru_cache(maxsize=1024)
def _inside(tags: frozenset[str]) -> Names:
    return tuple(f"inside:{tag}" for tag in _INSIDE if tag in tags)


@lru_cache(maxsize=4096)
def _hint_names(prefix: str, bits: int) -> Names:
    return tuple(f"{prefix}:{name}" for place, name in enumerate(HINTS) if bits >> place & 1)


@lru_cache(maxsize=256)
def _line(kind: str, full_stop: bool, prose: bool, author: bool) -> Names:
    names = [name for name, is_it in (("full-stop", full_stop), ("prose", prose)) if is_it]
    return (*names, *(f"{kind}+{name}" for name in names), *((f"{kind}+own:author",) if author else ()))


@lru_cache(maxsize=256)
def _credit(kind: str, credit: str, evidence: str) -> Names:
    names = (f"credit:{credit}", f"{kind}+credit:{credit}")
    return (*names, f"split:{evidence}") if evidence else names


@lru_cache(maxsize=256)
def _beside(side: str, tie: str, credit: bool, prose: bool, same_path: bool) -> Names:
    names = [f"{side}:{tie}"] if tie else []
    if credit:
        names.append(f"{side}:credit")
    if prose:
        names += [f"{side}:prose", *([f"{side}:prose-same-path"] if same_path else [])]
    return tuple(names)


@lru_cache(maxsize=16)
def _among_paragraphs(count: int) -> Names:
    return ("body-prose", *(f"paragraphs-beside>{edge}" for edge in (0, 1) if count > edge))


@lru_cache(maxsize=256)
def _alike(count: int, between: bool) -> Names:
    names = [f"alike>{edge}" for edge in (1, 3, 8) if count > edge]
    return (*names, *(f"between-alike>{edge}" for edge in (1, 3) if between and count > edge))
