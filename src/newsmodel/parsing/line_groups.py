"""The names of what is seen of a line, in groups: what is often seen together is named and weighed once.

Each function takes what was counted and returns the names that the weights know it by. Their results are
kept: a text has far fewer kinds of lines than lines.
"""

from __future__ import annotations

from functools import lru_cache

#: Names of features that were seen together.
Group = tuple[str, ...]

#: So many results of each function are kept.
_KEPT = 2048


@lru_cache(maxsize=_KEPT)
def shape(size: int, end: str, blanks: int, start: str, closed: bool) -> Group:
    """How long the line is, how it begins and ends, and how many blank lines stand before it."""
    names = (
        f"size={size}",
        f"end={end}",
        f"shape={size // 2},{end},{blanks}",
        f"blanks={blanks}",
        f"start={start}",
    )
    return (*names, "closed") if closed else names


@lru_cache(maxsize=_KEPT)
def words(count: int, capitals: int | None, all_caps: bool, common: int | None, size: int) -> Group:
    """How many words there are, and which part of them has a capital or is a function word."""
    if not count:
        return ("no-words",)
    names: list[str] = []
    if capitals is not None:
        names.append(f"words={min(count, 6) if count < 7 else 7 + min(count // 6, 5)}")
        names.append(f"capitals={capitals}")
        if all_caps:
            names.append("all-caps")
    if common is not None:
        names.append(f"function-words={common},{min(size // 2, 4)}")
    return tuple(names)


@lru_cache(maxsize=_KEPT)
def figures(clock: bool, date: str, digits: int | None, size: int) -> Group:
    """Clock times, dates ("numeric-date", "year" or ""), and the eighths of a short line that are digits."""
    names = ["clock"] if clock else []
    if date:
        names.append(f"{date},{size // 2}")
    if digits is not None:
        names.append(f"digits={digits}")
    return tuple(names)


@lru_cache(maxsize=_KEPT)
def signs(bar: bool, colon: bool, address: bool, marks: int, shouts: bool, size: int) -> Group:
    """Bars, an early colon, addresses, quotation marks, exclamation marks."""
    return tuple(
        name
        for name, there in (
            ("bar", bar),
            ("early-colon", colon),
            (f"address,{size // 3}", address),
            (f"marks={min(marks, 3)}", marks),
            ("shouts", shouts),
        )
        if there
    )


@lru_cache(maxsize=_KEPT)
def prose(sentences: int, commas: int) -> Group:
    """Sentences and commas of a line that is long enough for them."""
    return f"sentences={min(sentences, 3)}", f"commas={min(commas, 3)}"


@lru_cache(maxsize=_KEPT)
def place(before: int, after: int, stage: str, is_prose: bool, size: int, since: int) -> Group:
    """How many lines of prose stand before and after, and how many lines ago the last one was."""
    return (
        f"before={min(before, 4)}",
        f"after={min(after, 4)}",
        f"stage={stage},{is_prose}",
        f"stage={stage},{min(size // 2, 4)}",
        f"since-prose={min(since, 6)},{stage}",
    )


@lru_cache(maxsize=_KEPT)
def edges(from_start: int, from_end: int, size: int, total: int) -> Group:
    """Where a line stands among the first six or the last three of its text."""
    names: list[str] = []
    if from_start < 6:
        names.append(f"line={from_start}")
    if from_start == 0:
        names.append(f"first,{size // 2},{min(total, 3)}")
    if from_end < 3:
        names.append(f"line=-{from_end}")
    return tuple(names)


@lru_cache(maxsize=_KEPT)
def gaps(own: int, following: int, usual: int, is_prose: bool, stage: str, size: int, stopped: bool) -> Group:
    """The blank lines above and below, beside what is usual before prose in this text."""
    return (
        f"gaps={own},{following},{usual},{is_prose}",
        f"gaps={own},{following},{usual},{stage},{min(size // 2, 3)},{stopped}",
    )


@lru_cache(maxsize=_KEPT)
def surroundings(letters: str, up: int, down: int) -> Group:
    """What kinds of lines stand two above to two below, one letter each, and how much prose is around."""
    own = letters[2]
    return (
        f"above={letters[:2]},{own}",
        f"below={letters[3:]},{own}",
        f"between={letters[1:4]}",
        f"density={min(up, 4)},{min(down, 4)},{own}",
    )


@lru_cache(maxsize=_KEPT)
def run(length: int, at: int, left: int) -> Group:
    """The bucket of how many lines without prose stand in a row, and where in the row the line stands."""
    return f"run={length}", f"in-run={min(at, 2)},{min(left, 2)}"


@lru_cache(maxsize=_KEPT)
def head_rank(rank: int, worth: int, stopped: bool, size: int) -> Group:
    """How a line before the first prose ranks as a headline."""
    return (
        f"head-rank={rank},{min(worth, 4)}",
        f"head-rank={rank},{stopped},{min(size // 2, 3)}",
    )
