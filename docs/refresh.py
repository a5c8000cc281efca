"""Writes into the pages what their examples print today.

    python docs/refresh.py [PAGE …]

The tests compare the pages with what is printed; this brings them up to date after a change that was meant, writes the
pages of the sites and the picture of the README anew, and runs the notebooks again. Read the difference before you
commit it. Output that a page shortens with `...` is left alone while it still fits, and so is a block that the tests
may skip.
"""

from __future__ import annotations

import doctest
import io
import os
import re
import sys
import tempfile
import traceback
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "docs")]

import notebooks  # noqa: E402 - found by the line above
import site_pages  # noqa: E402 - and this

import commissionkit as ck  # noqa: E402
import conftest  # noqa: E402 - so is this

#: The picture that README.md shows.
PICTURE = ROOT / "docs" / "pictures" / "aligned-services.svg"

BLOCK = re.compile(
    r"(?P<skipped><!-- skip: next[^\n]*-->\n+)?^```(?P<language>python|pycon|console)\n(?P<body>.*?)^```$|"
    + conftest.SAVED.pattern,
    re.MULTILINE | re.DOTALL,
)
FLAGS = doctest.ELLIPSIS


def refreshed(text: str) -> str:
    """The page with the output of today, run in an empty directory of its own."""
    names: dict[str, Any] = {"__name__": "page"}

    def block(found: re.Match[str]) -> str:
        if found["how"]:
            conftest.save(found)
        if found["how"] or found["skipped"]:
            return found[0]
        language, body = found["language"], found["body"]
        if language == "console":
            return f"```console\n{_console(body)}```"
        if ">>>" not in body:
            exec(compile(body, "page", "exec"), names)  # noqa: S102 - the pages are ours
            return found[0]
        return f"```{language}\n{_session(body, names)}```"

    return BLOCK.sub(block, text)


def _console(body: str) -> str:
    code = 0
    shown = []
    for found in conftest.COMMAND.finditer(body):
        command = found["command"].replace("\\\n", " ")
        printed, code = (f"{code}\n", code) if command.strip() == "echo $?" else conftest._run(command)
        printed = conftest._stripped(printed)
        fits = re.fullmatch(conftest._pattern(conftest._stripped(found["output"])), printed)
        shown.append(f"$ {found['command']}\n{found['output'] if fits else printed}")
    return "".join(shown)


def _session(body: str, names: dict[str, Any]) -> str:
    shown = []
    for piece in doctest.DocTestParser().parse(body):
        if isinstance(piece, str):
            shown.append(piece)
            continue
        printed = _printed(piece.source, names)
        fits = doctest.OutputChecker().check_output(piece.want, printed, FLAGS)
        first, *rest = piece.source.splitlines()
        source = "\n... ".join([f">>> {first}", *rest])
        shown.append(f"{source}\n{piece.want if fits else printed}")
    return "".join(shown)


def _printed(source: str, names: dict[str, Any]) -> str:
    out = io.StringIO()
    with redirect_stdout(out):
        try:
            exec(compile(source, "page", "single"), names)  # noqa: S102 - the pages are ours
        except Exception as error:  # noqa: BLE001 - shown as the session shows it
            told = "".join(traceback.format_exception_only(error))
            return f"Traceback (most recent call last):\n    ...\n{told}"
    return out.getvalue().replace("\n\n", "\n<BLANKLINE>\n")


def picture() -> str:
    """How the aligned services of Tameside and Glossop are decided, as SVG."""
    return ck.decision_map(ck.load("tameside-glossop"), focus="icf/aligned").svg()


def main(pages: list[str]) -> None:
    """Bring pages up to date; all of them, and the notebooks, where none is named."""
    if not pages:
        site_pages.main()
        PICTURE.write_text(picture(), encoding="utf-8")
    found = [Path(page).resolve() for page in pages] or [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    os.environ["COLUMNS"] = "80"
    for page in found:
        before = page.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as directory:
            os.chdir(directory)
            after = refreshed(before)
            os.chdir(ROOT)
        if after != before:
            page.write_text(after, encoding="utf-8")
            print(f"{page.relative_to(ROOT)}: brought up to date")
    if not pages:
        notebooks.main([])


if __name__ == "__main__":
    main(sys.argv[1:])
