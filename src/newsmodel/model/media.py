"""What a story shows besides its text, and where it leads: pictures, films, sound, frames, links."""

from __future__ import annotations

import enum

import attrs

from newsmodel.model._fields import at_least, is_a, is_text, maybe, member_name, shortened
from newsmodel.model.blocks import Caption
from newsmodel.model.span import Span


@attrs.frozen
class Image:
    """A picture that the story shows, or that the page's head names as the story's.

    The same picture in several sizes is one, at its largest.

    .. versionadded:: 0.2
    """

    #: absolute where the page's own address is known
    url: str = attrs.field(validator=is_text, repr=shortened)
    #: the text alternative
    alt: str | None = attrs.field(default=None, validator=maybe(str), repr=shortened, kw_only=True)
    #: in pixels, where the page tells it
    width: int | None = attrs.field(
        default=None, validator=attrs.validators.optional(at_least(1)), repr=False, kw_only=True
    )
    #: the story's main picture; one at most
    lead: bool = attrs.field(default=False, validator=is_a(bool), kw_only=True)
    #: it stands before the block of this index, behind all where there is none; None if the page's head alone
    #: names it
    at: int | None = attrs.field(
        default=None, validator=attrs.validators.optional(at_least(0)), repr=False, kw_only=True
    )
    #: index of its caption in ``Article.blocks``, None if it has none
    block: int | None = attrs.field(
        default=None, validator=attrs.validators.optional(at_least(0)), repr=False, kw_only=True
    )
    #: that block itself, as ``Article.images`` gives it; a picture by itself knows the index alone
    caption: Caption | None = attrs.field(default=None, init=False, eq=False, repr=False)

    def with_caption(self, caption: Caption | None) -> Image:
        """Return the picture with its caption at hand; None takes it away."""
        if self.caption is caption:
            return self
        image = attrs.evolve(self)
        object.__setattr__(image, "caption", caption)
        return image


def without_captions(images: tuple[Image, ...]) -> tuple[Image, ...]:
    """Return *images* as an article keeps them: its blocks hold the captions, which may be others later."""
    if type(images) is tuple and all(isinstance(image, Image) for image in images):
        return tuple(image.with_caption(None) for image in images)
    return images


@attrs.frozen
class Hyperlink:
    """Words of the story that lead to another page.

    .. versionadded:: 0.2
    """

    #: the words
    span: Span = attrs.field(validator=is_a(Span))
    #: absolute where the page's own address is known
    url: str = attrs.field(validator=is_text, repr=shortened)


class MediaKind(enum.Enum):
    """What a story shows that is neither text nor picture."""

    VIDEO = "video"  #: a film
    AUDIO = "audio"  #: a sound
    FRAME = "frame"  #: another page, set into this one: a player, a post, a map, a chart


@attrs.frozen
class Media:
    """A film, a sound, or a frame with something from elsewhere that the story shows.

    A post whose words the page holds is an `Embed`, a block.

    .. versionadded:: 0.2
    """

    #: absolute where the page's own address is known
    url: str = attrs.field(validator=is_text, repr=shortened)
    #: what it is
    kind: MediaKind = attrs.field(default=MediaKind.FRAME, validator=is_a(MediaKind), repr=member_name)
    #: what the page calls it
    title: str | None = attrs.field(default=None, validator=maybe(str), repr=shortened, kw_only=True)
    #: it stands before the block of this index, behind all where there is none
    at: int = attrs.field(default=0, validator=at_least(0), repr=False, kw_only=True)
