"""Whether what a caller hands over is of the types that the functions name."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from newsmodel.errors import NoPageError
from newsmodel.model._fields import shortened
from newsmodel.parsing.characters import is_blank
from newsmodel.parsing.site_rules import SiteRules

# lxml is loaded with the first page, so that importing newsmodel takes little time.
if TYPE_CHECKING:
    from newsmodel.parsing.tree import Element

_MARK = b"\xef\xbb\xbf"


def check_arguments(**given: object) -> None:
    """Raise `TypeError` if one of *given* is neither None nor of the type of its name."""
    for name, value in given.items():
        kind = {"published": date, "rules": SiteRules}.get(name, str)
        if value is not None and not isinstance(value, kind):
            raise TypeError(f"{name} is a {kind.__name__} or None, not {type(value).__name__}")


#: A longer text is neither an address nor the name of a file.
_LONGEST_NAME = 2_000
_ADDRESS = re.compile(r"\s*(?:https?|ftp|file)://\S+\s*", re.IGNORECASE)
_FILE = re.compile(r"[^\n<>]{1,1000}\.(?:x?html?|mhtml|warc|txt)(?:\.gz)?\s*", re.IGNORECASE)


def refuse_names(source: str | bytes) -> None:
    """Raise `NoPageError` if *source* is where a page is to be found, and not the page."""
    if len(source) > _LONGEST_NAME:
        return
    told = source if isinstance(source, str) else source.decode("utf-8", "replace")
    name = shortened(told.strip())
    if _ADDRESS.fullmatch(told):
        raise NoPageError(f"{name} is the address of a page: fetch it, and hand over what it holds")
    if _FILE.fullmatch(told):
        raise NoPageError(f"{name} is the name of a file: read it, and hand over what it holds")


def is_empty_page(source: str | bytes | Element) -> bool:
    """Tell whether a page holds nothing but white space; an element never does.

    Raises:
        TypeError: *source* is no page.
    """
    if isinstance(source, str):
        return is_blank(source)
    if isinstance(source, bytes):
        # A page is not copied only to see that there is something in it.
        head = source[: len(_MARK) + 1].removeprefix(_MARK)
        return not (head.strip() or source.removeprefix(_MARK).strip())
    from newsmodel.parsing.tree import Element

    if not isinstance(source, Element):
        raise TypeError(f"a page is a str, bytes or an lxml element, not {type(source).__name__}")
    if not isinstance(source.tag, str):
        raise TypeError("a page is an element, not a comment, an entity or an instruction")
    return False
