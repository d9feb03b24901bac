"""The keywords of an article, without what only the newsroom's machines read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsmodel.parsing.metadata.headline import bare, words_of
from newsmodel.parsing.metadata.json_ld import is_list, texts
from newsmodel.parsing.metadata.sources import Sources, site_names
from newsmodel.parsing.metadata.texts import clean

_MOST = 100
_COMMA = re.compile(r"\s*[,;|]\s*")
#: One of several texts holds a list of its own only if it has so many separators; with fewer it is a name
#: with a comma in it: "Nordhaven, Norland".
_SEPARATORS_OF_A_LIST = 3
#: The number of a record: "98be933f-38cf-4fba-b6c6-ad438e82010a".
_RECORD = re.compile(r"(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
#: A field of the content system with its value: "Page Type: Article".
_FIELD = re.compile(r"[^\W\d_][\w -]{1,30}:\s?\S")
#: So many fields are no titles with a colon in them.
_FEWEST_FIELDS = 3
#: Where nearly all are fields, the few others are what a field without a name holds: "Long".
_NEARLY_ALL = 0.75
#: A code of an agency's: "INDG08", "PACKAGE:WORLD-NEWS".
_CODE = re.compile(r"[A-Z0-9.][A-Z0-9.:_-]{1,40}")
#: So many keywords, of which most are codes, are an agency's; fewer may be "EU" and "NATO".
_FEWEST_CODES = 8
_MOSTLY = 0.6
#: Words of a script without blanks between words: blanks between such are between keywords.
_WITHOUT_BLANKS = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff]{2,12}(?: [\u3040-\u30ff\u3400-\u9fff]{2,12}){2,60}"
)


def keywords_of(sources: Sources) -> tuple[str, ...]:
    """Return the article's keywords in their order, each once whatever its case.

    What is none for a reader is left out: numbers of records, fields and codes of a content system, the
    site's own name, the headline.
    """
    return tuple(_for_readers(_declared(sources), sources))[:_MOST]


def _declared(sources: Sources) -> list[str]:
    found = sources.found
    words = [word for story in sources.stories for word in _listed(story.get("keywords"))]
    words += _parts(
        [text for content in found.metas.get("article:tag", ())[:_MOST] if (text := clean(content))]
    )
    if not words and (text := clean(found.meta("news_keywords", "keywords"))):
        words = _parts([text])
    return words


def _listed(value: object) -> list[str]:
    members = list(texts(value))
    return _parts(members) if is_list(value) else _parts(members[:1])


def _parts(members: Sequence[str]) -> list[str]:
    """Return *members*, those that are lists in one text as their parts."""
    return [part for member in members for part in _split(member, alone=len(members) == 1) if part]


def _split(text: str, *, alone: bool) -> list[str]:
    parts = _COMMA.split(text)
    if len(parts) == 1 and _WITHOUT_BLANKS.fullmatch(text):
        return text.split(" ")
    return parts if alone or len(parts) > _SEPARATORS_OF_A_LIST else [text]


def _for_readers(words: Sequence[str], sources: Sources) -> Iterable[str]:
    if not words:
        return ()
    fields = sum(bool(_FIELD.match(word)) for word in words)
    if fields >= _FEWEST_FIELDS and fields > _NEARLY_ALL * len(words):
        return ()
    has_fields = fields >= _FEWEST_FIELDS or any(map(_RECORD.fullmatch, words))
    codes = sum(bool(_CODE.fullmatch(word)) for word in words)
    has_codes = len(words) >= _FEWEST_CODES and codes > _MOSTLY * len(words)
    sites = site_names(sources.publisher, sources.url or sources.address)
    headlines = {
        words_of(title) for title in (*sources.titles, *(heading.text for heading in sources.headings))
    }
    kept: dict[str, str] = {}
    for word in words:
        if has_fields and (_FIELD.match(word) or _RECORD.fullmatch(word)):
            continue
        if (has_codes and _CODE.fullmatch(word)) or bare(word) in sites or words_of(word) in headlines:
            continue
        known = kept.setdefault(word.casefold(), word)
        if known.islower():
            kept[word.casefold()] = word
    return kept.values()
