"""spaCy, both ways: names that its pipelines find, and articles as its ``Doc``; extra ``newsmodel[spacy]``.

The caller loads the pipeline: nothing here loads or downloads a model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any, cast

import attrs

from newsmodel.annotating.actors import KnownName, with_actors
from newsmodel.annotating.story import story_blocks, told_blocks
from newsmodel.interop._extras import extra_module
from newsmodel.interop.json import refuse_surrogates
from newsmodel.knowledge import Knowledge
from newsmodel.language import Language, as_languages
from newsmodel.model import ActorKind, Article, MentionForm, Span
from newsmodel.model._fields import maybe

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

#: The labels of spaCy's pipelines by the kinds of actors that they are; all others are passed over.
_KINDS = {
    "PERSON": ActorKind.PERSON,
    "PER": ActorKind.PERSON,
    "ORG": ActorKind.ORGANIZATION,
    "GPE": ActorKind.PLACE,
    "LOC": ActorKind.PLACE,
    "FAC": ActorKind.PLACE,
}
#: The labels that we write; where a pipeline for the language says PER, so do we.
_LABELS = {ActorKind.PERSON: "PERSON", ActorKind.ORGANIZATION: "ORG", ActorKind.PLACE: "LOC"}
_BLANK_LINE = "\n\n"
#: Universal parts of speech of a word that opens an apposition and is no part of a role.
_OPENERS = frozenset({"DET", "PRON"})

#: Block, offsets, label, and what it belongs to: an actor's id, a quote's number.
_Stretch = tuple[Span, str, str, str]


def _is_pipeline(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    if not callable(getattr(value, "pipe", None)):
        raise TypeError(f"{attribute.name} is a loaded pipeline of spaCy, not {type(value).__name__}")


@attrs.frozen(eq=False)
class SpacyActors:
    """An annotator that finds actors with the help of a pipeline; it stands where ``with_actors`` does.

    The names that the pipeline finds are weighed with what the article itself says of each name; who is who,
    the roles and the offices are told as without it. Where the pipeline has a parser, roles are also read
    from its appositions.

    .. code-block:: python

        nlp = spacy.load("en_core_web_md")
        annotators = tuple(
            SpacyActors(nlp) if annotator is with_actors else annotator for annotator in DEFAULT_ANNOTATORS
        )
        parser = newsmodel.Parser(annotators=annotators)

    Raises:
        TypeError: what was given is no pipeline.
        ImportError: spaCy is not installed.
    """

    #: a loaded pipeline that sets ``doc.ents``; it is used as it is, never changed
    nlp: Pipeline = attrs.field(validator=_is_pipeline)
    #: what is known of the world beside it; None for what comes with newsmodel
    knowledge: Knowledge | None = attrs.field(default=None, validator=maybe(Knowledge), kw_only=True)
    #: of one's own, as in `newsmodel.Parser`
    languages: tuple[Language, ...] = attrs.field(default=(), converter=as_languages, kw_only=True)

    def __attrs_post_init__(self) -> None:
        extra_module("spacy", extra="spacy")

    def __call__(self, article: Article, /) -> Article:
        """Return *article* with its actors."""
        names = self.names_in(article)
        return with_actors(article, names, knowledge=self.knowledge, languages=self.languages)

    def names_in(self, article: Article) -> Iterator[KnownName]:
        """Yield the names that the pipeline finds in *article*, and the roles that its parse gives."""
        given: Any = self.nlp
        blocks = [
            (index, block) for index, block in story_blocks(article) if len(block.text) <= given.max_length
        ]
        # A lone surrogate, which spaCy can't carry, becomes another single character: all offsets stay.
        docs: Any = given.pipe([block.text.encode("utf-8", "replace").decode() for _, block in blocks])
        for (index, _), doc in zip(blocks, docs, strict=True):
            parsed = doc.has_annotation("DEP")
            for entity in doc.ents:
                kind = _KINDS.get(entity.label_)
                if kind is not None and entity.start_char < entity.end_char:
                    role = _apposition(entity, doc) if parsed and kind is ActorKind.PERSON else None
                    yield KnownName(Span(index, entity.start_char, entity.end_char), kind, role)


def _apposition(entity: Any, doc: Any) -> str | None:
    """Return "retired fisherman" of "Ada Winter, a retired fisherman,", None without such an apposition."""
    comma = entity.end
    if comma >= len(doc) or doc[comma].text != ",":
        return None
    for word in entity.root.children:
        first, last = word.left_edge.i, word.i
        if word.dep_ != "appos" or word.pos_ != "NOUN" or first != comma + 1:
            continue
        for child in word.children:
            if child.dep_ == "prep" and child.i == last + 1:
                last = child.right_edge.i
        if last + 1 < len(doc) and not doc[last + 1].is_punct:
            continue
        if doc[first].pos_ in _OPENERS:
            first += 1
        return str(doc[first : last + 1].text) if first <= last else None
    return None


def to_spacy(article: Article, nlp: Pipeline) -> Doc:
    """Return *article* as a ``Doc``: its story, block after block, with everything that was found in it.

    The text is that of headline, standfirst, body, captions and asides, in the article's order, with a blank
    line between two. All offsets are exact: where a span of ours begins or ends inside a token of the
    pipeline's tokenizer, the token is cut there. Nothing of the pipeline but its tokenizer runs; call
    ``nlp(doc)`` for the rest, which replaces ``doc.ents`` if it has a component for that.

    ``doc.ents`` are the names, labelled PERSON (PER where *nlp* says so), ORG or LOC, each with the id of its
    actor as ``ent_id_``. ``doc.sents`` are our sentences. ``doc.spans`` has under

    - ``blocks``: the blocks, labelled with their kind ("Paragraph"), numbered (``id_``) as in
      ``article.blocks``;
    - ``mentions``: all mentions, labelled NAME, NOMINAL or PRONOUN, with the actor's id;
    - ``quotes``, ``sources``, ``cues``: the parts of quotes, labelled with the kind (DIRECT), numbered as in
      ``article.quotes``; those of ``quotes`` have the speaker's id as ``kb_id_``;
    - ``times``: labelled with the type, with the value (ISO 8601) as ``id_``;
    - ``events``: the clauses, labelled with the type, numbered as in ``article.events``.

    Raises:
        SerializationError: the text holds a lone surrogate, which spaCy can't carry.
        ImportError: spaCy is not installed.
    """
    tokens: Any = extra_module("spacy.tokens", extra="spacy")
    blocks = list(told_blocks(article))
    starts: dict[int, int] = {}
    position = 0
    for index, block in blocks:
        starts[index] = position
        position += len(block.text) + len(_BLANK_LINE)
    groups = {name: _kept(stretches, starts) for name, stretches in _groups(article).items()}
    names = _kept(_names(article, nlp), starts)
    for index, block in blocks:
        refuse_surrogates(block.text, ("blocks", index, "text"))
    text = _BLANK_LINE.join(block.text for _, block in blocks)
    spans = [stretch[0] for stretch in chain(names, *groups.values())]
    sentences = {starts[span.block] + span.start for span in article.sentences if span.block in starts}
    begins = sentences | {starts[span.block] + span.start for span in spans}
    ends = {starts[span.block] + span.end for span in spans}
    doc: Any = tokens.Doc(nlp.vocab, **_tokens(text, begins, ends, sentences, nlp))
    place = _placing(doc, starts, tokens)
    doc.ents = [place(stretch) for stretch in names]
    for name, stretches in groups.items():
        doc.spans[name] = [place(stretch) for stretch in stretches]
    return cast("Doc", doc)


def _kept(stretches: list[_Stretch], starts: Mapping[int, int]) -> list[_Stretch]:
    """Return the stretches of the story that have a character at least: spaCy's spans hold tokens."""
    return [one for one in stretches if one[0].block in starts and one[0].start < one[0].end]


def _groups(article: Article) -> dict[str, list[_Stretch]]:
    quotes = list(enumerate(article.quotes))
    return {
        "blocks": [
            (Span(index, 0, len(block.text)), type(block).__name__, "", str(index))
            for index, block in told_blocks(article)
        ],
        "mentions": [
            (mention.span, mention.form.name, "", actor.id)
            for actor in article.actors
            for mention in actor.mentions
        ],
        "quotes": [
            (span, quote.kind.name, quote.speaker.id if quote.speaker else "", str(number))
            for number, quote in quotes
            for span in quote.spans
        ],
        "sources": [(quote.source, quote.kind.name, "", str(n)) for n, quote in quotes if quote.source],
        "cues": [(quote.cue, quote.kind.name, "", str(n)) for n, quote in quotes if quote.cue],
        "times": [(time.span, time.type.name, "", time.value) for time in article.times],
        "events": [
            (event.span, event.type.name if event.type else "", "", str(number))
            for number, event in enumerate(article.events)
        ],
    }


def _names(article: Article, nlp: Pipeline) -> list[_Stretch]:
    """Return the names of actors; of two that share a character, which only a caller can make, the first."""
    given: Any = nlp
    recognizer: Any = given.get_pipe("ner") if given.has_pipe("ner") else None
    person = "PER" if recognizer is not None and "PER" in recognizer.labels else "PERSON"
    labels = _LABELS | {ActorKind.PERSON: person}
    names = sorted(
        (mention.span, labels[actor.kind], "", actor.id)
        for actor in article.actors
        for mention in actor.mentions
        if mention.form is MentionForm.NAME and actor.kind in labels and mention.span.start < mention.span.end
    )
    apart: list[_Stretch] = []
    for name in names:
        if not apart or not apart[-1][0].overlaps(name[0]):
            apart.append(name)
    return apart


def _tokens(
    text: str, begins: set[int], ends: set[int], sentences: set[int], nlp: Pipeline
) -> dict[str, list[Any]]:
    """Return the tokens of *text*, as arguments for a ``Doc``, that begin at *begins* and end at *ends*."""
    words: list[str] = []
    spaces: list[bool] = []
    opens: list[bool] = []
    made: Any = nlp.make_doc(text)
    for token in made:
        start, end = token.idx, token.idx + len(token.text)
        blank = bool(token.whitespace_)
        edges = [start, *(cut for cut in range(start + 1, end) if cut in begins or cut in ends), end]
        # The blank behind a token counts as a part of it, unless a span begins or ends with the blank.
        if blank and (end in begins or end + 1 in ends):
            edges.append(end + 1)
        for first, last in pairwise(edges):
            words.append(text[first:last])
            spaces.append(blank and last == edges[-1] == end)
            opens.append(first in sentences or not opens)
    return {"words": words, "spaces": spaces, "sent_starts": opens}


def _placing(doc: Any, starts: dict[int, int], tokens: Any) -> Callable[[_Stretch], Any]:
    first = {token.idx: token.i for token in doc}
    last = {token.idx + len(token.text): token.i + 1 for token in doc}

    def place(stretch: _Stretch) -> Any:
        span, label, kb_id, span_id = stretch
        start, end = starts[span.block] + span.start, starts[span.block] + span.end
        return tokens.Span(doc, first[start], last[end], label=label, kb_id=kb_id, span_id=span_id)

    return place
