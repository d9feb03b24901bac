"""Who and where: people, organisations and places, and the words that mention them."""

from __future__ import annotations

import enum

import attrs

from newsmodel.model._fields import each, is_a, is_text, listed, maybe, member_name, shortened
from newsmodel.model.extras import NO_EXTRAS, Extras, as_extras
from newsmodel.model.span import Span


class ActorKind(enum.Enum):
    """What an actor is."""

    #: somebody with a name
    PERSON = "person"
    #: a company, a party, an office, a team
    ORGANIZATION = "organization"
    PLACE = "place"  #: countries and cities too, which act in the news as organisations do
    #: somebody who takes part in an event and has no name in the article: "two men", "police", "a gunman"
    UNNAMED = "unnamed"


class MentionForm(enum.Enum):
    """How a mention refers to its actor."""

    NAME = "name"  #: "Ada Winter", "Winter", "the Harbour Board"
    NOMINAL = "nominal"  #: "the mayor"
    PRONOUN = "pronoun"  #: "she"


@attrs.frozen
class Mention:
    """One place in the article that refers to an actor."""

    #: the words of the name itself, without title or article ("Winter" of "Mayor Winter")
    span: Span = attrs.field(validator=is_a(Span))
    #: a name, a description or a pronoun
    form: MentionForm = attrs.field(default=MentionForm.NAME, validator=is_a(MentionForm), repr=member_name)


@attrs.frozen(repr=False)
class Actor:
    """A person, an organisation or a place, with everything that the article says of who it is."""

    # The hash goes without what may be thousands: all that refer to an actor are hashed with it.

    #: the fullest form that the article gives
    name: str = attrs.field(validator=is_text)
    #: a person, an organisation, a place, or unnamed
    kind: ActorKind = attrs.field(validator=is_a(ActorKind))
    #: a slug, unique in the article; annotations refer to the actor by it in JSON
    id: str = attrs.field(validator=is_text)
    #: offices and descriptions as written: "Foreign Minister", "a dock worker"
    roles: tuple[str, ...] = attrs.field(default=(), validator=each(str), hash=False, kw_only=True)
    #: the organisation or country that the person belongs to, as written
    affiliation: str | None = attrs.field(default=None, validator=maybe(str), kw_only=True)
    #: other forms of the name in this article
    aliases: tuple[str, ...] = attrs.field(default=(), validator=each(str), hash=False, kw_only=True)
    #: in reading order
    mentions: tuple[Mention, ...] = attrs.field(default=(), validator=each(Mention), hash=False, kw_only=True)
    #: what spoke for the kind, the strongest first
    evidence: tuple[str, ...] = attrs.field(default=(), validator=each(str), kw_only=True)
    #: what users add, such as the actor's id in a knowledge base
    extras: Extras = attrs.field(default=NO_EXTRAS, converter=as_extras, hash=False, kw_only=True)

    def _repr_html_(self) -> str:
        """Return what Jupyter shows: a card."""
        from newsmodel.interop.notebook import card_html

        return card_html(self)

    def __repr__(self) -> str:
        roles = f", {listed(self.roles)}" if self.roles else ""
        name = shortened(self.name)
        return f"<{self.kind.name.capitalize()} {name}{roles}, {len(self.mentions)} mentions>"


@attrs.frozen
class Place:
    """A place as the article prints it; ``str(place)`` is those words."""

    #: as printed
    text: str = attrs.field(validator=is_text, repr=shortened)
    #: where it is printed
    span: Span | None = attrs.field(default=None, validator=maybe(Span), repr=False, kw_only=True)
    #: the place among the article's actors, if it is one
    actor: Actor | None = attrs.field(default=None, validator=maybe(Actor), repr=False, kw_only=True)

    def __str__(self) -> str:
        return self.text
