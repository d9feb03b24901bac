"""Strings that patterns go on and on over, put into articles: does any make reading them slow?

Run as a script. It has newsmodel compile its patterns for all languages, takes what each of their long
repeats repeats, and prints as JSON those strings for which an article full of them takes more than six times
the time of one with a quarter. So it looks at patterns as they are used: one that would be slow on a whole
page is fine where it only sees a line.
"""

from __future__ import annotations

import gc
import importlib
import json
import pkgutil
import re
import sys
import time
from collections.abc import Iterator
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_CATEGORIES = {
    code.CATEGORY_SPACE: " ",
    code.CATEGORY_NOT_SPACE: "a",
    code.CATEGORY_DIGIT: "1",
    code.CATEGORY_NOT_DIGIT: "a",
    code.CATEGORY_WORD: "a",
    code.CATEGORY_NOT_WORD: "-",
}
#: What a class holds that only tells what it does not hold.
_OTHER = "aA "
_SEVERAL = 3
#: A repeat that goes on for fewer times costs little.
_MANY = 50
#: Longer ones differ only in the words of a language.
_LONGEST = 3
#: What takes less tells nothing, in seconds.
_BRIEF = 0.6


def _of_class(members: list[Any]) -> str:
    """Return characters that a class holds."""
    if members[0][0] is code.NEGATE:
        return _OTHER
    chars = ""
    for kind, value in members:
        if kind is code.LITERAL:
            chars += chr(value)
        else:
            chars += chr(value[0]) if kind is code.RANGE else _CATEGORIES[value]
    return chars[:1] + chars[-2:]


def example(items: Any, pick: int = 0) -> str:
    """Return a string that a parsed pattern likely matches; *pick* chooses among several."""
    return "".join(_piece(kind, value, pick) for kind, value in items)


def _piece(kind: Any, value: Any, pick: int) -> str:
    if kind is code.LITERAL:
        return chr(value)
    if kind is code.NOT_LITERAL:
        return "a" if value != ord("a") else "b"
    if kind is code.ANY:
        return "a"
    if kind is code.CATEGORY:
        return _CATEGORIES[value]
    if kind is code.IN:
        chars = _of_class(value)
        return str(chars[pick % len(chars)])
    if kind is code.BRANCH:
        branches = value[1]
        return example(branches[pick % len(branches)], pick)
    if kind is code.SUBPATTERN:
        return example(value[3], pick)
    if kind is code.ATOMIC_GROUP:
        return example(value, pick)
    if kind in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
        least, _, inner = value
        return str(example(inner, pick) * min(least, 5))
    return ""


def pumps(items: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """Yield for each repeat what leads to it and what it repeats."""
    for kind, value in items:
        if kind in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            _, most, inner = value
            if most >= _MANY:
                for pick in range(_SEVERAL):
                    yield before, example(inner, pick) or "a"
            yield from pumps(inner, before)
        elif kind is code.SUBPATTERN:
            yield from pumps(value[3], before)
        elif kind is code.ATOMIC_GROUP:
            yield from pumps(value, before)
        elif kind is code.BRANCH:
            for branch in value[1]:
                yield from pumps(branch, before)
        elif kind in (code.ASSERT, code.ASSERT_NOT):
            yield from pumps(value[1], before)
        before += _piece(kind, value, 0)


def recorded() -> list[re.Pattern[Any]]:
    """Return all patterns that newsmodel compiles, those of every language included."""
    found: dict[Any, re.Pattern[Any]] = {}
    compile_it = re.compile

    def recording(pattern: Any, flags: Any = 0) -> re.Pattern[Any]:
        compiled: re.Pattern[Any] = compile_it(pattern, flags)
        if str(sys._getframe(1).f_globals.get("__name__", "")).startswith("newsmodel"):
            found[compiled.pattern, compiled.flags] = compiled
        return compiled

    re.compile = recording
    import newsmodel

    for module in pkgutil.walk_packages(newsmodel.__path__, "newsmodel."):
        if "interop" not in module.name and "strategies" not in module.name:
            importlib.import_module(module.name)
    for language in importlib.import_module("newsmodel.language").known_languages():
        newsmodel.parse_text("\n\n".join(forms("Ada Winter")), language=language)
        newsmodel.parse_html(page("Ada Winter"), language=language)
    re.compile = compile_it
    return list(found.values())


def forms(words: str) -> Iterator[str]:
    """Yield the lines of an article that has *words* everywhere."""
    yield "Ferry to Gull Quay runs again"
    yield f"By {words}"
    yield f"{words} (AP) — The ferry ran again on Monday. “{words},” said Ada Winter {words}."
    yield f"Bo Berg at the pier. (Photo: {words}/{words})"
    yield "The council of the island will pay for half of the work, Ada Winter said on Friday."


def page(words: str) -> str:
    """Return a page that has *words* everywhere."""
    shown = words.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;")
    head, byline, lead, caption, last = forms(shown)
    metas = "".join(
        f"<meta name='{name}' content='{shown}'>" for name in ("author", "og:title", "date", "description")
    )
    return (
        f"<html><head><title>{shown}</title>{metas}</head><body><article><h1>{head}</h1><p>{byline}</p>"
        f"<time datetime='{shown}'>{shown}</time><p>{lead}</p><figure><img src='{shown}' alt='{shown}'>"
        f"<figcaption>{caption}</figcaption></figure><p>{last}</p><p>{last}</p></article></body></html>"
    )


def seconds(words: str) -> float:
    """Return how much of the processor's time a text and a page full of *words* take."""
    import newsmodel

    start = time.process_time()
    newsmodel.parse_text("\n\n".join(forms(words)), language="en")
    newsmodel.parse_html(page(words), language="en")
    return time.process_time() - start


def slow(pump: str, size: int) -> bool:
    """Tell whether four times as much of *pump* takes far more than four times as long, every time."""
    if seconds(pump * (4 * size // len(pump))) < _BRIEF:
        return False
    small = max(_BRIEF / 6, *(seconds(pump * (size // len(pump))) for _ in range(3)))
    return all(seconds(pump * (4 * size // len(pump))) > 6 * small for _ in range(3))


def main() -> None:
    """Print how many patterns there are, how many strings were tried, and those that are slow."""
    gc.disable()
    patterns = recorded()
    tried = sorted(
        {pump[:_LONGEST] for pattern in patterns for _, pump in pumps(_parsed(pattern)) if pump.strip()}
    )
    print(json.dumps([len(patterns), len(tried), [pump for pump in tried if slow(pump, 1_500)]]))


def _parsed(pattern: re.Pattern[Any]) -> Any:
    if isinstance(pattern.pattern, bytes):
        return _parser.parse(pattern.pattern.decode("latin-1"), pattern.flags | re.ASCII)
    return _parser.parse(pattern.pattern, pattern.flags)


if __name__ == "__main__":
    main()
