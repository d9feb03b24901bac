"""HTML that is put together from pieces: what is text is escaped, what is markup says so by its type."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NewType

#: A piece of HTML. Made by the functions below only, so that no text gets in as it is.
Html = NewType("Html", str)

#: What no page can hold: half characters and controls, but for tab and line end.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

NOTHING = Html("")
#: Links that only show something.
_HARMLESS = re.compile(r"(?i)https?://")
#: Elements that nothing stands in.
_EMPTY = frozenset({"input"})


def text(words: str) -> Html:
    """Return *words* as HTML; characters that no page can hold become U+FFFD."""
    # Attributes stand between quotation marks here: apostrophes, of which texts are full, can stay.
    return Html(html.escape(_UNPRINTABLE.sub("\ufffd", words), quote=False).replace('"', "&quot;"))


def join(pieces: Iterable[Html], between: str = "") -> Html:
    """Return the pieces in a row, with *between*, a text, between two."""
    return Html(text(between).join(pieces))


def element(
    name: str,
    *children: Html,
    name_of_class: str = "",
    style: str = "",
    title: str = "",
    attributes: Mapping[str, str] | None = None,
) -> Html:
    """Return an element with its children in a row.

    Args:
        name: of the element.
        children: HTML; a text goes through `text` first.
        name_of_class: what a rule of the sheet calls it.
        style: its CSS; what is said often goes into the sheet.
        title: what a reader sees who points at it.
        attributes: all others, by name.
    """
    given = {"class": name_of_class, "style": style, "title": title, **(attributes or {})}
    opened = "".join(f' {key}="{text(value)}"' for key, value in given.items() if value)
    return Html(f"<{name}{opened}>" if name in _EMPTY else f"<{name}{opened}>{join(children)}</{name}>")


def linked(words: Html, url: str) -> Html:
    """Return *words* as a link, where it is one that a browser only follows."""
    if not _HARMLESS.match(url):
        return words
    return element("a", words, style="color:inherit", attributes={"href": url, "rel": "noreferrer noopener"})


def folded(summary: Html, *children: Html, style: str = "", is_open: bool = False) -> Html:
    """Return something that a reader can unfold; it needs no script."""
    return element(
        "details",
        element("summary", summary, style="cursor:pointer"),
        *children,
        style=style,
        attributes={"open": "open"} if is_open else None,
    )


def shortened(words: str, most: int) -> str:
    """Return *words*, cut to *most* code points with an ellipsis."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def count(number: int, one: str, many: str | None = None) -> str:
    """Return "1 quote", "3 quotes"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def why(evidence: Sequence[str]) -> str:
    """Return evidence in brackets, to stand behind what it is for; nothing where there is none."""
    return f" ({', '.join(evidence)})" if evidence else ""
