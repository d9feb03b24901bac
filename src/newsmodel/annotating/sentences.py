"""Finds sentences."""

from __future__ import annotations

import re

import attrs

from newsmodel.annotating.story import story_blocks
from newsmodel.language import Language, language_of
from newsmodel.model import Article, Span

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|[。！？][」』）”]*")


def with_sentences(article: Article) -> Article:
    """Return *article* with the sentences of its story, in reading order."""
    language = language_of(article.language)
    sentences = tuple(
        Span(index, start, end)
        for index, block in story_blocks(article)
        for start, end in find_sentences(block.text, language)
    )
    return attrs.evolve(article, sentences=sentences)


def find_sentences(text: str, language: Language) -> list[tuple[int, int]]:
    """Return the sentences of one block's text as half-open ranges, without the blanks between them."""
    found: list[tuple[int, int]] = []
    start = 0
    for end in [match.end() for match in _END.finditer(text)] + [len(text)]:
        if text[start:end].strip():
            found.append((start, end))
            start = end + 1 if text[end : end + 1].isspace() else end
    return found
