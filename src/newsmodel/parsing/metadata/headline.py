"""The headline, without the name of the site that many pages append."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import attrs

from newsmodel._remembering import remembered

#: Between a headline and the site's name; the second group hardly ever stands in a headline.
_JOINT = re.compile(r"\s+[·•«›–—-]\s+|\s+[–—-]|[–—]\s|(?P<hard>\s*[|｜]\s*|\s+(?:::|»)\s+)|\s+:\s+")
#: What stands before a bar is all of the headline if it is no shorter.
_WHOLE = 20
#: Shorter parts of a title are labels.
_LEAST = 12
_MOST_JOINTS = 6
#: Says where a word may be broken; no part of the word.
SOFT_HYPHEN = "\xad"
#: Scripts without blanks between words, or with short ones.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
#: A word of fewer letters is no sign that two headlines have to do with each other.
_TELLING = 4
_WORD = re.compile(r"\w+")
_NO_LETTER = re.compile(r"\W+")


# A page says its headline and the name of its site again and again.
@remembered(512)
def words_of(text: str) -> str:
    """Return the words of *text* as headlines are compared."""
    return " ".join(_WORD.findall(text.casefold().replace(SOFT_HYPHEN, "")))


@remembered(512)
def bare(name: str) -> str:
    """Return the letters and figures of *name*, as names of sites are compared."""
    return _NO_LETTER.sub("", name.casefold())


class Printed(NamedTuple):
    """A heading of the page."""

    text: str
    short: Callable[[], str]  #: returns it without the label over the headline, where that stands inside


@attrs.frozen(kw_only=True)
class Headlines:
    """The forms in which a page gives its headline."""

    declared: str | None = None  #: that of JSON-LD; mostly the newsroom's own
    #: other names of the same story in JSON-LD, and the one for posts
    echoes: Sequence[str] = ()
    social: str | None = None  #: the one for shared links
    titles: Sequence[str] = ()  #: of the page's head
    printed: Sequence[Printed] = ()  #: headings of the first rank
    lesser: Callable[[], Iterable[str]] = tuple  #: those of lower rank
    sites: AbstractSet[str] = frozenset()  #: names of the site, as `bare` returns them


def choose_headline(forms: Headlines) -> str | None:
    """Return the headline.

    The declared one, unless nothing else of the page confirms it while two others agree; then what is
    printed and has to do with a title; then the form that most titles have.
    """
    printed = [heading for heading in forms.printed if bare(heading.text) not in forms.sites]
    if forms.declared:
        return _declared(forms.declared, forms, [heading.text for heading in printed])
    known = [heading.text for heading in printed]
    titles = [without_site(t, forms.sites, known) for t in (forms.social, *forms.titles) if t]
    if inside := _printed(printed, titles, forms.sites):
        return inside
    parts = {words_of(part) for title in (forms.social, *forms.titles) if title for part in _parts(title)}
    lesser = (text for text in forms.lesser() if bare(text) not in forms.sites)
    if inside := next((t for t in lesser if len(t) >= _LEAST and words_of(t) in parts), None):
        return inside
    ballots = titles or known
    counts = Counter(map(words_of, ballots))
    return max(ballots, key=lambda text: counts[words_of(text)], default=None)


def _printed(printed: Sequence[Printed], titles: Sequence[str], sites: AbstractSet[str]) -> str | None:
    """Return the heading that has most to do with a title, None if none has.

    One that has nothing in common with any title is the site's own: "Navigation".
    """
    same = set(map(words_of, titles))
    shared = [(_shared(heading.text, titles), heading) for heading in printed]
    related = [(letters, heading) for letters, heading in shared if letters or not titles]
    if not related:
        return None
    whole = next((heading for _, heading in related if words_of(heading.text) in same), None)
    # Of several the one that a title says most of: above it stand sections and names.
    best = whole or max(related, key=lambda found: found[0])[1]
    others = [title for title in titles if words_of(title) != words_of(best.text)]
    stem = without_site(best.text, sites, others)
    if words_of(stem) in same:
        return stem
    return best.text if whole else best.short()


def _declared(declared: str, forms: Headlines, printed: Sequence[str]) -> str:
    """Return the declared headline, or the one that the page prints instead of it."""
    # Some systems cut it to what search engines show.
    stem = declared.rstrip(" .…")
    if whole := next((t for t in printed if stem != declared and t.startswith(stem)), None):
        return whole
    if declared == forms.social or declared in printed:
        return without_site(declared, forms.sites, ())
    social = words_of(without_site(forms.social, forms.sites, ())) if forms.social else ""
    chosen = without_site(declared, forms.sites, ())
    echoes = {words_of(without_site(text, forms.sites, ())) for text in forms.echoes}
    if words_of(chosen) in echoes | {social, *map(words_of, printed)}:
        return chosen
    return next((text for text in printed if words_of(text) == social), chosen)


def _parts(title: str) -> Iterator[str]:
    """Yield what stands between any two joints of *title*."""
    joints = list(_JOINT.finditer(title))[:_MOST_JOINTS]
    ends = [*(joint.start() for joint in joints), len(title)]
    for start in (0, *(joint.end() for joint in joints)):
        yield from (title[start:end] for end in ends if start < end)


def without_site(title: str, sites: AbstractSet[str], others: Iterable[str]) -> str:
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


def _shared(heading: str, titles: Iterable[str]) -> int:
    """Return how many letters of its words a heading shares with the title that it shares most with."""
    words = set(words_of(heading).split())
    return max((_letters_shared(heading, words, title) for title in titles), default=0)


def _letters_shared(heading: str, words: AbstractSet[str], title: str) -> int:
    known = words & set(words_of(title).split())
    if any(len(word) >= _TELLING for word in known):
        return sum(map(len, known))
    if len(words) > 2 or not _UNSPACED.search(heading):
        return 0
    shorter, longer = sorted((set(heading), set(title)), key=len)
    common = len(shorter & longer)
    return common if common > 0.7 * len(shorter) else 0
