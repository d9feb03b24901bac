"""What each cue says about the kind of a name: by rule, and learned where there are annotated texts."""

from __future__ import annotations

import json
import operator
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

from newsmodel.language import Language

#: For a person, an organisation, a place, and for none of them.
Weights = tuple[float, float, float, float]

#: By rule: for languages without learned weights; learning starts from it. "always" is a cue of every name.
RULES: Mapping[str, Weights] = {
    "always": (0, 0, 0, 2.5),
    "title": (8, -2, -4, 0),
    "honorific": (8, -4, -4, 0),
    "owns-office": (-2, 4, 0, 0),
    "under-office": (-3, 1, 4, 0),
    "before:office-of": (-4, 2, 4, 0),
    "portfolio": (-4, -4, -9, 4),
    "in-title": (0, 0, 0, 2),
    "after-nationality": (1, 1, -2, 0),
    "before:office": (8, -2, -4, 0),
    "before:person-noun": (6, -2, -2, 0),
    "before:apposition": (6, -1, -1, 0),
    "before:organization-noun": (-2, 6, -1, 0),
    "before:place-noun": (-2, -2, 6, 0),
    "before:place-preposition": (-1, 0, 3, 0),
    "before:place-possessive": (0, 2, 0, 0),
    "before:article": (-3, 1, -1, 0),
    "before:person-verb": (3, 0, 0, 0),
    "after:person-verb": (3, 1, 0, 0),
    "after:organization-noun": (-2, 6, -2, 0),
    "after:place-noun": (-2, -2, 6, 0),
    "after:acronym": (-3, 6, 0, 0),
    "after:age": (8, -4, -4, 0),
    "after:position": (8, -3, -4, 0),
    "after:place": (-1, 0, 6, 0),
    "after:apposition": (6, -1, -2, 0),
    "before:name-of": (-2, 2, 1, 0),
    "after:possessive-name": (-1, 1, 1, 0),
    "apposed:organization-noun": (-2, 6, -2, 0),
    "apposed:place-noun": (-2, -2, 6, 0),
    "dateline": (-6, -3, 10, -3),
    "listed:place": (-4, -4, 12, 0),
    "listed:organization": (-4, 12, -4, 0),
    "ends:organization": (-4, 7, -2, 0),
    "opens:organization": (-4, 7, -2, 0),
    "office-of-office": (-3, 3, 0, 0),
    "ends:place": (-4, 0, 7, 0),
    "ends:acronym": (-4, 1, 0, 1),
    "ending:place": (-1, -1, 1.5, 0),
    "ending:plural": (-1, -1, -3, 2),
    "opens:place": (-1, -1, 3, 0),
    "given-name": (5, -1, -1, 0),
    "given-name-abroad": (4, -1, -1, 0),
    "only-given-name": (2, 0, -1, 0),
    "hyphened-given-name": (3, -1, -1, 0),
    "initial": (3, 0, -1, 0),
    "particle": (2, -1, -1, 0),
    "acronym": (-3, 3, 0, 0),
    "digit": (-9, -5, -5, 0),
    "ampersand": (-5, 5, -2, 0),
    "name-shape": (3, 1, 0, 0),
    "noun-shape": (1, 0.5, 0, 0),
    "after:determiner": (2, 0, 0, 0),
    "long": (-2, 1, 0, 0),
}

#: What the names say that something else has found ("near": that share some words with ours), beside the
#: other weights. Learned by ``benchmarks/train_known_names.py`` from the names of a small pipeline of spaCy.
KNOWN: Mapping[str, Weights] = {
    "known-near:organization": (-0.6, 0.0, -0.1, 0.3),
    "known-near:person": (0.3, -0.5, -0.6, 0.1),
    "known-near:place": (-1.2, -0.8, 0.8, 0.1),
    "known:none": (-0.3, -0.6, -0.4, 0.8),
    "known:none-twice": (-0.3, -0.7, -0.4, 0.8),
    "known:organization": (-0.1, 0.1, -0.1, -0.1),
    "known:organization-always": (-0.2, 0.1, -0.0, -0.0),
    "known:organization-mostly": (-0.0, 0.0, -0.2, -0.0),
    "known:organization-seldom": (0.3, -0.1, -0.0, -0.3),
    "known:person": (0.3, -0.2, -0.1, -0.2),
    "known:person-always": (0.3, -0.4, -0.1, -0.1),
    "known:person-mostly": (0.0, -0.5, 0.3, -0.2),
    "known:person-seldom": (-0.0, 0.6, -0.7, -0.6),
    "known:place": (-0.3, -0.1, 0.4, -0.2),
    "known:place-always": (-0.1, -0.3, 0.2, -0.1),
    "known:place-mostly": (-0.2, 0.4, 0.1, -0.4),
    "known:place-seldom": (0.0, -1.1, 0.8, -0.3),
}


#: What is added to the learned weights: the texts that may be learned from tell of places, works and games as
#: often as of people; in news, two words with capitals are a person's name more often than not.
NEWS: Mapping[str, Weights] = {"name-shape": (0.6, 0.0, 0.0, 0.0)}


@lru_cache(maxsize=64)
def weights_of(language: Language) -> Mapping[str, Weights]:
    """Return the weights of the cues in *language*: the learned ones if there are some, else the rules'.

    Learned weights come as data, ``names.<code>.json``, made by ``benchmarks/train_actors.py``, which names
    the texts that it learns from and their licences.
    """
    if not is_learned(language):
        return {**RULES, **KNOWN}
    learned = json.loads(_file_of(language).read_text("utf-8"))["weights"]
    weights: dict[str, Weights] = {cue: tuple(numbers) for cue, numbers in learned.items()}
    for cue, more in NEWS.items():
        person, organization, place, none = map(operator.add, weights[cue], more)
        weights[cue] = person, organization, place, none
    return {**weights, **KNOWN}


@lru_cache(maxsize=64)
def telling_cues(language: Language) -> frozenset[str]:
    """Return the cues without one of which nothing is a name, whatever else speaks."""
    weights = weights_of(language)
    return frozenset(cue for cue, (*kinds, none) in weights.items() if max(kinds) > none)


def is_learned(language: Language) -> bool:
    """Tell whether the weights of *language* are learned ones: they weigh words, not only rules' cues."""
    return _file_of(language).is_file()


def _file_of(language: Language) -> Traversable:
    return resources.files("newsmodel.annotating.actors").joinpath(f"names.{language.code}.json")
