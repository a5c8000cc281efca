"""The notebooks of the examples, run again."""

from __future__ import annotations

import importlib.util
import tempfile
from pathlib import Path

import nbformat
import pytest

_spec = importlib.util.spec_from_file_location("notebooks", Path(__file__).parents[2] / "docs" / "notebooks.py")
notebooks = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(notebooks)

FOUND = notebooks.notebooks()
TOLD = "brought up to date by: python docs/notebooks.py"


def _shown(output: nbformat.NotebookNode) -> dict[str, str]:
    """What a reader sees of an output, by form."""
    if output.output_type == "stream":
        return {output.name: output.text}
    return {form: output.data[form] for form in notebooks.SHOWN if form in output.data}


def test_there_are_notebooks() -> None:
    """The tests below have something to run."""
    assert FOUND


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.stem)
def test_a_notebook_shows_what_its_cells_give_today(path: Path) -> None:
    """Run again in a fresh kernel, every cell gives the committed output: no change of code or data goes unseen."""
    committed, today = notebooks.read(path), notebooks.executed(path)

    differ = [
        old.id
        for old, new in zip(committed.cells, today.cells, strict=True)
        if list(map(_shown, old.get("outputs", []))) != list(map(_shown, new.get("outputs", [])))
    ]

    assert differ == [], TOLD


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.stem)
def test_a_notebook_holds_nothing_of_the_machine_it_ran_on(path: Path) -> None:
    """It is valid, and normalised: stable ids, cells numbered in order, no times, no paths, no errors or warnings."""
    committed = notebooks.read(path)
    nbformat.validate(committed)
    before = nbformat.writes(committed)

    assert nbformat.writes(notebooks.normalised(committed)) == before
    machine = (tempfile.gettempdir(), str(Path.home()), str(Path(notebooks.__file__).parents[1]))
    assert not [word for word in (*machine, "ipykernel", "stderr", "Traceback") if word in before]


def test_pieces_of_one_stream_are_one_output() -> None:
    """A kernel may send in pieces what a cell prints; the file holds it in one, with the number of the cell."""
    cell = nbformat.v4.new_code_cell("print(1); print(2)", execution_count=7, metadata={"execution": {"at": "noon"}})
    cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text=text) for text in ("1\n", "2\n")]
    notebook = nbformat.v4.new_notebook(
        cells=[cell], metadata={"language_info": {"name": "python", "version": "3.11.4"}}
    )

    (normal,) = notebooks.normalised(notebook).cells

    assert (normal.execution_count, dict(normal.metadata), [output.text for output in normal.outputs]) == (
        1,
        {},
        ["1\n2\n"],
    )
    assert dict(notebook.metadata) == notebooks.KERNEL
