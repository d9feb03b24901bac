"""What became of the captions."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterator
from typing import NamedTuple

from newsmodel.comparing.revision import CaptionChange, ChangeKind
from newsmodel.comparing.similar import similar_pairs
from newsmodel.comparing.tokens import words_of
from newsmodel.comparing.words import text_change, word_changes
from newsmodel.model import Article, Caption


class _Placed(NamedTuple):
    place: int  #: into the article's blocks
    caption: Caption


def caption_changes(old: Article, new: Article) -> tuple[CaptionChange, ...]:
    """Return what became of the captions, in the order of *new*, then those that were removed."""
    olds, news = _captions(old), _captions(new)
    pairs: list[tuple[_Placed, _Placed]] = []
    # The surest sign that two captions are one comes first.
    for key in (_whole, _picture, _text):
        found = list(_equal(olds, news, key))
        pairs += found
        olds, news = _without(olds, news, found)
    alike = [
        (olds[before], news[after])
        for before, after in similar_pairs(
            [words_of(placed.caption.text) for placed in olds],
            [words_of(placed.caption.text) for placed in news],
        )
    ]
    pairs += alike
    olds, news = _without(olds, news, alike)
    changes = [change for before, after in pairs if (change := _changed(before, after))]
    changes += [
        CaptionChange(kind=ChangeKind.ADDED, new=placed.caption.text, new_block=placed.place)
        for placed in news
    ]
    changes.sort(key=lambda change: change.new_block or 0)
    return (
        *changes,
        *(
            CaptionChange(kind=ChangeKind.REMOVED, old=placed.caption.text, old_block=placed.place)
            for placed in olds
        ),
    )


def _captions(article: Article) -> list[_Placed]:
    return [_Placed(place, block) for place, block in enumerate(article.blocks) if isinstance(block, Caption)]


def _whole(caption: Caption) -> Hashable:
    return caption.text, _line(caption)


def _picture(caption: Caption) -> Hashable:
    return caption.image_url


def _text(caption: Caption) -> Hashable:
    return tuple(words_of(caption.text)) or None


def _equal(
    olds: list[_Placed], news: list[_Placed], key: Callable[[Caption], Hashable]
) -> Iterator[tuple[_Placed, _Placed]]:
    waiting: dict[Hashable, deque[_Placed]] = defaultdict(deque)
    for placed in olds:
        waiting[key(placed.caption)].append(placed)
    for placed in news:
        wanted = key(placed.caption)
        if wanted is not None and (found := waiting.get(wanted)):
            yield found.popleft(), placed


def _without(
    olds: list[_Placed], news: list[_Placed], pairs: list[tuple[_Placed, _Placed]]
) -> tuple[list[_Placed], list[_Placed]]:
    before, after = {old.place for old, _ in pairs}, {new.place for _, new in pairs}
    return (
        [placed for placed in olds if placed.place not in before],
        [placed for placed in news if placed.place not in after],
    )


def _changed(old: _Placed, new: _Placed) -> CaptionChange | None:
    words = word_changes(old.caption.text, new.caption.text, old.place, new.place)
    credit = text_change(_line(old.caption), _line(new.caption))
    if not words and credit is None:
        return None
    return CaptionChange(
        kind=ChangeKind.CHANGED,
        old=old.caption.text,
        new=new.caption.text,
        old_block=old.place,
        new_block=new.place,
        words=words,
        credit=credit,
    )


def _line(caption: Caption) -> str | None:
    return None if caption.credit is None else caption.credit.line
