"""More pages that no editor wrote: floods of one element, of declarations, of what is written badly."""

from __future__ import annotations

import json

from hostile_pages import HEADLINE, STORY, Maker, article, json_ld, page, paragraphs

#: Elements that browsers, or libxml2, treat in ways of their own.
_ELEMENTS = (
    *("h1", "h2", "blockquote", "q", "sup", "time", "address", "figcaption", "video", "audio", "iframe"),
    *("object", "embed", "svg", "math", "details", "dt", "li", "td", "caption", "form", "select", "option"),
    *("label", "textarea", "pre", "marquee", "dialog", "template", "noscript", "slot", "map", "area", "ruby"),
    *("rt", "bdo", "button", "listing", "xmp", "hgroup", "x-card", "o:p", "font", "center"),
)
#: Those that hold others of their kind.
_HOLDERS = (
    *("span", "em", "a", "font", "q", "section", "article", "aside", "nav", "ul", "dl", "li", "td", "dialog"),
    *("figure", "form", "details", "center", "label", "button", "object", "svg", "math", "template", "ruby"),
)


def _flood(element: str) -> Maker:
    return lambda n: article(f"<{element}>x 1</{element}>" * n)


def _nest(element: str) -> Maker:
    return lambda n: article(f"<{element}>At sea." * min(n, 300) + f"<{element}>" * n)


def _declared(**fields: object) -> str:
    return json_ld(json.dumps({"@type": "NewsArticle", **fields}))


def _graph(n: int) -> str:
    """Return JSON-LD in which each node refers to the next, and the last to the first."""
    nodes = [
        {"@id": f"#{i}", "@type": "NewsArticle", "author": {"@id": f"#{(i + 1) % n}"}, "image": {"@id": "#0"}}
        for i in range(n)
    ]
    return json_ld(json.dumps({"@graph": nodes}))


def _encoded(codec: str, label: str | None) -> Maker:
    declared = f"<meta charset={label}>" if label else ""
    inner = "<p>Größe “so” 市 €.</p>"
    return lambda n: article(inner * n, declared).encode(codec, "xmlcharrefreplace")


#: The story is found in each of these.
ODD_WITH_STORY: dict[str, Maker] = {
    **{f"many {element}": _flood(element) for element in _ELEMENTS},
    **{f"deep {element}": _nest(element) for element in _HOLDERS},
    "pictures of others": lambda n: article(
        "".join(f"<img src=/{i}.jpg alt='Nell {i} left, and Bo Berg {i}, right'>" for i in range(n))
    ),
    "people of their own": lambda n: article(
        "".join(f"<p>Ada{i} Winter{i} met Bo{i} Berg{i} in Port{i}.</p>" for i in range(n // 5))
    ),
    "brackets of all kinds": lambda n: article("<p>" + "([{（【〔〈《" * n + ")]}）】〕〉》" * n + "</p>"),
    "marks of all languages": lambda n: article(
        "<p>" + "«a» „b“ ”c” 「d」 ‹f› ‚g‘ 《k》 ＂m＂ " * n + "</p>"
    ),
    "candidates of a picture": lambda n: article(
        f"<picture><source srcset='{'a,b,,c 1x 2w 3h,' * n}'><img src=a sizes='{'(min-width:1px) 1vw,' * n}'>"
    ),
    "a picture in its address": lambda n: article(
        f"<figure><img src='data:image/png;base64,{'A' * 10 * n}'><figcaption>Nell.</figcaption></figure>"
    ),
    "classes of their own": lambda n: article(
        "".join(f"<div class='c{i} related-{i}' id=i{i}>w {i}</div>" for i in range(n // 2))
    ),
    "a long id": lambda n: article(f"<p id='{'comment-' * 10 * n}'>x</p>"),
    "a long date": lambda n: article(
        f"<time datetime='{'1' * n}'></time>",
        f"<meta property=article:published_time content='{'2020-' * n}'>"
        f"<meta name=date content='{'May 4, ' * n}'>",
    ),
    "dates all over": lambda n: article(
        "".join(f"<div>Updated {i % 28 + 1} May 2020 at 10:{i % 60:02}</div>" for i in range(n // 5))
    ),
    "a byline of many": lambda n: article(
        "<p class=byline>By " + ", ".join(f"Ann{i} Lee{i}" for i in range(n // 2)) + "</p>"
    ),
    "bylines": lambda n: article(
        "".join(f"<p class=byline>By Ann{i} Lee, Reporter</p>" for i in range(n // 5))
    ),
    "JSON-LD in JSON-LD": lambda n: article(head=json_ld('{"author":' * n + "1" + "}" * n)),
    "JSON-LD that goes round": lambda n: article(head=_graph(n)),
    "JSON-LD of one id": lambda n: article(
        head=json_ld(json.dumps({"@graph": [{"@id": "#p", "@type": "Person", "name": "A B"}] * n}))
    ),
    "JSON-LD of numbers that are none": lambda n: article(
        head=json_ld(
            '{"@type":"NewsArticle","datePublished":NaN,"wordCount":1e' + "9" * n + ',"image":[-Infinity]}'
        )
    ),
    "JSON-LD of the same key": lambda n: article(
        head=json_ld('{"@type":"NewsArticle",' + '"author":{"name":"Ann Lee"},' * n + '"x":1}')
    ),
    "JSON-LD of halves of characters": lambda n: article(
        head=json_ld(
            '{"@type":"NewsArticle","headline":"' + "\\ud800\\udc00\\ud83d" * n + '","author":"\\udfff"}'
        )
    ),
    "JSON-LD of quotation marks": lambda n: article(
        head=json_ld('{"@type":"NewsArticle","articleBody":"' + 'He said "yes". ' * n + '"}')
    ),
    "JSON-LD of line ends": lambda n: article(head=json_ld('{"headline":"' + "a\n" * n + '",,}')),
    "JSON-LD of comments": lambda n: article(head=json_ld("<!--" + "/* x */ // y\n" * n + "{}-->")),
    "JSON-LD of lists": lambda n: article(
        head=_declared(keywords=["k"] * n, articleSection=[{"name": "x"}] * n, image=[{"url": "/i"}] * n)
    ),
    "JSON-LD of a body": lambda n: article(head=_declared(articleBody="The ferry ran. " * n)),
    "microdata": lambda n: article(
        "<div itemscope itemtype=http://schema.org/Person itemprop=author><b itemprop=name>Ann Lee</b></div>"
        * (n // 2)
    ),
    "shadow roots": lambda n: article(
        "<x-a><template shadowrootmode=open><slot></slot><p>shadow</p></template></x-a>" * (n // 2)
    ),
    "plain text to the end": lambda n: article("<plaintext>" + "<p>x</p>" * n),
    "bases": lambda n: article("<img src=a.jpg>", "<base href='http://a/b/'>" * n),
    "addresses that are none": lambda n: article(
        "".join(f"<img src='http://[::{i}'><a href='//[x{i}'>z</a>" for i in range(n // 5)),
        "<base href='http://[1'>",
    ),
    "an address of steps up": lambda n: article(
        head=f"<link rel=canonical href='https://example.org/{'a/../' * n}'>"
    ),
    "directions": lambda n: article("<p>" + "\u202e\u2066\u200f\u061c" * n + "x</p>"),
    "nothing wide": lambda n: article("<p>" + "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e" * n + "x</p>"),
    "marks on one letter": lambda n: article("<p>a" + "\u0301\u0316\u20dd" * n + " x</p>"),
    "a letter that unfolds": lambda n: article("<p>" + "\ufdfa" * n + " x</p>"),
    "characters by number": lambda n: article("<p>" + "&#x1F600;&#55357;&#99999999;&lt;" * n + "</p>"),
    "zeros in tags": lambda n: article("<p\0>x\0</p\0>" * (n // 2)),
    "copies of the headline": lambda n: article(f"<h2>{HEADLINE}</h2>" * n),
    "posts": lambda n: article(
        "<blockquote class=twitter-tweet><p>The sea</p>— Nell (@nell) <a href='https://twitter.com/n/status/1'>"
        "May 4, 2020</a></blockquote>" * (n // 5)
    ),
    "a table": lambda n: article(
        "<table>" + "".join(f"<tr><td>{i}</td><td>Town {i}</td></tr>" for i in range(n // 2)) + "</table>"
    ),
    "a row": lambda n: article("<table><tr>" + "<td>sea</td>" * n + "</tr></table>"),
    "titles": lambda n: article(head="<title>Other</title>" * n),
    "a title of bars": lambda n: article().replace("</title>", " | Site" * n + "</title>"),
    "pages in the page": lambda n: article(
        "<html lang=de><head><title>x</title></head><body class=a>y" * (n // 5)
    ),
    "instructions": lambda n: article("<![CDATA[ x ]]><?php echo ?><!ELEMENT x><!DOCTYPE html>" * n),
    "foreign prefixes": lambda n: article("<fb:like x:y=1></fb:like><a:b:c>x</a:b:c>" * n),
    **{
        f"{codec} that says {label}": _encoded(codec, label)
        for codec, label in (
            *(("utf-16-be", None), ("utf-16-le", "utf-8"), ("utf-8", "utf-16"), ("utf-8", "x-user-defined")),
            *(("utf-8", "replacement"), ("utf-8", "hz-gb-2312"), ("utf-8", "big5"), ("utf-8", "nonsense")),
            *(("utf-7", "utf-7"), ("koi8-r", "utf-8"), ("cp1252", "utf-8"), ("iso2022_jp", "iso-2022-jp")),
        )
    },
    "the encoding, late": lambda n: (
        f"<!--{'x' * n}--><meta charset=windows-1251>" + article("<p>Größe</p>")
    ).encode(),
    "encodings in turn": lambda n: (
        article().encode() + ("<p>Größe</p>".encode() + "<p>Größe</p>".encode("latin-1")) * n
    ),
}

#: Whatever is found in these, an answer comes.
ODD_ANYTHING: dict[str, Maker] = {
    "frames": lambda n: (
        f"<html><frameset>{'<frame src=a>' * n}</frameset><noframes>{paragraphs()}</noframes>"
    ),
    "UTF-32": lambda n: article("x" * n).encode("utf-32"),
    "EBCDIC": lambda n: article("x" * n).encode("cp037", "replace"),
    "characters cut short": lambda n: b"<p>\xe2\x80 \xf0\x9f \xc0\x80 \xed\xa0\x80</p>" * n,
    "encodings declared": lambda n: ("<meta charset=koi8-r>" * n + article()).encode(),
    "words before the story": lambda n: article().replace("<p>", "<span>At the quay.</span>" * n + "<p>", 1),
    "standfirsts": lambda n: page(f"<p class=standfirst>{STORY[0]} More.</p>" * n + paragraphs()),
}
