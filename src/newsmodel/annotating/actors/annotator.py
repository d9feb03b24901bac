"""The step itself: from an article to the same with its actors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import attrs

from newsmodel.annotating.actors.around import Around, read_around
from newsmodel.annotating.actors.building import build_actors
from newsmodel.annotating.actors.candidates import candidates_of
from newsmodel.annotating.actors.capitalised import apart, inside_sentences
from newsmodel.annotating.actors.descriptions import with_nominals
from newsmodel.annotating.actors.known import KnownName, by_block, with_known
from newsmodel.annotating.actors.merging import Named, bearers_of, named, without_cases, without_nouns
from newsmodel.annotating.actors.pronouns import with_pronouns
from newsmodel.annotating.actors.resumed import with_resumed
from newsmodel.annotating.actors.runs import Run, find_runs
from newsmodel.annotating.actors.shouted import named_in_capitals
from newsmodel.annotating.actors.titled import cut_at_names, cut_at_verbs, has_capital_verb, names_of
from newsmodel.annotating.actors.words import Lookup, lookup_of, position_behind
from newsmodel.annotating.story import story_blocks
from newsmodel.annotating.wording import wording_of
from newsmodel.language import language_of
from newsmodel.model import Article, Block, Caption, Place
from newsmodel.model._derived import derived

#: A longer block is prose.
_LONGEST_TITLE = 200
#: How many longer words a heading in title case has, and the share of them with a capital. Behind a full stop
#: it takes more: some names and a verb are a sentence.
_WITHOUT_STOP = (3, 0.75)
_WITH_STOP = (5, 0.85)

_WORD = re.compile(r"[^\W\d_]{2,}")


def with_actors(article: Article, known: Iterable[KnownName] | None = None) -> Article:
    """Return *article* with people, organisations and places, in the order of their first mention.

    Found are names, definite descriptions of somebody named ("the ambassador") and pronouns, each as far as
    it is certain whom it means. Where the article had other actors, the quotes, events and depictions that
    refer to them go with them.

    Args:
        article: its `language` chooses the words.
        known: names that something else has found in it. They are believed where its words do not speak
            against them, and what they leave out is doubted; None if nothing else has looked.
    """
    lookup = lookup_of(language_of(article.language))
    mentions = mentions_of(article, lookup, None if known is None else by_block(known))
    actors = build_actors(bearers_of(mentions, lookup))
    blocks = list(story_blocks(article))
    actors = with_nominals(actors, blocks, lookup)
    actors = with_resumed(actors, blocks, lookup)
    actors = with_pronouns(actors, article, lookup)
    kept = article if article.actors in ((), actors) else _without_references(article)
    return derived(kept, actors=actors)


def _without_references(article: Article) -> Article:
    """Return *article* without what refers to its actors; places keep their words."""
    dateline = article.dateline
    return attrs.evolve(
        article,
        blocks=tuple(
            attrs.evolve(block, depicts=(), place=_bare(block.place)) if isinstance(block, Caption) else block
            for block in article.blocks
        ),
        dateline=attrs.evolve(dateline, place=_bare(dateline.place)) if dateline else None,
        quotes=(),
        events=(),
    )


def _bare(place: Place | None) -> Place | None:
    return attrs.evolve(place, actor=None) if place else None


def mentions_of(
    article: Article, lookup: Lookup, known: Mapping[int, Sequence[KnownName]] | None = None
) -> list[Named]:
    """Return everything in the story that may be a name, in reading order, with what stands around it.

    *known* are the names that something else has found, by block; None if nothing else has looked.
    """
    blocks = list(story_blocks(article))
    written = _written([block.text for _, block in blocks])
    mentions: list[Named] = []
    runs = {index: find_runs(index, block.text, lookup.language) for index, block in blocks}
    if lookup.language.actors.nouns_capitalised:
        inside = inside_sentences(run for found in runs.values() for run in found)
        runs = {
            index: [piece for run in found for piece in apart(run, inside, lookup)]
            for index, found in runs.items()
        }
    shouted = {index for index, block in blocks if block.text.isupper()}
    if len(shouted) < len(blocks):
        for index in shouted:
            runs[index] = []
    titles = _titles(blocks, runs, lookup)
    if titles:
        inside = inside_sentences(
            run for index, found in runs.items() if index not in titles for run in found
        )
        names = names_of(run for index, found in runs.items() if index not in titles for run in found)
        for index in titles:
            parts = [part for run in runs[index] for part in cut_at_verbs(run, inside, written, lookup)]
            runs[index] = [piece for part in parts for piece in cut_at_names(part, names, lookup)]
    for index, block in blocks:
        title = index in titles
        candidates = candidates_of(runs[index], block.text, written, lookup)
        if known is not None:
            candidates = with_known(candidates, known.get(index, ()), block.text, written, lookup)
        filed = _filed_until(article, index)
        positions = position_behind(lookup.language) if isinstance(block, Caption) else None
        for candidate in candidates:
            if filed and candidate.end <= filed:
                mentions.append(named(candidate, Around(cues=["dateline"])))
                continue
            around = read_around(candidate, block.text, lookup)
            if positions and positions.match(block.text, candidate.end):
                around.cues.append("after:position")
            if title:
                around.cues.append("in-title")
            mentions.append(named(candidate, around))
    mentions = without_nouns(
        without_cases(mentions, {index: block.text for index, block in blocks}, lookup), lookup
    )
    if not shouted or len(shouted) == len(blocks):
        return mentions
    for index, block in blocks:
        if index in shouted:
            mentions += list(named_in_capitals(index, block.text, mentions))
    return sorted(mentions, key=lambda one: (one.candidate.block, one.candidate.start))


def _titles(
    blocks: Sequence[tuple[int, Block]], runs: Mapping[int, list[Run]], lookup: Lookup
) -> frozenset[int]:
    """Return which of *blocks* give most of their words a capital; behind a full stop a verb among them."""
    if lookup.language.actors.nouns_capitalised:
        return frozenset()
    return frozenset(
        index
        for index, block in blocks
        if is_title_case(block.text)
        and (not block.text.endswith(".") or has_capital_verb(runs[index], lookup))
    )


def _written(texts: Sequence[str]) -> frozenset[str]:
    """Return the words of two letters and more."""
    words = set[str]().union(*(wording_of(text).words for text in texts))
    others = [word for word in words if not word.isalpha() or len(word) == 1]
    # What has a figure in it or a sign is taken apart.
    return frozenset(words.difference(others).union(*map(_WORD.findall, others)))


def _filed_until(article: Article, block: int) -> int:
    """Return where the place of the dateline ends in a block, 0 if it has none there."""
    place = article.dateline.place if article.dateline else None
    return place.span.end if place and place.span and place.span.block == block else 0


def is_title_case(text: str) -> bool:
    """Tell whether *text* is a heading that gives most of its words a capital: there it says little."""
    if len(text) > _LONGEST_TITLE:
        return False
    words = [word for word in _WORD.findall(text) if len(word) > 3]
    fewest, share = _WITH_STOP if text.endswith(".") else _WITHOUT_STOP
    return len(words) >= fewest and sum(word[0].isupper() for word in words) >= share * len(words)
