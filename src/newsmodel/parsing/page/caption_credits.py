"""Takes a caption's text and its credit apart: by the markup first, by the words where it says nothing."""

from __future__ import annotations

from itertools import islice

from newsmodel.language import Language
from newsmodel.parsing.agencies import last_agency
from newsmodel.parsing.characters import without_no_width
from newsmodel.parsing.credits import SplitCaption, split_credit
from newsmodel.parsing.page.hints import BIT, hints_of
from newsmodel.parsing.page.walk import RawBlock
from newsmodel.parsing.tree import Element

#: A caption's element has a few children; what is larger is no caption's.
_MOST_ELEMENTS = 40
#: A credit is a few names. In code points.
_LONGEST = 200
_CREDIT = BIT["credit"]
_SMALL = frozenset(("small", "cite", "em", "i", "span", "strong", "b", "a"))
#: Between a caption and its credit; part of neither.
_ENDS = frozenset('.!?…。”»")')
_BETWEEN = " |/–—-•·"


def split_caption(block: RawBlock, language: Language) -> SplitCaption:
    """Return a caption block's text and credit line, the latter empty if it has none."""
    found = _by_element(block, language) or split_credit(block.text, language)
    return found or SplitCaption(block.text, "", "")


def _by_element(block: RawBlock, language: Language) -> SplitCaption | None:
    """Split where a child element that is named for credits, or holds nothing else, begins or ends."""
    text = block.text
    last: tuple[Element, str] | None = None
    for element in islice(block.container.element.iterdescendants(), _MOST_ELEMENTS):
        if not isinstance(element.tag, str):
            continue
        line = _text_of(element)
        if not line or len(line) > _LONGEST or len(line) >= len(text):
            continue
        if hints_of(f"{element.get('class') or ''} {element.get('itemprop') or ''}") & _CREDIT and (
            found := _cut(text, line, "credit-element")
        ):
            return found
        if element.tag in _SMALL and text.endswith(line):
            last = element, line
    if last is None:
        return None
    line = last[1]
    before = text[: -len(line)]
    found = split_credit(line, language)
    if found is not None and not found.text:
        return _cut(text, line, "last-element")
    glued = not before[-1].isspace() and before[-1] not in "(['\"„“«‘-–/"
    apart = glued or before.rstrip()[-1:] in _ENDS
    if apart and len(line) < 80 and (last_agency(line) or _is_name(line)):
        return _cut(text, line, "last-element")
    return None


def _is_name(line: str) -> bool:
    """Tell whether most words of a line begin with a capital, and the first does."""
    words = line.strip("(©").split()
    return bool(words) and not words[0][0].islower() and sum(w[0].islower() for w in words) * 3 < len(words)


def _cut(text: str, line: str, evidence: str) -> SplitCaption | None:
    if text.endswith(line):
        return SplitCaption(text[: -len(line)].rstrip(_BETWEEN), line, evidence)
    if text.startswith(line):
        return SplitCaption(text[len(line) :].lstrip(_BETWEEN), line, evidence)
    return None


def _text_of(element: Element) -> str:
    return " ".join(without_no_width("".join(map(str, element.itertext()))).split())
