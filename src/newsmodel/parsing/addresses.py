"""Tells addresses of the web from others: what a page links to may be a script or a file."""

from __future__ import annotations

import re

# Browsers pass over these; the last stands for controls that a page held.
_IGNORED = re.compile("[\x00-\x20\ufffd]+")
_SCHEME = re.compile("([a-z][a-z0-9+.-]*):")
_LONGEST_SCHEME = 200
_OF_THE_WEB = frozenset(("http", "https"))


def is_of_the_web(address: str) -> bool:
    """Tell whether an address is one of the web, or relative to one: no ``javascript:``, no ``file:``."""
    scheme = _SCHEME.match(_IGNORED.sub("", address[:_LONGEST_SCHEME]).lower())
    return scheme is None or scheme[1] in _OF_THE_WEB
