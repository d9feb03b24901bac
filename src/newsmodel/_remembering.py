"""Answers that are kept from article to article: only those to short questions."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

#: Code points. Whatever comes again and again is shorter: words, classes, headlines.
LONGEST = 200


def remembered(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Return a decorator that keeps the last *most* answers of a function that depends on nothing else.

    As `functools.lru_cache` does it, but a text of more than `LONGEST` code points is worked on anew: a page
    may hold texts of any length, and what it leaves in memory has to be small.

    Args:
        most: so many answers are kept. The function takes positional arguments.
    """

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        kept: Any = lru_cache(maxsize=most)(function)
        anew: Any = function

        @wraps(function)
        def answer(*asked: Any) -> Any:
            for one in asked:
                if type(one) is str and len(one) > LONGEST:
                    return anew(*asked)
            return kept(*asked)

        return cast("Callable[P, T]", answer)

    return decorate
