"""Prints the article of a web page or of a text file as a person would want to look at it.

python examples/show_article.py examples/harbour.html [--published 2024-03-14] [--language en] [--width 100]
"""

from __future__ import annotations

import argparse
import shutil
import textwrap
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import newsmodel
from newsmodel import (
    Actor,
    ActorKind,
    Article,
    Boilerplate,
    BoilerplateKind,
    Caption,
    Event,
    EventStatus,
    Quote,
)

#: Between the label at the left and the text.
MARGIN = 14


def head(article: Article) -> Iterator[tuple[str, str]]:
    """Yield what stands above the story, and what is known about it."""
    yield "Headline", article.headline or "none"
    if article.standfirst:
        yield "Standfirst", article.standfirst
    if article.authors:
        yield "Authors", ", ".join(author.name for author in article.authors)
    if article.dateline:
        yield "Dateline", article[article.dateline.span]
    if article.published:
        yield "Published", article.published.isoformat()
    yield "Language", article.language or "unknown"
    if article.diagnostics:
        yield "To know", ", ".join(article.diagnostics)


def blocks(article: Article, width: int) -> Iterator[tuple[str, str]]:
    """Yield every block on one line: its kind, how it begins, and in brackets why it has this kind."""
    for block in article.blocks:
        match block:
            case Caption(occurrences=n) if n > 1:
                kind = f"Caption x{n}"
            case Boilerplate(kind=purpose) if purpose is not BoilerplateKind.OTHER:
                kind = purpose.value
            case _:
                kind = type(block).__name__
        why = f"  [{block.evidence[0]:.30}]" if block.evidence else ""
        yield kind, textwrap.shorten(block.text, width - MARGIN - len(why), placeholder=" …") + why


def pictures(article: Article) -> Iterator[tuple[str, str]]:
    """Yield each caption with what it says about its picture."""
    for number, caption in enumerate(article.captions, 1):
        yield f"Picture {number}", caption.text
        if caption.credit:
            suppliers = (*caption.credit.names, *caption.credit.agencies)
            yield "  credit", ", ".join(suppliers) or caption.credit.line
        for depiction in caption.depicts:
            where = f", {depiction.position.value}" if depiction.position else ""
            yield "  shows", depiction.actor.name + where
        if caption.place or caption.time:
            known = (str(caption.place or ""), caption.time.value if caption.time else "")
            yield "  taken", ", ".join(filter(None, known))
        if caption.illustrative:
            yield "  note", "file picture or symbol"


def who_said_what(article: Article) -> Iterator[tuple[str, str]]:
    """Yield each quote under the name of its speaker."""
    for quote in article.quotes:
        yield quote.speaker.name if quote.speaker else "unknown", _quote(article, quote)


def _quote(article: Article, quote: Quote) -> str:
    said = " … ".join(article[span] for span in quote.spans)
    words = said if quote.kind is newsmodel.QuoteKind.INDIRECT else f"“{said}”"
    attribution = " ".join(article[span] for span in sorted(filter(None, (quote.source, quote.cue))))
    return (
        f"{words}  [{quote.kind.value}: {attribution}]" if attribution else f"{words}  [{quote.kind.value}]"
    )


def who_is_who(article: Article) -> Iterator[tuple[str, str]]:
    """Yield people first, then organisations and places, each with what the article says of them."""
    for kind in ActorKind:
        actors = [actor for actor in article.actors if actor.kind is kind]
        if kind is ActorKind.PERSON:
            yield from (("person", _actor(actor)) for actor in actors)
        elif actors:
            yield kind.value, ", ".join(actor.name for actor in actors)


def _actor(actor: Actor) -> str:
    roles = f" ({', '.join(actor.roles)})" if actor.roles else ""
    also = f", also “{'”, “'.join(actor.aliases)}”" if actor.aliases else ""
    times = "once" if len(actor.mentions) == 1 else f"{len(actor.mentions)} times"
    return f"{actor.name}{roles}: named {times}{also}"


def what_happened(article: Article) -> Iterator[tuple[str, str]]:
    """Yield the events with a time in the order of their times, then the others."""
    dated = article.timeline()
    for event in dated:
        yield event.time.value if event.time else "", _event(article, event)
    for event in article.events:
        if event not in dated:
            yield "undated", _event(article, event)


def _event(article: Article, event: Event) -> str:
    people = ", ".join(participant.actor.name for participant in event.participants)
    details = [event.action, people, f"in {event.place}" if event.place else ""]
    if event.status is not EventStatus.HAPPENED:
        details.append(event.status.value)
    if event.main:
        details.append("the main event")
    return f"{article[event.span]}  [{'; '.join(filter(None, details))}]"


def section(title: str, rows: Iterable[tuple[str, str]], width: int) -> Iterator[str]:
    """Yield the lines of one section: a label at the left, a text that is wrapped beside it."""
    rows = tuple(rows) or (("", "nothing found"),)
    yield ""
    yield f"── {title} ".ljust(width, "─")
    for label, text in rows:
        indent = " " * MARGIN
        # A long label (a speaker's name) gets a line of its own.
        if len(label) >= MARGIN:
            yield label
        first = indent if len(label) >= MARGIN else label.ljust(MARGIN)
        yield from textwrap.wrap(text, width, initial_indent=first, subsequent_indent=indent)


def page(article: Article, width: int) -> str:
    """Return everything that newsmodel found, as a text of lines at most *width* wide."""
    lines = (
        *section("The article", head(article), width),
        *section("Blocks, and why they are what they are", blocks(article, width), width),
        *section("Pictures", pictures(article), width),
        *section("Who said what", who_said_what(article), width),
        *section("Who is who", who_is_who(article), width),
        *section("What happened when", what_happened(article), width),
    )
    return "\n".join(lines[1:])


def main() -> None:
    """Read the file that the command line names, print its article."""
    parser = argparse.ArgumentParser(description="Prints an article as a person would want to look at it.")
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--published", type=date.fromisoformat, help="YYYY-MM-DD; the text's own date if not given"
    )
    parser.add_argument("--language", help="en, de …; found out if not given")
    parser.add_argument("--width", type=int, default=min(shutil.get_terminal_size((100, 24)).columns, 110))
    options = parser.parse_args()
    known = {"published": options.published, "language": options.language}
    if options.file.suffix in {".html", ".htm"}:
        article = newsmodel.parse_html(options.file.read_bytes(), **known)
    else:
        article = newsmodel.parse_text(options.file.read_text(encoding="utf-8"), **known)
    print(page(article, options.width))


if __name__ == "__main__":
    main()
