"""An article as Markdown, for readers and for what reads Markdown: CommonMark, with GitHub's footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsmodel.model import (
    Actor,
    Article,
    Aside,
    Block,
    BlockQuote,
    Boilerplate,
    Caption,
    Embed,
    ListItem,
    Subheading,
    TableRow,
)

#: What means something to Markdown, or to what typesets mathematics in it, wherever it stands.
_SIGN = re.compile(r"[\\`*_\[\]<$~]|&(?=[#A-Za-z])")
#: What means something where a line begins: headings, lists, quotes, rules, underlines of headings.
_OPENING = re.compile(r"[#>+=:-]|[0-9]{1,9}(?=[.)])")
_LINE_BREAK = re.compile(r"\s*[\r\n]\s*")
_PLAIN_ADDRESS = re.compile(r"https?://[\w./?=%,:;@+-]+", re.ASCII)
#: What would end an address between angle brackets.
_IN_ADDRESS = str.maketrans({"<": "%3C", ">": "%3E", "\\": "%5C", "\n": "", "\r": ""})
#: What may close a quotation behind its last word.
_CLOSING = frozenset("\"'”“’‘»«›‹」』")


def to_markdown(
    article: Article, *, captions: bool = True, speakers: bool = False, boilerplate: bool = False
) -> str:
    """Return *article* as Markdown: its headline, standfirst, authors and day, then its blocks in order.

    All words show as they are: what would mean something to Markdown is escaped. What bylines and time stamps
    print is told by the line under the headline; asides are set off as block quotes.

    Args:
        captions: whether pictures are shown, with their captions and credits.
        speakers: whether each quote has a footnote that names its speaker.
        boilerplate: whether what belongs to the site is shown, in italics.

    Raises:
        TypeError: *article* is no `Article`.

    .. versionadded:: 0.2
    """
    if not isinstance(article, Article):
        raise TypeError(f"article is an Article, not {type(article).__name__}")
    notes = _Footnotes(article) if speakers else None
    parts = list(_head(article))
    last: Block | None = None
    for index, block in enumerate(article.blocks):
        if not _is_shown(block, captions, boilerplate):
            continue
        shown = _shown(block, notes.marked(index) if notes else _inline(block.text))
        # Items and rows follow each other line by line; between any other two blocks is a blank line.
        if isinstance(block, ListItem) and isinstance(last, ListItem):
            parts[-1] += f"\n{shown}"
        elif isinstance(block, TableRow) and isinstance(last, TableRow):
            parts[-1] += f"\\\n{shown}"
        else:
            parts.append(shown)
        last = block
    if notes:
        parts += notes.definitions()
    return "".join(f"{part}\n\n" for part in parts)[:-1]


def _head(article: Article) -> Iterator[str]:
    if article.headline:
        yield _heading("#", _inline(article.headline))
    if article.standfirst:
        yield f"**{_inline(article.standfirst)}**"
    authors = ", ".join(author.name for author in article.authors)
    day = article.day.isoformat() if article.day else None
    if about := " · ".join(filter(None, (authors, article.publisher, day))):
        yield f"*{_inline(about)}*"


def _is_shown(block: Block, captions: bool, boilerplate: bool) -> bool:
    if isinstance(block, Caption):
        return captions
    return boilerplate if isinstance(block, Boilerplate) else block.in_body or isinstance(block, Aside)


def _shown(block: Block, text: str) -> str:
    """Return a block as Markdown; *text* is what it says, escaped."""
    match block:
        case Caption():
            return _picture(block, text)
        case Boilerplate():
            return f"*{text}*"
        case Subheading():
            return _heading("##", text)
        case ListItem():
            return f"- {_line(text)}"
        case BlockQuote() | Aside():
            return f"> {_line(text)}"
        case Embed():
            return _post(block, text)
        case _:
            return _line(text)


def _heading(level: str, text: str) -> str:
    # A "#" at the end would close the heading.
    return f"{level} {text[:-1]}\\#" if text.endswith("#") else f"{level} {text}"


def _picture(caption: Caption, text: str) -> str:
    credit = _inline(caption.credit.line) if caption.credit else ""
    if credit and not (credit.startswith("(") and credit.endswith(")")):
        credit = f"({credit})"
    words = f"*{' '.join(filter(None, (text, credit)))}*"
    if caption.image_url is None:
        return words
    return f"![{_inline(caption.alt or '')}]({_address(caption.image_url)})\n\n{words}"


def _post(post: Embed, text: str) -> str:
    told = f"> {_line(text)}"
    name = _inline(post.author or post.url or "")
    if post.url is not None:
        name = f"[{name}]({_address(post.url)})"
    return f"{told}\n>\n> — {name}" if name else told


def _address(url: str) -> str:
    return url if _PLAIN_ADDRESS.fullmatch(url) else f"<{url.translate(_IN_ADDRESS)}>"


def _inline(text: str) -> str:
    return _escaped(text).strip()


def _escaped(text: str) -> str:
    return _SIGN.sub(r"\\\g<0>", _LINE_BREAK.sub(" ", text))


def _line(text: str) -> str:
    """Return what was escaped as the beginning of a line."""
    opening = _OPENING.match(text)
    if opening is None:
        return text
    place = opening.end() if opening[0].isdigit() else 0
    return f"{text[:place]}\\{text[place:]}"


class _Footnotes:
    """The speakers of quotes as footnotes: one each, in the order in which their first quotes end."""

    def __init__(self, article: Article) -> None:
        self._texts = [block.text for block in article.blocks]
        self._notes: dict[str, tuple[int, Actor]] = {}
        #: by block, where quotes end and whose they are
        self._ends: dict[int, list[tuple[int, Actor]]] = {}
        for quote in article.quotes:
            if quote.speaker is not None:
                last = quote.spans[-1]
                self._ends.setdefault(last.block, []).append((last.end, quote.speaker))

    def marked(self, index: int) -> str:
        """Return the text of a block, escaped, with a mark behind each quote that ends in it."""
        text = self._texts[index]
        marks: dict[int, dict[int, None]] = {}
        for end, speaker in sorted(self._ends.get(index, ()), key=lambda entry: entry[0]):
            number, _ = self._notes.setdefault(speaker.id, (len(self._notes) + 1, speaker))
            place = end + 1 if text[end : end + 1] in _CLOSING else end
            marks.setdefault(place, {})[number] = None
        pieces: list[str] = []
        last = 0
        for place in sorted(marks):
            pieces.append(_escaped(text[last:place]))
            pieces += [f"[^{number}]" for number in marks[place]]
            last = place
        return "".join((*pieces, _escaped(text[last:]))).strip()

    def definitions(self) -> Iterator[str]:
        """Yield the notes of the marks that were set."""
        for number, speaker in self._notes.values():
            yield f"[^{number}]: {_inline(', '.join((speaker.name, *speaker.roles[:1])))}"
