"""The examples for a pool, for Spark and for Ray, run with the real things over the same crawl."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import newsmodel
from newsmodel import Article

pyarrow: Any = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
pytest.importorskip("fastwarc", reason="fastwarc is not installed")
parquet: Any = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")

from newsmodel.interop import arrow  # noqa: E402

EXAMPLES = Path("examples").resolve()
PAGES = [
    ("https://example.org/harbour", (EXAMPLES / "harbour.html").read_bytes()),
    ("https://example.org/empty", b""),
    ("https://example.org/quay", (EXAMPLES / "quay.html").read_bytes()),
    ("https://example.org/picture", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
    ("https://example.org/half", (EXAMPLES / "harbour.html").read_bytes()[:4000]),
]


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the pages in a WARC file, and once more in a Parquet file."""
    folder = tmp_path_factory.mktemp("crawl with a space")
    (folder / "a.warc").write_bytes(b"".join(_record(url, page) for url, page in PAGES))
    table = pyarrow.table({"url": [url for url, _ in PAGES], "page": [page for _, page in PAGES]})
    parquet.write_table(table, folder / "b.parquet")
    return folder


def _record(url: str, page: bytes) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(page), page)
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
        f"WARC-Date: 2024-03-14T17:20:00Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def _articles(example: str, crawl: Path, out: Path) -> list[tuple[str, str | None, Article | None]]:
    """Run an example; return for each page its address, its error and its article."""
    subprocess.run(
        [sys.executable, EXAMPLES / example, crawl, out],
        check=True,
        timeout=300,
        cwd=out.parent,
        env={
            **os.environ,
            "RAY_USAGE_STATS_ENABLED": "0",
            "PYSPARK_PYTHON": sys.executable,
            "TQDM_DISABLE": "1",
        },
    )
    table = parquet.read_table(out).select(arrow.schema().names).sort_by([("url", "ascending")])
    return [
        (row["url"], row["error"], None if row["error"] else arrow.from_table(one)[0])
        for one in (table.slice(number, 1) for number in range(table.num_rows))
        for row in one.select(["url", "error"]).to_pylist()
    ]


@pytest.fixture(scope="module")
def expected() -> list[tuple[str, str | None, Article | None]]:
    """Return what the examples should write: each page is in both files."""
    found: list[tuple[str, str | None, Article | None]] = []
    for url, page in PAGES:
        try:
            article = newsmodel.parse_html(page, url=url)
            found += [(article.url or "", None, article)] * 2
        except newsmodel.NewsModelError as error:
            found += [(url, f"{type(error).__name__}: {error}", None)] * 2
    return sorted(found, key=lambda entry: entry[0])


def test_the_crawl_has_good_pages_and_broken_ones(
    expected: list[tuple[str, str | None, Article | None]],
) -> None:
    errors = [error for _, error, _ in expected]
    assert any(errors)
    assert None in errors


def test_pool(crawl: Path, tmp_path: Path, expected: list[Any]) -> None:
    pytest.importorskip("tqdm", reason="tqdm is not installed")
    assert _sorted(_articles("pool_articles.py", crawl, tmp_path / "out")) == _sorted(expected)


@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java, and there is none")
def test_spark(crawl: Path, tmp_path: Path, expected: list[Any]) -> None:
    pytest.importorskip("pyspark", reason="pyspark is not installed")
    assert _sorted(_articles("spark_articles.py", crawl, tmp_path / "out")) == _sorted(expected)


def test_ray(crawl: Path, tmp_path: Path, expected: list[Any]) -> None:
    # Not imported here: Ray starts threads and sets handlers in whoever imports it.
    if not any((Path(folder) / "ray").is_dir() for folder in sys.path):
        pytest.skip("ray is not installed")
    assert _sorted(_articles("ray_articles.py", crawl, tmp_path / "out")) == _sorted(expected)


def _sorted(found: list[Any]) -> list[Any]:
    # Equal addresses come in any order: a page that names its own shares it with its truncated copy.
    return sorted(found, key=lambda entry: (entry[0], entry[1] or "", len(entry[2].text) if entry[2] else 0))
