"""With which words a form can begin: what lets a text be read without trying every form at every word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import cast

import attrs

from newsmodel.errors import NewsModelError

#: The pieces of a form: a slot, a mark, or text.
TOKEN = re.compile(r"\{(?P<slot>\w+)\}|(?P<mark>[\[\]()|])|(?P<edge>[\^$])|(?P<text>[^{}\[\]()|^$]+)")
_WORD = re.compile(r"[^\W\d_]+")

#: What separates words inside a form's text; other signs than these are never words.
_SEPARATORS = " ~,-."

#: Stands for any digit among the first words of a form.
DIGIT = "0"


#: Stands for whatever comes next, the end of the form included.
ANYTHING = "*"


class FormError(NewsModelError, ValueError):
    """A form of a language file is malformed."""


@attrs.frozen
class Slot:
    """What ``{name}`` stands for: a pattern without named groups, and what its text means."""

    pattern: str
    #: the words (lower case) with which it can begin, or `DIGIT`
    first: frozenset[str]
    #: those of them after which more words of the slot can come, with those: "a" of "a couple of"
    more: Mapping[str, frozenset[str]]
    read: Callable[[str], int | str | None] = attrs.field(repr=False)


def first_of(word: str) -> str:
    """Return the first word of *word* in lower case, `DIGIT` if it begins with a digit."""
    if match := _WORD.match(word):
        return match[0].lower()
    return DIGIT


#: A piece of a form: its kind ("slot", "text", "choice", "optional") and its name, text or alternatives.
_Node = tuple[str, object]
_Choice = list[list[_Node]]


def beginnings(form: str, slots: Mapping[str, Slot]) -> Mapping[str, frozenset[str]]:
    """Return the words (lower case) with which *form* can begin, each with the words that can come next.

    `DIGIT` stands for any figure, `ANYTHING` among the words that come next for any word or none.
    """
    choice, _ = _parse(form, 0)
    found: dict[str, frozenset[str]] = {}
    for words, rest in _walk([("choice", choice)], slots):
        following = _next_words(rest, slots)
        for word in words:
            more = frozenset({ANYTHING}) if word == DIGIT else _inside(word, form, slots)
            found[word] = found.get(word, frozenset()) | following | more
        # Compounds: what follows a slot without a blank makes longer first words.
        for tail in _glued(rest, slots):
            for word in words:
                found[word + tail] = frozenset({ANYTHING})
    return found


def _inside(word: str, form: str, slots: Mapping[str, Slot]) -> frozenset[str]:
    """Return the words that come after *word* inside the slots of *form*."""
    used = (slots[match["slot"]] for match in TOKEN.finditer(form) if match["slot"])
    return frozenset(following for slot in used for following in slot.more.get(word, ()))


def inner_words(words: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Return the first words of those of *words* that are several, each with the words that come second."""
    found: dict[str, frozenset[str]] = {}
    for phrase in words:
        head = _WORD.match(phrase)
        rest = phrase[head.end() :].lstrip(_SEPARATORS) if head else ""
        if head and head.end() < len(phrase):
            second = first_of(rest) if rest[:1].isalnum() else ANYTHING
            first = head[0].lower()
            found[first] = found.get(first, frozenset()) | {second}
    return found


def _parse(form: str, at: int) -> tuple[_Choice, int]:
    """Return the alternatives from *at* up to the closing bracket, and where that is."""
    alternatives: _Choice = [[]]
    while (match := TOKEN.match(form, at)) is not None:
        at = match.end()
        if slot := match["slot"]:
            alternatives[-1].append(("slot", slot))
        elif text := match["text"]:
            alternatives[-1].append(("text", text))
        elif match["edge"]:
            continue
        elif match["mark"] == "|":
            alternatives.append([])
        elif match["mark"] in "([":
            inner, at = _parse(form, at)
            alternatives[-1].append(("optional" if match["mark"] == "[" else "choice", inner))
        else:
            break
    return alternatives, at


def _walk(nodes: list[_Node], slots: Mapping[str, Slot]) -> Iterator[tuple[frozenset[str], list[_Node]]]:
    """Yield each way in which *nodes* can begin: the first words and what is left after them.

    No words at all are yielded for the end: an empty set.
    """
    if not nodes:
        yield frozenset(), []
        return
    (kind, content), rest = nodes[0], nodes[1:]
    if kind == "slot":
        yield slots[str(content)].first, rest
    elif kind == "text":
        text = str(content).lstrip(_SEPARATORS)
        word = first_of(text)
        if not text:
            yield from _walk(rest, slots)
        elif word == DIGIT and not text[0].isdecimal():
            yield frozenset({ANYTHING}), []
        else:
            left = text[len(word) :]
            yield frozenset({word}), [("text", left), *rest] if left else rest
    else:
        for sequence in cast(_Choice, content):
            yield from _walk([*sequence, *rest], slots)
        if kind == "optional":
            yield from _walk(rest, slots)


def _next_words(nodes: list[_Node], slots: Mapping[str, Slot]) -> frozenset[str]:
    words: set[str] = set()
    for begins, rest in _walk(nodes, slots):
        words |= begins or {ANYTHING}
        words |= {head + tail for tail in _glued(rest, slots) for head in begins}
    return frozenset(words)


def _glued(nodes: list[_Node], slots: Mapping[str, Slot]) -> frozenset[str]:
    """Return the words with which *nodes* can go on where a word has just ended, without a blank."""
    words: set[str] = set()
    for kind, content in nodes:
        if kind == "slot":
            return frozenset(words | slots[str(content)].first) - {DIGIT}
        if kind == "text":
            text = str(content)
            return frozenset(words | ({first_of(text)} if text[0].isalpha() else set()))
        for sequence in cast(_Choice, content):
            words |= _glued(sequence, slots)
        if kind == "choice":
            break
    return frozenset(words)
