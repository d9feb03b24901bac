"""Reads quotation marks: which stretches of a paragraph stand between an opening and a closing one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

import attrs

from newsmodel._lazily import worked_out_once

# A single mark opens only behind one of these or at the start: inside a word it is an apostrophe.
_BEFORE = '\\s(\\[{<—–\\-/:…"“„«»'
_MARK = re.compile(rf"``|''|‘‘|’’|,,|[“”„\"«»‹›「」『』《》]|(?<![^{_BEFORE}])['‘`‚’](?=[^\W_]|[\[$…#@¿¡])")
#: What a mark may begin with, but for the comma of ",,": found much faster than the marks themselves.
_SIGN = re.compile("[`'‘’‚“”„\"«»‹›「」『』《》]")
#: Typewriter doubles, each read as one mark.
_DOUBLED = {"``": "“", "‘‘": "“", "''": '"', "’’": "”", ",,": "„"}
#: What closes a mark that is no upper one.
_CLOSERS = {"「": "」", "『": "』", "《": "》", "‹": "›", "›": "‹", "«": "»", "»": "«»", "„": "“”"}
_SINGLE_CLOSERS = {"‘": "’'", "'": "'’", "`": "'´", "‚": "‘’'", "’": "’"}
_SINGLE_CLOSER = re.compile(r"(?<=[^\s])['’‘´](?![^\W_])")
#: The end of a plural that owns what follows: "the players’ right".
_PLURAL_OWNER = re.compile(r"[sxz]['’][ \u00a0][^\W\d_]")
_OPENS_SINGLE = re.compile(r"(?<=\s)['‘](?=[^\W_])")
_ENDS_SPEECH = frozenset(",.!?…")
_ELISION = re.compile(r"['‘’](?:\d0s|\d\d\b|(?:em|til|till|twas|tis|cause|n|round|bout)\b)", re.IGNORECASE)
#: Behind one of these a mark opens.
_OPENING = frozenset("([{<—–-/:")
#: Single marks are also apostrophes: what is farther apart than this is hardly a pair.
_SINGLE_REACH = 1500
_STRAIGHT_SINGLE_REACH = 400


@attrs.frozen
class Region:
    """A stretch between marks; offsets are code points into the paragraph, half-open."""

    #: where the opening mark begins; equal to `start` where there is none
    open: int
    #: what stands between the marks
    start: int
    end: int
    #: behind the closing mark; equal to `end` where there is none
    close: int
    #: False if the paragraph ends before the marks do
    closed: bool = True


def quoted_regions(text: str, *, goes_on: bool = False) -> tuple[list[Region], bool]:
    """Return the outermost quoted stretches of one paragraph, and whether the last was left open.

    Wrong turns (a closing mark that opens), straight marks, inches and apostrophes are told apart by what
    stands beside them. A mark that opens again inside an open one starts anew if the first can't be closed.

    Args:
        text: one paragraph.
        goes_on: the paragraph before left its marks open, so that a lone closing mark here ends them.
    """
    if _SIGN.search(text) is None and ",," not in text:
        return [], False
    marks = _marks(text)
    if not marks:
        return [], False
    reader = _Reader(text, goes_on)
    for match in marks:
        if match.start() >= reader.resume:
            reader.read(match.start(), match.end(), _DOUBLED.get(match[0], match[0]))
    left_open = reader.begin is not None
    if left_open:
        reader.close(len(text), len(text), closed=False)
    return [r for r in reader.regions if any(map(str.isalnum, text[r.start : r.end]))], left_open


def _marks(text: str) -> list[re.Match[str]]:
    if ",," in text:
        return list(_MARK.finditer(text))
    marks: list[re.Match[str]] = []
    done = 0
    for sign in _SIGN.finditer(text):
        at = sign.start()
        if at >= done and (mark := _MARK.match(text, at)) is not None:
            done = mark.end()
            marks.append(mark)
    return marks


def _closes(at: int, before: str, after: str) -> bool:
    """Tell whether a mark with *before* and *after* around it looks like a closing one."""
    return at > 0 and not before.isspace() and before not in _OPENING and not after.isalnum()


class _Reader:
    """The state between two marks of a paragraph."""

    def __init__(self, text: str, goes_on: bool) -> None:
        self.text = text
        self.regions: list[Region] = []
        self.begin: tuple[int, int] | None = None
        self.style = ""
        self.depth = 0
        self.resume = 0
        self.goes_on = goes_on
        #: how many of each mark were read so far
        self.seen: dict[str, int] = {}
        self.closers: list[int] | None = None

    def read(self, at: int, ahead: int, mark: str) -> None:
        before = self.text[at - 1] if at else " "
        after = self.text[ahead] if ahead < len(self.text) else " "
        if self.begin is None:
            self._outside(at, ahead, mark, before, after)
        else:
            self._inside(at, ahead, mark, before, after)
        self.seen[mark] = self.seen.get(mark, 0) + 1

    @worked_out_once
    def all(self) -> dict[str, int]:
        """How many of each mark the text has; few texts need to know."""
        return {mark: self.text.count(mark) for mark in '“”"„«»'}

    def left(self, mark: str) -> int:
        """Return how many of the text's *mark* have not been read yet."""
        return self.all[mark] - self.seen.get(mark, 0)

    def open(self, at: int, ahead: int, mark: str) -> None:
        self.begin, self.style, self.depth, self.goes_on = (at, ahead), mark, 0, False

    def close(self, end: int, ahead: int, *, closed: bool = True) -> None:
        if self.begin is not None:
            if ahead == end + 2 and self.text[end : ahead + 1] == "'''":
                ahead += 1  # the first of the three closes an inner quote
            self.regions.append(Region(self.begin[0], self.begin[1], end, ahead, closed))
        self.begin = None

    def _outside(self, at: int, ahead: int, mark: str, before: str, after: str) -> None:
        closes = _closes(at, before, after)
        if self.goes_on and (mark in "”»" or (mark in '"“' and closes)):
            self.begin, self.goes_on = (0, 0), False
            self.close(at, ahead)
        elif mark == "“" and closes:
            return
        elif (
            mark in "“„" or mark in "「『《‹" or (mark == "«" and not (before.isalnum() and after.isspace()))
        ):
            self.open(at, ahead, mark)
        elif mark == '"':
            if not (after.isspace() and before.isalnum()):
                self.open(at, ahead, mark)
        elif mark in "”»›":
            if (before.isspace() or before in '([{<—–-/:…"“„«»') and not after.isspace():
                self.open(at, ahead, mark)
        elif mark in _SINGLE_CLOSERS:
            end = self._single_end(at, mark)
            if end is not None:
                self.open(at, ahead, mark)
                self.close(end, end + 1)
                self.resume = end + 1

    def _inside(self, at: int, ahead: int, mark: str, before: str, after: str) -> None:
        if mark in "“”" and self.style in '“”"':
            if mark == "”":
                if self.depth == 0:
                    self.close(at, ahead)
                else:
                    self.depth -= 1
            elif _closes(at, before, after) and self.depth == 0:  # „…“ with a first mark of another kind
                self.close(at, ahead)
            elif self.style == '"' or (self.style == "“" and self.left("”") > self.left("“")):
                self.depth += 1
            elif self.style == "“":  # the earlier mark was never closed
                self.close(at, at, closed=False)
                self.open(at, ahead, mark)
        elif mark == '"' and self.style in '“”„"':
            self._straight(at, ahead, before, after)
        elif mark == self.style and mark in "„«":
            if sum(map(self.left, _CLOSERS[mark])) > self.left(mark):
                self.depth += 1
            else:  # the earlier mark was never closed
                self.close(at, at, closed=False)
                self.open(at, ahead, mark)
        elif mark in _CLOSERS.get(self.style, ""):
            if self.depth == 0:
                self.close(at, ahead)
            else:
                self.depth -= 1

    def _straight(self, at: int, ahead: int, before: str, after: str) -> None:
        if self.style in "“”":
            if not before.isspace() and not after.isalnum():
                self.close(at, ahead)
        elif self.style == "„":
            if not before.isspace():
                self.close(at, ahead)
        elif self.depth == 0:
            # Looks like an opening one: it is, if it has a partner of its own.
            reopens = before.isspace() and after.isalnum() and self.left('"') % 2 == 0
            self.close(at, at if reopens else ahead, closed=not reopens)
            if reopens:
                self.open(at, ahead, '"')

    def _single_end(self, at: int, mark: str) -> int | None:
        text = self.text
        if _ELISION.match(text, at):
            return None
        if self.closers is None:
            self.closers = [match.start() for match in _SINGLE_CLOSER.finditer(text)]
        reach = at + (_SINGLE_REACH if mark in "‘‚" else _STRAIGHT_SINGLE_REACH)
        first = bisect_left(self.closers, at + 2)
        ends = [
            end
            for end in self.closers[first : bisect_right(self.closers, reach)]
            if text[end] in _SINGLE_CLOSERS[mark]
        ]
        if not ends:
            return None
        end = ends[0]
        if _PLURAL_OWNER.match(text, end - 1):
            # “the players’ right”: an apostrophe, where a better end comes before the next mark opens.
            opened = _OPENS_SINGLE.search(text, at + 1)
            limit = opened.start() if opened is not None else reach
            end = next((one for one in ends if one < limit and text[one - 1] in _ENDS_SPEECH), end)
        inner = (at + 1, end)
        unbalanced = text.count('"', *inner) % 2 or text.count("“", *inner) != text.count("”", *inner)
        return None if unbalanced else end
