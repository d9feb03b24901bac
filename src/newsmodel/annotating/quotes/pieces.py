"""Quoted stretches as they are read in their paragraph."""

from __future__ import annotations

import attrs

from newsmodel.annotating.quotes.attribution import Attribution
from newsmodel.annotating.quotes.marks import Region


@attrs.frozen
class Piece:
    """A quoted stretch and what attributes it in its own paragraph; None if nothing does."""

    region: Region
    attribution: Attribution | None
    #: nothing of the article's own sentence stands before it: it can go on with what was quoted before
    opens: bool
    #: no speech: a title, a nickname, a word held at a distance
    idle: bool
    #: the sentence's verbs say that it gives somebody's words
    reported: bool = False
