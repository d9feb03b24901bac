"""What an image element says: where the picture lies, and its text alternative."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from operator import itemgetter
from typing import Any
from urllib.parse import urljoin

from newsmodel.parsing.addresses import is_of_the_web
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
#: One entry of a srcset: an address, then its width ("800w") or density ("2x"). With a blank in
#: its address it is none.
_ENTRY = re.compile(r"(?:^|(?<=,))\s*([^\s,]\S*)(?:\s+([\d.]{1,12})[wx])?\s*(?:,|$)")
_LONGEST_LIST = 20_000
_LONGEST = 4_000
#: What the name of a file begins with, or a part of it, that stands in for a picture.
_PLACEHOLDER = re.compile(
    r"(?i)(?:^|[_-])(?:placeholder|blank|spacer|pixel|transparent|lazy|empty|1x1)[^/]{0,12}\.\w+$"
)
#: What a picture's address ends with, but for its query.
_FILE = re.compile(r"(?i)\.(?:jpe?g|png|webp|avif|gif)(?:[?#]|$)")
#: An address inside JSON, where other strings are no addresses.
_PATH = re.compile(r"(?:https?:)?//?[^\s/]")
_JSON = ("{", "[")
_WIDTHS = re.compile(r"\s(\d{1,5})w\s*(?:,|$)")
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
        if address and not is_placeholder(address):
            return _joined(address, base)
        if hidden := _unusual_address(node):
            return _joined(hidden, base)
        fallback = fallback or address
    return _joined(fallback, base) if fallback else None


def is_placeholder(address: str) -> bool:
    """Tell whether an address is, by the name of its file, one of something that stands in for a picture."""
    return _PLACEHOLDER.search(address.partition("?")[0].rpartition("/")[2]) is not None


def is_file(address: str) -> bool:
    """Tell whether an address ends like one of a picture."""
    return _FILE.search(address[:_LONGEST]) is not None


def width_of(element: Element) -> int | None:
    """Return how wide the picture is that `url_of` gives, in pixels; None if the page does not tell."""
    for node in _showing(element):
        for key, listed in node.items():
            if str(key).endswith("srcset") and (widths := _WIDTHS.findall(str(listed)[:_LONGEST_LIST])):
                return max(map(int, widths)) or None
    for node in _showing(element):
        if match := _NUMBER.match(node.get("width") or ""):
            return int(match[1]) or None
    return None


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
    attributes = {str(key): str(value) for key, value in node.items()}
    for key, listed in attributes.items():
        # "data-srcset", "data-lazyload-srcset": every script that loads later has a name of its own for it.
        if key.endswith("srcset") and (largest := _largest(listed)):
            return largest
    for key in _ADDRESSES:
        if key in attributes and (address := attributes[key].strip()):
            if address.startswith(_JSON):
                address = _in_json(address) or ""
            if address and _is_address(address):
                return address
    return None


def _unusual_address(node: Element) -> str | None:
    """Return the address of a picture that stands where a script alone looks for it."""
    for key, value in node.items():
        text = str(value).strip()
        is_held = str(key).startswith("data-") and is_file(text) and _is_address(text)
        if is_held and not text.startswith("[") and " " not in text and not is_placeholder(text):
            return text
    return None


def _in_json(text: str) -> str | None:
    """Return the address of the widest picture that a JSON text names, None if it names none."""
    try:
        waiting: list[tuple[Any, float]] = [(json.loads(text[:_LONGEST_LIST]), 0.0)]
    except (ValueError, RecursionError):
        return None
    found: list[tuple[float, str]] = []
    while waiting:
        value, width = waiting.pop()
        members: Any = value
        if isinstance(value, str) and _PATH.match(value):
            found.append((width, value))
        elif isinstance(value, list):
            waiting += [(member, width) for member in members]
        elif isinstance(value, dict):
            width = next((size for key in ("width", "w") if (size := _pixels(members.get(key)))), width)
            for key, inner in members.items():
                size = _pixels(key.removesuffix("w")) or width
                waiting.append((inner, size))
                # "{address: [width, height]}"
                if _PATH.match(key):
                    sizes: Any = inner
                    found.append((_pixels(sizes[0]) if isinstance(inner, list) and sizes else size, key))
    return max(found, key=itemgetter(0))[1] if found else None


def _pixels(value: Any) -> float:
    """Return a width, 0 if it is none."""
    match = _NUMBER.match(str(value)[:20]) if type(value) in (int, str) else None
    return float(match[1]) if match else 0.0


def _is_address(address: str) -> bool:
    # A template that no script has filled in is none.
    return (
        len(address) <= _LONGEST
        and "{" not in address
        and address[:5].lower() not in ("data:", "about", "blob:", "javas")
    )


def _largest(listed: str) -> str | None:
    entries: list[tuple[float, str]] = []
    for address, size in _ENTRY.findall(listed[:_LONGEST_LIST].strip()):
        with suppress(ValueError):  # "1.2.3x"
            entries.append((float(size or 1), address.rstrip(",")))
    # Of equals the first.
    entries.sort(key=itemgetter(0), reverse=True)
    return next((address for _, address in entries if address and _is_address(address)), None)


def _joined(address: str, base: str | None) -> str | None:
    if base and not address.startswith("https://"):
        with suppress(ValueError):  # an address with brackets that are no IPv6 host
            address = urljoin(base, address)
    return clean(address) if is_of_the_web(address) else None
