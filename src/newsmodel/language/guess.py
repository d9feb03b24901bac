"""Which language a text is in, told by its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from newsmodel.language.loader import Language, known_languages, language_of

_WORD = re.compile(r"[^\W\d_]+")

# Scripts that tell the language by themselves; their words are not parted by blanks. Kana before the
# characters that Japanese shares with Chinese.
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
)
#: Characters looked at for their script, and how large a share of them tells.
_SCRIPT_SAMPLE = 2000
_OTHER_SCRIPT = re.compile("[\u3040-\u30ff\uac00-\ud7af\u4e00-\u9fff]")
_SCRIPT_SHARE = 0.15

#: Words looked at; more tell nothing new and cost time on long texts.
_SAMPLE = 600
#: Code points in which they are looked for.
_LONGEST = 6_000
#: Share of function words below which a text is in none of the languages. Real prose has 35-50 % of its own
#: language's and under 10 % of a foreign one's.
_LEAST_SHARE = 0.15


def guess_language(text: str, languages: Iterable[Language] = ()) -> str | None:
    """Return the code of the language that *text* is in, None if it is in none that is known.

    Args:
        text: some hundred words of it are looked at.
        languages: of one's own, besides those that come with newsmodel. Each is recognised by its function
            words, if they are not in Chinese, Japanese or Korean characters.
    """
    sample = text[:_SCRIPT_SAMPLE]
    for code, script in _SCRIPTS if _OTHER_SCRIPT.search(sample) else ():
        if len(script.findall(sample)) > _SCRIPT_SHARE * len(sample):
            return code if code in known_languages() else None
    words = Counter(_WORD.findall(text[:_LONGEST].casefold())[:_SAMPLE])
    total = words.total()
    if not total:
        return None
    found = Counter[str]()
    own = tuple(languages)
    languages_of = _languages_by_word(own).get
    for word, times in words.items():
        for code in languages_of(word, ()):
            found[code] += times
    codes = {language.code for language in own}
    # Of two that are as likely, the caller's own.
    most, _, code = max(
        ((times, code in codes, code) for code, times in found.items()), default=(0, True, "")
    )
    return code if most >= _LEAST_SHARE * total else None


#: Code points of a line of prose: from such the language is told better than from names and buttons.
_LONG = 100
#: Code points of the lines that are looked at.
_LINES = 20_000


def language_of_lines(lines: Iterable[str], languages: Iterable[Language] = ()) -> str | None:
    """Return the code of the language that the prose among *lines* is in, None if it is in none of ours.

    A line may be a block of a page. Where no line is long, all are looked at.
    """
    long: list[str] = []
    others: list[str] = []
    size = 0
    for line in lines:
        (long if len(line) > _LONG else others).append(line)
        size += len(line)
        if size > _LINES:
            break
    return guess_language("\n".join(long or others), languages)


@lru_cache(maxsize=8)
def _languages_by_word(languages: tuple[Language, ...]) -> dict[str, tuple[str, ...]]:
    codes: dict[str, tuple[str, ...]] = {}
    for code in dict.fromkeys((*known_languages(), *(language.code for language in languages))):
        for word in {word.casefold() for word in language_of(code, languages).function_words}:
            codes[word] = (*codes.get(word, ()), code)
    return codes
