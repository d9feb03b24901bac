"""Finds the verbs that attribute: "said", "was quoted in the statement as saying"."""

from __future__ import annotations

import attrs

from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.words import Does, Form, VerbForm

#: Tokens between "was quoted" and "as saying", or between a verb and its particle.
_REACH = 9
#: The same between a verb and its particle where these frame the clause.
_FRAME = 30


@attrs.frozen
class Cue:
    """A verb that attributes, as tokens of its paragraph: `first` is in, `last` is in."""

    first: int
    #: the verb itself
    verb: int
    last: int
    form: VerbForm
    #: "was called": who acts stands behind, if anywhere
    passive: bool = False

    @property
    def is_split(self) -> bool:
        """Tell whether other words stand between the verb and its particle."""
        return self.last > self.verb + 1

    @property
    def span(self) -> tuple[int, int]:
        """The tokens of the cue, half-open; of a split one without the particle."""
        return self.first, (self.verb if self.is_split else self.last) + 1


def find_cues(words: Words) -> list[Cue]:
    """Return the verbs that attribute, in text order; nouns that look like one are left out."""
    verbs = words.vocabulary.verbs
    found: list[Cue] = []
    for i in words.signs:
        if found and i == found[-1].last and found[-1].is_split:
            continue  # the particle of the verb before: "gab … bekannt" confesses nothing
        if words.does[i] & Does.VERB and not (_is_part_of_name(words, i) and not words.titled):
            cue = _cue_at(words, i, verbs[words.lower[i]])
            if cue is not None:
                found.append(cue)
    return found


def _is_part_of_name(words: Words, i: int) -> bool:
    """Inside a run of capitals a verb's form is part of a name, except in a headline ("Mayor Says No")."""
    return i > 0 and words.is_capital(i) and words.is_word(i - 1) and words.is_capital(i - 1)


def _cue_at(words: Words, i: int, forms: tuple[VerbForm, ...]) -> Cue | None:
    helper = _helper(words, i)
    for form in forms:
        last = i if form.particle is None else _particle(words, i, form.particle)
        cue = _used_as(words, i, form, helper, last) if last is not None else None
        if cue is not None:
            return cue
    return None


def _particle(words: Words, i: int, particle: str) -> int | None:
    """Return where the particle stands: right behind, or where the clause ends."""
    # Where verbs frame the clause, asides stand between the two: "warf dem Rat (dem alten), der …, vor".
    framed = words.vocabulary.capital_nouns
    for k in range(i + 1, min(words.size, i + 1 + (_FRAME if framed else _REACH * 2))):
        if words.lower[k] == particle and (k == i + 1 or _ends_clause(words, k + 1) or not framed):
            return k if k == i + 1 or _ends_clause(words, k + 1) else None
        if words.lower[k] in ":;" if framed else words.is_break(k) or words.is_quote(k):
            return None
    return None


def _ends_clause(words: Words, k: int) -> bool:
    return k >= words.size or not words.is_word(k)


def _helper(words: Words, i: int) -> int | None:
    """Return the auxiliary or infinitive marker before token *i*, adverbs between them skipped."""
    k = i - 1
    while k >= 0 and i - k < 4 and words.is_adverb(k) and not words.does[k] & Does.AUXILIARY:
        k -= 1
    if k >= 0 and words.does[k] & (Does.AUXILIARY | Does.INFINITIVE):
        return k
    return None


def _used_as(words: Words, i: int, form: VerbForm, helper: int | None, last: int) -> Cue | None:
    if form.form is Form.BARE:
        return _bare(words, i, form, helper, last)
    if form.form is Form.GERUND:
        return _gerund(words, i, form, last)
    if (
        i
        and helper is None
        and _modifies_noun(words, i)
        and not (form.never_noun and words.lower[i - 1].isdigit())
    ):
        return None
    if form.form is Form.FINITE and not form.never_noun and _heads_clause(words, i):
        return None
    passive = helper is not None and bool(words.does[helper] & Does.PASSIVE)
    if passive and form.form is not Form.PARTICIPLE and not _also_participle(words, i, form):
        passive = False
    return Cue(i, i, last, form, passive)


def _heads_clause(words: Words, i: int) -> bool:
    """Tell whether the form is the plural of a noun whose own verb follows: "the claims were …"."""
    plural = words.vocabulary.plural_endings
    behind = i + 1
    return (
        bool(plural)
        and words.lower[i].endswith(plural)
        and behind < words.size
        and bool(words.does[behind] & Does.AUXILIARY)
    )


def _modifies_noun(words: Words, i: int) -> bool:
    """Behind an article, a number, a possessive or a preposition a verb's form is a noun or an adjective."""
    before = words.lower[i - 1]
    if _stands_alone(words, i):
        return False
    if before in words.vocabulary.resuming_words and i - 1 in words.floors_set:
        return False  # "Das sagte der Minister": no article, it takes up what was said
    return (
        bool(words.does[i - 1] & (Does.DETERMINER | Does.PREPOSITION))
        or before.isdigit()
        or (is_possessive(before) and words.is_word(i - 1))
    )


def _stands_alone(words: Words, verb: int) -> bool:
    """Tell whether the word before the verb is its subject: "most said", "an ad that urges"."""
    if not words.vocabulary.plural_nouns or verb + 1 >= words.size:
        return False
    if words.lower[verb].endswith(words.vocabulary.plural_endings):
        alone = words.does[verb - 1] & Does.COMPLEMENTIZER and words.does[verb - 1] & Does.DETERMINER
        return bool(alone) and verb > 1 and words.is_word(verb - 2) and not words.does[verb - 2]
    return words.lower[verb - 1] in words.vocabulary.plural_nouns and not words.is_capital(verb + 1)


def _also_participle(words: Words, i: int, form: VerbForm) -> bool:
    forms = words.vocabulary.verbs[words.lower[i]]
    return any(other.lemma == form.lemma and other.form is Form.PARTICIPLE for other in forms)


def _bare(words: Words, i: int, form: VerbForm, helper: int | None, last: int) -> Cue | None:
    """A bare form is a verb behind an auxiliary or a plural subject, else mostly a noun ("the report")."""
    if helper is not None:
        return Cue(i, i, last, form)
    if words.vocabulary.compound_inversion and i > 1 and words.does[i - 1] & Does.PREPOSITION:
        behind = last + 1  # “se limitó a manifestar «…»”
        hangs = words.is_word(i - 2) and not words.does[i - 2] & Does.CONJUNCTION  # no « Et d'ajouter : … »
        opens = hangs and behind < words.size and _opens_words(words, behind)
        return Cue(i, i, last, form) if opens else None
    k = i - 1
    while k >= 0 and words.is_adverb(k):
        k -= 1
    if k >= 0 and form.never_noun and _may_be_subject(words, k):
        return Cue(i, i, last, form)
    if k < 0 or not words.is_word(k):
        return None
    plural = (
        not words.does[k] & Does.DETERMINER
        and not is_possessive(words.lower[k])
        and (
            words.lower[k].endswith(words.vocabulary.plural_endings)
            or words.lower[k] in words.vocabulary.plural_nouns
        )
    )
    pronoun = words.does[k] & (Does.PRONOUN | Does.RELATIVE) and (
        not words.does[k] & Does.DETERMINER or words.does[k] & Does.COMPLEMENTIZER
    )
    if pronoun or plural or (form.never_noun and words.lower[k] in words.vocabulary.plural_nouns):
        return Cue(i, i, last, form)
    return None


def _opens_words(words: Words, i: int) -> bool:
    """Tell whether what is said begins at token *i*."""
    return words.is_quote(i) or words.lower[i] == ":"


def _may_be_subject(words: Words, k: int) -> bool:
    """Tell whether a subject may end with token *k*, an aside counted in: "Others, however, say"."""
    if words.is_word(k):
        return not words.does[k] & (Does.DETERMINER | Does.PREPOSITION | Does.AUXILIARY | Does.VERB)
    return words.lower[k] in ",)%" or words.is_dash(k)


def is_possessive(word: str) -> bool:
    """Tell whether the word is a name or noun with a possessive ending ("Rome's")."""
    return len(word) > 2 and word[-2] in "’'"


def _gerund(words: Words, i: int, form: VerbForm, last: int) -> Cue | None:
    for k in range(i - 1, max(-1, i - 2), -1):
        if words.lower[k] in words.vocabulary.passed_on_links:
            first = _passed_on(words, k)
            if first is not None:
                return Cue(first, i, last, form)
    if i and words.does[i - 1] & Does.DETERMINER:
        return None
    if i and words.lower[i - 1] in words.vocabulary.passed_on:  # he could be heard saying
        helper = _helper(words, i - 1)
        if helper is not None and words.does[helper] & Does.PASSIVE:
            return Cue(helper, i, last, form)
    return Cue(i, i, last, form)


def _passed_on(words: Words, link: int) -> int | None:
    """Return where "was quoted … as" begins."""
    for k in range(link - 1, max(-1, link - _REACH), -1):
        if words.is_quote(k) or words.is_break(k):
            return None
        if words.lower[k] in words.vocabulary.passed_on:
            helper = _helper(words, k)
            return k if helper is None else helper
    return None
