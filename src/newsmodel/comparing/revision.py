"""What changed between two versions of a story."""

from __future__ import annotations

import enum

import attrs

from newsmodel.model import Span
from newsmodel.model._fields import at_least, each, is_a, maybe, member_name, shortened


class ChangeKind(enum.Enum):
    """What became of a block, a caption or an entry."""

    #: only the new version has it
    ADDED = "added"
    #: only the old version has it
    REMOVED = "removed"
    CHANGED = "changed"  #: other words; it may have been moved too
    MOVED = "moved"  #: the same words in another place


class QuoteChangeKind(enum.Enum):
    """What became of a quote."""

    #: only the new version has it
    ADDED = "added"
    #: only the old version has it
    REMOVED = "removed"
    #: the same speaker says it in other words
    REWORDED = "reworded"
    REATTRIBUTED = "reattributed"  #: given to somebody else; the words may be others too


@attrs.frozen
class WordChange:
    """Words of the old version and those that the new one has in their place; one of the two may be empty."""

    #: the words that went; empty if none did
    old: str = attrs.field(validator=is_a(str), repr=shortened)
    #: the words that came; empty if none did
    new: str = attrs.field(validator=is_a(str), repr=shortened)
    #: where the words stand, or would stand, in the old article; None in a headline or standfirst, which need
    #: not be printed
    old_span: Span | None = attrs.field(default=None, validator=maybe(Span), repr=False, kw_only=True)
    #: the same in the new article
    new_span: Span | None = attrs.field(default=None, validator=maybe(Span), repr=False, kw_only=True)


@attrs.frozen(kw_only=True)
class TextChange:
    """A headline, a standfirst or a credit that is another; None where a version has none."""

    #: None if there was none
    old: str | None = attrs.field(validator=maybe(str), repr=shortened)
    #: None if there is none any longer
    new: str | None = attrs.field(validator=maybe(str), repr=shortened)
    #: in reading order; none where one of the versions has no such text
    words: tuple[WordChange, ...] = attrs.field(default=(), validator=each(WordChange), repr=False)


@attrs.frozen(kw_only=True)
class BlockChange:
    """What became of a block of the story, or of a text beside it."""

    #: added, removed, changed or moved
    kind: ChangeKind = attrs.field(validator=is_a(ChangeKind), repr=member_name)
    #: what kind of block it is, in the new version where it is there: "paragraph", "subheading", "aside"
    type: str = attrs.field(validator=is_a(str))
    #: the text of the old version, None if it has none; where a block was put together of several, that which
    #: gave most of its words
    old: str | None = attrs.field(default=None, validator=maybe(str), repr=shortened)
    #: the text of the new version, None if it has none
    new: str | None = attrs.field(default=None, validator=maybe(str), repr=shortened)
    #: index into the old article's ``blocks``
    old_block: int | None = attrs.field(default=None, validator=attrs.validators.optional(at_least(0)))
    #: index into the new article's ``blocks``
    new_block: int | None = attrs.field(default=None, validator=attrs.validators.optional(at_least(0)))
    #: which words are others, in reading order
    words: tuple[WordChange, ...] = attrs.field(default=(), validator=each(WordChange), repr=False)
    #: whether it stands elsewhere among the others
    moved: bool = attrs.field(default=False, validator=is_a(bool), repr=False)
    #: the subheading that it stands under or is, of a live blog the title of the entry
    subheading: str | None = attrs.field(default=None, validator=maybe(str), repr=False)
    #: the newsroom's note that it has corrected something
    is_correction: bool = attrs.field(default=False, validator=is_a(bool), repr=False)


@attrs.frozen(kw_only=True)
class CaptionChange:
    """What became of a caption: its words, its credit, or both. Where it stands makes no difference."""

    #: added, removed or changed
    kind: ChangeKind = attrs.field(validator=is_a(ChangeKind), repr=member_name)
    #: None if it was added
    old: str | None = attrs.field(default=None, validator=maybe(str), repr=shortened)
    #: None if it was removed
    new: str | None = attrs.field(default=None, validator=maybe(str), repr=shortened)
    #: index into the old article's ``blocks``
    old_block: int | None = attrs.field(default=None, validator=attrs.validators.optional(at_least(0)))
    #: index into the new article's ``blocks``
    new_block: int | None = attrs.field(default=None, validator=attrs.validators.optional(at_least(0)))
    #: what changed in its text
    words: tuple[WordChange, ...] = attrs.field(default=(), validator=each(WordChange), repr=False)
    #: the lines of the credit, if they differ
    credit: TextChange | None = attrs.field(default=None, validator=maybe(TextChange), repr=False)


@attrs.frozen(kw_only=True)
class QuoteChange:
    """What became of a quote."""

    #: added, removed, reworded or given to somebody else
    kind: QuoteChangeKind = attrs.field(validator=is_a(QuoteChangeKind), repr=member_name)
    #: None if it was added
    old: str | None = attrs.field(default=None, validator=maybe(str), repr=shortened)
    #: None if it was removed
    new: str | None = attrs.field(default=None, validator=maybe(str), repr=shortened)
    #: the name of the speaker in the old version, None if nobody knows or there is no such quote
    old_speaker: str | None = attrs.field(default=None, validator=maybe(str), repr=shortened)
    #: who says it in the new version
    new_speaker: str | None = attrs.field(default=None, validator=maybe(str), repr=shortened)
    #: index into the old article's ``quotes``
    old_quote: int | None = attrs.field(default=None, validator=attrs.validators.optional(at_least(0)))
    #: index into the new article's ``quotes``
    new_quote: int | None = attrs.field(default=None, validator=attrs.validators.optional(at_least(0)))
    #: which words are others; a quote may have several spans, so these have none
    words: tuple[WordChange, ...] = attrs.field(default=(), validator=each(WordChange), repr=False)


@attrs.frozen(kw_only=True)
class AddressChange:
    """A picture, a film, a frame or a link that is new, or that is no longer there.

    .. versionadded:: 0.2
    """

    #: ``ADDED`` or ``REMOVED``
    kind: ChangeKind = attrs.field(validator=is_a(ChangeKind), repr=member_name)
    #: its address
    url: str = attrs.field(validator=is_a(str), repr=shortened)
    #: the picture's text alternative, the film's title, the words of the link
    text: str | None = attrs.field(default=None, validator=maybe(str), repr=shortened)


@attrs.frozen(kw_only=True)
class EntryChange:
    """What became of an entry of a live blog, or of what stands under another subheading."""

    #: None for what stands before the first subheading
    subheading: str | None = attrs.field(validator=maybe(str))
    #: added, removed or changed
    kind: ChangeKind = attrs.field(validator=is_a(ChangeKind), repr=member_name)
    #: what changed in it
    blocks: tuple[BlockChange, ...] = attrs.field(validator=each(BlockChange), repr=False)


@attrs.frozen(kw_only=True)
class Revision:
    """What changed from one version of a story to the next; False if nothing did.

    What belongs to the site (boilerplate), bylines, time stamps and kickers is not compared, and neither is
    where the metadata alone differ. Quotation marks, apostrophes, dashes and blanks of another make are no
    change, nor is a paragraph that was broken in two.
    """

    #: None if it stayed as it was
    headline: TextChange | None = attrs.field(default=None, validator=maybe(TextChange))
    #: None if it stayed as it was
    standfirst: TextChange | None = attrs.field(default=None, validator=maybe(TextChange))
    #: of the body and of the asides, in the order of the new version; what was removed, where it stood
    blocks: tuple[BlockChange, ...] = attrs.field(default=(), validator=each(BlockChange))
    #: in the order of the new version, then those that were removed
    captions: tuple[CaptionChange, ...] = attrs.field(default=(), validator=each(CaptionChange))
    #: the same
    quotes: tuple[QuoteChange, ...] = attrs.field(default=(), validator=each(QuoteChange))
    #: the same picture at another size is no change
    images: tuple[AddressChange, ...] = attrs.field(default=(), validator=each(AddressChange))
    #: links of the story that are new or gone
    links: tuple[AddressChange, ...] = attrs.field(default=(), validator=each(AddressChange))
    #: films, sounds and frames that are new or gone
    media: tuple[AddressChange, ...] = attrs.field(default=(), validator=each(AddressChange))

    def __bool__(self) -> bool:
        told = (self.headline, self.standfirst, self.blocks, self.captions, self.quotes)
        return any((*told, self.images, self.links, self.media))

    @property
    def added(self) -> tuple[BlockChange, ...]:
        """The blocks that the old version does not have."""
        return self._of(ChangeKind.ADDED)

    @property
    def removed(self) -> tuple[BlockChange, ...]:
        """The blocks that the new version does not have."""
        return self._of(ChangeKind.REMOVED)

    @property
    def changed(self) -> tuple[BlockChange, ...]:
        """The blocks whose words are others, moved or not."""
        return self._of(ChangeKind.CHANGED)

    @property
    def moved(self) -> tuple[BlockChange, ...]:
        """The blocks that stand in another place, with the same words or others."""
        return tuple(change for change in self.blocks if change.moved)

    @property
    def corrections(self) -> tuple[BlockChange, ...]:
        """The newsroom's notes of corrections that are new or have other words."""
        return tuple(change for change in self.blocks if change.is_correction)

    @property
    def entries(self) -> tuple[EntryChange, ...]:
        """The changes by the subheadings that they stand under: the entries of a live blog.

        An entry is ``ADDED``, ``REMOVED`` or ``MOVED`` where its subheading is, else ``CHANGED``.
        """
        grouped: dict[str | None, list[BlockChange]] = {}
        for change in self.blocks:
            grouped.setdefault(change.subheading, []).append(change)
        return tuple(
            EntryChange(subheading=title, kind=_kind_of(changes), blocks=tuple(changes))
            for title, changes in grouped.items()
        )

    def _of(self, kind: ChangeKind) -> tuple[BlockChange, ...]:
        return tuple(change for change in self.blocks if change.kind is kind)


def _kind_of(changes: list[BlockChange]) -> ChangeKind:
    kinds = [change.kind for change in changes if change.type == "subheading"]
    return kinds[0] if kinds else ChangeKind.CHANGED
