"""What the signs of the model are called where somebody reads them: in `Actor.evidence`."""

from __future__ import annotations

#: What a sign looks at, by what stands before its first ":" or "=".
_LOOKS_AT = {
    **dict.fromkeys(("f", "l", "s", "m"), "name"),
    **dict.fromkeys(("L", "R"), "beside"),
    **dict.fromkeys(("b", "bb", "bj", "bp", "b,", "b'"), "before"),
    **dict.fromkeys(("a", "aa", "aj", "ap", "a,", "a(", "a's"), "after"),
    **dict.fromkeys(("d", "o", "doc"), "article"),
    **dict.fromkeys(("n", "sh", "j"), "form"),
    "whole": "listed",
}
#: Classes of words that have a name of their own in evidence.
_CLASSES = {
    "given": "given-name",
    "given1": "given-name",
    "family": "family-name",
    "country": "country",
    "region": "region",
    "city": "city",
    "town": "town",
    "other": "place",
    "listed": "place",
    "org": "organization",
    "body": "authority",
    "ohead": "organization-word",
    "oopen": "organization-word",
    "phead": "place-word",
    "popen": "place-word",
    "hon": "honorific",
    "office": "office",
    "offices": "office",
    "-office": "office",
    "mod": "office",
    "nat": "nationality",
    "person-noun": "person-noun",
    "before:person-noun": "person-noun",
    "before:person-verb": "person-verb",
    "after:person-verb": "person-verb",
    "before:article": "article",
    "before:place-preposition": "place-preposition",
    "before:organization-noun": "organization-noun",
    "after:organization-noun": "organization-noun",
    "apposed:organization-noun": "organization-noun",
    "before:place-noun": "place-noun",
    "after:place-noun": "place-noun",
    "apposed:place-noun": "place-noun",
}
#: What the lists know several words as.
_LISTED = ("country", "region", "city", "town", "other", "listed", "org")
#: Evidence that no sign of the model is: a name that stands in a heading alone, one that a caller knows.
HEADING, CERTAIN = "heading", "known:certain"
#: Before a kind: something else, a pipeline or a list, has found the name too.
KNOWN = "known:"


def reason_of(sign: str) -> str:
    """Return what a sign is called in evidence: "name:given-name" of "f:given", "before:word" of "b=en:the".

    Words of the text are left out: evidence is one of few codes, which the reference lists.
    """
    for end, letter in enumerate(sign):
        if letter in ":=":
            looks_at = _LOOKS_AT.get(sign[:end])
            if looks_at is None:
                break
            if looks_at in ("article", "form"):
                return looks_at
            told = _CLASSES.get(sign[end + 1 :].partition("|")[0], "word")
            return f"{looks_at}:{told}"
    return "form"


#: Every code that `reason_of` gives.
REASONS = frozenset(
    {
        HEADING,
        CERTAIN,
        *(KNOWN + kind for kind in ("person", "organization", "place")),
        "form",
        "article",
        *(f"listed:{_CLASSES[told]}" for told in _LISTED),
        *(
            f"{looks_at}:{told}"
            for looks_at in ("name", "beside", "before", "after")
            for told in ("word", *_CLASSES.values())
        ),
    }
)
