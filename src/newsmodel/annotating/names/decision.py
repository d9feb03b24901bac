"""Decides which stretches are names, and of what kind: the whole article together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from math import sqrt
from operator import itemgetter
from typing import Any, NamedTuple

from newsmodel.annotating.names import signs
from newsmodel.annotating.names.article import ArticleNames, Candidate, Key, Part, key_of
from newsmodel.annotating.names.reasons import reason_of
from newsmodel.annotating.names.runs import Item, Run
from newsmodel.annotating.names.words import Weights, Word
from newsmodel.linear import LinearModel, read_model
from newsmodel.model import ActorKind

#: In the order of the model's labels.
KINDS = (ActorKind.PERSON, ActorKind.ORGANIZATION, ActorKind.PLACE)
#: How much of what the whole article says of a form counts at each of its places.
_SHARE = 0.6
#: A name met so often gains no more from being met again.
_OFTEN = 9
#: What so many views weigh is kept; most words come again and again.
_KEPT = 16_384
#: A single word that weighs less than this by itself is no name, whatever stands around it, in hundredths.
HOPELESS = -250
#: The same of the first and the last word of several.
HOPELESS_FIRST, HOPELESS_LAST = -150, -150
#: What a name weighs that a caller knows for certain; and what a longer one has to weigh to win over it.
_CERTAIN, _PLAUSIBLE = 5_000, 100
#: What another finder of names says: of a kind, of a stretch that it cuts otherwise, of none. Pipelines are
#: least sure of organisations.
_VOTES: Mapping[ActorKind, Weights] = {
    ActorKind.PERSON: (100, -60, -60),
    ActorKind.ORGANIZATION: (-40, 40, -20),
    ActorKind.PLACE: (-100, -60, 100),
}
_VOTE_NEAR: Weights = (-30, -20, -30)
_VOTE_NONE: Weights = (-60, -40, -60)
#: What is not learned: there are corpora that take a person's office into the name, or cut names.
_GIVEN: Mapping[str, Weights] = {
    signs.JOINED: (-_CERTAIN, 0, 0),
    signs.CUT_AT_SIGN: (0, -400, -200),
    signs.CUT_AT_PARTICLE: (-400, 0, 0),
    signs.SURNAME_FIRST: (200, -100, -100),
    signs.COMPANY: (-300, 400, -300),
}
#: Reasons that are told of a decision.
_TOLD = 3


class NamesModel:
    """The weights for one language, and what was weighed with them lately."""

    def __init__(self, model: LinearModel) -> None:
        """Take the weights."""
        self.model = model
        # Keys are short: letters of words beside names are counted, and words of names have few.
        self.weigh: Callable[..., Weights] = lru_cache(maxsize=_KEPT)(self._weigh)
        self.reason: Callable[..., str | None] = lru_cache(maxsize=_KEPT)(self._reason)

    def _weigh(self, view: Any, *seen: Any) -> Weights:
        person, organization, place = self.model.total(view(*seen))
        return person, organization, place

    def of_word(self, word: Word, number: int) -> Weights:
        """Return what a word weighs in the view of that number; it is kept with the word."""
        found = word.weights[number]
        if found is None:
            found = word.weights[number] = self._weigh(signs.WORD_VIEWS[number], word)
        return found

    def _reason(self, label: int, view: Any, *seen: Any) -> str | None:
        found = self.model.evidence(view(*seen), label, 1)
        return reason_of(found[0]) if found else None

    def reasons(self, parts: Sequence[Part], label: int) -> tuple[str, ...]:
        """Return what speaks most for a label, one reason of each part, the strongest first."""
        weighed = sorted([(-self.weigh(*part)[label], i) for i, part in enumerate(parts)])[:_TOLD]
        told = (self.reason(label, *parts[i]) for weight, i in weighed if weight < 0)
        return tuple(dict.fromkeys(reason for reason in told if reason))


@lru_cache(maxsize=32)
def names_model(code: str) -> NamesModel:
    """Return the model of a language: the weights of all languages and those of its own words."""
    model = read_model("newsmodel.annotating.names", "weights.json", f"weights.{code}.json")
    return NamesModel(LinearModel(model.labels, {**model.weights, **_GIVEN}))


class Name(NamedTuple):
    """A name at one of its places."""

    run: Run
    candidate: Candidate
    key: Key
    #: what a caller knows it as
    certain: ActorKind | None = None

    @property
    def block(self) -> int:
        """Index of the block."""
        return self.run.block

    @property
    def items(self) -> Sequence[Item]:
        """Its words, and what joins them."""
        return self.run.items[self.candidate.first : self.candidate.end]

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.run.items[self.candidate.first].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.run.items[self.candidate.end - 1].end


#: What a form of a name weighs at all its places: its own words for each kind, what stands around it for each
#: kind, and how many places those are. A plain list: an article has hundreds.
Form = list[int]


def totals_of(form: Form) -> tuple[float, float, float]:
    """Return what speaks for each kind: the words once, what stands around them the oftener the more."""
    a, b, c, x, y, z, n = form
    if n == 1:
        return a + x, b + y, c + z
    often = sqrt(min(_OFTEN, n)) / n
    return a / n + often * x, b / n + often * y, c / n + often * z


class Decision(NamedTuple):
    """The names of an article, and what each form of them weighs for each kind."""

    names: list[Name]
    totals: Mapping[Key, Sequence[float]]


#: Names that something else has found: by block, where each begins and ends, and its kind.
Votes = Mapping[int, Sequence[tuple[int, int, ActorKind]]]


def decide(
    runs: Sequence[Run], article: ArticleNames, model: NamesModel, votes: Votes | None = None
) -> Decision:
    """Return the names of an article, in reading order.

    Args:
        runs: all of them.
        article: what it does with them.
        model: the weights.
        votes: names that something else has found; None if nothing else has looked.
    """
    forms: dict[Key, Form] = {}
    scored = [one for run in runs if (one := _scored(run, article, model, forms, votes))]
    totals: dict[Key, Sequence[float]] = {}
    found: list[Name] = []
    for one in scored:
        run, cands, keys, rows, apart = one
        for k, key in enumerate(keys):
            form = forms.get(key)
            if form is not None and form[-1] > 1 and apart[k]:
                total = totals.get(key)
                if total is None:
                    total = totals[key] = totals_of(form)
                row = rows[k]
                rows[k] = [here + _SHARE * (all_ - here) for here, all_ in zip(row, total, strict=True)]
        believed = _believe(one, article) if article.reader.knowledge.certain else {}
        for k in _best(len(run.items), cands, rows):
            key = keys[k]
            if key not in totals:
                totals[key] = totals_of(forms[key]) if key in forms else rows[k]
            found.append(Name(run, cands[k], key, believed.get(k)))
    return Decision(found, totals)


class _Scored(NamedTuple):
    run: Run
    candidates: list[Candidate]
    keys: list[Key]
    rows: list[Sequence[float]]
    #: whether no other capital of the run stands beside the candidate
    apart: list[bool]


def _scored(
    run: Run, article: ArticleNames, model: NamesModel, forms: dict[Key, Form], votes: Votes | None
) -> _Scored | None:
    """Return a run's candidates with what each weighs, and add that to *forms*; None if it has none."""
    weigh, of_word = model.weigh, model.of_word
    items = run.items
    certain = article.reader.knowledge.certain
    if len(items) == 1 and not certain and votes is None:
        itself = max(of_word(items[0].word, signs.SINGLE))
        # Most words that open a sentence, and most nouns where nouns have capitals.
        if itself < HOPELESS or (itself < 0 and items[0].word.key in article.small and article.opens(run, 0)):
            return None
    found = article.candidates(run)
    if not found:
        return None
    kept: list[Candidate] = []
    apart: list[bool] = []
    keys: list[Key] = []
    rows: list[Sequence[float]] = []
    left: dict[int, Weights] = {}
    right: dict[int, Weights] = {}
    for candidate in found:
        first, end = candidate
        if (
            end - first > 1
            and not certain
            and (
                max(of_word(items[first].word, signs.FIRST)) < HOPELESS_FIRST
                or max(of_word(items[end - 1].word, signs.LAST)) < HOPELESS_LAST
            )
        ):
            continue
        stretch = items[first:end]
        key = key_of(stretch)
        before = left.get(first)
        if before is None:
            before = left[first] = (
                of_word(items[first - 1].word, signs.LEFT)
                if first and items[first - 1].capital
                else _sum([weigh(*part) for part in article.before(run, first)])
            )
        after = right.get(end)
        if after is None:
            after = right[end] = (
                of_word(items[end].word, signs.RIGHT)
                if end < len(items) and items[end].capital
                else _sum([weigh(*part) for part in article.after(run, end)])
            )
        if end - first == 1:
            own = [of_word(stretch[0].word, signs.SINGLE)]
        else:
            words = tuple([item.word for item in stretch])
            own = [of_word(words[0], signs.FIRST), of_word(words[-1], signs.LAST)]
            own += [of_word(word, signs.INNER) for word in words[1:-1]]
            own.append(weigh(signs.form, words, article.listed(run, stretch)))
        own.append(weigh(signs.use, article.use(run, first, stretch, key)))
        a, b, c = _sum(own)
        x, y, z = before[0] + after[0], before[1] + after[1], before[2] + after[2]
        if votes is not None:
            vote = _vote(votes.get(run.block, ()), items[first].start, items[end - 1].end)
            x, y, z = x + vote[0], y + vote[1], z + vote[2]
        form = forms.get(key)
        alone = not (first and items[first - 1].capital) and not (end < len(items) and items[end].capital)
        if not alone:
            pass  # "Winter" of "Ada Winter" says nothing of Winter
        elif form is None:
            forms[key] = [a, b, c, x, y, z, 1]
        else:
            form[0] += a
            form[1] += b
            form[2] += c
            form[3] += x
            form[4] += y
            form[5] += z
            form[6] += 1
        kept.append(candidate)
        apart.append(alone)
        keys.append(key)
        rows.append((a + x, b + y, c + z))
    return _Scored(run, kept, keys, rows, apart) if kept else None


def _believe(scored: _Scored, article: ArticleNames) -> dict[int, ActorKind]:
    """Let what a caller knows win over what the model says; return the kinds by the numbers of candidates.

    A longer name that holds such a one, and is a name for the model, wins: "Winter" in "Ada Winter".
    """
    known = article.reader.knowledge.certain
    run, found, _, rows, _ = scored
    believed: dict[int, ActorKind] = {}
    for k, (first, end) in enumerate(found):
        kind = known.get(article.written(run, run.items[first:end]))
        if kind is None or any(
            max(row) > _PLAUSIBLE
            and other != (first, end)
            and other.first <= first
            and end <= other.end
            and not (other.end == end and all(map(_is_title, run.items[other.first : first])))
            for other, row in zip(found, rows, strict=True)
        ):
            continue
        believed[k] = kind
    for k, kind in believed.items():
        rows[k] = [_CERTAIN if kind is one else -_CERTAIN for one in KINDS]
    return believed


def _is_title(item: Item) -> bool:
    """Tell whether a word stands before names without being a part of them: "Dr.", "Mayor"."""
    return not {"hon", "office", "mod", "stop"}.isdisjoint(item.word.classes)


def _vote(votes: Sequence[tuple[int, int, ActorKind]], start: int, end: int) -> Weights:
    """Return what the names that something else has found say of a stretch."""
    number = bisect_left(votes, end, key=itemgetter(0))
    if not number or votes[number - 1][1] <= start:
        return _VOTE_NONE
    first, last, kind = votes[number - 1]
    if (first, last) != (start, end):
        return _VOTE_NEAR
    return _VOTES[kind]


def _sum(weights: Sequence[Weights]) -> Weights:
    if len(weights) == 1:
        return weights[0]
    a = b = c = 0
    for one, other, third in weights:
        a += one
        b += other
        c += third
    return a, b, c


def _best(size: int, found: Sequence[Candidate], rows: Sequence[Sequence[float]]) -> list[int]:
    """Return the numbers of the candidates that weigh most together without sharing a word."""
    if len(found) == 1:
        return [0] if max(rows[0]) > 0 else []
    ends: list[list[int]] = [[] for _ in range(size + 1)]
    for k, candidate in enumerate(found):
        ends[candidate.end].append(k)
    best: list[float] = [0.0] * (size + 1)
    taken: list[int | None] = [None] * (size + 1)
    for end in range(1, size + 1):
        best[end] = best[end - 1]
        for k in ends[end]:
            value = best[found[k].first] + max(rows[k])
            if value > best[end]:
                best[end], taken[end] = value, k
    chosen: list[int] = []
    end = size
    while end > 0:
        number = taken[end]
        if number is None:
            end -= 1
        else:
            chosen.append(number)
            end = found[number].first
    return chosen[::-1]
