"""The examples for a pool, for Spark and for Ray, run with the real things over the same crawl."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, TypeAlias

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
    ("https://example.org/exit", b"exit"),
    ("https://example.org/kill", b"kill"),
    ("https://example.org/memory", b"memory"),
]


#: Python runs it at every start: pages that say so end the process in the middle of being parsed.
DEADLY = """
import os, signal
from newsmodel.parsing import Parser

read = Parser.parse_html

def parse_html(self, source, **known):
    match bytes(source):
        case b"exit":
            os._exit(3)
        case b"kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case b"memory":
            raise MemoryError("no memory for the page")
    return read(self, source, **known)

Parser.parse_html = parse_html
"""
DEATHS = {
    "exit": "ProcessDied: the process that parsed the page ended with code 3",
    "kill": "ProcessDied: the process that parsed the page ended with code -9",
    "memory": "MemoryError: no memory for the page",
}


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the pages in a WARC file, and once more in a Parquet file."""
    folder = tmp_path_factory.mktemp("crawl with a space") / "crawl"
    folder.mkdir()
    (folder.parent / "sitecustomize.py").write_text(DEADLY)
    (folder / "a.warc").write_bytes(b"".join(_record(url, page) for url, page in PAGES))
    table = pyarrow.table({"address": [url for url, _ in PAGES], "page": [page for _, page in PAGES]})
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


#: The address of the page, its error, its article.
Row: TypeAlias = tuple[str, str | None, Article | None]


def _run(example: str, source: Path, *out: Path) -> str:
    """Run an example over a folder; return what it prints."""
    run = subprocess.run(
        [sys.executable, EXAMPLES / example, source, *out],
        check=True,
        timeout=900,
        cwd=(*out, source)[0].parent,
        capture_output=True,
        encoding="utf-8",
        env={
            **os.environ,
            "RAY_USAGE_STATS_ENABLED": "0",
            "PYSPARK_PYTHON": sys.executable,
            "PYTHONIOENCODING": "utf-8",
            "TQDM_DISABLE": "1",
            # sitecustomize.py stands beside the crawl.
            "PYTHONPATH": str(source.parent),
        },
    )
    return run.stdout


def _written(out: Path) -> list[Row]:
    """Return for each page its address, its error and its article, by address."""
    table = parquet.read_table(out).sort_by([("address", "ascending")])
    return [
        (row["address"], row["error"], None if row["error"] else arrow.from_table(one)[0])
        for one in (table.slice(number, 1) for number in range(table.num_rows))
        for row in one.select(["address", "error"]).to_pylist()
    ]


@pytest.fixture(scope="module")
def expected() -> list[Row]:
    """Return what the examples should write: each page is in both files."""
    found: list[Row] = []
    for url, page in PAGES:
        if error := DEATHS.get(page.decode("latin-1")):
            found += [(url, error, None)] * 2
            continue
        try:
            article = newsmodel.parse_html(page, url=url)
            found += [(url, None, article)] * 2
        except newsmodel.NewsModelError as refused:
            found += [(url, f"{type(refused).__name__}: {refused}", None)] * 2
    return sorted(found, key=lambda entry: entry[0])


def test_the_crawl_has_good_pages_and_broken_ones(
    expected: list[Row],
) -> None:
    errors = [error for _, error, _ in expected]
    assert any(errors)
    assert None in errors


def test_pool(crawl: Path, tmp_path: Path, expected: list[Row]) -> None:
    pytest.importorskip("tqdm", reason="tqdm is not installed")
    _run("pool_articles.py", crawl, tmp_path / "out")
    assert _written(tmp_path / "out") == expected


def _needs_spark() -> None:
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java, and there is none")
    pytest.importorskip("pyspark", reason="pyspark is not installed")


def _needs_ray() -> None:
    # Not imported here: Ray starts threads and sets handlers in whoever imports it.
    if not any((Path(folder) / "ray").is_dir() for folder in sys.path):
        pytest.skip("ray is not installed")


def test_spark(crawl: Path, tmp_path: Path, expected: list[Row]) -> None:
    _needs_spark()
    _run("spark_articles.py", crawl, tmp_path / "out")
    assert _written(tmp_path / "out") == expected


def test_ray(crawl: Path, tmp_path: Path, expected: list[Row]) -> None:
    _needs_ray()
    _run("ray_articles.py", crawl, tmp_path / "out")
    assert _written(tmp_path / "out") == expected


def _deadly_crawl(folder: Path, pages: list[str]) -> Path:
    """Write a crawl in which each page is a good one or one that ends the process; return its folder."""
    (folder / "sitecustomize.py").write_text(DEADLY)
    crawl = folder / "crawl"
    crawl.mkdir()
    good = (EXAMPLES / "quay.html").read_bytes()
    (crawl / "a.warc").write_bytes(
        b"".join(
            _record(f"https://example.org/{number}", page.encode() if page in DEATHS else good)
            for number, page in enumerate(pages)
        )
    )
    return crawl


@pytest.mark.parametrize(
    "pages",
    [
        ["good", "exit", "good", "kill", "kill", "memory", "good"],
        ["kill", "good"],
        ["good", "exit"],
        ["kill"],
    ],
    ids=" ".join,
)
def test_a_page_that_ends_its_process_is_a_row_and_the_rest_goes_on(tmp_path: Path, pages: list[str]) -> None:
    pytest.importorskip("tqdm", reason="tqdm is not installed")
    crawl = _deadly_crawl(tmp_path, pages)
    _run("pool_articles.py", crawl, tmp_path / "out")
    article = newsmodel.parse_html((EXAMPLES / "quay.html").read_bytes())
    assert [(address, error) for address, error, _ in _written(tmp_path / "out")] == [
        (f"https://example.org/{number}", DEATHS.get(page)) for number, page in enumerate(pages)
    ]
    texts = [found.text for _, _, found in _written(tmp_path / "out") if found]
    assert texts == [article.text] * pages.count("good")


def test_a_broken_file_is_told_and_the_others_are_read(crawl: Path, tmp_path: Path) -> None:
    pytest.importorskip("tqdm", reason="tqdm is not installed")
    mixed, out = tmp_path / "mixed", tmp_path / "out"
    mixed.mkdir()
    shutil.copy(crawl / "a.warc", mixed)
    (mixed / "b.parquet").write_bytes(b"no parquet")
    with pytest.raises(subprocess.CalledProcessError) as caught:
        _run("pool_articles.py", mixed, out)
    assert "b.parquet: ArrowInvalid" in caught.value.stderr
    assert len(_written(out / "a.warc.articles.parquet")) == len(PAGES)
    # A second run reads what is missing alone.
    (mixed / "a.warc").write_bytes(b"")
    (mixed / "b.parquet").unlink()
    _run("pool_articles.py", mixed, out)
    assert len(_written(out / "a.warc.articles.parquet")) == len(PAGES)


# --- links of many articles -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of Parquet, as the other examples write it: one page is in all files, one is none."""
    folder = tmp_path_factory.mktemp("written") / "articles"
    folder.mkdir()
    harbour = (EXAMPLES / "harbour.html").read_bytes()
    address = b"https://harbour-news.example/2024/03/14/old-pier-closes"
    for number in range(3):
        pages = [
            {"address": f"https://example.org/{number}", "page": harbour.replace(address, b"/%d" % number)},
            {"address": "https://example.org/quay", "page": (EXAMPLES / "quay.html").read_bytes()},
            {"address": f"https://example.org/{number}/empty", "page": b""},
        ]
        batch = pyarrow.RecordBatch.from_pylist(pages)
        rows = arrow.parse_batches([batch], url="address", keep=("address",))
        parquet.write_table(pyarrow.Table.from_batches(rows), folder / f"{number}.parquet")
    return folder


@pytest.fixture(scope="module")
def most_quoted(articles: Path) -> str:
    """Return what the examples should print: the links of all articles, made at once."""
    links = newsmodel.link(arrow.from_table(parquet.read_table(articles)))
    assert len(links) == 4
    code = "import sys, pickle, linked_articles as l; l.print_most_quoted(pickle.load(sys.stdin.buffer))"
    run = subprocess.run(
        [sys.executable, "-c", code],
        input=pickle.dumps(links),
        check=True,
        capture_output=True,
        cwd=EXAMPLES,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    printed = run.stdout.decode("utf-8").replace("\r\n", "\n")
    assert "Marit Haugen: Harbour News" in printed
    return printed


def test_links_with_spark(articles: Path, most_quoted: str) -> None:
    _needs_spark()
    assert _run("spark_links.py", articles) == most_quoted


def test_links_with_ray(articles: Path, most_quoted: str) -> None:
    _needs_ray()
    assert _run("ray_links.py", articles) == most_quoted
