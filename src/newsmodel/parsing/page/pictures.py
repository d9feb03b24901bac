"""The pictures of a story, each once, with their captions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from newsmodel.model import Author, Image
from newsmodel.model._pictures import picture_key
from newsmodel.parsing.addresses import web_address
from newsmodel.parsing.metadata import DeclaredImage
from newsmodel.parsing.page.images import alt_of, is_file, is_placeholder, is_small, url_of, width_of
from newsmodel.parsing.page.placing import Places
from newsmodel.parsing.page.walk import Image as Shown
from newsmodel.parsing.page.walk import Walk
from newsmodel.parsing.tree import Element

#: More are no story's but a catalogue's.
_MOST = 2_000
#: How many elements up a link may stand around a picture.
_CLIMB = 4
#: The first that the metadata name are the lead, in several sizes.
_MOST_DECLARED = 10
_PICTURES = frozenset(("img", "amp-img", "picture"))
#: What a site shows for a story that has no picture, and drawings.
_OF_THE_SITE = re.compile(
    r"(?i)(?:(?<![a-z])(?:logo|default|fallback|favicon|avatar|icons?|no-?image|share|og-?image)(?![a-z])[^/]*"
    r"|[^/]*\.svg)$"
)


def images_of(
    places: Places,
    walk: Walk,
    declared: Sequence[DeclaredImage],
    *,
    authors: Sequence[Author],
    base: str | None,
) -> tuple[Image, ...]:
    """Return the pictures of an article: those that its page shows, in reading order, and the lead.

    Args:
        places: of the article's blocks.
        walk: the page.
        declared: what the metadata name.
        authors: of the article, whose portraits are none of its pictures.
        base: what relative addresses start from.
    """
    found: dict[str, Image] = {}
    captions = {
        picture_key(url): (index, url)
        for index, caption in reversed(places.captions)
        for url in (*caption.other_urls, caption.image_url)
        if url
    }
    portraits = [author.name.casefold() for author in authors if " " in author.name]
    opening: str | None = None
    for shown in walk.images:
        if not places.reaches(shown.number) or shown.element.tag not in _PICTURES:
            continue
        url = _url_of(shown.element, base)
        if url is None or is_placeholder(url) or len(found) == _MOST:
            continue
        key = picture_key(url)
        captioned = captions.get(key)
        if captioned is None and not _is_of_story(shown, url, places, portraits):
            continue
        image = _image(shown, url, captioned, places)
        found[key] = image if key not in found else _joined(found[key], image)
        if opening is None and places.opens(shown.number):
            opening = key
    # A caption may belong to a picture that only scripts show.
    for key, (index, url) in reversed(captions.items()):
        if key not in found and len(found) < _MOST:
            found[key] = Image(url, alt=places.alts.get(index), at=index, block=index)
    return _with_lead(found, opening, declared, base)


def _is_of_story(shown: Shown, url: str, places: Places, portraits: Sequence[str]) -> bool:
    """Tell whether a picture without a caption is the story's."""
    element = shown.element
    if is_small(element) or _of_the_site(url) or not places.in_story(shown):
        return False
    alt = (alt_of(element) or "").casefold()
    if alt and any(name in alt for name in portraits):
        return False
    around = [node.tag for _, node in zip(range(_CLIMB), element.iterancestors(), strict=False)]
    # What readers without scripts alone are shown, and what does not say that it is a picture, counts them.
    if "noscript" in around and not (is_file(url) or "figure" in shown.container.tags):
        return False
    # Behind the story's end links to other stories have pictures.
    return "a" not in around or not places.is_behind(shown.number)


def _image(shown: Shown, url: str, captioned: tuple[int, str] | None, places: Places) -> Image:
    element = shown.element
    index, url = captioned or (None, url)
    at = places.at(shown.number) if index is None else index
    return Image(url, alt=alt_of(element), width=width_of(element), at=at, block=index)


def _url_of(element: Element, base: str | None) -> str | None:
    """Return the address of a picture, of one that scripts load that which readers without scripts see."""
    url = url_of(element, base)
    if url is not None and not is_placeholder(url):
        return url
    behind = element.getnext()
    if behind is not None and behind.tag == "noscript":
        other = next(behind.iter("img"), None)
        return url if other is None else url_of(other, base)
    return url


def _joined(known: Image, again: Image) -> Image:
    """Return a picture that the page shows twice, with what either says."""
    widths = [image.width for image in (known, again) if image.width]
    larger = again if (again.width or 0) > (known.width or 0) and known.block is None else known
    return attrs.evolve(known, url=larger.url, alt=known.alt or again.alt, width=max(widths, default=None))


def _with_lead(
    found: dict[str, Image], opening: str | None, declared: Sequence[DeclaredImage], base: str | None
) -> tuple[Image, ...]:
    """Return the pictures, the story's main one marked: that which the page's head names, else the first."""
    first: Image | None = None
    key = opening
    for named, image in _declared(declared, base):
        first = first or image
        if named in found:
            key = named
            break
    if key is not None:
        found[key] = attrs.evolve(found[key], lead=True)
    in_order = sorted(found.values(), key=lambda image: -1 if image.at is None else image.at)
    return (first, *in_order) if key is None and first else tuple(in_order)


def _declared(declared: Sequence[DeclaredImage], base: str | None) -> Iterator[tuple[str, Image]]:
    """Yield the pictures that the metadata name, each with its key; what may be any story's is left out."""
    for image in declared[:_MOST_DECLARED]:
        url = web_address(image.url, base)
        if url is not None and not _of_the_site(url) and not is_placeholder(url):
            yield picture_key(url), Image(url, alt=image.caption, width=image.width, lead=True)


def _of_the_site(url: str) -> bool:
    return _OF_THE_SITE.search(url.partition("?")[0]) is not None
