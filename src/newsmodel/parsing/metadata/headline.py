"""The headline, without the name of the site that many pages append."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: Between a headline and the site's name.
_JOINT = re.compile(r"\s+[|·•»«›–—-]\s+|\s*[|｜]\s*|\s+::?\s+|\s+[–—-]|[–—]\s")
_WORD = re.compile(r"\w+")


def words_of(text: str) -> str:
    """Return the words of *text* as headlines are compared."""
    return " ".join(_WORD.findall(text.casefold()))


def without_site(title: str, sites: Iterable[str], others: Iterable[str]) -> str:
    """Return *title* without what follows its last joints, where that is the site's.

    Args:
        title: "Harbour closed | News | The Example".
        sites: names of the site, of its publisher, and its domain.
        others: other forms of the headline: a beginning of *title* that equals one of them is all of it.
    """
    names = {re.sub(r"\W", "", name.casefold()) for name in sites}
    known = {words_of(other) for other in others}
    joints = list(_JOINT.finditer(title))[-4:]
    for joint in joints:
        if words_of(title[: joint.start()]) in known:
            return title[: joint.start()]
    for joint in joints:
        tail = re.sub(r"\W", "", title[joint.end() :].casefold())
        if tail and any(tail == name or (len(name) > 3 and tail.startswith(name)) for name in names if name):
            return title[: joint.start()]
    return title
