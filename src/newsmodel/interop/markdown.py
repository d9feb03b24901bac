"""An article as Markdown, for readers and for what reads Markdown: CommonMark, with GitHub's footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from newsmodel.interop._between import between_blocks, captioned_images, links_by_block
from newsmodel.model import (
    Actor,
    Article,
    Aside,
    Block,
    BlockQuote,
    Boilerplate,
    Caption,
    Embed,
    Hyperlink,
    Image,
    ListItem,
    Media,
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
    article: Article,
    *,
    captions: bool = True,
    speakers: bool = False,
    boilerplate: bool = False,
    links: bool = True,
) -> str:
    """Return *article* as Markdown: its headline, standfirst, authors and day, then its blocks in order.

    All words show as they are: what would mean something to Markdown is escaped. What bylines and time stamps
    print is told by the line under the headline; asides are set off as block quotes.

    Args:
        captions: whether pictures are shown, with their captions and credits, and what else there is to see
            or to hear, as links.
        speakers: whether each quote has a footnote that names its speaker.
        boilerplate: whether what belongs to the site is shown, in italics.
        links: whether words that lead somewhere do so.

    Raises:
        TypeError: *article* is no `Article`.

    .. versionadded:: 0.2
    """
    if not isinstance(article, Article):
        raise TypeError(f"article is an Article, not {type(article).__name__}")
    notes = _Footnotes(article) if speakers else None
    linked: Mapping[int, Sequence[Hyperlink]] = links_by_block(article) if links else {}
    between: Mapping[int, Sequence[Image | Media]] = between_blocks(article) if captions else {}
    pictures = captioned_images(article)
    parts = list(_head(article))
    last: Block | None = None
    for index, block in enumerate(article.blocks):
        for one in between.get(index, ()):
            parts.append(_seen(one))
            last = None
        if not _is_shown(block, captions, boilerplate):
            continue
        text = _marked(block.text, notes.marks(index) if notes else {}, linked.get(index, ()))
        shown = (
            _picture(block, text, pictures.get(index)) if isinstance(block, Caption) else _shown(block, text)
        )
        # Items and rows follow each other line by line; between any other two blocks is a blank line.
        if isinstance(block, ListItem) and isinstance(last, ListItem):
            parts[-1] += f"\n{shown}"
        elif isinstance(block, TableRow) and isinstance(last, TableRow):
            parts[-1] += f"\\\n{shown}"
        else:
            parts.append(shown)
        last = block
    parts += [_seen(one) for one in between.get(len(article.blocks), ())]
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


def _seen(one: Image | Media) -> str:
    """Return a picture without a caption, or a link to what is no picture."""
    if isinstance(one, Image):
        return f"![{_inline(one.alt or '')}]({_address(one.url)})"
    return f"[{_inline(one.title or '') or one.kind.value.capitalize()}]({_address(one.url)})"


def _picture(caption: Caption, text: str, image: Image | None) -> str:
    """Return a picture and its caption, whose own word on the address comes last."""
    credit = _inline(caption.credit.line) if caption.credit else ""
    if credit and not (credit.startswith("(") and credit.endswith(")")):
        credit = f"({credit})"
    words = f"*{' '.join(filter(None, (text, credit)))}*"
    url, alt = (image.url, image.alt) if image else (caption.image_url, caption.alt)
    return words if url is None else f"![{_inline(alt or '')}]({_address(url)})\n\n{words}"


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


def _marked(text: str, marks: dict[int, str], links: Sequence[Hyperlink]) -> str:
    """Return the text of a block, escaped, with links where they stand and *marks* by place behind them."""
    pieces: list[str] = []
    last = 0
    waiting = sorted(marks)[::-1]

    def write(until: int) -> None:
        nonlocal last
        while waiting and waiting[-1] <= until:
            place = waiting.pop()
            pieces.append(_escaped(text[last:place]))
            pieces.append(marks[place])
            # Those of quotes that end inside a link stand behind it.
            last = max(last, place)
        pieces.append(_escaped(text[last:until]))
        last = until

    for link in links:
        write(link.span.start)
        # An exclamation mark would make a picture of it.
        if pieces[-1].endswith("!"):
            pieces[-1] = f"{pieces[-1][:-1]}\\!"
        words, last = _inline(text[last : link.span.end]), link.span.end
        pieces.append(f"[{words}]({_address(link.url)})")
    write(len(text))
    return "".join(pieces).strip()


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

    def marks(self, index: int) -> dict[int, str]:
        """Return the marks of the quotes that end in a block, by where in its text they stand."""
        text = self._texts[index]
        marks: dict[int, dict[int, None]] = {}
        for end, speaker in sorted(self._ends.get(index, ()), key=lambda entry: entry[0]):
            number, _ = self._notes.setdefault(speaker.id, (len(self._notes) + 1, speaker))
            place = end + 1 if text[end : end + 1] in _CLOSING else end
            marks.setdefault(place, {})[number] = None
        return {place: "".join(f"[^{number}]" for number in marks[place]) for place in sorted(marks)}

    def definitions(self) -> Iterator[str]:
        """Yield the notes of the marks that were set."""
        for number, speaker in self._notes.values():
            yield f"[^{number}]: {_inline(', '.join((speaker.name, *speaker.roles[:1])))}"
