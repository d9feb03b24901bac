"""Pages as text, as bytes and as elements: what goes in, what stays as it was, what is refused."""

from __future__ import annotations

import gzip
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from lxml import etree

from newsmodel import (
    Article,
    DecodingError,
    Diagnostic,
    EmptyInputError,
    LimitExceededError,
    Limits,
    Parser,
    SiteRules,
    parse_html,
)
from newsmodel.parsing.tree import Element

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "examples" / "harbour.html").read_text("utf-8")
STORY = (
    "The ferry to Gull Quay ran again on Monday, eleven days after a storm had torn the landing away.",
    "Captain Nell Orrin said that the new landing moves with the tide, which the old one never did.",
    "The council of the island will pay for half of the work, and the harbour office for the rest.",
)
BLOCKS = Parser(annotators=())


def page_of(body: str, head: str = "") -> str:
    return f'<!DOCTYPE html><html lang="en"><head><title>Ferry</title>{head}</head><body>{body}</body></html>'


def story() -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in STORY)


def texts(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs]


# --- elements ---------------------------------------------------------------------------------------------


def parsed(how: str) -> Any:
    if how == "lxml.etree":
        return etree.HTML(PAGE)
    if how == "lxml.html":
        return lxml.html.fromstring(PAGE)
    # As parsel does it, below Scrapy's selectors.
    return etree.fromstring(
        PAGE.encode(), parser=etree.HTMLParser(recover=True, encoding="utf8", huge_tree=True)
    )


@pytest.mark.parametrize("how", ["lxml.etree", "lxml.html", "parsel"])
def test_an_element_gives_the_same_article_as_the_bytes(how: str) -> None:
    assert parse_html(parsed(how)) == parse_html(PAGE.encode()) == parse_html(PAGE)


@pytest.mark.parametrize("where", [".", "body", "body/main", "body/main/article"])
def test_a_tree_stays_as_it_was(where: str) -> None:
    root: Any = etree.HTML(PAGE)
    [element] = root.xpath(where)
    before = etree.tostring(root.getroottree()), element.tail, element.getparent(), element.getnext()
    parse_html(element)
    assert (
        etree.tostring(root.getroottree()),
        element.tail,
        element.getparent(),
        element.getnext(),
    ) == before


@pytest.mark.parametrize("where", ["body", "body/main", "body/main/article", "body/main/article/div"])
def test_nothing_above_or_beside_an_element_is_read(where: str) -> None:
    [element] = parsed("lxml.etree").xpath(where)
    alone = etree.fromstring(etree.tostring(element, with_tail=False))
    assert parse_html(element) == parse_html(alone)


def test_the_metadata_of_a_part_are_what_stands_in_it() -> None:
    whole = parse_html(PAGE)
    part = parse_html(parsed("lxml.etree").find("body/main/article"))
    assert part.text == whole.text
    assert part.headline == whole.headline
    assert (part.publisher, part.url, part.section) == (None, None, None)
    assert whole.publisher
    assert whole.url
    assert [author.name for author in part.authors] == [author.name for author in whole.authors]


@pytest.mark.parametrize("where", [".", ".//{*}article"])
def test_a_page_that_was_parsed_as_xml_is_a_page(where: str) -> None:
    script = "<script>if (1 &lt; 2) { say('a sentence that nobody wrote.'); }</script>"
    plain = page_of(f"<article><h1>Ferry runs</h1>{story()}{script}</article>").partition(">")[2]
    root = etree.fromstring(plain.replace("<html", '<html xmlns="http://www.w3.org/1999/xhtml"'))
    element = root.find(where)
    assert element is not None
    before = etree.tostring(root)
    article = BLOCKS.parse_html(element)
    assert texts(article) == list(STORY)
    assert article.headline in ("Ferry", "Ferry runs")
    assert "nobody" not in str(article.blocks)
    assert etree.tostring(root) == before


def test_the_tail_of_an_element_is_not_read() -> None:
    root: Any = etree.HTML(f"<body><article>{story()}</article>{'Words behind the article. ' * 9}</body>")
    assert texts(parse_html(root.find("body/article"))) == list(STORY)
    assert "Words" not in str(BLOCKS.parse_html(root.find("body/article")).blocks)


def test_comments_and_instructions_in_an_element_hide_nothing() -> None:
    first, second, third = STORY
    broken = (
        f"<!-- a --><p>{first[:20]}<!-- b -->{first[20:]}</p>"
        f"<?php c ?><p>{second}</p><!-- d --><p>{third[:9]}<?e f?>{third[9:]}</p>"
    )
    root: Any = etree.HTML(page_of(f"<article>{broken}</article>"))
    assert root.xpath("//comment()")
    assert texts(parse_html(root)) == list(STORY)


def test_an_element_that_was_built_by_hand_may_be_nested_as_deeply_as_one_likes() -> None:
    root = inner = etree.Element("body")
    for _ in range(5_000):
        inner = etree.SubElement(inner, "div")
    for paragraph in STORY:
        etree.SubElement(inner, "p").text = paragraph
    kept = " ".join(block.text for block in BLOCKS.parse_html(root).blocks)
    assert all(paragraph in kept for paragraph in STORY)


# --- texts ------------------------------------------------------------------------------------------------


def test_a_text_may_begin_with_an_xml_declaration() -> None:
    page = page_of(f"<article>{story()}<p>The new sign at the landing says Café ö €.</p></article>")
    declared = f'<?xml version="1.0" encoding="iso-8859-1"?>{page}'
    article = parse_html(declared)
    assert texts(article)[:3] == list(STORY)
    assert "Café ö €" in str(article.blocks) + article.text


def test_a_text_may_hold_surrogates_and_controls() -> None:
    article = parse_html(page_of(f"<article>{story()}<p>{STORY[0]} \ud83d and \x00 and \x07.</p></article>"))
    assert texts(article)[:3] == list(STORY)
    assert Diagnostic.CHARACTERS_REPLACED in article.diagnostics
    article.text.encode("utf-8")


def test_what_follows_the_end_of_the_page_is_read_too() -> None:
    banner = page_of("<div>Our new terms hold from today.</div>")
    article = parse_html(banner + page_of(f"<article>{story()}</article>"))
    assert texts(article) == list(STORY)


@pytest.mark.parametrize("frame", ["header", "footer", "form", "button", "section", "center", "td", "label"])
def test_a_story_in_an_element_that_usually_holds_none_is_found(frame: str) -> None:
    inside = f"<{frame}>{story()}</{frame}>"
    body = f"<table><tr>{inside}</tr></table>" if frame == "td" else inside
    assert texts(parse_html(page_of(f"<div><h1>Ferry runs again</h1>{body}</div>"))) == list(STORY)


def test_a_story_in_a_noscript_alone_is_found() -> None:
    article = parse_html(page_of(f"<div id='app'></div><noscript><article>{story()}</article></noscript>"))
    assert texts(article) == list(STORY)


def test_a_copy_in_a_noscript_is_not_the_story_twice() -> None:
    article = parse_html(
        page_of(f"<article>{story()}</article><noscript><article>{story()}</article></noscript>")
    )
    assert texts(article) == list(STORY)


def test_a_shadow_tree_that_the_page_declares_is_read() -> None:
    shadow = f"<div><template shadowrootmode='open'><article>{story()}</article></template></div>"
    assert texts(parse_html(page_of(shadow))) == list(STORY)


def test_a_story_in_the_metadata_alone_is_found() -> None:
    told = "\\n".join(STORY)
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{told}"}}</script>'
    article = parse_html(page_of("<div id='app'></div>", head))
    assert texts(article) == list(STORY)
    assert {name for block in article.body for name in block.evidence} == {"json-ld:articleBody"}


# --- no article, no page, no text -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "page",
    [
        "<p></p>",
        "<!-- nothing -->",
        "<!DOCTYPE html>",
        page_of(""),
        page_of("<nav><a href='/'>Home</a></nav>"),
        page_of("<img src='a.jpg'>"),
        page_of("<script>go()</script>"),
        "no tag at all",
        "{}",
    ],
)
def test_a_page_without_an_article_is_an_article_without_a_body(page: str) -> None:
    for source in (page, page.encode()):
        article = parse_html(source)
        assert article.body == ()
        assert Diagnostic.NO_BODY in article.diagnostics


@pytest.mark.parametrize("source", ["", " ", "\n\t\r\n", b"", b" \n ", b"\xef\xbb\xbf", "\ufeff"])
def test_an_empty_page_is_an_error_of_its_own(source: str | bytes) -> None:
    with pytest.raises(EmptyInputError):
        parse_html(source)


@pytest.mark.parametrize(
    "source",
    [
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        gzip.compress(PAGE.encode()),
        bytes(range(256)) * 8,
    ],
    ids=["pdf", "png", "gzip", "noise"],
)
def test_what_is_no_page_is_a_decoding_error(source: bytes) -> None:
    with pytest.raises(DecodingError):
        parse_html(source)


@pytest.mark.parametrize("wrong", [None, 5, bytearray(b"<p>"), ["<p>"], Article(), Path("page.html")])
def test_a_page_of_a_wrong_type_is_a_type_error(wrong: Any) -> None:
    with pytest.raises(TypeError):
        parse_html(wrong)


def test_a_tree_instead_of_its_root_is_a_type_error() -> None:
    tree: Any = etree.HTML(PAGE).getroottree()
    with pytest.raises(TypeError):
        parse_html(tree)


@pytest.mark.parametrize("node", [etree.Comment("a"), etree.ProcessingInstruction("a"), etree.Entity("a")])
def test_a_comment_is_no_page(node: Element) -> None:
    with pytest.raises(TypeError):
        parse_html(node)


@pytest.mark.parametrize("argument", ["url", "encoding", "language", "published", "rules"])
@pytest.mark.parametrize("source", [PAGE, PAGE.encode(), "<!-- -->"], ids=["str", "bytes", "nothing"])
def test_another_argument_of_a_wrong_type_is_a_type_error(argument: str, source: str | bytes) -> None:
    wrong: Any = {argument: 5}
    with pytest.raises(TypeError):
        parse_html(source, **wrong)


def test_the_limits_hold_for_pages() -> None:
    short = Parser(limits=Limits(max_chars=len(PAGE) - 1))
    for source in (PAGE, PAGE.encode()):
        with pytest.raises(LimitExceededError) as told:
            short.parse_html(source)
        assert told.value.limit == "max_chars"
    with pytest.raises(LimitExceededError) as told:
        Parser(limits=Limits(max_blocks=3)).parse_html(PAGE)
    assert told.value.limit == "max_blocks"


# --- the same each time -----------------------------------------------------------------------------------


def test_the_same_page_gives_the_same_article_also_elsewhere() -> None:
    code = (
        "import sys, newsmodel; from pathlib import Path;"
        "p = Path(sys.argv[1]).read_bytes(); sys.stdout.write(newsmodel.to_json(newsmodel.parse_html(p)))"
    )
    path = str(ROOT / "examples" / "harbour.html")
    found = {
        subprocess.run(
            [sys.executable, "-c", code, path],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONIOENCODING": "utf-8"},
            check=True,
            capture_output=True,
            encoding="utf-8",
        ).stdout
        for seed, zone in (("1", "Pacific/Kiritimati"), ("2", "Etc/GMT+12"))
    }
    assert len(found) == 1


def test_one_parser_serves_many_threads() -> None:
    parser = Parser(site_rules={"harbour.example": SiteRules(body="//article/div/p", drop="//nav")})
    url = "https://www.harbour.example/pier"
    alone = parser.parse_html(PAGE, url=url)
    root = etree.HTML(PAGE)
    with ThreadPoolExecutor(16) as pool:
        of_text = pool.map(lambda _: parser.parse_html(PAGE, url=url), range(32))
        of_element = pool.map(lambda _: parser.parse_html(root, url=url), range(32))
        assert all(article == alone for article in (*of_text, *of_element))


_AUDIT = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import newsmodel

page = Path(sys.argv[1]).read_bytes()
newsmodel.to_json(newsmodel.parse_html(page)), newsmodel.explain(page)

seen = []
watched = ("open", "import", "socket.", "subprocess.", "os.", "shutil.", "tempfile.", "urllib.")
sys.addaudithook(lambda event, args: event.startswith(watched) and seen.append((event, args)))
remote = page.replace(b"<head>", b'<!DOCTYPE html SYSTEM "http://x.example/a.dtd"><head><base href="file:///etc/">')
for source in (page, page.replace(b"Winter", b"Sommer"), remote):
    newsmodel.parse_html(source), newsmodel.explain(source)
print(seen)
"""


def test_parsing_a_page_opens_nothing_once_the_data_is_there() -> None:
    path = str(ROOT / "examples" / "harbour.html")
    run = subprocess.run([sys.executable, "-c", _AUDIT, path], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "[]"
