"""From the bytes of a page to its text: which encoding they are in, by the rules that browsers follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import attrs
import webencodings

from newsmodel.errors import DecodingError
from newsmodel.model import Diagnostic
from newsmodel.parsing.characters import is_blank
from newsmodel.parsing.multibyte import decoded, is_multibyte
from newsmodel.parsing.stripping import Stripped, stripped

#: Bytes in which a declaration is looked for. Browsers ask for 1,024 and read on where they find none there.
_HEAD = 16_384

#: Bytes that tell whether a page without a mark is in UTF-16, and the share of NUL among every other of them:
#: markup is ASCII, also around a story whose characters have no such byte.
_WIDE_SAMPLE = 400
_WIDE_SHARE = 0.25
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16le"), (b"\xfe\xff", "utf-16be"))

#: What begins files that are no pages, and what they are.
_OTHER_FILES = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
)
_MAGIC = tuple(magic for magic, _ in _OTHER_FILES)
# Controls that no text holds; not those that encodings shift with (0x0E, 0x0F, 0x1B).
_CONTROLS = bytes({*range(9), *range(0x10, 0x20), 0x7F} - {0x1B})
_SAMPLE = 4_096
#: Share of such bytes from which on a page is none. Random bytes have 10 %, pages with slips under 1 %.
_MOST_CONTROLS = 0.05

_COMMENT_OR_META = re.compile(rb"(?is)<!--(?:.*?-->|.*)|(<meta[\s/][^>]{0,2000})")
_CHARSET = re.compile(rb"""(?i)(?:^|[\s"'/;])charset\s*=\s*["']?\s*([^\s"'/>;]{1,40})""")
_CHARSET_IS = b"charset="
_IS_UTF8 = re.compile(rb"""["']?(?:utf|UTF)-8""")
_SAYS_UTF8 = re.compile(rb"""(?:charset|CHARSET)=["']?(?:utf|UTF)-8""")
_IN_CONTENT = re.compile(rb"(?i)\bcontent\s*=")
_CONTENT_TYPE = re.compile(rb"""(?i)http-equiv\s*=\s*["']?\s*content-type""")
_XML = re.compile(rb"""<\?xml[^>]{0,200}\bencoding\s*=\s*["']([^"']{1,40})["']""")

#: Encodings that a page can hide markup in: the standard has nobody decode them.
_REFUSED = ("replacement", "hz-gb-2312", "iso-2022-kr")
#: An encoding of seven-bit bytes, which are valid UTF-8 that means something else.
_SEVEN_BIT = "iso-2022-jp"

#: What white space outside ASCII begins with in UTF-8.
_OF_BLANKS = b"\xc2\xe1\xe2\xe3\xef"

#: UTF-8 in which at least this many characters outside ASCII stand for each byte that is wrong has slips.
_FEW_SLIPS = 4


_REPLACED = "\ufffd".encode()


@attrs.frozen
class Decoded:
    """The text of a page."""

    #: the name that the Encoding standard has for it: "utf-8", "windows-1252"
    encoding: str
    diagnostics: tuple[Diagnostic, ...] = ()
    #: in UTF-8, without a byte order mark
    utf8: bytes = attrs.field(default=b"", repr=False)
    #: the same without what scripts hold, where that is known already
    stripped: Stripped | None = attrs.field(default=None, repr=False, eq=False)

    @property
    def text(self) -> str:
        """The text, without a byte order mark."""
        # What was left out is never read, and so it was never asked whether it is valid.
        return self.utf8.decode("utf-8", "replace")

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing but white space, with or without width."""
        head = self.utf8.lstrip()[:1]
        return not head or (head in _OF_BLANKS and is_blank(self.text))


class _Choice(NamedTuple):
    encoding: str
    diagnostic: Diagnostic | None = None


def decode(source: bytes, encoding: str | None = None) -> Decoded:
    """Return the text of a page's bytes.

    A byte order mark decides; then *encoding*; then the bytes themselves, if every other one of them is NUL,
    as in UTF-16, or if they are valid UTF-8; then what the page declares in its first kilobytes; else
    windows-1252. Bytes that fit nothing become U+FFFD.

    Args:
        source: the page as it was sent, not compressed.
        encoding: what the sender declared, a label of the Encoding standard ("utf-8", "latin1").

    Raises:
        DecodingError: *source* is no page at all (an image, a compressed file), or *encoding* is no label.
    """
    labelled = None if encoding is None else _labelled(encoding)
    for mark, name in _MARKS:
        if source.startswith(mark):
            return _decoded(source[len(mark) :], _Choice(name))
    wide = None if labelled else _wide(source)
    if wide is None and (labelled is None or not labelled.startswith("utf-16")):
        _refuse_other_files(source)
    if labelled is not None:
        return _decoded(source, _Choice(labelled))
    if wide is not None:
        return _decoded(source, _Choice(wide, Diagnostic.ENCODING_GUESSED))
    page = stripped(source)
    if not page.is_valid_utf8:
        return _decoded(source, _choice(source))
    if _says_utf8(source):
        return Decoded("utf-8", (), source, page)
    declared = next(_declared(source), None)
    if declared == _SEVEN_BIT and b"\x1b" in source:
        return _decoded(source, _Choice(_SEVEN_BIT))
    wrong = declared not in (None, "utf-8") and not source.isascii()
    return Decoded("utf-8", (Diagnostic.ENCODING_REPAIRED,) if wrong else (), source, page)


def _says_utf8(source: bytes) -> bool:
    """Tell whether *source* declares to be UTF-8 in one of the usual ways."""
    at = source.find(_CHARSET_IS, 0, _HEAD)
    if at >= 0 and _IS_UTF8.match(source, at + len(_CHARSET_IS), _HEAD):
        return True
    return _SAYS_UTF8.search(source, 0, _HEAD) is not None


def _labelled(label: str) -> str:
    name = _name_of(label)
    if name is None:
        raise DecodingError(f"{label!r} is no encoding that pages are read in", encodings=(label,))
    return name


def _name_of(label: str) -> str | None:
    # The standard strips what ASCII calls white space only; other characters belong to no label.
    found = webencodings.lookup(label) if label.isascii() else None
    return None if found is None or found.name in _REFUSED else found.name


def _wide(source: bytes) -> str | None:
    """Return in which order of bytes a page is UTF-16, by where it has NUL; None if it isn't."""
    sample = source[:_WIDE_SAMPLE]
    if b"\0" not in sample[:2] or b"<" not in sample:
        return None
    first, second = sample[::2], sample[1::2]
    for name, zeros, others in (("utf-16le", second, first), ("utf-16be", first, second)):
        if zeros.count(0) > max(_WIDE_SHARE * len(zeros), 10 * others.count(0)):
            return name
    return None


def _refuse_other_files(source: bytes) -> None:
    if source.startswith(_MAGIC):
        what = next(what for magic, what in _OTHER_FILES if source.startswith(magic))
        raise DecodingError(f"no page: the bytes are {what}")
    sample = source[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(sample):
        raise DecodingError(f"no page: {controls} of the first {len(sample)} bytes are control characters")


def _choice(source: bytes) -> _Choice:
    """Return the encoding of bytes that are no valid UTF-8."""
    declared = next(_declared(source), None)
    if declared == "utf-8" or _is_utf8_with_slips(source):
        return _Choice("utf-8", None if declared == "utf-8" else Diagnostic.ENCODING_REPAIRED)
    return _Choice(declared) if declared else _Choice("windows-1252", Diagnostic.ENCODING_GUESSED)


def _is_utf8_with_slips(source: bytes) -> bool:
    """Tell whether *source* is UTF-8 but for few bytes: cut at its end, or mixed with another encoding."""
    text = source.decode("utf-8", "replace")
    slips = text.count("\ufffd")
    others = len(text) - len(text.encode("ascii", "ignore")) - slips
    return others >= _FEW_SLIPS * slips


def _declared(source: bytes) -> Iterator[str]:
    """Yield the names of the encodings that *source* declares and that exist."""
    head = source[:_HEAD]
    labels = [match[1] for match in [_XML.match(head.lstrip())] if match]
    labels += [label for match in _COMMENT_OR_META.finditer(head) if (label := _label_in(match[1]))]
    for label in labels:
        name = _name_of(label.decode("ascii", "replace"))
        if name is None:
            continue
        # A declaration that could be read as ASCII is in no encoding of two bytes.
        if name.startswith("utf-16"):
            name = "utf-8"
        yield "windows-1252" if name == "x-user-defined" else name


def _label_in(tag: bytes | None) -> bytes | None:
    match = _CHARSET.search(tag) if tag else None
    if not tag or not match:
        return None
    # In a `content`, a charset is one of the page only where that is the page's type.
    content = _IN_CONTENT.search(tag)
    if content and content.start() < match.start() and not _CONTENT_TYPE.search(tag):
        return None
    return match[1]


def _decoded(source: bytes, choice: _Choice) -> Decoded:
    found = webencodings.lookup(choice.encoding)
    if found is None:  # pragma: no cover - the names come from the same table
        raise DecodingError(f"{choice.encoding!r} is unknown", encodings=(choice.encoding,))
    diagnostics = [choice.diagnostic] if choice.diagnostic else []
    page = stripped(source) if found.name == "utf-8" else None
    if page is None or not page.is_valid_utf8:
        if is_multibyte(found.name):
            text = decoded(source, found.name)
        else:
            text = found.codec_info.decode(source, "replace")[0]
        # What some codecs make of wrong bytes is a lone surrogate, which UTF-8 does not have.
        source, page = text.encode("utf-8", "replace"), None
    if _REPLACED in source:
        diagnostics.append(Diagnostic.CHARACTERS_REPLACED)
    return Decoded(found.name, tuple(diagnostics), source, page)
