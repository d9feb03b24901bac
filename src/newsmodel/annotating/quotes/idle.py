"""Decides which quoted stretches are no speech: titles, nicknames, words held at a distance."""

from __future__ import annotations

from newsmodel.annotating.quotes.attribution import Attribution
from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.cues import is_possessive
from newsmodel.annotating.quotes.marks import Region
from newsmodel.annotating.quotes.reports import Frame, opening_of
from newsmodel.annotating.quotes.words import Does

_STOPS = frozenset(",.;:!?…")
_FULL_STOPS = frozenset(".!?…")
#: Words in a name or a motto that a preposition puts into a sentence.
_LONGEST_GLOSS = 8
#: A word or two so many tokens behind the verb are hardly what it reports.
_FAR = 18
_OPENERS = "'\"‘“"
_SINGLE = frozenset("'‘")
#: Words of a term that no capital shows to be a title.
_LONGEST_TERM = 3
#: Words of a subheading that quotes.
_LONGEST_SUBHEADING = 5


def is_idle(words: Words, quote: int, attribution: Attribution | None, *, opens: bool) -> bool:
    """Tell whether the quoted stretch at token *quote* is no speech."""
    region = words.regions[words.quoted[quote]]
    text = words.text[region.start : region.end]
    content = text.split()
    inside = quote > 0 and words.is_word(quote - 1) and not opens
    if not opens and quote and _is_work(words, quote, content):
        return True
    if attribution is not None and not attribution.mixed and not (inside and attribution.is_behind):
        return False
    named = quote > 0 and is_possessive(words.lower[quote - 1])
    if attribution is not None and not named and _is_in_report(words, quote, attribution):
        return False
    if _is_title(words, quote, content, attribution):
        return True
    if attribution is None:
        if _is_subheading(words, region, content):
            return True
        if not opens and len(content) <= _LONGEST_GLOSS and _is_gloss(words, quote):
            return True
        if opens and not _goes_on(words, quote, text):
            return len(content) < 2
        # A capital is more often a name's.
        return len(content) < words.vocabulary.fewest_words - (not _has_capital(content[0]))
    return _is_term(words, quote, content, attribution) or _is_far(words, quote, content, attribution)


def _is_subheading(words: Words, region: Region, content: list[str]) -> bool:
    """Tell whether the paragraph is nothing but a few words in single marks, as headings are set."""
    single = words.text[region.open : region.start] in _SINGLE
    return single and words.size <= 2 and len(content) <= _LONGEST_SUBHEADING


def _is_in_report(words: Words, quote: int, attribution: Attribution) -> bool:
    """Tell whether the quote stands inside a clause that the verb reports: said he read “The Harbour”."""
    verb = attribution.verb
    if verb is None or attribution.is_behind or verb.verb > quote or not verb.form.speech:
        return False
    opening = opening_of(words, verb, quote)
    return opening is not None and opening.frame is Frame.CLAUSE and opening.first + 1 < quote


def _is_far(words: Words, quote: int, content: list[str], attribution: Attribution) -> bool:
    """Tell whether a word or two stand far behind a verb that may have another object."""
    if attribution.verb is None or attribution.cue is None or quote - attribution.cue[1] < _FAR:
        return False
    if words.has_quote(attribution.cue[1], quote):
        return False
    most = 1 if attribution.verb.form.speech else 3
    return len(content) <= most and content[-1][-1] not in _STOPS


def _is_gloss(words: Words, quote: int) -> bool:
    """Tell whether the quote names a thing or is explained: his show of “…”, a work “…” (2008)."""
    behind = quote + 1
    explained = behind < words.size and words.lower[behind] == "("
    return explained or bool(words.does[quote - 1] & Does.PREPOSITION)


def _goes_on(words: Words, quote: int, text: str) -> bool:
    """Tell whether the article's own sentence goes on behind the quote without a break."""
    behind = quote + 1
    return (
        text.rstrip()[-1:] not in _STOPS
        and behind < words.size
        and words.is_word(behind)
        and not words.is_capital(behind)
    )


def _is_work(words: Words, quote: int, content: list[str]) -> bool:
    """Tell whether the quote is the title that the noun before it announces: in her book, “The Harbour”."""
    comma = words.lower[quote - 1] == ","
    if not comma or quote < 2 or words.lower[quote - 2] not in words.vocabulary.title_words:
        return False
    return _is_set_as_title(words, content)


def _is_title(words: Words, quote: int, content: list[str], attribution: Attribution | None) -> bool:
    """A work's title: capitals throughout, and no verb of speech right before it."""
    before = words.lower[quote - 1] if quote else ""
    if before in words.vocabulary.title_words and not _is_judged(words, quote, attribution):
        return _has_capital(content[0]) or len(content) <= _LONGEST_TERM
    if not _is_set_as_title(words, content):
        return False
    if attribution is not None and words.vocabulary.capital_nouns:
        return False
    if attribution is None:
        return content[-1][-1] not in _FULL_STOPS or (quote > 0 and words.is_word(quote - 1))
    named = attribution.verb is not None and attribution.verb.form.names
    if named and (before in words.vocabulary.judging_words):
        return False  # refers to her as “Mrs. Bridge”
    near = (
        attribution.verb is not None and attribution.cue is not None and 0 <= quote - attribution.cue[1] <= 3
    )
    placed = is_possessive(before) or words.does[quote - 1] & Does.PREPOSITION
    if len(content) == 1:
        return not attribution.mixed or (attribution.pattern == "run-in" and bool(placed))
    if attribution.pattern == "run-in" and placed and before not in words.vocabulary.judging_words:
        return True  # said on “Breakfast With Ada”
    return not near or is_possessive(before)


def _is_set_as_title(words: Words, content: list[str]) -> bool:
    """Tell whether every longer word has a capital, in a paragraph that is no headline itself."""
    small = words.vocabulary.small_words
    long = [word for word in content if len(word) > 3 and word not in small]
    return not words.titled and bool(long) and all(_has_capital(word) for word in (content[0], *long))


def _is_judged(words: Words, quote: int, attribution: Attribution | None) -> bool:
    """Tell whether somebody gives the name right before the quote: which Ada Winter called “a mess”."""
    verb = attribution.verb if attribution is not None else None
    if verb is None or verb.last != quote - 1 or verb.first == 0:
        return False
    if verb.passive:
        return True  # by somebody who is named
    before = verb.first - 1
    while before > 0 and words.is_adverb(before):
        before -= 1
    if words.does[before] & Does.AUXILIARY:
        return True
    if words.does[before] & (Does.PRONOUN | Does.RELATIVE):
        return True
    return words.is_capital(before) or (words.lower[before] == "," and not _opens_with_capital(words, quote))


def _opens_with_capital(words: Words, quote: int) -> bool:
    region = words.regions[words.quoted[quote]]
    return _has_capital(words.text[region.start : region.end].lstrip())


def _has_capital(word: str) -> bool:
    return word.lstrip(_OPENERS)[:1].isupper()


def _is_term(words: Words, quote: int, content: list[str], attribution: Attribution) -> bool:
    """A single word that opens a reported clause before the noun it belongs to: said that “smart” meters …"""
    return (
        len(content) == 1
        and attribution.pattern == "run-in"
        and bool(words.does[quote - 1] & Does.COMPLEMENTIZER)
        and content[0][-1] not in _STOPS
        and quote + 1 < words.size
        and words.is_word(quote + 1)
        and not words.does[quote + 1]
    )
