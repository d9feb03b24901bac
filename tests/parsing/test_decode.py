"""Bytes become text as browsers read them, and what is no page is refused."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from growth import assert_in_proportion
from newsmodel import DecodingError, Diagnostic, EmptyInputError, parse_html
from newsmodel.parsing import multibyte
from newsmodel.parsing.decode import decode
from newsmodel.parsing.tree import tree_of

GUESSED = Diagnostic.ENCODING_GUESSED
REPAIRED = Diagnostic.ENCODING_REPAIRED
REPLACED = Diagnostic.CHARACTERS_REPLACED

CASES = {
    "utf-8, undeclared": ("<p>Café “Zum Hafen”".encode(), None, "utf-8", ()),
    "a mark wins over the label": (b"\xef\xbb\xbf<p>" + "Café".encode(), "latin1", "utf-8", ()),
    "utf-16 with a mark": (b"\xff\xfe" + "<p>Café".encode("utf-16-le"), None, "utf-16le", ()),
    "utf-16, the other order": (b"\xfe\xff" + "<p>Café".encode("utf-16-be"), None, "utf-16be", ()),
    "utf-16 without a mark": ("<p>Café".encode("utf-16-le"), None, "utf-16le", (GUESSED,)),
    "utf-16 by the label": ("Café <p>".encode("utf-16-le"), "utf-16", "utf-16le", ()),
    "label": ("<p>Café".encode("latin1"), "ISO-8859-1", "windows-1252", ()),
    "label, with white space": ("<p>Łódź".encode("cp1250"), " Windows-1250\n", "windows-1250", ()),
    "curly marks in latin1": ("<meta charset=latin1><p>“Café”".encode("cp1252"), None, "windows-1252", ()),
    "meta charset": ("<meta charset='windows-1251'><p>Гавань".encode("cp1251"), None, "windows-1251", ()),
    "meta http-equiv": (
        '<META content="text/html; charset=iso-8859-2" http-equiv="Content-Type"><p>Łódź'.encode(
            "iso-8859-2"
        ),
        None,
        "iso-8859-2",
        (),
    ),
    "XML declaration": (
        '<?xml version="1.0" encoding="iso-8859-2"?><p>Łódź'.encode("iso-8859-2"),
        None,
        "iso-8859-2",
        (),
    ),
    "declared in a comment": (
        "<!--<meta charset=koi8-r>--><p>Café".encode("cp1252"),
        None,
        "windows-1252",
        (GUESSED,),
    ),
    "a charset in another content": (
        '<meta name="note" content="charset=koi8-r"><p>Café'.encode("cp1252"),
        None,
        "windows-1252",
        (GUESSED,),
    ),
    "utf-8 declared as something else": ("<meta charset=koi8-r><p>Café".encode(), None, "utf-8", (REPAIRED,)),
    "unknown declaration": (
        "<meta charset=idna><meta charset=koi8-r><p>Гавань".encode("koi8-r"),
        None,
        "koi8-r",
        (),
    ),
    "declared as utf-16": ("<meta charset=utf-16><p>Café".encode(), None, "utf-8", ()),
    "declared as user defined": (
        "<meta charset=x-user-defined><p>Café".encode("cp1252"),
        None,
        "windows-1252",
        (),
    ),
    "never utf-7": (b"<meta charset=utf-7><p>Caf+AOk-", None, "utf-8", ()),
    "shifted Japanese": (
        "<meta charset=iso-2022-jp><p>港を閉鎖".encode("iso-2022-jp"),
        None,
        "iso-2022-jp",
        (),
    ),
    "nothing declared": ("<p>Café".encode("cp1252"), None, "windows-1252", (GUESSED,)),
    "cut in a character": ("<meta charset=utf-8><p>Café Hafené".encode()[:-1], None, "utf-8", (REPLACED,)),
    "mostly utf-8": (
        "<p>Café, Müll, größer, naïve, Łódź".encode() + b"\xff",
        None,
        "utf-8",
        (REPAIRED, REPLACED),
    ),
    "empty": (b"", None, "utf-8", ()),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_case(case: tuple[bytes, str | None, str, tuple[Diagnostic, ...]]) -> None:
    source, label, encoding, diagnostics = case
    decoded = decode(source, label)
    assert (decoded.encoding, decoded.diagnostics) == (encoding, diagnostics)
    assert not decoded.text.startswith("\ufeff")
    words = ("Caf", "Łódź", "Гавань", "港を閉鎖", "")
    assert next(word for word in words if word in decoded.text) or not source
    assert REPLACED in diagnostics or "\ufffd" not in decoded.text


@pytest.mark.parametrize(
    ("source", "what"),
    [
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"GIF89a", "GIF"),
        (gzip.compress(b"<p>Harbour closed", mtime=0), "gzip"),
        (b"PK\x03\x04", "ZIP"),
        (bytes(1000), "control characters"),
        (bytes(range(256)) * 40, "control characters"),
    ],
)
def test_what_is_no_page_is_refused(source: bytes, what: str) -> None:
    with pytest.raises(DecodingError, match=what):
        decode(source)


@pytest.mark.parametrize("label", ["utf-9", "unicode_escape", "idna", "", "ütf-8", "hz-gb-2312"])
def test_an_unknown_label_is_the_callers_mistake(label: str) -> None:
    with pytest.raises(DecodingError) as caught:
        decode(b"<p>Harbour closed", label)
    assert caught.value.encodings == (label,)
    assert repr(label) in str(caught.value)


@pytest.mark.parametrize("label", ["gb2312", "gbk", "gb18030"])
def test_chinese_characters_of_four_bytes_are_read_under_each_name(label: str) -> None:
    decoded = decode("<p>𠮷野的港口㐀".encode("gb18030"), label)
    assert decoded.text == "<p>𠮷野的港口㐀"
    assert decoded.diagnostics == ()


LABELS = ["utf-8", "latin1", "shift_jis", "gb18030", "big5", "euc-kr", "iso-2022-jp", "utf-16be", "koi8-r"]


@given(st.binary(max_size=300), st.none() | st.sampled_from(LABELS))
def test_any_bytes_decode_or_are_refused(source: bytes, label: str | None) -> None:
    try:
        decoded = decode(source, label)
    except DecodingError:
        return
    assert (Diagnostic.CHARACTERS_REPLACED in decoded.diagnostics) <= ("\ufffd" in decoded.text)
    assert decode(source, label) == decoded


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(("<p>" + text).encode()).text == "<p>" + text


def text_of(root: etree._Element) -> str:
    return etree.tostring(root, method="text", encoding="unicode")


@given(st.text(st.characters(exclude_categories=["Cc"]), max_size=100), st.none() | st.just("utf-8"))
def test_a_tree_is_the_same_from_text_and_from_bytes(text: str, label: str | None) -> None:
    page = "<p>" + text.encode("utf-8", "replace").decode() + "</p>"
    decoded = decode(page.encode(), label)
    assert [etree.tostring(root) for root in tree_of(decoded).roots] == [
        etree.tostring(root) for root in tree_of(page).roots
    ]


def test_what_follows_the_end_is_kept() -> None:
    tree = tree_of("<html><body><p>One</body></html><p>Two<html><p>Three")
    assert [text_of(root) for root in tree.roots] == ["One", "TwoThree"]


@pytest.mark.parametrize("text", ["", " \n", "<!-- nothing -->", "<!DOCTYPE html>", "<?php echo 1 ?>"])
def test_an_empty_page_has_no_root(text: str) -> None:
    assert tree_of(text).roots == ()


@pytest.mark.parametrize("text", ["<p>a\ud83d b", "<p>a\x00 b", "<p>a\x85\x9f b", "<p>a\x0b b"])
def test_characters_that_no_page_holds_do_not_cut_it(text: str) -> None:
    tree = tree_of(text)
    told = Diagnostic.CHARACTERS_REPLACED in tree.diagnostics
    content = text_of(tree.roots[0])
    assert content.startswith("a")
    assert content.endswith(" b")
    assert told == ("\ufffd" in content)


def test_deep_nesting_is_told() -> None:
    for depth in (1_000, 5_000):
        tree = tree_of("<div>" * depth + "deep")
        # How deep libxml2 reads depends on its version.
        read = "deep" in text_of(tree.roots[0])
        assert tree.diagnostics == (() if read else (Diagnostic.TRUNCATED,))
        assert read or depth > 1_000


def test_an_element_with_thousands_of_attributes_loses_them() -> None:
    flood = " ".join(f"a{number}='x>{number}'" for number in range(20_000))
    tree = tree_of(f"<p class=first>One</p><div id=flood {flood}><p class=last>Two</p></div>")
    assert tree.diagnostics == (Diagnostic.TRUNCATED,)
    assert [(e.get("class"), e.text) for e in tree.roots[0].iter("p")] == [("first", "One"), ("last", "Two")]
    assert tree.roots[0].find(".//div").attrib == {}  # type: ignore[union-attr]


def test_one_long_attribute_is_kept() -> None:
    value = "one = two, " * 10_000
    tree = tree_of(f'<p data-table="{value}" class=long>Text</p>')
    assert tree.diagnostics == ()
    assert tree.roots[0].find(".//p").get("data-table") == value  # type: ignore[union-attr]


# --- encodings of two bytes a character -------------------------------------------------------------------

#: In the standard's tables and in those of Windows, but not in all of Python's codecs of that name.
ROW_13 = "第①回会議が開かれ、㈱大和の社長は№Ⅲと話した。"


def euc_jp(text: str) -> bytes:
    """Return Japanese text in EUC-JP as Windows writes it: the bytes of Shift_JIS, counted in another way."""
    found = bytearray()
    for character in text:
        lead, trail = character.encode("cp932")
        row = 2 * (lead - (0x81 if lead < 0xA0 else 0xC1)) + (2 if trail > 0x9E else 1)
        cell = trail - 0x9E if row % 2 == 0 else trail - 0x3F - (trail > 0x7F)
        found += bytes((row + 0xA0, cell + 0xA0))
    return bytes(found)


def iso_2022_jp(text: str) -> bytes:
    return b"\x1b$B" + bytes(byte & 0x7F for byte in euc_jp(text)) + b"\x1b(B"


KOREAN = "똠방각하 펲시콜라 햏자가 말했다."
WIDE = {
    "euc-jp": (euc_jp(ROW_13), ROW_13),
    "shift_jis": (ROW_13.encode("cp932"), ROW_13),
    "iso-2022-jp": (iso_2022_jp(ROW_13), ROW_13),
    "euc-kr": (KOREAN.encode("cp949"), KOREAN),
    "gb2312": ("镕堃€𠮷".encode("gb18030"), "镕堃€𠮷"),
    "big5": ("香港嘅碼頭喺度".encode("big5hkscs"), "香港嘅碼頭喺度"),
}


@pytest.mark.parametrize("declared", WIDE)
def test_characters_that_only_the_standards_tables_have_are_read(declared: str) -> None:
    source, text = WIDE[declared]
    for times in (1, 700):  # more than is decoded at once
        page = b"<meta charset=%b><p>" % declared.encode() + source * times
        found = decode(page)
        assert found.text.partition("<p>")[2] == text * times
        assert found.diagnostics == ()


#: Bytes that are no character of the encoding, and as many U+FFFD as stand for them.
NONE = {
    "euc-jp": [(b"\xa9\xa1", 1), (b"\xfe\xfe", 1), (b"\x8f\xa1\xa1", 1), (b"\xff", 1), (b"\xa4", 1)],
    "shift_jis": [(b"\x85\x9f", 1), (b"\x81", 1)],
    "euc-kr": [(b"\xc9\xa1", 1), (b"\xfe\xfe", 1), (b"\xb0", 1)],
    "gbk": [(b"\xff", 1), (b"\xb0", 1)],
    "big5": [(b"\xff", 1), (b"\xf9\xff", 1)],
}


@pytest.mark.parametrize(
    ("declared", "odd", "signs"), [(name, *each) for name, odds in NONE.items() for each in odds]
)
def test_what_is_no_character_garbles_nothing_else(declared: str, odd: bytes, signs: int) -> None:
    others = {"euc-kr": "항구는 닫혔다", "gbk": "码头今天重新开放了", "big5": "港口關閉"}
    words = others.get(declared, "港は閉鎖された")
    codec = {"euc-jp": "euc_jp", "shift_jis": "cp932", "euc-kr": "cp949"}.get(declared, declared)
    source = words.encode(codec) + odd
    for times in (1, 600):
        # Behind half a character markup goes on.
        page = b"<meta charset=%b><p>" % declared.encode() + (source + b"</p>") * times
        found = decode(page)
        assert found.text.partition("<p>")[2] == (words + "\ufffd" * signs + "</p>") * times
        assert found.diagnostics == (REPLACED,)


@given(st.binary(max_size=60), st.sampled_from(sorted(NONE)))
def test_any_bytes_are_text_in_an_encoding_of_two_bytes(source: bytes, label: str) -> None:
    found = multibyte.decoded(source, label)
    assert found == multibyte.decoded(source, label)
    # Whatever is ASCII by itself stays: no markup is swallowed.
    assert found.count("<") >= (source.count(b"<") if label in ("euc-jp", "euc-kr") else 0)


def test_a_run_of_errors_is_read_in_linear_time() -> None:
    assert_in_proportion(
        lambda size: b"\xfe\xfe\xa4\xa2" * size, lambda source: multibyte.decoded(source, "euc-jp"), 4_000
    )


STORY = "<html lang=en><p>The ferry to Gull Quay ran again on Monday, eleven days after the storm.</p>"


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("more", ["", "<p>é–</p>", "<p>" + "第回会議が開かれ" * 300 + "</p>"])
@pytest.mark.parametrize("before", ["", "\n ", "<!DOCTYPE html>"])
def test_utf_16_without_a_mark_is_told_by_its_zeros(codec: str, more: str, before: str) -> None:
    page = before + STORY + more
    found = decode(page.encode(codec))
    assert (found.text, found.encoding) == (page, codec.replace("16-", "16"))
    assert found.diagnostics == (GUESSED,)


@pytest.mark.parametrize("source", [b"<\0p>The ferry ran again on Monday.", b"\0<p>The ferry ran again."])
def test_one_zero_is_no_utf_16(source: bytes) -> None:
    assert decode(source).encoding == "utf-8"


@pytest.mark.parametrize(
    "source",
    [
        b"\xff\xfe \0",
        b"\xfe\xff\0 \0\n",
        b"\xff\xfe",
        b"\xef\xbb\xbf \n",
        b"\xc2\xa0",
        " \u3000\u200b".encode(),
    ],
)
def test_a_page_of_blanks_is_empty_in_every_encoding(source: bytes) -> None:
    with pytest.raises(EmptyInputError):
        parse_html(source)
