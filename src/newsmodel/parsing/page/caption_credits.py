"""Takes a caption's text and its credit apart: by the markup first, by the words where it says nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from newsmodel.language import Language
from newsmodel.parsing.agencies import last_agency
from newsmodel.parsing.characters import without_no_width
from newsmodel.parsing.credits import SplitCaption, split_credit
from newsmodel.parsing.metadata.texts import clean
from newsmodel.parsing.page.hints import BIT, hints_of
from newsmodel.parsing.page.walk import RawBlock
from newsmodel.parsing.phrases import folded, phrases_of
from newsmodel.parsing.tree import Element

#: A caption's element has a few children; what is larger is no caption's.
_MOST_ELEMENTS = 40
#: A credit is a few names. In code points.
_LONGEST = 200
_LONGEST_NAMES = 100
_CREDIT = BIT["credit"]
_AUTHOR = BIT["author"]
_HIDDEN = BIT["hidden"]
_INSIDE_LINES = frozenset(("small", "cite", "em", "i", "span", "strong", "b", "a"))
#: Between a caption and its credit; part of neither.
_BETWEEN = " |/–—-•·:"
_ENDS = frozenset(".!?…。”»\")’'")
_OPENINGS = "(['\"„“«‘-–/@#"
#: Letters and signs of full width, as East Asian captions write agencies, to the usual ones.
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_WIDE = frozenset(map(chr, _NARROW))
#: What East Asian captions put before place, time and credit.
_MARK = "="
#: Phrases that credits are too: "©", "text and photos:".
_NO_CONTROLS = frozenset(("copyright", "author_bio", "aside"))
#: Kinds of evidence that make a credit of what an attribute says.
_SURE = frozenset(("credit-word", "credit-in-brackets", "copyright-sign"))


def split_caption(block: RawBlock, language: Language, by_words: SplitCaption | None) -> SplitCaption:
    """Return a caption block's text and credit line, the latter empty if it has none.

    Args:
        block: the caption's.
        language: its words.
        by_words: what `split_credit` returns for its text.
    """
    text, elements = _without_controls(block.text, list(_elements(block)), language)
    return (
        _by_element(text, elements, language)
        or _by_words(text, language, by_words if text == block.text else split_credit(text, language))
        or SplitCaption(text, "", "own-controls" if text != block.text else "")
    )


def holds_credit(block: RawBlock) -> bool:
    """Tell whether an element inside a block's own is made for credits, and is not all of it."""
    inside = islice(block.container.element.iterdescendants(), _MOST_ELEMENTS)
    return any(_is_credit(element) and 1 < len(_text_of(element)) < len(block.text) for element in inside)


def _is_credit(element: Element) -> bool:
    return element.tag == "cite" or bool(
        hints_of(f"{element.get('class') or ''} {element.get('itemprop') or ''}") & _CREDIT
    )


def is_credit_alone(text: str, language: Language) -> bool:
    """Tell whether a line is nothing but a credit."""
    return len(text) <= _LONGEST and leaves_no_caption(split_credit(text, language), language)


def leaves_no_caption(split: SplitCaption | None, language: Language) -> bool:
    """Tell whether a line that is split so is nothing but a credit."""
    if split is None:
        return False
    if not split.text:
        return True
    # What precedes the supplier is another: "Harbour Pictures / Nordhaven Press | Amos Berg".
    is_short = len(split.text) + len(split.credit) < _LONGEST_NAMES
    return is_short and _is_names(split.text) and bool(last_agency(split.text, language))


def credit_of_image(attributes: Iterable[tuple[str, str]], language: Language) -> str | None:
    """Return the credit that the attributes of an image or of what holds it give, None if they give none."""
    for name, value in attributes:
        if not 2 < len(value) <= 2 * _LONGEST:
            continue
        if name.startswith("data-") and hints_of(name) & _CREDIT and not value.startswith(("http", "{", "/")):
            return clean(value)
        if name in ("title", "alt", "data-caption") and (line := clean(value)):
            split = split_credit(line, language)
            if split and split.evidence in _SURE:
                return split.credit.lstrip(" |/–—-")
    return None


def _elements(block: RawBlock) -> Iterator[tuple[Element, str]]:
    """Yield the elements inside a caption's, each with its text."""
    for element in islice(block.container.element.iterdescendants(), _MOST_ELEMENTS):
        if isinstance(element.tag, str) and (line := _text_of(element)):
            yield element, line


def _without_controls(
    text: str, elements: list[tuple[Element, str]], language: Language
) -> tuple[str, list[tuple[Element, str]]]:
    """Return a caption without the controls at its ends ("Show more"), and the elements without them."""
    for element, line in elements:
        if not (len(line) < 60 and len(line) < len(text) and (text.endswith(line) or text.startswith(line))):
            continue
        hidden = element.get("hidden") is not None or hints_of(element.get("class") or "") & _HIDDEN
        found = phrases_of(language).find(folded(line), ())
        if hidden or (found and found.kind not in _NO_CONTROLS):
            text = text[: -len(line)].rstrip() if text.endswith(line) else text[len(line) :].lstrip(" ,:")
            elements = [(other, said) for other, said in elements if line not in said]
    return text, elements


def _by_element(text: str, elements: list[tuple[Element, str]], language: Language) -> SplitCaption | None:
    """Split where a child element that is named for credits, or holds nothing else, begins or ends."""
    last = ""
    for element, line in elements:
        if len(line) > _LONGEST or len(line) >= len(text):
            if line == text and _is_credit(element) and len(line) <= _LONGEST_NAMES and _is_names(line):
                return SplitCaption("", text, "credit-element")
            continue
        hints = hints_of(f"{element.get('class') or ''} {element.get('itemprop') or ''}")
        if element.tag == "cite":
            hints |= _CREDIT
        # Its supplier may follow in an element of its own.
        if hints & _CREDIT and (at := _supplied(text, line, language)):
            return SplitCaption(text[:at].rstrip(_BETWEEN), text[at:], "credit-element")
        if hints & (_CREDIT | _AUTHOR) and (found := _cut(text, line, "credit-element")):
            # A label alone is no credit: what follows it is.
            return (
                found if len(line) > 1 and line[-1] != ":" else _cut(text, text[text.find(line) :], found[2])
            )
        if element.tag in _INSIDE_LINES and text.endswith(line):
            last = line
    if not last:
        return _before_break(text, elements)
    before = text[: -len(last)]
    glued = not before[-1].isspace() and before[-1] not in _OPENINGS
    apart = glued or before.rstrip()[-1:] in _ENDS
    named = len(last) <= _LONGEST_NAMES and (bool(last_agency(last, language)) or _is_names(last))
    if (apart and named) or is_credit_alone(last, language):
        return _cut(text, last, "last-element")
    return None


def _supplied(text: str, line: str, language: Language) -> int:
    """Return where a credit's line begins that only an agency follows, 0 if it is none."""
    at = text.find(line)
    rest = text[at + len(line) :].strip(_BETWEEN)
    if at <= 0 or not 0 < len(rest) <= _LONGEST_NAMES or not (agency := last_agency(rest, language)):
        return 0
    return at if agency == (0, len(rest)) or _is_names(rest) else 0


def _before_break(text: str, elements: list[tuple[Element, str]]) -> SplitCaption | None:
    """Split after an element that opens the caption and is followed by a line break."""
    if not elements:
        return None
    element, line = elements[0]
    following = element.getnext()
    opens = text.startswith(line) and len(line) < len(text) and not (element.tail or "").strip()
    if opens and following is not None and following.tag == "br" and len(line) <= _LONGEST_NAMES:
        return _cut(text, line, "first-line") if _is_names(line) else None
    return None


def _by_words(text: str, language: Language, found: SplitCaption | None) -> SplitCaption | None:
    narrow = text if text.isascii() or _WIDE.isdisjoint(text) else text.translate(_NARROW)
    if narrow is not text:
        found = split_credit(narrow, language)
    if found is None:
        return _after_mark(text, narrow, language) if narrow is not text else None
    caption, bar, names = found.text.rpartition(" | ")
    at = len(narrow) - len(found.credit)
    if bar and len(names) <= _LONGEST_NAMES and _is_names(names):
        at = len(caption)
    return SplitCaption(text[:at].rstrip(_BETWEEN), text[at:].lstrip(" |"), found.evidence)


def _after_mark(text: str, narrow: str, language: Language) -> SplitCaption | None:
    """Split an agency after the last mark: what else stands there is a place and a time."""
    at = narrow.rfind(_MARK)
    agency = last_agency(narrow[at + 1 :], language) if at > 0 else None
    if agency == (0, len(narrow) - at - 1):
        return SplitCaption(text[:at], text[at + 1 :], "agency-after-mark")
    return None


def _cut(text: str, line: str, evidence: str) -> SplitCaption | None:
    if text.endswith(line):
        return SplitCaption(text[: -len(line)].rstrip(_BETWEEN), line, evidence)
    if text.startswith(line):
        return SplitCaption(text[len(line) :].lstrip(_BETWEEN), line, evidence)
    return None


def _is_names(line: str) -> bool:
    """Tell whether most words of a line begin with a capital, the first among them, and it is no sentence."""
    words = line.strip(" (©|").split()
    return bool(words) and words[0][0].isupper() and sum(w[0].islower() for w in words) * 3 < len(words)


def _text_of(element: Element) -> str:
    return " ".join(without_no_width("".join(map(str, element.itertext()))).split())
