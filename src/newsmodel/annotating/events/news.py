"""Decides which of the events that headline and lead tell is the article's own news, if any is."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from math import exp

import attrs

from newsmodel.annotating.events.candidates import Candidate
from newsmodel.annotating.events.dating_signs import age_of
from newsmodel.annotating.events.genres import explains, has_no_news
from newsmodel.annotating.events.zones import HEAD, Zone
from newsmodel.language import Language
from newsmodel.linear import LinearModel, read_model
from newsmodel.model import Article, Headline, ParticipantRole, QuoteKind

#: Up to so many words, clauses, mentions clauses and actors are told apart.
_SIZES = (1, 2, 4, 7, 12, 20)
#: Up to so much of a headline a clause has in common with it.
_SHARES = (0.0, 0.15, 0.3, 0.5, 0.75)
#: Letters of a word by which a headline and a clause share it, whatever its ending.
_STEM = 5
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")


@attrs.frozen(eq=False)
class Scene:
    """What an article tells of its news besides the events."""

    article: Article
    language: Language
    published: date | None
    #: events by what they tell, those that headline, standfirst or lead tell
    groups: Sequence[list[Candidate]]
    all_groups: Sequence[list[Candidate]]
    headline: frozenset[str]
    #: how often each actor is mentioned, and how often the first of them
    mentions: Counter[str]
    most: int
    #: the headline asks or explains, and so tells nothing
    asks: bool


def scene_of(
    article: Article, language: Language, groups: Sequence[list[Candidate]], published: date | None
) -> Scene:
    """Return what *article* tells of its news, given all its events."""
    text = next((block.text for block in article.blocks if isinstance(block, Headline)), "")
    mentions = Counter({actor.id: len(actor.mentions) for actor in article.actors})
    told = [group for group in groups if any(one.zone in HEAD and not one.is_noun for one in group)]
    most, asks = max(mentions.values(), default=0), explains(article, language)
    return Scene(article, language, published, told, groups, stems_of(text), mentions, most, asks)


def news_of(scene: Scene) -> list[Candidate] | None:
    """Return the tellings of the article's own news; None if it has none or tells it nowhere."""
    if not scene.groups:
        return None
    model = news_model()
    odds = [exp(model.total(signs_of_group(scene, group))[0] / 100) for group in scene.groups]
    nothing = exp(model.total(signs_of_none(scene))[0] / 100)
    best = max(odds)
    return scene.groups[odds.index(best)] if sum(odds) >= nothing else None


def signs_of_none(scene: Scene) -> Iterator[str]:
    """Yield what speaks for an article without news, or against it."""
    article, language = scene.article, scene.language
    yield "none"
    if has_no_news(article, language):
        yield "none:genre"
    if scene.asks:
        yield "none:explains"
    in_headline = sum(any(one.zone is Zone.HEADLINE for one in group) for group in scene.groups)
    yield f"none:headline:{min(in_headline, 2)}"
    if not article.headline:
        yield "none:no-headline"
    if any(_is_new(scene, one) for group in scene.groups for one in group if one.zone is not Zone.BODY):
        yield "none:new"
    if article.dateline:
        yield "none:dateline"
    said = any(quote.kind is QuoteKind.DIRECT for quote in article.quotes)
    yield "none:quotes" if said else "none:no-quotes"
    yield f"none:groups:{_size(len(scene.groups))}"
    prose = [one for group in scene.groups for one in group if one.zone in (Zone.LEAD, Zone.LEAD_REST)]
    past = sum(one.tense in ("past", "participle") for one in prose)
    yield f"none:prose:{'none' if not prose else 'past' if 2 * past >= len(prose) else 'present'}"
    recent = sum(any(_is_new(scene, one) for one in group) for group in scene.all_groups)
    yield f"none:recent:{min(recent, 3)}"
    title = article.headline or ""
    yield f"none:title:{'asks' if title.rstrip().endswith('?') else 'tells'}"


def signs_of_group(scene: Scene, group: Sequence[Candidate]) -> Iterator[str]:
    """Yield what speaks for an event that is the news, or against it."""
    yield "any"
    # A headline that asks tells nothing.
    zones = {one.zone for one in group} - ({Zone.HEADLINE} if scene.asks else set())
    for zone in sorted(zones, key=lambda zone: zone.value):
        here = [one for one in group if one.zone is zone]
        best = min(here, key=lambda one: (not one.is_main_clause, one.comes_later))
        clause = "main" if best.is_main_clause else "subordinate"
        yield f"{zone.value}:{clause}{':later' if best.comes_later else ''}"
        yield f"{zone.value}:number:{min(best.number, 3)}"
    if Zone.HEADLINE in zones and len(zones & set(HEAD)) > 1:
        yield "headline-and-lead"
    yield f"told:{min(len(group), 3)}"
    first = min(group, key=lambda one: (one.zone not in HEAD, one.at))
    yield from _signs_of_clause(first)
    yield from _signs_of_parties(scene, group)
    for one in group:
        if one.zone in HEAD and one.zone is not Zone.HEADLINE:
            yield f"{one.zone.value}:shares:{_share(scene, one)}"
            break
    if first.zone is Zone.HEADLINE:
        yield f"headline:has:{_share(scene, first)}"
    if any(one.zone in HEAD and one.event.time for one in group):
        yield "dated"
    if any(_is_new(scene, one) for one in group):
        yield "new:explains" if scene.asks else "new"
    if any(one.event.place for one in group):
        yield "placed"


def _signs_of_clause(first: Candidate) -> Iterator[str]:
    event, zone = first.event, first.zone
    terse = "terse" if zone.is_terse else "prose"
    yield f"tense:{first.tense}:{terse}"
    yield f"status:{event.status.value}"
    yield f"type:{event.type.value}"
    if first.speaks:
        yield "speaks"
        yield f"speaks:{zone.value}"
    if first.says_only:
        yield "says-only"
        yield f"says-only:{zone.value}"
    yield "subject" if first.has_subject else "no-subject"
    yield f"words:{_size(first.size)}"


def _signs_of_parties(scene: Scene, group: Sequence[Candidate]) -> Iterator[str]:
    people = [who for one in group for who in one.event.participants]
    agents = [who.actor for who in people if who.role is ParticipantRole.AGENT]
    patients = [who.actor for who in people if who.role is ParticipantRole.PATIENT]
    for kind in {actor.kind.value for actor in agents} or {"none"}:
        yield f"agent:{kind}"
    for kind in {actor.kind.value for actor in patients} or {"none"}:
        yield f"patient:{kind}"
    most = max((scene.mentions[actor.id] for actor in agents), default=0)
    yield f"mentions:{_size(most)}"
    if most and most == scene.most:
        yield "agent:most"


def _share(scene: Scene, one: Candidate) -> int:
    """Return how much of the headline a clause shares, in steps."""
    both = len(scene.headline & stems_of(scene.article[one.event.span]))
    part = both / len(scene.headline) if scene.headline else 0.0
    return sum(part > step for step in _SHARES)


def stems_of(text: str) -> frozenset[str]:
    """Return the beginnings of the words of *text* that tell something, in lower case."""
    return frozenset(word.casefold()[:_STEM] for word in _WORD.findall(text))


def _is_new(scene: Scene, one: Candidate) -> bool:
    """Tell whether it is told of a day that is at most some days before the publication."""
    when = one.event.time
    return when is not None and age_of(when, scene.published) in ("around", "ago:0", "ago:1")


def _size(number: int) -> int:
    return sum(number > size for size in _SIZES)


@functools.lru_cache(maxsize=1)
def news_model() -> LinearModel:
    """Return the weights that come with newsmodel."""
    return read_model("newsmodel.annotating.events", "news.json")
