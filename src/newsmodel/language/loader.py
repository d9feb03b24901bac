"""Reads a language's TOML file into typed tables; every key and every type is checked."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import attrs

from newsmodel._strict import strict_converter, structure
from newsmodel.errors import SerializationError
from newsmodel.language.actors import ActorWords
from newsmodel.language.checking import VERB_FORMS, check_forms, check_words
from newsmodel.language.events import EventWords
from newsmodel.language.layout import LayoutWords
from newsmodel.language.quotes import QuoteWords
from newsmodel.language.sentences import SentenceWords
from newsmodel.language.times import TimeWords

if TYPE_CHECKING:
    from cattrs import Converter


@attrs.frozen(kw_only=True)
class Language:
    """The words of one human language that parsing and annotating need; each table may be left out.

    A value: compared by its words, hashable and picklable.
    """

    #: BCP 47 tag, without region where the words serve all of them: "en"
    code: str
    #: in English: "German"
    name: str
    #: its commonest words, by which it is recognised
    function_words: tuple[str, ...] = ()
    #: words of bylines, credits and boilerplate
    layout: LayoutWords = attrs.field(factory=LayoutWords)
    #: words that tell where a sentence ends
    sentences: SentenceWords = attrs.field(factory=SentenceWords)
    #: words that name times
    times: TimeWords = attrs.field(factory=TimeWords)
    #: words that tell who is who
    actors: ActorWords = attrs.field(factory=ActorWords)
    #: words that attribute speech
    quotes: QuoteWords = attrs.field(factory=QuoteWords)
    #: words that tell what happened
    events: EventWords = attrs.field(factory=EventWords)

    # The steps keep the patterns that they compile from a language's words keyed by it, and ask for them line
    # by line: the words themselves are too many to hash each time.
    def __hash__(self) -> int:
        return hash((self.code, self.name))

    def __reduce__(self) -> tuple[Callable[..., Language], tuple[object, ...]]:
        """Pickle the words; what is read back is one object, however often it is read."""
        names = [field.name for field in attrs.fields(Language)]
        return _remade, (dict(zip(names, (getattr(self, name) for name in names), strict=True)),)

    def __repr__(self) -> str:
        return f"<Language {self.code}>"


def _remade(words: dict[str, Any]) -> Language:
    return _one_of_equals(Language(**words))


# Equal languages compare slowly unless they are one object. As many as a process has of its own, not more.
@lru_cache(maxsize=32)
def _one_of_equals(language: Language) -> Language:
    """Return the first of the languages that are equal to *language*."""
    return language


#: What is used for a language without a file: everything that needs no words still works.
NO_LANGUAGE = Language(code="und", name="undetermined")


def read_language(toml: str, *, alone: bool = False) -> Language:
    """Return the language that a TOML text describes, for ``Parser(languages=…)``.

    A text whose code is that of a language that comes with newsmodel is laid over that language: the words of
    a list come before those that ship, a table is laid over the table, key by key, and a verb's forms, a
    number or a switch take the place of what ships. What the text leaves out stays as it is.

    The keys and what they mean are provisional: they may change with every release.

    Args:
        toml: a language file, or the part of one that differs from what ships.
        alone: nothing that ships is added.

    Raises:
        TypeError: *toml* is no `str`.
        SerializationError: it is no TOML, a key is unknown or missing, a value has the wrong type or is none
            of those that its key allows, or a word is empty: that would be found everywhere. The error tells
            the path.

    .. versionchanged:: 0.2
       Laid over the language that ships.
    """
    if not isinstance(toml, str):
        raise TypeError(f"a language is read from a str, the text of a TOML file, not {type(toml).__name__}")
    data = _data_of(toml)
    language = _language_in(data)
    shipped = NO_LANGUAGE if alone else language_of(language.code)
    if shipped is not NO_LANGUAGE:
        language = _laid_over(shipped, language, data)
    check_forms(data, language.times)
    return _one_of_equals(attrs.evolve(language, code=_SAME.get(language.code, language.code)))


def _data_of(toml: str) -> dict[str, Any]:
    try:
        return tomllib.loads(toml)
    except (ValueError, RecursionError) as error:  # bad TOML, an int of thousands of digits, depth
        raise SerializationError(f"no TOML: {error}") from error


def _language_in(data: dict[str, Any]) -> Language:
    language = structure(_converter(), data, Language)
    check_words(data)
    return language


# One for all languages: making the readers of the tables takes longer than reading them.
@cache
def _converter() -> Converter:
    return strict_converter()


def _laid_over(under: Any, over: Any, data: Mapping[str, Any], path: tuple[str, ...] = ()) -> Any:
    """Return *under* with what *data* gives, which *over* holds as a value of the same class."""
    fields: dict[str, Any] = {}
    for name, given in data.items():
        old, new, where = getattr(under, name), getattr(over, name), (*path, name)
        is_table = attrs.has(new.__class__)
        fields[name] = _laid_over(old, new, given, where) if is_table else _joined(old, new, where)
    return attrs.evolve(under, **fields)


def _joined(old: Any, new: Any, path: tuple[str, ...]) -> Any:
    kind: type[object] = new.__class__
    if kind is tuple:
        return tuple(dict.fromkeys((*new, *old)))
    if kind is not dict:
        return new
    if path in VERB_FORMS:
        return {**old, **new}
    return {**old, **{key: _joined(old.get(key, ()), entry, path) for key, entry in new.items()}}


@cache
def known_languages() -> tuple[str, ...]:
    """Return the codes of the languages that come with newsmodel."""
    files = resources.files("newsmodel.language").iterdir()
    return tuple(sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml")))


def language_of(tag: str | None, languages: Iterable[Language] = ()) -> Language:
    """Return the language for a BCP 47 tag ("de-AT" is served by "de"), `NO_LANGUAGE` if none serves it.

    Args:
        tag: None if the language is unknown.
        languages: of one's own; they are asked before those that come with newsmodel, the last one first.
    """
    if not isinstance(tag, str | None):
        raise TypeError(f"a language is a str (a BCP 47 tag) or None, not {type(tag).__name__}")
    code = (tag or "").replace("_", "-").partition("-")[0].casefold()
    code = _SAME.get(code, code)
    own = [language for language in languages if language.code == code]
    if own:
        return own[-1]
    return _shipped(code) if code in known_languages() else NO_LANGUAGE


def as_languages(languages: Iterable[Language]) -> tuple[Language, ...]:
    """Return a caller's own languages as a tuple; raise `TypeError` where they are none."""
    own = tuple(languages) if isinstance(languages, Iterable) and not isinstance(languages, str) else None
    if own is None or not all(isinstance(language, Language) for language in own):
        raise TypeError("languages are what read_language returns, in a list or a tuple; () is for none")
    return own


#: Tags of written forms that one language file serves.
_SAME = {"nb": "no", "nn": "no"}


# One entry a shipped language at most: it can't grow.
@cache
def _shipped(code: str) -> Language:
    file = resources.files("newsmodel.language").joinpath(f"{code}.toml")
    return _language_in(_data_of(file.read_text("utf-8")))
