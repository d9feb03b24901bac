"""The scrapers' examples: a real Scrapy crawl of a server on this machine, and a web-poet page object."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import newsmodel
from newsmodel import Article, SerializationError
from newsmodel.interop.zyte import to_zyte

EXAMPLES = Path("examples").resolve()
FRONT = """<!doctype html><title>Harbour News</title><h2><a href="/harbour.html">Pier</a></h2>
<h2><a href="/quay.html">Quay</a></h2><h2><a href="/picture.png">Picture</a></h2>
<h3><a href="/gone">Gone</a></h3><h3><a href="/menu.html">Menu</a></h3>
<p><a href="/elsewhere.html">Elsewhere</a></p>"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and keeps still about it."""

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """Serve a small site on this machine; return its address."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text(FRONT)
    (folder / "menu.html").write_text("<!doctype html><title>Menu</title><ul><li><a href='/'>Home</a></ul>")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    for name in ("harbour.html", "quay.html"):
        (folder / name).write_bytes((EXAMPLES / name).read_bytes())
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_spider_crawls_a_site_and_exports_its_articles(site: str, tmp_path: Path) -> None:
    pytest.importorskip("scrapy", reason="scrapy is not installed")
    out = tmp_path / "articles.jsonl"
    run = subprocess.run(
        [
            sys.executable, "-m", "scrapy", "runspider", EXAMPLES / "scrapy_spider.py",
            "-a", f"start={site}/", "-O", out, "-s", "LOG_LEVEL=INFO", "-s", "TELNETCONSOLE_ENABLED=False",
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        cwd=tmp_path,
    )  # fmt: skip
    assert "Traceback" not in run.stderr
    assert f"no article: {site}/menu.html" in run.stderr
    articles = [newsmodel.from_dict(json.loads(line)) for line in out.read_text("utf-8").splitlines()]
    expected = [
        newsmodel.parse_html((EXAMPLES / name).read_bytes()) for name in ("harbour.html", "quay.html")
    ]
    assert sorted(article.text for article in articles) == sorted(article.text for article in expected)
    assert sorted(len(article.quotes) for article in articles) == sorted(len(a.quotes) for a in expected)


def test_the_items_pass_through_itemadapter() -> None:
    itemadapter: Any = pytest.importorskip("itemadapter", reason="itemadapter is not installed")
    article = newsmodel.parse_html((EXAMPLES / "harbour.html").read_bytes())
    adapter = itemadapter.ItemAdapter(newsmodel.to_dict(article))
    assert newsmodel.from_dict(adapter.asdict()) == article
    assert adapter["headline"] == article.headline


def test_a_page_object_gives_an_item_and_parses_nothing_twice() -> None:
    web_poet: Any = pytest.importorskip("web_poet", reason="web-poet is not installed")
    pytest.importorskip("zyte_common_items", reason="zyte-common-items is not installed")
    spec = importlib.util.spec_from_file_location("web_poet_page", EXAMPLES / "web_poet_page.py")
    assert spec
    assert spec.loader
    example = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(example)
    body = (EXAMPLES / "harbour.html").read_bytes()
    response = web_poet.HttpResponse("https://example.org/pier", body=body, encoding="utf-8")
    item = asyncio.run(example.ArticlePage(response=response).to_item())
    article = newsmodel.parse_html(body, url="https://example.org/pier")
    assert item.url == "https://example.org/pier"
    assert item.headline == article.headline
    assert item.articleBody == article.text
    assert [author.name for author in item.authors] == [author.name for author in article.authors]
    assert item.datePublished == "2024-03-14T16:20:00Z"
    assert item.canonicalUrl == article.url
    assert [image.url for image in item.images] == [c.image_url for c in article.captions if c.image_url]


def test_an_item_has_an_address() -> None:
    with pytest.raises(SerializationError) as caught:
        to_zyte(Article())
    assert caught.value.path == ("url",)
    assert to_zyte(Article(), url="https://example.org") == {"url": "https://example.org"}
    with pytest.raises(TypeError):
        to_zyte("an article")  # type: ignore[arg-type]
