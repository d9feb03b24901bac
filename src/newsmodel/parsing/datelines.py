"""Reads datelines: where, when and for which agency a story was filed ("ATHENS (AP) —")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import islice

from newsmodel.language import Language, known_languages, language_of
from newsmodel.model import Block, Dateline, Paragraph, Place, Span, TimeExpression
from newsmodel.parsing.agencies import all_agencies
from newsmodel.parsing.phrases import alternatives, folded, phrases_of
from newsmodel.parsing.printed_dates import month_names

#: Paragraphs in which a dateline is looked for: an editor's note may stand before the story.
_PARAGRAPHS = 2
#: No dateline is longer, in code points.
_LONGEST = 100

_WORD = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:['’.-][^\W\d_]+)*\.?"
_DASH = r"\s?(?:[–—―]|--?)\s"


def find_dateline(blocks: Sequence[Block], language: Language) -> Dateline | None:
    """Return the dateline that the story opens with, None if it opens with none."""
    paragraphs = ((i, block.text) for i, block in enumerate(blocks) if isinstance(block, Paragraph))
    for index, text in islice(paragraphs, _PARAGRAPHS):
        if dateline := _dateline(index, text, language):
            return dateline
    return None


def opens_dateline(text: str, language: Language) -> bool:
    """Tell whether *text* opens with a dateline."""
    match = _pattern(language).match(text, 0, _LONGEST)
    return match is not None and _is_sure(match, language)


def _dateline(index: int, text: str, language: Language) -> Dateline | None:
    match = _pattern(language).match(text, 0, _LONGEST)
    if match is None or not _is_sure(match, language):
        return None
    place, agency = match["place"], match["agency"]
    return Dateline(
        Span(index, 0, len(match[0].rstrip())),
        place=Place(place, span=Span(index, *match.span("place"))) if place else None,
        agency=agency,
        date=_printed_day(match, index, language) if match["month"] else None,
    )


def _is_sure(match: re.Match[str], language: Language) -> bool:
    """Tell a dateline from a sentence: "Ada Winter (ABC) said", "Ada Winter - who said"."""
    place, agency = match["place"], match["agency"]
    if agency in all_agencies(language):
        return True
    if not match["dash"]:
        return False
    if match["month"] and place:
        return True
    if agency and " " not in agency and (place is None or agency.islower()):
        return True
    if not place or not place.isupper() or sum(map(str.isalpha, place)) < 3:
        return False
    # "EXCLUSIVE —" is set like a place.
    return folded(place) not in phrases_of(language).whole


def _printed_day(match: re.Match[str], index: int, language: Language) -> TimeExpression | None:
    month, day = month_names(language)[match["month"]], int(match["day"])
    span = Span(index, *match.span("date"))
    if not match["year"]:
        return (
            TimeExpression(span, f"XXXX-{month:02}-{day:02}", evidence=("dateline",))
            if 0 < day < 32
            else None
        )
    try:
        start = datetime(int(match["year"]), month, day)
    except ValueError:
        return None
    return TimeExpression(
        span, start.date().isoformat(), start=start, end=start + timedelta(days=1), evidence=("dateline",)
    )


def _places(language: Language) -> str:
    """Return the pattern of one to three places: "NEW YORK", "Kyiv/Warsaw", "ST. LOUIS, Mo."."""
    # The names of places cross languages.
    tables = (language, *map(language_of, known_languages()))
    links = alternatives(link for table in tables for link in table.layout.place_links)
    name = rf"{_WORD}(?:\s(?:(?:{links})\s)?{_WORD}){{0,3}}"
    return rf"(?P<place>{name}(?:(?:,\s?|\s?/\s?){name}){{0,2}})"


@lru_cache(maxsize=64)
def _pattern(language: Language) -> re.Pattern[str]:
    agency = alternatives(all_agencies(language))
    # Agencies that no file lists are short, in capitals or in the small letters of "dpa/tmn".
    # Behind a place in capitals it may be a name of two or three words ("Coast Wire").
    long = rf"{_WORD}(?:\s{_WORD}){{1,2}}"
    short = rf"(?:{agency}|[A-Z]{{2,6}}|[a-z]{{3,4}}|{long})"
    bracket = rf"\(\s?(?P<agency>{short}(?:[/-]{short})?)\s?\)"
    months = alternatives(month_names(language)) or "(?!)"
    # The day stands before the month or after it; a pattern may name a group only once.
    date = (
        rf"(?P<date>(?=[^,(]{{0,20}}?(?P<day>\d{{1,2}})(?!\d))(?:\d{{1,2}}\.?\s(?:[^\W\d]{{2}}\s)?)?"
        rf"(?P<month>{months})\.?(?:\s\d{{1,2}}(?!\d))?(?:,?\s(?P<year>(?:19|20)\d\d))?)"
    )
    return re.compile(
        rf"(?:{_places(language)})?(?:,?\s?{date})?(?:,?\s?{bracket})?(?:(?P<dash>{_DASH})|(?<=\)):?\s)(?=\S)"
    )
