"""What each command of the command line says of itself, asked when the pages are built."""

from __future__ import annotations

import contextlib
import io
import os
import re
from unittest import mock

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from commissionkit.cli import main


def add_to(app: Sphinx) -> None:
    app.add_directive("command-line", _Commands)


def said(*words: str) -> str:
    """What a command prints on `--help`, 80 columns wide and without colours."""
    printed = io.StringIO()
    plain = mock.patch.dict(os.environ, {"COLUMNS": "80", "NO_COLOR": "1"})
    with plain, contextlib.redirect_stdout(printed), contextlib.suppress(SystemExit):
        main([*words, "--help"])
    return printed.getvalue()


def commands() -> tuple[str, ...]:
    """The names of the commands, in their order."""
    return tuple(re.findall(r"^    ([a-z][a-z-]*)\b", said(), re.MULTILINE))


class _Commands(SphinxDirective):
    def run(self) -> list[nodes.Node]:
        self.env.note_reread()  # what a command says is no file that Sphinx could look at
        return [self._section(name) for name in commands()]

    def _section(self, name: str) -> nodes.section:
        section = nodes.section(ids=[f"command-{name}"], names=[name])
        section += nodes.title("", "", nodes.literal("", f"commissionkit {name}"))
        section += nodes.literal_block(said(name), said(name), language="text")
        return section
