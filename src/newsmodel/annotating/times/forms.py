"""Reads the forms of a language file: the small notation in which it says how its time words combine."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

import attrs

from newsmodel.annotating.times.beginnings import ANYTHING, TOKEN, FormError, Slot, beginnings

#: Name of the empty group where the time begins, in a form with words before it that are no part of it.
START = "start"
#: The same for where it ends.
END = "end"


@attrs.frozen
class Form:
    """One form, read."""

    #: the pattern's text
    source: str
    #: the words with which it can begin, each with those that can come next
    beginnings: Mapping[str, frozenset[str]]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The form as a pattern, compiled when a text first has its beginning: most texts need few."""
        return re.compile(self.source)


def cased(word: str) -> str:
    """Return a pattern for *word* as it stands in a sentence and with the capitals that it can take."""
    if word[0].isupper():
        return f"(?:{re.escape(word)}|{re.escape(word.upper())})" if len(word) > 1 else re.escape(word)
    if word[0].isalpha():
        return f"[{word[0]}{word[0].upper()}]{re.escape(word[1:])}".replace(r"\ ", r"\s")
    return re.escape(word)


def either(words: tuple[str, ...]) -> str:
    """Return a pattern for one of *words*, one that fits nothing if there are none."""
    return "|".join(map(cased, words)) or "(?!)"


def compile_form(form: str, slots: Mapping[str, Slot]) -> Form:
    """Return *form* as a pattern whose groups are its slots: "unit_4" for a ``{unit}`` at offset 4.

    Raises:
        FormError: a bracket is open, a slot is unknown, or nothing tells how it begins.
    """
    pattern: list[str] = []
    depth = 0
    for match in TOKEN.finditer(form):
        if slot := match["slot"]:
            if slot not in slots:
                raise FormError(f"unknown slot {{{slot}}} in {form!r}")
            # Numbered, since alternatives may use the same slot. Atomic: a slot that fitted its longest
            # word is not tried with a shorter one, which keeps dense figures and word lists cheap.
            pattern.append(f"(?P<{slot}_{match.start()}>(?>{slots[slot].pattern}))")
        elif mark := match["mark"]:
            depth += {"[": 1, "(": 1, "]": -1, ")": -1, "|": 0}[mark]
            pattern.append({"[": "(?:", "(": "(?:", "]": ")?", ")": ")", "|": "|"}[mark])
        elif edge := match["edge"]:
            pattern.append(f"(?P<{START if edge == '^' else END}>)")
        else:
            pattern.append(
                _text(match["text"], at_start=match.start() == 0 or form[match.start() - 1] in "[(|")
            )
    if depth:
        raise FormError(f"unbalanced brackets in {form!r}")
    first = beginnings(form, slots)
    if not first.keys() - {ANYTHING}:
        raise FormError(f"nothing tells how {form!r} begins")
    # No half words: "May 3" is not in "May 30", nor "two-day" in "two-daylight"; some have soft hyphens.
    return Form("".join(pattern) + r"(?![\w\u00ad]|-[a-zß-ÿ])", first)


#: What the characters of a form's text stand for, where not for themselves.
_NOTATION = {" ": r"\s", "~": r"[\s-]", "-": "-"}


def _text(text: str, *, at_start: bool) -> str:
    escaped = "".join(_NOTATION.get(char) or re.escape(char) for char in text)
    if at_start and text[0].islower():
        escaped = f"[{text[0]}{text[0].upper()}]" + escaped[1:]
    return escaped
