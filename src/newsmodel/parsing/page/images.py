"""What an image element says: where the picture lies, and its text alternative."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urljoin

from newsmodel.parsing.metadata.texts import clean
from newsmodel.parsing.tree import Element

#: Where pages put the address that a script loads later, the usual ones first; `src` may be a placeholder.
_ADDRESSES = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-url",
    "data-image",
    "src",
    "poster",
)
_PICTURES = frozenset(("img", "amp-img"))
#: One entry of a srcset: an address, then its width ("800w") or density ("2x").
_ENTRY = re.compile(r"([^\s,]\S*)(?:\s+([\d.]{1,12})[wx])?\s*(?:,|$)")
_LONGEST_LIST = 20_000
_LONGEST = 4_000
_PLACEHOLDER = re.compile(
    r"(?i)(?:^|[/_-])(?:placeholder|blank|spacer|pixel|transparent|lazy|empty|1x1)[^/]{0,12}\.\w+$"
)
_NUMBER = re.compile(r"\s*(\d{1,5})(?:px)?\s*$")


def url_of(element: Element, base: str | None = None) -> str | None:
    """Return the address of the picture that *element* shows, None if it gives none.

    Args:
        element: an `img`, a `picture` or a player with its still.
        base: of the page, for relative addresses; without it they stay as they are.

    Of the sizes in a ``srcset`` the largest is taken. Placeholders (``data:``, one-pixel files) are none.
    """
    fallback = None
    for node in _showing(element):
        address = _address(node)
        if address and not _PLACEHOLDER.search(address[:_LONGEST].partition("?")[0]):
            return _joined(address, base)
        fallback = fallback or address
    return _joined(fallback, base) if fallback else None


def alt_of(element: Element) -> str | None:
    """Return the text alternative of the picture that *element* shows, None if it has none."""
    for node in _showing(element):
        if alt := clean(node.get("alt")):
            return alt
    return None


def attributes_of(element: Element) -> list[tuple[str, str]]:
    """Return the attributes of an image and of the elements that stand for it, the closest first."""
    return [(str(name), str(value)) for node in _showing(element) for name, value in node.items()]


def is_linked(element: Element, within: Element) -> bool:
    """Tell whether the image is a link, by an element around it inside of *within*."""
    for _, node in zip(range(3), element.iterancestors(), strict=False):
        if node is within:
            return False
        if node.tag == "a":
            return True
    return False


def is_small(element: Element) -> bool:
    """Tell whether the markup says that the image is no larger than an icon or a portrait in a byline."""
    for node in _showing(element):
        sizes = [int(m[1]) for key in ("width", "height") if (m := _NUMBER.match(node.get(key) or ""))]
        if sizes:
            return min(sizes) < 100
    return False


def _showing(element: Element) -> Iterator[Element]:
    """Yield the elements that give the address: the `img` of a `picture` first, then its sources."""
    if element.tag == "picture":
        yield from element.iter("img", "amp-img")
        yield from element.iter("source")
    else:
        yield element


def _address(node: Element) -> str | None:
    for key, listed in node.items():
        # "data-srcset", "data-lazyload-srcset": every script that loads later has a name of its own for it.
        if str(key).endswith("srcset") and (largest := _largest(str(listed))):
            return largest
    for key in _ADDRESSES:
        if (address := (node.get(key) or "").strip()) and _is_address(address):
            return address
    return None


def _is_address(address: str) -> bool:
    return len(address) <= _LONGEST and address[:5].lower() not in ("data:", "about", "blob:", "javas")


def _largest(listed: str) -> str | None:
    best, most = None, -1.0
    for match in _ENTRY.finditer(listed[:_LONGEST_LIST].strip()):
        address = match[1].rstrip(",")
        try:
            size = float(match[2] or 1)
        except ValueError:
            continue
        if size > most and address and _is_address(address):
            best, most = address, size
    return best


def _joined(address: str, base: str | None) -> str | None:
    if base and not address.startswith("https://"):
        with suppress(ValueError):  # an address with brackets that are no IPv6 host
            address = urljoin(base, address)
    return clean(address)
