"""Names in headings whose capitals say nothing: all in capitals, or every word with one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from newsmodel.annotating.actors.named import Named, plain
from newsmodel.annotating.events.verbs import grammar_of
from newsmodel.annotating.names.article import ArticleNames, Key
from newsmodel.annotating.names.runs import Item, Run
from newsmodel.annotating.names.words import RARE, WordReader
from newsmodel.annotating.wording import Wording
from newsmodel.language import Language

#: A longer block is prose.
_LONGEST_TITLE = 200
#: How many longer words a heading in title case has at least, and the share of them with a capital.
_FEWEST_WORDS, _MOST_CAPITALS = 3, 0.75
_PART = re.compile(r"\w+")


def headings_of(wordings: Mapping[int, tuple[str, Wording]], reader: WordReader) -> set[int]:
    """Return the blocks in which a capital says nothing."""
    found = {index for index, (text, _) in wordings.items() if text.isupper()}
    if not reader.language.actors.nouns_capitalised:
        found.update(
            index for index, (text, wording) in wordings.items() if _is_title_case(text, wording, reader)
        )
    # Where there is nothing else, their words have to do.
    return found if len(found) < len(wordings) else set()


def _is_title_case(text: str, wording: Wording, reader: WordReader) -> bool:
    """Tell whether *text* is a heading that gives most of its words a capital.

    Behind a full stop some names and a verb are a sentence: there a common word has to have a capital, too.
    """
    if len(text) > _LONGEST_TITLE:
        return False
    words = [word for word in wording.words if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    if len(words) < _FEWEST_WORDS or capitals < _MOST_CAPITALS * len(words):
        return False
    return text[-1] not in ".!?" or any(
        word[0].isupper()
        and reader.common.get(word.casefold(), RARE) < RARE
        and not reader.word(word).is_listed
        and "stop" not in reader.word(word).classes
        for word in wording.words[1:]
    )


def known_in(index: int, text: str, wording: Wording, known: Mapping[Key, Named]) -> Iterator[Named]:
    """Yield the names of other blocks that a heading has; of two the longer one.

    Args:
        index: the heading's.
        text: the heading's.
        wording: its words.
        known: the names of the other blocks by their words, as `cut` gives them.
    """
    longest = max(map(len, known), default=0)
    words = [word.casefold() for word in wording.words]
    k = 0
    while k < len(words):
        for size in range(min(longest, len(words) - k), 0, -1):
            one = known.get(tuple(words[k : k + size]))
            if one is None or not wording.words[k][0].isupper():
                continue
            last = k + size - 1
            start, end = wording.starts[k], wording.starts[last] + len(wording.words[last])
            yield Named(index, start, end, plain(text[start:end]), one.key, one.kind, one.margin)
            k = last
            break
        k += 1


def cut(key: Key) -> Key:
    """Return the words of a name as a text is cut into them: "o", "brien"."""
    return tuple(word for part in key for word in _PART.findall(part))


def apart(runs: Sequence[Run], found: Sequence[Named], article: ArticleNames) -> Iterator[Run]:
    """Yield what known names and verbs leave of a heading's runs: "Ada Winter" *Slams* "Osterby Council".

    A word that has its capital elsewhere too is no verb, and behind a given name a surname is likelier: "Hugh
    Grant".
    """
    verbal = _verbal(article.reader.language)
    for run in runs:
        part: list[Item] = []
        for item in run.items:
            taken = any(one.start < item.end and item.start < one.end for one in found)
            if taken or (item.capital and _is_verbal(item, part, verbal, article)):
                if part:
                    yield Run(run.block, part)
                part = []
            else:
                part.append(item)
        if part:
            yield Run(run.block, part)


def _is_verbal(item: Item, part: Sequence[Item], verbal: frozenset[str], article: ArticleNames) -> bool:
    key = item.word.key
    if key not in verbal and not ("stop" in item.word.classes and item.word.shape != "A"):
        return False
    if article.has_capital(key):
        return False
    behind_given = len(part) == 1 and not {"given", "given1"}.isdisjoint(part[0].word.classes)
    return not behind_given or key in article.small


@lru_cache(maxsize=64)
def _verbal(language: Language) -> frozenset[str]:
    """Return the words that are verbs, stand before one, or rule what follows."""
    grammar = grammar_of(language)
    words = grammar.verbal.union(
        grammar.possibility, grammar.negations, grammar.adverbs, grammar.prepositions, grammar.clause_starts
    )
    return frozenset(word.casefold() for word in words)
