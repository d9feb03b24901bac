"""Tells who is who: which names mean the same person, organisation or place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

import attrs

from newsmodel.annotating.actors.named import Named, other_forms
from newsmodel.annotating.names.article import Key
from newsmodel.annotating.names.words import WordReader
from newsmodel.annotating.wording import without_accents
from newsmodel.model import ActorKind

#: A stem has so many letters at least.
_SHORTEST_STEM = 3
#: A name is compared with so many that share a word with it: of thousands of Winters none is "Winter".
_MOST_COMPARED = 20
#: By so much more a place has to be likelier for a word that is also the surname of somebody named.
_SURELY_PLACE = 900


@attrs.define(eq=False)
class Bearer:
    """Somebody or something that the article names, being gathered."""

    kind: ActorKind
    #: the words of the fullest name
    key: Key
    named: list[Named] = attrs.field(factory=list[Named])
    affiliation: str | None = None


def bearers_of(
    names: Sequence[Named], reader: WordReader, acronyms: dict[Key, str], owners: dict[int, str]
) -> list[Bearer]:
    """Return who is named, each with its names, in the order of the first.

    Args:
        names: those of the whole article, in reading order.
        reader: the words of the article's language.
        acronyms: the short forms printed in brackets, by the name before them.
        owners: the place that owns an organisation ("Norway's Foreign Ministry"), by the `id` of its name.
    """
    people = _People(names, reader)
    bodies = _Bodies(names, reader, acronyms)
    places = _Places(names, reader)
    bearers: dict[tuple[ActorKind, Key, str | None], Bearer] = {}
    last_owner: dict[Key, str | None] = {}
    certain: dict[int, Key] = {}
    for one in names:
        kind, key = one.kind, one.key
        if one.name is not None and one.name.certain is not None:
            key = certain.setdefault(reader.knowledge.aliases[one.text.replace("’", "'")], key)
            if kind is ActorKind.PERSON:
                key = people.meant_by(one) or key
        elif len(key) == 1 and (person := people.meant_by(one)) and not _is_surely_place(one, kind):
            kind, key = ActorKind.PERSON, person
        elif kind is ActorKind.PERSON:
            key = people.meant_by(one) or key
        elif kind is ActorKind.ORGANIZATION:
            key = bodies.meant_by(one)
            if bodies.is_head_alone(key):
                continue  # "Court rules": nobody knows which
        else:
            key = places.meant_by(one)
        if short := bodies.spelled_out(one):
            kind, key = ActorKind.ORGANIZATION, short
        if kind is ActorKind.PERSON:
            people.saw(key)
        owner = None
        if kind is ActorKind.ORGANIZATION:
            bodies.saw(key)
            # "The Foreign Ministry" without a country is the one named last, with or without.
            owner = owners.get(id(one)) or last_owner.get(key)
            last_owner[key] = owner
        bearer = bearers.get((kind, key, owner))
        if bearer is None:
            bearer = bearers[kind, key, owner] = Bearer(kind, key, affiliation=owner)
        bearer.named.append(one)
    return list(bearers.values())


def _is_surely_place(one: Named, kind: ActorKind) -> bool:
    return kind is ActorKind.PLACE and one.margin > _SURELY_PLACE


class _Inflection:
    """Compares words without the endings that names have for their case."""

    def __init__(self, reader: WordReader) -> None:
        self.endings = tuple(sorted(reader.language.actors.name_endings, key=len, reverse=True))

    def stem(self, word: str) -> str:
        for ending in self.endings:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                return word[: -len(ending)]
        return word

    def stems(self, key: Key) -> Key:
        return tuple([self.stem(word) for word in key])


class _People:
    """Whom full names and parts of them mean."""

    def __init__(self, names: Sequence[Named], reader: WordReader) -> None:
        lookup = reader.lookup
        self._reader = reader
        self._particles = lookup.particles
        self._generations = lookup.generations
        self._two_surnames = reader.language.actors.two_surnames
        self._genders = lookup.gender_words
        self._given = reader.knowledge.given_names
        self._family = reader.knowledge.family_names
        self._inflection = _Inflection(reader)
        full = dict.fromkeys(one.key for one in names if one.kind is ActorKind.PERSON and len(one.key) > 1)
        self._full: dict[Key, Key] = {}
        self._parts: dict[str, dict[Key, None]] = defaultdict(dict)
        self._given_of: dict[str, dict[Key, None]] = defaultdict(dict)
        #: who was named last, by surname and by surname and gender
        self._latest_of: dict[str | tuple[str, str], Key] = {}
        self._gather(full)

    def _gather(self, full: Iterable[Key]) -> None:
        known: list[Key] = []
        by_end: dict[str, list[Key]] = defaultdict(list)
        # The longer form is the fuller one.
        for key in sorted(full, key=len, reverse=True):
            stems = self._inflection.stems(key)
            near = {
                id(other): other
                for word in (key[-1], key[0], stems[-1])
                for other in by_end[word][-_MOST_COMPARED:]
            }
            same = [other for other in near.values() if self._is_part(key, other)]
            if len(same) == 1:
                self._full[key] = same[0]
                continue
            self._full[key] = key
            known.append(key)
            for word in {*key, *stems}:
                by_end[word].append(key)
        for key in known:
            for word in self._surnames(key):
                for form in self._forms(word):
                    self._parts[form][key] = None
            self._given_of[key[0]][key] = None

    def _surnames(self, key: Key) -> list[str]:
        """Return the words of a full name by which its bearer may be called."""
        if self._reader.is_surname_first(key):
            return [key[0]]
        words = [word for word in key[1:] if word not in self._particles and word not in self._generations]
        if self._two_surnames:
            return words
        if words[1:] and words[-2] in self._family and words[-2] not in self._given:
            return words[-2:]  # "Pedro Álvarez García" in other languages
        return words[-1:]

    def _forms(self, surname: str) -> tuple[str, ...]:
        """Return the words that may stand for a surname, itself among them."""
        return (surname, self._inflection.stem(surname), *other_forms(surname))

    def _is_part(self, key: Key, full: Key) -> bool:
        """Tell whether *key* is a shorter or another form of the name *full*."""
        if full[-1] in self._generations and key[-1] not in self._generations:
            full = full[:-1]
        if len(key) == len(full):
            return key == full or (
                self._inflection.stems(key) == self._inflection.stems(full)
                or (key[1:] == full[1:] and _is_initial(key[0], full[0]))
            )
        if len(key) > len(full):
            return False
        ends_alike = key[-1] == full[-1] or self._inflection.stem(key[-1]) == self._inflection.stem(full[-1])
        if ends_alike and (key[0] == full[0] or _is_initial(key[0], full[0])):
            return True
        return key == full[-len(key) :] or (key == full[: len(key)] and len(key) > 1)

    def meant_by(self, one: Named) -> Key | None:
        """Return the full name of whom a name means; None if the article gives none."""
        key = one.key
        if key[1:]:
            found = self._full.get(key)
            if found is not None:
                return found
            # "von der Leyen"
            latest = self._latest_of.get(key[-1])
            if latest is not None and latest[-len(key) :] == key:
                return latest
            first = self._parts.get(key[-1], ())
            return next((full for full in islice(first, _MOST_COMPARED) if full[-len(key) :] == key), None)
        forms = (key[0], self._inflection.stem(key[0]), without_accents(key[0]))
        word = next((form for form in forms if form in self._parts), None)
        if word is not None:
            gender = self._genders.get(one.honorific) if one.honorific else None
            fitting = self._latest_of.get((word, gender)) if gender else None
            if fitting is None and gender:
                bearers = islice(self._parts[word], _MOST_COMPARED)
                fitting = next((full for full in bearers if self._given.get(full[0]) == gender), None)
            return fitting or self._latest_of.get(word) or next(iter(self._parts[word]))
        given = self._given_of.get(key[0], {})
        return next(iter(given)) if len(given) == 1 and one.kind is not ActorKind.ORGANIZATION else None

    def saw(self, key: Key) -> None:
        """Note that somebody has just been named: of two bearers of a surname the one named last is meant."""
        if len(key) > 1:
            gender = self._given.get(key[0], "")
            for word in self._surnames(key):
                for form in self._forms(word):
                    self._latest_of[form] = self._latest_of[form, gender] = key


def _is_initial(one: str, other: str) -> bool:
    return min(len(one), len(other)) == 1 and one[0] == other[0]


class _Bodies:
    """Which organisation a name means."""

    def __init__(self, names: Sequence[Named], reader: WordReader, acronyms: dict[Key, str]) -> None:
        self._reader = reader
        self._aliases = reader.knowledge.aliases
        self._endings = reader.lookup.company_endings
        self._heads: dict[str, Key] = {}
        #: single words that lists have as names: "Parliament"
        self._known = {
            one.key[0]
            for one in names
            if not one.key[1:] and (one.text in reader.knowledge.organizations or one.name is None)
        }
        self._short: dict[str, Key] = {short.casefold().rstrip("."): key for key, short in acronyms.items()}
        self._canonical: dict[Key, Key] = {}
        inflection = _Inflection(reader)
        bodies = [one for one in names if one.kind is ActorKind.ORGANIZATION]
        by_alias: dict[int, Key] = {}
        by_stem: dict[Key, Key] = {}
        by_end: dict[str, list[Key]] = defaultdict(list)
        by_start: dict[str, list[Key]] = defaultdict(list)
        for one in sorted(bodies, key=lambda one: -len(one.key)):
            if one.key in self._canonical:
                continue
            alias = self._aliases.get(one.text.replace("’", "'"))
            stems = inflection.stems(one.key)
            found = by_alias.get(alias) if alias is not None else None
            found = found or by_stem.get(stems)
            if found is None and one.key[1:]:
                longer = [
                    key for key in by_end[one.key[-1]][-_MOST_COMPARED:] if key[-len(one.key) :] == one.key
                ]
                found = longer[0] if len(longer) == 1 else None
            if found is None:
                longer = [
                    key
                    for key in by_start[one.key[0]][-_MOST_COMPARED:]
                    if key[: len(one.key)] == one.key
                    and all(word.rstrip(".") in self._endings for word in key[len(one.key) :])
                ]
                found = longer[0] if len(longer) == 1 else None
            key = found or one.key
            self._canonical[one.key] = key
            if alias is not None:
                by_alias.setdefault(alias, key)
            if found is None:
                by_stem.setdefault(stems, key)
                by_end[key[-1]].append(key)
                by_start[key[0]].append(key)
                initials = "".join(word[0] for word in one.key if word[0].isalnum())
                capitals = "".join(letter for letter in one.text if letter.isupper()).casefold()
                for letters in {initials, capitals}:
                    if len(letters) > 2 and one.key[1:]:
                        self._short.setdefault(letters, key)

    def meant_by(self, one: Named) -> Key:
        """Return the words of the fullest name of an organisation."""
        key = one.key
        if not key[1:]:
            word = key[0]
            if full := self._short_for(one):
                return full
            head = self._heads.get(word)
            if head is not None and head != key:
                return head
        return self._canonical.get(key, key)

    def _short_for(self, one: Named) -> Key | None:
        """Return the organisation that a single word in capitals is short for."""
        full = self._short.get(one.key[0].replace(".", "")) if one.text.isupper() else None
        return self._canonical.get(full, full) if full else None

    def is_head_alone(self, key: Key) -> bool:
        """Tell whether a name is but what an organisation is: a council alone is none."""
        lookup = self._reader.lookup
        return (
            not key[1:]
            and (key[0] in lookup.organization_heads or key[0] in lookup.organization_openers)
            and key[0] not in self._known
        )

    def spelled_out(self, one: Named) -> Key | None:
        """Return the organisation whose short form a name is, though somebody named has it for a surname."""
        if one.kind is not ActorKind.ORGANIZATION or one.key[1:]:
            return None
        return self._short_for(one)

    def saw(self, key: Key) -> None:
        """Note that an organisation has just been named: "the Board" is the one named last."""
        if len(key) > 1:
            for word in (key[0], key[-1]):
                if (
                    word in self._reader.lookup.organization_heads
                    or word in self._reader.lookup.organization_openers
                ):
                    self._heads[word] = key


class _Places:
    """Which place a name means: names of one country, and cases of one name."""

    def __init__(self, names: Sequence[Named], reader: WordReader) -> None:
        self._aliases = reader.knowledge.aliases
        self._inflection = _Inflection(reader)
        self._by_alias: dict[int, Key] = {}
        self._by_stem: dict[Key, Key] = {}
        for one in names:
            if one.kind is ActorKind.PLACE:
                self._by_stem.setdefault(one.key, one.key)

    def meant_by(self, one: Named) -> Key:
        alias = self._aliases.get(one.text.replace("’", "'"))
        if alias is not None:
            return self._by_alias.setdefault(alias, one.key)
        stems = self._inflection.stems(one.key)
        found = self._by_stem.get(stems)
        if found is None:
            found = self._by_stem[stems] = one.key
        return found
