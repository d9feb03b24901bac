"""Takes runs of capitals apart: what is title, what is name, and what speaks for which kind."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import attrs

from newsmodel.annotating.actors.capitalised import is_given_name, noun_before_name
from newsmodel.annotating.actors.runs import Run, Word
from newsmodel.annotating.actors.words import Lookup
from newsmodel.model import ActorKind

#: In characters, with the blanks around it.
_LONGEST_JOINER = 12
#: A name of more words gets no more.
_MOST_WORDS = 12


class Vote(NamedTuple):
    """What another finder of names says of a candidate."""

    #: None if it is no name
    kind: ActorKind | None = None
    #: the same words, not only some of them
    exact: bool = False
    role: str | None = None


class Candidate(NamedTuple):
    """Words that may be a name, with what was split off before them."""

    block: int
    words: tuple[Word, ...]
    #: the name as written, its parts joined by the blanks and joiners of the text
    text: str
    #: the office written before the name, with what it is over: "Ambassador to Iran"
    role: str | None = None
    #: country or organisation written before the office, or owning the name: "Russian", "Lebanon"
    affiliation: str | None = None
    #: what stands in the words themselves: "title", "honorific", "after-nationality"
    cues: tuple[str, ...] = ()
    opens_sentence: bool = False
    #: what another finder of names says of it; None where none was asked
    vote: Vote | None = None

    @property
    def start(self) -> int:
        """Offset of the first character in the block's text."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.words[-1].end


@attrs.define
class _Opening:
    """What has been read of a run so far, before its name."""

    affiliation: str | None = None
    role_start: int = 0
    #: 0 if there is no office
    role_end: int = 0
    cues: list[str] = attrs.field(factory=list[str])
    #: an organisation written before the office: "Harbour Board Chairman Ada Winter"
    owner: tuple[Word, ...] = ()


#: Before most names; nothing is ever written into it.
_NO_OPENING = _Opening()


def candidates_of(runs: Sequence[Run], text: str, written: frozenset[str], lookup: Lookup) -> list[Candidate]:
    """Return what may be names in one block, in reading order.

    Args:
        runs: the block's, in reading order.
        text: the block's.
        written: the words of the article, as written: what is also in lower case is no name.
        lookup: the words of the article's language.
    """
    found: list[Candidate] = []
    waiting: _Opening | None = None  # an office that may get its holder from the next piece
    pieces: list[Run] = []
    for run in runs:
        if len(run.words) == 1:  # most runs
            opener = run.opens_sentence and _only_opens(run, written, lookup)
            if not opener and not lookup.is_no_name(run.words[0].text):
                pieces.append(run)
        else:
            pieces += _pieces(run, written, lookup)
    for piece in _joined(pieces, text, lookup):
        block, name, opens = piece
        if waiting is None and len(name) == 1 and lookup.is_plain(name[0].text):  # most pieces
            # By place: an article has a hundred of them.
            found.append(Candidate(block, name, name[0].text, None, None, (), opens))
            continue
        if waiting and text[waiting.role_end : piece.start].strip() in lookup.joiners:
            found += _over(waiting, piece, text, lookup)
            waiting = None
            continue
        opening, name = _split(piece, lookup)
        if opening.owner and _owns(opening.owner, lookup):
            found.append(_candidate(piece._replace(words=opening.owner), text, ("owns-office",)))
        waiting = opening if opening.role_end and not name else None
        if opening.role_end and name and name[0].folded in lookup.joiners:
            # In "Bürgermeister von Bergen" the joiner looks like a part of a name.
            count = next((i for i, word in enumerate(name) if not word.text.islower()), 0)
            found += _over(opening, piece._replace(words=name[count:]), text, lookup)
        elif name:
            found.append(
                Candidate(
                    piece.block,
                    name,
                    _written(name, text),
                    role=text[opening.role_start : opening.role_end] if opening.role_end else None,
                    affiliation=opening.affiliation,
                    cues=tuple(opening.cues),
                    opens_sentence=piece.opens_sentence and name[0] is piece.words[0],
                )
            )
    return found


def _over(office: _Opening, piece: Run, text: str, lookup: Lookup) -> list[Candidate]:
    """Return what an office is over and who holds it: "Iran" and "Levan Winter" after "Ambassador to"."""
    article = text[office.role_end : piece.start].split()[-1:]
    named = bool(article) and article[0].casefold() in lookup.definite_articles
    holder, over = _after_office(piece, lookup, sure_only=named)
    found = [_candidate(over, text, ("under-office",))] if over and over.words else []
    if holder.words:
        role = text[office.role_start : piece.words[len(piece.words) - len(holder.words) - 1].end]
        candidate = _candidate(holder, text, ("title",))
        found.append(candidate._replace(role=role, affiliation=office.affiliation, opens_sentence=False))
    return found


def _candidate(run: Run, text: str, cues: tuple[str, ...]) -> Candidate:
    return Candidate(
        run.block,
        run.words,
        _written(run.words, text),
        cues=cues,
        opens_sentence=run.opens_sentence,
    )


def _written(words: tuple[Word, ...], text: str) -> str:
    return words[0].text if len(words) == 1 else " ".join(text[words[0].start : words[-1].end].split())


def _pieces(run: Run, written: frozenset[str], lookup: Lookup) -> list[Run]:
    """Cut a run of several words at those that are no names; one that only opens the sentence is dropped."""
    pieces: list[Run] = []
    words: list[Word] = []
    opens = run.opens_sentence
    for index, word in enumerate(run.words):
        after_given = bool(words) and (
            is_given_name(words[-1], lookup) or words[-1].folded in lookup.honorifics
        )
        opener = index == 0 and opens and _only_opens(run, written, lookup)
        if opener or (not after_given and lookup.is_no_name(word.text)):
            if words:
                pieces.append(Run(run.block, tuple(words), opens and not pieces))
            words = []
            if opener:
                opens = False
        else:
            words.append(word)
            if lookup.is_possessor(word.text, written):
                pieces.append(Run(run.block, tuple(words), opens and not pieces))
                words = []
    if words:
        pieces.append(Run(run.block, tuple(words), opens and len(words) == len(run.words)))
    return [trimmed for piece in pieces if (trimmed := _trimmed(piece, lookup)).words]


def _trimmed(run: Run, lookup: Lookup) -> Run:
    """Drop what can't open or end a name: "&", a particle."""
    words = run.words
    while words and words[0].text.islower() and words[0].folded not in lookup.leading_particles:
        words = words[1:]
    while words and (
        words[-1].text == "&" or (words[-1].folded in lookup.particles and words[-1].text.islower())
    ):
        words = words[:-1]
    return run if len(words) == len(run.words) else run._replace(words=words)


def _only_opens(run: Run, written: frozenset[str], lookup: Lookup) -> bool:
    """Tell whether the first word of *run*, which opens a sentence, has its capital from that alone."""
    word = run.words[0]
    if (
        not lookup.names.isdisjoint(run.beginnings())
        or lookup.is_nationality(word.text)
        or (len(run.words) > 1 and (word.folded in lookup.honorifics or lookup.is_office(word.text)))
    ):
        return False
    if word.folded in lookup.openers:
        return len(run.words) == 1 or word.folded not in lookup.given_names
    # What the article also writes in lower case is a word, unless it opens a name: "Border Force".
    if word.folded not in written or word.folded in lookup.given_names:
        return False
    return len(run.words) == 1 or (len(run.words) == 2 and not _is_head(run.words[1], lookup))


def _joined(pieces: list[Run], text: str, lookup: Lookup) -> list[Run]:
    """Join what "of" and its like hold together: "Ministry" "of" "Fisheries"."""
    joined: list[Run] = []
    end = -_LONGEST_JOINER
    for piece in pieces:
        start = piece.words[0].start
        # Most pieces stand too far apart, or something else stands between them.
        if (
            start - end <= _LONGEST_JOINER
            and (joiner := text[end:start].strip().casefold()) in lookup.between_names
            and joined
            and _belongs(joined[-1], piece, joiner, text, lookup)
        ):
            joined[-1] = joined[-1]._replace(words=(*joined[-1].words, *piece.words))
        else:
            joined.append(piece)
        end = piece.words[-1].end
    return joined


def _belongs(before: Run, piece: Run, joiner: str, text: str, lookup: Lookup) -> bool:
    """Tell whether two pieces are one name; *joiner* is what stands between them, without blanks."""
    if len(before.words) > _MOST_WORDS:
        return False
    if joiner in lookup.possessives:
        apart = text[piece.start - 1].isspace() and not text[before.end].isspace()
        return apart and _is_office_of(before, piece, lookup)
    if any(letter.isdigit() for letter in piece.words[0].text):
        return False
    last = before.words[-1]
    if joiner in lookup.additions:
        # "Ministry of Health and Welfare", but not "the Labour Party and Ada Winter"
        joined = any(two.start > one.end + 1 for one, two in pairwise(before.words))
        return (
            joined and len(piece.words) == 1 and not _is_head(last, lookup) and not lookup.is_place(last.text)
        )
    if lookup.is_office(last.text):
        return False
    if _is_head(last, lookup):
        return True
    return (
        joiner in lookup.genitives
        and _has_article(before, text, lookup)
        and not lookup.is_place(last.text)
        and last.text not in lookup.organizations
    )


def _is_head(word: Word, lookup: Lookup) -> bool:
    return lookup.is_organization_head(word.text) or word.folded in lookup.place_heads


def _has_article(run: Run, text: str, lookup: Lookup) -> bool:
    before = text[max(0, run.start - 6) : run.start].split()
    return bool(before) and before[-1].casefold() in lookup.definite_articles


def _is_office_of(before: Run, piece: Run, lookup: Lookup) -> bool:
    """Tell whether "Prime Minister" and "Office", or "Residence", are one name; a person's office is none."""
    return all(lookup.is_modifier(word.text) for word in before.words) and _is_head(piece.words[-1], lookup)


def _split(piece: Run, lookup: Lookup) -> tuple[_Opening, tuple[Word, ...]]:
    """Split title and nationality from the name that follows them."""
    words = piece.words
    if len(words) == 1 and not lookup.is_office(words[0].text):
        return _NO_OPENING, () if lookup.is_nationality(words[0].text) else words
    opening = _Opening()
    nationality = _nationality(words, lookup)
    office = _last_office(words, nationality, lookup)
    if office is not None:
        first, last = office
        if nationality:
            opening.affiliation = " ".join(word.text for word in words[:nationality])
        elif first:
            opening.affiliation = " ".join(word.text for word in words[:first])
        if first > nationality:
            opening.owner = words[nationality:first]
        opening.role_start, opening.role_end = words[first].start, words[last].end
        opening.cues.append("title")
        words = words[last + 1 :]
    elif nationality == len(words):
        return opening, ()
    elif nationality and not _keeps_nationality(words, lookup):
        opening.affiliation = " ".join(word.text for word in words[:nationality])
        opening.cues.append("after-nationality")
        words = words[nationality:]
    if office is not None and words:
        # "Russian FM Iranian ...": what a headline squeezes behind an office need not be its holder.
        words = words[_nationality(words, lookup) :]
    while len(words) > 1 and (noun := lookup.leading_noun(words[0].folded)):
        opening.cues.append(noun)
        words = words[1:]
    while words and words[0].folded in lookup.honorifics and len(words) > 1 and not _is_saint(words, lookup):
        opening.cues += ("honorific", "h=" + words[0].folded)
        words = words[1:]
    return opening, words


def _is_saint(words: tuple[Word, ...], lookup: Lookup) -> bool:
    return lookup.is_place(f"{words[0].text} {words[1].text}")


def _keeps_nationality(words: tuple[Word, ...], lookup: Lookup) -> bool:
    """Tell whether an adjective opens a name: "European Union", "Norwegian Refugee Council"."""
    whole = " ".join(word.text for word in words)
    return (
        lookup.is_organization_head(words[-1].text)
        or words[-1].folded in lookup.place_heads
        or whole in lookup.organizations
        or lookup.is_place(whole)
    )


def _nationality(words: tuple[Word, ...], lookup: Lookup) -> int:
    """Return how many words at the beginning are an adjective of nationality."""
    if len(words) > 1 and lookup.is_nationality(f"{words[0].text} {words[1].text}"):
        return 2
    return 1 if words and lookup.is_nationality(words[0].text) else 0


def _last_office(words: tuple[Word, ...], nationality: int, lookup: Lookup) -> tuple[int, int] | None:
    """Return the first and the last word of the office that the words open with, None if with none.

    What is written before the first word of it is whose it is: "Harbour Board" "Chairman" "Ada Winter".
    """
    for last in reversed(range(nationality, len(words))):
        if not lookup.is_office(words[last].text):
            continue
        if last + 1 < len(words) and words[last + 1].start > words[last].end + 1:
            return None  # "Prime Minister's Office" is one name
        first = last
        while first > nationality and lookup.is_modifier(words[first - 1].text):
            first -= 1
        before = words[nationality:first]
        if not before or _owns(before, lookup):
            return first, last
        # "Editorial Manager Ada Winter"; but "Ada Captain" is called so
        if last + 1 < len(words) and before[0].folded not in lookup.given_names:
            return nationality, last
    described = noun_before_name(words, lookup)
    return None if described is None else (described, described)


def _owns(words: tuple[Word, ...], lookup: Lookup) -> bool:
    """Tell whether *words* name what has offices: a country, an organisation."""
    owner = " ".join(word.text for word in words)
    return (
        lookup.is_organization_head(words[-1].text)
        or lookup.is_place(owner)
        or owner in lookup.organizations
        or (owner.isupper() and len(words) == 1)
    )


def _after_office(piece: Run, lookup: Lookup, *, sure_only: bool) -> tuple[Run, Run | None]:
    """Split "Iran Levan Winter", read after "Ambassador to", into the name and what the office is over.

    With *sure_only* an unknown thing has no holder behind it: "Director of the Osterby Water Study".
    """
    words = piece.words
    count = 0
    for size in range(min(4, len(words)), 0, -1):
        over = " ".join(word.text for word in words[:size])
        if lookup.is_place(over) or over.casefold() in lookup.portfolios or over in lookup.organizations:
            count = size
            break
    if not count:
        count = _organization_length(words, lookup)
    # Unknown country and a name of two words; of two words alone none is the holder's.
    count = count or (len(words) - 2 if len(words) > 2 and not sure_only else len(words))
    over = " ".join(word.text for word in words[:count])
    place = None if over.casefold() in lookup.portfolios else piece._replace(words=words[:count])
    return piece._replace(words=words[count:]), place


def _organization_length(words: tuple[Word, ...], lookup: Lookup) -> int:
    """Return how many words at the beginning name an organisation: "University of Bergen"; else 0."""
    head = next((i for i, word in enumerate(words) if lookup.is_organization_head(word.text)), None)
    if head is None:
        return 0
    while head + 1 < len(words) and words[head + 1].start > words[head].end + 1:
        head += 1
    return head + 1
