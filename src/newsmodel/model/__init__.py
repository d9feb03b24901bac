"""The nouns: frozen values that state their units. Imports nothing else of newsmodel."""

from newsmodel.model.actor import Actor, ActorKind, Mention, MentionForm, Place
from newsmodel.model.agency import Agency
from newsmodel.model.article import Article, Author, Dateline
from newsmodel.model.blocks import (
    Aside,
    Block,
    BlockQuote,
    Boilerplate,
    BoilerplateKind,
    Byline,
    Caption,
    Credit,
    Depiction,
    Embed,
    Headline,
    Kicker,
    ListItem,
    Paragraph,
    Position,
    Standfirst,
    Subheading,
    TableRow,
    Timestamp,
)
from newsmodel.model.diagnostic import Diagnostic
from newsmodel.model.event import Event, EventStatus, EventType, Participant, ParticipantRole
from newsmodel.model.extras import Extras, ExtraValue
from newsmodel.model.media import Hyperlink, Image, Media, MediaKind
from newsmodel.model.quote import Quote, QuoteKind
from newsmodel.model.span import Span
from newsmodel.model.time import TimeExpression, TimeType

__all__ = [
    "Actor",
    "ActorKind",
    "Agency",
    "Article",
    "Aside",
    "Author",
    "Block",
    "BlockQuote",
    "Boilerplate",
    "BoilerplateKind",
    "Byline",
    "Caption",
    "Credit",
    "Dateline",
    "Depiction",
    "Diagnostic",
    "Embed",
    "Event",
    "EventStatus",
    "EventType",
    "ExtraValue",
    "Extras",
    "Headline",
    "Hyperlink",
    "Image",
    "Kicker",
    "ListItem",
    "Media",
    "MediaKind",
    "Mention",
    "MentionForm",
    "Paragraph",
    "Participant",
    "ParticipantRole",
    "Place",
    "Position",
    "Quote",
    "QuoteKind",
    "Span",
    "Standfirst",
    "Subheading",
    "TableRow",
    "TimeExpression",
    "TimeType",
    "Timestamp",
]
