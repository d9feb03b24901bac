"""What a whole article does with its capitals, and what is to be seen of each stretch of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from newsmodel.annotating.names import signs
from newsmodel.annotating.names.runs import BLANKS, Item, Run
from newsmodel.annotating.names.words import SOFT_HYPHEN, Word, WordReader
from newsmodel.annotating.wording import Wording

#: Words of a name, small ones counted.
MOST_WORDS = 9
#: Words behind a mark that are looked at for what they say of the name before it.
_NEAR = 5
#: Letters of a word beside a name that are looked at.
_LETTERS = 30
#: How often a form is met makes no difference beyond this.
_MANY = 4
_SENTENCE_OPENS = frozenset('.!?:;…。•\n"“„«–—-(')

#: The words of a name, for comparing.
Key = tuple[str, ...]
#: A function of `signs` and what it looks at.
Part = tuple[Any, ...]


class Candidate(NamedTuple):
    """A stretch of a run that may be a name: its items from *first* up to, not including, *end*."""

    first: int
    end: int


def key_of(items: Sequence[Item]) -> Key:
    """Return the words of a stretch, for comparing."""
    return tuple([item.word.key for item in items])


class ArticleNames:
    """The runs of one article, with what the article as a whole does with their words."""

    def __init__(
        self,
        reader: WordReader,
        blocks: Mapping[int, tuple[str, Wording]],
        runs: Sequence[Run],
        *,
        is_whole: bool = True,
    ) -> None:
        """Read *runs*, which stand in *blocks*; sentences that are no article (*is_whole*) tell less."""
        self.reader = reader
        self.blocks = blocks
        self.is_whole = is_whole
        self.small: frozenset[str] = frozenset(
            chain.from_iterable(filter(str.islower, wording.words) for _, wording in blocks.values())
        )
        self._endings = reader.language.actors.name_endings
        self._forms: Counter[Key] = Counter()
        self._inside: set[str] = set()
        self._surnames: set[str] = set()
        self._firsts: set[str] = set()
        for run in runs:
            self._take_in(run)

    def _take_in(self, run: Run) -> None:
        opens = self.opens(run, 0)
        part: list[Word] = []
        for item in (*run.items, None):
            if item is not None and (item.capital or item.leads):
                part.append(item.word)
                continue
            if part:
                self._take_in_part(part, opens=opens)
            part, opens = [], False

    def _take_in_part(self, part: list[Word], *, opens: bool) -> None:
        keys = [word.key for word in part]
        self._forms[tuple(keys)] += 1
        if len(part) == 1:
            if not opens:
                self._inside.add(keys[0])
            return
        if opens:
            self._forms[tuple(keys[1:])] += 1
        self._inside.update(keys[1:] if opens else keys)
        for i in range(len(part) - 1):
            if "given" in part[i].classes or "given1" in part[i].classes or part[i].shape == "i":
                self._surnames.add(keys[i + 1])
                self._firsts.add(keys[i])

    def opens(self, run: Run, i: int) -> bool:
        """Tell whether an item opens a sentence."""
        item = run.items[i]
        if item.first == 0:
            return True
        if not item.capital:
            return False
        gap = self.blocks[run.block][1].gaps[item.first]
        return gap not in BLANKS and not _SENTENCE_OPENS.isdisjoint(gap) and len(gap) > (gap == "-")

    def is_determined(self, run: Run, i: int) -> bool:
        """Tell whether an article or a pronoun stands before an item."""
        first = run.items[i].first
        word = self.blocks[run.block][1].words[first - 1] if first else ""
        return word.casefold() in self.reader.lookup.determiners

    def has_capital(self, word: str) -> bool:
        """Tell whether a word, in lower case, stands with a capital inside the article's sentences."""
        return word in self._inside

    def is_surname(self, word: str) -> bool:
        """Tell whether a word, in lower case, stands behind a given name in the article."""
        return word in self._surnames

    def candidates(self, run: Run) -> list[Candidate]:
        """Return the stretches that may be names: without the function word that opens a sentence."""
        items = run.items
        word = items[0].word
        skipped = "stop" in word.classes and word.shape != "A" and self.opens(run, 0)
        if len(items) == 1:
            return [] if skipped or not items[0].capital else [Candidate(0, 1)]
        # "the Harbour Board on Thursday"
        ends = [
            i + 1
            for i, item in enumerate(items)
            if item.capital and not (i and "no" in item.word.classes and not items[i - 1].capital)
        ]
        return [
            Candidate(first, end)
            for first, item in enumerate(items)
            if (item.capital or item.leads) and not (skipped and first == 0)
            for end in ends
            if first < end <= first + MOST_WORDS
        ]

    # --- what is to be seen --------------------------------------------------------------------------------

    def written(self, run: Run, items: Sequence[Item]) -> str:
        """Return a stretch as lists write it: with straight apostrophes, plain blanks and no soft hyphens."""
        text = self.blocks[run.block][0][items[0].start : items[-1].end]
        return text.replace("’", "'").replace("\u00a0", " ").replace(SOFT_HYPHEN, "")

    def listed(self, run: Run, items: Sequence[Item]) -> str | None:
        """Return what the lists know several words as."""
        text = self.written(run, items)
        knowledge, lookup = self.reader.knowledge, self.reader.lookup
        if text in knowledge.organizations or text in lookup.organizations:
            return "org"
        place = knowledge.places.get(text) or (text.isupper() and knowledge.places.get(text.title()))
        return place or ("listed" if text in lookup.places else None)

    def use(self, run: Run, first: int, items: Sequence[Item], key: Key) -> signs.Use:
        """Return what the article does with the words of a stretch."""
        word = items[0].word
        opens = word.told if self.opens(run, first) else None
        head = key[0]
        small, inside = head in self.small, head in self._inside
        owner = bool(self._endings) and head.endswith(self._endings) and self._is_owner(head)
        count = self._forms.get(key, 0)
        if count > _MANY:
            count = _MANY
        if len(key) == 1:
            part = "surname" if head in self._surnames else "given" if head in self._firsts else "alone"
            return False, opens, small, False, owner, inside, count, part, False, False, self.is_whole
        rest, start = key[1:] in self._forms, key[:-1] in self._forms
        return True, opens, small, key[-1] in self.small, owner, inside, count, "", rest, start, self.is_whole

    def _is_owner(self, word: str) -> bool:
        """Tell whether a word is a name of this article with the ending of a possessor."""
        for ending in self._endings:
            stem = word.removesuffix(ending)
            if stem != word and (stem in self._surnames or ((stem,) in self._forms and stem in self._inside)):
                return True
        return False

    def before(self, run: Run, first: int) -> list[Part]:
        """Return what is to be seen before a stretch that begins with item *first*."""
        item = run.items[first]
        if first and run.items[first - 1].capital:
            return [(signs.left, run.items[first - 1].word)]
        if first > 1:
            return [(signs.joined_before, run.items[first - 1].word, run.items[first - 2].word)]
        wording = self.blocks[run.block][1]
        k, reader = item.first, self.reader
        if not k:
            return [(signs.edge, "b=^")]
        gap, word = wording.gaps[k], wording.words[k - 1][:_LETTERS]
        if gap in BLANKS:
            found: list[Part] = [(signs.before, word, reader)]
            if k > 1 and wording.gaps[k - 1] in BLANKS and not wording.words[k - 2][0].isupper():
                two = wording.words[k - 2][:_LETTERS]
                found.append((signs.two_before, two, reader))
                if cues := reader.lookup.before.get(f"{two} {word}"):
                    found.append((signs.pair_before, cues))
            return found
        mark = gap.strip()[-1:] or " "
        if gap[0] in "'’":
            mark = gap[0]
        return [(signs.mark_before, mark, word if mark in ",'’" else "", reader)]

    def after(self, run: Run, end: int) -> list[Part]:
        """Return what is to be seen behind a stretch that ends before item *end*."""
        items = run.items
        if end < len(items) and items[end].capital:
            return [(signs.right, items[end].word)]
        if end + 1 < len(items):
            return [(signs.joined_after, items[end].word, items[end + 1].word, items[end - 1].word)]
        wording = self.blocks[run.block][1]
        words, gaps, reader = wording.words, wording.gaps, self.reader
        item = items[end - 1]
        k, gap = item.last, wording.gaps[item.last]
        if gap[:1] == "." and item.word.text[-1] == ".":
            gap = gap[1:]
        if k >= len(words):
            return [(signs.edge, "a=$")]
        word = words[k][:_LETTERS]
        if gap in BLANKS:
            found: list[Part] = [(signs.after, word, reader)]
            if k + 1 < len(words) and gaps[k + 1] in BLANKS:
                two = words[k + 1][:_LETTERS]
                found.append((signs.two_after, two, reader))
                if cues := reader.lookup.after.get(f"{word} {two}"):
                    found.append((signs.pair_after, cues))
            return found
        mark = gap.strip()[:1] or " "
        if mark in "'’" and word.casefold() in reader.small.possessives:
            return [(signs.possessive_after, words[k + 1][:_LETTERS] if k + 1 < len(words) else "", reader)]
        near = tuple([one[:_LETTERS] for one in words[k : k + _NEAR]]) if mark in ",(" else ()
        return [(signs.mark_after, mark, near, reader)]

    def own(self, run: Run, candidate: Candidate) -> list[Part]:
        """Return what is to be seen of a stretch itself, but for its use."""
        items = run.items[candidate.first : candidate.end]
        if len(items) == 1:
            return [(signs.single, items[0].word)]
        words = tuple([item.word for item in items])
        return [
            (signs.first, words[0]),
            (signs.last, words[-1]),
            *[(signs.inner, word) for word in words[1:-1]],
            (signs.form, words, self.listed(run, items)),
        ]

    def parts(self, run: Run, candidate: Candidate) -> list[Part]:
        """Return all that is to be seen of a candidate."""
        items = run.items[candidate.first : candidate.end]
        return [
            *self.own(run, candidate),
            *self.before(run, candidate.first),
            *self.after(run, candidate.end),
            (signs.use, self.use(run, candidate.first, items, key_of(items))),
        ]

    def signs_of(self, run: Run, candidate: Candidate) -> Iterable[str]:
        """Yield all signs of a candidate, as a trainer wants them."""
        for view, *seen in self.parts(run, candidate):
            yield from view(*seen)
