"""Colours and styles: tints over whatever the notebook's ground is, so that they read on light and dark."""

from __future__ import annotations

from newsmodel.model import Actor, Article

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
CHIP = f"{SANS};font-size:12px;display:inline-block;padding:1px 8px;margin:0 6px 4px 0;border-radius:9px"


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
