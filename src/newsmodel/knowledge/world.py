"""Names of the world, read once from the files beside this one; and how a caller adds names of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any, cast

import attrs

from newsmodel.model import ActorKind

#: The lines of ``places.txt``.
_PLACES = ("region", "city", "town", "other")
#: The lines of ``given_names.txt``; "seldom" are those that one country has.
_GIVEN_NAMES = ("female", "male", "either", "seldom")

#: A name, or the names of one and the same thing: "Harbour Board", ("Harbour Board", "HB").
Names = str | Iterable[str]


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Knowledge:
    """Names, and what they are names of. A value: `with_names` gives another one, nothing is global.

    What is known is a sign among signs: "Paris" is a place, and in "Paris Hilton" it is none. Only what a
    caller adds with `with_names` is believed wherever it stands as a whole.

    .. versionadded:: 0.2
    """

    #: ``country``, ``region``, ``city``, ``town`` or ``other`` (seas, quarters, buildings …) by name
    places: Mapping[str, str] = attrs.field(factory=dict[str, str])
    #: ``female``, ``male``, ``either`` or ``seldom`` (one country has it) by given name, casefolded
    given_names: Mapping[str, str] = attrs.field(factory=dict[str, str])
    #: casefolded
    family_names: frozenset[str] = frozenset()
    #: names and acronyms as the press writes them
    organizations: frozenset[str] = frozenset()
    #: a number by name: names of the same organisation or country share it ("UN", "United Nations")
    aliases: Mapping[str, int] = attrs.field(factory=dict[str, int])
    #: what a caller knows for certain, by name
    certain: Mapping[str, ActorKind] = attrs.field(factory=dict[str, ActorKind])

    def with_names(
        self,
        *,
        people: Iterable[Names] = (),
        organizations: Iterable[Names] = (),
        places: Iterable[Names] = (),
    ) -> Knowledge:
        """Return this knowledge and names of one's own besides, which are believed wherever they stand.

        Each is a name as articles write it, or several names of the same: ``("Harbour Board", "HB")``.

        Raises:
            TypeError: one of them is no such thing.
        """
        certain, aliases = dict(self.certain), dict(self.aliases)
        given = (
            ("people", people, ActorKind.PERSON),
            ("organizations", organizations, ActorKind.ORGANIZATION),
            ("places", places, ActorKind.PLACE),
        )
        number = max(aliases.values(), default=0)
        for field, entries, kind in given:
            if isinstance(entries, str) or not isinstance(entries, Iterable):
                raise TypeError(f"{field} are names in a list or a tuple, not {type(entries).__name__}")
            for index, entry in enumerate(entries):
                names = (entry,) if isinstance(entry, str) else _names(entry, f"{field}[{index}]")
                number += 1
                for name in names:
                    if not isinstance(name, str) or not name.strip():
                        raise TypeError(f"{field}[{index}] is a name, a str with letters, not {name!r}")
                    plain = " ".join(name.replace("’", "'").split())
                    certain[plain] = kind
                    aliases[plain] = number
        return attrs.evolve(self, certain=certain, aliases=aliases)

    def _fields(self) -> tuple[object, ...]:
        return (
            self.places,
            self.given_names,
            self.family_names,
            self.organizations,
            self.aliases,
            self.certain,
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Knowledge):
            return NotImplemented
        # The long lists are mostly the same objects.
        return all(one is two or one == two for one, two in zip(self._fields(), other._fields(), strict=True))

    def __hash__(self) -> int:
        return hash((len(self.places), len(self.organizations), frozenset(self.certain.items())))

    def __reduce__(self) -> tuple[Callable[..., Knowledge], tuple[object, ...]]:
        """Leave the lists that come with newsmodel out of pickles."""
        shipped = default_knowledge()
        if self is shipped:
            return default_knowledge, ()
        if all(one is two for one, two in zip(self._fields()[:4], shipped._fields()[:4], strict=True)):
            more = {
                name: number for name, number in self.aliases.items() if shipped.aliases.get(name) != number
            }
            return _with_more, (dict(self.certain), more)
        return Knowledge._made, self._fields()

    @classmethod
    def _made(cls, *fields: Any) -> Knowledge:
        names = (field.name for field in attrs.fields(cls))
        return cls(**dict(zip(names, fields, strict=True)))

    def __repr__(self) -> str:
        return (
            f"<Knowledge: {len(self.places)} places, {len(self.organizations)} names of organisations, "
            f"{len(self.given_names)} given names, {len(self.certain)} of one's own>"
        )


def _with_more(certain: dict[str, ActorKind], aliases: dict[str, int]) -> Knowledge:
    shipped = default_knowledge()
    return attrs.evolve(shipped, certain=certain, aliases={**shipped.aliases, **aliases})


def _names(entry: object, where: str) -> tuple[object, ...]:
    if not isinstance(entry, Iterable) or isinstance(entry, bytes):
        raise TypeError(f"{where} is a name or several names of one, not {type(entry).__name__}")
    return tuple(cast("Iterable[object]", entry))


def _lines(*path: str) -> list[str]:
    file = resources.files("newsmodel.knowledge").joinpath("data", *path)
    return file.read_text("utf-8").split("\n") if file.is_file() else []


#: How many letters each sign stands for.
_SHARED = {sign: number for number, sign in enumerate("0123456789abcdefghijklmnopqrstuvwxyz")}


def _unfolded(words: Iterable[str]) -> list[str]:
    """Return words that are written as how many letters each shares with the one before, and the rest."""
    word, shared = "", _SHARED
    return [word := word[: shared[folded[0]]] + folded[1:] if folded else "" for folded in words]


@cache
def default_knowledge() -> Knowledge:
    """Return what comes with newsmodel. It is read at the first call and kept.

    .. versionadded:: 0.2
    """
    places: dict[str, str] = {}
    for kind, line in zip(_PLACES, _lines("places.txt"), strict=False):
        places.update(dict.fromkeys(line.split("|"), kind))
    aliases: dict[str, int] = {}
    number = 0
    for number, line in enumerate(_lines("countries.txt")):
        names = line.split("|")
        places.update(dict.fromkeys(names, "country"))
        aliases.update(dict.fromkeys(names, number))
    organizations: list[str] = []
    for other, line in enumerate(_lines("organizations.txt"), number + 1):
        names = line.split("|")
        organizations += names
        if len(names) > 1:
            for name in names:
                aliases.setdefault(name, other)
    given: dict[str, str] = {}
    for gender, line in zip(_GIVEN_NAMES, _lines("given_names.txt"), strict=False):
        given.update(dict.fromkeys(_unfolded(line.split(" ")), gender))
    places.pop("", None)
    return Knowledge(
        places=places,
        given_names=given,
        family_names=frozenset(_unfolded(_lines("family_names.txt")[0].split(" "))),
        organizations=frozenset(organizations) - {""},
        aliases=aliases,
    )


# One entry a language that ships.
@cache
def common_words(code: str) -> Mapping[str, int]:
    """Return the common words of a language, in small letters, each with a step: 0 for the commonest."""
    words: dict[str, int] = {}
    for step, line in enumerate(_lines("words", f"{code}.txt")):
        words.update(dict.fromkeys(_unfolded(line.split(" ")), step))
    words.pop("", None)
    return words


#: What the columns of the files of verbs are, behind the lemma.
_FORMS = ("PRESENT", "PAST", "PARTICIPLE", "PRESENT_PARTICIPLE", "FUTURE", "CONDITIONAL")


def known_forms(code: str) -> Iterator[tuple[str, str, str]]:
    """Yield the lemma, a form and its tense of each form of the verbs known in a language."""
    rows = [line.split(";") for line in _lines("verbs", f"{code}.txt")]
    for (_, *columns), lemma in zip(rows, _unfolded([row[0] for row in rows]), strict=True):
        for kind, column in zip(_FORMS, columns, strict=False):
            for form in column.split():
                yield lemma, lemma[: len(lemma) - int(form[0], 36)] + form[1:], kind
        if lemma and code != "en":
            yield lemma, lemma, "BASE"
