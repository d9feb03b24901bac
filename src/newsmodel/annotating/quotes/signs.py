"""What speaks for an actor's being the one who says a quote, and what against it: signs that name no word.

A *source* is the phrase that is said to speak ("the mayor", "she", "Winter's lawyer"); where none was found,
whoever is mentioned around the quote may be it.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from newsmodel._lazily import worked_out_once
from newsmodel.annotating.lookup import Lookup, lookup_of
from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.drafts import Draft
from newsmodel.annotating.quotes.scene import APPOSED, Mentioned, Scene
from newsmodel.annotating.quotes.words import Does
from newsmodel.annotating.sentence.phrases import HANGING
from newsmodel.language import Language
from newsmodel.model import Actor, ActorKind, MentionForm, QuoteKind, Span

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
#: Sentences between a source and a mention, and actors in between, that are told apart.
_FARTHEST, _MOST = 4, 3
#: Paragraphs since somebody spoke or was named that are told apart.
_LONG_SINCE = 5
#: Actors around a quote that are weighed, and quotes before it that are looked back to.
_CANDIDATES, _SPOKEN = 8, 6
#: Paragraphs behind the last words of somebody to whom words that nothing attributes may still belong.
_NEAR = 2
#: The sorts of bodies; the others are sorts of people.
BODIES = frozenset(
    (
        "company", "bank", "authority", "government", "parliament", "court", "prosecution", "party", "union",
        "association", "club", "media", "police", "military", "school", "hospital", "church", "armed-group",
        "platform", "state",
    )
)  # fmt: skip
_SEXES = frozenset(("female", "male"))
#: Of what kind somebody is who is described by such words.
_KIND_OF = {"office": ActorKind.PERSON, "body": ActorKind.ORGANIZATION}


class SourceKind(enum.Enum):
    """What the words are that say who speaks."""

    NAME = "name"  #: they are about a name: "Mayor Ada Winter"
    PART = "part"  #: a name only hangs on them: "Winter's lawyer"
    DEFINED = "defined"  #: a description of somebody known: "the mayor"
    DESCRIBED = "described"  #: another description: "a witness"
    THING = "thing"  #: words for nobody who can speak: "aluminium imports"
    PRONOUN = "pronoun"
    VERB = "verb"  #: none but a verb whose form says that somebody does: Spanish "añadió"
    NONE = "none"


@attrs.frozen(eq=False)
class Source:
    """The words that say who speaks, as far as they can be told without looking around."""

    kind: SourceKind
    span: Span | None = None
    #: what each name in it is of its phrase, by actor id
    parts: Mapping[str, str] = attrs.field(factory=dict[str, str])
    #: the form of the mentions of actors that it is or begins with, by actor id
    meant: Mapping[str, str] = attrs.field(factory=dict[str, str])
    #: its own words in lower case, without the small ones; and the last one
    words: frozenset[str] = frozenset()
    head: str = ""
    #: the genders that a pronoun, or a word like "spokeswoman", can stand for
    stands_for: frozenset[str] = frozenset()
    #: what its words are for: "office", "body" or "other"; and of what sorts whoever they call is
    calls: str = "other"
    sorts: frozenset[str] = frozenset()


@attrs.define(eq=False)
class View:
    """What is to be seen of one quote: its source, and whoever is on the scene."""

    draft: Draft
    source: Source
    block: int
    #: the number of the sentence where its source stands, or else it itself
    sentence: int
    #: who said what this goes on with, by id; None if it goes on with nothing
    goes_on: str | None
    #: mentions around it, the nearest first
    before: Sequence[Mentioned] = ()
    behind: Sequence[Mentioned] = ()
    #: ids of the actors mentioned inside the quote
    quoted: frozenset[str] = frozenset()
    #: who spoke or was what a sentence is about, the nearest first
    salient: Sequence[Actor] = ()
    candidates: Sequence[Actor] = ()


class Signs:
    """Reads the signs of one article's quotes, in reading order."""

    def __init__(self, scene: Scene, language: Language) -> None:
        """Take the scene and the words of its language."""
        self.scene = scene
        self.lookup: Lookup = lookup_of(language)
        #: as they are cut: French "l"
        self.definite_articles: frozenset[str] = frozenset(
            one.rstrip("’'") for one in self.lookup.definite_articles
        )
        self.definite_endings: tuple[str, ...] = language.actors.definite_endings
        #: who spoke so far, in which sentence, and up to which block; the last one last
        self.spoke: list[tuple[Actor, int, int]] = []
        #: who each source was told to be
        self.told: dict[Span, Actor | None] = {}
        self._called: dict[str, frozenset[str]] = {}
        self._known_sorts: dict[str, frozenset[str]] = {}

    @worked_out_once
    def _by_id(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.scene.article.actors}

    def view(self, draft: Draft) -> View:
        """Return what is to be seen of a quote."""
        scene, span = self.scene, draft.named
        goes_on: str | None = None
        if span is not None and (before := self.told.get(span)) is not None:
            goes_on, span = before.id, None
        source = self._source(span)
        if source.kind is SourceKind.NONE and draft.source is None and draft.cue is not None:
            source = Source(SourceKind.VERB) if scene.vocabulary.null_subject else source
        place = span or draft.spans[0]
        sentence = scene.sentence(place.block, place.start)
        view = View(draft, source, place.block, sentence, goes_on)
        if source.kind not in (SourceKind.NAME, SourceKind.PART):
            view.before, view.behind = scene.around(place.block, place.start)
            if span is not None:
                view.behind = [one for one in view.behind if one.start >= span.end or one.block != span.block]
            view.quoted = frozenset(one.actor.id for part in draft.spans for one in scene.within(part))
            view.salient = self._salient(view)
        view.candidates = list(self._candidates(view))
        return view

    # --- sources -----------------------------------------------------------------------------------------

    def _source(self, span: Span | None) -> Source:
        if span is None:
            return Source(SourceKind.NONE)
        scene, vocabulary = self.scene, self.scene.vocabulary
        text = scene.article[span].lower()
        within = scene.within(span)
        meant = {one.actor.id: one.form.value for one in within if one.form is not MentionForm.NAME}
        stands_for = vocabulary.pronouns.get(text)
        if stands_for is None and text in vocabulary.genders:
            stands_for = frozenset((vocabulary.genders[text],))  # "her call for …"
        if stands_for is not None:
            return Source(SourceKind.PRONOUN, span, meant=meant, stands_for=stands_for)
        names = [one for one in within if one.form is MentionForm.NAME]
        phrase = scene.phrase(span, names)
        words = scene.paragraphs.words(span.block)
        own = words.lower[phrase.first : phrase.core]
        parts: dict[str, str] = {}
        for one, part in zip(names, phrase.parts, strict=True):
            parts.setdefault(one.actor.id, part.value)
        if phrase.head is None:
            parts = {**parts, **self._beside(span)}
        kind = SourceKind.DESCRIBED
        if phrase.head is not None:
            kind = SourceKind.NAME
        elif own and self._is_definite(words, phrase.first, own):
            kind = SourceKind.DEFINED  # "the Wenning manager", too
        elif names:
            kind = SourceKind.PART
        told = frozenset(own).difference(vocabulary.small_words)
        genders = frozenset(vocabulary.genders[word] for word in told if word in vocabulary.genders)
        if own and not genders:
            genders = vocabulary.article_genders.get(own[0], genders)
        # "el presidente andaluz": not all languages have the noun last.
        head = next((word for word in reversed(own) if self._class_of((word,)) != "other"), "")
        calls, sorts = self._class_of(told), self._sorts_of(told)
        if (
            kind in (SourceKind.DEFINED, SourceKind.DESCRIBED)
            and calls == "other"
            and not meant
            and not parts
        ):
            return Source(SourceKind.THING, span, words=frozenset())
        return Source(kind, span, parts, meant, told, head, genders, calls, sorts)

    def _is_definite(self, words: Words, first: int, own: Sequence[str]) -> bool:
        """Tell whether a description may be of somebody known; one of a language without articles may."""
        articles = self.definite_articles
        if not articles:
            return not words.does[first] & Does.DETERMINER
        return own[0] in articles or (len(own) == 1 and own[0].endswith(self.definite_endings))

    def _beside(self, span: Span) -> dict[str, str]:
        """Return who is named right behind a description, or right before it."""
        apposed = self.scene.apposed_to(span)
        found = {apposed.id: "behind"} if apposed is not None else {}
        before = self.scene.mentioned_before(span)
        if before is not None:
            text = self.scene.article.blocks[span.block].text
            if APPOSED.fullmatch(text, before.end, span.start):
                found.setdefault(before.actor.id, "before")
        return found

    def _class_of(self, words: Iterable[str]) -> str:
        lookup, offices = self.lookup, self.scene.vocabulary.offices
        found = "other"
        for word in words:
            sorts = lookup.sorts_of(word)
            if sorts & BODIES or lookup.is_organization_head(word) or lookup.is_organization(word.title()):
                return "body"
            aged = word[:1].isdigit() and word.partition("-")[2] in offices  # "the 39-year-old"
            nouns = lookup.person_nouns
            if sorts or aged or lookup.is_office(word) or word in nouns or word in offices:
                found = "office"
        return found

    def _sorts_of(self, words: Iterable[str]) -> frozenset[str]:
        return frozenset(sort for word in words for sort in self.lookup.sorts_of(word))

    def _sorts(self, actor: Actor) -> frozenset[str]:
        """Return the sorts of an actor, as far as its name, its roles or the words beside its names tell."""
        known = self._known_sorts.get(actor.id)
        if known is None:
            known = self._known_sorts[actor.id] = self._sorts_of(self._calls(actor)) | self._sorts_of(
                self.scene.words_beside(actor)
            )
        return known

    # --- candidates --------------------------------------------------------------------------------------

    def _candidates(self, view: View) -> Iterator[Actor]:
        source = view.source
        found = {key: self._by_id[key] for key in (*source.parts, *source.meant) if key in self._by_id}
        if source.kind is SourceKind.NAME:
            return iter(found.values())
        # "Opponents of Ada Winter" are anybody but her.
        hangs = {key for key, part in source.parts.items() if part in HANGING}
        if source.kind in (SourceKind.DEFINED, SourceKind.DESCRIBED):
            found |= {one.id: one for one in self.scene.article.actors if source.words & self._calls(one)}
        if not source.words or source.kind is SourceKind.DEFINED:
            near = self.scene.paragraph_before(view.block, _NEAR) if source.kind is SourceKind.NONE else 0
            spoke = (actor for actor, _, block in self.spoke[:-3:-1] if block >= near)
            around = (one.actor for one in (*view.before, *view.behind))
            fit = [one for one in dict.fromkeys((*spoke, *around)) if self._may_be(source, one)][:_CANDIDATES]
            hero = self.scene.protagonist
            if hero is not None and source.kind is SourceKind.VERB:
                fit.append(hero)
            found |= {one.id: one for one in fit}
        return (actor for key, actor in found.items() if key not in hangs)

    def _may_be(self, source: Source, actor: Actor) -> bool:
        """Tell whether an actor is of a kind, and of a gender, that a source can mean."""
        if actor.kind in (ActorKind.UNNAMED, ActorKind.PLACE):
            return False
        if source.kind is SourceKind.THING:
            return actor.kind in (ActorKind.PERSON, ActorKind.ORGANIZATION)
        if source.kind is SourceKind.DEFINED:
            kind = _KIND_OF.get(source.calls)
            return actor.kind is kind and self._gender(source, actor) != "against"
        if source.kind is not SourceKind.PRONOUN:
            return True
        if actor.kind is ActorKind.PERSON:
            return self._gender(source, actor) in ("fits", "unknown")
        return bool(source.stands_for & {"thing", "plural"})

    def _gender(self, source: Source, actor: Actor) -> str:
        """Return whether an actor is of the gender of a pronoun, or of a word like "spokeswoman"."""
        if actor.kind is not ActorKind.PERSON or not source.stands_for & _SEXES:
            return "none"
        gender = self.scene.genders.get(actor.id)
        if gender is None:
            return "unknown"
        return "fits" if gender in source.stands_for else "against"

    def _calls(self, actor: Actor) -> frozenset[str]:
        """Return the words that may call an actor without its name: of a person's roles, of a body's name."""
        known = self._called.get(actor.id)
        if known is None:
            texts = actor.roles if actor.kind is ActorKind.PERSON else (actor.name, *actor.aliases)
            told = frozenset(word.casefold() for text in texts for word in _WORD.findall(text))
            known = self._called[actor.id] = told.difference(self.scene.vocabulary.small_words)
        return known

    # --- signs -------------------------------------------------------------------------------------------

    def of_nobody(self, view: View) -> Iterator[str]:
        """Yield what speaks for nobody whom the article names."""
        source, draft = view.source, view.draft
        yield "nobody"
        yield f"nobody:{source.kind.value}"
        if source.kind is SourceKind.NONE:
            yield f"nobody:{draft.kind.value}"
            yield f"nobody:{draft.pattern}"
            if self.scene.attributes(draft.spans[0]):
                yield "nobody:attributed"
        if not source.words and view.goes_on is None:
            place = source.span or draft.spans[0]
            subjects = self.scene.subjects_before(place.block, place.start)
            for back, subject in enumerate(subjects, 1):
                if self._class_of(subject) != "other":
                    # "The judge called him a liar. “…,” he said."
                    yield f"nobody:nameless:{back}"
                    break
        if source.kind in (SourceKind.PRONOUN, SourceKind.VERB):
            for what in sorted(source.stands_for):
                yield f"nobody:{what}"
        elif source.words and source.kind is not SourceKind.NAME:
            yield f"nobody:{source.kind.value}:{source.calls}"

    def of_actor(self, view: View, actor: Actor) -> Iterator[str]:
        """Yield what speaks for *actor*, or against it."""
        source, kind = view.source, actor.kind.value
        if not source.words:
            yield f"{source.kind.value}:{kind}"
        if view.goes_on == actor.id:
            yield "again"
            yield f"again:{source.kind.value}"
        part = source.parts.get(actor.id)
        if part is not None:
            yield f"is:{part}"
            yield f"is:{part}:{kind}"
        if source.kind is SourceKind.NAME:
            return
        if actor.id in source.meant:
            yield f"meant:{source.meant[actor.id]}"
        if part is None and (not source.words or source.kind is SourceKind.DEFINED):
            yield from self._of_place(view, actor)
        if source.words and part is None:
            yield from self._of_description(view, actor)
        if source.stands_for and part is None:
            yield f"{source.kind.value}:gender:{self._gender(source, actor)}"

    def _of_description(self, view: View, actor: Actor) -> Iterator[str]:
        source, kind, called = view.source, actor.kind.value, self._calls(actor)
        sorts: frozenset[str] = self._sorts(actor) if source.sorts else frozenset()
        if sorts:
            yield f"sort:{'same' if sorts & source.sorts else 'other'}:{kind}"
        elif source.sorts:
            yield f"sort:open:{kind}"
        shared = source.words & called
        if not shared:
            # Whose office is known is hardly called by another.
            yield f"called:{'other' if called else 'not'}:{source.calls}:{kind}"
            return
        if shared == source.words:
            yield f"called:all:{kind}"
        else:
            yield f"called:{'head' if source.head in called else 'some'}:{kind}"
        rivals = sum(bool(self._calls(one) & shared) for one in view.candidates)
        yield f"called:{'alone' if rivals == 1 else 'beside'}"

    def _of_place(self, view: View, actor: Actor) -> Iterator[str]:
        source = view.source
        base = "pronoun" if source.kind is SourceKind.VERB else source.kind.value
        if source.kind is SourceKind.NONE and view.draft.kind is not QuoteKind.DIRECT:
            base = "inside"
        last = next((one for one in view.before if one.actor.id == actor.id), None)
        rivals = [one for one in view.candidates if one.kind is actor.kind]
        alone = "only" if len(rivals) == 1 else "rivals"
        yield f"{base}:{alone}"
        if last is not None:
            distance = min(view.sentence - last.sentence, _FARTHEST)
            rank = self._rank(view, actor, (one.actor for one in view.before))
            is_subject = self.scene.subjects(last.block).get(last.sentence) == actor.id
            yield f"{base}:before:{distance}"
            yield f"{base}:{'same' if last.block == view.block else 'other'}-block"
            if is_subject:
                yield f"{base}:subject:{min(distance, 2)}"
            yield f"{base}:rank:{rank}"
        else:
            behind = next((one for one in view.behind if one.actor.id == actor.id), None)
            near = behind is not None and behind.sentence == view.sentence
            yield f"{base}:{'behind' if near else 'far'}"
        for back, (spoke, sentence, _) in enumerate(reversed(self.spoke[-2:])):
            if spoke.id == actor.id:
                yield f"{base}:spoke:{back}:{min(view.sentence - sentence, _MOST)}"
                break
        if source.kind is SourceKind.NONE:
            blocks = [block for spoke, _, block in self.spoke[-_SPOKEN:] if spoke.id == actor.id]
            since = max((*blocks, last.block if last is not None else 0))
            yield f"{base}:since:{min(self.scene.paragraphs_between(since, view.block), _LONG_SINCE)}"
        yield f"{base}:salient:{self._rank(view, actor, view.salient)}"
        if actor.id in view.quoted:
            yield f"{base}:quoted"
        if all(len(actor.mentions) >= len(one.mentions) for one in rivals):
            yield f"{base}:most"

    def _salient(self, view: View) -> list[Actor]:
        told = [(sentence, 1, spoke) for spoke, sentence, _ in self.spoke[-_SPOKEN:]]
        told += [
            (one.sentence, 0, one.actor)
            for one in view.before
            if self.scene.subjects(one.block).get(one.sentence) == one.actor.id
        ]
        told.sort(key=lambda one: (-one[0], -one[1]))
        return list({actor.id: actor for _, _, actor in told}.values())

    def _rank(self, view: View, actor: Actor, nearest: Iterable[Actor]) -> int:
        """Return how many others of its kind, who may be meant too, come before *actor*."""
        passed: set[str] = set()
        for one in nearest:
            if one.id == actor.id:
                return min(len(passed), _MOST)
            if one.kind is actor.kind and self._gender(view.source, one) != "against":
                passed.add(one.id)
        return _MOST + 1
