"""Elements with too many attributes lose them before libxml2 compares each with all others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from growth import assert_in_proportion
from newsmodel import Diagnostic, LimitExceededError, parse_html
from newsmodel.parsing.floods import MOST_ATTRIBUTES, trimmed
from newsmodel.parsing.tree import tree_of

MORE = MOST_ATTRIBUTES + 1
FLOOD = " ".join(f"a{number}" for number in range(MORE))

#: Attributes, one after the other, in all the ways that the standard parts them.
WAYS = {
    "bare": " a%d",
    "with values": " a%d=b",
    "with quoted values": " a%d='b'",
    "with nothing between": "a%d=''",
    "with slashes": "/a%d",
    "with line breaks": "\n\ta%d\r",
    "with a < in a value": " a%d='<'",
    "with a tag in a value": " a%d=\"<p class='x'>\"",
    "with a > in a value": " a%d='>'",
    "with a < in the name": " <a%d",
    "with marks in the name": " a\"'%d",
    "that begin with an equals sign": " =a%d='>'",
    "that are an equals sign": " = a%d",
    "with blanks around the equals sign": " a%d = 'b>'",
    "parted by a vertical tab": "\x0ba%d",
    "parted by a separator": "\x1ca%d",
    "parted by a next line": "\x85a%d",
}  # fmt: skip


def flood(way: str, count: int = MORE) -> str:
    return "".join(way % number if "%d" in way else way for number in range(count))


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("before", ["", "<!-->", "<script>a < b</script>", "<title>It is 3 < 4</title>"])
def test_a_flood_is_found_however_it_is_written(way: str, before: str) -> None:
    tree = tree_of(f"{before}<p class=first>One</p><div id=x {flood(way)}><p class=last>Two</p></div>")
    assert tree.trimmed >= MORE
    assert tree.diagnostics == (Diagnostic.TRUNCATED,)
    assert [(e.get("class"), e.text) for e in tree.roots[0].iter("p")] == [("first", "One"), ("last", "Two")]
    [division] = tree.roots[0].iter("div")
    assert not division.attrib


#: Where a flood is one, whatever stands before it.
LIVE = (
    "<script/>", "<!-- <script> -->", "<!-- --!>", "<textarea><script></textarea>", "<p title='<script>'>",
    "<textarea><!--</textarea>", "<title><!--</title>", "<script>a = '</script>'", "<script><!--</script>",
    "<iframe><script></iframe>", "<style/><!--</style>", "<p <script>", '<p ="> ', "<a b='", "a <b c ",
)  # fmt: skip


@pytest.mark.parametrize("before", LIVE)
def test_no_text_before_a_flood_hides_it(before: str) -> None:
    # Whether the marks or elements before it are closed or not, it is gone before libxml2 sees it.
    assert trimmed(f"{before}<p {FLOOD}>Harbour closed.</p>".encode()).most >= MORE


#: Where what looks like a flood is code or a comment: nothing may be taken from it.
CODE = f"for (a = 0;a<b;a++) {'if (a) b = c ;' * 300} d = '<b {FLOOD}>'"


@pytest.mark.parametrize(
    "page",
    [
        f"<script>{CODE}</script><p>Harbour closed.</p>",
        f"<script>{CODE}</SCRIPT ><p>Harbour closed.</p>",
        f"<script type='application/ld+json'>{CODE}</script><p>Harbour closed.</p>",
        f"<style>{CODE}</style ><p>Harbour closed.</p>",
        f"<script><!-- {CODE} //--></script><p>Harbour closed.</p>",
        f"<!-- <p {FLOOD}> --><p>Harbour closed.</p>",
        f"<p>It is {'3 < 4 ' * MORE}.</p>",
        f"<p {FLOOD[: FLOOD.rindex(' ')]}>Harbour closed.</p>",
        f"<p data-table='{'a = b, <i>c</i> ' * MORE}' class=x>Harbour closed.</p>",
        f"<p style={'a:b;' * MORE}>Harbour closed.</p>",
        "<p " + " ".join(f"a{number}=b" for number in range(MOST_ATTRIBUTES)) + ">Harbour closed.</p>",
    ],
)
def test_what_is_no_flood_stays_as_it_is(page: str) -> None:
    source = page.encode()
    assert trimmed(source).source is source


def test_of_floods_in_one_page_each_is_taken_out_and_the_largest_counts() -> None:
    page = f"<script>{CODE}</script><p {FLOOD}>Harbour</p><p {FLOOD} b>closed.</p>".encode()
    found = trimmed(page)
    assert found.most == MORE + 1
    assert found.source == f"<script>{CODE}</script><p >Harbour</p><p >closed.</p>".encode()


PIECES = st.sampled_from(
    (
        "<p",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        " a=",
        '"',
        "'",
        ">",
        "/>",
        "=",
        " b",
        "<title>",
        "</title>",
    )
)


@given(st.lists(PIECES, max_size=12).map("".join), st.lists(PIECES, max_size=4).map("".join))
def test_no_element_of_a_tree_has_too_many_attributes(before: str, after: str) -> None:
    tree = tree_of(f"{before}<p {FLOOD}{after}>Harbour closed.</p>")
    assert all(len(element.attrib) <= MOST_ATTRIBUTES for root in tree.roots for element in root.iter("*"))


def test_a_flood_beyond_the_limit_is_refused_whatever_it_holds() -> None:
    with pytest.raises(LimitExceededError, match="max_attributes is 100,000"):
        parse_html(f"<p {flood(WAYS['with a < in a value'], 100_001)}>Harbour closed.</p>")


@pytest.mark.parametrize(
    "unit", ["<p a='<' b ", "<a <b ", "<!-- <p a ", "<script> <p a ", "<title <p a='", '<p ="']
)
def test_time_grows_with_the_page(unit: str) -> None:
    page = f"<p {FLOOD}>x</p>"
    assert_in_proportion(lambda size: (page + unit * size).encode(), trimmed, 20_000, largest=320_000)


def test_the_tree_without_floods_is_that_of_libxml2() -> None:
    page = f"<div {FLOOD}><p class='a>b'>Harbour</p></div><p {' '.join(FLOOD.split()[:10])}>closed.</p>"
    parser = etree.HTMLParser(encoding="utf-8")
    whole = etree.fromstring(page.replace(FLOOD, "").encode(), parser)
    assert etree.tostring(tree_of(page).roots[0]) == etree.tostring(whole)
