"""Reads what careful readers found on pages of the shared corpora: places of words, never the words.

``readings.jsonl`` has one article a line. The pages are other people's texts and stay in ``../shared``; what
is kept says by numbers which of a page's words are a quote, a name, a clause: ``[first, count]``, counted
over the words of the page's text as `words_of` cuts it. The keys are those of `corpus.Article`, whose
articles are written down with their words.

    python benchmarks/readings.py FOLDER        # writes the file from articles as in tests/corpus

In FOLDER ``index.json`` gives the page of each article: ``{"en/a-slug": "blocks/0d672ab961"}``. Everything an
article says has to stand on its page; a day of 1900 means that the article's is not known.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import lxml.html
from lxml import etree
from measures import page_of, rows_of

import corpus

FILE = Path(__file__).with_name("readings.jsonl")

_WORD = re.compile(r"[^\W_]+")
#: Elements whose text nobody reads.
_SILENT = ("script", "style", "noscript", "template")
_UNKNOWN_YEAR = 1900

#: The first of some words, and how many there are.
Place = list[int]


class Reading(NamedTuple):
    """What readers found on one page."""

    page: bytes
    url: str | None
    #: under the keys of the gold of ``desk``, in lower case
    row: dict[str, Any]


class ReadingError(Exception):
    """Words do not stand on their page, or a page is another than the one that was read."""


def readings() -> Iterator[Reading]:
    """Yield all that was read, in the order of the file.

    Raises:
        ReadingError: a page has changed.
    """
    urls = {}
    lines = FILE.read_text("utf-8").splitlines()
    for name in {json.loads(line)["corpus"] for line in lines}:
        urls |= {(name, row["id"]): row.get("url") for row in rows_of(name)}
    for line in lines:
        found = json.loads(line)
        page = page_of(found["corpus"], found["page"])
        words = words_of(page)
        if _check(words) != found["check"]:
            raise ReadingError(f"{found['corpus']}/{found['page']}: the page has other words")
        row = row_of(found, words) | {"id": f"{found['corpus']}/{found['page']}"}
        yield Reading(page, urls[found["corpus"], found["page"]], row)


def words_of(page: bytes) -> list[str]:
    """Return the words of a page's text, in lower case and in the order of the document."""
    try:
        text = page.decode()
    except UnicodeDecodeError:
        text = page.decode("latin-1")
    tree = lxml.html.document_fromstring(text.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    etree.strip_elements(tree, *_SILENT, etree.Comment, with_tail=False)
    return _words(" ".join(tree.itertext()))


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).replace("\u00ad", "").casefold())


def _check(words: Sequence[str]) -> int:
    return zlib.crc32(" ".join(words).encode())


def row_of(found: Mapping[str, Any], words: Sequence[str]) -> dict[str, Any]:
    """Return what was found, in the words of its page, under the keys of the gold of ``desk``."""

    def text(place: Place | None) -> str | None:
        return None if place is None else " ".join(words[place[0] : place[0] + place[1]])

    def texts(places: Sequence[Place]) -> list[str | None]:
        return [text(place) for place in places]

    actors = [
        {
            "kind": one["kind"],
            "name": text(one["names"][0]),
            "names": texts(one["names"]),
            "roles": texts(one["roles"]),
        }
        for one in found["actors"]
    ]

    def who(told: int | Place) -> str | None:
        return actors[told]["name"] if isinstance(told, int) else text(told)

    main = found["main"]
    return {
        "lang": found["language"],
        "published": found["published"],
        "title": text(found["headline"]),
        "text": texts(found["text"]),
        "idle_marks": texts(found["idle"]),
        "actors": actors,
        "quotes": [
            {
                "kind": one["kind"],
                "pieces": texts(one["pieces"]),
                "speaker": None if one["speaker"] is None else who(one["speaker"]),
                "source": text(one["source"]),
            }
            for one in found["quotes"]
        ],
        "main": main
        and {
            "clause": text(main["clause"]),
            "action": text(main["action"]),
            "agents": [who(one) for one in main["agents"]],
            "patients": [who(one) for one in main["patients"]],
            "date": main["date"],
            "place": text(main["place"]),
        },
        "dated": [{"date": one["date"], "clause": text(one["clause"])} for one in found["dated"]],
    }


class _Page:
    """Finds words on a page."""

    def __init__(self, page: bytes) -> None:
        self.words = words_of(page)
        self._at: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            self._at.setdefault(word, []).append(index)

    def places(self, text: str) -> Iterator[Place]:
        """Yield where some words stand."""
        sought = _words(text)
        for first in self._at.get(sought[0], ()) if sought else ():
            if self.words[first : first + len(sought)] == sought:
                yield [first, len(sought)]

    def place(self, text: str | None, near: int = 0) -> Place | None:
        """Return where some words stand, the first behind a word if there is one."""
        if text is None:
            return None
        found = list(self.places(text))
        return next((place for place in found if place[0] >= near), found[0] if found else None)


def places_in(page: bytes, article: corpus.Article, paragraphs: Sequence[str]) -> dict[str, Any]:
    """Return an article by the places of its words; what does not stand on the page is left out."""
    seen = _Page(page)
    text = [place for place in map(seen.place, paragraphs) if place is not None]
    begin = min((place[0] for place in text), default=0)
    numbers: dict[str, int] = {}
    actors = []
    for actor in article.actors:
        names = [actor.name, *(one for one in actor.names if one != actor.name)]
        places = [place for one in names if (place := seen.place(one, begin)) is not None]
        if places:
            numbers[actor.name] = len(actors)
            roles = [place for one in actor.roles if (place := seen.place(one, begin)) is not None]
            actors.append({"kind": actor.kind, "names": places, "roles": roles})
    quotes, near = [], begin
    for quote in article.quotes:
        pieces, behind = [], near
        for piece in quote.pieces:
            place = seen.place(piece, behind)
            if place is not None:
                pieces.append(place)
                behind = sum(place)
        if not pieces:
            continue
        near = pieces[0][0]
        source = seen.place(quote.source, max(begin, near - 60))
        speaker = numbers.get(quote.speaker or "")
        quotes.append({"kind": quote.kind, "pieces": pieces, "speaker": speaker, "source": source})

    def who(names: Sequence[str]) -> list[int | Place]:
        told = (numbers.get(one, seen.place(one, begin)) for one in names)
        return [one for one in told if one is not None]

    main, unknown = article.main, article.published.year == _UNKNOWN_YEAR
    clause = seen.place(main.clause) if main else None
    return {
        "check": _check(seen.words),
        "language": article.language,
        "published": None if unknown else article.published.isoformat(),
        "headline": seen.place(article.headline),
        "text": text,
        "idle": [place for one in article.idle if (place := seen.place(one, begin)) is not None],
        "actors": actors,
        "quotes": quotes,
        "main": {
            "clause": clause,
            "action": seen.place(main.action, clause[0]),
            "agents": who(main.agents),
            "patients": who(main.patients),
            "date": main.date,
            "place": seen.place(main.place, begin),
        }
        if main and clause
        else None,
        "dated": [
            {"date": one.date, "clause": place}
            for one in article.dated
            if (place := seen.place(one.clause, begin)) is not None
        ],
    }


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    pages: dict[str, str] = json.loads((folder / "index.json").read_text("utf-8"))
    lines = []
    for entry in corpus.entries(folder):
        if entry.article.actors or entry.article.quotes:
            name, _, page = pages[entry.id].partition("/")
            found = places_in(page_of(name, page), entry.article, entry.paragraphs)
            lines.append(json.dumps({"corpus": name, "page": page, **found}, separators=(",", ":")))
    FILE.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{FILE.name}: {len(lines)} articles")


if __name__ == "__main__":
    main()
