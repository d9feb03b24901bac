"""Agencies and other suppliers: one key for all the forms in which credits print one."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

#: A credit prints no longer name, in words.
_LONGEST = 12
_WORD = re.compile(r"\w+")
#: Shorter forms are abbreviations, which are told by their letters' case: "AP", not "Ap".
_ABBREVIATION = 4


class Agency(str):
    """The name of a supplier as a credit or a dateline prints it: a str that knows whose name it is.

    .. versionadded:: 0.2
    """

    __slots__ = ()

    @property
    def key(self) -> str:
        """What all names of the same agency have in common: "ap" for "AP", "AP Photo", "Associated Press".

        Of an agency that newsmodel does not know it is the name itself: "harbour-news".
        """
        words = _WORD.findall(self)[:_LONGEST]
        known, beside = _names()
        inside = words
        while inside and inside[-1].casefold() in beside:
            inside = inside[:-1]
        while inside and inside[0].casefold() in beside:
            inside = inside[1:]
        for run in (words, inside):
            if key := known.get(_form(run)):
                return key
        # "Getty Images Europe"; two letters at the beginning of a name are nobody's.
        for size in range(len(words) - 1, 0, -1):
            for run in (words[:size], words[-size:]):
                if (form := _form(run)) in known and sum(map(len, form)) > _ABBREVIATION:
                    return known[form]
        return "-".join(words).casefold() or str.__str__(self)


def as_agency(name: str | None) -> Agency | None:
    """Return *name* as an `Agency`; what is no str is left to a validator."""
    return Agency(name) if type(name) is str else name  # type: ignore[return-value]


def as_agencies(names: tuple[str, ...]) -> tuple[Agency, ...]:
    """Return *names* as `as_agency` does each."""
    return tuple(map(as_agency, names)) if type(names) is tuple else names  # type: ignore[return-value, arg-type]


@cache
def _names() -> tuple[dict[tuple[str, ...], str], frozenset[str]]:
    """Return the keys of the agencies by their forms, and the words that stand beside names of agencies."""
    text = resources.files("newsmodel.model").joinpath("agencies.toml").read_text("utf-8")
    table = tomllib.loads(text)
    keys = {_form(_WORD.findall(name)): key for key, names in table["agencies"].items() for name in names}
    return keys, frozenset(table["beside"])


def _form(words: list[str]) -> tuple[str, ...]:
    if len(words) == 1 and len(words[0]) <= _ABBREVIATION:
        return (words[0],)
    return tuple(word.casefold() for word in words)
