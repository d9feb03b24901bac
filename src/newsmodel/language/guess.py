"""Which language a text is in, told by its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from newsmodel.language.loader import known_languages, language_of

_WORD = re.compile(r"[^\W\d_]+")

#: Words looked at; more tell nothing new and cost time on long texts.
_SAMPLE = 600
#: Share of function words below which a text is in none of the languages. Real prose has 35-50 % of its own
#: language's and under 10 % of a foreign one's.
_LEAST_SHARE = 0.15


def guess_language(text: str) -> str | None:
    """Return the code of the language whose function words are frequent in *text*, None if none's are."""
    words = Counter(
        match[0].casefold() for match, _ in zip(_WORD.finditer(text), range(_SAMPLE), strict=False)
    )
    total = words.total()
    if not total:
        return None
    shares = sorted(
        (sum(words[word] for word in function_words) / total, code) for code, function_words in _tables()
    )
    share, code = shares[-1]
    return code if share >= _LEAST_SHARE else None


@cache
def _tables() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((code, language_of(code).function_words) for code in known_languages())
