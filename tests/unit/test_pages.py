"""How the console blocks of the pages are compared."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

_spec = importlib.util.spec_from_file_location("pages", Path(__file__).parents[2] / "conftest.py")
pages = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(pages)


@pytest.mark.parametrize(
    ("shown", "printed", "agrees"),
    [
        ("one\ntwo\n", "one\ntwo\n", True),
        ("one\ntwo\n", "one\n", False),
        ("one\n", "one\ntwo\n", False),
        ("one\n...\nfour\n", "one\ntwo\nthree\nfour\n", True),
        ("one\n...\nfour\n", "one\nfour\n", True),
        ("one\n...\nfour\n", "one\ntwo\n", False),
        ("a ... c\n", "a b c\n", True),
        ("a ... c\n", "a\nb c\n", False),
        ("1.5 (x)\n", "1x5 (x)\n", False),
    ],
)
def test_shown_output_is_compared_whole(shown: str, printed: str, agrees: bool) -> None:
    """What a page shows is the whole output, but for what `...` stands for."""
    assert (re.fullmatch(pages._pattern(shown), printed) is not None) == agrees


def test_commands_of_a_block_are_told_apart() -> None:
    """Each `$ ` line begins a command, which a backslash carries on; the lines beneath are its output."""
    block = "$ commissionkit who \\\n    x\nthe board\n\n  by ratifying\n$ echo $?\n0\n"

    found = [(command["command"], command["output"]) for command in pages.COMMAND.finditer(block)]

    assert found == [("commissionkit who \\\n    x", "the board\n\n  by ratifying\n"), ("echo $?", "0\n")]


def test_a_block_may_be_added_to_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A block that is saved begins a file anew, one that is added is put behind what is there."""
    monkeypatch.chdir(tmp_path)
    page = "<!-- saved as a.yaml -->\n```yaml\none: 1\n```\n\n<!-- added to a.yaml -->\n```yaml\ntwo: 2\n```\n"

    for _ in range(2):
        for found in pages.SAVED.finditer(page):
            pages.save(found)

    assert Path("a.yaml").read_text(encoding="utf-8") == "one: 1\ntwo: 2\n"
