"""Runs the notebooks of examples/ again, and writes into them what they print today.

    python docs/notebooks.py [NOTEBOOK …]

A notebook is run in a fresh kernel, in a copy of the folder it stands in. What differs from run to run is left out:
when a cell ran, on which machine, under which id. The tests run the notebooks again and compare; read the difference
before you commit it.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from unittest import mock

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

ROOT = Path(__file__).resolve().parent.parent
KERNEL = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
SHOWN = ("text/plain", "text/html", "image/svg+xml")


def notebooks() -> list[Path]:
    """Every notebook of the examples."""
    return sorted((ROOT / "examples").glob("*.ipynb"))


def executed(path: Path) -> NotebookNode:
    """The notebook as it comes out of a run today, normalised; the file itself is left alone.

    Raises:
        nbclient.exceptions.CellExecutionError: A cell fails.
    """
    notebook = read(path)
    with tempfile.TemporaryDirectory() as directory:
        beside = Path(shutil.copytree(path.parent, Path(directory, "copy")))
        home = dict.fromkeys(("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR"), directory) | {"COLUMNS": "80"}
        with mock.patch.dict(os.environ, home):
            NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(beside)}}).execute()
    return normalised(notebook)


def normalised(notebook: NotebookNode) -> NotebookNode:
    """The notebook without what differs from run to run and from machine to machine."""
    notebook.metadata = nbformat.from_dict(KERNEL)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({})
    for number, cell in enumerate(cells, start=1):
        cell.execution_count = number
        cell.outputs = _joined([_output(output, number) for output in cell.outputs])
    return notebook


def _output(output: NotebookNode, number: int) -> NotebookNode:
    if output.output_type == "execute_result":
        output.execution_count = number
    if "data" in output:
        output.data = nbformat.from_dict({form: output.data[form] for form in SHOWN if form in output.data})
        output.metadata = nbformat.from_dict({})
    return output


def _joined(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """The outputs, with what went to one stream in one piece: a kernel cuts it as it likes."""
    joined: list[NotebookNode] = []
    for output in outputs:
        before = joined[-1] if joined else None
        if before and output.output_type == before.output_type == "stream" and output.name == before.name:
            before.text += output.text
        else:
            joined.append(output)
    return joined


def read(path: Path) -> NotebookNode:
    """The notebook as it stands in the file."""
    return nbformat.read(path, as_version=4)


def refresh(path: Path) -> bool:
    """Run a notebook and write it back; whether that changed the file."""
    before = path.read_text(encoding="utf-8")
    after = nbformat.writes(executed(path)).rstrip("\n") + "\n"
    if after != before:
        path.write_text(after, encoding="utf-8")
    return after != before


def main(names: list[str]) -> None:
    """Bring notebooks up to date; all of them where none is named."""
    for path in [Path(name).resolve() for name in names] or notebooks():
        if refresh(path):
            print(f"{path.relative_to(ROOT)}: brought up to date")


if __name__ == "__main__":
    main(sys.argv[1:])
