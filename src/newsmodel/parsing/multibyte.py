"""Decodes the encodings of two bytes a character as the Encoding standard has them.

Python has a codec for each, but some lack characters that the standard's tables have (Japanese "①" and "㈱"
in EUC-JP), and at two bytes that no table has all drop one and read the rest of the run one byte off.
"""

from __future__ import annotations

import codecs
import re

#: Python's codecs with the characters of the standard's encodings, by the standard's names.
_CODECS = {
    "big5": "big5hkscs",
    "euc-jp": "euc_jp",
    "euc-kr": "cp949",
    "gb18030": "gb18030",
    # What the standard reads GBK, and so "gb2312", with; Python's own lacks its characters of four bytes.
    "gbk": "gb18030",
    "iso-2022-jp": "iso2022_jp",
    "shift_jis": "cp932",
}
#: Bytes that are decoded at once where something is wrong.
_WINDOW = 4_096
#: No character has more.
_LONGEST = 4
_REPLACED = "\ufffd"
#: What shifts ISO-2022-JP into characters of two bytes, and what follows up to the next shift.
_TWO_BYTES = re.compile(rb"\x1b\$[@B]([^\x1b]*)")


def is_multibyte(encoding: str) -> bool:
    """Tell whether an encoding, given by its name in the standard, is one of these."""
    return encoding in _CODECS


def decoded(source: bytes, encoding: str) -> str:
    """Return the text of *source*; two bytes that are no character become one U+FFFD."""
    codec = codecs.lookup(_CODECS[encoding])
    try:
        return codec.decode(source, "strict")[0]
    except UnicodeDecodeError:
        pass
    return _of_seven_bits(source) if encoding == "iso-2022-jp" else _repaired(source, encoding, codec)


def _repaired(source: bytes, encoding: str, codec: codecs.CodecInfo) -> str:
    found: list[str] = []
    at = 0
    while at < len(source):
        window = source[at : at + _WINDOW]
        try:
            found.append(codec.decode(window, "strict")[0])
            at += len(window)
            continue
        except UnicodeDecodeError as error:
            good = error.start
        found.append(codec.decode(window[:good], "strict")[0])
        at += good
        if good + _LONGEST > len(window) and at + _LONGEST <= len(source) and good:
            continue  # perhaps the window cuts a character
        text, length = _odd(source[at : at + _LONGEST], encoding)
        found.append(text)
        at += length
    return "".join(found)


def _odd(source: bytes, encoding: str) -> tuple[str, int]:
    """Return what stands for bytes that the codec does not know, and how many of them it stands for."""
    lead, trail = source[0], source[1] if len(source) > 1 else 0
    if encoding == "euc-jp":
        if lead == 0x8F and len(source) > 2 and min(trail, source[2]) > 0xA0:
            return _REPLACED, 3
        if 0xA1 <= lead <= 0xFE and 0xA1 <= trail <= 0xFE:
            return _of_jis(lead - 0xA0, trail - 0xA0), 2
    is_lead = 0x81 <= lead <= 0xFE and not (encoding == "shift_jis" and 0xA0 <= lead <= 0xDF)
    # A trail that is ASCII may be the markup behind half a character.
    return _REPLACED, 2 if is_lead and trail > 0x7F else 1


def _of_jis(row: int, cell: int) -> str:
    """Return the character of a place in the table that EUC-JP shares with Shift_JIS."""
    lead = (row - 1) // 2 + (0x81 if row < 63 else 0xC1)
    trail = cell + 0x9E if row % 2 == 0 else cell + 0x3F + (cell > 0x3F)
    return bytes((lead, trail)).decode("cp932", "replace")[:1]


def _of_seven_bits(source: bytes) -> str:
    """Return the text of ISO-2022-JP: what is shifted to two bytes is EUC-JP without its high bits."""
    found: list[str] = []
    at = 0
    for shifted in _TWO_BYTES.finditer(source):
        found.append(source[at : shifted.start()].decode("iso2022_jp", "replace"))
        # Line breaks and blanks stand between the shifts too.
        high = bytes(byte | 0x80 if byte > 0x20 else byte for byte in shifted[1])
        found.append(decoded(high, "euc-jp"))
        at = shifted.end()
    found.append(source[at:].decode("iso2022_jp", "replace"))
    return "".join(found)
