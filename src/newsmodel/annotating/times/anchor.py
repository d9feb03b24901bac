"""Finds the day that an article's relative times count from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from newsmodel.annotating.times.clauses import Leaning
from newsmodel.annotating.times.lexicon import lexicon_of
from newsmodel.annotating.times.named import calendar_date
from newsmodel.annotating.times.scene import Scene
from newsmodel.language import Language
from newsmodel.model import Article, Byline, Caption, Headline, Paragraph, Standfirst, Timestamp

_YEAR = re.compile(r"\d\d\d\d")
#: So many paragraphs count as the lead: a full date further down is history.
_LEAD_PARAGRAPHS = 2
#: In days: a date so long before another one is no day of publication.
_SAME_NEWS = 366


def anchor_of(article: Article, language: Language) -> tuple[date | None, str | None]:
    """Return the day that relative times count from and how it is known: "anchor:published" and the like.

    What the caller or the page's metadata say comes first; then what the article prints: a time stamp or
    a byline, the dateline, the first full date of the lead caption or of the lead.
    """
    if article.published is not None:
        return _day(article.published), "anchor:published"
    for block in article.blocks:
        if isinstance(block, Timestamp | Byline):
            printed = next(_full_dates(block.text, language), None)
            if printed is not None:
                return printed, f"anchor:{type(block).__name__.lower()}"
    return _likeliest(
        [(day, how) for text, how in _printed_beside(article) for day in _full_dates(text, language)]
    )


def _likeliest(printed: list[tuple[date, str]]) -> tuple[date | None, str | None]:
    """Return the first date that is not long before another: "born June 4, 1950, she died March 8, 2021"."""
    latest = max((day for day, _ in printed), default=None)
    for day, how in printed:
        if latest is not None and (latest - day).days <= _SAME_NEWS:
            return day, how
    return None, None


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _printed_beside(article: Article) -> Iterator[tuple[str, str]]:
    """Yield the texts whose first full date is likely the day of the news, likeliest first."""
    if article.dateline is not None:
        yield article[article.dateline.span], "anchor:dateline"
    paragraphs = 0
    for block in article.blocks:
        if isinstance(block, Caption) and not block.illustrative:
            yield block.text, "anchor:caption"
        elif isinstance(block, Headline | Standfirst | Paragraph):
            yield block.text, "anchor:lead"
            paragraphs += isinstance(block, Paragraph)
        if paragraphs == _LEAD_PARAGRAPHS:
            return


def _full_dates(text: str, language: Language) -> Iterator[date]:
    """Yield the days that *text* prints with their year, but for those that its clauses look ahead to."""
    if not _YEAR.search(text):
        return
    scene = Scene(language, None, None, text, told_in_present=True)
    for found in lexicon_of(language).find(text):
        full = found.meaning in ("date", "clock") and "year" in found.slots
        if full and scene.leaning(found) is not Leaning.AHEAD:
            reading = calendar_date(found, scene)
            if reading is not None and reading.period is not None:
                yield reading.period.start.date()
