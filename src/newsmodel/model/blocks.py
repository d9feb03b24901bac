"""The kinds of block that an article is made of; ``match`` works on them."""

from __future__ import annotations

import enum
from typing import ClassVar

import attrs

from newsmodel.model._fields import at_least, each, is_a, is_text, maybe, member_name, shortened
from newsmodel.model.actor import Actor, Place
from newsmodel.model.agency import Agency, as_agencies
from newsmodel.model.extras import NO_EXTRAS, Extras, as_extras
from newsmodel.model.time import TimeExpression


@attrs.frozen
class Block:
    """A piece of the article that stands by itself. Base of all kinds, never one itself.

    Raises:
        TypeError: it is made of `Block` itself, or a class of one's own is derived from it or from a kind.
        ValueError: the text is empty.
    """

    #: whether blocks of this kind are part of ``Article.body``
    in_body: ClassVar[bool] = False

    #: normalised: runs of white space are one blank, none at the ends
    text: str = attrs.field(validator=is_text, repr=shortened)
    #: the rules that decided on the kind, strongest first: ``"figcaption"``, ``"phrase:read-more"``
    evidence: tuple[str, ...] = attrs.field(default=(), validator=each(str), repr=False, kw_only=True)
    #: where in the source the block stood
    path: str | None = attrs.field(default=None, validator=maybe(str), repr=False, kw_only=True)
    #: what users add
    extras: Extras = attrs.field(default=NO_EXTRAS, converter=as_extras, repr=False, kw_only=True)

    def __init_subclass__(cls) -> None:
        # An article is read back from JSON and Arrow by whoever has newsmodel, and nothing else.
        if cls.__module__ != __name__:
            raise TypeError(
                f"{cls.__name__} can't be a kind of block: there are none but newsmodel's own. "
                "What you add to a block goes into its extras"
            )

    def __attrs_post_init__(self) -> None:
        if type(self) is Block:
            raise TypeError("Block is the base of all kinds of block: make one of them")


# The kinds that add no attribute inherit all that attrs made for `Block`. Making it anew for each would take
# a tenth of the time of importing newsmodel.


class Kicker(Block):
    """The label over the headline ("Analysis")."""

    __slots__ = ()


class Headline(Block):
    """The title that the page prints."""

    __slots__ = ()


class Standfirst(Block):
    """The summary set between headline and body."""

    __slots__ = ()


class Byline(Block):
    """The line that says who wrote it."""

    __slots__ = ()


class Timestamp(Block):
    """The line that says when it was published or updated."""

    __slots__ = ()


class Paragraph(Block):
    """A paragraph of the story."""

    __slots__ = ()

    in_body: ClassVar[bool] = True


class Subheading(Block):
    """A heading inside the body (crosshead)."""

    __slots__ = ()

    in_body: ClassVar[bool] = True


class ListItem(Block):
    """An item of a list that belongs to the story."""

    __slots__ = ()

    in_body: ClassVar[bool] = True


class BlockQuote(Block):
    """A quotation that the page sets off from the text around it."""

    __slots__ = ()

    in_body: ClassVar[bool] = True


class TableRow(Block):
    """A row of a table that belongs to the story."""

    __slots__ = ()

    in_body: ClassVar[bool] = True


@attrs.frozen
class Embed(Block):
    """A post from elsewhere that the story shows."""

    in_body: ClassVar[bool] = True

    #: who posted it; None if that is not told
    author: str | None = attrs.field(default=None, validator=maybe(str), repr=shortened, kw_only=True)
    #: of the post, the video or the frame
    url: str | None = attrs.field(default=None, validator=maybe(str), repr=False, kw_only=True)


class Position(enum.Enum):
    """Where in the picture somebody is, as the caption says."""

    #: at the left
    LEFT = "left"
    #: in the middle
    CENTER = "center"
    #: at the right
    RIGHT = "right"
    #: beside the one at the left
    SECOND_FROM_LEFT = "second-from-left"
    #: beside the one at the right
    SECOND_FROM_RIGHT = "second-from-right"
    #: the next but one to the left
    THIRD_FROM_LEFT = "third-from-left"
    #: the next but one to the right
    THIRD_FROM_RIGHT = "third-from-right"
    #: in front of others
    FRONT = "front"
    #: behind others
    BACK = "back"
    #: in the upper part
    TOP = "top"
    #: in the lower part
    BOTTOM = "bottom"


@attrs.frozen
class Depiction:
    """Somebody whom a picture shows, as its caption says."""

    #: who is in the picture
    actor: Actor = attrs.field(validator=is_a(Actor))
    #: where in it; None if the caption does not tell
    position: Position | None = attrs.field(
        default=None,
        validator=maybe(Position),
        repr=member_name,
    )


@attrs.frozen
class Credit:
    """Who supplied a picture."""

    #: as printed, brackets and all: "(Amos Berg/Harbour News)", "Photo: Amos Berg"
    line: str = attrs.field(validator=is_text, repr=shortened)
    #: people: "Amos Berg"
    names: tuple[str, ...] = attrs.field(default=(), validator=each(str), repr=False, kw_only=True)
    #: agencies and other suppliers: "Harbour News"; each has a ``key``
    agencies: tuple[Agency, ...] = attrs.field(
        default=(), converter=as_agencies, validator=each(str), repr=False, kw_only=True
    )


@attrs.frozen
class Caption(Block):
    """Text that describes one picture. Never part of the body.

    A picture of which the page prints the credit alone is a caption whose text is empty.
    """

    #: without the credit
    text: str = attrs.field(validator=is_a(str), repr=shortened)
    #: None if the page prints none
    credit: Credit | None = attrs.field(default=None, validator=maybe(Credit), kw_only=True)
    #: None if the source has none
    image_url: str | None = attrs.field(default=None, validator=maybe(str), repr=False, kw_only=True)
    #: the text alternative of the image
    alt: str | None = attrs.field(default=None, validator=maybe(str), repr=False, kw_only=True)
    #: a file photo or a symbol, not a picture of what the story tells
    illustrative: bool = attrs.field(default=False, validator=is_a(bool), repr=False, kw_only=True)
    #: how often the page prints it
    occurrences: int = attrs.field(
        default=1,
        validator=at_least(1),
        repr=False,
        kw_only=True,
    )
    #: whom the picture shows, as far as the caption tells
    depicts: tuple[Depiction, ...] = attrs.field(
        default=(), validator=each(Depiction), repr=False, kw_only=True
    )
    #: when it was taken; None if the caption does not tell
    time: TimeExpression | None = attrs.field(
        default=None, validator=maybe(TimeExpression), repr=False, kw_only=True
    )
    #: where it was taken; None if the caption does not tell
    place: Place | None = attrs.field(default=None, validator=maybe(Place), repr=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not self.text.strip() and self.credit is None:
            raise ValueError("a caption has a text, or a credit, or both")


class Aside(Block):
    """The newsroom's own text beside the story, not part of the body: a fact box, a correction."""

    __slots__ = ()


class BoilerplateKind(enum.Enum):
    """What a piece of boilerplate is there for."""

    #: a link to another article
    READ_MORE = "read-more"
    #: an invitation to sign up
    NEWSLETTER = "newsletter"
    #: an invitation to subscribe or to give
    SUBSCRIPTION = "subscription"
    #: what stands before the rest of the text
    PAYWALL = "paywall"
    #: buttons and addresses of networks
    SHARING = "sharing"
    #: a list of other articles
    RELATED = "related"
    #: an advertisement or its label
    ADVERTISEMENT = "advertisement"
    #: whose rights the text is under
    COPYRIGHT = "copyright"
    #: about who wrote it
    AUTHOR_BIO = "author-bio"
    #: what leads to the readers' comments
    COMMENTS = "comments"
    #: all else that is the site's own
    OTHER = "other"


@attrs.frozen
class Boilerplate(Block):
    """A line that belongs to the site, not to the story; kept and labelled."""

    #: what it is there for
    kind: BoilerplateKind = attrs.field(
        default=BoilerplateKind.OTHER,
        validator=is_a(BoilerplateKind),
        repr=member_name,
        kw_only=True,
    )
