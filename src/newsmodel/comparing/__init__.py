"""What changed between two versions of a story."""

from newsmodel.comparing.compare import compare
from newsmodel.comparing.revision import (
    AddressChange,
    BlockChange,
    CaptionChange,
    ChangeKind,
    EntryChange,
    QuoteChange,
    QuoteChangeKind,
    Revision,
    TextChange,
    WordChange,
)

__all__ = [
    "AddressChange",
    "BlockChange",
    "CaptionChange",
    "ChangeKind",
    "EntryChange",
    "QuoteChange",
    "QuoteChangeKind",
    "Revision",
    "TextChange",
    "WordChange",
    "compare",
]
