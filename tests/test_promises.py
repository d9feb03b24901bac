"""Promises of docs/explanation/promises.md that no other test holds: no I/O, bounded memory, nothing kept."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

import newsmodel
from newsmodel import Diagnostic

ROOT = Path(__file__).resolve().parent.parent
PROMISES = ROOT / "docs" / "explanation" / "promises.md"
PAGE = (ROOT / "examples" / "harbour.html").read_bytes()
TEXT = (ROOT / "examples" / "harbour.txt").read_text(encoding="utf-8")


def python(code: str, *arguments: str) -> str:
    """Return what *code* prints in a fresh interpreter in which warnings are errors."""
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *arguments],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return run.stdout


# --- the page of promises itself --------------------------------------------------------------------------


def test_each_promise_names_tests_that_exist() -> None:
    promises = PROMISES.read_text(encoding="utf-8").partition("\n## ")[0]
    rows = re.findall(r"^(\S.*)\n: ((?:.+|\n(?=\n? ))*)", promises, re.MULTILINE)
    assert len(rows) >= 11
    for promise, tests in rows:
        named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", tests)
        assert named, promise
        for file, test in named:
            assert f"def {test}(" in (ROOT / file).read_text(encoding="utf-8"), (promise, file, test)


# --- no I/O -----------------------------------------------------------------------------------------------

AUDITED = """
import sys
import newsmodel

def everything(mark):
    text = open(sys.argv[2], encoding="utf-8").read() if mark is None else sources[1].replace("Winter", mark)
    page = open(sys.argv[1], "rb").read() if mark is None else sources[0].replace(b"Winter", mark.encode())
    pages = [newsmodel.parse_html(page), newsmodel.parse_html(page.decode())]
    for article in (newsmodel.parse_text(text), *pages):
        assert newsmodel.from_json(newsmodel.to_json(article)) == article
        article._repr_html_()
    newsmodel.explain(page)
    for hostile in HOSTILE:
        newsmodel.parse_html(hostile)
    return page, text

HOSTILE = (
    b'<?xml version="1.0"?><!DOCTYPE html SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY x SYSTEM '
    b'"file:///etc/hostname">]><html><body><p>&x; A story.</p></body></html>',
    b'<html xmlns:xi="http://www.w3.org/2001/XInclude"><base href="file:///"><link rel=next href="/a">'
    b'<body><xi:include href="file:///etc/hostname" parse="text"/><img src="file:///etc/hostname"><p>Story.',
)
sources = everything(None)  # what is loaded with the first use: modules, language files, weights
seen = []
watched = ("open", "import", "socket.", "subprocess.", "os.", "shutil.", "tempfile.", "urllib.", "ctypes.")
sys.addaudithook(lambda event, args: event.startswith(watched) and seen.append((event, args)))
everything("Sommer")
print(seen)
open(sys.argv[1]).close()
print(len(seen))
"""


def test_pages_and_texts_are_read_without_io() -> None:
    files = [str(ROOT / "examples" / name) for name in ("harbour.html", "harbour.txt")]
    before, after = python(AUDITED, *files).splitlines()
    assert before == "[]"
    # The hook does see a file that is opened.
    assert int(after) >= 1


# --- bounded memory ---------------------------------------------------------------------------------------

#: What each of these multiplies is what memory could be wasted on.
FLOODS = {
    "one text": "word " * 200_000,
    "paragraphs": "<p>12 34</p>" * 20_000,
    "unclosed tags": "<b><p>x" * 20_000,
    "links": "<li><a href='/n/{}'>Another story</a></li>" * 20_000,
    "line breaks": "line<br>" * 100_000,
    "empty elements": "<span></span>" * 100_000,
    "comments": "<!-- c -->" * 50_000,
    "entities": "&amp;" * 100_000,
    "figures": "<figure><img src=a.jpg><figcaption>At low tide</figcaption></figure>" * 5_000,
    "JSON-LD": '<script type="application/ld+json">{"@type":"NewsArticle","headline":"A"}</script>' * 10_000,
    "quotation marks": "<p>" + "“a,” said Ada Winter. " * 20_000,
    "emoji": "<p>" + "👩‍👩‍👧 " * 20_000,
}

MEASURED = """
import re, resource, sys
from pathlib import Path
import newsmodel

def peak():
    status = Path("/proc/self/status")
    if status.is_file():
        # What getrusage tells on Linux counts the memory of the process that started this one.
        return int(re.search(r"VmHWM:\\s+(\\d+) kB", status.read_text())[1]) / 1024
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / 1024 / (1024 if sys.platform == "darwin" else 1)

source = sys.stdin.buffer.read()
try:
    newsmodel.parse_html(source)
    newsmodel.parse_text(source.decode())
except newsmodel.LimitExceededError:
    pass
print(peak())
"""


@pytest.mark.parametrize("name", FLOODS)
def test_memory_is_bounded(name: str) -> None:
    source = f"<html><body><article><h1>Ferry runs</h1>{FLOODS[name]}</article></body></html>".encode()
    done = subprocess.run([sys.executable, "-c", MEASURED], input=source, capture_output=True, check=True)
    assert float(done.stdout) < 20 * len(source) / 1e6 + 150


# --- the same after other pages ---------------------------------------------------------------------------

AFTER_OTHERS = """
import sys
import newsmodel

page, text = open(sys.argv[1], "rb").read(), open(sys.argv[2], encoding="utf-8").read()
parser = newsmodel.Parser()

def found():
    return newsmodel.to_json(parser.parse_html(page)) + newsmodel.to_json(parser.parse_text(text))

first = found()
languages = ("en", "de", "fr", "es", "it", "ru", "zh", "tlh", None)
for number in range(1000):
    words = f"Ada{number} Winter of Port{number} said on Monday that ferry {number} runs. " * 2
    language = languages[number % len(languages)]
    parser.parse_html(
        f"<body class=c{number}><div id=d{number}><h1>Ferry {number}</h1><p id=p>{words}</p></div>",
        language=language,
    )
print(found() == first)
"""


def test_a_thousand_other_pages_change_nothing() -> None:
    files = [str(ROOT / "examples" / name) for name in ("harbour.html", "harbour.txt")]
    assert python(AFTER_OTHERS, *files).strip() == "True"


# --- the input stays as it is -----------------------------------------------------------------------------


def test_an_element_is_not_changed() -> None:
    root = etree.fromstring(PAGE, etree.HTMLParser())
    before = etree.tostring(root)
    newsmodel.parse_html(root)
    newsmodel.explain(root)
    assert etree.tostring(root) == before


# --- what a caller should know ----------------------------------------------------------------------------

STORY = (
    "<p>The ferry to Gull Quay ran again on Monday, eleven days after a storm had torn the landing away.</p>"
)
TOLD: dict[str, tuple[str | bytes, Diagnostic]] = {
    "hundreds of attributes": (
        STORY + "<p " + " ".join(f"attribute{n}" for n in range(900)) + ">",
        Diagnostic.TRUNCATED,
    ),
    "a character no text holds": (f"{STORY}<p>\x01</p>", Diagnostic.CHARACTERS_REPLACED),
    "a lone surrogate": (f"{STORY}<p>\ud800</p>", Diagnostic.CHARACTERS_REPLACED),
    "cut inside a character": (
        b"<meta charset=utf-8>" + STORY.encode() + b"<p>caf\xc3",
        Diagnostic.CHARACTERS_REPLACED,
    ),
    "another encoding than declared": (
        f"<meta charset=latin1>{STORY}<p>Größe – “so”</p>".encode(),
        Diagnostic.ENCODING_REPAIRED,
    ),
    "no encoding": (STORY.encode() + b"<p>caf\xe9 cr\xe8me</p>", Diagnostic.ENCODING_GUESSED),
    "broken JSON-LD": (
        f'<script type="application/ld+json">{{"@type": "NewsArticle" "x"}}</script>{STORY}',
        Diagnostic.JSON_LD_IGNORED,
    ),
    "no story": ("<p>x", Diagnostic.NO_BODY),
    "a block without end": ("<p>" + "Ada Winter went home. " * 6_000, Diagnostic.ANNOTATIONS_LIMITED),
}


@pytest.mark.parametrize("name", TOLD)
def test_what_was_lost_is_told(name: str) -> None:
    source, diagnostic = TOLD[name]
    article = newsmodel.parse_html(source)
    assert diagnostic in article.diagnostics
    assert diagnostic.value in json.loads(newsmodel.to_json(article))["diagnostics"]


def test_what_is_nested_too_deep_is_read_or_told() -> None:
    # Up to 2.13 libxml2 reads any depth, later versions the first 2,048 elements.
    is_cut = hasattr(etree.ErrorTypes, "ERR_RESOURCE_LIMIT")
    article = newsmodel.parse_html(STORY + "<div>" * 5_000 + "x")
    assert (Diagnostic.TRUNCATED in article.diagnostics) is is_cut


def test_an_ordinary_page_has_nothing_to_tell() -> None:
    assert newsmodel.parse_html(PAGE).diagnostics == ()
