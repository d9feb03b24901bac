"""Finds who a verb is about: the subject before it or behind it."""

from __future__ import annotations

import attrs

from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.words import Does

#: Tokens in a noun phrase, and in an aside between commas; both are mostly far shorter.
_LONGEST_PHRASE = 18
_LONGEST_ASIDE = 45
#: Tokens between a clause's beginning and its verb.
_FARTHEST = 80
_STOPS_PHRASE = (
    Does.AUXILIARY
    | Does.SUBORDINATOR
    | Does.RELATIVE
    | Does.CONJUNCTION
    | Does.INFINITIVE
    | Does.COMPLEMENTIZER
)


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
        across = _across_asides(words, floor, verb) or _inserted(words, verb)
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
        return main_subject(words, clause_floor(words, floor, i), i)
    if words.vocabulary.verb_second:
        first = _verb_last_clause(words, floor, i)
        if first is not None:
            return main_subject(words, first, verb)
    phrase = phrase_before(words, i, floor)
    if phrase is None:
        return None
    if phrase[0] > floor and words.lower[phrase[0] - 1] == ",":
        # "Ada Winter, a pilot said": an aside that its writer forgot to close.
        whole = main_subject(words, clause_floor(words, floor, verb), verb)
        if whole is not None and whole.end == phrase[0] - 1 and words.does[phrase[0]] & Does.DETERMINER:
            return whole
    return Subject(_over_partner(words, phrase[0], floor), phrase[1], "before")


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
    while i < limit and i - first < _LONGEST_PHRASE and _continues(words, i, first):
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
    if words.lower[i] not in words.vocabulary.article_prepositions or i + 1 >= words.size:
        return False
    behind = words.lower[i + 1]
    return not words.is_capital(i + 1) and not behind.endswith(words.vocabulary.plural_endings or ("s",))


def _inserted(words: Words, verb: int) -> Subject | None:
    """The truth, says Ada Winter, is …: the subject of a verb between commas stands behind it."""
    subject = subject_behind(words, verb, words.size)
    if subject is None or not words.is_capital(subject.end - 1):
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
    i = _phrase_end(words, begin, verb)
    if i == begin or words.does[begin] & (
        Does.PREPOSITION | Does.SUBORDINATOR | Does.CONJUNCTION | Does.AUXILIARY
    ):
        return None
    before_verb = _over_helpers(words, verb - 1, i)
    if before_verb < i:
        return Subject(begin, i, "before")
    if words.does[before_verb] & Does.RELATIVE or (before_verb == i and words.lower[i] == ","):
        return None
    opens = words.lower[i] in ",(" or words.is_dash(i) or words.does[i] & (Does.PREPOSITION | Does.RELATIVE)
    closes = not words.is_word(before_verb) or bool(words.does[i] & Does.PREPOSITION)
    return Subject(begin, i, "before") if opens and closes else None


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
    end = _phrase_end(words, i, limit)
    return Subject(i, end, "main") if i < end else None


def _phrase_end(words: Words, first: int, limit: int) -> int:
    """Return the token behind the noun phrase that begins at *first*, told without knowing all verbs."""
    if first < limit and words.does[first] & Does.PRONOUN and not words.does[first] & Does.DETERMINER:
        return first + 1
    i = first
    while i < limit and i - first < _LONGEST_PHRASE and _continues(words, i, first):
        if (
            i > first
            and not words.is_capital(i)
            and words.is_word(i)
            and _is_verb_like(words, i, first, limit)
        ):
            break
        i += 1
    return i


def _is_verb_like(words: Words, i: int, first: int, limit: int) -> bool:
    """A small word behind a name is its verb, unless a name follows ("Band member Flea")."""
    if words.does[i] & (Does.BINDING | Does.PREPOSITION | Does.CONJUNCTION):
        return False
    if words.does[i - 1] & (Does.DETERMINER | Does.PREPOSITION):
        return False
    if words.lower[i].endswith(words.vocabulary.verb_endings) and not words.does[i] & Does.DETERMINER:
        return True
    if words.does[first] & Does.DETERMINER:
        return False
    return words.is_capital(i - 1) and not (i + 1 < limit and words.is_capital(i + 1))


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


def phrase_before(words: Words, last: int, floor: int) -> tuple[int, int] | None:
    """Return the noun phrase that ends with token *last*."""
    if last < floor or not words.is_word(last):
        return None
    if words.does[last] & Does.PRONOUN:
        return last, last + 1
    i = last
    while i > floor and last - i < _LONGEST_PHRASE:
        k = i - 1
        does = words.does[k]
        if not words.is_word(k):
            if words.lower[k] == "." and _abbreviates(words, k):
                i = k
                continue
            break
        if does & _STOPS_PHRASE and not does & Does.DETERMINER and not _is_preposition(words, k):
            break
        if does & Does.PREPOSITION and not _follows_noun(words, k, floor):
            break
        if does & Does.PRONOUN and not does & Does.DETERMINER:
            break
        if words.timed[k] or (does & Does.VERB and not words.is_capital(k) and not _is_noun(words, k)):
            break
        i = k
        if does & Does.BINDING and _follows_noun(words, k, floor):
            continue
        if does & Does.DETERMINER and not (
            k > floor and words.does[k - 1] & Does.PREPOSITION and _follows_noun(words, k - 1, floor)
        ):
            break
    while i <= last and (not words.is_word(i) or words.does[i] & (Does.PREPOSITION | Does.ADVERB)):
        i += 1
    return (i, last + 1) if i <= last else None


def _is_preposition(words: Words, i: int) -> bool:
    """Tell the preposition "to" from the "to" of an infinitive by the name or article behind it."""
    if not words.does[i] & Does.INFINITIVE:
        return False
    return bool(words.is_capital(i + 1) or words.does[i + 1] & Does.DETERMINER)


def _is_noun(words: Words, i: int) -> bool:
    """A form that is also a noun is one behind a determiner or a word that can't be its subject."""
    return bool(i and words.does[i - 1] & Does.DETERMINER)


def _follows_noun(words: Words, preposition: int, floor: int) -> bool:
    k = preposition - 1
    if k < floor or not words.is_word(k):
        return False
    return (
        not words.does[k]
        & (
            Does.AUXILIARY
            | Does.VERB
            | Does.PREPOSITION
            | Does.PRONOUN
            | Does.CONJUNCTION
            | Does.SUBORDINATOR
        )
        and not words.timed[k]
    )


def _abbreviates(words: Words, stop: int) -> bool:
    return (
        stop > 0
        and words.starts[stop] == words.ends[stop - 1]
        and words.is_capital(stop - 1)
        and stop + 1 < words.size
        and stop + 1 not in words.floors_set
    )


def _continues(words: Words, i: int, first: int) -> bool:
    """Tell whether token *i* still belongs to the noun phrase that begins at *first*, reading forwards."""
    if not words.is_word(i):
        return words.lower[i] == "." and _abbreviates(words, i)
    does = words.does[i]
    if i == first and does & Does.DETERMINER and words.vocabulary.compound_inversion:
        return True  # also where it may be a pronoun: "spiegano gli attivisti"
    if words.timed[i] or does & (Does.AUXILIARY | Does.SUBORDINATOR | Does.RELATIVE | Does.INFINITIVE):
        return False
    if does & Does.PRONOUN and not does & Does.DETERMINER:
        return i == first
    if i == first:
        return True
    if words.does[i - 1] & Does.PRONOUN and not words.does[i - 1] & Does.DETERMINER:
        return False
    if does & Does.BINDING:
        return True
    if words.vocabulary.compound_inversion and _ends_with_name(words, i):
        return False
    if does & Does.PREPOSITION:
        return not words.is_capital(i - 1)
    if does & Does.DETERMINER and (words.vocabulary.verb_second or words.vocabulary.compound_inversion):
        return bool(words.does[i - 1] & (Does.PREPOSITION | Does.DETERMINER))
    if does & Does.CONJUNCTION:
        return words.is_capital(i - 1) and i + 1 < words.size and words.is_capital(i + 1)
    if words.vocabulary.capital_nouns and words.is_capital(i - 1) and not words.is_capital(i):
        return False  # nouns have capitals there: the small word is the verb
    if does & Does.VERB and words.vocabulary.compound_inversion and words.does[i - 1] & Does.DETERMINER:
        return True  # "le juge", "un comunicado": a form that is a noun too
    return not (does & Does.ADVERB) and not (does & Does.VERB and not words.is_capital(i))


def _ends_with_name(words: Words, i: int) -> bool:
    """Tell whether a name ends before token *i*: "dijo Ana Ruiz el viernes", "volgens Ada Winter gaat"."""
    if words.is_capital(i):
        return False
    return i - 1 in words.people or (bool(words.does[i] & Does.DETERMINER) and words.is_capital(i - 1))
