"""Tells articles that have no main event: opinions, service pieces, lists, explanations."""

from __future__ import annotations

import re
from functools import lru_cache

from newsmodel.language import Language
from newsmodel.language.events import EventWords
from newsmodel.model import Article, Headline

#: What the page may call itself that is no news, each word of it.
_NO_NEWS = frozenset({"opinion", "review", "column", "commentary", "editorial", "letters"})
#: Words of a headline among which the number of a list stands.
_FIRST = 2
#: Words between a number and the noun that it makes a list of.
_MOST_COUNTED = 4
_LABEL_ENDS = re.compile(r" ?[:|.]\s| [-–—] ")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def has_no_news(article: Article, language: Language) -> bool:
    """Tell whether *article* is an opinion or a list, whatever else it tells."""
    words = language.events
    if not _NO_NEWS.isdisjoint(_WORD.findall((article.genre or "").casefold())):
        return True
    text = _headline(article)
    parts = [part.strip().casefold() for part in _LABEL_ENDS.split(text)]
    if not {parts[0], parts[-1]}.isdisjoint(words.genre_labels):
        return True
    headline = _words(text)
    return any(_is_list(headline, i, words) for i in range(min(_FIRST, len(headline))))


def explains(article: Article, language: Language) -> bool:
    """Tell whether the headline asks, explains or speaks to the reader, and so tells no event itself."""
    text = _headline(article)
    # Behind a colon or a bar stands what is asked, or whose page it is.
    parts = [part.strip() for part in re.split(r"[:|] ", text) if part.strip()]
    if any(part.rstrip(" .…").endswith("?") for part in parts):
        return True
    words = language.events
    told = {word for part in parts for word in _words(_outside_marks(part))}
    return not told.isdisjoint(words.reader_words) or any(
        map(_openings(words.question_openings).match, parts)
    )


def _headline(article: Article) -> str:
    return next((block.text for block in article.blocks if isinstance(block, Headline)), "")


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _outside_marks(text: str) -> str:
    return re.sub(r"[“„«\"‘][^”“»\"’]*[”“»\"’]", " ", text)


@lru_cache(maxsize=64)
def _openings(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of a text that begins with one of *words*; nothing does where there are none."""
    either = "|".join(map(re.escape, words)) or r"(?!)"
    return re.compile(rf"\W*(?:{either})(?![^\W_])", re.IGNORECASE)


def _is_list(headline: list[str], i: int, words: EventWords) -> bool:
    counted = headline[i].isdigit() or headline[i] in words.counts
    return counted and not set(words.list_nouns).isdisjoint(headline[i + 1 : i + 1 + _MOST_COUNTED])
