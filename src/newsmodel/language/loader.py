"""Reads a language's TOML file into typed tables; every key and every type is checked."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, cast

import attrs

from newsmodel._strict import strict_converter, structure
from newsmodel.errors import SerializationError
from newsmodel.language.actors import ActorWords
from newsmodel.language.events import EventWords
from newsmodel.language.layout import LayoutWords
from newsmodel.language.quotes import QuoteWords
from newsmodel.language.sentences import SentenceWords
from newsmodel.language.times import TimeWords

if TYPE_CHECKING:
    from cattrs import Converter


# Compared by identity: the steps keep the patterns that they compile from a language's words keyed by it.
@attrs.frozen(kw_only=True, eq=False)
class Language:
    """The words of one human language that parsing and annotating need; each table may be left out."""

    #: BCP 47 tag, without region where the words serve all of them: "en"
    code: str
    #: in English: "German"
    name: str
    #: its commonest words, by which it is recognised
    function_words: tuple[str, ...] = ()
    layout: LayoutWords = attrs.field(factory=LayoutWords)
    sentences: SentenceWords = attrs.field(factory=SentenceWords)
    times: TimeWords = attrs.field(factory=TimeWords)
    actors: ActorWords = attrs.field(factory=ActorWords)
    quotes: QuoteWords = attrs.field(factory=QuoteWords)
    events: EventWords = attrs.field(factory=EventWords)

    def __repr__(self) -> str:
        return f"<Language {self.code}>"


#: What is used for a language without a file: everything that needs no words still works.
NO_LANGUAGE = Language(code="und", name="undetermined")


def read_language(toml: str) -> Language:
    """Return the language that a TOML text describes.

    Raises:
        SerializationError: it is no TOML, a key is unknown or missing, a value has the wrong type, or a word
            is empty: that would be found everywhere.
    """
    try:
        data = tomllib.loads(toml)
    except (ValueError, RecursionError) as error:  # bad TOML, an int of thousands of digits, depth
        raise SerializationError(f"no TOML: {error}") from error
    language = structure(_converter(), data, Language)
    _refuse_empty(data, ())
    return language


#: What turns a verb's ending into that of its lemma; "" where it is only taken off.
_ENDINGS = tuple(field.name for field in attrs.fields(EventWords) if field.name.startswith("unknown_"))
#: Tables whose entries say by "" that there is no such form, or no ending.
_GAPS = frozenset(
    (
        *(("quotes", name) for name in ("speech", "attitude", "naming")),
        *(("events", name) for name in ("regular", *_ENDINGS)),
    )
)


def _refuse_empty(value: object, path: tuple[str | int, ...]) -> None:
    """Raise `SerializationError` for a word in *value*, itself at *path*, that is empty or blank."""
    if isinstance(value, str):
        if not value.strip() and path[:2] not in _GAPS:
            raise SerializationError("the word is empty", path=path)
    elif isinstance(value, dict):
        for key, inner in cast("dict[str, object]", value).items():
            if not key.strip():
                raise SerializationError("the key is empty", path=(*path, key))
            _refuse_empty(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(cast("list[object]", value)):
            _refuse_empty(inner, (*path, index))


# One for all languages: making the readers of the tables takes longer than reading them.
@cache
def _converter() -> Converter:
    return strict_converter()


@cache
def known_languages() -> tuple[str, ...]:
    """Return the codes of the languages that come with newsmodel."""
    files = resources.files("newsmodel.language").iterdir()
    return tuple(sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml")))


def language_of(tag: str | None) -> Language:
    """Return the language for a BCP 47 tag ("de-AT" is served by "de"), `NO_LANGUAGE` if none serves it."""
    if not isinstance(tag, str | None):
        raise TypeError(f"a language is a str (a BCP 47 tag) or None, not {type(tag).__name__}")
    code = (tag or "").replace("_", "-").partition("-")[0].casefold()
    code = _SAME.get(code, code)
    return _shipped(code) if code in known_languages() else NO_LANGUAGE


#: Tags of written forms that one language file serves.
_SAME = {"nb": "no", "nn": "no"}


# One entry a shipped language at most: it can't grow.
@cache
def _shipped(code: str) -> Language:
    return read_language(resources.files("newsmodel.language").joinpath(f"{code}.toml").read_text("utf-8"))
