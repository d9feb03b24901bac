"""Finds the names of an article, and cuts off what is written with them and is none: titles, ranks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newsmodel.annotating.actors.bodies import complete_bodies
from newsmodel.annotating.actors.couples import name_couples
from newsmodel.annotating.actors.headings import apart, cut, headings_of, known_in
from newsmodel.annotating.actors.named import Named, other_forms, plain
from newsmodel.annotating.names.article import ArticleNames, Key
from newsmodel.annotating.names.decision import KINDS, Decision, Name, NamesModel, Votes, decide, names_model
from newsmodel.annotating.names.runs import Item, Run, find_runs
from newsmodel.annotating.names.words import WordReader
from newsmodel.annotating.wording import Wording, without_accents, wording_of
from newsmodel.model import ActorKind, Article, Block

#: By how much a kind has to be likelier than no name at all, and than the next kind, in hundredths: for a
#: name of one word, and for one of several. Below it fewer than half are right.
LEAST_SURE = {
    ActorKind.PERSON: (200, 75),
    ActorKind.ORGANIZATION: (40, 20),
    ActorKind.PLACE: (0, 30),
}
#: The same in headings, whose capitals say nothing.
SURE_IN_HEADINGS = 250
#: How sure a name is that a list knows, one that the dateline gives, and one behind an honorific.
_SURE = 500
#: How sure a name is that the caller knows.
_CERTAIN = 5_000
#: Letters of a word by which most that are no name's are passed over.
_BEGINNING = 3
#: Letters of a name that opens a compound, at least.
_SHORTEST_HEAD = 2
#: Classes of the names of places, and how many words before one an office is looked for.
_PLACES = frozenset({"country", "region", "city", "town", "other", "listed"})
_BEFORE = 4
#: Words that stand before names without being a part of them: "Mayor".
_TITLES = frozenset({"hon", "office", "-office", "mod", "person-noun", "nat"})


class Names(NamedTuple):
    """The names of an article, in reading order, and what tells why they are names."""

    named: list[Named]
    article: ArticleNames
    model: NamesModel
    #: the blocks whose capitals say nothing
    headings: frozenset[int]
    #: the names that something else has found
    votes: Votes


def names_of(
    article: Article, blocks: Sequence[tuple[int, Block]], reader: WordReader, votes: Votes | None = None
) -> Names:
    """Return the names in *blocks*, those that headings share with the story included.

    In a language without words for names, whose capitals nobody has looked at, there are none. *votes* are
    the names that something else has found; None if nothing else has looked.
    """
    wordings = {index: (block.text, wording_of(block.text)) for index, block in blocks}
    if not reader.language.actors.offices:
        wordings = {}
    headings = headings_of(wordings, reader)
    runs = {index: find_runs(index, text, wording, reader) for index, (text, wording) in wordings.items()}
    prose = [run for index, found in runs.items() if index not in headings for run in found]
    read = ArticleNames(reader, wordings, prose)
    model = names_model(reader.code)
    decision = decide(prose, read, model, votes)
    trimmer = _Trimmer(read, decision, wordings, _filed_until(article))
    named = [one for name in decision.names for one in trimmer.named(name)]
    if headings:
        named += _in_headings(headings, runs, named, wordings, read, model)
    named += _called_so(prose, sorted(named, key=_place_of), read)
    if reader.language.actors.nouns_capitalised:
        named += _in_compounds(prose, named, reader)
    named = complete_bodies(prose, named, wordings, read)
    named.sort(key=_place_of)
    name_couples(named, wordings, reader.lookup)
    return Names(named, read, model, frozenset(headings), votes or {})


def _place_of(one: Named) -> tuple[int, int]:
    return one.block, one.start


def _filed_until(article: Article) -> dict[int, int]:
    """Return the block with the dateline, and where its place ends in it."""
    place = article.dateline.place if article.dateline else None
    return {place.span.block: place.span.end} if place and place.span else {}


class _Trimmer:
    """Cuts off what is written with names and is none."""

    def __init__(
        self,
        article: ArticleNames,
        decision: Decision,
        wordings: Mapping[int, tuple[str, Wording]],
        filed: Mapping[int, int],
    ) -> None:
        reader = self.reader = article.reader
        self.article = article
        self.totals = decision.totals
        self.wordings = wordings
        self.filed = filed
        #: where a name has one ending for its case, in languages that have no more cases
        endings = reader.language.actors.name_endings
        self.genitives = endings if 0 < len(endings) <= 2 else ()
        self.known = {name.key[-1] for name in decision.names}

    def named(self, name: Name) -> Iterator[Named]:
        """Yield a name without what is no part of it; nothing if that is all, or if nobody can be sure."""
        if name.certain is not None:
            yield self._made(name, name.items, name.certain, _CERTAIN)
            return
        total = self.totals[name.key]
        best = max(total)
        kind = KINDS[list(total).index(best)]
        sure = 0.0
        if name.end <= self.filed.get(name.block, 0):
            kind, sure = ActorKind.PLACE, _SURE
        honorific = self._honorific_before(name)
        if honorific and total[0] > -_SURE:
            kind, sure = ActorKind.PERSON, _SURE
        items = list(name.items)
        if self._over_person(name, items):
            # "Ambassador to Kenya Rui Figueira", "ministro della Difesa Guido Crosetto"
            if not _PLACES.isdisjoint(items[0].word.classes):
                yield self._made(name, items[:1], ActorKind.PLACE, _SURE)
                sure = _SURE
            kind, items = ActorKind.PERSON, items[1:]
        if kind is ActorKind.PLACE and items[0].word.shape == "A-b":
            kind = ActorKind.PERSON  # "Soo-jin Park" is no park
        if kind is ActorKind.PERSON:
            honorific, items = self._person(name, honorific, items)
        else:
            items = self._thing(name, items)
        if not items:
            return
        second = max(0, *(one for i, one in enumerate(total) if KINDS[i] is not kind))
        margin = best - second + sure
        if margin >= LEAST_SURE[kind][len(items) > 1]:
            yield self._made(name, items, kind, margin, honorific)

    def _made(
        self, name: Name, items: Sequence[Item], kind: ActorKind, margin: float, honorific: str | None = None
    ) -> Named:
        text = self.wordings[name.block][0]
        start, end = items[0].start, items[-1].end
        key = _words_of(items)
        if kind is ActorKind.ORGANIZATION and (tail := self.reader.lookup.company_tail.match(text, end)):
            end = tail.end()
            key = (*key, *(word.casefold() for word in tail[0].replace(",", " ").split()))
        if kind is ActorKind.PLACE and (tail := self.reader.lookup.place_tail.match(text, end)):
            end = tail.end()
            key = (*key, *tail[0].split())
        if name.certain is None and (ending := self._genitive(text[start:end], key)) is not None:
            end -= len(ending)
            key = (*key[:-1], key[-1].removesuffix(ending))
        return Named(name.block, start, end, plain(text[start:end]), key, kind, margin, honorific, name)

    def _genitive(self, text: str, key: Key) -> str | None:
        """Return the ending of a possessor: "s" of "Norwegens", which is known without it."""
        knowledge = self.reader.knowledge
        if text in knowledge.organizations or text in knowledge.places:
            return None  # "Hamas", though there is a Hama
        for ending in self.genitives:
            stem = key[-1].removesuffix(ending)
            if stem == key[-1] or len(stem) <= _SHORTEST_HEAD:
                continue
            bare = text.removesuffix(ending)
            if (
                stem in self.known
                or bare in knowledge.places
                or bare in knowledge.organizations
                or (
                    self.reader.language.actors.nouns_capitalised
                    and key[1:]
                    and stem in knowledge.family_names
                    and key[-1] not in knowledge.family_names
                )
            ):
                return ending
        return None

    def _honorific_before(self, name: Name) -> str | None:
        first = name.candidate.first
        before = name.run.items[first - 1].word if first else None
        return before.key if before is not None and "hon" in before.classes else None

    def _over_person(self, name: Name, items: Sequence[Item]) -> bool:
        """Tell whether a name begins with what an office is over, and a person's follows."""
        if len(items) < 3 or not items[1].capital or "given" not in items[1].word.classes:
            return False
        head = set(items[0].word.classes)
        if "portfolio" in head:
            return True
        if not head.isdisjoint({"given", "family"}) or not {"ohead", "phead"}.isdisjoint(
            items[-1].word.classes
        ):
            return False
        return "country" in head or (not _PLACES.isdisjoint(head) and self._is_over(name))

    def _person(self, name: Name, honorific: str | None, items: list[Item]) -> tuple[str | None, list[Item]]:
        """Return a person's honorific and the name without it, without offices and without degrees."""
        if _is_kicker(items) and not self.wordings[name.block][0].isupper():
            return honorific, []
        while len(items) > 2 and _is_shouted(items):
            items = items[:-1]
        first = items[0].word
        if (
            len(items) == 2
            and "open" in first.classes
            and self.article.opens(name.run, name.candidate.first)
            and self.article.is_surname(items[1].word.key)
        ):
            items = items[1:]
        while len(items) > 1:
            word = items[0].word
            if "hon" in word.classes:
                honorific = word.key
            elif (
                "given" in word.classes
                or (items[0].capital and _TITLES.isdisjoint(word.classes))
                or (not items[0].capital and items[0].leads)
            ):
                break
            items = items[1:]
        while len(items) > 1 and items[-1].word.key in self.reader.lookup.post_nominals:
            items = items[:-1]
        while items and not items[-1].capital:
            items = items[:-1]
        return honorific, items

    def _thing(self, name: Name, items: list[Item]) -> list[Item]:
        """Return the words of an organisation or a place without an article; none if they are but a title."""
        text = self.wordings[name.block][0]
        while len(items) > 1 and items[0].word.key in self.reader.lookup.definite_articles:
            if plain(text[items[0].start : items[-1].end]) in self.reader.knowledge.organizations:
                break
            items = items[1:]
        if all(not _TITLES.isdisjoint(item.word.classes) for item in items if item.capital):
            return [] if len(items) > 1 or "nat" in items[0].word.classes else items
        if len(items) == 1 and "portfolio" in items[0].word.classes and self._is_over(name):
            return []  # "la ministra de Exteriores"
        return items

    def _is_over(self, name: Name) -> bool:
        """Tell whether an office stands before a name and what joins the two."""
        wording = self.wordings[name.block][1]
        first = name.items[0].first
        words = wording.words[max(0, first - _BEFORE) : first]
        return any(self.reader.lookup.is_office(word) for word in words[:-1])


def _is_kicker(items: Sequence[Item]) -> bool:
    """Tell whether a name of three and more words is capitals alone, some of no name: "ADA SLAMS BO"."""
    return (
        len(items) > 2
        and all(item.word.shape == "A" for item in items)
        and not all(item.word.is_listed for item in items)
    )


def _is_shouted(items: Sequence[Item]) -> bool:
    """Tell whether the last word alone is in capitals, and none that names have: "Ada Winter SLAMS"."""
    before, word = items[-2], items[-1].word
    return (
        word.shape == "A" and len(word.text) > 3 and not word.is_listed
        and before.capital and before.word.shape in ("Aa", "aA", "A-A")
    )  # fmt: skip


def _words_of(items: Sequence[Item]) -> Key:
    """Return the words of a name for comparing, without a nickname in marks."""
    return tuple(word for item in items if item.word.key != '"' for word in item.word.key.split())


def _called_so(runs: Sequence[Run], named: Sequence[Named], article: ArticleNames) -> Iterator[Named]:
    """Yield the capitals that were taken for no name, and are what somebody named is called: a surname, …"""
    reader = article.reader
    called = _short_forms(named, reader)
    taken = {(one.block, start) for one in named for start in _starts(one)}
    endings = ("", *reader.language.actors.name_endings)
    generations = reader.lookup.generations
    beginnings = {word[:_BEGINNING] for word in called}
    for run in runs:
        for i, item in enumerate(run.items):
            key = item.word.key
            if key not in called and not key.isascii():
                key = without_accents(key)
            if key[:_BEGINNING] not in beginnings or not item.capital or (run.block, item.start) in taken:
                continue
            ending = next(
                (end for end in endings if key.endswith(end) and key[: len(key) - len(end)] in called), None
            )
            if ending is None:
                continue
            near = run.items[max(0, i - 1) : i + 2]
            behind = near[-1].word.key if near[-1] is not item else ""
            # "Winter was mild": what opens a sentence, and stands in small letters elsewhere, is a word.
            if key in article.small and article.opens(run, i):
                continue
            key = key[: len(key) - len(ending)]
            one = called[key]
            is_person = one.kind is ActorKind.PERSON
            # "Council" opens a sentence as a noun, and "the Council" is another's as well.
            if key != one.key[-1] and not is_person:
                if item.word.shape != "A":
                    continue  # no acronym
            elif not is_person and (article.opens(run, i) or article.is_determined(run, i)):
                continue
            if behind in generations and (key, behind) == one.key[-2:]:  # "Pike Jr."
                end = near[-1].end
                yield Named(
                    run.block, item.start, end, f"{item.word.text} {near[-1].word.text}", one.key[-2:],
                    one.kind, one.margin,
                )  # fmt: skip
                continue
            # Beside another capital it may be a part of something else: "Winter Olympics".
            if not ending and any(
                k != i
                and other.capital
                and not (is_person and _is_title(other))
                and not _is_small(run, k, article)
                for k, other in enumerate(near, max(0, i - 1))
            ):
                continue
            end = item.end - len(ending)
            before = run.items[i - 1].word if i else None
            honorific = before.key if before is not None and "hon" in before.classes else None
            yield Named(
                run.block, item.start, end, item.word.text[: end - item.start], (key,), one.kind,
                one.margin, honorific,
            )  # fmt: skip


def _is_small(run: Run, i: int, article: ArticleNames) -> bool:
    """Tell whether the word at place *i* has a capital only because it opens a sentence."""
    word = run.items[i].word
    return article.opens(run, i) and (
        word.key in article.small or "stop" in word.classes or "open" in word.classes
    )


def _short_forms(named: Sequence[Named], reader: WordReader) -> dict[str, Named]:
    """Return by what single words those who are named may be called: surnames, "United" of a team."""
    called: dict[str, Named] = {}
    for one in reversed(named):
        if not one.key:
            continue  # nothing but marks
        if len(one.key) == 1:
            called.setdefault(one.key[-1], one)  # elsewhere it may have been taken for no name
        elif one.kind is ActorKind.PERSON:
            words = one.key[:-1] if one.key[-1] in reader.lookup.generations else one.key
            surname = words[0] if reader.is_surname_first(words) else words[-1]
            for form in other_forms(surname):
                called.setdefault(form, one)
            called[surname] = one
        elif one.kind is ActorKind.ORGANIZATION and one.name is not None:
            if _is_team(one.name.items, reader):
                called.setdefault(one.key[-1], one)
            initials = "".join([item.word.key[0] for item in one.name.items if item.capital])
            if len(initials) > 2:
                called.setdefault(initials, one)
    return called


def _is_team(items: Sequence[Item], reader: WordReader) -> bool:
    """Tell whether the second word of a name is no kind of body, but its own: "Brannock United"."""
    last = items[-1].word
    return (
        len(items) == 2 and "ohead" in last.classes and last.key not in reader.language.actors.resumed_kinds
    )


def _in_compounds(runs: Sequence[Run], named: Sequence[Named], reader: WordReader) -> Iterator[Named]:
    """Yield the known names that open a compound which is no name itself: "EU-Staaten", "THW-Helferin"."""
    taken = {(one.block, start) for one in named for start in _starts(one)}
    known = {one.text: one.kind for one in named}
    knowledge = reader.knowledge
    for run in runs:
        for item in run.items:
            head, hyphen, _ = item.word.text.partition("-")
            if not hyphen or len(head) < _SHORTEST_HEAD or (run.block, item.start) in taken:
                continue
            kind = known.get(head)
            if kind is None:
                kind = knowledge.certain.get(head)
            if kind is None and head in knowledge.organizations:
                kind = ActorKind.ORGANIZATION
            elif kind is None and knowledge.places.get(head) == "country":
                kind = ActorKind.PLACE
            if kind is not None and kind is not ActorKind.PERSON:
                end = item.start + len(head)
                yield Named(run.block, item.start, end, head, (head.casefold(),), kind, _SURE)


def _starts(one: Named) -> list[int]:
    return [item.start for item in one.name.items] if one.name else [one.start]


def _is_title(item: Item) -> bool:
    """Tell whether a word with a capital stands before names without being a part of them: "Mayor"."""
    return not _TITLES.isdisjoint(item.word.classes) or "stop" in item.word.classes


def _in_headings(
    headings: set[int],
    runs: Mapping[int, list[Run]],
    named: Sequence[Named],
    wordings: Mapping[int, tuple[str, Wording]],
    article: ArticleNames,
    model: NamesModel,
) -> list[Named]:
    """Return the names in headings: those of the story, and those of which no doubt is left."""
    known = {cut(one.key): one for one in named}
    for one in named:
        if one.kind is ActorKind.PERSON and len(one.key) > 1:
            known.setdefault(cut(one.key[-1:]), one)
    found: list[Named] = []
    for index in sorted(headings):
        text, wording = wordings[index]
        here = list(known_in(index, text, wording, known))
        found += here
        if text.isupper():
            continue
        parts = list(apart(runs[index], here, article))
        read = ArticleNames(article.reader, {index: wordings[index]}, parts)
        decision = decide(parts, read, model)
        trimmer = _Trimmer(article, decision, wordings, {})
        for name in decision.names:
            told = {"ohead", "body"} & set(name.items[-1].word.classes)
            sure = LEAST_SURE[ActorKind.ORGANIZATION][1] if told else SURE_IN_HEADINGS
            found += [one for one in trimmer.named(name) if one.margin >= sure]
    return found
