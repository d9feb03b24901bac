"""Finds the day that an article's relative times count from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from newsmodel.annotating.times.lexicon import lexicon_of
from newsmodel.annotating.times.named import calendar_date
from newsmodel.annotating.times.printed import read_printed_date
from newsmodel.annotating.times.scene import Scene
from newsmodel.language import Language
from newsmodel.model import Article, Byline, Caption, Headline, Paragraph, Standfirst, Timestamp

#: So many paragraphs count as the lead: a full date further down is history.
_LEAD_PARAGRAPHS = 2


def anchor_of(article: Article, language: Language) -> tuple[date | None, str | None]:
    """Return the day that relative times count from and how it is known: "anchor:published" and the like.

    What the caller or the page's metadata say comes first; then what the article prints: a time stamp or
    a byline, the dateline, the first full date of the lead caption or of the lead.
    """
    if article.published is not None:
        return _day(article.published), "anchor:published"
    for block in article.blocks:
        if isinstance(block, Timestamp | Byline):
            printed = read_printed_date(block.text, language)
            if printed is not None:
                return _day(printed), f"anchor:{type(block).__name__.lower()}"
    for text, how in _printed_beside(article):
        day = _first_full_date(text, language)
        if day is not None:
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


def _first_full_date(text: str, language: Language) -> date | None:
    scene = Scene(language, None, None)
    scene.enter(text)
    for found in lexicon_of(language).find(text):
        if found.meaning == "date" and "year" in found.slots:
            reading = calendar_date(found, scene)
            if reading is not None and reading.period is not None:
                return reading.period.start.date()
    return None
