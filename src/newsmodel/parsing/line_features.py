"""What can be said of a line without understanding it: its shape, its place, its neighbours.

None of the features holds a word of the text itself, so weights learned on some sites' pages say nothing
about their subjects, and serve any language.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import attrs

from newsmodel.language import Language
from newsmodel.parsing import line_groups
from newsmodel.parsing.credits import SplitCaption, split_credit
from newsmodel.parsing.line_groups import Group
from newsmodel.parsing.lines import Line
from newsmodel.parsing.phrases import Found, Phrases, folded, phrases_of

# Scripts written without blanks need fewer characters for the same text.
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\u0e00-\u0e7f]")
_WORD = re.compile(r"[^\W\d_]+")
# Where a pattern begins with what it looks for, not with what must not stand before it, it is found sooner.
_CLOCK = re.compile(r"\d(?<!\d\d)\d?[:.h]\d{2}(?!\d|\.\d)")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)(?<!\d\d\d)\d\d(?!\d)")
_NUMERIC_DATE = re.compile(r"\d(?<!\d\d)\d{0,3}[./年-]\s?\d{1,2}[./月-]\s?\d{1,4}(?!\d)")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S{1,80}\.\w|(?<!\w)@\w")
_SENTENCE = re.compile(r"[.!?…][\"'”’»)]*\s+[\"'“„«‘(¿¡–-]*[^\W\d_a-zß-ÿ]|[。！？]")
_CLOSERS = "\"'”’»«›)]）」』“‘*"
_MARKS = re.compile('["“”„«»‹›「」『』]')
#: One of these stands in every address.
_IN_ADDRESSES = ("@", "://", "www.")

_LENGTHS = (6, 15, 30, 50, 80, 120, 180, 260, 400, 700)
_ENDS = {
    ".": "stop", "。": "stop", "!": "shout", "！": "shout", "?": "ask", "？": "ask", "…": "dots",
    ":": "colon", "：": "colon", ",": "comma", ";": "comma",
    "›": "arrow", ">": "arrow", "→": "arrow", "|": "bar", "-": "dash", "–": "dash",
}  # fmt: skip
_BULLETS = frozenset("•●▪■◦‣·*►▸▶→»›>+✓✔–—-")
_OPENING_MARKS = frozenset("\"'“„«‘‚»「『")
#: Words of a line that are looked at one by one; more tell nothing new.
_SAMPLE = 40
#: Buckets of length from which a line is long: a paragraph, of which figures and capitals tell nothing.
_LONG = 8
_STOPPED = frozenset(("stop", "shout", "ask", "dots"))


@attrs.define
class LineFeatures:
    """The features of one line, in groups of names."""

    seen: list[Group]  #: those that the lines beside it see too
    phrase: Found | None  #: of the language file, that the line is, starts with or holds
    credit: SplitCaption | None  #: where the line ends with one
    placed: list[Group] = attrs.field(factory=list[Group])  #: those that its place gives it
    echo: float = 0.0  #: the share of its longer words that the prose around it has too

    @property
    def names(self) -> list[str]:
        """All features."""
        return [*chain.from_iterable(self.seen), *chain.from_iterable(self.placed)]

    @property
    def seen_names(self) -> list[str]:
        """Those that the lines beside it see too."""
        return [*chain.from_iterable(self.seen)]


class _Shape(NamedTuple):
    """What is asked of a line more than once."""

    length: int  #: in code points, those of scripts without blanks counted as two and a half
    size: int  #: bucket of `length`
    end: str
    words: list[str]  #: in small letters
    capitals: int  #: quarters of the words, of a line that is not long, that begin with a capital letter
    caps: bool  #: all of them in capitals
    prose: bool
    stopped: bool  #: it ends like a sentence


def features_of(lines: Sequence[Line], text: str, language: Language) -> list[LineFeatures]:
    """Return the features of each line.

    Args:
        lines: of one text, in order.
        text: that they are the lines of.
        language: supplies the phrases, the credit words and the function words.
    """
    phrases = phrases_of(language)
    inside = phrases.present(folded(text))
    common = _common(language)
    shapes = [_shape(line.text) for line in lines]
    features = [
        _features(line, shape, language, common, phrases, inside)
        for line, shape in zip(lines, shapes, strict=True)
    ]
    _add_places(features, lines, shapes)
    _add_surroundings(features, shapes)
    _add_runs(features, shapes)
    _add_echoes(features, lines, shapes)
    _add_head(features, shapes)
    return features


def _shape(text: str) -> _Shape:
    length = len(text)
    if not text.isascii():
        length += 3 * len(_DENSE.findall(text)) // 2
    last = text[-1]
    if last in _CLOSERS:
        last = text.rstrip(_CLOSERS)[-1:]
    end = _ENDS.get(last) or ("digit" if last.isdigit() else "none")
    stopped = end in _STOPPED
    size = bisect(_LENGTHS, length)
    printed = _WORD.findall(text)
    words = [*map(str.lower, printed)]
    capitals = 0
    caps = False
    if printed and size < _LONG:
        sample = printed[:_SAMPLE]
        capital = sum([word[0].isupper() for word in sample])
        capitals = 4 * capital // len(sample)
        caps = capital == len(sample) and all(map(str.isupper, sample)) and len(printed) + len(printed[0]) > 2
    return _Shape(length, size, end, words, capitals, caps, length > 80 and stopped, stopped)


def _features(
    line: Line,
    shape: _Shape,
    language: Language,
    common: frozenset[str],
    phrases: Phrases,
    inside: Sequence[tuple[str, str]],
) -> LineFeatures:
    text, size = line.text, shape.size
    seen = [
        line_groups.shape(size, shape.end, min(line.blanks, 2), _start(text), text[-1] in _CLOSERS),
        _words(shape, common),
    ]
    if size < _LONG:
        seen.append(_figures(text, shape))
    seen.append(_signs(text, size))
    if shape.length > 50:
        seen.append(line_groups.prose(len(_SENTENCE.findall(text)), text.count(",")))
    phrase = credit = None
    if size < 9:
        if phrase := phrases.find(folded(text), inside):
            name = f"phrase:{phrase.kind.replace('_', '-')}:{phrase.how}"
            seen.append((name, f"phrase={phrase.how},{shape.prose}"))
        if credit := split_credit(text, language):
            alone = "credit-alone" if not credit.text else f"credit-after,{size // 3}"
            seen.append((f"caption:{credit.evidence}", alone))
    if line.tabs:
        seen.append(("tabs",))
    if line.joined:
        seen.append(("joined",))
    if line.times > 1:
        seen.append((f"doubled,{size > 3}",))
    return LineFeatures(seen, phrase, credit)


def _start(text: str) -> str:
    first = text[0]
    if first.isupper():
        return "upper"
    if first.isdigit():
        return "digit"
    if first.islower():
        return "lower"
    if first in _OPENING_MARKS:
        return "mark"
    if first in _BULLETS:
        return "bullet"
    return "letter" if first.isalpha() else "bracket" if first in "([{" else "©" if first == "©" else "sign"


def _words(shape: _Shape, common: frozenset[str]) -> Group:
    size, count, sample = shape.size, len(shape.words), shape.words[:_SAMPLE]
    share = None
    if count and common:
        share = min(int(len(common.intersection(sample)) / len(sample) * 8), 4)
    if size < _LONG:
        return line_groups.words(min(count, 36), shape.capitals, shape.caps, share, size)
    return line_groups.words(min(count, 1), None, False, share, size)


@lru_cache(maxsize=64)
def _common(language: Language) -> frozenset[str]:
    return frozenset(language.function_words)


def _figures(text: str, shape: _Shape) -> Group:
    """Return what the figures of a line of up to 400 characters tell; most lines have none."""
    digits = len(_DIGIT.findall(text))
    if not digits:
        return ()
    date = "numeric-date" if _NUMERIC_DATE.search(text) else "year" if _YEAR.search(text) else ""
    clock = _CLOCK.search(text) is not None
    return line_groups.figures(clock, date, min(8 * digits // len(text), 4), shape.size)


def _signs(text: str, size: int) -> Group:
    bar = colon = False
    if size < _LONG:
        bar = "|" in text or " / " in text or "·" in text or "•" in text
        colon = ":" in text[:40]
    address = any(sign in text for sign in _IN_ADDRESSES) and _ADDRESS.search(text) is not None
    marks = text.count('"') if text.isascii() else len(_MARKS.findall(text))
    return line_groups.signs(bar, colon, address, min(marks, 3), "!" in text, size)


def _add_places(features: list[LineFeatures], lines: Sequence[Line], shapes: Sequence[_Shape]) -> None:
    """Add where each line stands: from the start, from the end, from the prose."""
    total = sum([shape.prose for shape in shapes])
    typical = Counter([min(line.blanks, 1) for line, shape in zip(lines, shapes, strict=True) if shape.prose])
    usual = typical.most_common(1)[0][0] if typical else 0
    last = len(lines) - 1
    before = since = 0
    own = min(lines[0].blanks, 1) if lines else 0
    for i, (feature, shape) in enumerate(zip(features, shapes, strict=True)):
        after = total - before - shape.prose
        stage = "head" if not before else "tail" if not after else "middle"
        following = min(lines[i + 1].blanks, 1) if i < last else 2
        feature.placed += (
            line_groups.place(min(before, 4), min(after, 4), stage, shape.prose, shape.size, min(since, 6)),
            line_groups.gaps(own, following, usual, shape.prose, stage, shape.size, shape.stopped),
        )
        if i < 6 or last - i < 3:
            feature.placed.append(line_groups.edges(min(i, 6), min(last - i, 3), shape.size, min(total, 3)))
        before += shape.prose
        since = 0 if shape.prose else since + 1
        own = following


def _add_surroundings(features: list[LineFeatures], shapes: Sequence[_Shape]) -> None:
    """Add what kind of lines stand two above to two below, in one letter each."""
    letters = "".join([_letter(feature, shape) for feature, shape in zip(features, shapes, strict=True)])
    padded = f"--{letters}--"
    for i, feature in enumerate(features):
        up = letters.count("P", max(0, i - 6), i)
        down = letters.count("P", i + 1, i + 7)
        feature.placed.append(line_groups.surroundings(padded[i : i + 5], min(up, 4), min(down, 4)))


def _letter(feature: LineFeatures, shape: _Shape) -> str:
    if feature.phrase and not shape.prose:
        return "F"
    if feature.credit:
        return "C"
    if shape.prose:
        return "P"
    if shape.stopped:
        return "S"
    if shape.size < 3:
        return "W"
    return "L" if shape.size > 5 else "H"


def _add_runs(features: list[LineFeatures], shapes: Sequence[_Shape]) -> None:
    """Add how many lines without prose stand in a row, and where in the row each stands."""
    start = 0
    for i in range(len(shapes) + 1):
        if i < len(shapes) and not shapes[i].prose:
            continue
        length = bisect((1, 2, 3, 5, 8, 15), i - start)
        for j in range(start, i):
            features[j].placed.append(line_groups.run(length, min(j - start, 2), min(i - 1 - j, 2)))
        start = i + 1


def _add_echoes(features: list[LineFeatures], lines: Sequence[Line], shapes: Sequence[_Shape]) -> None:
    """Add whether a line says what other lines say: a headline does, a teaser for another story does not."""
    vocabularies = [{word for word in shape.words if len(word) > 4} for shape in shapes]
    spread = Counter(
        chain.from_iterable(
            [vocabulary for vocabulary, shape in zip(vocabularies, shapes, strict=True) if shape.prose]
        )
    )
    once, twice = spread.keys(), {word for word, times in spread.items() if times > 1}
    times = Counter([line.text for line in lines])
    seen: set[str] = set()
    for feature, line, shape, vocabulary in zip(features, lines, shapes, vocabularies, strict=True):
        if len(vocabulary) > 1:
            # Its own prose echoes nothing.
            others = len(vocabulary & (twice if shape.prose else once))
            feature.placed.append((f"echo={5 * others // len(vocabulary)},{shape.prose}",))
            feature.echo = others / len(vocabulary)
        if times[line.text] > 1:
            feature.placed.append((f"repeats={line.text in seen},{shape.size > 3}",))
            seen.add(line.text)


def _add_head(features: list[LineFeatures], shapes: Sequence[_Shape]) -> None:
    """Add which lines before the first prose could be the headline: one that says what the story says."""
    end = next((i for i, shape in enumerate(shapes) if shape.prose), len(shapes))
    worth = [
        (features[i].echo * min(shapes[i].size, 5), i)
        for i in range(end)
        if shapes[i].size > 1 and not features[i].credit
    ]
    worth.sort(key=lambda item: (-item[0], item[1]))
    for rank, (value, i) in enumerate(worth[:4]):
        size, stopped = shapes[i].size, shapes[i].stopped
        features[i].placed.append(line_groups.head_rank(rank, min(int(value), 4), stopped, size))
