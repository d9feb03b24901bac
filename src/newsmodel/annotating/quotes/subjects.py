"""Finds who a verb is about: the subject before it or behind it."""

from __future__ import annotations

import attrs

from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.phrase_edges import LONGEST_PHRASE, continues, phrase_before, phrase_end
from newsmodel.annotating.quotes.words import Does

#: Tokens in an aside between commas; most are far shorter.
_LONGEST_ASIDE = 45
#: Tokens between a clause's beginning and its verb.
_FARTHEST = 80
#: Tokens between the word that opens a relative clause and its last phrase.
_LONGEST_RELATIVE = 6


@attrs.frozen
class Subject:
    """The tokens that name somebody, half-open, and how they were found."""

    first: int
    end: int
    how: str
    #: "who": the tokens of the phrase that it stands for
    antecedent: tuple[int, int] | None = None


def subject_before(words: Words, verb: int, floor: int) -> Subject | None:
    """Return the subject that stands before the verb, looking back no farther than token *floor*."""
    if words.vocabulary.verb_second and _is_fronted(words, verb, floor):
        limit = next((k for k in range(verb + 1, words.size) if not words.is_word(k)), words.size)
        behind = subject_behind(words, verb, limit)
        if behind is not None:
            return behind
    i = _over_helpers(words, verb - 1, floor)
    if i > floor and words.lower[i] == ",":
        across = _clitic(words, verb) or _across_asides(words, floor, verb) or _inserted(words, verb)
        if across is not None:
            return across
    for _ in range(4):
        if i < floor:
            return None
        if words.is_quote(i):
            return None
        if not words.is_word(i):
            opening = _aside(words, i, floor)
            if opening is None:
                return main_subject(words, clause_floor(words, floor, verb), verb)
            i = _over_helpers(words, opening - 1, floor)
            continue
        break
    else:
        return None
    if words.does[i] & Does.RELATIVE:
        before = phrase_before(words, i - 1 if i and words.is_word(i - 1) else i - 2, floor)
        return Subject(i, i + 1, "relative", before)
    if words.does[i] & (Does.CONJUNCTION | Does.INFINITIVE | Does.PREPOSITION | Does.SUBORDINATOR):
        beside = words.does[i] & Does.CONJUNCTION and i > floor and words.lower[i - 1] == ","
        if beside and not words.vocabulary.verb_second:
            return main_subject(words, floor, i)  # she noted that it was late, and added …
        return main_subject(words, clause_floor(words, floor, i), i)
    if words.vocabulary.verb_second:
        first = _verb_last_clause(words, floor, i)
        if first is not None:
            return main_subject(words, first, verb)
    phrase = phrase_before(words, i, floor)
    if phrase is None:
        return None
    outer = _over_relative(words, phrase[0], floor)
    if outer is not None:
        return Subject(*outer, "before")
    phrase = _with_gerund(words, phrase, floor)
    if phrase[0] > floor and words.lower[phrase[0] - 1] == ",":
        # "Ada Winter, a pilot said": an aside that its writer forgot to close.
        whole = main_subject(words, clause_floor(words, floor, verb), verb)
        if whole is not None and whole.end == phrase[0] - 1 and words.does[phrase[0]] & Does.DETERMINER:
            return whole
    return Subject(_over_partner(words, phrase[0], floor), phrase[1], "before")


def _over_relative(words: Words, first: int, floor: int) -> tuple[int, int] | None:
    """Return the phrase that a clause of its own hangs on, which ends with the phrase at token *first*.

    *Una portavoz del centro* que dirige Ana Ruiz dijo: the verb behind is not that of the clause.
    """
    if not words.vocabulary.compound_inversion or words.vocabulary.any_form:
        return None
    opener = next(
        (i for i in range(first - 1, max(floor, first - _LONGEST_RELATIVE), -1) if _opens_relative(words, i)),
        None,
    )
    if opener is None or not all(map(words.is_word, range(opener - 1, first))):
        return None
    own = words.is_capital(first) or words.does[first] & (Does.DETERMINER | Does.PRONOUN)
    told = words.does[opener - 1] & (Does.VERB | Does.AUXILIARY | Does.ADVERB | Does.PREPOSITION)
    if told or (own and first == opener + 1):
        return None  # “dijo que la alcaldesa acusó”, “la carta que Ruiz mandó”
    return phrase_before(words, opener - 1, floor)


def _opens_relative(words: Words, i: int) -> bool:
    return bool(words.does[i] & (Does.COMPLEMENTIZER | Does.RELATIVE))


def _with_gerund(words: Words, phrase: tuple[int, int], floor: int) -> tuple[int, int]:
    """Return the whole of "the man accused of framing Ada Winter", of which the last name is a phrase."""
    gerund = phrase[0] - 1
    if gerund - 2 < floor or not words.lower[gerund].endswith(words.vocabulary.gerund_endings):
        return phrase
    if not words.vocabulary.gerund_endings or not words.does[gerund - 1] & Does.PREPOSITION:
        return phrase
    before = phrase_before(words, gerund - 2, floor)
    return (before[0], phrase[1]) if before is not None else phrase


def _verb_last_clause(words: Words, floor: int, last: int) -> int | None:
    """Return where the clause begins whose verb follows token *last*, if a subordinator opens it."""
    for i in range(last, max(floor, last - _LONGEST_ASIDE) - 1, -1):
        if words.does[i] & Does.SUBORDINATOR:
            return i + 1
        if not words.is_word(i):
            return None
    return None


def _over_partner(words: Words, first: int, floor: int) -> int:
    """Step back over "Ada Winter and" if nothing stands before it in its clause."""
    k = first - 1
    if k <= floor or not words.does[k] & Does.CONJUNCTION or not words.is_capital(first):
        return first
    partner = phrase_before(words, k - 1, floor)
    if partner is None or not words.is_capital(partner[1] - 1):
        return first
    alone = partner[0] == floor or not words.is_word(partner[0] - 1)
    return partner[0] if alone else first


def subject_behind(words: Words, verb: int, limit: int) -> Subject | None:
    """Return the subject that follows the verb ("said the mayor"), ending before token *limit*."""
    i = verb + 1
    while i < limit and words.is_adverb(i):
        i += 1
    first = i
    while i < limit and i - first < LONGEST_PHRASE and continues(words, i, first):
        i += 1
    while words.vocabulary.compound_inversion and i > first + 1 and words.does[i - 1] & Does.PREPOSITION:
        i -= 1
    if i == first or words.does[first] & (Does.SUBORDINATOR | Does.RELATIVE):
        return None
    if words.does[first] & Does.PREPOSITION and not _is_article(words, first):
        return None
    return Subject(first, i, "behind")


def _is_article(words: Words, i: int) -> bool:
    """Tell whether a preposition is an article here: "diz *a* garota", not "diz a jornalistas"."""
    if words.lower[i] in words.vocabulary.plural_articles:
        return i + 1 < words.size and words.is_word(i + 1) and not words.is_capital(i + 1)
    if words.lower[i] not in words.vocabulary.article_prepositions or i + 1 >= words.size:
        return False
    behind = words.lower[i + 1]
    return not words.is_capital(i + 1) and not behind.endswith(words.vocabulary.plural_endings or ("s",))


def _clitic(words: Words, verb: int) -> Subject | None:
    """Return the pronoun that follows a verb between commas: « Le plan, écrit-*elle*, était … »."""
    i = verb + 1
    if not words.vocabulary.compound_inversion or i + 1 >= words.size or words.lower[i + 1] != ",":
        return None
    return Subject(i, i + 1, "behind") if words.is_subject_pronoun(i) else None


def _inserted(words: Words, verb: int) -> Subject | None:
    """The truth, says Ada Winter, is …: the subject of a verb between commas stands behind it."""
    subject = subject_behind(words, verb, words.size)
    if subject is None:
        return None
    whole = words.vocabulary.compound_inversion and words.does[subject.first] & Does.DETERMINER
    if not whole and not words.is_capital(subject.end - 1):
        return None
    behind = subject.end
    return subject if behind < words.size and words.lower[behind] == "," else None


def _is_fronted(words: Words, verb: int, floor: int) -> bool:
    """Tell whether something else than the subject stands before a verb that comes second."""
    behind = verb + 1
    if behind >= words.size or not words.is_word(behind):
        return False
    first = clause_floor(words, floor, verb)
    if first > floor and words.does[first - 1] & Does.SUBORDINATOR and words.lower[verb - 1] != ",":
        return False  # there the verb comes last
    if words.does[behind] & Does.PRONOUN and not words.does[behind] & Does.DETERMINER:
        return True
    if words.lower[verb - 1] == ",":
        # "Wenn es regnet, sagte der …" against "Der Minister, ein Jurist, sagte …"
        return _opens_aside(words, first) or words.does[max(0, first - 1)] & Does.SUBORDINATOR != 0
    return first >= verb or (_opens_aside(words, first) and all(words.is_word(i) for i in range(first, verb)))


def _across_asides(words: Words, floor: int, verb: int) -> Subject | None:
    """Return the clause's first noun phrase if only asides stand between it and the verb."""
    first = main_subject(words, clause_floor(words, floor, verb), verb)
    if first is None:
        return None
    subject = subject_across(words, first.first, verb)
    return subject if subject is not None and subject.end == first.end else None


def clause_floor(words: Words, floor: int, limit: int) -> int:
    """Return where the clause of token *limit* begins: behind the last "that" or "when", at *floor* else."""
    for i in range(limit - 1, max(floor, limit - _FARTHEST), -1):
        does = words.does[i]
        if does & Does.SUBORDINATOR and not does & (Does.PREPOSITION | Does.DETERMINER | Does.ADVERB):
            return i + 1
        if (does & Does.COMPLEMENTIZER and i + 1 < limit) or words.lower[i] == ";":
            return i + 1
    return floor


def subject_across(words: Words, begin: int, verb: int) -> Subject | None:
    """Return the subject that begins at token *begin* if nothing but asides parts it from the verb."""
    i = phrase_end(words, begin, verb)
    if i == begin or words.does[begin] & (
        Does.PREPOSITION | Does.SUBORDINATOR | Does.CONJUNCTION | Does.AUXILIARY
    ):
        return None
    before_verb = _over_helpers(words, verb - 1, i)
    if before_verb < i:
        return Subject(begin, i, "before")
    if before_verb in words.people and _is_one_phrase(words, begin, before_verb):
        return Subject(begin, before_verb + 1, "before")
    if words.does[before_verb] & Does.RELATIVE or (before_verb == i and words.lower[i] == ","):
        return None
    opens = words.lower[i] in ",(" or words.is_dash(i) or words.does[i] & (Does.PREPOSITION | Does.RELATIVE)
    closes = not words.is_word(before_verb) or bool(words.does[i] & Does.PREPOSITION)
    return Subject(begin, i, "before") if opens and closes else None


def _is_one_phrase(words: Words, first: int, last: int) -> bool:
    """Tell whether an office stands between two names: "Winter senior *adviser* Bo Lund"."""
    between = [i for i in range(first, last) if i not in words.people]
    parted = (
        Does.PREPOSITION | Does.SUBORDINATOR | Does.CONJUNCTION | Does.AUXILIARY | Does.VERB | Does.RELATIVE
    )
    if not all((words.is_word(i) or words.lower[i] == ".") and not words.does[i] & parted for i in between):
        return False
    return any(words.lower[i] in words.vocabulary.offices for i in between)


def main_subject(words: Words, floor: int, limit: int) -> Subject | None:
    """Return the subject of the clause that begins at *floor*: its first noun phrase, asides skipped."""
    i = floor
    limit = min(limit, floor + _FARTHEST)
    bare = floor  # no comma up to here
    while i < limit:
        if words.is_quote(i) or (i == floor + 1 and words.is_quote(floor) and words.does[i] & Does.VERB):
            i += 1
            continue
        if _opens_aside(words, i):
            reach = min(limit, i + _LONGEST_ASIDE)
            bare = max(bare, i)
            while bare < reach and words.lower[bare] != ",":
                bare += 1
            i = bare + 1 if bare < reach else i + 1
            continue
        if words.is_word(i) and not words.does[i] & (Does.CONJUNCTION | Does.AUXILIARY | Does.INFINITIVE):
            break
        i += 1
    if i >= limit:
        return None
    end = phrase_end(words, i, limit)
    return Subject(i, end, "main") if i < end else None


def _opens_aside(words: Words, i: int) -> bool:
    """Tell whether what begins at token *i* is said of the subject before it comes: "Speaking in Rome, …"."""
    return bool(
        words.does[i] & (Does.PREPOSITION | Does.SUBORDINATOR)
        or words.timed[i]
        or words.is_adverb(i)
        or words.lower[i].endswith(words.vocabulary.gerund_endings)
        or (words.does[i] & Does.VERB and words.is_capital(i))
        or _is_participle_like(words, i)
    )


def _is_participle_like(words: Words, i: int) -> bool:
    """ "Alarmed by the noise, the mayor …" """
    return (
        i + 1 < words.size
        and words.lower[i].endswith(words.vocabulary.verb_endings)
        and bool(words.does[i + 1] & (Does.PREPOSITION | Does.SUBORDINATOR))
    )


def _over_helpers(words: Words, i: int, floor: int) -> int:
    """Step back over adverbs, auxiliaries, times, and what joins them to the verb."""
    while i >= floor:
        helps = words.does[i] & Does.AUXILIARY or words.timed[i] or (words.is_word(i) and words.is_adverb(i))
        if not helps and not (words.does[i] & Does.PREPOSITION and words.is_timed(i + 1)):
            break
        i -= 1
    return i


def _aside(words: Words, closing: int, floor: int) -> int | None:
    """Return the token that opens the aside which token *closing* ends (", a spokesman for it,")."""
    mark = words.lower[closing]
    wanted = {",": ",", ")": "(", "]": "["}.get(mark, mark)
    if mark not in ",)]" and not words.is_dash(closing):
        return None
    opening = None
    for k in range(closing - 1, max(floor - 1, closing - _LONGEST_ASIDE), -1):
        if words.is_quote(k) and mark == "," and k == floor:
            break
        if words.lower[k] == wanted:
            opening = k
            if wanted != "," or not _same_aside(words, k):
                break
    return opening


def _same_aside(words: Words, comma: int) -> bool:
    """Tell whether the comma stands inside a chain of asides: what follows it can't be a subject."""
    k = comma + 1
    return k < words.size and (words.does[k] & Does.CONJUNCTION) != 0
