"""Tells what stands beside the story: boilerplate by its kinds, asides, the site's frame.

A linear chain over the blocks that are not the story's. Each sign of a block has a weight for every label,
and each label one for every label that follows it, in the same box and in another; the labels that together
weigh most are taken.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from operator import add, getitem
from struct import Struct
from typing import Any

from newsmodel.model import BoilerplateKind
from newsmodel.parsing.page.beside_features import EACH, PHRASE_AT, SHARED, Look, looks_at
from newsmodel.parsing.page.body import BodyGuess
from newsmodel.parsing.page.families import Table
from newsmodel.parsing.page.hints import BIT
from newsmodel.parsing.page.reading import PageSource
from newsmodel.parsing.page.roles import Decision, Role, last_kept
from newsmodel.parsing.page.walk import RawBlock

#: What a block beside the story may be: the site's frame, the newsroom's own, or a kind of boilerplate. Kinds
#: that hardly any page has are told by their phrases alone.
LABELS = (
    "FRAME", "ASIDE", "READ_MORE", "NEWSLETTER", "SUBSCRIPTION", "SHARING", "ADVERTISEMENT", "AUTHOR_BIO",
    "COMMENTS", "OTHER",
)  # fmt: skip
_FRAME, _ASIDE = 0, 1
_KINDS = (None, None, *(BoilerplateKind[label] for label in LABELS[2:]))
#: Kinds that the model does not tell apart, by the phrase of the block.
_FINER = {
    (BoilerplateKind.READ_MORE, "related"): BoilerplateKind.RELATED,
    (BoilerplateKind.SUBSCRIPTION, "paywall"): BoilerplateKind.PAYWALL,
    (BoilerplateKind.OTHER, "copyright"): BoilerplateKind.COPYRIGHT,
}
# Members of an enum are slow to get at.
_BODY, _BESIDE, _OUTSIDE = Role.BODY, Role.BESIDE, Role.OUTSIDE
_OUT = Decision(_OUTSIDE, ())
_BOX = BIT["box"]
#: From this sureness on, the model of the body only just takes a block for none.
_DOUBTED = 0.25
#: How many signs are named as evidence.
_NAMED = 3
#: All weights of a sign are fields of one number, so that those of many signs are added up at once. A field
#: has so many bits, and none is below zero when this is added to each.
_BITS = 32
_RAISED = 1 << (_BITS - 2)
_FIELDS = Struct(f"<{len(LABELS)}I")

#: A label's weights behind every other label.
Column = tuple[int, ...]


class BesideModel:
    """Weights of signs and of pairs of labels, in hundredths."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Take what ``benchmarks/train_beside.py`` wrote."""
        self.weights: Mapping[str, Sequence[int]] = data["weights"]
        packed = {name: _packed(weights) for name, weights in self.weights.items()}
        self._always = packed.get("always", 0) + _packed([_RAISED] * len(LABELS))
        self._shared: tuple[Table[int], ...] = tuple(family.table(packed) for family in SHARED)
        self._each: tuple[Table[int], ...] = tuple(family.table(packed) for family in EACH)
        #: by whether the block before stands in another box: for each label its weights behind every other
        self._columns: tuple[tuple[Column, ...], tuple[Column, ...]] = (
            tuple(zip(*data["same_box"], strict=True)),
            tuple(zip(*data["other_box"], strict=True)),
        )

    def labels(self, looks: Sequence[Look]) -> list[int]:
        """Return for each of some blocks in a row the place of its label in `LABELS`."""
        sums: dict[tuple[int, ...], int] = {}
        ways: list[Sequence[int]] = []
        columns: list[tuple[Column, ...]] = []
        before = None
        for look in looks:
            total = sums.get(look.shared)
            if total is None:
                total = sums[look.shared] = sum(map(getitem, self._shared, look.shared), self._always)
            total = sum(map(getitem, self._each, look.each), total)
            scores: Sequence[int] = _FIELDS.unpack(total.to_bytes(_FIELDS.size, "little"))
            if ways:
                here = self._columns[look.box is None or look.box is not before]
                last = ways[-1]
                # Only differences count, and the numbers stay small.
                least = min(last)
                scores = [
                    score + max(map(add, last, column)) - least
                    for score, column in zip(scores, here, strict=True)
                ]
                columns.append(here)
            ways.append(scores)
            before = look.box
        label = max(range(len(LABELS)), key=ways[-1].__getitem__)
        found = [label]
        for way, here in zip(ways[-2::-1], reversed(columns), strict=True):
            sums_ = list(map(add, way, here[label]))
            label = sums_.index(max(sums_))
            found.append(label)
        return found[::-1]

    def evidence(self, look: Look, label: int) -> tuple[str, ...]:
        """Return the names of the signs of a block's place that speak most for a label, not for the frame."""
        return _strongest(self, look.shared, label)


# What shares a place is kept for the same reasons: the signs of a list are looked at once.
@lru_cache(maxsize=8192)
def _strongest(model: BesideModel, codes: tuple[int, ...], label: int) -> tuple[str, ...]:
    told = [(_for(model, place, code, label), place, code) for place, code in enumerate(codes)]
    strongest = sorted(told, reverse=True)[:_NAMED]
    return tuple(_label(place, code) for weight, place, code in strongest if weight > 0)


def _for(model: BesideModel, place: int, code: int, label: int) -> int:
    weights = model.weights
    named = (weights[name] for name in SHARED[place].names(code) if name in weights)
    return sum(row[label] - row[_FRAME] for row in named)


@lru_cache(maxsize=8192)
def _label(place: int, code: int) -> str:
    return f"beside:{SHARED[place].label(code)}"


def _packed(weights: Sequence[int]) -> int:
    return sum(weight << (_BITS * place) for place, weight in enumerate(weights))


@cache
def beside_model() -> BesideModel:
    """Return the model that comes with newsmodel."""
    text = resources.files("newsmodel.parsing.page").joinpath("beside_weights.json").read_text("utf-8")
    return BesideModel(json.loads(text))


def with_beside(
    source: PageSource,
    guesses: Sequence[BodyGuess],
    decisions: Sequence[Decision],
    model: BesideModel | None = None,
) -> list[Decision]:
    """Return *decisions*, with what the model says of the blocks beside the story.

    Args:
        source: the page.
        guesses: of the body's model.
        decisions: for each raw block; those about the story stay.
        model: None for the one that comes with newsmodel.
    """
    model = model or beside_model()
    told = [_OUT if decision.role is _BESIDE else decision for decision in decisions]
    last = last_kept(decisions)
    for run in runs_of(source, guesses, decisions):
        for look, label in zip(run, model.labels(run), strict=True):
            number = look.block.number
            before = decisions[number]
            phrase = source.words.phrase_of(look.block.text) if look.each[PHRASE_AT] else None
            kind = _KINDS[label]
            if label == _FRAME:
                # What a rule took out of the story, what the language has a phrase for and what may well be
                # the story's is no frame.
                is_doubted = phrase or before.evidence or guesses[number].probability >= _DOUBTED
                if number <= last and before.role is _BESIDE and is_doubted:
                    told[number] = _by_rule(before, phrase)
            elif phrase and kind is None:
                told[number] = _by_rule(before, phrase)
            elif kind is None and not _is_boxed(look.block, source):
                # Short lines in front of a story, and what posts say: the newsroom wrote none of it.
                if before.role is _BESIDE:
                    told[number] = before._replace(kind=BoilerplateKind.OTHER)
            else:
                told[number] = _by_model(model.evidence(look, label), kind, phrase)
    return told


def _is_boxed(block: RawBlock, source: PageSource) -> bool:
    """Tell whether a block is prose in a box of the newsroom's, by the names of what is around it."""
    own, _, below = source.around.hints_of(block.container)
    return block.is_prose and bool((own | below) & _BOX)


def _by_model(evidence: tuple[str, ...], kind: BoilerplateKind | None, phrase: str | None) -> Decision:
    if kind is None:
        return Decision(Role.ASIDE, evidence)
    if phrase is None:
        return Decision(_BESIDE, evidence, kind)
    return Decision(_BESIDE, (_named(phrase), *evidence), _FINER.get((kind, phrase), kind))


def _by_rule(decision: Decision, phrase: str | None) -> Decision:
    """Return what a block is that a rule took out of the story, or that the language has a phrase for."""
    if phrase is None:
        is_link = decision.evidence == ("wholly-link",)
        return decision._replace(kind=BoilerplateKind.READ_MORE if is_link else BoilerplateKind.OTHER)
    kind = BoilerplateKind.__members__.get(phrase.upper())
    return Decision(_BESIDE if kind else Role.ASIDE, (_named(phrase),), kind)


def _named(phrase: str) -> str:
    return f"phrase:{phrase.replace('_', '-')}"


def names_of(look: Look) -> list[str]:
    """Return the names of all signs of a block."""
    pairs = ((SHARED, look.shared), (EACH, look.each))
    told = (pair for families, codes in pairs for pair in zip(families, codes, strict=True))
    return ["always", *(name for family, code in told for name in family.names(code))]


def runs_of(
    source: PageSource, guesses: Sequence[BodyGuess], decisions: Sequence[Decision]
) -> Iterator[list[Look]]:
    """Yield the blocks beside the story, those in one list between which none of the story's stands."""
    others: list[int] = []
    story: list[int] = []
    has_body = False
    for number, decision in enumerate(decisions):
        role = decision.role
        if role is _BESIDE or role is _OUTSIDE:
            # What stands above the headline is the site's.
            if story and guesses[number].kin is not None and not decision.is_copy:
                others.append(number)
        else:
            story.append(number)
            has_body = has_body or role is _BODY
    if not has_body:
        return
    run: list[Look] = []
    at, passed = 0, 0
    for look in looks_at(source.walk.blocks, story, others, guesses):
        number = look.block.number
        while at < len(story) and story[at] < number:
            at += 1
        if at != passed:
            if run:
                yield run
            run, passed = [], at
        run.append(look)
    if run:
        yield run
