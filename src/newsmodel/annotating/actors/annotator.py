"""The step itself: from an article to the same with its actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import attrs

from newsmodel.annotating.actors.building import build_actors
from newsmodel.annotating.actors.descriptions import with_nominals
from newsmodel.annotating.actors.identities import bearers_of
from newsmodel.annotating.actors.known import KnownName, votes_of
from newsmodel.annotating.actors.named import Named
from newsmodel.annotating.actors.naming import names_of
from newsmodel.annotating.actors.pronouns import with_pronouns
from newsmodel.annotating.actors.resumed import with_resumed
from newsmodel.annotating.actors.roles import Beside, RoleReader
from newsmodel.annotating.names.article import Key
from newsmodel.annotating.names.words import word_reader
from newsmodel.annotating.story import story_blocks
from newsmodel.annotating.unread import diagnostics_with
from newsmodel.knowledge import Knowledge, default_knowledge
from newsmodel.language import Language, language_of
from newsmodel.model import ActorKind, Article, Caption, Diagnostic, Place
from newsmodel.model._derived import derived


def with_actors(
    article: Article,
    known: Iterable[KnownName] | None = None,
    *,
    knowledge: Knowledge | None = None,
    languages: Iterable[Language] = (),
) -> Article:
    """Return *article* with people, organisations and places, in the order of their first mention.

    Found are names, definite descriptions of somebody named ("the ambassador") and pronouns, each as far as
    it is certain whom it means. Where the article had other actors, the quotes, events and depictions that
    refer to them go with them.

    Args:
        article: its `language` chooses the words.
        known: names that something else has found in it. They are believed where its words do not speak
            against them, and what they leave out is doubted; None if nothing else has looked.
        knowledge: what is known of the world; None for what comes with newsmodel.
        languages: of one's own, over and beside those that come with newsmodel.
    """
    reader = word_reader(language_of(article.language, languages), knowledge or default_knowledge())
    blocks = list(story_blocks(article))
    others = () if known is None else tuple(known)
    votes = None if known is None else votes_of(others, blocks, reader.lookup)
    names = names_of(article, blocks, reader, votes)
    roles_told = {(one.span.block, one.span.end): one.role for one in others if one.role}
    by_block: dict[int, list[Named]] = defaultdict(list)
    for one in names.named:
        by_block[one.block].append(one)
    beside: dict[int, Beside] = {}
    acronyms: dict[Key, str] = {}
    owners: dict[int, str] = {}
    for index, block in blocks:
        if index not in by_block:
            continue
        roles = RoleReader(block.text, by_block[index], reader.lookup)
        for one in by_block[index]:
            found = beside[id(one)] = roles.beside(one)
            role = roles_told.get((index, one.end))
            if role and not found.roles and one.kind is ActorKind.PERSON:
                found.roles.append(role)
            if found.acronym:
                acronyms.setdefault(one.key, found.acronym)
            if found.affiliation:
                owners[id(one)] = found.affiliation
    bearers = bearers_of(names.named, reader, acronyms, owners)
    actors = build_actors(bearers, beside, names)
    actors = with_nominals(actors, blocks, reader.lookup)
    actors = with_resumed(actors, blocks, reader.lookup)
    actors = with_pronouns(actors, article, reader)
    kept = article if article.actors in ((), actors) else _without_references(article)
    is_read = known is not None or bool(reader.language.actors.offices)
    told = diagnostics_with(article, Diagnostic.NAMES_NOT_READ, is_read=is_read)
    return derived(kept, actors=actors, diagnostics=told)


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
