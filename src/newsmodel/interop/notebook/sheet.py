"""A sheet of styles for what would say the same style hundreds of times.

The name of a class is made from its style: two views on one page that have a class in common mean the same by
it, and no view changes how another looks.
"""

from __future__ import annotations

import html
import re
import zlib
from collections import Counter

from newsmodel.interop.notebook.markup import Html

#: A style on an element that the sheets of notebooks have no rules for. Always a tag: texts hold no quotation
#: mark as it is.
_STYLED = re.compile(r'<(?P<tag>div|span|b)(?: class="(?P<names>[^"]*)")? style="(?P<style>[^"]*)"')
#: What our styles are made of; nothing of it can end the sheet.
_PLAIN = re.compile(r"[\w\s.,:;#%()'/+-]*")
#: What is said once is shorter where it stands.
_OFTEN = 2


def with_sheet(view: Html, rules: str = "") -> Html:
    """Return *view* with its repeated styles, and *rules*, in a sheet in front of it."""
    count = Counter(match["style"] for match in _STYLED.finditer(view))
    names = {
        style: _name(style)
        for style, times in count.items()
        if times >= _OFTEN and _PLAIN.fullmatch(html.unescape(style))
    }

    def named(match: re.Match[str]) -> str:
        name = names.get(match["style"])
        if name is None:
            return match[0]
        classes = f"{match['names']} {name}" if match["names"] else name
        return f'<{match["tag"]} class="{classes}"'

    sheet = "".join(f".{name}{{{html.unescape(style)}}}" for style, name in names.items()) + rules
    return Html(f"<style>{sheet}</style>{_STYLED.sub(named, view)}" if sheet else view)


def _name(style: str) -> str:
    return f"nm{zlib.crc32(style.encode()):x}"
