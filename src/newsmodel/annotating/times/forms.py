"""Reads the forms of a language file: the small notation in which it says how its time words combine."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import cast

import attrs

_TOKEN = re.compile(r"\{(?P<slot>\w+)\}|(?P<mark>[\[\]()|])|(?P<text>[^{}\[\]()|]+)")
_WORD = re.compile(r"[^\W\d_]+")

#: Stands for any digit among the first words of a form.
DIGIT = "0"


class FormError(ValueError):
    """A form of a language file is malformed."""


@attrs.frozen
class Slot:
    """What ``{name}`` stands for: a pattern without named groups, and what its text means."""

    pattern: str
    #: the words (lower case) with which it can begin, or `DIGIT`
    first: frozenset[str]
    read: Callable[[str], int | str | None] = attrs.field(repr=False)


@attrs.frozen
class Form:
    """One form, compiled."""

    pattern: re.Pattern[str]
    first: frozenset[str]


def cased(word: str) -> str:
    """Return a pattern for *word* as it stands in a sentence and with the capitals that it can take."""
    if word[0].isupper():
        return f"(?:{re.escape(word)}|{re.escape(word.upper())})" if len(word) > 1 else re.escape(word)
    if word[0].isalpha():
        return f"[{word[0]}{word[0].upper()}]{re.escape(word[1:])}".replace(r"\ ", r"\s")
    return re.escape(word)


def first_of(word: str) -> str:
    """Return the first word of *word* in lower case, `DIGIT` if it begins with a digit."""
    if match := _WORD.match(word):
        return match[0].lower()
    return DIGIT


def compile_form(form: str, slots: Mapping[str, Slot]) -> Form:
    """Return *form* as a pattern whose groups are its slots: "unit_4" for a ``{unit}`` at offset 4.

    Raises:
        FormError: a bracket is open, a slot is unknown, or nothing tells how it begins.
    """
    pattern: list[str] = []
    depth = 0
    for match in _TOKEN.finditer(form):
        if slot := match["slot"]:
            if slot not in slots:
                raise FormError(f"unknown slot {{{slot}}} in {form!r}")
            # Numbered, since alternatives may use the same slot. Atomic: a slot that fitted its longest
            # word is not tried with a shorter one, which keeps dense figures and word lists cheap.
            pattern.append(f"(?P<{slot}_{match.start()}>(?>{slots[slot].pattern}))")
        elif mark := match["mark"]:
            depth += {"[": 1, "(": 1, "]": -1, ")": -1, "|": 0}[mark]
            pattern.append({"[": "(?:", "(": "(?:", "]": ")?", ")": ")", "|": "|"}[mark])
        else:
            pattern.append(
                _text(match["text"], at_start=match.start() == 0 or form[match.start() - 1] in "[(|")
            )
    if depth:
        raise FormError(f"unbalanced brackets in {form!r}")
    first = _first(form, slots)
    if not first:
        raise FormError(f"nothing tells how {form!r} begins")
    # No half words: "May 3" is not in "May 30", nor "two-day" in "two-daylight".
    return Form(re.compile("".join(pattern) + r"(?!\w)"), first)


#: What the characters of a form's text stand for, where not for themselves.
_NOTATION = {" ": r"\s", "~": r"[\s-]", "-": "-"}


def _text(text: str, *, at_start: bool) -> str:
    escaped = "".join(_NOTATION.get(char) or re.escape(char) for char in text)
    if at_start and text[0].islower():
        escaped = f"[{text[0]}{text[0].upper()}]" + escaped[1:]
    return escaped


_Node = tuple[str, object]
_Choice = list[list[_Node]]


def _first(form: str, slots: Mapping[str, Slot]) -> frozenset[str]:
    """Return the words with which *form* can begin: what stands before and after optional beginnings."""
    choice, _ = _parse(form, 0)
    return _first_of_choice(choice, slots)[0]


def _parse(form: str, at: int) -> tuple[_Choice, int]:
    """Return the alternatives from *at* up to the closing bracket, and where that is."""
    alternatives: _Choice = [[]]
    while (match := _TOKEN.match(form, at)) is not None:
        at = match.end()
        if slot := match["slot"]:
            alternatives[-1].append(("slot", slot))
        elif text := match["text"]:
            alternatives[-1].append(("text", text))
        elif match["mark"] == "|":
            alternatives.append([])
        elif match["mark"] in "([":
            inner, at = _parse(form, at)
            alternatives[-1].append(("optional" if match["mark"] == "[" else "choice", inner))
        else:
            break
    return alternatives, at


def _first_of_choice(choice: _Choice, slots: Mapping[str, Slot]) -> tuple[frozenset[str], bool]:
    """Return the first words of the alternatives, and whether one of them can be empty."""
    words: set[str] = set()
    empty = False
    for sequence in choice:
        for position, node in enumerate(sequence):
            begins, may_be_empty = _first_of_node(node, slots)
            words |= begins
            # Compounds: what follows without a blank makes longer first words.
            if node[0] == "slot":
                words |= {head + tail for head in begins for tail in _glued(sequence[position + 1 :], slots)}
            if not may_be_empty:
                break
        else:
            empty = True
    return frozenset(words), empty


def _first_of_node(node: _Node, slots: Mapping[str, Slot]) -> tuple[frozenset[str], bool]:
    kind, content = node
    if kind == "slot":
        return slots[str(content)].first, False
    if kind == "text":
        return frozenset({first_of(str(content))}), False
    words, may_be_empty = _first_of_choice(cast(_Choice, content), slots)
    return words, may_be_empty or kind == "optional"


def _glued(sequence: list[_Node], slots: Mapping[str, Slot]) -> frozenset[str]:
    """Return the words with which *sequence* can begin if it goes on where a word ended."""
    words: set[str] = set()
    for kind, content in sequence:
        if kind == "text":
            return frozenset(words | {first_of(str(content))} - {DIGIT})
        begins, may_be_empty = _first_of_node((kind, content), slots)
        words |= {word for word in begins if word != DIGIT}
        if not may_be_empty:
            break
    return frozenset(words)
