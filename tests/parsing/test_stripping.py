"""What is left out before a page is parsed is the text of scripts and style sheets, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from newsmodel.parsing.decode import decode
from newsmodel.parsing.stripping import _MARK, stripped
from newsmodel.parsing.tree import Element, tree_of

LONG = "let harbour = 'open' ;" * 50
#: What pages are made of where scripts are: in the wrong order, in comments, in attributes, unclosed.
PIECES = (
    "<script>", "<SCRIPT>", "<script type='application/ld+json'>", "<script data-a='x>y'>", "<script/>",
    "<script type='application/ld&#43;json'>", "</script>", "</SCRIPT>", "</script", "</scripted>", "<style>",
    "</style>", "</STYLE >", "<!--", "-->", "<![CDATA[", "]]>", "<textarea>", "</textarea>", "<title>",
    "</title>", "<p>", "</p>", "<div data-x=\"", "\">", "'", "\"", "<svg>", "</svg>", "<noscript>",
    "</noscript>", "<iframe>", "</iframe>", "<template>", "</template>", "<body>", "<plaintext>", "<?", "?>",
    LONG, LONG + "</s", LONG + "<!--", "Harbour closed.", "é", " ", _MARK.decode() + "0",
)  # fmt: skip


def without_scripts(root: Element) -> bytes:
    """Return a tree as bytes, the texts of its scripts and style sheets left out."""
    copy = etree.fromstring(etree.tostring(root))
    for element in copy.iter("script", "style"):
        element.text = None
    return etree.tostring(copy)


def read_whole(page: str) -> list[bytes]:
    """Return the trees of a page of which nothing is left out."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(page.encode(), parser)
    except etree.XMLSyntaxError:
        return []
    return [] if root is None else [without_scripts(tree) for tree in (root, *root.itersiblings())]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example(f"<div data-x='<script>{LONG}</script>'>Harbour closed.</div>")
@example(f"<!-- <script>{LONG}</script> --><p>Harbour closed.</p>")
@example(f"<script>{LONG}<!-- <script> </script> {LONG} --></script><p>Harbour closed.</p>")
@example(f"<script/>{LONG}</script><p>Harbour closed.</p>")
@example(f"<textarea><script>{LONG}</script></textarea>")
@example(f"<script>{LONG}</SCRIPT>{LONG}</script>")
@example(f"<script>{LONG}")
def test_the_tree_is_that_of_the_whole_page_but_for_what_scripts_hold(page: str) -> None:
    try:
        whole = read_whole(page)
    except (etree.XMLSyntaxError, ValueError):
        return  # names that no XML has: the tree can't be written out and compared
    assert [without_scripts(root) for root in tree_of(page).roots] == whole


@pytest.mark.parametrize(
    "page",
    [
        f"<style>{LONG}</style>",
        f"<script async>{LONG}</script >",
        f"<head><script>{LONG}</script><style media=print>{LONG}</style></head><body><script>{LONG}</script>",
        f"<script>{LONG}if (a < b) show('</span>')</script>",
        f"<script type='application/json' data-a='x>y'>{LONG}</script>",
    ],
)
def test_what_plain_scripts_hold_is_left_out(page: str) -> None:
    short = stripped(page.encode())
    assert short.left_out
    assert b"harbour" not in short.source


@pytest.mark.parametrize(
    "page",
    [
        f"<script type=application/ld+json>{LONG}</script>",
        f"<script type='application/ld&#43;json'>{LONG}</script>",
        f"<script>{LONG}<!-- </script>",
        f"<script>{LONG}</Script></script>",
        f"<script>{LONG}</script",
        f"<p>{_MARK.decode()}0</p><script>{LONG}</script>",
        "<script>short</script>",
    ],
)
def test_what_may_mean_something_or_end_elsewhere_is_kept(page: str) -> None:
    assert stripped(page.encode()).source == page.encode()


@pytest.mark.parametrize(
    "page",
    [
        b"<!-- <script>%b\xff</script> --><p>Harbour closed \x01.</p>",
        b"<!-- <script>%b\xff</script> --><p>Harbour closed.</p>",
        b"<script>%b\xff</script><p>Harbour closed.</p>",
    ],
)
def test_what_was_left_out_need_not_be_valid(page: bytes) -> None:
    decoded = decode(page % LONG.encode())
    assert decoded.encoding == "utf-8"
    assert "Harbour closed" in decoded.text
    (root,) = tree_of(decoded).roots
    assert "Harbour closed" in str(etree.tostring(root, encoding="unicode"))
