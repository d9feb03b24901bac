"""Finds who is in a picture, where in it, and when and where it was taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import attrs

from newsmodel.annotating.lookup import CAPITALS, alternatives, position_behind
from newsmodel.language import Language, language_of
from newsmodel.model import (
    Actor,
    ActorKind,
    Article,
    Caption,
    Depiction,
    MentionForm,
    Place,
    Position,
    Span,
    TimeExpression,
)
from newsmodel.model._derived import derived

#: "Washington, D.C.": the full stop belongs to the name.
_INITIALS = re.compile(r"\b\w\.$")
#: A place with more words than this is a sentence.
_MOST_WORDS = 10
_SLOTS = {
    "LEFT": (Position.LEFT, Position.SECOND_FROM_LEFT, Position.THIRD_FROM_LEFT),
    "RIGHT": (Position.RIGHT, Position.SECOND_FROM_RIGHT, Position.THIRD_FROM_RIGHT),
}


def with_depictions(article: Article, *, languages: Iterable[Language] = ()) -> Article:
    """Return *article* with what its captions say of the pictures: who, in what position, when and where.

    Reads `actors` and `times`; what the captions had before is replaced.
    """
    if not any(isinstance(block, Caption) for block in article.blocks):
        return article
    language = language_of(article.language, languages)
    found = _Found(article)
    blocks = tuple(
        _with_depictions(index, block, found, language) if isinstance(block, Caption) else block
        for index, block in enumerate(article.blocks)
    )
    return derived(article, blocks=blocks)


class _Found:
    """What the steps before found in an article's captions, by block."""

    def __init__(self, article: Article) -> None:
        captions = {index for index, block in enumerate(article.blocks) if isinstance(block, Caption)}
        #: the first time
        self.times: dict[int, TimeExpression] = {}
        for time in article.times:
            if time.span.block in captions:
                self.times.setdefault(time.span.block, time)
        #: the names with their bearers, in reading order
        self.names: dict[int, list[tuple[Span, Actor]]] = {index: [] for index in captions}
        for actor in article.actors:
            for mention in actor.mentions:
                if mention.span.block in captions and mention.form is MentionForm.NAME:
                    self.names[mention.span.block].append((mention.span, actor))
        for names in self.names.values():
            names.sort(key=_start_of)


def _start_of(name: tuple[Span, Actor]) -> tuple[int, int]:
    return name[0].start, name[0].end


def _with_depictions(index: int, caption: Caption, found: _Found, language: Language) -> Caption:
    time, names = found.times.get(index), found.names[index]
    place = _place(index, caption, time, names, language)
    shown = [
        (span, actor)
        for span, actor in names
        if actor.kind is ActorKind.PERSON
        and not (place and place.span and place.span.overlaps(span))
        and _is_shown(caption.text, span, language)
    ]
    return attrs.evolve(caption, depicts=_depictions(caption.text, shown, language), time=time, place=place)


def _is_shown(text: str, span: Span, language: Language) -> bool:
    """Tell whether a name is not only whose something is: "Ada Winter's lawyer", "supporters of Bo Lund"."""
    words = language.actors
    if (
        text.startswith(words.possessives, span.end)
        if words.possessives
        else text[span.end : span.end + 1].isalpha()
    ):
        return False
    before = text[: span.start].split()[-2:]
    return not (
        len(before) == 2
        and before[0].casefold() in words.followers
        and before[1].casefold() in (*words.genitive_joiners, *words.name_joiners)
    )


def _depictions(text: str, shown: Sequence[tuple[Span, Actor]], language: Language) -> tuple[Depiction, ...]:
    positions = dict(_listed(text, shown, language))
    depicted: dict[str, Depiction] = {}
    for number, (span, actor) in enumerate(shown):
        position = _marked(text, span, language) or positions.get(number)
        known = depicted.get(actor.id)
        if known is None or (known.position is None and position is not None):
            depicted[actor.id] = Depiction(actor, position)
    return tuple(depicted.values())


def _marked(text: str, span: Span, language: Language) -> Position | None:
    """Return the position printed beside a name: "(R)", ", left,", "at left, …"."""
    after, before = _position_patterns(language)
    match = after.match(text, span.end) or before.search(text[max(0, span.start - 40) : span.start])
    if not match:
        return None
    words = " ".join(match["mark"].casefold().split())
    return Position[language.actors.positions[words]]


def _listed(
    text: str, shown: Sequence[tuple[Span, Actor]], language: Language
) -> Iterator[tuple[int, Position]]:
    """Yield the number and the position of people in a list: "From left: A, B and C"."""
    match = _list_pattern(language).search(text)
    if not match or not shown:
        return
    listed = [number for number, (span, _) in enumerate(shown) if span.start >= match.end()]
    # "A, B and C, from left": the list stands before the words.
    listed = listed or [number for number, (span, _) in enumerate(shown) if span.end <= match.start()]
    side = language.actors.position_lists[" ".join(match["mark"].casefold().split())]
    slots, other = _SLOTS[side], _SLOTS["RIGHT" if side == "LEFT" else "LEFT"][0]
    for place, number in enumerate(listed):
        if place == len(listed) - 1 and place:
            yield number, other
        elif len(listed) == 3 and place == 1:
            yield number, Position.CENTER
        elif place < len(slots):
            yield number, slots[place]


@lru_cache(maxsize=64)
def _position_patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    mark = rf"(?P<mark>{alternatives(language.actors.positions)})"
    return (
        position_behind(language),
        re.compile(rf"(?:^|[.;:,]\s){mark},\s$", re.IGNORECASE),
    )


@lru_cache(maxsize=64)
def _list_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?P<mark>{alternatives(language.actors.position_lists)})(?!\w)", re.IGNORECASE
    )


def _place(
    index: int,
    caption: Caption,
    time: TimeExpression | None,
    names: Sequence[tuple[Span, Actor]],
    language: Language,
) -> Place | None:
    """Return the place that the caption prints: after a preposition, a run of capitals up to the date."""
    match = next(iter(_places(caption.text, time, language)), None)
    if match is None:
        return None
    start, end = match
    span = Span(index, start, end)
    inside = [(name, actor) for name, actor in names if actor.kind is ActorKind.PLACE and name in span]
    return Place(caption.text[start:end], span=span, actor=inside[0][1] if inside else None)


def _places(text: str, time: TimeExpression | None, language: Language) -> Iterator[tuple[int, int]]:
    for match in _place_pattern(language).finditer(text):
        start, end = match.span("place")
        if time and time.span.start < end:
            end = min(end, time.span.start) if time.span.start > start else start
        printed = _edge(language).sub("", text[start:end].rstrip(" ,\u00a0"))
        if not _INITIALS.search(printed):
            printed = printed.rstrip(".")
        if printed:
            yield start, start + len(printed)


@lru_cache(maxsize=64)
def _edge(language: Language) -> re.Pattern[str]:
    """Return the pattern of a preposition that a cut-off date leaves behind: "Busel *on*"."""
    words = language.actors
    return re.compile(rf"(?:[ \u00a0](?:{alternatives(words.caption_prepositions + words.name_joiners)}))+$")


@lru_cache(maxsize=64)
def _place_pattern(language: Language) -> re.Pattern[str]:
    words = language.actors
    prepositions = alternatives(words.caption_prepositions)
    articles = alternatives(words.definite_articles)
    nouns = alternatives((*words.place_nouns, *words.place_heads))
    name = rf"[{CAPITALS}][\w.’'-]*"
    part = rf"{name}(?:[ \u00a0](?:{name}|{alternatives(words.particles)}|{nouns})){{0,{_MOST_WORDS}}}"
    within = alternatives(words.caption_prepositions + words.name_joiners)
    return re.compile(
        rf"(?<!\w)(?:{prepositions})[ \u00a0](?:(?:{articles})[ \u00a0])?"
        rf"(?P<place>{part}(?:(?:,|[ \u00a0](?:{within})(?:[ \u00a0](?:{articles}))?)[ \u00a0]{part}){{0,3}})"
    )
