"""What a scraper's rules for a site do to a page, and which rules are refused."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from newsmodel import Article, Byline, Caption, Diagnostic, Parser, SiteRules, parse_html
from newsmodel.parsing import site_rules

URL = "https://www.quay-post.example/ferry"
PAGE = (Path(__file__).parents[2] / "examples" / "quay.html").read_text("utf-8")
MARKET = "The market at Gull Quay opens on Saturday"


def read(**rules: Any) -> Article:
    return parse_html(PAGE, rules=SiteRules(**rules))


def evidence(article: Article, words: str) -> tuple[str, ...]:
    [block] = [block for block in article.blocks if words in block.text]
    return block.evidence


def test_a_rule_for_the_body_wins_and_is_named() -> None:
    article = read(body="//div[@class='y']/p")
    assert [block.text[:10] for block in article.body] == ["The market", "Visitors a"]
    assert {block.evidence for block in article.body} == {("site-rule:body",)}
    assert MARKET in parse_html(PAGE).text or "Captain" in parse_html(PAGE).text


def test_a_caption_inside_a_larger_element_stays_one() -> None:
    article = read(body="//div[@class='x']", captions="//p[@class='under']")
    assert "low tide" not in article.text
    assert [caption.text for caption in article.captions] == ["The landing at low tide"]
    assert "Captain Nell Orrin" in article.text
    assert MARKET not in article.text


def test_a_rule_for_captions_finds_credit_and_image() -> None:
    [caption] = parse_html(PAGE, url=URL, rules=SiteRules(captions="//p[@class='under']")).captions
    assert caption.evidence[0] == "site-rule:captions"
    assert caption.credit is not None
    assert "Ida Moor" in caption.credit.line
    assert (caption.alt, caption.image_url) == ("The landing", "https://www.quay-post.example/p.jpg")


def test_a_named_caption_that_the_metadata_hold_too_is_one() -> None:
    image = '{"@type": "ImageObject", "url": "/p.jpg", "caption": "The landing at low tide"}'
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "image": {image}}}</script></head>'
    article = parse_html(PAGE.replace("</head>", head), rules=SiteRules(captions="//p[@class='under']"))
    assert [caption.text for caption in article.captions] == ["The landing at low tide"]


def test_a_rule_for_the_body_takes_a_caption_away() -> None:
    article = read(body="//div[@class='x']//p")
    assert article.captions == ()
    assert [block.text for block in article.blocks].count("The landing at low tide (Ida Moor/Quay Post)") == 1


def test_what_is_dropped_is_nowhere() -> None:
    article = read(drop=("//p[@class='note']", "//span[@class='ad']"))
    everything = " ".join(block.text for block in article.blocks)
    assert "advertisement" not in everything
    assert "Buy rope" not in everything
    assert "moves with the tide, which the old one never did." in article.text


def test_head_lines_can_be_named() -> None:
    article = read(
        headline="//h2[@class='t']",
        standfirst="//div[@class='sum']/text()",
        byline="//span[@class='label']",
        body="//div[@class='x']/p",
    )
    assert article.headline == "Ferry to Gull Quay runs again"
    assert article.standfirst == "Eleven days without milk are over for the people of the island."
    assert [author.name for author in article.authors] == ["Ola Brandt"]
    assert [block.text for block in article.blocks if isinstance(block, Byline)] == ["By Ola Brandt"]
    assert evidence(article, "Ferry to Gull Quay runs again") == ("site-rule:headline",)
    assert evidence(article, "Eleven days") == ("site-rule:standfirst",)


def test_a_rule_that_finds_nothing_changes_nothing() -> None:
    parts = ("body", "captions", "headline", "standfirst", "byline", "drop")
    nothing = dict.fromkeys(parts, "//p[@class='gone']")
    assert read(**nothing) == read() == parse_html(PAGE)


def test_the_innermost_element_decides() -> None:
    article = read(body="//body", byline="//div[@class='top']/span[@class='label']")
    assert [author.name for author in article.authors] == ["Ola Brandt"]
    assert MARKET in article.text
    assert "Brandt" not in article.text


def test_no_text_is_in_two_blocks_whatever_the_rules_say() -> None:
    article = read(body=("//p", "//div"), captions="//p", headline="//p | //h1", drop="//span/@class")
    texts = [block.text for block in article.blocks if not isinstance(block, Caption)]
    assert len(texts) == len(set(texts))


def test_what_a_rule_finds_outside_of_the_element_is_left_alone() -> None:
    root: Any = etree.HTML(PAGE)
    [part] = root.xpath("//div[@class='y']")
    article = parse_html(part, rules=SiteRules(body="//p"))
    assert [block.text[:10] for block in article.body] == ["The market", "Visitors a"]


def test_a_tree_stays_as_it_was_under_rules() -> None:
    root = etree.HTML(PAGE)
    before = etree.tostring(root)
    parse_html(root, rules=SiteRules(body="//div[@class='x']", drop="//span"))
    assert etree.tostring(root) == before


def test_a_page_of_which_all_is_dropped_has_no_body() -> None:
    article = read(drop="//body/*")
    assert article.blocks == ()
    assert Diagnostic.NO_BODY in article.diagnostics


# --- rules by host ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "holds"),
    [
        (URL, True),
        ("http://quay-post.example:8080/", True),
        ("https://QUAY-POST.example/a", True),
        ("https://notquay-post.example/a", False),
        ("https://quay-post.example.org/", False),
        ("https://[broken/", False),
        ("nothing at all", False),
        (None, False),
    ],
)
def test_rules_hold_for_their_host_and_below(url: str | None, holds: bool) -> None:
    rules = SiteRules(body="//div[@class='y']/p")
    parser = Parser(site_rules={"Quay-Post.example": rules}, annotators=())
    assert (parser.parse_html(PAGE, url=url).text.startswith(MARKET)) is holds
    named = Parser(annotators=()).parse_html(PAGE, url=url, rules=rules)
    assert named.text.startswith(MARKET)


def test_a_parser_with_rules_can_be_sent_and_compared() -> None:
    rules = SiteRules(body="//div[@class='y']/p")
    parser = Parser(site_rules={"quay-post.example": rules}, annotators=())
    sent = pickle.loads(pickle.dumps(parser))  # noqa: S301 - our own
    assert sent == parser
    assert hash(sent) == hash(parser)
    assert sent.parse_html(PAGE, url=URL).text.startswith(MARKET)


def test_what_happens_to_the_mapping_later_does_not_matter() -> None:
    mine = {"quay-post.example": SiteRules(body="//div[@class='y']/p")}
    parser = Parser(site_rules=mine, annotators=())
    mine.clear()
    assert parser.parse_html(PAGE, url=URL).text.startswith(MARKET)


# --- what is refused --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ("//p[", "no XPath"),
        ("", "no XPath"),
        ("p >", "no XPath"),
        ("count(//p)", "gives no elements"),
        ("string(//h1)", "gives no elements"),
        ("//p[re:test(., 'x')]", "calls re:test"),
        ("document('/etc/passwd')", "calls document"),
        ("//p[ends-with(., 'x')]", "calls ends-with"),
        ("//svg:rect", "prefix, 'svg'"),
        ("//p[@id = $wanted]", "variable"),
        ("//p[contains(.)]", "Invalid number of arguments"),
        ("//p[count('x')]", "Invalid type"),
        ("//nothing[@class = 'here'][sum('x')]", "Invalid type"),
        ("//nothing[a or name('x')]", "Invalid type"),
        ("//nothing[ancestor::p[text()[not()]]]", "Invalid number of arguments"),
        ("//nothing['x'/p]", "Invalid type"),
        ("//nothing[('x')[1]]", "Invalid type"),
        ("//p[foo" + " " * 30 + "(.)]", "calls foo"),
        ("//namespace::*", "gives no elements"),
        ("//p | //p/namespace::*", "gives no elements"),
        ("//comment()", "gives no elements"),
        ("//article/processing-instruction('x')", "gives no elements"),
        ("div.x", "looks like a CSS selector"),
        ("//div.x/p", "asks for elements of the name 'div.x'"),
        ("#story", "looks like a CSS selector"),
        ("div > p", "looks like a CSS selector"),
        ("article p", "looks like a CSS selector"),
        ("a:hover", "looks like a CSS selector"),
        ("//p" + "[1]" * 50_000, "enough for any rule"),
        ("//p" + "[p" * 1_000 + "]" * 1_000, "no XPath"),
    ],
)
def test_an_expression_that_would_fail_later_is_refused_at_once(expression: str, why: str) -> None:
    with pytest.raises(ValueError, match=why) as told:
        SiteRules(drop=("//nav", expression))
    assert str(told.value).startswith("drop: ")
    assert repr(expression[:50])[:-1] in str(told.value)
    assert len(str(told.value)) < 300


@pytest.mark.parametrize(
    "expression",
    [
        "//p[not(contains(@class, 'a:b(c)'))]",
        "//div/child::p[position() > 1 and (last() - 1)]",
        "descendant-or-self::p | //li//text()",
        "//*[self::h1 or self::h2][normalize-space(.) != '']",
        '//a[starts-with(@href, "https://x.example/$1")]/@href',
        "//div[position() = last()][comment()]/node()",
        "//x-story.lead/p[1.5 > 1][. = 'div.x > p']",
        "//p[substring-before(@class, '.') = 'div.x' or namespace-uri() = '']",
        "body/article/*[last()][not(self::a[@href = '#x'])]",
        "//p[. = '])']",
    ],
)
def test_usual_expressions_are_taken(expression: str) -> None:
    assert SiteRules(body=expression).body == (expression,)


def test_what_a_page_makes_of_a_rule_is_told_with_the_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    def give_up(_: object) -> object:
        raise etree.XPathEvalError("Memory allocation failed")

    monkeypatch.setattr(site_rules, "_compiled", lambda _: give_up)
    with pytest.raises(ValueError, match=r"body: '//p' fails on this page: Memory"):
        read(body="//p")


@pytest.mark.parametrize(
    "key",
    [
        *("https://quay-post.example", "https://quay-post.example/", "http://user@quay-post.example:80/"),
        *("//quay-post.example", "quay-post.example:8080", "QUAY-POST.example."),
    ],
)
def test_the_address_of_a_site_stands_for_its_host(key: str) -> None:
    rules = SiteRules(body="//div[@class='y']/p")
    parser = Parser(site_rules={key: rules}, annotators=())
    assert dict(parser.site_rules) == {"quay-post.example": rules}
    assert parser.parse_html(PAGE, url=URL).text.startswith(MARKET)


@pytest.mark.parametrize("url", ["https://büro.example/a", "https://www.XN--BRO-HOA.example./a"])
def test_a_host_is_the_same_however_it_is_written(url: str) -> None:
    parser = Parser(site_rules={"Büro.example": SiteRules(body="//div[@class='y']/p")}, annotators=())
    assert parser.parse_html(PAGE, url=url).text.startswith(MARKET)


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        (["https://quay-post.example/sport/"], "more than a host"),
        (["quay-post.example/sport?a=b"], "more than a host"),
        (["quay-post.example", "https://Quay-Post.example/"], "there twice"),
        *(
            ([key], "is no host")
            for key in ("", "https://", "*.quay-post.example", "quay post", "[x", "a..é")
        ),
    ],
)
def test_a_key_that_is_no_host_is_refused(keys: list[str], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Parser(site_rules=dict.fromkeys(keys, SiteRules()))


@pytest.mark.parametrize("wrong", [5, None, b"//p", (5,), ("//p", None)])
def test_what_is_no_expression_is_a_type_error(wrong: Any) -> None:
    with pytest.raises(TypeError):
        SiteRules(body=wrong)


@pytest.mark.parametrize("wrong", [5, None, "//p", SiteRules(), {"a.example": "//p"}, {5: SiteRules()}])
def test_what_maps_no_host_to_rules_is_a_type_error(wrong: Any) -> None:
    with pytest.raises(TypeError):
        Parser(site_rules=wrong)


def test_a_rule_may_ask_for_an_id() -> None:
    page = PAGE.replace('<div class="y">', '<div id="told">')
    for source in (page, page.encode()):
        article = parse_html(source, rules=SiteRules(body="id('told')/p"))
        assert [block.text[:10] for block in article.body] == ["The market", "Visitors a"]
