"""A language's time words, compiled: what a slot of a form stands for, and where in a text forms fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

import attrs

from newsmodel.annotating.times.beginnings import ANYTHING, DIGIT, Slot, first_of, inner_words
from newsmodel.annotating.times.forms import END, START, Form, cased, compile_form
from newsmodel.annotating.wording import wording_of
from newsmodel.language import Language
from newsmodel.language.times import TimeWords

#: In letters: "Thurs", "нояб".
_LONGEST_ABBREVIATION = 5
#: From so many forms on, one pattern for them all is worth its compilation.
_MANY = 18
_CAPITALISED = re.compile(r"(?<![^\W_])[^\W\d_a-z][^\W\d_]*")
_GROUP = re.compile(r"\(\?P<\w+>")

Value = int | str | None

#: How a form can begin: with letters, or with a figure that is no part of a longer number or of a code.
_START = re.compile(r"(?<!\w)[^\W\d_]+|(?<![\w.,$€£#/-])['’]?\d")

#: The word after the first one of a form, or a figure.
_NEXT = re.compile(r"[\s,.~-]{0,3}(?:([^\W\d_]+)|['’]?\d)")

#: Dates in figures.
_FIGURES = (
    "{year}-{month_number}-{day_figure}",
    "{day_figure}.{month_number}.{year}",
    "{day_figure}/{month_number}/{year}",
    "{day_figure}/{month_number}/{short_year}",
    "{year}年{month_number}月{day_figure}日",
    "{year}년 {month_number}월 {day_figure}일",
)

#: A figure of up to three digits, or of more with signs between them, and the word after it.
_COUNTED = re.compile(r"['’]?\d{1,3}(?:[.,]\d{3})*(?:[.,]\d{1,3})?[\s-]([^\W\d_]+)")

#: A figure of four digits that can be a year, and is no part of a longer number.
_YEAR = r"(?:1[4-9]|20|21)\d\d(?!\d|[.,]\d|/(?!\d\d(?!\d)|\d{4}(?!\d))\d|\s?[%°])"
#: The last year of several: "2019/20", "2007-2009".
_UNTIL = r"[-–/](?:(?:1[4-9]|20|21)\d\d|\d\d)(?!\d|[.,/-]\d)"
_FRACTION = r"(?:\s1/2|½)?"
_FIGURE = rf"\d{{1,3}}(?:,\d{{3}})?(?:\.\d)?{_FRACTION}"


@attrs.frozen
class Found:
    """A form that fits somewhere: the words there and what its slots mean."""

    start: int
    end: int
    meaning: str
    slots: Mapping[str, Value]

    def number(self, slot: str) -> int | None:
        """Return what a slot of numbers means, None if the form has none such or its number is vague."""
        value = self.slots.get(slot)
        return value if isinstance(value, int) else None

    def word(self, slot: str) -> str | None:
        """Return the key that a slot of words means, None if the form has none such."""
        value = self.slots.get(slot)
        return value if isinstance(value, str) else None


@attrs.frozen(eq=False)
class _Entry:
    meaning: str
    form: Form
    shared: Mapping[str, Value]


@attrs.frozen(eq=False)
class _Entries:
    """The forms that begin with one word."""

    #: by the word that comes next
    by_next: Mapping[str, tuple[_Entry, ...]]
    #: those that can go on with anything
    otherwise: tuple[_Entry, ...]
    #: for the forms that begin with a figure, the words that can follow one of up to three digits
    after_figure: frozenset[str]

    @cached_property
    def any(self) -> re.Pattern[str] | None:
        """Fits where one of those that can go on with anything does; None if they are few."""
        if len(self.otherwise) < _MANY:
            return None
        return re.compile(_GROUP.sub("(?:", "|".join(entry.form.source for entry in self.otherwise)))


@attrs.frozen(eq=False)
class Lexicon:
    """The forms of a language by the words that they begin with."""

    slots: Mapping[str, Slot]
    #: words, here in lower case, that have a capital in the middle of a sentence too
    capitals: frozenset[str]
    #: by their first words as they can be written
    _entries: Mapping[str, _Entries]

    def find(self, text: str) -> Iterator[Found]:
        """Yield the longest form at each place of *text*, none overlapping another, in order."""
        done = 0
        for start, end, entries in self._beginnings(text):
            if start < done:
                continue
            candidates = entries.otherwise
            if entries.after_figure and (counted := _COUNTED.match(text, start)) is not None:
                # A short figure alone is no time: "12 apples".
                if counted[1].lower() not in entries.after_figure:
                    continue
            elif entries.by_next and (following := _NEXT.match(text, end)) is not None:
                next_word = following[1]
                candidates = entries.by_next.get(next_word.lower() if next_word else DIGIT, candidates)
            if not candidates or (
                candidates is entries.otherwise and entries.any and not entries.any.match(text, start)
            ):
                continue
            best = self._longest(text, start, candidates)
            if best is not None:
                done = best.end
                yield best

    def _beginnings(self, text: str) -> Iterator[tuple[int, int, _Entries]]:
        """Yield where a form can begin, where its first word or figure ends, and the forms."""
        wording, known = wording_of(text), self._entries
        words = wording.words
        numbers = [number for number, word in enumerate(words) if word in known or not word.isalpha()]
        for number in numbers:
            word = words[number]
            if word.isalpha():
                entries = known[word]
                following = words[number + 1] if number + 1 < len(words) else ""
                # Most words that open a form stand elsewhere too: "in", "last".
                if entries.otherwise or following.lower() in entries.by_next or not following.isalpha():
                    start = wording.starts[number]
                    yield start, start + len(word), entries
            else:
                start = wording.starts[number]
                sign = start > 0 and text[start - 1] in "'’" and _START.match(text, start - 1)
                match = sign or _START.match(text, start)
                if match and match[0] in known:
                    yield match.start(), match.end(), known[match[0]]

    def _longest(self, text: str, start: int, entries: Iterable[_Entry]) -> Found | None:
        best: tuple[int, _Entry, re.Match[str]] | None = None
        for entry in entries:
            match = entry.form.pattern.match(text, start)
            if match is not None and (best is None or match.end() > best[0]):
                best = match.end(), entry, match
        if best is None:
            return None
        end, entry, match = best
        values: dict[str, Value] = {}
        for group, words in match.groupdict().items():
            if words is None:
                continue
            if group == START:
                start = match.start(START)
            elif group == END:
                end = match.start(END)
            else:
                slot = group.rpartition("_")[0]
                name = slot.removesuffix("_name").removesuffix("_figure")
                if end == match.end() or name not in values:  # what follows only adds: "*3* and 5 May"
                    values[name] = self.slots[slot].read(words)
        return Found(start, end, entry.meaning, {**entry.shared, **values})


# One entry a language; callers that build languages of their own share the rest.
@lru_cache(maxsize=64)
def lexicon_of(language: Language) -> Lexicon:
    """Return the compiled forms of a language."""
    slots = slots_of(language.times)
    by_first: dict[str, list[tuple[_Entry, frozenset[str]]]] = {}
    for key, forms in _forms(language.times):
        meaning, *shared = key.split()
        for form in forms:
            compiled = compile_form(form, slots)
            entry = _Entry(meaning, compiled, {name: _plain(value) for name, _, value in _pairs(shared)})
            for word, following in compiled.beginnings.items():
                by_first.setdefault(word, []).append((entry, following))
    capitals = frozenset(_capitals(language.times))
    gathered = {word: _gathered(word, entries) for word, entries in by_first.items()}
    written = {form: entries for word, entries in gathered.items() for form in _as_written(word)}
    return Lexicon(slots, capitals, written)


def _as_written(word: str) -> Iterator[str]:
    """Yield a form's first word as texts have it, so that no word of a text need be changed to look it up."""
    if word == DIGIT:
        yield from (sign + digit for sign in ("", "'", "’") for digit in "0123456789")
    else:
        yield from (word, word.capitalize(), word.upper())


def _forms(words: TimeWords) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield a language's forms, then those that are the same in all: the first that fits is taken."""
    yield from words.forms.items()
    yield "date", _FIGURES
    yield "years", ("{year}{until}",)
    if words.months:
        yield "date", ("{day_figure}-{month}-{short_year}", "{day_figure}-{month}-{year}")
    if words.months and not words.forms:
        yield "date", ("{day} {month}[[,] {year}]",)
        yield "month", ("{month} {year}",)


def _capitals(words: TimeWords) -> Iterator[str]:
    tables = (words.seasons, words.day_parts, words.units, words.unit_plurals)
    listed = (word for table in tables for keyed in table.values() for word in keyed)
    forms = (form for forms in words.forms.values() for form in forms)
    for text in (*words.months, *words.weekdays, *words.edges, *listed, *forms):
        yield from map(str.lower, _CAPITALISED.findall(text))


def _gathered(first: str, entries: list[tuple[_Entry, frozenset[str]]]) -> _Entries:
    words = frozenset(word for _, following in entries for word in following) - {ANYTHING}
    otherwise = tuple(entry for entry, following in entries if ANYTHING in following)
    if first == DIGIT:
        return _Entries({}, otherwise, words - {DIGIT})
    by_next = {
        word: tuple(entry for entry, following in entries if word in following or ANYTHING in following)
        for word in words
    }
    return _Entries(by_next, otherwise, frozenset())


def _pairs(shared: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    return (pair.partition("=") for pair in shared)


def _plain(value: str) -> Value:
    return int(value) if value.lstrip("-").isdecimal() else value


def slots_of(words: TimeWords) -> Mapping[str, Slot]:
    """Return what each name in braces stands for in the forms of a language."""
    endings = _any(map(re.escape, words.day_endings))
    return {
        "month": _table(words.months, stops=True),
        "weekday": _table(words.weekdays, stops=True),
        "month_name": _names(words.months, stop=True),
        "weekday_name": _names(words.weekdays, stop=False),
        "ordinal": _table(words.ordinals),
        "day_word": _table(words.day_words),
        "shift": _table(words.shifts),
        "unit": _table(_keyed(words.units)),
        "units": _table(_keyed(words.unit_plurals)),
        "season": _table(_keyed(words.seasons)),
        "part": _table(_keyed(words.day_parts)),
        "half": _table(_keyed(words.clock_halves)),
        "about": _table(dict.fromkeys(words.approximations, "about")),
        "edge": _table(dict.fromkeys(words.edges, "edge")),
        "zone": _table(dict.fromkeys(words.zones, "zone")),
        "vague": _table(dict.fromkeys(words.vague_numbers, "X")),
        "number": _number(words),
        "year": _year(words),
        "until": Slot(_UNTIL, frozenset(), {}, _leading_int),
        "last_day": Slot(rf"(?:3[01]|[12]\d|0?[1-9]){endings}", frozenset({DIGIT}), {}, _leading_int),
        "last_month": _table(words.months, stops=True),
        "short_year": Slot(r"\d\d", frozenset({DIGIT}), {}, int),
        "day": Slot(rf"(?:3[01]|[12]\d|0?[1-9]){endings}", frozenset({DIGIT}), {}, _leading_int),
        "day_figure": Slot(r"(?:3[01]|[12]\d|0?[1-9])", frozenset({DIGIT}), {}, int),
        "ordinal_figure": Slot(r"[1-4]", frozenset({DIGIT}), {}, int),
        "month_number": Slot(r"(?:1[0-2]|0?[1-9])", frozenset({DIGIT}), {}, int),
        "hour": Slot(r"(?:2[0-4]|1\d|0?\d)", frozenset({DIGIT}), {}, int),
        "minute": Slot(r"[0-5]\d", frozenset({DIGIT}), {}, int),
        "decade": Slot(r"(?:(?:1[4-9]|20)\d|['’]?\d)0", frozenset({DIGIT}), {}, _decade),
    }


def _any(patterns: Iterable[str]) -> str:
    joined = "|".join(patterns)
    return f"(?:{joined})?" if joined else ""


def _keyed(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {word: key for key, words in table.items() for word in words}


def _table(table: Mapping[str, Value], *, stops: bool = False) -> Slot:
    """Return the slot of a table's words; *stops* lets a full stop follow those that are abbreviations."""
    words = sorted(table, key=len, reverse=True)
    # A slot of a table that a language lacks fits nowhere.
    pattern = "|".join(
        cased(word) + (r"\.?" if stops and _is_abbreviation(word, table) else "") for word in words
    )
    meanings = {_bare(word): value for word, value in table.items()}
    return Slot(
        f"(?:{pattern or '(?!)'})",
        frozenset(first_of(word) for word in words),
        inner_words(words),
        lambda text: meanings.get(_bare(text)),
    )


def _names(table: Mapping[str, Value], *, stop: bool) -> Slot:
    """Return the slot of the names that can stand alone; abbreviations only with their *stop*, if at all.

    "Sun" and "Jan" alone are a newspaper and a man.
    """
    names = [word for word in table if not _is_abbreviation(word, table)]
    slot = _table({word: table[word] for word in names})
    listed = [word for word in table if stop and word not in names and len(word) > 2 and word[0].isupper()]
    short = "|".join(map(cased, listed))
    known = _table(table, stops=True)
    return Slot(
        rf"(?:{slot.pattern}|(?:{short})\.)" if short else slot.pattern, known.first, known.more, known.read
    )


def _bare(text: str) -> str:
    return " ".join(text.casefold().rstrip(".").split())


def _is_abbreviation(word: str, table: Mapping[str, Value]) -> bool:
    """Tell whether *word* begins a longer one of the same meaning ("Oct"): a full stop may follow it."""
    # A case or an article behind the word makes a longer one too: "вторник", "вторника".
    return any(
        len(other) > len(word) > 1
        and other.startswith(word)
        and (len(word) <= _LONGEST_ABBREVIATION or not other[len(word)].isalpha())
        and meaning == table[word]
        for other, meaning in table.items()
    )


def _number(words: TimeWords) -> Slot:
    table = _table(words.numbers)
    tens = [word for word, value in words.numbers.items() if value in range(20, 100, 10)]
    ones = [word for word, value in words.numbers.items() if value in range(1, 10)]
    joined = rf"(?:{'|'.join(map(cased, tens))})[\s-](?:{'|'.join(map(cased, ones))})"
    return Slot(
        f"(?:{_FIGURE}|{joined}|{table.pattern})" if tens and ones else f"(?:{_FIGURE}|{table.pattern})",
        table.first | {DIGIT},
        _joined(table.more, dict.fromkeys(map(first_of, tens), frozenset(map(first_of, ones)))),
        _number_reader(table.read),
    )


def _year(words: TimeWords) -> Slot:
    """Return the slot of years: in figures, or spelt out where the language lists how."""
    ones = {word: value for word, value in words.numbers.items() if value < 20 and word.isalpha()}
    tens = {word: value for word, value in words.numbers.items() if value in range(20, 100, 10)}
    if not words.spelled_centuries or not tens:
        return Slot(_YEAR, frozenset({DIGIT}), {}, int)
    below = rf"(?:(?:{_cased(tens)})(?:[\s-](?:{_cased(ones)}))?|{_cased(ones)})(?!\w)"
    two_figures = rf"(?:{_cased(tens)})(?:[\s-](?:{_cased(ones)}))?|(?:{_cased(ones)})"
    first = {**words.spelled_centuries, **words.spelled_years}
    pattern = (
        rf"(?:{_YEAR}|(?:{_cased(words.spelled_centuries)})[\s-](?:{two_figures})(?!\w)"
        rf"|(?:{_cased(words.spelled_years)})(?:\s(?:\w{{3}}\s)?{below})?)"
    )
    heads = frozenset(map(first_of, first))
    return Slot(
        pattern,
        frozenset({DIGIT}) | heads,
        # After "two thousand" anything can come.
        dict.fromkeys(heads, frozenset({*map(first_of, (*ones, *tens)), *_seconds(words.spelled_years)})),
        _year_reader(first, {**ones, **tens}),
    )


def _seconds(words: Iterable[str]) -> Iterator[str]:
    return (word for following in inner_words(words).values() for word in following)


def _cased(words: Iterable[str]) -> str:
    return "|".join(map(cased, sorted(words, key=len, reverse=True)))


def _year_reader(first: Mapping[str, int], rest: Mapping[str, int]) -> Callable[[str], Value]:
    def year(text: str) -> Value:
        if text.isdecimal():
            return int(text)
        words = _bare(text).replace("-", " ")
        head = max((word for word in first if words.startswith(word)), key=len)
        years = first[head] * (100 if first[head] < 100 else 1)
        return years + sum(rest.get(word, 0) for word in words.removeprefix(head).split())

    return year


def _joined(*tables: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for table in tables:
        for word, following in table.items():
            found[word] = found.get(word, frozenset()) | following
    return found


def _number_reader(read: Callable[[str], Value]) -> Callable[[str], Value]:
    def number(text: str) -> Value:
        if text[0].isdecimal():
            # Halves and decimals stay as text: "2.5" of "2 1/2 years".
            half = text.endswith(("1/2", "½"))
            whole = text.removesuffix("1/2").rstrip("½ ").replace(",", "")
            return f"{whole}.5" if half else int(whole) if whole.isdecimal() else whole
        known = read(text)
        if known is None:
            parts = [read(part) for part in re.split(r"[\s-]", text)]
            known = sum(part for part in parts if isinstance(part, int))
        return known

    return number


def _leading_int(text: str) -> int:
    match = re.search(r"\d+", text)
    return int(match[0]) if match else 0


def _decade(text: str) -> int:
    digits = int(text.lstrip("'’"))
    # "the 90s" and "the '90s" are those of the last century: the present one's are written in full.
    return digits if digits > 99 else 1900 + digits
