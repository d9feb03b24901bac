"""Joins two times to the stretch that they bound: "from May 3 to June 4", "between 2015 and 2017"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from newsmodel.annotating.times.forms import either
from newsmodel.annotating.times.scene import range_words
from newsmodel.language import Language, language_of
from newsmodel.model import Article, Span, TimeExpression, TimeType

#: So far before a time its "between" can stand, the article between them included.
_REACH = 20


def stretches_of(article: Article) -> Mapping[Span, TimeExpression]:
    """Return the stretches that pairs of *article*'s times bound, by the span of either time."""
    language = language_of(article.language)
    found: dict[Span, TimeExpression] = {}
    for first, last in pairwise(article.times):
        if first.span.block == last.span.block and (stretch := _stretch(article, first, last, language)):
            found[first.span] = found[last.span] = stretch
    return found


def _stretch(
    article: Article, first: TimeExpression, last: TimeExpression, language: Language
) -> TimeExpression | None:
    if first.start is None or last.end is None or {first.type, last.type} != {TimeType.DATE}:
        return None
    text = article.blocks[first.span.block].text
    if last.end <= first.start or not _joins(text, first.span, last.span, language):
        return None
    if "/" in first.value:  # "3 to 5 May": the first tells the whole
        return first
    return TimeExpression(
        Span(first.span.block, first.span.start, last.span.end),
        f"{first.value}/{last.value}",
        start=first.start,
        end=last.end,
        evidence=("stretch",),
    )


def _joins(text: str, first: Span, last: Span, language: Language) -> bool:
    if range_words(language).fullmatch(text, first.end, last.start):
        return True
    before, joint = _between(language)
    between = before.search(text, max(0, first.start - _REACH), first.start)
    return between is not None and joint.fullmatch(text, first.end, last.start) is not None


@lru_cache(maxsize=64)
def _between(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = language.times
    return (
        re.compile(rf"(?<!\w)(?:{either(words.between)})\s(?:\w{{1,3}}\s)?$"),
        re.compile(rf"\s(?:{either(words.between_and)})\s(?:\w{{1,3}}\s)?"),
    )
