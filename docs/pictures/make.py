"""Takes the pictures of the notebook view with a headless Chromium: `make pictures`."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import newsmodel
from newsmodel.interop.notebook import article_html

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "examples" / "harbour.html"
GROUNDS = {"notebook": "background:#fff;color:#1a1a1a", "notebook-dark": "background:#111;color:#ddd"}
SIZE = "960,2010"


def main() -> None:
    """Write a picture for each ground."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        sys.exit("no Chromium on this machine")
    view = article_html(newsmodel.parse_html(PAGE.read_bytes()))
    with tempfile.TemporaryDirectory() as folder:
        for name, ground in GROUNDS.items():
            page = Path(folder, f"{name}.html")
            page.write_text(f'<!doctype html><meta charset=utf-8><body style="{ground};margin:20px">{view}')
            subprocess.run(
                [
                    chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
                    "--no-first-run", "--disable-background-networking", "--hide-scrollbars",
                    f"--window-size={SIZE}",
                    f"--user-data-dir={folder}/profile", f"--screenshot={HERE / name}.png", page.as_uri(),
                ],
                check=True,
                capture_output=True,
            )  # fmt: skip


if __name__ == "__main__":
    main()
