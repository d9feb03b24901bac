"""Which way a clause looks: back to what was, or ahead to what is to come."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import attrs

from newsmodel.annotating.times.forms import either
from newsmodel.knowledge.world import known_forms
from newsmodel.language import Language

#: How far around a time its clause is looked at, in characters.
_REACH = 100
#: Words before a time that leave the clause to say what it has to say after it: "On Friday, the court will".
_FEW = 2
#: Words after a participle's auxiliary that still belong to it: "will not be formally announced".
_NEAR = 2
#: Words between a verb and the time that it rules: "met on the 3rd".
_CLOSE = 3
#: Words between a verb in the present and the day of the week that it makes one to come.
_BESIDE = 6
#: The same for a verb behind a time that opens its clause.
_AT_ONCE = 2
#: The same for "had filed their reports by Friday".
_PERFECT = 6

# A compound is one word: "lower-than-expected" expects nothing.
_TOKEN = re.compile(r"['’]?[^\W\d_]+(?:-[^\W\d_]+)*|,")
#: What ends a clause; a full stop after a short word with a capital is an abbreviation's ("Sen.", "Oct.").
_BREAK = re.compile(r"(?<!\s[A-Z])(?<!\s[A-Z]\w)(?<!\s[A-Z]\w\w)\.\s|[!?;:]\s|[”\"“„»«]|—|–|\s--?\s|``|''")


#: Characters of an article and an adjective before a time.
_LONGEST = 30
_NOUN = re.compile(r"\s[^\W\d_]{4}")


class Leaning(enum.Enum):
    """Which way a clause looks from the day that its times count from."""

    BACK = "back"
    OPEN = "open"  #: nothing tells
    PRESENT = "present"  #: it tells what is, or what to do: a day to come rather than one that was
    NOW = "now"  #: a verb beside the time tells in the present: a day of the week is to come
    SCHEDULED = "scheduled"  #: it tells in the present what is fixed to come: "opens"
    AHEAD = "ahead"


class _Ending(NamedTuple):
    """Words that a text may end with, and a blank."""

    pattern: re.Pattern[str]
    longest: int

    def is_end_of(self, text: str) -> bool:
        # Only where one of them can begin: a search from the start would try them at every letter.
        return self.pattern.search(text, max(0, len(text) - self.longest)) is not None


@attrs.frozen(eq=False)
class _Cues:
    #: words and pairs of words, each with where they look
    words: Mapping[str, Leaning]
    #: forms that are nothing but present, but for those of reporting verbs
    presents: frozenset[str]
    #: forms that are nothing but participles, and those that can be one
    participles: frozenset[str]
    any_participles: frozenset[str]
    linking: frozenset[str]
    perfect: frozenset[str]
    imperatives: frozenset[str]
    openers: frozenset[str]
    later: frozenset[str]
    #: of verbs
    finished: tuple[str, ...]
    coming: tuple[str, ...]
    #: of a verb right before the time, in a clause of its own
    reported: tuple[str, ...]
    #: right before the time
    ahead: _Ending
    back: _Ending
    since: frozenset[str]
    starting: _Ending
    known: re.Pattern[str]
    prepositions: frozenset[str]
    possessive: re.Pattern[str]
    attributive: re.Pattern[str] | None


def leaning_of(text: str, start: int, end: int, language: Language) -> Leaning:
    """Return which way the clause around the time at *start* to *end* looks."""
    cues = _cues_of(language)
    if cues.possessive.match(text, end) or _describes_past(text, end, cues):
        return Leaning.BACK
    before = text[max(0, start - _REACH) : start]
    if cues.back.is_end_of(before):
        return Leaning.BACK
    cut = _begin_of_clause(before)
    tokens = _TOKEN.findall(before, cut)
    found = _nearest(tokens, cues)
    if cues.ahead.is_end_of(before):
        over = cues.perfect.intersection(tokens[-_PERFECT:])
        return Leaning.BACK if over else Leaning.AHEAD
    if cues.starting.is_end_of(before):
        return found if found is Leaning.BACK else Leaning.AHEAD
    open_ended = found in (Leaning.OPEN, Leaning.PRESENT, Leaning.NOW)
    if open_ended and _is_known(before, cues) and _NOUN.match(text, end):
        return Leaning.BACK  # "the May 3 storm"
    if _opens_after_comma(tokens, cues):
        after = _first_after(text[end : end + _REACH], cues)
        return found if after is Leaning.OPEN else after
    begins = found is Leaning.OPEN and (cut > 0 or start <= _REACH)
    if begins and tokens and tokens[0].lower().partition("-")[0] in cues.imperatives:
        return Leaning.PRESENT
    if begins and len(tokens) <= _FEW:
        return _first_after(text[end : end + _REACH], cues)
    return found


def _describes_past(text: str, end: int, cues: _Cues) -> bool:
    """Tell whether a participle with the ending of an adjective follows: "der am Montag *gezeigte* Film"."""
    match = cues.attributive.match(text, end) if cues.attributive else None
    return match is not None and match[1] in cues.any_participles


def _begin_of_clause(before: str) -> int:
    return max((match.end() for match in _BREAK.finditer(before)), default=0)


def follows_past(text: str, start: int, language: Language) -> bool:
    """Tell whether a verb that looks back rules the time at *start*: "met on May 3", not "the May 3 vote"."""
    cues = _cues_of(language)
    before = text[max(0, start - _REACH) : start]
    tokens = _TOKEN.findall(before, _begin_of_clause(before))
    near = tokens[-_CLOSE:]
    # Not a participle: "reached on May 3" may be said on May 2.
    told = cues.participles.isdisjoint(near)
    return told and not _is_known(before, cues) and _nearest(near, cues) is Leaning.BACK


def _is_known(before: str, cues: _Cues) -> bool:
    """Tell whether an article stands before a time, an adjective at most in between: "the deadly May 3"."""
    match = cues.known.search(before, max(0, len(before) - _LONGEST))
    return match is not None and match[1] not in cues.prepositions


def _opens_after_comma(tokens: Sequence[str], cues: _Cues) -> bool:
    """Tell whether a comma parts a time from the clause before it: "He rests, on Saturday she will"."""
    near = tokens[-_FEW - 1 :]
    if "," not in near:
        return False
    behind = near[len(near) - near[::-1].index(",") :]
    return len(behind) < _FEW and _nearest(["", *behind], cues) is Leaning.OPEN


def _nearest(tokens: Sequence[str], cues: _Cues) -> Leaning:
    """Return where the last of a clause's words that tell it looks."""
    following = ""
    looks_back = False  # by the ending of a word alone, which an adjective may have too
    for at in range(len(tokens) - 1, -1, -1):
        word = tokens[at] if at else tokens[at].lower()
        near = tokens[max(0, at - _NEAR) : at]
        found = _told_by(word, following, cues)
        if found in (Leaning.AHEAD, Leaning.SCHEDULED):
            # "It had been due to expire": what was to come has come.
            over = not cues.perfect.isdisjoint(near)
            reported = tokens[-1].endswith(cues.reported) and "," in tokens[at:]
            return Leaning.BACK if over or reported else found
        finished = cues.linking.isdisjoint(near)  # else a participle: "will be held"
        if found in (None, Leaning.PRESENT) and finished and len(tokens) - at <= _BESIDE:
            found = _told_beside(word, near, cues) or found
        if found is not None and (finished or found is not Leaning.BACK):
            return found
        looks_back = looks_back or (finished and _may_be_verb(word, cues) and word.endswith(cues.finished))
        if looks_back and (word == "," or word in cues.openers):
            return Leaning.BACK
        following = word
    return Leaning.BACK if looks_back else Leaning.OPEN


def _told_by(word: str, following: str, cues: _Cues) -> Leaning | None:
    found = cues.words.get(f"{word} {following}") or cues.words.get(word)
    if found is None and _may_be_verb(word, cues) and word.endswith(cues.coming):
        return Leaning.AHEAD
    return found


def _told_beside(word: str, before: Sequence[str], cues: _Cues) -> Leaning | None:
    """Return where a verb near before a time looks: "a letter *sent* on May 3", "it *plays* on Friday"."""
    if word in cues.participles:
        return None if any(cues.words.get(other) is Leaning.AHEAD for other in before) else Leaning.BACK
    return Leaning.NOW if word in cues.presents else None


def _may_be_verb(word: str, cues: _Cues) -> bool:
    bare = word.lstrip("'’")  # "s'exprimera"
    return len(bare) > 4 and bare.islower() and bare.isalpha() and word not in cues.linking


def _first_after(after: str, cues: _Cues) -> Leaning:
    """Return where the first verb that tells it looks, in the clause after a time that opens it."""
    end = _BREAK.search(after)
    words = _TOKEN.findall(after[: end.start()] if end else after)
    for number, (word, following) in enumerate(pairwise([*words, ""])):
        if word in cues.later or f"{word} {following}" in cues.later or word.endswith(cues.coming):
            return Leaning.AHEAD
        if cues.words.get(word) is Leaning.BACK and word not in cues.since:
            return Leaning.BACK
        if word.endswith(cues.finished) and _may_be_verb(word, cues):
            return Leaning.BACK
        if word in cues.presents and number < _AT_ONCE:
            return Leaning.NOW
    return Leaning.OPEN


@lru_cache(maxsize=64)
def _cues_of(language: Language) -> _Cues:
    table = language.times
    return _Cues(
        words=_leaning_forms(language.code)
        | dict.fromkeys(table.present_cues, Leaning.PRESENT)
        | dict.fromkeys(table.scheduled_cues, Leaning.SCHEDULED)
        | dict.fromkeys(table.past_cues, Leaning.BACK)
        | dict.fromkeys(table.future_cues, Leaning.AHEAD),
        presents=_present_forms(language),
        participles=_participles(language.code),
        any_participles=frozenset(
            form for _, form, tense in known_forms(language.code) if tense == "PARTICIPLE"
        ),
        linking=frozenset(table.linking),
        perfect=frozenset(table.past_perfect),
        imperatives=frozenset(table.imperatives),
        openers=frozenset(table.clause_openers),
        later=frozenset(table.future_auxiliaries),
        finished=table.finished_endings,
        coming=table.coming_endings,
        reported=table.past_endings,
        ahead=_ending(table.ahead_prepositions),
        back=_ending(table.back_prepositions),
        since=frozenset(table.back_prepositions),
        starting=_ending(table.start_prepositions),
        known=re.compile(rf"(?<!\w)(?:{either(table.known_before)})\s(?:([^\W\d_]+(?:-[^\W\d_]+)*)\s)?$"),
        prepositions=frozenset(language.quotes.prepositions),
        attributive=re.compile(rf"\s(?:\w{{1,20}}\s)??([^\W\d_]+?)(?:{either(table.attributive_endings)})\s")
        if table.attributive_endings
        else None,
        possessive=re.compile("|".join(map(re.escape, table.possessives)) or "(?!)"),
    )


def _leaning_forms(code: str) -> dict[str, Leaning]:
    """Return the forms of known verbs that are nothing but past, or nothing but future."""
    leanings = {"PAST": Leaning.BACK, "FUTURE": Leaning.AHEAD}
    return {form: leanings[tense] for form, tense in _single_tenses(code) if tense in leanings}


def _single_tenses(code: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of known verbs that have one tense only, with that."""
    tenses: dict[str, set[str]] = {}
    for _, form, tense in known_forms(code):
        tenses.setdefault(form, set()).add(tense)
    return ((form, next(iter(found))) for form, found in tenses.items() if len(found) == 1)


def _present_forms(language: Language) -> frozenset[str]:
    """Return the forms that are nothing but present, but for those that report: "sagt Winter am Montag"."""
    told = language.times.present_verbs
    if told:
        return frozenset(told)
    reports = {*language.events.verbs.get("statement", ()), *language.events.reports}
    # "teilt … mit"
    reports |= {lemma.removeprefix(part) for lemma in reports for part in language.events.separable}
    reporting = {form for lemma, form, _ in known_forms(language.code) if lemma in reports}
    others = reporting.union(language.quotes.prepositions)
    return frozenset(form for form, tense in _single_tenses(language.code) if tense == "PRESENT") - others


def _participles(code: str) -> frozenset[str]:
    return frozenset(form for form, tense in _single_tenses(code) if tense == "PARTICIPLE")


def _ending(words: tuple[str, ...]) -> _Ending:
    pattern = re.compile(rf"(?<!\w)(?:{either(words)})\s$")
    return _Ending(pattern, max(map(len, words), default=0) + 2)
