"""Finds a page's captions and credits, and the images that they belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import attrs

from newsmodel.language import Language
from newsmodel.model import Credit
from newsmodel.parsing.credits import SplitCaption, credit_of, is_illustrative, split_credit
from newsmodel.parsing.metadata import DeclaredImage
from newsmodel.parsing.page.caption_attributes import by_file_name, held_caption
from newsmodel.parsing.page.caption_credits import credit_of_image, split_caption
from newsmodel.parsing.page.caption_features import Candidate, Page
from newsmodel.parsing.page.caption_model import CaptionModel, Role, caption_model
from newsmodel.parsing.page.hints import BIT
from newsmodel.parsing.page.images import url_of
from newsmodel.parsing.page.surroundings import Surroundings
from newsmodel.parsing.page.texts import fold
from newsmodel.parsing.page.walk import Container, RawBlock, Walk

#: An image at most this many blocks before the story's first is the story's.
_LEAD = 12
#: Below pictures a story is told in so many paragraphs at least, each of so many letters.
_FEWEST_TOLD = 3
_LEAST_TOLD = 120
#: Behind a label alone stands a name, in code points.
_LONGEST_NAME = 80
_COLONS = (":", "：")


@attrs.frozen(kw_only=True)
class PageCaption:
    """A caption, a credit, or both, of one image of a page."""

    #: the raw blocks that it is made of, in document order; none if it stands in attributes only
    numbers: tuple[int, ...]
    #: where it stands among the raw blocks: before the one of this number
    at: int
    text: str  #: without the credit; empty if the page prints the credit alone
    credit: Credit | None = None
    image_url: str | None = None
    #: the other pictures that it is printed at
    other_urls: tuple[str, ...] = ()
    alt: str | None = None
    illustrative: bool = False
    #: how often the page prints it
    occurrences: int = 1
    evidence: tuple[str, ...] = ()


class _Part(NamedTuple):
    """A block that is a caption or a credit, or both, taken apart."""

    candidate: Candidate
    text: str
    credit: str
    evidence: tuple[str, ...]
    #: of its blocks, if it is more than the candidate's
    numbers: tuple[int, ...] = ()

    @property
    def block(self) -> RawBlock:
        return self.candidate.block


def captions_of(
    walk: Walk,
    around: Surroundings,
    language: Language,
    is_body: Sequence[bool],
    *,
    url: str | None = None,
    declared: Sequence[DeclaredImage] = (),
    model: CaptionModel | None = None,
) -> list[PageCaption]:
    """Return the captions of a page's article, in document order.

    Args:
        walk: the page.
        around: what its containers tell.
        language: its words.
        is_body: for each raw block whether it is taken for body; a caption wins over that.
        url: of the page, to complete relative addresses of images.
        declared: images of the page's metadata; what they say of one that the page shows without a caption
            is its caption.
        model: None for the one that comes with newsmodel.
    """
    page = Page(walk, around, language, is_body)
    parts = _with_labels(_parts(page, language, model or caption_model()), walk.blocks)
    found = [_caption(unit, page, language, url) for unit in _units(parts)]
    printed = [caption for caption in found if caption is not None]
    places = {part.candidate.near.place for part in parts if part.candidate.near}
    return _merged([*printed, *_held(page, places, printed, language, url, declared)])


def without_story(
    captions: Sequence[PageCaption], is_body: Sequence[bool], blocks: Sequence[RawBlock]
) -> tuple[list[PageCaption], Sequence[bool]]:
    """Return the captions and what is body, where the story is told below pictures and nowhere else.

    Paragraphs below pictures that together are longer than all the rest of the body are the story's.
    """
    long = [caption for caption in captions if _is_told(caption, blocks)]
    if len(long) < _FEWEST_TOLD:
        return list(captions), is_body
    taken = {number for caption in captions for number in caption.numbers}
    told = {number for caption in long for number in caption.numbers if blocks[number].is_prose}
    rest = sum(block.size for block in blocks if is_body[block.number] and block.number not in taken)
    if rest >= sum(blocks[number].size for number in told):
        return list(captions), is_body
    body = [body or number in told for number, body in enumerate(is_body)]
    kept: list[PageCaption] = []
    for caption in captions:
        numbers = tuple(number for number in caption.numbers if number not in told)
        if len(numbers) == len(caption.numbers):
            kept.append(caption)
        elif numbers and caption.credit:
            kept.append(attrs.evolve(caption, numbers=numbers, at=numbers[0], text=""))
    return kept, body


def _is_told(caption: PageCaption, blocks: Sequence[RawBlock]) -> bool:
    return any(blocks[number].is_prose and blocks[number].size >= _LEAST_TOLD for number in caption.numbers)


def _parts(page: Page, language: Language, model: CaptionModel) -> list[_Part]:
    parts: list[_Part] = []
    candidates = page.candidates()
    for candidate, (caption, credit) in zip(candidates, _scores(candidates, model), strict=True):
        role = model.role(caption, credit)
        if role is Role.NONE:
            continue
        evidence = model.evidence(candidate.groups, role)
        alone = page.is_credit_alone(candidate.block)
        split = (
            SplitCaption("", candidate.block.text, "")
            if alone
            else split_caption(candidate.block, language, candidate.split)
        )
        if role is Role.CREDIT and (alone or not (split.text and split.credit)):
            if _is_credit(candidate, page):
                parts.append(_Part(candidate, "", candidate.block.text, evidence))
        else:
            told = (*evidence, split.evidence) if split.evidence else evidence
            parts.append(_Part(candidate, split.text, split.credit, told))
    return parts


def _with_labels(parts: Sequence[_Part], blocks: Sequence[RawBlock]) -> list[_Part]:
    """Return the parts, each label of a credit that stands alone with the line behind it."""
    found: list[_Part] = []
    taken = -1
    for part in parts:
        label = part.block
        if label.number == taken:
            continue
        if not part.text and part.credit[-1] in _COLONS and label.number + 1 < len(blocks):
            name = blocks[label.number + 1]
            if _is_named_behind(label, name):
                taken = name.number
                line = f"{part.credit} {name.text}"
                found.append(part._replace(credit=line, numbers=(label.number, name.number)))
                continue
        found.append(part)
    return found


def _is_named_behind(label: RawBlock, name: RawBlock) -> bool:
    """Tell whether a block is the name behind a label: inside the label's element, or beside it."""
    here, there = name.container, label.container
    inside = there.started <= name.number < there.ended or here.parent is there.parent
    return inside and len(name.text) <= _LONGEST_NAME and not name.full_stop


def _scores(candidates: Sequence[Candidate], model: CaptionModel) -> list[tuple[float, float]]:
    """Return the candidates' scores, halfway between each one's own and those of all that look like it.

    The captions of a gallery are captions together, and the teasers of a list are none.
    """
    scores = [model.scores(candidate.groups) for candidate in candidates]
    kinds = [candidate.likeness for candidate in candidates]
    totals: dict[object, list[float]] = {}
    for kind, (caption, credit) in zip(kinds, scores, strict=True):
        total = totals.setdefault(kind, [0.0, 0.0, 0.0])
        total[0] += caption
        total[1] += credit
        total[2] += 1
    found: list[tuple[float, float]] = []
    for kind, (caption, credit) in zip(kinds, scores, strict=True):
        captions, credits_, count = totals[kind]
        found.append(((caption + captions / count) / 2, (credit + credits_ / count) / 2))
    return found


def _is_credit(candidate: Candidate, page: Page) -> bool:
    """Tell whether there is more than its place to make a credit line of a block."""
    container = candidate.block.container
    own = page.around.own_hints(container)
    return (
        bool(own & BIT["credit"]) or "figcaption" in container.tags or page.is_credit_alone(candidate.block)
    )


def _units(parts: Sequence[_Part]) -> list[list[_Part]]:
    """Return the parts that belong to one image each."""
    units: list[list[_Part]] = []
    for part in parts:
        if units and _belongs(part, units[-1]):
            units[-1].append(part)
        else:
            units.append([part])
    return units


def _belongs(part: _Part, unit: Sequence[_Part]) -> bool:
    last = unit[-1]
    if part.block.number - last.block.number > 3:
        return False
    near, other = part.candidate.near, last.candidate.near
    if near and other and near.place != other.place:
        return False
    if part.text and any(p.text for p in unit):
        # Two texts are one caption only inside one element made for captions.
        figure = _figure(part.block.container)
        return figure is not None and figure is _figure(last.block.container)
    if part.credit and any(p.credit for p in unit):
        return part.block.container.parent is last.block.container.parent and not part.text
    return near is not None or part.block.container.parent is last.block.container.parent


def _figure(container: Container | None) -> Container | None:
    while container is not None and container.tag != "figcaption":
        container = container.parent
    return container


def _caption(unit: Sequence[_Part], page: Page, language: Language, url: str | None) -> PageCaption | None:
    text = " ".join(dict.fromkeys(part.text for part in unit if part.text))
    line = " ".join(dict.fromkeys(part.credit for part in unit if part.credit))
    if not text and not line:
        return None
    near = next((part.candidate.near for part in unit if part.candidate.near), None)
    told = tuple(dict.fromkeys(name for part in unit for name in part.evidence))
    if near and not line and (found := credit_of_image(page.attributes(near.place), language)):
        line, told = found, (*told, "credit-attribute")
    numbers = tuple(number for part in unit for number in part.numbers or (part.block.number,))
    return PageCaption(
        numbers=numbers,
        at=numbers[0],
        text=text,
        credit=credit_of(line, language) if line else None,
        image_url=url_of(near.image.element, url) if near else None,
        alt=(page.alt(near.place) or None) if near else None,
        illustrative=any(is_illustrative(part.block.text, language) for part in unit),
        evidence=told,
    )


def _held(
    page: Page,
    taken: AbstractSet[int],
    printed: Sequence[PageCaption],
    language: Language,
    url: str | None,
    declared: Sequence[DeclaredImage],
) -> Iterator[PageCaption]:
    """Yield the captions of the story's images that the page holds and doesn't print."""
    headline = fold(page.around.headline.text) if page.around.headline else ""
    known = {fold(caption.text) for caption in printed} | {headline}
    by_name = by_file_name(declared)
    for place, image in enumerate(page.images):
        if place in taken or not page.first - _LEAD <= image.number <= page.last + 1:
            continue
        held = held_caption(image, by_name)
        if held is None:
            continue
        split = split_credit(held.text, language)
        text = split.text if split else held.text
        line = split.credit if split else held.credit
        if not text or fold(text) in known:
            continue
        known.add(fold(text))
        yield PageCaption(
            numbers=(),
            at=image.number,
            text=text,
            credit=credit_of(line, language) if line else None,
            image_url=url_of(image.element, url),
            alt=page.alt(place) or None,
            illustrative=is_illustrative(held.text, language),
            evidence=(held.evidence,),
        )


def _merged(captions: Sequence[PageCaption]) -> list[PageCaption]:
    """Return the captions, each that the page prints more than once as one."""
    alike: dict[str, list[PageCaption]] = {}
    for caption in captions:
        credit = fold(caption.credit.line) if caption.credit else ""
        key = fold(caption.text) or f"{credit} {caption.image_url}"
        alike.setdefault(key, []).append(caption)
    return sorted(map(_as_one, alike.values()), key=lambda caption: caption.at)


def _as_one(captions: Sequence[PageCaption]) -> PageCaption:
    """Return the first of *captions*, which say the same, with what only later ones have."""
    first = captions[0]
    if len(captions) == 1:
        return first
    urls = tuple(dict.fromkeys(caption.image_url for caption in captions if caption.image_url))
    return attrs.evolve(
        first,
        numbers=tuple(sorted({number for caption in captions for number in caption.numbers})),
        credit=next((caption.credit for caption in captions if caption.credit), None),
        image_url=next(iter(urls), None),
        other_urls=urls[1:],
        alt=next((caption.alt for caption in captions if caption.alt), None),
        illustrative=any(caption.illustrative for caption in captions),
        occurrences=sum(caption.occurrences for caption in captions),
    )
