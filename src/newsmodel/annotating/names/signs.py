"""What speaks for and against a stretch of text being a name: named signs, for a linear model.

Each function here looks at one thing (a *view*) and tells what is to be seen of it; what the signs of a view
weigh together is kept by what was looked at, so that a word, a neighbour or a form is weighed once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsmodel.annotating.names.words import Word, WordReader

#: The sign of words that are joined as those of no person are: "John McCain of Arizona" is not one name.
JOINED = "joined"
#: Signs of a stretch that is cut where no name ends: at an "&", and before "von der" behind a given name.
CUT_AT_SIGN, CUT_AT_PARTICLE = "cut:&", "cut:particle"
#: The sign of "Kovács Béla".
SURNAME_FIRST = "surname-first"
#: The sign of a stretch behind which a company's ending stands in small letters: "Brackwater plc".
COMPANY = "a:company"
#: What may stand between the words of a person's name: a particle, a nickname in marks.
_OF_PEOPLE = frozenset({"particle", '"'})
_IS_PLACE = frozenset({"country", "region", "city", "town", "other", "listed", "given"})
#: Words of a name are counted up to this.
_LONG = 5
#: Letters of an acronym are counted up to this.
_LONG_ACRONYM = 7


def first(word: Word) -> Iterator[str]:
    """Yield the signs of the first word of several."""
    yield from ["f:" + one for one in word.classes]
    yield from ["f:" + one for one in word.spelling]


def last(word: Word) -> Iterator[str]:
    """Yield the signs of the last word of several."""
    yield from ["l:" + one for one in word.classes]
    yield from ["l:" + one for one in word.spelling]


def single(word: Word) -> Iterator[str]:
    """Yield the signs of a word that is the whole name."""
    yield "n=1"
    yield from ["s:" + one for one in word.classes]
    yield from ["s:" + one for one in word.spelling]
    if word.shape == "A":
        yield f"s:A{min(len(word.text), _LONG_ACRONYM)}"
    if len(word.classes) > 2:
        yield "s:" + "+".join(sorted(word.classes[:-1]))


def inner(word: Word) -> Iterator[str]:
    """Yield the signs of a word between the first and the last."""
    if word.is_capital:
        yield from ["m:" + one for one in word.classes]
        yield "m:" + word.shape
        yield f"m:{word.code}:{word.key}"
    else:
        yield "m:small"
        yield "m:" + "+".join(word.classes)
        if not word.key[:1].isdigit():
            yield f"m:{word.code}:{word.key}"


def left(word: Word) -> Iterator[str]:
    """Yield the signs of the capital right before a stretch, in its run."""
    yield from ["L:" + one for one in word.classes]
    yield f"L:{word.code}:{word.key}"
    yield "L:sh=" + word.shape


def right(word: Word) -> Iterator[str]:
    """Yield the signs of the capital right behind a stretch, in its run."""
    yield from ["R:" + one for one in word.classes]
    yield f"R:{word.code}:{word.key}"
    yield "R:sh=" + word.shape


def form(words: Sequence[Word], listed: str | None) -> Iterator[str]:
    """Yield the signs of several words as a whole; *listed* is what the lists know it as."""
    capitals = sum([word.is_capital for word in words])
    yield f"n={min(capitals, _LONG)}"
    if len(words) > capitals:
        yield f"n={min(capitals, _LONG)}+{min(len(words) - capitals, 2)}"
    if listed:
        yield "whole:" + listed
        yield f"whole:{listed}|{min(capitals, _LONG)}"
    if any(_joins_no_person(words, i) for i in range(1, len(words) - 1)):
        yield JOINED
    for i in range(1, len(words) - 1):
        if not words[i].is_capital:
            joiner = words[i].classes[0]
            yield f"j:{words[i - 1].told}|{joiner}"
            yield f"j:{words[i - 1].told}|{joiner}|{words[i + 1].told}"
    one, other = words[0], words[-1]
    if len(words) == 2:
        yield f"{one.told}_{other.told}"
        if one.told == "family" and other.told == "given" and one.classes[-1][1:] == "-":
            yield SURNAME_FIRST
        yield f"sh={one.shape}_{other.shape}"
    else:
        yield f"{one.told}_…_{other.told}"


def _joins_no_person(words: Sequence[Word], i: int) -> bool:
    """Tell whether a word joins no words of one person's name: "of", and "da" of "Ada Winter da Bo Lund"."""
    if words[i].is_capital:
        return False
    if _OF_PEOPLE.isdisjoint(words[i].classes):
        return True
    return (
        1 < i < len(words) - 2
        and "particle" in words[i].classes
        and words[i - 2].is_capital
        and words[i - 1].is_capital
        and words[i + 2].is_capital
        and "given" in words[i + 1].classes
        and "given" not in words[i - 1].classes
    )


def joined_before(joiner: Word, capital: Word) -> Iterator[str]:
    """Yield the signs of what joins a stretch to the capital before it."""
    yield f"b={joiner.code}:{joiner.key}"
    if joiner.key == "&":
        yield CUT_AT_SIGN
    for one in joiner.classes:
        yield "bj:" + one
        yield f"bj:{capital.told}|{one}"


def joined_after(joiner: Word, capital: Word, last_word: Word) -> Iterator[str]:
    """Yield the signs of what joins a stretch, which ends in *last_word*, to the capital behind it."""
    yield f"a={joiner.code}:{joiner.key}"
    if joiner.key == "&":
        yield CUT_AT_SIGN
    elif "particle" in joiner.classes and "given" in last_word.classes and not _IS_PLACE & {*capital.classes}:
        yield CUT_AT_PARTICLE
    for one in joiner.classes:
        yield "aj:" + one
        yield f"aj:{last_word.told}|{one}"
        yield f"aj:{last_word.told}|{one}|{capital.told}"


def before(word: str, reader: WordReader) -> Iterator[str]:
    """Yield the signs of the word right before a stretch."""
    folded = word.casefold()
    yield f"b={reader.code}:{folded}"
    yield from ["b:" + one for one in reader.around(word, folded)]


def two_before(word: str, reader: WordReader) -> Iterator[str]:
    """Yield the signs of the word before that, in small letters."""
    yield f"bb={reader.code}:{word}"
    if word in reader.lookup.offices:
        yield "bb:office"


def after(word: str, reader: WordReader) -> Iterator[str]:
    """Yield the signs of the word right behind a stretch."""
    folded = word.casefold()
    yield f"a={reader.code}:{folded}"
    if len(folded) > 2 and folded in reader.lookup.company_endings:
        yield COMPANY
    yield from ["a:" + one for one in reader.around(word, folded)]


def two_after(word: str, reader: WordReader) -> Iterator[str]:
    """Yield the signs of the word behind that."""
    yield f"aa={reader.code}:{word.casefold()}"


def pair_before(cues: tuple[str, ...]) -> Iterator[str]:
    """Yield the signs of two words right before a stretch that together describe it: "news agency"."""
    yield from ["bp:" + cue for cue in cues]


def pair_after(cues: tuple[str, ...]) -> Iterator[str]:
    """Yield the signs of two words right behind a stretch that together describe it."""
    yield from ["ap:" + cue for cue in cues]


def mark_before(mark: str, word: str, reader: WordReader) -> Iterator[str]:
    """Yield the signs of a mark before a stretch, and of the word before the mark."""
    yield "b=" + mark
    if mark in "'’":
        yield f"b:'{reader.code}:{word.casefold()}"
    elif mark == "," and word:
        if word[0].isupper():
            yield "b,:" + reader.word(word).told
        else:
            yield "b,:small"
            if word in reader.lookup.offices:
                yield "b,:office"


def mark_after(mark: str, near: Sequence[str], reader: WordReader) -> Iterator[str]:
    """Yield the signs of a mark behind a stretch, and of the words behind the mark."""
    yield "a=" + mark
    if mark not in ",(" or not near:
        return
    word = near[0]
    yield f"a{mark}:{reader.word(word).shape}" if word[0].isupper() else f"a{mark}{reader.code}:{word}"
    if word.isdigit():
        yield f"a{mark}:{len(word)}"
    if any(reader.lookup.is_office(one) for one in near):
        yield f"a{mark}:office"
    for name, listed in reader.lookup.apposed:
        if any(one.casefold() in listed for one in near):
            yield f"a{mark}:{name}"
    if mark == "," and word[0].isupper():
        yield "a,:" + reader.word(word).told


def possessive_after(word: str, reader: WordReader) -> Iterator[str]:
    """Yield the signs of a possessor's ending behind a stretch, and of what is possessed."""
    yield "a='s"
    yield f"a's={reader.code}:{word.casefold()}"


def edge(name: str) -> Iterator[str]:
    """Yield the sign of a block's beginning ("b=^") or end ("a=$")."""
    yield name


#: What the whole article does with the words of a stretch: whether they are several; what the first is, if it
#: opens a sentence; whether the first and the last stand in small letters too; whether the first without its
#: ending is a name of its own ("Winters" before "Rede"); whether the first has its capital inside sentences
#: too; how often the stretch is met by itself; for a single word whether it is the "surname" or the "given"
#: name of a longer one, or "alone"; whether the stretch is met without its first word, without its last;
#: whether there is an article at all. A plain tuple: there are hundreds in an article.
Use = tuple[bool, str | None, bool, bool, bool, bool, int, str, bool, bool, bool]


def use(seen: Use) -> Iterator[str]:
    """Yield the signs of what the article does with a stretch."""
    several, opening, small, last_small, owner, inside, count, part, rest, start, is_whole = seen
    if opening is not None:
        yield "o:" + opening
        yield "o:n" if several else "o:1"
        if small:
            yield "o:small"
    if not is_whole:
        yield "doc=none"
        return
    if opening is not None:
        yield "d:inside" if inside else "d:opens-only"
    if owner:
        yield "d:n:owner" if several else "d:s:owner"
    if several:
        if small:
            yield "d:f:small"
        if last_small:
            yield "d:l:small"
        yield f"d:nx{count}"
        if rest:
            yield "d:rest"
        if start:
            yield "d:start"
    else:
        if small:
            yield "d:s:small"
        yield f"d:sx{count}"
        yield "d:" + part


#: The views of a single word, in the order in which `Word.weights` keeps them.
WORD_VIEWS = (single, first, last, inner, left, right)
SINGLE, FIRST, LAST, INNER, LEFT, RIGHT = range(len(WORD_VIEWS))
