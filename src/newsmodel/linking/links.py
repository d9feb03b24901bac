"""Many articles at once: who is named in them, who says what, and which of them tell one story."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

import attrs

from newsmodel.comparing.tokens import words_of
from newsmodel.linking.grouping import Group, Sighting, groups_of
from newsmodel.linking.records import ArticleRecord, later, record_of
from newsmodel.linking.stories import same_stories
from newsmodel.linking.values import Appearance, LinkedActor, LinkedQuote
from newsmodel.model import ActorKind, Article, QuoteKind

#: What is shorter, others may say in the same words.
_TELLING_WORDS = 4


def link(articles: Iterable[Article]) -> Links:
    """Return who and what *articles* have in common.

    They are read one after the other, and of each only names, quotes and fingerprints are kept, so that an
    iterator over more articles than there is memory for will do. An article that comes twice, by its address,
    counts once, in its later version.

    Raises:
        TypeError: one of them is no `Article`.

    .. versionadded:: 0.2
    """
    if isinstance(articles, Article):
        raise TypeError("several articles are linked: put the one into a list")
    found: dict[str, ArticleRecord] = {}
    for article in articles:
        if not isinstance(article, Article):
            raise TypeError(f"Articles are linked, not {type(article).__name__}")
        _add(found, record_of(article))
    return _links(found)


def _add(found: dict[str, ArticleRecord], record: ArticleRecord) -> None:
    known = found.get(record.id)
    found[record.id] = record if known is None else later(known, record)


def _links(found: dict[str, ArticleRecord]) -> Links:
    return Links(tuple(found[key] for key in sorted(found)))


@attrs.frozen(repr=False)
class Links:
    """Who and what articles have in common; made by `link`.

    The links of parts of a collection, in whatever order they are joined, are those of the whole: they can be
    made in several processes or on several machines. Links are compared by value, hashable and picklable.

    .. versionadded:: 0.2
    """

    _articles: tuple[ArticleRecord, ...] = attrs.field(alias="articles")

    def join(self, *others: Links) -> Links:
        """Return the links of all articles of this one and of the *others*."""
        found: dict[str, ArticleRecord] = {}
        for links in (self, *others):
            for record in links._articles:
                _add(found, record)
        return _links(found)

    def __len__(self) -> int:
        """Return the number of articles."""
        return len(self._articles)

    @cached_property
    def actors(self) -> tuple[LinkedActor, ...]:
        """People, organisations and places, those first that most articles name."""
        actors = [_actor(group) for group in groups_of(self._articles)]
        return tuple(
            sorted(actors, key=lambda actor: (-len(actor.appearances), -actor.mentions, actor.name, actor.id))
        )

    def most_quoted(self, kind: ActorKind | None = ActorKind.PERSON) -> tuple[LinkedActor, ...]:
        """Return who is quoted, of that *kind* or of all (None), whoever has most quotes first."""
        quoted = [actor for actor in self.actors if actor.quotes and kind in (None, actor.kind)]
        return tuple(sorted(quoted, key=lambda actor: -len(actor.quotes)))

    def find(self, name: str) -> tuple[LinkedActor, ...]:
        """Return those that articles call *name*, without regard to case; several may bear one name."""
        if not isinstance(name, str):
            raise TypeError(f"an actor is asked for by a name, a str, not by {type(name).__name__}")
        return tuple(self.actors[place] for place in self._places.get(tuple(words_of(name)), ()))

    @cached_property
    def same_stories(self) -> tuple[tuple[Appearance, ...], ...]:
        """Groups of articles that are nearly the same, such as an agency's copy, by day."""
        groups = (
            tuple(map(_appearance, sorted(group, key=_by_day))) for group in same_stories(self._articles)
        )
        return tuple(sorted(groups, key=lambda group: _by_day(group[0])))

    @cached_property
    def _places(self) -> dict[tuple[str, ...], dict[int, None]]:
        places: dict[tuple[str, ...], dict[int, None]] = defaultdict(dict)
        for place, actor in enumerate(self.actors):
            for name in (actor.name, *actor.aliases):
                places[tuple(words_of(name))][place] = None
        return dict(places)

    def __repr__(self) -> str:
        return f"<Links of {len(self):,} articles>"


def _by_day(article: ArticleRecord | Appearance) -> tuple[date, str]:
    return article.day or date.max, article.id if isinstance(article, ArticleRecord) else article.article


def _appearance(article: ArticleRecord) -> Appearance:
    return Appearance(article.id, article.day, article.publisher, article.headline, article.topics)


def _actor(group: Group) -> LinkedActor:
    sightings = sorted(group.sightings, key=lambda sighting: (_by_day(sighting.article), sighting.actor.id))
    article, first = sightings[0].article, sightings[0].actor
    actors = [sighting.actor for sighting in sightings]
    articles = {sighting.article.id: sighting.article for sighting in sightings}
    # Of equals, the one that came first.
    names = Counter(actor.name for actor in actors)
    name = max(names, key=lambda name: names[name])
    aliases = dict.fromkeys(
        alias for actor in actors for alias in (actor.name, *actor.aliases) if alias != name
    )
    return LinkedActor(
        id=f"{first.id}-{zlib.crc32(f'{article.id} {first.id}'.encode('utf-8', 'surrogatepass')):08x}",
        name=name,
        kind=first.kind,
        roles=_commonest(role for actor in actors for role in actor.roles),
        affiliations=_commonest(actor.affiliation for actor in actors if actor.affiliation),
        aliases=tuple(aliases),
        mentions=sum(actor.mentions for actor in actors),
        appearances=tuple(map(_appearance, articles.values())),
        quotes=_quotes(sightings),
        evidence=group.evidence,
    )


def _commonest(words: Iterable[str]) -> tuple[str, ...]:
    """Return each of *words* once, without regard to case, those first that are there most often."""
    count: Counter[str] = Counter()
    forms: dict[str, str] = {}
    for word in words:
        forms.setdefault(word.casefold(), word)
        count[word.casefold()] += 1
    return tuple(forms[key] for key, _ in count.most_common())


def _quotes(sightings: Sequence[Sighting]) -> tuple[LinkedQuote, ...]:
    """Return what the sightings say, what has the same words once."""
    texts: dict[object, tuple[str, QuoteKind]] = {}
    appearances: dict[object, dict[str, ArticleRecord]] = defaultdict(dict)
    for sighting in sightings:
        for number, quote in sighting.quotes:
            words = tuple(words_of(quote.text))
            said = words if len(words) >= _TELLING_WORDS else (sighting.article.id, number)
            texts.setdefault(said, (quote.text, quote.kind))
            appearances[said][sighting.article.id] = sighting.article
    return tuple(
        LinkedQuote(text=text, kind=kind, appearances=tuple(map(_appearance, appearances[said].values())))
        for said, (text, kind) in texts.items()
    )
