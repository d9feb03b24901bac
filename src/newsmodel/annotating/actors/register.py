"""The names that an article has given so far, and whom their short forms mean."""

from __future__ import annotations

import attrs

from newsmodel.annotating.actors.given_names import given_names
from newsmodel.model import ActorKind

#: The words of a name, in lower case.
Key = tuple[str, ...]


@attrs.define(eq=False)
class Register:
    """Looks short forms up: surnames, given names, acronyms, the heads of organisations."""

    #: acronyms and the like, with what they stand for
    short_forms: dict[Key, tuple[ActorKind, Key]] = attrs.field(factory=dict[Key, tuple[ActorKind, Key]])
    _surnames: dict[str, Key] = attrs.field(factory=dict[str, Key])
    #: None where two people have the given name
    _given_names: dict[str, Key | None] = attrs.field(factory=dict[str, Key | None])
    _person_endings: dict[Key, Key] = attrs.field(factory=dict[Key, Key])
    _outer_names: dict[tuple[str, str], Key] = attrs.field(factory=dict[tuple[str, str], Key])
    _organization_endings: dict[Key, Key] = attrs.field(factory=dict[Key, Key])
    _heads: dict[str, Key] = attrs.field(factory=dict[str, Key])

    _surnames_of_gender: dict[tuple[str, str], Key] = attrs.field(factory=dict[tuple[str, str], Key])

    def add_person(self, key: Key) -> None:
        """Take in a full name that the article gives somewhere."""
        self._surnames.setdefault(key[-1], key)
        self._surnames_of_gender.setdefault((key[-1], given_names().get(key[0], "")), key)
        if self._given_names.setdefault(key[0], key) not in (key, None):
            known = self._given_names[key[0]]
            # "Ada Winter" and "Ada M. Winter" are one.
            self._given_names[key[0]] = known if known and known[-1] == key[-1] else None
        for first in range(1, len(key) - 1):
            self._person_endings.setdefault(key[first:], key)
        outer = (key[0], key[-1])
        self._outer_names[outer] = max(self._outer_names.get(outer, key), key, key=len)

    def name(self, kind: ActorKind, key: Key, acronym: str | None) -> None:
        """Note that *key* has just been named: of two bearers of a short form the one named last is meant."""
        if acronym:
            self.short_forms[(acronym.casefold().rstrip("."),)] = (kind, key)
        if kind is ActorKind.PERSON:
            self._surnames[key[-1]] = key
            self._surnames_of_gender[key[-1], given_names().get(key[0], "")] = key
        elif kind is ActorKind.ORGANIZATION and len(key) > 1:
            self._heads[key[0]] = self._heads[key[-1]] = key
            for first in range(1, len(key) - 1):
                self._organization_endings[key[first:]] = key

    def by_surname(self, surname: str, gender: str | None = None) -> Key | None:
        """Return the bearer named last, best of *gender*; before any is named, the first who will be."""
        known = self._surnames_of_gender.get((surname, gender)) if gender else None
        return known or self._surnames.get(surname)

    def by_given_name(self, given_name: str) -> Key | None:
        """Return the only bearer of a given name."""
        return self._given_names.get(given_name)

    def fuller_person(self, key: Key) -> Key | None:
        """Return whose name *key* is a part of: "van der Berg", or "Ada Winter" of "Ada M. Winter"."""
        found = (self._outer_names.get((key[0], key[-1])), self._person_endings.get(key))
        return next((full for full in found if full and len(full) > len(key)), None)

    def organization(self, key: Key) -> Key:
        """Return the fullest name of an organisation: "UN Security Council" for "Security Council"."""
        return self._organization_endings.get(key, key)

    def by_head(self, head: str) -> Key | None:
        """Return the organisation named last that has *head* as its first or last word."""
        return self._heads.get(head)
