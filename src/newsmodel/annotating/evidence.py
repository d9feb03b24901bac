"""What the codes in `Quote.evidence` mean: how the words were attributed, and how the speaker was told."""

from __future__ import annotations

import enum
from typing import Self

from newsmodel.model import Quote


class QuoteEvidence(enum.Enum):
    """A code of `Quote.evidence`; its value is the code.

    A quote has one that says how its words were found to be somebody's and, if it has a speaker, one that
    begins with ``speaker:``.
    """

    #: one sentence
    meaning: str
    #: a text in which it is met
    example: str

    def __new__(cls, code: str, meaning: str, example: str) -> Self:
        """Make a member of its code, what that means, and an example."""
        member = object.__new__(cls)
        member._value_ = code
        member.meaning = meaning
        member.example = example
        return member

    Q_X_SAID = "q-x-said", "Source and verb stand behind the words.", "“It is late,” Ada Winter said."
    Q_SAID_X = "q-said-x", "Verb and source stand behind the words.", "“It is late,” said Ada Winter."
    Q_THAT_SAID_X = (
        "q-that-said-x",
        "The next sentence takes the words up and says whose they are.",
        "„Es ist spät.“ Das sagte Ada Winter.",
    )
    Q_X_VERB = (
        "q-x-verb",
        "A sentence of source and a verb that is not known hangs on the words.",
        "“It is late,” an angry Ada Winter retaliated.",
    )
    Q_VERB_X = (
        "q-verb-x",
        "A verb that is not known stands between the words and a name.",
        "“It is late,” chirped Ada Winter.",
    )
    Q_AS_X_SAID = (
        "q-as-x-said",
        "A clause with “as” stands behind the words.",
        "„Es ist spät“, wie Ada Winter sagte.",
    )
    X_Q_SAID = "x-q-said", "The words stand between source and verb.", "Ada Winter “saat geç” dedi."
    X_SAID_Q = "x-said-q", "Source and verb stand before the words.", "Ada Winter said, “It is late.”"
    X_SAID_COLON_Q = (
        "x-said-colon-q",
        "Source, verb and a colon stand before the words.",
        "Ada Winter said: “It is late.”",
    )
    RUN_IN = "run-in", "The words are a part of what the verb reports.", "Ada Winter said that it was “late”."
    X_CALLED_Q = "x-called-q", "The verb gives a name or a judgement.", "Ada Winter called it “a mess”."
    X_Q_CALLED = (
        "x-q-called",
        "The words stand between source and verb.",
        "Ada Winter hat es „Unsinn“ genannt.",
    )
    IS_CALLED_Q_BY_X = (
        "is-called-q-by-x",
        "The verb gives a name or a judgement, and who does stands behind “by”.",
        "It was called “a mess” by Ada Winter.",
    )
    AS_Q = "as-q", "“As” joins the words to what somebody does.", "Ada Winter dismissed it as “a mess”."
    X_S_NOUN_Q = "x-s-noun-q", "A noun for what is said has an owner.", "Ada Winter’s call for “patience”."
    X_THINKS_Q = (
        "x-thinks-q",
        "A noun says what somebody thinks.",
        "Nach Ansicht von Ada Winter „ist es spät“.",
    )
    IN_VIEW_OF = "in-view-of", "The sentence gives somebody's view.", "Pour Ada Winter, « il est tard »."
    IN_WORDS_X = (
        "in-words-x",
        "The sentence says that words follow.",
        "Ada Winter begann mit den Worten „Es ist spät“.",
    )
    ACCORDING_TO = (
        "according-to",
        "A source stands behind “according to”.",
        "According to Ada Winter, it is late.",
    )
    COLON = (
        "colon",
        "A colon and no verb of speech stands before the words.",
        "Ada Winter is angry: “It is late.”",
    )
    NAME_COLON = "name-colon", "A name and a colon open the line.", "Winter: “It is late”"
    AND_ADDS_Q = (
        "and-adds-q",
        "A verb without a source says that who spoke goes on.",
        "Et d’ajouter : « Il est tard. »",
    )
    SIGNED = "signed", "A name behind a dash signs the words.", "“It is late.” – Mayor Ada Winter"
    SAID_BEFORE_Q = (
        "said-before-q",
        "The sentence before ends with a verb of speech.",
        "Ada Winter agreed. “It is late.”",
    )
    S_X_SAID = "s-x-said", "Source and verb end the sentence.", "It is late, Ada Winter said."
    S_X_SAID_S = (
        "s-x-said-s",
        "Source and verb stand inside the sentence.",
        "It is, Ada Winter said, very late.",
    )
    AS_X_SAID_S = "as-x-said-s", "A clause with “as” opens the sentence.", "As Ada Winter said, it is late."
    X_SAID_THAT = "x-said-that", "The verb reports a clause.", "Ada Winter said that it was late."
    X_PROMISED_TO = "x-promised-to", "The verb reports an infinitive.", "Ada Winter promised to come."
    X_PRAISED_Y = "x-praised-y", "The verb reports with a noun.", "Ada Winter announced the closure."
    X_SAID_COLON_S = (
        "x-said-colon-s",
        "A colon and the reporting mood stand for a verb of speech.",
        "Ada Winter widersprach: Es sei spät.",
    )
    GOES_ON_IN_MOOD = (
        "goes-on-in-mood",
        "The mood of the sentence says that whoever the one before quotes goes on.",
        "„Kommt“, sagte Ada Winter. Es sei spät.",
    )
    SUBJECT = "subject", "The sentence is about somebody and gives words.", "Ada Winter hatte „keine Zeit“."
    SUBJECT_Q = (
        "subject-q",
        "The sentence is about somebody and gives words.",
        "Ada Winter had “no time” for it.",
    )
    SUBJECT_BEFORE = (
        "subject-before",
        "The sentence before is about somebody.",
        "Ada Winter ist müde. „Es ist spät.“",
    )
    ANNOUNCED = "announced", "The paragraph before ends with a colon.", "Ada Winter said:"
    CONTINUED = "continued", "What was quoted before goes on.", "“It is late,” Ada Winter said. “Let us go.”"
    GOES_ON = "goes-on", "The reporting mood goes on, with words in marks.", "Es sei „spät“."
    NO_CUE = "no-cue", "Words in marks that nothing in their sentence attributes.", "“It is late.”"
    TURN = "turn", "A turn of a dialogue that names nobody.", "—Es tarde."
    DIALOGUE = "dialogue", "A dash opens the words.", "—Es tarde —dijo Ada Winter."
    TRANSCRIPT = "transcript", "A label opens the turn.", "WINTER: It is late."
    INTERVIEW = "interview", "An answer of an interview without labels.", "Is it late? / Yes."
    POST = "post", "A post that is embedded.", "It is late. — Ada Winter (@winter)"
    BLOCK_QUOTE = "block-quote", "The page sets the words off and signs them.", "It is late. — Ada Winter"

    SPEAKER_NAME = "speaker:name", "The source has the speaker's full name.", "Mayor Ada Winter said"
    SPEAKER_SURNAME = "speaker:surname", "The source has a part of the name.", "Winter said"
    SPEAKER_APPOSITION = (
        "speaker:apposition",
        "The name stands beside the source.",
        "the mayor, Ada Winter, said",
    )
    SPEAKER_ISSUER = (
        "speaker:issuer",
        "The source is a text that somebody issued.",
        "the Harbour Board’s report said",
    )
    SPEAKER_ROLE = "speaker:role", "The source describes one whom the article names.", "the mayor said"
    SPEAKER_PRONOUN = (
        "speaker:pronoun",
        "The source is a pronoun, and only one is likely to be meant.",
        "she said",
    )
    SPEAKER_GOES_ON = "speaker:goes-on", "Who spoke before goes on.", "“It is late,” she said. “Let us go.”"
    SPEAKER_NEAR = (
        "speaker:near",
        "Nobody is named as the source, and one near by is likely to be.",
        "“It is late.”",
    )
    SPEAKER_LABEL = "speaker:label", "A label, a signature or the author of a post.", "WINTER: It is late."
    SPEAKER_INTERVIEW = "speaker:interview", "The one whom the interview asks.", "Is it late? / Yes."


def explain_quote(quote: Quote) -> str:
    """Return in words why a quote is one, and why its speaker is who it is: a sentence a line, for people.

    Codes that are not newsmodel's own are passed over.
    """
    codes = {one.value: one for one in QuoteEvidence}
    known = [codes[code] for code in quote.evidence if code in codes]
    lines = [f"{one.value}: {one.meaning} As in: {one.example}" for one in known]
    if quote.speaker is None:
        lines.append("speaker: Nobody is likely enough to have said it, or nobody whom the article names.")
    return "\n".join(lines)
