"""Who and what many articles have in common."""

from newsmodel.linking.links import Links, link
from newsmodel.linking.values import Appearance, LinkedActor, LinkedQuote

__all__ = ["Appearance", "LinkedActor", "LinkedQuote", "Links", "link"]
