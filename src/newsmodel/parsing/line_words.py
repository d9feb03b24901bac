"""What the features of lines say, in words: the names that the evidence of a block shows.

The weights know features by short codes ("echo=3,False"). A name here has two parts: what was looked at, and
what was seen there ("shares-words-with-the-story: most").
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

#: The buckets of length, in characters.
_LENGTHS = (
    "up to 5", "6 to 14", "15 to 29", "30 to 49", "50 to 79", "80 to 119", "120 to 179", "180 to 259",
    "260 to 399", "400 to 699", "700 and more",
)  # fmt: skip
#: Two or three of them together, as some features count.
_PAIRS = ("up to 14", "15 to 49", "50 to 119", "120 to 259", "260 to 699", "700 and more")
#: The same where a feature counts no further.
_SHORTER = (*_PAIRS[:4], "260 and more")
_TRIPLES = ("up to 29", "30 to 119", "120 to 399", "400 and more")
_ENDS = {
    "stop": "full stop", "shout": "exclamation mark", "ask": "question mark", "dots": "ellipsis",
    "colon": "colon", "comma": "comma", "arrow": "arrow", "bar": "bar", "dash": "dash", "digit": "figure",
    "none": "no mark",
}  # fmt: skip
_STARTS = {
    "upper": "capital letter", "lower": "small letter", "letter": "letter without case", "digit": "figure",
    "mark": "quotation mark", "bullet": "bullet", "bracket": "bracket", "sign": "sign", "©": "copyright sign",
}  # fmt: skip
#: What the letters stand for in which lines around a line are told.
_KINDS = {
    "P": "prose", "S": "sentence", "H": "short line", "L": "long line", "W": "few words", "C": "credit",
    "F": "phrase of the site", "-": "nothing",
}  # fmt: skip
_STAGES = {"head": "before the prose", "middle": "amid the prose", "tail": "after the prose"}
_BLANKS = ("no blank line", "a blank line", "blank lines")
_SHARES = ("none", "few", "some", "many", "most")
_FIFTHS = ("none", "few", "some", "most", "nearly all", "all")
_PHRASES = {"line": "the whole line", "start": "at the beginning", "inside": "inside the line"}
_WORD_COUNTS = {8: "7 to 11", 9: "12 to 17", 10: "18 to 23", 11: "24 to 29", 12: "30 and more"}
_RUNS = ("1", "1", "2", "3 or 4", "5 to 7", "8 to 14", "15 and more")


def in_words(name: str) -> str:
    """Return the words for a feature's code; a code that is words already, as it is."""
    head, sign, rest = name.partition("=" if "=" in name else ",")
    tell = _TOLD.get(head) if sign else None
    if tell is not None:
        return tell(rest.split(","))
    return _ALONE.get(name, name)


def _at_most(count: str, most: int) -> str:
    return f"{count} or more" if int(count) >= most else count


def _long(is_long: str) -> str:
    return "a longer line" if is_long == "True" else "a short line"


def _position(line: str) -> str:
    number = abs(int(line)) + (0 if line.startswith("-") else 1)
    if line.startswith("-"):
        return "line: the last" if number == 0 else f"line: {number} before the last"
    return f"line: number {number}"


def _kinds(letters: str) -> str:
    return ", ".join(_KINDS[letter] for letter in letters)


def _prose(told: str) -> str:
    return "prose" if told == "True" else "no prose"


def _gaps(own: str, following: str, usual: str, *rest: str) -> str:
    below = "the end" if following == "2" else _BLANKS[int(following)]
    text = f"gaps: {_BLANKS[int(own)]} above, {below} below, {_BLANKS[int(usual)]} usual"
    if len(rest) == 1:
        return f"{text}, {_prose(rest[0])}"
    return f"{text}, {_STAGES[rest[0]]}"


def _stage(stage: str, told: str) -> str:
    seen = _prose(told) if told in ("True", "False") else f"{_SHORTER[int(told)]} characters"
    return f"place: {_STAGES[stage]}, {seen}"


def _head_rank(rank: str, *rest: str) -> str:
    place = ("best", "second best", "third best", "fourth best")[int(rank)]
    ended = {"True": ", ends like a sentence", "False": ", ends unlike a sentence"}.get(rest[0], "")
    return f"headline-like: {place} line before the story{ended}"


_TOLD: Mapping[str, Callable[[list[str]], str]] = {
    "size": lambda told: f"length: {_LENGTHS[int(told[0])]} characters",
    "end": lambda told: f"ends-with: {_ENDS[told[0]]}",
    "start": lambda told: f"begins-with: {_STARTS[told[0]]}",
    "blanks": lambda told: f"above-it: {_BLANKS[int(told[0])]}",
    "shape": lambda told: (
        f"shape: {_PAIRS[int(told[0])]} characters, {_ENDS[told[1]]} last, {_BLANKS[int(told[2])]} above"
    ),
    "words": lambda told: f"words: {_WORD_COUNTS.get(int(told[0]), told[0])}",
    "capitals": lambda told: f"capitals: {_SHARES[int(told[0])]} of the words",
    "function-words": lambda told: (
        f"function-words: {_SHARES[int(told[0])]}, in {_SHORTER[int(told[1])]} characters"
    ),
    "digits": lambda told: f"figures: {_SHARES[int(told[0])] if int(told[0]) else 'hardly any'}",
    "numeric-date": lambda told: f"date-in-figures: in {_PAIRS[int(told[0])]} characters",
    "year": lambda told: f"year: in {_PAIRS[int(told[0])]} characters",
    "address": lambda told: f"address: in {_TRIPLES[int(told[0])]} characters",
    "sentences": lambda told: f"inner-sentence-ends: {_at_most(told[0], 3)}",
    "commas": lambda told: f"commas: {_at_most(told[0], 3)}",
    "marks": lambda told: f"quotation-marks: {_at_most(told[0], 3)}",
    "phrase": lambda told: f"phrase-of-the-site: {_PHRASES[told[0]]}, {_prose(told[1])}",
    "credit-after": lambda told: f"credit: after a caption, {_TRIPLES[int(told[0])]} characters",
    "doubled": lambda told: f"printed-again: at once, {_long(told[0])}",
    "repeats": lambda told: (
        f"printed-again: {'further up' if told[0] == 'True' else 'further down'}, {_long(told[1])}"
    ),
    "before": lambda told: f"prose-above: {_at_most(told[0], 4)} lines",
    "after": lambda told: f"prose-below: {_at_most(told[0], 4)} lines",
    "stage": lambda told: _stage(*told),
    "since-prose": lambda told: f"since-prose: {_at_most(told[0], 6)} lines, {_STAGES[told[1]]}",
    "line": lambda told: _position(*told),
    "first": lambda told: (
        f"first-line: {_PAIRS[int(told[0])]} characters, {_at_most(told[1], 3)} lines of prose in all"
    ),
    "gaps": lambda told: _gaps(*told),
    "above": lambda told: f"lines-above: {_kinds(told[0])} (itself: {_KINDS[told[1]]})",
    "below": lambda told: f"lines-below: {_kinds(told[0])} (itself: {_KINDS[told[1]]})",
    "between": lambda told: (
        f"between: {_KINDS[told[0][0]]} and {_KINDS[told[0][2]]} (itself: {_KINDS[told[0][1]]})"
    ),
    "density": lambda told: (
        f"prose-around: {_at_most(told[0], 4)} above, {_at_most(told[1], 4)} below"
        f" (itself: {_KINDS[told[2]]})"
    ),
    "run": lambda told: f"lines-without-prose: {_RUNS[int(told[0])]} in a row",
    "in-run": lambda told: (
        f"among-lines-without-prose: {_at_most(told[0], 2)} before it, {_at_most(told[1], 2)} after it"
    ),
    "echo": lambda told: f"words-that-the-story-has-too: {_FIFTHS[int(told[0])]} ({_prose(told[1])})",
    "head-rank": lambda told: _head_rank(*told),
}
_ALONE = {
    "closed": "ends-with: closing mark",
    "no-words": "words: none",
    "all-caps": "capitals: throughout",
    "clock": "clock-time: yes",
    "bar": "bar: between its parts",
    "early-colon": "colon: near the beginning",
    "shouts": "exclamation-mark: yes",
    "credit-alone": "credit: the whole line",
    "tabs": "tabs: cells of a table",
    "joined": "hard-wrapped: put together from several lines",
}
