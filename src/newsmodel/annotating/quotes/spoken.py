"""Speech that a dash opens, and the "said Ada" that stands inside it or inside marks.

—No lo sé —dijo Ana—. Mañana veremos.
— Не знаю, — сказала Анна. — Завтра увидим.
« Je ne sais pas, dit Anne. Nous verrons. »
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from newsmodel.annotating.quotes.marks import Region
from newsmodel.annotating.quotes.words import Does, Form, Vocabulary

_OPENING = re.compile(r"\s*[—–―-]\s*(?=[^\W\d_]|[¿¡«“\"'…(])")
#: A dash with a blank on one side at least: others join words and figures.
_DASH = re.compile(r"(?<=\s)[—–―-]|(?<=\S)[—–―](?=[\s.,;:?!…]|$)|(?<=[.,;:?!…])[—–―]")
#: Opens speech behind a sentence of the article's own.
_OPENING_INSIDE = re.compile(r"[.:!?…]\s+([—–―-])\s+(?=[^\W\d_a-z]|[¿¡«“„\"'…(])")
#: What says who speaks, whatever the verb, and words of it.
_SHORT_ASIDE = re.compile(r"\s+(?=[^\W\d_])(?![^\W\d_a-zà-öø-ÿ])[^.!?…—–]{2,120}[.!?…](?:\s|$)")
_MOST_ASIDE = 12
_WORD = re.compile(r"[^\W_]+")
_ASKS = frozenset("?!…")
#: What may stand between an aside and the words that go on behind it.
_RESUMES = re.compile(r"[\s.,;:—–―-]*")
#: Words before the verb of an aside, and characters of an aside.
_LONGEST_LEAD = 4
_LONGEST_ASIDE = 200
#: In marks a comma opens the aside, and the next stop ends it.
_COMMA = re.compile(r"[,?!…]\s")
_OPENS_ASIDE = re.compile(r"[,?!…]\s|(?<=\s)[—–―-](?=[\s\w])")
_DASHES = frozenset("—–―-")
_STOP = re.compile(r"[.,;:!?…](?=\s|$)")


def dash_regions(text: str, vocabulary: Vocabulary, *, dialogue: bool) -> list[Region]:
    """Return the stretches of a paragraph that a dash opens, "said Ada" cut out; none if it is no speech.

    Args:
        text: one paragraph.
        vocabulary: of its language; its verbs of speech tell asides from parentheses.
        dialogue: the paragraph before or behind begins with a dash too, and one of them asks or says.
    """
    opening = _OPENING.match(text)
    if opening is None or not vocabulary.speech_dashes:
        return _inside(text, vocabulary) if vocabulary.dashes_inside else []
    dashes = [match.start() for match in _DASH.finditer(text, opening.end())]
    regions: list[Region] = []
    begin, open_ = opening.end(), opening.start()
    says = False
    index = 0
    while index < len(dashes):
        dash = dashes[index]
        index += 1
        if dash < begin or not _is_aside(text, dash, vocabulary):
            continue
        says = True
        regions.append(_region(text, open_, begin, dash))
        closing = dashes[index] if index < len(dashes) else len(text)
        begin = open_ = _behind(text, closing)
        index += closing < len(text)
    if begin < len(text):
        regions.append(_region(text, open_, begin, len(text)))
    if not says and not dialogue and not says_behind_comma(text, opening.end(), vocabulary):
        return []
    return [region for region in regions if any(map(str.isalnum, text[region.start : region.end]))]


def _inside(text: str, vocabulary: Vocabulary) -> list[Region]:
    """Return the stretches that a dash opens behind a sentence, up to the dash before whoever speaks.

    Pilch nie kryje irytacji. – Piszę od lat – rzuca. Rzeczniczka odpowiada: – Wniosek był niekompletny.
    """
    regions: list[Region] = []
    behind = 0
    openings = list(_OPENING_INSIDE.finditer(text))
    for opening, following in itertools.zip_longest(openings, openings[1:]):
        if opening.start() < behind:
            continue
        begin, limit = opening.end(), following.start() if following is not None else len(text)
        closing = next(
            (dash for dash in _DASH.finditer(text, begin, limit) if _closes(text, dash, vocabulary)), None
        )
        if closing is not None:
            end = behind = closing.start()
        elif opening[0][0] == ":":
            end = behind = limit + (following is not None)
        else:
            continue
        regions.append(_region(text, opening.start(1), begin, end))
    return regions


def _closes(text: str, dash: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Tell whether a dash stands before whoever speaks: a verb of speech, or a few words in small letters."""
    if says_at(text, dash.end(), len(text), vocabulary):
        return True
    aside = _SHORT_ASIDE.match(text, dash.end())
    return aside is not None and len(aside[0].split()) <= _MOST_ASIDE


def says_behind_comma(text: str, begin: int, vocabulary: Vocabulary) -> bool:
    """– Vi är glada, säger Ada Winter."""
    return vocabulary.compound_inversion and any(
        says_at(text, comma.end(), len(text), vocabulary) for comma in _COMMA.finditer(text, begin)
    )


def opens_with_dash(text: str) -> bool:
    """Tell whether the paragraph begins with a dash."""
    return _OPENING.match(text) is not None


def asks_or_says(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a paragraph that a dash opens is a turn of a dialogue by its own looks."""
    opening = _OPENING.match(text)
    if opening is None:
        return False
    return any(mark in _ASKS for mark in text) or any(
        _is_aside(text, match.start(), vocabulary) for match in _DASH.finditer(text, opening.end())
    )


def _region(text: str, open_: int, begin: int, end: int) -> Region:
    while end > begin and text[end - 1].isspace():
        end -= 1
    return Region(open_, begin, end, end)


def _behind(text: str, closing: int) -> int:
    match = _RESUMES.match(text, closing)
    return match.end() if match else closing


def _is_aside(text: str, dash: int, vocabulary: Vocabulary) -> bool:
    """Tell whether a verb of speech follows the dash, or whatever is no speech behind a question."""
    if says_at(text, dash + 1, len(text), vocabulary):
        return True
    before = text[:dash].rstrip()[-1:]
    word = _WORD.search(text, dash)
    return before in _ASKS and before != "" and word is not None and text[word.start()].islower()


def says_at(text: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Tell whether a verb of speech, its auxiliaries before it, begins at *start*."""
    return _said_at(text, start, end, vocabulary) is not None


def _said_at(text: str, start: int, end: int, vocabulary: Vocabulary) -> re.Match[str] | None:
    """Return the verb of speech, its auxiliaries before it, that begins at *start*."""
    for number, word in enumerate(_WORD.finditer(text, start, min(end, start + _LONGEST_ASIDE))):
        low = word[0].lower()
        does = vocabulary.does.get(low, 0)
        if does & Does.VERB and _is_said(low, vocabulary, first=number == 0):
            return word
        helps = does & (Does.AUXILIARY | Does.ADVERB | Does.PRONOUN)
        if number >= _LONGEST_LEAD or not helps or text[word.end() : word.end() + 1] in ",.;:":
            return None
    return None


def _is_said(word: str, vocabulary: Vocabulary, *, first: bool) -> bool:
    """Tell whether the form can attribute by itself; a participle needs its auxiliary."""
    return any(
        form.speech
        and (form.form is Form.FINITE or (form.form is Form.PARTICIPLE and not first) or vocabulary.any_form)
        for form in vocabulary.verbs.get(word, ())
    )


def without_asides(text: str, regions: Sequence[Region], vocabulary: Vocabulary) -> list[Region]:
    """Return the regions with every "said Ada" inside the marks cut out: « …, dit Ada. … »."""
    found: list[Region] = []
    for region in regions:
        begin, open_ = region.start, region.open
        for comma in _OPENS_ASIDE.finditer(text, region.start, region.end):
            dashed = text[comma.start()] in _DASHES
            said = comma.start() >= begin and _says_who(
                text, comma.end(), region.end, vocabulary, alone=dashed
            )
            if not said:
                continue
            stop = (
                _closing_dash(text, comma.end(), region.end)
                if dashed
                else _stop_of_aside(text, comma.end(), region.end, vocabulary)
            )
            if stop is None:
                continue
            end = comma.start() if text[comma.start()] not in _ASKS else comma.start() + 1
            while text[end - 1].isspace():
                end -= 1
            found.append(Region(open_, begin, end, end))
            begin = open_ = _resumed(text, stop, region.end)
        if begin < region.end:
            found.append(Region(open_, begin, region.end, region.close, region.closed))
    return [region for region in found if any(map(str.isalnum, text[region.start : region.end]))]


def _says_who(text: str, start: int, end: int, vocabulary: Vocabulary, *, alone: bool) -> bool:
    """Tell whether a verb of speech begins at *start* and names whoever speaks, as it does between commas.

    Between dashes (*alone*) the verb is enough.
    """
    verb = _said_at(text, start, end, vocabulary)
    if verb is None or alone:
        return verb is not None
    if text[verb.end() : verb.end() + 1] in ",.;:!?":
        return False
    behind = _WORD.search(text, verb.end(), end)
    if behind is None or not vocabulary.null_subject:
        return True
    does = vocabulary.does.get(behind[0].lower(), 0)
    article = does & (Does.DETERMINER | Does.PRONOUN) and not does & Does.PREPOSITION
    return behind[0][0].isupper() or bool(article)


def _closing_dash(text: str, start: int, end: int) -> int | None:
    """Return where the words go on behind the dash that closes an aside."""
    dash = _DASH.search(text, start, min(end, start + _LONGEST_ASIDE))
    return dash.end() if dash is not None else None


def _resumed(text: str, begin: int, end: int) -> int:
    while begin < end and (text[begin].isspace() or text[begin] in _DASHES):
        begin += 1
    return begin


def _goes_on(text: str, word: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Tell whether a word behind the comma of an aside belongs to it: säger Ada Winter, *talesperson* …"""
    low = word[0].lower()
    if text[word.start()].isupper() or low in vocabulary.offices or low.endswith(vocabulary.office_endings):
        return True
    # Where the verb stands second, what is cut in two goes on with a verb or a small word.
    return vocabulary.verb_second and not vocabulary.does.get(low, 0) & ~Does.PREPOSITION


def _stop_of_aside(text: str, start: int, end: int, vocabulary: Vocabulary) -> int | None:
    """Return where the words go on; before a name or a noun, its apposition, an aside goes on itself."""
    for stop in _STOP.finditer(text, start, min(end, start + _LONGEST_ASIDE)):
        word = _WORD.search(text, stop.end(), end)
        if text[stop.start()] == "," and word is not None and _goes_on(text, word, vocabulary):
            continue
        return stop.end()
    return end if end - start < _LONGEST_ASIDE else None
