"""Colours and styles: tints over whatever the notebook's ground is, so that they read on light and dark."""

from __future__ import annotations

from newsmodel.model import Actor, ActorKind, Article

#: Degrees between the hues of two speakers, so that any few of them lie far apart (the golden angle).
_TURN = 137.508
_FIRST_HUE = 212.0

SANS = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif"
SERIF = "font-family:Georgia,'Times New Roman',serif"
MUTED = "opacity:.65"
LABEL = f"{SANS};font-size:11px;line-height:1.5;{MUTED}"
LINE = "rgba(128,128,128,.35)"
GROUND = "rgba(128,128,128,.09)"
WARNING = "rgba(217,119,6,.22)"
#: How strong the colour of a speaker is behind what is said word for word, and what is only reported.
SAID, REPORTED = 0.26, 0.12
TIME = "border-bottom:1px dotted currentColor"
CHIP = f"{SANS};font-size:12px;display:inline-block;padding:1px 8px;margin:0 6px 4px 0;border-radius:9px"


#: What stands for any speaker's colour: the first one's.
SAMPLE = f"hsla({_FIRST_HUE:.0f},75%,50%"
#: A line and a colour for each kind of name; the lines tell them apart for whoever sees no colours.
KINDS = {
    ActorKind.PERSON: "2px solid hsla(212,80%,50%,.75)",
    ActorKind.ORGANIZATION: "3px double hsla(28,90%,45%,.85)",
    ActorKind.PLACE: "2px dashed hsla(145,65%,38%,.85)",
    ActorKind.UNNAMED: "2px dotted rgba(128,128,128,.8)",
}


def name_style(kind: ActorKind) -> str:
    """Return the style of a name of that kind."""
    return f"border-bottom:{KINDS[kind]}"


class Hues:
    """A colour for each speaker, those who are quoted most first; grey for whoever is not known."""

    def __init__(self, article: Article) -> None:
        spoken = article.words_by_speaker()
        everybody = dict.fromkeys(quote.speaker for quote in article.quotes if quote.speaker)
        #: who is quoted, and with how many words between marks; who says most first
        self.speakers: list[tuple[Actor, int]] = [
            *spoken.items(),
            *((speaker, 0) for speaker in everybody if speaker not in spoken),
        ]
        self._hues = {
            speaker.id: (_FIRST_HUE + place * _TURN) % 360 for place, (speaker, _) in enumerate(self.speakers)
        }

    def tint(self, actor: Actor | None, strength: float) -> str:
        """Return a see-through colour for what *actor* says, and for the mentions of *actor*."""
        hue = self._hues.get(actor.id) if actor else None
        return f"rgba(128,128,128,{strength})" if hue is None else f"hsla({hue:.0f},75%,50%,{strength})"
