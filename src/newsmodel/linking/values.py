"""Who is named in many articles, what they said in them, and which articles tell one story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

import attrs

from newsmodel.model import ActorKind, QuoteKind
from newsmodel.model._fields import listed, member_name, shortened


@attrs.frozen
class Appearance:
    """An article in which somebody is named, something is said, or a story is told."""

    #: its address, else a fingerprint of what it says
    article: str = attrs.field(repr=shortened)
    #: of publication; None if the article tells none
    day: date | None = None
    #: None if the article names none
    publisher: str | None = attrs.field(default=None, repr=shortened)
    #: None if it has none
    headline: str | None = attrs.field(default=None, repr=shortened)
    #: its section and its keywords
    topics: tuple[str, ...] = attrs.field(default=(), repr=False)


@attrs.frozen(kw_only=True)
class LinkedQuote:
    """What somebody said, once, however many articles print it."""

    #: as the first article prints it
    text: str = attrs.field(repr=shortened)
    #: direct, mixed or indirect
    kind: QuoteKind = attrs.field(repr=member_name)
    #: by day
    appearances: tuple[Appearance, ...] = attrs.field(repr=lambda found: f"({len(found)})")


@attrs.frozen(kw_only=True, repr=False)
class LinkedActor:
    """Somebody or something that articles name: several actors of theirs that are surely one."""

    #: the same however the articles were divided, and as long as no earlier article names the actor
    id: str
    #: the one that most articles use
    name: str
    #: a person, an organisation or a place
    kind: ActorKind
    #: those that most articles give, first
    roles: tuple[str, ...] = ()
    #: organisations that they belong to, those that most articles give first
    affiliations: tuple[str, ...] = ()
    #: the other names that articles use
    aliases: tuple[str, ...] = ()
    #: in all articles together
    mentions: int = 0
    #: by day; those without one come last
    appearances: tuple[Appearance, ...] = ()
    #: by the day on which they first appeared
    quotes: tuple[LinkedQuote, ...] = ()
    #: what two articles or more have in common of the actor: "role:minister", "with:harbour board"
    evidence: tuple[str, ...] = ()

    @property
    def first_day(self) -> date | None:
        """The first day of which an article names the actor."""
        return min(self._days, default=None)

    @property
    def last_day(self) -> date | None:
        """The last day of which an article names the actor."""
        return max(self._days, default=None)

    @property
    def quoted_by(self) -> dict[str, int]:
        """How many quotes each publisher prints, whoever prints most first."""
        return _ranked(
            appearance.publisher
            for quote in self.quotes
            for appearance in quote.appearances
            if appearance.publisher
        )

    @property
    def quoted_on(self) -> dict[str, int]:
        """In how many articles of each section and keyword the actor is quoted, the commonest first."""
        found = {seen.article: seen for quote in self.quotes for seen in quote.appearances}
        return _ranked(topic for appearance in found.values() for topic in appearance.topics)

    @property
    def _days(self) -> list[date]:
        return [appearance.day for appearance in self.appearances if appearance.day is not None]

    def __repr__(self) -> str:
        roles = f", {listed(self.roles)}" if self.roles else ""
        counts = f"{len(self.appearances)} articles, {len(self.quotes)} quotes"
        return f"<Linked {self.kind.value} {shortened(self.name)}{roles}: {counts}>"


def _ranked(words: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(words).items(), key=lambda entry: (-entry[1], entry[0])))
