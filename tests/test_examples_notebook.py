"""The notebook among the examples is executed, and shows what it promises."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path("examples").resolve()


def test_the_notebook_runs_and_shows_the_article() -> None:
    nbformat: Any = pytest.importorskip("nbformat", reason="nbformat is not installed")
    nbclient: Any = pytest.importorskip("nbclient", reason="nbclient is not installed")
    pytest.importorskip("ipykernel", reason="ipykernel is not installed")
    pytest.importorskip("pandas", reason="pandas is not installed")
    notebook = nbformat.read(EXAMPLES / "explore.ipynb", as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells)
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(EXAMPLES)}}).execute()
    shown = [
        output.data["text/html"]
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        if "text/html" in output.get("data", {})
    ]
    assert len(shown) == 5
    assert "Who is quoted" in shown[0]
    assert "Amos Berg" in shown[0]
    assert "Ada Winter" in shown[1]
    assert "<table" in shown[4]
