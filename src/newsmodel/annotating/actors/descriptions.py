"""Finds whom a description means: "the Russian ambassador to Iran"."""

from __future__ import annotations

from newsmodel.annotating.actors.words import lookup_of
from newsmodel.language import language_of
from newsmodel.model import Actor, ActorKind, Article


def actor_of_description(text: str, article: Article) -> Actor | None:
    """Return the person whom a definite description means in *article*, None if it is not sure.

    Sure is a description with a definite article ("the ambassador to Iran", "the Russian ambassador") that
    fits the roles of exactly one person: the same office, and nothing said of it that contradicts.

    Args:
        text: the description with its article, as written.
        article: its `actors` are asked, its `language` gives the words.
    """
    lookup = lookup_of(language_of(article.language))
    words = text.split()
    if len(words) < 2 or words[0].casefold() not in lookup.definite_articles:
        return None
    said = {word.casefold() for word in words[1:]}
    office = next((word.casefold() for word in words[1:] if lookup.is_office(word)), None)
    if office is None:
        return None
    fitting = [
        actor
        for actor in article.actors
        if actor.kind is ActorKind.PERSON and any(_fits(said, office, role, actor) for role in actor.roles)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _fits(said: set[str], office: str, role: str, actor: Actor) -> bool:
    of_role = {word.casefold() for word in f"{role} {actor.affiliation or ''}".split()}
    return office in of_role and said <= of_role
