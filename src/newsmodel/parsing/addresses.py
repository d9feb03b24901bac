"""Tells addresses of the web from others: what a page links to may be a script or a file."""

from __future__ import annotations

import re
from contextlib import suppress
from urllib.parse import urljoin

from newsmodel.parsing.characters import readable

# Browsers pass over these; the last stands for controls that a page held.
_IGNORED = re.compile("[\x00-\x20\ufffd]+")
_SCHEME = re.compile("([a-z][a-z0-9+.-]*):")
_LONGEST_SCHEME = 200
#: In code points. A longer one holds a whole file.
_LONGEST = 4_000
_LINE_ENDS = re.compile("[\t\n\r]+")
_OF_THE_WEB = frozenset(("http", "https"))


def is_of_the_web(address: str) -> bool:
    """Tell whether an address is one of the web, or relative to one: no ``javascript:``, no ``file:``."""
    scheme = _SCHEME.match(_IGNORED.sub("", address[:_LONGEST_SCHEME]).lower())
    return scheme is None or scheme[1] in _OF_THE_WEB


def web_address(address: str | None, base: str | None) -> str | None:
    """Return *address* as browsers take it, absolute against *base*; None if it is none of the web.

    Args:
        address: as the page has it.
        base: what the page's relative addresses start from; without it they stay as they are.
    """
    if not address or len(address) > _LONGEST:
        return None
    # Most addresses hold nothing but letters and signs: that is told at once.
    if not address.isprintable() or " " in address:
        address = readable(_LINE_ENDS.sub("", address.strip()))[0].strip().replace(" ", "%20")
    if address.startswith("https://"):
        return address
    if not address or not is_of_the_web(address):
        return None
    if base:
        with suppress(ValueError):  # an address with brackets that are no IPv6 host
            address = urljoin(base, address)
    return address if is_of_the_web(address) else None
