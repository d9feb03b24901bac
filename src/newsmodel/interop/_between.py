"""What formats that show a whole article share: links by block, and what stands between blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter

from newsmodel.model import Article, Hyperlink, Image, Media


def links_by_block(article: Article) -> Mapping[int, Sequence[Hyperlink]]:
    """Return the links of each block, in order; of those that overlap the first, none without words."""
    found: dict[int, list[Hyperlink]] = {}
    for link in sorted(article.links, key=attrgetter("span")):
        known = found.setdefault(link.span.block, [])
        if link.span.start < link.span.end and not (known and known[-1].span.end > link.span.start):
            known.append(link)
    return found


def captioned_images(article: Article) -> Mapping[int, Image]:
    """Return the picture of each caption, by the caption's index; of several the first."""
    found: dict[int, Image] = {}
    for image in article.images:
        if image.block is not None:
            found.setdefault(image.block, image)
    return found


def between_blocks(article: Article) -> Mapping[int, Sequence[Image | Media]]:
    """Return the pictures without captions and the media, by the index of the block that they stand before.

    Pictures that the page's head alone names stand before all. Where several have one caption, all but the
    first are among them.
    """
    found: dict[int, list[Image | Media]] = {}
    first = set(captioned_images(article).values())
    for image in article.images:
        if image not in first:
            found.setdefault(image.at or 0, []).append(image)
    for media in article.media:
        found.setdefault(media.at, []).append(media)
    return found
