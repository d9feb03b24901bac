"""Applies a scraper's rules for a site to what was found without them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newsmodel.language import Language
from newsmodel.parsing.credits import credit_of, is_illustrative, split_credit
from newsmodel.parsing.page.caption_credits import split_caption
from newsmodel.parsing.page.captions import PageCaption
from newsmodel.parsing.page.features import fold
from newsmodel.parsing.page.images import alt_of, url_of
from newsmodel.parsing.page.roles import Decision, Role
from newsmodel.parsing.page.walk import Container, Image, RawBlock, Walk
from newsmodel.parsing.site_rules import Part
from newsmodel.parsing.tree import Element

Ruled = Mapping[Element, Part]

#: How many elements up from a caption its image is looked for.
_CLIMB = 4
_ROLES = {
    Part.BODY: Role.BODY,
    Part.HEADLINE: Role.HEADLINE,
    Part.STANDFIRST: Role.STANDFIRST,
    Part.BYLINE: Role.BYLINE,
}


def with_ruled_body(is_body: Sequence[bool], blocks: Sequence[RawBlock], ruled: Ruled) -> Sequence[bool]:
    """Return *is_body*, or what the rules take for body where they find some on the page."""
    told = [part is Part.BODY for part, _ in _parts(blocks, ruled)]
    return told if any(told) else is_body


def with_ruled_captions(
    captions: Sequence[PageCaption], walk: Walk, ruled: Ruled, language: Language, *, url: str | None = None
) -> list[PageCaption]:
    """Return *captions* with those that the rules name, and without what the rules say is something else."""
    named: dict[Container, list[RawBlock]] = {}
    taken: set[int] = set()
    for block, (container, part) in zip(walk.blocks, _named(walk.blocks, ruled), strict=True):
        if container is not None and part is Part.CAPTIONS:
            named.setdefault(container, []).append(block)
        if part is Part.CAPTIONS or container is block.container:
            taken.add(block.number)
    told = [_caption(container, blocks, walk, language, url) for container, blocks in named.items()]
    texts = {fold(caption.text) for caption in told}
    # What stands in attributes or metadata only may be the same caption.
    others = [c for c in captions if taken.isdisjoint(c.numbers) and (c.numbers or fold(c.text) not in texts)]
    return sorted([*others, *told], key=lambda caption: caption.at)


def with_rules(decisions: Sequence[Decision], blocks: Sequence[RawBlock], ruled: Ruled) -> list[Decision]:
    """Return *decisions* with those of the rules in place of all that they overrule."""
    parts = _parts(blocks, ruled)
    found = {_ROLES[part]: part for part, _ in parts if part in _ROLES}
    body = [number for number, (part, _) in enumerate(parts) if part is Part.BODY]
    told: list[Decision] = []
    for number, (decision, (part, outright)) in enumerate(zip(decisions, parts, strict=True)):
        role = _ROLES.get(part) if part else None
        if role and (outright or decision.role is role or not decision.evidence):
            told.append(Decision(role, (found[role].evidence,)))
        elif decision.role in found and part is not Part.CAPTIONS:
            # Something else on the page is this part, the rules say.
            inside = bool(body) and body[0] <= number <= body[-1]
            name = f"not:{found[decision.role].evidence}"
            told.append(Decision(Role.BESIDE if inside else Role.OUTSIDE, (name,)))
        else:
            told.append(decision)
    return told


def _parts(blocks: Sequence[RawBlock], ruled: Ruled) -> list[tuple[Part | None, bool]]:
    """Return for each block what the rules say it is, and whether they name its own element."""
    return [
        (part, container is block.container)
        for block, (container, part) in zip(blocks, _named(blocks, ruled), strict=True)
    ]


def _named(blocks: Sequence[RawBlock], ruled: Ruled) -> Iterator[tuple[Container | None, Part | None]]:
    """Yield for each block the innermost element around it that the rules name, and what they say it is."""
    known: dict[Container, tuple[Container | None, Part | None]] = {}
    for block in blocks:
        container = block.container
        if container not in known:
            node: Container | None = container
            while node is not None and node.element not in ruled:
                node = node.parent
            known[container] = node, None if node is None else ruled[node.element]
        yield known[container]


def _caption(
    container: Container, blocks: Sequence[RawBlock], walk: Walk, language: Language, url: str | None
) -> PageCaption:
    splits = [split_caption(block, language, split_credit(block.text, language)) for block in blocks]
    credit = " ".join(split.credit for split in splits if split.credit)
    image = _image_near(container, walk)
    return PageCaption(
        numbers=tuple(block.number for block in blocks),
        at=blocks[0].number,
        text=" ".join(split.text for split in splits if split.text),
        credit=credit_of(credit, language) if credit else None,
        image_url=url_of(image.element, url) if image else None,
        alt=(alt_of(image.element) or None) if image else None,
        illustrative=any(is_illustrative(block.text, language) for block in blocks),
        evidence=(Part.CAPTIONS.evidence, *dict.fromkeys(s.evidence for s in splits if s.evidence)),
    )


def _image_near(container: Container, walk: Walk) -> Image | None:
    """Return an image of the smallest element around a caption that has one: the last before it, if any."""
    node: Container | None = container
    for _ in range(_CLIMB):
        if node is None:
            return None
        inside = [image for image in walk.images if _is_inside(image.container, node)] if node.images else []
        if inside:
            before = [image for image in inside if image.number <= container.started]
            return before[-1] if before else inside[0]
        node = node.parent
    return None


def _is_inside(container: Container | None, outer: Container) -> bool:
    while container is not None and container.depth > outer.depth:
        container = container.parent
    return container is outer
