"""Pages that a scraper may meet and that no editor ever wrote, at the size that is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable

HEADLINE = "Ferry to Gull Quay runs again"
STORY = (
    "The ferry to Gull Quay ran again on Monday, eleven days after a storm had torn the landing away.",
    "Captain Nell Orrin said that the new landing moves with the tide, which the old one never did.",
    "The council of the island will pay for half of the work, and the harbour office for the rest.",
)

#: Takes a size, returns a page.
Maker = Callable[[int], str | bytes]


def page(body: str, head: str = "") -> str:
    top = f'<!DOCTYPE html><html lang="en"><head><title>{HEADLINE}</title>{head}</head>'
    return f"{top}<body>{body}</body></html>"


def article(inner: str = "", head: str = "") -> str:
    return page(f"<article><h1>{HEADLINE}</h1>{paragraphs()}{inner}</article>", head)


def paragraphs() -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in STORY)


def json_ld(value: str) -> str:
    return f'<script type="application/ld+json">{value}</script>'


def _levels(n: int) -> str:
    value: object = "end"
    for _ in range(min(n, 900)):
        value = {"@type": "NewsArticle", "isPartOf": value}
    return json.dumps(value)


#: The story is found in each of these.
WITH_STORY: dict[str, Maker] = {
    "deep divs behind the story": lambda n: article() + "<div>" * n,
    "deep inline tags in the story": lambda n: article("<b>" * n + "x" + "</b>" * n),
    "deep quotes": lambda n: article("<blockquote>" * n + "no" + "</blockquote>" * n),
    "deep tables": lambda n: article("<table><tr><td>" * n + "x" + "</td></tr></table>" * n),
    "unclosed inline tags": lambda n: article("<i><a href=x>" * n),
    "unclosed figures": lambda n: article("<figure><img src=a.jpg><figcaption>c" * min(n, 300)),
    "tags closed in the wrong order": lambda n: article("<a><b><i>x</a></b></i>" * n),
    "end tags of nothing": lambda n: article("</p></div></b>" * n),
    "links behind the story": lambda n: page(
        f"<article>{paragraphs()}</article><ul>" + "<li><a href=/x>Another story</a></li>" * n
    ),
    "short paragraphs": lambda n: article("<p>12 34</p>" * n),
    "images": lambda n: article("<img src=a.jpg alt='A ferry.'>" * n),
    "figures of one picture": lambda n: article(
        "<figure><img src=a.jpg><figcaption>At low tide</figcaption></figure>" * n
    ),
    "line breaks": lambda n: article("<br>" * n),
    "words and line breaks": lambda n: article("<p>" + "word<br>" * n + "</p>"),
    "comments": lambda n: article("<!-- c -->" * n + "<!--" + "-" * n + "-->"),
    "entities": lambda n: article("&nbsp;&shy;&zwnj;&#x200b;&bogus;&#0;" * n),
    "attributes": lambda n: article("<p " + " ".join(f"a{i}=b" for i in range(n)) + ">x</p>"),
    "classes": lambda n: article(f"<div class='{'share caption ' * n}'>x</div>"),
    "a style": lambda n: article(f"<p style='{'display:block;' * n}'>x</p>"),
    "a srcset": lambda n: article(f"<img srcset='{'a.jpg 1w, ' * n}'>"),
    "spaces": lambda n: article(" \t\n\u00a0\u200b" * n + "<p>" + " " * n + "</p>"),
    "opening brackets": lambda n: article("<p>" + "(" * n + "</p>"),
    "quotation marks": lambda n: article("<p>" + "“ " * n + "</p>"),
    "less-than signs": lambda n: article("<p>" + "< " * n + "</p>"),
    "meta tags": lambda n: article(head="<meta property='article:author' content='By Ann Lee'>" * n),
    "JSON-LD scripts": lambda n: article(head=json_ld('{"@type": "NewsArticle"}') * n),
    "JSON-LD of many levels": lambda n: article(head=json_ld(_levels(n))),
    "JSON-LD of opening brackets": lambda n: article(head=json_ld("[" * n)),
    "JSON-LD of a long number": lambda n: article(
        head=json_ld('{"@type": "NewsArticle", "datePublished": ' + "9" * n + "}")
    ),
    "JSON-LD of authors": lambda n: article(
        head=json_ld(json.dumps({"@type": "Article", "author": [{"name": f"Ann {i} Lee"} for i in range(n)]}))
    ),
    "a language": lambda n: article().replace('"en"', f'"en-{"x" * n}"'),
    "an address": lambda n: article(head=f"<link rel=canonical href='http://[{'x' * n}'>"),
    "a base": lambda n: article("<img src=a.jpg>", head=f"<base href='{'../' * n}'>"),
    "a second page behind": lambda n: article() + page("<p>x</p>" * n),
    "a page before": lambda n: page("<p>x</p>" * n) + article(),
}

#: Whatever is found in these, an answer comes.
ANYTHING: dict[str, Maker] = {
    "deep divs around the story": lambda n: page("<div>" * n + paragraphs()),
    "nothing but less-than signs": lambda n: "<" * n,
    "nothing but ampersands": lambda n: "&" * n,
    "nothing but an open comment": lambda n: "<!--" + "x" * n,
    "nothing but an open script": lambda n: "<script>" + "x" * n,
    "nothing but an open tag": lambda n: "<p " + "x" * n,
    "a style that swallows the page": lambda n: page(paragraphs(), "<style>p {") + " " * n,
    "nothing but byte order marks": lambda n: b"<p>" + b"\xef\xbb\xbf" * n,
    "bytes of no encoding": lambda n: b"<p>" + b"\xe9 \xff\xfe \x80" * n,
    "UTF-16 without a mark": lambda n: article("x" * n).encode("utf-16-le"),
    "UTF-16 of odd length": lambda n: article("x" * n).encode("utf-16")[:-1],
    "zero bytes": lambda n: b"<p>a</p>" + b"\0" * n,
    "surrogates": lambda n: "<p>" + "\ud83d" * n + "</p>",
    "headings alone": lambda n: page("<h1>Ferry runs</h1>" * n),
    "captions alone": lambda n: page(
        "<figure><img src=a.jpg><figcaption>A ferry. Photo: Ida Moor</figcaption></figure>" * n
    ),
    "one paragraph": lambda n: page("<p>" + "word " * n + "</p>"),
    "one word": lambda n: page("<p>" + "word" * n + "</p>"),
    "one headline": lambda n: page("<h1>" + "word " * n + "</h1>" + paragraphs()),
    "the same sentence": lambda n: page(f"<p>{STORY[0]}</p>" * n),
}
