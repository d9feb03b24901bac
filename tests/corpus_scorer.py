"""Scores what the library finds in articles of the corpus against what a careful reader finds in them.

A small judge of our own, so that the tests need nothing else. Strings are compared by their words; a
prediction and a finding are paired at most once, best fit first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import newsmodel
from newsmodel.model import Article, MentionForm, ParticipantRole, QuoteKind

_WORD = re.compile(r"[^\W_]+")
#: Day, month or year: what the corpus dates events with; no weeks, quarters and seasons.
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")

#: How much of their words a finding and a prediction share at least.
SAME_PIECE, SAME_CLAUSE, SAME_DATED = 0.5, 0.7, 1 / 3

#: Less is better.
AT_MOST = frozenset({"wrong_mouth"})


class Found(NamedTuple):
    """A piece of a quote, and who says it."""

    words: str
    speaker: str | None
    source: str | None


class Entity(NamedTuple):
    """A person, an organisation or a place."""

    kind: str
    name: str
    names: frozenset[str]


class Event(NamedTuple):
    """An event; of the main one the agents count, of others the date."""

    clause: str
    agents: tuple[str, ...] = ()
    date: str | None = None
    action: str = ""


class Reading(NamedTuple):
    """What somebody, a reader or the library, finds in an article."""

    marked: tuple[Found, ...] = ()
    reported: tuple[Found, ...] = ()
    entities: tuple[Entity, ...] = ()
    main: Event | None = None
    dated: tuple[Event, ...] = ()


def told(row: Mapping[str, Any]) -> Reading:
    """Return the reader's findings of an article (`corpus.Entry.row`)."""

    def pieces(reported: bool) -> Iterator[Found]:
        for quote in row["quotes"]:
            if (quote["kind"] == "indirect") is reported:
                for piece in quote["pieces"]:
                    yield Found(piece, quote["speaker"], quote["source"])

    main = row["main"]
    return Reading(
        marked=tuple(pieces(False)),
        reported=tuple(pieces(True)),
        entities=tuple(
            Entity(one["kind"], one["name"], frozenset({one["name"], *one["names"]})) for one in row["actors"]
        ),
        main=main and Event(main["clause"], tuple(main["agents"]), main["date"], main["action"]),
        dated=tuple(Event(one["clause"], (), one["date"]) for one in row["dated"]),
    )


def found(article: Article) -> Reading:
    """Return what the library finds, in the same terms."""

    def pieces(reported: bool) -> Iterator[Found]:
        for quote in article.quotes:
            if (quote.kind is QuoteKind.INDIRECT) is reported:
                speaker = quote.speaker
                name = speaker.name if speaker and speaker.kind is not newsmodel.ActorKind.UNNAMED else None
                source = article[quote.source] if quote.source else name
                for span in quote.spans:
                    yield Found(article[span], name, source)

    def entities() -> Iterator[Entity]:
        for actor in article.actors:
            if actor.kind is not newsmodel.ActorKind.UNNAMED:
                mentions = (article[one.span] for one in actor.mentions if one.form is MentionForm.NAME)
                names = frozenset({actor.name, *actor.aliases, *mentions})
                yield Entity(actor.kind.name.lower(), actor.name, names)

    return Reading(
        marked=tuple(pieces(False)),
        reported=tuple(pieces(True)),
        entities=tuple(entities()),
        main=next((_main(article, event) for event in article.events if event.main), None),
        dated=tuple(_dated(article)),
    )


def _dated(article: Article) -> Iterator[Event]:
    for event in article.events:
        day = event.time.value.partition("T")[0] if event.time else ""
        if _DATE.fullmatch(day):
            yield Event(article[event.span], (), day)


def _main(article: Article, event: newsmodel.Event) -> Event:
    agents = (one.actor.name for one in event.participants if one.role is ParticipantRole.AGENT)
    return Event(article[event.span], tuple(agents))


class Tally:
    """Counts, article after article, and the figures that come of them."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.counts: Counter[str] = Counter()
        #: what is missed or wrong, for whoever looks for faults
        self.faults: list[str] = []

    def add(self, text: str, gold: Reading, said: Reading) -> None:
        """Count one article: its text, what is true of it and what is said of it."""
        people = _Names(gold.entities)
        self._add_marked(text, gold, said, people)
        pairs = _paired(_fits(text, gold.reported, said.reported))
        self._count("reported", len(pairs), len(said.reported), len(gold.reported))
        self._list("reported", gold.reported, said.reported, pairs)
        for kind in ("person", "organization", "place"):
            self._add_entities(kind, gold.entities, said.entities)
        if gold.main:
            self._add_main(gold.main, said.main, people)
        else:
            self._add_no_main(said.main)
        pairs = _paired(
            (_same_event(one, other, gold.main), i, j)
            for i, one in enumerate(gold.dated)
            for j, other in enumerate(said.dated)
            if one.date == other.date and _same_event(one, other, gold.main) >= SAME_DATED
        )
        self._count("dated", len(pairs), len(said.dated), len(gold.dated))
        self._list("dated", gold.dated, said.dated, pairs)

    def _add_marked(self, text: str, gold: Reading, said: Reading, people: _Names) -> None:
        pairs = _paired(_fits(text, gold.marked, said.marked))
        right = {(i, j) for i, j in pairs if _same_speaker(gold.marked[i], said.marked[j], people)}
        self._count("marked", len(pairs), len(said.marked), len(gold.marked))
        self._count("attributed", len(right), len(said.marked), len(gold.marked))
        given = {j for j, one in enumerate(said.marked) if one.speaker}
        self.counts["given"] += len(given)
        self.counts["wrong"] += len(given - {j for _, j in right})
        self._list("marked", gold.marked, said.marked, pairs)
        for i, j in sorted(set(pairs) - right):
            self.faults.append(f"speaker: {gold.marked[i]}, got {said.marked[j][1:]}")

    def _add_entities(self, kind: str, gold: Sequence[Entity], said: Sequence[Entity]) -> None:
        golds, saids = [[one for one in some if one.kind == kind] for some in (gold, said)]
        pairs = _paired(
            (1.0 + (_plain(one.name) == _plain(other.name)), i, j)
            for i, one in enumerate(golds)
            for j, other in enumerate(saids)
            if {_plain(name) for name in one.names} & {_plain(name) for name in other.names}
        )
        self._count(kind, len(pairs), len(saids), len(golds))
        self._list(kind, golds, saids, pairs)

    def _add_main(self, gold: Event, said: Event | None, people: _Names) -> None:
        self.counts["main"] += 1
        if said is None:
            self.faults.append(f"main: {gold}, got none")
            return
        who = gold.agents == said.agents or any(
            people.find(one) & people.find(other) or _share(one, other) >= SAME_PIECE
            for one in gold.agents
            for other in said.agents
        )
        what = _share(gold.action, said.clause) == 1.0 or _share(gold.clause, said.clause) >= SAME_CLAUSE
        self.counts["who"] += who
        self.counts["what"] += what
        if not (who and what):
            self.faults.append(f"main: {gold}, got {said}")

    def _add_no_main(self, said: Event | None) -> None:
        self.counts.update({"no main": 1, "none said": said is None})
        if said is not None:
            self.faults.append(f"main: none, got {said}")

    def _count(self, name: str, right: int, said: int, gold: int) -> None:
        self.counts.update({f"{name} right": right, f"{name} said": said, f"{name} gold": gold})

    def _list(
        self, name: str, gold: Sequence[Any], said: Sequence[Any], pairs: Iterable[tuple[int, int]]
    ) -> None:
        got, used = {i for i, _ in pairs}, {j for _, j in pairs}
        self.faults += [f"{name} missed: {one}" for i, one in enumerate(gold) if i not in got]
        self.faults += [f"{name} false: {one}" for j, one in enumerate(said) if j not in used]

    @property
    def figures(self) -> dict[str, float]:
        """The figures, per cent."""
        n = self.counts
        return {
            "marked_f1": self._f("marked"),
            "attributed_f1": self._f("attributed"),
            "wrong_mouth": _per_cent(n["wrong"], n["given"]),
            "reported_f1": self._f("reported"),
            "people_f1": self._f("person"),
            "people_precision": _per_cent(n["person right"], n["person said"]),
            "organisations_f1": self._f("organization"),
            "places_f1": self._f("place"),
            "main_who": _per_cent(n["who"], n["main"]),
            "main_what": _per_cent(n["what"], n["main"]),
            "no_main": _per_cent(n["none said"], n["no main"]),
            "dated_f1": self._f("dated"),
        }

    def _f(self, name: str) -> float:
        n = self.counts
        return _per_cent(2 * n[f"{name} right"], n[f"{name} said"] + n[f"{name} gold"])


class _Names:
    """Entities by any of their names."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._of: dict[str, set[int]] = {}
        for k, entity in enumerate(entities):
            for name in entity.names:
                self._of.setdefault(_plain(name), set()).add(k)

    def find(self, name: str) -> set[int]:
        return self._of.get(_plain(name), set())


def _same_speaker(gold: Found, said: Found, people: _Names) -> bool:
    """Tell whether the speaker is right: the same actor, or the same words where the article names nobody."""
    if gold.speaker:
        return said.speaker is not None and bool(people.find(gold.speaker) & people.find(said.speaker))
    if said.speaker and people.find(said.speaker):
        return False
    return gold.source is None or bool(set(_words(gold.source)) & set(_words(said.source or "")))


def _fits(text: str, gold: Sequence[Found], said: Sequence[Found]) -> Iterator[tuple[float, int, int]]:
    """Yield how well pieces of the text lie on each other, where well enough."""
    words = _words(text)
    places = [[_places(words, one.words) for one in some] for some in (gold, said)]
    for i, wanted in enumerate(places[0]):
        for j, got in enumerate(places[1]):
            fit = max((_overlap(one, other) for one in wanted for other in got), default=0.0)
            if fit >= SAME_PIECE:
                yield fit, i, j


def _same_event(gold: Event, said: Event, main: Event | None) -> float:
    """Return how much of their words two tellings share; the main event is told in headline and lead."""
    tellings = [gold.clause, main.clause] if main and main.date == gold.date else [gold.clause]
    return max(_share(clause, said.clause) for clause in tellings)


def _places(words: Sequence[str], piece: str) -> list[range]:
    wanted = _words(piece)
    starts = range(len(words) - len(wanted) + 1) if wanted else ()
    return [range(k, k + len(wanted)) for k in starts if words[k : k + len(wanted)] == wanted]


def _overlap(one: range, other: range) -> float:
    both = min(one.stop, other.stop) - max(one.start, other.start)
    return max(0, both) / (max(one.stop, other.stop) - min(one.start, other.start))


def _paired(fits: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Return pairs in which nobody is twice, the best fit first."""
    pairs: list[tuple[int, int]] = []
    golds, saids = set[int](), set[int]()
    for _, i, j in sorted(fits, key=lambda fit: (-fit[0], fit[1], fit[2])):
        if i not in golds and j not in saids:
            golds.add(i)
            saids.add(j)
            pairs.append((i, j))
    return pairs


def _share(one: str, other: str) -> float:
    """Return how much of the shorter of two texts both share."""
    a, b = Counter(_words(one)), Counter(_words(other))
    return (a & b).total() / max(1, min(a.total(), b.total()))


def _plain(name: str) -> str:
    return " ".join(word for word in _words(name) if word != "s")


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _per_cent(part: int, whole: int) -> float:
    return 100.0 * part / whole if whole else 0.0
