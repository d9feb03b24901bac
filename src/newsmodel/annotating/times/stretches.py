"""Makes stretches of times: "from May 3 to June 4", "between 2015 and 2017", "over the past ten months"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise

import attrs

from newsmodel.annotating.times import calendar
from newsmodel.annotating.times.anchor import anchor_of
from newsmodel.annotating.times.forms import either
from newsmodel.annotating.times.scene import range_words
from newsmodel.language import Language
from newsmodel.model import Article, Span, TimeExpression

#: So far before a time its "between" can stand, the article between them included.
_REACH = 20
#: So far before a length the word can stand that makes it one up to now: "in the *past* ten months".
_NEAR = 12
_LENGTH = re.compile(r"P(\d{1,4})([DWMY])")
_WEEK = re.compile(r"\d{4}-W\d\d(?:-WE)?")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def stretches_of(article: Article, language: Language) -> Mapping[Span, TimeExpression]:
    """Return the stretches that *article*'s times make, by the span of each time.

    Two times bound one, two days in a row are one, and so is a length that ends with the day of the article.
    A week is the stretch of its days: nobody reads the number of one.
    """
    found = {when.span: _days_of(when) for when in article.times if _WEEK.fullmatch(when.value)}
    for first, last in pairwise(article.times):
        if first.span.block == last.span.block and (stretch := _stretch(article, first, last, language)):
            found[first.span] = found[last.span] = stretch
    lengths = [when for when in article.times if _LENGTH.fullmatch(when.value)]
    day = anchor_of(article, language)[0] if lengths else None
    for when in lengths:
        if day is not None and (stretch := _up_to(article, when, day, language)):
            found[when.span] = stretch
    return found


def _days_of(week: TimeExpression) -> TimeExpression:
    if week.start is None or week.end is None:
        return week
    last = week.end - timedelta(days=1)
    value = f"{week.start.date().isoformat()}/{last.date().isoformat()}"
    return attrs.evolve(week, value=value, evidence=(*week.evidence, "days"))


def _stretch(
    article: Article, first: TimeExpression, last: TimeExpression, language: Language
) -> TimeExpression | None:
    if first.start is None or last.end is None or last.start is None:
        return None
    if first.start.date() == last.start.date():
        return None  # "from 8 to 10 a.m."
    text = article.blocks[first.span.block].text
    if last.end <= first.start or not _joins(text, first, last, language):
        return None
    if "/" in first.value:  # "3 to 5 May": the first tells the whole
        return first
    return TimeExpression(
        Span(first.span.block, first.span.start, last.span.end),
        "/".join(when.value.partition("T")[0] for when in (first, last)),
        start=first.start,
        end=last.end,
        evidence=("stretch",),
    )


def _joins(text: str, first: TimeExpression, last: TimeExpression, language: Language) -> bool:
    if range_words(language).fullmatch(text, first.span.end, last.span.start):
        return True
    before, joint = _between(language)
    if joint.fullmatch(text, first.span.end, last.span.start) is None:
        return False
    if first.end == last.start:
        return True  # "on Wednesday and Thursday"
    return before.search(text, max(0, first.span.start - _REACH), first.span.start) is not None


def _up_to(article: Article, when: TimeExpression, day: date, language: Language) -> TimeExpression | None:
    """Return the stretch of a length that ends with *day*: "the past ten months"."""
    length = _LENGTH.fullmatch(when.value)
    text = article.blocks[when.span.block].text
    if length is None or not _lately(language).search(text, max(0, when.span.start - _NEAR), when.span.end):
        return None
    unit = _UNITS[length[2]]
    begin = calendar.moved(day, unit, -int(length[1]))
    first = calendar.unit_of(begin, "day" if unit == "week" else unit) if begin else None
    last = calendar.unit_of(day, "day" if unit == "week" else unit)
    if first is None or last is None:
        return None
    end = datetime.combine(day, datetime.min.time()) + timedelta(days=1)
    return TimeExpression(
        when.span, f"{first.value}/{last.value}", start=first.start, end=end, evidence=("up-to",)
    )


@lru_cache(maxsize=64)
def _lately(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either(language.times.lately)})\s", re.IGNORECASE)


@lru_cache(maxsize=64)
def _between(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = language.times
    return (
        re.compile(rf"(?<!\w)(?:{either(words.between)})\s(?:\w{{1,4}}\s)?$"),
        re.compile(rf"\s(?:{either(words.between_and)})\s(?:\w{{1,4}}\s)?"),
    )
