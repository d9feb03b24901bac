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
from typing import NamedTuple

from newsmodel.language import Language
from newsmodel.parsing.credits import SplitCaption, split_credit
from newsmodel.parsing.lines import Line
from newsmodel.parsing.phrases import Found, Phrases, folded, phrases_of

# Scripts written without blanks need fewer characters for the same text.
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\u0e00-\u0e7f]")
_WORD = re.compile(r"[^\W\d_]+")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.h]\d{2}(?!\d|\.\d)")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMERIC_DATE = re.compile(r"(?<!\d)\d{1,4}[./年-]\s?\d{1,2}[./月-]\s?\d{1,4}(?!\d)")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\w|(?<!\w)@\w")
_SENTENCE = re.compile(r"[.!?…][\"'”’»)]*\s+[\"'“„«‘(¿¡–-]*[^\W\d_a-zß-ÿ]|[。！？]")
_CLOSERS = "\"'”’»«›)]）」』“‘*"
_MARKS = re.compile('["“”„«»‹›「」『』]')

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
_STOPPED = frozenset(("stop", "shout", "ask", "dots"))


class LineFeatures(NamedTuple):
    """The features of one line."""

    own: list[str]  #: all of them
    seen: list[str]  #: those that the lines beside it see too
    phrase: Found | None  #: of the language file, that the line is, starts with or holds
    credit: SplitCaption | None  #: where the line ends with one
    echo: list[float]  #: one number: the share of its longer words that the prose around it has too


class _Shape(NamedTuple):
    """What is asked of a line more than once."""

    length: int  #: in code points, those of scripts without blanks counted as two and a half
    size: int  #: bucket of `length`
    end: str
    words: list[str]
    prose: bool


def features_of(lines: Sequence[Line], text: str, language: Language) -> list[LineFeatures]:
    """Return the features of each line.

    Args:
        lines: of one text, in order.
        text: that they are the lines of.
        language: supplies the phrases, the credit words and the function words.
    """
    phrases = phrases_of(language)
    inside = phrases.present(folded(text))
    shapes = [_shape(line.text) for line in lines]
    features = [
        _features(line, shape, language, phrases, inside) for line, shape in zip(lines, shapes, strict=True)
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
    bare = text.rstrip(_CLOSERS)
    end = _ENDS.get(bare[-1:], "digit" if bare[-1:].isdigit() else "none")
    words = _WORD.findall(text)
    prose = length > 80 and end in _STOPPED
    return _Shape(length, bisect(_LENGTHS, length), end, words, prose)


def _features(
    line: Line, shape: _Shape, language: Language, phrases: Phrases, inside: Sequence[tuple[str, str]]
) -> LineFeatures:
    text = line.text
    blanks = min(line.blanks, 2)
    found = [
        f"size={shape.size}",
        f"end={shape.end}",
        f"shape={shape.size // 2},{shape.end},{blanks}",
        f"blanks={blanks}",
        f"start={_start(text)}",
    ]
    add = found.append
    if text[-1] in _CLOSERS:
        add("closed")
    _add_case(found, shape, language)
    _add_content(found, text, shape)
    phrase = credit = None
    if shape.size < 9:
        if phrase := phrases.find(folded(text), inside):
            add(f"phrase:{phrase.kind.replace('_', '-')}:{phrase.how}")
            add(f"phrase={phrase.how},{shape.prose}")
        if credit := split_credit(text, language):
            add(f"caption:{credit.evidence}")
            add("credit-alone" if not credit.text else f"credit-after,{shape.size // 3}")
    if line.tabs:
        add("tabs")
    if line.joined:
        add("joined")
    if line.times > 1:
        add(f"doubled,{shape.size > 3}")
    return LineFeatures(list(found), found, phrase, credit, [0.0])


def _start(text: str) -> str:
    first = text[0]
    if first.isdigit():
        return "digit"
    if first.isupper():
        return "upper"
    if first.islower():
        return "lower"
    if first in _OPENING_MARKS:
        return "mark"
    if first in _BULLETS:
        return "bullet"
    return "letter" if first.isalpha() else "bracket" if first in "([{" else "©" if first == "©" else "sign"


def _add_case(found: list[str], shape: _Shape, language: Language) -> None:
    words = shape.words
    if not words:
        found.append("no-words")
        return
    if shape.size < 8:
        count = len(words)
        found.append(f"words={min(count, 6) if count < 7 else 7 + min(count // 6, 5)}")
        sample = words[:_SAMPLE]
        capital = len(list(filter(str.isupper, [word[0] for word in sample])))
        found.append(f"capitals={4 * capital // len(sample)}")
        if capital == len(sample) and all(map(str.isupper, sample)) and count + len(words[0]) > 2:
            found.append("all-caps")
    if language.function_words:
        sample = words[:_SAMPLE]
        share = len(_common(language).intersection(map(str.lower, sample))) / len(sample)
        found.append(f"function-words={min(int(share * 8), 4)},{min(shape.size // 2, 4)}")


@lru_cache(maxsize=64)
def _common(language: Language) -> frozenset[str]:
    return frozenset(language.function_words)


def _add_content(found: list[str], text: str, shape: _Shape) -> None:
    if shape.size < 8:
        if _CLOCK.search(text):
            found.append("clock")
        if _NUMERIC_DATE.search(text):
            found.append(f"numeric-date,{shape.size // 2}")
        elif _YEAR.search(text):
            found.append(f"year,{shape.size // 2}")
        digits = len(_DIGIT.findall(text))
        if digits:
            found.append(f"digits={min(8 * digits // len(text), 4)}")
        if "|" in text or " / " in text or "·" in text or "•" in text:
            found.append("bar")
        if ":" in text[:40]:
            found.append("early-colon")
    if _ADDRESS.search(text):
        found.append(f"address,{shape.size // 3}")
    if shape.length > 50:
        found.append(f"sentences={min(len(_SENTENCE.findall(text)), 3)}")
        found.append(f"commas={min(text.count(','), 3)}")
    marks = len(_MARKS.findall(text))
    if marks:
        found.append(f"marks={min(marks, 3)}")
    if "!" in text:
        found.append("shouts")


def _add_places(features: list[LineFeatures], lines: Sequence[Line], shapes: Sequence[_Shape]) -> None:
    """Add where each line stands: from the start, from the end, from the prose."""
    total = sum(shape.prose for shape in shapes)
    typical = Counter(min(line.blanks, 1) for line, shape in zip(lines, shapes, strict=True) if shape.prose)
    usual = typical.most_common(1)[0][0] if typical else 0
    last = len(lines) - 1
    before = since = 0
    for i, (feature, line, shape) in enumerate(zip(features, lines, shapes, strict=True)):
        add = feature.own.append
        after = total - before - shape.prose
        add(f"before={min(before, 4)}")
        add(f"after={min(after, 4)}")
        stage = "head" if not before else "tail" if not after else "middle"
        add(f"stage={stage},{shape.prose}")
        add(f"stage={stage},{min(shape.size // 2, 4)}")
        if i < 6:
            add(f"line={i}")
        if i == 0:
            add(f"first,{shape.size // 2},{min(total, 3)}")
        if last - i < 3:
            add(f"line=-{last - i}")
        add(f"since-prose={min(since, 6)},{stage}")
        following = min(lines[i + 1].blanks, 1) if i < last else 2
        own = min(line.blanks, 1)
        add(f"gaps={own},{following},{usual},{shape.prose}")
        add(f"gaps={own},{following},{usual},{stage},{min(shape.size // 2, 3)},{shape.end in _STOPPED}")
        before += shape.prose
        since = 0 if shape.prose else since + 1


def _add_surroundings(features: list[LineFeatures], shapes: Sequence[_Shape]) -> None:
    """Add what kind of lines stand two above to two below, in one letter each."""
    letters = [_letter(feature, shape) for feature, shape in zip(features, shapes, strict=True)]
    padded = ["-", "-", *letters, "-", "-"]
    for i, feature in enumerate(features):
        above2, above, own, below, below2 = padded[i : i + 5]
        feature.own.append(f"above={above2}{above},{own}")
        feature.own.append(f"below={below}{below2},{own}")
        feature.own.append(f"between={above}{own}{below}")
        up = letters[max(0, i - 6) : i].count("P")
        down = letters[i + 1 : i + 7].count("P")
        feature.own.append(f"density={min(up, 4)},{min(down, 4)},{own}")


def _letter(feature: LineFeatures, shape: _Shape) -> str:
    if feature.phrase and not shape.prose:
        return "F"
    if feature.credit:
        return "C"
    if shape.prose:
        return "P"
    if shape.end in _STOPPED:
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
        run = i - start
        for j in range(start, i):
            features[j].own.append(f"run={bisect((1, 2, 3, 5, 8, 15), run)}")
            features[j].own.append(f"in-run={min(j - start, 2)},{min(i - 1 - j, 2)}")
        start = i + 1


def _add_echoes(features: list[LineFeatures], lines: Sequence[Line], shapes: Sequence[_Shape]) -> None:
    """Add whether a line says what other lines say: a headline does, a teaser for another story does not."""
    spread: Counter[str] = Counter()
    vocabularies = [{word.lower() for word in shape.words if len(word) > 4} for shape in shapes]
    for vocabulary, shape in zip(vocabularies, shapes, strict=True):
        if shape.prose:
            spread.update(vocabulary)
    times = Counter(line.text for line in lines)
    seen: set[str] = set()
    for feature, line, shape, vocabulary in zip(features, lines, shapes, vocabularies, strict=True):
        if len(vocabulary) > 1:
            others = sum(spread[word] > shape.prose for word in vocabulary)
            feature.own.append(f"echo={5 * others // len(vocabulary)},{shape.prose}")
            feature.echo[0] = others / len(vocabulary)
        if times[line.text] > 1:
            feature.own.append(f"repeats={line.text in seen},{shape.size > 3}")
            seen.add(line.text)


def _add_head(features: list[LineFeatures], shapes: Sequence[_Shape]) -> None:
    """Add which lines before the first prose could be the headline: one that says what the story says."""
    end = next((i for i, shape in enumerate(shapes) if shape.prose), len(shapes))
    worth = [
        (features[i].echo[0] * min(shapes[i].size, 5), i)
        for i in range(end)
        if shapes[i].size > 1 and not features[i].credit
    ]
    worth.sort(key=lambda item: (-item[0], item[1]))
    for rank, (value, i) in enumerate(worth[:4]):
        features[i].own.append(f"head-rank={rank},{min(int(value), 4)}")
        features[i].own.append(f"head-rank={rank},{shapes[i].end in _STOPPED},{min(shapes[i].size // 2, 3)}")
