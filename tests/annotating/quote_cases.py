"""Hand-annotated paragraphs of ``tests/cases/quotes``, as articles and what is to be found in them."""

from __future__ import annotations

import re
from pathlib import Path

from newsmodel import Actor, ActorKind, Article, Mention, Paragraph, Span
from newsmodel.annotating import with_sentences, with_times

#: Languages that have cases.
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "no", "da", "pl", "ru", "tr")
CASES = Path(__file__).parent.parent / "cases" / "quotes"
_NAME = re.compile(r"\[(?P<kind>O:)?(?P<words>[^\]|]+)(?:\|(?P<name>[^\]]+))?\]")


def read_cases(name: str) -> list[tuple[str, str, list[str]]]:
    found: list[tuple[str, str, list[str]]] = []
    for case in ("\n" + (CASES / name).read_text("utf-8")).split("\n## ")[1:]:
        title, _, rest = case.partition("\n")
        source, _, expected = rest.partition("\n---")
        found.append((title, source.strip(), expected.strip().splitlines()))
    return found


def unquoted(source: str, language: str) -> Article:
    """Return an article whose actors are the names that *source* brackets, without its quotes."""
    roles: dict[str, tuple[str, ...]] = {}
    mentions: dict[str, list[Mention]] = {}
    kinds: dict[str, ActorKind] = {}
    texts: list[str] = []
    for line in source.split("\n"):
        if line.startswith("roles: "):
            name, _, role = line.removeprefix("roles: ").partition(" = ")
            roles[name] = (role,)
            continue
        text, rest = "", 0
        for mark in _NAME.finditer(line):
            text += line[rest : mark.start()]
            name = mark["name"] or mark["words"]
            kinds.setdefault(name, ActorKind.ORGANIZATION if mark["kind"] else ActorKind.PERSON)
            span = Span(len(texts), len(text), len(text) + len(mark["words"]))
            mentions.setdefault(name, []).append(Mention(span))
            text, rest = text + mark["words"], mark.end()
        texts.append(text + line[rest:])
    actors = tuple(
        Actor(name, kinds[name], f"a{number}", roles=roles.get(name, ()), mentions=tuple(found))
        for number, (name, found) in enumerate(mentions.items())
    )
    article = Article(blocks=tuple(Paragraph(text) for text in texts), language=language, actors=actors)
    return with_times(with_sentences(article))
