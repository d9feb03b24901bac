"""The headline, without the name of the site that many pages append."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

#: Between a headline and the site's name; the second group hardly ever stands in a headline.
_JOINT = re.compile(r"\s+[·•«›–—-]\s+|\s+[–—-]|[–—]\s|(?P<hard>\s*[|｜]\s*|\s+(?:::?|»)\s+)")
#: What stands before a bar is all of the headline if it is no shorter.
_WHOLE = 20
_WORD = re.compile(r"\w+")
_NO_LETTER = re.compile(r"\W+")


def words_of(text: str) -> str:
    """Return the words of *text* as headlines are compared."""
    return " ".join(_WORD.findall(text.casefold()))


def bare(name: str) -> str:
    """Return the letters and figures of *name*, as names of sites are compared."""
    return _NO_LETTER.sub("", name.casefold())


def choose_headline(
    declared: str | None, titles: Sequence[str], headings: Sequence[str], sites: set[str]
) -> str | None:
    """Return the headline.

    Args:
        declared: that of JSON-LD; mostly the newsroom's own.
        titles: those that the page's head gives, the best first.
        headings: those of the first rank that stand in the page.
        sites: names of the site, as `bare` returns them.
    """
    printed = [text for text in headings if bare(text) not in sites]
    if declared:
        # Some systems cut it to what search engines show.
        stem = declared.rstrip(" .…")
        whole = next((text for text in printed if stem != declared and text.startswith(stem)), None)
        return whole or without_site(declared, sites, ())
    cut = [without_site(title, sites, printed) for title in titles]
    # A heading that has nothing in common with any title is the site's own: "Navigation".
    related = [text for text in printed if not cut or any(_overlap(text, title) for title in cut)]
    ballots = [*related[:1], *cut] or printed
    counts = Counter(map(words_of, ballots))
    return max(ballots, key=lambda text: counts[words_of(text)], default=None)


def without_site(title: str, sites: set[str], others: Iterable[str]) -> str:
    """Return *title* without what follows its joints, where that is the site's.

    Args:
        title: "Harbour closed | News | The Example".
        sites: names of the site, of its publisher, and its domain, as `bare` returns them.
        others: other forms of the headline: a beginning of *title* that equals one of them is all of it.
    """
    known = {words_of(other) for other in others}
    if words_of(title) in known:
        return title
    joints = list(_JOINT.finditer(title))[-5:]
    for joint in joints:
        head = title[: joint.start()]
        if words_of(head) in known:
            return head
    for joint in joints:
        head, tail = title[: joint.start()], bare(title[joint.end() :])
        if tail and any(tail == name or (len(name) > 3 and tail.startswith(name)) for name in sites):
            return head
        if joint["hard"] and len(head) >= _WHOLE:
            return head
    return title


def _overlap(one: str, other: str) -> bool:
    """Tell whether two headlines share a word of some length, or much of their writing."""
    first, second = set(words_of(one).split()), set(words_of(other).split())
    if any(len(word) > 3 for word in first & second):
        return True
    # Scripts without blanks between words.
    shorter, longer = sorted((set(one), set(other)), key=len)
    return len(first) < 3 and len(shorter & longer) > 0.7 * len(shorter)
