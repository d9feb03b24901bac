"""Words that name times."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class TimeWords:
    """The table ``[times]`` of a language file.

    Words are written as they stand in the middle of a sentence; where a word has a capital letter there
    ("May"), it is recognised with one only ("May", "MAY", not "may"). Abbreviations are written without
    their full stop, which may follow in the text.
    """

    #: names and abbreviations of the months, 1 to 12: ``{ January = 1, Jan = 1 }``
    months: dict[str, int] = attrs.field(factory=dict)
    #: names and abbreviations of the days of the week, 1 (Monday) to 7: ``{ Monday = 1, Mon = 1 }``
    weekdays: dict[str, int] = attrs.field(factory=dict)
    #: the order of day, month and year in dates of figures alone: "mdy" or "dmy"
    date_order: str = "dmy"
