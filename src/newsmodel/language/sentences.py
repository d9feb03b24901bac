"""Words that tell where a sentence ends and where it does not."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class SentenceWords:
    """The table ``[sentences]`` of a language file.

    Abbreviations are written without their last full stop and as they stand in the middle of a sentence.
    """

    #: never the last word of a sentence: "Mr", "Gen"
    abbreviations: tuple[str, ...] = ()
    #: the last word of a sentence only if one clearly begins after them: "Inc", "Jan", "a.m"
    final_abbreviations: tuple[str, ...] = ()
    #: no last word of a sentence if a figure follows: "No", "p"
    before_figures: tuple[str, ...] = ()
    #: whether figures with a full stop stand for a place in a row: "3. Mai"
    ordinal_stop: bool = False
    #: words that begin sentences more often than names or nouns do, where a function word does not tell
    starters: tuple[str, ...] = ()
