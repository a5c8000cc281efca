"""Runs the code blocks of README.md and docs/ as tests.

A page is one document: its blocks share their names and one empty directory, in the order of the page.

- ```` ```python ```` runs, or is compared as a doctest where it begins with `>>>`; so is ```` ```pycon ````.
- ```` ```console ```` runs each `$ commissionkit …` line and compares all that it prints, 80 columns wide. A line `...`
  stands for any lines, `...` within a line for any text. `$ echo $?` shows the exit code of the command before it.
- A block of any other language beneath `<!-- saved as NAME -->` is written to the file NAME; one beneath
  `<!-- added to NAME -->` is put behind what that file holds.
- `<!-- skip: next "reason" -->` skips a block.

Commands for a reader's own shell go into ```` ```sh ````, which is only shown.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shlex
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from sybil import Document, Example, Region, Sybil
from sybil.integration.pytest import SybilItem
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser, SkipParser

HERE = Path(__file__).parent
COMMAND = re.compile(r"^\$ (?P<command>(?:.*\\\n)*.*)\n?(?P<output>(?:(?!\$ ).*(?:\n|\Z))*)", re.MULTILINE)
SAVED = re.compile(
    r"^<!-- (?P<how>saved as|added to) (?P<name>[\w./-]+) -->\s*\n```\w*\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)


def _pattern(expected: str) -> str:
    """The regular expression that the output of a command has to match."""
    lines = []
    for line in expected.splitlines():
        if line == "...":
            lines.append(r"(?:.*\n)*?")
        else:
            lines.append(re.escape(line.rstrip()).replace(re.escape("..."), ".*?") + r"\n")
    return "".join(lines)


def _stripped(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.rstrip().splitlines())


def _run(command: str) -> tuple[str, int]:
    """What `commissionkit …` prints, on both streams, and its exit code."""
    from commissionkit.cli import main

    program, *arguments = shlex.split(command)
    if program != "commissionkit":
        raise ValueError(f"a console block runs commissionkit alone, put `{program}` into a sh block")
    printed = io.StringIO()
    with (
        mock.patch.dict(os.environ, {"COLUMNS": "80", "NO_COLOR": "1"}),
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
    ):
        try:
            code = main(arguments)
        except SystemExit as leaving:  # argparse leaves this way
            code = leaving.code if isinstance(leaving.code, int) else 1
    return printed.getvalue(), code


def _console(example: Example) -> str | None:
    """Run the commands of one console block; the first difference, or None."""
    commands = list(COMMAND.finditer(example.parsed))
    if not commands:
        raise ValueError("a console block without a `$ ` line")
    code = 0
    for found in commands:
        command, expected = found["command"].replace("\\\n", " "), _stripped(found["output"])
        if command.strip() == "echo $?":
            printed = f"{code}\n"
        else:
            printed, code = _run(command)
        if not re.fullmatch(_pattern(expected), _stripped(printed)):
            return f"$ {command}\nExpected:\n{expected}\nPrinted:\n{_stripped(printed)}"
    return None


def save(found: re.Match[str]) -> None:
    """Write a block to its file, or add it to what is there."""
    with Path(found["name"]).open("w" if found["how"] == "saved as" else "a", encoding="utf-8") as file:
        file.write(found["text"])


def saved_files(document: Document) -> Iterator[Region]:
    """The blocks that a page asks to have saved, for the commands that follow them."""
    for found in SAVED.finditer(document.text):
        yield Region(found.start(), found.end(), found, lambda example: save(example.parsed))


class _PyconParser(PythonCodeBlockParser):
    def __init__(self, doctest_optionflags: int) -> None:
        super().__init__(doctest_optionflags=doctest_optionflags)
        self.codeblock_parser = CodeBlockParser("pycon")


def _enter(namespace: dict[str, Any]) -> None:
    directory = tempfile.TemporaryDirectory()
    namespace["_left"] = (Path.cwd(), directory)
    os.chdir(directory.name)


def _leave(namespace: dict[str, Any]) -> None:
    before, directory = namespace["_left"]
    os.chdir(before)
    directory.cleanup()


def _whole_traceback(item: SybilItem, excinfo: pytest.ExceptionInfo[BaseException]) -> Any:
    """The traceback unshortened: Sybil's own way of cutting it fails where one exception was raised from another."""
    return excinfo.traceback


SybilItem._traceback_filter = _whole_traceback

pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=doctest.ELLIPSIS),
        _PyconParser(doctest_optionflags=doctest.ELLIPSIS),
        CodeBlockParser("console", _console),
        saved_files,
        SkipParser(),
    ],
    patterns=["README.md", "docs/*.md", "docs/**/*.md"],
    setup=_enter,
    teardown=_leave,
).pytest()
