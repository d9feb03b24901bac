"""The films, the sound and the frames of a story."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsmodel.model import Media, MediaKind
from newsmodel.parsing.addresses import web_address
from newsmodel.parsing.metadata.texts import clean
from newsmodel.parsing.page.hints import BIT, hints_of
from newsmodel.parsing.page.placing import Places
from newsmodel.parsing.page.walk import Walk
from newsmodel.parsing.tree import Element

_KINDS = {
    "video": MediaKind.VIDEO,
    "amp-video": MediaKind.VIDEO,
    "audio": MediaKind.AUDIO,
    "iframe": MediaKind.FRAME,
    "embed": MediaKind.FRAME,
    "object": MediaKind.FRAME,
}
#: Where the address stands, the usual ones first. What loads later, or with the reader's consent, has it in
#: an attribute of any name.
_ADDRESSES = ("src", "data-src", "data-lazy-src", "data-url", "data")
_WHOLE = re.compile(r"https?://[^\s\"'<>{}]+|//[^\s\"'<>{}/]+/[^\s\"'<>{}]*")
#: A frame that nobody is to see counts visits.
_LEAST = 10
_NUMBER = re.compile(r"\s*(\d{1,5})(?:px)?\s*$")
_UNSEEN = re.compile(r"display:\s*none|visibility:\s*hidden")
_LONGEST_TITLE = 300
#: What the address of a frame says of one that is none of the story's.
_FOREIGN = BIT["newsletter"] | BIT["paywall"] | BIT["ad"]


def media_of(places: Places, walk: Walk, *, base: str | None) -> tuple[Media, ...]:
    """Return what the story shows that is neither text nor picture, in reading order, each address once."""
    found: dict[str, Media] = {}
    shown = [*walk.frames, *(image for image in walk.images if image.element.tag in _KINDS)]
    for player in sorted(shown, key=lambda player: player.number):
        element = player.element
        if _is_unseen(element) or not places.in_story(player):
            continue
        url = next((url for address in _addresses(element) if (url := web_address(address, base))), None)
        if url is not None and not hints_of(url) & _FOREIGN:
            title = clean(element.get("title") or element.get("aria-label"), _LONGEST_TITLE)
            media = Media(url, _KINDS[str(element.tag)], title=title, at=places.at(player.number))
            found.setdefault(url, media)
    return tuple(found.values())


def _addresses(element: Element) -> Iterator[str]:
    for node in (element, *element.iter("source")):
        for key in _ADDRESSES:
            address = (node.get(key) or "").strip()
            if address and not address.startswith("about:"):
                yield address
    if element.tag == "iframe":
        for name, value in element.items():
            if str(name).startswith("data-") and _WHOLE.fullmatch(str(value).strip()):
                yield str(value)


def _is_unseen(element: Element) -> bool:
    sizes = [int(match[1]) for key in ("width", "height") if (match := _NUMBER.match(element.get(key) or ""))]
    if min(sizes, default=_LEAST) < _LEAST or element.get("hidden") is not None:
        return True
    return _UNSEEN.search(element.get("style") or "") is not None
