"""Reads the corpus of our own: invented articles with what a careful reader finds in them.

One article a file, ``tests/corpus/<language>/<slug>.toml``; `Entry` says what stands in it. A file that
breaks a rule is refused with all its faults at once:

    python benchmarks/corpus.py          # checks all files

`Entry.row` has the keys of the gold of ``../shared/corpora/desk``, so whatever reads that reads this.
"""

from __future__ import annotations

import hashlib
import re
import sys
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

import cattrs
import cattrs.v
from attrs import asdict, field, frozen

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "corpus"

#: Day, month or year.
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
#: What stands between quotation marks within a paragraph; no single marks, which are apostrophes too.
_MARKED = re.compile(r'“([^“”„]+)[”“]|„([^“”„]+)[“”]|«([^«»]+)»|»([^«»]+)[«»]|”([^“”„]+)”|"([^"]+)"')
_WORD = re.compile(r"[^\W_]+")


class CorpusError(Exception):
    """A file of the corpus breaks a rule; the message names the file and every fault."""


@frozen(kw_only=True)
class Quote:
    """Something that somebody says."""

    #: whole sentences in marks; some words in marks; reported without marks, with the marks inside it
    kind: Literal["direct", "mixed", "indirect"]
    #: verbatim, without the marks around; several if an attribution or a paragraph's end interrupts
    pieces: tuple[str, ...]
    #: the full name of an actor; None if the article names nobody who says it
    speaker: str | None = None
    #: the words that say who speaks, verbatim; None if there are none
    source: str | None = None


@frozen(kw_only=True)
class Actor:
    """A person, an organisation or a place that the text names."""

    kind: Literal["person", "organization", "place"]
    #: the fullest form
    name: str
    #: the forms in which the text has it
    names: tuple[str, ...]
    #: what the text says that a person is
    roles: tuple[str, ...] = ()


@frozen(kw_only=True)
class Main:
    """The main event."""

    #: verbatim from headline or lead
    clause: str
    #: its verb, verbatim from the clause
    action: str
    agents: tuple[str, ...] = ()
    patients: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None


@frozen(kw_only=True)
class Dated:
    """What happened, or is to, on a day, in a month or in a year that the text tells."""

    date: str
    clause: str


@frozen(kw_only=True)
class Article:
    """What one file says."""

    language: str
    published: date
    headline: str
    #: paragraphs with a blank line between
    text: str
    #: words in quotation marks that nobody says
    idle: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    actors: tuple[Actor, ...] = ()
    main: Main | None = None
    dated: tuple[Dated, ...] = ()


@frozen(kw_only=True)
class Entry:
    """An article of the corpus and where it stands."""

    #: ``<language>/<slug>``
    id: str
    article: Article = field(repr=False)

    @property
    def kept_apart(self) -> bool:
        """Whether the article is only for measuring: nobody reads its faults, nothing is learned from it."""
        return kept_apart(self.id.rpartition("/")[2])

    @property
    def paragraphs(self) -> list[str]:
        """The paragraphs of the body."""
        return [one.strip() for one in re.split(r"\n\s*\n", self.article.text) if one.strip()]

    @property
    def pasted(self) -> str:
        """The article as a person pastes it: what the parser reads."""
        return "\n\n".join((self.article.headline, *self.paragraphs))

    @property
    def row(self) -> dict[str, Any]:
        """The article under the keys that the gold of ``desk`` has."""
        told = asdict(self.article)
        return {
            "id": self.id,
            "lang": told["language"],
            "published": told["published"].isoformat(),
            "title": told["headline"],
            "text": self.paragraphs,
            "quotes": told["quotes"],
            "idle_marks": told["idle"],
            "actors": told["actors"],
            "main": told["main"],
            "dated": told["dated"],
        }


def kept_apart(slug: str) -> bool:
    """Tell whether the article of that slug is kept apart for measuring: a third, by a hash."""
    return int(hashlib.sha1(slug.encode(), usedforsecurity=False).hexdigest(), 16) % 3 == 0


def files(folder: Path = FOLDER) -> list[Path]:
    """Return the files of the corpus, in order."""
    return sorted(folder.glob("*/*.toml"))


def entries(folder: Path = FOLDER) -> Iterator[Entry]:
    """Yield the articles, in the order of their ids.

    Raises:
        CorpusError: a file breaks a rule.
    """
    yield from map(read, files(folder))


def read(file: Path) -> Entry:
    """Return the article of a file.

    Raises:
        CorpusError: it is no TOML, has other keys or types than `Article`, or says what its text does not.
    """
    try:
        article = _CONVERTER.structure(tomllib.loads(file.read_text(encoding="utf-8")), Article)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{file}: {error}") from error
    except cattrs.BaseValidationError as error:
        raise CorpusError(_listed(file, cattrs.transform_error(error, "file", _fault))) from error
    entry = Entry(id=f"{file.parent.name}/{file.stem}", article=article)
    faults = list(_faults(entry))
    if faults:
        raise CorpusError(_listed(file, faults))
    return entry


def _listed(file: Path, faults: list[str]) -> str:
    return "\n".join(f"{file}: {fault}" for fault in faults)


def _faults(entry: Entry) -> Iterator[str]:
    """Yield what the findings and the text disagree about."""
    article = entry.article
    if entry.id.partition("/")[0] != article.language:
        yield f"language {article.language!r} is not its folder's"
    paragraphs = (article.headline, *entry.paragraphs)
    for what, words in _verbatim(article):
        if not words.strip() or words != words.strip():
            yield f"{what}: {words!r} is blank at an end"
        elif not any(words in paragraph for paragraph in paragraphs):
            yield f"{what}: {words!r} stands in no paragraph"
    yield from _faults_of_actors(article)
    yield from _faults_of_order(article.quotes, "\n".join(paragraphs))
    if article.main and not _has_words(article.main.clause, article.main.action):
        yield f"main: the clause lacks the action {article.main.action!r}"
    days = [one.date for one in article.dated]
    if article.main and article.main.date:
        days.append(article.main.date)
    yield from (f"date: {day!r} is no day, month or year" for day in days if not _DAY.fullmatch(day))
    yield from _unread_marks(article, paragraphs)


def _verbatim(article: Article) -> Iterator[tuple[str, str]]:
    """Yield everything that has to stand in the text as it is, with what it is."""
    for words in article.idle:
        yield "idle", words
    for quote in article.quotes:
        yield from (("piece", piece) for piece in quote.pieces)
        if quote.source is not None:
            yield "source", quote.source
    for actor in article.actors:
        yield from (("name", name) for name in (actor.name, *actor.names))
        yield from (("role", role) for role in actor.roles)
    if article.main:
        yield "main", article.main.clause
    for dated in article.dated:
        yield "dated", dated.clause


def _faults_of_actors(article: Article) -> Iterator[str]:
    names = [actor.name for actor in article.actors]
    yield from (f"actor: {name!r} is there twice" for name in {one for one in names if names.count(one) > 1})
    for actor in article.actors:
        if actor.name not in actor.names:
            yield f"actor: {actor.name!r} is not among its names"
        if actor.roles and actor.kind != "person":
            yield f"actor: {actor.name!r} is no person and has roles"
    for quote in article.quotes:
        if quote.speaker is not None and quote.speaker not in names:
            yield f"quote: the speaker {quote.speaker!r} is no actor"


def _faults_of_order(quotes: tuple[Quote, ...], text: str) -> Iterator[str]:
    at = 0
    for quote in quotes:
        if not quote.pieces:
            yield f"quote: one of {quote.speaker or quote.source} has no pieces"
            continue
        begins = text.find(quote.pieces[0], at)
        if begins < 0 <= text.find(quote.pieces[0]):
            yield f"quote: {quote.pieces[0]!r} comes after one that stands behind it"
        at = max(at, begins)


def _has_words(clause: str, action: str) -> bool:
    """Tell whether all words of the verb stand in the clause, which may split it."""
    return set(_WORD.findall(action.casefold())) <= set(_WORD.findall(clause.casefold()))


def _unread_marks(article: Article, paragraphs: tuple[str, ...]) -> Iterator[str]:
    """Yield what stands in marks and is neither a quote nor idle."""
    known = [piece for quote in article.quotes if quote.kind != "indirect" for piece in quote.pieces]
    plain = {_plain(words) for words in (*known, *article.idle)}
    for paragraph in paragraphs:
        for match in _MARKED.finditer(paragraph):
            words = _plain(match[match.lastindex or 0])
            if words and not any(words in one or (one and one in words) for one in plain):
                yield f"marks: {match[0]!r} is neither a quote nor idle"


def _fault(error: BaseException, kind: type | None) -> str:
    return str(error) if isinstance(error, TypeError) else cattrs.v.format_exception(error, kind)


def _plain(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))


def _text(value: object, _: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _texts(value: object, _: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list of texts")
    return tuple(_text(one, None) for one in value)


def _day(value: object, _: object) -> date:
    if not isinstance(value, date):
        raise TypeError(f"{value!r} is no day")
    return value.date() if isinstance(value, datetime) else value


def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True)
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(date, _day)
    converter.register_structure_hook_func(lambda kind: kind == tuple[str, ...], _texts)
    return converter


_CONVERTER = _converter()


def main() -> None:
    """Check all files; print what is wrong, or how much there is."""
    faults, read_ones = [], []
    for file in files():
        try:
            read_ones.append(read(file))
        except CorpusError as error:
            faults.append(str(error))
    if faults:
        sys.exit("\n".join(faults))
    for language in sorted({one.article.language for one in read_ones}):
        some = [one for one in read_ones if one.article.language == language]
        quotes = sum(len(one.article.quotes) for one in some)
        apart = sum(one.kept_apart for one in some)
        print(f"{language}: {len(some)} articles, {apart} of them kept apart, {quotes} quotes")


if __name__ == "__main__":
    main()
