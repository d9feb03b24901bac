"""Adds an article's times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsmodel.annotating.story import story_blocks
from newsmodel.annotating.times.anchor import anchor_of
from newsmodel.annotating.times.beginnings import first_of
from newsmodel.annotating.times.lexicon import Found, Lexicon, lexicon_of
from newsmodel.annotating.times.meanings import MEANINGS
from newsmodel.annotating.times.scene import Scene
from newsmodel.language import Language, language_of
from newsmodel.model import Article, Block, Diagnostic, Headline, Span, Subheading, TimeExpression
from newsmodel.model._derived import derived

_ANCHOR_CODES = (Diagnostic.DATE_FROM_TEXT, Diagnostic.DATE_UNKNOWN)


def with_times(article: Article, *, languages: Iterable[Language] = ()) -> Article:
    """Return *article* with the times that its story names, in reading order.

    Relative ones ("Monday", "last month") count from `published` or, where that is unknown, from a date
    that the article prints (`Diagnostic.DATE_FROM_TEXT`); where it prints none they have no interval and
    a value with X for what is unknown (`Diagnostic.DATE_UNKNOWN`).
    """
    language = language_of(article.language, languages)
    day, how = anchor_of(article, language)
    times = tuple(_times(article, language, Scene(language, day, how)))
    diagnostics = tuple(code for code in article.diagnostics if code not in _ANCHOR_CODES)
    if article.published is None:
        diagnostics += (Diagnostic.DATE_UNKNOWN if day is None else Diagnostic.DATE_FROM_TEXT,)
    return derived(article, times=times, diagnostics=diagnostics)


#: Words that have a capital in the middle of a sentence, or are no part of a name.
_NAMES = frozenset({"weekday", "season"})
_CAPITAL = re.compile(r"\s[^\W\d_a-z]")
#: What stands right before the first word of a sentence, white space aside.
_OPENING = ".!?:;…\"“”„»«'‘’`([*•–—-"


def _is_title(words: str, after: str, scene: Scene) -> bool:
    """Tell whether the capitals of a season go on behind it: "the *Fall* Classic"."""
    goes_on = after[:1] == " " and after[1:].isupper()
    return goes_on and words.rpartition(" ")[2][:1].isupper() and not scene.language.quotes.capital_nouns


def _is_in_name(block: Block, found: Found, scene: Scene, lexicon: Lexicon) -> bool:
    """Tell whether the words have a capital that no sentence gives them, as in a name: "Harbour Today".

    In a headline every word may have one.
    """
    text = block.text
    titles = tuple(f"{article.capitalize()} " for article in scene.language.times.known_before)
    if text.endswith(titles, 0, found.start) and _CAPITAL.match(text, found.end):
        return True  # "The Sunday Post"
    if isinstance(block, Headline | Subheading):
        return False
    if "season" in found.slots and _is_title(text[found.start : found.end], text[found.end :][:2], scene):
        return True
    if not text[found.start].isupper():
        return False
    before = text[max(0, found.start - 5) : found.start].rstrip()
    if not before or before[-1] in _OPENING:
        return False
    if not _NAMES.isdisjoint(found.slots) or ("month" in found.slots and scene.is_cued(found)):
        return False
    return "day_word" in found.slots or first_of(text[found.start : found.end]) not in lexicon.capitals


def _times(article: Article, language: Language, scene: Scene) -> Iterator[TimeExpression]:
    lexicon = lexicon_of(language)
    for index, block in story_blocks(article):
        scene.enter(block)
        for found in lexicon.find(block.text):
            reading = MEANINGS[found.meaning](found, scene)
            if reading is None or _is_in_name(block, found, scene, lexicon):
                continue
            period = reading.period
            if period is not None:
                scene.remember(period, found.end)
                scene.keep_year(found, period)
            yield TimeExpression(
                Span(index, found.start + reading.skipped, found.end),
                reading.value,
                reading.type,
                start=period.start if period else None,
                end=period.end if period else None,
                evidence=(found.meaning, reading.how) if reading.how else (found.meaning,),
            )
